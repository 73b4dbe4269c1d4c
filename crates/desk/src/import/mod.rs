//! Taking over complaints from files of others: spreadsheets of a hotline, lists of a partner, crawls.
//!
//! A mapping file says which column is what ([`Mapping`]); nothing about one source stands in the code.
//! The way of a row: bytes → characters ([`encoding`]) → cells ([`separated`], [`workbook`]) →
//! a complaint ([`plan`]) → an order like any other ([`run`]). Each row is accounted for: accepted, there
//! already, left out by the mapping, or refused with its line and reason ([`reject`]). Nothing is guessed:
//! what cannot be read is refused, and what is odd but true is kept with a flag.

pub mod limits;
pub mod said;
pub mod mapping;
pub mod reason;
mod encoding;
mod separated;
mod workbook;
mod sheet;
mod document;
pub mod rows;
mod value;
mod words;
mod choice;
mod find;
mod times;
mod plan;
pub mod reject;
pub mod tree;
pub mod run;

pub use mapping::Mapping;
pub use reason::Reason;
pub use run::{Import, Report, Tally};
pub use said::Said;
