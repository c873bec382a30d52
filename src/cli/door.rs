//! The one door to files: every command that writes asks here whether it may, and writes here, whole or not at all.
//!
//! Nothing is lost: what the program did not write, or wrote and somebody changed since, what the command reads itself and what is
//! protected stays as it is, unless `--force` says otherwise. Modes are kept; a link goes on leading to its file, which is the one that
//! is asked about.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::failure::{Failure, Mistake, cannot_write, cause};
use crate::cli::file::{self, is_dash};
use crate::cli::seal::{self, Seal};

/// Where systems that have it show what stdin comes from.
const STDIN: &str = "/dev/stdin";

/// What a command may do with files: the ones that it reads, and whether `--force` was given.
#[derive(Clone, Debug, Default)]
pub struct Leave {
    /// Files that the command reads.
    pub inputs: Vec<PathBuf>,
    /// Whether files may be written over that are not the program's.
    pub force: bool,
}

impl Leave {
    /// Leave for a command that reads these files; `-` is what stdin comes from.
    pub fn new<'p>(inputs: impl IntoIterator<Item = &'p Path>, force: bool) -> Self {
        let read = |path: &Path| if is_dash(path) { STDIN.into() } else { path.to_owned() };
        Self { inputs: inputs.into_iter().map(read).collect(), force }
    }
}

/// What is wrong with writing over a file.
#[derive(Debug)]
pub enum Objection {
    /// Somebody else wrote it.
    Foreign,
    /// It was changed after the program wrote it.
    Changed,
    /// The program wrote it, but it holds something else.
    Other {
        /// What it holds.
        holds: String,
        /// What is to be written.
        is: &'static str,
    },
}

/// Objects to everything but a file as the program wrote it, with the same kind of content.
pub fn ours(what: &'static str) -> impl Fn(&[u8]) -> Option<Objection> {
    move |bytes| match seal::look(bytes) {
        Seal::Whole(holds) if holds == what => None,
        Seal::Whole(holds) => Some(Objection::Other { holds: holds.to_owned(), is: what }),
        Seal::Broken(_) => Some(Objection::Changed),
        Seal::None => Some(Objection::Foreign),
    }
}

/// A file that can be written, with what is there now.
#[derive(Debug)]
pub struct Way {
    file: PathBuf,
    there: Option<Metadata>,
}

/// Finds the way to a file without changing anything: says what keeps it from being written, if anything does. What the file holds is
/// judged by `judge`; an empty one is free.
pub fn ask(path: &Path, leave: &Leave, judge: impl Fn(&[u8]) -> Option<Objection>) -> Result<Way, Mistake> {
    let name = file::name(path);
    let way = find(path).map_err(|error| said_why(&name, &error))?;
    let Some(there) = &way.there else {
        return try_beside(&way.file, &name).map(|()| way);
    };
    if there.is_dir() {
        return Err(said_why(&name, &io::ErrorKind::IsADirectory.into()));
    }
    if !there.is_file() {
        // Opening a pipe or a device to look into it may wait for ever or change it.
        return Ok(way);
    }
    if !leave.force {
        objection(&way.file, there, leave, judge).map_or(Ok(()), |message| Err(refusal(&name, &message)))?;
    }
    try_beside(&way.file, &name).map(|()| way)
}

fn refusal(name: &str, message: &str) -> Mistake {
    Mistake::Said {
        message: format!("--output: {name} {message}"),
        help: Some("choose another name, or add --force to write over it".into()),
    }
}

fn objection(
    file: &Path,
    there: &Metadata,
    leave: &Leave,
    judge: impl Fn(&[u8]) -> Option<Objection>,
) -> Option<String> {
    if leave.inputs.iter().any(|input| is_same(input, file)) {
        return Some("is read by the same command".into());
    }
    if there.permissions().readonly() {
        return Some("is there already and is protected against writing".into());
    }
    if there.len() == 0 {
        return None;
    }
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) => return Some(format!("is there already and can't be looked at: {}", cause(&error))),
    };
    judge(&bytes).map(|objection| match objection {
        Objection::Foreign => "is there already and is no file that backplan wrote".into(),
        Objection::Changed => "was changed after backplan wrote it".into(),
        Objection::Other { holds, is } => format!("holds something else that backplan wrote: {holds}, not {is}"),
    })
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(file::MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Links that lead on to links before they are taken to lead in a circle.
const MOST_LINKS: usize = 40;

/// The file that a path means: links are followed, also those that lead to nothing yet.
fn find(path: &Path) -> io::Result<Way> {
    let mut file = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&file) {
            Ok(there) if there.is_symlink() => {
                let target = fs::read_link(&file)?;
                file = file.parent().unwrap_or(Path::new("")).join(target);
            }
            Ok(there) => return Ok(Way { file, there: Some(there) }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Way { file, there: None }),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let place = |path| fs::metadata(path).ok().map(|there| (there.dev(), there.ino()));
        place(one).is_some_and(|here| Some(here) == place(other))
    }
    #[cfg(not(unix))]
    {
        fs::canonicalize(one).ok().is_some_and(|one| fs::canonicalize(other).ok() == Some(one))
    }
}

/// Whether files can be made where a file is to be: makes one and takes it away.
fn try_beside(file: &Path, name: &str) -> Result<(), Mistake> {
    Beside::new(file, false).map(drop).map_err(|error| said_why(name, &error))
}

fn said_why(name: &str, error: &io::Error) -> Mistake {
    let help =
        (error.kind() == io::ErrorKind::NotFound).then(|| "make the folder first, or choose another place".into());
    Mistake::Said { message: format!("can't write {name}: {}", cause(error)), help }
}

/// Who may read a file that is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever may read other new files.
    Usual,
    /// The owner alone: it says how somebody is.
    Owner,
}

impl Way {
    /// Writes the file so that it is never seen half-written: beside its place first, then moved there.
    pub fn write(&self, name: &str, bytes: &[u8], readers: Readers) -> Result<(), Failure> {
        self.write_whole(bytes, readers).map_err(|error| cannot_write(name, &error))
    }

    fn write_whole(&self, bytes: &[u8], readers: Readers) -> io::Result<()> {
        match &self.there {
            // A device or a pipe can't be replaced.
            Some(there) if !there.is_file() => OpenOptions::new().write(true).open(&self.file)?.write_all(bytes),
            there => {
                let mut beside = Beside::new(&self.file, readers == Readers::Owner || there.is_some())?;
                beside.file.write_all(bytes)?;
                if let Some(there) = there {
                    keep(there, &beside.file)?;
                }
                beside.file.sync_all()?;
                beside.become_file(&self.file)
            }
        }
    }
}

/// Gives a file the owner, where that is allowed, and the mode of the one that it replaces.
fn keep(there: &Metadata, file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (there.uid(), there.gid()) {
            // Only the administrator can give files away.
            std::os::unix::fs::fchown(file, Some(there.uid()), Some(there.gid())).ok();
        }
    }
    file.set_permissions(there.permissions())
}

/// A file beside the one that is to be written, which is taken away again unless it takes its place.
struct Beside {
    path: PathBuf,
    file: File,
    moved: bool,
}

/// Names that are tried for the file beside.
const MOST_NAMES: u32 = 100;

impl Beside {
    /// Makes a file with a name that nothing else has, short enough for every folder. `private` ones are for their owner alone.
    fn new(file: &Path, private: bool) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        #[cfg(not(unix))]
        let _ = private;
        for number in 0..MOST_NAMES {
            let path = file.with_file_name(format!(".backplan-{}-{number}", std::process::id()));
            match options.open(&path) {
                Ok(file) => return Ok(Self { path, file, moved: false }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn become_file(mut self, file: &Path) -> io::Result<()> {
        fs::rename(&self.path, file)?;
        self.moved = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.moved {
            // What went wrong is told; what is left over is only tidied up.
            fs::remove_file(&self.path).ok();
        }
    }
}
