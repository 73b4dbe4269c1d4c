//! The working calendars: a year at a glance, hours, units, special days, and taking in the table of a year.
//!
//! The organisation has one calendar of its own and any number beside it; the page shows one of them at a time.

mod hours;
mod load;
mod year;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Query};
use axum::response::Response;
use axum::routing::{get, post};
use casework::calendar::{Calendar, SpecialDay, ZONE_DEFAULT};
use casework::id::CalendarId;
use casework::organisation::{Holidays, NamedCalendar};
use serde::Deserialize;

use super::{Keeper, Told, unit_choices};
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::words;
use load::Preview;
use year::Month;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    let limit = || DefaultBodyLimit::max(load::FORM_BYTES_MAX);
    Router::new()
        .route("/admin/calendar", get(show))
        .route("/admin/calendar/preview", post(load::preview).layer(limit()))
        .route("/admin/calendar/years", post(load::load).layer(limit()))
        .route("/admin/calendar/hours", post(hours::put))
        .route("/admin/calendar/named", post(hours::add))
        .route("/admin/calendar/units", post(hours::units))
        .route("/admin/calendar/special", post(hours::special))
        .route("/admin/calendar/special/removal", post(hours::remove_special))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    calendar: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    done: String,
}

/// A calendar to choose above the year.
struct Tab {
    title: String,
    url: String,
    on: bool,
}

/// Everything the forms of the page hold; one of them may be a refused one.
struct Forms {
    import: FormState,
    hours: FormState,
    named: FormState,
    units: FormState,
    special: FormState,
}

impl Forms {
    /// The forms as the calendar stands.
    fn fresh(keeper: &Keeper, at: &At<'_>) -> Forms {
        let code = at.code();
        let form = |id: &str| FormState::new(id).with("calendar", code);
        let mut units: Vec<(&str, &str)> = vec![("calendar", code)];
        if let Some((id, _)) = at.named {
            let used = keeper.organisation().units_of(id);
            units.extend(used.map(|unit| ("units", unit.as_str())));
        }
        Forms {
            import: form("year"),
            hours: hours::form(at),
            named: FormState::new("new")
                .with("zone", ZONE_DEFAULT)
                .with("holidays", Holidays::Shared.code()),
            units: FormState::typed("units", units),
            special: form("special"),
        }
    }
}

/// The calendar a page or a form is about.
struct At<'a> {
    named: Option<(&'a CalendarId, &'a NamedCalendar)>,
    calendar: &'a Calendar,
}

impl<'a> At<'a> {
    /// The calendar with a code; no code means the organisation's own.
    fn find(keeper: &'a Keeper, code: &str) -> Result<At<'a>, Fail> {
        if code.is_empty() {
            return Ok(At { named: None, calendar: &keeper.house.calendar });
        }
        let id = CalendarId::parse(code).map_err(|_| Fail::NotFound)?;
        let named = keeper.organisation().calendars.get_key_value(&id).ok_or(Fail::NotFound)?;
        let calendar = keeper.house.calendars.get(&id).ok_or(Fail::NotFound)?;
        Ok(At { named: Some(named), calendar })
    }

    /// Its code; empty for the organisation's own.
    fn code(&self) -> &'a str {
        self.named.map_or("", |(id, _)| id.as_str())
    }

    fn id(&self) -> Option<CalendarId> {
        self.named.map(|(id, _)| id.clone())
    }

    fn special(&self, keeper: &'a Keeper) -> impl Iterator<Item = &'a SpecialDay> {
        self.named.map_or(&keeper.organisation().special_days, |(_, it)| &it.special).values()
    }

    /// The page of this calendar.
    fn url(&self) -> String {
        if self.named.is_none() {
            "/admin/calendar".to_owned()
        } else {
            format!("/admin/calendar?calendar={}", self.code())
        }
    }
}

/// A special day in words.
struct Special {
    date: String,
    hours: String,
    name: String,
}

#[derive(Template)]
#[template(path = "admin/calendar.html")]
struct CalendarPage {
    l: Reader,
    frame: Frame,
    code: String,
    title: String,
    tabs: Vec<Tab>,
    year: i16,
    years: Vec<i16>,
    missing: Option<i16>,
    sums: Vec<(String, String)>,
    months: Vec<Month>,
    weekdays: Vec<String>,
    days: Vec<(String, String)>,
    holidays: Vec<Choice>,
    units: Vec<Choice>,
    specials: Vec<Special>,
    preview: Option<Preview>,
    forms: Forms,
    faults: Vec<String>,
}

async fn show(keeper: Keeper, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let at = At::find(&keeper, &asked.calendar)?;
    page(&keeper, &at, &asked, Forms::fresh(&keeper, &at), Vec::new(), None).await
}

/// The years there are to look at, and the one that is looked at.
fn years(at: &At<'_>, asked: &Asked, today: i16) -> (Vec<i16>, i16) {
    let mut years: Vec<i16> = at.calendar.years().into_iter().collect();
    if at.calendar.is_without_holidays() {
        years = (today - 1..=today + 1).collect();
    }
    let wanted = asked.year.parse::<i16>().ok().filter(|year| years.contains(year));
    let year = wanted
        .or_else(|| years.iter().copied().find(|it| *it == today))
        .or(years.last().copied())
        .unwrap_or(today);
    (years, year)
}

async fn page(
    keeper: &Keeper,
    at: &At<'_>,
    asked: &Asked,
    forms: Forms,
    faults: Vec<String>,
    preview: Option<Preview>,
) -> Result<Response, Fail> {
    let (l, calendar) = (&keeper.l, at.calendar);
    let today = calendar.local_date(keeper.now);
    let (years, year) = years(at, asked, today.year());
    let view = calendar.year_view(year).ok();
    let page = CalendarPage {
        frame: keeper.frame_of(&Told { done: asked.done.clone() }).await?,
        code: at.code().to_owned(),
        title: at.named.map(|(_, it)| it.plan.title.clone()).unwrap_or_default(),
        tabs: tabs(keeper, at),
        missing: calendar.missing_year_alarm(today),
        sums: view.as_ref().map(|view| year::sums(l, view)).unwrap_or_default(),
        months: view.as_ref().map(|view| year::months(l, view)).unwrap_or_default(),
        weekdays: (1..=7).map(|n| l.t(format!("admin-weekday-{n}")).into_owned()).collect(),
        days: hours::days(l),
        holidays: hours::holidays(l),
        units: unit_choices(keeper.organisation(), None),
        specials: at.special(keeper).map(|it| special(l, it)).collect(),
        l: l.clone(),
        year,
        years,
        preview,
        forms,
        faults,
    };
    Ok(layout::show(&page))
}

/// One tab for each calendar, the organisation's own first; none when there is only that one.
fn tabs(keeper: &Keeper, at: &At<'_>) -> Vec<Tab> {
    let own = Tab {
        title: keeper.l.t("admin-calendar-own").into_owned(),
        url: "/admin/calendar".to_owned(),
        on: at.named.is_none(),
    };
    let named = keeper.organisation().calendars.iter().map(|(id, it)| Tab {
        title: it.plan.title.clone(),
        url: format!("/admin/calendar?calendar={id}"),
        on: at.code() == id.as_str(),
    });
    let tabs: Vec<Tab> = std::iter::once(own).chain(named).collect();
    if tabs.len() > 1 { tabs } else { Vec::new() }
}

fn special(l: &Reader, day: &SpecialDay) -> Special {
    let hours: Vec<String> = day.hours.iter().map(ToString::to_string).collect();
    let closed = || l.t("admin-special-closed").into_owned();
    Special {
        date: day.date.to_string(),
        hours: if hours.is_empty() { closed() } else { hours.join(&l.t("admin-list-comma")) },
        name: words::holiday(l, &day.name),
    }
}
