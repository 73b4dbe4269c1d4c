//! Live updates: a page that is open hears that its case has changed (server-sent events).

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use desk::Change;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use crate::app::App;
use crate::visit::Visit;

const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// The routes of this module.
pub fn routes() -> Router<App> {
    Router::new().route("/events", get(events))
}

/// Changes of cases this person is concerned with: numbers only, what they may see they fetch themselves.
async fn events(visit: Visit) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let scope = visit.scope();
    let me = visit.person.id.clone();
    let concerns = move |change: &Change| {
        scope.everything
            || change.unit.as_ref().is_some_and(|unit| scope.units.contains(unit))
            || change.owner.as_ref() == Some(&me)
            || change.noticed.contains(&me)
    };
    let me = visit.person.id.clone();
    let stream = BroadcastStream::new(visit.app.changes()).filter_map(move |change| match change {
        Ok(change) if concerns(&change) => {
            let kind = if change.noticed.contains(&me) { "notice" } else { "case" };
            Some(Ok(Event::default().event(kind).data(change.no.to_string())))
        }
        Ok(_) => None,
        // Too far behind to say what was missed: the page looks again.
        Err(_) => Some(Ok(Event::default().event("lagged").data(""))),
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}
