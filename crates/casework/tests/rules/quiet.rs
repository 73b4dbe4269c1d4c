//! Quiet hours, at their edges, over midnight and where the clocks change.

use casework::policy;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Quiet hours, zone, a local time, and when what happens then is told.
const TABLE: &[(&str, &str, &str, &str)] = &[
    ("21:00-08:00", "Asia/Shanghai", "2026-03-02T20:59", "2026-03-02T20:59"),
    ("21:00-08:00", "Asia/Shanghai", "2026-03-02T21:00", "2026-03-03T08:00"),
    ("21:00-08:00", "Asia/Shanghai", "2026-03-03T00:00", "2026-03-03T08:00"),
    ("21:00-08:00", "Asia/Shanghai", "2026-03-03T07:59", "2026-03-03T08:00"),
    ("21:00-08:00", "Asia/Shanghai", "2026-03-03T08:00", "2026-03-03T08:00"),
    ("12:00-14:00", "Asia/Shanghai", "2026-03-03T13:30", "2026-03-03T14:00"),
    ("12:00-14:00", "Asia/Shanghai", "2026-03-03T23:30", "2026-03-03T23:30"),
    // The clocks jump from 01:00 to 02:00: half past one does not exist.
    ("23:00-01:30", "Europe/London", "2026-03-28T23:30", "2026-03-29T02:30"),
];

#[test]
fn what_happens_at_night_is_told_in_the_morning() {
    for (hours, zone, at, told) in TABLE {
        let (from, to) = hours.split_once('-').unwrap();
        let text = format!("[quiet]\nfrom = \"{from}\"\nto = \"{to}\"\n");
        let policy = policy::parse("quiet.toml", &text).unwrap();
        let zone = TimeZone::get(zone).unwrap();
        let instant = |text: &str| {
            text.parse::<DateTime>().unwrap().to_zoned(zone.clone()).unwrap().timestamp()
        };
        let awake = policy.awake_at(instant(at), &zone).to_zoned(zone.clone());
        assert_eq!(awake.strftime("%Y-%m-%dT%H:%M").to_string(), *told, "{hours} {at}");
    }
    let none = policy::parse("quiet.toml", "").unwrap();
    let at = "2026-03-03T00:00:00Z".parse().unwrap();
    assert_eq!(none.awake_at(at, &TimeZone::UTC), at);
}
