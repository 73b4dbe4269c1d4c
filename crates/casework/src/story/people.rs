//! The small organisation every story happens in: an intake desk, a quality department, and a unit for each
//! function the pack routes to. A story adds whom else it needs.

use crate::absence::Absence;
use crate::exposure::{Exposure, Month, MonthCount};
use crate::id::{ExposureId, PersonId, UnitId};
use crate::organisation::{Grant, Organisation, Person, Role, Unit};
use crate::pack::Pack;

/// People who are always there: two who hear complaints first, who leads them, who calls back, who decides.
const PEOPLE: &[(&str, &str, Role)] = &[
    ("wangfang", "desk", Role::Agent),
    ("liuyang", "desk", Role::Agent),
    ("chenjing", "desk", Role::Supervisor),
    ("zhouhui", "quality", Role::Quality),
    ("sunwei", "office", Role::Manager),
];

/// The organisation of a story.
#[derive(Clone, Debug)]
pub struct Fixture {
    organisation: Organisation,
    counted: Vec<MonthCount>,
}

impl Fixture {
    /// `office` above all, `desk` for intake, `quality`, and a unit named after each function of the pack's
    /// routes; at the desk `wangfang` and `liuyang` (agents) and `chenjing` (supervisor), then `zhouhui`
    /// (quality) and `sunwei` (manager).
    pub fn of(pack: &Pack) -> Fixture {
        let mut fixture = Fixture { organisation: Organisation::default(), counted: Vec::new() };
        "story".clone_into(&mut fixture.organisation.name);
        fixture.put_unit("office", None, &[]);
        fixture.put_unit("desk", Some("office"), &["intake"]);
        fixture.put_unit("quality", Some("office"), &["quality"]);
        for route in pack.routes.iter().chain(&pack.second_handling) {
            let function = route.function.as_str();
            if !fixture.organisation.units.values().any(|unit| unit.functions.contains(function)) {
                fixture.put_unit(function, Some("office"), &[function]);
            }
        }
        for (id, unit, role) in PEOPLE {
            fixture.put_person(id, &[(*role, unit)]);
        }
        fixture
    }

    /// The organisation itself.
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// How many complaints each month had, where a rate is told.
    pub(super) fn counted(&self) -> &[MonthCount] {
        &self.counted
    }

    /// Adds what a line says: `unit pump-house under=repair functions=pumps`, or `person zhaolei caseworker@repair`
    /// with as many roles as wanted; the first unit named is the one the person belongs to.
    pub fn add(&mut self, line: &str) -> Result<(), String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["unit", id, rest @ ..] => self.add_unit(id, rest),
            ["person", id, grants @ ..] if !grants.is_empty() => self.add_person(id, grants),
            ["away", id, from, to, deputy @ ..] if deputy.len() < 2 => {
                self.add_absence(id, (from, to), deputy.first().copied())
            }
            ["exposure", id, from, to, amount, counted] => {
                self.add_exposure(id, (from, to), amount, counted)
            }
            _ => Err(
                "say `unit <id> [under=<unit>] [functions=a,b]`, `person <id> <role>@<unit> …`, \
                 `away <id> <first day> <last day> [<deputy>]` or \
                 `exposure <id> <first month> <last month> <amount> counted=<complaints a month>`"
                    .to_owned(),
            ),
        }
    }

    fn add_unit(&mut self, id: &str, rest: &[&str]) -> Result<(), String> {
        UnitId::parse(id).map_err(|error| error.to_string())?;
        let (mut under, mut functions) = ("office", Vec::new());
        for word in rest {
            match word.split_once('=') {
                Some(("under", unit)) => under = unit,
                Some(("functions", list)) => functions.extend(list.split(',')),
                _ => return Err(format!("a unit has `under=` and `functions=`, not `{word}`")),
            }
        }
        self.known(under)?;
        self.put_unit(id, Some(under), &functions);
        Ok(())
    }

    fn add_person(&mut self, id: &str, grants: &[&str]) -> Result<(), String> {
        PersonId::parse(id).map_err(|error| error.to_string())?;
        let mut roles = Vec::new();
        for grant in grants {
            let (role, unit) =
                grant.split_once('@').ok_or_else(|| format!("`{grant}` is no <role>@<unit>"))?;
            let role = Role::from_code(role).ok_or_else(|| format!("there is no role `{role}`"))?;
            self.known(unit)?;
            roles.push((role, unit));
        }
        self.put_person(id, &roles);
        Ok(())
    }

    fn add_absence(
        &mut self,
        id: &str,
        (from, to): (&str, &str),
        deputy: Option<&str>,
    ) -> Result<(), String> {
        let person = |id: &str| PersonId::parse(id).map_err(|error| error.to_string());
        let day = |text: &str| text.parse().map_err(|_| format!("`{text}` is no day"));
        let deputy = deputy.map(person).transpose()?;
        let absence = Absence { from: day(from)?, to: day(to)?, deputy };
        self.organisation.absences.entry(person(id)?).or_default().push(absence);
        Ok(())
    }

    fn add_exposure(
        &mut self,
        id: &str,
        (from, to): (&str, &str),
        amount: &str,
        counted: &str,
    ) -> Result<(), String> {
        let id = ExposureId::parse(id).map_err(|error| error.to_string())?;
        let month = |text: &str| Month::parse(text).ok_or_else(|| format!("`{text}` is no month"));
        let number = |text: &str| text.parse().map_err(|_| format!("`{text}` is no number"));
        let (mut at, to, amount) = (month(from)?, month(to)?, number(amount)?);
        let counted = counted.strip_prefix("counted=").unwrap_or(counted);
        let count = number(counted)?;
        let exposure = self.organisation.exposures.entry(id).or_insert_with(|| Exposure {
            title: String::from("households"),
            per: 1_000,
            ..Exposure::default()
        });
        while at <= to {
            exposure.months.insert(at, amount);
            self.counted.push(MonthCount { month: at, count });
            at = at.next();
        }
        Ok(())
    }

    fn known(&self, unit: &str) -> Result<(), String> {
        let there = UnitId::parse(unit).is_ok_and(|id| self.organisation.unit(&id).is_some());
        if there { Ok(()) } else { Err(format!("there is no unit `{unit}`")) }
    }

    fn put_unit(&mut self, id: &str, under: Option<&str>, functions: &[&str]) {
        let Ok(code) = UnitId::parse(id) else { return };
        let unit = Unit {
            id: code.clone(),
            title: id.to_owned(),
            parent: under.and_then(|unit| UnitId::parse(unit).ok()),
            functions: functions.iter().map(|it| (*it).to_owned()).collect(),
            closed: false,
        };
        self.organisation.units.insert(code, unit);
    }

    fn put_person(&mut self, id: &str, roles: &[(Role, &str)]) {
        let grants: Vec<Grant> = roles
            .iter()
            .filter_map(|(role, unit)| {
                UnitId::parse(unit).ok().map(|unit| Grant { role: *role, unit })
            })
            .collect();
        let (Ok(code), Some(home)) =
            (PersonId::parse(id), grants.first().map(|it| it.unit.clone()))
        else {
            return;
        };
        let person = Person {
            id: code.clone(),
            name: id.to_owned(),
            unit: home,
            phone: None,
            email: None,
            grants: grants.into_iter().collect(),
            left: false,
        };
        self.organisation.people.insert(code, person);
    }
}
