//! Texts of a mapping with their columns found: what a row says under each name.

use std::collections::BTreeMap;

use super::mapping::Text;
use super::said::Said;

/// The columns of a file, in order, as its header names them.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// Names, cleaned.
    pub(crate) names: Vec<String>,
    /// Cells every row has: up to the last named column where empty ends are written, else none.
    pub(crate) least: usize,
    used: std::cell::RefCell<Vec<bool>>,
}

impl Header {
    /// The header as read.
    pub(crate) fn new(cells: &[String]) -> Header {
        let names: Vec<String> =
            cells.iter().map(|cell| casework::text::clean_line(cell)).collect();
        let used = std::cell::RefCell::new(vec![false; names.len()]);
        let least = names.iter().rposition(|name| !name.is_empty()).map_or(0, |at| at + 1);
        Header { names, least, used }
    }

    /// For files that leave out empty cells at the end of a row.
    pub(crate) fn with_open_ends(self) -> Header {
        Header { least: 0, ..self }
    }

    /// Where the column `name` stands; `field` is what it is wanted for.
    pub(crate) fn find(&self, name: &str, field: &str) -> Result<usize, Said> {
        let wanted = casework::text::clean_line(name);
        let mut found =
            self.names.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(at, _)| at);
        match (found.next(), found.next()) {
            (Some(at), None) => {
                self.used.borrow_mut()[at] = true;
                Ok(at)
            }
            (Some(_), Some(_)) => {
                Err(Said::new("map-column-twice").with("column", name).with("field", field))
            }
            (None, _) => {
                let there = self.names.join(", ");
                Err(Said::new("map-no-column")
                    .with("column", name)
                    .with("field", field)
                    .with("there", there))
            }
        }
    }

    /// Columns nobody asked for.
    pub(crate) fn unused(&self) -> Vec<String> {
        let used = self.used.borrow();
        self.names
            .iter()
            .zip(used.iter())
            .filter(|(_, used)| !**used)
            .map(|(name, _)| name.clone())
            .collect()
    }
}

/// A text with its columns found.
#[derive(Clone, Debug)]
pub(crate) enum Words {
    Column(usize),
    Columns(Vec<usize>, String),
    Template(Vec<Piece>),
    Constant(String),
}

/// A piece of a template.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Plain(String),
    Column(usize),
    /// In square brackets: gone when a column in it is empty.
    Optional(Vec<Piece>),
}

impl Words {
    /// Finds the columns of a text.
    pub(crate) fn find(text: &Text, field: &str, header: &Header) -> Result<Words, Said> {
        Ok(match text {
            Text::Column(name) => Words::Column(header.find(name, field)?),
            Text::Columns(names, join) => {
                let found: Result<Vec<usize>, Said> =
                    names.iter().map(|name| header.find(name, field)).collect();
                Words::Columns(found?, join.clone())
            }
            Text::Template(template) => {
                let mut chars = template.chars().peekable();
                Words::Template(pieces(&mut chars, false, field, header)?)
            }
            Text::Constant(text) => Words::Constant(text.clone()),
        })
    }

    /// What a row says.
    pub(crate) fn of(&self, cells: &[String]) -> String {
        match self {
            Words::Column(at) => cell(cells, *at).to_owned(),
            Words::Columns(list, join) => {
                let full: Vec<&str> = list
                    .iter()
                    .map(|at| cell(cells, *at))
                    .filter(|text| !text.is_empty())
                    .collect();
                full.join(join)
            }
            Words::Template(pieces) => {
                let mut text = String::new();
                let mut says_something = false;
                fill(pieces, cells, &mut text, &mut says_something);
                // Words without a single value in them say nothing about this row.
                if says_something { text } else { String::new() }
            }
            Words::Constant(text) => text.clone(),
        }
    }
}

/// What stands in a column, without blanks around it.
pub(crate) fn cell(cells: &[String], at: usize) -> &str {
    cells.get(at).map_or("", |cell| cell.trim())
}

/// Appends the pieces; `false` when a column in them is empty.
fn fill(pieces: &[Piece], cells: &[String], text: &mut String, says_something: &mut bool) -> bool {
    let mut full = true;
    for piece in pieces {
        match piece {
            Piece::Plain(plain) => text.push_str(plain),
            Piece::Column(at) => {
                let cell = cell(cells, *at);
                full &= !cell.is_empty();
                *says_something |= !cell.is_empty();
                text.push_str(cell);
            }
            Piece::Optional(inner) => {
                let before = text.len();
                if !fill(inner, cells, text, says_something) {
                    text.truncate(before);
                }
            }
        }
    }
    full
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Reads pieces up to the end, or to the bracket that closes an optional one. Doubled signs stand for themselves.
fn pieces(
    chars: &mut Chars<'_>,
    inside: bool,
    field: &str,
    header: &Header,
) -> Result<Vec<Piece>, Said> {
    let wrong = || Said::new("map-template").with("field", field);
    let mut list = Vec::new();
    let mut plain = String::new();
    while let Some(c) = chars.next() {
        if "{}[]".contains(c) && chars.next_if_eq(&c).is_some() {
            plain.push(c);
            continue;
        }
        if !"{}[]".contains(c) {
            plain.push(c);
            continue;
        }
        if !plain.is_empty() {
            list.push(Piece::Plain(std::mem::take(&mut plain)));
        }
        match c {
            '{' => {
                let mut name = String::new();
                while let Some(c) = chars.next_if(|c| *c != '}') {
                    name.push(c);
                }
                chars.next().ok_or_else(wrong)?;
                list.push(Piece::Column(header.find(&name, field)?));
            }
            '[' if !inside => list.push(Piece::Optional(pieces(chars, true, field, header)?)),
            ']' if inside => return Ok(list),
            _ => return Err(wrong()),
        }
    }
    if inside {
        return Err(wrong());
    }
    if !plain.is_empty() {
        list.push(Piece::Plain(plain));
    }
    Ok(list)
}

/// From texts to codes, with `*` at the end of a text for anything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    exact: BTreeMap<String, String>,
    /// The longest beginning first.
    beginnings: Vec<(String, String)>,
}

impl Table {
    pub(crate) fn new(map: &BTreeMap<String, String>) -> Table {
        let mut table = Table::default();
        for (text, code) in map {
            let text = casework::text::clean_line(text);
            match text.strip_suffix('*') {
                Some(beginning) => table.beginnings.push((beginning.to_owned(), code.clone())),
                None => drop(table.exact.insert(text, code.clone())),
            }
        }
        table.beginnings.sort_by_key(|(beginning, _)| std::cmp::Reverse(beginning.len()));
        table
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.beginnings.is_empty()
    }

    pub(crate) fn find(&self, text: &str) -> Option<&String> {
        let beginning =
            || self.beginnings.iter().find(|(beginning, _)| text.starts_with(beginning.as_str()));
        self.exact.get(text).or_else(|| beginning().map(|(_, code)| code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header::new(&["a".to_owned(), "\u{feff}b ".to_owned(), "c".to_owned(), "c".to_owned()])
    }

    fn row(cells: [&str; 2]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    #[test]
    fn templates_leave_out_what_is_not_there() {
        let text = Text::Template("{a}[: {b}] [[{{x}}]]".to_owned());
        let words = Words::find(&text, "heading", &header()).unwrap();
        assert_eq!(words.of(&row(["lift", "stuck"])), "lift: stuck [{x}]");
        assert_eq!(words.of(&row(["lift", " "])), "lift [{x}]");
        assert_eq!(words.of(&row(["", ""])), "");
        let joined =
            Words::find(&Text::Columns(vec!["a".into(), "b".into()], ", ".into()), "x", &header())
                .unwrap();
        assert_eq!(joined.of(&row(["", "y"])), "y");
        assert_eq!(joined.of(&row(["x", "y"])), "x, y");
    }

    #[test]
    fn columns_that_cannot_be_meant_are_told() {
        let find = |text: Text| Words::find(&text, "place", &header()).unwrap_err();
        let said = find(Text::Column("d".to_owned()));
        assert_eq!((said.code, said.args["there"].as_str()), ("map-no-column", "a, b, c, c"));
        assert_eq!(find(Text::Column("c".to_owned())).code, "map-column-twice");
        for template in ["{a", "[{a}", "{a}]", "[[{a}]", "[a[b]]"] {
            let text = Text::Template(template.to_owned());
            assert_eq!(find(text).code, "map-template", "{template}");
        }
    }

    #[test]
    fn the_longest_beginning_wins() {
        let map = [("Noise*", "a"), ("Noise - Park*", "b"), ("Noise", "c")];
        let table =
            Table::new(&map.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect());
        let found = ["Noise", "Noise - Park, night", "Noise - Street", "Water"]
            .map(|text| table.find(text));
        assert_eq!(found.map(|it| it.map_or("", String::as_str)), ["c", "b", "a", ""]);
    }
}
