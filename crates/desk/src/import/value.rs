//! Values as they stand in lists: times in every spelling, texts too long.

use casework::text;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};

use super::mapping;
use super::said::{Said, shown};
use super::words::{Header, Words};

/// Spellings tried when the mapping names none: those that leave no doubt which is the month.
const USUAL: &[&str] = &[
    "iso",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y\u{5e74}%m\u{6708}%d\u{65e5} %H:%M:%S",
    "%Y\u{5e74}%m\u{6708}%d\u{65e5} %H:%M",
    "%Y\u{5e74}%m\u{6708}%d\u{65e5} %H\u{65f6}%M\u{5206}",
    "%Y\u{5e74}%m\u{6708}%d\u{65e5}",
];
/// How the cells of a workbook that hold times come: tried after those of the mapping.
const OF_WORKBOOKS: &[&str] = &["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"];

/// The day before day 1 of a workbook, and the one of workbooks that count from 1904.
const EPOCH_1900: Date = jiff::civil::date(1899, 12, 30);
const EPOCH_1904: Date = jiff::civil::date(1904, 1, 1);

/// A way a time may be written.
#[derive(Clone, Debug)]
enum Spelling {
    /// RFC 3339 and its kin.
    Iso,
    /// Days since an epoch, with the time of day as their part.
    Serial(Date),
    /// Seconds, or their thousandth parts, since 1970.
    Unix(f64),
    /// A pattern.
    Pattern(String),
}

/// A time read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// At this time.
    At(Timestamp),
    /// On this day; nobody said when.
    Day(Date),
}

/// A time with its columns found.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    words: Words,
    spellings: Vec<Spelling>,
    zone: TimeZone,
}

impl Reading {
    /// Finds the columns of a time and understands its spellings.
    pub(crate) fn find(
        time: &mapping::Time,
        field: &str,
        header: &Header,
        zone: &TimeZone,
    ) -> Result<Reading, Said> {
        let mut spellings = Vec::new();
        let named: Vec<&str> = time.formats.iter().map(String::as_str).collect();
        let (first, then) =
            if named.is_empty() { (USUAL, &[][..]) } else { (named.as_slice(), OF_WORKBOOKS) };
        for format in first.iter().chain(then) {
            spellings.push(spelling(format).map_err(|reason| {
                Said::new("map-format")
                    .with("field", field)
                    .with("format", format)
                    .with("reason", reason)
            })?);
        }
        Ok(Reading {
            words: Words::find(&time.text, field, header)?,
            spellings,
            zone: zone.clone(),
        })
    }

    /// What a row says: nothing, a time, or something that is none (told as `Err`).
    pub(crate) fn of(&self, cells: &[String]) -> Result<Option<Read>, String> {
        let raw = self.words.of(cells);
        let text = text::clean_line(&text::half_width(&raw));
        if text.is_empty() {
            return Ok(None);
        }
        // Morning and afternoon, where a pattern has them.
        let text = text.replace("\u{4e0a}\u{5348}", "AM").replace("\u{4e0b}\u{5348}", "PM");
        let found = self.spellings.iter().find_map(|spelling| spelling.read(&text, &self.zone));
        found.map(Some).ok_or_else(|| shown(&raw))
    }

    /// The time meant; a mere day is its beginning.
    pub(crate) fn at(&self, read: Read) -> Option<Timestamp> {
        match read {
            Read::At(at) => Some(at),
            Read::Day(day) => day.to_zoned(self.zone.clone()).ok().map(|begin| begin.timestamp()),
        }
    }

    /// The day of a time where the list was kept.
    pub(crate) fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }
}

fn spelling(format: &str) -> Result<Spelling, String> {
    Ok(match format {
        "iso" => Spelling::Iso,
        "excel" => Spelling::Serial(EPOCH_1900),
        "excel1904" => Spelling::Serial(EPOCH_1904),
        "unix" => Spelling::Unix(1_000.0),
        "unix_ms" => Spelling::Unix(1.0),
        pattern => {
            // A pattern that cannot be written cannot be read either.
            let sample = jiff::civil::date(2026, 8, 17).at(9, 5, 6, 0).to_zoned(TimeZone::UTC);
            let sample = sample.map_err(|error| error.to_string())?;
            let written =
                jiff::fmt::strtime::format(pattern, &sample).map_err(|error| error.to_string())?;
            let read =
                BrokenDownTime::parse(pattern, &written).map_err(|error| error.to_string())?;
            read.to_date().map_err(|error| error.to_string())?;
            Spelling::Pattern(pattern.to_owned())
        }
    })
}

impl Spelling {
    fn read(&self, text: &str, zone: &TimeZone) -> Option<Read> {
        match self {
            Spelling::Iso => {
                if let Ok(at) = text.parse::<Timestamp>() {
                    return Some(Read::At(at));
                }
                let is_day = !text.contains([':', 'T']);
                if is_day {
                    return text.parse().ok().map(Read::Day);
                }
                local(text.parse().ok()?, zone)
            }
            Spelling::Serial(epoch) => serial(text.parse().ok()?, *epoch, zone),
            Spelling::Unix(times) => {
                let number: f64 = text.parse().ok()?;
                whole(number * times)
                    .and_then(|ms| Timestamp::from_millisecond(ms).ok())
                    .map(Read::At)
            }
            Spelling::Pattern(pattern) => {
                let read = BrokenDownTime::parse(pattern, text).ok()?;
                if read.offset().is_some() {
                    return read.to_timestamp().ok().map(Read::At);
                }
                let date = read.to_date().ok()?;
                if read.hour().is_none() {
                    return Some(Read::Day(date));
                }
                local(date.to_datetime(read.to_time().ok()?), zone)
            }
        }
    }
}

fn local(at: DateTime, zone: &TimeZone) -> Option<Read> {
    at.to_zoned(zone.clone()).ok().map(|at| Read::At(at.timestamp()))
}

fn serial(number: f64, epoch: Date, zone: &TimeZone) -> Option<Read> {
    let days = whole(number.floor()).filter(|days| (1..=2_958_465).contains(days))?;
    let day = epoch.checked_add(days.days()).ok()?;
    let seconds = whole(((number - number.floor()) * 86_400.0).round())?;
    if seconds == 0 {
        return Some(Read::Day(day));
    }
    local(
        day.to_datetime(jiff::civil::Time::midnight())
            .checked_add(SignedDuration::from_secs(seconds))
            .ok()?,
        zone,
    )
}

/// A number as a whole one, where it is not absurd.
fn whole(number: f64) -> Option<i64> {
    let in_range = number.is_finite() && number.abs() < 1e15;
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    in_range.then_some(number as i64)
}

/// A text cleaned and cut to `max` characters; whether something was cut.
pub(crate) fn cut(raw: &str, max: usize) -> (String, bool) {
    // Four times the length: what cleaning takes away is never that much, and absurd lengths cost nothing.
    let end = raw.char_indices().nth(max * 4).map(|(at, _)| at);
    let cleaned = text::clean(end.map_or(raw, |end| &raw[..end]));
    match cleaned.char_indices().nth(max) {
        Some((end, _)) => (cleaned[..end].trim_end().to_owned(), true),
        None => (cleaned, end.is_some()),
    }
}

/// As [`cut`] for a text of one line.
pub(crate) fn cut_line(raw: &str, max: usize) -> (String, bool) {
    let (cleaned, was_cut) = cut(raw, max);
    (text::clean_line(&cleaned), was_cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapping::Text;

    fn read(text: &str, formats: &[&str], zone: &str) -> Result<Option<String>, String> {
        let header = Header::new(&["t".to_owned()]);
        let time = mapping::Time {
            text: Text::Column("t".to_owned()),
            formats: formats.iter().map(|format| (*format).to_owned()).collect(),
        };
        let reading =
            Reading::find(&time, "received_at", &header, &TimeZone::get(zone).unwrap()).unwrap();
        let read = reading.of(&[text.to_owned()])?;
        Ok(read.map(|read| match read {
            Read::At(at) => at.to_string(),
            Read::Day(day) => day.to_string(),
        }))
    }

    #[test]
    fn times_in_every_spelling() {
        let table: &[(&str, &[&str], &str)] = &[
            ("2019-04-24 16:03:40", &[], "2019-04-24T08:03:40Z"),
            ("2019/4/24 16:03", &[], "2019-04-24T08:03:00Z"),
            ("2019-4-24", &[], "2019-04-24"),
            ("２０１９－０４－２４　１６：０３", &[], "2019-04-24T08:03:00Z"),
            ("2019年4月24日 16时03分", &[], "2019-04-24T08:03:00Z"),
            ("2019年4月24日", &[], "2019-04-24"),
            ("2019-12-31T23:59:11.000", &[], "2019-12-31T15:59:11Z"),
            ("2019-12-31T23:59:11+08:00", &[], "2019-12-31T15:59:11Z"),
            ("2019-12-31T15:59:11Z", &[], "2019-12-31T15:59:11Z"),
            ("20190424", &[], "2019-04-24"),
            ("06/26/2018 10:58:54 PM", &["%m/%d/%Y %I:%M:%S %p"], "2018-06-26T14:58:54Z"),
            ("3/14/2025 1:20", &["%m/%d/%Y %H:%M"], "2025-03-13T17:20:00Z"),
            ("22-Apr-15 3:53:50 PM", &["%d-%b-%y %I:%M:%S %p"], "2015-04-22T07:53:50Z"),
            ("24.04.2019", &["%d.%m.%Y"], "2019-04-24"),
            ("2019/4/24 下午 4:03:40", &["%Y/%m/%d %p %I:%M:%S"], "2019-04-24T08:03:40Z"),
            ("2019-04-24 16:03:40 +0000", &["%Y-%m-%d %H:%M:%S %z"], "2019-04-24T16:03:40Z"),
            ("43579.66921296296", &["excel"], "2019-04-24T08:03:40Z"),
            ("43579", &["excel"], "2019-04-24"),
            ("42117.66921296296", &["excel1904"], "2019-04-24T08:03:40Z"),
            ("1556093020", &["unix"], "2019-04-24T08:03:40Z"),
            ("1556093020000", &["unix_ms"], "2019-04-24T08:03:40Z"),
            // A cell of a workbook, whatever the mapping says.
            ("2019-04-24 16:03:40", &["%m/%d/%Y"], "2019-04-24T08:03:40Z"),
        ];
        for (text, formats, expected) in table {
            assert_eq!(
                read(text, formats, "Asia/Shanghai"),
                Ok(Some((*expected).to_owned())),
                "{text}"
            );
        }
        assert_eq!(
            read("06/26/2018 10:58:54 PM", &["%m/%d/%Y %I:%M:%S %p"], "America/New_York"),
            Ok(Some("2018-06-27T02:58:54Z".to_owned()))
        );
    }

    #[test]
    fn what_is_no_time() {
        assert_eq!(read("  ", &[], "Asia/Shanghai"), Ok(None));
        for bad in [
            "soon",
            "2019-13-01",
            "2019-02-30 10:00",
            "24/04/2019",
            "2019-04-24 25:00",
            "0",
            "12:30",
        ] {
            assert_eq!(read(bad, &[], "Asia/Shanghai"), Err(bad.to_owned()));
        }
        for bad in ["-3", "0.5", "9999999", "1e99", "nan"] {
            assert_eq!(read(bad, &["excel"], "Asia/Shanghai"), Err(bad.to_owned()));
        }
    }

    #[test]
    fn spellings_that_cannot_be_are_told() {
        for bad in ["%Q", "%", "%H:%M", "yyyy-MM-dd", "%m/%d"] {
            assert!(spelling(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn texts_are_cut_and_it_is_told() {
        assert_eq!(cut(" 一二三 ", 3), ("一二三".to_owned(), false));
        assert_eq!(cut("一二三四", 3), ("一二三".to_owned(), true));
        assert_eq!(cut(&format!("{}x", " ".repeat(100)), 3), (String::new(), true));
        assert_eq!(cut_line("a\nb", 3), ("a b".to_owned(), false));
        assert_eq!(cut(&"长".repeat(10_000_000), 20_000).0.chars().count(), 20_000);
    }
}
