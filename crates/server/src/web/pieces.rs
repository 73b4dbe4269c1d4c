//! Small pieces several pages show: names for codes, tones for states, lists to choose from.

use std::collections::BTreeSet;

use casework::case::Case;
use casework::contact::Attachment;
use casework::duty::DutyKind;
use casework::id::{PersonId, UnitId};
use casework::intake::{Subject, SubjectKind};
use casework::organisation::Organisation;
use casework::pack::Pack;
use casework::point::Finding;
use casework::promise::Promise;
use casework::remedy::RemedyState;
use casework::triage::Priority;
use casework::view::Stage;
use desk::Chance;
use desk::chance::SystemChance;
use jiff::civil::Date;
use store::CaseListRow;

use crate::locale::Reader;
use crate::parts::{self, Choice, FileLink, Tone};
use crate::visit::Visit;
use crate::words;

/// A fresh id that makes a form repeatable.
pub fn request_id() -> String {
    let mut random = [0u8; 12];
    SystemChance.fill(&mut random);
    data_encoding::HEXLOWER.encode(&random)
}

/// The colour of a stage.
pub fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::Received => Tone::Amber,
        Stage::Working | Stage::Responded => Tone::Blue,
        Stage::Settled => Tone::Green,
        Stage::Closed => Tone::Grey,
    }
}

/// The colour of a finding.
pub fn finding_tone(finding: Finding) -> Tone {
    match finding {
        Finding::Upheld => Tone::Red,
        Finding::PartlyUpheld => Tone::Amber,
        Finding::NotUpheld | Finding::NotEstablished => Tone::Grey,
    }
}

/// The colour of a remedy's state.
pub fn remedy_tone(state: RemedyState) -> Tone {
    match state {
        RemedyState::Proposed => Tone::Amber,
        RemedyState::Approved
        | RemedyState::Offered
        | RemedyState::Accepted
        | RemedyState::Instructed => Tone::Blue,
        RemedyState::Delivered => Tone::Green,
        RemedyState::Declined | RemedyState::Refused | RemedyState::Countered => Tone::Red,
    }
}

/// 1 for P1.
pub fn priority_level(priority: Priority) -> u32 {
    match priority {
        Priority::P1 => 1,
        Priority::P2 => 2,
        Priority::P3 => 3,
        Priority::P4 => 4,
    }
}

/// A person's name; the code where nobody is known by it any more.
pub fn person_name(organisation: &Organisation, id: &PersonId) -> String {
    organisation.people.get(id).map_or_else(|| id.to_string(), |person| person.name.clone())
}

/// That somebody is away on a day, until when, and who stands in; none when they are there.
pub fn away(l: &Reader, organisation: &Organisation, id: &PersonId, day: Date) -> Option<String> {
    let absence = organisation.absence(id, day)?;
    let back = absence.back_on().to_string();
    Some(match &absence.deputy {
        Some(deputy) => {
            l.t2("absence-mark", "day", back, "person", person_name(organisation, deputy))
        }
        None => l.t1("absence-mark-alone", "day", back),
    })
}

/// A unit's name; the code where none is known by it any more.
pub fn unit_name(organisation: &Organisation, id: &UnitId) -> String {
    organisation.units.get(id).map_or_else(|| id.to_string(), |unit| unit.title.clone())
}

/// What a subject is called: people and units by name, everything else by its number.
pub fn subject_words(organisation: &Organisation, subject: &Subject) -> String {
    match subject.kind {
        SubjectKind::Person => PersonId::parse(&subject.number)
            .map_or_else(|_| subject.number.clone(), |id| person_name(organisation, &id)),
        SubjectKind::Unit => UnitId::parse(&subject.number)
            .map_or_else(|_| subject.number.clone(), |id| unit_name(organisation, &id)),
        _ => subject.number.clone(),
    }
}

/// What a promise is about: the clock's name in the pack, else the kind's.
pub fn promise_name(l: &Reader, pack: &Pack, promise: &Promise) -> String {
    let clock = promise.clock.as_deref().and_then(|id| pack.clock(id));
    clock.map_or_else(
        || words::of(l, "promise-kind", &promise.kind),
        |clock| clock.title.in_language(l.tag()).to_owned(),
    )
}

/// Where on the case page a duty is done.
pub fn duty_anchor(kind: DutyKind, n: u32) -> String {
    match kind {
        DutyKind::Accept => "#accept".to_owned(),
        DutyKind::Acknowledge => "#acknowledge".to_owned(),
        DutyKind::Triage => "#triage".to_owned(),
        DutyKind::FirstContact | DutyKind::React => "#contacts".to_owned(),
        DutyKind::KeepPromise | DutyKind::ReachMilestone => format!("#promise-{n}"),
        DutyKind::TellProgress => "#progress".to_owned(),
        DutyKind::AcceptEscalation => format!("#escalation-{n}"),
        DutyKind::AnswerOrder => format!("#order-{n}"),
        DutyKind::JudgeAppeal => format!("#responsibility-{n}"),
        DutyKind::JudgeExtension => format!("#extension-{n}"),
        DutyKind::AcceptTask | DutyKind::AnswerTask | DutyKind::JudgeTask | DutyKind::Arbitrate => {
            format!("#task-{n}")
        }
        DutyKind::Visit => format!("#visit-{n}"),
        DutyKind::Answer => "#points".to_owned(),
        DutyKind::ReadDraft => "#response".to_owned(),
        DutyKind::Approve | DutyKind::Offer | DutyKind::Deliver => format!("#remedy-{n}"),
        DutyKind::OfferPlan | DutyKind::AskPlan => format!("#plan-{n}"),
        DutyKind::AskWord => "#word".to_owned(),
        DutyKind::CallBack => "#callback".to_owned(),
        DutyKind::Close => "#closure".to_owned(),
    }
}

/// The leaves of the pack's tree, grouped by branch.
pub fn categories(l: &Reader, pack: &Pack) -> Vec<Choice> {
    let leaves = pack.categories.iter().filter(|it| pack.is_leaf(&it.code));
    leaves
        .map(|it| Choice {
            value: it.code.to_string(),
            words: it.title.in_language(l.tag()).to_owned(),
            group: it
                .code
                .parent()
                .map(|branch| pack.category_path(&branch, l.tag()))
                .unwrap_or_default(),
            hint: String::new(),
        })
        .collect()
}

/// Units that are open.
pub fn units(organisation: &Organisation) -> Vec<Choice> {
    let open = organisation.units.values().filter(|unit| !unit.closed);
    open.map(|unit| Choice::new(unit.id.as_str(), unit.title.clone())).collect()
}

/// Units whose cases this person sees.
pub fn units_in_reach(visit: &Visit) -> Vec<Choice> {
    let scope = visit.scope();
    let seen = visit
        .organisation()
        .units
        .values()
        .filter(|unit| scope.everything || scope.units.contains(&unit.id));
    seen.map(|unit| Choice::new(unit.id.as_str(), unit.title.clone())).collect()
}

/// People who have not left, grouped by unit.
pub fn people(organisation: &Organisation) -> Vec<Choice> {
    let mut people: Vec<_> = organisation.people.values().filter(|person| !person.left).collect();
    people.sort_by(|a, b| (&a.unit, &a.id).cmp(&(&b.unit, &b.id)));
    people
        .into_iter()
        .map(|person| Choice {
            value: person.id.to_string(),
            words: person.name.clone(),
            group: unit_name(organisation, &person.unit),
            hint: String::new(),
        })
        .collect()
}

/// The files of a case below `base`.
pub fn files(base: &str, case: &Case) -> Vec<FileLink> {
    file_links(base, case.attachments.iter())
}

fn file_links<'a>(base: &str, list: impl Iterator<Item = &'a Attachment>) -> Vec<FileLink> {
    list.map(|it| {
        let url = format!("{base}/{}", it.file.digest);
        let preview = if it.file.media.starts_with("image/") { url.clone() } else { String::new() };
        FileLink { name: it.file.name.clone(), size: parts::size(it.file.bytes), url, preview }
    })
    .collect()
}

/// The files of a case, but for signatures: they stand with the visit that was signed.
pub fn files_shown(base: &str, case: &Case) -> Vec<FileLink> {
    let words = case.visits.iter().filter_map(|visit| visit.sign_off.as_ref());
    let signed: BTreeSet<&str> = words.filter_map(|it| it.signature.as_deref()).collect();
    let rest = case.attachments.iter().filter(|it| !signed.contains(it.file.digest.as_str()));
    file_links(base, rest)
}

/// One earlier case: number, heading, where it stands.
pub fn history_line(l: &Reader, row: &CaseListRow) -> (String, String, String) {
    let stage = words::stage(l, row.stage);
    (row.no.to_string(), row.heading.clone(), format!("{stage} · {}", l.date(row.received_at)))
}
