//! The program `wenguo`: everything lies in the library, so that tests can drive it.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::main()
}
