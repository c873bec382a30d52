//! What the argument parser finds wrong with the command line as a whole, said as everything else is
//! that is wrong.

mod sideways;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory as _, Error};

use crate::cli::args::Arguments;
use crate::cli::failure::{Failure, Mistake, WRONG};
use crate::cli::{kind, terminal};
use crate::text::near::{did_you_mean, nearest};
use crate::text::printable::{cut, printable, shown};

/// The values that are often more than a word.
const OF_WORDS: [&str; 6] = ["DATE", "NAME", "NUMBER", "TEXT", "TIME", "YEARS"];
/// The most parts of a list that are repeated.
const MOST_PARTS: usize = 10;
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

const fn is_help(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    )
}

/// What the parser answers, as a mistake; none where it is help.
fn mistake(answer: &Error, arguments: &[OsString]) -> Option<Mistake> {
    if is_help(answer.kind()) {
        return None;
    }
    let (said, value) =
        (text(answer, ContextKind::InvalidArg), text(answer, ContextKind::InvalidValue));
    let argument = said.as_deref().unwrap_or_default();
    let line = Line::of(arguments);
    let (message, help) = match answer.kind() {
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
            (format!("{} is missing", missing(answer)), line.example())
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
    // Where it is a command that does not go with flags, no argument is named.
    let command = texts(answer, ContextKind::InvalidSubcommand);
    let argument = command.first().map_or(flag(argument), String::as_str);
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
        let words = arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned());
        Self::of_words(words.collect())
    }

    fn of_words(words: Vec<String>) -> Self {
        let mut program = Arguments::command();
        program.build();
        let (mut path, mut command) = (Vec::new(), &program);
        // What stands behind `help` is looked for among all commands.
        for word in words.iter().filter(|word| *word != "help") {
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

    /// How the command is called, by the first example of its help.
    fn example(&self) -> String {
        let help = self.command().get_after_long_help().map(ToString::to_string);
        let example = help.iter().flat_map(|help| help.lines()).map(str::trim).find(|line| {
            line.strip_prefix(&self.called()).is_some_and(|rest| rest.starts_with(' '))
        });
        example.map_or_else(|| self.all_flags(), |example| format!("write it like `{example}`"))
    }

    fn help_for_command(&self, word: &str) -> String {
        // Words behind it may be names of other commands.
        let at = self.words.iter().position(|typed| typed == word).unwrap_or(self.words.len());
        let (before, behind) = self.words.split_at(at);
        let line = Self::of_words(before.to_vec());
        let all = || format!("`{} --help` shows all commands", line.called());
        let slip = || {
            let name = nearest(word, line.command().get_subcommands().map(Command::get_name))?;
            let command = line.command().find_subcommand(name)?;
            let next = behind.get(1).filter(|next| command.find_subcommand(next).is_some());
            Some(did_you_mean(&next.map_or(name.to_owned(), |next| format!("{name} {next}"))))
        };
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
        // The values of flags that need none stand behind `=`.
        let takes_it = |typed: &&String| {
            let mut arguments = self.command().get_arguments();
            let name = typed.strip_prefix("--");
            arguments.any(|known| known.is_require_equals_set() && known.get_long() == name)
        };
        if let Some(flag) = before.filter(takes_it) {
            return did_you_mean(&format!("{flag}={}", shown(word)));
        }
        let has = |flag: &str| self.flags().any(|known| known == flag);
        let path = Path::new(word);
        let format = path.extension().and_then(|end| kind::called(end.to_str()?));
        let output = || {
            let is_output = format.is_some() && has("output");
            is_output.then(|| did_you_mean(&format!("-o {}", shown(word))))
        };
        let value = || sideways::value(word, has).map(|value| did_you_mean(&value));
        let of_words = || self.quoted(word, |value| OF_WORDS.contains(&value));
        let help = self.joined(word).or_else(output).or_else(of_words).or_else(value);
        help.or_else(|| self.quoted(word, |_| true)).unwrap_or_else(|| {
            match self.called().as_str() {
                "backplan list" => format!("`backplan list --search {}` looks for it", shown(word)),
                _ => self.all_flags(),
            }
        })
    }

    /// The list of a flag whose parts were typed apart, with its commas.
    fn joined(&self, word: &str) -> Option<String> {
        let (flag, parts) = self.apart(word, |value| value == "LIST")?;
        let list = parts.join(",");
        let one = parts.join(" ");
        Some(format!(
            "join them with commas: `{flag} {list}`; quote what is one: `{flag} \"{one}\"`"
        ))
    }

    /// The value of a flag whose words were typed apart, in its quotes.
    fn quoted(&self, word: &str, is_value: impl Fn(&str) -> bool) -> Option<String> {
        let (flag, words) = self.apart(word, is_value)?;
        Some(format!("quote what belongs together: `{flag} \"{}\"`", words.join(" ")))
    }

    /// The flag that a word stands behind, though not at once, and the words that do.
    fn apart(
        &self,
        word: &str,
        is_value: impl Fn(&str) -> bool,
    ) -> Option<(&str, Vec<Cow<'_, str>>)> {
        let at = self.words.iter().position(|typed| typed == word)?;
        let is_flag = |typed: &String| typed.starts_with('-');
        let start = self.words[..at].iter().rposition(is_flag)?;
        let flag = self.words[start].as_str();
        let is_it = |arg: &&clap::Arg| arg.get_long() == flag.strip_prefix("--");
        let arg = self.command().get_arguments().find(is_it)?;
        let is_such = |names: &[clap::builder::Str]| names.len() == 1 && is_value(&names[0]);
        if !arg.get_value_names().is_some_and(is_such) || at < start + 2 {
            return None;
        }
        let words = self.words[start + 1..].iter().take_while(|typed| !is_flag(typed));
        Some((flag, words.take(MOST_PARTS).map(|word| shown(word)).collect()))
    }
}
