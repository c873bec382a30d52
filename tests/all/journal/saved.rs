//! What is reported as saved is there, whatever happens next: writers that are killed, that meet,
//! that fail, on a disk that is full.
//!
//! A writer that is killed is a program of its own: this one, which runs [`writer`] alone. Killing
//! it proves that no line is lost, torn or glued to another; that a line is on the disk and not in
//! the system's memory only can't be proven without cutting the power.

use std::collections::BTreeSet;
use std::env;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use backplan::journal::Journal;
use backplan::journal::record::{Note, Record, What};
use backplan::journal::store::{Sink, Store, write_lines};
use proptest::prelude::*;

use crate::program::{backplan, stderr};
use crate::scratch;

/// Where the writer writes, and what it is told to do.
const TOLD: &str = "BACKPLAN_TEST_WRITER";
/// How many writers are killed: each saves some ten notes before.
const KILLS: &str = "BACKPLAN_KILLS";

fn note(text: &str) -> Record {
    let at = "2026-11-23T18:04:05+01:00".parse().expect("a time");
    let date = "2026-11-23".parse().expect("a date");
    Record::new(at, What::Note(Note { date, note: text.into() }))
}

/// The notes of a journal, and how many of its lines can't be read.
fn notes(journal: &Journal) -> (BTreeSet<String>, usize) {
    let note = |record: &&Record| match &record.what {
        What::Note(note) => note.note.clone(),
        other => panic!("{other:?}"),
    };
    let read = journal.history().iter().map(note).collect();
    (read, journal.raw_lines().count() - journal.records())
}

/// The other half of the tests below: writes until it is killed, has written enough, or can't, and
/// says of each note that it is saved, or why not. Every fifth one comes by a merge.
#[test]
#[ignore = "is run by other tests"]
fn writer() {
    let told = env::var(TOLD).expect("told by another test");
    let [path, name, most, copy] = told.split('|').collect::<Vec<_>>()[..] else {
        panic!("{told}")
    };
    let store = Store::new(path);
    let mut out =
        File::from(std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned().expect("stdout"));
    for number in 0..most.parse().expect("a number") {
        let text = format!("{name}-{number}-{}", "ö".repeat(number % 50));
        let line = note(&text).line();
        let saved = if number % 5 == 4 {
            store.merge(&[Journal::read("other", line.into_bytes())]).map(drop)
        } else {
            store.append(&[note(&text)])
        };
        match saved {
            Ok(()) => writeln!(out, "saved {text}").expect("a pipe"),
            Err(error) => {
                writeln!(out, "failed {text}: {error:#}").expect("a pipe");
                fs::copy(path, copy).expect("a copy");
                return;
            }
        }
    }
}

fn write(path: &Path, name: &str, most: u32) -> Child {
    let told = format!("{}|{name}|{most}|", path.display());
    writer_in(&mut Command::new(env::current_exe().expect("this program")), &told)
        .spawn()
        .expect("a writer")
}

fn writer_in<'c>(command: &'c mut Command, told: &str) -> &'c mut Command {
    command
        .args(["journal::saved::writer", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(TOLD, told)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
}

/// What a writer said to be saved; a line that it was killed in says nothing.
fn saved(child: &mut Child, and_then: impl FnOnce(&mut Child)) -> BTreeSet<String> {
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut said = String::new();
    while !said.contains("saved ") && lines.read_line(&mut said).expect("lines") > 0 {}
    and_then(child);
    io::Read::read_to_string(&mut lines, &mut said).expect("lines");
    child.wait().expect("its end");
    let whole = said.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    whole.filter_map(|line| Some(line.split_once("saved ")?.1.trim_end().to_owned())).collect()
}

#[test]
#[expect(clippy::print_stderr, reason = "says how much was tried")]
fn writers_that_are_killed_lose_nothing_that_was_saved() {
    let kills: u64 = env::var(KILLS).map_or(40, |kills| kills.parse().expect("a number"));
    let store = Store::new(scratch::folder("killed").join("journal.jsonl"));
    let path = PathBuf::from(store.name());
    let mut all = BTreeSet::new();
    for kill in 0..kills {
        let mut child = write(&path, &format!("w{kill}"), u32::MAX);
        // Not at the same moment of the same line each time.
        let wait = Duration::from_micros(kill * 7919 % 30_000);
        all.extend(saved(&mut child, |child| {
            std::thread::sleep(wait);
            child.kill().expect("a kill");
        }));
        let (read, torn) = notes(&store.read().expect("a journal"));
        let lost: Vec<_> = all.difference(&read).collect();
        assert!(lost.is_empty(), "kill {kill}: {lost:?}");
        assert!(torn as u64 <= kill + 1, "kill {kill}: {torn} lines can't be read");
        // A writer may have saved one that it could not speak of any more.
        assert!(read.len() <= all.len() + 1 + usize::try_from(kill).expect("few"), "kill {kill}");
    }
    assert!(all.len() as u64 > kills, "hardly anything was saved: {}", all.len());
    eprintln!("{} notes saved, {kills} writers killed", all.len());
}

#[test]
fn writers_at_the_same_time_keep_out_of_each_other_s_way() {
    let path = scratch::folder("two").join("journal.jsonl");
    let mut children: Vec<Child> =
        (0..3).map(|name| write(&path, &format!("w{name}"), 60)).collect();
    let said: BTreeSet<String> =
        children.iter_mut().flat_map(|child| saved(child, |_| {})).collect();
    let (read, torn) = notes(&Store::new(&path).read().expect("a journal"));
    assert_eq!((said.len(), torn), (180, 0));
    assert_eq!(said, read);
}

#[test]
fn a_writer_that_waits_too_long_says_so_and_saves_nothing() {
    let home = scratch::folder("locked");
    let lock = File::create(home.join("journal.jsonl.lock")).expect("a lock");
    lock.lock().expect("the lock");
    let begun = Instant::now();
    let output =
        backplan(&["log", "--note", "late"]).env("BACKPLAN_HOME", &home).output().expect("a run");
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("another backplan has been writing to it for 3 seconds"), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(9), "{:?}", begun.elapsed());
    assert!(!home.join("journal.jsonl").exists());
}

#[test]
#[expect(clippy::print_stderr, reason = "says what was not tried")]
fn a_full_disk_is_told_and_what_was_saved_is_there() {
    let folder = scratch::folder("full");
    let (disk, copy) = (folder.join("disk"), folder.join("copy.jsonl"));
    fs::create_dir(&disk).expect("a folder");
    // A small disk of one's own, where the system lets a person have one.
    let mount = format!("mount -t tmpfs -o size=64k tmpfs '{}' && exec \"$@\"", disk.display());
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", &mount, "sh"]).arg(env::current_exe().expect("this program"));
    let told =
        format!("{}|full|{}|{}", disk.join("journal.jsonl").display(), u32::MAX, copy.display());
    let mut said = String::new();
    let tried = writer_in(&mut command, &told).spawn().and_then(|mut child| {
        io::Read::read_to_string(&mut child.stdout.take().expect("a pipe"), &mut said)?;
        child.wait()
    });
    if !tried.is_ok_and(|status| status.success()) && said.is_empty() {
        eprintln!(
            "not tried: this system lets nobody mount a disk; the failing writer stands for it"
        );
        return;
    }
    assert!(said.contains("failed full-"), "{said}");
    assert!(said.contains("No space left") && said.contains("can't write"), "{said}");
    let saved: BTreeSet<String> =
        said.lines().filter_map(|line| Some(line.split_once("saved ")?.1.to_owned())).collect();
    let (read, torn) = notes(&Store::new(&copy).read().expect("a journal"));
    assert!(saved.len() > 20, "{said}");
    assert_eq!((read, torn), (saved, 0), "what failed was taken back");
}

#[test]
fn the_end_of_a_journal_holds_what_was_written_down_last() {
    let store = Store::new(scratch::folder("end").join("journal.jsonl"));
    assert!(store.read_last(64 << 10).expect("none yet").history().is_empty());
    let days: Vec<Record> = (0..2000_i64)
        .map(|day| {
            let first = note(&format!("day {day}"));
            Record { at: first.at + chrono::TimeDelta::days(day), ..first }
        })
        .collect();
    store.append(&days[1000..]).expect("saved");
    let older: String = days[..1000].iter().map(|record| record.line() + "\n").collect();
    store.merge(&[Journal::read("phone", older.into_bytes())]).expect("merged");
    let end = store.read_last(64 << 10).expect("an end");
    assert!(end.unread().is_none(), "a line is cut");
    let kept = end.history();
    assert!((200..1000).contains(&kept.len()), "{}", kept.len());
    assert_eq!(kept, days[2000 - kept.len()..].iter().collect::<Vec<_>>());
}

/// A file that fails behind so many bytes, and may not let anything be taken back.
struct Failing {
    bytes: Vec<u8>,
    left: usize,
    syncs: bool,
    cuts: bool,
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.left);
        self.bytes.extend_from_slice(&bytes[..taken]);
        self.left -= taken;
        if taken == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(taken) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink for Failing {
    fn sync(&mut self) -> io::Result<()> {
        if self.syncs { Ok(()) } else { Err(io::Error::other("the drive is gone")) }
    }

    fn cut(&mut self, to: u64) -> io::Result<()> {
        if self.cuts {
            self.bytes.truncate(usize::try_from(to).expect("small"));
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_write_that_fails_at_any_byte_loses_nothing_that_was_saved(
        writes in prop::collection::vec((0..400_usize, any::<bool>(), any::<bool>(), 1..4_usize), 1..12)
    ) {
        let (mut bytes, mut saved, mut failed) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for (turn, (left, syncs, cuts, count)) in writes.into_iter().enumerate() {
            let texts: Vec<String> = (0..count).map(|number| format!("{turn}-{number}-ö")).collect();
            let lines: Vec<String> = texts.iter().map(|text| note(text).line()).collect();
            let there = (bytes.len() as u64, bytes.last().copied());
            let mut sink = Failing { bytes, left, syncs, cuts };
            match write_lines(&mut sink, there, &lines) {
                Ok(()) => saved.extend(texts),
                Err(_) if cuts => {
                    prop_assert_eq!(sink.bytes.len() as u64, there.0, "what failed is taken back");
                }
                Err(_) => failed.extend(texts),
            }
            bytes = sink.bytes;
            let (read, torn) = notes(&Journal::read("journal.jsonl", bytes.clone()));
            prop_assert!(saved.is_subset(&read), "{:?} of {:?}", read, saved);
            prop_assert!(read.difference(&saved).all(|text| failed.contains(text)));
            prop_assert!(torn <= turn + 1, "glued lines");
        }
    }
}
