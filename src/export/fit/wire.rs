//! The FIT file format: messages with their definitions, strings cut to fit, header and checksums.
//! Nothing about workouts.
//!
//! Written from "FIT Protocol" of Garmin's FIT SDK: little-endian, a 14-byte header, each data
//! message after a definition of its fields, a CRC over everything. A definition is written again
//! only when it changes, always for local message type 0.

use std::ops::Range;

/// The value of a field, by the base types that are used here.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// One byte that stands for a word.
    Enum(u8),
    /// A number of two bytes.
    Short(u16),
    /// A number of four bytes.
    Long(u32),
    /// A number of four bytes that is never zero.
    NotZero(u32),
    /// A text in UTF-8; what is longer than [`LONGEST_TEXT`] is cut, a character stays whole.
    Text(&'a str),
    /// None: the message goes without the field.
    Absent,
}

/// The most bytes of a text: a field has one byte for its size, and a text ends with a zero byte.
pub const LONGEST_TEXT: usize = 254;

/// Bytes of the header.
const HEADER: u8 = 14;
/// Protocol 1.0: all that is needed is in it.
const PROTOCOL: u8 = 0x10;
/// Profile 21.218, whose numbers are written.
const PROFILE: u16 = 21218;

impl<'a> Value<'a> {
    /// A text, absent where it is empty.
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Absent } else { Self::Text(text) }
    }

    /// Size in bytes and number of the base type.
    fn base(self) -> [u8; 2] {
        match self {
            Self::Enum(_) => [1, 0x00],
            Self::Short(_) => [2, 0x84],
            Self::Long(_) => [4, 0x86],
            Self::NotZero(_) => [4, 0x8C],
            // No text is longer than a byte can say.
            Self::Text(text) => {
                [u8::try_from(cut(text, LONGEST_TEXT).len() + 1).unwrap_or(u8::MAX), 0x07]
            }
            Self::Absent => [0, 0x00],
        }
    }

    fn write(self, bytes: &mut Vec<u8>) {
        match self {
            Self::Enum(value) => bytes.push(value),
            Self::Short(value) => bytes.extend(value.to_le_bytes()),
            Self::Long(value) | Self::NotZero(value) => bytes.extend(value.to_le_bytes()),
            Self::Text(text) => {
                bytes.extend(cut(text, LONGEST_TEXT).as_bytes());
                bytes.push(0);
            }
            Self::Absent => {}
        }
    }
}

/// The longest beginning of a text that has at most so many bytes and ends with a whole character.
pub fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// A file as it grows, message by message.
#[derive(Debug)]
pub struct File {
    messages: Vec<u8>,
    /// Where among the messages the definition stands that holds.
    definition: Range<usize>,
}

impl File {
    /// A file without messages, with room for so many bytes of them before it has to grow.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { messages: Vec::with_capacity(bytes), definition: 0..0 }
    }

    /// Adds a message by its number and its fields by theirs.
    pub fn message(&mut self, number: u16, fields: &[(u8, Value)]) {
        let fields = fields.iter().filter(|(_, value)| !matches!(value, Value::Absent));
        let start = self.messages.len();
        let [low, high] = number.to_le_bytes();
        // Record header for a definition, reserved, little-endian, message, number of fields.
        let count = u8::try_from(fields.clone().count()).unwrap_or(u8::MAX);
        self.messages.extend([0x40, 0, 0, low, high, count]);
        for (field, value) in fields.clone() {
            let [size, base] = value.base();
            self.messages.extend([*field, size, base]);
        }
        let definition = start..self.messages.len();
        if self.messages[definition.clone()] == self.messages[self.definition.clone()] {
            self.messages.truncate(start);
        } else {
            self.definition = definition;
        }
        self.messages.push(0);
        for (_, value) in fields {
            value.write(&mut self.messages);
        }
    }

    /// Adds the messages of another file, which begin with a definition of their own. After them
    /// none holds.
    pub fn append(&mut self, other: &Self) {
        self.messages.extend(&other.messages);
        self.definition = 0..0;
    }

    /// The messages so far, as they will stand in the file.
    pub fn messages(&self) -> &[u8] {
        &self.messages
    }

    /// The whole file: header, messages, checksum.
    pub fn finish(self) -> Vec<u8> {
        let size = u32::try_from(self.messages.len()).unwrap_or(u32::MAX);
        let mut bytes =
            Vec::with_capacity(usize::from(HEADER) + self.messages.len() + size_of::<u16>());
        bytes.extend([HEADER, PROTOCOL]);
        bytes.extend(PROFILE.to_le_bytes());
        bytes.extend(size.to_le_bytes());
        bytes.extend(b".FIT");
        bytes.extend(crc(&bytes).to_le_bytes());
        bytes.extend(&self.messages);
        bytes.extend(crc(&bytes).to_le_bytes());
        bytes
    }
}

/// The messages of a file with a header like those that are written here; none when it is no such
/// file.
pub fn messages(bytes: &[u8]) -> Option<&[u8]> {
    let (head, rest) = bytes.split_at_checked(usize::from(HEADER))?;
    if head[0] != HEADER || &head[8..12] != b".FIT" {
        return None;
    }
    rest.split_last_chunk::<{ size_of::<u16>() }>().map(|(messages, _)| messages)
}

/// Whether size and checksum of a file are right.
pub fn is_whole(bytes: &[u8]) -> bool {
    let Some((body, sum)) = bytes.split_last_chunk() else { return false };
    let size = body.get(4..8).and_then(|size| size.first_chunk().copied()).map(u32::from_le_bytes);
    let messages = u32::try_from(body.len().saturating_sub(usize::from(HEADER))).ok();
    size.is_some() && size == messages && crc(body) == u16::from_le_bytes(*sum)
}

/// CRC-16/ARC: the polynomial 0xA001 (reflected 0x8005), from zero.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, byte| {
        let shift = |crc: u16, _| if crc & 1 == 1 { crc >> 1 ^ 0xA001 } else { crc >> 1 };
        (0..8).fold(crc ^ u16::from(*byte), shift)
    })
}

#[cfg(test)]
mod tests {
    use super::{File, Value, crc, cut};

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        // The check value that catalogues of CRCs give for CRC-16/ARC.
        assert_eq!(crc(b"123456789"), 0xBB3D);
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut("Größe", 3), "Gr");
        assert_eq!(cut("Größe", 4), "Grö");
        assert_eq!(cut("kurz", 9), "kurz");
    }

    #[test]
    fn a_definition_is_written_only_when_it_changes() {
        let size = |values: &[Value]| {
            let mut file = File::with_capacity(0);
            for value in values {
                file.message(27, &[(0, *value)]);
            }
            file.finish().len()
        };
        let alike = size(&[Value::Enum(1), Value::Enum(2)]);
        assert_eq!(alike, size(&[Value::Enum(1)]) + 2);
        assert_eq!(size(&[Value::Enum(1), Value::Short(2)]), alike + 1 + 9);
    }
}
