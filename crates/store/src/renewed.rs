//! How far the rows of open cases have caught up with the organisation, for whoever begins after another stopped.

use crate::Org;
use crate::fault::Fault;
use crate::transaction::{Reader, Tx};

impl Reader {
    /// The version of the organisation by which every open case was looked at; 0 when none was.
    pub fn renewed(&mut self, org: Org) -> Result<u64, Fault> {
        let found = self.conn.query_opt(
            "select version from renewed where org = $1",
            &[org.into()],
            |row| row.count(0),
        )?;
        Ok(found.unwrap_or(0))
    }
}

impl Tx {
    /// Puts on record that every open case was looked at by this version; a later one stays.
    pub fn put_renewed(&mut self, org: Org, version: u64) -> Result<(), Fault> {
        self.conn.execute(
            "insert into renewed (org, version) values ($1, $2)
             on conflict (org) do update set version = excluded.version
             where renewed.version < excluded.version",
            &[org.into(), version.into()],
        )?;
        Ok(())
    }
}
