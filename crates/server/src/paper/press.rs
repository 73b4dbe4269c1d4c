//! The press: a look and its values through the typesetter. It sees two files and the fonts, and nothing else.

use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::{Fonts, Look, PaperError};

/// Papers after which what the typesetter remembers of a former one is forgotten.
const REMEMBERED_MAX: usize = 4;

/// Latin signs without a gap that stay on one line.
const UNBROKEN_MAX: usize = 30;

const LETTER: &str = include_str!("../../templates/paper/letter.typ");
const AGREEMENT: &str = include_str!("../../templates/paper/agreement.typ");

/// What the typesetter may see.
struct Sheet<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    main: Source,
    values: (FileId, Bytes),
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.values.0 { Ok(self.values.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// Papers carry the date of what they say, never that of the press.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Typesets a look with its values.
pub(super) fn pdf(look: Look, values: &Value, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let mut values = breakable(values);
    let language = values["language"].as_str().unwrap_or_default().to_owned();
    let families = fonts.families(&language);
    let needs_chinese = language != "en" || has_han(&values);
    if families.is_empty() || needs_chinese && !fonts.has_chinese() {
        return Err(PaperError::NoFont { folders: fonts.looked_in() });
    }
    let (lang, region) = match language.as_str() {
        "zh-Hant" => ("zh", "TW"),
        "en" => ("en", "GB"),
        _ => ("zh", "CN"),
    };
    values["fonts"] = json!(families);
    values["lang"] = json!(lang);
    values["region"] = json!(region);
    let text = match look {
        Look::Letter => LETTER,
        Look::Agreement => AGREEMENT,
    };
    let sheet = Sheet {
        library: LazyHash::new(Library::default()),
        fonts,
        main: Source::new(place("main.typ")?, text.to_owned()),
        values: (place("values.json")?, Bytes::new(values.to_string().into_bytes())),
    };
    let document =
        typst::compile::<PagedDocument>(&sheet).output.map_err(|errors| told(&errors))?;
    let pdf = typst_pdf::pdf(&document, &PdfOptions::default()).map_err(|errors| told(&errors));
    comemo::evict(REMEMBERED_MAX);
    pdf
}

fn place(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|_| PaperError::Typeset(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// What the typesetter found wrong; it speaks of our template, and never repeats what a customer wrote.
fn told(errors: &[SourceDiagnostic]) -> PaperError {
    let errors: Vec<String> = errors.iter().map(|it| it.message.to_string()).collect();
    PaperError::Typeset(errors.join("; "))
}

/// The same values, where what is typed without a gap (an address of the web, a very long name) may go over a line.
fn breakable(values: &Value) -> Value {
    match values {
        Value::String(text) => {
            let mut run = 0;
            let mut wider = String::with_capacity(text.len());
            for c in text.chars() {
                run = if c.is_ascii_graphic() { run + 1 } else { 0 };
                if run > UNBROKEN_MAX {
                    wider.push('\u{200b}');
                    run = 1;
                }
                wider.push(c);
            }
            Value::String(wider)
        }
        Value::Array(list) => list.iter().map(breakable).collect(),
        Value::Object(map) => {
            map.iter().map(|(name, value)| (name.clone(), breakable(value))).collect()
        }
        other => other.clone(),
    }
}

/// Whether any value has characters that only Chinese fonts have.
fn has_han(values: &Value) -> bool {
    match values {
        Value::String(text) => text.chars().any(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')),
        Value::Array(list) => list.iter().any(has_han),
        Value::Object(map) => map.values().any(has_han),
        _ => false,
    }
}
