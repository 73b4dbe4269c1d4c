//! Looking earlier cases up: what the same customer said before, and what was settled like this one.
//!
//! Both ask one index and read a bounded number of rows, so that a large register costs what a small one does.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Context as _, Result};
use casework::case::Case;
use casework::id::CaseNo;
use casework::repeat::{Known, Traits};
use casework::{permission, similar, view};
use desk::Desk;

use super::fill::People;
use super::{Plan, Report};
use crate::cli::serve::ORG;

/// Look-ups of each kind that are timed.
const TIMES: usize = 2_000;
/// Earlier cases of a customer that are read.
const EARLIER: usize = 20;
/// Similar cases that are kept.
const SIMILAR: usize = 3;

/// Times both look-ups in a register of this size.
pub(super) fn measure(
    desk: &Desk,
    people: &People,
    numbers: &[CaseNo],
    (size, plan): (u64, &Plan),
    first: &mut BTreeMap<String, f64>,
    report: &mut Report<'_>,
) -> Result<()> {
    let house = desk.house();
    let manager = house.organisation.person(&people.manager).context("nobody manages")?;
    let scope = permission::scope(&house.organisation, manager);
    let (mut repeats, mut similars) = (Vec::new(), Vec::new());
    for n in 0..TIMES {
        let no = numbers[n.wrapping_mul(7_919) % numbers.len()];
        let case: Case = desk.case(no)?.context("the case is there")?;
        let pack = house.pack_of(&case).map_err(|it| anyhow::anyhow!(it.code()))?;
        let (Some(key), Some(complaint)) = (view::customer_key(&case), case.complaint()) else {
            continue;
        };
        let category = complaint.category.as_ref();
        let heard = complaint.heard_at.context("it was heard")?;
        let traits = Traits::of(complaint, pack);
        let (id, unit) = (case.id, case.unit.as_ref());
        let now = Known { received_at: heard, id, category, unit, traits: &traits };
        let began = Instant::now();
        let rows = desk.store().read(|r| r.history_of(ORG, &scope, &key, case.id, EARLIER))?;
        let found = rows.iter().filter(|row| pack.repeat.repeats_case(&now, row)).count();
        repeats.push(began.elapsed());
        std::hint::black_box(found);
        let (Some(id), Some(category)) = (case.id, category) else { continue };
        let asked = format!("{} {}", complaint.heading, complaint.narrative);
        let began = Instant::now();
        let rows = desk.store().read(|r| r.settled_in(ORG, &scope, category, id))?;
        let others = rows.iter().map(|row| (row.no, row.heading.as_str()));
        let near = similar::nearest(&asked, others, SIMILAR).len();
        similars.push(began.elapsed());
        std::hint::black_box(near);
    }
    for (name, mut times) in [("repeat", repeats), ("similar", similars)] {
        times.sort();
        for percent in [50, 99] {
            let Some(at) = times.get(times.len().saturating_sub(1) * percent / 100) else {
                continue;
            };
            let (figure, value) = (format!("{name}_p{percent}"), at.as_secs_f64() * 1_000.0);
            let sized = format!("{figure}_{size}");
            match first.get(&figure) {
                Some(small) => report.tell_against(
                    &sized,
                    value,
                    "ms",
                    value / small,
                    &format!("{} cases", plan.sizes[0]),
                ),
                None => report.tell(&sized, value, "ms"),
            }
            first.entry(figure).or_insert(value);
        }
    }
    Ok(())
}
