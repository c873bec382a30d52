//! In which format data is printed, and where to.

use std::io;
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use crate::cli::args::Output;
use crate::cli::context::{self, Context};
use crate::cli::failure::{Failure, Mistake};
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::export::Look;
use crate::word::{Unknown, Word, plain, printable, words};

words! {
    /// A form that data is printed in.
    pub enum Format ("format") {
        /// For people.
        Text = "text",
        /// For programs.
        Json = "json",
        /// For people who edit files.
        Toml = "toml",
        /// For notes and repositories.
        Markdown = "markdown",
        /// For spreadsheets: one row an item.
        Csv = "csv",
        /// For calendars: one event a session.
        Ics = "ics",
        /// For paper and phones.
        Html = "html",
        /// For the app Liftosaur.
        Liftoscript = "liftoscript",
        /// For Garmin watches: one file a session.
        Fit = "fit",
        /// A picture.
        Svg = "svg",
    }
}

/// What every command that prints data can print.
pub const DATA: &[Format] = &[Format::Text, Format::Json, Format::Toml];
/// What plans can be printed as.
pub const PLANS: &[Format] = &[
    Format::Text,
    Format::Json,
    Format::Toml,
    Format::Markdown,
    Format::Csv,
    Format::Ics,
    Format::Html,
    Format::Liftoscript,
    Format::Fit,
];
/// What can be printed of one exercise.
pub const EXERCISE: &[Format] = &[Format::Text, Format::Json, Format::Toml, Format::Svg];
/// What all pictures together can be printed as.
pub const PICTURES: &[Format] = &[Format::Html, Format::Svg];
/// What commands that answer a question about plans can print.
pub const ANSWERS: &[Format] = &[Format::Text, Format::Json];

impl Format {
    /// The end of a file's name that stands for the format.
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Html => "html",
            Self::Liftoscript => "liftoscript",
            Self::Fit => "fit",
            Self::Svg => "svg",
        }
    }

    fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// Where data goes, and in which format.
#[derive(Debug)]
pub struct Target {
    /// The format.
    pub format: Format,
    /// The file; none is stdout.
    file: Option<PathBuf>,
}

impl Target {
    /// Understands the flags. Without any, the format is `usual`; `known` are the formats that the command has.
    pub fn understand(flags: &Output, usual: Format, known: &[Format], wrong: &mut Mistakes) -> Self {
        let file = flags.output.clone().filter(|path| !file::is_dash(path));
        let said = flags.format.as_deref().map(|text| parse(text, known));
        let (given, said) = (said.is_some(), wrong.value("--format", said));
        let format = match &file {
            Some(path) if !given || said.is_some() => by_file(path, said, usual, known, wrong),
            _ => said,
        };
        Self { format: format.unwrap_or(usual), file }
    }

    /// How text is laid out there.
    pub fn look(&self) -> Look {
        if self.file.is_some() { context::look(None) } else { context::look_of_stdout() }
    }

    /// Whether colours reach the reader there.
    pub fn shows_colours(&self) -> bool {
        match &self.file {
            Some(_) => ColorChoice::global() == ColorChoice::AlwaysAnsi,
            None => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }

    /// Prints data, or for people a text.
    pub fn give<T: Serialize>(
        &self,
        data: impl FnOnce() -> T,
        text: impl FnOnce(&Look) -> String,
        context: &mut Context,
    ) -> Result<(), Failure> {
        let text = match self.format {
            Format::Text => text(&self.look()),
            Format::Json => serde_json::to_string_pretty(&data()).map_err(io::Error::from)? + "\n",
            // No other format is known to a command that prints data.
            _ => toml::to_string(&data()).map_err(io::Error::other)?,
        };
        self.deliver(&text, context)
    }

    /// Puts the data where it belongs. A file has no colours, save where they are asked for in so many words.
    pub fn deliver(&self, text: &str, context: &mut Context) -> Result<(), Failure> {
        let Some(path) = &self.file else {
            // Data for programs holds no styles, so nothing has to be taken out of it.
            let printed =
                if self.format == Format::Text { context.print(text) } else { context.out.write_all(text.as_bytes()) };
            return Ok(printed?);
        };
        if self.format != Format::Text || ColorChoice::global() == ColorChoice::AlwaysAnsi {
            file::write(path, text.as_bytes())?;
        } else {
            file::write(path, anstream::adapter::strip_str(text).to_string().as_bytes())?;
        }
        context::say(&format!("wrote {}\n", file::name(path)));
        Ok(())
    }

    /// Says what keeps a plan from being written there: somebody else's file, unless `force` says to write over it.
    pub fn may_write(&self, force: bool, wrong: &mut Mistakes) {
        let Some(path) = &self.file else { return };
        if self.format != Format::Fit && file::is_folder(path) {
            let message = format!("--output: {} is a folder; {} makes one file", file::name(path), self.format);
            return wrong.add(message, Some(format!("name a file, like plan.{}", self.format.extension())));
        }
        if !force && !file::is_free(path) {
            let message = format!("--output: {} is there already and is no plan of backplan's", file::name(path));
            wrong.add(message, Some("choose another name, or add --force to write over it".into()));
        }
    }

    /// Puts files into a folder, or a single one to a file or stdout.
    pub fn deliver_files(
        &self,
        files: &[(String, Vec<u8>)],
        force: bool,
        context: &mut Context,
    ) -> Result<(), Failure> {
        match (&self.file, files) {
            (Some(folder), _) if file::is_folder(folder) => write_all(folder, files, force),
            (Some(path), [(_, bytes)]) => {
                file::write(path, bytes)?;
                context::say(&format!("wrote {}\n", file::name(path)));
                Ok(())
            }
            (None, [(_, bytes)]) => Ok(context.out.write_all(bytes)?),
            _ => {
                let message =
                    format!("--format {}: a file holds one session, and there are {}", self.format, files.len());
                Err(Mistake::Said { message, help: Some("name a folder for them, like --output workouts/".into()) }
                    .into())
            }
        }
    }
}

fn write_all(folder: &Path, files: &[(String, Vec<u8>)], force: bool) -> Result<(), Failure> {
    let foreign = files.iter().map(|(name, _)| folder.join(name)).filter(|path| !force && !file::is_free(path));
    let mistakes: Vec<Mistake> = foreign
        .map(|path| Mistake::Said {
            message: format!("--output: {} is there already and is no plan of backplan's", file::name(&path)),
            help: Some("choose another folder, or add --force to write over it".into()),
        })
        .collect();
    if !mistakes.is_empty() {
        return Err(Failure::Mistakes(mistakes));
    }
    file::make_folder(folder)?;
    for (name, bytes) in files {
        file::write(&folder.join(name), bytes)?;
    }
    context::say(&format!("wrote {} files to {}\n", files.len(), file::name(folder)));
    Ok(())
}

fn parse(text: &str, known: &[Format]) -> Result<Format, Unknown> {
    let word = plain(text);
    let found = known.iter().copied().find(|format| format.word() == word);
    found.ok_or_else(|| Unknown::new(Format::WHAT, text, known.iter().map(|format| format.word())))
}

/// The format of a file: what was said, what its name says, or the usual one where neither says anything.
fn by_file(path: &Path, said: Option<Format>, usual: Format, known: &[Format], wrong: &mut Mistakes) -> Option<Format> {
    let Some(extension) = path.extension().map(|extension| extension.to_string_lossy()) else {
        return Some(said.unwrap_or(usual));
    };
    match (said, Format::of_extension(&extension)) {
        (Some(said), Some(named)) if said != named => {
            let message =
                format!("--output: {} is the name of a {named} file, but --format is {said}", file::name(path));
            wrong.add(message, Some(format!("name it .{}, or leave out --format", said.extension())));
        }
        (Some(said), _) => return Some(said),
        (None, Some(named)) if known.contains(&named) => return Some(named),
        (None, _) => {
            let message = format!("--output: no format goes with `.{}`", printable(&extension));
            let known: Vec<_> = known.iter().map(|format| format!(".{}", format.extension())).collect();
            wrong.add(message, Some(format!("use {}, or give --format", known.join(", "))));
        }
    }
    None
}
