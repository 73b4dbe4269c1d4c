//! Public reviews: which one a number of a platform means, lists of them, and what platforms show of us.

use casework::matter::{MatterKind, MatterRows, PublicReviewRow};
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::journal::Stream;
use crate::matter::{LISTED, MatterListRow, listed};
use crate::sql::Places;
use crate::table::Table;
use crate::table::Type::{Int, Text};
use crate::transaction::{Reader, Tx};

/// Public reviews one page of a list shows.
pub const PUBLIC_REVIEWS_PAGE: u32 = 50;

static REVIEWS: Table = Table::new(
    "public_reviews",
    &[
        ("org", Int),
        ("n", Int),
        ("key", Text),
        ("platform", Text),
        ("stars", Int),
        ("stars_first", Int),
        ("written_at", Int),
        ("published_at", Int),
        ("owes_case", Int),
    ],
);

/// Which public reviews are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicReviewQuery {
    /// On this platform only.
    pub platform: Option<String>,
    /// In this state only.
    pub state: Option<String>,
    /// With this mark at most.
    pub stars_max: Option<u8>,
    /// Only those that still owe a case, or a reason why they become none.
    pub owes_case: bool,
    /// Below this number: where the page before ended.
    pub below: Option<u32>,
}

/// A public review as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicReviewListRow {
    /// The row of its matter.
    pub matter: MatterListRow,
    /// What it is counted by.
    pub review: PublicReviewRow,
}

/// What one platform shows of us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformCount {
    /// The platform, by its code.
    pub platform: String,
    /// Reviews.
    pub reviews: u64,
    /// The sum of their marks as they stand now.
    pub stars: u64,
    /// With a reply that appeared.
    pub answered: u64,
    /// That owe a case, or a reason why they become none.
    pub owing: u64,
    /// Whose mark rose since it was taken in.
    pub risen: u64,
}

impl Reader {
    /// The stream of the public review that is known by this key.
    pub fn find_public_review(
        &mut self,
        org: Org,
        key: &str,
    ) -> Result<Option<(Stream, u32)>, Fault> {
        self.conn.query_opt(
            "select m.id, m.n from public_reviews r join matters m
             on m.org = r.org and m.kind = $3 and m.n = r.n where r.org = $1 and r.key = $2",
            &[org.into(), key.into(), MatterKind::PublicReview.code().into()],
            |row| Ok((row.exactly(0)?, row.small(1)?)),
        )
    }

    /// Public reviews, the latest taken in first, a page at a time.
    pub fn public_reviews(
        &mut self,
        org: Org,
        asked: &PublicReviewQuery,
    ) -> Result<Vec<PublicReviewListRow>, Fault> {
        let mut places = Places::default();
        let mut conditions = vec![
            format!("m.org = {}", places.place(org)),
            format!("m.kind = {}", places.place(MatterKind::PublicReview.code())),
        ];
        if let Some(platform) = &asked.platform {
            conditions.push(format!("r.platform = {}", places.place(platform.as_str())));
        }
        if let Some(state) = &asked.state {
            conditions.push(format!("m.state = {}", places.place(state.as_str())));
        }
        if let Some(most) = asked.stars_max {
            conditions.push(format!("r.stars <= {}", places.place(u32::from(most))));
        }
        if asked.owes_case {
            conditions.push("r.owes_case = 1".to_owned());
        }
        if let Some(below) = asked.below {
            conditions.push(format!("m.n < {}", places.place(below)));
        }
        let sql = format!(
            "select {LISTED}, r.key, r.platform, r.stars, r.stars_first, r.written_at, r.published_at, r.owes_case
             from matters m join public_reviews r on r.org = m.org and r.n = m.n
             where {} order by m.n desc limit {}",
            conditions.join(" and "),
            places.place(PUBLIC_REVIEWS_PAGE),
        );
        self.conn.query(&sql, places.values(), |row| {
            let stars = |at: usize| -> Result<u8, Fault> {
                u8::try_from(row.small(at)?).map_err(|_| Fault::Inconsistent {
                    table: "public_reviews",
                    column: "stars".to_owned(),
                    id: String::new(),
                })
            };
            Ok(PublicReviewListRow {
                matter: listed(row)?,
                review: PublicReviewRow {
                    key: row.text(12)?,
                    platform: row.text(13)?,
                    stars: stars(14)?,
                    stars_first: stars(15)?,
                    written_at: row.time(16)?,
                    published_at: row.opt_time(17)?,
                    owes_case: row.flag(18)?,
                },
            })
        })
    }

    /// What the platforms show of us, of reviews written from `from` until before `to`.
    pub fn count_public_reviews(
        &mut self,
        org: Org,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<PlatformCount>, Fault> {
        self.conn.query(
            "select platform, count(*), cast(sum(stars) as bigint),
               count(published_at), cast(sum(owes_case) as bigint),
               cast(sum(case when stars > stars_first then 1 else 0 end) as bigint)
             from public_reviews where org = $1 and written_at >= $2 and written_at < $3
             group by platform order by platform",
            &[org.into(), from.into(), to.into()],
            |row| {
                Ok(PlatformCount {
                    platform: row.text(0)?,
                    reviews: row.count(1)?,
                    stars: row.count(2)?,
                    answered: row.count(3)?,
                    owing: row.count(4)?,
                    risen: row.count(5)?,
                })
            },
        )
    }
}

impl Tx {
    /// Stores what a public review is known, found and counted by; nothing for any other matter.
    pub(crate) fn put_public_review(&mut self, org: Org, rows: &MatterRows) -> Result<(), Fault> {
        let Some(it) = &rows.review else { return Ok(()) };
        let n = rows.matter.n;
        self.conn.execute(
            "delete from public_reviews where org = $1 and n = $2",
            &[org.into(), n.into()],
        )?;
        self.conn.insert(
            &REVIEWS,
            &[
                org.into(),
                n.into(),
                (&it.key).into(),
                (&it.platform).into(),
                u32::from(it.stars).into(),
                u32::from(it.stars_first).into(),
                it.written_at.into(),
                it.published_at.into(),
                it.owes_case.into(),
            ],
        )?;
        Ok(())
    }

    /// Removes rows whose public review is not there.
    pub(crate) fn remove_stray_public_reviews(&mut self) -> Result<u64, Fault> {
        self.conn.execute(
            "delete from public_reviews where not exists (select 1 from matters m
             where m.org = public_reviews.org and m.kind = $1 and m.n = public_reviews.n)",
            &[MatterKind::PublicReview.code().into()],
        )
    }
}
