//! The one place where the program prints: results to standard output, progress and trouble to standard error.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this module is the program's voice"
)]

use serde::Serialize;
use store::Fault;

use crate::locale::Locale;
use crate::words;

/// The program's voice.
#[derive(Debug)]
pub struct Out {
    json: bool,
    /// The language of messages.
    pub locale: Locale,
}

impl Out {
    /// A voice for people, or for programs.
    pub fn new(json: bool, locale: Locale) -> Out {
        Out { json, locale }
    }

    /// Whether a program listens.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// A result: `words` for people, `value` for programs.
    pub fn result(&mut self, words: &str, value: &impl Serialize) {
        if self.json {
            match serde_json::to_string(value) {
                Ok(line) => println!("{line}"),
                Err(error) => eprintln!("{error}"),
            }
        } else {
            println!("{words}");
        }
    }

    /// Something on the way, for people only.
    pub fn progress(&mut self, words: &str) {
        eprintln!("{words}");
    }

    /// Why it could not be done, with the causes behind.
    pub fn trouble(&mut self, error: &anyhow::Error) {
        if self.json {
            println!("{}", serde_json::json!({ "error": format!("{error:#}") }));
        } else {
            eprintln!("{}{error:#}", self.locale.text("cli-trouble"));
            let fault = error.chain().find_map(|cause| cause.downcast_ref::<Fault>());
            if let Some(key) = fault.and_then(words::fault_key) {
                eprintln!("{}", self.locale.text(&format!("cli-{key}")));
            }
        }
    }
}
