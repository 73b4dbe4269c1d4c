//! Chance: identities and secrets, from the operating system or from a seed.

use std::fmt;
use std::sync::Mutex;

use casework::id::CaseId;
use jiff::Timestamp;

/// A source of random bytes.
pub trait Chance: Send + Sync + fmt::Debug {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);

    /// A new identity (UUID version 7): time first, so that neighbours in time are neighbours on disk.
    fn identity(&self, now: Timestamp) -> CaseId {
        let mut random = [0u8; 10];
        self.fill(&mut random);
        let ms = u64::try_from(now.as_millisecond()).unwrap_or(0);
        CaseId(*uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid().as_bytes())
    }
}

/// The operating system's randomness.
#[derive(Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// Bytes that follow from a seed: the same seed, the same identities. Never for secrets.
#[derive(Debug)]
pub struct SeededChance(Mutex<u64>);

impl SeededChance {
    /// Starts from a seed.
    pub fn new(seed: u64) -> SeededChance {
        SeededChance(Mutex::new(seed))
    }

    /// The next number (splitmix64).
    pub fn next_u64(&self) -> u64 {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let random = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}
