//! A PostgreSQL of our own in a temporary folder, for as long as a run lasts.
//!
//! It must be gone however we end: well, with an error, by Ctrl-C or killed. So a small watcher
//! process holds the other end of a pipe; when the pipe closes, for whatever reason, it stops the
//! server and removes the folder. Dropping [`Postgres`] closes the pipe and waits.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::machine;
use crate::shell::{command, text_of};

/// How often another port is tried when somebody takes ours between choosing and binding it.
const ATTEMPTS_MAX: usize = 5;

/// Waits for the end of its input, which is our end, then clears up. Arguments: `pg_ctl`, folder.
const WATCHER: &str =
    r#"cat >/dev/null; "$1" stop -s -w -m immediate -D "$2/data" >/dev/null 2>&1; rm -rf "$2""#;

/// Whether committed rows survive a crash of the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Nothing is synced: right for tests, useless for measuring.
    None,
    /// PostgreSQL's own defaults.
    Kept,
}

/// A running server that goes away with this value.
pub(crate) struct Postgres {
    url: String,
    watcher: Child,
    folder: TempDir,
}

impl Postgres {
    /// Makes a cluster and starts it on a free port of 127.0.0.1.
    pub(crate) fn start(durability: Durability) -> Result<Self> {
        let programs = machine::postgres_programs().context("PostgreSQL is not installed")?;
        let folder = tempfile::Builder::new().prefix("wenguo-pg-").tempdir()?;
        let cluster = Cluster {
            owner: Owner::of(folder.path())?,
            programs,
            folder: folder.path().to_owned(),
        };
        let watcher = cluster.watch()?;
        let mut postgres = Self { url: String::new(), watcher, folder };
        cluster.init()?;
        cluster.configure(durability)?;
        let port = cluster.start()?;
        postgres.url = format!("postgres://wenguo@127.0.0.1:{port}/postgres");
        Ok(postgres)
    }

    /// The address of the superuser; tests make databases of their own with it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        let _ = self.watcher.wait();
        // The watcher may not remove the folder itself where the temporary folder is ours alone.
        let _ = fs::remove_dir_all(self.folder.path());
    }
}

/// The user the server runs as. PostgreSQL refuses to be root, so root lends it to `postgres`.
#[derive(Clone, Copy)]
struct Owner {
    uid: u32,
    gid: u32,
    is_lent: bool,
}

impl Owner {
    /// The owner of a folder that we just made is ourselves.
    fn of(folder: &Path) -> Result<Self> {
        let metadata = fs::metadata(folder)?;
        if metadata.uid() != 0 {
            return Ok(Self { uid: metadata.uid(), gid: metadata.gid(), is_lent: false });
        }
        if number_of("-u").is_err() {
            text_of(&mut command("useradd", &["--system", "--user-group", "postgres"]))?;
        }
        let owner = Self { uid: number_of("-u")?, gid: number_of("-g")?, is_lent: true };
        chown(folder, Some(owner.uid), Some(owner.gid))?;
        Ok(owner)
    }
}

fn number_of(flag: &str) -> Result<u32> {
    let text = text_of(&mut command("id", &[flag, "postgres"]))?;
    text.trim().parse().with_context(|| format!("id {flag} postgres says {text:?}"))
}

struct Cluster {
    owner: Owner,
    programs: PathBuf,
    folder: PathBuf,
}

impl Cluster {
    /// A command run as the owner, in a folder the owner can read.
    fn as_owner(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.folder).stdin(Stdio::null());
        if self.owner.is_lent {
            command.uid(self.owner.uid).gid(self.owner.gid);
        }
        command
    }

    fn watch(&self) -> Result<Child> {
        self.as_owner("/bin/sh")
            .args(["-c", WATCHER, "watcher"])
            .arg(self.programs.join("pg_ctl"))
            .arg(&self.folder)
            .current_dir("/")
            // Ctrl-C goes to the whole group; the watcher must outlive it.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start the watcher of PostgreSQL")
    }

    fn init(&self) -> Result<()> {
        let mut initdb = self.as_owner(self.programs.join("initdb"));
        initdb.args([
            "--username=wenguo",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        text_of(initdb.arg("--pgdata").arg(self.folder.join("data"))).map(drop)
    }

    /// Only TCP on the loopback: a socket path in a deep temporary folder can be too long.
    fn configure(&self, durability: Durability) -> Result<()> {
        let mut file =
            OpenOptions::new().append(true).open(self.folder.join("data/postgresql.conf"))?;
        file.write_all(b"listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 300\n")?;
        if durability == Durability::None {
            file.write_all(b"fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")?;
        }
        Ok(())
    }

    fn start(&self) -> Result<u16> {
        let log = self.folder.join("log");
        for _ in 0..ATTEMPTS_MAX {
            let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            let mut start = self.as_owner(self.programs.join("pg_ctl"));
            start.args(["start", "-w", "-s", "-o", &format!("-p {port}")]);
            start.arg("-D").arg(self.folder.join("data")).arg("-l").arg(&log);
            // The server would keep our pipes open, so it gets none of them.
            if start.stdout(Stdio::null()).stderr(Stdio::null()).status()?.success() {
                return Ok(port);
            }
            let said = fs::read_to_string(&log).unwrap_or_default();
            if !said.contains("Address already in use") {
                bail!("PostgreSQL does not start:\n{said}");
            }
            let _ = fs::remove_file(&log);
        }
        bail!("PostgreSQL found no free port in {ATTEMPTS_MAX} attempts")
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;
    use std::path::PathBuf;

    use super::{Durability, Postgres};
    use crate::machine::postgres_programs;

    #[test]
    fn a_server_answers_while_it_is_held_and_leaves_nothing_behind() {
        // `cargo xtask test` installs PostgreSQL before it runs any test; a bare `cargo test` says so and goes on.
        if postgres_programs().is_none() {
            crate::say::say!(
                "SKIPPED: PostgreSQL is not installed; `cargo xtask test` installs it"
            );
            return;
        }
        let postgres = Postgres::start(Durability::None).unwrap();
        let folder: PathBuf = postgres.folder.path().to_owned();
        let address = postgres.url().split(['@', '/']).nth(3).unwrap().to_owned();
        assert!(TcpStream::connect(&address).is_ok(), "{address}");
        drop(postgres);
        assert!(TcpStream::connect(&address).is_err(), "{address} still answers");
        assert!(!folder.exists(), "{} is still there", folder.display());
    }
}
