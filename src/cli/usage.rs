//! What the argument parser finds wrong with the command line as a whole, said as everything else is
//! that is wrong.

mod sideways;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory as _, Error};

use crate::cli::args::Arguments;
use crate::cli::failure::{Failure, Mistake, WRONG};
use crate::cli::terminal;
use crate::text::near::{did_you_mean, nearest, perhaps};
use crate::text::printable::{cut, printable, shown};

/// The longest line of what the parser says, in characters.
const LONGEST_LINE: usize = 300;

/// Prints what the argument parser answers instead of arguments: help, the version, or an error
/// about the arguments as a whole.
///
/// # Errors
/// When `out` can't be written to.
pub fn print_help_or_error(
    answer: &clap::Error,
    arguments: &[OsString],
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    terminal::choose_colour_early(arguments);
    if let Some(mistake) = mistake(answer, arguments) {
        return Ok(Failure::from(mistake).report());
    }
    let text = answer.render().ansi().to_string();
    if answer.use_stderr() {
        terminal::say(&text);
    } else {
        terminal::print(out, &text)?;
    }
    Ok(ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(WRONG)))
}

/// What the parser answers, as a mistake; none where it is help.
fn mistake(answer: &Error, arguments: &[OsString]) -> Option<Mistake> {
    let (said, value) =
        (text(answer, ContextKind::InvalidArg), text(answer, ContextKind::InvalidValue));
    let argument = said.as_deref().unwrap_or_default();
    let line = Line::of(arguments);
    let (message, help) = match answer.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::InvalidSubcommand => {
            let word = text(answer, ContextKind::InvalidSubcommand).unwrap_or_default();
            (format!("unknown command `{}`", shown(&word)), line.help_for_command(&word))
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            (format!("unknown flag `{}`", shown(argument)), line.help_for_flag(argument))
        }
        ErrorKind::UnknownArgument => {
            (format!("unexpected `{}`", shown(argument)), line.help_for_word(argument))
        }
        ErrorKind::ArgumentConflict => conflict(argument, answer),
        ErrorKind::MissingRequiredArgument => {
            (format!("{} is missing", missing(answer)), line.usage(answer))
        }
        ErrorKind::TooManyValues => {
            let value = value.unwrap_or_default();
            (
                format!("{}: takes no value, not `{}`", flag(argument), shown(&value)),
                "leave the value out; for a no, leave the flag out".to_owned(),
            )
        }
        ErrorKind::InvalidValue if value.as_deref() == Some("") => {
            let name = argument.split_once(' ').map_or("value", |(_, name)| name);
            let name = name.trim_matches(['<', '>', '.']);
            (format!("{}: the {name} is missing", flag(argument)), line.all_flags())
        }
        ErrorKind::InvalidUtf8 => ("an argument is not UTF-8 text".to_owned(), line.all_flags()),
        _ => (first_line(answer), line.all_flags()),
    };
    Some(Mistake::Said { message, help: Some(help) })
}

/// The flag of an argument as the parser names it, `--level <LEVEL>`.
fn flag(argument: &str) -> &str {
    argument.split(' ').next().unwrap_or_default()
}

fn conflict(argument: &str, answer: &Error) -> (String, String) {
    let others = texts(answer, ContextKind::PriorArg);
    let others: Vec<&str> = others.iter().map(|other| flag(other)).collect();
    let argument = flag(argument);
    if others.iter().all(|other| *other == argument) {
        return (format!("{argument}: comes twice"), "give it once".into());
    }
    let others = others.join(", ");
    (format!("{argument}: does not go with {others}"), format!("leave out {argument} or {others}"))
}

fn missing(answer: &Error) -> String {
    let missing = texts(answer, ContextKind::InvalidArg);
    let names: Vec<&str> = missing.iter().map(|name| name.trim_matches(['<', '>', '.'])).collect();
    names.join(" and ")
}

/// What the parser says in its first line.
fn first_line(answer: &Error) -> String {
    let said = answer.to_string();
    let line = said.lines().next().unwrap_or_default();
    printable(&cut(line.trim_start_matches("error: "), LONGEST_LINE)).into_owned()
}

fn text(answer: &Error, kind: ContextKind) -> Option<String> {
    texts(answer, kind).into_iter().next()
}

fn texts(answer: &Error, kind: ContextKind) -> Vec<String> {
    match answer.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

/// The command line as it was typed, and the command that it calls.
struct Line {
    words: Vec<String>,
    program: Command,
    /// The names that lead to the command: `catalogue check`.
    path: Vec<String>,
}

impl Line {
    fn of(arguments: &[OsString]) -> Self {
        let words: Vec<String> =
            arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
        let mut program = Arguments::command();
        program.build();
        let (mut path, mut command) = (Vec::new(), &program);
        for word in &words {
            if let Some(within) = command.find_subcommand(word) {
                path.push(word.clone());
                command = within;
            }
        }
        Self { words, program, path }
    }

    /// The command that is called; the program itself where none is.
    fn command(&self) -> &Command {
        self.path
            .iter()
            .fold(&self.program, |command, name| command.find_subcommand(name).unwrap_or(command))
    }

    /// How the command is called: `backplan list`.
    fn called(&self) -> String {
        let names = std::iter::once("backplan").chain(self.path.iter().map(String::as_str));
        names.collect::<Vec<_>>().join(" ")
    }

    fn flags(&self) -> impl Iterator<Item = &str> {
        self.command().get_arguments().filter_map(clap::Arg::get_long)
    }

    fn all_flags(&self) -> String {
        format!("`{} --help` shows what it takes", self.called())
    }

    fn usage(&self, answer: &Error) -> String {
        let usage = text(answer, ContextKind::Usage).unwrap_or_default();
        match usage.trim().strip_prefix("Usage: ") {
            Some(usage) => format!("write it like `{usage}`"),
            None => self.all_flags(),
        }
    }

    fn help_for_command(&self, word: &str) -> String {
        let names = self.command().get_subcommands().map(Command::get_name);
        let all = || format!("`{} --help` shows all commands", self.called());
        let slip = || perhaps(word, names);
        sideways::command(word).or_else(slip).unwrap_or_else(all)
    }

    fn help_for_flag(&self, argument: &str) -> String {
        let is_value =
            |pair: &&[String]| pair[0].starts_with("--") && pair[1].starts_with(argument);
        let is_number = argument[1..].starts_with(|c: char| c.is_ascii_digit());
        let behind = self.words.windows(2).find(is_value).filter(|_| is_number);
        if let Some([flag, value]) = behind {
            let (flag, value) = (shown(flag), shown(value));
            return format!("a value that begins with `-` stands behind `=`, like {flag}={value}");
        }
        let name = argument.trim_start_matches('-').split('=').next().unwrap_or_default();
        let has = |flag: &str| self.flags().any(|known| known == flag);
        let slip = || nearest(name, self.flags()).map(|flag| did_you_mean(&format!("--{flag}")));
        sideways::flag(name, has).or_else(slip).unwrap_or_else(|| self.all_flags())
    }

    /// What to do about a word where none is expected.
    fn help_for_word(&self, word: &str) -> String {
        let before = self.words.iter().rev().skip_while(|typed| *typed != word).nth(1);
        // The values of these stand behind `=`, since they need none.
        let with_list =
            before.filter(|before| ["--cleared", "--assessed"].contains(&before.as_str()));
        if let Some(flag) = with_list {
            return did_you_mean(&format!("{flag}={}", shown(word)));
        }
        match self.called().as_str() {
            "backplan list" => format!("`backplan list --search {}` finds it", shown(word)),
            _ => self.all_flags(),
        }
    }
}
