//! Calendars as files: what is replaced, what is not, and by which clocks times are.

use std::fs;

use super::{generate, said};
use crate::program::backplan;
use crate::scratch::{folder, path};

fn count(file: &str, line: &str) -> usize {
    let calendar = fs::read_to_string(file).expect("a calendar");
    calendar.split("\r\n").filter(|other| *other == line).count()
}

const ZONED: &str = "--time 07:00 --tz Europe/Berlin";

#[test]
fn a_calendar_that_takes_the_place_of_another_cancels_what_it_lacks_and_says_so() {
    let folder = folder("editions");
    let file = path(&folder, "anna.ics");
    let write = |flags: &str| said(&generate(&format!("{ZONED} {flags} -o {file}")));
    assert_eq!(write("--weeks 2"), (Some(0), format!("wrote {file}\n")));
    assert_eq!(write("--weeks 2"), (Some(0), format!("wrote {file}\n")), "nothing has changed");
    assert_eq!((count(&file, "SEQUENCE:0"), count(&file, "STATUS:CANCELLED")), (14, 0));
    let told = format!("wrote {file}\nnote: it cancels 7 events: import it to take them out\n");
    assert_eq!(write(""), (Some(0), told));
    assert_eq!(count(&file, "STATUS:CANCELLED"), 7);
    let (code, words) = write("--red-flag bladder-change");
    assert_eq!(code, Some(3));
    assert!(words.contains("it cancels 13 events"), "the first day says why: {words}");
    // A part of the plan takes nothing away, and loses nothing of what is there.
    let whole = write("--weeks 2");
    assert_eq!(whole, (Some(0), format!("wrote {file}\n")));
    assert_eq!(write("--only today"), whole);
    assert_eq!((count(&file, "BEGIN:VEVENT"), count(&file, "STATUS:CANCELLED")), (14, 0));
}

#[test]
fn another_persons_calendar_is_written_over_only_if_that_is_asked_for() {
    let folder = folder("two-people");
    let file = path(&folder, "plan.ics");
    let write = |flags: &str| said(&generate(&format!("{ZONED} {flags} -o {file}")));
    assert_eq!(write("--name Anna").0, Some(0));
    let annas = fs::read_to_string(&file).expect("a calendar");
    for what in ["--name Ben", "--name Ben --only today", "--name Ben --red-flag bladder-change"] {
        let (code, words) = write(what);
        assert_eq!(code, Some(2), "{words}");
        assert!(words.contains("plan.ics is the calendar of Anna\n"), "{words}");
        assert_eq!(fs::read_to_string(&file).expect("a calendar"), annas);
    }
    let (code, words) = write("--name Ben --force");
    assert_eq!((code, words), (Some(0), format!("wrote {file}\n")));
    assert_eq!((count(&file, "BEGIN:VEVENT"), count(&file, "STATUS:CANCELLED")), (7, 0));
}

#[test]
fn a_calendar_that_google_does_not_import_is_told() {
    let file = path(&folder("a-year"), "year.ics");
    let write = |flags: &str| said(&generate(&format!("--weeks 52 {flags} -o {file} --force"))).1;
    let (usual, long) = (write(""), write("--minutes 60 --level advanced --equipment gym"));
    assert_eq!(usual, format!("wrote {file}\n"));
    let note = "note: it is above 1 MB, which Google Calendar doesn't import: plan fewer weeks\n";
    assert_eq!(long, format!("wrote {file}\n{note}"));
}

#[test]
fn a_calendar_that_somebody_changed_is_kept_unless_it_is_given_up() {
    let folder = folder("edited-calendar");
    let file = path(&folder, "plan.ics");
    let write = |flags: &str| said(&generate(&format!("{ZONED} {flags} -o {file}")));
    write("--weeks 2");
    let edited = fs::read_to_string(&file).expect("a calendar").replace("Strength A", "Mine");
    fs::write(&file, &edited).expect("a file");
    let (code, words) = write("");
    assert_eq!(code, Some(2));
    assert!(words.contains("was changed after backplan wrote it"), "{words}");
    assert_eq!(fs::read_to_string(&file).expect("a calendar"), edited);
    let (code, words) = write("--force");
    assert!(code == Some(0) && words.contains("it cancels 7 events"), "{words}");
    fs::write(&file, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@x\r\n").expect("a file");
    assert_eq!(write("").0, Some(2));
    let (code, words) = write("--force");
    assert_eq!((code, words), (Some(0), format!("wrote {file}\n")), "nothing of a stranger's");
}

/// What a calendar of one week says on a computer in a zone: the first start, and what is said.
fn in_zone(zone: &str, flags: &str) -> (String, String) {
    let line = generate(&format!("-f ics {flags}"));
    let output = backplan(&line.split_whitespace().collect::<Vec<_>>())
        .env("TZ", zone)
        .output()
        .expect("a run");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let (calendar, words) = (text(output.stdout), text(output.stderr));
    let start = calendar.lines().find_map(|line| line.strip_prefix("DTSTART:"));
    let notes = words.lines().filter(|line| line.starts_with("note:")).collect();
    (start.unwrap_or_default().to_owned(), notes)
}

#[test]
fn times_are_by_the_clock_of_the_computer_unless_a_zone_is_named() {
    for (zone, start, east) in [
        ("UTC", "20261123T070000Z", "+00:00"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "20261123T060000Z", "+01:00"),
        ("EST5EDT,M3.2.0,M11.1.0", "20261123T120000Z", "-05:00"),
        ("<+0545>-5:45", "20261123T011500Z", "+05:45"),
    ] {
        let note = format!(
            "note: times are by this computer's clock, UTC{east} on 2026-11-23; --tz names another \
                zone"
        );
        assert_eq!(in_zone(zone, "--time 07:00"), (start.to_owned(), note), "{zone}");
        let named = ("20261123T060000Z".to_owned(), String::new());
        assert_eq!(in_zone(zone, ZONED), named, "{zone}");
        assert_eq!(in_zone(zone, ""), Default::default(), "whole days are of no zone");
    }
    // Nothing is said of clocks where there is no time.
    let none = "note: there are no breaks on that day: they are from Monday to Friday";
    let (start, words) = in_zone("UTC", "--goal desk --desk-breaks --only sat");
    assert_eq!((start.as_str(), words.as_str()), ("", none));
    let (start, words) = in_zone("UTC", "--goal desk --desk-breaks --only mon");
    assert!(!start.is_empty() && words.starts_with("note: times are by"), "{start} {words}");
    // Each date by the clocks of that date; what they leap over, as if they had not.
    let zone = "CET-1CEST,M3.5.0,M10.5.0/3";
    for (start, time, instant) in [
        ("2027-03-27", "07:00", "20270327T060000Z"),
        ("2027-03-28", "07:00", "20270328T050000Z"),
        ("2027-03-28", "02:30", "20270328T013000Z"),
        ("2027-10-31", "02:30", "20271031T003000Z"),
    ] {
        let flags = format!("--start {start} --time {time}");
        assert_eq!(in_zone(zone, &flags).0, instant, "{flags}");
        let named = in_zone("UTC", &format!("{flags} --tz Europe/Berlin"));
        assert_eq!(named.0, instant, "{flags}");
    }
}

#[test]
fn a_file_is_the_calendar_of_its_name_unless_the_plan_has_one() {
    let folder = folder("names");
    let uids = |file: &str, flags: &str| {
        let file = path(&folder, file);
        said(&generate(&format!("{flags} -o {file} --force")));
        let calendar = fs::read_to_string(file).expect("a calendar");
        let uid = |line: &str| Some(line.strip_prefix("UID:")?.to_owned());
        calendar.lines().filter_map(uid).collect::<Vec<_>>()
    };
    assert_ne!(uids("anna.ics", ""), uids("ben.ics", ""));
    assert_eq!(uids("one.ics", "--name Anna"), uids("other.ics", "--name anna"));
    assert_eq!(uids("anna.ics", ""), uids("some.ics", "--name Anna"));
}
