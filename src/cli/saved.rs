//! What a person has saved: the profile that plans are made from, and the plans, of which one is the
//! current one.
//!
//! Plans are never written over: another one with the same first day gets another name. The file
//! `current` names them in the order in which they became the current one, the last line last.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::args;
use crate::cli::door::{self, Leave, Objection, Readers};
use crate::cli::failure::{Failure, Mistake};
use crate::cli::filed::{self, Read};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::seal::{self, Seal};
use crate::cli::{file, kind};
use crate::export;
use crate::export::JSON;
use crate::plan::Plan;
use crate::plan_file;

/// What the mark of a saved plan says that it holds.
const PLAN: &str = kind::PLAN.what;
/// Names that are tried for a plan whose first day has others.
const MOST_PLANS: u32 = 10_000;

impl args::Profile {
    /// The file that says whom a plan is for: the one that is named, else the saved profile, where
    /// there is one and nobody sets it aside. The second value is whether it is the saved one.
    pub fn person(&self) -> Option<(PathBuf, bool)> {
        if let Some(named) = &self.file {
            return Some((named.clone(), false));
        }
        // Without a home there is nothing saved.
        let home = Home::find().ok().filter(|_| !self.no_saved)?;
        Some((home.profile(), true)).filter(|(path, _)| path.exists())
    }
}

/// The file of the current plan; none where none was saved.
pub fn current(home: &Home) -> Result<Option<PathBuf>, Mistake> {
    let list = home.current();
    if !list.exists() {
        return Ok(None);
    }
    let names = file::read(&list)?;
    let Some(name) = names.lines().map(str::trim).rfind(|name| !name.is_empty()) else {
        return Ok(None);
    };
    // It names a file of its folder and no other.
    let plain = Path::new(name).file_name().is_some_and(|own| own == name);
    let path = home.plans().join(name);
    if plain && path.is_file() {
        return Ok(Some(path));
    }
    Err(Mistake::Said {
        message: format!("the current plan is gone: {} names `{name}`", file::name(&list)),
        help: Some("make another one: `backplan generate --save`".into()),
    })
}

/// The current plan, read; what is wrong with it goes to `wrong`.
///
/// # Errors
/// Where none is saved.
pub fn read(
    home: &Home,
    (catalogue, today): (&Catalogue, NaiveDate),
    wrong: &mut Mistakes,
) -> Result<Option<Read>, Failure> {
    let Some(path) = current(home)? else {
        let help = "make one: `backplan init`, or `backplan generate --save`".to_owned();
        return Err(Mistake::Said { message: "no plan is saved".into(), help: Some(help) }.into());
    };
    // What nobody touched since it was made needs no second look.
    let own =
        file::read(&path).ok().filter(|text| seal::look(text.as_bytes()) == Seal::Whole(PLAN));
    let own = own.and_then(|text| plan_file::read_own(&text, catalogue, today));
    Ok(match own {
        Some(plan) => Some(Read::own(plan, file::name(&path))),
        None => filed::read(&path, catalogue, today, wrong),
    })
}

/// Keeps a plan and makes it the current one; returns its file.
pub fn save(home: &Home, plan: &Plan) -> Result<PathBuf, Failure> {
    let folder = home.plans();
    make(&folder)?;
    let json = export::json::plan(plan);
    let mark = JSON.marks.iter().find(|mark| mark.suits(&json));
    let sealed = mark.map_or_else(|| json.clone(), |mark| mark.seal(PLAN, &json));
    let names =
        std::iter::once(String::new()).chain((2..MOST_PLANS).map(|more| format!("-{more}")));
    for number in names {
        let path = folder.join(format!("{}{number}.json", plan.profile.start));
        let there = fs::read(&path);
        if there.as_ref().is_ok_and(|bytes| bytes == sealed.as_bytes()) {
            // The same plan is not kept twice.
            become_current(home, &path)?;
            return Ok(path);
        }
        if there.is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            let way = door::ask(&path, &Leave::default(), |_| Some(Objection::Foreign))?;
            way.write(&file::name(&path), sealed.as_bytes(), Readers::Owner)?;
            become_current(home, &path)?;
            return Ok(path);
        }
    }
    let message = format!("{} holds too many plans of one day", file::name(&folder));
    Err(Mistake::Said { message, help: Some("take some away".into()) }.into())
}

/// Adds a plan's name to the list, unless it stands last already.
fn become_current(home: &Home, path: &Path) -> Result<(), Failure> {
    let list = home.current();
    let mut names = if list.exists() { file::read(&list)? } else { String::new() };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if names.lines().next_back() == Some(&name) {
        return Ok(());
    }
    if !names.is_empty() && !names.ends_with('\n') {
        names.push('\n');
    }
    names.extend([&name, "\n"]);
    put(&list, &names)
}

/// Makes the plan before the current one current again; returns its file.
///
/// # Errors
/// Where there is none.
pub fn undo(home: &Home) -> Result<PathBuf, Failure> {
    let list = home.current();
    let names = if list.exists() { file::read(&list)? } else { String::new() };
    let mut names: Vec<&str> =
        names.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    names.pop();
    if names.is_empty() {
        let help = Some("`backplan generate --save` makes another one".to_owned());
        let message = "there is no plan before the current one".to_owned();
        return Err(Mistake::Said { message, help }.into());
    }
    put(&list, &(names.join("\n") + "\n"))?;
    let gone = || Mistake::said("the plan before the current one is gone".into());
    Ok(current(home)?.ok_or_else(gone)?)
}

/// Writes a file of the program's own, which nobody else writes.
fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let way = door::ask(path, &Leave::default(), |_| None)?;
    way.write(&file::name(path), text.as_bytes(), Readers::Owner)
}

/// Makes a folder and those around it, for its owner alone where it is new.
pub fn make(folder: &Path) -> Result<(), Failure> {
    let made = file::make_own_folder(folder, true);
    Ok(made.with_context(|| format!("can't make the folder {}", file::name(folder)))?)
}
