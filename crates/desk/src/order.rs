//! An order: what somebody wants done, once.

use casework::case::{Command, Event};
use casework::id::{CaseId, CaseNo};
use casework::intake::Receive;
use casework::permission::Actor;

/// Which case an order is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A complaint that becomes a case.
    New(Box<Receive>),
    /// A case that is there.
    Case(CaseNo),
    /// A case that is there, by identity; for the clock.
    Id(CaseId),
}

/// Makes a request repeatable: the same key with the same content is answered as the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestKey {
    /// The key, from the form or the API's `Idempotency-Key`, with who sent it in front.
    pub key: String,
    /// Digest of the content; another content under the same key is refused.
    pub fingerprint: [u8; 32],
}

/// What somebody wants done. All commands are carried out together or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Who.
    pub actor: Actor,
    /// With which case.
    pub target: Target,
    /// What; after receiving, for a new case.
    pub commands: Vec<Command>,
    /// The version the sender saw; another one is refused.
    pub expected: Option<u64>,
    /// Makes it repeatable.
    pub request: Option<RequestKey>,
}

impl Order {
    /// Takes a complaint in.
    pub fn receive(actor: Actor, receive: Receive) -> Order {
        Order {
            actor,
            target: Target::New(Box::new(receive)),
            commands: Vec::new(),
            expected: None,
            request: None,
        }
    }

    /// Does one thing with a case.
    pub fn on(actor: Actor, no: CaseNo, command: Command) -> Order {
        Order {
            actor,
            target: Target::Case(no),
            commands: vec![command],
            expected: None,
            request: None,
        }
    }

    /// And then also this, in the same transaction.
    #[must_use]
    pub fn and(mut self, command: Command) -> Order {
        self.commands.push(command);
        self
    }

    /// Only when the case is still at this version.
    #[must_use]
    pub fn expecting(mut self, version: Option<u64>) -> Order {
        self.expected = version;
        self
    }

    /// Repeatable under this key.
    #[must_use]
    pub fn keyed(mut self, request: Option<RequestKey>) -> Order {
        self.request = request;
        self
    }
}

/// An order that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub no: CaseNo,
    /// Its version now.
    pub version: u64,
    /// Nothing new: it had been done before.
    pub repeated: bool,
    /// What happened; empty when it had been done before.
    pub events: Vec<Event>,
    /// The request had been answered before: this is the same answer again.
    pub replayed: bool,
}
