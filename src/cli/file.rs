//! Files that are read: whole and as text; and folders of the program's own.

use std::fs::{DirBuilder, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;

use crate::cli::failure::Mistake;
use crate::text::printable::{cut, printable};

/// The most bytes that are read: many times the longest plan, and an end for files that have none.
pub const MOST_BYTES: u64 = 32 << 20;

/// The longest path that is shown in full, in characters.
const LONGEST_PATH: usize = 300;

/// The file of a path as it is shown.
pub fn name(path: &Path) -> String {
    if is_dash(path) {
        return "stdin".into();
    }
    printable(&cut(&path.to_string_lossy(), LONGEST_PATH)).into_owned()
}

/// Whether the path means stdin or stdout.
pub fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The text of a file; `-` is what is handed in on stdin, which comes once.
pub fn read(path: &Path) -> Result<String, Mistake> {
    static STDIN_IS_READ: AtomicBool = AtomicBool::new(false);
    let bytes = if !is_dash(path) {
        File::open(path).and_then(read_bytes)
    } else if STDIN_IS_READ.swap(true, Ordering::Relaxed) {
        let message = "can't read stdin twice: `-` can stand for one file".to_owned();
        return Err(Mistake::Said { message, help: Some("name the others".into()) });
    } else {
        read_bytes(io::stdin().lock())
    };
    text(&name(path), bytes)
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
    let bytes = bytes.with_context(|| format!("can't read {name}"))?;
    if let Some((what, help)) = no_text(&bytes) {
        let message = format!("can't read {name}: it is {what}");
        return Err(Mistake::Said { message, help: Some(help.into()) });
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].split(|byte| *byte == b'\n').count();
        Mistake::said(format!("can't read {name}: line {line} is not UTF-8 text"))
    })?;
    if text.starts_with('\u{feff}') {
        // Some editors begin a file with this mark; it is no part of the text.
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// What stands where in files that are something else than text.
const BEGINNINGS: [(usize, &[u8], &str); 6] = [
    (0, b"%PDF", "a PDF document"),
    (0, b"\x89PNG", "a picture (PNG)"),
    (0, b"PK\x03\x04", "a ZIP archive, or a document of an office program"),
    (0, b"\x1f\x8b", "a compressed file (gzip)"),
    (0, b"fLaC", "a recording (FLAC)"),
    (8, b".FIT", "a workout of a watch (FIT)"),
];
/// The marks that UTF-16 text begins with.
const UTF_16: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// What bytes are that are no UTF-8 text by their beginning, and what to do.
fn no_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let null =
        |of: usize| bytes.iter().skip(of).step_by(2).take(40).filter(|byte| **byte == 0).count();
    // Without its mark it is told by every other byte, which is zero for most letters.
    let (even, odd) = (null(0), null(1));
    let few = bytes.len().min(80) / 2;
    if UTF_16.iter().any(|mark| bytes.starts_with(mark))
        || few > 1 && even.max(odd) * 3 > few * 2 && even.min(odd) == 0
    {
        return Some(("UTF-16 text", "save it as UTF-8, as editors can"));
    }
    let stands = |at: usize, sign| bytes.get(at..).is_some_and(|rest| rest.starts_with(sign));
    let known = BEGINNINGS.into_iter().find(|(at, sign, _)| stands(*at, sign));
    let other = || bytes.contains(&0).then_some("a file of bytes, not of text");
    let what = known.map(|(.., what)| what).or_else(other)?;
    Some((what, "is it the right file?"))
}

/// Makes a folder that only its owner looks into, and with `around` those that it stands in. Without,
/// one that is there already is somebody else's, and an error.
pub fn make_own_folder(path: &Path, around: bool) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(around);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Whether a path is meant as a folder: it ends in a separator, or is one.
pub fn is_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::MAIN_SEPARATOR) || path.is_dir()
}
