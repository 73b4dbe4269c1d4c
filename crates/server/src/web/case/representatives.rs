//! Those who speak for a group on the case page: who they are, and the form that names them.

use casework::case::Case;
use casework::intake::LANGUAGES;
use casework::limits::REPRESENTATIVES_MAX;
use casework::pack::Pack;
use casework::permission::Act;

use super::Refused;
use crate::form::Pairs;
use crate::locale::Locale;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;

/// Empty places the form offers beyond those who speak already: one in sight, the others on demand.
const PLACES_MORE: usize = 5;

/// What a place asks for.
const FIELDS: [&str; 4] = ["name", "phone", "email", "language"];

/// Somebody's place on the form.
pub(super) struct Place {
    /// Counted from one.
    pub(super) n: usize,
    /// The names of its fields: name, telephone, mail, language.
    pub(super) fields: [String; 4],
}

/// What the page says of representatives, and the form.
pub(super) struct RepresentativesPart {
    /// Name, telephone number and mail address of each.
    pub(super) list: Vec<(String, String, String)>,
    pub(super) may_name: bool,
    /// How many the rules of this case allow; 0 when they do not say.
    pub(super) most: usize,
    /// Those who speak, and an empty place.
    pub(super) places: Vec<Place>,
    /// More empty places.
    pub(super) further: Vec<Place>,
    pub(super) languages: Vec<Choice>,
    /// Who may be meant when a word is taken.
    pub(super) speakers: Vec<Choice>,
    pub(super) form: FormState,
}

pub(super) fn representatives(
    visit: &Visit,
    case: &Case,
    pack: &Pack,
    refused: &Refused,
) -> RepresentativesPart {
    let most = pack.policy_of(case).1.representatives_max();
    let is_typed = refused.resource == "representatives";
    let sent = if is_typed { places_of(&refused.pairs) } else { case.representatives.len() };
    // Whoever typed too many must be able to take one away.
    let room = sent.max(most.unwrap_or(REPRESENTATIVES_MAX));
    let mut places: Vec<Place> = (0..(sent + PLACES_MORE).min(room))
        .map(|n| Place { n: n + 1, fields: FIELDS.map(|last| format!("people.{n}.{last}")) })
        .collect();
    let further = places.split_off(places.len().min(sent + 1));
    let mut form = refused.form("representatives", 0);
    if !is_typed {
        for (n, it) in case.representatives.iter().enumerate() {
            let given =
                [Some(&it.name), it.phone.as_ref(), it.email.as_ref(), it.language.as_ref()];
            for (last, value) in FIELDS.iter().zip(given) {
                form = form.with(format!("people.{n}.{last}"), value.cloned().unwrap_or_default());
            }
        }
    }
    let open = case.closure.is_none() && case.merged_into.is_none();
    RepresentativesPart {
        list: case
            .representatives
            .iter()
            .map(|it| {
                let given = |value: &Option<String>| value.clone().unwrap_or_default();
                (it.name.clone(), given(&it.phone), given(&it.email))
            })
            .collect(),
        may_name: open && visit.may(case, Act::Record),
        most: most.unwrap_or_default(),
        places,
        further,
        languages: LANGUAGES
            .iter()
            .map(|tag| {
                let locale = Locale::parse(tag).unwrap_or_default();
                Choice::new(*tag, locale.text("language-name").into_owned())
            })
            .collect(),
        speakers: speakers(case),
        form,
    }
}

/// Those who may have said a word for the group.
pub(crate) fn speakers(case: &Case) -> Vec<Choice> {
    case.representatives.iter().map(|it| Choice::new(it.name.clone(), it.name.clone())).collect()
}

/// Whose place a field belongs to, and which field of it.
fn place(name: &str) -> Option<(usize, &str)> {
    let (n, last) = name.strip_prefix("people.")?.split_once('.')?;
    Some((n.parse().ok()?, last))
}

/// How many places a form fills.
fn places_of(pairs: &Pairs) -> usize {
    let filled = pairs.iter().filter(|(_, value)| !value.trim().is_empty());
    filled.filter_map(|(name, _)| Some(place(name)?.0 + 1)).max().unwrap_or_default()
}

/// The form without the places left empty between others, so that what is wrong is told beside the right one.
pub(super) fn closed_up(pairs: Pairs) -> Pairs {
    let mut taken: Vec<usize> = pairs
        .iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .filter_map(|(name, _)| place(name).map(|(n, _)| n))
        .collect();
    taken.sort_unstable();
    taken.dedup();
    pairs
        .into_iter()
        .filter_map(|(name, value)| match place(&name) {
            Some((n, last)) => {
                let at = taken.iter().position(|it| *it == n)?;
                Some((format!("people.{at}.{last}"), value))
            }
            None => Some((name, value)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_struck_out_leaves_no_gap() {
        let sent = [
            ("request", "r1"),
            ("people.0.name", "周晓岚"),
            ("people.1.name", " "),
            ("people.1.phone", ""),
            ("people.2.name", "马力"),
            ("people.2.phone", "139"),
        ];
        let sent: Pairs = sent.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let closed = closed_up(sent);
        let names: Vec<&str> = closed.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["request", "people.0.name", "people.1.name", "people.1.phone"]);
        assert_eq!(places_of(&closed), 2);
    }
}
