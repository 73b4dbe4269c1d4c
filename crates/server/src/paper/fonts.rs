//! Fonts of the system: looked for once, in the folders systems keep them; nothing is brought along.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// Families a paper is set in, the most wished for first: serif and Chinese, then any Chinese, then any serif, and at
/// last what has the little pictures people write with.
const FAMILIES: &[&str] = &[
    "noto serif cjk sc",
    "noto serif cjk tc",
    "noto serif sc",
    "noto serif tc",
    "source han serif sc",
    "source han serif tc",
    "songti sc",
    "songti tc",
    "simsun",
    "fandolsong",
    "noto sans cjk sc",
    "noto sans cjk tc",
    "source han sans sc",
    "source han sans tc",
    "pingfang sc",
    "pingfang tc",
    "wenquanyi zen hei",
    "wenquanyi micro hei",
    "liberation serif",
    "noto serif",
    "dejavu serif",
    "noto emoji",
    "noto color emoji",
    "apple color emoji",
    "segoe ui emoji",
    "symbola",
];
/// How many of them have Chinese characters.
const CHINESE: usize = 18;
/// Parts of the names of files that may hold one: reading every font of a computer takes seconds.
const FILES: &[&str] = &[
    "cjk",
    "notoserifsc",
    "notoseriftc",
    "notoserifregular",
    "notoserifbold",
    "sourcehan",
    "songti",
    "simsun",
    "fandol",
    "pingfang",
    "wqy",
    "wenquanyi",
    "liberationserif",
    "dejavuserif",
    "emoji",
    "seguiemj",
    "symbola",
];
/// Files looked into; a folder with more is no folder of fonts.
const FILES_MAX: usize = 500;
/// Folders below a folder.
const DEPTH_MAX: usize = 6;
/// Bytes of one file.
const FILE_BYTES_MAX: u64 = 128 * 1024 * 1024;

/// The fonts of one computer that papers are set in.
pub struct Fonts {
    book: LazyHash<FontBook>,
    faces: Vec<Face>,
    folders: Vec<PathBuf>,
}

/// One face, read when it is first needed.
struct Face {
    file: PathBuf,
    index: u32,
    font: OnceLock<Option<Font>>,
}

impl Fonts {
    /// The fonts of this computer.
    pub fn of_system() -> &'static Fonts {
        static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::in_folders(&folders()));
        &FONTS
    }

    /// The fonts in these folders.
    pub fn in_folders(folders: &[PathBuf]) -> Fonts {
        let mut files = Vec::new();
        for folder in folders {
            collect(folder, 0, &mut files);
        }
        files.sort();
        files.dedup();
        let (mut book, mut faces) = (FontBook::new(), Vec::new());
        for file in files {
            let Ok(bytes) = std::fs::read(&file) else { continue };
            for (index, info) in (0..).zip(FontInfo::iter(&bytes)) {
                let family = info.family.to_lowercase();
                if FAMILIES.contains(&family.as_str()) {
                    book.push(info);
                    faces.push(Face { file: file.clone(), index, font: OnceLock::new() });
                }
            }
        }
        Fonts { book: LazyHash::new(book), faces, folders: folders.to_vec() }
    }

    /// The families there are, in the order a language wishes for them.
    pub fn families(&self, language: &str) -> Vec<&'static str> {
        let traditional = |family: &str| family.ends_with(" tc");
        let mut there: Vec<&'static str> =
            FAMILIES.iter().copied().filter(|it| self.book.contains_family(it)).collect();
        if language == "zh-Hant" {
            there.sort_by_key(|it| !traditional(it));
        }
        if language == "en" {
            // Latin letters of a Latin family look better, and Chinese ones come from the others all the same.
            there.sort_by_key(|it| FAMILIES[..CHINESE].contains(it));
            // A font of pictures has signs of its own for digits and marks of Chinese.
            there.sort_by_key(|it| is_of_pictures(it));
        }
        there
    }

    /// Whether any family here has Chinese characters.
    pub fn has_chinese(&self) -> bool {
        FAMILIES[..CHINESE].iter().any(|it| self.book.contains_family(it))
    }

    /// Where was looked, for telling.
    pub fn looked_in(&self) -> String {
        let folders: Vec<String> = self.folders.iter().map(|it| it.display().to_string()).collect();
        folders.join(", ")
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        let face = self.faces.get(index)?;
        let read = || {
            let bytes = std::fs::read(&face.file).ok()?;
            Font::new(Bytes::new(bytes), face.index)
        };
        face.font.get_or_init(read).clone()
    }
}

fn is_of_pictures(family: &str) -> bool {
    family.contains("emoji") || family == "symbola"
}

/// The folders systems keep fonts in, for everybody: what one person keeps at home makes no difference to a letter.
fn folders() -> Vec<PathBuf> {
    ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts"]
        .iter()
        .map(PathBuf::from)
        .collect()
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    // In one order on every computer, so that the limit always leaves out the same.
    let entries: BTreeSet<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    for path in entries {
        if files.len() >= FILES_MAX {
            return;
        }
        let Ok(kind) = std::fs::metadata(&path) else { continue };
        if kind.is_dir() && depth < DEPTH_MAX {
            collect(&path, depth + 1, files);
        } else if kind.is_file() && kind.len() <= FILE_BYTES_MAX && is_wanted(&path) {
            files.push(path);
        }
    }
}

fn is_wanted(path: &Path) -> bool {
    let text = |part: Option<&std::ffi::OsStr>| {
        part.and_then(|it| it.to_str()).unwrap_or_default().to_lowercase()
    };
    let name = text(path.file_stem()).replace(['-', '_', ' '], "");
    matches!(text(path.extension()).as_str(), "ttf" | "otf" | "ttc" | "otc")
        && FILES.iter().any(|part| name.contains(part))
}
