//! Write-ups: written about closed cases, without anybody's name, released by somebody else, practised.

use std::collections::BTreeMap;

use casework::case::{Case, Command};
use casework::closing::Outcome;
use casework::contact::Attach;
use casework::id::{CaseNo, PackId};
use casework::intake::FileRef;
use casework::invalid::{Invalid, Problem};
use casework::limits::{WRITE_UP_CASES_MAX, WRITE_UP_PICTURES_MAX};
use casework::matter::{Around, Matter, MatterDutyKind};
use casework::pack::Pack;
use casework::permission::Standing;
use casework::refusal::{Objection, Refusal};
use casework::response::Word;
use casework::write_up::{
    DraftWriteUp, PictureOf, PractiseWriteUp, WriteUp, WriteUpCommand, WriteUpReason, WriteUpState,
    begun_from,
};

use crate::say::{close_as, ordinary, word};
use crate::world::{Play, WORLD, actor, aug, complaint, no};

/// One closed case, one that is open.
pub(crate) struct Place {
    packs: BTreeMap<PackId, Pack>,
    pub(crate) standings: BTreeMap<CaseNo, Standing>,
    pub(crate) folded: BTreeMap<CaseNo, Case>,
}

fn picture() -> FileRef {
    let digest = "ab".repeat(32);
    FileRef { digest, name: "断口.jpg".to_owned(), media: "image/jpeg".to_owned(), bytes: 1024 }
}

pub(crate) fn place() -> Place {
    let mut closed = Play::received("lina", complaint());
    closed.does("lina", ordinary());
    for (media, digest) in [("image/jpeg", "ab"), ("application/pdf", "cd")] {
        let file = FileRef { media: media.to_owned(), digest: digest.repeat(32), ..picture() };
        closed.does("lina", Command::Attach(Attach { file, caption: String::new() }));
    }
    closed.does("customer", word(Word::Withdraws)).does("lina", close_as(Outcome::Withdrawn));
    let mut open = Play::received("lina", casework::intake::Receive { no: no(2), ..complaint() });
    open.does("lina", ordinary());
    let first = closed.case.no().expect("it was received");
    let folded = BTreeMap::from([(first, closed.case), (no(2), open.case)]);
    let standings = folded.iter().map(|(no, case)| (*no, case.standing())).collect();
    let packs = [(WORLD.pack.id.clone(), WORLD.pack.clone())].into();
    Place { packs, standings, folded }
}

impl Place {
    fn tries(
        &self,
        it: &mut WriteUp,
        who: &str,
        command: &WriteUpCommand,
    ) -> Result<usize, Objection> {
        let who = actor(who);
        let around = self.around(&who);
        let events = it.decide(command, &around)?;
        if !events.is_empty() {
            it.apply_step(around.now, &who, &events);
            // What begins a stream begins another one when it is sent twice; the desk sees to that.
            if !matches!(command, WriteUpCommand::DraftWriteUp(_)) {
                let again = it.decide(command, &around);
                assert_eq!(again.as_deref(), Ok(&[][..]), "{command:?} again");
            }
        }
        Ok(events.len())
    }

    fn around<'a>(&'a self, actor: &'a casework::permission::Actor) -> Around<'a> {
        Around {
            now: aug("20 09:00"),
            actor,
            organisation: &WORLD.organisation,
            packs: &self.packs,
            calendar: &WORLD.calendar,
            cases: &self.standings,
            folded: &self.folded,
            counted: &[],
        }
    }

    pub(crate) fn closed(&self) -> (CaseNo, &Case) {
        let found = self.folded.iter().find(|(_, case)| case.closure.is_some());
        found.map(|(no, case)| (*no, case)).expect("one is closed")
    }

    fn text(&self) -> DraftWriteUp {
        DraftWriteUp {
            n: 1,
            cases: vec![self.closed().0],
            title: "门机皮带断裂困人".to_owned(),
            problem: "电梯困人四十分钟。".to_owned(),
            handling: "换皮带，核对更换计划。".to_owned(),
            summary: "更换计划要录入系统。".to_owned(),
            pictures: vec![PictureOf { file: "ab".repeat(32), caption: "断口".to_owned() }],
        }
    }

    #[expect(clippy::unused_self, reason = "told like every other thing done here")]
    fn draft(&self, it: DraftWriteUp) -> WriteUpCommand {
        WriteUpCommand::DraftWriteUp(Box::new(it))
    }

    fn released(&self) -> WriteUp {
        let mut it = WriteUp::default();
        assert_eq!(self.tries(&mut it, "lina", &self.draft(self.text())), Ok(1));
        assert_eq!(self.tries(&mut it, "wuqing", &WriteUpCommand::ReleaseWriteUp), Ok(1));
        it
    }
}

fn problems(got: Result<usize, Objection>) -> Vec<(String, Problem)> {
    match got {
        Err(Objection::Invalid(Invalid(all))) => {
            all.into_iter().map(|it| (it.field, it.problem)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn because(reason: &str) -> WriteUpReason {
    WriteUpReason { reason: reason.to_owned() }
}

#[test]
fn one_writes_and_another_releases() {
    let place = place();
    let mut it = WriteUp::default();
    let release = WriteUpCommand::ReleaseWriteUp;
    assert_eq!(
        place.tries(&mut it, "wuqing", &release),
        Err(Objection::Refused(Refusal::NoSuchWriteUp))
    );
    assert_eq!(place.tries(&mut it, "wuqing", &place.draft(place.text())), Ok(1));
    let around_who = actor("wuqing");
    let rows = it.rows(&place.around(&around_who)).expect("it was written");
    assert_eq!(rows.text, None, "nobody finds what is not on view");
    assert_eq!(rows.duties[0].kind, MatterDutyKind::ReleaseWriteUp);
    assert_eq!(
        place.tries(&mut it, "wuqing", &release),
        Err(Objection::Refused(Refusal::OwnWriteUp))
    );
    assert_eq!(
        place.tries(&mut it, "lina", &release),
        Err(Objection::Refused(Refusal::RoleLacking))
    );
    assert_eq!(place.tries(&mut it, "wangfang", &release), Ok(1));
    assert_eq!(it.state(), WriteUpState::Released);
    let rows = it.rows(&place.around(&around_who)).expect("it was written");
    assert!(rows.text.is_some_and(|text| text.contains("更换计划")) && rows.duties.is_empty());
}

#[test]
fn what_was_released_stays_on_view_until_its_revision_is() {
    let place = place();
    let mut it = place.released();
    let revised =
        DraftWriteUp { summary: "更换计划每季核对。".to_owned(), ..place.text() };
    let revise = WriteUpCommand::ReviseWriteUp(Box::new(revised));
    assert_eq!(place.tries(&mut it, "lina", &revise), Ok(1));
    assert_eq!(it.state(), WriteUpState::Revised);
    assert_eq!(it.shown.as_ref().map(|it| it.summary.as_str()), Some("更换计划要录入系统。"));
    let back = WriteUpCommand::SendBackWriteUp(because("写明谁核对"));
    assert_eq!(place.tries(&mut it, "wuqing", &back), Ok(1));
    assert!(!it.waits() && it.state().is_on_view());
    assert_eq!(
        place.tries(&mut it, "wangfang", &WriteUpCommand::ReleaseWriteUp),
        Err(Objection::Refused(Refusal::WriteUpNotWaiting))
    );
    assert_eq!(place.tries(&mut it, "lina", &revise), Ok(1));
    assert_eq!(place.tries(&mut it, "wuqing", &WriteUpCommand::ReleaseWriteUp), Ok(1));
    assert_eq!(it.shown.as_ref().map(|it| it.summary.as_str()), Some("更换计划每季核对。"));
    let withdraw = WriteUpCommand::WithdrawWriteUp(because("做法已改"));
    assert_eq!(place.tries(&mut it, "wuqing", &withdraw), Ok(1));
    assert_eq!(it.state(), WriteUpState::Withdrawn);
    assert_eq!(place.tries(&mut it, "lina", &revise), Ok(1));
    assert_eq!(it.state(), WriteUpState::Drafted, "it is read by a second person once more");
}

#[test]
fn whom_the_case_names_must_not_stand_in_it() {
    let place = place();
    let (_, case) = place.closed();
    let party = &case.complaint().expect("it was received").complainant;
    let phone = party.phone.clone().expect("tests give a number");
    let rows = [
        ("title", DraftWriteUp { title: format!("{}家停水", party.name), ..place.text() }),
        ("problem", DraftWriteUp { problem: format!("来电{phone}"), ..place.text() }),
        ("handling", DraftWriteUp { handling: "回拨 138 0013 8000".to_owned(), ..place.text() }),
        (
            "pictures",
            DraftWriteUp {
                pictures: vec![PictureOf {
                    file: "ab".repeat(32),
                    caption: format!("{}拍摄", party.name),
                }],
                ..place.text()
            },
        ),
    ];
    for (field, text) in rows {
        let found = problems(place.tries(&mut WriteUp::default(), "lina", &place.draft(text)));
        assert!(
            matches!(&found[..], [(at, Problem::Personal { .. })] if at == field),
            "{field}: {found:?}"
        );
    }
    // What is offered to begin with names nobody.
    let who = actor("lina");
    let begun = begun_from(case, &place.around(&who));
    assert!(!begun.problem.contains(&party.name) && !begun.problem.is_empty());
}

#[test]
fn what_cannot_be_written() {
    let place = place();
    let fresh = WriteUp::default;
    let open = DraftWriteUp { cases: vec![no(2)], ..place.text() };
    assert_eq!(
        place.tries(&mut fresh(), "lina", &place.draft(open)),
        Err(Objection::Refused(Refusal::CaseNotClosed))
    );
    let nowhere = DraftWriteUp { cases: vec![no(9)], ..place.text() };
    assert_eq!(
        place.tries(&mut fresh(), "lina", &place.draft(nowhere)),
        Err(Objection::Refused(Refusal::NoSuchCase))
    );
    // Who is complained about learns nothing.
    assert_eq!(
        place.tries(&mut fresh(), "hejun", &place.draft(place.text())),
        Err(Objection::Refused(Refusal::NotYours))
    );
    let none = DraftWriteUp { cases: vec![], ..place.text() };
    assert_eq!(
        problems(place.tries(&mut fresh(), "lina", &place.draft(none))),
        [("cases".to_owned(), Problem::Missing)]
    );
    let many = (0..=WRITE_UP_CASES_MAX).map(|_| place.closed().0).collect();
    let many = DraftWriteUp { cases: many, ..place.text() };
    assert!(matches!(
        &problems(place.tries(&mut fresh(), "lina", &place.draft(many)))[..],
        [(_, Problem::TooMany { .. })]
    ));
    for file in ["cd".repeat(32), "ef".repeat(32)] {
        let pictures = vec![PictureOf { file, caption: String::new() }];
        let text = DraftWriteUp { pictures, ..place.text() };
        assert_eq!(
            problems(place.tries(&mut fresh(), "lina", &place.draft(text))),
            [("pictures".to_owned(), Problem::NotAChoice)],
            "a paper is no picture, and another case's is none of its own"
        );
    }
    let pictures = vec![place.text().pictures[0].clone(); WRITE_UP_PICTURES_MAX + 1];
    let text = DraftWriteUp { pictures, ..place.text() };
    assert!(matches!(
        &problems(place.tries(&mut fresh(), "lina", &place.draft(text)))[..],
        [(_, Problem::TooMany { .. })]
    ));
    let empty = DraftWriteUp { summary: " ".to_owned(), ..place.text() };
    assert_eq!(
        problems(place.tries(&mut fresh(), "lina", &place.draft(empty))),
        [("summary".to_owned(), Problem::Missing)]
    );
}

#[test]
fn who_practises_is_on_record_with_what_the_check_said() {
    let place = place();
    let mut it = WriteUp::default();
    let answer =
        |text: &str| WriteUpCommand::PractiseWriteUp(PractiseWriteUp { answer: text.to_owned() });
    place.tries(&mut it, "lina", &place.draft(place.text())).expect("a good text");
    assert_eq!(
        place.tries(&mut it, "chenwei", &answer("对不起")),
        Err(Objection::Refused(Refusal::WriteUpNotReleased))
    );
    let mut it = place.released();
    assert_eq!(place.tries(&mut it, "chenwei", &answer("已派人维修，请您谅解。")), Ok(1));
    assert_eq!(
        problems(place.tries(&mut it, "chenwei", &answer(" "))),
        [("answer".to_owned(), Problem::Missing)]
    );
    assert_eq!(
        place.tries(&mut it, "customer", &answer("我也来答")),
        Err(Objection::Refused(Refusal::RoleLacking))
    );
    assert_eq!(it.practices_of(&actor("chenwei")).count(), 1);
    assert_eq!(it.practices_of(&actor("lina")).count(), 0);
}

#[test]
fn every_way_of_a_write_up_keeps_what_must_hold() {
    let place = place();
    let revised = DraftWriteUp { summary: "每季核对。".to_owned(), ..place.text() };
    let revised = WriteUpCommand::ReviseWriteUp(Box::new(revised));
    let practise = WriteUpCommand::PractiseWriteUp(PractiseWriteUp { answer: "抱歉".to_owned() });
    let alphabet = [
        ("lina", place.draft(place.text())),
        ("lina", revised.clone()),
        ("wuqing", revised),
        ("wuqing", WriteUpCommand::ReleaseWriteUp),
        ("wangfang", WriteUpCommand::ReleaseWriteUp),
        ("wangfang", WriteUpCommand::SendBackWriteUp(because("再写"))),
        ("wuqing", WriteUpCommand::WithdrawWriteUp(because("过时"))),
        ("chenwei", practise),
    ];
    let mut nodes = vec![WriteUp::default()];
    let mut level = 0..1;
    for _ in 0..6 {
        for at in level.clone() {
            for (who, command) in &alphabet {
                let mut after = nodes[at].clone();
                if !place.tries(&mut after, who, command).is_ok_and(|many| many > 0) {
                    continue;
                }
                let wrote = after.written.as_ref().map(|mark| &mark.by);
                let released = after.released.as_ref().map(|mark| &mark.by);
                if after.state() == WriteUpState::Released {
                    assert_ne!(wrote, released, "who wrote it released it: {after:?}");
                }
                let who = actor(who);
                let rows = after.rows(&place.around(&who)).expect("it was written");
                assert_eq!(rows.text.is_some(), after.state().is_on_view());
                if !nodes.contains(&after) {
                    nodes.push(after);
                }
            }
        }
        level = level.end..nodes.len();
    }
    assert!(nodes.len() > 100, "{}", nodes.len());
}
