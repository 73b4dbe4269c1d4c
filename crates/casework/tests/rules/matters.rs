//! Incidents and actions: what their rules say, and every sequence of a small alphabet.

use std::collections::{BTreeMap, BTreeSet};

use casework::action::{
    Action, ActionCommand, ActionEvent, ActionKind, ActionState, AddEvidence, Cause, MarkDone,
    PlanAction, PlanAnew, SendBack, VerifyAction,
};
use casework::case::Case;
use casework::exposure::{self, Exposure, Measure, Month, MonthCount, PutExposure};
use casework::id::{CaseNo, ExposureId, PackId, PersonId};
use casework::incident::{
    AnnouncementNumber, AnnouncementState, CloseIncident, DeclineAnnouncement, DraftAnnouncement,
    EndBroadcast, Incident, IncidentCommand, IncidentEvent, IncidentKind, LinkCases, LogEntry,
    Member, OpenIncident, PutTeam, Reached, UnlinkCases,
};
use casework::invalid::Problem;
use casework::limits::LINK_AT_ONCE_MAX;
use casework::matter::{Around, Matter, MatterKind};
use casework::organisation::{self, OrganisationCommand};
use casework::permission::{Actor, Standing};
use casework::refusal::{Objection, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::world::{WORLD, actor, aug, no, person, unit};

/// How many commands a sequence has at most.
const LENGTH: usize = 5;

/// Where matters are tried: the house, its cases and what was counted.
pub(crate) struct Place {
    pub(crate) packs: BTreeMap<PackId, casework::pack::Pack>,
    organisation: organisation::Organisation,
    pub(crate) cases: BTreeMap<CaseNo, Standing>,
    pub(crate) folded: BTreeMap<CaseNo, Case>,
    counted: Vec<MonthCount>,
}

fn month(text: &str) -> Month {
    Month::parse(text).expect("tests write months")
}

/// Three cases at the repair department; the third complains about 陈伟.
pub(crate) fn place() -> Place {
    let at = |accused: &[&str]| Standing {
        unit: Some(unit("repair")),
        accused: accused.iter().map(|id| person(id)).collect(),
        ..Standing::default()
    };
    let cases = [(no(1), at(&[])), (no(2), at(&[])), (no(3), at(&["chenwei"]))];
    let mut organisation = WORLD.organisation.clone();
    let mut months = Exposure { title: "住户".to_owned(), per: 1_000, ..Exposure::default() };
    let mut at = month("2025-07");
    let mut counted = Vec::new();
    while at < month("2027-07") {
        months.months.insert(at, 1_000);
        // Thirty a month, ten after August, and it wears off in the summer of the next year.
        let count = if at <= month("2026-08") {
            30
        } else if at < month("2027-05") {
            10
        } else {
            40
        };
        counted.push(MonthCount { month: at, count });
        at = at.next();
    }
    organisation.exposures.insert(households(), months);
    Place {
        packs: [(WORLD.pack.id.clone(), WORLD.pack.clone())].into(),
        organisation,
        cases: cases.into(),
        folded: BTreeMap::new(),
        counted,
    }
}

fn households() -> ExposureId {
    ExposureId::parse("households").expect("a code")
}

impl Place {
    fn around<'a>(&'a self, actor: &'a Actor, now: Timestamp) -> Around<'a> {
        Around {
            now,
            actor,
            organisation: &self.organisation,
            packs: &self.packs,
            calendar: &WORLD.calendar,
            cases: &self.cases,
            folded: &self.folded,
            counted: &self.counted,
        }
    }

    pub(crate) fn tries<M: Matter>(
        &self,
        matter: &mut M,
        who: &str,
        command: &M::Command,
        now: Timestamp,
    ) -> Result<Vec<M::Event>, Objection> {
        let who = actor(who);
        let events = matter.decide(command, &self.around(&who, now))?;
        if !events.is_empty() {
            matter.apply_step(now, &who, &events);
        }
        Ok(events)
    }

    fn does<M: Matter>(&self, matter: &mut M, who: &str, command: &M::Command) {
        let events = self.tries(matter, who, command, aug("17 09:00"));
        assert!(events.as_ref().is_ok_and(|it| !it.is_empty()), "{who} {command:?}: {events:?}");
    }

    fn refuses<M: Matter>(&self, matter: &M, who: &str, command: &M::Command, refusal: Refusal) {
        let events = self.tries(&mut matter.clone(), who, command, aug("17 09:00"));
        assert_eq!(events, Err(Objection::Refused(refusal)), "{who} {command:?}");
    }
}

fn open(cases: &[CaseNo]) -> IncidentCommand {
    IncidentCommand::OpenIncident(OpenIncident {
        n: 1,
        kind: IncidentKind::Outage,
        title: "７号楼全楼停水".to_owned(),
        known: "主管破裂，抢修中".to_owned(),
        cases: cases.to_vec(),
    })
}

fn link(cases: &[CaseNo]) -> IncidentCommand {
    IncidentCommand::LinkCases(LinkCases { cases: cases.to_vec() })
}

fn team(people: &[&str], speaks: Option<&str>) -> IncidentCommand {
    let member = |id: &&str| Member { person: person(id), part: "值守".to_owned() };
    IncidentCommand::PutTeam(PutTeam {
        members: people.iter().map(member).collect(),
        spokesperson: speaks.map(person),
    })
}

fn draft(text: &str) -> IncidentCommand {
    IncidentCommand::DraftAnnouncement(DraftAnnouncement { text: text.to_owned() })
}

fn approve(announcement: u32) -> IncidentCommand {
    IncidentCommand::ApproveAnnouncement(AnnouncementNumber { announcement })
}

fn release(announcement: u32) -> IncidentCommand {
    IncidentCommand::ReleaseAnnouncement(AnnouncementNumber { announcement })
}

fn end(broadcast: u32) -> IncidentCommand {
    let reached = Reached { told: 2, ..Reached::default() };
    IncidentCommand::EndBroadcast(EndBroadcast { broadcast, reached })
}

fn close() -> IncidentCommand {
    IncidentCommand::CloseIncident(CloseIncident {
        cause: "主管锈蚀".to_owned(),
        lesson: "每年检测主管".to_owned(),
    })
}

fn opened(place: &Place) -> Incident {
    let mut it = Incident::default();
    place.does(&mut it, "zhoumin", &open(&[]));
    it
}

#[test]
fn a_announcement_is_approved_by_somebody_else_and_released_by_who_speaks() {
    let place = place();
    let mut it = opened(&place);
    place.does(&mut it, "sunhong", &link(&[no(1), no(2)]));
    place.does(&mut it, "zhoumin", &team(&["zhoumin", "lina", "sunhong"], Some("lina")));
    place.does(&mut it, "lina", &draft("预计今晚八点恢复供水"));
    place.refuses(&it, "lina", &release(1), Refusal::AnnouncementNotApproved);
    place.refuses(&it, "lina", &approve(1), Refusal::RoleLacking);
    place.does(&mut it, "zhoumin", &draft("水车已到楼下"));
    place.refuses(&it, "zhoumin", &approve(2), Refusal::OwnAnnouncement);
    place.does(&mut it, "zhoumin", &approve(1));
    place.refuses(&it, "sunhong", &approve(1), Refusal::AnnouncementSettled);
    place.refuses(&it, "zhoumin", &release(1), Refusal::NotSpokesperson);
    place.does(&mut it, "lina", &release(1));
    assert_eq!(it.state(), "telling");
    place.refuses(&it, "zhoumin", &close(), Refusal::BroadcastRunning);
    place.refuses(&it, "zhoumin", &end(1), Refusal::RoleLacking);
    place.does(&mut it, "clock", &end(1));
    place.does(&mut it, "zhoumin", &close());
    place.refuses(&it, "zhoumin", &link(&[no(1)]), Refusal::IncidentClosed);
}

#[test]
fn closing_twice_with_other_words_is_refused() {
    let place = place();
    let mut it = opened(&place);
    place.does(&mut it, "zhoumin", &close());
    let again = place.tries(&mut it, "zhoumin", &close(), aug("17 09:00"));
    assert_eq!(again, Ok(vec![]));
    let other = IncidentCommand::CloseIncident(CloseIncident {
        cause: "不明".to_owned(),
        lesson: "无".to_owned(),
    });
    place.refuses(&it, "zhoumin", &other, Refusal::IncidentClosed);
}

#[test]
fn whoever_is_complained_about_neither_sees_it_nor_sits_in_the_room() {
    let mut place = place();
    let mut it = opened(&place);
    place.does(&mut it, "zhoumin", &team(&["chenwei"], None));
    place.does(&mut it, "chenwei", &draft("正在抢修"));
    place.does(&mut it, "wuqing", &link(&[no(3)]));
    place.refuses(&it, "chenwei", &draft("与我无关"), Refusal::NotYours);
    place.refuses(&it, "zhoumin", &team(&["chenwei", "lina"], None), Refusal::ComplainedAbout);
    // A case out of reach is not linked by its number either.
    place.cases.insert(no(4), Standing { unit: Some(unit("fees")), ..Standing::default() });
    place.refuses(&it, "sunhong", &link(&[no(4)]), Refusal::NotYours);
    place.refuses(&it, "sunhong", &link(&[no(99)]), Refusal::NoSuchCase);
}

#[test]
fn cases_linked_later_can_be_told_the_latest_announcement() {
    let place = place();
    let mut it = opened(&place);
    place.does(&mut it, "wuqing", &link(&[no(1)]));
    place.does(&mut it, "zhoumin", &team(&["lina"], Some("lina")));
    place.refuses(&it, "zhoumin", &IncidentCommand::TellLatest, Refusal::NothingReleased);
    place.does(&mut it, "lina", &draft("预计今晚八点恢复"));
    place.does(&mut it, "zhoumin", &approve(1));
    place.does(&mut it, "lina", &release(1));
    place.does(&mut it, "clock", &end(1));
    let now = aug("17 09:00");
    assert_eq!(place.tries(&mut it, "zhoumin", &IncidentCommand::TellLatest, now), Ok(vec![]));
    place.does(&mut it, "wuqing", &link(&[no(2)]));
    assert_eq!(it.left_to_tell(), 1);
    place.does(&mut it, "zhoumin", &IncidentCommand::TellLatest);
    assert_eq!(it.running().map(|running| running.announcement), Some(1));
}

#[test]
fn a_list_too_long_is_refused_for_its_length() {
    let place = place();
    let it = opened(&place);
    let many: Vec<CaseNo> = (0..=LINK_AT_ONCE_MAX).map(|n| no(u32::try_from(n).unwrap())).collect();
    let wrong = place.tries(&mut it.clone(), "wuqing", &link(&many), aug("17 09:00"));
    assert!(matches!(wrong, Err(Objection::Invalid(_))), "{wrong:?}");
}

fn plan() -> PlanAction {
    PlanAction {
        n: 1,
        kind: ActionKind::Corrective,
        title: "更换７号楼主水管".to_owned(),
        what: "分段更换锈蚀主管并加装压力监测".to_owned(),
        cause: Cause { text: "主管使用二十年，锈蚀".to_owned(), code: String::new() },
        measure: Some(Measure {
            pack: WORLD.pack.id.clone(),
            category: None,
            units: BTreeSet::new(),
            exposure: households(),
        }),
        owner: person("chenwei"),
        due_at: aug("28 18:00"),
        incident: None,
        removes: None,
        cases: vec![],
    }
}

/// An action that was planned, after one command more.
pub(crate) fn on_a_plan(who: &str, command: &ActionCommand) -> Result<Action, Objection> {
    let place = place();
    let mut it = Action::default();
    let planned = ActionCommand::PlanAction(Box::new(plan()));
    place.tries(&mut it, "wuqing", &planned, aug("17 09:00")).expect("a good plan");
    place.tries(&mut it, who, command, aug("17 10:00"))?;
    Ok(it)
}

fn done() -> ActionCommand {
    ActionCommand::MarkDone(MarkDone { text: "已换新管三十米".to_owned() })
}

fn verify() -> ActionCommand {
    ActionCommand::VerifyAction(VerifyAction { text: "现场看过，压力正常".to_owned() })
}

fn planned(place: &Place) -> Action {
    let mut it = Action::default();
    place.does(&mut it, "zhoumin", &ActionCommand::PlanAction(Box::new(plan())));
    it
}

fn verified(place: &Place) -> Action {
    let mut it = planned(place);
    place.does(&mut it, "chenwei", &done());
    place.does(&mut it, "sunhong", &verify());
    it
}

fn on(text: &str) -> Timestamp {
    format!("{text}T09:00:00+08:00").parse().expect("tests write days")
}

#[test]
fn an_action_is_done_by_its_owner_and_verified_by_somebody_else() {
    let place = place();
    let mut it = planned(&place);
    place.refuses(&it, "zhoumin", &done(), Refusal::NotTheOwner);
    place.refuses(&it, "sunhong", &verify(), Refusal::ActionNotReady);
    place.does(&mut it, "chenwei", &done());
    place.refuses(&it, "chenwei", &verify(), Refusal::RoleLacking);
    let back = ActionCommand::SendBack(SendBack { reason: "还有一段没换".to_owned() });
    place.does(&mut it, "sunhong", &back);
    assert_eq!(it.state, ActionState::Planned);
    let mut own = plan();
    own.owner = person("sunhong");
    let mut other = Action::default();
    place.does(&mut other, "zhoumin", &ActionCommand::PlanAction(Box::new(own)));
    place.does(&mut other, "sunhong", &done());
    place.refuses(&other, "sunhong", &verify(), Refusal::OwnAction);
}

#[test]
fn what_helped_is_proved_and_reopened_when_it_wears_off() {
    let place = place();
    let mut it = verified(&place);
    let check = |it: &mut Action, day: &str| {
        place.tries(it, "zhoumin", &ActionCommand::CheckEffect, on(day))
    };
    // Two months after it, nothing is said.
    assert!(matches!(
        check(&mut it, "2026-11-03").as_deref(),
        Ok([ActionEvent::EffectChecked(told)]) if told.after.len() == 2
    ));
    assert_eq!(it.state, ActionState::Verified);
    check(&mut it, "2026-12-03").unwrap();
    assert_eq!(it.state, ActionState::Effective);
    assert_eq!(check(&mut it, "2026-12-03"), Ok(vec![]));
    let tick = |it: &mut Action, day: &str| place.tries(it, "clock", &ActionCommand::Tick, on(day));
    assert_eq!(tick(&mut it, "2027-05-02"), Ok(vec![]));
    let back = tick(&mut it, "2027-06-02").unwrap();
    assert!(matches!(&back[..], [ActionEvent::CameBack { point, .. }] if point.count == 40));
    assert_eq!(it.state, ActionState::CameBack);
    let anew = ActionCommand::PlanAnew(PlanAnew {
        what: "整栋更换".to_owned(),
        due_at: on("2027-08-01"),
    });
    place.tries(&mut it, "zhoumin", &anew, on("2027-06-03")).unwrap();
    assert_eq!((it.state, it.rounds), (ActionState::Planned, 2));
}

#[test]
fn without_exposure_or_with_five_months_there_is_no_effect_to_check() {
    let mut place = place();
    let it = verified(&place);
    let try_it = |place: &Place| {
        place.tries(&mut it.clone(), "zhoumin", &ActionCommand::CheckEffect, on("2026-12-03"))
    };
    let all = place.organisation.exposures.get(&households()).cloned().unwrap();
    let exposure = place.organisation.exposures.get_mut(&households()).unwrap();
    exposure.months.retain(|at, _| *at >= month("2026-03"));
    assert_eq!(try_it(&place), Err(Refusal::TooFewMonths.into()));
    place.organisation.exposures.get_mut(&households()).unwrap().months.clear();
    assert_eq!(try_it(&place), Err(Refusal::ExposureMissing.into()));
    place.organisation.exposures.insert(households(), all);
    assert!(try_it(&place).is_ok());
    let mut unmeasured = plan();
    unmeasured.measure = None;
    let mut other = Action::default();
    place.does(&mut other, "zhoumin", &ActionCommand::PlanAction(Box::new(unmeasured)));
    place.does(&mut other, "chenwei", &done());
    place.does(&mut other, "sunhong", &verify());
    place.refuses(&other, "zhoumin", &ActionCommand::CheckEffect, Refusal::NoMeasure);
}

#[test]
fn an_exposure_twice_in_a_month_or_below_one_is_refused() {
    let it = &WORLD.organisation;
    let put = |months: &[(&str, i64)]| {
        let months = months.iter().map(|(at, n)| ((*at).to_owned(), *n)).collect();
        let (id, title) = (households(), "住户".to_owned());
        let command =
            OrganisationCommand::PutExposure(PutExposure { id, title, per: 1_000, months });
        organisation::decide(it, &command, &actor("wuqing"))
    };
    assert_eq!(put(&[("2026-01", 1_250), ("2026-02", 1_260)]).map(|events| events.len()), Ok(1));
    for (months, problem) in [
        (&[("2026-01", 1), ("2026-1", 2)][..], Problem::Twice),
        (&[("2026-01", -5)], Problem::NotANumber),
        (&[("2026-01", 0)], Problem::NotANumber),
        (&[("2026-13", 5)], Problem::NotATime),
        (&[("一月", 5)], Problem::NotATime),
    ] {
        let Err(Objection::Invalid(invalid)) = put(months) else {
            panic!("{months:?} must be refused")
        };
        assert_eq!(invalid.0[0].problem, problem, "{months:?}");
    }
    assert_eq!(exposure::may_put(it, &actor("lina")), Err(Refusal::RoleLacking));
    assert_eq!(exposure::may_put(it, &actor("admin")), Ok(()));
}

#[test]
fn a_stream_is_told_by_its_first_step() {
    assert_eq!(MatterKind::of_first_step("open_incident"), Some(MatterKind::Incident));
    assert_eq!(MatterKind::of_first_step("plan_action"), Some(MatterKind::Action));
    assert_eq!(MatterKind::of_first_step("draft_write_up"), Some(MatterKind::WriteUp));
    assert_eq!(MatterKind::of_first_step("receive"), None);
}

/// What holds of an incident after every step.
fn check_incident(it: &Incident) -> Option<&'static str> {
    for announcement in &it.announcements {
        if let AnnouncementState::Approved(mark) = &announcement.state
            && mark.by == announcement.drafted.by
        {
            return Some("an announcement was approved by who drafted it");
        }
        if announcement.released.is_some()
            && !matches!(announcement.state, AnnouncementState::Approved(_))
        {
            return Some("an announcement was released that nobody approved");
        }
    }
    if it.broadcasts.iter().filter(|broadcast| broadcast.ended.is_none()).count() > 1 {
        return Some("two broadcasts are under way");
    }
    if it.closure.is_some() && it.running().is_some() {
        return Some("it was closed while customers were being told");
    }
    None
}

/// What holds of an action after every step.
fn check_action(it: &Action) -> Option<&'static str> {
    let owner = it.plan.as_ref().map(|plan| &plan.owner);
    let verifier: Option<&PersonId> = it.verified.as_ref().and_then(|it| it.mark.by.person());
    if verifier.is_some() && verifier == owner {
        return Some("who did it verified it");
    }
    if it.state == ActionState::Effective && it.checks.is_empty() {
        return Some("it is called effective without numbers");
    }
    if matches!(it.state, ActionState::Verified | ActionState::Effective) && it.done.is_none() {
        return Some("it was seen to be done before it was done");
    }
    None
}

/// Walks every way of an alphabet; every state keeps the invariants, and a command repeated says nothing.
fn walk<M: Matter>(
    start: &M,
    alphabet: &[(&str, M::Command, i64)],
    check: fn(&M) -> Option<&'static str>,
) -> usize {
    let place = place();
    let mut nodes = vec![(start.clone(), on("2026-09-01"), Vec::<M::Event>::new())];
    let mut spoken = BTreeSet::new();
    let mut level = 0..1;
    for _ in 0..LENGTH {
        for at in level.clone() {
            for (n, (who, command, days)) in alphabet.iter().enumerate() {
                let (matter, now, _) = &nodes[at];
                let (mut after, now) = (matter.clone(), *now + (days * 24).hours());
                let Ok(events) = place.tries(&mut after, who, command, now) else { continue };
                if events.is_empty() && *days == 0 {
                    continue;
                }
                spoken.insert(n);
                let again = place.tries(&mut after.clone(), who, command, now);
                assert_eq!(again.as_deref(), Ok(&[][..]), "{who} {command:?} again on {after:?}");
                assert_eq!(check(&after), None, "{after:?}");
                let who = actor(who);
                let rows = after.rows(&place.around(&who, now)).expect("it began");
                assert_eq!(rows.matter.version, after.version());
                assert!(
                    rows.matter.ended_at.is_none() || rows.duties.is_empty(),
                    "something is owed on what is over: {rows:?}"
                );
                if nodes.iter().all(|(old, then, _)| *old != after || *then != now) {
                    nodes.push((after, now, events));
                }
            }
        }
        level = level.end..nodes.len();
    }
    let silent: Vec<_> =
        alphabet.iter().enumerate().filter(|(n, _)| !spoken.contains(n)).map(|it| it.1).collect();
    assert!(silent.is_empty(), "nowhere in {} states: {silent:?}", nodes.len());
    nodes.len()
}

#[test]
fn every_way_of_an_incident_keeps_the_invariants() {
    let place = place();
    let mut start = opened(&place);
    place.does(&mut start, "zhoumin", &team(&["lina", "zhoumin"], Some("lina")));
    place.does(&mut start, "lina", &draft("预计今晚八点恢复"));
    let entry = IncidentCommand::LogEntry(LogEntry { text: "水车到场".to_owned() });
    let decline = DeclineAnnouncement { announcement: 1, reason: "时间未定".to_owned() };
    let unlink = UnlinkCases { cases: vec![no(1)], reason: "不是这栋楼".to_owned() };
    let alphabet = [
        ("zhoumin", approve(1), 0),
        ("wuqing", IncidentCommand::DeclineAnnouncement(decline), 0),
        ("lina", release(1), 0),
        ("zhoumin", draft("已恢复供水"), 0),
        ("wuqing", approve(2), 0),
        ("lina", release(2), 0),
        ("clock", end(1), 0),
        ("wuqing", link(&[no(1), no(2)]), 0),
        ("wuqing", IncidentCommand::UnlinkCases(unlink), 0),
        ("zhoumin", IncidentCommand::TellLatest, 0),
        ("lina", entry, 0),
        ("zhoumin", close(), 0),
    ];
    assert!(walk(&start, &alphabet, check_incident) > 500);
}

#[test]
fn every_way_of_an_action_keeps_the_invariants() {
    let place = place();
    let mut start = planned(&place);
    place.does(&mut start, "chenwei", &done());
    let shown = AddEvidence { text: "照片十张".to_owned() };
    let anew = PlanAnew { what: "整栋更换".to_owned(), due_at: on("2027-08-01") };
    let no_way = SendBack { reason: "预算不足".to_owned() };
    let alphabet = [
        ("sunhong", verify(), 0),
        ("zhoumin", ActionCommand::SendBack(no_way.clone()), 0),
        ("chenwei", done(), 0),
        ("chenwei", ActionCommand::AddEvidence(shown), 0),
        ("zhoumin", ActionCommand::CheckEffect, 100),
        ("zhoumin", ActionCommand::CheckEffect, 0),
        ("clock", ActionCommand::Tick, 182),
        ("zhoumin", ActionCommand::PlanAnew(anew), 0),
        ("zhoumin", ActionCommand::WithdrawAction(no_way), 0),
    ];
    assert!(walk(&start, &alphabet, check_action) > 30);
}

#[test]
fn a_journal_folds_back_into_what_it_came_from() {
    let place = place();
    let mut it = Incident::default();
    let mut steps: Vec<(Actor, Vec<IncidentEvent>)> = Vec::new();
    for (who, command) in [
        ("wuqing", open(&[no(1)])),
        ("zhoumin", team(&["lina"], Some("lina"))),
        ("lina", draft("预计今晚八点恢复")),
        ("wuqing", approve(1)),
        ("lina", release(1)),
        ("clock", end(1)),
        ("zhoumin", close()),
    ] {
        let events = place.tries(&mut it, who, &command, aug("17 09:00")).unwrap();
        let text = serde_json::to_string(&events).unwrap();
        steps.push((actor(who), serde_json::from_str(&text).unwrap()));
    }
    let mut again = Incident::default();
    for (who, events) in &steps {
        again.apply_step(aug("17 09:00"), who, events);
    }
    assert_eq!(again, it);
}
