//! Files on cases: taken in with a form, looked into, kept once, and handed out only through their case.

use std::ops::Range;

use axum::body::Body;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, post};
use casework::case::Command;
use casework::contact::Attach;
use casework::intake::FileRef;
use casework::invalid::{Invalid, Problem};
use casework::limits::ATTACHMENT_BYTES_MAX;
use casework::permission::Act;
use casework::refusal::Refusal;
use desk::{Order, Trouble};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::sync::Semaphore;

use super::case;
use crate::app::App;
use crate::fail::{Fail, url_escape};
use crate::form::{self, Pairs};
use crate::link;
use crate::locale::Reader;
use crate::parts;
use crate::upload::{self, Fit, Unfit};
use crate::visit::Visit;
use crate::words;

/// Files one form takes.
pub(crate) const FILES_MAX: usize = 6;
/// Bytes of a whole form: its files, and some of a file that is too large, so that the page can say so.
const FORM_BYTES_MAX: usize = 160 * 1024 * 1024;
/// Bytes of one text field: more than its limit in characters, so that what is too long is told, not cut.
const FIELD_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Characters of the code under a file that waits in a form.
const KEPT_CODE_CHARS: usize = 26;

/// Files are looked into one at a time: a picture may take much memory while it is unpacked.
static PLACE: Semaphore = Semaphore::const_new(1);

/// What is handed out runs nothing and loads nothing but itself.
const FILE_POLICY: &str = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// Lets a form with files through.
pub(crate) fn with_files(door: MethodRouter<App>) -> MethodRouter<App> {
    door.layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
}

/// A form with files as it arrived.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// Its text fields.
    pub(crate) pairs: Pairs,
    /// Files that were taken; their bytes are kept.
    pub(crate) files: Vec<FileRef>,
    /// Files that were not taken: name and reason.
    pub(crate) unfit: Vec<(String, Unfit)>,
    /// More files than the form takes.
    pub(crate) has_surplus: bool,
}

impl Sent {
    /// Adds a file unless it is there or the form is full.
    pub(super) fn add(&mut self, file: FileRef) {
        if self.files.iter().any(|one| one.digest == file.digest) {
            return;
        }
        if self.files.len() < FILES_MAX {
            self.files.push(file);
        } else {
            self.has_surplus = true;
        }
    }

    /// What is wrong with its files, where files are all that is asked for.
    pub(crate) fn problem(&self) -> Option<Problem> {
        match self.unfit.first() {
            Some((_, unfit)) => Some(unfit.problem()),
            None if self.has_surplus => Some(Problem::TooMany { max: FILES_MAX }),
            None if self.files.is_empty() => Some(Problem::Missing),
            None => None,
        }
    }

    /// What is wrong with the files, each by its name, in words for whoever chose them.
    pub(super) fn problems(&self, l: &Reader) -> Vec<String> {
        let unfit = self.unfit.iter().map(|(name, unfit)| {
            let why = l.t1(unfit.key(), "max", parts::size(ATTACHMENT_BYTES_MAX));
            if name.is_empty() { why } else { l.t2("upload-of", "name", name, "why", why) }
        });
        let surplus = self.has_surplus.then(|| l.t1("public-too-many-files", "max", FILES_MAX));
        unfit.chain(surplus).collect()
    }

    /// Fields and files as one list, for telling whether two requests are the same.
    pub(super) fn content(&self) -> Pairs {
        let mut digests: Vec<&str> = self.files.iter().map(|file| file.digest.as_str()).collect();
        digests.sort_unstable();
        let fields = self.pairs.iter().filter(|(name, _)| name != "kept").cloned();
        fields
            .chain(digests.into_iter().map(|digest| ("file".to_owned(), digest.to_owned())))
            .collect()
    }
}

/// Reads a form with files. What is wrong with a file is noted; the rest of the form is read all the same.
pub(crate) async fn read(app: &App, mut multipart: Multipart) -> Result<Sent, Fail> {
    let mut sent = Sent::default();
    loop {
        let mut field = match multipart.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok(sent),
            Err(error) => return ended(sent, &error),
        };
        let name = field.name().unwrap_or_default().to_owned();
        if sent.pairs.len() >= form::FIELDS_MAX {
            let problem = Problem::TooMany { max: form::FIELDS_MAX };
            return Err(Trouble::Invalid(Invalid::one("form", problem)).into());
        }
        let Some(file) = field.file_name().map(str::to_owned) else {
            match bounded(&mut field, FIELD_BYTES_MAX).await {
                Ok(Some(bytes)) => {
                    let text = String::from_utf8(bytes)
                        .map_err(|_| Fail::Senseless(format!("{name}: not UTF-8")))?;
                    sent.pairs.push((name, text));
                }
                Ok(None) => return Err(Fail::TooLarge),
                Err(error) => return ended(sent, &error),
            }
            continue;
        };
        let bytes_max = usize::try_from(ATTACHMENT_BYTES_MAX).unwrap_or(usize::MAX);
        match bounded(&mut field, bytes_max).await {
            // A file box nobody put anything into.
            Ok(Some(bytes)) if bytes.is_empty() && file.is_empty() => {}
            Ok(Some(_)) if sent.files.len() >= FILES_MAX => sent.has_surplus = true,
            Ok(Some(bytes)) => match looked_into(app, file.clone(), bytes).await? {
                Ok(fit) => {
                    let file = keep(app, fit).await?;
                    sent.add(file);
                }
                Err(unfit) => sent.unfit.push((file, unfit)),
            },
            Ok(None) => sent.unfit.push((file, Unfit::TooLarge)),
            Err(error) => {
                sent.unfit.push((file, Unfit::TooLarge));
                return ended(sent, &error);
            }
        }
    }
}

/// A form that is larger than anything we take is answered with what was read of it; one that broke off is not.
fn ended(mut sent: Sent, error: &MultipartError) -> Result<Sent, Fail> {
    if error.status() != StatusCode::PAYLOAD_TOO_LARGE {
        return Err(Fail::Senseless(error.body_text()));
    }
    if sent.unfit.is_empty() {
        sent.unfit.push((String::new(), Unfit::TooLarge));
    }
    Ok(sent)
}

/// The bytes of a field; nothing when there are more than `max`, with the rest read past.
async fn bounded(field: &mut Field<'_>, max: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let (mut bytes, mut is_over) = (Vec::new(), false);
    while let Some(chunk) = field.chunk().await? {
        is_over |= bytes.len() + chunk.len() > max;
        if is_over {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((!is_over).then_some(bytes))
}

async fn looked_into(app: &App, name: String, bytes: Vec<u8>) -> Result<Result<Fit, Unfit>, Fail> {
    let _place = PLACE.acquire().await;
    app.blocking(move || -> Result<_, Trouble> { Ok(upload::judge(&name, bytes)) })
        .await
        .map_err(Fail::from)
}

/// Puts a file's bytes where files are kept, once for however many cases.
async fn keep(app: &App, fit: Fit) -> Result<FileRef, Fail> {
    let (store, org, now) = (app.desk().store().clone(), app.desk().org(), app.desk().now());
    let count = u64::try_from(fit.bytes.len()).unwrap_or(u64::MAX);
    let (name, media) = (fit.name.clone(), fit.media);
    let digest = app.blocking(move || store.put_file(org, &name, media, now, &fit.bytes)).await;
    let digest = data_encoding::HEXLOWER.encode(&digest.map_err(Fail::from)?);
    Ok(FileRef { digest, name: fit.name, media: media.to_owned(), bytes: count })
}

/// Keeps a picture we drew ourselves, looked into like any other.
pub(crate) async fn keep_picture(app: &App, name: &str, bytes: Vec<u8>) -> Result<FileRef, Fail> {
    match looked_into(app, name.to_owned(), bytes).await? {
        Ok(fit) => keep(app, fit).await,
        Err(unfit) => Err(Trouble::Invalid(Invalid::one("signature", unfit.problem())).into()),
    }
}

/// Whether a file still lies where files are kept: what no case speaks of is removed after a while.
pub(crate) async fn is_there(app: &App, file: &FileRef) -> Result<bool, Fail> {
    let org = app.desk().org();
    let digest = store::file_digest(&file.digest).ok_or(Fail::NotFound)?;
    let row =
        app.read(move |register| register.file_row(org, &digest)).await.map_err(Fail::from)?;
    Ok(row.is_some())
}

async fn bytes_of(app: &App, digest: &str) -> Result<Vec<u8>, Fail> {
    let (store, org) = (app.desk().store().clone(), app.desk().org());
    let digest = store::file_digest(digest).ok_or(Fail::NotFound)?;
    let found = app.blocking(move || store.file(org, &digest)).await.map_err(Fail::from)?;
    Ok(found.ok_or(Fail::NotFound)?.1)
}

/// A file that waits in a form which was not right yet, as the form carries it: nobody can put in another's.
pub(crate) fn waiting(secret: &[u8], request: &str, file: &FileRef) -> Option<String> {
    let told = serde_json::to_vec(file).ok()?;
    Some(format!(
        "{}.{}",
        data_encoding::BASE64URL_NOPAD.encode(&told),
        waiting_code(secret, request, &told)?
    ))
}

/// The file a form carries, when it is one we put there.
pub(crate) fn waited(secret: &[u8], request: &str, text: &str) -> Option<FileRef> {
    let (told, code) = text.split_once('.')?;
    let told = data_encoding::BASE64URL_NOPAD.decode(told.as_bytes()).ok()?;
    let fits = link::same(waiting_code(secret, request, &told)?.as_bytes(), code.as_bytes());
    fits.then(|| serde_json::from_slice(&told).ok())?
}

fn waiting_code(secret: &[u8], request: &str, told: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(b"waiting file");
    mac.update(&request.len().to_le_bytes());
    mac.update(request.as_bytes());
    mac.update(told);
    let mut code = data_encoding::BASE32_NOPAD.encode(&mac.finalize().into_bytes()).to_lowercase();
    code.truncate(KEPT_CODE_CHARS);
    Some(code)
}

/// Hands out a file of a case to one of us.
pub(super) async fn of_case(
    visit: Visit,
    Path((no, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Read).await?;
    let file = case.file(&digest).ok_or(Fail::NotFound)?;
    Ok(serve(file, bytes_of(&visit.app, &digest).await?, &headers))
}

/// Hands out a file of a case; the caller has seen to it that the reader may have it.
pub(super) async fn hand_out(
    app: &App,
    file: &FileRef,
    headers: &HeaderMap,
) -> Result<Response, Fail> {
    Ok(serve(file, bytes_of(app, &file.digest).await?, headers))
}

/// Pictures and recordings open in the browser, everything else is saved; nothing of it runs.
fn serve(file: &FileRef, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let is_shown = ["image/", "audio/", "video/"].iter().any(|sort| file.media.starts_with(sort));
    let plain: String = file
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' })
        .collect();
    let how = if is_shown { "inline" } else { "attachment" };
    let name = url_escape(&file.name).replace('/', "%2F");
    let disposition = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{name}");
    let media = if file.media.starts_with("text/") {
        format!("{}; charset=utf-8", file.media)
    } else {
        file.media.clone()
    };
    let whole = bytes.len();
    let asked =
        headers.get(header::RANGE).and_then(|it| it.to_str().ok()).and_then(|it| part(it, whole));
    let mut response = match asked {
        // Telephones play a film only when they may ask for its parts.
        Some(part) => {
            let told = format!("bytes {}-{}/{whole}", part.start, part.end - 1);
            let mut response =
                (StatusCode::PARTIAL_CONTENT, Body::from(bytes[part].to_vec())).into_response();
            set(&mut response, header::CONTENT_RANGE, &told);
            response
        }
        None => Body::from(bytes).into_response(),
    };
    set(&mut response, header::CONTENT_TYPE, &media);
    set(&mut response, header::CONTENT_DISPOSITION, &disposition);
    set(&mut response, header::CONTENT_SECURITY_POLICY, FILE_POLICY);
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut response, header::ACCEPT_RANGES, "bytes");
    set(&mut response, header::CACHE_CONTROL, "private, max-age=600");
    response
}

fn set(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// One part of the whole as a browser asks for it; several at once are answered with the whole.
fn part(asked: &str, whole: usize) -> Option<Range<usize>> {
    let (from, to) = asked.strip_prefix("bytes=")?.split_once('-')?;
    let last = whole.checked_sub(1)?;
    let range = match (from.trim().parse::<usize>(), to.trim()) {
        (Ok(from), "") => from..whole,
        (Ok(from), to) => from..to.parse::<usize>().ok()?.min(last) + 1,
        (Err(_), to) if from.trim().is_empty() => whole.saturating_sub(to.parse().ok()?)..whole,
        _ => return None,
    };
    (range.start < range.end).then_some(range)
}

/// The door through which one of us adds files to a case.
pub(super) fn attach_door() -> MethodRouter<App> {
    with_files(post(attach))
}

async fn attach(
    State(app): State<App>,
    visit: Visit,
    Path(no): Path<String>,
    multipart: Multipart,
) -> Result<Response, Fail> {
    // Before anything is taken in: is it a case of theirs at all.
    let before = visit.case(&no, Act::Record).await?;
    let number = before.no().ok_or(Refusal::NoSuchCase)?;
    let sent = read(&app, multipart).await?;
    let mut problems = sent.problems(&visit.l);
    if problems.is_empty() && sent.files.is_empty() {
        problems.push(words::problem(&visit.l, &Problem::Missing));
    }
    if !problems.is_empty() {
        let problems = problems.into_iter().map(|words| ("file".to_owned(), words)).collect();
        let resource = "attachments".to_owned();
        return case::refuse_fields(&visit, &before, resource, sent.pairs, problems).await;
    }
    let caption = form::field(&sent.pairs, "caption").to_owned();
    let request = form::field(&sent.pairs, "request");
    let key = case::request_key(visit.person.id.as_str(), request, "attachments", &sent.content());
    let mut commands = sent
        .files
        .iter()
        .cloned()
        .map(|file| Command::Attach(Attach { file, caption: caption.clone() }));
    let first = commands.next().ok_or(Fail::NotFound)?;
    let order = commands.fold(Order::on(visit.actor.clone(), number, first), Order::and);
    match app.run(order.keyed(key)).await {
        Ok(_) => Ok(Redirect::to(&format!("/cases/{number}?done=attachments")).into_response()),
        Err(trouble) => {
            case::refuse(&visit, &before, "attachments".to_owned(), sent.pairs, trouble.into())
                .await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, media: &str) -> FileRef {
        FileRef {
            digest: "ab".repeat(32),
            name: name.to_owned(),
            media: media.to_owned(),
            bytes: 5,
        }
    }

    #[test]
    fn a_file_that_waits_in_a_form_cannot_be_swapped() {
        let token = waiting(b"secret", "r1", &file("电梯.jpg", "image/jpeg")).unwrap();
        assert_eq!(waited(b"secret", "r1", &token), Some(file("电梯.jpg", "image/jpeg")));
        assert_eq!(waited(b"secret", "r2", &token), None);
        assert_eq!(waited(b"other", "r1", &token), None);
        let forged = data_encoding::BASE64URL_NOPAD
            .encode(&serde_json::to_vec(&file("x", "text/html")).unwrap());
        assert_eq!(
            waited(b"secret", "r1", &format!("{forged}.{}", token.split_once('.').unwrap().1)),
            None
        );
        assert_eq!(waited(b"secret", "r1", "nonsense"), None);
    }

    #[test]
    fn pictures_open_and_papers_are_saved() {
        let headers =
            |it: &FileRef| serve(it, b"bytes".to_vec(), &HeaderMap::new()).headers().clone();
        let picture = headers(&file("电梯 1.jpg", "image/jpeg"));
        assert_eq!(
            picture[header::CONTENT_DISPOSITION],
            "inline; filename=\"___1.jpg\"; filename*=UTF-8''%E7%94%B5%E6%A2%AF%201.jpg"
        );
        assert!(picture[header::CONTENT_SECURITY_POLICY].to_str().unwrap().ends_with("sandbox"));
        let paper = headers(&file("合同.pdf", "application/pdf"));
        assert!(paper[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment; "));
        assert_eq!(
            headers(&file("a.txt", "text/plain"))[header::CONTENT_TYPE],
            "text/plain; charset=utf-8"
        );
    }

    #[test]
    fn a_film_is_handed_out_in_parts() {
        for (asked, expected) in [
            ("bytes=0-1", Some(0..2)),
            ("bytes=3-", Some(3..5)),
            ("bytes=-2", Some(3..5)),
            ("bytes=0-99", Some(0..5)),
            ("bytes=5-", None),
            ("bytes=4-2", None),
            ("bytes=0-1,3-4", None),
            ("lines=1-2", None),
            ("bytes=-0", None),
        ] {
            assert_eq!(part(asked, 5), expected, "{asked}");
        }
        assert_eq!(part("bytes=0-", 0), None);
    }
}
