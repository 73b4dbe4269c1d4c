//! The living style guide: every part with believable content, to look at and to test.
//!
//! It is served under `/styleguide` in debug builds only. Its words lie beside its templates, in
//! `templates/layout/parts_sample.txt`, because sources hold no Chinese.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::layout::{Door, Doors, Flash, Frame, Outside, Person};
use crate::locale::{Locale, Reader};
use crate::parts::{
    Choice, Clock, Facet, FacetValue, FileLink, FormState, Pager, Pill, PromiseRow, Step, StepState,
};
use crate::parts::{TimelineItem, Tone};

/// The texts of the sample by name.
#[derive(Clone, Debug)]
struct Texts(BTreeMap<&'static str, String>);

impl Texts {
    fn load() -> Self {
        let lines = include_str!("../templates/layout/parts_sample.txt").lines();
        let pairs =
            lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
        Self(pairs.map(|(name, words)| (name, words.replace("\\n", "\n"))).collect())
    }

    fn get(&self, name: &str) -> String {
        self.0.get(name).unwrap_or_else(|| panic!("the sample has no text {name}")).clone()
    }
}

/// Every part on one page.
#[derive(Template)]
#[template(path = "layout/parts_sample.html")]
struct PartsSample {
    l: Reader,
    frame: Frame,
    x: Texts,
    clocks: Vec<Clock>,
    promises: Vec<PromiseRow>,
    timeline: Vec<TimelineItem>,
    steps: Vec<Step>,
    form: FormState,
    refused: FormState,
    channels: Vec<Choice>,
    categories: Vec<Choice>,
    factors: Vec<Choice>,
    rows: Vec<Row>,
    facets: Vec<Facet>,
    pills: Vec<Pill>,
    pager: Pager,
    charts: [String; 3],
    months: Vec<(String, u32, u32)>,
}

/// A line of the sample queue.
struct Row {
    no: String,
    title: String,
    place: String,
    priority: u8,
    stage: String,
    tone: Tone,
    unit: String,
    received: Timestamp,
    clock: Clock,
}

/// A page for customers.
#[derive(Template)]
#[template(path = "layout/public_sample.html")]
struct PublicSample {
    l: Reader,
    frame: Outside,
    x: Texts,
    steps: Vec<Step>,
    refused: FormState,
}

/// Serves the parts.
pub(crate) async fn show(headers: HeaderMap) -> Response {
    crate::layout::show(&parts(reader(&headers)))
}

/// Serves another sample: `public`, `error`.
pub(crate) async fn show_one(Path(page): Path<String>, headers: HeaderMap) -> Response {
    match page.as_str() {
        "public" => crate::layout::show(&public(reader(&headers))),
        "error" => crate::layout::error(
            reader(&headers),
            StatusCode::INTERNAL_SERVER_ERROR,
            "01990a2c-7f3e",
        ),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn reader(headers: &HeaderMap) -> Reader {
    Reader::new(Locale::from_headers(headers), shanghai(), noon())
}

fn shanghai() -> TimeZone {
    TimeZone::get("Asia/Shanghai").unwrap_or(TimeZone::UTC)
}

/// The sample's now: Monday 17 August 2026, 12:00 in Shanghai.
fn noon() -> Timestamp {
    Timestamp::from_second(1_786_939_200).unwrap_or_default()
}

fn parts(l: Reader) -> PartsSample {
    let x = Texts::load();
    let frame = Frame {
        person: Some(Person {
            id: "sample".to_owned(),
            name: x.get("person"),
            role: x.get("role"),
        }),
        unread: 3,
        doors: Doors { intake: true, figures: true, admin: true },
        at: Door::Queue,
        case_no: "20260817-0042-6".to_owned(),
        flash: Some(Flash::good(x.get("event-call-body"))),
        live: "/events".to_owned(),
        path: "/styleguide".to_owned(),
        ..Frame::default()
    };
    PartsSample {
        clocks: clocks(&l),
        promises: promises(&l, &x),
        timeline: timeline(&l, &x),
        steps: steps(&x),
        form: FormState::new("sample").with("channel", "phone").with("story", ""),
        refused: refused(&x),
        channels: choices(&x, &["phone", "visit", "letter", "web", "app"], "channel"),
        categories: categories(&x),
        factors: factors(&x),
        rows: rows(&l, &x),
        facets: facets(&x),
        pills: vec![
            Pill { label: x.get("facet-unit"), value: x.get("unit-2"), url: "#".to_owned() },
            Pill { label: x.get("facet-due"), value: x.get("facet-overdue"), url: "#".to_owned() },
        ],
        pager: Pager {
            from: 51,
            to: 100,
            of: "1,234".to_owned(),
            previous: Some("#".to_owned()),
            next: Some("#".to_owned()),
        },
        charts: charts(&x),
        months: months(&x),
        l,
        frame,
        x,
    }
}

fn public(l: Reader) -> PublicSample {
    let x = Texts::load();
    let frame = Outside {
        organisation: x.get("org"),
        hotline: "400-810-2345".to_owned(),
        path: "/styleguide/public".to_owned(),
        ..Outside::default()
    };
    PublicSample { steps: steps(&x), refused: refused(&x), l, frame, x }
}

fn clocks(l: &Reader) -> Vec<Clock> {
    vec![
        Clock::running(l, l.now - 2.hours(), l.now + 26.hours()),
        Clock::running(l, l.now - 3.hours(), l.now + 40.minutes()),
        Clock::running(l, l.now - 90.hours(), l.now - 50.hours()),
        Clock::paused(l, l.now + 3.hours()),
        Clock::kept(l, l.now - 1.hours()),
        Clock::kept_late(l, l.now - 1.hours()),
    ]
}

fn promises(l: &Reader, x: &Texts) -> Vec<PromiseRow> {
    let row = |what: &str, whom: &str, who: &str, basis: &str, clock, due_at| PromiseRow {
        what: x.get(what),
        whom: if whom.is_empty() { String::new() } else { x.get(whom) },
        who: if who.is_empty() { String::new() } else { x.get(who) },
        basis: if basis.is_empty() { String::new() } else { x.get(basis) },
        clock,
        due_at,
        due: crate::words::deadline_short(l, due_at),
        why: "#".to_owned(),
    };
    let (soon, late, later) = (l.now + 40.minutes(), l.now - 3.hours(), l.now + 96.hours());
    vec![
        row("what-visit", "whom", "wang", "", Clock::running(l, late, late), late),
        row("what", "whom", "", "basis", Clock::running(l, l.now - 3.hours(), soon), soon),
        row(
            "what-answer",
            "whom",
            "",
            "basis-law",
            Clock::running(l, l.now - 3.hours(), later),
            later,
        ),
    ]
}

fn timeline(l: &Reader, x: &Texts) -> Vec<TimelineItem> {
    let item = |name: &str, icon, tone, minutes: i64, by: &str| TimelineItem {
        at: l.now - minutes.minutes(),
        icon,
        tone,
        title: x.get(&format!("event-{name}")),
        by: x.get(by),
        body: x.get(&format!("event-{name}-body")),
        ..TimelineItem::default()
    };
    vec![
        item("overdue", "alert-triangle", Tone::Red, 5, "dispatcher"),
        TimelineItem {
            facts: vec![(x.get("fact-cause"), x.get("fact-cause-is"))],
            files: vec![
                FileLink {
                    name: x.get("file-photo"),
                    url: "#".to_owned(),
                    size: crate::parts::size(1_843_200_u32),
                    ..FileLink::default()
                },
                FileLink {
                    name: x.get("file-doc"),
                    url: "#".to_owned(),
                    size: crate::parts::size(240_000_u32),
                    ..FileLink::default()
                },
            ],
            ..item("visit", "checks", Tone::Green, 62, "li")
        },
        TimelineItem {
            facts: vec![(x.get("fact-duration"), x.get("fact-duration-is"))],
            ..item("call", "phone-outgoing", Tone::Blue, 140, "wang")
        },
        TimelineItem { internal: true, ..item("note", "note", Tone::Violet, 150, "wang") },
        item("triage", "flag", Tone::Amber, 175, "person"),
        item("received", "phone-incoming", Tone::Blue, 198, "dispatcher"),
    ]
}

fn steps(x: &Texts) -> Vec<Step> {
    let step = |name: &str, state, when: &str| Step {
        words: x.get(name),
        state,
        when: if when.is_empty() { String::new() } else { x.get(when) },
    };
    vec![
        step("stage-receive", StepState::Done, "when-1"),
        step("stage-triage", StepState::Done, "when-2"),
        step("stage-work", StepState::Now, ""),
        step("stage-answer", StepState::Todo, "when-3"),
        step("stage-callback", StepState::Todo, ""),
        step("stage-close", StepState::Todo, ""),
    ]
}

fn refused(x: &Texts) -> FormState {
    let (phone, story) = (x.get("typed-phone"), x.get("typed-story"));
    let mut form =
        FormState::typed("refused", [("phone", phone.as_str()), ("story", story.as_str())]);
    form.wrong("phone", x.get("wrong-phone"));
    form.wrong("category", x.get("wrong-category"));
    form
}

fn choices(x: &Texts, names: &[&str], prefix: &str) -> Vec<Choice> {
    names.iter().map(|name| Choice::new(*name, x.get(&format!("{prefix}-{name}")))).collect()
}

fn categories(x: &Texts) -> Vec<Choice> {
    let groups: [(&str, &[&str]); 3] = [
        ("category-group", &["lift", "lift-noise", "lift-stop", "door"]),
        ("category-group-2", &["rubbish", "pest"]),
        ("category-group-3", &["attitude", "call"]),
    ];
    let group = |(name, values): (&str, &[&str])| {
        let title = x.get(name);
        choices(x, values, "category")
            .into_iter()
            .map(move |choice| Choice { group: title.clone(), ..choice })
            .collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(group).collect()
}

fn factors(x: &Texts) -> Vec<Choice> {
    let with_hint =
        |choice: Choice| Choice { hint: x.get(&format!("factor-{}-hint", choice.value)), ..choice };
    choices(x, &["safety", "many", "press"], "factor").into_iter().map(with_hint).collect()
}

fn rows(l: &Reader, x: &Texts) -> Vec<Row> {
    let stages = [
        ("stage-work", Tone::Blue),
        ("stage-triage", Tone::Amber),
        ("stage-answer", Tone::Blue),
        ("stage-receive", Tone::Grey),
        ("stage-callback", Tone::Green),
    ];
    let units = ["unit-2", "unit-2", "unit-3", "unit", "unit-4"];
    let row = |index: usize| {
        let hours = [-3_i64, 1, 9, 30, 120][index];
        let due = l.now + hours.hours();
        Row {
            no: format!("2026081{index}-00{}2-6", 4 + index),
            title: x.get(&format!("queue-{}", index + 1)),
            place: x.get(&format!("place-{}", index + 1)),
            priority: [1, 2, 3, 2, 4][index],
            stage: x.get(stages[index].0),
            tone: stages[index].1,
            unit: x.get(units[index]),
            received: l.now - (i64::try_from(index).unwrap_or(0) * 21 + 2).hours(),
            clock: Clock::running(l, l.now - 8.hours(), due),
        }
    };
    (0..5).map(row).collect()
}

fn facets(x: &Texts) -> Vec<Facet> {
    let value = |name: &str, count: &str, on| FacetValue {
        words: x.get(name),
        count: count.to_owned(),
        url: "#".to_owned(),
        on,
    };
    vec![
        Facet {
            title: x.get("facet-due"),
            values: vec![
                value("facet-overdue", "12", true),
                value("facet-today", "31", false),
                value("facet-week", "208", false),
            ],
        },
        Facet {
            title: x.get("facet-unit"),
            values: vec![
                value("unit-2", "1,024", true),
                value("unit-3", "88", false),
                value("unit", "46", false),
                value("unit-4", "7", false),
            ],
        },
        Facet {
            title: x.get("facet-stage"),
            values: vec![
                value("stage-triage", "9", false),
                value("stage-work", "640", false),
                value("stage-callback", "75", false),
            ],
        },
    ]
}

fn months(x: &Texts) -> Vec<(String, u32, u32)> {
    let counts = [
        (212, 205),
        (148, 160),
        (233, 221),
        (240, 236),
        (261, 255),
        (302, 280),
        (341, 318),
        (187, 166),
    ];
    x.get("months")
        .split(',')
        .zip(counts)
        .map(|(month, (came, went))| (month.to_owned(), came, went))
        .collect()
}

fn charts(x: &Texts) -> [String; 3] {
    let months = months(x);
    let labels: Vec<&str> = months.iter().map(|(month, _, _)| month.as_str()).collect();
    let came: Vec<u32> = months.iter().map(|(_, came, _)| *came).collect();
    let went: Vec<u32> = months.iter().map(|(_, _, went)| *went).collect();
    let urls: Vec<String> = (1..=8).map(|month| format!("#month-{month}")).collect();
    let unit = x.get("chart-unit");
    let bars = serde_json::json!({
        "kind": "bar", "labels": labels, "urls": urls, "unit": unit,
        "series": [{"name": x.get("chart-in"), "values": came}, {"name": x.get("chart-out"), "values": went}],
    });
    let names = [
        "category-lift",
        "category-rubbish",
        "category-door",
        "category-attitude",
        "category-pest",
    ]
    .map(|name| x.get(name));
    let lying = serde_json::json!({
        "kind": "row", "labels": names, "unit": unit, "series": [{"name": x.get("chart-in"), "values": [412, 301, 188, 97, 41]}],
    });
    let channels =
        ["phone", "visit", "letter", "web", "app"].map(|name| x.get(&format!("channel-{name}")));
    let shares = serde_json::json!({
        "kind": "pie", "labels": channels, "unit": unit, "series": [{"name": x.get("chart-share"), "values": [861, 204, 17, 388, 454]}],
    });
    [bars, lying, shares].map(|chart| chart.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets;

    fn pages(locale: Locale) -> [String; 2] {
        let l = Reader::new(locale, shanghai(), noon());
        [parts(l.clone()).render().unwrap(), public(l).render().unwrap()]
    }

    #[test]
    fn every_part_renders_in_every_language_and_the_same_each_time() {
        for locale in Locale::ALL {
            let once = pages(locale);
            assert_eq!(once, pages(locale));
            for html in once {
                assert!(html.trim_start().starts_with("<!doctype html>"));
                assert!(html.contains(&format!("lang=\"{locale}\"")));
            }
        }
    }

    #[test]
    fn pages_need_nothing_the_policy_forbids() {
        for html in pages(Locale::ZhHans) {
            for forbidden in
                [" style=", "<style", "javascript:", " onclick=", " onload=", "<script>"]
            {
                assert!(!html.contains(forbidden), "{forbidden} stands in a page");
            }
        }
    }

    #[test]
    fn ids_are_unique_and_every_icon_is_there() {
        for html in pages(Locale::ZhHans) {
            let mut ids: Vec<&str> =
                html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(all, ids.len(), "an id stands twice");
            for icon in html
                .split("icons.")
                .skip(1)
                .filter_map(|rest| rest.split('"').next()?.split('#').nth(1))
            {
                assert!(assets::has_icon(icon), "no icon {icon}");
            }
        }
    }

    #[test]
    fn the_sample_s_now_is_a_monday_noon() {
        let now = noon().to_zoned(shanghai());
        assert_eq!(now.to_string(), "2026-08-17T12:00:00+08:00[Asia/Shanghai]");
    }
}
