//! Repeats: the same customer, soon again, about the same thing, as the pack says what soon and the same are.
//!
//! The rule offers, and counts: a case is one repeat when the rule of its own pack finds an earlier one, when
//! somebody marked it as the repeat of one, or both. Lists and figures ask [`RepeatRules::counts`] of the read rows,
//! so that what is offered, marked and counted agree.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::id::{CaseId, CaseNo, CategoryCode, PackId, UnitId};
use crate::intake::{Receive, SubjectKind};
use crate::link::Relation;
use crate::pack::{FieldKind, Pack};
use crate::text;
use crate::view::CaseRow;

/// What stands before the code of a field in `same`.
const FIELD: &str = "field:";

/// What two complaints must have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Same {
    /// The category.
    Category,
    /// The branch of the tree the category stands in.
    Branch,
    /// The unit responsible.
    Unit,
    /// The room or place that is complained of.
    Site,
    /// A field of the pack, by its code.
    Field(String),
}

impl TryFrom<String> for Same {
    type Error = String;

    fn try_from(word: String) -> Result<Same, String> {
        match word.as_str() {
            "category" => Ok(Same::Category),
            "branch" => Ok(Same::Branch),
            "unit" => Ok(Same::Unit),
            "site" => Ok(Same::Site),
            other => match other.strip_prefix(FIELD).filter(|code| !code.is_empty()) {
                Some(code) => Ok(Same::Field(code.to_owned())),
                None => Err(format!(
                    "`{other}` is none of `category`, `branch`, `unit`, `site` and `field:<code of a field>`"
                )),
            },
        }
    }
}

impl From<Same> for String {
    fn from(same: Same) -> String {
        match same {
            Same::Category => "category".to_owned(),
            Same::Branch => "branch".to_owned(),
            Same::Unit => "unit".to_owned(),
            Same::Site => "site".to_owned(),
            Same::Field(code) => format!("{FIELD}{code}"),
        }
    }
}

/// When a complaint of the same customer is a repeat.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RepeatRule {
    /// Days within which it comes again; 0 for no rule.
    pub days: u32,
    /// What must be the same; anything of that customer when nothing is named.
    pub same: BTreeSet<Same>,
}

/// What a complaint says of itself that a rule may compare, each value in one spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Traits {
    /// The room or place that is complained of, the first that was named.
    pub site: Option<String>,
    /// Those fields its own pack compares.
    pub fields: BTreeMap<String, String>,
}

impl Traits {
    /// What a complaint says that the rule of its pack compares.
    pub fn of(complaint: &Receive, pack: &Pack) -> Traits {
        let kind = |code: &str| pack.fields.iter().find(|it| it.id == code).map(|it| it.kind);
        Traits::by_rule(complaint, &pack.repeat, |code| kind(code) == Some(FieldKind::Phone))
    }

    fn by_rule(complaint: &Receive, rule: &RepeatRule, is_phone: impl Fn(&str) -> bool) -> Traits {
        let is_site = |kind: SubjectKind| matches!(kind, SubjectKind::Room | SubjectKind::Place);
        let mut sites = complaint.subjects.iter().filter(|it| is_site(it.kind));
        let value = |code: &String| {
            let said = complaint.fields.get(code)?;
            let phone = text::phone(said).filter(|_| is_phone(code));
            Some((code.clone(), phone.or_else(|| spelled(said))?))
        };
        Traits {
            site: sites.find_map(|it| spelled(&it.number)),
            fields: rule.fields().filter_map(value).collect(),
        }
    }

    fn field(&self, code: &str) -> Option<&str> {
        self.fields.get(code).map(String::as_str)
    }
}

/// One spelling of what people write in many: half-width, small letters, no blanks.
fn spelled(value: &str) -> Option<String> {
    let plain = text::half_width(value).to_lowercase();
    let plain: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    (!plain.is_empty()).then_some(plain)
}

/// What the rule knows of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// When it was first heard.
    pub received_at: Timestamp,
    /// Which case it became; none before it is filed, and then it comes after every other.
    pub id: Option<CaseId>,
    /// What it is about, once judged or told.
    pub category: Option<&'a CategoryCode>,
    /// The unit responsible.
    pub unit: Option<&'a UnitId>,
    /// What else it says of itself.
    pub traits: &'a Traits,
}

impl Known<'_> {
    /// Whether it was heard after another one; of two heard at one instant the second case is the later one.
    fn is_after(&self, before: &Known<'_>) -> bool {
        let second = self.id.is_none() || self.id > before.id;
        self.received_at > before.received_at || self.received_at == before.received_at && second
    }
}

impl CaseRow {
    /// What the rule knows of a case by its row.
    pub fn known(&self) -> Known<'_> {
        let (received_at, id) = (self.received_at, Some(self.id));
        let (category, unit) = (self.category.as_ref(), self.unit.as_ref());
        Known { received_at, id, category, unit, traits: &self.traits }
    }
}

impl RepeatRule {
    /// The fields it compares, by their codes.
    pub fn fields(&self) -> impl Iterator<Item = &String> {
        self.same.iter().filter_map(|same| match same {
            Same::Field(code) => Some(code),
            _ => None,
        })
    }

    /// Whether `now` repeats what the same customer said `before`. What is not known yet speaks against nothing: the
    /// one on the phone is asked before they have said what it is about.
    pub fn is_repeat(&self, now: &Known<'_>, before: &Known<'_>) -> bool {
        let span = SignedDuration::from_hours(24 * i64::from(self.days));
        let soon = now.received_at.duration_since(before.received_at) <= span;
        let all = || self.same.iter().all(|it| it.agrees(now, before));
        self.days > 0 && soon && now.is_after(before) && all()
    }

    /// Whether `now` repeats a case on record; one that was merged into another is repeated by nothing.
    pub fn repeats_case(&self, now: &Known<'_>, before: &CaseRow) -> bool {
        before.merged_into.is_none() && self.is_repeat(now, &before.known())
    }
}

impl Same {
    fn agrees(&self, now: &Known<'_>, before: &Known<'_>) -> bool {
        let both = |now: Option<&str>, before: Option<&str>| {
            now.is_none() || before.is_none() || now == before
        };
        match self {
            Same::Category => both(
                now.category.map(CategoryCode::as_str),
                before.category.map(CategoryCode::as_str),
            ),
            Same::Branch => both(now.category.map(branch), before.category.map(branch)),
            Same::Unit => both(now.unit.map(UnitId::as_str), before.unit.map(UnitId::as_str)),
            Same::Site => both(now.traits.site.as_deref(), before.traits.site.as_deref()),
            Same::Field(code) => both(now.traits.field(code), before.traits.field(code)),
        }
    }
}

/// The branch a category stands in: its code up to the first dot.
pub fn branch(category: &CategoryCode) -> &str {
    let code = category.as_str();
    code.split_once('.').map_or(code, |(branch, _)| branch)
}

/// By which rule the cases of each pack are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepeatRules {
    /// Each case by the rule of its own pack; packs without one are left out.
    ByPack(BTreeMap<PackId, RepeatRule>),
    /// Every case by one rule, whatever its pack says.
    Alike(RepeatRule),
}

impl RepeatRules {
    /// No rule at all: only what somebody marked is a repeat.
    pub const NONE: &'static RepeatRules = &RepeatRules::ByPack(BTreeMap::new());

    /// Any complaint of the same customer within so many days.
    pub fn within(days: u32) -> RepeatRules {
        RepeatRules::Alike(RepeatRule { days, same: BTreeSet::new() })
    }

    /// The rule for the cases of a pack.
    pub fn of(&self, pack: &PackId) -> Option<&RepeatRule> {
        let rule = match self {
            RepeatRules::ByPack(rules) => rules.get(pack),
            RepeatRules::Alike(rule) => Some(rule),
        };
        rule.filter(|rule| rule.days > 0)
    }

    /// Each rule once, with the packs it is for; none named for all.
    pub fn apart(&self) -> Vec<(&RepeatRule, Vec<&PackId>)> {
        let rules = match self {
            RepeatRules::Alike(rule) => return vec![(rule, Vec::new())],
            RepeatRules::ByPack(rules) => rules,
        };
        let mut apart: BTreeMap<&RepeatRule, Vec<&PackId>> = BTreeMap::new();
        for (pack, rule) in rules.iter().filter(|(_, rule)| rule.days > 0) {
            apart.entry(rule).or_default().push(pack);
        }
        apart.into_iter().collect()
    }

    /// Whether a case counts as a repeat among cases: it was marked as one, or its rule finds one it repeats.
    pub fn counts<'a>(
        &self,
        case: &CaseRow,
        others: impl IntoIterator<Item = &'a CaseRow>,
    ) -> bool {
        let found = |rule: &RepeatRule| {
            let same = |it: &&CaseRow| it.customer_key == case.customer_key;
            let mut others = others.into_iter().filter(same);
            case.customer_key.is_some() && others.any(|it| rule.repeats_case(&case.known(), it))
        };
        case.repeats.is_some() || self.of(&case.pack).is_some_and(found)
    }
}

impl Case {
    /// The earlier case this one repeats, as somebody said when it was taken in or later.
    pub fn repeats(&self) -> Option<CaseNo> {
        let own = self.no()?;
        let earlier = |no: &CaseNo| (no.day(), no.running()) < (own.day(), own.running());
        let links = self.links.values().filter(|it| it.relation == Relation::RepeatOf);
        links.map(|it| it.to).filter(earlier).max_by_key(|no| (no.day(), no.running()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days)
    }

    static NOTHING: Traits = Traits { site: None, fields: BTreeMap::new() };

    fn known(days: i64, category: Option<&CategoryCode>) -> Known<'_> {
        Known { received_at: at(days), id: None, category, unit: None, traits: &NOTHING }
    }

    #[test]
    fn soon_and_the_same_is_a_repeat() {
        let code = |text: &str| CategoryCode::parse(text).unwrap();
        let (lift, water, fee) = (code("facility.lift"), code("facility.water"), code("fee.wrong"));
        let rule = |same: &[Same]| RepeatRule { days: 30, same: same.iter().cloned().collect() };
        let of = |rule: &RepeatRule, days, now, before| {
            rule.is_repeat(&known(days, now), &known(0, before))
        };
        for (same, now, before, is) in [
            (&[][..], Some(&lift), Some(&fee), true),
            (&[Same::Branch][..], Some(&lift), Some(&water), true),
            (&[Same::Branch][..], Some(&lift), Some(&fee), false),
            (&[Same::Category][..], Some(&lift), Some(&water), false),
            (&[Same::Category][..], Some(&lift), Some(&lift), true),
            // Nothing is known yet of what it is about.
            (&[Same::Category][..], None, Some(&lift), true),
        ] {
            assert_eq!(of(&rule(same), 30, now, before), is, "{same:?} {now:?} {before:?}");
            assert!(!of(&rule(same), 31, now, before), "too late");
            assert!(!of(&rule(same), -1, now, before), "not later than itself");
        }
        assert!(!of(&RepeatRule::default(), 0, Some(&lift), Some(&lift)), "no rule, no repeat");
    }

    #[test]
    fn of_two_heard_at_one_instant_the_second_case_repeats_the_first() {
        let rule = RepeatRule { days: 30, same: BTreeSet::new() };
        let of = |id: Option<u8>| Known { id: id.map(|it| CaseId([it; 16])), ..known(0, None) };
        assert!(rule.is_repeat(&of(Some(2)), &of(Some(1))));
        assert!(!rule.is_repeat(&of(Some(1)), &of(Some(2))), "not each the other");
        assert!(!rule.is_repeat(&of(Some(1)), &of(Some(1))), "nor itself");
        assert!(rule.is_repeat(&of(None), &of(Some(2))), "nothing is filed yet");
    }

    #[test]
    fn the_room_and_a_field_tell_matters_apart_when_both_are_known() {
        let of = |site: &str, room: &str| {
            let fields = [("room".to_owned(), room.to_owned())];
            Traits {
                site: spelled(site),
                fields: fields.into_iter().filter(|(_, it)| !it.is_empty()).collect(),
            }
        };
        let is = |same: Same, now: &Traits, before: &Traits| {
            let rule = RepeatRule { days: 30, same: [same].into() };
            let known = |days, traits| Known { traits, ..known(days, None) };
            rule.is_repeat(&known(1, now), &known(0, before))
        };
        let field = || Same::Field("room".to_owned());
        let (one, other, nothing) = (of("A-1", "2-1502"), of("A-2", "2-1503"), of("", ""));
        for same in [Same::Site, field()] {
            assert!(is(same.clone(), &one, &one) && !is(same.clone(), &one, &other));
            assert!(is(same.clone(), &one, &nothing) && is(same, &nothing, &one));
        }
        assert!(is(Same::Field("plate".to_owned()), &one, &other), "nobody knows a plate");
    }

    #[test]
    fn what_is_compared_is_what_the_rule_names_in_one_spelling() {
        use crate::intake::{Channel, Subject};
        let pack = PackId::parse("property").unwrap();
        let mut complaint = Receive::new(pack, Channel::Phone, "漏水");
        let said = [
            ("room", "２－１５０２ b"),
            ("plate", "浙A12345"),
            ("number", "+86 138-0000-1234"),
            ("empty", "  "),
        ];
        complaint.fields = said.map(|(code, value)| (code.to_owned(), value.to_owned())).into();
        let subject = |kind, number: &str| Subject { kind, number: number.to_owned() };
        complaint.subjects = vec![
            subject(SubjectKind::Order, "8848"),
            subject(SubjectKind::Place, " "),
            subject(SubjectKind::Room, "3-2- 1202"),
            subject(SubjectKind::Place, "南门"),
        ];
        let same = ["field:room", "field:number", "field:empty", "field:unsaid"];
        let same = same.map(|it| Same::try_from(it.to_owned()).unwrap());
        let rule = RepeatRule { days: 1, same: same.into() };
        let traits = Traits::by_rule(&complaint, &rule, |code| code == "number");
        assert_eq!(traits.site.as_deref(), Some("3-2-1202"));
        let told = [("number", "13800001234"), ("room", "2-1502b")];
        assert_eq!(traits.fields, told.map(|(code, it)| (code.to_owned(), it.to_owned())).into());
    }

    #[test]
    fn what_must_be_the_same_is_written_as_it_is_read() {
        for word in ["category", "branch", "unit", "site", "field:room"] {
            let same = Same::try_from(word.to_owned()).unwrap();
            assert_eq!(String::from(same), word);
        }
        for wrong in ["", "field:", "room", "Category", "field"] {
            let told = Same::try_from(wrong.to_owned()).unwrap_err();
            assert!(told.contains("field:<code of a field>"), "{told}");
        }
    }

    #[test]
    fn packs_with_one_rule_are_asked_together() {
        let pack = |id: &str| PackId::parse(id).unwrap();
        let rule = |days| RepeatRule { days, same: [Same::Branch].into() };
        let rules = [("a", 90), ("b", 60), ("c", 90), ("d", 0)];
        let rules = RepeatRules::ByPack(rules.map(|(id, days)| (pack(id), rule(days))).into());
        let (a, b, c) = (pack("a"), pack("b"), pack("c"));
        assert_eq!(rules.apart(), [(&rule(60), vec![&b]), (&rule(90), vec![&a, &c])]);
        assert!(rules.of(&pack("d")).is_none() && rules.of(&pack("e")).is_none());
        assert_eq!(RepeatRules::within(7).of(&pack("e")).map(|it| it.days), Some(7));
    }
}
