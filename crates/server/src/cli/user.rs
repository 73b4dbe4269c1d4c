//! `wenguo user add`: lets a person sign in, from the command line of a new installation.

use std::io::{IsTerminal, Read};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use casework::id::{PersonId, UnitId};
use casework::organisation::{Grant, OrganisationCommand, Person, Role};
use casework::permission::Actor;
use clap::{Args, Subcommand};
use desk::clock::SystemClock;

use super::out::Out;
use super::serve::{open_desk, open_store, set_up};
use crate::config::Config;
use crate::session;

/// Keeps the people who may sign in.
#[derive(Args, Debug)]
pub struct User {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Subcommand, Debug)]
enum UserCommand {
    /// Adds a person, or gives one that is there a new password. The password is read from standard input.
    Add(Add),
}

/// Adds a person.
#[derive(Args, Debug)]
struct Add {
    #[command(flatten)]
    config: Config,
    /// The name to sign in with.
    name: String,
    /// The person's own name.
    #[arg(long)]
    called: Option<String>,
    /// The code of the unit; the root when nothing is said.
    #[arg(long)]
    unit: Option<String>,
    /// A role held there; may be given more than once.
    #[arg(long)]
    role: Vec<String>,
}

impl User {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        match self.command {
            UserCommand::Add(add) => add.run(out),
        }
    }
}

impl Add {
    fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let store = open_store(&self.config, true)?;
        let desk = open_desk(store, &self.config, Arc::new(SystemClock))?;
        set_up(&desk)?;
        let id = PersonId::parse(&self.name)?;
        let password = read_password(out)?;
        session::check_password(&password, &id)
            .map_err(|_| anyhow::anyhow!(out.locale.text("problem-weak-password")))?;
        let house = desk.house();
        let root = house
            .organisation
            .root()
            .map(|root| root.id.clone())
            .context("the register has no root unit")?;
        let unit = self.unit.as_deref().map(UnitId::parse).transpose()?.unwrap_or(root);
        let known = house.organisation.people.get(&id).cloned();
        let mut person = known.unwrap_or_else(|| Person {
            id: id.clone(),
            name: self.name.clone(),
            unit: unit.clone(),
            phone: None,
            email: None,
            grants: std::collections::BTreeSet::new(),
            left: false,
        });
        if let Some(called) = &self.called {
            person.name.clone_from(called);
        }
        person.left = false;
        for role in &self.role {
            let Some(role) = Role::from_code(role) else {
                bail!("`{role}` is no role; roles are {}", role_codes())
            };
            person.grants.insert(Grant { role, unit: unit.clone() });
        }
        desk.administer(&Actor::Setup, &[OrganisationCommand::PutPerson(person)])?;
        session::set_password(&desk, &id, &password, false)?;
        let words = out.locale.text_with("cli-user-added", &[("name", id.as_str().into())]);
        out.result(&words, &serde_json::json!({ "added": id }));
        Ok(super::DONE)
    }
}

fn role_codes() -> String {
    Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ")
}

/// The password's line on standard input; a person at a terminal is asked for it.
fn read_password(out: &mut Out) -> anyhow::Result<String> {
    let mut input = std::io::stdin();
    if input.is_terminal() {
        let words = out.locale.text("cli-user-password").into_owned();
        out.progress(&words);
        let mut line = String::new();
        input.read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let mut text = String::new();
    input.by_ref().take(4_096).read_to_string(&mut text)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
