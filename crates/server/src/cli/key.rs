//! `wenguo key`: makes, lists and revokes the keys programs come in with.

use std::sync::Arc;

use anyhow::bail;
use casework::id::PersonId;
use clap::{Args, Subcommand};
use desk::clock::SystemClock;
use store::{ApiKey, Fault};

use super::out::Out;
use super::serve::{ORG, open_desk, open_store};
use crate::api::{fresh, hashed};
use crate::config::Config;

/// Hexadecimal digits of a key's digest that tell it from others.
const PRINT_CHARS: usize = 12;
/// Characters of what a key is for.
const NAME_CHARS_MAX: usize = 200;

/// Keys of programs: who may come in by the API, and as whom.
#[derive(Args, Debug)]
pub struct Key {
    #[command(subcommand)]
    command: KeyCommand,
}

#[derive(Subcommand, Debug)]
enum KeyCommand {
    /// Makes a key that acts as a person; it is shown once.
    Add(Add),
    /// Lists keys: what for, as whom, since when, revoked when.
    List(List),
    /// Revokes a key; running programs are shut out within ten seconds.
    Revoke(Revoke),
}

#[derive(Args, Debug)]
struct Add {
    #[command(flatten)]
    config: Config,
    /// The sign-in name of the person it acts as.
    person: String,
    /// What it is for, e.g. the program's name.
    #[arg(long)]
    name: String,
}

#[derive(Args, Debug)]
struct List {
    #[command(flatten)]
    config: Config,
}

#[derive(Args, Debug)]
struct Revoke {
    #[command(flatten)]
    config: Config,
    /// The key, or its fingerprint as listed.
    key: String,
}

impl Key {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        match self.command {
            KeyCommand::Add(it) => it.run(out),
            KeyCommand::List(it) => it.run(out),
            KeyCommand::Revoke(it) => it.run(out),
        }
    }
}

/// What a key is called where it must not be shown.
fn print_of(hash: &[u8; 32]) -> String {
    let mut print = data_encoding::HEXLOWER.encode(hash);
    print.truncate(PRINT_CHARS);
    print
}

impl Add {
    fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let desk =
            open_desk(open_store(&self.config, false)?, &self.config, Arc::new(SystemClock))?;
        let person = PersonId::parse(&self.person)?;
        if desk.house().organisation.person(&person).is_none() {
            bail!("{}", out.locale.text("cli-key-no-person"));
        }
        let name = casework::text::clean_line(&self.name);
        if name.chars().count() > NAME_CHARS_MAX {
            bail!("--name: {NAME_CHARS_MAX}");
        }
        let (key, now) = (fresh(), desk.now());
        let hash = hashed(&key);
        let (id, called) = (person.clone(), name.clone());
        desk.store().transact(move |tx| -> Result<(), Fault> {
            tx.put_api_key(ORG, &hash, &id, &called, now)
        })?;
        let print = print_of(&hash);
        let words = out.locale.text_with(
            "cli-key-added",
            &[
                ("person", person.as_str().into()),
                ("name", name.as_str().into()),
                ("print", print.as_str().into()),
            ],
        );
        let value =
            serde_json::json!({ "key": key, "fingerprint": print, "person": person, "name": name });
        if !out.is_json() {
            out.progress(&words);
        }
        out.result(&key, &value);
        Ok(super::DONE)
    }
}

impl List {
    fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let store = open_store(&self.config, false)?;
        let keys = store.read(|register| register.api_keys(ORG))?;
        if keys.is_empty() && !out.is_json() {
            let words = out.locale.text("cli-key-none").into_owned();
            out.progress(&words);
        }
        for key in keys {
            let words = line(out, &key);
            let value = serde_json::json!({
                "fingerprint": print_of(&key.key_hash), "person": key.person, "name": key.name,
                "created_at": key.created_at, "revoked_at": key.revoked_at,
            });
            out.result(&words, &value);
        }
        Ok(super::DONE)
    }
}

fn line(out: &Out, key: &ApiKey) -> String {
    let (print, since) = (print_of(&key.key_hash), key.created_at.to_string());
    let revoked = key.revoked_at.map(|at| at.to_string()).unwrap_or_default();
    let which = if revoked.is_empty() { "cli-key-line" } else { "cli-key-line-revoked" };
    let values = [
        ("print", print.as_str().into()),
        ("person", key.person.as_str().into()),
        ("name", key.name.as_str().into()),
        ("since", since.as_str().into()),
        ("revoked", revoked.as_str().into()),
    ];
    out.locale.text_with(which, &values)
}

impl Revoke {
    fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let desk =
            open_desk(open_store(&self.config, false)?, &self.config, Arc::new(SystemClock))?;
        let keys = desk.store().read(|register| register.api_keys(ORG))?;
        let whole = hashed(&self.key);
        let asked = self.key.to_lowercase();
        let fits = |it: &&ApiKey| {
            it.key_hash == whole
                || asked.len() >= 4
                    && data_encoding::HEXLOWER.encode(&it.key_hash).starts_with(&asked)
        };
        let mut found = keys.iter().filter(|it| it.revoked_at.is_none()).filter(fits);
        let key = match (found.next(), found.next()) {
            (Some(key), None) => key,
            (None, _) => bail!("{}", out.locale.text("cli-key-unknown")),
            (Some(_), Some(_)) => bail!("{}", out.locale.text("cli-key-ambiguous")),
        };
        let (hash, now) = (key.key_hash, desk.now());
        desk.store()
            .transact(move |tx| -> Result<(), Fault> { tx.revoke_api_key(ORG, &hash, now) })?;
        let print = print_of(&hash);
        let values = [("print", print.as_str().into()), ("name", key.name.as_str().into())];
        let words = out.locale.text_with("cli-key-revoked", &values);
        out.result(&words, &serde_json::json!({ "revoked": print }));
        Ok(super::DONE)
    }
}
