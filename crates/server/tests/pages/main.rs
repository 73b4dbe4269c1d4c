//! Pages, asked for as a browser without scripts asks for them.

#![expect(clippy::unwrap_used, reason = "the helpers of tests fail their test")]

#[path = "../support/mod.rs"]
mod support;

mod accused;
mod account;
mod bad_input;
mod causes;
mod clerk;
mod clocks;
mod complain;
mod guidance;
mod house_changes;
mod plans;
mod promises;
mod quality;
mod repeats;
mod representatives;
mod replies;
mod survey;
mod tasks;
mod incident;
mod library;
mod public_reviews;
mod track;
mod visits;
mod watch;
