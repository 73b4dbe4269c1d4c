//! Calendar files as offices abroad give them out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

use casework::calendar::{CalendarError, ICS_BYTES_MAX, Place, RowFault, RowProblem, YearTable};
use proptest::prelude::*;

/// A file of these lines, with line ends as the standard wants them.
fn file(events: &str) -> String {
    let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{events}END:VCALENDAR\n");
    text.replace('\n', "\r\n")
}

fn event(lines: &str) -> String {
    file(&format!("BEGIN:VEVENT\nUID:1@example.org\n{lines}\nEND:VEVENT\n"))
}

/// The rows read, as `date name`.
fn rows(text: &str) -> Vec<String> {
    let tables = YearTable::from_ics(text).unwrap();
    let rows = tables.iter().flat_map(YearTable::rows);
    rows.map(|row| format!("{} {}", row.date, row.name).trim_end().to_owned()).collect()
}

fn fault(text: &str) -> RowProblem {
    match YearTable::from_ics(text) {
        Err(CalendarError::BadTable(mut problems)) => problems.remove(0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn whole_days_are_read_with_their_names() {
    let christmas =
        event("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Christmas Day");
    assert_eq!(rows(&christmas), ["2026-12-25 Christmas Day"]);
    let texts = [
        ("DTSTART;VALUE=DATE:20261225\nSUMMARY:X", "2026-12-25 X"),
        ("DTSTART:20261225\nSUMMARY;LANGUAGE=en-gb:X", "2026-12-25 X"),
        ("dtstart;value=date:20261225\nsummary:X", "2026-12-25 X"),
        ("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225\nSUMMARY:X", "2026-12-25 X"),
        ("DTSTART;VALUE=DATE:20261225\nDURATION:P1D\nSUMMARY:X", "2026-12-25 X"),
        (
            "DTSTART;VALUE=DATE:20261225\nSUMMARY:St. Stephen\\, in li\n eu\\; of\\nSunday",
            "2026-12-25 St. Stephen, in lieu; of Sunday",
        ),
        ("DTSTART;VALUE=DATE:20261225\nSUMMARY;X=\"a:b\":X", "2026-12-25 X"),
        ("DTSTART;VALUE=DATE:20261225", "2026-12-25"),
    ];
    for (lines, expected) in texts {
        assert_eq!(rows(&event(lines)), [expected], "{lines}");
    }
    let unmarked = christmas.replace("\r\n", "\n");
    assert_eq!(rows(&format!("\u{feff}{christmas}")), rows(&unmarked));
}

#[test]
fn several_days_and_years_become_tables_of_their_own() {
    let text = event("DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102\nSUMMARY:Year end");
    let tables = YearTable::read(&text).unwrap();
    let years: Vec<(i16, usize)> = tables.iter().map(|it| (it.year(), it.rows().count())).collect();
    assert_eq!(years, [(2026, 2), (2027, 1)]);
    assert_eq!(rows(&event("DTSTART;VALUE=DATE:20260216\nDURATION:P1W")).len(), 7);
}

#[test]
fn of_two_events_on_a_day_the_first_names_it_and_cancelled_ones_are_passed_over() {
    let one = |day: &str, name: &str, more: &str| {
        format!("BEGIN:VEVENT\nDTSTART;VALUE=DATE:{day}\nSUMMARY:{name}\n{more}END:VEVENT\n")
    };
    let alarm = "BEGIN:VALARM\nTRIGGER:-P1D\nSUMMARY:wake\nDTSTART:nonsense\nEND:VALARM\n";
    let text = file(&[
        "BEGIN:VTIMEZONE\nTZID:Europe/London\nBEGIN:STANDARD\nDTSTART:19701025T020000\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE\n".to_owned(),
        one("20260101", "New Year", alarm),
        one("20260101", "Bank holiday", ""),
        one("20260403", "Good Friday", "STATUS:CANCELLED\n"),
    ].concat());
    assert_eq!(rows(&text), ["2026-01-01 New Year"]);
}

#[test]
fn what_would_be_a_guess_is_refused_with_its_line() {
    let text = |s: &str| s.to_owned();
    let table = [
        ("DTSTART:20261225T090000Z", 6, RowFault::NotWholeDay { text: text("20261225T090000Z") }),
        ("DTSTART;VALUE=DATE-TIME:20261225", 6, RowFault::NotWholeDay { text: text("20261225") }),
        (
            "DTSTART;VALUE=DATE:20261225\nDURATION:PT8H",
            7,
            RowFault::NotWholeDay { text: text("PT8H") },
        ),
        (
            "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY",
            7,
            RowFault::Repeats { text: text("FREQ=YEARLY") },
        ),
        ("DTSTART;VALUE=DATE:20261232", 6, RowFault::BadDate { text: text("20261232") }),
        ("DTSTART;VALUE=DATE:2026", 6, RowFault::BadDate { text: text("2026") }),
        (
            "DTSTART;VALUE=DATE:２０２６１２２５",
            6,
            RowFault::BadDate { text: text("２０２６１２２５") },
        ),
        ("SUMMARY:no date", 4, RowFault::BadDate { text: String::new() }),
        (
            "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261224",
            7,
            RowFault::BadLength { days: -1 },
        ),
        (
            "DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20270101",
            7,
            RowFault::BadLength { days: 365 },
        ),
    ];
    for (lines, line, expected) in table {
        let found = fault(&event(lines));
        assert_eq!(found, RowProblem { place: Place::Line(line), fault: expected }, "{lines}");
    }
}

#[test]
fn what_is_no_calendar_file_is_refused() {
    for text in [
        "",
        "BEGIN:VCARD\nEND:VCARD\n",
        "nonsense",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
        "BEGIN:VCALENDAR\nno colon\nEND:VCALENDAR",
        "SUMMARY:x\n",
    ] {
        let found = YearTable::from_ics(text);
        assert!(
            matches!(found, Err(CalendarError::BadIcs { .. } | CalendarError::EmptyTable)),
            "{text}: {found:?}"
        );
    }
    assert_eq!(YearTable::from_ics(&file("")), Err(CalendarError::EmptyTable));
    let bytes = ICS_BYTES_MAX + 1;
    let long = "x".repeat(bytes);
    assert_eq!(YearTable::from_ics(&long), Err(CalendarError::TableTooLarge { bytes }));
    let old = event("DTSTART;VALUE=DATE:19991225");
    assert_eq!(YearTable::from_ics(&old), Err(CalendarError::YearOutOfRange { year: 1999 }));
}

#[test]
fn the_kind_of_a_file_is_seen_from_its_beginning() {
    let json =
        r#" {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#;
    let csv = "\u{feff}date,kind,name\n2027-01-01,off,元旦\n";
    let ics = event("DTSTART;VALUE=DATE:20270101\nSUMMARY:元旦");
    for text in [json, csv, &ics, &ics.to_lowercase().replace("\r\n", "\n")] {
        let tables = YearTable::read(text).unwrap();
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].rows().next().map(|row| row.name.as_str()), Some("元旦"), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(pieces in proptest::collection::vec(
        proptest::sample::select(vec![
            "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "DTSTART;VALUE=DATE:2026", "1225", "0101",
            "\n", "\r\n", " ", "DTEND:", "20260101", "DURATION:P", "1D", "SUMMARY:", "\\", "\"", ":", ";", "é", "节", "RRULE:", "T09",
        ]), 0..40)
    ) {
        if let Ok(tables) = YearTable::from_ics(&pieces.concat()) {
            prop_assert!(tables.iter().all(|table| table.rows().count() > 0));
        }
    }
}
