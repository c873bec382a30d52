//! The arguments of plans for many people.

use std::path::PathBuf;

use clap::Args;

use super::output::PlanOutput;
use crate::cli::kind;

pub(super) const AFTER_BATCH: &str = "\
Each line that is read is a person: a JSON object with the keys of a profile file, and `id`, which may be anything and comes back. Each \
line that is printed answers one, in the same order: `id`, `line`, its number, `status`, and `plan` or `problems`. The status is plan, \
relief (gentle movement only), refused (no exercise, for safety; the plan holds the advice), impossible (the rules leave none) or invalid \
(the line can't be read). `backplan schema batch` describes it. Neither saved profile nor journal is looked at.

Bad lines and refusals are data: the exit code is 0 unless something can't be read or written; with --strict it is 1 where any line is \
refused, impossible or invalid. Where no terminal is attached, a line without a date in `start` is invalid unless --today says which day \
it is, so that a run can be repeated.

The formats jsonl and csv, a row of sums a person, go to stdout. All others need --output DIR: a file a person, named by `id`, and stdout \
says in which file each is.

Parts of an input can be worked on apart: their answers, joined, are those of the whole. --first-line says where in the whole a part \
begins; the header of csv stands before line 1.

Examples:
  backplan batch people.jsonl > plans.jsonl
  backplan batch people.jsonl --format csv > overview.csv
  backplan batch people.jsonl --output sheets/ --format html --from 'Back clinic'
  parallel --pipe -k -N 5000 backplan batch --today 2026-11-23 --first-line '{= $_ = 5000 * (seq() - 1) + 1 =}' < people.jsonl";

// Many people, and what is made for each.
#[derive(Debug, Args)]
#[command(
    mut_arg("format", |format| format.help(kind::help_of_batch())),
    mut_arg("output", |output| output.value_name("DIR").alias("out").help("Write a file for each person into this folder.")),
    mut_arg("force", |force| force.help("Write over files even if backplan did not write them, or they were changed since.")),
    mut_arg("all", |other| other.hide(true)),
    mut_arg("no_pager", |other| other.hide(true)),
    mut_arg("only", |other| other.hide(true)),
    mut_arg("subject", |other| other.hide(true)),
    mut_arg("voice", |other| other.hide(true)),
    mut_arg("no_voice", |other| other.hide(true))
)]
pub struct Batch {
    /// Name the file of profiles, JSON Lines; `-` reads stdin (default: stdin).
    #[arg(value_name = "FILE", verbatim_doc_comment)]
    pub file: Option<PathBuf>,
    /// Work on so many lines at once (default: one for each processor).
    #[arg(short, long, value_name = "N", verbatim_doc_comment)]
    pub jobs: Option<String>,
    /// Leave out reasons, breathing, and what every plan says alike.
    #[arg(long, verbatim_doc_comment)]
    pub brief: bool,
    /// End with exit code 1 where a line is refused, impossible or invalid.
    #[arg(long, verbatim_doc_comment)]
    pub strict: bool,
    /// Count the lines from this number: the input is a part of a longer one (default: 1).
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub first_line: Option<String>,
    #[command(flatten)]
    pub output: PlanOutput,
}
