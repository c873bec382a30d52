//! Text that is longer than a screen, through the program that the person reads such text with.

use std::env;
use std::io::{self, Write as _};
use std::process::{Command, ExitStatus, Stdio};

use crate::cli::context::Context;
use crate::cli::failure::cause;
use crate::cli::terminal;
use crate::text::printable::printable;

/// What `less` is to do where `LESS` does not say: end where all fits on a screen, show colours,
/// leave what was read where it was.
const LESS: &str = "FRX";
/// Signs that mean something to a shell.
const SHELL: &str = "|&;<>()$`\\\"'*?[#~=%";

/// Shows styled text through `$PAGER`, or `less` where that is there. An empty `PAGER` means none;
/// one that fails is told, and the text printed.
pub fn show(text: &str, context: &mut Context) -> io::Result<()> {
    let Some(name) = name() else { return context.print(text) };
    context.out.flush()?;
    let mut bytes = Vec::with_capacity(text.len());
    terminal::print(&mut bytes, text)?;
    let why = match run(&name, &bytes) {
        // Who ends a pager by a signal has seen the text.
        Ok(status) if status.success() || status.code().is_none() => return Ok(()),
        Ok(status) => status.to_string(),
        Err(_) if env::var_os("PAGER").is_none() => return context.print(text),
        Err(error) => cause(&error),
    };
    terminal::note(&format!("the pager `{}` does not work: {why}", printable(&name)));
    context.print(text)
}

/// The pager and its arguments, in words.
fn name() -> Option<String> {
    let usual = || (env::var("TERM").ok()? != "dumb").then(|| "less -R".to_owned());
    env::var("PAGER").ok().or_else(usual).filter(|name| !name.trim().is_empty())
}

/// What is more than words is for a shell to read, as other programs have it.
fn command(name: &str) -> Command {
    if cfg!(unix) && name.contains(|sign| SHELL.contains(sign)) {
        let mut shell = Command::new("sh");
        shell.args(["-c", name]);
        return shell;
    }
    let mut words = name.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

fn run(name: &str, text: &[u8]) -> io::Result<ExitStatus> {
    let mut command = command(name);
    command.stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    // Ctrl-C is for the pager; without this program the two of pager and shell would share the keys.
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGINT, std::sync::Arc::default())?;
    let mut pager = command.spawn()?;
    if let Some(mut input) = pager.stdin.take() {
        // Who has read enough closes it.
        input.write_all(text).ok();
    }
    pager.wait()
}
