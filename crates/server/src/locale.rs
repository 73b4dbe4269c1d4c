//! Words, dates and amounts in the reader's language.
//!
//! Texts are Fluent files under `locales/<language>/*.ftl`; a new file is picked up by the build, and a
//! key may stand in any of them. A page asks its [`Reader`], which every page struct holds as the
//! field `l` (the macros in `templates/parts` rely on that name):
//!
//! ```html
//! <a href="/queue">{{ l.t("nav-queue") }}</a>
//! <p>{{ l.t1("queue-found", "n", found) }}</p>
//! <td>{{ l.date_time(case.received_at) }} · {{ l.relative(promise.due_at) }}</td>
//! ```
//!
//! A text missing in one language is taken from the next of its chain (traditional → simplified →
//! English), one missing everywhere shows its key and is logged once: a page with a gap is better
//! than no page. A test finds keys that templates use and no file has, and keys only some languages have.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

use axum::http::{HeaderMap, header};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

/// The cookie that remembers the chosen language.
pub const COOKIE: &str = "lang";

/// A language the pages speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Locale {
    /// Simplified Chinese, what the product is written in.
    #[default]
    ZhHans,
    /// Traditional Chinese.
    ZhHant,
    /// English.
    En,
}

type Bundle = FluentBundle<FluentResource>;

/// File name and content of every text file, by language in the order of [`Locale::ALL`].
static FILES: [&[(&str, &str)]; 3] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Locale::ALL.map(bundle));

/// What was already complained about, so that one gap does not fill the log.
static MISSING: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

impl Locale {
    /// Every language, in the order the language switch shows them.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// The language tag, as in `<html lang>` and in the cookie.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The language meant by a tag: `zh-TW`, `zh-Hant-HK`, `en-GB`, …
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next()? {
            "zh" if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => {
                Some(Self::ZhHant)
            }
            "zh" | "cmn" => Some(Self::ZhHans),
            "yue" => Some(Self::ZhHant),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// What the reader chose, or else what their browser prefers, or else simplified Chinese.
    pub fn from_request(cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        cookie
            .and_then(Self::parse)
            .or_else(|| accept_language.and_then(preferred))
            .unwrap_or_default()
    }

    /// [`Locale::from_request`] with both taken from the request's headers.
    pub fn from_headers(headers: &HeaderMap) -> Self {
        let value = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let cookie = value(header::COOKIE).and_then(|all| {
            all.split(';').find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
        });
        Self::from_request(cookie, value(header::ACCEPT_LANGUAGE))
    }

    /// The text under a key.
    pub fn text(self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// The text under a key with its places filled: `text_with("due-in", &[("n", 3.into())])`.
    pub fn text_with(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.format(key, Some(&args)).into_owned()
    }

    /// Whether some language of the chain has a text under the key.
    pub fn has(self, key: &str) -> bool {
        self.chain().iter().any(|locale| locale.bundle().has_message(key))
    }

    /// Texts without places are borrowed from the bundles, which live as long as the program.
    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        for locale in self.chain() {
            let bundle = locale.bundle();
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
                continue;
            };
            let mut problems = Vec::new();
            let text = bundle.format_pattern(pattern, args, &mut problems);
            if !problems.is_empty() {
                complain_once(&format!("{key} ({}): {problems:?}", locale.tag()));
            }
            return text;
        }
        complain_once(key);
        Cow::Owned(key.to_owned())
    }

    fn chain(self) -> &'static [Self] {
        match self {
            Self::ZhHans => &[Self::ZhHans, Self::En],
            Self::ZhHant => &[Self::ZhHant, Self::ZhHans, Self::En],
            Self::En => &[Self::En, Self::ZhHans],
        }
    }

    fn bundle(self) -> &'static Bundle {
        &BUNDLES[self as usize]
    }

    /// The day as written everywhere: `2026-08-17`.
    pub fn date(self, at: Timestamp, zone: &TimeZone) -> String {
        at.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string()
    }

    /// Day and time as written everywhere: `2026-08-17 09:30`.
    pub fn date_time(self, at: Timestamp, zone: &TimeZone) -> String {
        at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// How long until then, or how long past it, as a deadline: “3 hours left”, “2 days over”.
    pub fn relative(self, now: Timestamp, due: Timestamp) -> String {
        let seconds = due.as_second() - now.as_second();
        let key = if seconds < 0 { "time-over" } else { "time-left" };
        self.text_with(key, &[("span", self.span(seconds.abs()).into())])
    }

    /// How long since then: “just now”, “3 hours ago”; a moment ahead reads “in 3 hours”.
    pub fn ago(self, now: Timestamp, at: Timestamp) -> String {
        let seconds = now.as_second() - at.as_second();
        match seconds {
            0..60 => self.text("time-just-now").into_owned(),
            60.. => self.text_with("time-ago", &[("span", self.span(seconds).into())]),
            _ => self.text_with("time-ahead", &[("span", self.span(-seconds).into())]),
        }
    }

    /// A length of time in the one or two units that matter at its size.
    pub fn span(self, seconds: i64) -> String {
        const HOUR: i64 = 3600;
        let minutes = seconds / 60;
        let hours = seconds / HOUR;
        match seconds {
            ..60 => self.text("span-moment").into_owned(),
            60..HOUR => self.text_with("span-minutes", &[("n", minutes.into())]),
            // Close to a deadline half an hour matters.
            HOUR..21_600 if minutes % 60 != 0 => self.text_with(
                "span-hours-minutes",
                &[("h", hours.into()), ("m", (minutes % 60).into())],
            ),
            HOUR..172_800 => self.text_with("span-hours", &[("n", hours.into())]),
            _ => self.text_with("span-days", &[("n", (hours / 24).into())]),
        }
    }

    /// A whole number with thousands set apart: `12,345`.
    pub fn count(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        format!("{}{}", if number < 0 { "-" } else { "" }, grouped(&digits))
    }

    /// An amount given in the currency's smallest unit: `¥1,234.50`.
    pub fn money(self, minor: i64, currency: &str) -> String {
        let places = match currency {
            "JPY" | "KRW" | "VND" => 0,
            _ => 2,
        };
        let sign = match currency {
            "CNY" => "\u{a5}",
            "USD" => "$",
            "EUR" => "\u{20ac}",
            "GBP" => "\u{a3}",
            "HKD" => "HK$",
            "TWD" => "NT$",
            _ => "",
        };
        let digits = format!("{:0>width$}", minor.unsigned_abs(), width = places + 1);
        let (whole, part) = digits.split_at(digits.len() - places);
        let code = if sign.is_empty() { format!("{currency} ") } else { String::new() };
        let point = if places == 0 { "" } else { "." };
        format!("{}{code}{sign}{}{point}{part}", if minor < 0 { "-" } else { "" }, grouped(whole))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// Who reads a page: their language, their zone and the moment they look.
///
/// Every page struct has one as its field `l`.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The language.
    pub locale: Locale,
    /// The zone times are shown in: the calendar's.
    pub zone: TimeZone,
    /// When the page was made.
    pub now: Timestamp,
}

impl Reader {
    /// A reader of a page made at `now`.
    pub const fn new(locale: Locale, zone: TimeZone, now: Timestamp) -> Self {
        Self { locale, zone, now }
    }

    /// The text under a key.
    pub fn t(&self, key: impl AsRef<str>) -> Cow<'static, str> {
        self.locale.text(key.as_ref())
    }

    /// The text under a key with one place filled.
    pub fn t1(&self, key: impl AsRef<str>, name: &str, value: impl Place) -> String {
        self.locale.text_with(key.as_ref(), &[(name, value.place())])
    }

    /// The text under a key with two places filled.
    pub fn t2(
        &self,
        key: impl AsRef<str>,
        name: &str,
        value: impl Place,
        other: &str,
        with: impl Place,
    ) -> String {
        self.locale.text_with(key.as_ref(), &[(name, value.place()), (other, with.place())])
    }

    /// The language tag for `<html lang>`.
    pub const fn tag(&self) -> &'static str {
        self.locale.tag()
    }

    /// `2026-08-17`.
    pub fn date(&self, at: impl Moment) -> String {
        self.locale.date(at.moment(), &self.zone)
    }

    /// `2026-08-17 09:30`.
    pub fn date_time(&self, at: impl Moment) -> String {
        self.locale.date_time(at.moment(), &self.zone)
    }

    /// As short as it stays clear: the time alone today, the day without year this year.
    pub fn short(&self, at: impl Moment) -> String {
        let at = at.moment().to_zoned(self.zone.clone());
        self.short_day(at.date(), &at.strftime("%H:%M").to_string())
    }

    /// The same of a day and a time of it.
    pub fn short_day(&self, date: Date, time: &str) -> String {
        let today = self.now.to_zoned(self.zone.clone()).date();
        let key = match date {
            day if day == today => "time-today",
            day if today.yesterday().ok() == Some(day) => "time-yesterday",
            day if today.tomorrow().ok() == Some(day) => "time-tomorrow",
            day if day.year() == today.year() => "time-this-year",
            _ => return format!("{} {time}", date.strftime("%Y-%m-%d")),
        };
        let (month, day) = (i64::from(date.month()), i64::from(date.day()));
        self.locale
            .text_with(key, &[("time", time.into()), ("month", month.into()), ("day", day.into())])
    }

    /// For `<time datetime>` and `datetime-local` fields: `2026-08-17T09:30`.
    pub fn machine(&self, at: impl Moment) -> String {
        at.moment().to_zoned(self.zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// “3 hours left”, “2 days over”.
    pub fn relative(&self, due: impl Moment) -> String {
        self.locale.relative(self.now, due.moment())
    }

    /// “3 hours ago”.
    pub fn ago(&self, at: impl Moment) -> String {
        self.locale.ago(self.now, at.moment())
    }

    /// `12,345`.
    pub fn count(&self, number: impl Whole) -> String {
        self.locale.count(number.whole())
    }

    /// `¥1,234.50`.
    pub fn money(&self, minor: impl Whole, currency: impl AsRef<str>) -> String {
        self.locale.money(minor.whole(), currency.as_ref())
    }
}

/// What fills a place in a text. Templates pass values and references alike, hence the traits.
pub trait Place {
    /// The value as Fluent takes it.
    fn place(&self) -> FluentValue<'_>;
}

/// A whole number of any size.
pub trait Whole {
    /// The number.
    fn whole(&self) -> i64;
}

/// A point in time.
pub trait Moment {
    /// The instant.
    fn moment(&self) -> Timestamp;
}

macro_rules! whole_numbers {
    ($($number:ty)*) => {$(
        impl Whole for $number {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
        impl Place for $number {
            fn place(&self) -> FluentValue<'_> {
                FluentValue::from(self.whole())
            }
        }
    )*};
}
whole_numbers!(i64 u64 i32 u32 u16 u8 usize);

impl Moment for Timestamp {
    fn moment(&self) -> Timestamp {
        *self
    }
}

impl Place for str {
    fn place(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Place for String {
    fn place(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Place for Cow<'_, str> {
    fn place(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_ref())
    }
}

impl<T: Place + ?Sized> Place for &T {
    fn place(&self) -> FluentValue<'_> {
        (**self).place()
    }
}

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

impl<T: Moment + ?Sized> Moment for &T {
    fn moment(&self) -> Timestamp {
        (**self).moment()
    }
}

/// The first language we speak in the order the browser asks for.
fn preferred(accept_language: &str) -> Option<Locale> {
    let mut asked: Vec<(u16, Locale)> = accept_language
        .split(',')
        .take(20)
        .filter_map(|entry| {
            let (tag, quality) = entry.split_once(';').unwrap_or((entry, "q=1"));
            let quality = quality.trim().strip_prefix("q=")?.trim().parse::<f32>().ok()?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "held between 0 and 1000"
            )]
            let weight = (quality.clamp(0.0, 1.0) * 1000.0) as u16;
            (weight > 0).then_some((weight, Locale::parse(tag)?))
        })
        .collect();
    asked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    asked.first().map(|(_, locale)| *locale)
}

fn bundle(locale: Locale) -> Bundle {
    let id: LanguageIdentifier = locale.tag().parse().expect("our own tags are well-formed");
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // The marks around places are for mixed writing directions; here they only break copying.
    bundle.set_use_isolating(false);
    for (name, text) in FILES[locale as usize] {
        let resource =
            FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, problems)| {
                complain_once(&format!("{name}: {problems:?}"));
                resource
            });
        if let Err(problems) = bundle.add_resource(resource) {
            complain_once(&format!("{name}: {problems:?}"));
        }
    }
    bundle
}

fn complain_once(what: &str) {
    let mut known = MISSING.lock().unwrap_or_else(PoisonError::into_inner);
    if known.insert(what.to_owned()) {
        tracing::warn!(text = what, "a text is missing or wrong");
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
