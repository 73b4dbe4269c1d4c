//! Answers on the case page: templates to begin with, what the check says, the second reader, and papers.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::case::Case;
use casework::contact::Means;
use casework::draft::State;
use casework::pack::Pack;
use casework::permission::Act;
use casework::reply_check::{self, Outgoing, Remark, Told};
use casework::reply_template::{ReplyTemplate, TemplateStep};

use super::{Refused, page};
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout;
use crate::locale::{Locale, Reader};
use crate::paper;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::words;

/// What the check says about the text in the form.
#[derive(Default)]
pub(super) struct CheckView {
    /// Whether a text was looked at.
    pub(super) checked: bool,
    pub(super) blocked: bool,
    /// What holds it back, as a refusal tells it.
    held: Vec<String>,
    pub(super) marked: Vec<Marked>,
    pub(super) remarks: Vec<RemarkView>,
}

/// A piece of the text; with the number of its remark where one is about it.
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) n: usize,
    pub(super) blocks: bool,
}

pub(super) struct RemarkView {
    pub(super) blocks: bool,
    pub(super) said: String,
    pub(super) title: String,
    pub(super) advice: String,
    pub(super) better: String,
}

/// Everything else about answers.
pub(super) struct ReplyPart {
    pub(super) templates: Vec<(String, String)>,
    pub(super) progress_templates: Vec<(String, String)>,
    pub(super) may_waive: bool,
    pub(super) second_reader: bool,
    pub(super) draft: Option<DraftView>,
    pub(super) sent_back: Option<(String, String)>,
    pub(super) papers: Vec<(String, String)>,
}

/// The draft that waits.
pub(super) struct DraftView {
    pub(super) n: u32,
    pub(super) by: String,
    pub(super) at: jiff::Timestamp,
    pub(super) means: String,
    pub(super) text: String,
    pub(super) check: CheckView,
    pub(super) may_judge: bool,
    pub(super) release: FormState,
    pub(super) back: FormState,
}

#[derive(Template)]
#[template(path = "case/remarks.html")]
struct RemarksPage {
    l: Reader,
    check: CheckView,
}

impl CheckView {
    /// What is said about the text that was typed into the form of the decision, if one was.
    pub(super) fn of_form(
        visit: &Visit,
        case: &Case,
        pack: &Pack,
        refused: &mut Refused,
    ) -> CheckView {
        if refused.resource == "drafts" {
            // A draft is typed into the same form.
            "responses".clone_into(&mut refused.resource);
        }
        if refused.resource != "responses" || !form::field(&refused.pairs, "template").is_empty() {
            return CheckView::default();
        }
        let check = CheckView::of_pairs(visit, case, pack, &refused.pairs);
        // Each remark stands beside its place; over the field one line is enough for all of them.
        let many = refused.problems.len();
        refused.problems.retain(|(field, words)| field != "text" || !check.held.contains(words));
        if refused.problems.len() < many {
            let words = visit.l.t("problem-wording").into_owned();
            refused.problems.insert(0, ("text".to_owned(), words));
        }
        check
    }

    fn of_pairs(visit: &Visit, case: &Case, pack: &Pack, pairs: &Pairs) -> CheckView {
        let means = serde_json::from_value(form::field(pairs, "means").into());
        let text = form::field(pairs, "text");
        CheckView::of_text(visit, case, pack, text, means.unwrap_or(Means::Phone))
    }

    fn of_text(visit: &Visit, case: &Case, pack: &Pack, text: &str, means: Means) -> CheckView {
        let text = casework::text::clean(text);
        if text.is_empty() {
            return CheckView::default();
        }
        let outgoing = Outgoing { told: Told::Response, text: &text, means, next_at: None };
        let remarks = reply_check::check(case, &outgoing, &visit.setting(case, pack));
        CheckView {
            checked: true,
            blocked: remarks.iter().any(|it| it.blocks),
            held: remarks
                .iter()
                .filter(|it| it.blocks)
                .map(|it| words::wording(&visit.l, it))
                .collect(),
            marked: marked(&text, &remarks),
            remarks: remarks.iter().map(|it| remark(&visit.l, it)).collect(),
        }
    }
}

fn remark(l: &Reader, it: &Remark) -> RemarkView {
    let tag = l.tag();
    let point = it.point.map(|n| l.t1("reply-of-point", "n", n));
    RemarkView {
        blocks: it.blocks,
        said: it.place.as_ref().map(|place| place.said.clone()).or(point).unwrap_or_default(),
        title: it.title.in_language(tag).to_owned(),
        advice: it.advice.in_language(tag).to_owned(),
        better: it.better.as_ref().map(|it| it.in_language(tag).to_owned()).unwrap_or_default(),
    }
}

/// The text in pieces; where two remarks are about one place, the first is marked.
fn marked(text: &str, remarks: &[Remark]) -> Vec<Marked> {
    let chars: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    let mut pieces = Vec::new();
    let mut done = 0;
    for (n, remark) in (1..).zip(remarks) {
        let Some(place) = &remark.place else { continue };
        let to = place.to.min(chars.len());
        if place.from < done || place.from >= to {
            continue;
        }
        if place.from > done {
            pieces.push(Marked { text: piece(done, place.from), n: 0, blocks: false });
        }
        pieces.push(Marked { text: piece(place.from, to), n, blocks: remark.blocks });
        done = to;
    }
    if done > 0 && done < chars.len() {
        pieces.push(Marked { text: piece(done, chars.len()), n: 0, blocks: false });
    }
    pieces
}

/// What the page offers for answers.
pub(super) fn reply(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> ReplyPart {
    let setting = visit.setting(case, pack);
    let l = &visit.l;
    let no = case.no().map(|no| no.to_string()).unwrap_or_default();
    let offered = |wanted: &dyn Fn(TemplateStep) -> bool, anchor: &str| {
        let fits = |it: &&ReplyTemplate| wanted(it.step) && it.fits(case, &setting);
        let link = |it: &ReplyTemplate| {
            let title = it.title.in_language(l.tag()).to_owned();
            (format!("/cases/{no}?template={}#{anchor}", it.id), title)
        };
        pack.reply_templates.iter().filter(fits).map(link).collect::<Vec<_>>()
    };
    let person = |actor| words::actor(l, actor, visit.organisation());
    let barred = visit.actor.person().is_some_and(|it| case.is_barred(it));
    let draft = case.waiting_draft().map(|it| DraftView {
        n: it.n,
        by: person(&it.by),
        at: it.at,
        means: words::of(l, "means", &it.means),
        text: it.text.clone(),
        check: CheckView::of_text(visit, case, pack, &it.text, it.means),
        may_judge: it.by != visit.actor && !barred && visit.may(case, Act::Approve),
        release: refused.form("releases", it.n),
        back: refused.form("send-backs", it.n),
    });
    let sent_back = case.drafts.last().and_then(|it| match &it.state {
        State::SentBack { reader, note, .. } if case.responded_at.is_none() => {
            Some((person(reader), note.clone()))
        }
        _ => None,
    });
    ReplyPart {
        templates: offered(&TemplateStep::is_of_response, "response"),
        progress_templates: offered(&|step| step == TemplateStep::Progress, "progress"),
        may_waive: reply_check::may_waive(case, &setting),
        second_reader: pack.reply.second_reader_when.is_some(),
        draft,
        sent_back,
        papers: papers(l, case, &no),
    }
}

fn papers(l: &Reader, case: &Case, no: &str) -> Vec<(String, String)> {
    let letters = (1..).zip(&case.responses).filter(|(_, it)| !it.text.is_empty());
    let mut papers: Vec<(String, String)> = letters
        .map(|(n, it)| {
            (format!("/cases/{no}/letters/{n}"), l.t1("reply-letter", "date", l.date(it.at)))
        })
        .collect();
    if paper::is_agreed(case) {
        papers.push((format!("/cases/{no}/agreement"), l.t("reply-agreement").into_owned()));
    }
    papers
}

/// The language a customer is written to in.
fn language(visit: &Visit, case: &Case) -> String {
    let theirs = case.complaint().and_then(|it| it.language.clone());
    theirs.unwrap_or_else(|| visit.l.tag().to_owned())
}

/// The form a template fills; none when no template was asked for.
pub(super) fn from_template(visit: &Visit, case: &Case, id: &str) -> Result<Option<Refused>, Fail> {
    if id.is_empty() {
        return Ok(None);
    }
    let pack = visit.pack(case)?;
    let Some(template) = pack.reply_templates.iter().find(|it| it.id == id) else {
        return Ok(None);
    };
    let text = template.filled(case, &visit.setting(case, pack), &language(visit, case));
    let by_mail = case.complaint().is_some_and(|it| it.complainant.email.is_some());
    let usual = if by_mail { Means::Email } else { Means::Phone };
    let means = template.means.first().copied().unwrap_or(usual);
    let resource = if template.step.is_of_response() { "responses" } else { "progress" };
    let pairs = [("template", id.to_owned()), ("text", text), ("means", words::code(&means))];
    Ok(Some(Refused {
        resource: resource.to_owned(),
        pairs: pairs.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        ..Refused::default()
    }))
}

/// Reads the text of the form and shows what the rules say; sends nothing.
///
/// Asked by a script it answers with the remarks alone, else with the page and the text as it was typed.
pub(super) async fn check(
    visit: Visit,
    Path(no): Path<String>,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Work).await?;
    if headers.contains_key("hx-request") {
        let check = CheckView::of_pairs(&visit, &case, visit.pack(&case)?, &pairs);
        return Ok(layout::show(&RemarksPage { l: visit.l.clone(), check }));
    }
    let typed = Refused { resource: "responses".to_owned(), pairs, ..Refused::default() };
    page::show(&visit, &case, typed).await
}

/// The words of a paper: in the customer's language.
fn reader(visit: &Visit, case: &Case) -> Reader {
    let locale = Locale::parse(&language(visit, case)).unwrap_or_default();
    Reader::new(locale, visit.house.calendar.zone().clone(), visit.now)
}

/// An answer as a letter.
pub(super) async fn letter(
    visit: Visit,
    Path((no, n)): Path<(String, usize)>,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Read).await?;
    let told = n.checked_sub(1).and_then(|at| case.responses.get(at)).ok_or(Fail::NotFound)?;
    let setting = visit.setting(&case, visit.pack(&case)?);
    let paper = paper::letter(&reader(&visit, &case), &case, told, &setting);
    paper.ok_or(Fail::NotFound)?.hand_out(&visit.l).await
}

/// What was agreed.
pub(super) async fn agreement(visit: Visit, Path(no): Path<String>) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Read).await?;
    let setting = visit.setting(&case, visit.pack(&case)?);
    let paper = paper::agreement(&reader(&visit, &case), &case, &setting);
    paper.ok_or(Fail::NotFound)?.hand_out(&visit.l).await
}
