//! Notices that wait: they are gathered and come as one.

use std::collections::BTreeMap;

use casework::id::PersonId;
use casework::letter::NoticeKind;
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::outbox::EntryId;
use crate::transaction::{Reader, Tx};

/// The kind of notice that gathers others.
pub const DIGEST: &str = "digest";

/// How many notices of each kind a digest gathers.
pub type Gathered = BTreeMap<String, u64>;

impl Reader {
    /// People with notices that have waited long enough.
    pub fn people_waiting(&mut self, org: Org, now: Timestamp) -> Result<Vec<PersonId>, Fault> {
        self.conn.query(
            "select distinct person from notice where org = $1 and held_until <= $2 order by person",
            &[org.into(), now.into()],
            |row| {
                PersonId::parse(row.str(0)?).map_err(|_| Fault::Inconsistent {
                    table: "notice",
                    column: "person".to_owned(),
                    id: String::new(),
                })
            },
        )
    }
}

impl Tx {
    /// How many notices of a kind came to a person since `since`, whether shown or waiting.
    pub fn notices_alike(
        &mut self,
        org: Org,
        person: &PersonId,
        kind: NoticeKind,
        since: Timestamp,
    ) -> Result<u64, Fault> {
        // Identities begin with their time, so the last hour is one stretch of the primary key.
        let mut first: EntryId = [0; 16];
        first[..6].copy_from_slice(&since.as_millisecond().max(0).to_be_bytes()[2..]);
        self.conn.query_one(
            "select count(*) from notice where org = $1 and person = $2 and id >= $3 and kind = $4",
            &[org.into(), person.into(), (&first).into(), kind.code().into()],
            |row| row.count(0),
        )
    }

    /// Shows what has waited for a person, as one digest; one notice alone comes as it is. Nothing waits twice:
    /// whoever comes second finds nothing. Returns what was gathered.
    pub fn gather(
        &mut self,
        org: Org,
        person: &PersonId,
        id: EntryId,
        now: Timestamp,
    ) -> Result<Gathered, Fault> {
        let kinds = self.conn.query(
            "update notice set held_until = null where org = $1 and person = $2 and held_until <= $3 \
             returning kind, id",
            &[org.into(), person.into(), now.into()],
            |row| Ok((row.text(0)?, row.exactly::<16>(1)?)),
        )?;
        let mut gathered = Gathered::new();
        for (kind, _) in &kinds {
            *gathered.entry(kind.clone()).or_default() += 1;
        }
        if kinds.len() < 2 {
            return Ok(gathered);
        }
        // They stand below the digest, and are read with it: the bell rings once.
        for (_, gone) in &kinds {
            self.conn.execute(
                "update notice set read_at = $4 where org = $1 and person = $2 and id = $3",
                &[org.into(), person.into(), gone.into(), now.into()],
            )?;
        }
        let text = serde_json::to_string(&gathered).map_err(Fault::other)?;
        self.conn.execute(
            "insert into notice (org, person, id, at, case_no, kind, gathered) values ($1, $2, $3, $4, '', $5, $6) \
             on conflict (org, person, id) do nothing",
            &[
                org.into(),
                person.into(),
                (&id).into(),
                now.into(),
                DIGEST.into(),
                text.as_str().into(),
            ],
        )?;
        Ok(gathered)
    }
}
