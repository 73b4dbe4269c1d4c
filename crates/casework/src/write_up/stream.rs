//! A write-up as a stream of the journal: its steps, what each changes, and the rows that follow.

use jiff::Timestamp;

use super::{
    Content, Decided, DraftWriteUp, Mark, Practice, WriteUp, WriteUpCommand, WriteUpEvent,
    WriteUpState,
};
use crate::id::{CaseNo, PersonId};
use crate::limits::STEPS_MAX;
use crate::matter::{Around, Matter, MatterKind, MatterRow, MatterRows};
use crate::permission::Actor;
use crate::refusal::Refusal;

impl Matter for WriteUp {
    type Command = WriteUpCommand;
    type Event = WriteUpEvent;
    const KIND: MatterKind = MatterKind::WriteUp;

    fn step_name(command: &WriteUpCommand) -> &'static str {
        match command {
            WriteUpCommand::DraftWriteUp(_) => "draft_write_up",
            WriteUpCommand::ReviseWriteUp(_) => "revise_write_up",
            WriteUpCommand::ReleaseWriteUp => "release_write_up",
            WriteUpCommand::SendBackWriteUp(_) => "send_back_write_up",
            WriteUpCommand::WithdrawWriteUp(_) => "withdraw_write_up",
            WriteUpCommand::PractiseWriteUp(_) => "practise_write_up",
        }
    }

    fn numbered(command: &WriteUpCommand, n: u32) -> WriteUpCommand {
        match command {
            WriteUpCommand::DraftWriteUp(it) => {
                WriteUpCommand::DraftWriteUp(Box::new(DraftWriteUp { n, ..(**it).clone() }))
            }
            other => other.clone(),
        }
    }

    fn cases_named(command: &WriteUpCommand) -> &[CaseNo] {
        match command {
            WriteUpCommand::DraftWriteUp(it) | WriteUpCommand::ReviseWriteUp(it) => &it.cases,
            _ => &[],
        }
    }

    fn cases_read(&self, command: &WriteUpCommand) -> Vec<CaseNo> {
        // A list too long is refused for its length; it is not read first.
        let most = crate::limits::WRITE_UP_CASES_MAX;
        Self::cases_named(command).iter().take(most).copied().collect()
    }

    fn decide(&self, command: &WriteUpCommand, around: &Around<'_>) -> Decided {
        if self.version == 0 && !matches!(command, WriteUpCommand::DraftWriteUp(_)) {
            return Err(Refusal::NoSuchWriteUp.into());
        }
        self.refuse_by_right(command, around)?;
        if self.version >= STEPS_MAX && !matches!(command, WriteUpCommand::WithdrawWriteUp(_)) {
            return Err(Refusal::TooMany.into());
        }
        match command {
            WriteUpCommand::DraftWriteUp(it) => self.draft(it, around),
            WriteUpCommand::ReviseWriteUp(it) => self.revise(it, around),
            WriteUpCommand::ReleaseWriteUp => self.release(around),
            WriteUpCommand::SendBackWriteUp(it) => self.send_back(it),
            WriteUpCommand::WithdrawWriteUp(it) => self.withdraw(it),
            WriteUpCommand::PractiseWriteUp(it) => self.practise(it, around),
        }
    }

    fn apply(&mut self, at: Timestamp, actor: &Actor, event: &WriteUpEvent) {
        let mark = || Mark { at, by: actor.clone() };
        match event {
            WriteUpEvent::Drafted { n, cases, accused, content } => {
                self.n = *n;
                self.cases.clone_from(cases);
                self.accused = accused.clone();
                self.content = Some((**content).clone());
                (self.began, self.written) = (Some(mark()), Some(mark()));
            }
            WriteUpEvent::Revised { cases, accused, content } => {
                self.cases.clone_from(cases);
                // Whoever was once complained about in it still does not read it.
                self.accused.extend(accused);
                self.content = Some((**content).clone());
                self.written = Some(mark());
                // Out of the library it stays until its revision is released.
                if self.withdrawn.take().is_some() {
                    self.shown = None;
                }
                self.sent_back = None;
            }
            WriteUpEvent::Released => {
                self.shown = self.content.clone();
                self.released = Some(mark());
            }
            WriteUpEvent::SentBack { reason } => self.sent_back = Some((mark(), reason.clone())),
            WriteUpEvent::Withdrawn { reason } => {
                self.withdrawn = Some((mark(), reason.clone()));
                self.sent_back = None;
            }
            WriteUpEvent::Practised { answer, rules } => self.practices.push(Practice {
                mark: mark(),
                answer: answer.clone(),
                rules: rules.clone(),
            }),
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn stepped(&mut self, at: Timestamp) {
        self.version += 1;
        self.changed_at = Some(at);
    }

    fn changed_at(&self) -> Option<Timestamp> {
        self.changed_at
    }

    fn notices(
        &self,
        events: &[WriteUpEvent],
        around: &Around<'_>,
    ) -> Vec<(PersonId, &'static str)> {
        let Some(writer) = self.writer() else { return Vec::new() };
        let told = events.iter().filter_map(|event| match event {
            WriteUpEvent::Released => Some("write_up_released"),
            WriteUpEvent::SentBack { .. } => Some("write_up_sent_back"),
            _ => None,
        });
        told.filter(|_| around.actor.person() != Some(writer))
            .map(|kind| (writer.clone(), kind))
            .collect()
    }

    fn rows(&self, around: &Around<'_>) -> Option<MatterRows> {
        let began_at = self.began.as_ref()?.at;
        let (state, duties) = (self.state(), self.duties());
        let read = self.shown.as_ref().filter(|_| state.is_on_view());
        let title = read.or(self.content.as_ref())?.title.clone();
        Some(MatterRows {
            matter: MatterRow {
                kind: MatterKind::WriteUp,
                n: self.n,
                version: self.version,
                state: state.code(),
                title,
                owner: self.writer().cloned(),
                due_at: duties.iter().map(|duty| duty.due_at).min(),
                tick_at: None,
                began_at,
                ended_at: match state {
                    WriteUpState::Withdrawn => self.changed_at,
                    _ => None,
                },
                changed_at: self.changed_at.unwrap_or(began_at),
                accused: self.accused.text(),
            },
            cases: self.cases.clone(),
            duties,
            text: read.map(|content| searched(content, around)),
            review: None,
        })
    }
}

/// What a write-up is found by: everything it says, and the names of its category.
fn searched(content: &Content, around: &Around<'_>) -> String {
    let path = content.category.as_ref().and_then(|code| {
        let pack = around.packs.get(&content.pack)?;
        Some(pack.category_path(code, "zh-Hans"))
    });
    let captions = content.pictures.iter().map(|it| it.caption.clone());
    let mut texts = vec![
        content.title.clone(),
        path.unwrap_or_default(),
        content.problem.clone(),
        content.handling.clone(),
        content.summary.clone(),
    ];
    texts.extend(captions);
    texts.join("\n")
}
