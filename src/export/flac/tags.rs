//! What a recording says of itself: Vorbis comments, with a chapter for each exercise, and the mark
//! by which the program knows its files again.

use std::fmt::Write as _;
use std::time::Duration;

use crate::export::say::safety::{
    ASK, HELP, STOP, after_stop, hard_days, in_a_line, stop_signs, taken_on_word,
};
use crate::plan::{Plan, PlanDay, Session, Week};
use crate::session::track::Track;
use crate::text::digest::digest;
use crate::text::printable::{cut, printable};

/// Who wrote it.
const VENDOR: &str = concat!("backplan ", env!("CARGO_PKG_VERSION"));
/// What stands before the digits of the mark, which is the first comment.
const MARK: &[u8] = b"BACKPLAN_DIGEST=";
/// Digits of the mark.
const DIGITS: usize = 16;
/// The longest description, in characters: many times that of the program's own plans.
const LONGEST: usize = 100_000;
/// Bytes before the block of comments: the sign of the format, and the block on the stream.
const BEFORE: usize = 4 + 4 + 34;

/// The comments of a session, as the block that holds them.
pub fn of(plan: &Plan, (day, session): (&PlanDay, &Session), track: &Track) -> Vec<u8> {
    let title = printable(&session.title);
    let all = || plan.weeks.iter().flat_map(Week::sessions);
    let number = all().position(|(_, other)| std::ptr::eq(other, session)).map_or(1, |at| at + 1);
    let mut comments = vec![
        format!("BACKPLAN_DIGEST={:0DIGITS$}", 0),
        format!("TITLE={title}, {}", day.date.format("%-d %B %Y")),
        "ARTIST=backplan".to_owned(),
        "ALBUM=Exercises for your back".to_owned(),
        format!("DATE={}", day.date),
        format!("TRACKNUMBER={number}"),
        format!("TRACKTOTAL={}", all().count()),
        format!("DESCRIPTION={}", cut(&about(plan), LONGEST)),
    ];
    for (index, (at, name)) in track.chapters.iter().enumerate() {
        let number = index + 1;
        comments.push(format!("CHAPTER{number:03}={}", clock(*at)));
        comments.push(format!("CHAPTER{number:03}NAME={}", printable(name)));
    }
    let mut block = Vec::new();
    put(&mut block, VENDOR);
    block.extend(length(comments.len()));
    for comment in &comments {
        put(&mut block, comment);
    }
    block
}

/// What the plan says for safety, all of it.
fn about(plan: &Plan) -> String {
    let safety = &plan.safety;
    let [stop, ask] = stop_signs(safety);
    let lists = [in_a_line(STOP, stop), after_stop(safety).map(ToString::to_string)];
    let lists = lists.into_iter().chain([in_a_line(ASK, ask), in_a_line(HELP, &safety.red_flags)]);
    let single = safety.advice.iter().chain([&safety.pain_rule]).map(ToString::to_string);
    let behind = safety.afterwards.iter().chain(hard_days(safety)).map(ToString::to_string);
    let all = taken_on_word(plan).into_iter().chain(single).chain(lists.flatten()).chain(behind);
    let mut text = printable(&safety.disclaimer).into_owned();
    for part in all.filter(|part| !part.is_empty()) {
        let _ = write!(text, "\n{}", printable(&part));
    }
    text
}

/// A time as chapters have it.
fn clock(at: Duration) -> String {
    let seconds = at.as_secs();
    format!("{:02}:{:02}:{:02}.000", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn put(block: &mut Vec<u8>, text: &str) {
    block.extend(length(text.len()));
    block.extend_from_slice(text.as_bytes());
}

fn length(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// Where in a file of this program the digits of its mark stand; none in those of others.
fn digits(file: &[u8]) -> Option<usize> {
    let is_flac = file.starts_with(b"fLaC") && file.get(BEFORE)? & 0x7f == super::COMMENTS;
    let vendor = file.get(BEFORE + 4..)?;
    let (size, rest) = vendor.split_at_checked(4)?;
    let (name, rest) = rest.split_at_checked(u32::from_le_bytes(size.try_into().ok()?) as usize)?;
    // The number of comments, and the length of the first.
    let first = rest.get(8..)?;
    let ours = is_flac && name.starts_with(b"backplan ") && first.starts_with(MARK);
    let at = file.len() - first.len() + MARK.len();
    let is_number =
        |digits: &[u8]| digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    file.get(at..at + DIGITS).filter(|digits| ours && is_number(digits)).map(|_| at)
}

/// The digest of all but the digits.
fn of_others(file: &[u8], at: usize) -> String {
    let digest = digest(digest(0, &file[..at]), &file[at + DIGITS..]);
    format!("{digest:0DIGITS$x}")
}

/// Puts the mark into a file.
pub fn seal(mut file: Vec<u8>) -> Vec<u8> {
    if let Some(at) = digits(&file) {
        let mark = of_others(&file, at);
        file[at..at + DIGITS].copy_from_slice(mark.as_bytes());
    }
    file
}

/// Whether a file is as it was written; none when this program did not write it.
pub fn is_whole(file: &[u8]) -> Option<bool> {
    let at = digits(file)?;
    Some(file[at..at + DIGITS] == *of_others(file, at).as_bytes())
}
