//! The arguments of `backplan log`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::output::Output;

pub(super) const AFTER_LOG: &str = "\
Without anything it lists. What is said is added: a session, exercises, a morning after, or a note alone. Without --session it is that \
of the day in the current plan. Nothing is written over: a correction is a new line, and `log export` holds the last word of each. \
Journals of several devices are one: merge them.

Examples:
  backplan log --effort 6 --pain 2
  backplan log --item \"bird dog 12,12,10\" --item \"dumbbell row 3x10 12.5kg\"
  backplan log --date yesterday --status skipped --note \"slept badly\"
  backplan log --next-day 3
  backplan log list --since monday
  backplan log edit k3v0 --pain 4
  backplan log merge phone.jsonl";

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Log {
    #[command(subcommand)]
    pub command: Option<LogCommand>,
    #[command(flatten)]
    pub entry: Entry,
    /// Take the session from this plan instead of the current one.
    #[arg(long, value_name = "FILE", verbatim_doc_comment)]
    pub plan: Option<PathBuf>,
}

// What a record can say.
#[derive(Debug, Default, Args)]
pub struct Entry {
    /// Name the session by its title (default: that of the plan).
    #[arg(long, value_name = "TITLE", verbatim_doc_comment)]
    pub session: Option<String>,
    /// Say on which day it was, a date or a word like `yesterday` or `mon` (default: today).
    #[arg(long, value_name = "DATE", verbatim_doc_comment)]
    pub date: Option<String>,
    /// Say how much of it was done: done, partly or skipped (default: done).
    #[arg(long, value_name = "STATUS", verbatim_doc_comment)]
    pub status: Option<String>,
    /// Say how many minutes it took.
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub minutes: Option<String>,
    /// Say how much pain there was before it, 0 to 10.
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub pain_before: Option<String>,
    /// Say how much pain there was at most while it was done, 0 to 10.
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub pain: Option<String>,
    /// Say how hard it was, 0 to 10.
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub effort: Option<String>,
    /// Add an exercise with what was done of each set, like `bird dog 12,12,10`, `side plank 2x30s` or `squat 3x8 20kg`; with `easier` or `stopped` behind it where that is so.
    #[arg(long, value_name = "TEXT", verbatim_doc_comment)]
    pub item: Vec<String>,
    /// Say how much pain or stiffness there was on the morning after, 0 to 10; --date names the day that was trained on.
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub next_day: Option<String>,
    /// Add a note.
    #[arg(long, value_name = "TEXT", verbatim_doc_comment)]
    pub note: Option<String>,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum LogCommand {
    /// List what the journal holds, or write it for spreadsheets and programs.
    #[command(verbatim_doc_comment, visible_alias = "export", after_long_help = AFTER_LIST)]
    List(LogList),
    /// Correct a record: what is said takes the place of what was.
    #[command(verbatim_doc_comment, after_long_help = AFTER_EDIT)]
    Edit(LogEdit),
    /// Take records out.
    #[command(verbatim_doc_comment, after_long_help = AFTER_REMOVE)]
    Remove(LogRemove),
    /// Add what other journals hold, of a phone or a second computer.
    #[command(verbatim_doc_comment, after_long_help = AFTER_MERGE)]
    Merge(LogMerge),
    /// Add what an export holds, JSON or CSV.
    #[command(verbatim_doc_comment, after_long_help = AFTER_IMPORT)]
    Import(LogImport),
}

const AFTER_LIST: &str = "\
Examples:
  backplan log list --since 2026-11-01
  backplan log export -o journal.csv
  backplan log export --format json";

#[derive(Debug, Default, Args)]
#[command(mut_arg("format", |format| format.help(crate::cli::kind::LOG.help())))]
pub struct LogList {
    /// Begin with this day.
    #[arg(long, value_name = "DATE", verbatim_doc_comment)]
    pub since: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

const AFTER_EDIT: &str = "\
Examples:
  backplan log edit k3v0 --pain 4
  backplan log edit 9x2c --item \"bird dog 12,12,8 stopped\"";

#[derive(Debug, Args)]
pub struct LogEdit {
    /// Name the record by its id, or by the beginning of it.
    #[arg(value_name = "ID", verbatim_doc_comment)]
    pub record: String,
    #[command(flatten)]
    pub entry: Entry,
}

#[derive(Debug, Args)]
pub struct LogRemove {
    /// Name the records by their ids, or by the beginnings of them.
    #[arg(value_name = "ID", required = true, verbatim_doc_comment)]
    pub record: Vec<String>,
}

const AFTER_REMOVE: &str = "\
The line stays in the file; what it said no longer holds.

Examples:
  backplan log remove k3v0
  backplan log remove k3v0 9x2c";

const AFTER_MERGE: &str = "\
Of each record the last word holds, wherever it was said. Merging the same file twice adds nothing.

Examples:
  backplan log merge journal.sync-conflict.jsonl";

#[derive(Debug, Args)]
pub struct LogMerge {
    /// Name the journals.
    #[arg(value_name = "FILE", required = true, verbatim_doc_comment)]
    pub files: Vec<PathBuf>,
}

const AFTER_IMPORT: &str = "\
Of CSV the columns count that have the names of an export; rows without an id are new records. What is here already stays as it is.

Examples:
  backplan log import journal.csv";

#[derive(Debug, Args)]
pub struct LogImport {
    /// Name the file.
    #[arg(value_name = "FILE", verbatim_doc_comment)]
    pub file: PathBuf,
}
