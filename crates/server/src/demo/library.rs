//! What the demo's year taught: some closed cases written up, released by somebody else, and practised once.

use std::collections::{BTreeMap, BTreeSet};

use casework::case::Case;
use casework::id::{CaseNo, PersonId};
use casework::permission::Actor;
use casework::write_up::{PractiseWriteUp, WriteUp, WriteUpCommand, begun_from};
use desk::clock::SetClock;
use desk::{Desk, MatterOrder, Trouble};
use jiff::{Timestamp, ToSpan};

use crate::locale::Locale;

/// So many are written, each about another category.
const WRITTEN: u32 = 3;
/// The last of them waits to be released.
const RELEASED: u32 = 2;
const WRITER: &str = "zhouhui";
const READER: &str = "jiyongsheng";
const LEARNER: &str = "wangfang";

fn staff(id: &str) -> Option<Actor> {
    PersonId::parse(id).ok().map(Actor::Staff)
}

/// Whether somebody who was not there could learn something from it.
fn teaches(case: &Case) -> bool {
    let closure = case.closure.as_ref();
    closure.is_some_and(|it| it.lesson.is_complete()) && !case.responses.is_empty()
}

/// Writes up the latest of these cases that teach something.
pub(super) fn fill(
    desk: &Desk,
    clock: &SetClock,
    latest: impl Iterator<Item = CaseNo>,
    end: Timestamp,
) -> Result<(), Trouble> {
    let (Some(writer), Some(reader), Some(learner)) =
        (staff(WRITER), staff(READER), staff(LEARNER))
    else {
        return Ok(());
    };
    let (mut about, mut n) = (BTreeSet::new(), 0);
    for no in latest {
        if n == WRITTEN {
            break;
        }
        let Some(case) = desk.case(no)?.filter(teaches) else { continue };
        let category = case.assessment.as_ref().map(|it| it.category.clone());
        if !about.insert(category) {
            continue;
        }
        let (house, cases) = (desk.house(), BTreeMap::new());
        let text = begun_from(&case, &house.around(&writer, end, &cases, &[]));
        clock.set(end - 50.minutes());
        let draft = WriteUpCommand::DraftWriteUp(Box::new(text));
        n = desk.run_matter(&MatterOrder::<WriteUp>::begin(writer.clone(), draft))?.n;
        if n > RELEASED {
            continue;
        }
        clock.set(end - 40.minutes());
        let order = MatterOrder::<WriteUp>::on(reader.clone(), n, WriteUpCommand::ReleaseWriteUp);
        desk.run_matter(&order)?;
    }
    if n > 0 {
        clock.set(end - 30.minutes());
        let answer = Locale::ZhHans.text("demo-practice").into_owned();
        let practise = WriteUpCommand::PractiseWriteUp(PractiseWriteUp { answer });
        desk.run_matter(&MatterOrder::<WriteUp>::on(learner, 1, practise))?;
    }
    Ok(())
}
