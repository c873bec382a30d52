//! How and where anything is printed, as it is asked for.

use std::path::PathBuf;

use clap::Args;

use crate::cli::kind;

/// The most words behind `--only`: `Monday 30 November 2026`, and a plan file.
const MOST_WORDS: usize = 5;

const PLAN_FILE: &str = "Write to a file instead of stdout; `-` is stdout. Of fit and flac, a folder \
    takes a file for each session: copy those of fit into the folder GARMIN/NewFiles of the watch. A calendar that \
    takes the place of an earlier one cancels what it lacks.";

// How and where a plan is printed.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
#[command(next_help_heading = "Output", mut_arg("output", |output| output.help(PLAN_FILE)))]
pub struct PlanOutput {
    /// Add the reasons to text, Markdown, hand-out and Liftoscript; JSON, TOML, CSV and FHIR always hold them.
    #[arg(long, verbatim_doc_comment)]
    pub why: bool,
    /// Print all of the text (default: on a terminal the week and the next session, elsewhere all).
    #[arg(long, conflicts_with = "only", verbatim_doc_comment)]
    pub all: bool,
    /// Print the text at once (default: on a terminal through $PAGER, or less).
    #[arg(long, verbatim_doc_comment)]
    pub no_pager: bool,
    /// Print only a part: today, a day like mon or 2026-11-23, or week 3.
    #[arg(long, value_name = "PART", num_args = 1..=MOST_WORDS, verbatim_doc_comment)]
    pub only: Vec<String>,
    /// Part the cells of CSV by this, comma, semicolon or tab; spreadsheets of countries that write a comma in numbers expect semicolons (default: comma).
    #[arg(long, value_name = "SIGN", verbatim_doc_comment)]
    pub separator: Option<String>,
    /// Begin each session at this time in the calendar, like 07:00 (default: events of the whole day).
    #[arg(long, value_name = "TIME", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub time: Option<String>,
    /// Take times in this time zone, like Europe/Berlin (default: that of this computer).
    #[arg(long, value_name = "ZONE", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub tz: Option<String>,
    /// Remind this long before a session that has a time, like 10m or 1h (default: not at all).
    #[arg(long, value_name = "TIME", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub remind: Option<String>,
    /// Add the walks of each week to the calendar, on days without strength work first.
    #[arg(long, help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub walks: bool,
    /// Add breaks from sitting to the calendar; with the goal desk.
    #[arg(long, help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub desk_breaks: bool,
    /// Print the hand-out as a booklet: every exercise in full, each week (default: as a sheet of two pages).
    #[arg(long, help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub booklet: bool,
    /// Print the hand-out in large type.
    #[arg(long, help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub large: bool,
    /// Say on the hand-out who gives it.
    #[arg(long, value_name = "NAME", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub from: Option<String>,
    /// Put a note to the reader on the hand-out.
    #[arg(long, value_name = "TEXT", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub note: Option<String>,
    /// Set the hand-out for this paper, a4 or letter (default: a4 for pdf; html leaves it to whoever prints it).
    #[arg(long, value_name = "SIZE", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub paper: Option<String>,
    /// Say in fhir whom the plan is for, by the record of a server, like Patient/123 (default: unknown).
    #[arg(long, value_name = "REFERENCE", help_heading = "Clinic's records", verbatim_doc_comment)]
    pub subject: Option<String>,
    /// Take this voice of espeak-ng for a recording, like en-gb or de (default: its usual one).
    #[arg(
        long,
        value_name = "VOICE",
        help_heading = "Recording",
        conflicts_with = "no_voice",
        verbatim_doc_comment
    )]
    pub voice: Option<String>,
    /// Leave out what is spoken: a recording has its sounds alone.
    #[arg(long, help_heading = "Recording", verbatim_doc_comment)]
    pub no_voice: bool,
    #[command(flatten)]
    pub output: Output,
}

// How and where data is printed.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Output", mut_arg("catalogue", |last| last), mut_arg("color", |last| last), mut_arg("today", |last| last))]
pub struct Output {
    #[arg(short, long, value_name = "FORMAT", help = kind::LIST.help())]
    pub format: Option<String>,
    #[command(flatten)]
    pub place: Place,
}

// Where data goes.
#[derive(Debug, Default, Args)]
#[command(mut_arg("catalogue", |last| last), mut_arg("color", |last| last), mut_arg("today", |last| last))]
pub struct Place {
    /// Write to a file instead of stdout; `-` is stdout.
    #[arg(short, long, value_name = "FILE", verbatim_doc_comment)]
    pub output: Option<PathBuf>,
    /// Write over a file even if backplan did not write it, or it was changed since.
    #[arg(long, verbatim_doc_comment)]
    pub force: bool,
}
