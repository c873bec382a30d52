//! `backplan paths`: where a person's own files are.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::home::{Home, VARIABLE};
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, file, saved};
use crate::text::look::Look;
use crate::text::page::{PLAIN, Page};

/// The name and number of the data.
pub const SCHEMA: &str = "backplan/paths/1";

/// Where each is, and whether it is there.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// `backplan/paths/1`.
    schema: &'static str,
    /// The saved profile.
    profile: PathBuf,
    /// The folder of the saved plans.
    plans: PathBuf,
    /// The current one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<PathBuf>,
    /// What was done.
    journal: PathBuf,
}

/// Prints the places.
pub fn run(args: &args::Paths, context: &mut Context) -> Result<ExitCode, Failure> {
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::PATHS, &context.inputs(&[]), &mut wrong);
    wrong.none()?;
    let home = Home::find()?;
    let document = Document {
        schema: SCHEMA,
        profile: home.profile(),
        plans: home.plans(),
        current: saved::current(&home)?,
        journal: home.journal(),
    };
    target.print_data(|| &document, |look| text(&document, look), context)?;
    Ok(ExitCode::SUCCESS)
}

fn text(document: &Document, look: &Look) -> String {
    let mut page = Page::new(look);
    let lines = [
        ("Profile", Some(&document.profile)),
        ("Plans", Some(&document.plans)),
        ("Current plan", document.current.as_ref()),
        ("Journal", Some(&document.journal)),
    ];
    for (label, path) in lines {
        page.field(label, &path.map_or_else(|| "none saved".to_owned(), |path| shown(path)));
    }
    page.gap();
    page.prose(PLAIN, 0, &format!("{VARIABLE} names a folder for all of them."));
    page.finish()
}

fn shown(path: &Path) -> String {
    let there = if path.exists() { "" } else { " (not there yet)" };
    format!("{}{there}", file::name(path))
}
