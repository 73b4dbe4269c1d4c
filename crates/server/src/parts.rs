//! What the macros in `templates/parts` take: small structs a page fills from its case or its form.
//!
//! Colours are tones with a meaning, and a tone never stands alone: words and an icon say the same.
//! The words are made here, in the reader's language, so that templates hold no conditions about time.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::locale::{Moment, Reader, Whole};
use crate::words;

/// What a colour means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Well, kept, in time.
    Green,
    /// Soon, doubtful.
    Amber,
    /// Over, refused, broken.
    Red,
    /// Under way, to know.
    Blue,
    /// Nothing to feel about.
    #[default]
    Grey,
    /// Set apart: confidential, supervised.
    Violet,
}

impl Tone {
    /// The class that paints it.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Green => "tone-green",
            Self::Amber => "tone-amber",
            Self::Red => "tone-red",
            Self::Blue => "tone-blue",
            Self::Grey => "tone-grey",
            Self::Violet => "tone-violet",
        }
    }

    /// The icon that says the same to those who do not see colours. Named in `web/src/icons.txt`.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Green => "circle-check",
            Self::Amber => "clock-exclamation",
            Self::Red => "alert-triangle",
            Self::Blue => "info-circle",
            Self::Grey => "point",
            Self::Violet => "lock",
        }
    }
}

/// A card of a page, as its contents name it.
pub struct Heading<'a> {
    /// Where it is.
    pub id: &'a str,
    /// What stands above it, written for a page already.
    pub title: &'a str,
}

/// The contents of a long page, read off the page itself: a card that is not there is not named.
pub fn contents<'a>(main: &'a str, side: &'a str) -> Vec<Heading<'a>> {
    let heads = |column: &'a str| column.split("<h2 class=\"card-head\" id=\"").skip(1);
    let heading = |text: &'a str| {
        let (id, rest) = text.split_once("-title\">")?;
        Some(Heading { id, title: rest.split_once("</h2>")?.0 })
    };
    heads(main).chain(heads(side)).filter_map(heading).collect()
}

/// What is wrong, with the field it is about: each problem in the list above a form gets the label its field has on
/// the page, so that no form need tell its labels twice.
pub fn name_problems(html: String) -> String {
    const ASKED: &str = "<span data-label-of=\"";
    if !html.contains(ASKED) {
        return html;
    }
    let mut named = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once(ASKED) {
        named.push_str(before);
        let Some((id, divided)) = after.split_once("\">") else { break };
        let Some((divider, after)) = divided.split_once("</span>") else { break };
        if let Some(label) = label(&html, id) {
            named.push_str(label);
            named.push_str(divider);
        }
        rest = after;
    }
    named.push_str(rest);
    named
}

/// The label of the field with this id, as the macros of `templates/parts/form.html` write it.
fn label<'a>(html: &'a str, id: &str) -> Option<&'a str> {
    let after = |start: String, inner: &str| {
        let (_, rest) = html.split_once(&start)?;
        rest.split_once(inner)?.1.split('<').next().map(str::trim)
    };
    after(format!("<label class=\"form-label\" for=\"{id}\""), ">")
        .or_else(|| {
            after(format!("<fieldset class=\"field\" id=\"{id}\""), "<legend class=\"form-label\">")
        })
        .or_else(|| after(format!("<label class=\"check\" for=\"{id}\""), "<span>"))
}

/// A deadline as a chip: green, amber or red, with an icon and words.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Its colour.
    pub tone: Tone,
    /// Its icon.
    pub icon: &'static str,
    /// “3 hours left”.
    pub words: String,
    /// The exact moment, in words, for the tooltip and for screen readers.
    pub exact: String,
}

impl Clock {
    /// A clock that runs: amber in its last quarter, red when over.
    pub fn running(l: &Reader, since: impl Moment, due: impl Moment) -> Self {
        let (since, due) = (since.moment(), due.moment());
        let left = due.as_second() - l.now.as_second();
        let whole = (due.as_second() - since.as_second()).max(1);
        let (tone, icon) = match left {
            ..0 => (Tone::Red, "alert-triangle"),
            left if left * 4 <= whole => (Tone::Amber, "clock-exclamation"),
            _ => (Tone::Green, "clock"),
        };
        Self {
            tone,
            icon,
            words: l.relative(due),
            exact: l.t1("clock-due", "at", words::deadline(l, due)),
        }
    }

    /// A clock that stands still for a reason.
    pub fn paused(l: &Reader, due: impl Moment) -> Self {
        let exact = l.t1("clock-due", "at", words::deadline(l, due.moment()));
        Self {
            tone: Tone::Grey,
            icon: "player-pause",
            words: l.t("clock-paused").into_owned(),
            exact,
        }
    }

    /// Kept in time.
    pub fn kept(l: &Reader, at: impl Moment) -> Self {
        let exact = l.t1("clock-kept-at", "at", l.date_time(at));
        Self {
            tone: Tone::Green,
            icon: "circle-check",
            words: l.t("clock-kept").into_owned(),
            exact,
        }
    }

    /// Kept, but too late.
    pub fn kept_late(l: &Reader, at: impl Moment) -> Self {
        let exact = l.t1("clock-kept-at", "at", l.date_time(at));
        Self {
            tone: Tone::Amber,
            icon: "clock-check",
            words: l.t("clock-kept-late").into_owned(),
            exact,
        }
    }
}

/// One promise on the case page.
#[derive(Clone, Debug)]
pub struct PromiseRow {
    /// What was promised.
    pub what: String,
    /// To whom, empty when it goes without saying.
    pub whom: String,
    /// By whom; empty for one made by policy.
    pub who: String,
    /// The law, contract or policy behind it, empty for none.
    pub basis: String,
    /// How it stands.
    pub clock: Clock,
    /// When it is or was due.
    pub due_at: Timestamp,
    /// The same in words.
    pub due: String,
    /// The page that explains the deadline step by step, empty for none.
    pub why: String,
}

/// One entry of a timeline.
#[derive(Clone, Debug, Default)]
pub struct TimelineItem {
    /// When.
    pub at: Timestamp,
    /// Its icon, named in `web/src/icons.txt`.
    pub icon: &'static str,
    /// Its colour.
    pub tone: Tone,
    /// What happened.
    pub title: String,
    /// Who did it.
    pub by: String,
    /// What was said or written, line breaks kept; empty for none.
    pub body: String,
    /// Further facts: label and value.
    pub facts: Vec<(String, String)>,
    /// Files that came with it.
    pub files: Vec<FileLink>,
    /// Not shown to the customer.
    pub internal: bool,
    /// What links point at: `#step-12`.
    pub anchor: String,
}

/// A file people can open.
#[derive(Clone, Debug, Default)]
pub struct FileLink {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// How large, in words.
    pub size: String,
    /// Where a small picture of it is, empty for none.
    pub preview: String,
}

/// A stage on the way through, as a row of steps.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name.
    pub words: String,
    /// How far it is.
    pub state: StepState,
    /// When it was done or is expected, in words; empty for unknown.
    pub when: String,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Where we are.
    Now,
    /// Ahead.
    Todo,
}

/// One of several things to choose.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
    /// A line of help below, empty for none.
    pub hint: String,
    /// The heading it stands under, empty for none. Choices of one group follow each other.
    pub group: String,
}

impl Choice {
    /// A choice without help or heading.
    pub fn new(value: impl Into<String>, words: impl Into<String>) -> Self {
        Self { value: value.into(), words: words.into(), ..Self::default() }
    }
}

/// Whether a heading starts before this choice.
pub fn opens_group(choices: &[Choice], index: impl Borrow<usize>) -> bool {
    let index = *index.borrow();
    index == 0 || choices[index - 1].group != choices[index].group
}

/// Whether a heading ends after this choice.
pub fn closes_group(choices: &[Choice], index: impl Borrow<usize>) -> bool {
    let index = *index.borrow();
    choices.get(index + 1).is_none_or(|next| next.group != choices[index].group)
}

/// Where a list has been opened.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// Number of the first row shown, from 1; 0 when unknown.
    pub from: u64,
    /// Number of the last row shown.
    pub to: u64,
    /// How many there are, in words because a count may be capped (“10,000+”); empty when unknown.
    pub of: String,
    /// Where the rows before are.
    pub previous: Option<String>,
    /// Where the rows after are.
    pub next: Option<String>,
}

impl Pager {
    /// Where we are, in words; nothing when the numbers are unknown.
    pub fn words(&self, l: &Reader) -> String {
        if self.from == 0 {
            return String::new();
        }
        let (from, to) = (l.count(self.from), l.count(self.to));
        if self.of.is_empty() {
            return l.t2("list-range-open", "from", from, "to", to);
        }
        l.locale.text_with(
            "list-range",
            &[("from", from.into()), ("to", to.into()), ("of", self.of.as_str().into())],
        )
    }
}

/// A group of filters with counts.
#[derive(Clone, Debug, Default)]
pub struct Facet {
    /// What it is about.
    pub title: String,
    /// Its values.
    pub values: Vec<FacetValue>,
}

/// One filter.
#[derive(Clone, Debug, Default)]
pub struct FacetValue {
    /// Its name.
    pub words: String,
    /// How many rows it would leave, in words; empty when not counted.
    pub count: String,
    /// The list with this filter switched.
    pub url: String,
    /// Whether it is on.
    pub on: bool,
}

/// A filter that is on, as a pill that takes it off.
#[derive(Clone, Debug, Default)]
pub struct Pill {
    /// What it filters by.
    pub label: String,
    /// To which value.
    pub value: String,
    /// The list without it.
    pub url: String,
}

/// A form as it is shown: what stands in its fields and what is wrong with them.
///
/// It is filled from the case for a fresh form and from what was typed for a refused one, so nothing
/// typed is ever lost. The id keeps the fields of several forms on one page apart.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    id: String,
    values: BTreeMap<String, Vec<String>>,
    problems: Vec<(String, String)>,
}

impl FormState {
    /// An empty form.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// A form as it was sent.
    pub fn typed<'a>(
        id: impl Into<String>,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut form = Self::new(id);
        for (name, value) in pairs {
            form.values.entry(name.to_owned()).or_default().push(value.to_owned());
        }
        form
    }

    /// The same form under another id.
    #[must_use]
    pub fn called(self, id: impl Into<String>) -> Self {
        Self { id: id.into(), ..self }
    }

    /// Puts a value into a field.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.insert(name.into(), vec![value.into()]);
        self
    }

    /// Says what is wrong with a field; an empty name is the form as a whole.
    pub fn wrong(&mut self, name: impl Into<String>, words: impl Into<String>) {
        self.problems.push((name.into(), words.into()));
    }

    /// Whether anything is wrong.
    pub fn is_wrong(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What stands in a field.
    pub fn value(&self, name: impl AsRef<str>) -> &str {
        self.values.get(name.as_ref()).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Whether a value is among those chosen.
    pub fn has(&self, name: impl AsRef<str>, value: impl AsRef<str>) -> bool {
        self.values
            .get(name.as_ref())
            .is_some_and(|values| values.iter().any(|one| one == value.as_ref()))
    }

    /// What is wrong with a field, empty for nothing.
    pub fn problem(&self, name: impl AsRef<str>) -> &str {
        self.problems
            .iter()
            .find(|(field, _)| field == name.as_ref())
            .map_or("", |(_, words)| words.as_str())
    }

    /// Everything that is wrong: field and words, in the order found.
    pub fn problems(&self) -> &[(String, String)] {
        &self.problems
    }

    /// The id of a field in the page.
    pub fn field(&self, name: impl AsRef<str>) -> String {
        format!("{}-{}", self.id, name.as_ref())
    }

    /// The id of the form in the page.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The text key of a priority: 1 for P1.
pub fn priority_key(level: impl Whole) -> String {
    format!("priority-{}", level.whole())
}

/// Bytes as people say them: `3 KB`, `1.5 MB`.
pub fn size(bytes: impl Whole) -> String {
    const MIB: i64 = 1024 * 1024;
    let bytes = bytes.whole().max(0);
    if bytes < MIB {
        return format!("{} KB", ((bytes + 1023) / 1024).max(1));
    }
    let tenths = bytes * 10 / MIB;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// A telephone number as a link dials it: without the blanks that make it readable.
pub fn dial(number: impl AsRef<str>) -> String {
    number.as_ref().chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use jiff::tz::TimeZone;

    #[test]
    fn problems_are_named_by_the_labels_of_their_fields() {
        let asked = |id: &str| {
            format!("<li><a href=\"#{id}\"><span data-label-of=\"{id}\">: </span>bad</a></li>")
        };
        let page = |ids: &[&str]| {
            let list: String = ids.iter().map(|id| asked(id)).collect();
            format!(
                "{list}<label class=\"form-label\" for=\"f-a.b\">Room <span>*</span></label>\
                 <fieldset class=\"field\" id=\"f-c\" x><legend class=\"form-label\">Way</legend></fieldset>\
                 <label class=\"check\" for=\"f-d\"><input id=\"f-d\"><span>Danger<small>x</small></span></label>"
            )
        };
        let named = name_problems(page(&["f-a.b", "f-c", "f-d", "f-gone"]));
        for words in [">Room: bad<", ">Way: bad<", ">Danger: bad<", "\"#f-gone\">bad<"] {
            assert!(named.contains(words), "{words}: {named}");
        }
        assert!(!named.contains("data-label-of") && named.ends_with("</small></span></label>"));
        assert_eq!(name_problems(page(&[])), page(&[]));
    }

    #[test]
    fn contents_name_the_cards_that_are_there() {
        let main = "<h2 class=\"card-head\" id=\"points-title\">Points &amp; more</h2><h2 class=\"card-head\">no name</h2>";
        let side = "<h2 class=\"card-head\" id=\"people-title\">People</h2>";
        let found: Vec<(&str, &str)> =
            contents(main, side).iter().map(|it| (it.id, it.title)).collect();
        assert_eq!(found, [("points", "Points &amp; more"), ("people", "People")]);
    }

    #[test]
    fn a_clock_warns_in_its_last_quarter_and_shouts_when_over() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let made = at("2026-08-17T01:00:00Z");
        let due = at("2026-08-17T09:00:00Z");
        for (now, tone, words) in [
            ("2026-08-17T01:00:00Z", Tone::Green, "还剩 8 小时"),
            ("2026-08-17T06:59:00Z", Tone::Green, "还剩 2 小时 1 分"),
            ("2026-08-17T07:00:00Z", Tone::Amber, "还剩 2 小时"),
            ("2026-08-17T08:59:30Z", Tone::Amber, "还剩 不到 1 分钟"),
            ("2026-08-17T09:00:01Z", Tone::Red, "已超 不到 1 分钟"),
            ("2026-08-20T09:00:00Z", Tone::Red, "已超 3 天"),
        ] {
            let l = Reader::new(Locale::ZhHans, TimeZone::get("Asia/Shanghai").unwrap(), at(now));
            let clock = Clock::running(&l, made, due);
            assert_eq!((clock.tone, clock.words.as_str()), (tone, words), "at {now}");
            assert_eq!(clock.exact, "应于 2026-08-17 17:00 前完成");
        }
    }

    #[test]
    fn a_refused_form_shows_what_was_typed_and_every_problem() {
        let mut form =
            FormState::typed("intake", [("phone", "１３８"), ("kind", "a"), ("kind", "b")]);
        form.wrong("phone", "太短");
        assert_eq!(form.value("phone"), "１３８");
        assert!(form.has("kind", "b") && !form.has("kind", "c"));
        assert_eq!((form.problem("phone"), form.problem("name")), ("太短", ""));
        assert_eq!(form.field("phone"), "intake-phone");
    }

    #[test]
    fn sizes_read_like_a_file_manager() {
        assert_eq!([size(0_u8), size(1025_u32), size(1_572_864_u64)], ["1 KB", "2 KB", "1.5 MB"]);
    }
}
