//! Files that are read: whole and as text.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::cli::failure::{Mistake, cause};
use crate::word::printable;

/// The most bytes that are read: many times the longest plan, and an end for files that have none.
pub const MOST_BYTES: u64 = 32 << 20;

/// The path as it is shown.
pub fn name(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// Whether the path means stdin or stdout.
pub fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, Mistake> {
    let name = name(path);
    let opened = File::open(path).and_then(read_bytes);
    text(&name, opened)
}

/// The text that is handed in on stdin.
pub fn read_stdin() -> Result<String, Mistake> {
    text("stdin", read_bytes(io::stdin().lock()))
}

fn read_bytes(source: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::other(format!("it is larger than {} MiB", MOST_BYTES >> 20)));
    }
    Ok(bytes)
}

fn text(name: &str, bytes: io::Result<Vec<u8>>) -> Result<String, Mistake> {
    let cannot = |why: &str| Mistake::said(format!("can't read {name}: {why}"));
    let mut text = String::from_utf8(bytes.map_err(|error| cannot(&cause(&error)))?).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].split(|byte| *byte == b'\n').count();
        cannot(&format!("line {line} is not UTF-8 text"))
    })?;
    if text.starts_with('\u{feff}') {
        // Some editors begin a file with this mark; it is no part of the text.
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// Whether a path is meant as a folder: it ends in a separator, or is one.
pub fn is_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::MAIN_SEPARATOR) || path.is_dir()
}
