//! How a line of the journal begins, where this program wrote it: enough to pass over what is too
//! old to matter, in a journal of many years, at a fortieth of what reading it takes.

use memchr::memchr;

/// Of what a line is, and of which day. A correction has none: which of two holds is for the
/// reader of whole lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head<'l> {
    /// The name of the record.
    pub id: &'l [u8],
    /// The day that it is about, as `2026-11-23`: such texts are in the order of their days.
    pub date: &'l [u8; DATE],
}

/// Letters of a date.
const DATE: usize = 10;
/// Kinds of which only those of the days that are asked for matter; measures are compared with the
/// first one.
const KINDS: [&[u8]; 4] = [b"item", b"session", b"next-day", b"note"];

/// The head of a line; none where the line has to be read to know what it is.
pub fn head(line: &[u8]) -> Option<Head<'_>> {
    let rest = line.strip_prefix(b"{\"v\":1,\"id\":\"")?;
    let (id, rest) = text(rest)?;
    let rest = rest.strip_prefix(b",\"rev\":1,\"at\":\"")?;
    let (_, rest) = text(rest)?;
    let rest = rest.strip_prefix(b",\"kind\":\"")?;
    let (kind, rest) = text(rest)?;
    let rest = rest.strip_prefix(b",\"date\":\"")?;
    let (date, rest) = rest.split_first_chunk::<DATE>()?;
    let is_date = date.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let whole = rest.starts_with(b"\"") && line.ends_with(b"}");
    (is_date && whole && !id.is_empty() && KINDS.contains(&kind)).then_some(Head { id, date })
}

/// A text up to its closing mark, and what comes behind that.
fn text(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr(b'"', line)?;
    Some((&line[..end], &line[end + 1..]))
}
