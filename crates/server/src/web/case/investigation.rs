//! Investigation on the case page: what a finding rests on, who was heard, and whose doing it was.

use casework::case::Case;
use casework::contact::Means;
use casework::investigation::{EvidenceKind, Speaker, Statement};
use casework::pack::Pack;
use casework::permission::Act;
use casework::responsibility::{Party, Responsibility, State, may_appeal};
use jiff::Timestamp;

use super::Refused;
use crate::parts::{Choice, FormState, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// Everything the page says about the investigation, and its forms.
pub(super) struct InvestigationPart {
    pub(super) evidence: Vec<EvidenceView>,
    pub(super) statements: Vec<StatementView>,
    pub(super) facts: Vec<FactView>,
    pub(super) decisions: Vec<DecisionView>,
    /// Names of those complained about whom nobody has heard.
    pub(super) unheard: String,
    pub(super) work: bool,
    pub(super) may_decide: bool,
    pub(super) points: Vec<Choice>,
    pub(super) files: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) speakers: Vec<Choice>,
    pub(super) means: Vec<Choice>,
    pub(super) parties: Vec<Choice>,
    pub(super) evidence_choices: Vec<Choice>,
    pub(super) statement_choices: Vec<Choice>,
    pub(super) evidence_form: FormState,
    pub(super) statement_form: FormState,
    pub(super) fact_form: FormState,
    pub(super) decision_form: FormState,
}

/// A piece of evidence.
pub(super) struct EvidenceView {
    pub(super) n: u32,
    pub(super) kind: String,
    pub(super) what: String,
    pub(super) from: String,
    pub(super) point: Option<u32>,
    /// Where its file can be opened, and its name.
    pub(super) file: Option<(String, String)>,
    pub(super) by: String,
}

/// A statement.
pub(super) struct StatementView {
    pub(super) n: u32,
    pub(super) who: String,
    pub(super) speaker: String,
    pub(super) text: String,
    pub(super) declined: bool,
    pub(super) heard_at: Timestamp,
    pub(super) by: String,
}

/// An established fact.
pub(super) struct FactView {
    pub(super) happened_at: Option<Timestamp>,
    pub(super) what: String,
    /// What it rests on: `E1, E2, S1`.
    pub(super) rests_on: String,
    pub(super) contested: bool,
}

/// A decision on responsibility.
pub(super) struct DecisionView {
    pub(super) n: u32,
    pub(super) who: String,
    pub(super) share: u32,
    pub(super) point: Option<u32>,
    pub(super) reasons: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    pub(super) appeal: String,
    pub(super) until: Timestamp,
    pub(super) by: String,
    pub(super) may_appeal: bool,
    pub(super) may_judge: bool,
    pub(super) appeal_form: FormState,
    pub(super) judge_form: FormState,
}

pub(super) fn investigation(
    visit: &Visit,
    case: &Case,
    _pack: &Pack,
    refused: &Refused,
) -> InvestigationPart {
    let (l, organisation) = (&visit.l, visit.organisation());
    let is_merged = case.merged_into.is_some();
    let open = case.closure.is_none() && !is_merged;
    let unheard = case.unheard();
    let names: Vec<String> =
        unheard.iter().map(|id| pieces::person_name(organisation, id)).collect();
    let numbered =
        |mark: &str, n: u32, words: &str| Choice::new(n.to_string(), format!("{mark}{n} {words}"));
    InvestigationPart {
        evidence: evidence(visit, case),
        statements: case.statements.iter().map(|it| statement(visit, it)).collect(),
        facts: facts(case),
        decisions: case
            .responsibilities
            .iter()
            .map(|it| decision(visit, case, it, refused))
            .collect(),
        unheard: names.join(", "),
        work: open && visit.may(case, Act::Work),
        may_decide: !is_merged && visit.may(case, Act::Supervise),
        points: case.points.iter().map(|it| numbered("", it.n, &it.what)).collect(),
        files: case
            .attachments
            .iter()
            .map(|it| Choice::new(it.file.digest.clone(), it.file.name.clone()))
            .collect(),
        kinds: words::choices(l, "evidence-kind", EvidenceKind::ALL),
        speakers: words::choices(l, "speaker", Speaker::ALL),
        means: words::choices(l, "means", &Means::ALL[..Means::ALL.len() - 1]),
        parties: words::choices(l, "party", Party::ALL),
        evidence_choices: case.evidence.iter().map(|it| numbered("E", it.n, &it.what)).collect(),
        statement_choices: case
            .statements
            .iter()
            .map(|it| numbered("S", it.n, &speaker_name(visit, it)))
            .collect(),
        evidence_form: refused.form("evidence", 0),
        statement_form: prefilled(refused, "statements", "means", "visit"),
        fact_form: refused.form("facts", 0),
        decision_form: prefilled(refused, "responsibilities", "share", "100"),
    }
}

/// A form with something in it, unless it comes back as it was typed.
fn prefilled(refused: &Refused, resource: &str, name: &str, value: &str) -> FormState {
    let form = refused.form(resource, 0);
    if refused.resource == resource { form } else { form.with(name, value) }
}

fn evidence(visit: &Visit, case: &Case) -> Vec<EvidenceView> {
    let no = case.no().map(|no| no.to_string()).unwrap_or_default();
    let file = |digest: &String| {
        case.file(digest).map(|file| (format!("/cases/{no}/files/{digest}"), file.name.clone()))
    };
    let list = case.evidence.iter().map(|it| EvidenceView {
        n: it.n,
        kind: words::of(&visit.l, "evidence-kind", &it.kind),
        what: it.what.clone(),
        from: it.from.clone(),
        point: it.point,
        file: it.file.as_ref().and_then(file),
        by: words::actor(&visit.l, &it.by, visit.organisation()),
    });
    list.collect()
}

fn speaker_name(visit: &Visit, it: &Statement) -> String {
    match &it.person {
        Some(id) => pieces::person_name(visit.organisation(), id),
        None if it.name.is_empty() => words::of(&visit.l, "speaker", &it.speaker),
        None => it.name.clone(),
    }
}

fn statement(visit: &Visit, it: &Statement) -> StatementView {
    StatementView {
        n: it.n,
        who: speaker_name(visit, it),
        speaker: words::of(&visit.l, "speaker", &it.speaker),
        text: it.text.clone(),
        declined: it.declined,
        heard_at: it.heard_at,
        by: words::actor(&visit.l, &it.by, visit.organisation()),
    }
}

fn facts(case: &Case) -> Vec<FactView> {
    let list = case.reconstruction().into_iter().map(|it| {
        let evidence = it.by_evidence.iter().map(|n| format!("E{n}"));
        let statements = it.by_statements.iter().map(|n| format!("S{n}"));
        FactView {
            happened_at: it.happened_at,
            what: it.what.clone(),
            rests_on: evidence.chain(statements).collect::<Vec<_>>().join(", "),
            contested: it.contested,
        }
    });
    list.collect()
}

fn decision(visit: &Visit, case: &Case, it: &Responsibility, refused: &Refused) -> DecisionView {
    let (l, organisation) = (&visit.l, visit.organisation());
    let unit = it.unit.as_ref().map(|id| pieces::unit_name(organisation, id));
    let person = it.person.as_ref().map(|id| pieces::person_name(organisation, id));
    let party = words::of(l, "party", &it.party);
    let named = person.or(unit).unwrap_or_else(|| it.name.clone());
    let own = it.by == visit.actor || it.appeal.as_ref().is_some_and(|by| by.by == visit.actor);
    DecisionView {
        n: it.n,
        who: if named.is_empty() { party } else { named },
        share: it.share,
        point: it.point,
        reasons: it.reasons.clone(),
        state: words::of(l, "responsibility-state", &it.state),
        tone: match it.state {
            State::Decided => Tone::Blue,
            State::Appealed => Tone::Amber,
            State::Confirmed => Tone::Green,
            State::Lifted => Tone::Grey,
        },
        appeal: it.appeal.as_ref().map(|appeal| appeal.reasons.clone()).unwrap_or_default(),
        until: it.appeal_until,
        by: words::actor(l, &it.by, organisation),
        may_appeal: it.state == State::Decided
            && it.appeal_until > visit.now
            && may_appeal(case, it, organisation, &visit.actor),
        may_judge: it.state == State::Appealed && !own && visit.may(case, Act::Supervise),
        appeal_form: refused.form("appeals", it.n),
        judge_form: refused.form("appeal-judgements", it.n),
    }
}
