//! Who may come in: passwords, sessions, keys of programs, secrets, and the record of who looked at what.
//!
//! None of this stands in the journal: a journal is read by auditors, and a secret in it would be none.

use casework::id::{CaseId, PersonId};
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::table::{Table, Type};
use crate::transaction::{Reader, Tx};
use crate::value::Row;

static CREDENTIAL: Table = Table::upsert(
    "credential",
    &[
        ("org", Type::Int),
        ("person", Type::Text),
        ("password_hash", Type::Text),
        ("changed_at", Type::Int),
        ("wrong", Type::Int),
        ("locked_until", Type::Int),
        ("must_change", Type::Int),
    ],
    &["org", "person"],
);

static SESSION: Table = Table::new(
    "session",
    &[
        ("org", Type::Int),
        ("token_hash", Type::Blob),
        ("person", Type::Text),
        ("created_at", Type::Int),
        ("expires_at", Type::Int),
    ],
);

static API_KEY: Table = Table::new(
    "api_key",
    &[
        ("org", Type::Int),
        ("key_hash", Type::Blob),
        ("person", Type::Text),
        ("name", Type::Text),
        ("created_at", Type::Int),
        ("revoked_at", Type::Int),
        ("last_used_at", Type::Int),
    ],
);

static SECRET: Table = Table::with_tail(
    "secret",
    &[("org", Type::Int), ("name", Type::Text), ("body", Type::Blob)],
    "on conflict (org, name) do nothing",
);

static ACCESS_LOG: Table = Table::new(
    "access_log",
    &[
        ("org", Type::Int),
        ("at", Type::Int),
        ("person", Type::Text),
        ("case_id", Type::Blob),
        ("what", Type::Text),
    ],
);

/// A password as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// The slow hash.
    pub password_hash: String,
    /// Wrong tries since the last right one.
    pub wrong: u32,
    /// Locked until then.
    pub locked_until: Option<Timestamp>,
}

/// A key of a program, without the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Digest of the key.
    pub key_hash: [u8; 32],
    /// As whom it acts.
    pub person: PersonId,
    /// What it is for.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When a program last came in with it, within minutes.
    pub last_used_at: Option<Timestamp>,
}

/// Who comes in by a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The person.
    pub person: PersonId,
    /// Somebody else knows the password: it is to be changed before anything else.
    pub must_change: bool,
}

/// Somebody opened a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub person: PersonId,
    /// To do what.
    pub what: String,
}

fn person(row: &Row<'_>, column: usize) -> Result<PersonId, Fault> {
    PersonId::parse(row.str(column)?).map_err(|_| Fault::Inconsistent {
        table: "account",
        column: "person".to_owned(),
        id: row.str(column).unwrap_or_default().to_owned(),
    })
}

impl Reader {
    /// A person's password as it is kept.
    pub fn credential(&mut self, org: Org, person: &PersonId) -> Result<Option<Credential>, Fault> {
        self.conn.query_opt(
            "select password_hash, wrong, locked_until from credential where org = $1 and person = $2",
            &[org.into(), person.into()],
            |row| Ok(Credential { password_hash: row.text(0)?, wrong: row.small(1)?, locked_until: row.opt_time(2)? }),
        )
    }

    /// Whose session this is, if it has not ended.
    pub fn session(
        &mut self,
        org: Org,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<SignedIn>, Fault> {
        self.conn.query_opt(
            "select s.person, coalesce(c.must_change, 0) from session s
             left join credential c on c.org = s.org and c.person = s.person
             where s.org = $1 and s.token_hash = $2 and s.expires_at > $3",
            &[org.into(), token_hash.into(), now.into()],
            |row| Ok(SignedIn { person: person(row, 0)?, must_change: row.int(1)? != 0 }),
        )
    }

    /// As whom a program with this key acts, if the key is not revoked.
    pub fn api_key(&mut self, org: Org, key_hash: &[u8; 32]) -> Result<Option<PersonId>, Fault> {
        self.conn.query_opt(
            "select person from api_key where org = $1 and key_hash = $2 and revoked_at is null",
            &[org.into(), key_hash.into()],
            |row| person(row, 0),
        )
    }

    /// Every key, newest first.
    pub fn api_keys(&mut self, org: Org) -> Result<Vec<ApiKey>, Fault> {
        self.conn.query(
            "select key_hash, person, name, created_at, revoked_at, last_used_at from api_key where org = $1 order by created_at desc",
            &[org.into()],
            |row| {
                Ok(ApiKey {
                    key_hash: row.exactly(0)?,
                    person: person(row, 1)?,
                    name: row.text(2)?,
                    created_at: row.time(3)?,
                    revoked_at: row.opt_time(4)?,
                    last_used_at: row.opt_time(5)?,
                })
            },
        )
    }

    /// Who opened a case, newest first.
    pub fn accesses(&mut self, org: Org, case: CaseId, limit: u32) -> Result<Vec<Access>, Fault> {
        self.conn.query(
            "select at, person, what from access_log where org = $1 and case_id = $2 order by at desc limit $3",
            &[org.into(), (&case.0).into(), limit.into()],
            |row| Ok(Access { at: row.time(0)?, person: person(row, 1)?, what: row.text(2)? }),
        )
    }
}

impl Tx {
    /// Keeps a person's password and forgets wrong tries; `must_change` when somebody else has set it.
    pub fn put_credential(
        &mut self,
        org: Org,
        person: &PersonId,
        hash: &str,
        must_change: bool,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let unlocked: Option<Timestamp> = None;
        self.conn.insert(
            &CREDENTIAL,
            &[
                org.into(),
                person.into(),
                hash.into(),
                now.into(),
                0_i64.into(),
                unlocked.into(),
                i64::from(must_change).into(),
            ],
        )?;
        Ok(())
    }

    /// Counts a wrong try and locks the name at `most`; returns the tries so far.
    pub fn wrong_password(
        &mut self,
        org: Org,
        person: &PersonId,
        most: u32,
        until: Timestamp,
    ) -> Result<u32, Fault> {
        self.conn.execute(
            "update credential set wrong = wrong + 1,
             locked_until = case when wrong + 1 >= $3 then $4 else locked_until end
             where org = $1 and person = $2",
            &[org.into(), person.into(), most.into(), until.into()],
        )?;
        let tries = self.conn.query_opt(
            "select wrong from credential where org = $1 and person = $2",
            &[org.into(), person.into()],
            |row| row.small(0),
        )?;
        Ok(tries.unwrap_or(0))
    }

    /// Begins a session; the wrong tries before it are forgotten, and sessions that have ended go.
    pub fn put_session(
        &mut self,
        org: Org,
        token_hash: &[u8; 32],
        person: &PersonId,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<(), Fault> {
        self.conn.execute(
            "delete from session where org = $1 and expires_at <= $2",
            &[org.into(), now.into()],
        )?;
        self.conn.execute(
            "update credential set wrong = 0, locked_until = null where org = $1 and person = $2 and wrong > 0",
            &[org.into(), person.into()],
        )?;
        self.conn.insert(
            &SESSION,
            &[org.into(), token_hash.into(), person.into(), now.into(), until.into()],
        )?;
        Ok(())
    }

    /// Ends a session.
    pub fn end_session(&mut self, org: Org, token_hash: &[u8; 32]) -> Result<(), Fault> {
        self.conn.execute(
            "delete from session where org = $1 and token_hash = $2",
            &[org.into(), token_hash.into()],
        )?;
        Ok(())
    }

    /// Ends every session of a person, e.g. when they leave or their password changes.
    pub fn end_sessions_of(&mut self, org: Org, person: &PersonId) -> Result<(), Fault> {
        self.conn.execute(
            "delete from session where org = $1 and person = $2",
            &[org.into(), person.into()],
        )?;
        Ok(())
    }

    /// Lets a program in as a person.
    pub fn put_api_key(
        &mut self,
        org: Org,
        key_hash: &[u8; 32],
        person: &PersonId,
        name: &str,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let never: Option<Timestamp> = None;
        self.conn.insert(
            &API_KEY,
            &[
                org.into(),
                key_hash.into(),
                person.into(),
                name.into(),
                now.into(),
                never.into(),
                never.into(),
            ],
        )?;
        Ok(())
    }

    /// Notes that a program came in with its key, unless that was noted after `since`.
    pub fn note_key_used(
        &mut self,
        org: Org,
        key_hash: &[u8; 32],
        now: Timestamp,
        since: Timestamp,
    ) -> Result<(), Fault> {
        self.conn.execute(
            "update api_key set last_used_at = $3
             where org = $1 and key_hash = $2 and (last_used_at is null or last_used_at < $4)",
            &[org.into(), key_hash.into(), now.into(), since.into()],
        )?;
        Ok(())
    }

    /// Revokes a program's key.
    pub fn revoke_api_key(
        &mut self,
        org: Org,
        key_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<(), Fault> {
        self.conn.execute(
            "update api_key set revoked_at = $3 where org = $1 and key_hash = $2 and revoked_at is null",
            &[org.into(), key_hash.into(), now.into()],
        )?;
        Ok(())
    }

    /// The secret of this name; `fresh` becomes it when there is none yet.
    pub fn secret(&mut self, org: Org, name: &str, fresh: &[u8]) -> Result<Vec<u8>, Fault> {
        if !fresh.is_empty() {
            self.conn.insert(&SECRET, &[org.into(), name.into(), fresh.into()])?;
        }
        let found = self.conn.query_opt(
            "select body from secret where org = $1 and name = $2",
            &[org.into(), name.into()],
            |row| row.blob(0),
        )?;
        found
            .ok_or_else(|| Fault::other(format_args!("the secret `{name}` has not been drawn yet")))
    }

    /// Notes that somebody opened a case.
    pub fn note_access(
        &mut self,
        org: Org,
        at: Timestamp,
        person: &PersonId,
        case: CaseId,
        what: &str,
    ) -> Result<(), Fault> {
        self.conn.insert(
            &ACCESS_LOG,
            &[org.into(), at.into(), person.into(), (&case.0).into(), what.into()],
        )?;
        Ok(())
    }
}
