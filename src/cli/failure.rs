//! What goes wrong, what is said about it on stderr, and the exit code it ends with. Nothing is
//! decided here.

use std::io;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::cli::terminal;
use crate::planner::NoPlan;
use crate::rules::Finding;
use crate::text::printable::printable;

/// Exit code of a must rule that a checked plan breaks, and of a plan that is not possible.
pub const NO: u8 = 1;
/// Exit code of wrong usage and unreadable input.
pub const WRONG: u8 = 2;
/// Exit code of a refusal for safety.
pub const REFUSED: u8 = 3;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// Why a command can't do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The arguments or files are wrong in these ways.
    Mistakes(Vec<Mistake>),
    /// The rules leave no plan.
    NoPlan(NoPlan),
    /// A plan breaks rules of safety for its person.
    Unsafe {
        /// The file that holds it.
        name: String,
        /// What is broken.
        findings: Vec<Finding>,
    },
    /// Stdout can't be written to.
    Output(io::Error),
}

/// One thing that is wrong with what was typed or named. Texts that came from outside are already
/// printable.
#[derive(Debug)]
pub enum Mistake {
    /// What is wrong and, where something is known, what to do.
    Said {
        /// A sentence without its full stop.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// So many more of what was said before.
    More(usize),
    /// Mistakes in a file, with their carets, ready to print.
    InFile(crate::text::problem::Problems),
}

impl Mistake {
    /// A mistake without advice.
    pub fn said(message: String) -> Self {
        Self::Said { message, help: None }
    }
}

impl From<Mistake> for Failure {
    fn from(mistake: Mistake) -> Self {
        Self::Mistakes(vec![mistake])
    }
}

impl From<crate::text::problem::Problems> for Failure {
    fn from(problems: crate::text::problem::Problems) -> Self {
        Mistake::InFile(problems).into()
    }
}

impl From<anyhow::Error> for Mistake {
    /// What was tried and why it failed: "can't write me.toml: permission denied".
    fn from(error: anyhow::Error) -> Self {
        let said: Vec<String> = error.chain().map(in_words).collect();
        Self::said(said.join(": "))
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Mistake::from(error).into()
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Says it on stderr; returns the exit code.
    pub fn report(self) -> ExitCode {
        let mut text = String::new();
        let code = match self {
            Self::Mistakes(list) => {
                for mistake in list {
                    say_mistake(&mut text, mistake);
                }
                WRONG
            }
            Self::NoPlan(no_plan) => {
                say_no_plan(&mut text, &no_plan);
                NO
            }
            Self::Unsafe { name, findings } => {
                say_unsafe(&mut text, &name, &findings);
                NO
            }
            Self::Output(error) => return cannot_print(error).report(),
        };
        terminal::tell(&text);
        ExitCode::from(code)
    }
}

fn say_mistake(text: &mut String, mistake: Mistake) {
    match mistake {
        Mistake::Said { message, help } => {
            line(text, "", ERROR, "error", &message);
            if let Some(help) = help {
                line(text, "  ", HELP, "help", &help);
            }
        }
        Mistake::More(more) => text.extend(["and ", &more.to_string(), " more\n"]),
        Mistake::InFile(problems) => text.extend([&problems.to_string(), "\n"]),
    }
}

fn say_no_plan(text: &mut String, no_plan: &NoPlan) {
    line(text, "", ERROR, "error", "no plan is possible");
    for reason in &no_plan.reasons {
        text.extend(["  ", reason, "\n"]);
    }
    for help in &no_plan.help {
        line(text, "  ", HELP, "help", help);
    }
}

/// The most findings that are said in full.
const MOST_FINDINGS: usize = 12;

fn say_unsafe(text: &mut String, name: &str, findings: &[Finding]) {
    line(text, "", ERROR, "error", &format!("{name} breaks rules of safety for this person"));
    let mut said: Vec<String> = Vec::new();
    for finding in findings {
        let sentence = format!("  {} ({})\n", printable(&finding.text), finding.rule);
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    text.extend(said.iter().take(MOST_FINDINGS).map(String::as_str));
    if let Some(more) = said.len().checked_sub(MOST_FINDINGS).filter(|more| *more > 0) {
        text.extend(["  and ", &more.to_string(), " more\n"]);
    }
    let help = "make a plan for this person with `backplan generate`, mend this one by what \
        `backplan check` says, or go on with --unchecked";
    line(text, "  ", HELP, "help", help);
}

fn line(text: &mut String, indent: &str, style: Style, label: &str, said: &str) {
    text.extend([
        indent,
        &style.render().to_string(),
        label,
        ":",
        &style.render_reset().to_string(),
        " ",
        said,
        "\n",
    ]);
}

/// That stdout can't be written to, with the cause.
pub fn cannot_print(error: io::Error) -> Failure {
    anyhow::Error::new(error).context("can't write the output").into()
}

fn in_words(error: &(dyn std::error::Error + 'static)) -> String {
    error.downcast_ref().map_or_else(|| error.to_string(), cause)
}

/// Why reading or writing failed, in words.
pub fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or directory".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a directory, not a file".into(),
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a directory".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        _ => error.to_string(),
    }
}
