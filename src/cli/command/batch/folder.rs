//! A file for each person: named by who it is, never the same for two.

use std::collections::HashSet;
use std::fs;

use anyhow::Context as _;
use serde_json::value::RawValue;

use super::answer::{Answer, Asked, Problem};
use super::way::Files;
use crate::catalogue::Catalogue;
use crate::cli::browser;
use crate::cli::door;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::file;
use crate::cli::kind;
use crate::cli::output::{Made, Target};
use crate::cli::signals::Signals;
use crate::cli::terminal::look_of_file;
use crate::export::ICS;
use crate::export::format::{Makes, Making};
use crate::export::html::Drawings;
use crate::plan::Plan;
use crate::planner;

/// The longest name without its extension, in bytes.
const LONGEST_NAME: usize = 100;
/// Names that mean a device on Windows, whatever stands behind their dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The folder, with what is made for each person.
pub struct Folder {
    files: Files,
    drawings: Drawings,
    /// What ends the printing of pages, where pages are printed.
    signals: Option<Signals>,
}

impl Folder {
    /// Makes the folder for some files.
    ///
    /// # Errors
    /// Where it can't be made or nothing can be written there.
    pub fn new(files: Files) -> Result<Self, Failure> {
        let path = &files.folder;
        fs::create_dir_all(path)
            .with_context(|| format!("can't make the folder {}", file::name(path)))?;
        door::try_to_make(path)?;
        let prints = matches!(files.format.makes, Makes::Printed(_));
        let signals = prints.then(browser::listen).transpose()?;
        Ok(Self { files, drawings: Drawings::default(), signals })
    }

    /// Goes on unless somebody told to end while pages were printed.
    ///
    /// # Errors
    /// Where somebody did.
    pub fn go_on(&self) -> Result<(), Mistake> {
        match &self.signals {
            Some(signals) if signals.end() => Err(Mistake::said("it was stopped".into())),
            _ => Ok(()),
        }
    }

    /// A name for the file of a line, which no other line has.
    pub fn name(&self, names: &mut Names, asked: &Asked) -> String {
        format!("{}.{}", names.give(&asked.id, asked.line), self.files.format.extension)
    }

    /// Writes the plan of an answer into the file of that name. The answer says which one that is,
    /// or why it could not be written.
    pub fn write(&self, answer: &mut Answer, name: String, catalogue: &Catalogue) {
        let Some(plan) = answer.plan.take() else { return };
        match self.put(&plan, &name, catalogue) {
            Ok(()) => answer.file = Some(name),
            Err(failure) => answer.problems = problems(failure),
        }
    }

    fn put(&self, plan: &Plan, name: &str, catalogue: &Catalogue) -> Result<(), Failure> {
        let Files { folder, format, options, leave, today } = &self.files;
        let target = Target::file(format, kind::PLAN.what, folder.join(name), leave.clone());
        let mut options = options.clone();
        if **format == ICS {
            options.edition = target.edition(plan, *today)?;
        }
        let (look, drawings, easier) = (look_of_file(), &self.drawings, planner::easier);
        let making = Making { plan, options: &options, look: &look, catalogue, drawings, easier };
        target.put(&match format.makes {
            Makes::Text(make) => Made::Text(make(&making)),
            Makes::Printed(make) => {
                let signals = self.signals.as_ref();
                let signals = signals.unwrap_or_else(|| unreachable!("it listens where it prints"));
                Made::Printed(browser::print_unless(&make(&making), signals)?)
            }
            Makes::Workouts { .. } | Makes::Nothing => {
                unreachable!("batch takes formats that make a file a plan")
            }
        })
    }
}

/// Why a file could not be written, as data.
fn problems(failure: Failure) -> Vec<Problem> {
    let Failure::Mistakes(mistakes) = failure else {
        unreachable!("a plan that was made can fail by its file alone")
    };
    let problem = |mistake| match mistake {
        Mistake::Said { message, help } => Some(Problem::whole(message, help)),
        Mistake::More(_) | Mistake::InFile(_) => None,
    };
    mistakes.into_iter().filter_map(problem).collect()
}

/// Names that were given.
#[derive(Default)]
pub struct Names(HashSet<String>);

impl Names {
    /// A name that was not given before, by the id of a line, or by its number where it has none.
    fn give(&mut self, id: &RawValue, line: u64) -> String {
        let wished = plain(id).unwrap_or_else(|| format!("line-{line}"));
        let numbered = (2..).map(|number: u64| format!("{wished}-{number}"));
        let name = std::iter::once(wished.clone()).chain(numbered);
        // Systems that tell no capitals from small letters would take two for one.
        let name = name.into_iter().find(|name| self.0.insert(name.to_lowercase()));
        name.unwrap_or_else(|| unreachable!("numbers never end"))
    }
}

/// The name that an id makes, if it leaves any: letters, digits and single hyphens, which every
/// system takes; no path, no hidden file, no device.
fn plain(id: &RawValue) -> Option<String> {
    let text = text(id)?;
    let mut name = String::new();
    for sign in text.chars() {
        if sign.is_alphanumeric() || matches!(sign, '_' | '.') && !name.is_empty() {
            if name.len() + sign.len_utf8() > LONGEST_NAME {
                break;
            }
            name.push(sign);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.trim_end_matches(['-', '.']).len());
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let is_device = DEVICES.iter().any(|device| {
        stem.strip_prefix(device).is_some_and(|end| end.chars().all(|sign| sign.is_ascii_digit()))
    });
    if is_device {
        name.insert_str(0, "id-");
    }
    (!name.is_empty()).then_some(name)
}

/// An id as people read it: a text without its quotes, anything else as it is written; none for null.
pub fn text(id: &RawValue) -> Option<String> {
    match serde_json::from_str(id.get()) {
        Ok(serde_json::Value::String(text)) => Some(text),
        Ok(serde_json::Value::Null) => None,
        _ => Some(id.get().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::Names;

    #[test]
    fn names_are_safe_and_each_is_given_once() {
        let mut names = Names::default();
        let long = format!("\"{}\"", "é".repeat(300));
        for (id, expected) in [
            ("7", "7"),
            ("7", "7-2"),
            ("\"7-2\"", "7-2-2"),
            ("\"Anna\"", "Anna"),
            ("\"anna\"", "anna-2"),
            ("\"../../etc/passwd\"", "etc-passwd"),
            ("\"/\"", "line-1"),
            ("\"\"", "line-1-2"),
            ("null", "line-1-3"),
            ("\".hidden.\"", "hidden"),
            ("\"NUL.txt\"", "id-NUL.txt"),
            ("\"com1\"", "id-com1"),
            ("\"compass\"", "compass"),
            ("\"Zoë Müller\"", "Zoë-Müller"),
            ("\"a\\u0000\\u001b[2Jb\"", "a-2Jb"),
            ("{\"clinic\": 3}", "clinic-3"),
            ("-1.5e3", "1.5e3"),
            (&long, &"é".repeat(50)),
        ] {
            let id = RawValue::from_string(id.to_owned()).expect("JSON");
            assert_eq!(names.give(&id, 1), expected);
        }
    }
}
