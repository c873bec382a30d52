//! The door: hands the arguments and one locked, buffered way out to [`backplan::cli`], and says how it went.

use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::process::ExitCode;

use backplan::cli;

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = cli::run(std::env::args_os(), &mut out).and_then(|code| out.flush().map(|()| code));
    match done {
        Ok(code) => code,
        // Whoever closed the pipe has read enough: `backplan list | head -1`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => cli::cannot_print(&error),
    }
}
