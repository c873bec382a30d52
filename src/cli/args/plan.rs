//! The arguments of the commands that make plans, or read them.

use std::path::PathBuf;

use clap::Args;

use super::output::{Output, PlanOutput};
use crate::cli::key_flags::{Health, Wishes};
use crate::cli::kind;

pub(super) const AFTER_GENERATE: &str = "\
Flags win over the profile file, which wins over the defaults; without --profile the saved profile is used, if there is one; conditions and warning signs of both add up. A list is \
comma-separated, or the flag is repeated. What had to be assumed is said on stderr.

Examples:
  backplan generate
  backplan generate --goal desk --minutes 20 --days mon,wed,fri
  backplan generate --level advanced --equipment gym --weeks 12 --why
  backplan generate --workout sample --equipment dumbbell
  backplan generate --condition osteoporosis --age 62
  backplan generate --pain 4 --direction extension
  backplan generate --profile me.toml --start mon -o plan.json
  backplan generate --weeks 12 --only week 3";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::PLAN.help())))]
pub struct Generate {
    #[command(flatten)]
    pub profile: Profile,
    /// Keep the plan and make it the current one, which `backplan today` goes by.
    #[arg(long, help_heading = "Output", verbatim_doc_comment)]
    pub save: bool,
    #[command(flatten)]
    pub output: PlanOutput,
}

// Whom a plan is for.
#[derive(Debug, Args)]
#[command(next_help_heading = "Profile")]
pub struct Profile {
    /// Read the profile from a TOML file with these names as keys.
    #[arg(long = "profile", value_name = "FILE", verbatim_doc_comment)]
    pub file: Option<PathBuf>,
    /// Set the saved profile aside: flags over the defaults.
    #[arg(long, conflicts_with = "file", verbatim_doc_comment)]
    pub no_saved: bool,
    #[command(flatten)]
    pub wishes: Wishes,
    #[command(flatten)]
    pub health: Health,
}

pub(super) const AFTER_CHECK: &str = "\
The plan may be written by hand: a few exercises in TOML are enough, what is missing comes from the catalogue.
It is held to what the plan says of its person and to what flags add, or with --profile to that person.
Ends with exit code 1 when a must rule is broken. The text shows the first 20 findings of a rule, JSON shows all.

Examples:
  backplan check plan.json
  backplan check plan.json --condition osteoporosis --age 72
  backplan check plan.toml --profile me.toml
  backplan generate --format json | backplan check -";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::CHECK.help())))]
pub struct Check {
    /// Name the plan file, JSON or TOML; `-` reads stdin.
    #[arg(value_name = "PLAN", verbatim_doc_comment)]
    pub plan: PathBuf,
    /// Hold the plan against the person of this profile file instead of its own.
    #[arg(long = "profile", value_name = "FILE", verbatim_doc_comment)]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub health: Health,
    #[command(flatten)]
    pub output: Output,
}

pub(super) const AFTER_EXPORT: &str = "\
Without a plan file, the plan is made from the same flags as by `backplan generate`. With one, it is held against the rules of safety \
first, for the person of the plan, with what health flags add, or for that of --profile. It ends with exit code 3 when there should be \
no plan for that person, with 1 when the plan holds what is not for them.

Examples:
  backplan export plan.json --format text
  backplan export plan.json --condition hypertension -o plan.html
  backplan export plan.json -o plan.html --from 'Back clinic'
  backplan export plan.json -o plan.ics --time 07:00 --remind 10m
  backplan export plan.json -f fit -o workouts/
  backplan export plan.json --only today
  backplan export --level intermediate --weeks 4 -o plan.json";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::EXPORT.help())))]
pub struct Export {
    /// Name the plan file, JSON or TOML; `-` reads stdin (default: make the plan from the profile).
    #[arg(value_name = "PLAN", verbatim_doc_comment)]
    pub plan: Option<PathBuf>,
    #[command(flatten)]
    pub profile: Profile,
    /// Go on with a plan that breaks rules of safety; a line at its head says so.
    #[arg(long, help_heading = "Output", verbatim_doc_comment)]
    pub unchecked: bool,
    #[command(flatten)]
    pub output: PlanOutput,
}

pub(super) const AFTER_DIFF: &str = "\
Each plan is held against the rules of safety first, as by `backplan export`.

Examples:
  backplan diff before.json after.json
  backplan generate --minutes 20 -f json | backplan diff plan.json -";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::CHECK.help())))]
pub struct Diff {
    /// Name the earlier plan, JSON or TOML; `-` reads stdin.
    #[arg(value_name = "BEFORE", verbatim_doc_comment)]
    pub before: PathBuf,
    /// Name the later plan, JSON or TOML; `-` reads stdin.
    #[arg(value_name = "AFTER", verbatim_doc_comment)]
    pub after: PathBuf,
    /// Go on with a plan that breaks rules of safety; a line at the head says so.
    #[arg(long, help_heading = "Output", verbatim_doc_comment)]
    pub unchecked: bool,
    #[command(flatten)]
    pub output: Output,
}
