//! Loading packs: strict parsing, inheritance, and checks that name file, line and reason.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{
    Approval, Category, Choice, ClosingRule, Field, FieldKind, Guidance, InvestigationRule, Pack,
    PackError, PackSource, PlanRule, Platform, PublicReviewRule, QualityRule, RemedyRule,
    ReplySection, Requirement, Route, ScoreItem, ScriptLine, SeverityRule, SurveyQuestion,
    SurveyRule, TaskRule, VisitField, Words, guidance, public_review, quality, survey, visit,
};
use crate::id::{CategoryCode, PackId};
use crate::intake::{Channel, SubjectKind};
use crate::policy::{
    self, Clock, Counter, MilestoneKind, PauseReason, Policy, Quiet, RepresentativesMax, Versions,
    Warning, Window, lay,
};
use crate::repeat::RepeatRule;
use crate::reply_check::{REPLY_RULES_MAX, ReplyRule, ReplyRules};
use crate::reply_template::{REPLY_TEMPLATES_MAX, ReplyTemplate};

/// Bytes a pack file may have.
pub(super) const PACK_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Attempts a pack may ask for before a callback counts as made.
const ATTEMPTS_MAX: u32 = 20;
/// Returns a pack may allow before somebody above decides.
const RETURNS_MAX: u32 = 50;
/// Days a pack may give for a word or to a link: ten years.
const DAYS_MAX: u32 = 3_653;
/// Things a rule of repeats may compare.
const SAME_MAX: usize = 8;
/// Categories a pack may have.
pub(super) const CATEGORIES_MAX: usize = 5_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: PackId,
    version: String,
    title: Words,
    #[serde(default)]
    extends: Option<PackId>,
}

/// A pack as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    pack: Head,
    #[serde(default)]
    channels: Vec<Channel>,
    #[serde(default)]
    subjects: Vec<SubjectKind>,
    #[serde(default, rename = "category")]
    categories: Vec<Category>,
    #[serde(default, rename = "field")]
    fields: Vec<Field>,
    #[serde(default, rename = "visit_field")]
    visit_fields: Vec<VisitField>,
    #[serde(default, rename = "clock")]
    clocks: Vec<Clock>,
    #[serde(default, rename = "pause_reason")]
    pause_reasons: Vec<PauseReason>,
    #[serde(default, rename = "milestone")]
    milestones: Vec<MilestoneKind>,
    #[serde(default, rename = "counter")]
    counters: Vec<Counter>,
    #[serde(default, rename = "window")]
    windows: Vec<Window>,
    #[serde(default, rename = "warning")]
    warnings: Vec<Warning>,
    #[serde(default)]
    quiet: Option<Quiet>,
    #[serde(default)]
    representatives_max: Vec<RepresentativesMax>,
    #[serde(default)]
    severity: Option<SeverityRule>,
    #[serde(default, rename = "route")]
    routes: Vec<Route>,
    #[serde(default, rename = "approval")]
    approvals: Vec<Approval>,
    #[serde(default, rename = "remedy")]
    remedies: Option<RemedyRule>,
    #[serde(default)]
    investigation: Option<InvestigationRule>,
    #[serde(default)]
    repeat: Option<RepeatRule>,
    #[serde(default)]
    plan: Option<PlanRule>,
    #[serde(default)]
    closing: Option<ClosingRule>,
    #[serde(default)]
    tasks: Option<TaskRule>,
    #[serde(default, rename = "return_reason")]
    return_reasons: Vec<Choice>,
    #[serde(default, rename = "callback_script")]
    callback_script: Vec<ScriptLine>,
    #[serde(default)]
    guidance: Vec<Guidance>,
    #[serde(default)]
    reply: Option<ReplySection>,
    #[serde(default, rename = "reply_rule")]
    reply_rules: Vec<ReplyRule>,
    #[serde(default, rename = "reply_template")]
    reply_templates: Vec<ReplyTemplate>,
    #[serde(default, rename = "second_handling")]
    second_handling: Vec<Route>,
    #[serde(default)]
    survey: Option<SurveyRule>,
    #[serde(default, rename = "survey_question")]
    survey_questions: Vec<SurveyQuestion>,
    #[serde(default)]
    quality_review: Option<QualityRule>,
    #[serde(default)]
    score_card: Vec<ScoreItem>,
    #[serde(default)]
    public_review: Option<PublicReviewRule>,
    #[serde(default, rename = "platform")]
    platforms: Vec<Platform>,
}

/// Parses a set of packs that may extend one another. Either all are right, or every error found is told.
pub fn parse_set(sources: &[PackSource]) -> Result<BTreeMap<PackId, Pack>, Vec<PackError>> {
    let mut errors = Vec::new();
    let mut written: BTreeMap<PackId, (usize, Written)> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        match source.read::<Written>() {
            Ok(one) if written.contains_key(&one.pack.id) => {
                errors.push(source.error_at(
                    ("id", one.pack.id.as_str()),
                    &format!("there are two packs called `{}`", one.pack.id),
                ));
            }
            Ok(one) => {
                written.insert(one.pack.id.clone(), (at, one));
            }
            Err(error) => errors.push(error),
        }
    }
    let mut packs = BTreeMap::new();
    for (id, (at, one)) in &written {
        let source = &sources[*at];
        match chain(id, &written) {
            Ok(chain) => {
                let mut pack = merged(&chain);
                let texts = chain.iter().filter_map(|one| written.get(&one.pack.id));
                pack.policy_text = policy_text(texts.map(|(at, _)| &sources[*at]));
                check(&pack, one, source, &mut errors);
                packs.insert(id.clone(), pack);
            }
            Err(reason) => errors.push(source.error_at(("extends", ""), &reason)),
        }
    }
    if errors.is_empty() { Ok(packs) } else { Err(errors) }
}

/// The pack and those it extends, the most basic first.
fn chain<'a>(
    id: &PackId,
    written: &'a BTreeMap<PackId, (usize, Written)>,
) -> Result<Vec<&'a Written>, String> {
    let mut chain = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(id.clone());
    while let Some(id) = next.take() {
        if !seen.insert(id.clone()) {
            return Err(format!("the packs extend each other in a circle through `{id}`"));
        }
        let Some((_, one)) = written.get(&id) else {
            return Err(format!("it extends `{id}`, which is not there"));
        };
        chain.push(one);
        next.clone_from(&one.pack.extends);
    }
    chain.reverse();
    Ok(chain)
}

/// A pack with its name, and nothing in it yet.
fn bare(top: &Written) -> Pack {
    Pack {
        id: top.pack.id.clone(),
        version: top.pack.version.clone(),
        title: top.pack.title.clone(),
        channels: Channel::ALL.to_vec(),
        subjects: SubjectKind::ALL.to_vec(),
        categories: Vec::new(),
        fields: Vec::new(),
        visit_fields: Vec::new(),
        policy: Policy::default(),
        policy_text: String::new(),
        versions: Versions::default(),
        severity: SeverityRule::default(),
        routes: Vec::new(),
        approvals: Vec::new(),
        remedies: RemedyRule::default(),
        repeat: RepeatRule::default(),
        plan: PlanRule::default(),
        investigation: InvestigationRule::default(),
        closing: ClosingRule::default(),
        tasks: TaskRule::default(),
        return_reasons: Vec::new(),
        callback_script: Vec::new(),
        guidance: Vec::new(),
        reply: ReplySection::default(),
        reply_rules: ReplyRules::default(),
        reply_templates: Vec::new(),
        second_handling: Vec::new(),
        survey: SurveyRule::default(),
        quality_review: QualityRule::default(),
        public_review: PublicReviewRule::default(),
        leaves: BTreeMap::new(),
    }
}

/// Lays packs over one another: lists with codes are replaced entry by entry, the rest as a whole.
fn merged(chain: &[&Written]) -> Pack {
    let top = chain.last().expect("a chain holds at least the pack itself");
    let mut pack = bare(top);
    let mut reply_rules: Vec<ReplyRule> = Vec::new();
    for one in chain {
        whole(&mut pack.channels, &one.channels);
        whole(&mut pack.subjects, &one.subjects);
        // A tree of its own replaces the basic one: half a tree of each is nobody's tree.
        whole(&mut pack.categories, &one.categories);
        fields(&mut pack, one);
        pack.policy.overlay(&one.policy());
        whole(&mut pack.routes, &one.routes);
        whole(&mut pack.approvals, &one.approvals);
        lay(&mut pack.return_reasons, &one.return_reasons, |reason| reason.code.as_str());
        whole(&mut pack.callback_script, &one.callback_script);
        lay(&mut pack.guidance, &one.guidance, |it| it.code.as_str());
        lay(&mut reply_rules, &one.reply_rules, |rule| rule.id.as_str());
        lay(&mut pack.reply_templates, &one.reply_templates, |it| it.id.as_str());
        if let Some(reply) = &one.reply {
            pack.reply = reply.clone();
        }
        whole(&mut pack.second_handling, &one.second_handling);
        let mut questions = std::mem::take(&mut pack.survey.questions);
        whole(&mut questions, &one.survey_questions);
        if let Some(rule) = &one.survey {
            pack.survey = rule.clone();
        }
        pack.survey.questions = questions;
        score_card(&mut pack, one);
        platforms(&mut pack, one);
        if let Some(severity) = &one.severity {
            pack.severity = severity.clone();
        }
        if let Some(investigation) = one.investigation {
            pack.investigation = investigation;
        }
        if let Some(remedies) = one.remedies {
            pack.remedies = remedies;
        }
        pack.plan = one.plan.clone().unwrap_or(pack.plan);
        pack.repeat = one.repeat.clone().unwrap_or(pack.repeat);
        if let Some(closing) = &one.closing {
            pack.closing = closing.clone();
        }
        pack.tasks = one.tasks.clone().unwrap_or(pack.tasks);
    }
    pack.reply_rules = ReplyRules::new(&reply_rules);
    for category in &pack.categories {
        pack.leaves.entry(category.code.clone()).or_insert(true);
        if let Some(parent) = category.code.parent() {
            pack.leaves.insert(parent, false);
        }
    }
    pack
}

/// The score card, each item replaced by its code.
fn score_card(pack: &mut Pack, one: &Written) {
    let mut card = std::mem::take(&mut pack.quality_review.card);
    lay(&mut card, &one.score_card, |item| item.code.as_str());
    if let Some(rule) = &one.quality_review {
        pack.quality_review = rule.clone();
    }
    pack.quality_review.card = card;
}

/// The platforms, each replaced by its code.
fn platforms(pack: &mut Pack, one: &Written) {
    let mut platforms = std::mem::take(&mut pack.public_review.platforms);
    lay(&mut platforms, &one.platforms, |platform| platform.code.as_str());
    if let Some(rule) = &one.public_review {
        pack.public_review = rule.clone();
    }
    pack.public_review.platforms = platforms;
}

/// The fields of its forms, each replaced by its code.
fn fields(pack: &mut Pack, one: &Written) {
    lay(&mut pack.fields, &one.fields, |field| field.id.as_str());
    lay(&mut pack.visit_fields, &one.visit_fields, |field| field.id.as_str());
}

/// The keys of a policy in a pack, with the key that tells its entries apart.
const POLICY_KEYS: [(&str, &str); 6] = [
    ("clock", "id"),
    ("pause_reason", "code"),
    ("milestone", "code"),
    ("counter", "id"),
    ("window", "id"),
    ("warning", "id"),
];

/// The policy of packs laid over one another, as text that stands on its own.
fn policy_text<'a>(sources: impl Iterator<Item = &'a PackSource>) -> String {
    let mut whole = toml::Table::new();
    for table in sources.filter_map(|source| source.text.parse::<toml::Table>().ok()) {
        for (key, code) in POLICY_KEYS {
            let Some(toml::Value::Array(from)) = table.get(key) else { continue };
            let into = whole.entry(key).or_insert_with(|| toml::Value::Array(Vec::new()));
            let toml::Value::Array(into) = into else { continue };
            for one in from {
                match into.iter_mut().find(|old| old.get(code) == one.get(code)) {
                    Some(old) => *old = one.clone(),
                    None => into.push(one.clone()),
                }
            }
        }
        for key in ["quiet", "representatives_max"] {
            if let Some(table) = table.get(key) {
                whole.insert(key.to_owned(), table.clone());
            }
        }
    }
    toml::to_string_pretty(&whole).unwrap_or_default()
}

fn whole<T: Clone>(into: &mut Vec<T>, from: &[T]) {
    if !from.is_empty() {
        into.clear();
        into.extend_from_slice(from);
    }
}

/// A pack being checked: every fault is noted with the line it stands in.
pub(super) struct Check<'a> {
    source: &'a PackSource,
    errors: &'a mut Vec<PackError>,
}

impl Check<'_> {
    pub(super) fn wrong(&mut self, place: (&str, &str), reason: &str) {
        self.errors.push(self.source.error_at(place, reason));
    }

    /// Entries with a code of their own stand once in one file.
    pub(super) fn once<'a>(&mut self, what: &str, key: &str, codes: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code) {
                let reason = format!("the {what} `{code}` stands twice");
                self.errors.push(self.source.error_at_last((key, code), &reason));
            }
        }
    }
}

/// By rising amount among those that speak of the same kinds and functions, which do not overlap in part.
fn check_approvals(check: &mut Check<'_>, one: &Written) {
    for (at, rule) in one.approvals.iter().enumerate() {
        for before in &one.approvals[..at] {
            let same = (&rule.kinds, &rule.functions) == (&before.kinds, &before.functions);
            if same && rule.up_to_minor <= before.up_to_minor {
                check.wrong(("[[approval]]", ""), "approvals must stand by rising amount");
            }
            let alike = rule.kinds.is_empty() == before.kinds.is_empty()
                && rule.functions.is_empty() == before.functions.is_empty();
            let meet = |a: bool, b: bool| a || b;
            let both = meet(rule.kinds.is_empty(), !rule.kinds.is_disjoint(&before.kinds))
                && meet(rule.functions.is_empty(), !rule.functions.is_disjoint(&before.functions));
            if !same && alike && both {
                check.wrong(
                    ("[[approval]]", ""),
                    "two rows of the matrix speak of the same remedy: name the same kinds and functions in both, or none in common",
                );
            }
        }
    }
}

fn check(pack: &Pack, one: &Written, source: &PackSource, errors: &mut Vec<PackError>) {
    let mut check = Check { source, errors };
    check.once("category", "code", one.categories.iter().map(|it| it.code.as_str()));
    check.once("field", "id", one.fields.iter().map(|it| it.id.as_str()));
    check.once("reason", "code", one.return_reasons.iter().map(|it| it.code.as_str()));
    let known: BTreeSet<&CategoryCode> = pack.categories.iter().map(|c| &c.code).collect();
    check_categories(&mut check, pack, one, &known);
    check_fields(&mut check, one, &known);
    let branches: Vec<&CategoryCode> = known.iter().copied().collect();
    visit::check(&mut check, &one.visit_fields, &branches);
    check_approvals(&mut check, one);
    if one.severity.as_ref().is_some_and(|rule| rule.p2_from <= rule.p3_from) {
        check.wrong(("[severity]", ""), "p2_from must be above p3_from");
    }
    check_closing(&mut check, one);
    check_replies(&mut check, pack, one);
    survey::check(&mut check, one.survey.as_ref(), &one.survey_questions);
    quality::check(&mut check, one.quality_review.as_ref(), &one.score_card);
    let reviews = one.public_review.as_ref();
    public_review::check(&mut check, reviews, &one.platforms, &pack.channels);
    check_tasks(&mut check, one);
    check_repeat(&mut check, pack, one);
    guidance::check(&mut check, &one.guidance);
    policy::check(&one.policy(), &pack.policy, source, errors);
}

impl Written {
    /// The rules of time it writes itself.
    fn policy(&self) -> Policy {
        Policy {
            clocks: self.clocks.clone(),
            pause_reasons: self.pause_reasons.clone(),
            milestones: self.milestones.clone(),
            counters: self.counters.clone(),
            windows: self.windows.clone(),
            warnings: self.warnings.clone(),
            quiet: self.quiet,
            representatives_max: self.representatives_max.clone(),
        }
    }
}

fn check_categories(
    check: &mut Check<'_>,
    pack: &Pack,
    one: &Written,
    known: &BTreeSet<&CategoryCode>,
) {
    if pack.categories.is_empty() {
        check.wrong(("[pack]", ""), "the pack has no category; one is needed to judge by");
    }
    if one.categories.len() > CATEGORIES_MAX {
        let found = one.categories.len();
        let reason = format!("{found} categories; at most {CATEGORIES_MAX} are taken");
        check.wrong(("[[category]]", ""), &reason);
    }
    for category in &one.categories {
        let place = ("code", category.code.as_str());
        if let Some(parent) = category.code.parent().filter(|parent| !known.contains(parent)) {
            let reason =
                format!("the category `{}` has no branch above it; add `{parent}`", category.code);
            check.wrong(place, &reason);
        }
        for (language, word) in [
            ("zh-Hans", &category.title.zh_hans),
            ("zh-Hant", &category.title.zh_hant),
            ("en", &category.title.en),
        ] {
            if word.trim().is_empty() {
                let reason = format!("the category `{}` has no name in {language}", category.code);
                check.wrong(place, &reason);
            }
        }
    }
}

fn check_fields(check: &mut Check<'_>, one: &Written, known: &BTreeSet<&CategoryCode>) {
    for field in &one.fields {
        let place = ("id", field.id.as_str());
        if field.kind == FieldKind::Choice && field.choices.is_empty() {
            check.wrong(place, &format!("the field `{}` is a choice without choices", field.id));
        }
        if (field.requirement == Requirement::Conditional) != field.when.is_some() {
            let reason = format!(
                "the field `{}`: `when` belongs to a conditional field, and a conditional field needs it",
                field.id
            );
            check.wrong(place, &reason);
        }
        for branch in field.categories.iter().filter(|branch| !known.contains(branch)) {
            let reason = format!(
                "the field `{}` is for the category `{branch}`, which is not there",
                field.id
            );
            check.wrong(place, &reason);
        }
    }
}

/// Soon is a number of days, and what must be the same is there to be compared.
fn check_repeat(check: &mut Check<'_>, pack: &Pack, one: &Written) {
    let Some(rule) = &one.repeat else { return };
    if rule.days == 0 || rule.days > DAYS_MAX {
        check.wrong(("days", ""), &format!("days of [repeat] are from 1 to {DAYS_MAX}"));
    }
    if rule.same.len() > SAME_MAX {
        let reason = format!("[repeat] compares {} things; at most {SAME_MAX}", rule.same.len());
        check.wrong(("[repeat]", ""), &reason);
    }
    for code in rule.fields().filter(|code| pack.fields.iter().all(|it| it.id != **code)) {
        let reason = format!(
            "[repeat] compares the field `{code}`, which the pack does not have: add it as a [[field]], or take `field:{code}` out of `same`"
        );
        check.wrong(("same", &format!("field:{code}")), &reason);
    }
}

fn check_replies(check: &mut Check<'_>, pack: &Pack, one: &Written) {
    check.once("rule", "id", one.reply_rules.iter().map(|it| it.id.as_str()));
    check.once("template", "id", one.reply_templates.iter().map(|it| it.id.as_str()));
    for rule in &one.reply_rules {
        for fault in rule.faults() {
            check.wrong(("id", &rule.id), &fault);
        }
    }
    for template in &one.reply_templates {
        for fault in template.faults() {
            check.wrong(("id", &template.id), &fault);
        }
    }
    let counts = [
        ("[[reply_rule]]", pack.reply_rules.iter().count(), REPLY_RULES_MAX),
        ("[[reply_template]]", pack.reply_templates.len(), REPLY_TEMPLATES_MAX),
    ];
    for (key, found, max) in counts.into_iter().filter(|(_, found, max)| found > max) {
        check.wrong((key, ""), &format!("{found} of these; at most {max} are taken"));
    }
}

fn check_tasks(check: &mut Check<'_>, one: &Written) {
    let Some(tasks) = &one.tasks else { return };
    for (key, count) in
        [("returns_max", tasks.returns_max), ("case_returns_max", tasks.case_returns_max)]
    {
        if count == 0 || count > RETURNS_MAX {
            check.wrong((key, ""), &format!("{key} is from 1 to {RETURNS_MAX}"));
        }
    }
}

fn check_closing(check: &mut Check<'_>, one: &Written) {
    let codes = one.callback_script.iter().filter_map(|line| line.code.as_deref());
    check.once("line of the script", "code", codes);
    let Some(closing) = &one.closing else { return };
    if closing.callback_sample > 100 {
        check.wrong(("callback_sample", ""), "callback_sample is from 0 to 100");
    }
    if closing.callback_attempts == 0 || closing.callback_attempts > ATTEMPTS_MAX {
        let reason = format!("callback_attempts is from 1 to {ATTEMPTS_MAX}");
        check.wrong(("callback_attempts", ""), &reason);
    }
    for (key, days) in [("word_days", closing.word_days), ("link_days", closing.link_days)] {
        if days > DAYS_MAX {
            check.wrong((key, ""), &format!("{key} is at most {DAYS_MAX}"));
        }
    }
}
