//! How handled cases are reviewed in the simulator: by whoever, with marks as they come, answered, looked at again.

use std::collections::BTreeMap;

use casework::case::{Case, Command};
use casework::honour::GiveHonour;
use casework::pack::Pack;
use casework::permission::Actor;
use casework::quality_review::{AnswerQualityReview, LookAgain, ReviewHandling, ReviewState};

use super::node::Node;

/// What somebody may do about how a case was handled; nothing while it is open and was never closed.
pub(super) fn of_case(
    sim: &Node,
    case: &Case,
    pack: &Pack,
    text: String,
) -> Option<(Option<Actor>, Command)> {
    let waiting = case.quality_reviews.iter().find(|it| it.state() == ReviewState::Told);
    if let Some(review) = waiting {
        let (agrees, n) = (sim.percent(50), review.n);
        let answer = AnswerQualityReview { review: n, agrees, text };
        let who = Actor::Staff(review.person.clone());
        return Some((Some(who), Command::AnswerQualityReview(answer)));
    }
    let (marks, notes) = marks(sim, pack, &text);
    if let Some(it) = case.quality_reviews.iter().find(|it| it.state() == ReviewState::Disputed) {
        let left_out = Vec::new();
        let look = LookAgain { review: it.n, marks, left_out, notes, comment: text };
        return Some((None, Command::LookAgain(look)));
    }
    case.closure.as_ref()?;
    let parts: Vec<_> = case.parts().into_iter().collect();
    let person = sim.one_of(&parts)?.clone();
    if sim.percent(30) {
        let honour = GiveHonour { person: Some(person), unit: None, reason: text };
        return Some((None, Command::GiveHonour(honour)));
    }
    let (left_out, comment) = (Vec::new(), String::new());
    let review = ReviewHandling { person, marks, left_out, notes, comment, coaching: text };
    Some((None, Command::ReviewHandling(review)))
}

fn marks(sim: &Node, pack: &Pack, note: &str) -> (BTreeMap<String, u32>, BTreeMap<String, String>) {
    let card = &pack.quality_review.card;
    let mark = |code: &String, most: u32| {
        let points = u32::try_from(sim.below(u64::from(most) + 1)).unwrap_or(most);
        (code.clone(), points)
    };
    let marks = card.iter().map(|item| mark(&item.code, item.points)).collect();
    (marks, card.iter().map(|item| (item.code.clone(), note.to_owned())).collect())
}
