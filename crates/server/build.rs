//! Bundles what the pages need and lists the languages, so that `cargo run` stays the one command.
//!
//! Style, scripts and icons come from `web/` with npm: packages are fetched when the lock file has
//! changed, bundled by `web/build.js` into this build's own folder and embedded by `assets.rs`.
//! Two builds of one checkout may run at once (another target folder, an editor), so everything that
//! touches `web/node_modules` happens under a file lock.
//! Texts are every `locales/<language>/*.ftl`: a new file needs no line of code.
#![expect(clippy::print_stderr, reason = "Cargo shows what a build script says there")]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const NODE_MAJOR_MIN: u32 = 18;
const NODE_HINT: &str = "Wenguo's pages are bundled with Node.js 18 or newer and npm.\n\
    Install them from https://nodejs.org or with your system's packages\n\
    (Debian, Ubuntu: apt-get install nodejs npm; macOS: brew install node) and build again.";
const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

fn main() -> ExitCode {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        eprintln!("OUT_DIR is not set: run this through Cargo");
        return ExitCode::FAILURE;
    };
    match texts(here, &out).and_then(|()| packs(here, &out)).and_then(|()| assets(here, &out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}\n");
            ExitCode::FAILURE
        }
    }
}

/// Writes `locales.rs`: for each language the texts of all its files.
fn texts(here: &Path, out: &Path) -> Result<(), String> {
    let root = here.join("locales");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut code = String::from("[\n");
    for language in LANGUAGES {
        let mut files: Vec<PathBuf> = fs::read_dir(root.join(language))
            .map_err(|problem| format!("locales/{language} cannot be read: {problem}"))?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
            .collect();
        files.sort();
        code.push_str("    &[\n");
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let (name, file) = (literal(&format!("{language}/{name}")), literal(&file.display()));
            let _ = writeln!(code, "        ({name}, include_str!({file})),");
        }
        code.push_str("    ],\n");
    }
    code.push_str("]\n");
    write(&out.join("locales.rs"), &code)
}

/// Writes `packs.rs`: every file of every pack, as `<pack>/<file>` and its text.
fn packs(here: &Path, out: &Path) -> Result<(), String> {
    let root = here.join("../../packs");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut code = String::from("&[\n");
    let mut waiting = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder)
            .map_err(|problem| format!("{} cannot be read: {problem}", folder.display()))?;
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if path.is_dir() {
                waiting.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    for file in files {
        let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let path = file.canonicalize().unwrap_or_else(|_| file.clone());
        let _ = writeln!(code, "    ({name:?}, include_str!({})),", literal(&path.display()));
    }
    code.push_str("]\n");
    write(&out.join("packs.rs"), &code)
}

/// Bundles `web/` and writes `assets.rs`: one row a file.
fn assets(here: &Path, out: &Path) -> Result<(), String> {
    let web = here
        .join("../../web")
        .canonicalize()
        .map_err(|problem| format!("the folder web/ is missing: {problem}"))?;
    let templates = here.join("templates");
    for watched in ["package.json", "package-lock.json", "build.js", "prune.js", "src"] {
        println!("cargo::rerun-if-changed={}", web.join(watched).display());
    }
    println!("cargo::rerun-if-changed={}", templates.display());
    println!("cargo::rerun-if-changed={}", here.join("build.rs").display());

    let bundle = out.join("web");
    let lock = fs::File::create(web.join(".lock"))
        .map_err(|problem| format!("web/.lock cannot be made: {problem}"))?;
    lock.lock().map_err(|problem| format!("web/.lock cannot be taken: {problem}"))?;
    node_is_new_enough()?;
    fetch_packages(&web)?;
    run(
        Command::new("node").arg("build.js").arg(&bundle).arg(&templates).current_dir(&web),
        "bundling web/ failed",
    )?;
    drop(lock);

    let manifest = read(&bundle.join("manifest.txt"))?;
    let mut code = String::from("&[\n");
    for line in manifest.lines() {
        let (name, file) =
            line.split_once('\t').ok_or("web/build.js wrote a manifest line without a tab")?;
        let path = bundle.join(file);
        let packed = literal(&path.with_file_name(format!("{file}.gz")).display());
        let (name, url, media) =
            (literal(name), literal(&format!("/assets/{file}")), literal(media(file)));
        let plain = literal(&path.display());
        let _ = writeln!(
            code,
            "    Asset {{ name: {name}, url: {url}, media: {media},\n        \
             plain: include_bytes!({plain}), gzip: include_bytes!({packed}) }},"
        );
    }
    code.push_str("]\n");
    write(&out.join("assets.rs"), &code)
}

/// Says what to install when Node or npm is not there.
fn node_is_new_enough() -> Result<(), String> {
    let version =
        Command::new("node").arg("--version").output().map_err(|problem| match problem.kind() {
            io::ErrorKind::NotFound => format!("`node` was not found. {NODE_HINT}"),
            _ => format!("`node` does not run ({problem}). {NODE_HINT}"),
        })?;
    let version = String::from_utf8_lossy(&version.stdout);
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|part| part.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_MAJOR_MIN => {}
        _ => return Err(format!("Node.js {} is too old. {NODE_HINT}", version.trim())),
    }
    Ok(())
}

/// Installs exactly what the lock file names, unless that is what lies there already.
fn fetch_packages(web: &Path) -> Result<(), String> {
    let wanted = read(&web.join("package-lock.json"))?;
    let stamp = web.join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if Command::new(npm()).arg("--version").output().is_err() {
        return Err(format!("`npm` was not found. {NODE_HINT}"));
    }
    let install = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefer-offline",
        "--loglevel=error",
    ];
    run(
        Command::new(npm()).args(install).current_dir(web),
        "`npm ci` in web/ failed: is the npm registry reachable? (`npm config get registry` says which one is asked)",
    )?;
    write(&stamp, &wanted)
}

/// A text as a literal of Rust.
fn literal(text: &(impl ToString + ?Sized)) -> String {
    format!("{:?}", text.to_string())
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn media(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

fn run(command: &mut Command, failure: &str) -> Result<(), String> {
    let output = command.output().map_err(|problem| format!("{failure}: {problem}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{failure}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path)
        .map_err(|problem| format!("{} cannot be read: {problem}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text)
        .map_err(|problem| format!("{} cannot be written: {problem}", path.display()))
}
