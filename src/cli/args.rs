//! The arguments as they are typed, and their help texts. Nothing is understood here: values stay raw texts until a command
//! reads them with the functions that also read files, so that flags and files have the same words, ranges and errors.

mod batch;
mod daily;
mod log;
mod look_up;
mod output;
mod plan;
mod progress;
mod serve;
mod start;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::cli::key_flags::YES;

pub use batch::Batch;
pub use daily::{Adapt, Init, Instead, Paths, Today};
pub use log::{Entry, Log, LogCommand, LogEdit, LogList, LogRemove};
pub use look_up::{Figures, Filters, List, Rules, Show};
pub use output::{Output, Place, PlanOutput};
pub use plan::{Check, Diff, Export, Generate, Profile};
pub use progress::{Measure, Progress};
pub use serve::Serve;
pub use start::Start;

const AFTER: &str = "General information, not medical advice.";

const AFTER_LONG: &str = "\
Examples:
  backplan generate
  backplan generate --level intermediate --equipment dumbbell,band --minutes 40
  backplan generate --profile me.toml --weeks 8 -o plan.json
  backplan screen
  backplan list --category desk
  backplan show bird-dog

Data goes to stdout, everything else to stderr.

Exit codes:
  0  fine
  1  a checked plan breaks a must rule, or no plan is possible
  2  wrong usage, or a file that can't be read
  3  refused for safety; the advice is printed

General information, not medical advice.";

const ABOUT: &str = "Plan lower-back workouts that fit your back, minutes, level and equipment.";

const ABOUT_LONG: &str = "\
Plan lower-back workouts that fit your back, minutes, level and equipment.

Puts strength, stretching and mobility for the lower back into weeks that follow published rules, and says which rule decided \
what. Works without a network; the exercises are built in.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "backplan",
    version,
    about = ABOUT,
    long_about = ABOUT_LONG,
    after_help = AFTER,
    after_long_help = AFTER_LONG
)]
pub struct Arguments {
    #[command(flatten)]
    pub shared: Shared,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Shared {
    /// Add the exercises of a file to the built-in ones; the same id replaces.
    #[arg(long, global = true, value_name = "FILE", verbatim_doc_comment)]
    pub catalogue: Option<PathBuf>,
    /// Colour the output: auto, always or never (default: auto, by terminal, `NO_COLOR` and `CLICOLOR`).
    #[arg(long, global = true, value_name = "WHEN", verbatim_doc_comment)]
    pub color: Option<String>,
    /// Take this date for today, to get the same output again (default: the computer's date).
    #[arg(long, global = true, value_name = "DATE", hide_short_help = true, verbatim_doc_comment)]
    pub today: Option<String>,
}

// Each command's arguments are only built where it is the one that is called, or helped with: start-up pays for no others. What it has
// from `Shared` is there before them then; `mut_arg` moves it to the end, for the order of its help. And a doc comment on a part of a
// command would become what is said of the command.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Make a plan and print it.
    #[command(verbatim_doc_comment, after_long_help = plan::AFTER_GENERATE)]
    Generate(Generate),
    /// Save who you are, with a question for each, and see the plan for it.
    #[command(verbatim_doc_comment, after_long_help = daily::AFTER_INIT)]
    Init(Init),
    /// Say what there is to do today.
    #[command(verbatim_doc_comment, after_long_help = daily::AFTER_TODAY)]
    Today(Today),
    /// Do a session, step by step, with a clock.
    #[command(verbatim_doc_comment, after_long_help = start::AFTER_START)]
    Start(Start),
    /// Keep a journal of what was done and how it felt.
    #[command(verbatim_doc_comment, after_long_help = log::AFTER_LOG)]
    Log(Log),
    /// Measure how your back is, every four weeks.
    #[command(verbatim_doc_comment, after_long_help = progress::AFTER_MEASURE)]
    Measure(Measure),
    /// Say what came of it all: sessions, pain, exercises, measures.
    #[command(verbatim_doc_comment, after_long_help = progress::AFTER_PROGRESS)]
    Progress(Progress),
    /// Propose what the journal asks of the plan.
    #[command(verbatim_doc_comment, after_long_help = daily::AFTER_ADAPT)]
    Adapt(Adapt),
    /// Hold a plan against every rule.
    #[command(verbatim_doc_comment, after_long_help = plan::AFTER_CHECK)]
    Check(Check),
    /// Turn a plan into another format.
    #[command(verbatim_doc_comment, after_long_help = plan::AFTER_EXPORT)]
    Export(Export),
    /// Make plans for many people, a line each.
    #[command(verbatim_doc_comment, after_long_help = batch::AFTER_BATCH)]
    Batch(Batch),
    /// Hand the page of a plan to a browser, on this computer or on the phone.
    #[command(verbatim_doc_comment, after_long_help = serve::AFTER_SERVE)]
    Serve(Serve),
    /// Say what changed between two plans.
    #[command(verbatim_doc_comment, after_long_help = plan::AFTER_DIFF)]
    Diff(Diff),
    /// List the exercises, all or some.
    #[command(verbatim_doc_comment, after_long_help = look_up::AFTER_LIST)]
    List(List),
    /// Show all there is to know about one exercise.
    #[command(verbatim_doc_comment, after_long_help = look_up::AFTER_SHOW)]
    Show(Show),
    /// Draw all exercises on one page.
    #[command(verbatim_doc_comment, after_long_help = look_up::AFTER_FIGURES)]
    Figures(Figures),
    /// List the rules that plans follow, or explain one.
    #[command(verbatim_doc_comment, after_long_help = look_up::AFTER_RULES)]
    Rules(Rules),
    /// Ask about warning signs and say what the answers mean.
    #[command(verbatim_doc_comment, after_long_help = AFTER_SCREEN)]
    Screen(Screen),
    /// Say where your own files are.
    #[command(verbatim_doc_comment, after_long_help = daily::AFTER_PATHS)]
    Paths(Paths),
    /// Work on files of exercises of your own.
    #[command(verbatim_doc_comment)]
    Catalogue(Catalogue),
    /// Print the JSON Schema of a file or of output.
    #[command(verbatim_doc_comment, after_long_help = AFTER_SCHEMA)]
    Schema(Schema),
    /// Print a script that completes commands in a shell.
    #[command(verbatim_doc_comment, after_long_help = AFTER_COMPLETIONS)]
    Completions(Completions),
    /// Print the man page.
    #[command(verbatim_doc_comment, after_long_help = AFTER_MAN)]
    Man(Man),
}

const SCREEN_FORMAT: &str = "Choose the format: text, json, or toml for a profile that `generate` \
    reads (default: by the extension of --output, else text).";

const AFTER_SCREEN: &str = "\
On a terminal each question takes one key: y or n, b for back, q to stop; of an answer that calls for help now you are asked if it is \
so. Elsewhere the answers come from a file or flags. \
Ends with exit code 3 when the answers mean that there should be no exercise now.

Examples:
  backplan screen
  backplan screen -o me.toml && backplan generate --profile me.toml
  backplan screen --form > answers.toml
  backplan screen --answers answers.toml --format json
  backplan screen --red-flag leg-numbness --assessed";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(SCREEN_FORMAT)))]
pub struct Screen {
    /// Take the answers from a TOML file, `code = yes` or `no` for every question; `-` reads stdin.
    #[arg(long, value_name = "FILE", verbatim_doc_comment)]
    pub answers: Option<PathBuf>,
    /// Answer yes to these codes and no to all others; `none` answers no to all.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub red_flag: Vec<String>,
    /// Answer yes to the question about falls; with --red-flag.
    #[arg(long, value_name = "ANSWER", num_args = 0..=1, require_equals = true, default_missing_value = YES, requires = "red_flag", conflicts_with = "answers", verbatim_doc_comment)]
    pub fallen: Option<String>,
    /// Say that a clinician has looked at the signs.
    #[arg(long, verbatim_doc_comment)]
    pub assessed: bool,
    /// Say that a clinician has cleared exercise.
    #[arg(long, verbatim_doc_comment)]
    pub cleared: bool,
    /// Write a form for --answers instead of asking.
    #[arg(long, conflicts_with_all = ["answers", "red_flag", "fallen", "assessed", "cleared", "format"], verbatim_doc_comment)]
    pub form: bool,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub struct Catalogue {
    #[command(subcommand)]
    pub command: CatalogueCommand,
}

#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// Look for mistakes in a file of exercises, equipment and workouts.
    #[command(verbatim_doc_comment, after_long_help = AFTER_CATALOGUE_CHECK)]
    Check(CatalogueCheck),
}

const AFTER_CATALOGUE_CHECK: &str = "\
The file may point at built-in exercises and equipment. Every mistake is shown with its place.

Examples:
  backplan catalogue check mine.toml
  backplan generate --catalogue mine.toml";

#[derive(Debug, Args)]
pub struct CatalogueCheck {
    /// Name the TOML file to look at.
    #[arg(value_name = "FILE", verbatim_doc_comment)]
    pub file: PathBuf,
}

const AFTER_SCHEMA: &str = "\
Schemas are JSON Schema, draft 2020-12, and hold for TOML, too. What backplan prints may gain keys without a new number; in \
profiles and catalogues an unknown key is a mistake.

Examples:
  backplan schema plan
  backplan schema profile -o profile.schema.json";

#[derive(Debug, Args)]
pub struct Schema {
    /// Name what to describe: plan, profile, journal, catalogue, batch, list, show, rules, check, diff, screen, today, adapt, progress or paths.
    #[arg(value_name = "NAME", verbatim_doc_comment)]
    pub name: String,
    #[command(flatten)]
    pub place: Place,
}

const AFTER_COMPLETIONS: &str = "\
The script asks backplan, which must be on your path, for the words at the cursor: commands, flags, exercises, rules, conditions and \
so on, those of --catalogue among them. Put the line for your shell into its start-up file: ~/.bashrc, ~/.zshrc (below compinit), \
~/.config/fish/config.fish, ~/.config/elvish/rc.elv or $PROFILE.

Examples:
  source <(backplan completions bash)
  source <(backplan completions zsh)
  backplan completions fish | source
  eval (backplan completions elvish | slurp)
  backplan completions powershell | Out-String | Invoke-Expression";

#[derive(Debug, Args)]
pub struct Completions {
    /// Name the shell: bash, elvish, fish, powershell or zsh.
    #[arg(value_name = "SHELL", verbatim_doc_comment)]
    pub shell: String,
    #[command(flatten)]
    pub place: Place,
}

const AFTER_MAN: &str = "\
Examples:
  backplan man | man -l -
  backplan man -o ~/.local/share/man/man1/backplan.1";

#[derive(Debug, Args)]
pub struct Man {
    #[command(flatten)]
    pub place: Place,
}
