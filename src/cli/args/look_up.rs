//! The arguments of the commands that show what there is: exercises, pictures, rules.

use clap::Args;

use super::output::Output;
use crate::cli::kind;

pub(super) const AFTER_LIST: &str = "\
Filters of one kind mean any of them, filters of different kinds must all hold; of conditions, all must allow an exercise.

Examples:
  backplan list --category stretch,mobility --level beginner
  backplan list --equipment none --pattern bridge
  backplan list --condition osteoporosis --category strength,hip
  backplan list --condition osteoporosis,pregnancy
  backplan list --search hamstring --format json";

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub output: Output,
}

// Which exercises to list. Every one is a list; an empty one lets everything through.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Keep exercises of these categories, like strength, stretch or desk.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub category: Vec<String>,
    /// Keep exercises whose lowest level is one of these: beginner, intermediate or advanced.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub level: Vec<String>,
    /// Keep exercises that can use one of these; `none` keeps those that need nothing.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub equipment: Vec<String>,
    /// Keep exercises of these movement patterns, like hinge, bridge or stretch.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub pattern: Vec<String>,
    /// Keep exercises done in these positions, like supine, seated or standing.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub position: Vec<String>,
    /// Keep exercises that all of these conditions allow, held to be not cleared and of unknown weeks: osteoporosis, pregnancy and so on.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub condition: Vec<String>,
    /// Keep exercises with this text in id, names, muscles or purpose.
    #[arg(long, value_name = "TEXT", verbatim_doc_comment)]
    pub search: Vec<String>,
}

pub(super) const AFTER_SHOW: &str = "\
JSON of several exercises is an array; toml and svg hold one.

Examples:
  backplan show bird-dog
  backplan show 'Glute bridge' 'Side plank'
  backplan show glute-bridge --format json
  backplan show cat-cow --animate -o cat-cow.svg";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::EXERCISE.help())))]
pub struct Show {
    /// Name exercises by id or name, as plans and `backplan list` print them.
    #[arg(value_name = "EXERCISE", required = true, verbatim_doc_comment)]
    pub id: Vec<String>,
    /// Leave out the picture.
    #[arg(long, verbatim_doc_comment)]
    pub no_picture: bool,
    /// Let the picture move; needs --format svg.
    #[arg(long, verbatim_doc_comment)]
    pub animate: bool,
    #[command(flatten)]
    pub output: Output,
}

pub(super) const AFTER_FIGURES: &str = "\
The page is for looking things up and for authors of poses, the svg for a poster. Pictures of a --catalogue file are among them.

Examples:
  backplan figures -o figures.html
  backplan figures --format svg > poster.svg";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::FIGURES.help())))]
pub struct Figures {
    #[command(flatten)]
    pub output: Output,
}

pub(super) const AFTER_RULES: &str = "\
A must rule never gives way, a should rule gives way with a notice in the plan, a may rule is a hint.

Examples:
  backplan rules
  backplan rules time-budget
  backplan rules --format json";

#[derive(Debug, Args)]
pub struct Rules {
    /// Explain this rule in full (default: list all rules).
    #[arg(value_name = "ID", verbatim_doc_comment)]
    pub id: Option<String>,
    #[command(flatten)]
    pub output: Output,
}
