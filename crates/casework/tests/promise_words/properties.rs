//! Laws for any text whatever.

use casework::promise_words::{FOUND_MAX, Found, found_in};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;

use crate::CHINA;

/// Pieces promises are made of, in every wrong order.
const PIECES: &[&str] = &[
    "三",
    "3",
    "３",
    "十",
    "百",
    "半",
    "几",
    "个",
    "工作日",
    "天",
    "日",
    "小时",
    "周",
    "月",
    "年",
    "内",
    "前",
    "后",
    "之",
    "本",
    "下",
    "五",
    "9月5日",
    "2026年",
    "2027",
    "-",
    "至",
    "国庆",
    "节",
    "明天",
    "今天",
    "下班",
    "下午",
    "点",
    ":",
    "30",
    "。",
    "，",
    "？",
    "我们将",
    "已",
    "within ",
    "by ",
    "in ",
    "two ",
    "working ",
    "days",
    "Friday",
    " ",
    "next ",
    "end of ",
    "month",
    "5 ",
    "Sept",
    "tomorrow",
    "😀",
    "個",
    "週",
    "內",
    "\n",
    "99999",
    "0",
    "31",
    "2月",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat()),
        ".{0,80}",
    ]
}

fn instant() -> impl Strategy<Value = Timestamp> {
    (1_704_200_400_i64..1_830_000_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn offsets_are_valid_and_due_is_after(text in text(), said_at in instant()) {
        let chars: Vec<char> = text.chars().collect();
        let found = found_in(&text, said_at, &CHINA);
        prop_assert!(found.len() <= FOUND_MAX);
        let mut last = 0;
        for it in &found {
            prop_assert!(last <= it.from && it.from < it.to && it.to <= chars.len(), "{it:?}");
            let said: String = chars[it.from..it.to].iter().collect();
            prop_assert_eq!(&said, &it.said);
            prop_assert!(it.due_at.is_none_or(|due| due > said_at), "{:?}", it);
            prop_assert!(it.due_at.is_none() || it.last_day.is_some(), "{:?}", it);
            last = it.to;
        }
        prop_assert_eq!(found, found_in(&text, said_at, &CHINA));
    }

    #[test]
    fn what_stands_around_a_promise_moves_it_and_changes_nothing(n in 1u32..60, lines in 0usize..5) {
        let said_at = crate::tuesday();
        let alone: Vec<Found> = found_in(&format!("{n}天内答复"), said_at, &CHINA);
        let moved = found_in(&format!("{}{n}天内答复", "您好。\n".repeat(lines)), said_at, &CHINA);
        prop_assert_eq!(alone.len(), 1);
        let back: Vec<Found> =
            moved.into_iter().map(|it| Found { from: it.from - 4 * lines, to: it.to - 4 * lines, ..it }).collect();
        prop_assert_eq!(alone, back);
    }
}
