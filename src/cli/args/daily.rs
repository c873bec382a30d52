//! The arguments of the commands of every day.

use clap::Args;

use super::output::Output;
use crate::cli::key_flags::{Health, Wishes};

pub(super) const AFTER_TODAY: &str = "\
It goes by the current plan: the one that `backplan generate --save` made last. With pictures where the terminal can show them.

Examples:
  backplan today
  backplan today --short
  backplan today --date tomorrow
  backplan today --format json";

#[derive(Debug, Default, Args)]
#[command(mut_arg("format", |format| format.help(crate::cli::kind::TODAY.help())))]
pub struct Today {
    /// Look at this day instead, a date or a word like `tomorrow` or `mon`.
    #[arg(long, value_name = "DATE", verbatim_doc_comment)]
    pub date: Option<String>,
    #[command(flatten)]
    pub instead: Instead,
    /// Leave the pictures out.
    #[arg(long, verbatim_doc_comment)]
    pub no_pictures: bool,
    #[command(flatten)]
    pub output: Output,
}

// What stands in for the sessions of a day.
#[derive(Debug, Default, Args)]
pub struct Instead {
    /// Take the heart of the session, in 8 minutes at most.
    #[arg(long, conflicts_with = "flare", verbatim_doc_comment)]
    pub short: bool,
    /// Take gentle movement instead, for a bad day.
    #[arg(long, verbatim_doc_comment)]
    pub flare: bool,
}

pub(super) const AFTER_INIT: &str = "\
On a terminal it asks, the warning signs first; b goes back, q stops, and nothing is written before the end. What flags say is not asked. \
Elsewhere flags say it all. A profile that is there keeps its comments and what else it holds.

Examples:
  backplan init
  backplan init --minutes 20 --equipment band
  backplan init --red-flag none --level beginner --minutes 15 < /dev/null";

#[derive(Debug, Args)]
pub struct Init {
    #[command(flatten)]
    pub wishes: Wishes,
    #[command(flatten)]
    pub health: Health,
    /// Change a saved profile without asking whether to.
    #[arg(long, help_heading = "Output", verbatim_doc_comment)]
    pub force: bool,
}

pub(super) const AFTER_ADAPT: &str = "\
Goes by the current plan and the journal: pauses, pain while training and on the morning after, and exercises that were too easy or too \
hard in two sessions on end. Each proposal names its rule and the records behind it.

Examples:
  backplan adapt
  backplan adapt --apply
  backplan adapt --undo
  backplan adapt --format json";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(crate::cli::kind::ADAPT.help())))]
pub struct Adapt {
    /// Keep the changed plan and make it the current one; the old one stays, too.
    #[arg(long, verbatim_doc_comment)]
    pub apply: bool,
    /// Show every change, not those of the first week alone.
    #[arg(long, verbatim_doc_comment)]
    pub all: bool,
    /// Go back to the plan before the current one.
    #[arg(long, conflicts_with = "apply", verbatim_doc_comment)]
    pub undo: bool,
    #[command(flatten)]
    pub output: Output,
}

pub(super) const AFTER_PATHS: &str = "\
BACKPLAN_HOME holds them all where it is set.

Examples:
  backplan paths
  backplan paths --format json";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(crate::cli::kind::PATHS.help())))]
pub struct Paths {
    #[command(flatten)]
    pub output: Output,
}
