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
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == actual,
        "{} differs from {}",
        path.display(),
        difference(&expected, actual)
    );
}

/// The first lines that differ.
fn difference(old: &str, new: &str) -> String {
    let at = old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count();
    let part = |text: &str| text.lines().skip(at).take(6).collect::<Vec<_>>().join("\n");
    format!("line {} on:\n- {}\n+ {}", at + 1, part(old), part(new))
}
