//! The command line: the only place that prints, reads files and asks the date. What a plan holds
//! is decided elsewhere.
//!
//! Data goes to the writer that is handed in (stdout), everything else to stderr. Every command is
//! a file of its own.

mod args;
mod assumed;
mod browser;
mod clock;
mod command;
mod context;
mod door;
mod ears;
mod failure;
mod file;
mod filed;
mod full_screen;
mod home;
mod key_flags;
mod keyboard;
mod kind;
mod listener;
mod mistakes;
mod only;
mod options;
mod output;
mod pager;
mod plans;
mod profile;
mod program;
mod record;
mod saved;
pub(crate) mod schema_file;
mod seal;
mod signals;
mod terminal;
mod usage;
mod voice;
mod workouts;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use args::{Arguments, Command};
use command::{
    adapt, batch, catalogue, check, completions, diff, export, figures, generate, init, list, log,
    man, measure, paths, progress, rules, schema, screen, serve, show, start, today, welcome,
};
use context::Context;
use failure::Failure;
use listener::{Listener, Out};

use crate::planner::PROGRAM;

/// Does what the arguments say (the first one is the program's name), prints data to `out` and
/// returns the exit code. A reader that closes `out` changes no exit code.
///
/// # Errors
/// When `out` can't be written to. Everything else that goes wrong is said on stderr and in the
/// exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut out = Listener::new(out);
    let code = answer(&arguments, &mut out)?;
    out.flush()?;
    Ok(code)
}

fn answer(arguments: &[OsString], out: &mut dyn Out) -> io::Result<ExitCode> {
    if let Some(answered) = completions::answer(arguments, out) {
        return answered;
    }
    // What is asked most often by programs builds no table of commands.
    if let [_, only] = arguments
        && ["--version", "-V"].iter().any(|version| only == version)
    {
        writeln!(out, "{PROGRAM}")?;
        return Ok(ExitCode::SUCCESS);
    }
    let understood = match parse(arguments) {
        Ok(understood) => understood,
        Err(answer) => return usage::print_help_or_error(&answer, arguments, out),
    };
    match dispatch(&understood, out) {
        Ok(code) => Ok(code),
        Err(Failure::Output(error)) => Err(error),
        Err(failure) => Ok(failure.report()),
    }
}

fn parse(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    // Help is wrapped like everything else.
    let command = Arguments::command().term_width(terminal::look_of_stdout().width);
    Arguments::from_arg_matches_mut(&mut command.try_get_matches_from(arguments)?)
}

fn dispatch(arguments: &Arguments, out: &mut dyn Out) -> Result<ExitCode, Failure> {
    let mut context = Context::new(&arguments.shared, out)?;
    let Some(command) = &arguments.command else { return welcome::run(&mut context) };
    match command {
        Command::Generate(args) => generate::run(args, &mut context),
        Command::Log(args) => log::run(args, &mut context),
        Command::Check(args) => check::run(args, &mut context),
        Command::Export(args) => export::run(args, &mut context),
        Command::Batch(args) => batch::run(args, &mut context),
        Command::Serve(args) => serve::run(args, &mut context),
        Command::Diff(args) => diff::run(args, &mut context),
        Command::List(args) => list::run(args, &mut context),
        Command::Show(args) => show::run(args, &mut context),
        Command::Figures(args) => figures::run(args, &mut context),
        Command::Rules(args) => rules::run(args, &mut context),
        Command::Screen(args) => screen::run(args, &mut context),
        Command::Init(args) => init::run(args, &mut context),
        Command::Start(args) => start::run(args, &mut context),
        Command::Today(args) => today::run(args, &mut context),
        Command::Measure(args) => measure::run(args, &mut context),
        Command::Progress(args) => progress::run(args, &mut context),
        Command::Adapt(args) => adapt::run(args, &mut context),
        Command::Paths(args) => paths::run(args, &mut context),
        Command::Catalogue(args) => catalogue::run(args, &mut context),
        Command::Schema(args) => schema::run(args, &mut context),
        Command::Completions(args) => completions::run(args, &mut context),
        Command::Man(args) => man::run(args, &mut context),
    }
}

/// Says that stdout can't be written to, which is no fault of the arguments but leaves the reader
/// without the data.
#[must_use]
pub fn cannot_print(error: io::Error) -> ExitCode {
    failure::cannot_print(error).report()
}
