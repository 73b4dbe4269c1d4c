//! Every code of the rules has its words in every language.

use std::collections::BTreeSet;

use casework::callback::CallbackResult;
use casework::closing::{Outcome, ReopenReason};
use casework::contact::{Direction, Means};
use casework::duty::DutyKind;
use casework::intake::{Channel, Emotion, Flag, Recurrence, SubjectKind};
use casework::investigation::{EvidenceKind, Speaker};
use casework::letter::{LetterKind, NoticeKind};
use casework::link::Relation;
use casework::organisation::{Person, Role, Unit};
use casework::plan::{MeasureBy, State as PlanState};
use casework::point::Finding;
use casework::promise::{Basis, Kind as PromiseKind};
use casework::remedy::{Kind as RemedyKind, PaymentWay, RemedyState, Reply};
use casework::reply_check::Place;
use casework::response::Word;
use casework::responsibility::{Party, State as ResponsibilityState};
use casework::triage::{Kind, Nature, Priority, Severity};
use casework::visit::{Consent, State as VisitState, VisitResult};
use jiff::tz::TimeZone;
use serde_json::json;

use super::*;
use crate::locale::Locale;

fn reader(locale: Locale) -> Reader {
    let now = "2026-08-17T01:30:00Z".parse().unwrap();
    Reader::new(locale, TimeZone::get("Asia/Shanghai").unwrap(), now)
}

fn all<T: Serialize>(prefix: &str, values: &[T]) -> Vec<String> {
    values.iter().map(|value| code_key(prefix, &code(value))).collect()
}

fn wanted() -> Vec<String> {
    let mut keys = Vec::new();
    keys.extend(all("stage", Stage::ALL));
    keys.extend(all("kind", Kind::ALL));
    keys.extend(all("nature", Nature::ALL));
    keys.extend(all("priority", Priority::ALL));
    keys.extend(all("channel", Channel::ALL));
    keys.extend(all("subject", SubjectKind::ALL));
    keys.extend(all("recurrence", Recurrence::ALL));
    keys.extend(all("emotion", Emotion::ALL));
    keys.extend(all("flag", Flag::ALL));
    keys.extend(all("finding", Finding::ALL));
    keys.extend(all("means", Means::ALL));
    keys.extend(all("direction", Direction::ALL));
    keys.extend(all("promise-kind", PromiseKind::ALL));
    keys.extend(all("basis", Basis::ALL));
    keys.extend(all("remedy-kind", RemedyKind::ALL));
    keys.extend(all("remedy-state", RemedyState::ALL));
    keys.extend(all("payment-way", PaymentWay::ALL));
    keys.extend(all("evidence-kind", EvidenceKind::ALL));
    keys.extend(all("speaker", Speaker::ALL));
    keys.extend(all("party", Party::ALL));
    keys.extend(all("responsibility-state", ResponsibilityState::ALL));
    keys.extend(all("visit-state", VisitState::ALL));
    keys.extend(all("plan-state", PlanState::ALL));
    keys.extend(all("plan-by", MeasureBy::ALL));
    keys.extend(all("told-plan", Reply::ALL));
    keys.extend(all("visit-result", VisitResult::ALL));
    keys.extend(all("visit-consent", Consent::ALL));
    keys.extend(all("told-visit", VisitResult::ALL));
    keys.extend(all("told-visit", Consent::ALL));
    keys.extend(all("reply", Reply::ALL));
    keys.extend(all("word", Word::ALL));
    keys.extend(all("outcome", Outcome::ALL));
    keys.extend(all("outcome", &[Outcome::Past]));
    keys.extend(all("told-outcome", Outcome::ALL));
    keys.extend(all("told-outcome", &[Outcome::Past]));
    keys.extend(all("reopen", ReopenReason::ALL));
    keys.extend(all("told-reopened", ReopenReason::ALL));
    keys.extend(all("relation", Relation::ALL));
    keys.extend(all("relation", &[Relation::Duplicate]));
    keys.extend(all("duty", DutyKind::ALL));
    keys.extend(all("role", Role::ALL));
    keys.extend(all("notice", NoticeKind::ALL));
    keys.extend(all("letter-kind", LetterKind::ALL));
    for kind in LetterKind::ALL {
        keys.extend(
            ["subject", "body"].map(|part| format!("{}-{part}", code_key("letter", kind.code()))),
        );
    }
    for means in Means::ALL.iter().filter(|means| **means != Means::Note) {
        for direction in Direction::ALL {
            let (means, direction) = (code(means), code(direction));
            keys.extend(["timeline", "told"].map(|by| format!("{by}-contact-{means}-{direction}")));
        }
    }
    for (name, _) in Severity::default().factors() {
        keys.push(format!("factor-{name}"));
        keys.extend((0..=Severity::FACTOR_MAX).map(|level| format!("factor-{name}-{level}")));
    }
    keys.extend((1..=5).map(|score| format!("satisfaction-{score}")));
    keys.extend((1..=7).map(|day| format!("weekday-{day}")));
    for reason in ["replanned", "closed", "withdrawn", "merged", "moved", "cancelled", "replaced"] {
        keys.push(format!("released-{reason}"));
    }
    for refusal in Refusal::ALL {
        let key = code_key("refusal", refusal.code());
        keys.extend([format!("{key}-hint"), key]);
    }
    keys
}

/// That every language has the same keys is tested with the locales.
#[test]
fn every_code_has_its_words() {
    let missing: Vec<String> =
        wanted().into_iter().filter(|key| !Locale::ZhHans.has(key)).collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
}

fn remark() -> Remark {
    let words = |hans: &str, hant: &str, en: &str| {
        serde_json::from_value(json!({ "zh-Hans": hans, "zh-Hant": hant, "en": en })).unwrap()
    };
    Remark {
        rule: "unfilled".to_owned(),
        blocks: true,
        place: Some(Place { from: 3, to: 10, said: "[phone]".to_owned() }),
        point: None,
        title: words("空白没有填", "空白沒有填", "A gap is not filled in"),
        advice: words("把空白填上。", "把空白填上。", "Fill it in."),
        better: None,
    }
}

#[test]
fn every_problem_says_what_would_be_right() {
    let problems = [
        Problem::Missing,
        Problem::TooLong { max: 20_000, found: 50_000 },
        Problem::TooMany { max: 20 },
        Problem::NotAPhone,
        Problem::NotAMailAddress,
        Problem::NotAWebAddress,
        Problem::NotATime,
        Problem::InTheFuture,
        Problem::TooLongAgo,
        Problem::BeforeItBegan,
        Problem::NotAChoice,
        Problem::NotANumber,
        Problem::NotAnAmount,
        Problem::FileTooLarge { max: 20 * 1024 * 1024 },
        Problem::FileKind,
        Problem::NoWayToAnswer,
        Problem::NotACode,
        Problem::WeakPassword,
        Problem::Twice,
        Problem::Personal { said: "欧阳娜娜".to_owned() },
        Problem::Wording { remark: Box::new(remark()) },
    ];
    let mut told = String::new();
    for locale in Locale::ALL {
        let l = reader(locale);
        for one in &problems {
            // A problem that is added must be added above: this match tells.
            match one {
                Problem::Missing
                | Problem::TooLong { .. }
                | Problem::TooMany { .. }
                | Problem::NotAPhone
                | Problem::NotAMailAddress
                | Problem::NotAWebAddress
                | Problem::NotATime
                | Problem::InTheFuture
                | Problem::TooLongAgo
                | Problem::BeforeItBegan
                | Problem::NotAChoice
                | Problem::NotANumber
                | Problem::NotAnAmount
                | Problem::FileTooLarge { .. }
                | Problem::FileKind
                | Problem::NoWayToAnswer
                | Problem::NotACode
                | Problem::WeakPassword
                | Problem::Twice
                | Problem::Personal { .. }
                | Problem::Wording { .. } => {}
            }
            let words = problem(&l, one);
            assert!(!words.starts_with("problem-") && !words.contains('{'), "{words}");
            told.push_str(&words);
            told.push('\n');
        }
    }
    insta::assert_snapshot!("problems", told);
}

#[test]
fn the_calendar_says_what_to_do() {
    let hours = |text: &str| text.parse::<casework::calendar::HourRange>().unwrap();
    let date = jiff::civil::date(2027, 1, 4);
    let row = |place, fault| RowProblem { place, fault };
    let text = || "坏".to_owned();
    let errors = [
        CalendarError::YearNotLoaded { year: 2027 },
        CalendarError::YearAlreadyLoaded { year: 2026 },
        CalendarError::NoWorkingTime,
        CalendarError::BadHours { text: text() },
        CalendarError::HoursOverlap { first: hours("09:00-12:00"), second: hours("11:00-13:00") },
        CalendarError::UnknownZone { name: text() },
        CalendarError::BadSpan { text: text() },
        CalendarError::TooFar,
        CalendarError::TableTooLarge { bytes: 5_000_000 },
        CalendarError::BadJson { reason: "line 1 column 2".to_owned() },
        CalendarError::BadIcs { line: 3, text: text() },
        CalendarError::EmptyTable,
        CalendarError::TooManyRows { rows: 1_200 },
        CalendarError::YearOutOfRange { year: 1900 },
        CalendarError::BadTable(vec![
            row(RowPlace::Line(2), RowFault::BadDate { text: text() }),
            row(RowPlace::Entry(3), RowFault::BadKind { text: text() }),
            row(RowPlace::Line(4), RowFault::BadName),
            row(RowPlace::Line(5), RowFault::WrongYear { date, year: 2026 }),
            row(RowPlace::Line(6), RowFault::Duplicate { date, first: RowPlace::Line(2) }),
            row(RowPlace::Line(7), RowFault::WorkOnWeekday { date }),
            row(RowPlace::Line(8), RowFault::NotWholeDay { text: text() }),
            row(RowPlace::Line(9), RowFault::Repeats { text: text() }),
            row(RowPlace::Line(10), RowFault::BadLength { days: 365 }),
        ]),
    ];
    let mut told = String::new();
    for locale in Locale::ALL {
        let l = reader(locale);
        for error in &errors {
            let words = calendar(&l, error);
            assert!(!words.contains("calendar-") && !words.contains('{'), "{words}");
            told.push_str(&words);
            told.push('\n');
        }
    }
    insta::assert_snapshot!("calendar", told);
}

#[test]
fn an_actor_is_called_by_name() {
    let id = PersonId::parse("wangfang").unwrap();
    let unit = UnitId::parse("hall").unwrap();
    let mut organisation = Organisation::default();
    organisation.people.insert(
        id.clone(),
        Person {
            id: id.clone(),
            name: "王芳".to_owned(),
            unit: unit.clone(),
            phone: None,
            email: None,
            grants: BTreeSet::new(),
            left: true,
        },
    );
    organisation.units.insert(
        unit.clone(),
        Unit {
            id: unit.clone(),
            title: "营业厅".to_owned(),
            parent: None,
            functions: BTreeSet::new(),
            closed: true,
        },
    );
    let l = reader(Locale::ZhHans);
    let unknown = PersonId::parse("nobody").unwrap();
    for (who, words) in [
        (Actor::Staff(id), "王芳"),
        (Actor::Staff(unknown), "nobody"),
        (Actor::Customer, "客户"),
        (Actor::Partner(2), "外部协作方（子任务 2）"),
        (Actor::Clock, "系统时钟"),
        (Actor::Import("八月.csv".to_owned()), "导入：八月.csv"),
        (Actor::Setup, "系统初始化"),
    ] {
        assert_eq!(actor(&l, &who, &organisation), words);
    }
    assert_eq!(super::unit(&organisation, &unit), "营业厅");
}

#[test]
fn choices_come_with_help_where_there_is_some() {
    let l = reader(Locale::ZhHans);
    let natures = choices(&l, "nature", Nature::ALL);
    assert_eq!(
        (natures[1].value.as_str(), natures[1].words.as_str()),
        ("needs_improvement", "待改进投诉")
    );
    assert!(natures.iter().all(|choice| !choice.hint.is_empty()));
    assert!(choices(&l, "emotion", Emotion::ALL).iter().all(|choice| choice.hint.is_empty()));
    assert_eq!(of(&reader(Locale::En), "priority", &Priority::P1), "Critical");
}

#[test]
fn a_promise_stands_in_words() {
    let l = reader(Locale::ZhHans);
    let at = Timestamp::UNIX_EPOCH;
    let words = [
        State::Running,
        State::Kept { at },
        State::Broken,
        State::KeptLate { at },
        State::Released { at },
    ]
    .map(|state| promise_state(&l, &state));
    assert_eq!(words, ["进行中", "按时兑现", "逾期未兑现", "逾期兑现", "已解除"]);
    // What a callback can come to is no plain code; its words are checked by name.
    for result in [
        CallbackResult::Reached { solved: true, satisfaction: 5, comment: String::new() },
        CallbackResult::NotReached { comment: String::new() },
    ] {
        let key = match result {
            CallbackResult::Reached { .. } => "callback-reached",
            CallbackResult::NotReached { .. } => "callback-not-reached",
        };
        assert!(l.locale.has(key));
    }
}

#[test]
fn a_day_that_ends_is_called_by_its_own_name() {
    let l = reader(Locale::En);
    for (at, words) in [
        ("2026-08-24T16:00:00Z", "2026-08-24 24:00"),
        ("2026-08-24T15:59:59Z", "2026-08-24 23:59"),
        ("2026-08-24T16:01:00Z", "2026-08-25 00:01"),
    ] {
        assert_eq!(deadline(&l, at.parse().unwrap()), words);
    }
}

#[test]
fn every_refusal_says_what_to_do_now() {
    let l = reader(Locale::ZhHans);
    let (text, hint) = refusal(&l, Refusal::PromiseStillOwed);
    assert_eq!(text, "还有对客户的承诺没有兑现。");
    assert_eq!(hint, "请先兑现；已经过期的也要补上，并向客户说明。");
    for locale in Locale::ALL {
        for refusal_of in Refusal::ALL {
            let (text, hint) = refusal(&reader(locale), *refusal_of);
            assert!(text != hint && !text.starts_with("refusal-") && !hint.starts_with("refusal-"));
        }
    }
}
