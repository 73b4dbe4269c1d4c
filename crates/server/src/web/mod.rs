//! Pages, one module a resource; each shows what the rules offer and never guesses.

mod sign_in;
pub mod account;
mod work;
mod board;
mod absences;
mod pauses;
mod overruns;
mod key_customers;
mod callbacks;
mod quality;
mod visits;
mod queue;
mod intake;
pub(crate) mod case;
mod notices;
pub(crate) mod file;
mod public;
mod accesses;
mod admin;
mod figures;
mod ledger;
mod table_file;
pub(crate) mod promises;
mod improvements;
mod survey_form;
mod surveys;
mod causes;
mod matter;
pub mod pieces;

pub(crate) use case::share_of;
pub(crate) use quality::reviewing_scope;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;

use crate::app::App;

/// The routes of all pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/work") }))
        .merge(sign_in::routes())
        .merge(account::routes())
        .merge(work::routes())
        .merge(board::routes())
        .merge(absences::routes())
        .merge(pauses::routes())
        .merge(overruns::routes())
        .merge(key_customers::routes())
        .merge(callbacks::routes())
        .merge(quality::routes())
        .merge(visits::routes())
        .merge(surveys::routes())
        .merge(improvements::routes())
        .merge(queue::routes())
        .merge(intake::routes())
        .merge(case::routes())
        .merge(notices::routes())
        .merge(public::routes())
        .merge(accesses::routes())
        .merge(admin::routes())
        .merge(figures::routes())
        .merge(ledger::routes())
        .merge(promises::routes())
        .merge(matter::routes())
}
