//! Golden files: what the program wrote when somebody last read it, held beside what it writes now.

use std::fs;
use std::path::{Path, PathBuf};

/// Where a file of the tests is, by its path below `tests/all`.
pub fn path(file: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all").join(file)
}

/// Holds what is written against a file below `tests/all`; `BACKPLAN_BLESS=1` rewrites the file
/// instead.
///
/// # Panics
///
/// Where they differ, with the first lines that do.
pub fn same(file: impl AsRef<Path>, actual: &str) {
    let path = path(file);
    if std::env::var_os("BACKPLAN_BLESS").is_some() {
        fs::write(&path, actual).expect("the golden file is written");
    }
    let expected = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; BACKPLAN_BLESS=1 writes it", path.display()));
    assert!(
        expected == actual,
        "{} differs from {}",
        path.display(),
        difference(&expected, actual)
    );
}

/// The lines from the first to the last that differ, a dozen on each side.
fn difference(old: &str, new: &str) -> String {
    const MOST: usize = 12;
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let mut text = format!("line {} on:", start + 1);
    for (sign, lines) in [('-', &old[..old.len() - end]), ('+', &new[..new.len() - end])] {
        text.extend(lines.iter().take(MOST).map(|line| format!("\n{sign} {line}")));
        if lines.len() > MOST {
            text.extend([format!("\n{sign} ... and {} more", lines.len() - MOST)]);
        }
    }
    text
}

#[test]
fn a_difference_is_what_differs() {
    assert_eq!(difference("a\nb\nc\n", "a\nx\ny\nc\n"), "line 2 on:\n- b\n+ x\n+ y");
    assert_eq!(difference("a\n", "a"), "line 2 on:\n- ");
    assert_eq!(difference("", &"x\n".repeat(14)).lines().last(), Some("+ ... and 2 more"));
}
