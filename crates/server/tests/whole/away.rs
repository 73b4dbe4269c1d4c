//! The database is away, held by somebody else, without space or not to be written: the page says what happened and what
//! to do, in the reader's language; what was typed stays in the page; and when the trouble has passed the same form is
//! sent once more and done once, by the same program, without a restart.

use std::process::Command;
use std::sync::mpsc;

use serde_json::json;
use store::{Fault, Options, Store, Target};

use crate::browser::{Browser, hidden, once_more};
use crate::cluster::Cluster;
use crate::http::ask;
use crate::program::{Desk, done, run};

const PASSWORD: &str = "correct-horse-7";
/// What is typed: lines, marks of HTML, quotes, a character outside the first plane.
const TYPED: &str = "告诉她今天下午到场。\r\n<b>\"第二行\"</b> & 𠮷 👍";

/// The words of a trouble, in two languages: what happened, what to do.
struct Words {
    status: u16,
    zh: [&'static str; 2],
    en: [&'static str; 2],
}

const AWAY: Words = Words {
    status: 503,
    zh: ["数据库暂时连不上", "同一份内容不会存两次"],
    en: ["The database cannot be reached", "the same content is never saved twice"],
};
const BUSY: Words = Words {
    status: 503,
    zh: ["数据库正被别的程序占用", "刚才这一步没有存下"],
    en: ["Another program holds the database", "Your last step was not saved"],
};
const FULL: Words = Words {
    status: 507,
    zh: ["磁盘满了，存不下", "腾出空间后再试"],
    en: ["The disk is full", "try again once there is space"],
};

/// A desk on which somebody works at a case, in two languages.
struct Work {
    desk: Desk,
    zh: Browser,
    en: Browser,
    key: String,
    no: String,
}

fn prepared(data: &str) -> String {
    done(
        &["user", "add", "wangfang", "--role", "quality", "--data", data],
        &format!("{PASSWORD}\n"),
    );
    let key = done(&["key", "add", "wangfang", "--name", "hotline", "--data", data], "");
    format!("Bearer {}", key["key"].as_str().unwrap())
}

impl Work {
    fn on(desk: Desk, key: String) -> Work {
        let person =
            |language: &str| Browser::signed_in(desk.address, "wangfang", PASSWORD, language);
        let (zh, en) = (person("zh-Hans"), person("en"));
        let mut work = Work { desk, zh, en, key, no: String::new() };
        let (status, case) = work.receive("first");
        assert_eq!(status, 201, "{case}");
        work.no = case["no"].as_str().unwrap().to_owned();
        work
    }

    /// A program hands a complaint in.
    fn receive(&self, key: &str) -> (u16, serde_json::Value) {
        let body = json!({
            "pack": "general", "channel": "phone", "narrative": format!("电梯又停了 {key}"),
            "complainant": { "name": "欧阳娜娜", "phone": "13900001234" }
        });
        let headers = [
            ("authorization", self.key.as_str()),
            ("content-type", "application/json"),
            ("idempotency-key", key),
            ("accept-language", "zh-CN"),
        ];
        let answer =
            ask(self.desk.address, "POST", "/api/v1/cases", &headers, &body.to_string()).unwrap();
        (answer.status, answer.json())
    }

    /// A program notes something on the case.
    fn notes(&self, text: &str) -> u16 {
        let body = json!({ "means": "note", "direction": "out", "text": text });
        let headers = [("authorization", self.key.as_str()), ("content-type", "application/json")];
        let path = format!("/api/v1/cases/{}/contacts", self.no);
        ask(self.desk.address, "POST", &path, &headers, &body.to_string()).unwrap().status
    }

    fn page(&self) -> String {
        format!("/cases/{}", self.no)
    }

    /// Works during a trouble, which `passes` ends; afterwards everything meant is done, once.
    fn work_through(&mut self, request: &str, data: &str, words: &Words, passes: impl FnOnce()) {
        let fields =
            [("request", request), ("means", "phone"), ("direction", "out"), ("text", TYPED)];
        let path = format!("{}/contacts", self.page());
        let zh = self.zh.send(&path, &fields);
        assert_eq!(zh.status, words.status, "{}", zh.text);
        for told in words.zh {
            assert!(zh.text.contains(told), "{told}: {}", zh.text);
        }
        assert_eq!(zh.headers.contains_key("retry-after"), words.status == 503);
        let form = once_more(&zh.text);
        assert_eq!(form.action, path);
        let held: Vec<(&str, &str)> =
            form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(held, fields, "everything typed is still in the page");
        // The same again meets the same trouble, in the other language, and still holds everything.
        let en = self.en.send_form(&form);
        assert_eq!(en.status, words.status);
        for told in words.en {
            assert!(en.text.contains(told), "{told}: {}", en.text);
        }
        assert_eq!(once_more(&en.text).fields, form.fields);
        let (status, problem) = self.receive("during");
        assert_eq!(
            (status, problem["title"].as_str().unwrap()),
            (words.status, words.zh[0]),
            "{problem}"
        );

        passes();
        let answer = self.settled(&form);
        assert_eq!(answer, 303);
        assert!(self.desk.runs(), "the same program goes on");
        assert_eq!(self.receive("during").0, 201, "a program's request is done as well");
        assert_eq!(self.zh.send_form(&form).status, 303, "a third time changes nothing");
        assert_eq!(steps_with(data, "告诉她今天下午到场"), 1);
        assert_eq!(steps_with(data, "电梯又停了 during"), 1);
        let page = self.zh.open(&self.page());
        assert!(page.status == 200 && page.text.contains("告诉她今天下午到场"));
    }

    /// Sends a form until the trouble has passed for the program too.
    fn settled(&self, form: &crate::browser::Form) -> u16 {
        for _ in 0..100 {
            let status = self.zh.send_form(form).status;
            if status < 500 {
                return status;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("the trouble did not pass");
    }
}

/// How many steps of the journal tell of something; the register is whole besides.
fn steps_with(data: &str, words: &str) -> usize {
    let copied = tempfile::tempdir().unwrap();
    let mut target = Target::parse(data).unwrap();
    if let Target::Folder(folder) = &target
        && folder.starts_with("/proc")
    {
        // SQLite follows the way into another program's disk to its end, where nothing lies for us: a copy is read,
        // the file before its log, which has all that came meanwhile.
        for name in ["wenguo.db", "wenguo.db-wal"] {
            std::fs::copy(folder.join(name), copied.path().join(name)).unwrap();
        }
        target = Target::Folder(copied.path().to_owned());
    }
    let store = Store::open(&target, &Options::default()).unwrap();
    assert!(store.verify().unwrap().is_clean());
    let sql = "select body from payload";
    let bodies =
        store.read(|reader| reader.conn().query(sql, &[], |row| row.bytes(0).map(<[u8]>::to_vec)));
    let bodies: Vec<Vec<u8>> = bodies.map_err(|fault: Fault| fault).unwrap();
    bodies.iter().filter(|body| String::from_utf8_lossy(body).contains(words)).count()
}

#[test]
fn a_database_server_that_stops_and_comes_back() {
    let Some(cluster) = Cluster::start_new() else { return };
    let data = cluster.url();
    let key = prepared(&data);
    let mut work = Work::on(Desk::on(&data, &[]), key);
    let request = hidden(&work.zh.open(&work.page()).text, "request");
    cluster.stop();
    for (browser, words) in [(&work.zh, AWAY.zh[0]), (&work.en, AWAY.en[0])] {
        let page = browser.open(&work.page());
        assert!(page.status == 503 && page.text.contains(words), "{} {}", page.status, page.text);
        // Only a page was opened: the way on is to open it again.
        assert!(page.text.contains(&format!("href=\"{}\"", work.page())), "{}", page.text);
    }
    // A password is never written into a page.
    let signing = work.zh.send("/sign-in", &[("name", "wangfang"), ("password", PASSWORD)]);
    assert!(signing.status == 503 && !signing.text.contains(PASSWORD), "{}", signing.text);
    work.work_through(&request, &data, &AWAY, || cluster.start());
}

#[test]
fn a_database_held_by_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    let key = prepared(&data);
    let mut work = Work::on(Desk::on(&data, &[]), key);
    let request = hidden(&work.zh.open(&work.page()).text, "request");
    // This program is the other one: it begins to write and does not come to an end.
    let store = Store::open(&Target::parse(&data).unwrap(), &Options::default()).unwrap();
    let ((holds, held), (release, released)) = (mpsc::channel(), mpsc::channel::<()>());
    let holder = std::thread::spawn(move || {
        store.transact(move |_| -> Result<(), Fault> {
            holds.send(()).unwrap();
            released.recv().unwrap();
            Ok(())
        })
    });
    held.recv().unwrap();
    work.work_through(&request, &data, &BUSY, || release.send(()).unwrap());
    holder.join().unwrap().unwrap();
}

/// A small disk of its own for one program, where the system lets us have one.
#[expect(clippy::print_stderr, reason = "what could not be tried is told loudly")]
fn may_mount() -> bool {
    let tried =
        Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    let may = tried.is_ok_and(|it| it.status.success());
    if !may {
        eprintln!("LEFT OUT: this system gives nobody a disk of their own (unshare -rm mount)");
    }
    may
}

#[test]
fn a_disk_that_is_full_and_has_room_again() {
    if !may_mount() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("disk");
    std::fs::create_dir(&place).unwrap();
    let data = place.join("data").display().to_string();
    let desk = Desk::on_a_disk_of(4, &place, &data, PASSWORD);
    // Seen from outside through the program's own eyes.
    let inside = desk.sees(&place);
    let data = inside.join("data").display().to_string();
    let key: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(inside.join("key")).unwrap()).unwrap();
    let mut work = Work::on(desk, format!("Bearer {}", key["key"].as_str().unwrap()));
    let request = hidden(&work.zh.open(&work.page()).text, "request");
    let filler = inside.join("filler");
    let mut size = 64 * 1024;
    let mut all = Vec::new();
    // Everything that is free, to the last block.
    while size >= 1 {
        let mut more = all.clone();
        more.resize(all.len() + size, b'x');
        if std::fs::write(&filler, &more).is_ok() {
            all = more;
        } else {
            size /= 4;
        }
    }
    // And what the database has in reserve, for a complaint as for the smaller note of a call.
    // Work in the background may give a page back for a moment: it is full once that has come to rest.
    let mut refused = 0;
    for n in 0..2_000 {
        let room = format!("room {n}");
        let full = work.receive(&room).0 != 201 && work.notes(&room) != 200;
        refused = if full { refused + 1 } else { 0 };
        if refused == 4 {
            break;
        }
        if full {
            std::thread::sleep(std::time::Duration::from_millis(300));
        }
    }
    assert_eq!(refused, 4, "the disk takes in more than it has");
    let free = || std::fs::remove_file(&filler).unwrap();
    assert_eq!(work.zh.open(&work.page()).status, 200, "a case can be read while the disk is full");
    work.work_through(&request, &data, &FULL, free);
}

#[test]
fn a_register_that_may_not_be_written_is_not_opened() {
    if !may_mount() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    prepared(&data);
    let script = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && \
                  exec \"$0\" serve --listen 127.0.0.1:0 --data \"$1\"";
    let output = Command::new("unshare")
        .env("LANG", "zh_CN.UTF-8")
        .args(["-rm", "sh", "-c", script, env!("CARGO_BIN_EXE_wenguo"), &data])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("can be read but not written") && told.contains("rights"), "{told}");
    assert!(told.contains("数据只能看，不能写。请检查数据文件夹的所有者和权限。"), "{told}");
    let (code, report) = run(&["verify", "--data", &data], "");
    assert_eq!(code, 0, "{report}");
}
