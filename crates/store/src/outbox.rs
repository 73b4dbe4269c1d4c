//! The outbox: letters to customers and notices to our own people, written with the step they follow from.

use casework::id::{CaseId, CaseNo, PersonId};
use casework::letter::{Letter, Notice, NoticeKind};
use jiff::Timestamp;

use crate::Org;
use crate::digest::Gathered;
use crate::fault::Fault;
use crate::table::{Table, Type};
use crate::transaction::{Reader, Tx};
use crate::value::Value;

static LETTER: Table = Table::new(
    "letter",
    &[
        ("org", Type::Int),
        ("id", Type::Blob),
        ("case_id", Type::Blob),
        ("at", Type::Int),
        ("body", Type::Text),
        ("attempts", Type::Int),
        ("next_at", Type::Int),
    ],
);

static NOTICE: Table = Table::new(
    "notice",
    &[
        ("org", Type::Int),
        ("person", Type::Text),
        ("id", Type::Blob),
        ("at", Type::Int),
        ("case_no", Type::Text),
        ("kind", Type::Text),
        ("held_until", Type::Int),
    ],
);

/// Identity of a letter or notice: time first, so that neighbours in time are neighbours on disk.
pub type EntryId = [u8; 16];

/// A letter to be written down.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLetter {
    /// Its identity.
    pub id: EntryId,
    /// The case it is about.
    pub case: CaseId,
    /// When it came about.
    pub at: Timestamp,
    /// What it says, without words.
    pub letter: Letter,
}

/// A notice to be written down.
#[derive(Clone, Debug, PartialEq)]
pub struct NewNotice {
    /// Its identity.
    pub id: EntryId,
    /// The number of the case it is about.
    pub case_no: CaseNo,
    /// When it came about.
    pub at: Timestamp,
    /// What it says and to whom.
    pub notice: Notice,
    /// Not shown before this: it comes with a digest.
    pub held_until: Option<Timestamp>,
}

/// A notice about the house itself, not about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseNotice {
    /// Its identity; one that is there already is not written down again.
    pub id: EntryId,
    /// When it came about.
    pub at: Timestamp,
    /// To whom.
    pub to: PersonId,
    /// What it says; the words stand under `notice-<kind>`.
    pub kind: &'static str,
}

/// A letter taken out to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxLetter {
    /// Its identity.
    pub id: EntryId,
    /// The case it is about.
    pub case: CaseId,
    /// When it came about.
    pub at: Timestamp,
    /// What it says, without words.
    pub letter: Letter,
    /// Attempts before this one.
    pub attempts: u32,
}

/// A letter as administration sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterRow {
    /// What it says, without words.
    pub letter: Letter,
    /// When it came about.
    pub at: Timestamp,
    /// Attempts so far.
    pub attempts: u32,
    /// When it was taken.
    pub sent_at: Option<Timestamp>,
    /// When it was given up.
    pub failed_at: Option<Timestamp>,
    /// Why the last attempt failed.
    pub reason: Option<String>,
}

/// A letter that has not gone out.
#[derive(Clone, Debug, PartialEq)]
pub struct StuckLetter {
    /// Its identity.
    pub id: EntryId,
    /// The case it is about.
    pub case_no: CaseNo,
    /// What it says and how it stands.
    pub row: LetterRow,
    /// When it will be tried again; `None` when it was given up.
    pub next_at: Option<Timestamp>,
}

/// A notice as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRow {
    /// Which notice.
    pub id: EntryId,
    /// The case; none for what is about the house itself.
    pub case_no: Option<CaseNo>,
    /// What happened; the words stand under `notice-<kind>`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
    /// For a digest: how many notices of each kind it gathers.
    pub gathered: Gathered,
}

fn letter(body: &str) -> Result<Letter, Fault> {
    serde_json::from_str(body).map_err(|error| Fault::Inconsistent {
        table: "letter",
        column: "body".to_owned(),
        id: error.to_string(),
    })
}

impl Tx {
    /// Writes letters down, to go out after the commit.
    pub fn put_letters(&mut self, org: Org, letters: &[NewLetter]) -> Result<(), Fault> {
        let bodies: Vec<String> = letters
            .iter()
            .map(|it| serde_json::to_string(&it.letter).map_err(Fault::other))
            .collect::<Result<_, _>>()?;
        let rows: Vec<Vec<Value<'_>>> = letters
            .iter()
            .zip(&bodies)
            .map(|(it, body)| {
                let (id, case): (&[u8; 16], &[u8; 16]) = (&it.id, &it.case.0);
                vec![
                    org.into(),
                    id.into(),
                    case.into(),
                    it.at.into(),
                    body.into(),
                    0_i64.into(),
                    it.at.into(),
                ]
            })
            .collect();
        self.conn.insert_many(&LETTER, &rows)?;
        Ok(())
    }

    /// Writes notices down.
    pub fn put_notices(&mut self, org: Org, notices: &[NewNotice]) -> Result<(), Fault> {
        let numbers: Vec<String> = notices.iter().map(|it| it.case_no.to_string()).collect();
        let rows: Vec<Vec<Value<'_>>> = notices
            .iter()
            .zip(&numbers)
            .map(|(it, no)| {
                vec![
                    org.into(),
                    (&it.notice.to).into(),
                    (&it.id).into(),
                    it.at.into(),
                    no.into(),
                    it.notice.kind.code().into(),
                    it.held_until.into(),
                ]
            })
            .collect();
        self.conn.insert_many(&NOTICE, &rows)?;
        Ok(())
    }

    /// Writes notices about the house down; returns how many were not there yet.
    pub fn put_house_notices(&mut self, org: Org, notices: &[HouseNotice]) -> Result<u64, Fault> {
        let mut written = 0;
        for it in notices {
            written += self.conn.execute(
                "insert into notice (org, person, id, at, case_no, kind) values ($1, $2, $3, $4, '', $5)
                 on conflict (org, person, id) do nothing",
                &[org.into(), (&it.to).into(), (&it.id).into(), it.at.into(), it.kind.into()],
            )?;
        }
        Ok(written)
    }

    /// Takes letters that are due to go out and holds them until `until`, so that nobody else takes them.
    pub fn lease_letters(
        &mut self,
        org: Org,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<OutboxLetter>, Fault> {
        let sql = format!(
            "select id, case_id, at, body, attempts from letter
             where org = $1 and next_at <= $2 order by next_at limit $3{}",
            crate::dialect::skip_locked(self.conn.kind())
        );
        let letters = self.conn.query(&sql, &[org.into(), now.into(), limit.into()], |row| {
            Ok(OutboxLetter {
                id: row.exactly(0)?,
                case: CaseId(row.exactly(1)?),
                at: row.time(2)?,
                letter: letter(row.str(3)?)?,
                attempts: row.small(4)?,
            })
        })?;
        for it in &letters {
            self.conn.execute(
                "update letter set next_at = $3, attempts = attempts + 1 where org = $1 and id = $2",
                &[org.into(), (&it.id).into(), until.into()],
            )?;
        }
        Ok(letters)
    }

    /// The letter was taken by the other side.
    pub fn letter_sent(&mut self, org: Org, id: &EntryId, now: Timestamp) -> Result<(), Fault> {
        self.conn.execute(
            "update letter set next_at = null, sent_at = $3, reason = null where org = $1 and id = $2",
            &[org.into(), id.into(), now.into()],
        )?;
        Ok(())
    }

    /// The letter will be tried again.
    pub fn letter_later(
        &mut self,
        org: Org,
        id: &EntryId,
        again: Timestamp,
        reason: &str,
    ) -> Result<(), Fault> {
        self.conn.execute(
            "update letter set next_at = $3, reason = $4 where org = $1 and id = $2",
            &[org.into(), id.into(), again.into(), reason.into()],
        )?;
        Ok(())
    }

    /// The letter is given up.
    pub fn letter_failed(
        &mut self,
        org: Org,
        id: &EntryId,
        now: Timestamp,
        reason: &str,
    ) -> Result<(), Fault> {
        self.conn.execute(
            "update letter set next_at = null, failed_at = $3, reason = $4 where org = $1 and id = $2",
            &[org.into(), id.into(), now.into(), reason.into()],
        )?;
        Ok(())
    }

    /// A letter that waits or was given up goes out at the next round; its attempts begin anew.
    /// `false` when there is none such.
    pub fn letter_again(&mut self, org: Org, id: &EntryId, now: Timestamp) -> Result<bool, Fault> {
        let changed = self.conn.execute(
            "update letter set next_at = $3, failed_at = null, attempts = 0 where org = $1 and id = $2 and sent_at is null",
            &[org.into(), id.into(), now.into()],
        )?;
        Ok(changed > 0)
    }

    /// Whether a person has a notice of this kind they have not read.
    pub fn notice_waits(
        &mut self,
        org: Org,
        person: &PersonId,
        kind: NoticeKind,
    ) -> Result<bool, Fault> {
        let waiting = self.conn.query_one(
            "select count(*) from notice where org = $1 and person = $2 and kind = $3 and read_at is null",
            &[org.into(), person.into(), kind.code().into()],
            |row| row.count(0),
        )?;
        Ok(waiting > 0)
    }

    /// Everything told to this person has been read.
    pub fn mark_notices_read(
        &mut self,
        org: Org,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<(), Fault> {
        self.conn.execute(
            "update notice set read_at = $3 where org = $1 and person = $2 and read_at is null and held_until is null",
            &[org.into(), person.into(), now.into()],
        )?;
        Ok(())
    }
}

impl Reader {
    /// How many notices a person has not read.
    pub fn unread_notices(&mut self, org: Org, person: &PersonId) -> Result<u64, Fault> {
        self.conn.query_one(
            "select count(*) from notice where org = $1 and person = $2 and read_at is null and held_until is null",
            &[org.into(), person.into()],
            |row| row.count(0),
        )
    }

    /// A person's notices, newest first; those older than `before` where one is named.
    pub fn notices(
        &mut self,
        org: Org,
        person: &PersonId,
        before: Option<EntryId>,
        limit: u32,
    ) -> Result<Vec<NoticeRow>, Fault> {
        let before = before.unwrap_or([0xff; 16]);
        self.conn.query(
            "select id, case_no, kind, at, read_at, gathered from notice
             where org = $1 and person = $2 and id < $3 and held_until is null order by id desc limit $4",
            &[org.into(), person.into(), (&before).into(), limit.into()],
            |row| {
                let about_a_case = !row.text(1)?.is_empty();
                Ok(NoticeRow {
                    id: row.exactly(0)?,
                    case_no: about_a_case.then(|| row.case_no(1)).transpose()?,
                    kind: row.text(2)?,
                    at: row.time(3)?,
                    read_at: row.opt_time(4)?,
                    gathered: row
                        .opt_str(5)?
                        .and_then(|text| serde_json::from_str(text).ok())
                        .unwrap_or_default(),
                })
            },
        )
    }

    /// Letters that have not gone out: those given up since `since`, and all that wait. Newest first, at most
    /// `limit` of each.
    pub fn stuck_letters(
        &mut self,
        org: Org,
        since: Timestamp,
        limit: u32,
    ) -> Result<Vec<StuckLetter>, Fault> {
        let mut list = self.stuck("l.next_at is null and l.sent_at is null", org, since, limit)?;
        // The second never asks when: a letter may have waited for a courier since the beginning.
        list.extend(self.stuck("l.next_at is not null", org, Timestamp::UNIX_EPOCH, limit)?);
        Ok(list)
    }

    fn stuck(
        &mut self,
        which: &str,
        org: Org,
        since: Timestamp,
        limit: u32,
    ) -> Result<Vec<StuckLetter>, Fault> {
        // Identities begin with their time, so the bound is found in the primary key.
        let mut first: EntryId = [0; 16];
        first[..6].copy_from_slice(&since.as_millisecond().max(0).to_be_bytes()[2..]);
        let sql = format!(
            "select l.id, c.no, l.body, l.at, l.attempts, l.sent_at, l.failed_at, l.reason, l.next_at
             from letter l join cases c on c.org = l.org and c.id = l.case_id
             where l.org = $1 and l.id >= $2 and {which} order by l.id desc limit $3"
        );
        self.conn.query(&sql, &[org.into(), (&first).into(), limit.into()], |row| {
            Ok(StuckLetter {
                id: row.exactly(0)?,
                case_no: row.case_no(1)?,
                row: LetterRow {
                    letter: letter(row.str(2)?)?,
                    at: row.time(3)?,
                    attempts: row.small(4)?,
                    sent_at: row.opt_time(5)?,
                    failed_at: row.opt_time(6)?,
                    reason: row.opt_text(7)?,
                },
                next_at: row.opt_time(8)?,
            })
        })
    }

    /// The letters of a case, oldest first.
    pub fn letters_of(&mut self, org: Org, case: CaseId) -> Result<Vec<LetterRow>, Fault> {
        self.conn.query(
            "select body, at, attempts, sent_at, failed_at, reason from letter where org = $1 and case_id = $2 order by id",
            &[org.into(), (&case.0).into()],
            |row| {
                Ok(LetterRow {
                    letter: letter(row.str(0)?)?,
                    at: row.time(1)?,
                    attempts: row.small(2)?,
                    sent_at: row.opt_time(3)?,
                    failed_at: row.opt_time(4)?,
                    reason: row.opt_text(5)?,
                })
            },
        )
    }
}
