//! Plans at the pages: worked out with a form, laid before the customer, answered by link and by phone, and printed.

use axum::http::StatusCode;
use casework::plan::State;
use casework::remedy::RemedyState;
use serde_json::json;

use crate::clerk::Clerk;
use crate::complain::filed;
use crate::support::{Page, World};

async fn sends(clerk: &Clerk<'_>, no: &str, resource: &str, fields: &[(&str, &str)]) -> Page {
    let request = clerk.get(&format!("/cases/{no}")).await.value("request");
    let mut all = vec![("request", request.as_str())];
    all.extend(fields);
    clerk.post(&format!("/cases/{no}/{resource}"), &all).await
}

/// What a browser sends: the last place is empty, and its list of people stands on the unit all the same.
const PLAN: &[(&str, &str)] = &[
    ("what", "换新皮带，周三前恢复"),
    ("measures.0.what", "更换三号梯门机皮带"),
    ("measures.0.who", "unit:repair"),
    ("measures.0.due_at", "2026-08-19T18:00"),
    ("measures.1.what", "出具检验报告"),
    ("measures.1.who", "partner"),
    ("measures.1.name", "市特检院"),
    ("measures.1.due_at", "2026-08-20T18:00"),
    ("measures.2.what", ""),
    ("measures.2.who", "unit:repair"),
    ("risks.0.what", "皮带当天不到"),
    ("risks.0.counter", "先装库存旧件"),
];

#[tokio::test]
async fn a_plan_is_worked_out_countered_agreed_on_and_printed() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    drop(world.staff("liqiang", &no, "acceptance", json!({})).unwrap());
    let owner = Clerk::at(&world, "liqiang").await;

    // What is missing is told beside its field, and nothing typed is lost.
    let wrong: Vec<(&str, &str)> = PLAN
        .iter()
        .copied()
        .filter(|(name, _)| !matches!(*name, "measures.0.due_at" | "measures.1.who"))
        .collect();
    let page = sends(&owner, &no, "plans", &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    assert!(page.says("更换三号梯门机皮带") && page.says("先装库存旧件"), "{}", page.text());

    let page = sends(&owner, &no, "plans", PLAN).await;
    assert_eq!(page.location(), format!("/cases/{no}?done=plans"), "{}", page.text());
    assert!(!world.get(&link).await.says("换新皮带"), "nobody has laid it before the customer");
    let page = sends(&owner, &no, "plan-offers", &[("plan", "1")]).await;
    assert_eq!(page.location(), format!("/cases/{no}?done=plan-offers"));

    // The customer sees what, who and by when, and not what was weighed.
    let page = world.get(&link).await;
    for words in ["更换三号梯门机皮带", "工程部", "市特检院", "您同意这个方案吗"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("先装库存旧件"), "{}", page.text());
    let request = page.value("request");
    let mut said = vec![("request", request.as_str()), ("plan", "1"), ("reply", "counters")];
    let door = format!("{link}/plan-answers");
    let page = world.post(&door, &said).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "what else they want is to be said");
    said.push(("note", "周二前"));
    for _ in 0..2 {
        assert_eq!(world.post(&door, &said).await.location(), format!("{link}?done=plan-answers"));
    }

    // The next plan begins with the last one; what the customer said on the phone is a contact.
    let page = owner.get(&format!("/cases/{no}")).await;
    assert!(page.says("周二前") && page.says("拟定下一个方案"), "{}", page.text());
    let sooner: Vec<(&str, &str)> = PLAN
        .iter()
        .map(|(name, value)| {
            if *name == "measures.0.due_at" { (*name, "2026-08-18T18:00") } else { (*name, *value) }
        })
        .collect();
    let page = sends(&owner, &no, "plans", &sooner).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = sends(&owner, &no, "plan-offers", &[("plan", "2")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let yes = [("plan", "2"), ("reply", "accepts"), ("means", "phone")];
    let page = sends(&owner, &no, "plan-answers", &yes).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    let yes = [("plan", "2"), ("reply", "accepts"), ("means", "phone"), ("note", "可以")];
    let page = sends(&owner, &no, "plan-answers", &yes).await;
    assert_eq!(page.location(), format!("/cases/{no}?done=plan-answers"), "{}", page.text());
    let case = world.case(&no);
    let states: Vec<State> = case.plans.iter().map(|it| it.state).collect();
    assert_eq!(states, [State::Countered, State::Accepted]);
    assert!(case.contacts.iter().any(|it| it.text == "可以"));
    let owed: Vec<&str> =
        case.promises.iter().filter(|it| it.is_owed()).map(|it| it.what.as_str()).collect();
    assert!(owed.contains(&"更换三号梯门机皮带") && owed.contains(&"出具检验报告"), "{owed:?}");

    // It is too late for the first, and both sides have the agreement as a paper.
    let page = world.get(&link).await;
    assert!(!page.says("您同意这个方案吗") && page.says("处理协议"), "{}", page.text());
    for door in [format!("{link}/agreement"), format!("/cases/{no}/agreement")] {
        let page = owner.get(&door).await;
        assert_eq!(page.status, StatusCode::OK, "{door}");
        assert_eq!(page.headers["content-type"], "application/pdf");
    }
}

#[tokio::test]
async fn money_that_belongs_to_a_plan_is_not_answered_by_itself() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    let it = |who, resource, body| drop(world.staff(who, &no, resource, body).unwrap());
    it("liqiang", "acceptance", json!({}));
    let amount = json!({"minor": 60_000, "currency": "CNY"});
    it("liqiang", "remedies", json!({"kind": "compensation", "what": "误工", "amount": amount}));
    let owner = Clerk::at(&world, "liqiang").await;
    let with = [PLAN, &[("remedies", "1")]].concat();
    assert_eq!(sends(&owner, &no, "plans", &with).await.status, StatusCode::SEE_OTHER);
    let page = sends(&owner, &no, "plan-offers", &[("plan", "1")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "nobody has approved the money");
    drop(world.staff("zhaomin", &no, "approvals", json!({"remedy": 1})).unwrap());
    assert_eq!(
        sends(&owner, &no, "plan-offers", &[("plan", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    let page = world.get(&link).await;
    assert!(page.says("600") && !page.text().contains("replies-1"), "{}", page.text());
    let request = page.value("request");
    let apart = [("request", request.as_str()), ("remedy", "1"), ("reply", "accepts")];
    let page = world.post(&format!("{link}/replies"), &apart).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text());
    assert!(page.says("这一步现在做不了"), "{}", page.text());
    assert_eq!(
        world.case(&no).remedies[0].state,
        RemedyState::Offered,
        "it is answered with its plan"
    );
    // Somebody of another unit, and who only audits, neither plans nor answers.
    let stranger = Clerk::at(&world, "wangfang").await;
    let page = stranger.post(&format!("/cases/{no}/plan-offers"), &[("plan", "1")]).await;
    assert_ne!(page.status, StatusCode::SEE_OTHER);
}
