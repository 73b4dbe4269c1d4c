//! Registering a complaint while somebody is on the phone: by keyboard alone, nothing typed is ever lost.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use casework::case::Command;
use casework::id::PackId;
use casework::intake::{Channel, Emotion, Party, Receive, Recurrence, SubjectKind};
use casework::pack::{FieldKind, Pack, Requirement};
use casework::permission::{Act, Standing, may};
use casework::repeat::{Known, Traits};
use casework::text;
use casework::triage::Kind;
use casework::view;
use desk::{Order, Trouble};
use serde::Deserialize;
use store::CaseListRow;

use super::case::{request_key, told};
use super::pieces;
use crate::action;
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::{self, Door, Flash, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;
use crate::words;

/// Rows for things complained of that the form shows.
const SUBJECT_ROWS: usize = 3;
/// Earlier cases shown while the caller is still speaking.
const HISTORY_MAX: usize = 6;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/new", get(show))
        .route("/cases", axum::routing::post(receive))
        .route("/cases/new/history", get(history))
}

/// A field of the pack as the form shows it.
struct PackField {
    name: String,
    label: String,
    kind: String,
    choices: Vec<Choice>,
    required: bool,
}

#[derive(Template)]
#[template(path = "case/new.html")]
struct IntakePage {
    l: Reader,
    frame: Frame,
    form: FormState,
    request: String,
    pack: String,
    packs: Vec<Choice>,
    channels: Vec<Choice>,
    kinds: Vec<Choice>,
    categories: Vec<Choice>,
    units: Vec<Choice>,
    people: Vec<Choice>,
    subjects: Vec<Choice>,
    subject_rows: Vec<(String, String)>,
    recurrences: Vec<Choice>,
    emotions: Vec<Choice>,
    hours: Vec<Choice>,
    fields: Vec<PackField>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    pack: String,
    #[serde(default)]
    channel: String,
}

fn allowed(visit: &Visit) -> Result<(), Fail> {
    Ok(may(visit.organisation(), &visit.actor, &Standing::default(), Act::Receive)?)
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    allowed(&visit)?;
    let channel = if asked.channel.is_empty() { "phone" } else { &asked.channel };
    let form = FormState::new("intake").with("channel", channel).with("acknowledged", "yes");
    page(&visit, &asked.pack, form, None).await
}

async fn page(
    visit: &Visit,
    pack: &str,
    form: FormState,
    flash: Option<Flash>,
) -> Result<Response, Fail> {
    let l = &visit.l;
    let pack = chosen(visit, pack).ok_or(Fail::NotFound)?;
    // What a program or a file brings in is not typed in by anybody.
    let by_hand = |it: &Channel| !matches!(it, Channel::Api | Channel::Import);
    let channels: Vec<Channel> = pack.channels.iter().copied().filter(by_hand).collect();
    let mut frame = visit.frame(Door::Intake).await?;
    frame.flash = flash;
    let page = IntakePage {
        request: pieces::request_id(),
        packs: visit
            .house
            .packs_in_force()
            .map(|it| Choice::new(it.id.as_str(), it.title.in_language(l.tag())))
            .collect(),
        channels: words::choices(l, "channel", &channels),
        kinds: words::choices(l, "kind", Kind::ALL),
        categories: pieces::categories(l, pack),
        units: pieces::units(visit.organisation()),
        people: visit.people(),
        subjects: subject_choices(l, pack),
        subject_rows: (0..SUBJECT_ROWS)
            .map(|n| (format!("subjects.{n}.kind"), format!("subjects.{n}.number")))
            .collect(),
        recurrences: words::choices(
            l,
            "recurrence",
            &[Recurrence::Once, Recurrence::Sometimes, Recurrence::Regularly, Recurrence::Always],
        ),
        hours: (0..=24u8).map(|n| Choice::new(n.to_string(), l.t1("call-hour", "n", n))).collect(),
        emotions: words::choices(
            l,
            "emotion",
            &[
                Emotion::Calm,
                Emotion::Worried,
                Emotion::Disappointed,
                Emotion::Angry,
                Emotion::Furious,
            ],
        ),
        fields: pack_fields(l, pack),
        pack: pack.id.to_string(),
        frame,
        form,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

fn chosen<'a>(visit: &'a Visit, pack: &str) -> Option<&'a Pack> {
    let asked = PackId::parse(pack).ok().and_then(|id| visit.house.pack(&id));
    // An industry's pack before the general one, which every installation has.
    let own = visit.house.packs_in_force().find(|it| it.id.as_str() != "general");
    asked.or(own).or_else(|| visit.house.packs_in_force().next())
}

fn subject_choices(l: &Reader, pack: &Pack) -> Vec<Choice> {
    // People and units of ours are chosen from lists of their own.
    let kinds: Vec<SubjectKind> = pack
        .subjects
        .iter()
        .copied()
        .filter(|kind| !matches!(kind, SubjectKind::Person | SubjectKind::Unit))
        .collect();
    words::choices(l, "subject", &kinds)
}

fn pack_fields(l: &Reader, pack: &Pack) -> Vec<PackField> {
    let title = |words: &casework::pack::Words| words.in_language(l.tag()).to_owned();
    pack.fields
        .iter()
        .map(|field| PackField {
            name: format!("fields.{}", field.id),
            label: title(&field.title),
            kind: match field.kind {
                FieldKind::Text => "text",
                FieldKind::Number => "number",
                FieldKind::Choice => "choice",
                FieldKind::Date => "date",
                FieldKind::Phone => "tel",
            }
            .to_owned(),
            choices: field
                .choices
                .iter()
                .map(|it| Choice::new(it.code.clone(), title(&it.title)))
                .collect(),
            required: field.requirement == Requirement::Mandatory && field.categories.is_empty(),
        })
        .collect()
}

/// Reads the form; people and units complained about come from their own lists.
fn read(visit: &Visit, pairs: &Pairs) -> Result<Receive, Fail> {
    let filled = |prefix: &str| !form::field(pairs, &format!("{prefix}.number")).trim().is_empty();
    let mut kept: Pairs = Vec::new();
    let mut more = SUBJECT_ROWS;
    for (name, value) in pairs {
        match name.as_str() {
            "acknowledged" => {}
            "accused" | "accused_unit" if value.trim().is_empty() => {}
            "accused" | "accused_unit" => {
                let kind = if name == "accused" { "person" } else { "unit" };
                kept.push((format!("subjects.{more}.kind"), kind.to_owned()));
                kept.push((format!("subjects.{more}.number"), value.clone()));
                more += 1;
            }
            name if name.starts_with("subjects.")
                && !name.rsplit_once('.').is_some_and(|(prefix, _)| filled(prefix)) => {}
            _ => kept.push((name.clone(), value.clone())),
        }
    }
    let body = form::to_json(&kept, visit.house.calendar.zone())
        .map_err(|it| Fail::from(Trouble::Invalid(it)))?;
    let mut body = body;
    if let Some(map) = body.as_object_mut() {
        map.entry("narrative").or_insert_with(|| serde_json::json!(""));
        map.entry("channel").or_insert_with(|| serde_json::json!("phone"));
        // Nothing said about anybody else: nobody else is affected.
        let nobody = map.get("on_behalf").is_some_and(|it| it.get("affected").is_none());
        if nobody {
            map.remove("on_behalf");
        }
    }
    let mut receive: Receive = action::read(body)?;
    receive.heard_by = receive.heard_by.or_else(|| Some(visit.person.id.clone()));
    if receive.channel == Channel::Import {
        receive.channel = Channel::Phone;
    }
    Ok(receive)
}

async fn receive(
    State(app): State<App>,
    visit: Visit,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    allowed(&visit)?;
    let outcome = match read(&visit, &pairs) {
        Ok(receive) => {
            let mut order = Order::receive(visit.actor.clone(), receive);
            if form::field(&pairs, "acknowledged") == "yes" {
                order = order.and(Command::Acknowledge);
            }
            let key = request_key(
                visit.person.id.as_str(),
                form::field(&pairs, "request"),
                "cases",
                &pairs,
            );
            app.run(order.keyed(key)).await.map_err(Fail::from)
        }
        Err(fail) => Err(fail),
    };
    let fail = match outcome {
        Ok(done) => {
            return Ok(Redirect::to(&format!("/cases/{}?done=cases", done.no)).into_response());
        }
        Err(fail) => fail,
    };
    let status = fail.status();
    let Fail::Trouble(trouble) = &fail else { return Err(fail) };
    let Some((problems, flash)) = told(&visit, trouble) else { return Err(fail) };
    let mut form = FormState::typed("intake", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    for (field, words) in problems {
        form.wrong(field, words);
    }
    let page = page(&visit, form::field(&pairs, "pack"), form, Some(flash)).await?;
    Ok((status, page).into_response())
}

#[derive(Template)]
#[template(path = "case/history.html")]
struct HistoryPart {
    l: Reader,
    rows: Vec<Earlier>,
    known: bool,
    /// Somebody may say that it is one of these again.
    offers: bool,
}

/// An earlier case of the caller.
struct Earlier {
    no: String,
    heading: String,
    about: String,
    /// It may be that one again, by the pack's rule.
    may_repeat: bool,
}

#[derive(Deserialize)]
struct Caller {
    #[serde(default, rename = "complainant.phone")]
    phone: String,
    #[serde(default, rename = "complainant.email")]
    email: String,
    #[serde(default, rename = "complainant.customer_no")]
    customer_no: String,
    #[serde(default)]
    pack: String,
}

impl Caller {
    /// What their earlier cases are found by, as a case itself tells it.
    fn key(&self) -> Option<String> {
        let given = |it: &str| Some(text::clean_line(it)).filter(|it| !it.is_empty());
        let party = Party {
            phone: text::phone(&self.phone),
            email: given(&self.email),
            customer_no: given(&self.customer_no),
            ..Party::default()
        };
        view::party_key(&party)
    }
}

/// Earlier cases of the caller, shown beside the form as soon as it is typed whom they are known by.
async fn history(visit: Visit, Query(caller): Query<Caller>) -> Result<Response, Fail> {
    let Some(key) = caller.key() else {
        return Ok(layout::show(&HistoryPart {
            l: visit.l.clone(),
            rows: Vec::new(),
            known: false,
            offers: false,
        }));
    };
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let rows = visit
        .app
        .read(move |register| register.history_of(org, &scope, &key, None, HISTORY_MAX))
        .await
        .map_err(Fail::from)?;
    let rule = chosen(&visit, &caller.pack).map(|pack| &pack.repeat);
    // What it is about is not said yet: whoever is on the phone is asked.
    let traits = Traits::default();
    let now =
        Known { received_at: visit.now, id: None, category: None, unit: None, traits: &traits };
    let earlier = |row: &CaseListRow| {
        let (no, heading, about) = pieces::history_line(&visit.l, row);
        let may_repeat = rule.is_some_and(|rule| rule.repeats_case(&now, row));
        Earlier { no, heading, about, may_repeat }
    };
    let rows: Vec<Earlier> = rows.iter().map(earlier).collect();
    let offers = rows.iter().any(|it| it.may_repeat);
    Ok(layout::show(&HistoryPart { l: visit.l.clone(), rows, known: true, offers }))
}
