//! What comes after the answer, on the case page: calling back, the facts side by side, the survey.

use casework::call_times::next_attempt;
use casework::case::Case;
use casework::pack::Pack;
use casework::permission::Act;
use casework::truth::{Disagreement, Heard, Truth};

use super::Refused;
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;
use crate::web::survey_form::{self, Asked};
use crate::words;

/// A line of the script, with the code its answer is kept under.
pub(super) struct ScriptPart {
    pub(super) say: String,
    pub(super) field: String,
}

/// One of the facts side by side.
pub(super) struct FactPart {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) is_odd: bool,
}

/// Everything the page says about what comes after the answer, and the forms that go with it.
pub(super) struct AfterPart {
    pub(super) script: Vec<ScriptPart>,
    pub(super) call_at: String,
    pub(super) times: String,
    pub(super) attempts: String,
    pub(super) may_correct: bool,
    pub(super) callback_form: FormState,
    pub(super) times_form: FormState,
    pub(super) hours: Vec<Choice>,
    pub(super) facts: Vec<FactPart>,
    pub(super) odds: Vec<String>,
    pub(super) solved: String,
    pub(super) second: String,
    pub(super) surveys: Vec<(String, String)>,
    pub(super) may_survey: bool,
    pub(super) may_invite: bool,
    pub(super) questions: Vec<Asked>,
    pub(super) marks: Vec<Choice>,
    pub(super) survey_form: FormState,
}

pub(super) fn after(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> AfterPart {
    let l = &visit.l;
    let setting = visit.setting(case, pack);
    let truth = case.truth();
    let shown = case.closure.is_some() || truth.outcome.is_some() || !case.responses.is_empty();
    let unhandled = !case.handlers.contains(&visit.person.id);
    let asks = case.closure.is_some()
        && !pack.survey.questions.is_empty()
        && unhandled
        && visit.may(case, Act::CallBack);
    let now = || case.surveys.iter().filter(|it| it.closing == case.closings);
    let attempts = pack.callback_attempts(case, &setting);
    AfterPart {
        script: script(l, pack),
        call_at: next_attempt(case, &setting).map(|at| l.date_time(at)).unwrap_or_default(),
        times: case.call_times.as_ref().map(|it| words::call_times(l, it)).unwrap_or_default(),
        attempts: if attempts > 0 {
            l.t2("callback-attempts", "n", attempts, "max", pack.closing.callback_attempts)
        } else {
            String::new()
        },
        may_correct: case.callbacks_now().any(casework::callback::Callback::is_reached),
        callback_form: refused.form("callbacks", 0),
        times_form: times_form(
            refused.form("call-times", 0),
            case,
            refused.resource == "call-times",
        ),
        hours: (0..=24u8).map(|n| Choice::new(n.to_string(), l.t1("call-hour", "n", n))).collect(),
        facts: if shown { facts(l, &truth) } else { Vec::new() },
        odds: truth.disagreements.iter().map(|it| words::of(l, "disagreement", it)).collect(),
        solved: truth
            .solved
            .map(|it| {
                let end = if it.solved { "yes" } else { "no" };
                l.t(format!("solved-{}-{end}", it.by.code())).into_owned()
            })
            .unwrap_or_default(),
        second: second(visit, case),
        surveys: surveys(l, case),
        may_survey: asks && now().all(|it| it.answer.is_none()),
        may_invite: asks
            && now().next().is_none()
            && case.complaint().is_some_and(|it| it.complainant.email.is_some()),
        questions: survey_form::questions(l, pack),
        marks: survey_form::marks(l),
        survey_form: refused.form("surveys", 0),
    }
}

fn script(l: &Reader, pack: &Pack) -> Vec<ScriptPart> {
    let part = |line: &casework::pack::ScriptLine| ScriptPart {
        say: line.say.in_language(l.tag()).to_owned(),
        field: line.code.as_ref().map(|code| format!("answers.{code}")).unwrap_or_default(),
    };
    pack.callback_script.iter().map(part).collect()
}

fn times_form(form: FormState, case: &Case, typed: bool) -> FormState {
    if typed {
        return form;
    }
    let times = case.call_times.clone().unwrap_or_default();
    let form = form
        .with("from_hour", times.from_hour.to_string())
        .with("to_hour", times.to_hour.to_string())
        .with("note", times.note);
    if times.working_days { form.with("working_days", "yes") } else { form }
}

fn facts(l: &Reader, truth: &Truth) -> Vec<FactPart> {
    let nothing = || l.t("truth-nothing").into_owned();
    let odd = |list: &[Disagreement]| list.iter().any(|it| truth.disagreements.contains(it));
    let part = |key: &str, value: String, is_odd: bool| FactPart {
        label: l.t(key).into_owned(),
        value,
        is_odd,
    };
    let house = truth.outcome.map_or_else(nothing, |it| words::of(l, "outcome", &it));
    let house = if truth.reopened { l.t1("truth-before", "outcome", house) } else { house };
    let word = truth.word.map_or_else(nothing, |it| words::of(l, "word", &it));
    let heard = |it: Heard| words::of(l, "heard", &it);
    let surveyed =
        truth.surveyed.map(|yes| heard(if yes { Heard::Solved } else { Heard::NotSolved }));
    let delivered = match (truth.delivered, truth.owed) {
        (0, 0) => nothing(),
        (done, owed) => l.t2("truth-remedies", "done", done, "owed", owed),
    };
    let mut list = vec![
        part("truth-house", house, odd(Disagreement::ALL) && truth.outcome.is_some()),
        part(
            "truth-word",
            word,
            odd(&[Disagreement::OutcomeAndWord, Disagreement::WordAndCallback]),
        ),
        part(
            "truth-heard",
            truth.heard.map_or_else(nothing, heard),
            odd(&[
                Disagreement::OutcomeAndCallback,
                Disagreement::WordAndCallback,
                Disagreement::WorseThanHeard,
            ]),
        ),
        part("truth-delivered", delivered, odd(&[Disagreement::OutcomeAndDelivery])),
    ];
    if let Some(surveyed) = surveyed {
        list.insert(3, part("truth-surveyed", surveyed, odd(&[Disagreement::OutcomeAndSurvey])));
    }
    list
}

/// Who does not handle it now, in a sentence.
fn second(visit: &Visit, case: &Case) -> String {
    let Some(last) = case.second_handlings.last().filter(|_| case.closure.is_none()) else {
        return String::new();
    };
    let l = &visit.l;
    if last.barred.is_empty() {
        return l.t("second-handling-alone").into_owned();
    }
    let people = visit.organisation();
    let names: Vec<&str> = last.barred.iter().map(|id| words::person(people, id)).collect();
    let names = names.join(&l.t("timeline-list-comma"));
    l.t2("second-handling-not", "n", last.n, "names", names)
}

fn surveys(l: &Reader, case: &Case) -> Vec<(String, String)> {
    let told = |it: &casework::survey::Survey| match &it.answer {
        Some(answer) => l.t1("survey-answered-at", "at", l.date_time(answer.at)),
        None => l.t1("survey-open-until", "at", l.date_time(it.expires_at)),
    };
    let row = |it: &casework::survey::Survey| (words::of(l, "survey-way", &it.way), told(it));
    case.surveys.iter().map(row).collect()
}
