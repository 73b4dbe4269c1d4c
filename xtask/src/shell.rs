//! Running other programs: cargo, git, node.
//!
//! Output always passes through to the terminal as it comes; what a caller wants to read from it is kept beside.

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::say::say;

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

/// A command run in the root of the repository.
pub(crate) fn command<S: AsRef<OsStr>>(program: &str, arguments: &[S]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs it with its output on our terminal; true when it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    announce(command);
    Ok(command.status().with_context(|| format!("cannot start {}", shown(command)))?.success())
}

/// Runs it with its output on our terminal; an error when it fails.
pub(crate) fn must_succeed(command: &mut Command) -> Result<()> {
    if !succeeds(command)? {
        bail!("{} failed", shown(command));
    }
    Ok(())
}

/// Its standard output as text, without a word on the terminal; an error with its messages when it fails.
pub(crate) fn text_of(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        let out = String::from_utf8_lossy(&output.stdout);
        let err = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed\n{out}{err}", shown(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it with its output on our terminal and also returns that output.
pub(crate) fn watched(command: &mut Command) -> Result<(bool, String)> {
    announce(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    let out = child.stdout.take().context("no standard output")?;
    let err = child.stderr.take().context("no standard error")?;
    let errors = thread::spawn(move || passed_through(err, io::stderr()));
    let mut text = passed_through(out, io::stdout());
    text.push(b'\n');
    text.extend(errors.join().expect("the reading thread does not panic"));
    let success = child.wait()?.success();
    Ok((success, String::from_utf8_lossy(&text).into_owned()))
}

/// Whether a person is looking, so that colours are kept although the output goes through a pipe.
pub(crate) fn on_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Where a program lies: in PATH or in one of the further folders.
pub(crate) fn find_program(name: &str, further: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).collect::<Vec<_>>();
    further.iter().chain(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Where cargo puts what it builds.
pub(crate) fn target_folder() -> Result<PathBuf> {
    let metadata = metadata()?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target")?;
    Ok(PathBuf::from(folder))
}

/// What cargo knows about the workspace, asked once.
pub(crate) fn metadata() -> Result<&'static serde_json::Value> {
    static METADATA: OnceLock<serde_json::Value> = OnceLock::new();
    if let Some(known) = METADATA.get() {
        return Ok(known);
    }
    let text = text_of(&mut command("cargo", &["metadata", "--no-deps", "--format-version", "1"]))?;
    let value = serde_json::from_str(&text).context("cargo metadata is not JSON")?;
    Ok(METADATA.get_or_init(|| value))
}

fn announce(command: &Command) {
    say!("$ {}", shown(command));
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn passed_through(mut from: impl Read, mut to: impl Write) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut piece = [0; 8192];
    while let Ok(n @ 1..) = from.read(&mut piece) {
        kept.extend_from_slice(&piece[..n]);
        let _ = to.write_all(&piece[..n]).and_then(|()| to.flush());
    }
    kept
}
