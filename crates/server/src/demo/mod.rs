//! The demo: a year of a property company and a city hotline, lived through by real commands.
//!
//! The same seed and the same end give the same year, case by case. Texts and people are data
//! (`crates/server/demo/`); what happens to a complaint is drawn here and run through the desk, so every
//! promise, overrun and reopening on the pages came about as it would in earnest.

mod material;
mod again;
mod visits;
mod plans;
mod life;
mod library;
mod outage;
mod public_reviews;
mod reviews;
mod year;

pub use material::{Material, MaterialError};
pub use year::{Lived, Plan, live};

/// The password of everybody in the demo.
pub const PASSWORD: &str = "wenguo-demo";
