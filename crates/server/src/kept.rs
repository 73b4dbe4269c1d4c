//! What a page may show as it was a moment ago: how a list divides, counted over thousands of rows.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use store::Facets;

/// How long a count is shown before it is counted again.
const KEPT_FOR: SignedDuration = SignedDuration::from_secs(5);
/// Lists remembered at most; beyond that all are forgotten.
const KEPT_MAX: usize = 2_000;

/// Facets of lists looked at a moment ago, by who looks at what.
#[derive(Debug, Default)]
pub struct KeptFacets {
    lists: Mutex<BTreeMap<String, (Timestamp, Arc<Facets>)>>,
}

impl KeptFacets {
    /// What was counted a moment ago.
    pub fn find(&self, list: &str, now: Timestamp) -> Option<Arc<Facets>> {
        let lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        lists.get(list).filter(|(until, _)| now < *until).map(|(_, facets)| Arc::clone(facets))
    }

    /// Keeps what was counted now.
    pub fn keep(&self, list: String, now: Timestamp, facets: &Arc<Facets>) {
        let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        if lists.len() >= KEPT_MAX {
            lists.clear();
        }
        lists.insert(list, (now + KEPT_FOR, Arc::clone(facets)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_shown_for_a_moment_only_and_to_whom_it_belongs() {
        let (kept, now) = (KeptFacets::default(), Timestamp::UNIX_EPOCH);
        let facets = Arc::new(Facets { counted: 7, ..Facets::default() });
        kept.keep("wangfang /queue".to_owned(), now, &facets);
        assert_eq!(kept.find("wangfang /queue", now), Some(facets));
        assert_eq!(kept.find("liuyang /queue", now), None);
        assert_eq!(kept.find("wangfang /queue", now + KEPT_FOR), None);
    }
}
