//! A PostgreSQL server of this test alone, because it is stopped in the middle of commands and started again.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::env;

/// A cluster in a folder that goes away with it.
pub(crate) struct Cluster {
    programs: PathBuf,
    /// User and group the server runs as, where we are root: PostgreSQL refuses to be.
    lent: Option<(u32, u32)>,
    port: u16,
    folder: tempfile::TempDir,
}

impl Cluster {
    /// A server that runs; none only when that half is left out on purpose.
    #[expect(clippy::print_stderr, reason = "a half left out is told loudly")]
    pub(crate) fn start_new() -> Option<Cluster> {
        if env("WENGUO_TEST_SQLITE_ONLY").is_some_and(|it| it == "1") {
            eprintln!("LEFT OUT: the PostgreSQL half of this test (WENGUO_TEST_SQLITE_ONLY=1)");
            return None;
        }
        let programs = programs().expect(
            "PostgreSQL is not installed: install it, or set WENGUO_TEST_SQLITE_ONLY=1 to leave this half out",
        );
        let folder = tempfile::Builder::new().prefix("wenguo-pg-").tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let cluster = Cluster { programs, lent: lent(folder.path()), port, folder };
        let data = cluster.data();
        let words = [
            "--username=wenguo",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--pgdata",
        ];
        assert!(cluster.tool("initdb").args(words).arg(&data).status().unwrap().success());
        let mut file =
            fs::OpenOptions::new().append(true).open(data.join("postgresql.conf")).unwrap();
        // A crash of the server, not of the machine: what the operating system was given is kept.
        file.write_all(
            b"listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\n",
        )
        .unwrap();
        cluster.start();
        Some(cluster)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The address of its one database.
    pub(crate) fn url(&self) -> String {
        format!("postgres://wenguo@127.0.0.1:{}/postgres", self.port)
    }

    /// The address of another, empty database.
    pub(crate) fn database(&self, name: &str) -> String {
        let mut create = self.tool("createdb");
        create.args(["-h", "127.0.0.1", "-U", "wenguo", "-p", &self.port.to_string(), name]);
        assert!(create.status().unwrap().success());
        format!("postgres://wenguo@127.0.0.1:{}/{name}", self.port)
    }

    /// Starts it, again at the same port, and waits until it answers.
    pub(crate) fn start(&self) {
        let mut start = self.tool("pg_ctl");
        start
            .args(["start", "-w", "-s", "-o", &format!("-p {}", self.port), "-D"])
            .arg(self.data());
        let log = self.folder.path().join("log");
        let started = start.arg("-l").arg(&log).status().unwrap().success();
        assert!(started, "{}", fs::read_to_string(&log).unwrap_or_default());
    }

    /// Stops it as a crash does: every connection is cut, nothing is tidied up.
    pub(crate) fn stop(&self) {
        let mut stop = self.tool("pg_ctl");
        stop.args(["stop", "-w", "-s", "-m", "immediate", "-D"]).arg(self.data());
        assert!(stop.status().unwrap().success());
    }

    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        if let Some((uid, gid)) = self.lent {
            command.uid(uid).gid(gid);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.tool("pg_ctl");
        // It may be stopped already; then there is nothing to stop.
        let _stopped =
            stop.args(["stop", "-w", "-s", "-m", "immediate", "-D"]).arg(self.data()).status();
    }
}

/// The folder with the server's programs, the newest release first.
fn programs() -> Option<PathBuf> {
    let mut releases: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.file_name()?.to_str()?.parse().ok()?, path.join("bin")))
        })
        .collect();
    releases.sort();
    let beside =
        || env("PATH")?.split(':').map(PathBuf::from).find(|it| it.join("initdb").exists());
    releases.pop().map(|(_, path)| path).or_else(beside)
}

/// Lends the folder to `postgres` where it is root's.
fn lent(folder: &Path) -> Option<(u32, u32)> {
    if fs::metadata(folder).unwrap().uid() != 0 {
        return None;
    }
    let number = |flag: &str| {
        let output = Command::new("id").args([flag, "postgres"]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.trim().parse().expect("there is a user `postgres`")
    };
    let (uid, gid) = (number("-u"), number("-g"));
    chown(folder, Some(uid), Some(gid)).unwrap();
    Some((uid, gid))
}
