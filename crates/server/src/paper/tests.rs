//! Papers as they are made: what is typed stays text, amounts are right in words, and a missing font is told.

use casework::money::Money;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::press::pdf;
use super::{Fonts, Look, PaperError, amount};
use crate::locale::{Locale, Reader};

fn reader(tag: &str) -> Reader {
    Reader::new(Locale::parse(tag).unwrap(), TimeZone::UTC, Timestamp::UNIX_EPOCH)
}

fn letter(language: &str, paragraphs: &[&str]) -> Value {
    json!({
        "language": language,
        "organisation": "澄湖物业服务中心",
        "subject": "关于“电梯停运”的答复",
        "no": "20260817-0042-5",
        "date": "2026年8月20日",
        "recipient": ["欧阳克勤", "东区 8 栋 302"],
        "paragraphs": paragraphs,
        "indent": 2,
        "unit": "工程部",
        "person": "赵磊",
        "phone": "0571-00000000",
        "labels": { "no": "编号：", "date": "日期：", "person": "承办人：", "phone": "电话：" },
    })
}

/// The fonts of this computer; one without a Chinese font would prove nothing here, and is told so.
fn fonts() -> &'static Fonts {
    let fonts = Fonts::of_system();
    let looked = fonts.looked_in();
    assert!(fonts.has_chinese(), "no Chinese font in {looked}: install fonts-noto-cjk");
    fonts
}

/// Pages of a PDF, by its page objects.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type/Page\n").count()
        + text.matches("/Type /Page\n").count()
        + text.matches("/Type/Page/").count()
        + text.matches("/Type /Page /").count()
}

#[test]
fn amounts_are_written_out() {
    let hans = reader("zh-Hans");
    for (minor, words) in [
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (105, "壹元零伍分"),
        (1_234, "壹拾贰元叁角肆分"),
        (10_000, "壹佰元整"),
        (10_100, "壹佰零壹元整"),
        (101_000, "壹仟零壹拾元整"),
        (1_000_000, "壹万元整"),
        (1_000_100, "壹万零壹元整"),
        (10_010_000, "壹拾万零壹佰元整"),
        (12_030_050, "壹拾贰万零叁佰元伍角整"),
        (10_000_000_000, "壹亿元整"),
        (10_002_000_300, "壹亿零贰万零叁元整"),
    ] {
        assert_eq!(amount::in_words(&hans, &Money::cny(minor)), words, "{minor}");
    }
    let hant = reader("zh-Hant");
    assert_eq!(amount::in_words(&hant, &Money::cny(320_000)), "參仟貳佰元整");
    let english = reader("en");
    for (minor, words) in [
        (0, "zero yuan exactly"),
        (2_105, "twenty-one yuan and five fen"),
        (11_500, "one hundred and fifteen yuan exactly"),
        (320_000, "three thousand two hundred yuan exactly"),
        (100_000_100, "one million and one yuan exactly"),
    ] {
        assert_eq!(amount::in_words(&english, &Money::cny(minor)), words, "{minor}");
    }
    let foreign = Money { minor: 500, currency: "USD".to_owned() };
    assert!(
        !amount::in_words(&english, &foreign).contains("yuan"),
        "figures where no words are known"
    );
}

#[test]
fn without_a_chinese_font_it_is_told_where_was_looked() {
    let empty = tempfile::tempdir().unwrap();
    let fonts = Fonts::in_folders(&[empty.path().to_owned()]);
    let error = pdf(Look::Letter, &letter("zh-Hans", &["您好"]), &fonts).unwrap_err();
    assert!(matches!(error, PaperError::NoFont { .. }));
    let told = error.to_string();
    assert!(
        told.contains("fonts-noto-cjk") && told.contains(empty.path().to_str().unwrap()),
        "{told}"
    );
}

#[test]
fn what_was_typed_is_shown_and_never_run() {
    let fonts = fonts();
    let tricks = [
        "#import \"/etc/passwd\"",
        "#read(\"/etc/passwd\")",
        "$ x^2 $ *bold* _it_ `raw` = heading",
        "#panic(\"no\") \\u{41} // comment /* more */",
        "]] #{ let a = 1 } [[ <label> @ref",
        "\" + sys.version + \"",
        "https://example.com 😡 𠮷",
    ];
    let made = pdf(Look::Letter, &letter("zh-Hans", &tricks), fonts).unwrap();
    assert!(made.starts_with(b"%PDF-"));
    // The same letter with harmless words of the same kind is made of as many pages: nothing was run.
    let plain = pdf(Look::Letter, &letter("zh-Hans", &["您好"; 7]), fonts).unwrap();
    assert_eq!(pages(&made), pages(&plain));
}

/// Without a font of them the place of each stays empty, and the letter is made all the same.
#[test]
fn pictures_people_write_with_are_printed() {
    let fonts = fonts();
    for language in ["zh-Hans", "en"] {
        let made = |text| pdf(Look::Letter, &letter(language, &[text]), fonts).unwrap();
        let (with, without) = (made("修好了，谢谢 🙏😡 5 层"), made("修好了，谢谢 5 层"));
        assert_eq!(pages(&with), 1, "{language}");
        assert!(
            with.len() > without.len() + 1_000,
            "{language}: no font of pictures in {}: install fonts-noto-color-emoji",
            fonts.looked_in()
        );
        if let Some(folder) = std::env::var_os("WENGUO_TEST_PAPERS") {
            let file = std::path::Path::new(&folder).join(format!("pictures-{language}.pdf"));
            std::fs::write(file, with).unwrap();
        }
    }
}

#[test]
fn a_long_letter_goes_over_pages_and_a_long_name_breaks() {
    let fonts = fonts();
    let paragraph = "电梯停运的原因是门机皮带断裂且没有备件，现已修复并补足备件。".repeat(12);
    let many: Vec<&str> = std::iter::repeat_n(paragraph.as_str(), 12).collect();
    let mut values = letter("zh-Hans", &many);
    values["recipient"] = json!(["阿卜杜热合曼·吾买尔江·买买提明".repeat(6), "x".repeat(200)]);
    let made = pdf(Look::Letter, &values, fonts).unwrap();
    assert!(pages(&made) >= 2, "{} pages", pages(&made));
    for language in ["zh-Hant", "en"] {
        assert!(pdf(Look::Letter, &letter(language, &["您好"]), fonts).is_ok(), "{language}");
    }
}

/// An agreement with a plan in which everything is as long as it may be.
fn long_agreement(language: &str) -> Value {
    let name = "阿卜杜热合曼·吾买尔江·买买提明".repeat(4);
    let unit = "澄湖新城东区物业服务中心工程维保部电梯与消防设施班".repeat(2);
    let what = "更换十二号楼一单元电梯门机皮带，逐台核对更换计划并张贴公示。".repeat(8);
    let row = |n: usize| [n.to_string(), what.clone(), unit.clone(), "2026-09-30 24:00".to_owned()];
    let item = |n: usize| json!({ "n": n.to_string(), "what": what, "amount": "￥1,234,567.89", "due": "2026-09-30" });
    json!({
        "language": language,
        "organisation": unit,
        "title": "处理协议",
        "no": "20260817-0042-5",
        "facts": [["甲方：", unit.clone()], ["乙方：", name.clone()], ["事由：", what.clone()]],
        "intro": what,
        "heads": ["序号", "内容", "金额", "期限"],
        "items": (1..=6).map(item).collect::<Vec<_>>(),
        "plan": {
            "title": "处理方案",
            "what": what,
            "heads": ["序号", "做什么", "谁做", "期限"],
            "rows": (1..=9).map(row).collect::<Vec<_>>(),
            "instead": "x".repeat(300),
        },
        "total": "合计 ￥7,407,407.34",
        "clauses": [what.clone(), what.clone()],
        "signatures": [[unit, "签字：".to_owned(), "日期：".to_owned()], [name, "签字：".to_owned(), "日期：".to_owned()]],
    })
}

#[test]
fn a_long_agreement_goes_over_pages_and_long_names_stay_in_their_columns() {
    let fonts = fonts();
    for language in ["zh-Hans", "zh-Hant", "en"] {
        let made = pdf(Look::Agreement, &long_agreement(language), fonts).unwrap();
        assert!(pages(&made) >= 3, "{language}: {} pages", pages(&made));
        // To be looked at by whoever wants to.
        if let Some(folder) = std::env::var_os("WENGUO_TEST_PAPERS") {
            let place = std::path::Path::new(&folder).join(format!("agreement-{language}.pdf"));
            std::fs::write(place, &made).unwrap();
        }
    }
}
