//! Texts that are finished when the program is built or need nothing but its arguments: schemas, the man page, completion scripts.

use std::process::ExitCode;

use crate::cli::args::Place;
use crate::cli::context::{self, Context};
use crate::cli::failure::Failure;
use crate::cli::file;

/// Puts a text where it belongs: a file, or stdout where none is named.
pub fn give(text: &str, place: &Place, context: &mut Context) -> Result<ExitCode, Failure> {
    match place.output.as_ref().filter(|path| !file::is_dash(path)) {
        Some(path) => {
            file::write(path, text.as_bytes())?;
            context::say(&format!("wrote {}\n", file::name(path)));
        }
        None => context.out.write_all(text.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}
