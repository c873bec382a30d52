//! `backplan catalogue check`: looks for mistakes in a user's file of exercises.

use std::process::ExitCode;

use crate::catalogue::Parts;
use crate::cli::args::{self, CatalogueCommand};
use crate::cli::context::{self, Context};
use crate::cli::failure::Failure;
use crate::cli::{file, terminal};
use crate::figure;
use crate::rules::catalogue_file;
use crate::text::printable::counted;

/// Does what is asked of a catalogue file.
pub fn run(args: &args::Catalogue, context: &mut Context) -> Result<ExitCode, Failure> {
    let CatalogueCommand::Check(args) = &args.command;
    let base = context.catalogue()?;
    let (name, text) = (file::name(&args.file), file::read(&args.file)?);
    let parts = catalogue_file::read(&name, &text, &base)?;
    context.print(&format!("{name}: {}, no mistakes\n", counts(&parts)))?;
    context::say_changes(&name, &base.redrawn(&parts), &parts.lowered);
    say_faults(&parts);
    Ok(ExitCode::SUCCESS)
}

fn counts(parts: &Parts) -> String {
    let (exercises, workouts) =
        (counted(parts.exercises.len(), "exercise"), counted(parts.workouts.len(), "workout"));
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
            terminal::note(&format!("pose `{id}`: {finding}"));
        }
    }
}
