//! Commands in a few words, so that a test reads like what happened.

use casework::assignment::{HandOver, Return};
use casework::callback::{CallBack, CallbackResult};
use casework::case::Command;
use casework::closing::{Close, ClosingLetter, Lesson, Outcome, Reopen, ReopenReason};
use casework::contact::{AddContact, Direction, Means};
use casework::escalation::AcceptEscalation;
use casework::extension::{AskExtension, JudgeExtension};
use casework::link::{MergeInto, Unmerge};
use casework::milestone::RecordMilestone;
use casework::money::Money;
use casework::pause::PauseClocks;
use casework::point::{AddPoint, AnswerPoint};
use casework::progress::TellProgress;
use casework::promise::{KeepPromise, MakePromise};
use casework::remedy::{
    self, AnswerRemedy, DeliverRemedy, JudgeRemedy, ProposeRemedy, RemedyNumber, Reply,
};
use casework::representative::{NameRepresentatives, Representative};
use casework::response::{AddInformation, Rating, Respond, TakeWord, Urge, Word};
use casework::supervision::{AnswerOrder, Supervise};
use casework::triage::{Kind, Nature, Severity};

use crate::world::{aug, no, person, triage, unit};

/// Some words that do not matter.
pub(crate) const WORDS: &str = "电梯门锁已换，今晚恢复运行";

fn some(text: &str) -> String {
    text.to_owned()
}

pub(crate) fn judge(kind: Kind, nature: Nature, safety: u8) -> Command {
    let severity = Severity { safety, ..Severity::default() };
    Command::Triage(Box::new(triage(kind, nature, severity)))
}

pub(crate) fn ordinary() -> Command {
    judge(Kind::Complaint, Nature::Valid, 0)
}

pub(crate) fn urgent() -> Command {
    judge(Kind::Complaint, Nature::Valid, 3)
}

pub(crate) fn add_point(what: &str) -> Command {
    Command::AddPoint(AddPoint { what: some(what), category: None })
}

pub(crate) fn answer(point: u32) -> Command {
    Command::AnswerPoint(AnswerPoint { point, text: some(WORDS) })
}

pub(crate) fn respond(text: &str) -> Command {
    Command::Respond(Respond::new(text, Means::Phone))
}

pub(crate) fn word(word: Word) -> Command {
    Command::TakeWord(TakeWord { word, text: some("我再想想"), by: None })
}

pub(crate) fn word_by(word: Word, by: &str) -> Command {
    Command::TakeWord(TakeWord { word, text: some("我们同意"), by: Some(some(by)) })
}

pub(crate) fn naming(people: &[Representative]) -> Command {
    Command::NameRepresentatives(NameRepresentatives { people: people.to_vec() })
}

/// Somebody of this name with a number of their own.
pub(crate) fn speaker(name: &str, last: u32) -> Representative {
    let phone = Some(format!("1390000{last:04}"));
    Representative { name: some(name), phone, ..Representative::default() }
}

pub(crate) fn inform(text: &str) -> Command {
    Command::AddInformation(AddInformation { text: some(text) })
}

pub(crate) fn urge() -> Command {
    Command::Urge(Urge { text: String::new() })
}

pub(crate) fn rate(score: u8) -> Command {
    Command::Rate(Rating { score, comment: some("还行") })
}

pub(crate) fn contact(means: Means, direction: Direction) -> Command {
    contact_keeping(means, direction, &[])
}

pub(crate) fn contact_keeping(means: Means, direction: Direction, keeps: &[u32]) -> Command {
    Command::AddContact(AddContact {
        means,
        direction,
        with: some("欧阳克勤"),
        at: None,
        text: some(WORDS),
        keeps: keeps.to_vec(),
    })
}

pub(crate) fn call() -> Command {
    contact(Means::Phone, Direction::Out)
}

pub(crate) fn promise(due: &str) -> Command {
    Command::MakePromise(MakePromise {
        what: some("到时给您回电话"),
        due_at: aug(due),
        said_in: None,
    })
}

pub(crate) fn keep(promise: u32) -> Command {
    Command::KeepPromise(KeepPromise { promise })
}

pub(crate) fn hand_over(to: &str) -> Command {
    Command::HandOver(HandOver { to_unit: unit(to), to_person: None, note: String::new() })
}

pub(crate) fn hand_over_to(to: &str, who: &str) -> Command {
    let to_person = Some(person(who));
    Command::HandOver(HandOver { to_unit: unit(to), to_person, note: String::new() })
}

pub(crate) fn give_back() -> Command {
    Command::Return(Return { reason: some("not_ours"), note: some("不归我们管") })
}

pub(crate) fn propose(minor: i64) -> Command {
    Command::ProposeRemedy(ProposeRemedy {
        point: None,
        kind: remedy::Kind::Compensation,
        what: some("补偿本月物业费"),
        amount: Some(Money::cny(minor)),
        due_at: None,
        without_admission: false,
    })
}

pub(crate) fn approve() -> Command {
    Command::ApproveRemedy(JudgeRemedy { remedy: 1, note: String::new() })
}

pub(crate) fn decline() -> Command {
    Command::DeclineRemedy(JudgeRemedy { remedy: 1, note: some("依据不足") })
}

pub(crate) fn offer() -> Command {
    Command::OfferRemedy(RemedyNumber { remedy: 1 })
}

pub(crate) fn reply(reply: Reply) -> Command {
    Command::AnswerRemedy(AnswerRemedy { remedy: 1, reply, note: some("可以") })
}

pub(crate) fn deliver() -> Command {
    Command::DeliverRemedy(DeliverRemedy { remedy: 1, proof: some("转账回单0817") })
}

pub(crate) fn not_reached() -> Command {
    let result = CallbackResult::NotReached { comment: some("无人接听") };
    Command::CallBack(CallBack::of(result))
}

pub(crate) fn reached(solved: bool, satisfaction: u8) -> Command {
    let result = CallbackResult::Reached { solved, satisfaction, comment: some("还是会抖") };
    Command::CallBack(CallBack::of(result))
}

pub(crate) fn close_as(outcome: Outcome) -> Command {
    let lesson =
        Lesson { cause: some("门锁老化"), prevention: some("季度检查"), root: None };
    Command::Close(Close { outcome, summary: String::new(), lesson, letter: ClosingLetter::Usual })
}

pub(crate) fn close() -> Command {
    close_as(Outcome::Resolved)
}

pub(crate) fn reopen() -> Command {
    Command::Reopen(Reopen { reason: ReopenReason::NotDone, note: some("又停了") })
}

pub(crate) fn merge(running: u32) -> Command {
    Command::MergeInto(MergeInto { into: no(running) })
}

pub(crate) fn unmerge() -> Command {
    Command::Unmerge(Unmerge { reason: some("不是同一件事") })
}

pub(crate) fn pause(until: &str) -> Command {
    let (reason, note) = (some("customer"), some("等门牌号"));
    Command::PauseClocks(PauseClocks { reason, note, until: aug(until), evidence: None })
}

pub(crate) fn ask_more_time(promise: u32) -> Command {
    Command::AskExtension(AskExtension { promise, reason: some("等配件") })
}

pub(crate) fn grant(extension: u32) -> Command {
    Command::GrantExtension(JudgeExtension { extension, note: String::new() })
}

pub(crate) fn refuse(extension: u32) -> Command {
    Command::RefuseExtension(JudgeExtension { extension, note: some("按期答复") })
}

pub(crate) fn milestone(code: &str) -> Command {
    Command::RecordMilestone(RecordMilestone { code: some(code), at: None, note: String::new() })
}

pub(crate) fn progress(next: &str) -> Command {
    let (text, means) = (some("配件今晚到"), Means::Phone);
    Command::TellProgress(TellProgress {
        text,
        means,
        next_at: Some(aug(next)),
        waiver: String::new(),
    })
}

pub(crate) fn supervise(due: &str) -> Command {
    Command::Supervise(Supervise { text: some("为什么还没修好"), due_at: aug(due) })
}

pub(crate) fn answer_order(order: u32) -> Command {
    Command::AnswerOrder(AnswerOrder { order, text: some("配件已到") })
}

pub(crate) fn accept_escalation(escalation: u32) -> Command {
    Command::AcceptEscalation(AcceptEscalation { escalation })
}
