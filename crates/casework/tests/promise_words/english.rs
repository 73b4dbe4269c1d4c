//! English.

use crate::{holds, silent, tuesday};

#[test]
fn spans_are_found() {
    holds(
        tuesday(),
        &[
            ("We will reply within 3 days.", &["within 3 days=08-22 00:00"]),
            (
                "You will hear from us within three working days",
                &["within three working days=08-22 00:00"],
            ),
            ("in two working days", &["in two working days=08-21 00:00"]),
            ("We'll call you back in 15 minutes.", &["in 15 minutes=08-18 10:15"]),
            ("within 24 hours", &["within 24 hours=08-19 10:00"]),
            ("within the next 48 hours", &["within the next 48 hours=08-20 10:00"]),
            ("within an hour", &["within an hour=08-18 11:00"]),
            ("within the hour", &["within the hour=08-18 11:00"]),
            ("within half an hour", &["within half an hour=08-18 10:30"]),
            ("within a week", &["within a week=08-26 00:00"]),
            ("within a fortnight", &["within a fortnight=09-02 00:00"]),
            (
                "Within 3-5 business days we will refund you",
                &["Within 3-5 business days=08-26 00:00"],
            ),
            ("within two to three days", &["within two to three days=08-22 00:00"]),
            ("within a few days", &["within a few days=08-22 00:00"]),
            ("within five (5) working days", &["within five (5) working days=08-26 00:00"]),
            ("no later than 10 working days", &["no later than 10 working days=09-02 00:00"]),
            ("it will be fixed in about two weeks", &["in about two weeks=09-02 00:00"]),
            ("within one month", &["within one month=09-19 00:00"]),
            ("within 8 working hours", &["within 8 working hours=08-19 10:30"]),
            ("within ２ days", &["within ２ days=08-21 00:00"]),
        ],
    );
}

#[test]
fn days_are_found() {
    holds(
        tuesday(),
        &[
            ("We will write to you by Friday.", &["by Friday=08-22 00:00"]),
            ("before Friday", &["before Friday=08-21 00:00"]),
            ("by Monday morning", &["by Monday morning=08-24 12:00"]),
            ("by next Monday", &["by next Monday=08-25 00:00"]),
            ("by this Friday", &["by this Friday=08-22 00:00"]),
            ("no later than Thursday", &["no later than Thursday=08-21 00:00"]),
            ("We will call on Wed afternoon", &["on Wed afternoon=08-19 18:00"]),
            ("tomorrow", &["tomorrow=08-20 00:00"]),
            ("We will call you tomorrow morning.", &["tomorrow morning=08-19 12:00"]),
            ("by tomorrow", &["by tomorrow=08-20 00:00"]),
            ("the day after tomorrow", &["the day after tomorrow=08-21 00:00"]),
            ("by close of business today", &["by close of business today=08-18 18:00"]),
            ("by end of day", &["by end of day=08-18 18:00"]),
            ("by COB Friday", &["by COB Friday=08-21 18:00"]),
            ("by 5 pm tomorrow", &["by 5 pm tomorrow=08-19 17:00"]),
            ("by 5 Sept", &["by 5 Sept=09-06 00:00!"]),
            ("by 7 September 2026", &["by 7 September 2026=09-08 00:00"]),
            ("by September 7th, 2026", &["by September 7th, 2026=09-08 00:00"]),
            ("by 2026-09-07", &["by 2026-09-07=09-08 00:00"]),
            ("by the 25th", &["by the 25th=08-26 00:00"]),
            ("end of the month", &["end of the month=09-01 00:00"]),
            ("by the end of next month", &["by the end of next month=10-01 00:00"]),
            ("by the end of the week", &["by the end of the week=08-24 00:00!"]),
            ("by end of September", &["by end of September=10-01 00:00"]),
            ("we will ring you next week", &["next week=08-31 00:00!"]),
            ("I will call you this afternoon", &["this afternoon=08-18 18:00"]),
            ("We will be in touch later today", &["later today=08-19 00:00"]),
            ("by 3 March 2028", &["by 3 March 2028=?"]),
        ],
    );
}

#[test]
fn what_is_no_promise_is_left_alone() {
    silent(
        tuesday(),
        &[
            "We received your letter three days ago.",
            "It was repaired within 3 days.",
            "We had replied within two days",
            "last Friday",
            "on Friday you wrote to us",
            "The warranty covers repairs within 3 years",
            "We are open 24 hours",
            "We inspect every three days",
            "You can return it within 30 days of purchase",
            "Please reply within 14 days",
            "If you need help within the next days",
            "Can you fix it within 3 days?",
            "Will it be done by Friday?",
            "by 31 February",
            "He lives in two rooms",
            "We have been here for 3 years",
            "by 1 August 2026",
            "open Monday to Friday",
            "in 2019",
        ],
    );
}
