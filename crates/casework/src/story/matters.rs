//! Incidents and actions in a story: what is done to them, and who is told what by it.
//!
//! A broadcast happens at once, as the desk would do it: each case in a step of its own, then how many were reached.
//! How many complaints a month had is said by the story, because a rate needs more of them than a story could tell.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::journal;
use super::script::{Script, case_number};
use super::words;
use crate::action::{Action, ActionCommand, ActionEvent};
use crate::case::{Case, Command};
use crate::id::CaseNo;
use crate::incident::{EndBroadcast, Incident, IncidentCommand, IncidentEvent, Reached};
use crate::matter::{Around, Matter, MatterKind};
use crate::permission::{Actor, Standing};
use crate::progress::{AnnouncementRef, TellAnnouncement};
use crate::public_review::{PublicReview, PublicReviewCommand, PublicReviewEvent};
use crate::write_up::{WriteUp, WriteUpCommand, WriteUpEvent};

/// What a command on an incident needs in this order, before anything given by name.
const OF_INCIDENT: &[(&str, &[&str])] = &[
    ("open_incident", &["kind", "title", "known"]),
    ("describe_incident", &["kind", "title", "known"]),
    ("link_cases", &["cases"]),
    ("unlink_cases", &["cases", "reason"]),
    ("put_team", &["members"]),
    ("log_entry", &["text"]),
    ("draft_announcement", &["text"]),
    ("approve_announcement", &["announcement"]),
    ("decline_announcement", &["announcement", "reason"]),
    ("release_announcement", &["announcement"]),
    ("tell_latest", &[]),
    ("close_incident", &["cause", "lesson"]),
];

/// The same of an action.
const OF_ACTION: &[(&str, &[&str])] = &[
    ("plan_action", &["kind", "title", "what"]),
    ("plan_anew", &["what", "due_at"]),
    ("add_evidence", &["text"]),
    ("mark_done", &["text"]),
    ("verify_action", &["text"]),
    ("send_back", &["reason"]),
    ("check_effect", &[]),
    ("withdraw_action", &["reason"]),
    ("add_cause", &["text"]),
    ("judge_cause", &["cause", "state", "words"]),
    ("move_cause", &["cause"]),
];

/// Most commands read no case whole.
static NOTHING_READ: BTreeMap<CaseNo, Case> = BTreeMap::new();

/// The same of a write-up.
const OF_WRITE_UP: &[(&str, &[&str])] = &[
    ("draft_write_up", &["title", "problem", "handling", "summary"]),
    ("revise_write_up", &["title", "problem", "handling", "summary"]),
    ("release_write_up", &[]),
    ("send_back_write_up", &["reason"]),
    ("withdraw_write_up", &["reason"]),
    ("practise_write_up", &["answer"]),
];

/// The same of a public review.
const OF_PUBLIC_REVIEW: &[(&str, &[&str])] = &[
    ("receive_public_review", &["platform", "id", "stars.overall", "text"]),
    ("draft_public_reply", &["text"]),
    ("approve_public_reply", &["reply_no"]),
    ("send_back_public_reply", &["reply_no", "reason"]),
    ("record_published", &["reply_no"]),
    ("link_review_case", &["case"]),
    ("decline_review_case", &["reason"]),
    ("set_aside_review", &["reason"]),
];

/// Incidents, actions, write-ups and public reviews by the numbers the story gives them.
#[derive(Default)]
pub(super) struct Matters {
    incidents: BTreeMap<u32, Incident>,
    actions: BTreeMap<u32, Action>,
    write_ups: BTreeMap<u32, WriteUp>,
    reviews: BTreeMap<u32, PublicReview>,
}

impl Matters {
    fn incident(&self, n: u32) -> Incident {
        self.incidents.get(&n).cloned().unwrap_or_default()
    }

    fn action(&self, n: u32) -> Action {
        self.actions.get(&n).cloned().unwrap_or_default()
    }
}

/// `incident:1` or `action:2`.
pub(super) fn target(text: &str) -> Option<(MatterKind, u32)> {
    let (kind, n) = text.split_once(':')?;
    let kind = MatterKind::ALL.iter().copied().find(|it| it.code() == kind)?;
    Some((kind, n.parse().ok().filter(|n| *n > 0)?))
}

fn read<T: DeserializeOwned>(verb: &str, object: Value) -> Result<T, String> {
    serde_json::from_value(object).map_err(|error| format!("{verb}: {error}"))
}

impl Script<'_> {
    /// A line about an incident or an action.
    pub(super) fn perform_matter(
        &mut self,
        (kind, n): (MatterKind, u32),
        actor: &Actor,
        verb: &str,
        said: &[String],
    ) -> Result<(), String> {
        let known = match kind {
            MatterKind::Incident => OF_INCIDENT,
            MatterKind::Action => OF_ACTION,
            MatterKind::WriteUp => OF_WRITE_UP,
            MatterKind::PublicReview => OF_PUBLIC_REVIEW,
        };
        let mut object = words::object(verb, known, said, &[], self)?;
        match kind {
            MatterKind::Incident => {
                let command = read(verb, object)?;
                self.incident_step(n, actor, &command);
                self.broadcast(n)?;
            }
            MatterKind::Action => {
                if let Some(measure) = object.get_mut("measure") {
                    measure["pack"] = json!(self.pack().id);
                }
                let command = read(verb, object)?;
                self.action_step(n, actor, &command);
            }
            MatterKind::WriteUp => self.write_up_step(n, actor, &read(verb, object)?),
            MatterKind::PublicReview => {
                self.fill_review(verb, &mut object);
                self.review_step(n, actor, &read(verb, object)?);
            }
        }
        Ok(())
    }

    fn incident_step(&mut self, n: u32, actor: &Actor, command: &IncidentCommand) {
        let mut incident = self.matters.incident(n);
        let events = self.step_of(&mut incident, n, actor, command);
        let told = match events {
            Ok(events) => events.iter().map(journal_of_incident).collect(),
            Err(line) => vec![line],
        };
        if incident.version > 0 {
            self.matters.incidents.insert(n, incident);
        }
        self.tell_matter(MatterKind::Incident, n, actor, &told);
    }

    fn action_step(&mut self, n: u32, actor: &Actor, command: &ActionCommand) {
        let mut action = self.matters.action(n);
        let events = self.step_of(&mut action, n, actor, command);
        let told = match events {
            Ok(events) => events.iter().map(|it| self.journal_of_action(it)).collect(),
            Err(line) => vec![line],
        };
        if action.version > 0 {
            self.matters.actions.insert(n, action);
        }
        self.tell_matter(MatterKind::Action, n, actor, &told);
    }

    fn write_up_step(&mut self, n: u32, actor: &Actor, command: &WriteUpCommand) {
        let mut it = self.matters.write_ups.get(&n).cloned().unwrap_or_default();
        let told = match self.step_of(&mut it, n, actor, command) {
            Ok(events) => events.iter().map(journal_of_write_up).collect(),
            Err(line) => vec![line],
        };
        if it.version > 0 {
            self.matters.write_ups.insert(n, it);
        }
        self.tell_matter(MatterKind::WriteUp, n, actor, &told);
    }

    /// What a story leaves out: the pack is the story's, and what is told happened now.
    fn fill_review(&self, verb: &str, object: &mut Value) {
        let now = json!(self.now());
        if verb == "receive_public_review" {
            object["pack"] = json!(self.pack().id);
            if object.get("written_at").is_none() {
                object["written_at"] = now;
            }
        } else if verb == "record_published" && object.get("at").is_none() {
            object["at"] = now;
        }
    }

    fn review_step(&mut self, n: u32, actor: &Actor, command: &PublicReviewCommand) {
        let mut it = self.matters.reviews.get(&n).cloned().unwrap_or_default();
        let told = match self.step_of(&mut it, n, actor, command) {
            Ok(events) => events.iter().map(journal_of_review).collect(),
            Err(line) => vec![line],
        };
        if it.version > 0 {
            self.matters.reviews.insert(n, it);
        }
        self.tell_matter(MatterKind::PublicReview, n, actor, &told);
    }

    /// Decides and applies; the line that is told instead where nothing happens.
    fn step_of<M: Matter>(
        &self,
        matter: &mut M,
        n: u32,
        actor: &Actor,
        command: &M::Command,
    ) -> Result<Vec<M::Event>, String> {
        let cases = self.standings();
        let folded = self.folded(matter.cases_read(command));
        let around = Around { folded: &folded, ..self.around(actor, &cases) };
        let decided = matter.decide(&M::numbered(command, n), &around);
        let events = decided.map_err(|it| journal::objection(&it))?;
        if events.is_empty() {
            return Err("already done".to_owned());
        }
        matter.apply_step(self.now(), actor, &events);
        Ok(events)
    }

    fn standings(&self) -> BTreeMap<CaseNo, Standing> {
        let all = self.cases().values();
        all.filter_map(|case| Some((case.no()?, case.standing()))).collect()
    }

    fn folded(&self, wanted: Vec<CaseNo>) -> BTreeMap<CaseNo, Case> {
        let of = |no: CaseNo| self.cases().values().find(|case| case.no() == Some(no)).cloned();
        wanted.into_iter().filter_map(|no| Some((no, of(no)?))).collect()
    }

    fn around<'s>(&'s self, actor: &'s Actor, cases: &'s BTreeMap<CaseNo, Standing>) -> Around<'s> {
        Around {
            now: self.now(),
            actor,
            organisation: self.fixture().organisation(),
            packs: self.packs(),
            calendar: self.calendar(),
            cases,
            folded: &NOTHING_READ,
            counted: self.fixture().counted(),
        }
    }

    /// Tells every case of the incident what was released, once.
    fn broadcast(&mut self, n: u32) -> Result<(), String> {
        let incident = self.matters.incident(n);
        let Some(running) = incident.running() else { return Ok(()) };
        let which = AnnouncementRef { incident: n, announcement: running.announcement };
        let Some(announcement) =
            incident.announcements.iter().find(|it| it.n == which.announcement)
        else {
            return Ok(());
        };
        let (text, by) = (announcement.text.clone(), running.mark.by.clone());
        let tell = Command::TellAnnouncement(TellAnnouncement { which, text, by });
        let was_told = |case: &Case| case.progress.iter().any(|it| it.announcement == Some(which));
        let mut reached = Reached::default();
        for no in incident.cases.keys() {
            let found = self.cases().iter().find(|(_, case)| case.no() == Some(*no));
            let Some((at, case)) = found.map(|(at, case)| (*at, case.clone())) else { continue };
            if case.merged_into.is_some() {
                reached.merged += 1;
            } else if case.closure.is_some() && !was_told(&case) {
                reached.closed += 1;
            } else {
                if !was_told(&case) {
                    self.run_on(at, &Actor::Clock, &tell)?;
                }
                reached.told += 1;
            }
        }
        let broadcast = running.n;
        let end = IncidentCommand::EndBroadcast(EndBroadcast { broadcast, reached });
        self.incident_step(n, &Actor::Clock, &end);
        Ok(())
    }

    /// The next action the clock must look at.
    pub(super) fn next_action(&self) -> Option<(Timestamp, u32)> {
        let cases = self.standings();
        let around = self.around(&Actor::Clock, &cases);
        let due = |(n, action): (&u32, &Action)| Some((action.rows(&around)?.matter.tick_at?, *n));
        self.matters.actions.iter().filter_map(due).min()
    }

    /// The clock looks at an action; what it finds nothing in is not told.
    pub(super) fn look_at_action(&mut self, n: u32) {
        let cases = self.standings();
        let around = self.around(&Actor::Clock, &cases);
        let action = self.matters.action(n);
        let found = action.decide(&ActionCommand::Tick, &around);
        if found.is_ok_and(|events| events.is_empty()) {
            return;
        }
        self.action_step(n, &Actor::Clock, &ActionCommand::Tick);
    }

    fn tell_matter(&mut self, kind: MatterKind, n: u32, actor: &Actor, lines: &[String]) {
        self.tell_about(&format!("{}:{n} ", kind.code()), actor, lines);
    }

    fn journal_of_action(&self, event: &ActionEvent) -> String {
        let due = |at| self.due(at);
        match event {
            ActionEvent::Planned { plan, .. } => format!(
                "planned by {}, {} at {}: {}",
                due(plan.due_at),
                plan.kind.code(),
                plan.owner,
                plan.title
            ),
            ActionEvent::PlannedAnew { what, due_at } => {
                format!("planned anew by {}: {what}", due(*due_at))
            }
            ActionEvent::EvidenceAdded { text } => format!("evidence: {text}"),
            ActionEvent::Done { month, .. } => format!("done, counted from {month}"),
            ActionEvent::Verified { .. } => "verified".to_owned(),
            ActionEvent::SentBack { reason } => format!("sent back: {reason}"),
            ActionEvent::EffectChecked(it) => format!(
                "effect {} after {} and {} months",
                it.verdict.code(),
                it.before.len(),
                it.after.len()
            ),
            ActionEvent::CameBack { point, .. } => {
                format!("came back in {} with {} complaints", point.month, point.count)
            }
            ActionEvent::CauseAdded(it) => journal::cause_added(it),
            ActionEvent::CauseJudged { cause, judgement } => {
                journal::cause_judged(*cause, judgement)
            }
            ActionEvent::CauseMoved { cause, under, branch } => {
                journal::cause_moved(*cause, *under, *branch)
            }
            ActionEvent::Withdrawn { reason } => format!("withdrawn: {reason}"),
        }
    }
}

fn journal_of_write_up(event: &WriteUpEvent) -> String {
    match event {
        WriteUpEvent::Drafted { content, .. } => format!("written: {}", content.title),
        WriteUpEvent::Revised { content, .. } => format!("written anew: {}", content.title),
        WriteUpEvent::Released => "released".to_owned(),
        WriteUpEvent::SentBack { reason } => format!("sent back: {reason}"),
        WriteUpEvent::Withdrawn { reason } => format!("withdrawn: {reason}"),
        WriteUpEvent::Practised { rules, .. } if rules.is_empty() => "practised".to_owned(),
        WriteUpEvent::Practised { rules, .. } => format!("practised, trips {}", rules.join(", ")),
    }
}

fn journal_of_review(event: &PublicReviewEvent) -> String {
    match event {
        PublicReviewEvent::Received { review, is_low, .. } => format!(
            "taken in: {} of 5 on {}{}",
            review.stars.overall,
            review.platform,
            if *is_low { ", low" } else { "" }
        ),
        PublicReviewEvent::Changed { stars, reply_due_at, .. } => format!(
            "its author thought again: {} of 5{}",
            stars.overall,
            if reply_due_at.is_some() { ", to be answered anew" } else { "" }
        ),
        PublicReviewEvent::ReplyDrafted { text, waiver } => {
            let against = waiver.as_ref().map(|it| format!(", against {}", it.rules.join(", ")));
            format!("reply drafted: {text}{}", against.unwrap_or_default())
        }
        PublicReviewEvent::ReplyApproved { reply } => format!("reply {reply} approved"),
        PublicReviewEvent::ReplySentBack { reply, reason } => {
            format!("reply {reply} sent back: {reason}")
        }
        PublicReviewEvent::Published { reply, .. } => format!("reply {reply} published"),
        PublicReviewEvent::BecameCase { .. } => "became a case".to_owned(),
        PublicReviewEvent::CaseDeclined { reason } => format!("becomes no case: {reason}"),
        PublicReviewEvent::SetAside { reason } => format!("set aside: {reason}"),
    }
}

fn journal_of_incident(event: &IncidentEvent) -> String {
    match event {
        IncidentEvent::Opened { kind, title, .. } => format!("opened {}: {title}", kind.code()),
        IncidentEvent::Described { kind, title, .. } => {
            format!("described as {}: {title}", kind.code())
        }
        IncidentEvent::CasesLinked { cases, .. } => format!("{} cases linked", cases.len()),
        IncidentEvent::CasesUnlinked { cases, reason } => {
            format!("{} cases taken away: {reason}", cases.len())
        }
        IncidentEvent::TeamPut { members, spokesperson } => {
            let who: Vec<&str> = members.iter().map(|it| it.person.as_str()).collect();
            let speaks = spokesperson.as_ref().map(|id| format!(", {id} speaks"));
            format!("in the room {}{}", who.join(", "), speaks.unwrap_or_default())
        }
        IncidentEvent::EntryLogged { text } => format!("logged: {text}"),
        IncidentEvent::AnnouncementDrafted { announcement, .. } => {
            format!("announcement {announcement} drafted")
        }
        IncidentEvent::AnnouncementApproved { announcement } => {
            format!("announcement {announcement} approved")
        }
        IncidentEvent::AnnouncementDeclined { announcement, reason } => {
            format!("announcement {announcement} declined: {reason}")
        }
        IncidentEvent::BroadcastBegun { broadcast, announcement } => {
            format!("broadcast {broadcast} of announcement {announcement} begun")
        }
        IncidentEvent::BroadcastEnded { broadcast, reached } => format!(
            "broadcast {broadcast} ended: {} told, {} closed, {} merged, {} left",
            reached.told, reached.closed, reached.merged, reached.failed
        ),
        IncidentEvent::Closed { .. } => "closed".to_owned(),
    }
}

/// `#1,#3` as the numbers of those cases.
pub(super) fn case_numbers(text: &str, around: &impl words::Around) -> Result<Value, String> {
    let numbers: Result<Vec<String>, String> =
        text.split(',').map(|it| case_number(it).and_then(|_| around.case_no(it))).collect();
    numbers.map(|it| json!(it))
}
