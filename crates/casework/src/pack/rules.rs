//! What a pack answers to the rules: does this clock apply, who approves, is a callback wanted.

use jiff::{Timestamp, ToSpan};

use super::{
    Category, Choice, Condition, Facts, Field, FieldKind, Pack, Requirement, Unreached, Words,
};
use crate::call_times;
use crate::case::{Case, Setting};
use crate::id::CategoryCode;
use crate::intake::Receive;
use crate::invalid::{Invalid, Problem};
use crate::limits::LINE_CHARS_MAX;
use crate::policy::{Clock, Moment, Policy, Versions, Whose};
use crate::reply_check::Outgoing;
use crate::text;
use crate::triage::{Priority, Severity};

impl Pack {
    /// Whether the code is a category without branches below.
    pub fn is_leaf(&self, code: &CategoryCode) -> bool {
        self.leaves.get(code).copied().unwrap_or(false)
    }

    /// The category with this code.
    pub fn category(&self, code: &CategoryCode) -> Option<&Category> {
        self.categories.iter().find(|category| category.code == *code)
    }

    /// The name of a category with its branches, e.g. "facility / lift"; the code when it is not known here.
    pub fn category_path(&self, code: &CategoryCode, language: &str) -> String {
        let mut names = Vec::new();
        let mut next = Some(code.clone());
        while let Some(code) = next {
            names.push(
                self.category(&code)
                    .map_or_else(|| code.to_string(), |c| c.title.in_language(language).to_owned()),
            );
            next = code.parent();
        }
        names.reverse();
        names.join(" / ")
    }

    /// The priority a severity gives: P1 for grave danger or the need of action at once. Where the pack says so, the
    /// case of a key customer stands one higher; P1 is for danger and never given for that.
    pub fn priority(&self, severity: &Severity, danger: bool, is_key: bool) -> Priority {
        match self.priority_by(severity, danger) {
            Priority::P4 if is_key && self.severity.key_customer_up => Priority::P3,
            Priority::P3 if is_key && self.severity.key_customer_up => Priority::P2,
            plain => plain,
        }
    }

    fn priority_by(&self, severity: &Severity, danger: bool) -> Priority {
        let sum = severity.sum();
        if danger
            || severity.safety >= Severity::FACTOR_MAX
            || severity.immediacy >= Severity::FACTOR_MAX
        {
            Priority::P1
        } else if sum >= self.severity.p2_from {
            Priority::P2
        } else if sum >= self.severity.p3_from {
            Priority::P3
        } else {
            Priority::P4
        }
    }

    /// The function of the unit a fresh complaint goes to.
    pub fn route(&self, case: &Case, setting: &Setting<'_>) -> Option<&str> {
        if self.routes.is_empty() {
            return None;
        }
        let facts = Facts::of(case, setting);
        self.routes
            .iter()
            .find(|route| route.when.holds(&facts))
            .map(|route| route.function.as_str())
    }

    /// This pack with the versions of its policy that were put in force.
    #[must_use]
    pub fn under(self, versions: Versions) -> Pack {
        Pack { versions, ..self }
    }

    /// The function of the unit a second handling goes to, where a rule says so.
    pub fn second_handling_route(&self, case: &Case, setting: &Setting<'_>) -> Option<&str> {
        if self.second_handling.is_empty() {
            return None;
        }
        let facts = Facts::of(case, setting);
        let found = self.second_handling.iter().find(|route| route.when.holds(&facts));
        found.map(|route| route.function.as_str())
    }

    /// The clock with this code, in the latest policy that has it: names outlive the versions they came with.
    pub fn clock(&self, id: &str) -> Option<&Clock> {
        self.versions.clock(id).or_else(|| self.policy.clock(id))
    }

    /// The policy in force at an instant, and its version; 0 is the one the pack brings.
    pub fn policy_at(&self, at: Timestamp) -> (u32, &Policy) {
        let (version, policy) = self.versions.at(at);
        (version, policy.unwrap_or(&self.policy))
    }

    /// The policy a case lives under: the one it was registered under.
    pub fn policy_of(&self, case: &Case) -> (u32, &Policy) {
        case.registered_at.map_or((0, &self.policy), |at| self.policy_at(at))
    }

    /// Clocks that held on the day the case was registered: a case keeps the rules it started under.
    pub(crate) fn clocks_at<'a>(
        &'a self,
        case: &Case,
        setting: &Setting<'_>,
    ) -> impl Iterator<Item = &'a Clock> + use<'a> {
        let day = setting.calendar.local_date(case.registered_at.unwrap_or(setting.now));
        self.policy_of(case).1.clocks.iter().filter(move |clock| clock.holds_on(day))
    }

    /// Whether a clock applies to a case.
    pub fn applies(&self, clock: &Clock, case: &Case, setting: &Setting<'_>) -> bool {
        self.is_for(clock, case)
            && clock.when.as_ref().is_none_or(|when| when.holds(&Facts::of(case, setting)))
    }

    /// Whether a clock can apply at all: who is not drawn for a callback is promised none.
    pub(crate) fn is_for(&self, clock: &Clock, case: &Case) -> bool {
        clock.keeps != crate::promise::Kind::Callback || self.is_drawn_for_callback(case)
    }

    fn is_drawn_for_callback(&self, case: &Case) -> bool {
        self.is_drawn(case, "callback", self.closing.callback_sample)
    }

    /// Since when money granted to the same customer counts together; none when each case stands alone.
    pub fn granted_together_since(&self, now: Timestamp) -> Option<Timestamp> {
        let days = i64::from(self.remedies.together_days);
        (days > 0).then(|| now.checked_sub((days * 24).hours()).unwrap_or(Timestamp::MIN))
    }

    /// Whether a callback is still needed before closing.
    pub fn callback_wanted(&self, case: &Case, setting: &Setting<'_>) -> bool {
        let asked = self
            .closing
            .callback_when
            .as_ref()
            .is_some_and(|when| when.holds(&Facts::of(case, setting)));
        asked
            && self.is_drawn_for_callback(case)
            && !case.callbacks_now().any(super::super::callback::Callback::is_reached)
            && !self.callback_ends(case, setting)
    }

    /// Attempts since the last response that reached nobody and count: those on one half-day may be one.
    pub fn callback_attempts(&self, case: &Case, setting: &Setting<'_>) -> u32 {
        let spread = self.closing.callback_spread;
        call_times::counted(case.callbacks_now(), spread, setting.calendar)
    }

    /// Whether so many attempts reached nobody that the callback counts as made.
    pub fn callback_ends(&self, case: &Case, setting: &Setting<'_>) -> bool {
        let tried = self.callback_attempts(case, setting) >= self.closing.callback_attempts;
        tried && (self.closing.callback_unreached == Unreached::Made || case.word.is_some())
    }

    /// Whether closing needs a lesson.
    pub fn lesson_wanted(&self, case: &Case, setting: &Setting<'_>) -> bool {
        self.closing.lesson_when.as_ref().is_some_and(|when| when.holds(&Facts::of(case, setting)))
    }

    /// Whether the customer asks for a refund, as the pack reads their wish.
    pub fn own_proposal_wanted(&self, case: &Case, setting: &Setting<'_>) -> bool {
        let when = self.plan.own_proposal_when.as_ref();
        when.is_some_and(|when| when.holds(&Facts::of(case, setting)))
    }

    /// When silence after a decision of `at` counts as consent.
    pub fn word_due(&self, at: Timestamp) -> Timestamp {
        at + (i64::from(self.closing.word_days) * 24).hours()
    }

    /// Whether the customer has been silent long enough after the last decision.
    pub fn silence_ends(&self, case: &Case, setting: &Setting<'_>) -> bool {
        case.responded_at.is_some_and(|at| self.word_due(at) <= setting.now)
    }

    /// What rules let the customer still do after the decision, so that the decision must say so.
    pub fn rights(&self, case: &Case, setting: &Setting<'_>) -> Vec<&Words> {
        let day = setting.calendar.local_date(case.registered_at.unwrap_or(setting.now));
        let facts = Facts::of(case, setting);
        let windows = self.policy_of(case).1.windows.iter().filter(|window| {
            window.whose == Whose::Customer
                && window.start == Moment::Responded
                && window.valid_from.is_none_or(|from| from <= day)
                && window.valid_to.is_none_or(|to| day <= to)
                && window.when.as_ref().is_none_or(|when| when.holds(&facts))
        });
        windows.map(|window| &window.title).collect()
    }

    /// Whether somebody else reads such an answer before it goes out.
    pub fn second_reader_wanted(
        &self,
        case: &Case,
        it: &Outgoing<'_>,
        setting: &Setting<'_>,
    ) -> bool {
        let when = self.reply.second_reader_when.as_ref();
        when.is_some_and(|when| when.holds(&Facts::of_reply(case, it, setting)))
    }

    /// Whether the answer to such a case goes out as a formal letter too.
    pub fn letter_wanted(&self, case: &Case, setting: &Setting<'_>) -> bool {
        let when = self.reply.letter_when.as_ref();
        when.is_some_and(|when| when.holds(&Facts::of(case, setting)))
    }

    /// Reasons for which a case may be returned.
    pub fn return_reasons(&self) -> impl Iterator<Item = &Choice> {
        self.return_reasons.iter()
    }

    /// Whether a field is shown for a category.
    pub fn shows(&self, field: &Field, category: Option<&CategoryCode>) -> bool {
        field.categories.is_empty()
            || category.is_some_and(|category| {
                field.categories.iter().any(|branch| category.is_within(branch))
            })
    }

    /// Checks the further fields of a complaint against the pack.
    pub(crate) fn check_fields(&self, it: &mut Receive, invalid: &mut Invalid) {
        it.fields.retain(|_, value| !value.trim().is_empty());
        for name in it.fields.keys() {
            if !self.fields.iter().any(|field| field.id == *name) {
                invalid.add(&format!("fields.{name}"), Problem::NotAChoice);
            }
        }
        // Records taken over are kept as they are; nobody can be asked any more.
        let past = it.past_answer.is_some();
        let facts = Facts::of_intake(it);
        for field in &self.fields {
            let name = format!("fields.{}", field.id);
            let Some(value) = it.fields.get_mut(&field.id) else {
                let needed = match field.requirement {
                    Requirement::Mandatory => true,
                    Requirement::Conditional => {
                        field.when.as_ref().is_some_and(|when| when.holds(&facts))
                    }
                    Requirement::Optional => false,
                };
                if needed && !past && self.shows(field, it.category.as_ref()) {
                    invalid.add(&name, Problem::Missing);
                }
                continue;
            };
            *value = invalid.line(&name, value, LINE_CHARS_MAX);
            if let Some(problem) = wrong_value(field, value) {
                invalid.add(&name, problem);
            }
        }
    }
}

fn wrong_value(field: &Field, value: &str) -> Option<Problem> {
    match field.kind {
        FieldKind::Text => None,
        FieldKind::Number => value.parse::<f64>().is_err().then_some(Problem::NotANumber),
        FieldKind::Choice => {
            (!field.choices.iter().any(|c| c.code == value)).then_some(Problem::NotAChoice)
        }
        FieldKind::Date => value.parse::<jiff::civil::Date>().is_err().then_some(Problem::NotATime),
        FieldKind::Phone => text::phone(value).is_none().then_some(Problem::NotAPhone),
    }
}

impl Condition {
    /// Whether the condition holds; a condition that cannot be worked out does not.
    pub fn holds(&self, facts: &Facts) -> bool {
        self.evaluate(facts).unwrap_or(false)
    }
}
