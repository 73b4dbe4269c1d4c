//! What a change of the organisation means for cases that are open: duties find their people, clocks their year.

use casework::calendar::YearTable;
use casework::id::PersonId;
use casework::intake::{Flag, Receive};
use casework::organisation::{OrganisationCommand, Person};
use casework::permission::{Actor, scope};
use casework::promise::Kind;
use desk::Order;
use jiff::ToSpan;
use serde_json::json;
use store::DutyQuery;

use crate::support::World;

fn complaint() -> Receive {
    serde_json::from_value(json!({
        "pack": "property", "channel": "phone", "heading": "水管漏水",
        "narrative": "厨房水管漏水三天了，报修没人来。", "complainant": { "name": "吴女士", "phone": "13800000001" },
    }))
    .unwrap()
}

fn staff(id: &str) -> Actor {
    Actor::Staff(PersonId::parse(id).unwrap())
}

/// Whose duties the register has on record, as the supervisor of the unit finds them.
fn owed(world: &World, who: &str) -> Vec<Option<PersonId>> {
    let house = world.desk().house();
    let person = &house.organisation.people[&PersonId::parse(who).unwrap()];
    let query = DutyQuery {
        scope: scope(&house.organisation, person),
        roles: person.grants.iter().map(|grant| grant.role).collect(),
        stands_in_for: Vec::new(),
        until: None,
        cursor: None,
        limit: 100,
    };
    let org = world.desk().org();
    let found = world.desk().store().read(|register| register.duties(org, &query)).unwrap();
    found.rows.into_iter().map(|row| row.duty.person).collect()
}

fn leave(world: &World, who: &str) {
    let mut person: Person =
        world.desk().house().organisation.people[&PersonId::parse(who).unwrap()].clone();
    person.left = true;
    world.desk().administer(&Actor::Setup, &[OrganisationCommand::PutPerson(person)]).unwrap();
}

fn minutes_later(world: &World, minutes: i64) {
    world.clock.set(world.desk().now() + minutes.minutes());
}

#[test]
fn the_duties_of_who_has_left_are_found_by_the_unit() {
    let world = World::new();
    minutes_later(&world, 5);
    let no = world.desk().run(&Order::receive(staff("wangfang"), complaint())).unwrap().no;
    let text = no.to_string();
    world.staff("chenjing", &text, "handovers", json!({ "to_unit": "repair" })).unwrap();
    world.staff("liqiang", &text, "acceptance", json!({})).unwrap();
    assert!(owed(&world, "zhaomin").is_empty(), "everything is liqiang's");
    minutes_later(&world, 5);
    leave(&world, "liqiang");

    // A step before the clock came by: what is stored was computed for an organisation that is no more.
    minutes_later(&world, 5);
    let note = json!({ "means": "note", "direction": "in", "text": "客户再次来电" });
    world.staff("chenjing", &text, "contacts", note).unwrap();
    let found = owed(&world, "zhaomin");
    assert!(!found.is_empty() && found.iter().all(Option::is_none), "{found:?}");
}

#[test]
fn the_clock_renews_cases_nobody_touches() {
    let world = World::new();
    minutes_later(&world, 5);
    let no = world.desk().run(&Order::receive(staff("wangfang"), complaint())).unwrap().no;
    let text = no.to_string();
    world.staff("chenjing", &text, "handovers", json!({ "to_unit": "repair" })).unwrap();
    world.staff("liqiang", &text, "acceptance", json!({})).unwrap();
    let version = world.case(&text).version;
    minutes_later(&world, 5);
    leave(&world, "liqiang");
    world.desk().tick().unwrap();
    let found = owed(&world, "zhaomin");
    assert!(!found.is_empty() && found.iter().all(Option::is_none), "{found:?}");
    assert_eq!(world.case(&text).version, version, "nothing has happened to the case itself");
}

#[test]
fn a_complaint_in_a_year_the_calendar_lacks_is_taken_in_and_counted_later() {
    let world = World::new();
    world.at("2031-03-03T09:00:00+08:00");
    let no = world.desk().run(&Order::receive(staff("wangfang"), complaint())).unwrap().no;
    let again = world.desk().run(&Order::receive(staff("wangfang"), complaint())).unwrap().no;
    let text = no.to_string();
    assert_eq!(world.case(&text).missing_year, Some(2031));
    let admin = PersonId::parse("admin").unwrap();
    let org = world.desk().org();
    let told = world.desk().store().read(|r| r.notices(org, &admin, None, 10)).unwrap();
    let kinds: Vec<&str> = told.iter().map(|it| it.kind.as_str()).collect();
    assert_eq!(kinds, ["year_missing"], "one alarm for both cases");

    minutes_later(&world, 60);
    world.desk().tick().unwrap();
    assert_eq!(world.case(&text).missing_year, Some(2031), "and nothing is guessed meanwhile");
    let table =
        YearTable::from_csv("2031-01-01,off,new year\n2031-10-01,off,national day\n").unwrap();
    world
        .desk()
        .administer(
            &Actor::Setup,
            &[OrganisationCommand::LoadYear { calendar: None, table, replace: false }],
        )
        .unwrap();
    minutes_later(&world, 1);
    assert_eq!(world.desk().tick().unwrap(), 2);
    for no in [no, again] {
        let case = world.case(&no.to_string());
        assert_eq!(
            (case.missing_year, case.flags().contains(&Flag::CalendarYearMissing)),
            (None, false)
        );
        let answer = case.promises.iter().find(|it| it.kind == Kind::Answer).unwrap();
        assert_eq!(Some(answer.start_at), case.registered_at, "counted from when it came in");
    }
}
