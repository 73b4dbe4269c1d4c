//! Files from outside: looked into, not believed.
//!
//! What a file is, its content says; its name may only agree. Pictures are drawn anew, which drops
//! where they were taken, whatever was hidden behind or inside them, and keeps them upright. Office
//! files are unpacked on trial, so that a small file cannot grow into a large one on somebody's desk.
//! Everything is bounded before work is spent on it: bytes, pixels, entries, growth.

use std::io::{Cursor, Read};

use casework::invalid::Problem;
use casework::limits::ATTACHMENT_BYTES_MAX;
use casework::text;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader,
};

#[cfg(test)]
mod tests;

/// Pixels of one picture: more than any phone takes, less than fills the memory.
pub const PIXELS_MAX: u64 = 50_000_000;
/// Bytes a picture may take while it is unpacked.
const PICTURE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// How well a photo is kept when it is drawn anew.
const JPEG_QUALITY: u8 = 85;
/// Parts of an office file.
const OFFICE_PARTS_MAX: usize = 5_000;
/// Bytes an office file may unpack to.
const OFFICE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// How many times larger a part may become, once it is no longer small.
const OFFICE_GROWTH_MAX: u64 = 100;
/// Bytes below which a part's growth says nothing.
const OFFICE_SMALL_BYTES: u64 = 1024 * 1024;
/// Characters kept of a file's name.
const NAME_CHARS_MAX: usize = 80;
/// Letters an ending has at most; a longer one is part of the name.
const ENDING_CHARS_MAX: usize = 5;

/// What the file boxes of forms accept. HEIC is left out on purpose: a telephone that sees JPEG in the
/// list and no HEIC sends its photos as JPEG.
pub const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/gif,audio/*,video/mp4,video/quicktime,video/webm,\
     video/3gpp,application/pdf,.docx,.xlsx,.txt,.amr,.m4a,.3gp";

/// A file that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Its name, cleaned, with the ending that belongs to it.
    pub name: String,
    /// What it is.
    pub media: &'static str,
    /// Its bytes as they are kept.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken. Words stand in the locales under `upload-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// More bytes than allowed.
    TooLarge,
    /// No bytes at all.
    Empty,
    /// Not a kind that is accepted.
    Kind,
    /// A photo in a format most devices cannot show.
    Heic,
    /// The name says one thing, the content another.
    Lies,
    /// It says what it is and is not readable as such.
    Broken,
    /// A picture of too many pixels.
    TooManyPixels,
    /// It unpacks to far more than its size.
    Bomb,
    /// An office file that holds programs.
    Macros,
    /// It waited in a form too long and was removed.
    Gone,
}

impl Unfit {
    /// Every reason.
    pub const ALL: &'static [Unfit] = &[
        Unfit::TooLarge,
        Unfit::Empty,
        Unfit::Kind,
        Unfit::Heic,
        Unfit::Lies,
        Unfit::Broken,
        Unfit::TooManyPixels,
        Unfit::Bomb,
        Unfit::Macros,
        Unfit::Gone,
    ];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Unfit::TooLarge => "upload-too-large",
            Unfit::Empty => "upload-empty",
            Unfit::Kind => "upload-kind",
            Unfit::Heic => "upload-heic",
            Unfit::Lies => "upload-lies",
            Unfit::Broken => "upload-broken",
            Unfit::TooManyPixels => "upload-too-many-pixels",
            Unfit::Bomb => "upload-bomb",
            Unfit::Macros => "upload-macros",
            Unfit::Gone => "upload-gone",
        }
    }

    /// The same as the problem of a field, for programs.
    pub fn problem(self) -> Problem {
        match self {
            Unfit::TooLarge => Problem::FileTooLarge { max: ATTACHMENT_BYTES_MAX },
            Unfit::Empty | Unfit::Gone => Problem::Missing,
            _ => Problem::FileKind,
        }
    }
}

/// What sort of thing a file is. Endings may be mixed up within a sort, which harms nobody, but not across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Picture(ImageFormat),
    Recording,
    Paper,
    Office,
    Text,
}

/// A kind of file that is accepted; the first ending is the one it gets.
struct Kind {
    media: &'static str,
    sort: Sort,
    endings: &'static [&'static str],
}

const fn kind(media: &'static str, sort: Sort, endings: &'static [&'static str]) -> Kind {
    Kind { media, sort, endings }
}

const JPEG: Kind =
    kind("image/jpeg", Sort::Picture(ImageFormat::Jpeg), &["jpg", "jpeg", "jpe", "jfif"]);
const PNG: Kind = kind("image/png", Sort::Picture(ImageFormat::Png), &["png"]);
const WEBP: Kind = kind("image/webp", Sort::Picture(ImageFormat::WebP), &["webp"]);
const GIF: Kind = kind("image/gif", Sort::Picture(ImageFormat::Gif), &["gif"]);
const MP3: Kind = kind("audio/mpeg", Sort::Recording, &["mp3"]);
const M4A: Kind = kind("audio/mp4", Sort::Recording, &["m4a"]);
const WAV: Kind = kind("audio/wav", Sort::Recording, &["wav"]);
const AMR: Kind = kind("audio/amr", Sort::Recording, &["amr"]);
const OGG: Kind = kind("audio/ogg", Sort::Recording, &["ogg", "oga", "opus"]);
const MP4: Kind = kind("video/mp4", Sort::Recording, &["mp4", "m4v"]);
const THREE_GP: Kind = kind("video/3gpp", Sort::Recording, &["3gp", "3gpp"]);
const MOV: Kind = kind("video/quicktime", Sort::Recording, &["mov"]);
const WEBM: Kind = kind("video/webm", Sort::Recording, &["webm"]);
const PDF: Kind = kind("application/pdf", Sort::Paper, &["pdf"]);
const DOCX: Kind = kind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Sort::Office,
    &["docx"],
);
const XLSX: Kind = kind(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Sort::Office,
    &["xlsx"],
);
const TXT: Kind = kind("text/plain", Sort::Text, &["txt"]);

static KINDS: &[Kind] = &[
    JPEG, PNG, WEBP, GIF, MP3, M4A, WAV, AMR, OGG, MP4, THREE_GP, MOV, WEBM, PDF, DOCX, XLSX, TXT,
];

impl Sort {
    /// Whether a file of this sort may have come under this ending.
    fn goes_by(self, ending: &str) -> bool {
        let alike = |other: Sort| {
            matches!((self, other), (Sort::Picture(_), Sort::Picture(_))) || self == other
        };
        KINDS.iter().any(|kind| alike(kind.sort) && kind.endings.contains(&ending))
    }
}

/// Looks into a file. What is taken may have other bytes and another ending than what came.
pub fn judge(name: &str, bytes: Vec<u8>) -> Result<Fit, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if is_too_large(&bytes) {
        return Err(Unfit::TooLarge);
    }
    let (stem, ending) = parted(name);
    let found = sniffed(&bytes, &ending)?;
    if !ending.is_empty() && !found.sort.goes_by(&ending) {
        return Err(Unfit::Lies);
    }
    let (kind, bytes) = match found.sort {
        Sort::Picture(format) => drawn_anew(format, &bytes)?,
        Sort::Office => (office(&bytes)?, bytes),
        Sort::Text => (&TXT, plain_text(&bytes).ok_or(Unfit::Kind)?.into_bytes()),
        Sort::Recording | Sort::Paper => (found, bytes),
    };
    if is_too_large(&bytes) {
        return Err(Unfit::TooLarge);
    }
    Ok(Fit { name: format!("{stem}.{}", kind.endings[0]), media: kind.media, bytes })
}

fn is_too_large(bytes: &[u8]) -> bool {
    u64::try_from(bytes.len()).is_ok_and(|count| count > ATTACHMENT_BYTES_MAX)
}

/// Name and ending, both cleaned. Paths, controls and what turns the reading direction go; so do dots
/// inside the name that could pass for another ending.
fn parted(name: &str) -> (String, String) {
    let line = text::clean_line(name);
    let last = line.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = match last.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => (stem, ending.to_ascii_lowercase()),
        _ => (last, String::new()),
    };
    let mut clean = String::new();
    let mut letters = stem.chars().peekable();
    while let Some(c) = letters.next() {
        let is_inner_ending = c == '.' && letters.peek().is_some_and(char::is_ascii_alphabetic);
        clean.push(if is_inner_ending || "<>:\"|?*%;".contains(c) { '_' } else { c });
    }
    let clean: String = clean.trim_matches(['.', ' ']).chars().take(NAME_CHARS_MAX).collect();
    (if clean.is_empty() { "file".to_owned() } else { clean }, ending)
}

fn is_ending(text: &str) -> bool {
    (1..=ENDING_CHARS_MAX).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// What the content says.
fn sniffed(bytes: &[u8], ending: &str) -> Result<&'static Kind, Unfit> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return film(bytes, ending);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        // Which office file it is, only its parts tell.
        return Ok(if ending == "xlsx" { &XLSX } else { &DOCX });
    }
    // Before anything else that begins with `#!`, which is taken for a script.
    if bytes.starts_with(b"#!AMR") {
        return Ok(&AMR);
    }
    let media = infer::get(bytes).map(|found| found.mime_type());
    Ok(match media {
        Some("image/jpeg") => &JPEG,
        Some("image/png") => &PNG,
        Some("image/webp") => &WEBP,
        Some("image/gif") => &GIF,
        Some("audio/mpeg") => &MP3,
        Some("audio/x-wav") => &WAV,
        Some("audio/ogg" | "audio/opus") => &OGG,
        Some("video/webm") => &WEBM,
        Some("application/pdf") => &PDF,
        Some("image/heif") => return Err(Unfit::Heic),
        // Words that look like a page or a script are words, as long as they come as text.
        None | Some("text/html" | "text/xml" | "text/x-shellscript")
            if ending == "txt" || ending.is_empty() =>
        {
            &TXT
        }
        _ => return Err(Unfit::Kind),
    })
}

/// Recordings in the box format of telephones: the brand tells them apart.
fn film(bytes: &[u8], ending: &str) -> Result<&'static Kind, Unfit> {
    let brand = bytes.get(8..12).ok_or(Unfit::Broken)?;
    Ok(match brand {
        b"qt  " => &MOV,
        b"M4A " | b"M4B " => &M4A,
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" | b"avif"
        | b"avis" => {
            return Err(Unfit::Heic);
        }
        _ if brand.starts_with(b"3g") => &THREE_GP,
        // A sound recorder writes the same boxes as a camera; there only the name tells.
        _ if ending == "m4a" => &M4A,
        _ => &MP4,
    })
}

/// Draws a picture anew: upright, without whatever else the file held. Photos become JPEG, everything
/// with see-through parts or few colours PNG; of a moving picture the first one is kept.
fn drawn_anew(format: ImageFormat, bytes: &[u8]) -> Result<(&'static Kind, Vec<u8>), Unfit> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(PICTURE_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unread(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(Unfit::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unread(&error))?;
    picture.apply_orientation(orientation);
    let is_photo =
        matches!(format, ImageFormat::Jpeg | ImageFormat::WebP) && !picture.color().has_alpha();
    if !is_photo {
        let kept = as_png(&picture)?;
        if !is_too_large(&kept) {
            return Ok((&PNG, kept));
        }
    }
    Ok((&JPEG, as_jpeg(picture)?))
}

fn unread(error: &image::ImageError) -> Unfit {
    if matches!(error, image::ImageError::Limits(_)) { Unfit::TooManyPixels } else { Unfit::Broken }
}

fn as_jpeg(picture: DynamicImage) -> Result<Vec<u8>, Unfit> {
    let picture = picture.into_rgb8();
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    let (width, height) = picture.dimensions();
    encoder
        .write_image(&picture, width, height, ExtendedColorType::Rgb8)
        .map_err(|_| Unfit::Broken)?;
    Ok(bytes)
}

fn as_png(picture: &DynamicImage) -> Result<Vec<u8>, Unfit> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(|_| Unfit::Broken)?;
    Ok(bytes)
}

/// Unpacks an office file on trial and says which one it is. Sizes a file claims are not believed: the
/// bytes that come out are counted.
fn office(bytes: &[u8]) -> Result<&'static Kind, Unfit> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unfit::Broken)?;
    if archive.len() > OFFICE_PARTS_MAX {
        return Err(Unfit::Bomb);
    }
    let (mut left, mut is_office, mut kind) = (OFFICE_BYTES_MAX, false, None);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Unfit::Broken)?;
        let name = part.name().map_err(|_| Unfit::Broken)?.into_owned();
        if name.to_ascii_lowercase().ends_with("vbaproject.bin") {
            return Err(Unfit::Macros);
        }
        match name.as_str() {
            "[Content_Types].xml" => is_office = true,
            "word/document.xml" => kind = Some(&DOCX),
            "xl/workbook.xml" => kind = Some(&XLSX),
            _ => {}
        }
        let packed = part.compressed_size().max(1);
        let allowed = left.min(OFFICE_SMALL_BYTES.max(packed.saturating_mul(OFFICE_GROWTH_MAX)));
        let grown = std::io::copy(&mut part.take(allowed + 1), &mut std::io::sink())
            .map_err(|_| Unfit::Broken)?;
        if grown > allowed {
            return Err(Unfit::Bomb);
        }
        left -= grown;
    }
    kind.filter(|_| is_office).ok_or(Unfit::Kind)
}

/// Text in one of the encodings people here write in (UTF-8, GB18030, UTF-16 with its mark), as UTF-8.
/// Anything with control characters is no text.
fn plain_text(bytes: &[u8]) -> Option<String> {
    let decoded = if let Ok(text) = std::str::from_utf8(bytes) {
        text.trim_start_matches('\u{feff}').to_owned()
    } else {
        let (text, _, has_errors) = encoding_rs::GB18030.decode(bytes);
        (!has_errors).then(|| text.into_owned())?
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    decoded.chars().all(is_text).then_some(decoded)
}
