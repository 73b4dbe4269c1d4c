//! Keys of programs: long random texts, kept as digests, each acting as one person with that person's rights.
//!
//! A cookie opens no door here: a page somebody is lured to could send one, it cannot send a key.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, header};
use casework::id::PersonId;
use desk::Chance;
use desk::chance::SystemChance;
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use store::Fault;

use crate::app::App;
use crate::fail::Fail;
use crate::guard::Address;

/// What every key begins with, so that one that leaked is recognised for what it is.
const PREFIX: &str = "wg_";
/// Seconds a key found in the register is believed without asking again.
const REMEMBERED_SECONDS: i64 = 10;
/// Minutes within which a key's use is noted once.
const USE_NOTED_MINUTES: i64 = 5;
/// Keys remembered at most.
const REMEMBERED_MAX: usize = 10_000;
/// Requests a minute with one key: far above what one program needs, far below what stops the others.
pub(super) const REQUESTS_PER_MINUTE: u32 = 60_000;
/// Wrong keys a minute from one address.
const WRONG_PER_MINUTE: u32 = 120;

/// A new key. It is shown once and kept nowhere.
pub fn fresh() -> String {
    let mut random = [0u8; 32];
    SystemChance.fill(&mut random);
    format!("{PREFIX}{}", data_encoding::BASE64URL_NOPAD.encode(&random))
}

/// The digest a key is kept as.
pub fn hashed(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// Keys seen a moment ago and how often each came in this minute.
#[derive(Debug, Default)]
pub struct Keys {
    remembered: Mutex<BTreeMap<[u8; 32], Known>>,
    /// Keys taken away here: what was read of the register before is not believed afterwards.
    forgotten: AtomicU64,
}

#[derive(Clone, Debug)]
struct Known {
    person: PersonId,
    until: Timestamp,
    minute: i64,
    count: u32,
}

impl Keys {
    /// Whose key came with the request. Missing, unknown and revoked keys are told alike.
    pub(super) async fn person(
        &self,
        app: &App,
        headers: &HeaderMap,
        from: Option<Address>,
        now: Timestamp,
    ) -> Result<PersonId, Fail> {
        let key = bearer(headers).ok_or(Fail::NoKey)?;
        let hash = hashed(key);
        if let Some(person) = self.recall(&hash, now, REQUESTS_PER_MINUTE)? {
            return Ok(person);
        }
        let (org, forgotten) = (app.desk().org(), self.forgotten.load(Ordering::Acquire));
        let found =
            app.read(move |register| register.api_key(org, &hash)).await.map_err(Fail::from)?;
        let Some(person) = found else {
            self.remembered.lock().unwrap_or_else(PoisonError::into_inner).remove(&hash);
            if let Some(Address(from)) = from {
                app.rates().knock("api-key", from, now, WRONG_PER_MINUTE)?;
            }
            return Err(Fail::NoKey);
        };
        self.remember(hash, person.clone(), now);
        if self.forgotten.load(Ordering::Acquire) != forgotten {
            self.remembered.lock().unwrap_or_else(PoisonError::into_inner).remove(&hash);
        }
        // Not waited for: nobody's request is slower or fails because of it.
        app.desk().store().submit(
            move |tx| tx.note_key_used(org, &hash, now, now - USE_NOTED_MINUTES.minutes()),
            |noted: Result<(), Fault>| {
                if let Err(fault) = noted {
                    tracing::warn!(%fault, "when a key was last used is not noted");
                }
            },
        );
        Ok(person)
    }

    /// A key still believed, counted; an error tells how many seconds to wait.
    fn recall(
        &self,
        hash: &[u8; 32],
        now: Timestamp,
        per_minute: u32,
    ) -> Result<Option<PersonId>, Fail> {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(known) = remembered.get_mut(hash) else { return Ok(None) };
        let minute = now.as_second().div_euclid(60);
        if known.minute != minute {
            (known.minute, known.count) = (minute, 0);
        }
        known.count += 1;
        if known.count > per_minute {
            let left = 60 - now.as_second().rem_euclid(60);
            return Err(Fail::TooOften(u64::try_from(left).unwrap_or(60)));
        }
        Ok((now < known.until).then(|| known.person.clone()))
    }

    fn remember(&self, hash: [u8; 32], person: PersonId, now: Timestamp) {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.len() >= REMEMBERED_MAX && !remembered.contains_key(&hash) {
            remembered.clear();
        }
        let (until, minute) = (now + REMEMBERED_SECONDS.seconds(), now.as_second().div_euclid(60));
        let known = remembered.entry(hash).or_insert(Known {
            person: person.clone(),
            until,
            minute,
            count: 1,
        });
        (known.person, known.until) = (person, until);
    }

    /// No longer believes a key that was revoked here; other processes ask again within seconds.
    pub fn forget(&self, hash: &[u8; 32]) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner).remove(hash);
    }
}

/// The key in `Authorization: Bearer …`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    let key = key.trim();
    (scheme.eq_ignore_ascii_case("bearer") && key.starts_with(PREFIX)).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn keys_are_long_and_differ() {
        let (one, other) = (fresh(), fresh());
        assert_ne!(one, other);
        assert_eq!(one.len(), PREFIX.len() + 43);
        assert!(one.starts_with(PREFIX));
    }

    #[test]
    fn a_key_is_believed_for_ten_seconds_and_counted() {
        let keys = Keys::default();
        let (hash, now) = (hashed("wg_x"), at("2026-08-17T01:00:30Z"));
        let person = PersonId::parse("wangfang").unwrap();
        assert_eq!(keys.recall(&hash, now, 3).unwrap(), None);
        keys.remember(hash, person.clone(), now);
        assert_eq!(keys.recall(&hash, now, 3).unwrap(), Some(person));
        assert_eq!(
            keys.recall(&hash, at("2026-08-17T01:00:40Z"), 3).unwrap(),
            None,
            "ask the register again"
        );
        let Err(Fail::TooOften(seconds)) = keys.recall(&hash, at("2026-08-17T01:00:41Z"), 3) else {
            panic!("the fourth request of a minute that takes three must wait")
        };
        assert_eq!(seconds, 19);
        assert!(keys.recall(&hash, at("2026-08-17T01:01:00Z"), 3).is_ok(), "a new minute");
    }

    #[test]
    fn only_a_bearer_key_counts() {
        let with = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            bearer(&headers).map(str::to_owned)
        };
        assert_eq!(with("Bearer wg_abc").as_deref(), Some("wg_abc"));
        assert_eq!(with("bearer wg_abc").as_deref(), Some("wg_abc"));
        assert_eq!(with("Basic wg_abc"), None);
        assert_eq!(with("Bearer abc"), None);
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
