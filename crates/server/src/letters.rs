//! Letters to customers, written when they go out: subject, plain text and simple HTML.
//!
//! A pack's own words (`packs/<pack>/texts.<language>.ftl`) come first, then the general pack's, then the
//! plain ones of `letter.ftl`, always in the language of the letter.
//!
//! What customers and staff typed never goes through a template's syntax: a template is filled with marks
//! first, and the marks are replaced at the very end, so no name can break a line of a header, add a
//! tag, or be taken for the end of a sentence. A sentence about something nobody knows (no phone, no
//! wish) is left out before that, together with the “…:” that announced it.

mod compose;

use std::collections::BTreeMap;

use anyhow::bail;
use casework::id::PackId;
use casework::letter::{Letter, LetterKind};
use casework::pack::PackError;
use casework::text;
use desk::House;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

use crate::locale::{Locale, Reader};
use crate::packs;
use crate::words;

/// The pack whose words stand in for those of every other.
const GENERAL: &str = "general";
/// Characters of a name in a letter: enough for any, too few for a message in its place.
const NAME_CHARS_MAX: usize = 60;
/// Characters of what the customer wrote, where a letter repeats it.
const QUOTE_CHARS_MAX: usize = 300;
/// Characters of a subject.
const SUBJECT_CHARS_MAX: usize = 150;

/// What a template may put in.
const PLACES: &[&str] = &[
    "no",
    "name",
    "heading",
    "wish",
    "person",
    "phone",
    "organisation",
    "due",
    "text",
    "link",
    "outcome",
    "second",
    "window",
    "place",
    "what",
    "visitor",
    "visitor_phone",
];

type Bundle = FluentBundle<FluentResource>;

/// The words of every pack's letters, ready for use.
pub struct LetterWords {
    packs: BTreeMap<(PackId, Locale), Bundle>,
}

/// One file of letters as read.
#[derive(Clone, Debug)]
pub struct LetterSource {
    /// Whose letters they are.
    pub pack: PackId,
    /// Their language.
    pub locale: Locale,
    /// The file, for errors.
    pub file: String,
    /// Its Fluent source.
    pub text: String,
}

/// A letter ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The subject, one line.
    pub subject: String,
    /// The letter as plain text.
    pub text: String,
    /// The same as a small page of HTML.
    pub html: String,
}

impl LetterSource {
    /// The source in a file called `<pack>/texts.<language>.ftl`; `None` for any other file.
    pub fn of(file: &str, text: &str) -> Option<LetterSource> {
        let mut parts = file.rsplit('/');
        let name = parts.next()?;
        let pack = PackId::parse(parts.next()?).ok()?;
        let language = name.strip_prefix("texts.")?.strip_suffix(".ftl")?;
        let locale = Locale::ALL.into_iter().find(|locale| locale.tag() == language)?;
        Some(LetterSource { pack, locale, file: file.to_owned(), text: text.to_owned() })
    }
}

impl LetterWords {
    /// The words of the packs of this house that are in the binary.
    pub fn of(house: &House) -> anyhow::Result<LetterWords> {
        let files = packs::FILES.iter().filter_map(|(file, text)| LetterSource::of(file, text));
        let sources: Vec<_> =
            files.filter(|source| house.packs.contains_key(&source.pack)).collect();
        match LetterWords::parse(&sources) {
            Ok(words) => Ok(words),
            Err(errors) => {
                let errors: Vec<String> = errors.iter().map(PackError::to_string).collect();
                bail!("{}", errors.join("\n"))
            }
        }
    }

    /// Reads the letters of packs. Either all are right, or every mistake found is told.
    pub fn parse(sources: &[LetterSource]) -> Result<LetterWords, Vec<PackError>> {
        let mut packs = BTreeMap::new();
        let mut errors = Vec::new();
        for source in sources {
            let bundle = bundle(source, &mut errors);
            check(source, &bundle, &mut errors);
            packs.insert((source.pack.clone(), source.locale), bundle);
        }
        if errors.is_empty() { Ok(LetterWords { packs }) } else { Err(errors) }
    }

    /// Writes a letter. `link` is the customer's own page; `zone` the calendar's.
    pub fn write(
        &self,
        letter: &Letter,
        pack: Option<&PackId>,
        link: &str,
        zone: &TimeZone,
    ) -> Written {
        let locale = Locale::parse(&letter.language).unwrap_or_default();
        let l = Reader::new(locale, zone.clone(), Timestamp::UNIX_EPOCH);
        let values = values(&l, letter, link);
        let template = |part| self.template(pack, locale, letter.kind, part);
        let subject = compose::line(&template("subject"), &values);
        let body = compose::without_gaps(&template("body"), &values);
        Written {
            subject: text::shorten(&subject, SUBJECT_CHARS_MAX),
            text: compose::plain(&body, &values),
            html: compose::html(&body, &values, &subject, locale),
        }
    }

    /// A letter's template with a mark in each place: the pack's, the general pack's, or ours.
    fn template(
        &self,
        pack: Option<&PackId>,
        locale: Locale,
        kind: LetterKind,
        part: &str,
    ) -> String {
        let key = key_of(kind, part);
        let general = PackId::parse(GENERAL).ok();
        let from_packs = [pack, general.as_ref()].into_iter().flatten().find_map(|id| {
            let bundle = self.packs.get(&(id.clone(), locale))?;
            formatted(bundle, &key, &mut Vec::new())
        });
        from_packs.unwrap_or_else(|| {
            let marks: Vec<_> = PLACES.iter().map(|place| (*place, compose::mark(place))).collect();
            let marks: Vec<_> = marks.iter().map(|(p, mark)| (*p, mark.as_str().into())).collect();
            locale.text_with(&key, &marks)
        })
    }
}

/// The key of a part of a letter.
fn key_of(kind: LetterKind, part: &str) -> String {
    format!("{}-{part}", words::code_key("letter", kind.code()))
}

fn bundle(source: &LetterSource, errors: &mut Vec<PackError>) -> Bundle {
    let mut mistake = |at: usize, reason: String| {
        let line = source.text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        errors.push(PackError { file: source.file.clone(), line, reason });
    };
    let resource =
        FluentResource::try_new(source.text.clone()).unwrap_or_else(|(resource, problems)| {
            for problem in problems {
                mistake(problem.pos.start, format!("this is not Fluent: {}", problem.kind));
            }
            resource
        });
    let id: LanguageIdentifier = source.locale.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for problem in bundle.add_resource(resource).err().unwrap_or_default() {
        mistake(0, problem.to_string());
    }
    bundle
}

/// Finds keys no letter has, halves without their other half, and places no letter fills.
fn check(source: &LetterSource, bundle: &Bundle, errors: &mut Vec<PackError>) {
    let mut mistake = |key: &str, reason: String| {
        let line = source.text.lines().position(|line| line.starts_with(key)).map_or(1, |n| n + 1);
        errors.push(PackError { file: source.file.clone(), line, reason });
    };
    let key = |kind: &LetterKind, part| key_of(*kind, part);
    for kind in LetterKind::ALL {
        let parts = [key(kind, "subject"), key(kind, "body")];
        let there = parts.each_ref().map(|key| bundle.has_message(key));
        if there[0] != there[1] {
            let (has, lacks) =
                if there[0] { (&parts[0], &parts[1]) } else { (&parts[1], &parts[0]) };
            mistake(has, format!("`{has}` needs `{lacks}` beside it"));
        }
        for key in parts {
            let mut problems = Vec::new();
            let text = formatted(bundle, &key, &mut problems);
            for problem in problems {
                let places = PLACES.join(", $");
                mistake(&key, format!("`{key}`: {problem}; the places there are: ${places}"));
            }
            if text.is_some_and(|text| text.trim().is_empty()) {
                mistake(&key, format!("`{key}` is empty"));
            }
        }
    }
    let known: Vec<String> =
        LetterKind::ALL.iter().flat_map(|k| [key(k, "subject"), key(k, "body")]).collect();
    let ids = source.text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    for id in ids.filter_map(|line| line.split_once('=')).map(|(id, _)| id.trim()) {
        if !known.iter().any(|known| known == id) {
            let kinds: Vec<_> =
                LetterKind::ALL.iter().map(|kind| kind.code().replace('_', "-")).collect();
            let reason =
                "a letter is `letter-<kind>-subject` and `letter-<kind>-body`, <kind> being";
            mistake(id, format!("there is no `{id}`; {reason} {}", kinds.join(", ")));
        }
    }
}

/// The text under a key with a mark in each place.
fn formatted(bundle: &Bundle, key: &str, problems: &mut Vec<String>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut marks = FluentArgs::new();
    for place in PLACES {
        marks.set(*place, compose::mark(place));
    }
    let mut found = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&marks), &mut found);
    problems.extend(found.iter().map(ToString::to_string));
    Some(text.into_owned())
}

/// What stands in each place; empty where nobody knows.
fn values(l: &Reader, letter: &Letter, link: &str) -> BTreeMap<&'static str, String> {
    let given = |name: &str| letter.args.get(name).map_or("", String::as_str);
    let short = |name: &str, max| text::shorten(&text::clean_line(given(name)), max);
    let or = |value: String, key: &str| {
        if value.is_empty() { l.t(key).into_owned() } else { value }
    };
    let due = given("due").parse().ok().map(|at| time(l, at));
    let of_code = |name: &str, key: &str| match given(name) {
        "" => String::new(),
        code => l.t(words::code_key(key, code)).into_owned(),
    };
    let all = [
        ("no", short("no", NAME_CHARS_MAX)),
        ("name", or(short("name", NAME_CHARS_MAX), "letter-nobody")),
        ("heading", short("heading", QUOTE_CHARS_MAX)),
        ("wish", short("wish", QUOTE_CHARS_MAX)),
        ("person", or(short("person", NAME_CHARS_MAX), "letter-person")),
        ("phone", short("phone", NAME_CHARS_MAX)),
        ("organisation", short("organisation", NAME_CHARS_MAX)),
        ("due", or(due.unwrap_or_default(), "letter-agreed-time")),
        ("text", text::clean(&with_amount(l, letter))),
        ("link", link.split_whitespace().collect()),
        ("outcome", of_code("outcome", "letter-outcome")),
        ("second", of_code("second", "letter-second")),
        ("window", window(l, given("from"), given("to"))),
        ("place", short("place", QUOTE_CHARS_MAX)),
        ("what", short("what", QUOTE_CHARS_MAX)),
        ("visitor", or(short("visitor", NAME_CHARS_MAX), "letter-person")),
        ("visitor_phone", short("visitor_phone", NAME_CHARS_MAX)),
    ];
    all.into_iter().map(|(name, value)| (name, compose::without_marks(&value))).collect()
}

/// What the letter is about, with the money that is offered: it belongs to the offer whatever the template says.
fn with_amount(l: &Reader, letter: &Letter) -> String {
    let given = |name: &str| letter.args.get(name).map_or("", String::as_str);
    if letter.kind == LetterKind::Digest {
        return gathered(l, given("gathered"));
    }
    let text = given("text");
    match given("amount_minor").parse::<i64>() {
        Ok(minor) => {
            let amount = l.t1("letter-amount", "amount", l.money(minor, given("currency")));
            format!("{text}\n{amount}")
        }
        Err(_) => text.to_owned(),
    }
}

/// What a digest gathers, a line for each kind: `urged=3 warned=2`.
fn gathered(l: &Reader, counts: &str) -> String {
    let lines = counts.split(' ').filter_map(|it| it.split_once('=')).map(|(kind, n)| {
        let what = l.t(words::code_key("notice", kind)).into_owned();
        l.t2("notice-digest-part", "what", what, "n", n)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The time between which somebody comes, as a letter says it.
fn window(l: &Reader, from: &str, to: &str) -> String {
    let (Ok(from), Ok(to)) = (from.parse::<Timestamp>(), to.parse::<Timestamp>()) else {
        return l.t("letter-agreed-time").into_owned();
    };
    let ((day, _), (last, end)) = (words::day_and_time(l, from), words::day_and_time(l, to));
    let end = if day == last { end } else { time(l, to) };
    format!("{} – {end}", time(l, from))
}

/// A time as a letter says it.
fn time(l: &Reader, at: Timestamp) -> String {
    let (day, time) = words::day_and_time(l, at);
    l.locale.text_with(
        "letter-time",
        &[
            ("year", day.year().to_string().into()),
            ("month", i64::from(day.month()).into()),
            ("day", i64::from(day.day()).into()),
            ("weekday", words::weekday(l, day).into()),
            ("time", time.into()),
        ],
    )
}

#[cfg(test)]
mod tests;
