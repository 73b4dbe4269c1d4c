//! What every request shares: the desk, the secrets, the settings, and the way to them.

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use desk::{Change, Desk, Done, Order, Trouble};
use store::{Fault, Reader as Register};
use tokio::sync::{broadcast, oneshot};

use crate::config::Config;
use crate::guard::{self, Rates};
use crate::kept::KeptFacets;
use crate::link;
use crate::session::{SignIn, SignInName};
use crate::{api, layout, live, web};

/// Changes a slow page may lag behind before it is told to look again.
const LIVE_BACKLOG: usize = 1_024;

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

struct Shared {
    desk: Desk,
    config: Config,
    /// Makes private links; drawn once per register.
    link_secret: Vec<u8>,
    live: broadcast::Sender<Change>,
    rates: Rates,
    sign_in: SignIn,
    keys: api::Keys,
    facets: KeptFacets,
    /// Names shown on the sign-in page of a demo.
    demo: Option<Demo>,
}

/// What the sign-in page of a demo shows.
#[derive(Clone, Debug)]
pub struct Demo {
    /// Names to sign in with.
    pub names: Vec<SignInName>,
    /// The password of all of them.
    pub password: String,
}

impl App {
    /// Puts a desk behind the doors.
    pub fn new(desk: Desk, config: Config, demo: Option<Demo>) -> Result<App, Fault> {
        let link_secret = link::secret(&desk)?;
        let (live, _) = broadcast::channel(LIVE_BACKLOG);
        let teller = live.clone();
        // Nobody listening is no error: no page is open.
        desk.listen(Box::new(move |change| drop(teller.send(change.clone()))));
        let shared = Shared {
            desk,
            config,
            link_secret,
            live,
            rates: Rates::default(),
            sign_in: SignIn::default(),
            keys: api::Keys::default(),
            facets: KeptFacets::default(),
            demo,
        };
        Ok(App { shared: Arc::new(shared) })
    }

    /// The desk.
    pub fn desk(&self) -> &Desk {
        &self.shared.desk
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// The key of private links.
    pub fn link_secret(&self) -> &[u8] {
        &self.shared.link_secret
    }

    /// Limits on how often somebody may knock.
    pub fn rates(&self) -> &Rates {
        &self.shared.rates
    }

    /// Sign-in.
    pub fn sign_in(&self) -> &SignIn {
        &self.shared.sign_in
    }

    /// Keys of programs.
    pub fn keys(&self) -> &api::Keys {
        &self.shared.keys
    }

    /// How lists looked at a moment ago divide.
    pub fn facets(&self) -> &KeptFacets {
        &self.shared.facets
    }

    /// Names shown on the sign-in page of a demo.
    pub fn demo(&self) -> Option<&Demo> {
        self.shared.demo.as_ref()
    }

    /// Changes from now on.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.shared.live.subscribe()
    }

    /// Runs an order without holding a thread while it waits for its commit.
    pub async fn run(&self, order: Order) -> Result<Done, Trouble> {
        let (tell, told) = oneshot::channel();
        self.shared.desk.submit(order, move |result| drop(tell.send(result)));
        told.await.unwrap_or_else(|_| {
            Err(Fault::other("the register stopped while the order was waiting".to_owned()).into())
        })
    }

    /// Reads from the register on a thread where waiting is allowed.
    pub async fn read<T, E>(
        &self,
        f: impl FnOnce(&mut Register) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let store = self.shared.desk.store().clone();
        self.blocking(move || store.read(f)).await
    }

    /// Does something that waits, on a thread where waiting is allowed.
    pub async fn blocking<T, E>(
        &self,
        f: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        match tokio::task::spawn_blocking(f).await {
            Ok(result) => result,
            Err(error) => Err(Fault::other(format!("a piece of work broke off: {error}")).into()),
        }
    }

    /// Writes something that is no step of a journal (sessions, read marks).
    pub async fn write<T, E>(
        &self,
        f: impl FnOnce(&mut store::Tx) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let store = self.shared.desk.store().clone();
        self.blocking(move || store.transact(f)).await
    }
}

/// All doors with everything that stands before them.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(layout::routes())
        .merge(web::routes())
        .merge(live::routes())
        .merge(api::routes())
        .layer(middleware::from_fn_with_state(app.clone(), guard::guard))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(guard::on_panic))
        .with_state(app)
}
