//! That every text is there in every language, that templates ask only for texts there are, and how
//! times and amounts read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn shanghai() -> TimeZone {
    TimeZone::get("Asia/Shanghai").unwrap()
}

/// The places (`$n`) a text has.
fn places(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    found.insert(id.name.to_owned());
                }
                Expression::Select {
                    selector: InlineExpression::VariableReference { id },
                    variants,
                } => {
                    found.insert(id.name.to_owned());
                    for variant in variants {
                        places(&variant.value, found);
                    }
                }
                Expression::Select { variants, .. } => {
                    for variant in variants {
                        places(&variant.value, found);
                    }
                }
                Expression::Inline(_) => {}
            }
        }
    }
}

/// Every key of a language with the places of its text; a file that does not parse or a key that stands twice fails.
fn keys(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for (file, text) in FILES[locale as usize] {
        let resource = fluent_syntax::parser::parse(*text)
            .unwrap_or_else(|(_, problems)| panic!("{file}: {problems:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut found = BTreeSet::new();
            places(message.value.as_ref().unwrap(), &mut found);
            let twice = keys.insert(message.id.name.to_owned(), found);
            assert!(twice.is_none(), "{file}: {} stands twice", message.id.name);
        }
    }
    keys
}

fn files_under(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_under(&path, into) } else { into.push(path) }
    }
}

/// A template without its `{# … #}`, which show how to write things.
fn without_comments(template: &str) -> String {
    let mut parts = template.split("{#");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("#}").map_or("", |(_, rest)| rest))
}

#[test]
fn every_text_is_there_in_every_language_with_the_same_places() {
    let ours = keys(Locale::ZhHans);
    for other in [Locale::ZhHant, Locale::En] {
        let theirs = keys(other);
        let missing: Vec<_> = ours.keys().filter(|key| !theirs.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{other} lacks {missing:?}");
        let more: Vec<_> = theirs.keys().filter(|key| !ours.contains_key(*key)).collect();
        assert!(more.is_empty(), "only {other} has {more:?}");
        for (key, places) in &theirs {
            // A language may leave a place out (English names months), never add one.
            assert!(places.is_subset(&ours[key]), "{other}: {key} has other places than zh-Hans");
        }
    }
}

#[test]
fn templates_ask_only_for_texts_there_are() {
    let known = keys(Locale::ZhHans);
    let mut files = Vec::new();
    files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut files);
    let mut unknown = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "html")) {
        let text = std::fs::read_to_string(file).unwrap();
        let text = without_comments(&text);
        for call in ["l.t(\"", "l.t1(\"", "l.t2(\""] {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                if !known.contains_key(key) {
                    unknown.push(format!("{}: {key}", file.display()));
                }
            }
        }
    }
    assert!(unknown.is_empty(), "no text for {unknown:#?}");
}

#[test]
fn the_reader_s_choice_comes_before_the_browser_s() {
    let from = Locale::from_request;
    assert_eq!(from(None, None), Locale::ZhHans);
    assert_eq!(from(Some("en"), Some("zh-CN")), Locale::En);
    assert_eq!(from(Some("klingon"), Some("zh-TW,zh;q=0.9")), Locale::ZhHant);
    assert_eq!(from(None, Some("fr, en;q=0.5, zh-Hans;q=0.8")), Locale::ZhHans);
    assert_eq!(from(None, Some("en;q=0, zh-HK")), Locale::ZhHant);
    assert_eq!(from(None, Some("de, *;q=0.5, ;;;")), Locale::ZhHans);
    let mut headers = HeaderMap::new();
    headers.insert(header::COOKIE, "wenguo=secret; lang=zh-Hant".parse().unwrap());
    assert_eq!(Locale::from_headers(&headers), Locale::ZhHant);
}

#[test]
fn a_gap_shows_its_key_and_takes_the_next_language_first() {
    assert_eq!(Locale::En.text("no-such-text"), "no-such-text");
    assert!(!Locale::En.has("no-such-text"));
    assert_eq!(Locale::ZhHant.text("product"), "聞過");
    assert_eq!(
        Locale::En.text_with("form-problems", &[("n", 1.into())]),
        "One thing needs your attention"
    );
    assert_eq!(
        Locale::En.text_with("form-problems", &[("n", 3.into())]),
        "3 things need your attention"
    );
    // A place that is not filled is our mistake, and still no empty page.
    assert!(Locale::ZhHans.text_with("file-limit", &[]).contains("每个不超过"));
}

#[test]
fn deadlines_read_like_people_speak() {
    let now = at("2026-08-17T04:00:00Z");
    for (due, ours, english) in [
        ("2026-08-17T04:00:59Z", "还剩 不到 1 分钟", "less than a minute left"),
        ("2026-08-17T04:25:00Z", "还剩 25 分钟", "25 min left"),
        ("2026-08-17T07:00:00Z", "还剩 3 小时", "3 h left"),
        ("2026-08-17T07:20:00Z", "还剩 3 小时 20 分", "3 h 20 min left"),
        ("2026-08-18T05:30:00Z", "还剩 25 小时", "25 h left"),
        ("2026-08-20T04:00:00Z", "还剩 3 天", "3 days left"),
        ("2026-08-15T04:00:00Z", "已超 2 天", "2 days over"),
        ("2026-08-17T03:00:00Z", "已超 1 小时", "1 h over"),
    ] {
        assert_eq!(Locale::ZhHans.relative(now, at(due)), ours);
        assert_eq!(Locale::En.relative(now, at(due)), english);
    }
    assert_eq!(Locale::ZhHans.ago(now, at("2026-08-17T03:59:30Z")), "刚刚");
    assert_eq!(Locale::ZhHans.ago(now, at("2026-08-17T01:00:00Z")), "3 小时前");
    assert_eq!(Locale::ZhHans.ago(now, at("2026-08-17T05:00:00Z")), "1 小时后");
}

#[test]
fn times_are_shown_in_the_calendar_s_zone() {
    let l = Reader::new(Locale::ZhHans, shanghai(), at("2026-08-17T04:00:00Z"));
    // Seven in the evening in London is the next morning in Shanghai.
    let late = at("2026-08-16T19:05:00Z");
    assert_eq!(l.date(late), "2026-08-17");
    assert_eq!(l.date_time(late), "2026-08-17 03:05");
    assert_eq!(l.machine(late), "2026-08-17T03:05");
    assert_eq!(l.short(late), "今天 03:05");
    assert_eq!(l.short(at("2026-08-16T01:00:00Z")), "昨天 09:00");
    assert_eq!(l.short(at("2026-08-18T01:00:00Z")), "明天 09:00");
    assert_eq!(l.short(at("2026-02-03T01:00:00Z")), "2月3日 09:00");
    assert_eq!(l.short(at("2025-12-31T01:00:00Z")), "2025-12-31 09:00");
    let l = Reader { locale: Locale::En, ..l };
    assert_eq!(l.short(at("2026-02-03T01:00:00Z")), "Feb 3, 09:00");
}

#[test]
fn amounts_keep_every_cent() {
    let locale = Locale::ZhHans;
    for (minor, currency, words) in [
        (123_450, "CNY", "¥1,234.50"),
        (5, "CNY", "¥0.05"),
        (0, "CNY", "¥0.00"),
        (-100_000_001, "CNY", "-¥1,000,000.01"),
        (1500, "JPY", "JPY 1,500"),
        (999, "HKD", "HK$9.99"),
        (i64::MIN, "USD", "-$92,233,720,368,547,758.08"),
    ] {
        assert_eq!(locale.money(minor, currency), words);
    }
    assert_eq!(
        [locale.count(0), locale.count(-1234), locale.count(1_000_000)],
        ["0", "-1,234", "1,000,000"]
    );
}
