//! The arguments as they are typed, and their help texts. Nothing is understood here: values stay raw texts until a command
//! reads them with the functions that also read files, so that flags and files have the same words, ranges and errors.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::cli::key_flags::{Health, Wishes};
use crate::cli::kind;

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
    after_long_help = AFTER_LONG,
    arg_required_else_help = true,
    subcommand_required = true
)]
pub struct Arguments {
    #[command(flatten)]
    pub shared: Shared,
    #[command(subcommand)]
    pub command: Command,
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
    #[command(verbatim_doc_comment, after_long_help = AFTER_GENERATE)]
    Generate(Generate),
    /// Hold a plan against every rule.
    #[command(verbatim_doc_comment, after_long_help = AFTER_CHECK)]
    Check(Check),
    /// Turn a plan into another format.
    #[command(verbatim_doc_comment, after_long_help = AFTER_EXPORT)]
    Export(Export),
    /// Say what changed between two plans.
    #[command(verbatim_doc_comment, after_long_help = AFTER_DIFF)]
    Diff(Diff),
    /// List the exercises, all or some.
    #[command(verbatim_doc_comment, after_long_help = AFTER_LIST)]
    List(List),
    /// Show all there is to know about one exercise.
    #[command(verbatim_doc_comment, after_long_help = AFTER_SHOW)]
    Show(Show),
    /// Draw all exercises on one page.
    #[command(verbatim_doc_comment, after_long_help = AFTER_FIGURES)]
    Figures(Figures),
    /// List the rules that plans follow, or explain one.
    #[command(verbatim_doc_comment, after_long_help = AFTER_RULES)]
    Rules(Rules),
    /// Ask about warning signs and say what the answers mean.
    #[command(verbatim_doc_comment, after_long_help = AFTER_SCREEN)]
    Screen(Screen),
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

const AFTER_GENERATE: &str = "\
Flags win over the profile file, which wins over the defaults; conditions and warning signs of both add up. A list is \
comma-separated, or the flag is repeated. What had to be assumed is said on stderr.

Examples:
  backplan generate
  backplan generate --goal desk --minutes 20 --days mon,wed,fri
  backplan generate --level advanced --equipment gym --weeks 12 --why
  backplan generate --workout sample --equipment dumbbell
  backplan generate --condition osteoporosis --age 62
  backplan generate --pain 4 --direction extension
  backplan generate --profile me.toml --start mon -o plan.json";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::PLAN.help())))]
pub struct Generate {
    #[command(flatten)]
    pub profile: Profile,
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
    #[command(flatten)]
    pub wishes: Wishes,
    #[command(flatten)]
    pub health: Health,
}

const PLAN_FILE: &str = "Write to a file instead of stdout; `-` is stdout. Of fit, a folder takes \
    a file for each session.";

// How and where a plan is printed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output", mut_arg("output", |output| output.help(PLAN_FILE)))]
pub struct PlanOutput {
    /// Add the reasons to the text; JSON and TOML always hold them.
    #[arg(long, verbatim_doc_comment)]
    pub why: bool,
    /// Begin each session at this time in the calendar, like 07:00 (default: events of the whole day).
    #[arg(long, value_name = "TIME", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub time: Option<String>,
    /// Take --time in this time zone, like Europe/Berlin (default: wherever you are).
    #[arg(long, value_name = "ZONE", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub tz: Option<String>,
    /// Remind this long before a session, like 10m or 1h (default: not at all).
    #[arg(long, value_name = "TIME", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub remind: Option<String>,
    /// Add breaks from sitting to the calendar; with the goal desk.
    #[arg(long, help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub desk_breaks: bool,
    /// Print the hand-out in large type.
    #[arg(long, help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub large: bool,
    /// Say on the hand-out who gives it.
    #[arg(long, value_name = "NAME", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub from: Option<String>,
    /// Put a note to the reader on the hand-out.
    #[arg(long, value_name = "TEXT", help_heading = "Calendar and hand-out", verbatim_doc_comment)]
    pub note: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

// How and where data is printed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output", mut_arg("catalogue", |last| last), mut_arg("color", |last| last), mut_arg("today", |last| last))]
pub struct Output {
    #[arg(short, long, value_name = "FORMAT", help = kind::LIST.help())]
    pub format: Option<String>,
    #[command(flatten)]
    pub place: Place,
}

// Where data goes.
#[derive(Debug, Args)]
#[command(mut_arg("catalogue", |last| last), mut_arg("color", |last| last), mut_arg("today", |last| last))]
pub struct Place {
    /// Write to a file instead of stdout; `-` is stdout.
    #[arg(short, long, value_name = "FILE", verbatim_doc_comment)]
    pub output: Option<PathBuf>,
    /// Write over a file even if backplan did not write it, or it was changed since.
    #[arg(long, verbatim_doc_comment)]
    pub force: bool,
}

const AFTER_CHECK: &str = "\
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

const AFTER_EXPORT: &str = "\
Without a plan file, the plan is made from the same flags as by `backplan generate`. With one, it is held against the rules of safety \
first, for the person of the plan, with what health flags add, or for that of --profile. It ends with exit code 3 when there should be \
no plan for that person, with 1 when the plan holds what is not for them.

Examples:
  backplan export plan.json --format text
  backplan export plan.json --condition hypertension -o plan.html
  backplan export plan.json -o plan.html --from 'Back clinic'
  backplan export plan.json -o plan.ics --time 07:00 --remind 10m
  backplan export plan.json -f fit -o workouts/
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

const AFTER_DIFF: &str = "\
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

const AFTER_LIST: &str = "\
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

const AFTER_SHOW: &str = "\
Examples:
  backplan show bird-dog
  backplan show glute-bridge --format json
  backplan show cat-cow --animate -o cat-cow.svg";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(kind::EXERCISE.help())))]
pub struct Show {
    /// Name the exercise by its id, as `backplan list` prints it.
    #[arg(value_name = "ID", verbatim_doc_comment)]
    pub id: String,
    /// Leave out the picture.
    #[arg(long, verbatim_doc_comment)]
    pub no_picture: bool,
    /// Let the picture move; needs --format svg.
    #[arg(long, verbatim_doc_comment)]
    pub animate: bool,
    #[command(flatten)]
    pub output: Output,
}

const AFTER_FIGURES: &str = "\
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

const AFTER_RULES: &str = "\
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

const SCREEN_FORMAT: &str = "Choose the format: text, json, or toml for a profile that `generate` \
    reads (default: by the extension of --output, else text).";

const AFTER_SCREEN: &str = "\
On a terminal each question takes one key: y or n, b for back, q to stop. Elsewhere the answers come from a file or flags. \
Ends with exit code 3 when the answers mean that there should be no exercise now.

Examples:
  backplan screen
  backplan screen -o me.toml && backplan generate --profile me.toml
  backplan screen --form > answers.toml
  backplan screen --answers answers.toml --format json
  backplan screen --red-flag leg-numbness --assessed";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each of them is a flag")]
#[command(mut_arg("format", |format| format.help(SCREEN_FORMAT)))]
pub struct Screen {
    /// Take the answers from a TOML file, `code = true` or `false` for every question; `-` reads stdin.
    #[arg(long, value_name = "FILE", verbatim_doc_comment)]
    pub answers: Option<PathBuf>,
    /// Answer yes to these codes and no to all others; `none` answers no to all.
    #[arg(long, value_name = "LIST", verbatim_doc_comment)]
    pub red_flag: Vec<String>,
    /// Answer yes to the question about falls; with --red-flag.
    #[arg(long, requires = "red_flag", conflicts_with = "answers", verbatim_doc_comment)]
    pub fallen: bool,
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
    /// Name what to describe: plan, profile, catalogue, list, show, rules, check, diff or screen.
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
