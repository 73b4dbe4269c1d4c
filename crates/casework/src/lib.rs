//! The rules of complaint handling: what a case is, what may be done with it, and what that means.
//!
//! Pure on purpose: no input or output, no clock, no chance, no database.
//! Time, identity and circumstances come in as arguments ([`case::Setting`]), decisions go out as
//! [`case::Event`]s or a [`refusal::Refusal`], so that a test, the simulator and production run the
//! very same rules. Modules stand in the order a complaint meets them, then what grows out of a
//! case, then what all of them stand on.

pub mod intake;
pub mod investigation;
pub mod representative;
pub mod triage;
pub mod point;
pub mod assignment;
pub mod task;
pub mod visit;
pub mod contact;
pub mod progress;
pub mod promise;
pub mod promise_words;
pub mod pause;
pub mod pause_audit;
pub mod extension;
pub mod milestone;
pub mod escalation;
pub mod supervision;
pub mod overrun;
pub mod remedy;
pub mod plan;
pub mod response;
pub mod responsibility;
pub mod draft;
pub mod reply_check;
pub mod reply_template;
pub mod call_times;
pub mod callback;
pub mod closing;
pub mod second_handling;
pub mod survey;
pub mod quality_review;
pub mod honour;
pub mod truth;
pub mod link;
pub mod letter;

pub mod matter;
pub mod incident;
pub mod action;
pub mod cause_tree;
pub mod write_up;
pub mod public_review;
pub mod personal;
pub mod exposure;

pub mod duty;
pub mod view;
pub mod share;
pub mod similar;
pub mod repeat;

pub mod story;

pub mod case;
pub mod invariant;
pub mod command;
pub mod event;
pub mod calendar;
pub mod pack;
pub mod policy;
pub mod organisation;
pub mod absence;
pub mod notice_pace;
pub mod key_customer;
pub mod improvement;
pub mod permission;
pub mod refusal;
pub mod invalid;
pub mod id;
pub mod money;
pub mod text;
pub mod limits;

#[cfg(feature = "schema")]
mod schema;
