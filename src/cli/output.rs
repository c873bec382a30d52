//! In which format data is printed, and where to.

use std::io;
use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use serde::Serialize;

use crate::cli::args::Output;
use crate::cli::context::{self, Context};
use crate::cli::failure::Failure;
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::export::Look;
use crate::word::{Unknown, Word, printable, words};

words! {
    /// A form that data is printed in.
    pub enum Format ("format") {
        /// For people.
        Text = "text",
        /// For programs.
        Json = "json",
        /// For people who edit files.
        Toml = "toml",
    }
}

/// What every command that prints data can print.
pub const ALL: &[Format] = &[Format::Text, Format::Json, Format::Toml];
/// What commands that answer a question about plans can print.
pub const ANSWERS: &[Format] = &[Format::Text, Format::Json];

impl Format {
    /// The end of a file's name that stands for the format.
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Toml => "toml",
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
            Format::Toml => toml::to_string(&data()).map_err(io::Error::other)?,
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
            file::write(path, text)?;
        } else {
            file::write(path, &anstream::adapter::strip_str(text).to_string())?;
        }
        context::say(&format!("wrote {}\n", file::name(path)));
        Ok(())
    }
}

fn parse(text: &str, known: &[Format]) -> Result<Format, Unknown> {
    let found = known.iter().copied().find(|format| format.word() == text);
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
