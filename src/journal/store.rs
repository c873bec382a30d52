//! The journal's file: what is reported as saved is on the disk, whatever happens next.
//!
//! A line is written at once, whole, and synced before anybody is told. Writers keep out of each
//! other's way by a lock on a file beside it, which stays: one on the journal itself would be lost
//! where another file takes its place. Where a writer was killed in the middle of a line, the next
//! one begins a new line; where the disk is full, what was begun is taken back.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use chrono::NaiveDate;

use super::Journal;
use super::record::{self, Record};
use crate::text::printable::printable;

/// How long to wait for another writer.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often to look whether it is done.
const EVERY: Duration = Duration::from_millis(20);
/// The most bytes that are read: a hundred years of training.
const MOST_BYTES: u64 = 256 << 20;

/// What is looked at for what was written down lately, in bytes: the last weeks.
const LATELY: u64 = 32 << 10;

/// What lines are written through: a file, or in tests one that fails.
pub trait Sink: Write {
    /// Brings what was written onto the disk.
    fn sync(&mut self) -> io::Result<()>;
    /// Takes back all behind so many bytes.
    fn cut(&mut self, to: u64) -> io::Result<()>;
}

impl Sink for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }

    fn cut(&mut self, to: u64) -> io::Result<()> {
        self.set_len(to)
    }
}

/// Writes lines behind the `length` bytes that a file has, of which the last one may be in the
/// middle of a line. On an error none of them is there, as far as that can be brought about.
pub fn write_lines(
    sink: &mut impl Sink,
    (length, last): (u64, Option<u8>),
    lines: &[impl AsRef<[u8]>],
) -> io::Result<()> {
    let mut bytes = Vec::new();
    if last.is_some_and(|last| last != b'\n') {
        bytes.push(b'\n');
    }
    for line in lines {
        bytes.extend_from_slice(line.as_ref());
        bytes.push(b'\n');
    }
    let written = sink.write_all(&bytes).and_then(|()| sink.sync());
    written.inspect_err(|_| {
        // What can't be taken back is a torn line, which reading names and takes for none.
        let _ = sink.cut(length);
    })
}

/// The lines of records. One that could not be read again would be lost, and is refused.
fn lines(records: &[Record]) -> Result<Vec<String>> {
    let line = |record: &Record| {
        let line = record.line();
        match record::read(line.as_bytes()) {
            Ok(_) => Ok(line),
            Err(unread) => {
                let why = unread.problems.first().map_or("it is no record", |one| &one.message);
                Err(anyhow!("what could not be read again is not saved: {why}"))
            }
        }
    };
    records.iter().map(line).collect()
}

/// A journal in a file, which need not be there yet.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    /// The journal of a path.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file as it is shown.
    pub fn name(&self) -> String {
        printable(&self.path.to_string_lossy()).into_owned()
    }

    /// Reads it; one that is not there is empty.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub fn read(&self) -> Result<Journal> {
        let _lock = self.lock_for_reading();
        self.read_now()
    }

    /// Reads what was written down lately.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub fn read_lately(&self) -> Result<Journal> {
        self.read_last(LATELY)
    }

    /// Reads its last lines, as many as so many bytes hold: what was written down lately. What is
    /// only asked of these days need not read the years before.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub fn read_last(&self, most: u64) -> Result<Journal> {
        let _lock = self.lock_for_reading();
        self.read_end(most)
    }

    /// Reads what [`Journal::read_since`] gives of a day and those behind it.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub fn read_since(&self, since: NaiveDate) -> Result<(Journal, Option<NaiveDate>)> {
        let _lock = self.lock_for_reading();
        Ok(Journal::read_since(&self.name(), self.end(u64::MAX)?, since))
    }

    /// A line that is being written is waited for. Where that can't be, one is read as torn.
    fn lock_for_reading(&self) -> Option<File> {
        let lock = File::open(self.beside(".lock")).ok()?;
        wait(|| lock.try_lock_shared()).ok();
        Some(lock)
    }

    /// Appends records. When this returns they are on the disk.
    ///
    /// # Errors
    /// What keeps them from being saved: then none of them is.
    pub fn append(&self, records: &[Record]) -> Result<()> {
        let lines = lines(records)?;
        let _lock = self.lock()?;
        self.append_lines(&lines)
    }

    /// Appends what follows from the journal as it is now: nobody else writes in between.
    ///
    /// # Errors
    /// What keeps it from being read or the records from being saved, and those of `change`.
    pub fn update<T, E: From<anyhow::Error>>(
        &self,
        change: impl FnOnce(&Journal) -> Result<(Vec<Record>, T), E>,
    ) -> Result<T, E> {
        let _lock = self.lock()?;
        let (records, told) = change(&self.read_now()?)?;
        let lines = lines(&records)?;
        self.append_lines(&lines)?;
        Ok(told)
    }

    /// Adds the lines of other journals that this one lacks: all, or on an error none. Returns how
    /// many there were.
    ///
    /// # Errors
    /// What keeps the journal from being read or written.
    pub fn merge(&self, others: &[Journal]) -> Result<usize> {
        let _lock = self.lock()?;
        let (all, added) = self.read_now()?.merged(others);
        if added > 0 {
            self.replace(&all).with_context(|| self.cant("write"))?;
        }
        Ok(added)
    }

    fn read_now(&self) -> Result<Journal> {
        self.read_end(u64::MAX)
    }

    fn read_end(&self, most: u64) -> Result<Journal> {
        Ok(Journal::read(&self.name(), self.end(most)?))
    }

    /// The last so many bytes, but for a line that begins before them.
    fn end(&self, most: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = File::open(&self.path).and_then(|mut file| {
            let before = file.metadata()?.len().saturating_sub(most);
            // One byte more tells whether a line ends right before them.
            file.seek(SeekFrom::Start(before.saturating_sub(1)))?;
            file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
            if before > 0 {
                let line = bytes.iter().position(|byte| *byte == b'\n');
                bytes.drain(..line.map_or(bytes.len(), |end| end + 1));
            }
            Ok(())
        });
        match read {
            Ok(()) if bytes.len() as u64 > MOST_BYTES => {
                Err(anyhow!("it is larger than {} MiB", MOST_BYTES >> 20))
            }
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(bytes),
        }
        .with_context(|| self.cant("read"))
    }

    fn append_lines(&self, lines: &[impl AsRef<[u8]>]) -> Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let write = || {
            let is_new = !self.path.exists();
            let mut file = own().read(true).append(true).open(&self.path)?;
            let length = file.seek(SeekFrom::End(0))?;
            let last = if length == 0 { None } else { Some(byte_before(&mut file, length)?) };
            write_lines(&mut file, (length, last), lines)?;
            if is_new { sync_folder(&self.path) } else { Ok(()) }
        };
        write().with_context(|| self.cant("write"))
    }

    /// Puts a new file in the place of the journal, whole or not at all.
    fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        // A link goes on leading to its file.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let beside = beside(&path, ".new");
        let mut file = own().write(true).truncate(true).open(&beside)?;
        if let Ok(there) = fs::metadata(&path) {
            file.set_permissions(there.permissions())?;
        }
        let written = file.write_all(bytes).and_then(|()| file.sync());
        let moved = written.and_then(|()| fs::rename(&beside, &path));
        moved.inspect_err(|_| {
            let _ = fs::remove_file(&beside);
        })?;
        sync_folder(&path)
    }

    /// Keeps other writers out until it is dropped.
    fn lock(&self) -> Result<File> {
        if let Some(folder) = folder(&self.path) {
            fs::create_dir_all(folder).with_context(|| {
                format!("can't make the folder {}", printable(&folder.to_string_lossy()))
            })?;
        }
        // On network drives a file can only be locked that is open for reading and writing.
        let open = own().read(true).write(true).truncate(false).open(self.beside(".lock"));
        let lock = open.with_context(|| self.cant("lock"))?;
        match wait(|| lock.try_lock()) {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(anyhow!(
                "another backplan has been writing to it for {} seconds; try again when it is done",
                PATIENCE.as_secs()
            ))
            .with_context(|| self.cant("write")),
            // Some drives know no locks: then a person's own care has to do.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(lock),
            Err(TryLockError::Error(error)) => Err(error).with_context(|| self.cant("lock")),
        }
    }

    fn beside(&self, end: &str) -> PathBuf {
        beside(&self.path, end)
    }

    fn cant(&self, what: &str) -> String {
        format!("can't {what} {}", self.name())
    }
}

/// A file that only its owner reads: it tells of somebody's health.
fn own() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn byte_before(file: &mut File, end: u64) -> io::Result<u8> {
    let mut byte = [0];
    file.seek(SeekFrom::Start(end - 1))?;
    file.read_exact(&mut byte)?;
    Ok(byte[0])
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}

fn folder(path: &Path) -> Option<&Path> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty())
}

/// Brings the name of a new file onto the disk; where folders can't be opened, systems do it
/// themselves.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder(path).unwrap_or(Path::new(".")))?.sync_all() } else { Ok(()) }
}

fn wait(try_lock: impl Fn() -> Result<(), TryLockError>) -> Result<(), TryLockError> {
    let begun = Instant::now();
    loop {
        match try_lock() {
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => sleep(EVERY),
            other => return other,
        }
    }
}
