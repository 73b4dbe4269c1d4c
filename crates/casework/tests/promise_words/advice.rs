//! What is said before a promise is made.

use casework::promise_words::{Advice, advice};
use jiff::SignedDuration;

use crate::{CHINA, at, tuesday};

fn codes(due: &str, usual: Option<SignedDuration>) -> Vec<&'static str> {
    advice(at(due), usual, &CHINA, tuesday()).iter().map(Advice::code).collect()
}

#[test]
fn rest_days_odd_hours_and_unknown_years_are_told() {
    let rows: [(&str, &[&str]); 10] = [
        ("2026-08-20T16:00", &[]),
        ("2026-08-20T18:00", &[]),
        ("2026-08-20T12:30", &["outside_hours"]),
        ("2026-08-20T20:00", &["outside_hours"]),
        // The end of a working day is no odd hour, the end of a Saturday is a rest day.
        ("2026-08-21T00:00", &[]),
        ("2026-08-23T00:00", &["rest_day"]),
        ("2026-10-01T10:00", &["rest_day"]),
        ("2026-10-10T10:00", &[]),
        ("2027-01-01T00:00", &[]),
        ("2027-01-04T10:00", &["unknown_year"]),
    ];
    for (due, expected) in rows {
        assert_eq!(codes(due, None), expected, "{due}");
    }
}

#[test]
fn what_usually_takes_longer_is_told() {
    let days = |n: i64| Some(SignedDuration::from_hours(24 * n));
    assert_eq!(codes("2026-08-20T16:00", days(5)), ["earlier_than_usual"]);
    assert_eq!(codes("2026-08-22T16:00", days(5)), ["earlier_than_usual", "rest_day"]);
    assert!(codes("2026-08-24T16:00", days(5)).is_empty());
    let told = advice(at("2026-08-20T16:00"), days(5), &CHINA, tuesday());
    assert_eq!(told, [Advice::EarlierThanUsual { usual_at: at("2026-08-23T10:00") }]);
}
