//! Who sees how much of a review: what is said to help somebody is not for everybody who opens the case.

use super::QualityReview;
use crate::case::{Case, Event};
use crate::letter;
use crate::organisation::Organisation;
use crate::permission::{self, Act, Actor};
use crate::point::nth;

/// How much of a review somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// That there was one.
    Nothing,
    /// Marks, what was said to the whole, and the answer.
    Result,
    /// What is to help the person as well.
    Everything,
}

/// How much of a review somebody sees: the person, the reviewer and who leads the person see all of it, those who
/// may review the case its result, everybody else only that there was one.
pub fn sight(
    case: &Case,
    review: &QualityReview,
    organisation: &Organisation,
    actor: &Actor,
) -> Sight {
    let Some(id) = actor.person() else { return Sight::Nothing };
    let unit = organisation.people.get(&review.person).map_or(&review.unit, |it| &it.unit);
    if *id == review.person
        || review.by == *actor
        || letter::leads_of(unit, organisation).contains(id)
    {
        return Sight::Everything;
    }
    let looked = review.second.as_ref().is_some_and(|it| it.by == *actor);
    if looked || permission::may(organisation, actor, &case.standing(), Act::Review).is_ok() {
        return Sight::Result;
    }
    Sight::Nothing
}

/// A review as somebody may see it.
pub fn seen(review: &QualityReview, sight: Sight) -> QualityReview {
    let mut seen = review.clone();
    if sight < Sight::Everything {
        seen.coaching.clear();
    }
    if sight < Sight::Result {
        seen.marks.clear();
        seen.comment.clear();
        if let Some(answer) = &mut seen.answer {
            answer.text.clear();
        }
        if let Some(second) = &mut seen.second {
            second.marks.clear();
            second.comment.clear();
        }
    }
    seen
}

/// An event of the journal as somebody may see it.
pub fn event_seen(event: Event, case: &Case, organisation: &Organisation, actor: &Actor) -> Event {
    let of = |n: u32| {
        let review = nth(&case.quality_reviews, n);
        review.map_or(Sight::Nothing, |it| sight(case, it, organisation, actor))
    };
    match event {
        Event::QualityReviewed(it) => {
            let sight = of(it.n);
            Event::QualityReviewed(Box::new(seen(&it, sight)))
        }
        Event::QualityReviewAnswered { review, mut answer } => {
            if of(review) < Sight::Result {
                answer.text.clear();
            }
            Event::QualityReviewAnswered { review, answer }
        }
        Event::QualityReviewLookedAgain { review, mut second } => {
            if of(review) < Sight::Result {
                second.marks.clear();
                second.comment.clear();
            }
            Event::QualityReviewLookedAgain { review, second }
        }
        other => other,
    }
}
