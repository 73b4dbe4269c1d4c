//! The table of the API: one row a way to call it. Routes, document and reference page are made from it.

use casework::matter::MatterKind;
use casework::permission::Act;

/// A method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Reads.
    Get,
    /// Does or adds something.
    Post,
    /// Sets something.
    Put,
    /// Takes something away.
    Delete,
}

impl Verb {
    /// As it stands in a request.
    pub fn name(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Delete => "DELETE",
        }
    }
}

/// What a call does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Takes files in, to be named in a complaint or an attachment.
    TakeFiles,
    /// Takes a complaint in.
    Receive,
    /// Runs the command of this resource ([`crate::action::command`]).
    Run(&'static str),
    /// Reads a text before it goes to the customer.
    CheckReply,
    /// Shows a case.
    ShowCase,
    /// Shows a case's journal.
    Timeline,
    /// Tells how the date of a promise came about.
    Reckoning,
    /// Tells the promises found in what was written to the customer last.
    FoundPromises,
    /// What helps beside a case.
    Guidance,
    /// Lists promises over all cases.
    Promises,
    /// Tells how many promises were kept.
    KeptRates,
    /// Lists cases.
    ListCases,
    /// Lists the cases a complaint would repeat.
    Repeats,
    /// Lists what is to do.
    Work,
    /// Lists whom to call back.
    Callbacks,
    /// Counts.
    Figures,
    /// Lists the remedies of all cases, with sums.
    Ledger,
    /// Audits for how long clocks stood still.
    Pauses,
    /// Tells which promises were overrun.
    Overruns,
    /// Says when a person is away.
    PutAbsences,
    /// Tells what customers answered.
    Surveys,
    /// Tells what waits for a quality review, what was reviewed, and where points are lost.
    Quality,
    /// Lists praise.
    Honours,
    /// Tells as whom the key acts.
    Me,
    /// Lists units.
    Units,
    /// Lists people.
    People,
    /// Lists packs.
    Packs,
    /// Shows a pack.
    Pack,
    /// Shows a calendar year.
    Calendar,
    /// Lists incidents or actions.
    ListMatters(MatterKind),
    /// Shows one.
    ShowMatter(MatterKind),
    /// Begins one.
    BeginMatter(MatterKind),
    /// Makes a case of a public review.
    FilePublicReview,
    /// Runs the command of this resource of one ([`crate::matter`]).
    RunMatter(MatterKind, &'static str),
    /// Lists exposures.
    ListExposures,
    /// Puts months of an exposure.
    PutExposure,
}

/// One way to call the API.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The method.
    pub verb: Verb,
    /// The path below [`super::BASE`]. A place other than `no`, `n`, `id` and `year` is a field of the body.
    pub path: &'static str,
    /// What it does.
    pub does: Does,
}

const fn run(verb: Verb, path: &'static str, resource: &'static str) -> Operation {
    Operation { verb, path, does: Does::Run(resource) }
}

const fn read(path: &'static str, does: Does) -> Operation {
    Operation { verb: Verb::Get, path, does }
}

const fn incident(path: &'static str, resource: &'static str) -> Operation {
    Operation { verb: Verb::Post, path, does: Does::RunMatter(MatterKind::Incident, resource) }
}

const fn action(path: &'static str, resource: &'static str) -> Operation {
    Operation { verb: Verb::Post, path, does: Does::RunMatter(MatterKind::Action, resource) }
}

const fn write_up(path: &'static str, resource: &'static str) -> Operation {
    Operation { verb: Verb::Post, path, does: Does::RunMatter(MatterKind::WriteUp, resource) }
}

const fn public_review(path: &'static str, resource: &'static str) -> Operation {
    Operation { verb: Verb::Post, path, does: Does::RunMatter(MatterKind::PublicReview, resource) }
}

use Verb::{Delete, Post, Put};

/// Every way to call the API, in the order a complaint meets them.
pub static OPERATIONS: &[Operation] = &[
    Operation { verb: Post, path: "/files", does: Does::TakeFiles },
    Operation { verb: Post, path: "/cases", does: Does::Receive },
    read("/cases", Does::ListCases),
    read("/repeats", Does::Repeats),
    read("/cases/{no}", Does::ShowCase),
    read("/cases/{no}/timeline", Does::Timeline),
    run(Post, "/cases/{no}/acknowledgement", "acknowledgement"),
    run(Post, "/cases/{no}/representatives", "representatives"),
    run(Put, "/cases/{no}/representatives", "representatives"),
    run(Post, "/cases/{no}/triage", "triage"),
    run(Put, "/cases/{no}/triage", "triage"),
    run(Post, "/cases/{no}/points", "points"),
    run(Post, "/cases/{no}/findings", "findings"),
    run(Post, "/cases/{no}/points/{point}/finding", "findings"),
    run(Post, "/cases/{no}/evidence", "evidence"),
    run(Post, "/cases/{no}/statements", "statements"),
    run(Post, "/cases/{no}/facts", "facts"),
    run(Post, "/cases/{no}/responsibilities", "responsibilities"),
    run(Post, "/cases/{no}/appeals", "appeals"),
    run(Post, "/cases/{no}/responsibilities/{responsibility}/appeal", "appeals"),
    run(Post, "/cases/{no}/appeal-judgements", "appeal-judgements"),
    run(
        Post,
        "/cases/{no}/responsibilities/{responsibility}/appeal-judgement",
        "appeal-judgements",
    ),
    run(Post, "/cases/{no}/causes", "causes"),
    run(Post, "/cases/{no}/cause-judgements", "cause-judgements"),
    run(Post, "/cases/{no}/causes/{cause}/judgement", "cause-judgements"),
    run(Post, "/cases/{no}/cause-moves", "cause-moves"),
    run(Post, "/cases/{no}/causes/{cause}/move", "cause-moves"),
    run(Post, "/cases/{no}/answers", "answers"),
    run(Post, "/cases/{no}/points/{point}/answer", "answers"),
    run(Post, "/cases/{no}/handovers", "handovers"),
    run(Post, "/cases/{no}/acceptance", "acceptance"),
    run(Post, "/cases/{no}/return", "return"),
    run(Post, "/cases/{no}/contacts", "contacts"),
    run(Post, "/cases/{no}/attachments", "attachments"),
    run(Post, "/cases/{no}/promises", "promises"),
    read("/cases/{no}/promises/found", Does::FoundPromises),
    read("/cases/{no}/guidance", Does::Guidance),
    read("/cases/{no}/promises/{promise}/reckoning", Does::Reckoning),
    run(Post, "/cases/{no}/keepings", "keepings"),
    run(Post, "/cases/{no}/promises/{promise}/keeping", "keepings"),
    run(Post, "/cases/{no}/progress", "progress"),
    run(Post, "/cases/{no}/pauses", "pauses"),
    run(Post, "/cases/{no}/resumption", "resumption"),
    run(Post, "/cases/{no}/extensions", "extensions"),
    run(Post, "/cases/{no}/promises/{promise}/extension", "extensions"),
    run(Post, "/cases/{no}/grants", "grants"),
    run(Post, "/cases/{no}/extensions/{extension}/grant", "grants"),
    run(Post, "/cases/{no}/refusals", "refusals"),
    run(Post, "/cases/{no}/extensions/{extension}/refusal", "refusals"),
    run(Post, "/cases/{no}/milestones", "milestones"),
    run(Post, "/cases/{no}/escalation-acceptances", "escalation-acceptances"),
    run(Post, "/cases/{no}/escalations/{escalation}/acceptance", "escalation-acceptances"),
    run(Post, "/cases/{no}/escalation-readings", "escalation-readings"),
    run(Post, "/cases/{no}/supervision-orders", "supervision-orders"),
    run(Post, "/cases/{no}/order-answers", "order-answers"),
    run(Post, "/cases/{no}/supervision-orders/{order}/answer", "order-answers"),
    run(Post, "/cases/{no}/tasks", "tasks"),
    run(Post, "/cases/{no}/task-acceptances", "task-acceptances"),
    run(Post, "/cases/{no}/tasks/{task}/acceptance", "task-acceptances"),
    run(Post, "/cases/{no}/task-returns", "task-returns"),
    run(Post, "/cases/{no}/tasks/{task}/return", "task-returns"),
    run(Post, "/cases/{no}/task-reassignments", "task-reassignments"),
    run(Post, "/cases/{no}/tasks/{task}/reassignment", "task-reassignments"),
    run(Post, "/cases/{no}/arbitrations", "arbitrations"),
    run(Post, "/cases/{no}/tasks/{task}/arbitration", "arbitrations"),
    run(Post, "/cases/{no}/task-answers", "task-answers"),
    run(Post, "/cases/{no}/tasks/{task}/answer", "task-answers"),
    run(Post, "/cases/{no}/task-send-backs", "task-send-backs"),
    run(Post, "/cases/{no}/tasks/{task}/send-back", "task-send-backs"),
    run(Post, "/cases/{no}/task-confirmations", "task-confirmations"),
    run(Post, "/cases/{no}/tasks/{task}/confirmation", "task-confirmations"),
    run(Post, "/cases/{no}/task-withdrawals", "task-withdrawals"),
    run(Post, "/cases/{no}/tasks/{task}/withdrawal", "task-withdrawals"),
    run(Post, "/cases/{no}/task-links", "task-links"),
    run(Post, "/cases/{no}/tasks/{task}/link", "task-links"),
    run(Post, "/cases/{no}/task-link-revocations", "task-link-revocations"),
    run(Delete, "/cases/{no}/tasks/{task}/link", "task-link-revocations"),
    run(Post, "/cases/{no}/visits", "visits"),
    run(Post, "/cases/{no}/visit-moves", "visit-moves"),
    run(Post, "/cases/{no}/visits/{visit}/move", "visit-moves"),
    run(Post, "/cases/{no}/visit-arrivals", "visit-arrivals"),
    run(Post, "/cases/{no}/visits/{visit}/arrival", "visit-arrivals"),
    run(Post, "/cases/{no}/visit-records", "visit-records"),
    run(Post, "/cases/{no}/visits/{visit}/record", "visit-records"),
    run(Post, "/cases/{no}/visit-sign-offs", "visit-sign-offs"),
    run(Post, "/cases/{no}/visits/{visit}/sign-off", "visit-sign-offs"),
    run(Post, "/cases/{no}/visit-cancellations", "visit-cancellations"),
    run(Post, "/cases/{no}/visits/{visit}/cancellation", "visit-cancellations"),
    run(Post, "/cases/{no}/plans", "plans"),
    run(Post, "/cases/{no}/plan-offers", "plan-offers"),
    run(Post, "/cases/{no}/plans/{plan}/offer", "plan-offers"),
    run(Post, "/cases/{no}/plan-answers", "plan-answers"),
    run(Post, "/cases/{no}/plans/{plan}/answer", "plan-answers"),
    run(Post, "/cases/{no}/remedies", "remedies"),
    run(Post, "/cases/{no}/approvals", "approvals"),
    run(Post, "/cases/{no}/remedies/{remedy}/approval", "approvals"),
    run(Post, "/cases/{no}/declines", "declines"),
    run(Post, "/cases/{no}/remedies/{remedy}/decline", "declines"),
    run(Post, "/cases/{no}/offers", "offers"),
    run(Post, "/cases/{no}/remedies/{remedy}/offer", "offers"),
    run(Post, "/cases/{no}/replies", "replies"),
    run(Post, "/cases/{no}/remedies/{remedy}/reply", "replies"),
    run(Post, "/cases/{no}/payments", "payments"),
    run(Post, "/cases/{no}/remedies/{remedy}/payment", "payments"),
    run(Post, "/cases/{no}/payment-failures", "payment-failures"),
    run(Post, "/cases/{no}/remedies/{remedy}/payment-failure", "payment-failures"),
    run(Post, "/cases/{no}/deliveries", "deliveries"),
    run(Post, "/cases/{no}/remedies/{remedy}/delivery", "deliveries"),
    run(Post, "/cases/{no}/responses", "responses"),
    Operation { verb: Post, path: "/cases/{no}/reply-check", does: Does::CheckReply },
    run(Post, "/cases/{no}/drafts", "drafts"),
    run(Post, "/cases/{no}/releases", "releases"),
    run(Post, "/cases/{no}/drafts/{draft}/release", "releases"),
    run(Post, "/cases/{no}/send-backs", "send-backs"),
    run(Post, "/cases/{no}/drafts/{draft}/send-back", "send-backs"),
    run(Post, "/cases/{no}/word", "word"),
    run(Post, "/cases/{no}/information", "information"),
    run(Post, "/cases/{no}/urges", "urges"),
    run(Post, "/cases/{no}/rating", "rating"),
    run(Post, "/cases/{no}/callbacks", "callbacks"),
    run(Post, "/cases/{no}/call-times", "call-times"),
    run(Put, "/cases/{no}/call-times", "call-times"),
    run(Post, "/cases/{no}/survey-invitations", "survey-invitations"),
    run(Post, "/cases/{no}/surveys", "surveys"),
    run(Post, "/cases/{no}/surveys/{survey}/answer", "surveys"),
    run(Post, "/cases/{no}/quality-reviews", "quality-reviews"),
    run(Post, "/cases/{no}/quality-review-answers", "quality-review-answers"),
    run(Post, "/cases/{no}/second-looks", "second-looks"),
    run(Post, "/cases/{no}/honours", "honours"),
    run(Post, "/cases/{no}/closure", "closure"),
    run(Delete, "/cases/{no}/closure", "reopening"),
    run(Post, "/cases/{no}/reopening", "reopening"),
    run(Post, "/cases/{no}/merger", "merger"),
    run(Delete, "/cases/{no}/merger", "unmerger"),
    run(Post, "/cases/{no}/unmerger", "unmerger"),
    run(Post, "/cases/{no}/links", "links"),
    run(Delete, "/cases/{no}/links/{to}", "unlinks"),
    run(Post, "/cases/{no}/unlinks", "unlinks"),
    read("/incidents", Does::ListMatters(MatterKind::Incident)),
    Operation { verb: Post, path: "/incidents", does: Does::BeginMatter(MatterKind::Incident) },
    read("/incidents/{n}", Does::ShowMatter(MatterKind::Incident)),
    incident("/incidents/{n}/description", "description"),
    incident("/incidents/{n}/cases", "cases"),
    incident("/incidents/{n}/uncases", "uncases"),
    incident("/incidents/{n}/team", "team"),
    incident("/incidents/{n}/log", "log"),
    incident("/incidents/{n}/announcements", "announcements"),
    incident("/incidents/{n}/announcement-approvals", "announcement-approvals"),
    incident("/incidents/{n}/announcement-declines", "announcement-declines"),
    incident("/incidents/{n}/releases", "releases"),
    incident("/incidents/{n}/latest", "latest"),
    incident("/incidents/{n}/closure", "closure"),
    read("/actions", Does::ListMatters(MatterKind::Action)),
    Operation { verb: Post, path: "/actions", does: Does::BeginMatter(MatterKind::Action) },
    read("/actions/{n}", Does::ShowMatter(MatterKind::Action)),
    action("/actions/{n}/evidence", "evidence"),
    action("/actions/{n}/completion", "completion"),
    action("/actions/{n}/verification", "verification"),
    action("/actions/{n}/sendback", "sendback"),
    action("/actions/{n}/effect", "effect"),
    action("/actions/{n}/plan", "plan"),
    action("/actions/{n}/withdrawal", "withdrawal"),
    action("/actions/{n}/causes", "causes"),
    action("/actions/{n}/cause-judgements", "cause-judgements"),
    action("/actions/{n}/cause-moves", "cause-moves"),
    read("/library", Does::ListMatters(MatterKind::WriteUp)),
    Operation { verb: Post, path: "/library", does: Does::BeginMatter(MatterKind::WriteUp) },
    read("/library/{n}", Does::ShowMatter(MatterKind::WriteUp)),
    write_up("/library/{n}/revision", "revision"),
    write_up("/library/{n}/release", "release"),
    write_up("/library/{n}/sendback", "sendback"),
    write_up("/library/{n}/withdrawal", "withdrawal"),
    write_up("/library/{n}/practice", "practice"),
    read("/public-reviews", Does::ListMatters(MatterKind::PublicReview)),
    Operation {
        verb: Post,
        path: "/public-reviews",
        does: Does::BeginMatter(MatterKind::PublicReview),
    },
    read("/public-reviews/{n}", Does::ShowMatter(MatterKind::PublicReview)),
    Operation { verb: Post, path: "/public-reviews/{n}/complaint", does: Does::FilePublicReview },
    public_review("/public-reviews/{n}/replies", "replies"),
    public_review("/public-reviews/{n}/approvals", "approvals"),
    public_review("/public-reviews/{n}/sendback", "sendback"),
    public_review("/public-reviews/{n}/publication", "publication"),
    public_review("/public-reviews/{n}/case", "case"),
    public_review("/public-reviews/{n}/decline", "decline"),
    public_review("/public-reviews/{n}/aside", "aside"),
    read("/exposures", Does::ListExposures),
    Operation { verb: Put, path: "/exposures", does: Does::PutExposure },
    read("/work", Does::Work),
    read("/promises", Does::Promises),
    read("/promises/rates", Does::KeptRates),
    read("/figures", Does::Figures),
    read("/remedies", Does::Ledger),
    read("/pauses", Does::Pauses),
    read("/overruns", Does::Overruns),
    read("/callbacks", Does::Callbacks),
    read("/surveys", Does::Surveys),
    read("/quality", Does::Quality),
    read("/honours", Does::Honours),
    read("/me", Does::Me),
    read("/units", Does::Units),
    read("/people", Does::People),
    Operation { verb: Put, path: "/people/{id}/absences", does: Does::PutAbsences },
    read("/packs", Does::Packs),
    read("/packs/{id}", Does::Pack),
    read("/calendar/{year}", Does::Calendar),
];

impl Operation {
    /// The name programs know it by: `receive`, `list_cases`, `put_triage`, `points_finding`.
    pub fn id(&self) -> String {
        let fixed = match self.does {
            Does::TakeFiles => "files",
            Does::Receive => "receive",
            Does::ListCases => "list_cases",
            Does::Repeats => "list_repeats",
            Does::ShowCase => "show_case",
            Does::Timeline => "timeline",
            Does::Reckoning => "reckoning",
            Does::FoundPromises => "found_promises",
            Does::Guidance => "guidance",
            Does::Promises => "list_promises",
            Does::KeptRates => "kept_rates",
            Does::Work => "work",
            Does::Callbacks => "list_callbacks",
            Does::Figures => "figures",
            Does::Ledger => "ledger",
            Does::Pauses => "pause_audit",
            Does::Overruns => "overruns",
            Does::PutAbsences => "put_absences",
            Does::Surveys => "survey_figures",
            Does::Quality => "quality",
            Does::Honours => "list_honours",
            Does::Me => "me",
            Does::Units => "units",
            Does::People => "people",
            Does::Packs => "packs",
            Does::Pack => "pack",
            Does::Calendar => "calendar",
            Does::ListMatters(MatterKind::Incident) => "list_incidents",
            Does::ListMatters(MatterKind::Action) => "list_actions",
            Does::ListMatters(MatterKind::WriteUp) => "list_write_ups",
            Does::ListMatters(MatterKind::PublicReview) => "list_public_reviews",
            Does::ShowMatter(MatterKind::PublicReview) => "show_public_review",
            Does::FilePublicReview => "file_public_review",
            Does::ShowMatter(MatterKind::WriteUp) => "show_write_up",
            Does::ShowMatter(MatterKind::Incident) => "show_incident",
            Does::ShowMatter(MatterKind::Action) => "show_action",
            Does::BeginMatter(kind) => kind.begins(),
            Does::ListExposures => "list_exposures",
            Does::PutExposure => "put_exposure",
            Does::RunMatter(kind, resource) => {
                return format!("{}_{}", kind.code(), resource.replace('-', "_"));
            }
            Does::CheckReply => "check_reply",
            Does::Run(_) => "",
        };
        if !fixed.is_empty() {
            return fixed.to_owned();
        }
        let parts = self.path.trim_start_matches("/cases/{no}/").split('/');
        let mut id: Vec<&str> = parts.filter(|part| !part.starts_with('{')).collect();
        match self.verb {
            Verb::Put => id.insert(0, "put"),
            Verb::Delete => id.insert(0, "delete"),
            Verb::Get | Verb::Post => {}
        }
        id.join("_")
    }

    /// The key of its words and its example: the resource, whichever way it is called.
    pub fn subject(&self) -> String {
        match self.does {
            Does::Run(resource) => resource.to_owned(),
            Does::RunMatter(kind, resource) => format!("{}-{resource}", kind.code()),
            _ => self.id(),
        }
    }

    /// Under which heading it stands.
    pub fn group(&self) -> &'static str {
        match self.does {
            Does::TakeFiles
            | Does::Receive
            | Does::ListCases
            | Does::Repeats
            | Does::ShowCase
            | Does::Timeline
            | Does::Guidance => "cases",
            Does::Reckoning => "time",
            Does::FoundPromises => "contacts",
            Does::CheckReply => "responses",
            Does::Work
            | Does::Callbacks
            | Does::Figures
            | Does::Surveys
            | Does::Quality
            | Does::Honours
            | Does::Promises
            | Does::KeptRates
            | Does::Ledger
            | Does::Pauses
            | Does::Overruns => "work",
            Does::ListMatters(_)
            | Does::ShowMatter(_)
            | Does::BeginMatter(_)
            | Does::RunMatter(..)
            | Does::FilePublicReview
            | Does::ListExposures
            | Does::PutExposure => "matters",
            Does::PutAbsences
            | Does::Me
            | Does::Units
            | Does::People
            | Does::Packs
            | Does::Pack
            | Does::Calendar => "house",
            Does::Run(resource) => group_of(resource),
        }
    }

    /// The places of its path that are fields of the body.
    pub fn fields_in_path(&self) -> impl Iterator<Item = &'static str> {
        places(self.path).filter(|place| !matches!(*place, "no" | "id" | "year" | "n"))
    }

    /// Every place of its path.
    pub fn places(&self) -> impl Iterator<Item = &'static str> {
        places(self.path)
    }

    /// It changes something.
    pub fn changes(&self) -> bool {
        self.verb != Verb::Get
    }

    /// The right it needs, where one right is needed.
    pub fn act(&self) -> Option<Act> {
        match self.does {
            Does::TakeFiles | Does::Receive | Does::Repeats => Some(Act::Receive),
            Does::ShowCase
            | Does::Timeline
            | Does::Guidance
            | Does::Reckoning
            | Does::FoundPromises
            | Does::CheckReply => Some(Act::Read),
            Does::Run(resource) => super::case::needs(resource).map(|(act, _)| act),
            _ => None,
        }
    }
}

/// Under which heading a step of a case stands.
fn group_of(resource: &str) -> &'static str {
    match resource {
        "acknowledgement" | "triage" => "judging",
        "points" | "findings" | "answers" | "evidence" | "statements" | "facts"
        | "responsibilities" | "appeals" | "appeal-judgements" | "causes" | "cause-judgements"
        | "cause-moves" => "points",
        "handovers" | "acceptance" | "return" => "handing",
        "contacts" | "representatives" | "attachments" | "promises" | "keepings" => "contacts",
        "progress"
        | "pauses"
        | "resumption"
        | "extensions"
        | "grants"
        | "refusals"
        | "milestones"
        | "escalation-acceptances"
        | "escalation-readings"
        | "supervision-orders"
        | "order-answers" => "time",
        "tasks"
        | "task-acceptances"
        | "task-returns"
        | "task-reassignments"
        | "arbitrations"
        | "task-answers"
        | "task-send-backs"
        | "task-confirmations"
        | "task-withdrawals"
        | "task-links"
        | "task-link-revocations" => "tasks",
        it if it.starts_with("visit") => "visits",
        "plans" | "plan-offers" | "plan-answers" | "remedies" | "approvals" | "declines"
        | "offers" | "replies" | "payments" | "payment-failures" | "deliveries" => "remedies",
        "responses" | "drafts" | "releases" | "send-backs" | "word" | "information" | "urges"
        | "rating" => "responses",
        "callbacks"
        | "call-times"
        | "survey-invitations"
        | "surveys"
        | "closure"
        | "reopening"
        | "quality-reviews"
        | "quality-review-answers"
        | "second-looks"
        | "honours" => "closing",
        _ => "linking",
    }
}

fn places(path: &'static str) -> impl Iterator<Item = &'static str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::action::RESOURCES;

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let names: BTreeSet<String> = OPERATIONS.iter().map(Operation::id).collect();
        assert_eq!(names.len(), OPERATIONS.len());
        assert!(
            names.contains("put_triage")
                && names.contains("delete_closure")
                && names.contains("points_finding")
        );
    }

    #[test]
    fn every_resource_can_be_posted_to() {
        for resource in RESOURCES {
            let path = format!("/cases/{{no}}/{resource}");
            let found = OPERATIONS.iter().any(|it| {
                it.verb == Verb::Post && it.path == path && it.does == Does::Run(resource)
            });
            assert!(found, "{resource}");
        }
    }
}
