//! Through the house: who is handed a case, accepts it, returns it, and who may call back in the end.

use casework::assignment::Return;
use casework::case::{Case, Command};
use casework::invalid::{Invalid, Problem};
use casework::link::{LinkTo, Relation, Unlink, check_repeat};
use casework::organisation::{self, OrganisationCommand, OrganisationEvent, Role};
use casework::refusal::{Objection, Refusal};

use crate::say::{
    answer, call, close, give_back, hand_over, hand_over_to, not_reached, ordinary, respond, word,
};
use crate::world::{Play, WORLD, actor, complaint, no, person, unit};

fn received() -> Play {
    Play::received("lina", complaint())
}

fn at(play: &Play) -> (Option<&str>, Option<&str>) {
    let owner = play.case.owner.as_ref().map(casework::id::PersonId::as_str);
    (owner, play.case.unit.as_ref().map(casework::id::UnitId::as_str))
}

#[test]
fn whoever_hears_it_owns_it_until_somebody_accepts_it() {
    let mut play = received();
    play.does("lina", hand_over("repair")).repeats("lina", hand_over("repair"));
    assert_eq!(at(&play), (Some("lina"), Some("front")), "offered is not accepted");
    play.refused("ouyang", Command::Accept, Refusal::OfferedToOthers);
    play.does("chenwei", Command::Accept).repeats("chenwei", Command::Accept);
    assert_eq!(at(&play), (Some("chenwei"), Some("repair")));
    // The one who heard it stays informed, and works on it no more.
    play.does("lina", call());
    for command in [ordinary(), answer(1), hand_over("fees"), close()] {
        play.refused("lina", command, Refusal::RoleLacking);
    }
    play.refused("ouyang", call(), Refusal::NotYours);
    play.refused("zhaolei", Command::Accept, Refusal::NothingOffered);
}

#[test]
fn an_offer_is_taken_back_by_its_owner_and_returned_by_whom_it_was_made_to() {
    let mut play = received();
    play.does("lina", hand_over("repair")).does("lina", Command::Accept);
    play.repeats("lina", Command::Accept);
    assert_eq!((at(&play), play.case.returns), ((Some("lina"), Some("front")), 0));
    play.does("lina", hand_over("repair")).does("chenwei", give_back());
    assert_eq!((at(&play), play.case.returns), ((Some("lina"), Some("front")), 1));
    play.refused("chenwei", give_back(), Refusal::NotYours);
    play.refused("ouyang", give_back(), Refusal::NothingOffered);
    play.does("lina", hand_over_to("repair", "zhaolei"));
    play.refused("chenwei", Command::Accept, Refusal::OfferedToOthers);
    play.does("zhaolei", Command::Accept);
}

#[test]
fn what_was_accepted_goes_back_the_way_it_came() {
    let mut play = received();
    play.does("lina", hand_over("repair")).does("chenwei", Command::Accept);
    play.does("chenwei", hand_over("lift")).does("hejun", Command::Accept);
    play.does("hejun", give_back()).refused("hejun", give_back(), Refusal::NotYours);
    assert_eq!(at(&play), (Some("chenwei"), Some("repair")));
    play.does("chenwei", give_back()).refused("chenwei", give_back(), Refusal::NotYours);
    assert_eq!(at(&play), (Some("lina"), Some("front")));
    play.refused("lina", give_back(), Refusal::NowhereToReturn);
    assert_eq!(play.case.returns, 2);
}

#[test]
fn two_people_do_not_send_a_case_to_and_fro_by_returning_it() {
    let mut play = received();
    play.does("lina", hand_over("repair")).does("chenwei", Command::Accept);
    play.does("chenwei", hand_over("front")).does("lina", Command::Accept);
    assert!(play.case.held_before.is_empty(), "back at the beginning: {:?}", play.case.held_before);
    play.does("lina", hand_over("repair")).does("chenwei", Command::Accept);
    play.does("chenwei", give_back());
    assert_eq!(at(&play), (Some("lina"), Some("front")));
    play.refused("lina", give_back(), Refusal::NowhereToReturn);
}

#[test]
fn who_has_left_gets_nothing_back_and_holds_nothing_up() {
    let mut play = received();
    play.does("lina", hand_over("repair")).does("chenwei", Command::Accept);
    let mut gone = WORLD.organisation.clone();
    let mut left = |who: &str| {
        let mut it = gone.people[&person(who)].clone();
        it.left = true;
        organisation::apply(&mut gone, play.now, &OrganisationEvent::PersonPut(it));
    };
    left("lina");
    left("chenwei");
    let who = actor("zhaolei");
    let mut setting = WORLD.setting(&who, play.now);
    setting.organisation = &gone;
    let duties = casework::duty::duties(&play.case, &setting);
    assert!(duties.iter().all(|it| it.person.is_none() && it.unit == Some(unit("repair"))));
    let events =
        casework::case::decide(&play.case, &Command::Accept, &setting).expect("it is the unit's");
    play.case.apply_step(play.now, &who, &events);
    assert_eq!(at(&play), (Some("zhaolei"), Some("repair")));
    let decide = |case: &casework::case::Case| casework::case::decide(case, &give_back(), &setting);
    // Back to who had it before, and they have left as well: then to their unit.
    let events = decide(&play.case).expect("there is a way back");
    play.case.apply_step(play.now, &who, &events);
    assert_eq!(at(&play), (None, Some("repair")));
}

#[test]
fn where_and_to_whom_a_case_cannot_go() {
    let mut play = received();
    for (command, refusal) in [
        (hand_over("moon"), Refusal::NoSuchUnit),
        (hand_over_to("repair", "nobody"), Refusal::NoSuchPerson),
        (hand_over_to("repair", "fengli"), Refusal::NoSuchPerson),
        (hand_over_to("repair", "hejun"), Refusal::NoSuchPerson),
        (hand_over_to("repair", "admin"), Refusal::NoSuchPerson),
        (hand_over_to("repair", "linshen"), Refusal::NoSuchPerson),
        (hand_over_to("repair", "lina"), Refusal::NoSuchPerson),
        (hand_over_to("front", "lina"), Refusal::AlreadyThere),
    ] {
        play.refused("lina", command, refusal);
    }
    play.refused("chenwei", hand_over("repair"), Refusal::NotYours);
    play.refused("linshen", hand_over("repair"), Refusal::RoleLacking);
    play.refused("admin", hand_over("repair"), Refusal::NotYours);
    play.does("zhoumin", hand_over_to("head", "wangfang")).does("wangfang", Command::Accept);
    let silent = Return { reason: "not_ours".to_owned(), note: " ".to_owned() };
    let told = play.tries("wangfang", &Command::Return(silent));
    assert_eq!(told, Err(Objection::Invalid(Invalid::one("note", Problem::Missing))));
    let odd = Return { reason: "because".to_owned(), note: "就是不管".to_owned() };
    let told = play.tries("wangfang", &Command::Return(odd));
    assert_eq!(told, Err(Objection::Invalid(Invalid::one("reason", Problem::NotAChoice))));
}

#[test]
fn who_handled_a_case_does_not_call_back() {
    let mut play = received();
    // The quality department answers a point: from then on somebody else of it must call.
    play.does("lina", ordinary()).does("wuqing", answer(1)).does("lina", respond("已修好"));
    play.does("customer", word(casework::response::Word::Accepts));
    play.refused("wuqing", not_reached(), Refusal::HandlerMayNotCallBack);
    for who in ["lina", "wangfang"] {
        play.refused(who, not_reached(), Refusal::RoleLacking);
    }
    play.refused("sunhong", not_reached(), Refusal::NotYours);
    play.does("zhengjie", not_reached()).does("zhoumin", not_reached());
}

#[test]
fn links_are_made_once_and_taken_away_once() {
    let link = |to, relation| Command::Link(LinkTo { to: no(to), relation, note: String::new() });
    let unlink = |to| Command::Unlink(Unlink { to: no(to) });
    let mut play = received();
    play.refused("wuqing", link(1, Relation::Related), Refusal::SameCase);
    play.refused("lina", link(2, Relation::Related), Refusal::RoleLacking);
    play.does("wuqing", link(2, Relation::Related)).repeats("wuqing", link(2, Relation::Related));
    play.does("wuqing", link(2, Relation::SameCause));
    play.does("wuqing", unlink(2)).repeats("wuqing", unlink(2));
    // What was merged into this one does not swallow it.
    play.does("wuqing", link(3, Relation::Duplicate));
    play.refused("wuqing", crate::say::merge(3), Refusal::SameCase);
    play.refused("wuqing", crate::say::merge(1), Refusal::SameCase);
    for n in 10..59 {
        play.does("wuqing", link(n, Relation::Related));
    }
    play.refused("wuqing", link(99, Relation::Related), Refusal::TooMany);
    play.does("wuqing", link(10, Relation::RepeatOf));
}

#[test]
fn whoever_works_on_a_case_says_that_it_comes_again() {
    let link = |to, relation| Command::Link(LinkTo { to: no(to), relation, note: String::new() });
    let again = |to| link(to, Relation::RepeatOf);
    let unlink = |to| Command::Unlink(Unlink { to: no(to) });
    let mut play = received();
    play.does("lina", again(2)).repeats("lina", again(2));
    play.refused("lina", unlink(2), Refusal::RoleLacking);
    // What somebody above tied together otherwise is not made a repeat by anybody else.
    play.does("wuqing", link(3, Relation::Duplicate));
    play.refused("lina", again(3), Refusal::RoleLacking);
    play.does("wuqing", again(3));
    for nobody in ["customer", "partner:1"] {
        play.refused(nobody, again(4), Refusal::RoleLacking);
    }
}

#[test]
fn a_case_of_another_customer_is_marked_from_above() {
    let of = |phone: Option<&str>| {
        let mut complaint = complaint();
        complaint.complainant.phone = phone.map(str::to_owned);
        (complaint.complainant.email, complaint.complainant.customer_no) = (None, None);
        Play::received("lina", complaint).case
    };
    let (one, other, nobody) = (of(Some("13812345678")), of(Some("13900001111")), of(None));
    let asked = |who: &str, case: &Case, before: &Case| {
        check_repeat(case, before, &WORLD.organisation, &actor(who))
    };
    assert_eq!(asked("lina", &one, &one), Ok(()));
    for (case, before) in [(&one, &other), (&one, &nobody), (&nobody, &nobody)] {
        assert_eq!(asked("lina", case, before), Err(Refusal::OtherCustomer));
        assert_eq!(asked("wuqing", case, before), Ok(()));
    }
    // Nobody learns this way of a case they may not see.
    assert_eq!(asked("hejun", &one, &one), Err(Refusal::NotYours));
}

#[test]
fn the_house_itself_is_kept_in_order() {
    let put = |spoil: fn(&mut casework::organisation::Person)| {
        let mut it = WORLD.organisation.people[&person("lina")].clone();
        spoil(&mut it);
        OrganisationCommand::PutPerson(it)
    };
    let unit_put = |code: &str, spoil: fn(&mut casework::organisation::Unit)| {
        let mut it = WORLD.organisation.units[&unit(code)].clone();
        spoil(&mut it);
        OrganisationCommand::PutUnit(it)
    };
    let decide = |who: &str, command: &OrganisationCommand| {
        organisation::decide(&WORLD.organisation, command, &actor(who))
    };
    let refused: Vec<(OrganisationCommand, Refusal)> = vec![
        (put(|it| it.unit = unit("moon")), Refusal::NoSuchUnit),
        (unit_put("repair", |it| it.parent = Some(unit("lift"))), Refusal::UnitCircle),
        (unit_put("repair", |it| it.parent = Some(unit("repair"))), Refusal::UnitCircle),
        (unit_put("repair", |it| it.parent = Some(unit("moon"))), Refusal::NoSuchUnit),
        (unit_put("repair", |it| it.parent = None), Refusal::UnitCircle),
        (unit_put("repair", |it| it.closed = true), Refusal::UnitInUse),
        (unit_put("front", |it| it.closed = true), Refusal::UnitInUse),
    ];
    for (command, refusal) in refused {
        assert_eq!(decide("admin", &command), Err(refusal.into()), "{command:?}");
    }
    let mut last = WORLD.organisation.people[&person("admin")].clone();
    last.grants.retain(|grant| grant.role != Role::Administrator);
    let command = OrganisationCommand::PutPerson(last);
    assert_eq!(decide("admin", &command), Err(Refusal::LastAdministrator.into()));
    for who in ["wangfang", "customer", "clock"] {
        assert_eq!(decide(who, &put(|_| {})), Err(Refusal::RoleLacking.into()), "{who}");
    }
    assert_eq!(decide("fengli", &put(|_| {})), Err(Refusal::NotSignedIn.into()));
    assert_eq!(decide("admin", &put(|_| {})), Ok(vec![]), "it is so already");
    assert_eq!(
        decide("admin", &put(|it| it.phone = Some("1".repeat(500)))),
        Err(Invalid::one("phone", Problem::TooLong { max: 200, found: 500 }).into())
    );
    assert!(
        decide("admin", &unit_put("fees", |it| it.closed = true)).is_ok_and(|it| it.len() == 1)
    );
}
