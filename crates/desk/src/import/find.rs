//! Finding the plan: everything that can be wrong with a mapping is found here, all of it at once.

use std::collections::BTreeMap;

use casework::id::{CategoryCode, UnitId};
use casework::intake::{Channel, SubjectKind};
use casework::organisation::Organisation;
use casework::pack::Pack;
use casework::triage::Kind;
use jiff::tz::TimeZone;

use super::choice::{Picking, Question, codes_of, languages, leaves, units};
use super::mapping::{self, Choice, Mapping, Missing, Test};
use super::plan::Plan;
use super::said::Said;
use super::value::Reading;
use super::words::{Header, Words};

/// What a mapping is checked against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) organisation: &'a Organisation,
}

impl Plan {
    /// Lays the mapping over a file's header; everything that is wrong with it at once.
    ///
    /// `ours` are columns of our own that tell nothing of the row: line and reason of an earlier refusal.
    pub(crate) fn find(
        mapping: &Mapping,
        header: &Header,
        ground: Ground<'_>,
        ours: &dyn Fn(&str) -> bool,
    ) -> Result<Plan, Vec<Said>> {
        let zone = TimeZone::get(&mapping.zone)
            .map_err(|_| vec![Said::new("map-zone").with("zone", &mapping.zone)])?;
        let mut finder = Finder { header, zone, faults: Vec::new() };
        let case = &mapping.case;
        if case.narrative.is_none() && case.heading.is_none() {
            finder.faults.push(Said::new("map-no-story"));
        }
        if case.received_at.is_none() && mapping.when_time_is_missing == Missing::Refuse {
            finder.faults.push(Said::new("map-no-time"));
        }
        let plan = Plan {
            source: mapping.source.clone(),
            pack: mapping.pack.clone(),
            missing: mapping.when_time_is_missing,
            width: (header.least, header.names.len()),
            own: (0..header.names.len()).filter(|at| !ours(&header.names[*at])).collect(),
            skip: mapping
                .skip_when
                .iter()
                .filter_map(|test| finder.question(test, "skip_when"))
                .collect(),
            number: case.number.as_ref().and_then(|text| finder.words(text, "number")),
            texts: texts(mapping, &mut finder),
            fields: fields(mapping, &mut finder, ground.pack),
            received: finder.time(case.received_at.as_ref(), "received_at"),
            happened: finder.time(case.happened_at.as_ref(), "happened_at"),
            due: finder.time(case.due_at.as_ref(), "due_at"),
            answered: finder.time(case.answer.at.as_ref(), "answer.at"),
            closed: case.closed_when.as_ref().and_then(|test| finder.question(test, "closed_when")),
            channel: finder.code(case.channel.as_ref(), "channel", codes_of(Channel::ALL)),
            kind: finder.code(case.kind.as_ref(), "kind", codes_of(Kind::ALL)),
            category: finder.category(case.category.as_ref(), ground.pack),
            unit: finder.unit(case.unit.as_ref(), ground.organisation),
            language: finder.code(case.language.as_ref(), "language", languages()),
            subjects: subjects(mapping, &mut finder),
        };
        if finder.faults.is_empty() { Ok(plan) } else { Err(finder.faults) }
    }
}

/// Collects what is wrong with a mapping, so that all of it can be told at once.
struct Finder<'a> {
    header: &'a Header,
    zone: TimeZone,
    faults: Vec<Said>,
}

impl Finder<'_> {
    fn note<T>(&mut self, found: Result<T, Said>) -> Option<T> {
        found.map_err(|said| self.faults.push(said)).ok()
    }

    fn time(&mut self, time: Option<&mapping::Time>, field: &str) -> Option<Reading> {
        let found = Reading::find(time?, field, self.header, &self.zone);
        self.note(found)
    }

    fn question(&mut self, test: &Test, field: &str) -> Option<Question> {
        let found = Question::find(test, field, self.header);
        self.note(found)
    }

    fn words(&mut self, text: &mapping::Text, field: &str) -> Option<Words> {
        let found = Words::find(text, field, self.header);
        self.note(found)
    }

    fn code<T: Clone>(
        &mut self,
        choice: Option<&Choice>,
        field: &'static str,
        codes: BTreeMap<String, T>,
    ) -> Option<Picking<T>> {
        self.pick(choice?, field, codes, "map-not-a-code")
    }

    fn category(&mut self, choice: Option<&Choice>, pack: &Pack) -> Option<Picking<CategoryCode>> {
        let codes = leaves(pack, choice?.by_title);
        self.pick(choice?, "category", codes, "map-not-a-leaf")
    }

    fn unit(
        &mut self,
        choice: Option<&Choice>,
        organisation: &Organisation,
    ) -> Option<Picking<UnitId>> {
        self.pick(choice?, "unit", units(organisation), "map-no-unit")
    }

    fn pick<T: Clone>(
        &mut self,
        choice: &Choice,
        field: &'static str,
        codes: BTreeMap<String, T>,
        wrong: &'static str,
    ) -> Option<Picking<T>> {
        let found = Picking::find(choice, field, self.header, codes, wrong);
        found.map_err(|said| self.faults.extend(said)).ok()
    }
}

fn texts(mapping: &Mapping, finder: &mut Finder<'_>) -> BTreeMap<&'static str, Words> {
    let case = &mapping.case;
    let party = &case.complainant;
    let all = [
        ("heading", &case.heading),
        ("narrative", &case.narrative),
        ("wish", &case.wish),
        ("opinion", &case.opinion),
        ("place", &case.place),
        ("complainant.name", &party.name),
        ("complainant.phone", &party.phone),
        ("complainant.email", &party.email),
        ("complainant.address", &party.address),
        ("complainant.customer_no", &party.customer_no),
        ("answer", &case.answer.text),
    ];
    let mut found = BTreeMap::new();
    for (name, text) in all {
        if let Some(words) = text.as_ref().and_then(|text| finder.words(text, name)) {
            found.insert(name, words);
        }
    }
    found
}

fn fields(mapping: &Mapping, finder: &mut Finder<'_>, pack: &Pack) -> BTreeMap<String, Words> {
    let mut found = BTreeMap::new();
    for (name, text) in &mapping.case.fields {
        let field = format!("fields.{name}");
        if !pack.fields.iter().any(|field| field.id == *name) {
            let there: Vec<&str> = pack.fields.iter().map(|field| field.id.as_str()).collect();
            let said = Said::new("map-no-field").with("field", &field).with("pack", &pack.id);
            finder.faults.push(said.with("there", there.join(", ")));
        }
        if let Some(words) = finder.words(text, &field) {
            found.insert(name.clone(), words);
        }
    }
    found
}

fn subjects(mapping: &Mapping, finder: &mut Finder<'_>) -> Vec<(SubjectKind, Words)> {
    let mut found = Vec::new();
    for subject in &mapping.case.subjects {
        if let Some(words) = finder.words(&subject.number, "subjects") {
            found.push((subject.kind, words));
        }
    }
    found
}
