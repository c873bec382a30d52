//! Workouts on their way to a watch: a file for each session, in a folder that holds those of one plan.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::context;
use crate::cli::door::{self, Leave, Readers};
use crate::cli::failure::{Failure, Mistake, cannot_write, cause};
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::cli::seal::{self, Seal, WORKOUT};
use crate::export::fit::Encoder;
use crate::plan::{Plan, PlanDay, Session, Week};

/// The end of the names of workout files.
const EXTENSION: &str = "fit";
/// The longest part of a session's title in the name of its file, in bytes.
const LONGEST_TITLE: usize = 60;

/// A workout file for each session of a plan, with its name, which no other has.
pub fn files(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    let encoder = Encoder::new(plan);
    let mut taken = BTreeSet::new();
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    sessions.map(|(day, session)| (name(day, session, &mut taken), encoder.session(day, session))).collect()
}

/// Date and title, as names of files go on every computer and watch; of titles that say nothing there, the kind of session. What is
/// taken already gets a number.
fn name(day: &PlanDay, session: &Session, taken: &mut BTreeSet<String>) -> String {
    let letters = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let title: String = session.title.chars().take(LONGEST_TITLE).map(letters).collect();
    let parts: Vec<&str> = title.split('-').filter(|part| !part.is_empty()).collect();
    let title = if parts.is_empty() { session.kind.to_string() } else { parts.join("-") };
    let numbers = std::iter::once(String::new()).chain((2..).map(|number: u32| format!("-{number}")));
    let mut names = numbers.map(|number| format!("{}-{title}{number}.{EXTENSION}", day.date));
    names.find(|name| taken.insert(name.clone())).unwrap_or_default()
}

/// Looks whether a folder of workouts can be written to, or be made.
pub fn try_folder(folder: &Path, wrong: &mut Mistakes) {
    let nearest = folder.ancestors().map(here).find(|path| path.exists());
    // A file with a name that nobody has: what is there already is looked at when its name is known.
    let file = nearest.unwrap_or(Path::new(".")).join(format!(".{WORKOUT}.{EXTENSION}"));
    wrong.check(door::ask(&file, &Leave::default(), door::ours(WORKOUT)));
}

fn here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// Writes workouts to a folder and takes away those of an earlier plan, with which a watch would go on. Writes none if one of them may
/// not be written.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)], leave: &Leave) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| cannot_write(&file::name(folder), &error))?;
    let mut wrong = Mistakes::default();
    let mut ways = Vec::new();
    for (name, bytes) in files {
        match door::ask(&folder.join(name), leave, door::ours(WORKOUT)) {
            Ok(way) => ways.push((way, name, bytes)),
            Err(mistake) => wrong.push(mistake),
        }
    }
    wrong.none()?;
    for (way, name, bytes) in &ways {
        way.write(&file::name(&folder.join(name)), bytes, Readers::Usual)?;
    }
    let wrote = counted(ways.len(), "file");
    context::say(&format!("wrote {wrote} to {}\n", file::name(folder)));
    take_away(folder, &files.iter().map(|(name, _)| name.as_str()).collect())
}

/// Takes the workouts of earlier plans out of a folder, save those with the names of `kept`, and says so. What somebody changed stays.
pub fn take_away(folder: &Path, kept: &BTreeSet<&str>) -> Result<(), Failure> {
    let (mut taken, mut changed) = (0, Vec::new());
    for path in others(folder, kept).map_err(|error| cannot_look(folder, &error))? {
        // What can't be read is nothing that this program can judge.
        match fs::read(&path).as_deref().map(seal::look) {
            Ok(Seal::Whole(WORKOUT)) => {
                fs::remove_file(&path).map_err(|error| cannot_take(&path, &error))?;
                taken += 1;
            }
            Ok(Seal::Broken(WORKOUT)) => changed.push(file::name(&path)),
            _ => {}
        }
    }
    if taken > 0 {
        context::say(&format!("took {} of an earlier plan away\n", counted(taken, "file")));
    }
    if !changed.is_empty() {
        context::note(&format!("left what was changed after backplan wrote it: {}", changed.join(", ")));
    }
    Ok(())
}

/// The workout files of a folder that are not `kept`; links and all that is no file are not among them. No folder, no files.
fn others(folder: &Path, kept: &BTreeSet<&str>) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        let is_workout = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION));
        let is_kept = entry.file_name().to_str().is_some_and(|name| kept.contains(name));
        if is_workout && !is_kept && entry.file_type()?.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn cannot_look(folder: &Path, error: &io::Error) -> Failure {
    Mistake::said(format!("can't look into {}: {}", file::name(folder), cause(error))).into()
}

fn cannot_take(path: &Path, error: &io::Error) -> Failure {
    Mistake::said(format!("can't take {} away: {}", file::name(path), cause(error))).into()
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
