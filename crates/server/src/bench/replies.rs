//! Answers: what reading one by the rules costs, and what a letter costs that is typeset.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use casework::case::{Case, Command, Setting, decide};
use casework::contact::Means;
use casework::id::{CaseId, CaseNo};
use casework::permission::Actor;
use casework::point::AnswerPoint;
use casework::reply_check::{Outgoing, Told, check};
use casework::response::Response;
use desk::Chance as _;
use desk::chance::SeededChance;
use store::Durability;

use super::Report;
use super::fill::People;
use super::ground::Ground;
use crate::locale::{Locale, Reader};
use crate::paper;

/// Characters of the answers that are read, as long as real ones of authorities are: half are shorter.
const ANSWER_CHARS: usize = 270;
/// Different answers that are read in turn.
const ANSWERS: u64 = 50;
/// Letters typeset at most.
const LETTERS_MAX: u32 = 50;

/// Reads answers for a while, then typesets letters.
pub(super) fn measure(ground: &Ground, seconds: f64, report: &mut Report<'_>) -> Result<()> {
    let register = ground.register("replies")?;
    let desk = register.fresh_desk(Durability::None)?;
    let (house, people, now) = (desk.house(), People::of(&desk)?, desk.now());
    let actor = Actor::Staff(people.agents[0].clone());
    let mut receive = ground.texts.complaint(1);
    receive.no = CaseNo::new(house.calendar.local_date(now), 1);
    let pack = house.packs.get(&receive.pack).context("a pack is missing")?;
    let setting = house.setting(pack, &actor, now);
    let id: CaseId = SeededChance::new(2).identity(now);
    let mut case = Case { id: Some(id), ..Case::default() };
    let text = receive.narrative.clone();
    for command in
        [Command::Receive(Box::new(receive)), Command::AnswerPoint(AnswerPoint { point: 1, text })]
    {
        let events = decide(&case, &command, &setting).map_err(desk::Trouble::from)?;
        case.apply_step(now, &actor, &events);
    }
    let answers: Vec<String> = (0..ANSWERS).map(|n| answer(ground, n)).collect();
    read(&case, &answers, seconds, &setting, report);
    typeset(&case, &answers, seconds, &setting, report)
}

/// A text of the usual length, made of complaints.
fn answer(ground: &Ground, n: u64) -> String {
    let mut text = String::new();
    let mut next = n;
    while text.chars().count() < ANSWER_CHARS {
        text.push_str(&ground.texts.complaint(next).narrative);
        next += ANSWERS;
    }
    text.chars().take(ANSWER_CHARS).collect()
}

fn read(
    case: &Case,
    answers: &[String],
    seconds: f64,
    setting: &Setting<'_>,
    report: &mut Report<'_>,
) {
    let (mut read, began) = (0u32, Instant::now());
    let most = Duration::from_secs_f64(seconds.min(2.0));
    while began.elapsed() < most {
        for text in answers {
            let (told, means) = (Told::Response, Means::Letter);
            check(case, &Outgoing { told, text, means, next_at: None }, setting);
            read += 1;
        }
    }
    let micros = began.elapsed().as_secs_f64() * 1e6 / f64::from(read);
    report.tell("reply_check", micros, "\u{b5}s/answer");
}

fn typeset(
    case: &Case,
    answers: &[String],
    seconds: f64,
    setting: &Setting<'_>,
    report: &mut Report<'_>,
) -> Result<()> {
    let fonts = paper::Fonts::of_system();
    if !fonts.has_chinese() {
        report.progress("letter_pdf is left out: no Chinese font on this machine");
        return Ok(());
    }
    let l = Reader::new(Locale::default(), setting.calendar.zone().clone(), setting.now);
    let (mut times, began) = (Vec::new(), Instant::now());
    let most = Duration::from_secs_f64(seconds.min(5.0));
    for text in answers.iter().cycle() {
        let by = setting.actor.clone();
        let (at, means) = (setting.now, Means::Letter);
        let told = Response { text: text.clone(), means, at, by, released_by: None, waiver: None };
        let paper = paper::letter(&l, case, &told, setting).context("a letter of nothing")?;
        let since = Instant::now();
        paper.pdf(fonts)?;
        times.push(since.elapsed().as_secs_f64() * 1e3);
        if began.elapsed() > most || times.len() >= LETTERS_MAX as usize {
            break;
        }
    }
    // The first one reads the fonts; the others are what a letter costs.
    let first = times.remove(0);
    report.tell("letter_pdf_first", first, "ms");
    times.sort_by(f64::total_cmp);
    if let Some(middle) = times.get(times.len() / 2) {
        report.tell("letter_pdf", *middle, "ms");
    }
    Ok(())
}
