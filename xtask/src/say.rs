//! The one place where these tools write to the terminal.
//!
//! Printing is a lint error elsewhere; here it is a plain write whose failure (a closed pipe) is nobody's concern.

use std::fmt;
use std::io::{self, Write};

/// Writes one line to standard output.
pub(crate) fn line(text: fmt::Arguments<'_>) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Writes one line, formatted.
macro_rules! say {
    ($($part:tt)*) => { $crate::say::line(format_args!($($part)*)) };
}
pub(crate) use say;
