//! The work: one command in, one transaction, the facts out; time passing; letters going out.
//!
//! Whatever door a wish comes through, it becomes an [`Order`] and is run by [`Desk::run`]; nothing writes
//! a case in any other way. The desk knows the organisation, its packs and its calendar as they stand now
//! ([`House`]) and hands them to the pure rules of `casework`.

pub mod clock;
pub mod chance;
pub mod house;
pub mod order;
pub mod run;
pub mod ticker;
mod broadcast;
mod public_review;
mod renewal;
pub mod alarm;
pub mod outbox;
mod digest;
pub mod overrun;
mod pause_audit;
pub mod change;
pub mod trouble;
pub mod import;

pub use chance::Chance;
pub use change::Change;
pub use clock::Clock;
pub use house::House;
pub use order::{Done, Order, RequestKey, Target};
pub use run::{Desk, MatterDone, MatterOrder};
pub use trouble::Trouble;
