//! Where the databases differ in how they are asked.

use crate::search::terms::Terms;
use crate::sql::Places;
use crate::target::Kind;

/// Put after a text column that is compared by its bytes, whatever order the database was made with.
pub(crate) fn bytewise(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => "",
        Kind::Postgres => " collate \"C\"",
    }
}

/// A member of a column that holds a JSON object, by the place of its name; null where it has none.
pub(crate) fn member(kind: Kind, column: &str, name: &str) -> String {
    match kind {
        Kind::Sqlite => format!("({column} ->> {name})"),
        Kind::Postgres => format!("({column}::json ->> {name}::text)"),
    }
}

/// Asks for the way a query would be run, and the column of the answer that tells it.
pub(crate) fn explain(kind: Kind) -> (&'static str, usize) {
    match kind {
        Kind::Sqlite => ("explain query plan", 3),
        Kind::Postgres => ("explain", 0),
    }
}

/// A part of a document of the search index.
pub(crate) enum Part {
    Docno,
    Case,
    Tokens,
    Body,
}

/// The statements that write a document, and the parts they want.
pub(crate) fn put_text(kind: Kind) -> &'static [(&'static str, &'static [Part])] {
    match kind {
        Kind::Sqlite => &[
            ("insert into search_doc (docno, case_id) values ($1, $2)", &[Part::Docno, Part::Case]),
            (
                "insert into search_index (rowid, grams) values ($1, $2)",
                &[Part::Docno, Part::Tokens],
            ),
        ],
        Kind::Postgres => &[(
            "insert into search_doc (docno, case_id, body, grams)
             values ($1, $2, $3, array_to_tsvector(string_to_array($4, ' ')))",
            &[Part::Docno, Part::Case, Part::Body, Part::Tokens],
        )],
    }
}

/// The statement that takes a document out of the index beside `search_doc`, if there is one.
pub(crate) fn forget_text(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Sqlite => Some("delete from search_index where rowid = $1"),
        Kind::Postgres => None,
    }
}

/// The statements that empty the index.
pub(crate) fn empty_index(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Sqlite => &[
            "insert into search_index (search_index) values ('delete-all')",
            "delete from search_doc",
            "delete from search_state",
        ],
        Kind::Postgres => &["delete from search_doc", "delete from search_state"],
    }
}

/// How far a search looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Through so many of the newest texts.
    Newest(usize),
    /// For so many of the newest texts that fit.
    Fitting(usize),
}

/// How far to look first, and further when that did not fill a page.
///
/// SQLite's index gives the newest fitting texts first. PostgreSQL's would have to find and sort all of them,
/// which for a frequent word is most of the register; so the newest texts are read first, and whoever is not
/// frequent enough to fill a page there is rare enough for the index.
pub(crate) fn reaches(kind: Kind) -> &'static [Reach] {
    match kind {
        Kind::Sqlite => &[
            Reach::Fitting(100),
            Reach::Fitting(2_000),
            Reach::Fitting(20_000),
            Reach::Fitting(400_000),
        ],
        Kind::Postgres => &[Reach::Newest(2_000), Reach::Fitting(20_000), Reach::Fitting(400_000)],
    }
}

/// The fitting texts within reach as `docno, case_id`.
pub(crate) fn fitting(
    kind: Kind,
    terms: &Terms,
    (first, end): (i64, i64),
    reach: Reach,
    places: &mut Places<'_>,
) -> String {
    let (first, end) = (places.place(first), places.place(end));
    match (kind, reach) {
        (Kind::Sqlite, Reach::Fitting(most) | Reach::Newest(most)) => {
            let question = places.place(terms.fts5());
            format!(
                "select d.docno, d.case_id from (select rowid as docno from search_index \
                   where search_index match {question} and rowid >= {first} and rowid < {end} \
                   order by rowid desc limit {most}) f cross join search_doc d where d.docno = f.docno"
            )
        }
        (Kind::Postgres, Reach::Newest(most)) => format!(
            "select d.docno, d.case_id from (select docno, case_id, body from search_doc \
               where docno >= {first} and docno < {end} order by docno desc limit {most}) d where {}",
            fits(terms, places)
        ),
        (Kind::Postgres, Reach::Fitting(most)) => {
            let question = places.place(terms.tsquery());
            format!(
                "select d.docno, d.case_id from (select docno, case_id, body from search_doc \
                   where grams @@ {question}::text::tsquery offset 0) d \
                 where d.docno >= {first} and d.docno < {end} and {} order by d.docno desc limit {most}",
                fits(terms, places)
            )
        }
    }
}

fn fits(terms: &Terms, places: &mut Places<'_>) -> String {
    let patterns = terms.patterns();
    let patterns: Vec<String> =
        patterns.into_iter().map(|it| format!("d.body like {}", places.place(it))).collect();
    patterns.join(" and ")
}

/// Has running numbers of tables go on after rows that brought their own.
pub(crate) fn continue_numbers(kind: Kind) -> &'static [&'static str] {
    match kind {
        // SQLite takes the highest number by itself.
        Kind::Sqlite => &[],
        Kind::Postgres => &[
            "select setval(pg_get_serial_sequence('journal', 'pos'), coalesce(max(pos), 1), max(pos) is not null)
             from journal",
        ],
    }
}

/// The tables of the register and their columns, as the database knows them.
pub(crate) fn all_columns(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => {
            "select m.name, c.name from sqlite_master m, pragma_table_xinfo(m.name) c
             where m.type = 'table' and m.name not like 'sqlite_%' and c.hidden = 0 order by m.name, c.cid"
        }
        Kind::Postgres => {
            "select table_name::text, column_name::text from information_schema.columns
             where table_schema = current_schema() and is_generated = 'NEVER' order by table_name, ordinal_position"
        }
    }
}
