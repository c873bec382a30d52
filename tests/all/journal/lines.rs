//! Lines that are no good: kept, named with their place, never dropped.

use backplan::journal::Journal;

const GOOD: &str = r#"{"v":1,"id":"a","rev":1,"at":"2026-11-23T18:04:05+01:00","kind":"note","date":"2026-11-23","note":"well"}"#;

fn read(text: &str) -> Journal {
    Journal::read("journal.jsonl", text.into())
}

/// How many records hold, and what is said of lines that can't be read.
fn told(bytes: &[u8]) -> (usize, String) {
    let journal = Journal::read("journal.jsonl", bytes.into());
    let unread = journal.unread().map_or_else(String::new, |unread| unread.to_string());
    (journal.history().len(), unread)
}

fn with(key: &str, value: &str) -> String {
    let mut line: serde_json::Map<_, _> = serde_json::from_str(GOOD).expect("JSON");
    let value =
        if value.is_empty() { None } else { Some(serde_json::from_str(value).expect("JSON")) };
    match value {
        Some(value) => line.insert(key.into(), value),
        None => line.remove(key),
    };
    serde_json::to_string(&line).expect("JSON")
}

#[test]
fn every_mistake_of_a_line_is_named_with_its_place() {
    for (line, said) in [
        (with("v", "2").as_str(), "a newer backplan wrote this (format 2)"),
        (&with("v", ""), "this record has no `v`"),
        (&with("id", "\"\\u001b[31m\""), "is no id of a record"),
        (&with("id", ""), "this record has no `id`"),
        (&with("rev", "0"), "`rev` is 1 to"),
        (&with("rev", "9999999999"), "`rev` is 1 to"),
        (&with("at", "\"yesterday\""), "`yesterday` is no date with a time"),
        (&with("at", "\"2026-11-23T18:04:05\""), "is no date with a time and its offset"),
        (&with("kind", "\"mood\""), "unknown kind of record `mood`"),
        (&with("kind", ""), "this record has no `kind`"),
        (&with("kind", "\"item\""), "this item has neither of `reps` and `seconds`"),
        (&with("kind", "\"session\""), "this record has no `status`"),
        (&with("kind", "\"next-day\""), "this record has no `pain`"),
        (&with("date", "\"2026-02-30\""), "`2026-02-30` is no date"),
        (&with("note", "7"), "`note` is a text, not a whole number"),
        (&GOOD[..40], "it ends too early"),
        ("<html>", "this is no record"),
        ("[1, 2]", "this is no record"),
        ("7", "this is no record"),
        ("\0\0\0\0", "this is no record"),
        (&format!("{GOOD}{GOOD}"), "more stands behind it"),
    ] {
        let text = format!("{GOOD}\r\n\n{line}\r\n");
        let (_, unread) = told(text.as_bytes());
        assert!(unread.contains(said), "{line}: {unread}");
        assert!(unread.contains("journal.jsonl:3:"), "{line}: {unread}");
        assert!(!unread.contains('\u{1b}') && !unread.contains('\0'), "{unread:?}");
        let raw: Vec<Vec<u8>> = read(&text).raw_lines().map(<[u8]>::to_vec).collect();
        assert_eq!(raw, [GOOD.as_bytes(), line.as_bytes()], "kept as they are");
    }
}

#[test]
fn marks_line_ends_and_blanks_are_no_part_of_a_line() {
    for text in [
        format!("{GOOD}\n"),
        format!("{GOOD}\r\n"),
        GOOD.to_owned(),
        format!("\u{feff}{GOOD}\n"),
        format!("\n\n  {GOOD}  \r\n\r\n\t\n\u{feff}{GOOD}"),
    ] {
        assert_eq!(told(text.as_bytes()), (1, String::new()), "{text:?}");
        assert_eq!(read(GOOD).merged(&[read(&text)]).1, 0, "{text:?}");
    }
    assert_eq!(told(b""), (0, String::new()));
    assert_eq!(told("\u{feff}".as_bytes()), (0, String::new()));
}

#[test]
fn a_line_that_was_torn_within_a_letter_is_named_and_takes_the_place_of_none() {
    let later = GOOD.replace("\"rev\":1", "\"rev\":2").replace("well", "ö");
    for end in 1..later.len() {
        let torn = [GOOD.as_bytes(), b"\n", &later.as_bytes()[..end]].concat();
        let (records, unread) = told(&torn);
        assert_eq!(records, 1, "{end}");
        assert!(unread.contains("journal.jsonl:2:"), "{end}: {unread}");
        let again = [&torn[..], b"\n", GOOD.as_bytes(), b"\n"].concat();
        let (records, unread) = told(&again);
        assert_eq!(records, 1, "{end}");
        assert!(unread.contains("journal.jsonl:2:"), "{end}: {unread}");
    }
}

#[test]
fn a_later_word_that_can_not_be_read_leaves_nothing_older_standing() {
    let newer = GOOD.replace("\"v\":1", "\"v\":2").replace("\"rev\":1", "\"rev\":2");
    let (records, unread) = told(format!("{newer}\n{GOOD}\n").as_bytes());
    assert_eq!(records, 0, "what a newer backplan corrected is not told as it was");
    assert!(unread.contains("a newer backplan"), "{unread}");
}

#[test]
fn keys_that_are_not_known_are_carried_along_and_named() {
    let line = with("mood", "{\"deep\": [1, null]}");
    let journal = read(&line);
    assert!(journal.unread().is_none());
    assert_eq!(journal.unknown_keys().into_iter().collect::<Vec<_>>(), ["mood"]);
    let [record] = journal.history()[..] else { panic!("one record") };
    let mended = record.corrected(record.at, record.what.clone());
    assert!(mended.line().contains(r#""mood":{"deep":[1,null]}"#), "{}", mended.line());
    assert_eq!(mended.rev, 2);
}

#[test]
fn a_merge_keeps_every_line_and_what_is_new_at_the_end() {
    let at = |day: u32| {
        GOOD.replace("\"a\"", &format!("\"d{day}\"")).replace("-23T", &format!("-{day}T"))
    };
    let ours = [at(11), "torn {".to_owned(), at(13), at(11)].join("\r\n");
    let theirs = [at(12), at(13), "7".to_owned(), at(10)].join("\n");
    let (all, added) = read(&ours).merged(&[read(&theirs)]);
    let lines = [at(10), at(11), "torn {".to_owned(), at(12), at(13), "7".to_owned()];
    assert_eq!((String::from_utf8_lossy(&all).into_owned(), added), (lines.join("\n") + "\n", 3));
    assert_eq!(read("").merged(&[read(&theirs)]).1, 4);
}
