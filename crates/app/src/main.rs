//! The one binary: reads the command line and leaves with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    gandan::cli::run(std::env::args_os())
}
