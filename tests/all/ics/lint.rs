//! What no reader of calendars checks and every one relies on, octet by octet; and a reader of our
//! own that shares no code with the writer.

use std::collections::BTreeSet;

/// A component of a calendar.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub kind: String,
    pub lines: Vec<Line>,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub name: String,
    pub parameters: Vec<String>,
    pub value: String,
}

impl Part {
    /// The values of a property.
    pub fn all(&self, name: &str) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.name == name).collect()
    }

    /// The value of a property that must be there once.
    pub fn one(&self, name: &str) -> &Line {
        let [line] = self.all(name)[..] else { panic!("not one {name} in {self:#?}") };
        line
    }

    pub fn value(&self, name: &str) -> &str {
        &self.one(name).value
    }

    /// The value of a text property as a reader shows it.
    pub fn shown(&self, name: &str) -> String {
        let mut shown = String::new();
        let mut signs = self.value(name).chars();
        while let Some(sign) = signs.next() {
            match (sign, if sign == '\\' { signs.next() } else { None }) {
                ('\\', Some('n')) => shown.push('\n'),
                ('\\', Some(escaped @ ('\\' | ';' | ','))) => shown.push(escaped),
                ('\\', other) => panic!("an escape of no meaning: {other:?}"),
                (';' | ',', _) => panic!("{sign} without an escape in {}", self.value(name)),
                (plain, _) => shown.push(plain),
            }
        }
        shown
    }

    pub fn of(&self, kind: &str) -> Vec<&Part> {
        self.parts.iter().filter(|part| part.kind == kind).collect()
    }
}

/// Reads a calendar and fails on everything that makes it less than sound.
pub fn read(calendar: &str) -> Part {
    octets(calendar.as_bytes());
    let unfolded = calendar.replace("\r\n ", "");
    let mut open: Vec<Part> = vec![Part::default()];
    for line in unfolded.split_terminator("\r\n") {
        assert!(
            !line.chars().any(backplan::text::printable::disturbs),
            "{line:?} holds what acts instead of being seen"
        );
        let (head, value) = line.split_once(':').unwrap_or_else(|| panic!("no value in {line:?}"));
        let mut head = head.split(';').map(str::to_owned);
        let name = head.next().expect("a name");
        match name.as_str() {
            "BEGIN" => open.push(Part { kind: value.into(), ..Part::default() }),
            "END" => {
                let closed = open.pop().expect("something open");
                assert_eq!(closed.kind, value, "closed in another order than opened");
                open.last_mut().expect("an outer part").parts.push(closed);
            }
            _ => {
                let line = Line { name, parameters: head.collect(), value: value.into() };
                open.last_mut().expect("an outer part").lines.push(line);
            }
        }
    }
    let [Part { lines, parts, .. }] = &open[..] else { panic!("something is not closed") };
    assert!(
        lines.is_empty() && parts.len() == 1 && parts[0].kind == "VCALENDAR",
        "not one calendar"
    );
    sound(&parts[0]);
    parts[0].clone()
}

fn octets(bytes: &[u8]) {
    assert!(bytes.ends_with(b"\r\n"), "the last line has no end");
    for (at, byte) in bytes.iter().enumerate() {
        assert!(
            *byte != b'\n' || at > 0 && bytes[at - 1] == b'\r',
            "a line break without its return at {at}"
        );
        assert!(
            *byte != b'\r' || bytes.get(at + 1) == Some(&b'\n'),
            "a return without its line break at {at}"
        );
        assert!(*byte >= 0x20 || matches!(byte, b'\r' | b'\n'), "a control character at {at}");
    }
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75, "{} octets: {}", line.len(), String::from_utf8_lossy(line));
        assert!(
            std::str::from_utf8(line).is_ok(),
            "a sign is cut: {}",
            String::from_utf8_lossy(line)
        );
    }
}

const EVENT: [&str; 13] = [
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "STATUS",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "TRANSP",
    "CATEGORIES",
    "DESCRIPTION",
    "RRULE",
    "VALARM",
];

fn sound(calendar: &Part) {
    assert_eq!(calendar.value("VERSION"), "2.0");
    assert_eq!(calendar.value("CALSCALE"), "GREGORIAN");
    assert!(calendar.value("PRODID").starts_with("-//backplan//backplan "));
    assert!(!calendar.shown("X-WR-CALNAME").is_empty());
    assert!(calendar.all("METHOD").is_empty());
    let events = calendar.of("VEVENT");
    assert!(!events.is_empty(), "a calendar without an event");
    let mut known = BTreeSet::new();
    for event in events {
        assert!(known.insert(event.value("UID")), "{} twice", event.value("UID"));
        assert!(event.value("UID").ends_with("@backplan.invalid"));
        assert!(event.value("DTSTAMP").len() == 16 && event.value("DTSTAMP").ends_with("T000000Z"));
        assert!(
            event.value("DTSTART") < event.value("DTEND"),
            "an event that ends before it begins: {event:#?}"
        );
        assert_eq!(event.one("DTSTART").parameters, event.one("DTEND").parameters);
        assert!(!event.shown("SUMMARY").is_empty());
        assert_eq!(event.value("DTSTAMP"), event.value("LAST-MODIFIED"));
        let times = event.one("DTSTART");
        assert!(times.parameters == ["VALUE=DATE"] || times.value.ends_with('Z'), "{event:#?}");
        if is_cancelled(event) {
            assert!(event.parts.is_empty() && event.all("DESCRIPTION").is_empty(), "{event:#?}");
        } else {
            assert!(event.all("STATUS").is_empty() && event.shown("DESCRIPTION").contains('\n'));
            let octets = event.value("DESCRIPTION").len();
            assert!(octets <= 8_000, "{octets} octets");
        }
        for line in &event.lines {
            assert!(EVENT.contains(&line.name.as_str()), "{} in an event", line.name);
        }
        for alarm in &event.parts {
            let names: Vec<_> = alarm.lines.iter().map(|line| line.name.as_str()).collect();
            assert_eq!(
                (alarm.kind.as_str(), &names[..]),
                ("VALARM", &["ACTION", "DESCRIPTION", "TRIGGER"][..])
            );
            assert_eq!(alarm.value("ACTION"), "DISPLAY");
        }
    }
    assert!(calendar.of("VTIMEZONE").is_empty(), "times are in UTC");
}

/// Whether an event is no longer to be.
pub fn is_cancelled(event: &Part) -> bool {
    event.all("STATUS").iter().any(|status| status.value == "CANCELLED")
}
