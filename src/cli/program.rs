//! Other programs, as the system finds them.

use std::env;
#[cfg(unix)]
use std::fs;
use std::path::{Path, PathBuf};

/// The program of a name, as the system finds it.
pub fn in_path(name: &Path) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    let with_end = name.with_extension(env::consts::EXE_EXTENSION);
    env::split_paths(&paths).map(|folder| folder.join(&with_end)).find(|path| is_program(path))
}

/// Whether a path leads to a program that can be run.
pub fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::metadata(path)
            .is_ok_and(|there| there.is_file() && there.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        path.is_file()
    }
}
