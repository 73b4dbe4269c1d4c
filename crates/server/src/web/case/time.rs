//! Time on the case page: why each deadline, what stands still, who was warned, who wants an answer.

use casework::calendar::{Day, Step};
use casework::case::{Case, Setting};
use casework::escalation::Escalation;
use casework::extension::State as ExtensionState;
use casework::pack::Pack;
use casework::permission::{Act, roles_over};
use casework::policy::{self, Explanation, Moment, Policy, Whose};
use casework::promise::State;

use super::Refused;
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::reckoning;
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// Everything the page says about time, and the forms that go with it.
pub(super) struct TimePart {
    pub(super) why: Vec<Why>,
    pub(super) paused: String,
    pub(super) may_pause: bool,
    pub(super) may_end: bool,
    pub(super) reasons: Vec<Choice>,
    pub(super) evidence: Vec<Choice>,
    pub(super) pause_form: FormState,
    pub(super) extensions: Vec<ExtensionView>,
    pub(super) extendable: Vec<Choice>,
    pub(super) ask_form: FormState,
    pub(super) progress_form: FormState,
    pub(super) milestones: Vec<Choice>,
    pub(super) milestone_form: FormState,
    pub(super) windows: Vec<(String, String)>,
    pub(super) counters: Vec<(String, String)>,
    pub(super) warnings: Vec<WarningView>,
    pub(super) orders: Vec<OrderView>,
    pub(super) may_supervise: bool,
    pub(super) supervise_form: FormState,
}

/// The count of one promise.
pub(super) struct Why {
    pub(super) what: String,
    pub(super) due: String,
    pub(super) lines: Vec<(String, String)>,
    pub(super) days: Vec<DayLine>,
}

/// A day of a count.
pub(super) struct DayLine {
    pub(super) day: String,
    pub(super) kind: String,
    pub(super) how: String,
    pub(super) running: String,
    pub(super) class: &'static str,
}

/// More time asked for.
pub(super) struct ExtensionView {
    pub(super) n: u32,
    pub(super) words: String,
    pub(super) reason: String,
    pub(super) form: FormState,
}

/// A warning that was given.
pub(super) struct WarningView {
    pub(super) n: u32,
    pub(super) what: String,
    pub(super) at: jiff::Timestamp,
    pub(super) told: String,
    pub(super) accept: String,
    pub(super) mine: bool,
    /// Who opened it when, and who has not.
    pub(super) readings: Vec<(String, bool)>,
}

/// A supervision order.
pub(super) struct OrderView {
    pub(super) n: u32,
    pub(super) text: String,
    pub(super) by: String,
    pub(super) due: String,
    pub(super) answer: String,
    pub(super) open: bool,
    pub(super) form: FormState,
}

pub(super) fn time(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> TimePart {
    let l = &visit.l;
    let setting = visit.setting(case, pack);
    let (_, policy) = pack.policy_of(case);
    let open = case.closure.is_none() && case.merged_into.is_none();
    let work = open && visit.may(case, Act::Work);
    let paused = case.paused_at(visit.now);
    let reasons = policy.pause_reasons.iter();
    let title = |words: &casework::pack::Words| words.in_language(l.tag()).to_owned();
    TimePart {
        why: why(l, case, &setting),
        paused: paused.map(|it| paused_words(l, policy, it)).unwrap_or_default(),
        may_pause: work && paused.is_none() && !policy.pause_reasons.is_empty(),
        may_end: work && paused.is_some(),
        reasons: reasons.map(|it| Choice::new(it.code.clone(), title(&it.title))).collect(),
        evidence: case
            .attachments
            .iter()
            .map(|it| Choice::new(it.file.digest.clone(), it.file.name.clone()))
            .collect(),
        pause_form: refused.form("pauses", 0),
        extensions: extensions(visit, case, refused),
        extendable: if work { extendable(l, case, pack) } else { Vec::new() },
        ask_form: refused.form("extensions", 0),
        progress_form: progress_form(case, refused),
        milestones: milestones(l, case, policy),
        milestone_form: refused.form("milestones", 0),
        windows: windows(l, case, &setting),
        counters: counters(l, case, &setting),
        warnings: warnings(visit, case, pack),
        orders: orders(visit, case, pack, work, refused),
        may_supervise: open && visit.may(case, Act::Supervise),
        supervise_form: refused.form("supervision-orders", 0),
    }
}

fn paused_words(l: &Reader, policy: &Policy, pause: &casework::pause::Pause) -> String {
    let known = policy.pause_reason(&pause.reason);
    let reason = known.map_or(pause.reason.as_str(), |it| it.title.in_language(l.tag()));
    l.t2("time-paused-now", "reason", reason, "at", words::deadline(l, pause.to()))
}

/// Why each promise that is owed is due when it is.
fn why(l: &Reader, case: &Case, setting: &Setting<'_>) -> Vec<Why> {
    let owed = case.promises.iter().filter(|promise| promise.is_owed());
    owed.map(|promise| {
        let what = words::promise(l, setting.pack, promise);
        let due = words::deadline(l, promise.due_at);
        match policy::explain(case, promise.n, setting) {
            Some(it) => Why { what, due, lines: lines(l, &it), days: days(l, &it) },
            None => {
                let basis = words::of(l, "basis", &promise.basis);
                let told = l.t("time-not-explained").into_owned();
                Why { what, due, lines: vec![(basis, told)], days: Vec::new() }
            }
        }
    })
    .collect()
}

fn lines(l: &Reader, it: &Explanation) -> Vec<(String, String)> {
    let mut lines = vec![(from(l, &it.start), l.date_time(it.start_at))];
    for part in &it.parts {
        let key = if part.extension.is_some() { "time-extended" } else { "time-limit" };
        let label = l.t1(key, "span", words::span(l, part.span));
        let reason = part.extension.as_ref().map(|it| it.reason.clone());
        let end = words::deadline(l, part.due.at);
        lines.push((
            label,
            reason.map_or_else(|| end.clone(), |reason| format!("{end} · {reason}")),
        ));
    }
    if it.capped {
        lines.push((l.t("time-due").into_owned(), l.t("time-capped").into_owned()));
    }
    let letter = words::code(&it.confidence);
    let source = format!("{} · {}", it.source, l.t1("time-confidence", "letter", letter));
    lines.push((l.t("time-source").into_owned(), source));
    if it.policy > 0 {
        lines.push((l.t1("time-policy-version", "n", it.policy), String::new()));
    }
    lines
}

fn from(l: &Reader, moment: &Moment) -> String {
    l.t1("time-from", "moment", l.t(words::code_key("moment", moment.name())).into_owned())
}

fn days(l: &Reader, it: &Explanation) -> Vec<DayLine> {
    reckoning::days(it).map(|step| day_line(l, step)).collect()
}

fn day_line(l: &Reader, step: &Step) -> DayLine {
    let (how, class) = match (step.paused, step.counted) {
        (true, _) => ("time-day-paused", "day-paused"),
        (false, true) => ("time-day-counted", "day-counted"),
        (false, false) => ("time-day-left-out", "day-left-out"),
    };
    let kind = match &step.day {
        Day::Ordinary | Day::Unlisted => String::new(),
        Day::Weekend => l.t("admin-day-weekend").into_owned(),
        Day::Holiday { name } => words::holiday(l, name),
        Day::MakeUp { name } => {
            format!("{} {}", l.t("admin-day-makeup"), words::holiday(l, name))
        }
    };
    DayLine {
        day: format!("{} {}", step.date, words::weekday(l, step.date)),
        kind,
        how: l.t(how).into_owned(),
        running: step
            .minutes
            .map_or_else(|| step.running.to_string(), |minutes| l.t1("time-minutes", "n", minutes)),
        class,
    }
}

fn extensions(visit: &Visit, case: &Case, refused: &Refused) -> Vec<ExtensionView> {
    let l = &visit.l;
    let roles = roles_over(visit.organisation(), &visit.actor, &case.standing());
    let judgeable = case.extensions.iter().filter(|it| {
        let reaches = it.role.is_none_or(|role| roles.iter().any(|held| held.grants_for(role)));
        it.state == ExtensionState::Asked && it.asked_by != visit.actor && reaches
    });
    judgeable
        .map(|it| ExtensionView {
            n: it.n,
            words: l.t2(
                "time-asked",
                "person",
                words::actor(l, &it.asked_by, visit.organisation()),
                "span",
                words::span(l, it.adds),
            ),
            reason: it.reason.clone(),
            form: refused.form("refusals", it.n),
        })
        .collect()
}

/// Promises that may still be lengthened, as far as their clocks tell.
fn extendable(l: &Reader, case: &Case, pack: &Pack) -> Vec<Choice> {
    let (_, policy) = pack.policy_of(case);
    let running = case.promises.iter().filter(|promise| {
        let clock = promise.clock.as_deref().and_then(|id| policy.clock(id));
        promise.state == State::Running && clock.is_some_and(|it| !it.extensions.is_empty())
    });
    running.map(|it| Choice::new(it.n.to_string(), words::promise(l, pack, it))).collect()
}

fn progress_form(case: &Case, refused: &Refused) -> FormState {
    let form = refused.form("progress", 0);
    if refused.resource == "progress" {
        return form;
    }
    let mail = case.complaint().is_some_and(|it| it.complainant.email.is_some());
    form.with("means", if mail { "email" } else { "phone" })
}

fn milestones(l: &Reader, case: &Case, policy: &Policy) -> Vec<Choice> {
    let left =
        policy.milestones.iter().filter(|it| it.repeats || case.milestone_at(&it.code).is_none());
    left.map(|it| Choice::new(it.code.clone(), it.title.in_language(l.tag()))).collect()
}

fn windows(l: &Reader, case: &Case, setting: &Setting<'_>) -> Vec<(String, String)> {
    let open = policy::windows(case, setting).into_iter();
    open.map(|it| {
        let whose = match it.whose {
            Whose::Customer => "time-window-customer",
            Whose::Ours => "time-window-ours",
        };
        let what = format!("{} {}", l.t(whose), it.title.in_language(l.tag()));
        (what, l.t1("time-window-until", "at", words::deadline(l, it.closes_at)))
    })
    .collect()
}

fn counters(l: &Reader, case: &Case, setting: &Setting<'_>) -> Vec<(String, String)> {
    let counted = policy::counters(case, setting).into_iter();
    counted
        .map(|it| {
            let so_far = l.t2("time-counted", "n", it.n, "max", it.more_than);
            let over = if it.over { l.t("time-counter-over") } else { "".into() };
            (it.title.in_language(l.tag()).to_owned(), format!("{so_far} {over}"))
        })
        .collect()
}

fn warnings(visit: &Visit, case: &Case, pack: &Pack) -> Vec<WarningView> {
    let l = &visit.l;
    let organisation = visit.organisation();
    let shown = |it: &Escalation| {
        let told: Vec<String> =
            it.told.iter().map(|id| pieces::person_name(organisation, id)).collect();
        let told = if told.is_empty() {
            l.t("timeline-told-nobody").into_owned()
        } else {
            l.t1("time-told", "people", told.join("、"))
        };
        let accept = match (&it.accepted, it.accept_by) {
            (Some(accepted), _) => {
                l.t1("time-accepted-by", "person", words::actor(l, &accepted.by, organisation))
            }
            (None, Some(by)) => l.t1("time-accept-by", "at", words::deadline(l, by)),
            (None, None) => String::new(),
        };
        let readings = it.told.iter().map(|id| {
            let name = pieces::person_name(organisation, id);
            match it.read_at(id) {
                Some(at) => (l.t2("time-read", "person", name, "at", l.date_time(at)), true),
                None => (l.t1("time-unread", "person", name), false),
            }
        });
        // Where nobody has opened it and nobody must, the names already told are enough.
        let counts = it.read_by.is_some() || !it.readings.is_empty();
        WarningView {
            readings: if counts { readings.collect() } else { Vec::new() },
            n: it.n,
            what: words::warning(l, pack, case, &it.warning),
            at: it.point,
            told,
            accept,
            mine: it.accept_by.is_some()
                && it.accepted.is_none()
                && it.told.contains(&visit.person.id),
        }
    };
    case.escalations.iter().rev().map(shown).collect()
}

fn orders(
    visit: &Visit,
    case: &Case,
    pack: &Pack,
    work: bool,
    refused: &Refused,
) -> Vec<OrderView> {
    let l = &visit.l;
    let orders = case.orders.iter().rev();
    orders
        .map(|it| OrderView {
            n: it.n,
            text: match &it.warning {
                Some(code) => words::warning(l, pack, case, code),
                None => it.text.clone(),
            },
            by: words::actor(l, &it.by, visit.organisation()),
            due: l.t1("time-order-due", "at", words::deadline(l, it.due_at)),
            answer: it.answer.as_ref().map(|answer| answer.text.clone()).unwrap_or_default(),
            open: work && it.answer.is_none(),
            form: refused.form("order-answers", it.n),
        })
        .collect()
}
