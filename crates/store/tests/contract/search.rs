//! Search finds everything that was planted and nothing else, in any spelling, on both databases alike.

use std::collections::BTreeSet;

use casework::id::{CaseId, CaseNo};
use casework::permission::Scope;
use casework::view::Rows;
use jiff::{Timestamp, ToSpan};
use store::{Fault, NewStep, QueueQuery, Sort, Step, Store, standing};

use crate::rig::Rig;
use crate::sample::{ORG, at, day};
use crate::world::{Dice, World};

on_both!(
    every_planted_word_is_found,
    spellings_meet,
    what_is_typed_is_never_a_command,
    found_cases_are_those_one_may_see,
    pages_of_found_cases_join,
    found_cases_can_be_narrowed_and_sorted,
    a_number_is_found_before_it_is_indexed,
    the_index_says_how_far_it_is_behind,
    texts_are_forgotten_and_indexed_anew,
);

const FILLER: &[&str] = &[
    "电梯又停在七楼，按铃没人答应",
    "自来水发黄，洗不了菜",
    "停车费多收了两个月",
    "楼上半夜跳绳",
    "快递被放在雨里",
    "客服电话一直占线",
    "退款说好三天，到今天也没到",
    "空调不制冷，师傅来了两次",
    "宽带 5G 套餐被改",
    "发票开错了抬头",
    "门禁卡刷不开",
    "花园的路灯坏了三盏",
    "We were told to wait for a refund",
    "垃圾两天没清",
];

fn text_of(step: &Step) -> Option<String> {
    (step.kind == "receive" || step.kind == "note")
        .then(|| String::from_utf8(step.body.clone()).unwrap())
}

/// Writes one case per text, `rows` for its standing.
fn write(store: &Store, rows: &[Rows], texts: &[String]) {
    let all: Vec<(Rows, String)> = rows.iter().cloned().zip(texts.iter().cloned()).collect();
    for chunk in all.chunks(200) {
        let chunk = chunk.to_vec();
        store
            .transact(move |tx| {
                for (rows, text) in &chunk {
                    tx.put_rows(ORG, rows, None)?;
                    say(tx, rows.case.id, 0, text)?;
                }
                Ok::<_, Fault>(())
            })
            .unwrap();
    }
}

fn say(tx: &mut store::Tx, case: CaseId, version: u64, text: &str) -> Result<(), Fault> {
    let kind = if version == 0 { "receive" } else { "note" };
    let seconds = i64::try_from(version).map_err(Fault::other)?;
    let body = text.as_bytes().to_vec();
    let step = NewStep { at: at(seconds), kind: kind.to_owned(), actor: "clock".to_owned(), body };
    let seq = tx.append(ORG, case.0, version, &step)?;
    tx.put_search_pending(ORG, case.0, seq)
}

/// Cases without much in their rows, one for each text.
fn plain_rows(world: &World, count: usize) -> Vec<Rows> {
    (0..count)
        .map(|n| {
            let mut rows = world.rows[0].clone();
            let n = u32::try_from(n).unwrap();
            (rows.points, rows.promises, rows.duties) = (Vec::new(), Vec::new(), Vec::new());
            rows.case.id.0 = [0; 16];
            rows.case.id.0[12..].copy_from_slice(&(n + 1).to_be_bytes());
            rows.case.no = CaseNo::new(day(), n + 1);
            rows.case.accused.clear();
            rows.case.received_at = at(0) + i64::from(n).minutes();
            rows
        })
        .collect()
}

fn index(store: &Store) {
    let indexed = store.index_pending(ORG, 100_000, text_of).unwrap();
    assert_eq!(indexed.lag.left, 0);
}

fn everything(world: &World) -> Scope {
    world.scopes().into_iter().find(|it| it.everything).unwrap()
}

/// All numbers found for a question, page by page.
fn find(store: &Store, scope: &Scope, question: &str) -> Vec<CaseNo> {
    let mut query = QueueQuery {
        text: Some(question.to_owned()),
        sort: Sort::Found,
        limit: 100,
        ..QueueQuery::all(scope)
    };
    let mut found = Vec::new();
    loop {
        let page = store.read(|r| r.queue(ORG, &query)).map_err(|e: Fault| e).unwrap();
        found.extend(page.rows.iter().map(|row| row.no));
        match page.next {
            Some(next) => query.cursor = Some(next.to_string().parse().unwrap()),
            None => return found,
        }
    }
}

fn holding(texts: &[String], fits: impl Fn(&str) -> bool) -> BTreeSet<CaseNo> {
    let numbered = texts.iter().zip(1_u32..);
    numbered.filter(|(text, _)| fits(text)).map(|(_, n)| CaseNo::new(day(), n)).collect()
}

fn every_planted_word_is_found(rig: &mut Rig) {
    let world = World::new(20, 1);
    let mut dice = Dice::new(21);
    let texts: Vec<String> = (0..5_000)
        .map(|n| {
            let mut text = format!("{}。{}", dice.pick(FILLER), dice.pick(FILLER));
            match n {
                _ if n % 250 == 7 => text += "，隔壁的鹦鹉叫到半夜",
                _ if n % 400 == 9 => text += "，发动机异响，发票上的动机不明",
                _ if n % 401 == 9 => text += "，先发动，后来动机器",
                _ => {}
            }
            if n % 3 == 0 {
                text = format!("{text}，电话 138{n:08}");
            }
            text
        })
        .collect();
    write(rig.store(), &plain_rows(&world, texts.len()), &texts);
    index(rig.store());
    let scope = everything(&world);
    for (word, at_least) in [
        ("鹦鹉", 20),
        ("退款", 600),
        ("发动机", 10),
        ("鹉", 20),
        ("电", 1_000),
        ("电梯", 500),
        ("鹦鹉叫到", 20),
        ("麒麟", 0),
    ] {
        let found = find(rig.store(), &scope, word);
        let expected = holding(&texts, |text| text.contains(word));
        assert!(expected.len() >= at_least, "{word}: the test is worth something");
        assert!(found.is_sorted_by(|a, b| a > b), "{word}: newest first");
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected, "{word}");
    }
    let both = holding(&texts, |text| text.contains("退款") && text.contains("电梯"));
    assert!(both.len() > 20);
    assert_eq!(find(rig.store(), &scope, "退款 电梯").into_iter().collect::<BTreeSet<_>>(), both);
    for digits in ["13800000042", "00000042", "0042"] {
        assert_eq!(find(rig.store(), &scope, digits), [CaseNo::new(day(), 43)], "{digits}");
    }
    let mixed = holding(&texts, |text| text.contains("5G"));
    for spelling in ["5G", "5g", "５Ｇ", "5G 套餐"] {
        assert_eq!(
            find(rig.store(), &scope, spelling).into_iter().collect::<BTreeSet<_>>(),
            mixed,
            "{spelling}"
        );
    }
}

fn spellings_meet(rig: &mut Rig) {
    let world = World::new(22, 1);
    let texts = [
        "电梯困人，要求退款 refunds 😡",
        "電梯困人，要求退款 refunds",
        "ＡＢＣ公司𠮷野家，车牌粤B12345",
    ]
    .map(str::to_owned);
    write(rig.store(), &plain_rows(&world, texts.len()), &texts);
    index(rig.store());
    let scope = everything(&world);
    let no = |n| CaseNo::new(day(), n);
    for (question, expected) in [
        ("電梯", vec![no(2), no(1)]),
        ("电梯", vec![no(2), no(1)]),
        ("退款😡", vec![no(2), no(1)]),
        ("refund", vec![no(2), no(1)]),
        ("REFUNDS", vec![no(2), no(1)]),
        ("abc公司", vec![no(3)]),
        ("𠮷野", vec![no(3)]),
        ("𠮷", vec![no(3)]),
        ("粤B12345", vec![no(3)]),
        ("12345", vec![no(3)]),
        ("2345", vec![no(3)]),
        ("司吉", vec![]),
        ("bc", vec![]),
    ] {
        assert_eq!(find(rig.store(), &scope, question), expected, "{question}");
    }
}

fn what_is_typed_is_never_a_command(rig: &mut Rig) {
    let world = World::new(23, 1);
    let texts = ["a b near c", "100 percent", "x y"].map(str::to_owned);
    write(rig.store(), &plain_rows(&world, texts.len()), &texts);
    index(rig.store());
    let scope = everything(&world);
    for (question, expected) in [
        ("*", 0),
        ("\"", 0),
        ("%", 0),
        ("_", 0),
        ("' or 1=1 --", 0),
        ("a* OR x", 0),
        ("NEAR(a b)", 0),
        ("\"a\" AND \"b\"", 0),
        ("a AND b", 0),
        ("a b", 1),
        ("100%", 1),
        ("grams : a", 0),
        ("x:*", 1),
        ("!x", 1),
        ("\u{0}x", 1),
    ] {
        assert_eq!(find(rig.store(), &scope, question).len(), expected, "{question}");
    }
    let long = "a ".repeat(5_000);
    assert_eq!(
        find(rig.store(), &scope, &long).len(),
        1,
        "only the beginning of an endless question is read"
    );
}

fn found_cases_are_those_one_may_see(rig: &mut Rig) {
    let world = World::new(24, 250);
    let texts: Vec<String> = (0..250)
        .map(|n| if n % 2 == 0 { "退款没到".to_owned() } else { "水压低".to_owned() })
        .collect();
    write(rig.store(), &world.rows, &texts);
    index(rig.store());
    let expected = |scope: &Scope| -> BTreeSet<CaseNo> {
        let rows = world.rows.iter().step_by(2).map(|it| &it.case);
        rows.filter(|it| scope.covers(&standing(it))).map(|it| it.no).collect()
    };
    for scope in world.scopes() {
        let found = find(rig.store(), &scope, "退款");
        assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), expected(&scope));
        let query = QueueQuery {
            text: Some("退款".to_owned()),
            sort: Sort::Found,
            ..QueueQuery::all(&scope)
        };
        let page = rig.store().read(|r| r.queue(ORG, &query)).map_err(|e: Fault| e).unwrap();
        assert!(page.total.n <= expected(&scope).len() as u64);
        assert!(page.total.more || page.total.n == expected(&scope).len() as u64);
    }
}

fn pages_of_found_cases_join(rig: &mut Rig) {
    let world = World::new(25, 1);
    let rows = plain_rows(&world, 40);
    let texts = vec!["退款".to_owned(); 40];
    write(rig.store(), &rows, &texts);
    let ids: Vec<CaseId> = rows.iter().map(|it| it.case.id).collect();
    // Older cases get newer texts; each is still shown once, at its newest.
    rig.store()
        .transact(move |tx| ids.iter().step_by(3).try_for_each(|id| say(tx, *id, 1, "退款还没到")))
        .map_err(|e: Fault| e)
        .unwrap();
    index(rig.store());
    let scope = everything(&world);
    let mut query = QueueQuery {
        text: Some("退款".to_owned()),
        sort: Sort::Found,
        limit: 7,
        ..QueueQuery::all(&scope)
    };
    let mut found = Vec::new();
    loop {
        let page = rig.store().read(|r| r.queue(ORG, &query)).map_err(|e: Fault| e).unwrap();
        found.extend(page.rows.iter().map(|row| row.no));
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(found.len(), 40);
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 40, "nothing twice");
    assert_eq!(found[0], CaseNo::new(day(), 40));
    assert_eq!(found[1], CaseNo::new(day(), 37));
}

fn found_cases_can_be_narrowed_and_sorted(rig: &mut Rig) {
    let world = World::new(26, 120);
    let texts: Vec<String> =
        (0..120).map(|n| if n % 3 == 0 { "漏水".to_owned() } else { "漏电".to_owned() }).collect();
    write(rig.store(), &world.rows, &texts);
    index(rig.store());
    let scope = everything(&world);
    let mut query =
        QueueQuery { text: Some("漏水".to_owned()), limit: 100, ..QueueQuery::open(&scope) };
    query.sort = Sort::Due;
    let page = rig.store().read(|r| r.queue(ORG, &query)).map_err(|e: Fault| e).unwrap();
    let open = |it: &&Rows| {
        it.case.stage != casework::view::Stage::Closed && scope.covers(&standing(&it.case))
    };
    let expected: BTreeSet<CaseNo> =
        world.rows.iter().step_by(3).filter(open).map(|it| it.case.no).collect();
    assert_eq!(page.rows.iter().map(|it| it.no).collect::<BTreeSet<_>>(), expected);
    let far = Timestamp::MAX;
    assert!(page.rows.is_sorted_by_key(|it| (it.due_at.unwrap_or(far), it.id)));
    let facets = rig.store().read(|r| r.facets(ORG, &query)).map_err(|e: Fault| e).unwrap();
    assert_eq!(facets.counted, expected.len() as u64);
}

fn a_number_is_found_before_it_is_indexed(rig: &mut Rig) {
    let world = World::new(27, 3);
    write(rig.store(), &world.rows, &["一", "二", "三"].map(str::to_owned));
    let no = world.rows[1].case.no;
    let scope = everything(&world);
    let expected: Vec<CaseNo> =
        if scope.covers(&standing(&world.rows[1].case)) { vec![no] } else { vec![] };
    assert_eq!(find(rig.store(), &scope, &no.to_string()), expected);
    assert_eq!(find(rig.store(), &scope, &no.to_string().replace('-', "")), expected);
    assert_eq!(find(rig.store(), &scope, "二"), []);
}

fn the_index_says_how_far_it_is_behind(rig: &mut Rig) {
    let world = World::new(28, 1);
    let texts: Vec<String> = (0..120).map(|n| format!("第{n}件")).collect();
    write(rig.store(), &plain_rows(&world, 120), &texts);
    let lag = rig.store().read(|r| r.search_lag(ORG)).map_err(|e: Fault| e).unwrap();
    assert_eq!((lag.left, lag.oldest), (120, Some(at(0))));
    let indexed = rig.store().index_pending(ORG, 70, text_of).unwrap();
    assert_eq!((indexed.done, indexed.lag.left), (70, 50));
    let indexed = rig.store().index_pending(ORG, 1_000, |_| None).unwrap();
    assert_eq!((indexed.done, indexed.lag.left, indexed.lag.oldest), (50, 0, None));
    let scope = everything(&world);
    assert_eq!(find(rig.store(), &scope, "第69件").len(), 1);
    assert_eq!(
        find(rig.store(), &scope, "第70件").len(),
        0,
        "a step without a text is not indexed"
    );
    let nothing = rig.store().index_pending(2, 10, text_of).unwrap();
    assert_eq!(nothing.done, 0, "another organisation's texts are not touched");
}

fn texts_are_forgotten_and_indexed_anew(rig: &mut Rig) {
    let world = World::new(29, 1);
    let rows = plain_rows(&world, 5);
    write(rig.store(), &rows, &["漏水", "漏水", "漏水", "漏水", "漏水"].map(str::to_owned));
    index(rig.store());
    let scope = everything(&world);
    let gone = rows[2].case.id;
    let forgotten =
        rig.store().transact(move |tx| tx.forget_texts(ORG, gone)).map_err(|e: Fault| e).unwrap();
    assert_eq!(forgotten, 1);
    assert_eq!(find(rig.store(), &scope, "漏水").len(), 4);
    rig.store().reindex().unwrap();
    assert_eq!(find(rig.store(), &scope, "漏水").len(), 0);
    index(rig.store());
    assert_eq!(find(rig.store(), &scope, "漏水").len(), 5);
}
