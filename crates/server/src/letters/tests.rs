//! What arrives in the customer's mailbox, and what cannot be smuggled into it.

use std::fmt::Write as _;

use super::*;

fn zone() -> TimeZone {
    TimeZone::get("Asia/Shanghai").unwrap()
}

fn letter(kind: LetterKind, language: &str) -> Letter {
    let args = [
        ("no", "20260817-0042-1"),
        ("name", "欧阳娜娜"),
        ("heading", "电热水壶漏水"),
        ("wish", "退款，并道歉。"),
        ("person", "李强"),
        ("phone", "0571-8888 6666"),
        ("organisation", "安心电器"),
        ("due", "2026-08-24T16:00:00Z"),
        ("from", "2026-08-18T06:00:00Z"),
        ("to", "2026-08-18T08:00:00Z"),
        ("place", "七号楼二单元1302"),
        ("visitor", "陈伟"),
        ("visitor_phone", "139 0000 1234"),
        ("text", "水壶确有质量问题。\n\n我们向您道歉，并全额退款。"),
    ];
    Letter {
        kind,
        to: "nana@example.com".to_owned(),
        language: language.to_owned(),
        args: args.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    }
}

fn with(mut letter: Letter, name: &str, value: &str) -> Letter {
    letter.args.insert(name.to_owned(), value.to_owned());
    letter
}

const LINK: &str = "https://wenguo.example/t/20260817-0042-1.abcdefghijklmnop";

fn ours() -> LetterWords {
    LetterWords::parse(&[]).unwrap()
}

fn write(words: &LetterWords, letter: &Letter) -> Written {
    words.write(letter, None, LINK, &zone())
}

fn source(pack: &str, text: &str) -> LetterSource {
    LetterSource::of(&format!("{pack}/texts.zh-Hans.ftl"), text).unwrap()
}

#[test]
fn every_letter_in_every_language() {
    for locale in Locale::ALL {
        let mut all = String::new();
        for kind in LetterKind::ALL {
            let written = write(&ours(), &letter(*kind, locale.tag()));
            writeln!(all, "==== {}\n\n{}", written.subject, written.text).unwrap();
        }
        insta::assert_snapshot!(format!("letters_{}", locale.tag()), all);
    }
}

#[test]
fn a_letter_as_a_page() {
    let mean = with(letter(LetterKind::Response, "zh-Hans"), "name", "<b>娜娜</b> & \"co\"");
    insta::assert_snapshot!("html", write(&ours(), &mean).html);
}

#[test]
fn a_sentence_about_what_nobody_knows_is_left_out() {
    let mut bare = letter(LetterKind::Acknowledgement, "zh-Hans");
    for name in ["name", "wish", "person", "phone", "due"] {
        bare = with(bare, name, "");
    }
    insta::assert_snapshot!(write(&ours(), &bare).text, @"
    客户您好：

    谢谢您告诉我们。您反映的“电热水壶漏水”已经受理，编号 20260817-0042-1。

    这件事由 专人 负责，最迟在 约定时间 给您消息。

    查看进展、补充情况、催办或撤回，请打开您的专属链接：
    https://wenguo.example/t/20260817-0042-1.abcdefghijklmnop

    安心电器
    ");
    let bare = with(letter(LetterKind::Closing, "zh-Hans"), "text", "");
    let written = ours().write(&bare, None, "", &zone());
    insta::assert_snapshot!(written.text, @"
    欧阳娜娜您好：

    您反映的“电热水壶漏水”（编号 20260817-0042-1）已经办结。

    如果问题没有解决，或答应您的没有做到，请打开专属链接，我们重新办理。

    有疑问请找 李强。电话 0571-8888 6666。

    安心电器
    ");
}

#[test]
fn an_offer_of_money_says_how_much() {
    let bare = with(letter(LetterKind::Offer, "zh-Hans"), "text", "退还维修费");
    assert!(!write(&ours(), &bare).text.contains("金额"));
    let paid = with(with(bare, "amount_minor", "123450"), "currency", "CNY");
    let written = write(&ours(), &paid);
    assert!(written.text.contains("退还维修费\n金额：¥1,234.50\n"), "{}", written.text);
    assert!(written.html.contains("退还维修费<br>\n金额：¥1,234.50"), "{}", written.html);
    let own = "letter-offer-subject = 方案\nletter-offer-body = 我们愿意：{ $text }\n";
    let words = LetterWords::parse(&[source("general", own)]).unwrap();
    let text = words.write(&paid, None, LINK, &zone()).text;
    assert!(text.contains("¥1,234.50"), "{text}");
}

#[test]
fn nothing_typed_breaks_a_header_or_a_page() {
    let evil = "王芳\r\nBcc: all@example.com\u{2028}\u{0}\u{fdd0}link\u{fdd1}{ $no }<script>";
    for name in ["name", "heading", "person", "organisation", "no", "wish"] {
        for kind in LetterKind::ALL {
            let written = write(&ours(), &with(letter(*kind, "en"), name, evil));
            assert!(!written.subject.chars().any(char::is_control), "{:?}", written.subject);
            assert!(!written.text.contains("\nBcc:"), "{}", written.text);
            assert!(!written.text.contains(['\u{fdd0}', '\u{fdd1}', '\r']), "{}", written.text);
            assert!(!written.html.contains("<script>"), "{}", written.html);
            assert_eq!(written.html.matches("<a ").count(), 1, "{}", written.html);
        }
    }
    let long = with(letter(LetterKind::Response, "en"), "heading", &"x".repeat(5_000));
    assert!(write(&ours(), &long).subject.chars().count() <= SUBJECT_CHARS_MAX);
    let script =
        ours().write(&letter(LetterKind::Offer, "en"), None, "javascript:alert(1)", &zone());
    assert!(!script.html.contains("<a "));
}

#[test]
fn the_pack_s_words_come_first_then_the_general_pack_s_then_ours() {
    let special = "letter-offer-subject = 特别方案\nletter-offer-body = { $name }，请看。\n";
    let general = "letter-offer-subject = 通用方案\nletter-offer-body = 请看。\n\
                   letter-closing-subject = 通用办结 { $no }\nletter-closing-body = 办结。\n";
    let words =
        LetterWords::parse(&[source("special", special), source("general", general)]).unwrap();
    let special = PackId::parse("special").unwrap();
    let other = PackId::parse("other").unwrap();
    let subject = |pack: &PackId, kind, language: &str| {
        words.write(&letter(kind, language), Some(pack), LINK, &zone()).subject
    };
    assert_eq!(subject(&special, LetterKind::Offer, "zh-Hans"), "特别方案");
    assert_eq!(subject(&other, LetterKind::Offer, "zh-Hans"), "通用方案");
    assert_eq!(subject(&special, LetterKind::Closing, "zh-Hans"), "通用办结 20260817-0042-1");
    // Never in another language than the letter's.
    assert_eq!(
        subject(&special, LetterKind::Offer, "en"),
        "What we offer, for you to decide (number 20260817-0042-1)"
    );
    assert_eq!(subject(&special, LetterKind::Offer, "fr"), "特别方案");
}

#[test]
fn a_pack_s_mistakes_are_told_with_their_line() {
    let wrong = "letter-offer-subject = 方案\n\
                 letter-closing-subject = 办结\nletter-closing-body = { $nmae }您好\n\
                 letter-closeing-body = 您好\n\
                 letter-response-subject = { $no\n";
    let errors = LetterWords::parse(&[source("special", wrong)]).err().unwrap();
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(errors.join("\n"), @r#"
    special/texts.zh-Hans.ftl:6: this is not Fluent: Expected a token starting with "}"
    special/texts.zh-Hans.ftl:1: `letter-offer-subject` needs `letter-offer-body` beside it
    special/texts.zh-Hans.ftl:3: `letter-closing-body`: Resolver error: Unknown variable: $nmae; the places there are: $no, $name, $heading, $wish, $person, $phone, $organisation, $due, $text, $link, $outcome, $second, $window, $place, $what, $visitor, $visitor_phone
    special/texts.zh-Hans.ftl:4: there is no `letter-closeing-body`; a letter is `letter-<kind>-subject` and `letter-<kind>-body`, <kind> being acknowledgement, response, offer, plan, closing, summary, reopening, progress, extension, breach, digest, survey, task-asked, task-sent-back, task-overdue, task-withdrawn, visit-arranged, visit-moved, visit-cancelled
    "#);
}

#[test]
fn only_files_of_letters_are_read() {
    assert!(LetterSource::of("general/texts.en.ftl", "").is_some());
    for other in
        ["general/pack.toml", "general/texts.fr.ftl", "texts.en.ftl", "general/stories/a.story"]
    {
        assert!(LetterSource::of(other, "").is_none(), "{other}");
    }
}

#[test]
fn the_letters_in_the_binary_are_right() {
    let sources: Vec<_> =
        packs::FILES.iter().filter_map(|(file, text)| LetterSource::of(file, text)).collect();
    let errors = LetterWords::parse(&sources).err().unwrap_or_default();
    assert!(errors.is_empty(), "{errors:#?}");
}
