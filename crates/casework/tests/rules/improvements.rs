//! Improvement reports: asked for by who guards quality, handed in by who leads, accepted by somebody else.

use casework::improvement::{ImprovementState, OweImprovement};
use casework::organisation::{Organisation, OrganisationCommand, OrganisationEvent, apply, decide};
use casework::refusal::{Objection, Refusal};
use jiff::Timestamp;
use jiff::civil::date;

use crate::world::{WORLD, actor, unit};

fn owed() -> OweImprovement {
    OweImprovement {
        unit: unit("repair"),
        from: date(2026, 7, 1),
        to: date(2026, 7, 31),
        mean: 312,
        answers: 18,
        mark: 350,
        due: date(2026, 8, 31),
    }
}

fn tries(
    house: &mut Organisation,
    who: &str,
    command: &OrganisationCommand,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let events = decide(house, command, &actor(who))?;
    for event in &events {
        apply(house, Timestamp::UNIX_EPOCH, event);
    }
    Ok(events)
}

fn refused(house: &mut Organisation, who: &str, command: &OrganisationCommand, why: Refusal) {
    assert_eq!(tries(house, who, command), Err(Objection::Refused(why)), "{who}");
}

#[test]
fn a_report_is_owed_handed_in_and_accepted_by_somebody_else() {
    let mut house = WORLD.organisation.clone();
    let owe = OrganisationCommand::OweImprovement(owed());
    let report =
        |text: &str| OrganisationCommand::ReportImprovement { n: 1, text: text.to_owned() };
    let judge = |accepted, note: &str| OrganisationCommand::JudgeImprovement {
        n: 1,
        accepted,
        note: note.to_owned(),
    };
    for who in ["sunhong", "lina", "admin", "linshen"] {
        refused(&mut house, who, &owe, Refusal::RoleLacking);
    }
    refused(&mut house, "wuqing", &judge(true, ""), Refusal::NoSuchImprovement);
    assert_eq!(tries(&mut house, "wuqing", &owe).unwrap().len(), 1);
    assert_eq!(tries(&mut house, "wuqing", &owe), Ok(vec![]), "asked once");
    refused(&mut house, "wuqing", &judge(true, ""), Refusal::ImprovementNotReported);
    for who in ["chenwei", "zhoumin", "wuqing"] {
        refused(&mut house, who, &report("备件"), Refusal::RoleLacking);
    }
    assert!(matches!(tries(&mut house, "sunhong", &report("  ")), Err(Objection::Invalid(_))));
    assert_eq!(tries(&mut house, "sunhong", &report("备足两套")).unwrap().len(), 1);
    assert_eq!(tries(&mut house, "sunhong", &report("备足两套")), Ok(vec![]));
    refused(&mut house, "sunhong", &report("备足三套"), Refusal::ImprovementSettled);
    assert!(matches!(tries(&mut house, "wuqing", &judge(false, "")), Err(Objection::Invalid(_))));
    assert_eq!(tries(&mut house, "wuqing", &judge(false, "谁负责？")).unwrap().len(), 1);
    assert_eq!(house.improvements[0].state, ImprovementState::Owed);
    // The manager leads every unit, and so may report; then somebody else accepts.
    assert_eq!(tries(&mut house, "wangfang", &report("孙红负责")).unwrap().len(), 1);
    refused(&mut house, "wangfang", &judge(true, ""), Refusal::OwnProposal);
    assert_eq!(tries(&mut house, "wuqing", &judge(true, "")).unwrap().len(), 1);
    assert_eq!(tries(&mut house, "wuqing", &judge(true, "")), Ok(vec![]));
    assert_eq!(house.improvements[0].state, ImprovementState::Accepted);
    assert_eq!(tries(&mut house, "wuqing", &owe).unwrap().len(), 1, "the next time counts anew");
}

#[test]
fn a_report_nobody_owes_is_asked_of_nobody() {
    let mut house = WORLD.organisation.clone();
    for (it, field) in [
        (OweImprovement { mean: 350, ..owed() }, "mean"),
        (OweImprovement { mark: 600, ..owed() }, "mean"),
        (OweImprovement { answers: 4, ..owed() }, "answers"),
        (OweImprovement { to: date(2026, 6, 30), ..owed() }, "to"),
        (OweImprovement { due: date(2026, 7, 31), ..owed() }, "due"),
    ] {
        let command = OrganisationCommand::OweImprovement(it);
        let Err(Objection::Invalid(all)) = tries(&mut house, "wuqing", &command) else {
            panic!("{field} must be refused")
        };
        assert_eq!(all.0[0].field, field);
    }
    let gone = OweImprovement { unit: unit("nowhere"), ..owed() };
    refused(&mut house, "wuqing", &OrganisationCommand::OweImprovement(gone), Refusal::NoSuchUnit);
}
