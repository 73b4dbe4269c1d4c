//! Public reviews: taken in once, answered by one, read by another, and a low mark becomes a case or a reason why not.

use std::collections::BTreeMap;

use casework::case::Case;
use casework::id::{CaseNo, PackId};
use casework::intake::Channel;
use casework::invalid::{Invalid, Problem};
use casework::limits::{NOTE_CHARS_MAX, PUBLIC_REPLIES_MAX};
use casework::matter::{Around, Matter, MatterDutyKind};
use casework::pack::Pack;
use casework::permission::{Actor, Standing};
use casework::public_review::{
    DraftPublicReply, LinkReviewCase, PublicReplyNumber, PublicReview, PublicReviewCommand,
    PublicReviewState, ReceivePublicReview, RecordPublished, ReviewReason, SendBackPublicReply,
    Stars,
};
use casework::refusal::{Objection, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::replies::GENERAL;
use crate::say::ordinary;
use crate::world::{Play, WORLD, actor, aug, complaint, no};

const THANKS: &str = "感谢您的评价，给您添麻烦了，请致电0571-88880000，我们马上核对。";

/// The house with one case, and one that complains about 陈伟.
struct Place {
    packs: BTreeMap<PackId, Pack>,
    standings: BTreeMap<CaseNo, Standing>,
    folded: BTreeMap<CaseNo, Case>,
}

fn place() -> Place {
    let mut case = Play::received("lina", complaint());
    case.does("lina", ordinary());
    let accused =
        Standing { accused: [crate::world::person("chenwei")].into(), ..case.case.standing() };
    let folded = BTreeMap::from([(no(1), case.case)]);
    let mut standings: BTreeMap<CaseNo, Standing> =
        folded.iter().map(|(no, case)| (*no, case.standing())).collect();
    standings.insert(no(2), accused);
    Place { packs: [(GENERAL.id.clone(), GENERAL.clone())].into(), standings, folded }
}

impl Place {
    fn around<'a>(&'a self, actor: &'a Actor, now: Timestamp) -> Around<'a> {
        Around {
            now,
            actor,
            organisation: &WORLD.organisation,
            packs: &self.packs,
            calendar: &WORLD.calendar,
            cases: &self.standings,
            folded: &self.folded,
            counted: &[],
        }
    }

    fn tries(
        &self,
        it: &mut PublicReview,
        who: &str,
        command: &PublicReviewCommand,
    ) -> Result<usize, Objection> {
        let (who, now) = (actor(who), aug("20 09:00"));
        let around = self.around(&who, now);
        let events = it.decide(command, &around)?;
        if !events.is_empty() {
            it.apply_step(now, &who, &events);
            let again = it.decide(command, &around);
            assert_eq!(again.as_deref(), Ok(&[][..]), "{command:?} again on {it:?}");
        }
        Ok(events.len())
    }

    fn does(&self, it: &mut PublicReview, who: &str, command: &PublicReviewCommand) {
        assert_eq!(self.tries(it, who, command), Ok(1), "{command:?} on {it:?}");
    }

    fn received(&self, stars: u8) -> PublicReview {
        let mut it = PublicReview::default();
        self.does(&mut it, "lina", &receive(review(stars)));
        it
    }
}

fn review(stars: u8) -> ReceivePublicReview {
    ReceivePublicReview {
        n: 1,
        pack: GENERAL.id.clone(),
        platform: "map".to_owned(),
        id: "R-2026-1".to_owned(),
        author: "山里人".to_owned(),
        order_no: "20260817004".to_owned(),
        stars: Stars { overall: stars, ..Stars::default() },
        text: "电话打了三次都没人接。".to_owned(),
        url: "https://map.example/r/1".to_owned(),
        written_at: aug("19 20:00"),
    }
}

fn receive(it: ReceivePublicReview) -> PublicReviewCommand {
    PublicReviewCommand::ReceivePublicReview(Box::new(it))
}

fn draft(text: &str) -> PublicReviewCommand {
    let (text, waiver) = (text.to_owned(), String::new());
    PublicReviewCommand::DraftPublicReply(DraftPublicReply { text, waiver })
}

fn approve(reply: u32) -> PublicReviewCommand {
    PublicReviewCommand::ApprovePublicReply(PublicReplyNumber { reply_no: reply })
}

fn send_back(reply: u32) -> PublicReviewCommand {
    let reason = "写明回电时间".to_owned();
    PublicReviewCommand::SendBackPublicReply(SendBackPublicReply { reply_no: reply, reason })
}

fn publish(reply: u32) -> PublicReviewCommand {
    let at = aug("20 09:00");
    PublicReviewCommand::RecordPublished(RecordPublished {
        reply_no: reply,
        at,
        url: String::new(),
    })
}

fn link(no: CaseNo) -> PublicReviewCommand {
    PublicReviewCommand::LinkReviewCase(LinkReviewCase { case: no })
}

fn reason(text: &str) -> ReviewReason {
    ReviewReason { reason: text.to_owned() }
}

fn problems(got: Result<usize, Objection>) -> Vec<(String, Problem)> {
    match got {
        Err(Objection::Invalid(Invalid(all))) => {
            all.into_iter().map(|it| (it.field, it.problem)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn duties(place: &Place, it: &PublicReview) -> Vec<MatterDutyKind> {
    let who = actor("wuqing");
    let rows = it.rows(&place.around(&who, aug("20 09:00"))).expect("it was taken in");
    rows.duties.iter().map(|duty| duty.kind).collect()
}

#[test]
fn one_drafts_another_approves_and_it_appears() {
    let place = place();
    let mut it = place.received(4);
    assert_eq!(duties(&place, &it), [MatterDutyKind::DraftPublicReply]);
    place.does(&mut it, "lina", &draft(THANKS));
    assert_eq!(duties(&place, &it), [MatterDutyKind::ApprovePublicReply]);
    for (who, refusal) in [("lina", Refusal::RoleLacking), ("customer", Refusal::RoleLacking)] {
        assert_eq!(place.tries(&mut it, who, &approve(1)), Err(refusal.into()));
    }
    assert_eq!(
        place.tries(&mut it, "lina", &publish(1)),
        Err(Refusal::PublicReplyNotApproved.into())
    );
    place.does(&mut it, "wuqing", &send_back(1));
    assert_eq!(it.state(), PublicReviewState::Received);
    assert_eq!(
        place.tries(&mut it, "wuqing", &approve(1)),
        Err(Refusal::PublicReplySettled.into())
    );
    place.does(&mut it, "wuqing", &draft("感谢您，我们今天致电给您。"));
    assert_eq!(place.tries(&mut it, "wuqing", &approve(2)), Err(Refusal::OwnPublicReply.into()));
    place.does(&mut it, "wangfang", &approve(2));
    place.does(&mut it, "lina", &publish(2));
    assert_eq!(it.state(), PublicReviewState::Published);
    assert!(duties(&place, &it).is_empty());
    assert_eq!(
        place.tries(&mut it, "lina", &draft("再说一句，感谢致电。")),
        Err(Refusal::PublicReplySettled.into())
    );
}

#[test]
fn a_low_mark_becomes_a_case_or_somebody_says_why_not() {
    let place = place();
    let low = GENERAL.public_review.low;
    let mut it = place.received(low);
    assert!(it.owes_case() && !place.received(low + 1).owes_case());
    let owed = [MatterDutyKind::DraftPublicReply, MatterDutyKind::JudgePublicReview];
    assert_eq!(duties(&place, &it), owed);
    let who = actor("lina");
    let around = place.around(&who, aug("20 09:00"));
    let complaint = it.complaint(&around).expect("it is a complaint");
    assert_eq!(complaint.channel, Channel::SocialMedia);
    assert_eq!(complaint.narrative, "电话打了三次都没人接。");
    assert_eq!(complaint.heard_at, Some(aug("19 20:00")));
    let source = complaint.source.expect("by its number no second one is filed");
    assert_eq!((source.system.as_str(), source.number.as_str()), ("map", "R-2026-1"));
    assert_eq!(place.tries(&mut it, "lina", &link(no(9))), Err(Refusal::NoSuchCase.into()));
    place.does(&mut it, "lina", &link(no(1)));
    assert_eq!(place.tries(&mut it, "lina", &link(no(2))), Err(Refusal::AlreadyACase.into()));
    assert_eq!(it.complaint(&around), Err(Refusal::AlreadyACase.into()));
    assert_eq!(duties(&place, &it), [MatterDutyKind::DraftPublicReply]);

    let mut other = place.received(1);
    let decline = PublicReviewCommand::DeclineReviewCase(reason("写的是隔壁店"));
    assert_eq!(place.tries(&mut other, "lina", &decline), Err(Refusal::RoleLacking.into()));
    place.does(&mut other, "wuqing", &decline);
    assert!(!other.owes_case());
    let aside = PublicReviewCommand::SetAsideReview(reason("写的是隔壁店"));
    place.does(&mut other, "wuqing", &aside);
    assert_eq!(other.state(), PublicReviewState::SetAside);
    assert!(duties(&place, &other).is_empty());
}

#[test]
fn sent_again_it_is_the_same_one_whose_author_thought_again() {
    let place = place();
    let mut it = place.received(1);
    assert_eq!(place.tries(&mut it, "wuqing", &receive(review(1))), Ok(0));
    place.does(&mut it, "lina", &draft(THANKS));
    place.does(&mut it, "wuqing", &approve(1));
    place.does(&mut it, "lina", &publish(1));
    // Who was won back needs no second answer.
    place.does(&mut it, "wuqing", &receive(review(5)));
    assert_eq!((it.state(), it.is_low), (PublicReviewState::Published, false));
    let who = actor("lina");
    let rows = it.rows(&place.around(&who, aug("20 09:00"))).expect("it was taken in");
    let row = rows.review.expect("it is counted");
    assert_eq!((row.stars_first, row.stars), (1, 5));
    // Worse words want one.
    let worse = ReceivePublicReview { text: "还是没人接！".to_owned(), ..review(2) };
    place.does(&mut it, "wuqing", &receive(worse));
    assert_eq!(it.state(), PublicReviewState::Received);
    place.does(&mut it, "lina", &draft(THANKS));
    assert_eq!(it.reply().map(|reply| reply.n), Some(2), "the same words are a reply of their own");
}

#[test]
fn a_reply_everybody_reads_names_nobody_and_offers_nothing_for_a_better_mark() {
    let place = place();
    let mut it = place.received(1);
    let case = &place.folded[&no(1)];
    let name = case.complaint().expect("it was received").complainant.name.clone();
    place.does(&mut it, "lina", &link(no(1)));
    for text in [format!("感谢{name}，请致电我们。"), "感谢您，请致电 138 0013 8000。".to_owned()]
    {
        let found = problems(place.tries(&mut it, "lina", &draft(&text)));
        assert!(matches!(&found[..], [(_, Problem::Personal { .. })]), "{text}: {found:?}");
    }
    for (text, rule) in [
        ("感谢您。聊天记录显示您已同意，有事请致电。", "public_details"),
        ("感谢您！给您返现十元，麻烦改成好评，有事请致电。", "public_bargain"),
    ] {
        let found = problems(place.tries(&mut it, "lina", &draft(text)));
        assert!(
            found
                .iter()
                .any(|(_, it)| matches!(it, Problem::Wording { remark } if remark.rule == rule)),
            "{text}: {found:?}"
        );
    }
    let who = actor("lina");
    let around = place.around(&who, aug("20 09:00"));
    let said = |text: &str| it.remarks(text, &around).expect("it was taken in");
    assert!(said(THANKS).is_empty(), "{:?}", said(THANKS));
    let rules: Vec<String> = said("已处理。").into_iter().map(|it| it.rule).collect();
    assert_eq!(rules, ["thanks", "reach"]);
    // The name they write under there may be said.
    place.does(&mut it, "lina", &draft("感谢山里人的评价，请致电我们。"));
}

#[test]
fn what_cannot_be_taken_in() {
    let place = place();
    let fresh = PublicReview::default;
    let bad = ReceivePublicReview {
        platform: "moon".to_owned(),
        id: " ".to_owned(),
        stars: Stars { overall: 0, delivery: Some(6), ..Stars::default() },
        text: "长".repeat(NOTE_CHARS_MAX + 1),
        url: "javascript:alert(1)".to_owned(),
        written_at: aug("20 09:00") + 1.hours(),
        ..review(1)
    };
    let found = problems(place.tries(&mut fresh(), "lina", &receive(bad)));
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    let all = ["platform", "id", "stars.overall", "stars.delivery", "text", "url", "written_at"];
    assert_eq!(fields, all);
    let nowhere =
        ReceivePublicReview { pack: PackId::parse("nowhere").expect("a good code"), ..review(1) };
    assert_eq!(
        problems(place.tries(&mut fresh(), "lina", &receive(nowhere))),
        [("pack".to_owned(), Problem::NotAChoice)]
    );
    for who in ["customer", "admin"] {
        let got = place.tries(&mut fresh(), who, &receive(review(1)));
        assert!(matches!(got, Err(Objection::Refused(Refusal::RoleLacking))), "{who}: {got:?}");
    }
    assert_eq!(
        place.tries(&mut fresh(), "lina", &draft(THANKS)),
        Err(Refusal::NoSuchPublicReview.into())
    );
}

#[test]
fn there_is_an_end_to_drafts() {
    let place = place();
    let mut it = place.received(4);
    for n in 1..=PUBLIC_REPLIES_MAX {
        place.does(&mut it, "lina", &draft(&format!("感谢您，请致电我们，第{n}稿。")));
    }
    assert_eq!(place.tries(&mut it, "lina", &draft(THANKS)), Err(Refusal::TooMany.into()));
}

#[test]
fn who_is_complained_about_in_its_case_learns_nothing_of_it() {
    let place = place();
    let mut it = place.received(1);
    place.does(&mut it, "lina", &link(no(2)));
    assert_eq!(place.tries(&mut it, "chenwei", &draft(THANKS)), Err(Refusal::NotYours.into()));
}

#[test]
fn every_way_of_a_public_review_keeps_what_must_hold() {
    let place = place();
    let worse = ReceivePublicReview { text: "更差".to_owned(), ..review(1) };
    let alphabet = [
        ("lina", receive(review(1))),
        ("wuqing", receive(review(5))),
        ("lina", receive(worse)),
        ("lina", draft(THANKS)),
        ("wuqing", draft("感谢您，我们今天致电给您。")),
        ("wuqing", approve(1)),
        ("wangfang", approve(2)),
        ("wuqing", send_back(1)),
        ("lina", publish(1)),
        ("lina", publish(2)),
        ("lina", link(no(1))),
        ("wuqing", PublicReviewCommand::DeclineReviewCase(reason("不是投诉"))),
        ("wuqing", PublicReviewCommand::SetAsideReview(reason("不是本店"))),
    ];
    let mut spoken = std::collections::BTreeSet::new();
    let mut nodes = vec![PublicReview::default()];
    let mut level = 0..1;
    for _ in 0..6 {
        for at in level.clone() {
            for (n, (who, command)) in alphabet.iter().enumerate() {
                let mut after = nodes[at].clone();
                if !place.tries(&mut after, who, command).is_ok_and(|many| many > 0) {
                    continue;
                }
                spoken.insert(n);
                for reply in &after.replies {
                    let approved = reply.approved.as_ref().map(|mark| &mark.by);
                    assert_ne!(approved, Some(&reply.drafted.by), "{after:?}");
                    assert!(reply.published.is_none() || approved.is_some(), "{after:?}");
                }
                let todo = duties(&place, &after);
                let over = after.state().is_over() && !after.owes_case();
                assert_eq!(todo.is_empty(), over, "something is always to be done: {after:?}");
                if !nodes.contains(&after) {
                    nodes.push(after);
                }
            }
        }
        level = level.end..nodes.len();
    }
    assert_eq!(spoken.len(), alphabet.len(), "every command means something somewhere");
    assert!(nodes.len() > 300, "{}", nodes.len());
}
