//! The effect of an action: limits as they are published, and laws that hold for all months.

use casework::action::effect::{
    MONTHS_AFTER_MIN, MONTHS_BEFORE_MIN, Point, Verdict, came_back, judge, limits, rate, series,
};
use casework::exposure::{Exposure, Month, MonthCount};
use casework::refusal::Refusal;
use proptest::prelude::*;

fn month(text: &str) -> Month {
    Month::parse(text).expect("tests write months as 2026-03")
}

/// Months one after another from January 2023, each with a count and an exposure.
fn points(numbers: &[(u64, u64)]) -> Vec<Point> {
    let mut at = month("2023-01");
    let mut list = Vec::new();
    for (count, exposure) in numbers {
        list.push(Point { month: at, count: *count, exposure: *exposure });
        at = at.next();
    }
    list
}

/// Within the second decimal: the book rounds the centre before it goes on.
fn near(found: f64, published: f64) {
    assert!((found - published).abs() < 0.011, "{found} is not {published}");
}

#[test]
fn equal_subgroups_have_the_limits_montgomery_publishes() {
    // Errors in shipments, twenty weeks of fifty: centre 0.0740, upper limit 0.1894, lower limit none.
    let errors = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4];
    let weeks: Vec<(u64, u64)> = errors.iter().map(|count| (*count, 50)).collect();
    let centre = rate(&points(&weeks)).expect("there is exposure");
    assert!((centre - 0.0740).abs() < 0.00005);
    let limits = limits(centre, 50);
    assert!((limits.upper - 0.1894).abs() < 0.00005);
    assert!(limits.lower.abs() < f64::EPSILON);
}

#[test]
fn unequal_subgroups_have_limits_of_their_own_as_published() {
    // Defects in dyed cloth, rolls of 8 to 13 units; in half units, so that they are whole numbers.
    let rolls = [
        (14, 20, 2.55, 0.29),
        (12, 16, 2.68, 0.16),
        (20, 26, 2.41, 0.43),
        (11, 20, 2.55, 0.29),
        (7, 19, 2.58, 0.26),
        (10, 20, 2.55, 0.29),
        (21, 24, 2.45, 0.39),
        (16, 21, 2.52, 0.32),
        (19, 24, 2.45, 0.39),
        (23, 25, 2.43, 0.41),
    ];
    let numbers: Vec<(u64, u64)> =
        rolls.iter().map(|(count, units, ..)| (*count, *units)).collect();
    let centre = rate(&points(&numbers)).expect("there is exposure");
    near(2.0 * centre, 1.42);
    for (_, units, upper, lower) in rolls {
        let limits = limits(centre, units);
        near(2.0 * limits.upper, upper);
        near(2.0 * limits.lower, lower);
    }
}

/// A year of thirty complaints a month among a thousand flats.
fn a_year() -> Vec<Point> {
    points(&[(30, 1_000); 12])
}

#[test]
fn a_rate_halved_for_a_quarter_is_proved() {
    let effect = judge(&a_year(), &points(&[(15, 1_000), (13, 1_000), (14, 1_000)])).unwrap();
    assert_eq!(effect.verdict, Verdict::Effective);
    // 42 complaints among 3,000: 0.0140, where chance allows 0.0300 - 3·√(0.03/3000) = 0.0205.
    near(effect.rate_after.unwrap(), 0.0140);
    assert!((effect.limits_after.unwrap().lower - 0.020_513).abs() < 0.000_001);
}

#[test]
fn what_chance_may_do_proves_nothing() {
    let verdict =
        |after: &[(u64, u64)]| judge(&a_year(), &points(after)).map(|effect| effect.verdict);
    assert_eq!(verdict(&[(27, 1_000), (24, 1_000), (26, 1_000)]), Ok(Verdict::NoEffect));
    assert_eq!(verdict(&[(45, 1_000), (48, 1_000), (50, 1_000)]), Ok(Verdict::Worse));
    // Two months are too few, and three months of fifty flats too little.
    assert_eq!(verdict(&[(0, 1_000), (0, 1_000)]), Ok(Verdict::NotYet));
    assert_eq!(verdict(&[(0, 50), (0, 50), (0, 50)]), Ok(Verdict::NotYet));
    assert_eq!(verdict(&[]), Ok(Verdict::NotYet));
}

#[test]
fn five_months_before_are_too_few_and_a_month_without_exposure_is_none() {
    let after = points(&[(1, 1_000); 3]);
    assert_eq!(judge(&points(&[(30, 1_000); 5]), &after), Err(Refusal::TooFewMonths));
    assert_eq!(judge(&[], &[]), Err(Refusal::TooFewMonths));
    let mut gap = a_year();
    gap[3].exposure = 0;
    assert_eq!(judge(&gap, &after), Err(Refusal::ExposureMissing));
}

fn exposure(from: &str, months: usize) -> Exposure {
    let mut at = month(from);
    let mut it = Exposure { title: "住户".to_owned(), per: 1_000, ..Exposure::default() };
    for _ in 0..months {
        it.months.insert(at, 1_000);
        at = at.next();
    }
    it
}

#[test]
fn the_month_it_was_done_in_is_neither_before_nor_after() {
    let counted = [("2025-06", 9), ("2026-01", 4), ("2026-02", 2)]
        .map(|(text, count)| MonthCount { month: month(text), count });
    let (before, after) =
        series(&counted, &exposure("2025-01", 14), month("2026-01"), month("2026-04")).unwrap();
    assert_eq!((before.len(), after.len()), (12, 1));
    assert_eq!(before[5].count, 9);
    assert_eq!(after[0], Point { month: month("2026-02"), count: 2, exposure: 1_000 });
}

#[test]
fn a_gap_in_the_exposure_is_told_and_the_last_months_may_be_awaited() {
    let mut gap = exposure("2025-01", 16);
    gap.months.remove(&month("2025-07"));
    let done = month("2026-01");
    assert_eq!(series(&[], &gap, done, month("2026-05")), Err(Refusal::ExposureMissing));
    // Nobody has entered April yet: March is the last month looked at.
    let (_, after) = series(&[], &exposure("2025-01", 15), done, month("2026-06")).unwrap();
    assert_eq!(after.last().map(|it| it.month), Some(month("2026-03")));
    let none = Exposure::default();
    assert_eq!(series(&[], &none, done, month("2026-05")), Err(Refusal::ExposureMissing));
}

#[test]
fn what_comes_back_is_seen_against_the_level_that_was_reached() {
    let proof = points(&[(14, 1_000), (13, 1_000), (15, 1_000)]);
    assert_eq!(came_back(&proof, &points(&[(20, 1_000), (22, 1_000)])), None);
    // 0.0140 + 3·√(0.0140/1000) = 0.0252: 26 is above it, though still below what was usual before.
    let back = came_back(&proof, &points(&[(20, 1_000), (26, 1_000)])).expect("it came back");
    assert_eq!(back.point.count, 26);
    assert!((back.limits.upper - 0.025_225).abs() < 0.000_001);
    // The first complaint after none at all is no relapse.
    assert_eq!(came_back(&points(&[(0, 1_000); 3]), &points(&[(1, 1_000)])), None);
}

prop_compose! {
    fn months(least: usize, most: usize)(
        list in proptest::collection::vec((0u64..400, 1u64..5_000), least..most)
    ) -> Vec<Point> {
        points(&list)
    }
}

proptest! {
    #[test]
    fn a_verdict_never_contradicts_the_rates(
        before in months(MONTHS_BEFORE_MIN, 36),
        after in months(0, 12),
    ) {
        let effect = judge(&before, &after).expect("there are months enough");
        let told = effect.rate_after.unwrap_or(effect.centre);
        match effect.verdict {
            Verdict::Effective => prop_assert!(told < effect.centre),
            Verdict::Worse => prop_assert!(told > effect.centre),
            Verdict::NoEffect => {
                let limits = effect.limits_after.expect("there are months after");
                prop_assert!(limits.lower <= told && told <= limits.upper);
            }
            Verdict::NotYet => {}
        }
        if after.len() < MONTHS_AFTER_MIN {
            prop_assert_eq!(effect.verdict, Verdict::NotYet);
        }
    }

    #[test]
    fn limits_hold_the_centre_between_them_and_narrow_with_exposure(
        centre in 0.0f64..10.0,
        exposure in 1u64..1_000_000,
    ) {
        let (one, twice) = (limits(centre, exposure), limits(centre, exposure * 2));
        prop_assert!(one.lower <= centre && centre <= one.upper);
        prop_assert!(one.lower >= 0.0);
        prop_assert!(twice.upper <= one.upper && twice.lower >= one.lower);
    }

    #[test]
    fn nothing_depends_on_the_order_of_months(before in months(MONTHS_BEFORE_MIN, 36)) {
        let mut turned = before.clone();
        turned.reverse();
        prop_assert_eq!(rate(&before), rate(&turned));
    }

    #[test]
    fn what_stays_as_it_was_is_never_proved(count in 0u64..400, exposure in 1u64..5_000, n in 3usize..12) {
        let before = points(&[(count, exposure); 12]);
        let after = points(&vec![(count, exposure); n]);
        let verdict = judge(&before, &after).expect("there are months enough").verdict;
        prop_assert!(matches!(verdict, Verdict::NoEffect | Verdict::NotYet));
    }
}
