//! Approval: whose yes a remedy needs, by its kind, the unit, and all the money the customer is granted together.
//!
//! Limits are held against the sum, never against the single amount: a large sum in small pieces is a large sum.

use std::collections::BTreeSet;

use super::{Kind, Remedy};
use crate::case::Case;
use crate::organisation::{Organisation, Role};
use crate::pack::{Approval, Pack};
use crate::permission::Actor;

static NO_FUNCTIONS: BTreeSet<String> = BTreeSet::new();

/// What an approval has to carry.
#[derive(Clone, Copy, Debug)]
pub struct Weight<'a> {
    /// What kind of remedy.
    pub kind: Kind,
    /// The sum in minor units: this amount, what the case grants besides, and what the customer had elsewhere. None
    /// without money.
    pub minor: Option<i64>,
    /// What the responsible unit is for.
    pub functions: &'a BTreeSet<String>,
}

impl<'a> Weight<'a> {
    /// Of something that is not on the case yet.
    pub fn of_new(
        case: &Case,
        kind: Kind,
        minor: Option<i64>,
        elsewhere: i64,
        organisation: &'a Organisation,
    ) -> Weight<'a> {
        let besides = case.granted_besides(0).saturating_add(elsewhere);
        let minor = minor.map(|minor| minor.saturating_add(besides));
        Weight { kind, minor, functions: functions_of(case, organisation) }
    }

    /// Of a remedy on the case; `elsewhere` is what the customer was granted in other cases, where that is known anew.
    pub fn of(
        case: &Case,
        remedy: &Remedy,
        elsewhere: i64,
        organisation: &'a Organisation,
    ) -> Weight<'a> {
        let elsewhere = remedy.elsewhere_minor.max(elsewhere);
        let besides = case.granted_besides(remedy.n).saturating_add(elsewhere);
        let minor = remedy.amount.as_ref().map(|amount| amount.minor.saturating_add(besides));
        Weight { kind: remedy.kind, minor, functions: functions_of(case, organisation) }
    }
}

fn functions_of<'a>(case: &Case, organisation: &'a Organisation) -> &'a BTreeSet<String> {
    let unit = case.unit.as_ref().and_then(|id| organisation.units.get(id));
    unit.map_or(&NO_FUNCTIONS, |unit| &unit.functions)
}

impl Approval {
    fn speaks_of(&self, weight: &Weight<'_>) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&weight.kind))
            && (self.functions.is_empty() || !self.functions.is_disjoint(weight.functions))
    }

    /// How much it says about where it holds: what speaks of kind and function comes before what speaks of one.
    fn closeness(&self) -> u8 {
        u8::from(!self.kinds.is_empty()) * 2 + u8::from(!self.functions.is_empty())
    }
}

impl Pack {
    /// The rows of the matrix that hold here, by rising amount: those that say most about where they hold.
    fn approvals_for(&self, weight: &Weight<'_>) -> impl Iterator<Item = &Approval> {
        let speak = |rule: &&Approval| rule.speaks_of(weight);
        let closest = self.approvals.iter().filter(speak).map(Approval::closeness).max();
        self.approvals.iter().filter(speak).filter(move |rule| Some(rule.closeness()) == closest)
    }

    /// The role that must approve; `None` when nobody need, or nobody can. Without money nobody need.
    pub fn approver(&self, weight: &Weight<'_>) -> Option<Role> {
        let minor = weight.minor?;
        self.approvals_for(weight).find(|rule| minor <= rule.up_to_minor).and_then(|rule| rule.role)
    }

    /// Whether nobody's approval is needed: small amounts are not argued over.
    pub fn is_free(&self, weight: &Weight<'_>) -> bool {
        self.approver(weight).is_none() && self.is_approvable(weight)
    }

    /// Whether the sum is within what anybody may approve. Without money nothing needs approval.
    pub fn is_approvable(&self, weight: &Weight<'_>) -> bool {
        weight
            .minor
            .is_none_or(|minor| self.approvals_for(weight).any(|rule| minor <= rule.up_to_minor))
    }

    /// Whether this person may approve it somewhere. Over a case only the roles held over it count:
    /// [`Pack::reaches`].
    pub fn may_approve(
        &self,
        organisation: &Organisation,
        actor: &Actor,
        weight: &Weight<'_>,
    ) -> bool {
        self.reaches(&roles_anywhere(organisation, actor), weight)
    }

    /// Whether one of these roles ([`crate::permission::roles_over`]) has a limit that reaches the sum.
    pub fn reaches(&self, roles: &BTreeSet<Role>, weight: &Weight<'_>) -> bool {
        let Some(minor) = weight.minor else { return !roles.is_empty() };
        self.approvals_for(weight).any(|rule| {
            minor <= rule.up_to_minor && rule.role.is_none_or(|needed| roles.contains(&needed))
        })
    }

    /// Whether some row of the matrix, wherever the case stood then, let this person approve this alone.
    pub(crate) fn could_approve(
        &self,
        organisation: &Organisation,
        actor: &Actor,
        remedy: &Remedy,
    ) -> bool {
        // Who has left since may well have approved while they were here.
        let person = actor.person().and_then(|id| organisation.people.get(id));
        let holds =
            |role| person.is_some_and(|it| it.grants.iter().any(|grant| grant.role == role));
        self.some_row(remedy, |role| role.is_none_or(holds))
    }

    /// Whether some row of the matrix, wherever the case stood then, asked nobody about this alone.
    pub(crate) fn could_be_free(&self, remedy: &Remedy) -> bool {
        remedy.amount.is_none() || self.some_row(remedy, |role| role.is_none())
    }

    fn some_row(&self, remedy: &Remedy, with: impl Fn(Option<Role>) -> bool) -> bool {
        let kind = |rule: &&Approval| rule.kinds.is_empty() || rule.kinds.contains(&remedy.kind);
        let minor = remedy.amount.as_ref().map_or(0, |amount| amount.minor);
        self.approvals.iter().filter(kind).any(|it| minor <= it.up_to_minor && with(it.role))
    }
}

fn roles_anywhere(organisation: &Organisation, actor: &Actor) -> BTreeSet<Role> {
    let person = actor.person().and_then(|id| organisation.person(id));
    person.map(|it| it.grants.iter().map(|grant| grant.role).collect()).unwrap_or_default()
}

impl Case {
    /// Money in minor units that the case grants or may yet grant, besides remedy `n`.
    pub fn granted_besides(&self, n: u32) -> i64 {
        let others = self.remedies.iter().filter(|it| it.n != n && it.state.is_alive());
        let amounts = others.filter_map(|it| it.amount.as_ref()).map(|amount| amount.minor);
        amounts.fold(0, i64::saturating_add)
    }
}
