//! The rules as their callers see them: stages, rights, journals, and laws that hold for all of them.

mod calendars;
mod callbacks;
mod closing;
mod exhaustive;
mod found;
mod golden;
mod house;
mod improvements;
mod intake;
mod investigation;
mod ledger;
mod packs;
mod permission_table;
mod promises;
mod properties;
mod quiet;
mod representatives;
mod say;
mod surveys;
mod share;
mod tasks;
mod visits;
mod versions;
mod watch;
mod world;
