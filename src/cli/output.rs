//! In which format data is printed, and where to.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use chrono::NaiveDate;
use serde::Serialize;

use crate::cli::args::{self, Output};
use crate::cli::context::Context;
use crate::cli::door::{self, Leave, Objection, Readers, ask};
use crate::cli::failure::{Failure, Mistake};
use crate::cli::kind::Kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::{file, seal, terminal, workouts};
use crate::export::format::{Edition, Format, Makes, Mark};
use crate::export::{JSON, TEXT, ics};
use crate::plan::Plan;
use crate::text::look::Look;
use crate::text::printable::{printable, shown};

/// Where data goes, and in which format.
#[derive(Debug)]
pub struct Target {
    /// The format.
    pub format: &'static Format,
    what: &'static str,
    /// The file; none is stdout.
    file: Option<PathBuf>,
    leave: Leave,
}

/// What a format made of a plan, ready to be written.
#[derive(Debug)]
pub enum Made {
    /// A text.
    Text(String),
    /// A page that a browser printed.
    Printed(Vec<u8>),
}

impl Target {
    /// Understands the flags and tries the way. `inputs` are the files that the command reads.
    pub fn parse(flags: &Output, kind: &Kind, inputs: &[&Path], wrong: &mut Mistakes) -> Self {
        let target = Self::named(flags, kind, inputs, wrong);
        target.try_way(door::ours(kind.what), wrong);
        target
    }

    /// Understands the flags without a look at what is there.
    pub fn named(flags: &Output, kind: &Kind, inputs: &[&Path], wrong: &mut Mistakes) -> Self {
        let file = flags.place.file().map(Path::to_owned);
        let said = flags.format.as_deref().map(|text| kind.parse(text));
        let (given, said) = (said.is_some(), wrong.value("--format", said));
        let format = match &file {
            Some(path) if !given || said.is_some() => by_file(path, said, kind, wrong),
            _ => said,
        };
        let leave = Leave::new(inputs, flags.place.force);
        flags.place.say_idle();
        Self { format: format.unwrap_or(kind.usual), what: kind.what, file, leave }
    }

    /// A file of a format, whose way was not tried.
    pub fn file(format: &'static Format, what: &'static str, path: PathBuf, leave: Leave) -> Self {
        Self { format, what, file: Some(path), leave }
    }

    /// The file; none is stdout.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// What the command may do with files.
    pub fn leave(&self) -> &Leave {
        &self.leave
    }

    /// Says what keeps the data from being written there, if anything does.
    pub fn try_way(&self, judge: impl Fn(&[u8]) -> Option<Objection>, wrong: &mut Mistakes) {
        let Some(path) = &self.file else {
            if !self.format.is_text() && io::stdout().is_terminal() {
                let message = format!("--format {}: a terminal can't show it", self.format.name);
                let help =
                    format!("name a file, like --output {}.{}", self.what, self.format.extension);
                wrong.add(message, Some(help));
            }
            return;
        };
        match (self.format.makes, file::is_folder(path)) {
            (Makes::Workouts { .. }, true) => workouts::try_folder(path, self.format, wrong),
            (_, true) => {
                let message = format!("--output: {} is a folder", file::name(path));
                let help = format!("name a file, like {}.{}", self.what, self.format.extension);
                wrong.add(message, Some(help));
            }
            (Makes::Workouts { .. }, false) => {
                wrong.check(ask(path, &self.leave, door::ours(workouts::what(self.format))));
            }
            _ => wrong.check(ask(path, &self.leave, judge)),
        }
    }

    /// How text is laid out there.
    pub fn look(&self) -> Look {
        match self.file {
            Some(_) => terminal::look_of_file(),
            None => terminal::look_of_stdout(),
        }
    }

    /// Whether text goes to a reader who sits at a terminal.
    pub fn is_paged(&self) -> bool {
        self.file.is_none() && *self.format == TEXT && io::stdout().is_terminal()
    }

    /// Whether colours reach the reader there.
    pub fn shows_colours(&self) -> bool {
        match &self.file {
            Some(_) => ColorChoice::global() == ColorChoice::AlwaysAnsi,
            None => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }

    /// Which edition of a plan's calendar is written there: it replaces what the program itself
    /// wrote, but no other person's unasked.
    pub fn edition(&self, plan: &Plan, made: NaiveDate) -> Result<Edition, Mistake> {
        let Some(path) = &self.file else {
            return Ok(Edition { made, ..Edition::default() });
        };
        let before = door::written(path, self.what);
        let another = before.as_deref().and_then(|before| ics::another(before, plan));
        if let Some(whose) = another.filter(|_| !self.leave.force) {
            let message = format!("is the calendar of {}", shown(&whose));
            return Err(door::refusal(&file::name(path), &message));
        }
        let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Ok(Edition { title, made, before })
    }

    /// Prints data, or for people a text.
    pub fn print_data<T: Serialize>(
        &self,
        data: impl FnOnce() -> T,
        text: impl FnOnce(&Look) -> String,
        context: &mut Context,
    ) -> Result<(), Failure> {
        let text = if *self.format == TEXT {
            text(&self.look())
        } else if *self.format == JSON {
            serde_json::to_string_pretty(&data()).map_err(io::Error::from)? + "\n"
        } else {
            // No other format is known to a command that prints data.
            toml::to_string(&data()).map_err(io::Error::other)?
        };
        self.write(&text, context)
    }

    /// Puts the data where it belongs.
    pub fn write(&self, text: &str, context: &mut Context) -> Result<(), Failure> {
        let Some(path) = &self.file else {
            // Data for programs holds no styles, so nothing has to be taken out of it.
            let printed = if *self.format == TEXT {
                context.print(text)
            } else {
                context.out.write_all(text.as_bytes())
            };
            return Ok(printed?);
        };
        write(path, &self.leave, self.sealed(text).as_bytes(), door::ours(self.what))
    }

    /// A text as a file holds it: without colours, save where they are asked for in so many words,
    /// and with the mark by which the program knows it again.
    fn sealed(&self, text: &str) -> String {
        let plain = if *self.format != TEXT || ColorChoice::global() == ColorChoice::AlwaysAnsi {
            Cow::Borrowed(text)
        } else {
            anstream::adapter::strip_str(text).to_string().into()
        };
        let mark = self.format.marks.iter().find(|mark| mark.suits(&plain));
        mark.map_or_else(|| plain.to_string(), |mark| mark.seal(self.what, &plain))
    }

    /// Puts what a format makes of one of many plans into its file and says nothing about it.
    ///
    /// # Panics
    /// Where no file is named.
    pub fn put(&self, made: &Made) -> Result<(), Failure> {
        let path = self.file.as_deref().unwrap_or_else(|| unreachable!("each has a file"));
        match made {
            Made::Text(text) => {
                put(path, &self.leave, self.sealed(text).as_bytes(), door::ours(self.what))
            }
            Made::Printed(pdf) => {
                put(path, &self.leave, &seal::pdf(self.what, pdf), door::ours(self.what))
            }
        }
    }

    /// Puts a PDF where it belongs; a file carries the mark by which the program knows it again.
    pub fn write_bytes(&self, pdf: &[u8], context: &mut Context) -> Result<(), Failure> {
        let Some(path) = &self.file else { return Ok(context.out.write_all(pdf)?) };
        write(path, &self.leave, &seal::pdf(self.what, pdf), door::ours(self.what))
    }

    /// Puts the workouts of a plan into a folder, or a single one to a file or stdout.
    pub fn deliver_workouts(
        &self,
        files: &[(String, Vec<u8>)],
        context: &mut Context,
    ) -> Result<(), Failure> {
        match (&self.file, files) {
            (Some(folder), _) if file::is_folder(folder) => {
                workouts::write(folder, self.format, files, &self.leave)
            }
            (Some(path), [(_, bytes)]) => {
                write(path, &self.leave, bytes, door::ours(workouts::what(self.format)))
            }
            (None, [(_, bytes)]) => Ok(context.out.write_all(bytes)?),
            _ => {
                let message = format!(
                    "--format {}: a file holds one session, and there are {}",
                    self.format.name,
                    files.len()
                );
                Err(Mistake::Said {
                    message,
                    help: Some(format!(
                        "name a folder for them, like --output {}s/",
                        workouts::what(self.format)
                    )),
                }
                .into())
            }
        }
    }

    /// Takes the workouts of earlier plans out of the folder: there is no plan now.
    pub fn take_workouts_away(&self) -> Result<(), Failure> {
        match &self.file {
            Some(folder) if file::is_folder(folder) => {
                workouts::take_away(folder, self.format, &BTreeSet::new())
            }
            _ => Ok(()),
        }
    }
}

impl args::Place {
    /// The file that is named; `-` is none.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| !file::is_dash(path))
    }

    /// Says that a flag changes nothing.
    pub fn say_idle(&self) {
        if self.force && self.file().is_none() {
            terminal::note("--force changes nothing without a file: add --output FILE");
        }
    }
}

/// Puts a text that needs nothing but its arguments where it belongs: schemas, the man page,
/// completion scripts, forms.
pub fn print_text(
    text: &str,
    (what, mark): (&'static str, Mark),
    place: &args::Place,
    context: &mut Context,
) -> Result<(), Failure> {
    place.say_idle();
    match place.file() {
        Some(path) => {
            let leave = Leave { force: place.force, ..Leave::default() };
            write(path, &leave, mark.seal(what, text).as_bytes(), door::ours(what))
        }
        None => Ok(context.out.write_all(text.as_bytes())?),
    }
}

/// Writes a file and says so. What is there is judged now: it may have come or changed while the
/// command was at work.
fn write(
    path: &Path,
    leave: &Leave,
    bytes: &[u8],
    judge: impl Fn(&[u8]) -> Option<Objection>,
) -> Result<(), Failure> {
    put(path, leave, bytes, judge)?;
    terminal::say(&format!("wrote {}\n", file::name(path)));
    Ok(())
}

fn put(
    path: &Path,
    leave: &Leave,
    bytes: &[u8],
    judge: impl Fn(&[u8]) -> Option<Objection>,
) -> Result<(), Failure> {
    ask(path, leave, judge)?.write(&file::name(path), bytes, Readers::Usual)
}

/// The format of a file: what was said, what its name says, or the usual one where neither says
/// anything.
fn by_file(
    path: &Path,
    said: Option<&'static Format>,
    kind: &Kind,
    wrong: &mut Mistakes,
) -> Option<&'static Format> {
    let Some(extension) = path.extension().map(|extension| extension.to_string_lossy()) else {
        return Some(said.unwrap_or(kind.usual));
    };
    match (said, kind.named(path)) {
        (Some(said), Some(named)) if said != named && said.shares != named.extension => {
            let message = format!(
                "--output: {} is the name of a {} file, but --format is {}",
                file::name(path),
                named.name,
                said.name
            );
            wrong.add(message, Some(format!("name it .{}, or leave out --format", said.extension)));
        }
        (Some(said), _) => return Some(said),
        (None, Some(named)) if (kind.takes)(named) => return Some(named),
        (None, _) => {
            let message = format!("--output: no format goes with `.{}`", printable(&extension));
            let known: Vec<_> =
                kind.formats().map(|format| format!(".{}", format.extension)).collect();
            let use_known = || format!("use {}, or give --format", known.join(", "));
            wrong.add(message, Some(kind.instead(&extension).unwrap_or_else(use_known)));
        }
    }
    None
}
