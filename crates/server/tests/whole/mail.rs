//! Letters over SMTP, from the program to a post office: what they say, and what becomes of them when the post office
//! says "not now" or "never", or when the program is killed between handing a letter over and noting it.

use std::time::{Duration, Instant};

use mail_parser::Message;
use serde_json::{Value, json};
use store::{Fault, Options, Store, Target};

use crate::browser::Browser;
use crate::http::ask;
use crate::post::Post;
use crate::program::{Desk, done};

const PASSWORD: &str = "correct-horse-7";
/// The outbox is looked into every two seconds.
const SOON: Duration = Duration::from_secs(15);
/// Long enough for two looks into the outbox.
const QUIET: Duration = Duration::from_secs(5);

struct Office {
    data: String,
    key: String,
    post: Post,
    _folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data").display().to_string();
        for (name, role) in [("wangfang", "quality"), ("keeper", "administrator")] {
            let words = ["user", "add", name, "--role", role, "--data", &data];
            done(&words, &format!("{PASSWORD}\n"));
        }
        let key = done(&["key", "add", "wangfang", "--name", "hotline", "--data", &data], "");
        let key = format!("Bearer {}", key["key"].as_str().unwrap());
        Office { data, key, post: Post::open(), _folder: folder }
    }

    fn desk(&self) -> Desk {
        let smtp = format!("smtp://{}", self.post.address);
        let more = ["--smtp", &smtp, "--mail-from", "桂园物业投诉处理 <care@guiyuan.example>"];
        Desk::on(&self.data, &[&more[..], &["--url", "https://guiyuan.example"]].concat())
    }

    fn post_to(&self, desk: &Desk, path: &str, body: &Value) -> Value {
        let headers = [("authorization", self.key.as_str()), ("content-type", "application/json")];
        let path = format!("/api/v1/cases{path}");
        let answer = ask(desk.address, "POST", &path, &headers, &body.to_string()).unwrap();
        assert!(answer.status < 300, "{path} {}: {}", answer.status, answer.text);
        answer.json()
    }

    /// Somebody complains and leaves an address; the number of the case.
    fn complaint_of(&self, desk: &Desk, to: &str, language: &str) -> String {
        let body = json!({
            "pack": "general", "channel": "phone", "language": language,
            "heading": "电梯“又”停了 & 没人管",
            "narrative": "3 栋 2 单元的电梯这周第三次停运。𠮷", "wish": "三天内修好", "acknowledge": true,
            "complainant": { "name": "欧阳娜娜", "phone": "13900001234", "email": to }
        });
        self.post_to(desk, "", &body)["no"].as_str().unwrap().to_owned()
    }

    /// Waits until so many letters lie there for an address.
    fn letters(&self, to: &str, many: usize) -> Vec<Message<'static>> {
        let until = Instant::now() + SOON;
        loop {
            let letters = self.post.letters(to);
            if letters.len() >= many {
                assert_eq!(letters.len(), many);
                return letters;
            }
            assert!(Instant::now() < until, "{} of {many} letters for {to}", letters.len());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn until(what: &str, holds: impl Fn() -> bool) {
        let until = Instant::now() + SOON;
        while !holds() {
            assert!(Instant::now() < until, "{what} does not come about");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// How many letters still wait to be noted as gone or given up.
    fn waiting(&self) -> i64 {
        let store = Store::open(&Target::parse(&self.data).unwrap(), &Options::default()).unwrap();
        let sql = "select count(*) from letter where next_at is not null";
        let count = store.read(|reader| reader.conn().query_one(sql, &[], |row| row.int(0)));
        count.map_err(|fault: Fault| fault).unwrap()
    }

    /// Hours pass for the letters that wait: what holds them until later is over.
    fn hours_pass(&self) {
        let store = Store::open(&Target::parse(&self.data).unwrap(), &Options::default()).unwrap();
        let sql = "update letter set next_at = 0 where next_at is not null";
        store.transact(move |tx| -> Result<(), Fault> { tx.conn().batch(sql) }).unwrap();
    }
}

fn id(letter: &Message<'_>) -> String {
    letter.message_id().expect("every letter has a name").to_owned()
}

#[test]
fn a_letter_says_in_the_customer_s_language_what_it_is_about() {
    let office = Office::new();
    let desk = office.desk();
    let no = office.complaint_of(&desk, "ouyang@mail.example", "zh-Hans");
    let letters = office.letters("ouyang@mail.example", 1);
    let letter = &letters[0];
    assert_eq!(
        letter.subject().unwrap(),
        format!("已收到您反映的“电梯“又”停了 & 没人管”（编号 {no}）")
    );
    let from = letter.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name().unwrap(), from.address().unwrap()),
        ("桂园物业投诉处理", "care@guiyuan.example")
    );
    assert!(letter.date().is_some());
    let text = letter.body_text(0).unwrap();
    for words in ["欧阳娜娜您好：", "我们记下的您的要求：三天内修好", &no] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let html = letter.body_html(0).unwrap();
    assert!(html.contains("没人管") && html.contains("&amp;"), "{html}");
    // The link in it is the customer's own page on this desk.
    let link =
        text.lines().find(|line| line.starts_with("https://guiyuan.example/t/")).unwrap().trim();
    assert!(html.contains(link));
    let path = link.trim_start_matches("https://guiyuan.example");
    let page = ask(desk.address, "GET", path, &[("accept-language", "zh-CN")], "").unwrap();
    assert!(page.status == 200 && page.text.contains(&no), "{} {}", page.status, page.text);

    // The decision, with everything that was written.
    let told = "停梯是门机皮带老化造成的，对不起。\n\n皮带今天已换；三日内早晚各巡检一次。";
    let severity =
        json!({ "severity": 1, "safety": 1, "complexity": 0, "impact": 1, "immediacy": 1 });
    office.post_to(&desk, &format!("/{no}/triage"), &json!({
        "kind": "complaint", "nature": "valid", "category": "quality.work", "severity": severity, "reason": "反复停运"
    }));
    office.post_to(&desk, &format!("/{no}/answers"), &json!({ "point": 1, "text": "皮带已换" }));
    office.post_to(&desk, &format!("/{no}/responses"), &json!({ "text": told, "means": "email" }));
    let letters = office.letters("ouyang@mail.example", 2);
    let text = letters[1].body_text(0).unwrap().replace("\r\n", "\n");
    assert!(text.contains(told), "{text}");
    assert_ne!(id(&letters[0]), id(&letters[1]));

    office.complaint_of(&desk, "smith@mail.example", "en");
    let letters = office.letters("smith@mail.example", 1);
    assert!(
        letters[0].body_text(0).unwrap().contains("Dear 欧阳娜娜"),
        "{:?}",
        letters[0].body_text(0)
    );
}

#[test]
fn a_letter_handed_over_by_a_program_that_is_then_killed_comes_again_under_its_name() {
    let office = Office::new();
    let mut desk = office.desk();
    office.post.shelf().kills = Some(desk.pid());
    office.complaint_of(&desk, "ouyang@mail.example", "zh-Hans");
    let first = id(&office.letters("ouyang@mail.example", 1)[0]);
    Office::until("the end of the program", || office.post.shelf().kills.is_none());
    desk.kill();
    // Somebody may still be sending it: until that is over, nobody else does.
    let desk = office.desk();
    std::thread::sleep(QUIET);
    assert_eq!(office.post.letters("ouyang@mail.example").len(), 1);
    office.hours_pass();
    let letters = office.letters("ouyang@mail.example", 2);
    assert_eq!(id(&letters[1]), first, "whoever gets it twice can tell");
    // Now it is noted, and never comes a third time, whatever happens.
    Office::until("the note that it went out", || office.waiting() == 0);
    drop(desk);
    let _desk = office.desk();
    office.hours_pass();
    std::thread::sleep(QUIET);
    assert_eq!(office.post.letters("ouyang@mail.example").len(), 2);
}

/// What a post office says that cannot take a letter now, and of a mailbox that is not there.
const LATER: &str = "Aborted: local error in processing";
const NEVER: &str = "Mailbox unavailable";

#[test]
fn a_letter_not_taken_now_is_tried_again_and_one_never_taken_is_told() {
    let office = Office::new();
    let desk = office.desk();
    let keeper = Browser::signed_in(desk.address, "keeper", PASSWORD, "zh-Hans");
    let owner = Browser::signed_in(desk.address, "wangfang", PASSWORD, "zh-Hans");
    let outbox = || keeper.open("/admin/outbox").text;

    office.post.shelf().not_now = 1;
    office.complaint_of(&desk, "ouyang@mail.example", "zh-Hans");
    Office::until("the word of the post office in the outbox", || outbox().contains(LATER));
    assert_eq!(office.post.letters("ouyang@mail.example").len(), 0);
    std::thread::sleep(QUIET);
    assert_eq!(office.post.knocks("ouyang@mail.example"), 1, "it is not tried again at once");
    office.hours_pass();
    office.letters("ouyang@mail.example", 1);
    Office::until("an empty outbox", || !outbox().contains(LATER));

    // A mailbox that is not there: given up at the first word, with a line for who keeps the desk and for who holds
    // the case, who alone can tell the customer another way.
    let no = office.complaint_of(&desk, "nobody@mail.example", "zh-Hans");
    Office::until("the word of the post office in the outbox", || outbox().contains(NEVER));
    let page = outbox();
    assert!(!page.contains("nobody@"), "{page}");
    let notices = owner.open("/notices").text;
    assert!(
        notices.contains("给客户的信没有送到，请换一种方式告知客户") && notices.contains(&no),
        "{notices}"
    );
    office.hours_pass();
    std::thread::sleep(QUIET);
    assert_eq!(office.post.knocks("nobody@mail.example"), 1, "it is not tried again");
}
