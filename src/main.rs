//! The door: hands the arguments and one locked, buffered way out to [`backplan::cli`], and says
//! how it went.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use backplan::cli;

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    cli::run(std::env::args_os(), &mut out).unwrap_or_else(cli::cannot_print)
}
