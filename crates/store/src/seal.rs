//! Seals: one number for everything that happened since the last one.
//!
//! The hash chain proves a case's steps to whoever holds its last hash; a seal does so for the whole
//! register, and is short enough to be printed, mailed away or read out. Whoever kept one can show later
//! that no sealed step was changed, removed or slipped in. `docs/journal.md` tells how to recompute it.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::Org;
use crate::dialect;
use crate::fault::Fault;
use crate::journal::{BEGINNING, field};
use crate::store::Store;
use crate::table::{Table, Type};
use crate::transaction::{Reader, Tx};

/// A seal over some steps of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The organisation.
    pub org: Org,
    /// 1, 2, 3 …
    pub n: u64,
    /// The running number of the last step sealed.
    pub upto_pos: i64,
    /// How many steps it seals.
    pub count: u64,
    /// The seal itself: binds everything else here and the hashes of the steps.
    pub root: [u8; 32],
    /// The seal before; 32 zero bytes before the first.
    pub prev_root: [u8; 32],
    /// When it was made.
    pub at: Timestamp,
}

impl Seal {
    /// What `root` has to be for these steps.
    pub fn expected_root(&self, tree: &[u8; 32]) -> [u8; 32] {
        let mut sha = Sha256::new();
        field(&mut sha, &self.prev_root);
        field(&mut sha, &self.org.to_be_bytes());
        field(&mut sha, &self.n.to_be_bytes());
        field(&mut sha, &self.upto_pos.to_be_bytes());
        field(&mut sha, &self.count.to_be_bytes());
        field(&mut sha, &self.at.as_millisecond().to_be_bytes());
        field(&mut sha, tree);
        sha.finalize().into()
    }
}

/// The root of a Merkle tree (RFC 6962) fed leaf by leaf, in memory that grows with the tree's height only.
#[derive(Clone, Debug, Default)]
pub struct Merkle {
    /// Full subtrees from large to small, with their heights.
    full: Vec<(u32, [u8; 32])>,
    count: u64,
}

impl Merkle {
    /// Adds the next leaf.
    pub fn push(&mut self, leaf: &[u8]) {
        let mut sha = Sha256::new();
        sha.update([0]);
        sha.update(leaf);
        let mut top: (u32, [u8; 32]) = (0, sha.finalize().into());
        while let Some((height, left)) = self.full.pop_if(|(height, _)| *height == top.0) {
            top = (height + 1, node(&left, &top.1));
        }
        self.full.push(top);
        self.count += 1;
    }

    /// How many leaves there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The root; of nothing, the hash of nothing.
    pub fn root(&self) -> [u8; 32] {
        let subtrees = self.full.iter().map(|(_, hash)| *hash).rev();
        subtrees
            .reduce(|right, left| node(&left, &right))
            .unwrap_or_else(|| Sha256::digest([]).into())
    }
}

fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    let mut sha = Sha256::new();
    sha.update([1]);
    sha.update(left);
    sha.update(right);
    sha.finalize().into()
}

static SEAL: Table = Table::new(
    "seal",
    &[
        ("org", Type::Int),
        ("n", Type::Int),
        ("upto_pos", Type::Int),
        ("count", Type::Int),
        ("root", Type::Blob),
        ("prev_root", Type::Blob),
        ("at", Type::Int),
    ],
);

impl Store {
    /// Seals the steps of every organisation that has new ones; safe to run at any time, beside everything.
    pub fn seal(&self, now: Timestamp) -> Result<Vec<Seal>, Fault> {
        let mut made = Vec::new();
        for (org, upto_pos) in self.transact(Tx::settled)? {
            // The tree is computed beside the writer: steps up to `upto_pos` no longer change.
            let Some(seal) = self.read(|r| r.next_seal(org, upto_pos, now))? else { continue };
            made.push(seal.clone());
            self.transact(move |tx| tx.put_seal(&seal))?;
        }
        Ok(made)
    }
}

impl Reader {
    /// The seals of an organisation, oldest first.
    pub fn seals(&mut self, org: Org) -> Result<Vec<Seal>, Fault> {
        self.conn.query(
            "select n, upto_pos, count, root, prev_root, at from seal where org = $1 order by n",
            &[org.into()],
            |row| {
                Ok(Seal {
                    org,
                    n: row.count(0)?,
                    upto_pos: row.int(1)?,
                    count: row.count(2)?,
                    root: row.exactly(3)?,
                    prev_root: row.exactly(4)?,
                    at: row.time(5)?,
                })
            },
        )
    }

    fn next_seal(
        &mut self,
        org: Org,
        upto_pos: i64,
        now: Timestamp,
    ) -> Result<Option<Seal>, Fault> {
        let last = self.seals(org)?.pop();
        let from = last.as_ref().map_or(0, |it| it.upto_pos);
        let mut tree = Merkle::default();
        self.conn.each(
            "select hash from journal where org = $1 and pos > $2 and pos <= $3 order by pos",
            &[org.into(), from.into(), upto_pos.into()],
            |row| {
                tree.push(row.bytes(0)?);
                Ok(())
            },
        )?;
        if tree.count() == 0 {
            return Ok(None);
        }
        let mut seal = Seal {
            org,
            n: last.as_ref().map_or(0, |it| it.n) + 1,
            upto_pos,
            count: tree.count(),
            root: [0; 32],
            prev_root: last.map_or(BEGINNING, |it| it.root),
            at: now,
        };
        seal.root = seal.expected_root(&tree.root());
        Ok(Some(seal))
    }
}

impl Tx {
    /// The last step of each organisation below which nothing can still be under way.
    fn settled(&mut self) -> Result<Vec<(Org, i64)>, Fault> {
        let kind = self.conn.kind();
        self.conn.batch(dialect::lock_journal(kind))?;
        self.conn.query("select org, max(pos) from journal group by org order by org", &[], |row| {
            Ok((row.int(0)?, row.int(1)?))
        })
    }

    fn put_seal(&mut self, seal: &Seal) -> Result<(), Fault> {
        let row = [
            seal.org.into(),
            seal.n.into(),
            seal.upto_pos.into(),
            seal.count.into(),
            (&seal.root).into(),
            (&seal.prev_root).into(),
            seal.at.into(),
        ];
        self.conn.insert(&SEAL, &row).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of RFC 6962, word by word.
    fn by_definition(leaves: &[&[u8]]) -> [u8; 32] {
        match leaves {
            [] => Sha256::digest([]).into(),
            [leaf] => {
                let mut sha = Sha256::new();
                sha.update([0]);
                sha.update(leaf);
                sha.finalize().into()
            }
            _ => {
                let split = leaves.len().next_power_of_two() / 2;
                node(&by_definition(&leaves[..split]), &by_definition(&leaves[split..]))
            }
        }
    }

    #[test]
    fn a_tree_fed_leaf_by_leaf_is_that_of_the_standard() {
        let leaves: Vec<[u8; 1]> = (0..70).map(|n| [n]).collect();
        let leaves: Vec<&[u8]> = leaves.iter().map(<[u8; 1]>::as_slice).collect();
        let mut tree = Merkle::default();
        for n in 0..leaves.len() {
            assert_eq!(tree.root(), by_definition(&leaves[..n]), "{n} leaves");
            tree.push(leaves[n]);
        }
        assert_eq!(tree.count(), 70);
    }
}
