//! Workouts and recordings on their way to a watch or a player: a file for each session, in a folder
//! that holds those of one plan.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::cli::door::{self, Leave, Readers};
use crate::cli::failure::{Failure, Mistake};
use crate::cli::mistakes::Mistakes;
use crate::cli::seal::{self, Seal};
use crate::cli::{file, terminal};
use crate::export::format::{Format, Makes};
use crate::plan::{Plan, PlanDay, Session, Week};
use crate::text::printable::{counted, printable};

/// The letters of a date, with which the names of workout files begin.
const DATE: usize = "2026-11-23".len();
/// The longest part of a session's title in the name of its file, in bytes.
const LONGEST_TITLE: usize = 60;

/// What a file of a format with one for each session is, in a word.
pub fn what(format: &Format) -> &'static str {
    match format.makes {
        Makes::Workouts { what, .. } => what,
        _ => "",
    }
}

/// The files of a plan, one a session, each with its name, which no other has.
pub fn named(format: &Format, plan: &Plan, files: Vec<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let mut taken = BTreeSet::new();
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    let names = sessions.map(|(day, session)| name(format, (day, session), &mut taken));
    names.zip(files).collect()
}

/// Date and title, as names of files go on every computer and watch; of titles that say nothing
/// there, the kind of session. What is taken already gets a number.
fn name(
    format: &Format,
    (day, session): (&PlanDay, &Session),
    taken: &mut BTreeSet<String>,
) -> String {
    let letters = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let title: String = session.title.chars().take(LONGEST_TITLE).map(letters).collect();
    let parts: Vec<&str> = title.split('-').filter(|part| !part.is_empty()).collect();
    let title = if parts.is_empty() { session.kind.to_string() } else { parts.join("-") };
    let numbers =
        std::iter::once(String::new()).chain((2..).map(|number: u32| format!("-{number}")));
    let mut names =
        numbers.map(|number| format!("{}-{title}{number}.{}", day.date, format.extension));
    names.find(|name| taken.insert(name.clone())).unwrap_or_default()
}

/// Looks whether a folder of workouts can be written to, or be made.
pub fn try_folder(folder: &Path, format: &Format, wrong: &mut Mistakes) {
    let nearest = folder.ancestors().map(here).find(|path| path.exists()).unwrap_or(Path::new("."));
    if nearest.is_file() {
        let message = format!("--output: {} is a file, not a folder", file::name(nearest));
        return wrong.add(message, Some(format!("name a folder for the {}s", what(format))));
    }
    if let Err(failure) = others(folder, format, &BTreeSet::new()).map_err(Mistake::from) {
        return wrong.push(failure);
    }
    wrong.check(door::try_to_make(nearest));
}

fn here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// Writes workouts to a folder and takes away the others in it that the program wrote, with which a
/// watch would go on: of whose plan they are doesn't stand in them. Writes none if one of them may not be written.
pub fn write(
    folder: &Path,
    format: &Format,
    files: &[(String, Vec<u8>)],
    leave: &Leave,
) -> Result<(), Failure> {
    fs::create_dir_all(folder).with_context(|| format!("can't write {}", file::name(folder)))?;
    let mut wrong = Mistakes::default();
    let (mut ways, mut places) = (Vec::new(), BTreeSet::new());
    for (name, bytes) in files {
        let path = folder.join(name);
        match door::ask(&path, leave, door::ours(what(format))) {
            // A link among them may lead to another of them, or out of the folder.
            Ok(_) if fs::symlink_metadata(&path).is_ok_and(|there| !there.is_file()) => {
                let message = format!("--output: {} is no file of its own", file::name(&path));
                wrong.add(message, Some("take it away, or choose another folder".into()));
            }
            Ok(way) => {
                places.insert(name.as_str());
                ways.push((way, path, bytes));
            }
            Err(mistake) => wrong.push(mistake),
        }
    }
    wrong.none()?;
    for (way, path, bytes) in &ways {
        way.write(&file::name(path), bytes, Readers::Usual)?;
    }
    terminal::say(&format!("wrote {} to {}\n", counted(ways.len(), "file"), file::name(folder)));
    take_away(folder, format, &places)?;
    if let Makes::Workouts { then, .. } = format.makes
        && !then.is_empty()
    {
        terminal::note(then);
    }
    Ok(())
}

/// Takes the workouts of other plans out of a folder, save those with the names of `kept`, and
/// says so. What somebody changed, renamed or protects stays.
pub fn take_away(folder: &Path, format: &Format, kept: &BTreeSet<&str>) -> Result<(), Failure> {
    let what = what(format);
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for path in others(folder, format, kept)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = printable(&name).into_owned();
        // What can't be read is nothing that this program can judge.
        match fs::read(&path).as_deref().map(seal::look) {
            Ok(Seal::Whole(holds)) if holds == what && !door::is_protected(&path) => {
                fs::remove_file(&path)
                    .with_context(|| format!("can't take {} away", file::name(&path)))?;
                taken.push(name);
            }
            Ok(Seal::Whole(holds) | Seal::Broken(holds)) if holds == what => left.push(name),
            _ => {}
        }
    }
    if !taken.is_empty() {
        terminal::say(&format!("took away the {what}s that were there: {}\n", taken.join(", ")));
    }
    if !left.is_empty() {
        terminal::note(&format!("left what is changed or protected: {}", left.join(", ")));
    }
    Ok(())
}

/// The files of a folder that have such a name as workouts get and are not `kept`; links are not
/// among them. No folder, no files.
fn others(folder: &Path, format: &Format, kept: &BTreeSet<&str>) -> anyhow::Result<Vec<PathBuf>> {
    list(folder, format, kept).with_context(|| format!("can't look into {}", file::name(folder)))
}

fn list(folder: &Path, format: &Format, kept: &BTreeSet<&str>) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        let is_other = entry
            .file_name()
            .to_str()
            .is_some_and(|name| is_name(name, format) && !kept.contains(name));
        if is_other && entry.file_type()?.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file is named as this program names workouts: by a date, a title and the format's
/// extension.
fn is_name(name: &str, format: &Format) -> bool {
    let title = name
        .split_at_checked(DATE)
        .filter(|(date, _)| date.parse::<NaiveDate>().is_ok())
        .map(|(_, title)| title);
    let ends = format!(".{}", format.extension);
    title.is_some_and(|title| title.starts_with('-') && title.ends_with(&ends))
}
