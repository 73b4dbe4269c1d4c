//! A visit: who is there, in which language, at which time. The one extractor of every page.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use casework::case::{Case, Setting};
use casework::id::{CaseNo, PersonId};
use casework::organisation::{Organisation, Person, Role};
use casework::pack::Pack;
use casework::permission::{self, Act, Actor, Scope};
use casework::refusal::Refusal;
use desk::{House, Trouble};
use jiff::Timestamp;

use crate::app::App;
use crate::fail::Fail;
use crate::layout::{Door, Doors, Flash, Frame, Outside};
use crate::locale::{Locale, Reader};
use crate::parts::Choice;
use crate::session;
use crate::web::{account, pieces};

/// Somebody who need not be signed in.
#[derive(Clone)]
pub struct Guest {
    /// What every request shares.
    pub app: App,
    /// The organisation as it stands.
    pub house: Arc<House>,
    /// Words in the reader's language.
    pub l: Reader,
    /// The time of the request.
    pub now: Timestamp,
    /// Path and query.
    pub path: String,
}

/// Somebody of ours who is signed in.
#[derive(Clone)]
pub struct Visit {
    /// What a guest has too.
    pub guest: Guest,
    /// Who.
    pub person: Person,
    /// The same as who acts.
    pub actor: Actor,
}

impl std::ops::Deref for Visit {
    type Target = Guest;

    fn deref(&self) -> &Guest {
        &self.guest
    }
}

impl FromRequestParts<App> for Guest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Guest::new(
            app,
            &parts.headers,
            parts.uri.path_and_query().map_or("/", |it| it.as_str()),
        ))
    }
}

impl Guest {
    /// A guest with these headers at this path.
    pub fn new(app: &App, headers: &HeaderMap, path: &str) -> Guest {
        let house = app.desk().house();
        let now = app.desk().now();
        let locale = Locale::from_headers(headers);
        let l = Reader::new(locale, house.calendar.zone().clone(), now);
        Guest { app: app.clone(), house, l, now, path: path.to_owned() }
    }

    /// The organisation.
    pub fn organisation(&self) -> &Organisation {
        &self.house.organisation
    }

    /// The frame of a page for customers.
    pub fn outside(&self) -> Outside {
        Outside {
            organisation: self.organisation().name.clone(),
            hotline: self.organisation().phone.clone().unwrap_or_default(),
            path: self.path.clone(),
            ..Outside::default()
        }
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fail> {
        let Ok(guest) = Guest::from_request_parts(parts, app).await;
        let back = if parts.method == Method::GET { guest.path.clone() } else { "/".to_owned() };
        let Some(token) = session::token(&parts.headers) else { return Err(Fail::SignIn { back }) };
        let Some(who) = session::find(app, &token, guest.now).await? else {
            return Err(Fail::SignIn { back });
        };
        if who.must_change && !parts.uri.path().starts_with(account::PATH) {
            return Err(Fail::MustChange);
        }
        let Some(person) = guest.organisation().person(&who.person).cloned() else {
            return Err(Fail::SignIn { back });
        };
        let actor = Actor::Staff(person.id.clone());
        Ok(Visit { guest, person, actor })
    }
}

impl Visit {
    /// The cases this person sees.
    pub fn scope(&self) -> Scope {
        permission::scope(self.organisation(), &self.person)
    }

    /// Those this person stands in for today.
    pub fn stands_in_for(&self) -> Vec<PersonId> {
        let day = self.house.calendar.local_date(self.now);
        self.organisation().stood_in_for(&self.person.id, day)
    }

    /// Whether the person holds a role anywhere.
    pub fn holds(&self, role: Role) -> bool {
        self.person.holds(role)
    }

    /// A case the person may do `act` with; one out of reach is as good as not there.
    pub async fn case(&self, no: &str, act: Act) -> Result<Case, Fail> {
        let no = CaseNo::parse(no).map_err(|_| Fail::NotFound)?;
        let desk = self.app.desk().clone();
        let case = self.app.blocking(move || desk.case(no)).await.map_err(Fail::from)?;
        let case = case.ok_or(Refusal::NoSuchCase)?;
        permission::may(self.organisation(), &self.actor, &case.standing(), act)?;
        Ok(case)
    }

    /// Whether the person may do `act` with a case.
    pub fn may(&self, case: &Case, act: Act) -> bool {
        permission::may(self.organisation(), &self.actor, &case.standing(), act).is_ok()
    }

    /// The pack a case is judged under.
    pub fn pack(&self, case: &Case) -> Result<&Pack, Fail> {
        Ok(self.house.pack_of(case).map_err(Trouble::from)?)
    }

    /// The circumstances for asking the rules about a case.
    pub fn setting<'a>(&'a self, case: &Case, pack: &'a Pack) -> Setting<'a> {
        self.house.setting_of(case, pack, &self.actor, self.now)
    }

    /// Which doors the menu shows.
    pub fn doors(&self) -> Doors {
        let receives = self.person.grants.iter().any(|grant| {
            matches!(
                grant.role,
                Role::Agent | Role::Caseworker | Role::Supervisor | Role::Quality | Role::Manager
            )
        });
        Doors {
            intake: receives,
            figures: self.person.grants.iter().any(|grant| grant.role != Role::Administrator),
            admin: self.holds(Role::Administrator),
        }
    }

    /// People to choose from; who is away is marked, with the day they are back and who stands in.
    pub fn people(&self) -> Vec<Choice> {
        let today = self.house.calendar.local_date(self.now);
        let mut people = pieces::people(self.organisation());
        for choice in &mut people {
            let Ok(id) = PersonId::parse(&choice.value) else { continue };
            if let Some(away) = pieces::away(&self.l, self.organisation(), &id, today) {
                choice.words = format!("{} ({away})", choice.words);
            }
        }
        people
    }

    /// A person's name; who is away is marked.
    pub fn name_of(&self, id: &PersonId) -> String {
        let today = self.house.calendar.local_date(self.now);
        let name = pieces::person_name(self.organisation(), id);
        match pieces::away(&self.l, self.organisation(), id, today) {
            Some(away) => format!("{name} ({away})"),
            None => name,
        }
    }

    /// What was done just now, for the top of the page: the address says it after a form was taken.
    pub fn done_flash(&self) -> Option<Flash> {
        let (_, query) = self.path.split_once("?done=")?;
        let key = format!("done-{}", query.split('&').next()?);
        self.l.locale.has(&key).then(|| Flash::good(self.l.t(key).into_owned()))
    }

    /// The frame of a page for staff.
    pub async fn frame(&self, at: Door) -> Result<Frame, Fail> {
        let (org, id) = (self.app.desk().org(), self.person.id.clone());
        let unread = self
            .app
            .read(move |register| register.unread_notices(org, &id))
            .await
            .map_err(Fail::from)?;
        let unit =
            self.organisation().units.get(&self.person.unit).map_or("", |unit| unit.title.as_str());
        let roles: Vec<String> = self
            .person
            .grants
            .iter()
            .map(|grant| self.l.t(format!("role-{}", grant.role.code())).into_owned())
            .collect();
        Ok(Frame {
            person: Some(crate::layout::Person {
                id: self.person.id.to_string(),
                name: self.person.name.clone(),
                role: format!("{unit} {}", roles.join(" · ")),
            }),
            unread: u32::try_from(unread).unwrap_or(u32::MAX),
            doors: self.doors(),
            at,
            path: self.path.clone(),
            ..Frame::default()
        })
    }
}
