//! `backplan catalogue check`: looks for mistakes in a user's file of exercises.

use std::process::ExitCode;

use crate::catalogue::{Catalogue, Parts};
use crate::cli::args::{self, CatalogueCommand};
use crate::cli::context::{self, Context};
use crate::cli::failure::Failure;
use crate::cli::file;
use crate::figure;
use crate::person::kind::{self, Kind};
use crate::rules;
use crate::text::document::{self, At};
use crate::text::printable::counted;
use crate::text::problem::{Problem, Problems};

/// Does what is asked of a catalogue file.
pub fn run(args: &args::Catalogue, context: &mut Context) -> Result<ExitCode, Failure> {
    let CatalogueCommand::Check(args) = &args.command;
    let base = context.catalogue()?;
    let (name, text) = (file::name(&args.file), file::read(&args.file)?);
    let parts = read(&name, &text, &base)?;
    context.print(&format!("{name}: {}, no mistakes\n", counts(&parts)))?;
    context::say_changes(&name, &base.redrawn(&parts), &parts.lowered);
    say_faults(&parts);
    Ok(ExitCode::SUCCESS)
}

/// The tables of a catalogue that have texts, and the keys that these stand under.
const TEXTS: ([&str; 3], [&str; 11]) = (
    ["exercise", "equipment", "workout"],
    ["name", "aliases", "phases", "handy", "purpose", "setup", "steps", "cues", "mistakes", "breathing", "stop"],
);

/// Reads a catalogue file. A word that no plan may say is a mistake of it: the plans with its exercises would be refused.
pub fn read(name: &str, text: &str, base: &Catalogue) -> Result<Parts, Problems> {
    if let Some(problem) = kind::other(text, Kind::Catalogue) {
        return Err(Problems::new(name, text, vec![problem]));
    }
    let read = Catalogue::read(name, text, Some(base));
    let is_catalogue = |wrong: &Problems| wrong.list.iter().all(|problem| problem.at.is_some());
    if read.as_ref().is_err_and(|wrong| !is_catalogue(wrong) || document::too_deep(text).is_some()) {
        return read;
    }
    let claims: Vec<Problem> = document::texts(text, &TEXTS.0, &TEXTS.1).into_iter().filter_map(claim).collect();
    if claims.is_empty() {
        return read;
    }
    let (mut list, more) = read.err().map_or((Vec::new(), 0), |wrong| (wrong.list, wrong.more));
    list.extend(claims);
    let mut wrong = Problems::new(name, text, list);
    wrong.more += more;
    Err(wrong)
}

fn claim(text: At<String>) -> Option<Problem> {
    let word = rules::banned(&text.value)?;
    let message = format!("`{word}` frightens, or promises more than an exercise can");
    Some(Problem::at(text.span, message).help("say it calmly, and promise nothing"))
}

fn counts(parts: &Parts) -> String {
    let (exercises, workouts) = (counted(parts.exercises.len(), "exercise"), counted(parts.workouts.len(), "workout"));
    let poses = match parts.poses.len() {
        0 => String::new(),
        count => format!(", {}", counted(count, "pose")),
    };
    format!("{exercises}, {} equipment, {workouts}{poses}", parts.equipment.len())
}

/// A pose that misses or sinks is drawn all the same; its author wants to know.
fn say_faults(parts: &Parts) {
    for (id, figure) in &parts.poses {
        for finding in figure::check::findings(figure) {
            context::note(&format!("pose `{id}`: {finding}"));
        }
    }
}
