//! The one door to files: every command that writes asks here whether it may, and writes here,
//! whole or not at all.
//!
//! Nothing is lost: what the program did not write, or wrote and somebody changed since, what the
//! command reads itself and what is protected stays as it is, unless `--force` says otherwise.
//! Modes are kept; a link goes on leading to its file, which is the one that is asked about.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::cli::failure::{Failure, Mistake, cause};
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
    pub fn new(inputs: &[&Path], force: bool) -> Self {
        let read = |path: &Path| if is_dash(path) { STDIN.into() } else { path.to_owned() };
        Self { inputs: inputs.iter().copied().map(read).collect(), force }
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
    /// The file itself: no link, unless it is a device or a pipe.
    file: PathBuf,
    there: Option<Metadata>,
}

/// Finds the way to a file without changing anything: says what keeps it from being written, if
/// anything does. What the file holds is judged by `judge`; an empty one is free.
pub fn ask(
    path: &Path,
    leave: &Leave,
    judge: impl Fn(&[u8]) -> Option<Objection>,
) -> Result<Way, Mistake> {
    let name = file::name(path);
    let way = find(path).map_err(|error| said_why(&name, &error))?;
    let Some(there) = &way.there else {
        return try_beside(&way.file, &name).map(|()| way);
    };
    if there.is_dir() {
        return Err(said_why(&name, &io::ErrorKind::IsADirectory.into()));
    }
    if !way.is_file() {
        // Opening a pipe or a device to look into it may wait for ever or change it.
        return Ok(way);
    }
    if !leave.force {
        objection(&way.file, there, leave, judge)
            .map_or(Ok(()), |message| Err(refusal(&name, &message)))?;
    }
    try_beside(&way.file, &name).map(|()| way)
}

/// The text of a file that the program wrote with the same kind of content, whoever changed it
/// since.
pub fn written(path: &Path, what: &'static str) -> Option<String> {
    let way = find(path).ok().filter(Way::is_file)?;
    let bytes = read(&way.file).ok()?;
    matches!(seal::look(&bytes), Seal::Whole(holds) | Seal::Broken(holds) if holds == what)
        .then(|| String::from_utf8(bytes).ok())?
}

/// The mistake to write over a file unasked; `message` goes on behind its name.
pub fn refusal(name: &str, message: &str) -> Mistake {
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
    if is_protected(file) {
        return Some("is there already and is protected against writing".into());
    }
    if there.len() == 0 {
        return None;
    }
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            return Some(format!("is there already and can't be looked at: {}", cause(&error)));
        }
    };
    judge(&bytes).map(|objection| match objection {
        Objection::Foreign => "is there already and is no file that backplan wrote".into(),
        Objection::Changed => "was changed after backplan wrote it".into(),
        Objection::Other { holds, is } => {
            format!("holds something else that backplan wrote: {holds}, not {is}")
        }
    })
}

/// Whether nobody may write to a file, or this person may not: a new one could take its place all
/// the same.
pub fn is_protected(file: &Path) -> bool {
    let readonly = fs::metadata(file).is_ok_and(|there| there.permissions().readonly());
    let denied = |error: io::Error| error.kind() == io::ErrorKind::PermissionDenied;
    readonly || OpenOptions::new().write(true).open(file).is_err_and(denied)
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
    // Also what is no file and has no name of its own, like a pipe behind `/dev/stdout`.
    if let Ok(there) = fs::metadata(path) {
        let file =
            fs::canonicalize(path).ok().filter(|file| there.is_file() && is_same(file, path));
        return Ok(Way { file: file.unwrap_or_else(|| path.to_owned()), there: Some(there) });
    }
    let mut file = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&file) {
            Ok(there) if there.is_symlink() => {
                let target = fs::read_link(&file)?;
                file = file.parent().unwrap_or(Path::new("")).join(target);
            }
            Ok(there) => return Ok(Way { file, there: Some(there) }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Way { file, there: None });
            }
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

/// Whether files can be made in a folder that is there.
pub fn try_to_make(folder: &Path) -> Result<(), Mistake> {
    try_beside(&folder.join("file"), &file::name(folder))
}

fn said_why(name: &str, error: &io::Error) -> Mistake {
    let help = (error.kind() == io::ErrorKind::NotFound)
        .then(|| "make the folder first, or choose another place".into());
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
    /// Whether it is a file that another can take the place of; an open file without a name is
    /// none.
    fn is_file(&self) -> bool {
        let named = |there: &Metadata| {
            there.is_file() && fs::symlink_metadata(&self.file).is_ok_and(|own| own.is_file())
        };
        self.there.as_ref().is_some_and(named)
    }

    /// Writes the file so that it is never seen half-written: beside its place first, then moved
    /// there.
    pub fn write(&self, name: &str, bytes: &[u8], readers: Readers) -> Result<(), Failure> {
        Ok(self.write_whole(bytes, readers).with_context(|| format!("can't write {name}"))?)
    }

    fn write_whole(&self, bytes: &[u8], readers: Readers) -> io::Result<()> {
        let Some(there) = &self.there else {
            let mut beside = Beside::new(&self.file, readers == Readers::Owner)?;
            beside.fill(bytes)?;
            return beside.become_new(&self.file);
        };
        if !self.is_file() {
            return match OpenOptions::new().write(true).open(&self.file)?.write_all(bytes) {
                // Who closes a pipe has read enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                written => written,
            };
        }
        let mut beside = Beside::new(&self.file, true)?;
        beside.fill(bytes)?;
        keep(there, &beside.file)?;
        let now = fs::metadata(&self.file)?;
        if (now.len(), now.modified().ok()) != (there.len(), there.modified().ok()) {
            return Err(io::Error::other("somebody else wrote it at the same time"));
        }
        beside.take_place_of(&self.file)
    }
}

/// Gives a file the owner, group and mode of the one that it replaces. Where the group can't be
/// kept, what was for the group is for nobody but the owner.
fn keep(there: &Metadata, file: &File) -> io::Result<()> {
    let mut mode = there.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        // Only the administrator can give files away; a group of their own everybody can.
        if file.metadata()?.uid() != there.uid() {
            fchown(file, Some(there.uid()), None).ok();
        }
        if file.metadata()?.gid() != there.gid() && fchown(file, None, Some(there.gid())).is_err() {
            mode.set_mode(mode.mode() & !0o070);
        }
    }
    file.set_permissions(mode)
}

/// A file beside the one that is to be written, which is taken away again unless it takes its
/// place.
struct Beside {
    path: PathBuf,
    file: File,
    moved: bool,
}

/// Names that are tried for the file beside.
const MOST_NAMES: u32 = 100;

impl Beside {
    /// Makes a file with a name that nothing else has, short enough for every folder. `private`
    /// ones are for their owner alone.
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

    fn fill(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.file.sync_all()
    }

    /// Takes a place where nothing is. What has come there meanwhile stays.
    fn become_new(self, file: &Path) -> io::Result<()> {
        match fs::hard_link(&self.path, file) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(io::Error::other("somebody else wrote it at the same time"))
            }
            // Not every disk knows files with two names.
            Err(_) => self.take_place_of(file),
        }
    }

    fn take_place_of(mut self, file: &Path) -> io::Result<()> {
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
