//! Taking over whole registers: rows of a file a second, decided and written durably.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::Result;
use casework::intake::{PastAnswer, Source};
use casework::permission::Actor;
use desk::Order;
use jiff::ToSpan;
use store::Durability;

use super::ground::Ground;
use super::{Report, number};

/// Rows under way at a time, as many as an import sends before it waits.
const UNDER_WAY: usize = 512;

/// Imports rows for a while.
pub(super) fn import(ground: &Ground, seconds: f64, report: &mut Report<'_>) -> Result<()> {
    let register = ground.register("import")?;
    let desk = register.fresh_desk(Durability::Full)?;
    let (tell, told) = mpsc::channel();
    let (now, began, most) = (desk.now(), Instant::now(), Duration::from_secs_f64(seconds));
    let (mut sent, mut done) = (0u64, 0u64);
    while began.elapsed() < most || done < sent {
        if began.elapsed() < most && sent - done < UNDER_WAY as u64 {
            let mut receive = ground.texts.complaint(sent);
            let heard = now - (5_000 + i64::try_from(sent % 900_000)?).minutes();
            receive.heard_at = Some(heard);
            receive.source =
                Some(Source { system: "file".to_owned(), number: sent.to_string(), due_at: None });
            receive.past_answer =
                Some(PastAnswer { at: Some(heard + 24.hours()), text: receive.heading.clone() });
            let tell = tell.clone();
            let order = Order::receive(Actor::Import("file".to_owned()), receive);
            desk.submit(order, move |result| drop(tell.send(result.map(drop))));
            sent += 1;
        } else {
            told.recv()??;
            done += 1;
        }
    }
    let rate = number(done) / began.elapsed().as_secs_f64();
    report.tell("import", rate, "rows/s");
    Ok(())
}
