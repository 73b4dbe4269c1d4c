//! A public review becomes a case: filed under the platform's number, then put on record with the review.

use std::collections::BTreeMap;

use casework::id::CaseNo;
use casework::permission::Actor;
use casework::public_review::{LinkReviewCase, PublicReview, PublicReviewCommand};
use casework::refusal::Refusal;

use crate::{Desk, MatterOrder, Order, Trouble};

impl Desk {
    /// Files the case a public review is, and puts it on record there. Repeated, also after a failure between the
    /// two, it ends with the same one case: the platform's number is the case's source.
    pub fn file_public_review(&self, actor: &Actor, n: u32) -> Result<CaseNo, Trouble> {
        let review = self.matter::<PublicReview>(n)?.ok_or(Refusal::NoSuchPublicReview)?;
        if let Some(no) = review.case {
            return Ok(no);
        }
        let house = self.house();
        let (now, nothing) = (self.now(), BTreeMap::new());
        let complaint = review.complaint(&house.around(actor, now, &nothing, &[]))?;
        let case = self.run(&Order::receive(actor.clone(), complaint))?.no;
        let link = PublicReviewCommand::LinkReviewCase(LinkReviewCase { case });
        self.run_matter(&MatterOrder::<PublicReview>::on(actor.clone(), n, link))?;
        Ok(case)
    }
}
