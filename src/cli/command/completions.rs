//! `backplan completions`: scripts for shells that ask the program itself what can stand at the
//! cursor, so that ids, words and formats come from where they are defined, a user's catalogue
//! among them.
//!
//! The vocabularies are laid over the arguments here, and only when a shell asks: no other run pays
//! for them.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{EnvCompleter, Shells};

use crate::catalogue::Catalogue;
use crate::catalogue::exercise::{Category, Exercise, Pattern, Position};
use crate::catalogue::gear::GYM;
use crate::cli::args::{self, Arguments};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::file::is_dash;
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::terminal::Colour;
use crate::cli::{file, kind, only, output, saved, schema_file, seal};
use crate::export::csv::Separator;
use crate::export::format::{Mark, Paper};
use crate::export::journal::{Short, said};
use crate::journal::record::{Record, Status};
use crate::journal::store::Store;
use crate::person::key::{Choices, Key, Kind};
use crate::person::profile::{Day, Reader};
use crate::person::weight::Unit;
use crate::rules;
use crate::text::id::Id;
use crate::text::listed::NONE;
use crate::text::printable::{capital, printable};
use crate::text::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A shell that there is a script for.
    pub enum Shell ("shell") {
        /// GNU Bash.
        Bash = "bash",
        /// Elvish.
        Elvish = "elvish",
        /// Fish.
        Fish = "fish",
        /// `PowerShell`.
        Pwsh = "powershell" | "pwsh",
        /// Z shell.
        Zsh = "zsh",
    }
}

/// The variable by which a script says that it asks, and for which shell.
const ASKED_BY: &str = "BACKPLAN_COMPLETE";
/// The program's name, as it is typed and as scripts call it.
const PROGRAM: &str = "backplan";

/// Prints a script.
pub fn run(args: &args::Completions, context: &mut Context) -> Result<ExitCode, Failure> {
    let mut wrong = Mistakes::default();
    let shell = wrong.named(Shell::parse(&args.shell));
    let shell = wrong.with(shell)?;
    let mark = if shell == Shell::Zsh { seal::ZSH } else { Mark::HASH };
    output::print_text(&script(shell)?, ("completions", mark), &args.place, context)?;
    Ok(ExitCode::SUCCESS)
}

/// The script of a shell. Those of the library hand words over as they are typed, with quotes and
/// backslashes, and in bash in pieces; where that can be tried, there are scripts of our own.
fn script(shell: Shell) -> io::Result<String> {
    let own = match shell {
        Shell::Bash => include_str!("completions/backplan.bash"),
        Shell::Fish => include_str!("completions/backplan.fish"),
        Shell::Zsh => include_str!("completions/backplan.zsh"),
        Shell::Elvish | Shell::Pwsh => "",
    };
    let mut script = own.as_bytes().to_vec();
    if let Some(shell) = Shells::builtins().completer(shell.as_str()).filter(|_| own.is_empty()) {
        shell.write_registration(ASKED_BY, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
    }
    Ok(String::from_utf8_lossy(&script).trim_start().to_owned())
}

/// Answers a script that asks; none when this is no question.
pub fn answer(arguments: &[OsString], out: &mut dyn Write) -> Option<io::Result<ExitCode>> {
    let asked_by = std::env::var_os(ASKED_BY)?;
    let shells = Shells::builtins();
    let shell = shells.completer(asked_by.to_str()?)?;
    let words: Vec<OsString> =
        arguments.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    Some(complete(shell, words, out).map(|()| ExitCode::SUCCESS))
}

fn complete(shell: &dyn EnvCompleter, words: Vec<OsString>, out: &mut dyn Write) -> io::Result<()> {
    let mut command = Arguments::command();
    command.build();
    let mut command = with_values(command, &Arc::new(catalogue(&words)));
    shell.write_complete(&mut command, words, std::env::current_dir().ok().as_deref(), out)
}

/// The catalogue that the words ask for. Mistakes are for the command to tell, not for a key press.
fn catalogue(words: &[OsString]) -> Catalogue {
    let built_in = crate::built_in::catalogue();
    let mut words = words.iter().map(|word| word.to_string_lossy());
    let Some(word) = words.find(|word| word.starts_with("--catalogue")) else { return built_in };
    let path = match word.split_once('=') {
        Some((_, path)) => Some(path.to_owned()),
        None => words.next().map(Into::into),
    };
    // Nothing is handed in while somebody types.
    let added = path.filter(|path| !is_dash(Path::new(path))).and_then(|path| {
        let text = file::read(Path::new(&path)).ok()?;
        Some((Catalogue::read(&path, &text, Some(&built_in)).ok()?, text))
    });
    match added {
        Some((added, text)) => built_in.with(added, &text).0,
        None => built_in,
    }
}

/// The command with what can stand behind its arguments and those of all commands within it.
fn with_values(command: Command, catalogue: &Arc<Catalogue>) -> Command {
    let name = called(&command);
    command
        .mut_args(|argument| with_value(&name, argument, catalogue))
        .mut_subcommands(|command| with_values(command, catalogue))
}

/// A command with those around it, but for the program: `log list`.
fn called(command: &Command) -> String {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    name.strip_prefix(PROGRAM).map_or(name, str::trim_start).to_owned()
}

fn with_value(command: &str, argument: Arg, catalogue: &Arc<Catalogue>) -> Arg {
    let Some(values) = values(command, &argument) else { return argument };
    let list = matches!(argument.get_action(), ArgAction::Append);
    let catalogue = Arc::clone(catalogue);
    argument.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let (before, begun) = if list {
            typed.split_at(typed.rfind(',').map_or(0, |comma| comma + 1))
        } else {
            ("", &*typed)
        };
        let is_new = |value: &Value| !before.split(',').any(|other| value.is(other.trim()));
        let values = values(&catalogue)
            .into_iter()
            .filter(|value| value.word.starts_with(begun) && is_new(value));
        values.map(|value| value.candidate(before)).collect()
    }))
}

/// One value that may be typed, and what it means.
struct Value {
    word: String,
    means: String,
}

impl Value {
    fn new(word: &str, means: impl Into<String>) -> Self {
        Self { word: word.into(), means: means.into() }
    }

    /// Whether a text is this value, or this exercise with its weight.
    fn is(&self, text: &str) -> bool {
        let id = self.word.strip_suffix('=').filter(|_| text.contains('='));
        text == self.word
            || id.is_some_and(|id| text.split_once('=').is_some_and(|(of, _)| of == id))
    }

    fn candidate(self, before: &str) -> CompletionCandidate {
        let help = (!self.means.is_empty()).then(|| self.means.into());
        CompletionCandidate::new(format!("{before}{}", self.word)).help(help)
    }
}

/// What can stand behind an argument, by the exercises and so on that there are.
type Values = Box<dyn Fn(&Catalogue) -> Vec<Value> + Send + Sync>;

/// What can stand behind an argument of a command; none where it is a number, a text or a path.
fn values(command: &str, argument: &Arg) -> Option<Values> {
    if !argument.get_action().takes_values() {
        return None;
    }
    if let Some(key) = argument.get_long().and_then(Key::of_flag) {
        return of_key(key);
    }
    Some(match (command, argument.get_id().as_str()) {
        (_, "today") => Box::new(|_| dates()),
        ("log" | "log edit" | "measure", "date")
        | ("log list", "since")
        | ("progress", "first" | "last") => Box::new(|_| days_ago()),
        (_, "date") => Box::new(|_| dates()),
        (_, "status") => words::<Status>(),
        ("log edit" | "log remove", "record") => Box::new(journal),
        ("progress", "format") => formats(&kind::PROGRESS),
        ("log list", "format") => formats(&kind::LOG),
        ("start" | "log" | "log edit", "session") => Box::new(titles),
        (_, "only") => Box::new(|_| parts()),
        (_, "category") => words::<Category>(),
        (_, "pattern") => words::<Pattern>(),
        (_, "position") => words::<Position>(),
        (_, "color") => words::<Colour>(),
        ("show", "id") => Box::new(exercises),
        ("rules", "id") => Box::new(|_| all_rules()),
        ("schema", "name") => Box::new(|_| schemas()),
        ("completions", "shell") => words::<Shell>(),
        (_, "separator") => words::<Separator>(),
        (_, "paper") => words::<Paper>(),
        ("generate" | "export", "format") => formats(&kind::PLAN),
        ("check" | "diff" | "today" | "paths" | "adapt", "format") => formats(&kind::CHECK),
        ("show", "format") => formats(&kind::EXERCISE),
        ("batch", "format") => formats(&kind::BATCH),
        ("figures", "format") => formats(&kind::FIGURES),
        (_, "format") => formats(&kind::LIST),
        _ => return None,
    })
}

/// What can stand behind the flag of a profile key, and behind filters and answers of that name.
fn of_key(key: Key) -> Option<Values> {
    Some(match key.entry().kind {
        Kind::Number(..) | Kind::BloodPressure | Kind::Flag | Kind::Name(_) => return None,
        Kind::Date => Box::new(|_| dates()),
        Kind::Word(choices)
        | Kind::Words(choices)
        | Kind::Stated(choices)
        | Kind::Clearance(choices) => Box::new(move |_| chosen(choices)),
        Kind::Equipment => Box::new(equipment),
        Kind::Exercises => Box::new(exercises),
        Kind::Weights => Box::new(weighted),
        Kind::Workout => Box::new(workouts),
    })
}

fn chosen(choices: Choices) -> Vec<Value> {
    choices().into_iter().map(|(word, means)| Value::new(word, capital(means))).collect()
}

fn words<W: Vocabulary>() -> Values {
    Box::new(|_| W::ALL.iter().map(|word| Value::new(word.as_str(), "")).collect())
}

fn formats(kind: &'static kind::Kind) -> Values {
    Box::new(|_| kind.formats().map(|format| Value::new(format.name, "")).collect())
}

fn exercises(catalogue: &Catalogue) -> Vec<Value> {
    catalogue
        .exercises()
        .iter()
        .map(|exercise| Value::new(exercise.id.as_str(), exercise.name.as_str()))
        .collect()
}

/// The exercises that have a weight, ready for it.
fn weighted(catalogue: &Catalogue) -> Vec<Value> {
    let reader = Reader { catalogue, today: NaiveDate::default() };
    let words = reader.weighted();
    let has_weight = |exercise: &&Arc<Exercise>| words.find(exercise.id.as_str()).is_some();
    let with_weight = catalogue.exercises().iter().filter(has_weight);
    with_weight
        .map(|exercise| Value::new(&format!("{}=", exercise.id), exercise.name.as_str()))
        .collect()
}

fn workouts(catalogue: &Catalogue) -> Vec<Value> {
    catalogue
        .workouts()
        .iter()
        .map(|workout| Value::new(workout.id.as_str(), workout.name.as_str()))
        .collect()
}

fn equipment(catalogue: &Catalogue) -> Vec<Value> {
    let pieces = catalogue
        .equipment()
        .iter()
        .map(|piece| Value::new(piece.id.as_str(), piece.name.as_str()));
    pieces.chain([Value::new(GYM, "All equipment"), Value::new(NONE, "No equipment")]).collect()
}

fn dates() -> Vec<Value> {
    let days = Day::ALL.iter().map(|day| Value::new(day.as_str(), day.name()));
    ["today", "tomorrow"].map(|word| Value::new(word, "")).into_iter().chain(days).collect()
}

/// Days that have been.
fn days_ago() -> Vec<Value> {
    let days = Day::ALL.iter().map(|day| Value::new(day.as_str(), day.name()));
    ["today", "yesterday"].map(|word| Value::new(word, "")).into_iter().chain(days).collect()
}

/// The sessions of the current plan, each by its title once.
fn titles(catalogue: &Catalogue) -> Vec<Value> {
    let today = NaiveDate::default();
    let read = Home::find()
        .and_then(|home| saved::read(&home, (catalogue, today), &mut Mistakes::default()));
    let Ok(Some(read)) = read else { return Vec::new() };
    let mut titles: Vec<String> = Vec::new();
    for (_, session) in read.plan.sessions() {
        let title = printable(&session.title).into_owned();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles.into_iter().map(|title| Value::new(&title, "")).collect()
}

/// As many records as somebody looks through.
const MOST_RECORDS: usize = 50;

/// The last records of the journal, latest first.
fn journal(catalogue: &Catalogue) -> Vec<Value> {
    let read = Home::find().ok().and_then(|home| Store::new(home.journal()).read().ok());
    let Some(journal) = read else { return Vec::new() };
    let all = journal.history();
    let ids = Short::new(&all);
    let name = |id: &Id| {
        catalogue
            .exercise(id.as_str())
            .map_or_else(|| id.to_string(), |exercise| exercise.name.to_string())
    };
    let value = |record: &&Record| {
        let date = record.what.date().unwrap_or_default();
        let said = said(&record.what, &name, Unit::default());
        Value::new(&ids.of(&record.id), printable(&format!("{date} {said}")))
    };
    all.iter().rev().take(MOST_RECORDS).map(value).collect()
}

fn parts() -> Vec<Value> {
    let days = dates().into_iter().filter(|value| value.word != "tomorrow");
    days.chain([Value::new(only::WEEK, "A week by its number")]).collect()
}

fn all_rules() -> Vec<Value> {
    rules::all().map(|rule| Value::new(rule.id.as_str(), (rule.says)())).collect()
}

fn schemas() -> Vec<Value> {
    schema_file::Name::ALL
        .iter()
        .map(|name| Value::new(name.as_str(), capital(name.about())))
        .collect()
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::{called, values};
    use crate::cli::args::Arguments;
    use crate::person::key::Key;

    /// Arguments of no key whose values only the reader knows: texts, and paths, which the shell
    /// completes.
    const FREE: &[&str] = &[
        "search",
        "time",
        "tz",
        "remind",
        "from",
        "note",
        "subject",
        "voice",
        "minutes",
        "pain_before",
        "effort",
        "item",
        "next_day",
        "activity",
        "address",
        "chair_rises",
        "hold",
        "lasts",
        "jobs",
        "first_line",
    ];

    fn look(command: &Command, undecided: &mut Vec<String>) {
        for argument in
            command.get_arguments().filter(|argument| argument.get_action().takes_values())
        {
            let id = argument.get_id().as_str();
            let path = argument.get_value_hint() == clap::ValueHint::AnyPath;
            let ways = [values(&called(command), argument).is_some(), FREE.contains(&id), path];
            let is_key = argument.get_long().and_then(Key::of_flag).is_some();
            if !is_key && ways.into_iter().filter(|way| *way).count() != 1 {
                undecided.push(format!("{} {id}", command.get_name()));
            }
        }
        command
            .get_subcommands()
            .filter(|inner| inner.get_name() != "help")
            .for_each(|inner| look(inner, undecided));
    }

    #[test]
    fn every_argument_has_words_or_is_free() {
        let mut command = Arguments::command();
        command.build();
        let mut undecided = Vec::new();
        look(&command, &mut undecided);
        assert!(
            undecided.is_empty(),
            "give these words in `values`, or name them here: {undecided:?}"
        );
    }
}
