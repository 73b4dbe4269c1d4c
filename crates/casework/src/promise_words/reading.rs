//! What found words mean on the day they are said: a span, or a day and an hour.

use jiff::civil::{Date, Time, Weekday};
use jiff::{Timestamp, ToSpan};

use super::What;
use super::numbers::{amount, number};
use super::words::{End, Groups, WORDS};
use crate::calendar::{Calendar, DayKind, Rules, Span, TableDay, Unit};

/// A day and a month without a year this far back is one of next year, not one just past.
const LONG_PAST_DAYS: i32 = 180;

/// The words, understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A number of units from now.
    Span(Span),
    /// A day, and when on it.
    Point(Date, Hour),
    /// A day that only the table of a year not loaded could tell.
    Unknown,
}

/// When on the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hour {
    /// When the day is over.
    Midnight,
    /// When the office closes, or at 18:00 where it does not open.
    Close,
    /// At a time of the clock.
    At(Time),
}

/// When a promise ends.
pub(super) struct Ends {
    pub(super) at: Option<Timestamp>,
    pub(super) last_day: Option<Date>,
}

/// Closing time where the calendar has none for the day.
const CLOSE_DEFAULT: Time = Time::constant(18, 0, 0, 0);

impl Reading {
    pub(super) fn what(&self) -> What {
        match self {
            Reading::Span(span) => What::Span { span: *span },
            Reading::Point(..) | Reading::Unknown => What::Point,
        }
    }

    pub(super) fn ends(&self, said_at: Timestamp, calendar: &Calendar) -> Ends {
        match *self {
            Reading::Unknown => Ends { at: None, last_day: None },
            Reading::Span(span) => match calendar.due(said_at, span, &Rules::default()) {
                Ok(due) => Ends { at: Some(due.at), last_day: Some(due.last_day) },
                Err(_) => Ends { at: None, last_day: None },
            },
            Reading::Point(day, hour) => {
                let at = match hour {
                    Hour::Midnight => calendar.end_of_day(day).ok(),
                    Hour::Close => match calendar.close_of_business(day) {
                        Ok(Some(close)) => Some(close),
                        Ok(None) => calendar.instant(day.to_datetime(CLOSE_DEFAULT)).ok(),
                        Err(_) => None,
                    },
                    Hour::At(time) => calendar.instant(day.to_datetime(time)).ok(),
                };
                Ends { at, last_day: Some(day) }
            }
        }
    }
}

/// Reads the parts of a pattern that fits; none when they name no day there is.
pub(super) fn read(groups: &Groups, said_at: Timestamp, calendar: &Calendar) -> Option<Reading> {
    if groups.get("unit").is_some() {
        return span(groups).map(Reading::Span);
    }
    let today = calendar.local_date(said_at);
    if let Some(name) = groups.get("fest") {
        let year = year(groups, today);
        return holiday(name, groups.get("side")?, year, today, calendar);
    }
    let hour = hour(groups)?;
    let day = match groups.end {
        Some(end) => last_day(end, groups, today)?,
        None => day(groups, today)?,
    };
    // "before Friday" is over when Friday begins, unless an hour of Friday is named.
    let exclusive = groups.end.is_none() && is_before(groups) && hour == Hour::Midnight;
    let day = if exclusive { day.yesterday().ok()? } else { day };
    Some(Reading::Point(day, hour))
}

/// Do the words leave out what they name?
fn is_before(groups: &Groups) -> bool {
    let words = WORDS.sides.get("before");
    groups.get("by").is_some_and(|by| words.is_some_and(|words| words.iter().any(|it| it == by)))
}

fn span(groups: &Groups) -> Option<Span> {
    let written = groups.get("unit")?;
    let unit = WORDS.units.get(written).or_else(|| WORDS.units.get(written.strip_suffix('s')?))?;
    let mut amount = amount(groups.get("n").unwrap_or("1"))?;
    amount.half |= groups.get("half").is_some();
    let span = if unit == "fortnight" {
        Span::new(amount.whole * 2, Unit::Week)
    } else {
        Span::parse(&format!("{} {unit}", amount.whole)).ok()?
    };
    if amount.half { half_more(span) } else { Some(span) }
}

/// A span and half a unit: in the next smaller unit that halves evenly.
fn half_more(span: Span) -> Option<Span> {
    let doubled = span.n * 2 + 1;
    Some(match span.unit {
        Unit::Minute | Unit::WorkingMinute => return None,
        Unit::Hour => Span::new(doubled * 30, Unit::Minute),
        Unit::WorkingHour => Span::new(doubled * 30, Unit::WorkingMinute),
        Unit::Day => Span::new(doubled * 12, Unit::Hour),
        // Half a working day more is over when that day is.
        Unit::WorkingDay => Span::new(span.n + 1, Unit::WorkingDay),
        Unit::Week => Span::new(span.n * 7 + 3, Unit::Day),
        Unit::Month => Span::new(span.n * 30 + 15, Unit::Day),
        Unit::Year => Span::new(doubled * 6, Unit::Month),
    })
}

/// The holiday with a name, or the next one, and the day before it begins or the first working day after it.
fn holiday(
    name: &str,
    side: &str,
    year: Option<i16>,
    today: Date,
    calendar: &Calendar,
) -> Option<Reading> {
    let names = WORDS.holidays.get(name);
    let named = |day: &&TableDay| {
        day.kind == DayKind::Off
            && names.is_none_or(|names| names.iter().any(|it| day.name.contains(it.as_str())))
    };
    if year.is_some_and(|year| year < today.year()) {
        return None;
    }
    let mut off: Vec<Date> = calendar
        .years()
        .into_iter()
        .filter(|it| year.is_none_or(|year| *it == year))
        .filter_map(|year| calendar.year_table(year))
        .flat_map(|table| table.rows().filter(named).map(|day| day.date))
        .collect();
    off.sort_unstable();
    let (past, to_come) = off.split_at(off.partition_point(|date| *date < today));
    let Some(first) = to_come.first().copied() else {
        // The table of the year that was named is there, and its holiday is over.
        return (year.is_none() || past.is_empty()).then_some(Reading::Unknown);
    };
    let after = WORDS.sides.get("after").is_some_and(|words| words.iter().any(|it| it == side));
    if !after {
        return first.yesterday().ok().map(|day| Reading::Point(day, Hour::Midnight));
    }
    let run = to_come.iter().zip(first.series(1.day())).take_while(|(day, next)| *day == next);
    Some(first_working_day(run.last()?.1, calendar))
}

/// The first working day from a day on.
fn first_working_day(mut day: Date, calendar: &Calendar) -> Reading {
    /// Rest days that may follow a holiday.
    const REST_DAYS_MAX: usize = 30;
    for _ in 0..REST_DAYS_MAX {
        match (day.tomorrow(), calendar.is_working_day(day)) {
            (_, Ok(true)) => return Reading::Point(day, Hour::Midnight),
            (Ok(next), Ok(false)) => day = next,
            _ => break,
        }
    }
    Reading::Unknown
}

/// When on the day; none where an hour is named that no clock shows.
fn hour(groups: &Groups) -> Option<Hour> {
    let part = groups.get("part").or_else(|| groups.get("ampm"));
    let part = part.or_else(|| groups.get("rel").filter(|rel| *rel == "tonight"));
    let Some(text) = groups.get("hour") else {
        return Some(match part.and_then(|part| WORDS.parts.get(part)).map(String::as_str) {
            Some("noon") => Hour::At(Time::constant(12, 0, 0, 0)),
            Some("early_afternoon") => Hour::At(Time::constant(14, 0, 0, 0)),
            Some("evening") => Hour::At(Time::constant(20, 0, 0, 0)),
            Some("close") => Hour::Close,
            _ => Hour::Midnight,
        });
    };
    let written = i8::try_from(number(text).or_else(|| (text == "0").then_some(0))?).ok()?;
    let later = part.is_some_and(|part| WORDS.hours.afternoon.iter().any(|it| it == part));
    let hour = if later && written < 12 { written + 12 } else { written };
    let minute = match (groups.get("min"), groups.get("half")) {
        (Some(min), _) => min.parse().ok()?,
        (None, Some(_)) => 30,
        (None, None) => 0,
    };
    if (hour, minute) == (24, 0) {
        return Some(Hour::Midnight);
    }
    Time::new(hour, minute, 0, 0).ok().map(Hour::At)
}

/// How far from now a word means; the present when none is there.
fn from_now(word: Option<&str>) -> i32 {
    word.and_then(|word| WORDS.from_now.get(word)).copied().unwrap_or(0)
}

/// The number of a month, from digits, numerals or its English name.
fn month(text: &str) -> Option<i8> {
    let named = text.get(..3).and_then(|short| WORDS.months.get(short).copied());
    named.or_else(|| i8::try_from(number(text)?).ok())
}

/// The year named, by number or from now; none when none is named.
fn year(groups: &Groups, today: Date) -> Option<i16> {
    let named = groups.get("year").and_then(|text| text.parse().ok());
    let relative = || {
        let years = from_now(Some(groups.get("yr")?));
        i16::try_from(years).ok().map(|years| today.year() + years)
    };
    named.or_else(relative)
}

/// The day the words name.
fn day(groups: &Groups, today: Date) -> Option<Date> {
    if let Some(word) = groups.get("wd") {
        return weekday(word, groups.get("week"), today);
    }
    if let Some(third) = groups.get("third") {
        let first = first_of_month(groups, today)?;
        return Some(match WORDS.parts.get(third).map(String::as_str) {
            Some("first_third") => first.with().day(10).build().ok()?,
            Some("second_third") => first.with().day(20).build().ok()?,
            _ => first.last_of_month(),
        });
    }
    let Some(of_month) = groups.get("day") else {
        return today.checked_add(from_now(groups.get("rel")).days()).ok();
    };
    let of_month = i8::try_from(number(of_month)?).ok()?;
    if groups.get("month").is_some() {
        return dated(groups, of_month, today);
    }
    let first = first_of_month(groups, today)?;
    let date = first.with().day(of_month).build().ok()?;
    // The 5th, said on the 20th, is the 5th of the next month, unless the month was named.
    if date < today && groups.get("mon").is_none() {
        return first.checked_add(1.month()).ok()?.with().day(of_month).build().ok();
    }
    Some(date)
}

/// A day of a month; without a year the nearest one, which may be past.
fn dated(groups: &Groups, of_month: i8, today: Date) -> Option<Date> {
    let month = month(groups.get("month")?)?;
    let year = year(groups, today);
    let date = Date::new(year.unwrap_or(today.year()), month, of_month).ok()?;
    let long_past = date.until(today).ok()?.get_days() > LONG_PAST_DAYS;
    if year.is_none() && long_past {
        return Date::new(today.year() + 1, month, of_month).ok();
    }
    Some(date)
}

fn weekday(word: &str, week: Option<&str>, today: Date) -> Option<Date> {
    let number = WORDS.weekdays.get(word).or_else(|| WORDS.weekdays.get(word.get(..3)?))?;
    let wanted = Weekday::from_monday_one_offset(*number).ok()?;
    let ahead = i32::from(today.weekday().until(wanted));
    let Some(week) = week else { return today.checked_add(ahead.days()).ok() };
    let Some(weeks) = WORDS.from_now.get(week) else {
        // "this coming Friday": the next one, not today.
        return today.checked_add(if ahead == 0 { 7 } else { ahead }.days()).ok();
    };
    let monday =
        today.checked_sub(i32::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
    monday.checked_add((weeks * 7 + i32::from(*number) - 1).days()).ok()
}

/// The first day of the month that is named or meant.
fn first_of_month(groups: &Groups, today: Date) -> Option<Date> {
    let Some(text) = groups.get("month") else {
        return today.first_of_month().checked_add(from_now(groups.get("mon")).months()).ok();
    };
    let (month, year) = (month(text)?, year(groups, today));
    let first = Date::new(year.unwrap_or(today.year()), month, 1).ok()?;
    let long_past = first.last_of_month().until(today).ok()?.get_days() > LONG_PAST_DAYS;
    if year.is_none() && long_past {
        return Date::new(today.year() + 1, month, 1).ok();
    }
    Some(first)
}

/// The last day of a week, a month, a quarter, half a year or a year.
fn last_day(end: End, groups: &Groups, today: Date) -> Option<Date> {
    if end == End::Week {
        let sunday = 6 - i32::from(today.weekday().to_monday_zero_offset());
        return today.checked_add((sunday + 7 * from_now(groups.get("week"))).days()).ok();
    }
    if end == End::Month {
        let first = first_of_month(groups, today)?;
        // "before September" is over when September begins; "by the end of September" has no such word.
        return if is_before(groups) {
            first.yesterday().ok()
        } else {
            Some(first.last_of_month())
        };
    }
    let year = year(groups, today).unwrap_or(today.year());
    let month = match end {
        End::Year | End::Week | End::Month => 12,
        End::Half => match WORDS.parts.get(groups.get("part")?).map(String::as_str) {
            Some("first_half") => 6,
            _ => 12,
        },
        End::Quarter => {
            let named = groups.get("quarter").and_then(number).and_then(|n| i8::try_from(n).ok());
            named.unwrap_or((today.month() - 1) / 3 + 1) * 3
        }
    };
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}
