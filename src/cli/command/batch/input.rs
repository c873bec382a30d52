//! The lines that are read: as many at a time as are there, none longer than a profile can be.

use std::io::{self, BufRead as _, BufReader, ErrorKind, Read};

use memchr::memchr;

/// The most bytes of a line: each lists every exercise of a large catalogue twice.
pub const LONGEST: usize = 1 << 18;
/// Bytes that are read ahead, and so the most of a turn of several lines.
const AHEAD: usize = 1 << 18;

/// A line of the input.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub number: u64,
    /// Its bytes without the line break; of one that is too long, how many it has.
    pub bytes: Result<Vec<u8>, u64>,
}

/// Reads lines and counts them.
pub struct Input<R> {
    source: BufReader<R>,
    /// The number of the next line.
    next: u64,
}

impl<R: Read> Input<R> {
    /// Reads from a source whose first line has a number.
    pub fn new(source: R, first: u64) -> Self {
        Self { source: BufReader::with_capacity(AHEAD, source), next: first }
    }

    /// The next lines, `most` at most, none at the end. Waits for one; others are only taken where
    /// they are there already, so that who sends line after line gets answer after answer.
    pub fn turn(&mut self, most: usize) -> io::Result<Vec<Line>> {
        let mut lines = Vec::from_iter(self.line()?);
        while !lines.is_empty() && lines.len() < most && self.is_ready() {
            lines.extend(self.line()?);
        }
        Ok(lines)
    }

    /// Whether a line can be had without waiting.
    pub fn is_ready(&self) -> bool {
        memchr(b'\n', self.source.buffer()).is_some()
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        let (mut bytes, mut length) = (Vec::new(), 0);
        loop {
            let ahead = match self.source.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                ahead => ahead?,
            };
            if ahead.is_empty() && length == 0 {
                return Ok(None);
            }
            let end = memchr(b'\n', ahead);
            let part = &ahead[..end.unwrap_or(ahead.len())];
            length += part.len();
            if length <= LONGEST {
                bytes.extend_from_slice(part);
            } else {
                bytes = Vec::new();
            }
            let (taken, is_last) = (part.len() + usize::from(end.is_some()), ahead.is_empty());
            self.source.consume(taken);
            if end.is_some() || is_last {
                break;
            }
        }
        let bytes = if length <= LONGEST { Ok(bytes) } else { Err(length as u64) };
        self.next += 1;
        Ok(Some(Line { number: self.next - 1, bytes }))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Input, LONGEST, Line};

    /// Hands out one piece a call.
    struct Pieces(Vec<&'static [u8]>);

    impl Read for Pieces {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            if self.0.is_empty() {
                return Ok(0);
            }
            let piece = self.0.remove(0);
            to[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    fn turns(pieces: &[&'static [u8]], most: usize) -> Vec<Vec<(u64, String)>> {
        let mut input = Input::new(Pieces(pieces.to_vec()), 7);
        let mut turns = Vec::new();
        loop {
            let turn = input.turn(most).expect("it can be read");
            if turn.is_empty() {
                return turns;
            }
            let text = |line: Line| {
                let bytes = line.bytes.expect("a short line");
                (line.number, String::from_utf8(bytes).expect("UTF-8"))
            };
            turns.push(turn.into_iter().map(text).collect());
        }
    }

    #[test]
    fn what_is_there_is_taken_and_no_more_is_waited_for() {
        let line = |number: u64, text: &str| (number, text.to_owned());
        assert_eq!(turns(&[], 4), Vec::<Vec<_>>::new());
        assert_eq!(turns(&[b"\n"], 4), [[line(7, "")]]);
        assert_eq!(
            turns(&[b"a\nb\r\nc", b"d\n", b"e"], 4),
            [vec![line(7, "a"), line(8, "b\r")], vec![line(9, "cd")], vec![line(10, "e")]]
        );
        assert_eq!(
            turns(&[b"a\nb\nc\n"], 2),
            [vec![line(7, "a"), line(8, "b")], vec![line(9, "c")]]
        );
    }

    #[test]
    fn what_is_too_long_is_counted_and_let_go() {
        let text =
            [vec![b'x'; LONGEST], b"\n".to_vec(), vec![b'x'; 5 * LONGEST], b"\nend".to_vec()];
        let mut input = Input::new(std::io::Cursor::new(text.concat()), 1);
        let lengths = std::iter::from_fn(|| input.turn(1).expect("it can be read").pop())
            .map(|line| line.bytes.map(|bytes| bytes.len()))
            .collect::<Vec<_>>();
        assert_eq!(lengths, [Ok(LONGEST), Err(5 * LONGEST as u64), Ok(3)]);
    }
}
