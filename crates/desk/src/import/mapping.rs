//! The mapping file: which column of a list is what. Described for people in `docs/import.md`.
//!
//! Strict on purpose: a word that is not known is refused with its line, because a misspelt one would
//! silently leave a column behind.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use casework::id::PackId;
use casework::intake::SubjectKind;
use casework::text;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::limits::MAPPING_BYTES_MAX;
use super::said::Said;

/// A mapping file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The system or list the complaints come from; with the row's number it makes each one unique.
    pub source: String,
    /// The pack they are judged under.
    pub pack: PackId,
    /// The zone its times are told in.
    #[serde(default = "china")]
    pub zone: String,
    /// How the file is written.
    #[serde(default)]
    pub file: FileForm,
    /// Rows that are no complaints.
    #[serde(default)]
    pub skip_when: Vec<Test>,
    /// What becomes of a row whose time cannot be read.
    #[serde(default)]
    pub when_time_is_missing: Missing,
    /// Which column is what.
    pub case: CaseMap,
}

fn china() -> String {
    "Asia/Shanghai".to_owned()
}

/// What becomes of a row whose time cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// It is refused, to be mended.
    #[default]
    Refuse,
    /// It is taken in with a flag, and counted in no duration.
    Flag,
}

/// How the file is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FileForm {
    /// `auto`, or the name of an encoding.
    pub encoding: String,
    /// `auto`, or the character between two cells.
    pub delimiter: String,
    /// The row that names the columns, from 1; 0 when none does and columns are called 1, 2, 3.
    pub header: usize,
    /// The sheet of a workbook, by name or number; the first when nothing is said.
    pub sheet: Option<String>,
}

impl Default for FileForm {
    fn default() -> FileForm {
        FileForm {
            encoding: "auto".to_owned(),
            delimiter: "auto".to_owned(),
            header: 1,
            sheet: None,
        }
    }
}

impl FileForm {
    /// The separator, when one is named.
    pub(crate) fn separator(&self) -> Result<Option<u8>, Said> {
        match self.delimiter.as_bytes() {
            b"auto" => Ok(None),
            [one] if one.is_ascii() && !b"\"\r\n".contains(one) => Ok(Some(*one)),
            _ => Err(Said::new("map-delimiter").with("delimiter", &self.delimiter)),
        }
    }
}

/// Which column is what.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaseMap {
    /// The row's number in the other system.
    pub number: Option<Text>,
    /// A heading in a few words.
    pub heading: Option<Text>,
    /// What happened, in the complainant's words.
    pub narrative: Option<Text>,
    /// What the complainant wants.
    pub wish: Option<Text>,
    /// The listener's own opinion.
    pub opinion: Option<Text>,
    /// Where it happened.
    pub place: Option<Text>,
    /// When it was received.
    pub received_at: Option<Time>,
    /// When it happened.
    pub happened_at: Option<Time>,
    /// The answer time the other system stamped.
    pub due_at: Option<Time>,
    /// How it came.
    pub channel: Option<Choice>,
    /// Its kind.
    pub kind: Option<Choice>,
    /// Its category.
    pub category: Option<Choice>,
    /// The unit it is about.
    pub unit: Option<Choice>,
    /// The language to answer in.
    pub language: Option<Choice>,
    /// Who complains.
    pub complainant: PartyMap,
    /// What is complained of.
    pub subjects: Vec<SubjectMap>,
    /// The pack's further fields.
    pub fields: BTreeMap<String, Text>,
    /// The answer it already had.
    pub answer: AnswerMap,
    /// When it counts as closed; when nothing is said, an answer closes it.
    pub closed_when: Option<Test>,
}

/// Who complains.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PartyMap {
    /// Name.
    pub name: Option<Text>,
    /// Telephone number.
    pub phone: Option<Text>,
    /// Mail address.
    pub email: Option<Text>,
    /// Where letters reach them.
    pub address: Option<Text>,
    /// Number in some books.
    pub customer_no: Option<Text>,
}

/// A thing complained of.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "SubjectTable")]
pub struct SubjectMap {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// Its number or name.
    pub number: Text,
}

/// The answer a record already had.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerMap {
    /// What it said.
    pub text: Option<Text>,
    /// When it was given.
    pub at: Option<Time>,
}

/// A text made of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// One column.
    Column(String),
    /// Several, with something between those that are not empty.
    Columns(Vec<String>, String),
    /// Words with columns in them.
    Template(String),
    /// The same for every row.
    Constant(String),
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct TextTable {
    column: Option<String>,
    columns: Option<Vec<String>>,
    join: Option<String>,
    template: Option<String>,
    constant: Option<String>,
}

impl TextTable {
    /// What the table says; an error when it says none or more than one thing.
    fn text(self, join: &str) -> Result<Text, &'static str> {
        let said = (self.column, self.columns, self.template, self.constant);
        if self.join.is_some() && said.1.is_none() {
            return Err("`join` belongs to `columns`");
        }
        match said {
            (Some(column), None, None, None) => Ok(Text::Column(column)),
            (None, Some(columns), None, None) if !columns.is_empty() => {
                Ok(Text::Columns(columns, self.join.unwrap_or_else(|| join.to_owned())))
            }
            (None, None, Some(template), None) => Ok(Text::Template(template)),
            (None, None, None, Some(constant)) => Ok(Text::Constant(constant)),
            _ => Err("say exactly one of `column`, `columns`, `template` and `constant`"),
        }
    }
}

/// A time made of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its text.
    pub text: Text,
    /// Ways it may be written; the usual ones with the year in front when nothing is said.
    pub formats: Vec<String>,
}

/// One of a set of codes, made of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its text.
    pub text: Text,
    /// From texts to codes; `*` at the end of one stands for anything. Without a map the text is the code.
    pub map: BTreeMap<String, String>,
    /// For every other text; without it such a row is refused.
    pub default: Option<String>,
    /// The text is the way of titles through the pack's tree.
    pub by_title: bool,
}

/// A question about a row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// The column looked at.
    pub column: String,
    /// It holds one of these.
    pub values: Option<Vec<String>>,
    /// It holds none of these.
    pub not_values: Option<Vec<String>>,
    /// It is empty, or it is not.
    pub empty: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubjectTable {
    kind: SubjectKind,
    column: Option<String>,
    columns: Option<Vec<String>>,
    join: Option<String>,
    template: Option<String>,
    constant: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct TimeTable {
    column: Option<String>,
    columns: Option<Vec<String>>,
    join: Option<String>,
    template: Option<String>,
    formats: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ChoiceTable {
    column: Option<String>,
    columns: Option<Vec<String>>,
    join: Option<String>,
    template: Option<String>,
    constant: Option<String>,
    map: BTreeMap<String, String>,
    default: Option<String>,
    by: Option<By>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum By {
    Code,
    Title,
}

impl TryFrom<TextTable> for Text {
    type Error = &'static str;

    fn try_from(table: TextTable) -> Result<Text, &'static str> {
        table.text(" ")
    }
}

impl TryFrom<SubjectTable> for SubjectMap {
    type Error = &'static str;

    fn try_from(it: SubjectTable) -> Result<SubjectMap, &'static str> {
        let SubjectTable { kind, column, columns, join, template, constant } = it;
        Ok(SubjectMap {
            kind,
            number: TextTable { column, columns, join, template, constant }.text(" ")?,
        })
    }
}

impl TryFrom<TimeTable> for Time {
    type Error = &'static str;

    fn try_from(it: TimeTable) -> Result<Time, &'static str> {
        let TimeTable { column, columns, join, template, formats } = it;
        Ok(Time {
            text: TextTable { column, columns, join, template, constant: None }.text(" ")?,
            formats,
        })
    }
}

impl TryFrom<ChoiceTable> for Choice {
    type Error = &'static str;

    fn try_from(it: ChoiceTable) -> Result<Choice, &'static str> {
        let ChoiceTable { column, columns, join, template, constant, map, default, by } = it;
        let text = TextTable { column, columns, join, template, constant }.text(" / ")?;
        Ok(Choice { text, map, default, by_title: by == Some(By::Title) })
    }
}

/// A name of a column, or a table that says more.
fn column_or_table<'de, D, Table, It>(
    deserializer: D,
    column: fn(String) -> It,
) -> Result<It, D::Error>
where
    D: Deserializer<'de>,
    Table: DeserializeOwned,
    It: TryFrom<Table, Error = &'static str>,
{
    struct Either<Table, It>(fn(String) -> It, PhantomData<Table>);

    impl<'de, Table, It> Visitor<'de> for Either<Table, It>
    where
        Table: DeserializeOwned,
        It: TryFrom<Table, Error = &'static str>,
    {
        type Value = It;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the name of a column, or a table with `column`, `columns`, `template` or `constant`")
        }

        fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<It, E> {
            Ok((self.0)(name.to_owned()))
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<It, A::Error> {
            let table = Table::deserialize(MapAccessDeserializer::new(map))?;
            It::try_from(table).map_err(A::Error::custom)
        }
    }

    deserializer.deserialize_any(Either::<Table, It>(column, PhantomData))
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        column_or_table::<D, TextTable, Text>(deserializer, Text::Column)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let column = |name| Time { text: Text::Column(name), formats: Vec::new() };
        column_or_table::<D, TimeTable, Time>(deserializer, column)
    }
}

impl<'de> Deserialize<'de> for Choice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Choice, D::Error> {
        let column = |name| Choice {
            text: Text::Column(name),
            map: BTreeMap::new(),
            default: None,
            by_title: false,
        };
        column_or_table::<D, ChoiceTable, Choice>(deserializer, column)
    }
}

impl Mapping {
    /// Reads a mapping file's text.
    pub fn parse(toml: &str) -> Result<Mapping, Said> {
        if toml.len() as u64 > MAPPING_BYTES_MAX {
            return Err(Said::new("map-too-large").with("max", MAPPING_BYTES_MAX));
        }
        let mut mapping: Mapping = toml::from_str(toml).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = toml.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
            Said::new("map-toml").with("line", line).with("reason", error.message())
        })?;
        mapping.source = text::clean_line(&mapping.source);
        // The slash stands between source and number, and both together stand in one column.
        let plain =
            (1..=60).contains(&mapping.source.chars().count()) && !mapping.source.contains('/');
        if plain {
            Ok(mapping)
        } else {
            Err(Said::new("map-source").with("source", &mapping.source))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "source = \"list\"\npack = \"general\"\n[case]\n";

    fn parse(case: &str) -> Result<CaseMap, Said> {
        Mapping::parse(&format!("{HEAD}{case}")).map(|mapping| mapping.case)
    }

    #[test]
    fn a_column_may_be_told_in_several_ways() {
        let case = parse(
            r#"
narrative = "留言详情"
heading = { template = "{a}[: {b}]" }
place = { columns = ["city", "street"] }
received_at = { columns = ["date", "time"], formats = ["%d-%b-%y %I:%M:%S %p"] }
channel = { constant = "web" }
category = { columns = ["一级分类", "二级分类"], by = "title" }
kind = { column = "k", map = { "咨询" = "inquiry", "投诉*" = "complaint" }, default = "complaint" }
subjects = [{ kind = "vehicle", columns = ["brand", "model"] }]
complainant.name = "留言用户"
fields.district = "区"
answer = { text = "答复意见", at = "答复时间" }
closed_when = { column = "Status", values = ["Closed"] }
"#,
        )
        .unwrap();
        assert_eq!(case.narrative, Some(Text::Column("留言详情".to_owned())));
        assert_eq!(
            case.place,
            Some(Text::Columns(vec!["city".to_owned(), "street".to_owned()], " ".to_owned()))
        );
        assert_eq!(case.channel.unwrap().text, Text::Constant("web".to_owned()));
        assert!(case.category.unwrap().by_title);
        assert_eq!(case.answer.at.unwrap().formats, Vec::<String>::new());
        assert_eq!(case.subjects[0].kind, SubjectKind::Vehicle);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let table = [
            ("narative = \"x\"", "narative"),
            ("heading = { column = \"a\", constant = \"b\" }", "exactly one"),
            ("heading = { colum = \"a\" }", "colum"),
            ("heading = 3", "name of a column"),
            ("place = { column = \"a\", join = \"b\" }", "join"),
            ("received_at = { column = \"a\", constant = \"b\" }", "constant"),
            ("subjects = [{ kind = \"ghost\", column = \"a\" }]", "ghost"),
            ("subjects = [{ kind = \"room\", colum = \"a\" }]", "colum"),
            ("closed_when = { column = \"a\", value = \"b\" }", "value"),
        ];
        for (case, word) in table {
            let said = parse(case).unwrap_err();
            assert_eq!(said.code, "map-toml", "{case}");
            assert_eq!(said.args["line"], "4", "{case}: {said}");
            assert!(said.args["reason"].contains(word), "{case}: {said}");
        }
        assert_eq!(
            Mapping::parse("source = \"a/b\"\npack = \"p\"\n[case]\n").unwrap_err().code,
            "map-source"
        );
    }
}
