//! How and where is printed: colours, widths, stdout and stderr.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};

use anstream::{AutoStream, ColorChoice};

use crate::text::look::Look;
use crate::text::page::BOLD;
use crate::text::vocabulary::{Vocabulary as _, vocabulary};

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

/// How text is laid out on stdout.
pub fn look_of_stdout() -> Look {
    let stdout = io::stdout();
    let terminal =
        if stdout.is_terminal() { terminal_size::terminal_size_of(stdout) } else { None };
    look(terminal.map(|(width, _)| usize::from(width.0)))
}

/// The layout for a terminal of a width, or for what is no terminal.
pub fn look(terminal: Option<usize>) -> Look {
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0);
    let width = terminal.or_else(columns).unwrap_or(USUAL_WIDTH);
    Look { width: width.clamp(*WIDTHS.start(), *WIDTHS.end()), unicode: unicode() }
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

/// Says a line that is good to know on stderr.
pub fn note(text: &str) {
    say(&format!("{BOLD}note:{BOLD:#} {text}\n"));
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
