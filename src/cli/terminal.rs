//! How and where is printed: colours, widths, stdout and stderr.

use std::ffi::OsString;
use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use terminal_size::{Height, Width, terminal_size, terminal_size_of};

use crate::text::look::Look;
use crate::text::page::BOLD;
use crate::text::vocabulary::{Vocabulary as _, vocabulary};
use crate::text::wrap;
use crate::text::yes_no::yes_or_no;

vocabulary! {
    /// When output is coloured.
    pub enum Colour ("choice of colour") {
        /// On a terminal that shows colours, unless `NO_COLOR` or `CLICOLOR` says otherwise.
        Auto = "auto" | "automatic",
        /// Always.
        Always = "always" | "yes" | "on" | "true",
        /// Never.
        Never = "never" | "no" | "off" | "false" | "none",
    }
}

impl Colour {
    /// Makes this the choice for stdout and stderr. It wins over the environment.
    pub fn hold(self) {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::AlwaysAnsi,
            Self::Never => ColorChoice::Never,
        }
        .write_global();
    }
}

/// Widths that text is laid out for, in columns. Below, words no longer fit; above, lines are hard
/// to read.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// Width of text that goes to no terminal.
const USUAL_WIDTH: usize = 80;

/// How text is laid out on stdout: as wide as the terminal, also behind a pipe. A file has the
/// same lines wherever it is written.
pub fn look_of_stdout() -> Look {
    if stdout_is_file() { look_of_file() } else { look_of(terminal_size_of(io::stdout())) }
}

/// How text is laid out for the person who sits at the terminal: what is no data.
pub fn look_of_stderr() -> Look {
    look_of(terminal_size_of(io::stderr()))
}

/// How text is laid out in a file.
pub fn look_of_file() -> Look {
    look(columns())
}

/// A terminal's own width goes first. Text that goes to none may pass on to the one that the
/// person sits at.
fn look_of(own: Option<(Width, Height)>) -> Look {
    let width = |(width, _): (Width, Height)| usize::from(width.0);
    look(own.map(width).or_else(columns).or_else(|| terminal_size().map(width)))
}

fn look(width: Option<usize>) -> Look {
    let width = width.unwrap_or(USUAL_WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end());
    Look { width, unicode: unicode() }
}

/// What `COLUMNS` says.
fn columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0)
}

#[cfg(unix)]
fn stdout_is_file() -> bool {
    use std::os::fd::AsFd as _;
    let stdout = io::stdout().as_fd().try_clone_to_owned();
    let about = stdout.and_then(|stdout| std::fs::File::from(stdout).metadata());
    about.is_ok_and(|about| about.is_file())
}

#[cfg(not(unix))]
fn stdout_is_file() -> bool {
    false
}

/// Whether the locale can show more than ASCII. Nothing said means yes: terminals without it are
/// rarer than unset locales.
fn unicode() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// Whether pictures of Braille signs can be shown: where Unicode can, save on consoles whose
/// letters have none.
pub fn shows_pictures(look: Look) -> bool {
    look.unicode
        && !std::env::var("TERM").is_ok_and(|term| ["dumb", "linux"].contains(&term.as_str()))
}

/// Whether nothing may move on the terminal: somebody asked for that, or it can't.
pub fn is_plain() -> bool {
    let accessible = std::env::var("ACCESSIBLE").is_ok_and(|set| {
        let set = set.trim();
        !set.is_empty() && set != "0" && yes_or_no(set) != Some(false)
    });
    accessible || std::env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// Prints styled text, without its styles where stdout shows no colour.
pub fn print(out: &mut dyn Write, text: &str) -> io::Result<()> {
    if AutoStream::choice(&io::stdout()) != ColorChoice::Never {
        return out.write_all(text.as_bytes());
    }
    anstream::adapter::strip_str(text).try_for_each(|piece| out.write_all(piece.as_bytes()))
}

/// Says styled text on stderr. When nobody can hear it there is nobody to tell.
pub fn say(text: &str) {
    anstream::stderr().write_all(text.as_bytes()).ok();
}

/// Says sentences on stderr: on a terminal in lines of its width, elsewhere each in one.
pub fn tell(text: &str) {
    match terminal_size_of(io::stderr()) {
        Some(_) => say(&wrap::sentences(text, look_of_stderr().width)),
        None => say(text),
    }
}

/// Says a line that is good to know on stderr.
pub fn note(text: &str) {
    tell(&format!("{BOLD}note:{BOLD:#} {text}\n"));
}

/// Follows `--color` when the arguments as a whole could not be understood.
pub fn choose_colour_early(arguments: &[OsString]) {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let chosen =
        texts.iter().enumerate().find_map(|(index, text)| match text.strip_prefix("--color") {
            Some("") => texts.get(index + 1).map(AsRef::as_ref),
            Some(value) => value.strip_prefix('='),
            None => None,
        });
    if let Some(Ok(colour)) = chosen.map(Colour::parse) {
        colour.hold();
    }
}
