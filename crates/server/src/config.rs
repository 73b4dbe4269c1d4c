//! Settings: from the command line and the environment, read once, here.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

/// Settings of a running desk. Every one can be given as an option or by an environment variable.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Where the register lies: a folder (embedded database) or `postgres://user@host/database`.
    #[arg(long, env = "WENGUO_DATA", default_value = "wenguo-data")]
    pub data: String,
    /// Address and port to listen at; port 0 takes a free one.
    #[arg(long, env = "WENGUO_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address people open, for links in letters and the check of a form's origin.
    #[arg(long, env = "WENGUO_URL")]
    pub url: Option<String>,
    /// A folder of packs besides the built-in ones.
    #[arg(long, env = "WENGUO_PACKS")]
    pub packs: Option<PathBuf>,
    /// Where letters go out: `smtp://user:password@host:port`, `smtps://…`; none: they wait in the outbox.
    #[arg(long, env = "WENGUO_SMTP")]
    pub smtp: Option<String>,
    /// The sender of letters, e.g. `Complaints <care@example.com>`.
    #[arg(long, env = "WENGUO_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Trust `X-Forwarded-For` and `X-Forwarded-Proto` of a proxy in front.
    #[arg(long, env = "WENGUO_BEHIND_PROXY")]
    pub behind_proxy: bool,
}
