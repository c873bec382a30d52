//! A decoder of FIT files, as far as workouts need it: header, checksums, definitions, messages.
//! Written from "FIT Protocol" of Garmin's FIT SDK, apart from the encoder that it judges.

use std::fmt::Write as _;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Number(u32),
    Text(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub number: u16,
    pub fields: Vec<(u8, Value)>,
}

impl Message {
    pub fn number(&self, field: u8) -> Option<u32> {
        self.fields.iter().find_map(|(number, value)| match value {
            Value::Number(value) if *number == field => Some(*value),
            _ => None,
        })
    }

    pub fn text(&self, field: u8) -> &str {
        let text = self.fields.iter().find_map(|(number, value)| match value {
            Value::Text(text) if *number == field => Some(text.as_str()),
            _ => None,
        });
        text.unwrap_or_default()
    }
}

/// The CRC with the table of the FIT protocol's description, half a byte at a time.
fn crc(bytes: &[u8]) -> u16 {
    const TABLE: [u16; 16] = [
        0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800,
        0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
    ];
    let half = |crc: u16, half: u8| {
        let low = TABLE[usize::from(crc & 0xF)];
        (crc >> 4) & 0x0FFF ^ low ^ TABLE[usize::from(half)]
    };
    bytes.iter().fold(0, |crc, byte| half(half(crc, byte & 0xF), byte >> 4))
}

fn short(bytes: &[u8]) -> u16 {
    u16::from_le_bytes([bytes[0], bytes[1]])
}

/// Reads a whole file; panics where it is none.
pub fn read(bytes: &[u8]) -> Vec<Message> {
    let (head, rest) = bytes.split_at(14);
    assert_eq!((head[0], &head[8..12]), (14, &b".FIT"[..]), "no header");
    assert_eq!(short(&head[12..]), crc(&head[..12]), "the header's checksum");
    let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
    assert_eq!(size + 2, rest.len(), "the size");
    let (body, sum) = rest.split_at(size);
    assert_eq!(short(sum), crc(&bytes[..bytes.len() - 2]), "the checksum");
    messages(body)
}

/// Fields of a definition: number, size, base type.
type Definition = (u16, Vec<(u8, usize, u8)>);

fn messages(mut body: &[u8]) -> Vec<Message> {
    let mut definition: Definition = (u16::MAX, Vec::new());
    let mut messages = Vec::new();
    while let Some((head, rest)) = body.split_first() {
        body = match head {
            0x40 => {
                assert_eq!(rest[..2], [0, 0], "reserved byte and byte order");
                let count = usize::from(rest[4]);
                let fields = rest[5..5 + 3 * count]
                    .chunks(3)
                    .map(|field| (field[0], usize::from(field[1]), field[2]));
                definition = (short(&rest[2..]), fields.collect());
                &rest[5 + 3 * count..]
            }
            0 => {
                let (message, rest) = message(&definition, rest);
                messages.push(message);
                rest
            }
            other => panic!("a record header {other:#x}"),
        };
    }
    messages
}

fn message<'b>((number, fields): &Definition, mut bytes: &'b [u8]) -> (Message, &'b [u8]) {
    let mut read = Vec::new();
    for (field, size, base) in fields {
        let (value, rest) = bytes.split_at(*size);
        bytes = rest;
        read.push((*field, value_of(value, *base)));
    }
    (Message { number: *number, fields: read }, bytes)
}

fn value_of(bytes: &[u8], base: u8) -> Value {
    match (base, bytes) {
        (0x00, [value]) => Value::Number(u32::from(*value)),
        (0x84, [..]) if bytes.len() == 2 => Value::Number(u32::from(short(bytes))),
        (0x86 | 0x8C, [a, b, c, d]) => Value::Number(u32::from_le_bytes([*a, *b, *c, *d])),
        (0x07, [text @ .., 0]) => {
            assert!(!text.contains(&0), "a text ends twice");
            Value::Text(String::from_utf8(text.to_vec()).expect("a text is UTF-8"))
        }
        _ => panic!("{} bytes of the base type {base:#x}", bytes.len()),
    }
}

/// The messages in words, one a line.
pub fn dump(messages: &[Message]) -> String {
    let mut text = String::new();
    for message in messages {
        let name = match message.number {
            0 => "file_id",
            26 => "workout",
            27 => "workout_step",
            264 => "exercise_title",
            other => panic!("a message {other}"),
        };
        text.push_str(name);
        for (field, value) in &message.fields {
            let name = field_name(message.number, *field);
            let written = match value {
                Value::Number(number) => write!(text, " {name}={number}"),
                Value::Text(value) => write!(text, " {name}={value:?}"),
            };
            written.expect("a text takes every write");
        }
        text.push('\n');
    }
    text
}

fn field_name(message: u16, field: u8) -> &'static str {
    match (message, field) {
        (_, 254) => "index",
        (0, 0) => "type",
        (0, 1) => "manufacturer",
        (0, 2) => "product",
        (0, 3) => "serial",
        (0, 4) => "created",
        (0, 8) => "product_name",
        (26, 4) => "sport",
        (26, 6) => "steps",
        (26, 8) | (27 | 264, 0) if message != 264 => "name",
        (26, 11) => "sub_sport",
        (26, 17) => "description",
        (27, 1) => "duration_type",
        (27, 2) => "duration",
        (27, 3) => "target_type",
        (27, 4) => "target",
        (27, 7) => "intensity",
        (27, 8) => "notes",
        (27, 10) | (264, 0) => "category",
        (27, 11) | (264, 1) => "exercise",
        (27, 12) => "weight",
        (27, 13) => "weight_unit",
        (264, 2) => "title",
        _ => panic!("a field {field} of the message {message}"),
    }
}
