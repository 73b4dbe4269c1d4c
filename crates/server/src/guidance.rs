//! What helps beside a case: the guidance of its pack for this step, and settled cases most like it.

use casework::case::Case;
use casework::id::CaseNo;
use casework::pack::{Guidance, Pack, Words};
use casework::similar;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use store::Settled;

use crate::fail::Fail;
use crate::visit::Visit;
use crate::words;

/// Similar cases shown; more are not read while somebody is on the phone.
const SIMILAR_MAX: usize = 3;

/// An entry of guidance in the language of the reader.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Guidance")]
pub struct Entry {
    /// Its code in the pack.
    pub code: String,
    /// What it is about.
    pub title: String,
    /// What to do.
    #[serde(rename = "do")]
    pub does: Vec<String>,
    /// What to say.
    pub say: Vec<String>,
    /// What not to say or do.
    pub avoid: Vec<String>,
}

/// A settled case like the one at hand.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SimilarCase")]
pub struct Similar {
    /// Its number.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// How much of its heading stands in the text of the case at hand, per mille.
    pub alike: u32,
    /// What came of it, as a code.
    pub outcome: String,
    /// What was told the customer last.
    pub answer: String,
    /// What kept it from coming again.
    pub prevention: String,
}

/// The guidance that fits a case as it stands.
pub fn entries(visit: &Visit, case: &Case, pack: &Pack) -> Vec<Entry> {
    let tag = visit.l.tag();
    let lines = |list: &[Words]| list.iter().map(|it| it.in_language(tag).to_owned()).collect();
    let entry = |it: &Guidance| Entry {
        code: it.code.clone(),
        title: it.title.in_language(tag).to_owned(),
        does: lines(&it.does),
        say: lines(&it.say),
        avoid: lines(&it.avoid),
    };
    pack.guidance_for(case, &visit.setting(case, pack)).into_iter().map(entry).collect()
}

/// A settled case like the one at hand, as a list shows it.
pub struct Near {
    /// Its number.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// When it was received.
    pub received_at: Timestamp,
    /// How much of its heading stands in the text of the case at hand, per mille.
    pub alike: u32,
}

/// The settled cases most like this one among those the reader sees, the nearest first; one question to the register.
pub async fn near(visit: &Visit, case: &Case) -> Result<Vec<Near>, Fail> {
    let (Some(id), Some(complaint)) = (case.id, case.complaint()) else { return Ok(Vec::new()) };
    let category = case.assessment.as_ref().map(|it| &it.category).or(complaint.category.as_ref());
    let Some(category) = category.cloned() else { return Ok(Vec::new()) };
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let rows = visit
        .app
        .read(move |register| register.settled_in(org, &scope, &category, id))
        .await
        .map_err(Fail::from)?;
    let asked = format!("{} {}", complaint.heading, complaint.narrative);
    let others = rows.iter().map(|row| (row, row.heading.as_str()));
    let near = similar::nearest(&asked, others, SIMILAR_MAX);
    let of = |(row, alike): (&Settled, u32)| Near {
        no: row.no,
        heading: row.heading.clone(),
        received_at: row.received_at,
        alike,
    };
    Ok(near.into_iter().map(of).collect())
}

/// The same with what came of each.
pub async fn similar_cases(visit: &Visit, case: &Case) -> Result<Vec<Similar>, Fail> {
    let near = near(visit, case).await?;
    let desk = visit.app.desk().clone();
    let found = visit
        .app
        .blocking(move || -> Result<Vec<(Case, u32)>, store::Fault> {
            let mut found = Vec::new();
            for it in near {
                found.extend(desk.case(it.no)?.map(|case| (case, it.alike)));
            }
            Ok(found)
        })
        .await
        .map_err(Fail::from)?;
    Ok(found.iter().filter_map(|(case, alike)| told(case, *alike)).collect())
}

fn told(case: &Case, alike: u32) -> Option<Similar> {
    let closure = case.closure.as_ref()?;
    Some(Similar {
        no: case.no()?,
        heading: case.complaint()?.heading.clone(),
        alike,
        outcome: words::code(&closure.outcome),
        answer: case.responses.last().map(|it| it.text.clone()).unwrap_or_default(),
        prevention: closure.lesson.prevention.clone(),
    })
}
