//! A plan as JSON: the fields of the plan file, in its order. Nothing is worded here.

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use crate::plan::Plan;

/// Writes a plan as indented JSON, ending in one line break.
///
/// # Panics
/// Never: a plan holds nothing that JSON can't.
pub fn plan(plan: &Plan) -> String {
    indented(plan)
}

/// Writes what has texts alone for keys, and no number but of 32 bits without a sign, as indented
/// JSON, ending in one line break.
pub(super) fn indented(value: &impl Serialize) -> String {
    let mut out = Vec::with_capacity(1 << 15);
    let written =
        value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Layout::default()));
    out.push(b'\n');
    let text = written.ok().and_then(|()| String::from_utf8(out).ok());
    text.unwrap_or_else(|| unreachable!("every key is a text, and JSON is UTF-8"))
}

/// Indented like `serde_json`'s own layout, with numbers of an array side by side: a dose is read
/// at a glance, and a long plan is a third shorter.
#[derive(Default)]
struct Layout {
    depth: usize,
    /// A value of an array is about to be written; whether it is the first.
    waiting: Option<bool>,
    /// What was opened last is still empty.
    empty: bool,
    /// The array that is being written holds numbers.
    numbers: bool,
}

/// Columns of indent a level.
const STEP: usize = 2;
/// A line break with more indent than the 14 levels of a plan need: one write a line instead of one
/// a level.
const LINE: &[u8] = b"\n                                        ";

impl Layout {
    fn line<W: ?Sized + Write>(&self, out: &mut W) -> Result<()> {
        out.write_all(&LINE[..=(self.depth * STEP).min(LINE.len() - 1)])
    }

    /// A value that takes a line of its own in an array.
    fn value<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        if self.waiting.take().is_some() { self.line(out) } else { Ok(()) }
    }

    fn open<W: ?Sized + Write>(&mut self, out: &mut W, sign: &[u8]) -> Result<()> {
        self.value(out)?;
        self.depth += 1;
        self.empty = true;
        out.write_all(sign)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, sign: &[u8]) -> Result<()> {
        self.depth -= 1;
        if !self.empty && !self.numbers {
            self.line(out)?;
        }
        (self.empty, self.numbers) = (false, false);
        out.write_all(sign)
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.open(out, b"[")
    }
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.empty = false;
        self.waiting = Some(first);
        if first { Ok(()) } else { out.write_all(b",") }
    }
    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.close(out, b"]")
    }
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.open(out, b"{")
    }
    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.empty = false;
        if !first {
            out.write_all(b",")?;
        }
        self.line(out)
    }
    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        out.write_all(b": ")
    }
    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.close(out, b"}")
    }
    fn begin_string<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.value(out)?;
        out.write_all(b"\"")
    }
    /// The only kind of number in a plan.
    fn write_u32<W: ?Sized + Write>(&mut self, out: &mut W, number: u32) -> Result<()> {
        if let Some(first) = self.waiting.take() {
            self.numbers = true;
            out.write_all(if first { b"" } else { b" " })?;
        }
        CompactFormatter.write_u32(out, number)
    }
}
