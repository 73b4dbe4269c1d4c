//! The cards of the case page, each a template of its own that reads the page it stands on.
//!
//! One template for the whole page becomes one function so long that compiling it takes gigabytes.

use std::ops::Deref;

use askama::Template;

use super::{CasePage, cards};

/// Cards by the file of their template; what a card names without a path it reads from the page.
macro_rules! cards {
    ($($card:ident $file:tt)*) => {$(
        #[derive(Template)]
        #[template(path = $file)]
        pub(super) struct $card<'a>(pub(super) &'a CasePage);

        impl Deref for $card<'_> {
            type Target = CasePage;

            fn deref(&self) -> &CasePage {
                self.0
            }
        }
    )*};
}

cards! {
    Head "case/head.html"
    Next "case/next.html"
    Found "case/found.html"
    Accept "case/accept.html"
    Complaint "case/complaint.html"
    Triage "case/triage.html"
    Points "case/points.html"
    Promises "case/promises.html"
    Tasks "case/tasks.html"
    Visits "case/visits.html"
    Time "case/time.html"
    Contacts "case/contacts.html"
    Investigation "case/investigation.html"
    Causes "case/causes.html"
    Plan "case/plan.html"
    Remedies "case/remedies.html"
    Response "case/response.html"
    Word "case/word.html"
    Callback "case/callback.html"
    Closure "case/closure.html"
    Reopening "case/reopening.html"
    Survey "case/survey.html"
    QualityReview "case/quality_review.html"
    Timeline "case/timeline.html"
    People "case/people.html"
    Representatives "case/representatives.html"
    Handling "case/handling.html"
    Guidance "case/guidance.html"
    Truth "case/truth.html"
    Share "case/share.html"
    Matters "case/matters.html"
    Links "case/links.html"
}
