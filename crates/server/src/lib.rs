//! The doors of Wenguo: pages, JSON API, letters, files of complaints, command line.
//!
//! A handler has one shape: parse → `desk.run` → show. No rules and no SQL stand here.

pub mod cli;
pub mod bench;
pub mod demo;
pub mod sim;
pub mod config;
pub mod export;
pub mod app;
pub mod visit;
pub mod session;
pub mod guard;
pub mod fail;
pub mod form;
pub mod action;
pub mod live;
pub mod link;
pub mod matter;
pub mod upload;
pub mod signature;
pub mod packs;
pub mod channels;
pub mod words;
pub mod reckoning;
pub mod guidance;
pub mod letters;
pub mod paper;
pub mod timeline;
pub mod assets;
pub mod kept;
pub mod layout;
pub mod locale;
pub mod parts;
#[cfg(debug_assertions)]
mod styleguide;
pub mod web;
pub mod api;
