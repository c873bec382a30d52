//! Folders to write into: each run of a test program has its own, so that two runs in one target
//! folder don't meet.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// What a run leaves is there to be looked at for this long; a later run takes it away.
const KEPT: Duration = Duration::from_hours(1);

static RUN: LazyLock<PathBuf> = LazyLock::new(|| {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch");
    let old = |entry: &fs::DirEntry| {
        let changed = entry.metadata().and_then(|there| there.modified()).ok();
        changed.and_then(|changed| changed.elapsed().ok()).is_some_and(|age| age > KEPT)
    };
    for entry in fs::read_dir(&all).into_iter().flatten().flatten().filter(old) {
        fs::remove_dir_all(entry.path()).ok();
    }
    all.join(std::process::id().to_string())
});

/// The path of a file in such a folder, as an argument.
pub fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().expect("UTF-8").to_owned()
}

/// An empty folder of its own for a test; the name is for people who look into it.
///
/// # Panics
///
/// Where it can't be made.
pub fn folder(name: &str) -> PathBuf {
    static MADE: AtomicUsize = AtomicUsize::new(1);
    let folder = RUN.join(format!("{name}-{}", MADE.fetch_add(1, Ordering::Relaxed)));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}
