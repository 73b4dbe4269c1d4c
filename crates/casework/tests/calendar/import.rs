//! Reading a year from a file: what is taken, and what is refused with which words.

use casework::calendar::{
    Calendar, CalendarError, Day, DayKind, Place, ROW_PROBLEMS_MAX, RowFault, TABLE_BYTES_MAX,
    TABLE_ROWS_MAX, TableDay, YearTable,
};

use crate::day;

const JSON: &str = r#"{
    "$schema": "https://example.org/schema.json",
    "year": 2027,
    "papers": ["https://example.org/notice"],
    "days": [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
        {"name": "春节", "date": "2027-02-20", "isOffDay": false}
    ]
}"#;

#[test]
fn the_json_in_common_circulation_is_read() {
    let table = YearTable::from_holiday_json(JSON).unwrap();
    assert_eq!((table.year(), table.count(DayKind::Off), table.count(DayKind::Work)), (2027, 2, 1));
    let longer = Calendar::china().load_year(table).unwrap();
    assert_eq!(longer.day(day("2027-01-01")), Ok(Day::Holiday { name: "元旦".to_owned() }));
    assert_eq!(longer.day(day("2027-02-20")), Ok(Day::MakeUp { name: "春节".to_owned() }));
    assert_eq!(longer.missing_year_alarm(day("2026-12-01")), None);
}

#[test]
fn lists_are_read_as_people_and_spreadsheets_write_them() {
    let plain = YearTable::from_csv("2027-01-01,off,元旦\n2027-02-20,work,春节\n").unwrap();
    for text in [
        "date,kind,name\n2027-01-01,off,元旦\n2027-02-20,work,春节",
        "\u{feff}Date,Kind,Name\r\n2027/1/1,OFF,元旦\r\n2027/2/20, work ,\"春节\"\r\n",
        "# from the notice\n\n2027-2-20,work,春节\n2027-01-01,off,元旦\n",
    ] {
        assert_eq!(YearTable::from_csv(text), Ok(plain.clone()), "{text}");
    }
    let nameless = YearTable::from_csv("2027-01-01,off").unwrap();
    assert_eq!(nameless.rows().next().unwrap().name, "");
}

#[test]
fn a_table_is_written_as_it_is_read() {
    let china = Calendar::china();
    for year in china.years() {
        let table = china.year_table(year).unwrap();
        assert_eq!(YearTable::from_csv(&table.to_csv()).as_ref(), Ok(table));
    }
}

/// The problems of a refused list.
fn problems(text: &str) -> Vec<(Place, RowFault)> {
    match YearTable::from_csv(text) {
        Err(CalendarError::BadTable(problems)) => {
            problems.into_iter().map(|problem| (problem.place, problem.fault)).collect()
        }
        other => panic!("rows should be refused, not {other:?}"),
    }
}

#[test]
fn every_wrong_row_is_told_with_its_line_at_once() {
    let text = "date,kind\n\
        2027-01-01,off\n\
        2027-02-30,off\n\
        01.03.2027,off\n\
        2027-04-01,holiday\n\
        2027-01-01,off\n\
        2028-01-01,off\n\
        2027-05-04,work\n\
        2027-05-05\n\
        2027-05-08,off,weekend off is fine\n\
        2027-05-06,off,tab\there\n\
        2026-11-30,off\n";
    let text_of = |text: &str| text.to_owned();
    let expected = [
        (3, RowFault::BadDate { text: text_of("2027-02-30") }),
        (4, RowFault::BadDate { text: text_of("01.03.2027") }),
        (5, RowFault::BadKind { text: text_of("holiday") }),
        (6, RowFault::Duplicate { date: day("2027-01-01"), first: Place::Line(2) }),
        (7, RowFault::WrongYear { date: day("2028-01-01"), year: 2027 }),
        (8, RowFault::WorkOnWeekday { date: day("2027-05-04") }),
        (9, RowFault::BadKind { text: String::new() }),
        (11, RowFault::BadName),
        (12, RowFault::WrongYear { date: day("2026-11-30"), year: 2027 }),
    ];
    assert_eq!(problems(text), expected.map(|(line, fault)| (Place::Line(line), fault)));
    let message = YearTable::from_csv(text).unwrap_err().to_string();
    for part in [
        "line 3: \"2027-02-30\" is not a date; write 2027-01-31; ",
        "line 6: 2027-01-01 is listed twice; it stands at line 2 too; ",
        "line 7: 2028-01-01 does not belong into the table for 2027; ",
        "line 8: 2027-05-04 is a Tuesday, which is worked anyway; was off meant?; ",
    ] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn entries_of_a_json_list_are_told_by_their_number() {
    let text = JSON.replace("2027-01-02", "2027-01-01").replace("2027-02-20", "2027-2-x");
    let Err(CalendarError::BadTable(problems)) = YearTable::from_holiday_json(&text) else {
        panic!("rows should be refused");
    };
    let found: Vec<_> =
        problems.iter().map(|problem| (problem.place, problem.fault.code())).collect();
    assert_eq!(found, [(Place::Entry(2), "duplicate"), (Place::Entry(3), "bad_date")]);
}

#[test]
fn an_empty_table_is_refused_because_it_would_make_every_holiday_a_working_day() {
    for text in ["", "\n\n", "date,kind,name\n", "# nothing yet"] {
        assert_eq!(YearTable::from_csv(text), Err(CalendarError::EmptyTable), "{text:?}");
    }
    let empty = r#"{"year":2027,"papers":[],"days":[]}"#;
    assert_eq!(YearTable::from_holiday_json(empty), Err(CalendarError::EmptyTable));
    assert_eq!(YearTable::new(2027, []), Err(CalendarError::EmptyTable));
}

#[test]
fn json_that_is_none_or_of_another_shape_is_refused_with_its_place() {
    for (text, part) in [
        ("", "line 1 column 0"),
        ("[]", "line 1"),
        ("{\"year\":2027}", "missing field `days`"),
        (
            "{\"year\":2027,\n\"days\":[{\"date\":\"2027-01-01\"}]}",
            "missing field `isOffDay` at line 2",
        ),
        ("{\"year\":\"2027\",\"days\":[]}", "expected i16"),
        ("{\"year\":99999,\"days\":[]}", "expected i16"),
    ] {
        let error = YearTable::from_holiday_json(text).unwrap_err();
        assert_eq!(error.code(), "bad_json", "{text}");
        assert!(error.to_string().contains(part), "{error}");
    }
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(YearTable::from_holiday_json(&deep).unwrap_err().code(), "bad_json");
}

#[test]
fn a_table_that_is_too_large_or_of_no_real_year_is_refused() {
    let large = "#".repeat(TABLE_BYTES_MAX + 1);
    let refused = CalendarError::TableTooLarge { bytes: TABLE_BYTES_MAX + 1 };
    assert_eq!(YearTable::from_csv(&large), Err(refused.clone()));
    assert_eq!(YearTable::from_holiday_json(&large), Err(refused));
    let long = "2027-01-01,off\n".repeat(TABLE_ROWS_MAX + 1);
    assert_eq!(
        YearTable::from_csv(&long),
        Err(CalendarError::TooManyRows { rows: TABLE_ROWS_MAX + 1 })
    );
    assert_eq!(problems(&"nonsense\n".repeat(TABLE_ROWS_MAX)).len(), ROW_PROBLEMS_MAX);
    let row = TableDay { date: day("1027-01-01"), kind: DayKind::Off, name: String::new() };
    assert_eq!(YearTable::new(1027, [row]), Err(CalendarError::YearOutOfRange { year: 1027 }));
    let json = format!(r#"{{"year":"{}","days":[]}}"#, "長".repeat(5_000));
    assert!(YearTable::from_holiday_json(&json).unwrap_err().to_string().len() < 1_000);
}
