//! Channels by which letters leave and messages arrive.

pub mod mail;
