//! The whole program from outside: the real binary on a real database, spoken to over HTTP, killed, starved, cut off.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test that asked")]

mod away;
mod browser;
mod cluster;
mod http;
mod killed;
mod lists;
mod mail;
mod post;
mod program;
mod sim;

/// A setting of the tests.
#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment what to leave out"
)]
pub(crate) fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
