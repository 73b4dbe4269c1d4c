//! Commands drawn by chance, and who gives them: most are what somebody would do next, some are nonsense.

use std::collections::BTreeMap;

use casework::assignment::{HandOver, Return};
use casework::call_times::CallTimes;
use casework::callback::{CallBack, CallbackResult};
use casework::case::{Case, Command};
use casework::cause_tree::{AddCause, Branch, CauseState, JudgeCause, MoveCause};
use casework::closing::{Close, ClosingLetter, Lesson, Outcome, Reopen, ReopenReason};
use casework::contact::{AddContact, Attach, Direction, Means};
use casework::honour::GiveHonour;
use casework::id::{CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{
    Channel, FileRef, Party, PastAnswer, Receive, Source, Subject, SubjectKind,
};
use casework::link::{LinkTo, MergeInto, Relation, Unlink, Unmerge};
use casework::money::Money;
use casework::permission::{Act, Actor};
use casework::plan::{
    Alternative, AnswerPlan, MeasureBy, PlanNumber, ProposeMeasure, ProposePlan, Risk,
};
use casework::point::{AddPoint, AnswerPoint, Finding, RecordFinding};
use casework::promise::{KeepPromise, MakePromise};
use casework::quality_review::{AnswerQualityReview, LookAgain, ReviewHandling};
use casework::remedy::{
    self, AnswerRemedy, DeliverRemedy, FailPayment, InstructPayment, JudgeRemedy, PaymentWay,
    ProposeRemedy, RemedyNumber, Reply,
};
use casework::representative::{NameRepresentatives, Representative};
use casework::response::{AddInformation, Rating, Respond, TakeWord, Urge, Word};
use casework::survey::{AnswerSurvey, InviteSurvey, Way};
use casework::task::{
    AnswerTask, ArbitrateTask, AskPartner, AssignTask, ConfirmTask, PointProposal, ReassignTask,
    ReturnTask, SendBackTask, TaskNumber, WithdrawTask,
};
use casework::triage::{Kind, Nature, Priority, Severity, Triage};
use casework::visit::{
    ArrangeVisit, CancelVisit, Consent, MoveVisit, RecordVisit, SignOffVisit, VisitNumber,
    VisitResult,
};
use jiff::{Timestamp, ToSpan};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::world::{PEOPLE, actor, no};

/// Who acts when the right one is meant to.
pub(crate) fn meant(case: &Case, command: &Command) -> Actor {
    let owner = || case.owner.clone().map_or_else(|| actor("zhoumin"), Actor::Staff);
    let offered = || case.offer.as_ref().map(|offer| offer.to_unit.as_str());
    match command {
        Command::Accept | Command::Return(_) => match offered() {
            Some("repair") => actor("chenwei"),
            Some("lift") => actor("hejun"),
            Some("front") => actor("ouyang"),
            _ => owner(),
        },
        Command::AcceptTask(it) => doer(case, it.task),
        Command::ReturnTask(it) => doer(case, it.task),
        Command::AnswerTask(it) => doer(case, it.task),
        Command::ArriveVisit(it) => goer(case, it.visit),
        Command::RecordVisit(it) => goer(case, it.visit),
        Command::SignOffVisit(it) => goer(case, it.visit),
        Command::AnswerQualityReview(it) => {
            let review = case.quality_reviews.iter().find(|old| old.n == it.review);
            review.map_or_else(|| actor("lina"), |it| Actor::Staff(it.person.clone()))
        }
        Command::ReviewHandling(_) | Command::GiveHonour(_) => actor("zhengjie"),
        Command::LookAgain(_) => actor("wuqing"),
        _ => match command.act() {
            _ if matches!(command, Command::InviteSurvey(_) | Command::AnswerSurvey(_)) => {
                actor("zhengjie")
            }
            None => actor("clock"),
            Some(Act::Receive) => actor("lina"),
            Some(Act::Record) if command.is_customers() => actor("customer"),
            Some(Act::Record | Act::Triage | Act::Work | Act::Assign | Act::Read) => owner(),
            Some(Act::Approve | Act::Supervise) => actor("wangfang"),
            Some(Act::CallBack) => actor("zhengjie"),
            Some(Act::Link | Act::Audit | Act::Close | Act::Reopen | Act::Review) => {
                actor("wuqing")
            }
        },
    }
}

/// Who does a task when the right one is meant to.
fn doer(case: &Case, n: u32) -> Actor {
    let task = case.tasks.iter().find(|task| task.n == n);
    match task.map(|task| (task.doer.unit().map(UnitId::as_str), task.doer.person())) {
        Some((_, Some(person))) => Actor::Staff(person.clone()),
        Some((None, _)) => Actor::Partner(n),
        Some((Some("repair"), _)) => actor("chenwei"),
        Some((Some("lift"), _)) => actor("hejun"),
        Some((Some("front"), _)) => actor("ouyang"),
        _ => actor("sunhong"),
    }
}

/// Who goes on a visit.
fn goer(case: &Case, n: u32) -> Actor {
    let visit = case.visits.iter().find(|visit| visit.n == n);
    visit.map_or_else(|| actor("chenwei"), |visit| Actor::Staff(visit.person.clone()))
}

pub(crate) fn anybody() -> impl Strategy<Value = &'static str> {
    let mut names: Vec<&'static str> = PEOPLE.iter().map(|(id, ..)| *id).collect();
    names.extend(["customer", "partner:1", "clock", "setup", "import:old.csv", "nobody"]);
    select(names)
}

/// What people write: mostly something short, now and then what nobody expects.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        10 => select(vec!["已修好", "不归我们管", "我再想想", "又停了", "好"]).prop_map(str::to_owned),
        2 => any::<String>(),
        1 => select(vec![
            "", " ", "\u{0}\u{1b}[31m", "😡👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", "𠮷𡈽", "\u{202e}倒着写", "１２３", "e\u{301}\u{301}\u{301}",
            "\r\n\r\n", "' or 1=1 --", "<script>", "\u{feff}\u{fffe}",
        ]).prop_map(str::to_owned),
    ]
}

fn very_long() -> impl Strategy<Value = String> {
    prop_oneof![20 => words(), 1 => select(vec!["怒", "𠮷", "\u{0}", "e\u{301}"]).prop_map(|it| it.repeat(50_000))]
}

/// Any instant there is, mostly near the case's own.
fn instant() -> impl Strategy<Value = Timestamp> {
    let far = Timestamp::MIN.as_second()..=Timestamp::MAX.as_second();
    let near = 1_767_600_000i64..=1_798_000_000;
    prop_oneof![5 => near, 1 => far]
        .prop_map(|seconds| Timestamp::from_second(seconds).expect("within jiff's range"))
}

fn number() -> impl Strategy<Value = u32> {
    prop_oneof![30 => 0u32..8, 1 => any::<u32>()]
}

fn category() -> impl Strategy<Value = CategoryCode> {
    select(vec!["facility.lift", "facility.water", "attitude", "facility", "weather"])
        .prop_map(crate::world::category)
}

fn unit() -> impl Strategy<Value = UnitId> {
    select(vec!["front", "repair", "lift", "quality", "fees", "head", "moon"])
        .prop_map(crate::world::unit)
}

fn person() -> impl Strategy<Value = PersonId> {
    select(PEOPLE.iter().map(|(id, ..)| *id).collect::<Vec<_>>()).prop_map(crate::world::person)
}

fn money() -> impl Strategy<Value = Money> {
    let minor = prop_oneof![5 => select(vec![100i64, 10_000, 20_000, 500_000]), 1 => any::<i64>()];
    let currency = prop_oneof![9 => Just("CNY".to_owned()), 1 => any::<String>()];
    (minor, currency).prop_map(|(minor, currency)| Money { minor, currency })
}

fn file() -> impl Strategy<Value = FileRef> {
    let digest = prop_oneof![9 => "[0-9a-f]{64}", 1 => ".*"];
    (digest, words(), words(), any::<u64>()).prop_map(|(digest, name, media, bytes)| FileRef {
        digest,
        name,
        media,
        bytes: bytes % 30_000_000,
    })
}

fn all<T: Copy + std::fmt::Debug + 'static>(list: &'static [T]) -> impl Strategy<Value = T> {
    select(list.to_vec())
}

fn party() -> impl Strategy<Value = Party> {
    let phone = prop_oneof![3 => Just("138 1234 5678".to_owned()), 1 => words()];
    let email = prop_oneof![3 => Just("a@b.cn".to_owned()), 1 => words()];
    (words(), option::of(phone), option::of(email), option::of(words()), option::of(words()))
        .prop_map(|(name, phone, email, address, customer_no)| Party {
            name,
            phone,
            email,
            address,
            customer_no,
        })
}

fn subject() -> impl Strategy<Value = Subject> {
    let number = prop_oneof![
        3 => person().prop_map(|it| it.to_string()),
        2 => unit().prop_map(|it| it.to_string()),
        2 => words()
    ];
    (all(SubjectKind::ALL), number).prop_map(|(kind, number)| Subject { kind, number })
}

pub(crate) fn receive() -> impl Strategy<Value = Command> {
    let what = (very_long(), words(), option::weighted(0.3, category()), party());
    let from = (option::weighted(0.2, person()), option::weighted(0.2, instant()), any::<bool>());
    let source = option::weighted(0.1, (words(), words(), option::of(instant())));
    let past = option::weighted(0.05, (option::of(instant()), words()));
    let fields =
        btree_map(select(vec!["floor", "trapped", "moon"]).prop_map(str::to_owned), words(), 0..2);
    let rest = (
        vec(subject(), 0..2),
        fields,
        option::weighted(0.3, unit()),
        all(Channel::ALL),
        vec(file(), 0..2),
    );
    (what, from, source, past, rest).prop_map(|(what, from, source, past, rest)| {
        let mut it = Receive::new(PackId::parse("house").expect("a code"), rest.3, &what.0);
        it.no = no(1);
        (it.wish, it.category, it.complainant) = (what.1, what.2, what.3);
        (it.heard_by, it.heard_at, it.danger) = from;
        it.danger &= it.category.is_none();
        it.source = source.map(|(system, number, due_at)| Source { system, number, due_at });
        it.past_answer = past.map(|(at, text)| PastAnswer { at, text });
        (it.subjects, it.fields, it.unit, it.attachments) = (rest.0, rest.1, rest.2, rest.4);
        Command::Receive(Box::new(it))
    })
}

fn triage() -> impl Strategy<Value = Command> {
    let factor = || prop_oneof![20 => 0u8..=3, 1 => any::<u8>()];
    let severity = (factor(), factor(), factor(), factor(), factor());
    let by_hand = option::weighted(0.2, all(Priority::ALL));
    (all(Kind::ALL), all(Nature::ALL), category(), severity, by_hand, words()).prop_map(
        |(kind, nature, category, it, priority, reason)| {
            let severity = Severity {
                severity: it.0,
                safety: it.1,
                complexity: it.2,
                impact: it.3,
                immediacy: it.4,
            };
            Command::Triage(Box::new(Triage { kind, nature, category, severity, priority, reason }))
        },
    )
}

fn working() -> BoxedStrategy<Command> {
    let point = (words(), option::of(category()));
    let finding = (number(), all(Finding::ALL), words(), option::of(unit()));
    let contact = (
        select(Means::ALL.to_vec()),
        select(vec![Direction::In, Direction::Out]),
        words(),
        option::weighted(0.3, instant()),
        very_long(),
        vec(number(), 0..2),
    );
    prop_oneof![
        3 => triage(),
        1 => Just(Command::Acknowledge),
        1 => point.prop_map(|(what, category)| Command::AddPoint(AddPoint { what, category })),
        1 => finding.prop_map(|(point, finding, reasons, responsible_unit)| {
            Command::RecordFinding(RecordFinding { point, finding, reasons, responsible_unit })
        }),
        12 => (1u32..3, words()).prop_map(|(point, text)| Command::AnswerPoint(AnswerPoint { point, text })),
        8 => (words(), select(Means::ALL.to_vec()))
            .prop_map(|(text, means)| Command::Respond(Respond::new(&text, means))),
        2 => contact.prop_map(|(means, direction, with, at, text, keeps)| {
            Command::AddContact(AddContact { means, direction, with, at, text, keeps })
        }),
        1 => (file(), words()).prop_map(|(file, caption)| Command::Attach(Attach { file, caption })),
        1 => (words(), instant()).prop_map(|(what, due_at)| Command::MakePromise(MakePromise { what, due_at, said_in: None })),
        4 => number().prop_map(|promise| Command::KeepPromise(KeepPromise { promise })),
        4 => Just(Command::Tick),
    ]
    .boxed()
}

fn wandering() -> BoxedStrategy<Command> {
    let to = (unit(), option::weighted(0.3, person()), words());
    let reason = select(vec!["not_ours", "incomplete", "because"]).prop_map(str::to_owned);
    let number = (1u32..5).prop_map(no);
    prop_oneof![
        2 => to.prop_map(|(to_unit, to_person, note)| {
            Command::HandOver(HandOver { to_unit, to_person, note })
        }),
        3 => Just(Command::Accept),
        2 => (reason, words()).prop_map(|(reason, note)| Command::Return(Return { reason, note })),
        1 => (number.clone(), select(Relation::ALL.to_vec()), words())
            .prop_map(|(to, relation, note)| Command::Link(LinkTo { to, relation, note })),
        2 => number.clone().prop_map(|to| Command::Unlink(Unlink { to })),
        1 => number.prop_map(|into| Command::MergeInto(MergeInto { into })),
        6 => words().prop_map(|reason| Command::Unmerge(Unmerge { reason })),
    ]
    .boxed()
}

fn which() -> impl Strategy<Value = u32> {
    prop_oneof![8 => Just(1), 1 => Just(2), 1 => number()]
}

fn paying() -> BoxedStrategy<Command> {
    let proposal = (
        option::weighted(0.2, number()),
        all(remedy::Kind::ALL),
        words(),
        option::of(money()),
        option::weighted(0.2, instant()),
        any::<bool>(),
    );
    let judged = || (which(), words()).prop_map(|(remedy, note)| JudgeRemedy { remedy, note });
    prop_oneof![
        2 => proposal.prop_map(|(point, kind, what, amount, due_at, without_admission)| {
            Command::ProposeRemedy(ProposeRemedy { point, kind, what, amount, due_at, without_admission })
        }),
        3 => judged().prop_map(Command::ApproveRemedy),
        1 => judged().prop_map(Command::DeclineRemedy),
        4 => which().prop_map(|remedy| Command::OfferRemedy(RemedyNumber { remedy })),
        4 => (which(), all(Reply::ALL), words())
            .prop_map(|(remedy, reply, note)| Command::AnswerRemedy(AnswerRemedy { remedy, reply, note })),
        2 => (which(), words(), all(PaymentWay::ALL), words()).prop_map(|(remedy, payee, way, account)| {
            Command::InstructPayment(InstructPayment { remedy, payee, way, account })
        }),
        1 => (which(), words())
            .prop_map(|(remedy, note)| Command::FailPayment(FailPayment { remedy, note })),
        4 => (which(), words())
            .prop_map(|(remedy, proof)| Command::DeliverRemedy(DeliverRemedy { remedy, proof })),
    ]
    .boxed()
}

fn giving() -> BoxedStrategy<Command> {
    let partner =
        (words(), option::of(words()), any::<bool>()).prop_map(|(name, email, sees)| AskPartner {
            name,
            email: Some(email.unwrap_or_else(|| "p@b.cn".to_owned())),
            sees_contact: sees,
            ..AskPartner::default()
        });
    let to = || (option::weighted(0.7, unit()), option::weighted(0.3, person()));
    let due = || option::weighted(0.1, instant());
    let given = (words(), vec(Just(1u32), 0..2), to(), option::weighted(0.3, partner), due());
    let reason = select(vec!["not_ours", "incomplete", "because"]).prop_map(str::to_owned);
    let proposal = (1u32..3, words(), option::of(all(Finding::ALL)), words()).prop_map(
        |(point, text, finding, reasons)| PointProposal { point, text, finding, reasons },
    );
    let answered = (which(), words(), vec(proposal, 0..2), vec(file(), 0..2));
    prop_oneof![
        10 => given.prop_map(|(what, points, (to_unit, to_person), partner, due_at)| {
            Command::AssignTask(AssignTask { what, points, to_unit, to_person, partner, due_at })
        }),
        4 => which().prop_map(|task| Command::AcceptTask(TaskNumber { task })),
        3 => (which(), reason, words())
            .prop_map(|(task, reason, note)| Command::ReturnTask(ReturnTask { task, reason, note })),
        6 => (which(), words(), to(), due()).prop_map(|(task, note, (to_unit, to_person), due_at)| {
            let partner = None;
            Command::ReassignTask(ReassignTask { task, note, to_unit, to_person, partner, due_at })
        }),
        9 => (which(), words(), unit(), due()).prop_map(|(task, reason, to_unit, due_at)| {
            let to_person = None;
            Command::ArbitrateTask(ArbitrateTask { task, reason, to_unit, to_person, due_at })
        }),
        12 => answered.prop_map(|(task, text, points, files)| {
            Command::AnswerTask(AnswerTask { task, text, points, files })
        }),
        6 => (which(), words(), due())
            .prop_map(|(task, note, due_at)| Command::SendBackTask(SendBackTask { task, note, due_at })),
        4 => (which(), option::weighted(0.2, vec(1u32..3, 0..2)))
            .prop_map(|(task, points)| Command::ConfirmTask(ConfirmTask { task, points })),
        2 => (which(), words())
            .prop_map(|(task, reason)| Command::WithdrawTask(WithdrawTask { task, reason })),
        3 => which().prop_map(|task| Command::RenewTaskLink(TaskNumber { task })),
        3 => which().prop_map(|task| Command::RevokeTaskLink(TaskNumber { task })),
    ]
    .boxed()
}

fn visiting() -> BoxedStrategy<Command> {
    let window = || {
        (instant(), 0i64..14).prop_map(|(from, hours)| {
            let to = from.checked_add(hours.hours()).unwrap_or(from);
            (from, to)
        })
    };
    let arranged = (person(), window(), words(), words());
    let moved = (which(), window(), words(), option::weighted(0.2, person()));
    let measured = option::of((select(vec!["gap_mm", "state", "part", "x"]), words()));
    let recorded =
        (which(), all(VisitResult::ALL), words(), measured, option::weighted(0.1, instant()));
    let signed = (which(), all(Consent::ALL), words(), words(), option::weighted(0.5, file()));
    prop_oneof![
        10 => arranged.prop_map(|(person, (from_at, to_at), what, place)| {
            Command::ArrangeVisit(ArrangeVisit { person, from_at, to_at, what, place })
        }),
        4 => moved.prop_map(|(visit, (from_at, to_at), why, person)| {
            Command::MoveVisit(MoveVisit { visit, from_at, to_at, why, person })
        }),
        3 => which().prop_map(|visit| Command::ArriveVisit(VisitNumber { visit })),
        6 => recorded.prop_map(|(visit, result, found, measured, arrived_at)| {
            let mut fields = BTreeMap::from([("gap_mm".to_owned(), "3".to_owned())]);
            fields.extend(measured.map(|(id, value)| (id.to_owned(), value)));
            let files = Vec::new();
            Command::RecordVisit(RecordVisit { visit, result, found, fields, files, arrived_at })
        }),
        6 => signed.prop_map(|(visit, consent, name, note, signature)| {
            Command::SignOffVisit(SignOffVisit { visit, consent, name, note, signature })
        }),
        2 => (which(), words())
            .prop_map(|(visit, reason)| Command::CancelVisit(CancelVisit { visit, reason })),
    ]
    .boxed()
}

fn planning() -> BoxedStrategy<Command> {
    let measure = (words(), all(MeasureBy::ALL), option::weighted(0.9, instant()));
    let measure = (measure, unit(), person()).prop_map(|((what, by, due_at), unit, person)| {
        let name = what.clone();
        ProposeMeasure { what, by, unit: Some(unit), person: Some(person), name, due_at }
    });
    let of_customer = words().prop_map(|what| ProposeMeasure {
        what,
        by: MeasureBy::Customer,
        ..ProposeMeasure::default()
    });
    let measures = vec(prop_oneof![3 => measure, 2 => of_customer], 0..3);
    let risk = option::weighted(0.2, (words(), words()));
    let refs = (vec(number(), 0..2), vec(number(), 0..2));
    let proposed = (words(), measures, risk, refs, words());
    prop_oneof![
        5 => proposed.prop_map(|(what, measures, risk, (points, remedies), refund_reason)| {
            let risks = risk.iter().map(|(what, counter)| Risk { what: what.clone(), counter: counter.clone() });
            let alternatives = risk.iter().map(|(what, why)| Alternative { what: what.clone(), why_not: why.clone() });
            Command::ProposePlan(Box::new(ProposePlan {
                what,
                points,
                measures,
                risks: risks.collect(),
                alternatives: alternatives.collect(),
                remedies,
                refund_reason,
            }))
        }),
        4 => which().prop_map(|plan| Command::OfferPlan(PlanNumber { plan })),
        4 => (which(), all(Reply::ALL), words(), option::weighted(0.5, all(Means::ALL))).prop_map(
            |(plan, reply, note, means)| Command::AnswerPlan(AnswerPlan { plan, reply, note, means }),
        ),
    ]
    .boxed()
}

fn asking() -> BoxedStrategy<Command> {
    let above = || option::of(1u32..4);
    let branch = || option::weighted(0.8, all(Branch::ALL));
    let rests = || proptest::collection::btree_set(1u32..3, 0..2);
    prop_oneof![
        4 => (above(), branch(), words())
            .prop_map(|(under, branch, text)| Command::AddCause(AddCause { under, branch, text })),
        3 => (1u32..4, all(CauseState::ALL), words(), rests()).prop_map(|(cause, state, words, by_evidence)| {
            Command::JudgeCause(JudgeCause { cause, state, words, by_evidence })
        }),
        2 => (1u32..4, above(), branch())
            .prop_map(|(cause, under, branch)| Command::MoveCause(MoveCause { cause, under, branch })),
    ]
    .boxed()
}

fn ending() -> BoxedStrategy<Command> {
    let result = prop_oneof![
        (any::<bool>(), 0u8..7, words()).prop_map(|(solved, satisfaction, comment)| {
            CallbackResult::Reached { solved, satisfaction, comment }
        }),
        words().prop_map(|comment| CallbackResult::NotReached { comment }),
    ];
    let outcomes = [Outcome::ALL, &[Outcome::Past]].concat();
    let lesson =
        (words(), words()).prop_map(|(cause, prevention)| Lesson { cause, prevention, root: None });
    prop_oneof![
        3 => (all(Word::ALL), words()).prop_map(|(word, text)| Command::TakeWord(TakeWord { word, text, by: None })),
        1 => (words(), words()).prop_map(|(name, word)| name_representatives(&name, &word)),
        1 => words().prop_map(|by| {
            Command::TakeWord(TakeWord { word: Word::Accepts, text: String::new(), by: Some(by) })
        }),
        1 => very_long().prop_map(|text| Command::AddInformation(AddInformation { text })),
        1 => words().prop_map(|text| Command::Urge(Urge { text })),
        2 => (0u8..7, words()).prop_map(|(score, comment)| Command::Rate(Rating { score, comment })),
        5 => result.prop_map(|result| Command::CallBack(CallBack::of(result))),
        3 => (select(outcomes), words(), lesson)
            .prop_map(|(outcome, summary, lesson)| Command::Close(Close { outcome, summary, lesson, letter: ClosingLetter::Usual })),
        1 => (0u8..26, 0u8..26, any::<bool>(), words()).prop_map(|(from_hour, to_hour, working_days, note)| {
            Command::PreferCallTimes(CallTimes { from_hour, to_hour, working_days, note })
        }),
        6 => all(Way::ALL).prop_map(|way| Command::InviteSurvey(InviteSurvey { way, last_invited_at: None })),
        3 => (option::weighted(0.3, which()), all(Way::ALL), option::of(any::<bool>()), 0u8..7, words()).prop_map(
            |(survey, way, solved, mark, comment)| {
                let scores = std::collections::BTreeMap::from([("overall".to_owned(), mark)]);
                let expected = std::collections::BTreeMap::new();
                Command::AnswerSurvey(AnswerSurvey { survey, way, solved, scores, expected, comment })
            },
        ),
        1 => (all(ReopenReason::ALL), words())
            .prop_map(|(reason, note)| Command::Reopen(Reopen { reason, note })),
    ]
    .boxed()
}

fn name_representatives(name: &str, other: &str) -> Command {
    let one = |name: &str, phone: &str| Representative {
        name: name.to_owned(),
        phone: Some(phone.to_owned()),
        ..Representative::default()
    };
    let people = vec![one(name, "13900001021"), one(other, "13900001022")];
    Command::NameRepresentatives(NameRepresentatives { people })
}

/// Reviews with marks as they come, mostly of who is meant.
pub(crate) fn reviewing() -> BoxedStrategy<Command> {
    let marks = || {
        (0u32..13, 0u32..23, words()).prop_map(|(heard, points, note)| {
            let code = |it: &str| it.to_owned();
            let marks = [("heard", heard), ("every_point", points), ("no_insult", 10)];
            let marks = marks.map(|(code, points)| (code.to_owned(), points)).into();
            let notes: std::collections::BTreeMap<String, String> =
                [(code("heard"), note.clone()), (code("every_point"), note)].into();
            (marks, notes)
        })
    };
    let who =
        || select(vec!["lina", "zhoumin", "chenwei", "wuqing"]).prop_map(crate::world::person);
    prop_oneof![
        3 => (who(), marks(), words(), words()).prop_map(|(person, (marks, notes), comment, coaching)| {
            let left_out = vec![];
            Command::ReviewHandling(ReviewHandling { person, marks, left_out, notes, comment, coaching })
        }),
        3 => (any::<bool>(), words()).prop_map(|(agrees, text)| {
            Command::AnswerQualityReview(AnswerQualityReview { review: 1, agrees, text })
        }),
        3 => (marks(), words()).prop_map(|((marks, notes), comment)| {
            let left_out = vec![];
            Command::LookAgain(LookAgain { review: 1, marks, left_out, notes, comment })
        }),
        1 => (who(), words()).prop_map(|(person, reason)| {
            Command::GiveHonour(GiveHonour { person: Some(person), unit: None, reason })
        }),
    ]
    .boxed()
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![60 => working(), 60 => giving(), 40 => visiting(), 15 => planning(), 12 => asking(), 15 => wandering(), 45 => paying(), 40 => ending(), 1 => receive().boxed()]
}

/// Who does what, after how many seconds.
pub(crate) type Deed = (Option<&'static str>, i64, Command);

pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    let pause = select(vec![0i64, 0, 0, 1, 59, 60, 3_600, 30 * 3_600, 8 * 86_400]);
    (option::weighted(0.3, anybody()), pause, command())
}
