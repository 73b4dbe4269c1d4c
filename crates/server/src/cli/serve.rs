//! `wenguo serve`: the desk with its doors, its clock and its outbox.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use casework::id::PackId;
use casework::organisation::{Grant, OrganisationCommand, Person, Role, Unit};
use casework::pack::Pack;
use casework::permission::Actor;
use clap::Args;
use desk::chance::SystemChance;
use desk::clock::SystemClock;
use desk::{Clock, Desk};
use store::{Options, Org, Store, Target};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::out::Out;
use crate::app::{self, App, Demo};
use crate::channels;
use crate::config::Config;
use crate::packs;

/// The organisation's number where there is only one.
pub const ORG: Org = 1;
/// How often the clock looks for what fell due.
const TICK_EVERY: Duration = Duration::from_secs(5);
/// How often it is looked at whether something of the house itself is missing; told once a day.
const ALARM_EVERY: Duration = Duration::from_mins(5);
/// How often it is looked at whether gathered notices have waited long enough.
const DIGESTS_EVERY: Duration = Duration::from_secs(30);
/// How often the outbox is emptied and the index brought up to date.
const LETTERS_EVERY: Duration = Duration::from_secs(2);
const INDEX_EVERY: Duration = Duration::from_millis(500);
/// Minutes between two seals of the journal.
const SEAL_EVERY: Duration = Duration::from_mins(10);
/// How often files are looked for that came with a form and no case speaks of.
const FILES_EVERY: Duration = Duration::from_hours(1);
/// How long such a file may lie about: somebody may still be writing the form.
const FILES_WAIT: Duration = Duration::from_hours(48);
/// How long requests under way may take after the desk was told to stop.
const STOP_WITHIN: Duration = Duration::from_secs(3);
/// Texts indexed at a time, so that the writer is never held up for long.
const INDEX_BATCH: usize = 200;

/// Runs the desk.
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    config: Config,
    /// For `wenguo bench`: tells on standard output what was counted, once for every line of standard input.
    #[arg(long, hide = true)]
    counts: bool,
}

impl Serve {
    /// Runs until it is told to stop.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        start_tracing();
        let store = open_store(&self.config, true)?;
        let desk = open_desk(store, &self.config, Arc::new(SystemClock))?;
        set_up(&desk)?;
        if self.counts {
            let (desk, locale) = (desk.clone(), out.locale);
            std::thread::Builder::new()
                .name("counts".to_owned())
                .spawn(move || tell_counts(&desk, Out::new(true, locale)))?;
        }
        run_doors(desk, self.config, None, out)
    }
}

/// Answers every line of standard input with what was counted since the start.
fn tell_counts(desk: &Desk, mut out: Out) {
    let (store, org) = (desk.store(), desk.org());
    for _asked in std::io::stdin().lines().map_while(Result::ok) {
        let (statements, commits) = (store.statements(), store.commits());
        let waiting = store.read(|reader| reader.search_lag(org)).map_or(0, |lag| lag.left);
        out.result("", &serde_json::json!({ "statements": statements, "commits": commits, "waiting": waiting }));
    }
}

/// Sends log lines to standard error; `RUST_LOG` chooses which.
pub fn start_tracing() {
    let filter =
        tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    // A second subscriber is refused; in tests the first one stays.
    let _set =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

/// Opens and migrates the register the settings name.
pub fn open_store(config: &Config, create: bool) -> anyhow::Result<Store> {
    let target = Target::parse(&config.data)?;
    let store = Store::open(&target, &Options { create, ..Options::default() })?;
    store.migrate()?;
    Ok(store)
}

/// Every pack: the built-in ones and those of the settings' folder.
pub fn load_packs(config: &Config) -> anyhow::Result<BTreeMap<PackId, Pack>> {
    packs::load(config.packs.as_deref())
}

/// Opens the desk over a register.
pub fn open_desk(store: Store, config: &Config, clock: Arc<dyn Clock>) -> anyhow::Result<Desk> {
    let packs = load_packs(config)?;
    Ok(Desk::open(store, ORG, clock, Arc::new(SystemChance), packs)?)
}

/// Gives an empty register what it needs to begin: a root unit, an administrator's name, the general pack.
pub fn set_up(desk: &Desk) -> anyhow::Result<()> {
    let house = desk.house();
    if house.organisation.root().is_some() {
        return Ok(());
    }
    let root = casework::id::UnitId::parse("root")?;
    let mut commands = vec![OrganisationCommand::PutUnit(Unit {
        id: root.clone(),
        title: crate::locale::Locale::ZhHans.text("setup-root").into_owned(),
        parent: None,
        functions: ["intake", "quality"].into_iter().map(str::to_owned).collect(),
        closed: false,
    })];
    for pack in house.packs.values() {
        commands.push(OrganisationCommand::ActivatePack {
            pack: pack.id.clone(),
            version: pack.version.clone(),
        });
    }
    commands.push(OrganisationCommand::PutPerson(Person {
        id: casework::id::PersonId::parse("admin")?,
        name: crate::locale::Locale::ZhHans.text("setup-admin").into_owned(),
        unit: root.clone(),
        phone: None,
        email: None,
        grants: [Role::Administrator, Role::Quality]
            .into_iter()
            .map(|role| Grant { role, unit: root.clone() })
            .collect(),
        left: false,
    }));
    desk.administer(&Actor::Setup, &commands)?;
    Ok(())
}

/// Serves until interrupted.
pub fn run_doors(
    desk: Desk,
    config: Config,
    demo: Option<Demo>,
    out: &mut Out,
) -> anyhow::Result<u8> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async move {
        let listener = TcpListener::bind(config.listen).await.with_context(|| {
            format!("cannot listen at {}; is another desk running there?", config.listen)
        })?;
        let at = listener.local_addr()?;
        let courier = channels::mail::Courier::of(&config, &desk)?;
        spawn_rounds(&desk, courier);
        let app = App::new(desk, config, demo)?;
        let words = format!("listening on http://{at}");
        out.result(&words, &serde_json::json!({ "listening": format!("http://{at}") }));
        let service = app::router(app).into_make_service_with_connect_info::<SocketAddr>();
        let (stop, stopping) = watch::channel(false);
        tokio::spawn(async move {
            stopped().await;
            // Nobody waiting is no error: the server has ended by itself.
            let _nobody_waits = stop.send(true);
        });
        let server = axum::serve(listener, service).with_graceful_shutdown(told(stopping.clone()));
        tokio::select! {
            ended = server.into_future() => ended?,
            // Open pages hold their live connections for ever; the rest has had its time by then.
            () = async { told(stopping).await; tokio::time::sleep(STOP_WITHIN).await } => {}
        }
        Ok(super::DONE)
    })
}

async fn told(mut stopping: watch::Receiver<bool>) {
    // An error means that nobody will ever tell: as good as told.
    drop(stopping.wait_for(|stop| *stop).await);
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    else {
        drop(interrupt.await);
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

/// One kind of recurring work on a thread of its own; an error is told and tried again at the next round.
fn every<E: std::fmt::Display>(
    pause: Duration,
    what: &'static str,
    mut round: impl FnMut() -> Result<(), E> + Send + 'static,
) {
    std::thread::Builder::new()
        .name(what.to_owned())
        .spawn(move || {
            loop {
                if let Err(error) = round() {
                    tracing::error!(%error, round = what, "a round was not finished; it will be tried again");
                }
                std::thread::sleep(pause);
            }
        })
        .map_or_else(|error| tracing::error!(%error, round = what, "a round cannot be started"), drop);
}

fn spawn_rounds(desk: &Desk, courier: Option<channels::mail::Courier>) {
    let it = desk.clone();
    every(TICK_EVERY, "clock", move || {
        it.refresh().map_err(desk::Trouble::from).and_then(|()| it.tick().map(drop))
    });
    let it = desk.clone();
    every(ALARM_EVERY, "alarm", move || it.alarm().map(drop));
    let it = desk.clone();
    every(ALARM_EVERY, "overruns", move || it.report_overruns().map(drop));
    let it = desk.clone();
    every(DIGESTS_EVERY, "digests", move || it.send_digests().map(drop));
    let it = desk.clone();
    every(INDEX_EVERY, "index", move || {
        // After a burst it goes on until nothing waits: otherwise the lag would grow with every full round.
        while it.index(INDEX_BATCH)? == INDEX_BATCH {}
        Ok::<(), store::Fault>(())
    });
    let it = desk.clone();
    every(SEAL_EVERY, "seal", move || it.store().seal(it.now()).map(drop));
    let it = desk.clone();
    every(FILES_EVERY, "files", move || {
        it.store().sweep_files(it.org(), it.now() - FILES_WAIT).map(drop)
    });
    if let Some(courier) = courier {
        let it = desk.clone();
        every(LETTERS_EVERY, "letters", move || it.send_letters(&courier).map(drop));
    }
}
