//! Sign-in: passwords under argon2id, sessions on the server, a pause after wrong tries.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use axum::http::HeaderMap;
use axum::http::header::{self, HeaderValue};
use casework::id::PersonId;
use casework::invalid::{Invalid, Problem};
use desk::chance::SystemChance;
use desk::{Chance, Desk};
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use store::{Fault, SignedIn};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::fail::Fail;

/// The cookie that holds the session's token.
pub const COOKIE: &str = "wenguo";
/// Hours a session lasts without being used.
const SESSION_HOURS: i64 = 12;
/// Seconds a session found in the register is believed without asking again.
const REMEMBERED_SECONDS: i64 = 10;
/// Wrong tries after which a name is locked.
const WRONG_TRIES_MAX: u32 = 5;
/// Minutes a name stays locked.
const LOCKED_MINUTES: i64 = 15;
/// Characters of a password at least.
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Characters of a password at most, so that hashing it stays cheap.
pub const PASSWORD_CHARS_MAX: usize = 200;
/// Passwords checked at one time: each costs memory and a core.
const CHECKS_AT_ONCE: usize = 2;
/// Sessions remembered at most.
const REMEMBERED_MAX: usize = 10_000;

/// A name to sign in with and who that is.
#[derive(Clone, Debug)]
pub struct SignInName {
    /// The sign-in name.
    pub id: PersonId,
    /// The person's name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// One of the few to begin with: one for each role.
    pub first: bool,
}

/// Sign-in and the sessions seen a moment ago.
#[derive(Debug)]
pub struct SignIn {
    checks: Semaphore,
    remembered: Mutex<BTreeMap<[u8; 32], (SignedIn, Timestamp)>>,
}

impl Default for SignIn {
    fn default() -> Self {
        SignIn { checks: Semaphore::new(CHECKS_AT_ONCE), remembered: Mutex::default() }
    }
}

/// What came of a try to sign in.
#[derive(Debug, PartialEq, Eq)]
pub enum Tried {
    /// In; the token goes into the cookie.
    In(String),
    /// Name or password is wrong; which of them is not told.
    Wrong,
    /// Too many wrong tries; locked until then.
    Locked(Timestamp),
}

fn hashed(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The session's token in the request's cookies.
pub fn token(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, token)| token.to_owned())
}

/// The cookie that keeps a session; empty token ends it.
pub fn cookie(token: &str, secure: bool) -> Option<HeaderValue> {
    let age = if token.is_empty() { 0 } else { SESSION_HOURS * 3600 };
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!(
        "{COOKIE}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"
    ))
    .ok()
}

/// Whose session a token is, if it is one.
pub async fn find(app: &App, token: &str, now: Timestamp) -> Result<Option<SignedIn>, Fail> {
    let hash = hashed(token);
    {
        let remembered = app.sign_in().remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((who, until)) = remembered.get(&hash)
            && now < *until
        {
            return Ok(Some(who.clone()));
        }
    }
    let org = app.desk().org();
    let found =
        app.read(move |register| register.session(org, &hash, now)).await.map_err(Fail::from)?;
    let mut remembered = app.sign_in().remembered.lock().unwrap_or_else(PoisonError::into_inner);
    match &found {
        Some(who) => {
            if remembered.len() >= REMEMBERED_MAX {
                remembered.clear();
            }
            remembered.insert(hash, (who.clone(), now + REMEMBERED_SECONDS.seconds()));
        }
        None => {
            remembered.remove(&hash);
        }
    }
    Ok(found)
}

/// Hashes a password for keeping.
pub fn hash_password(password: &str) -> Result<String, Fault> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|it| it.to_string())
        .map_err(|error| Fault::other(format!("the password cannot be hashed: {error}")))
}

fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Whether a password is good enough to be kept.
pub fn check_password(password: &str, id: &PersonId) -> Result<(), Invalid> {
    let count = password.chars().count();
    let distinct: std::collections::BTreeSet<char> = password.chars().collect();
    let weak = !(PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&count)
        || distinct.len() < 5
        || password.to_lowercase().contains(id.as_str());
    if weak { Err(Invalid::one("password", Problem::WeakPassword)) } else { Ok(()) }
}

/// Keeps a person's password; `must_change` when somebody else has set it and knows it.
pub fn set_password(
    desk: &Desk,
    id: &PersonId,
    password: &str,
    must_change: bool,
) -> Result<(), Fault> {
    let (id, hash, org, now) = (id.clone(), hash_password(password)?, desk.org(), desk.now());
    desk.store().transact(move |tx| tx.put_credential(org, &id, &hash, must_change, now))
}

/// Tries to sign somebody in.
pub async fn try_sign_in(app: &App, name: &str, password: &str) -> Result<Tried, Fail> {
    let (org, now) = (app.desk().org(), app.desk().now());
    let id = PersonId::parse(&name.to_lowercase()).ok();
    let id = id.filter(|id| app.desk().house().organisation.person(id).is_some());
    let asked = id.clone();
    let credential = match asked {
        Some(id) => {
            app.read(move |register| register.credential(org, &id)).await.map_err(Fail::from)?
        }
        None => None,
    };
    if let Some(until) =
        credential.as_ref().and_then(|it| it.locked_until).filter(|until| now < *until)
    {
        return Ok(Tried::Locked(until));
    }
    let hash = credential.as_ref().map(|it| it.password_hash.clone());
    let password = password.to_owned();
    let right = {
        let _place = app.sign_in().checks.acquire().await;
        // An unknown name costs the same time as a wrong password: names cannot be guessed by the clock.
        app.blocking(move || -> Result<bool, Fault> {
            match hash {
                Some(hash) => {
                    Ok(password.chars().count() <= PASSWORD_CHARS_MAX && fits(&password, &hash))
                }
                None => hash_password("an unknown name").map(|_| false),
            }
        })
        .await
        .map_err(Fail::from)?
    };
    let Some(id) = id else { return Ok(Tried::Wrong) };
    if !right {
        if credential.is_none() {
            return Ok(Tried::Wrong);
        }
        let locked_until = now + LOCKED_MINUTES.minutes();
        let tries = app
            .write(move |tx| tx.wrong_password(org, &id, WRONG_TRIES_MAX, locked_until))
            .await
            .map_err(Fail::from)?;
        return Ok(if tries >= WRONG_TRIES_MAX {
            Tried::Locked(locked_until)
        } else {
            Tried::Wrong
        });
    }
    Ok(Tried::In(begin(app, &id, now).await?))
}

/// Begins a session and gives its token.
pub async fn begin(app: &App, id: &PersonId, now: Timestamp) -> Result<String, Fail> {
    let mut random = [0u8; 32];
    SystemChance.fill(&mut random);
    let token = data_encoding::BASE64URL_NOPAD.encode(&random);
    let (org, id, hash) = (app.desk().org(), id.clone(), hashed(&token));
    let until = now + SESSION_HOURS.hours();
    app.write(move |tx| tx.put_session(org, &hash, &id, now, until)).await.map_err(Fail::from)?;
    Ok(token)
}

/// Ends a session.
pub async fn end(app: &App, token: &str) -> Result<(), Fail> {
    let (org, hash) = (app.desk().org(), hashed(token));
    app.sign_in().remembered.lock().unwrap_or_else(PoisonError::into_inner).remove(&hash);
    app.write(move |tx| tx.end_session(org, &hash)).await.map_err(Fail::from)
}

/// Ends every session of a person at once, here; other processes forget theirs within seconds.
pub async fn end_all(app: &App, person: &PersonId) -> Result<(), Fail> {
    let (org, id) = (app.desk().org(), person.clone());
    app.write(move |tx| tx.end_sessions_of(org, &id)).await.map_err(Fail::from)?;
    let mut remembered = app.sign_in().remembered.lock().unwrap_or_else(PoisonError::into_inner);
    remembered.retain(|_, (who, _)| who.person != *person);
    Ok(())
}
