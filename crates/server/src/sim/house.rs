//! The house changes while people work: somebody is away, leaves or comes back, a day is closed or worked after all.
//!
//! Every such change makes the desk look at its open cases anew, while others act on them.

use casework::absence::Absence;
use casework::calendar::SpecialDay;
use casework::organisation::{OrganisationCommand, Person};
use casework::permission::Actor;
use desk::Trouble;
use jiff::ToSpan;
use jiff::civil::Date;

use super::Broken;
use super::node::Node;

/// One of the people leaves or comes back, so seldom that most are there.
const LEAVE_PERCENT: u64 = 20;

/// Changes something, if the rules let it be changed.
pub(super) fn change(node: &mut Node) -> Result<(), Broken> {
    let Some(command) = any(node) else { return Ok(()) };
    match node.desk.administer(&Actor::Setup, &[command]) {
        Ok(()) => node.lived.changes += 1,
        // Another node changed the house at the same moment: whoever asked would ask again.
        Err(Trouble::Fault(fault)) => node.comes_again(fault)?,
        Err(_) => node.lived.refused += 1,
    }
    Ok(())
}

fn any(node: &Node) -> Option<OrganisationCommand> {
    let house = node.desk.house();
    let organisation = &house.organisation;
    let people: Vec<&Person> = organisation.people.values().collect();
    let person = (*node.one_of(&people)?).clone();
    let day = house.calendar.local_date(node.now);
    let later =
        |days: u64| -> Option<Date> { day.checked_add(i64::try_from(days).ok()?.days()).ok() };
    Some(match node.below(10) {
        0..4 => {
            let from = later(node.below(5))?;
            let to = from.checked_add(i64::try_from(node.below(14)).ok()?.days()).ok()?;
            let deputy = node.percent(70).then(|| node.one_of(&people).map(|it| it.id.clone()));
            let absences = vec![Absence { from, to, deputy: deputy.flatten() }];
            OrganisationCommand::PutAbsences { person: person.id, absences }
        }
        4..6 => {
            let left = !person.left && node.percent(LEAVE_PERCENT);
            OrganisationCommand::PutPerson(Person { left, ..person })
        }
        6..9 => {
            let date = later(1 + node.below(20))?;
            let day = SpecialDay { date, hours: Vec::new(), name: "closed".to_owned() };
            OrganisationCommand::PutSpecialDay { calendar: None, day }
        }
        _ => {
            let date = later(1 + node.below(20))?;
            OrganisationCommand::DropSpecialDay { calendar: None, date }
        }
    })
}
