//! Reviews of how a case was handled and praise for it, on the case page; each reader sees what is theirs to see.

use casework::case::Case;
use casework::honour::Honour;
use casework::id::PersonId;
use casework::pack::{Pack, ScoreItem};
use casework::permission::Act;
use casework::quality_review::{ItemMark, QualityReview, ReviewState, Sight, card_of, seen, sight};
use jiff::Timestamp;

use super::Refused;
use crate::locale::Reader;
use crate::parts::{Choice, FormState, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// An item to be marked.
pub(super) struct ItemPart {
    pub(super) title: String,
    pub(super) help: String,
    pub(super) field: String,
    pub(super) note: String,
    pub(super) points: Vec<Choice>,
}

/// A mark as it is shown.
pub(super) struct MarkPart {
    pub(super) title: String,
    pub(super) points: String,
    pub(super) note: String,
    pub(super) is_lost: bool,
}

/// A review as its reader sees it.
pub(super) struct ReviewPart {
    pub(super) n: u32,
    pub(super) person: String,
    pub(super) by: String,
    pub(super) at: Timestamp,
    /// Empty for who sees no more than that there was one.
    pub(super) result: String,
    pub(super) tone: Tone,
    pub(super) state: String,
    pub(super) marks: Vec<MarkPart>,
    pub(super) comment: String,
    pub(super) coaching: String,
    /// What the person said: whether they agree, and in which words.
    pub(super) answer: Option<(String, String)>,
    /// Who looked again, and why it stands as it does.
    pub(super) second: Option<(String, String)>,
    pub(super) may_answer: bool,
    pub(super) answer_form: FormState,
    pub(super) may_look: bool,
    pub(super) look_form: FormState,
    pub(super) items: Vec<ItemPart>,
    pub(super) left_out: Vec<Choice>,
}

/// Praise as it is shown.
pub(super) struct HonourPart {
    pub(super) whom: String,
    pub(super) reason: String,
    pub(super) by: String,
}

/// What the card shows.
pub(super) struct QualityPart {
    pub(super) reviews: Vec<ReviewPart>,
    pub(super) honours: Vec<HonourPart>,
    pub(super) waits: bool,
    pub(super) may_review: bool,
    pub(super) form: FormState,
    pub(super) people: Vec<Choice>,
    pub(super) items: Vec<ItemPart>,
    pub(super) left_out: Vec<Choice>,
    pub(super) may_honour: bool,
    pub(super) honour_form: FormState,
    pub(super) honoured_people: Vec<Choice>,
    pub(super) honoured_units: Vec<Choice>,
    pub(super) yes_no: Vec<Choice>,
}

impl QualityPart {
    /// Whether there is anything for this reader.
    pub(super) fn is_shown(&self) -> bool {
        !self.reviews.is_empty() || !self.honours.is_empty() || self.may_review || self.may_honour
    }
}

pub(super) fn part(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> QualityPart {
    let l = &visit.l;
    let unmerged = case.merged_into.is_none();
    let may = unmerged && visit.may(case, Act::Review);
    let parts = case.parts();
    let had_part = parts.contains(&visit.person.id);
    let card = &pack.quality_review.card;
    let reviewed = |id: &PersonId| {
        case.quality_reviews.iter().any(|it| it.closing == case.closings && it.person == *id)
    };
    let there = |id: &&PersonId| visit.organisation().person(id).is_some();
    let people: Vec<Choice> = parts
        .iter()
        .filter(there)
        .filter(|id| !reviewed(id))
        .map(|id| Choice::new(id.as_str(), visit.name_of(id)))
        .collect();
    let praised = |id: &&PersonId| {
        **id != visit.person.id && !case.honours.iter().any(|it| it.person.as_ref() == Some(*id))
    };
    let own = visit.organisation().path_up(&visit.person.unit);
    let units = case.units_with_part(visit.organisation());
    QualityPart {
        reviews: case
            .quality_reviews
            .iter()
            .map(|it| review(visit, case, pack, it, refused))
            .collect(),
        honours: honours(visit, case),
        waits: may && case.waits_for_review(pack),
        may_review: may
            && !had_part
            && case.closure.is_some()
            && !card.is_empty()
            && !people.is_empty(),
        form: refused.form("quality-reviews", 0),
        people,
        items: items(l, card),
        left_out: left_out(l, card),
        may_honour: may,
        honour_form: refused.form("honours", 0),
        honoured_people: parts
            .iter()
            .filter(there)
            .filter(praised)
            .map(|id| Choice::new(id.as_str(), visit.name_of(id)))
            .collect(),
        honoured_units: units
            .iter()
            .filter(|id| {
                !own.contains(id) && !case.honours.iter().any(|it| it.unit.as_ref() == Some(*id))
            })
            .map(|id| Choice::new(id.as_str(), pieces::unit_name(visit.organisation(), id)))
            .collect(),
        yes_no: ["yes", "no"]
            .iter()
            .map(|code| Choice::new(*code, l.t(format!("quality-agrees-{code}")).into_owned()))
            .collect(),
    }
}

fn honours(visit: &Visit, case: &Case) -> Vec<HonourPart> {
    let part = |it: &Honour| {
        let unit = it.unit.as_ref().map(|id| pieces::unit_name(visit.organisation(), id));
        let person = it.person.as_ref().map(|id| visit.name_of(id));
        HonourPart {
            whom: person.or(unit).unwrap_or_default(),
            reason: it.reason.clone(),
            by: words::actor(&visit.l, &it.by, visit.organisation()),
        }
    };
    case.honours.iter().map(part).collect()
}

fn items(l: &Reader, card: &[ScoreItem]) -> Vec<ItemPart> {
    let part = |item: &ScoreItem| {
        let title = item.title.in_language(l.tag());
        let key = if item.fails { "quality-item-fails" } else { "quality-item" };
        let points = (0..=item.points).rev();
        ItemPart {
            title: l.t2(key, "title", title, "n", item.points),
            help: item.help.in_language(l.tag()).to_owned(),
            field: format!("marks.{}", item.code),
            note: format!("notes.{}", item.code),
            points: points.map(|n| Choice::new(n.to_string(), n.to_string())).collect(),
        }
    };
    card.iter().map(part).collect()
}

fn left_out(l: &Reader, card: &[ScoreItem]) -> Vec<Choice> {
    card.iter()
        .map(|item| Choice::new(item.code.as_str(), item.title.in_language(l.tag())))
        .collect()
}

fn marks(l: &Reader, card: &[ScoreItem], marks: &[ItemMark]) -> Vec<MarkPart> {
    let part = |mark: &ItemMark| {
        let item = card.iter().find(|item| item.code == mark.item);
        let points = match mark.points {
            Some(points) => l.t2("quality-points", "points", points, "of", mark.of),
            None => l.t("quality-left-out-one").into_owned(),
        };
        MarkPart {
            title: item.map_or(mark.item.as_str(), |it| it.title.in_language(l.tag())).to_owned(),
            points,
            note: mark.note.clone(),
            is_lost: mark.points.is_some_and(|points| points < mark.of),
        }
    };
    marks.iter().map(part).collect()
}

fn review(
    visit: &Visit,
    case: &Case,
    pack: &Pack,
    whole: &QualityReview,
    refused: &Refused,
) -> ReviewPart {
    let l = &visit.l;
    let sight = sight(case, whole, visit.organisation(), &visit.actor);
    let it = seen(whole, sight);
    let card = card_of(whole, &pack.quality_review.card);
    let (score, passed) = (whole.score(), whole.is_passed());
    let result = |key: &str| l.t2(key, "points", score.points, "of", score.of);
    let open = case.merged_into.is_none();
    let (result, tone) = match (sight, passed) {
        (Sight::Nothing, _) => (String::new(), Tone::Grey),
        (_, true) => (result("quality-passed"), Tone::Green),
        (_, false) => (result("quality-not-passed"), Tone::Amber),
    };
    let may_look = open
        && whole.state() == ReviewState::Disputed
        && whole.by != visit.actor
        && !case.parts().contains(&visit.person.id)
        && visit.may(case, Act::Review);
    ReviewPart {
        n: it.n,
        person: visit.name_of(&it.person),
        by: words::actor(l, &it.by, visit.organisation()),
        at: it.at,
        result,
        tone,
        state: words::of(l, "quality-state", &whole.state()),
        marks: marks(l, &card, it.standing_marks()),
        comment: it.comment,
        coaching: it.coaching,
        answer: it.answer.filter(|_| sight > Sight::Nothing).map(|answer| {
            let key = if answer.agrees { "quality-agreed" } else { "quality-disputed" };
            (l.t(key).into_owned(), answer.text)
        }),
        second: it
            .second
            .filter(|_| sight > Sight::Nothing)
            .map(|second| (words::actor(l, &second.by, visit.organisation()), second.comment)),
        may_answer: open && whole.answer.is_none() && whole.person == visit.person.id,
        answer_form: refused.form("quality-review-answers", it.n),
        may_look,
        look_form: refused.form("second-looks", it.n),
        items: if may_look { items(l, &card) } else { Vec::new() },
        left_out: if may_look { left_out(l, &card) } else { Vec::new() },
    }
}
