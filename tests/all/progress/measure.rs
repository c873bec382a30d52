//! What is measured: by flags, by questions on a terminal, and what is said of changes.

use std::fs;

use backplan::journal::measure::due;
use backplan::journal::record::{Measure, Record, What};
use backplan::journal::{self};
#[cfg(unix)]
use rexpect::session::PtySession;

use super::Home;
use super::made::{self, day};
use crate::program::on_one_line;
#[cfg(unix)]
use crate::terminal::shell;

fn measures(home: &Home) -> Vec<Measure> {
    let bytes = fs::read(home.0.join("journal.jsonl")).expect("a journal");
    let journal = journal::Journal::read("journal.jsonl", bytes);
    let history = journal.history();
    journal::measure::measures(&history).cloned().collect()
}

#[test]
fn flags_say_it_all_and_names_are_those_of_the_last_time() {
    let home = Home::new("measure-flags", &[]);
    let said = home.good(&[
        "measure",
        "--pain",
        "5",
        "--activity",
        "tie shoes=3",
        "--activity",
        "carry=a load=4",
        "--chair-rises",
        "11",
        "--hold",
        "front plank=30",
        "--date",
        "2026-11-01",
    ]);
    assert!(said.contains("Measure again in four weeks"), "{said}");
    let said = on_one_line(&home.good(&[
        "measure",
        "--pain",
        "3/10",
        "--activity",
        "6",
        "--activity",
        "5",
        "--hold",
        "front-plank=45s",
    ]));
    for part in [
        "Saved for Sunday 29 November 2026.",
        "Usual pain of the week: 5, 3",
        "Since 1 Nov 2026: -2, better *",
        "tie shoes: 3, 6",
        "+3, better *",
        "carry=a load: 4, 5",
        "carry=a load: 4, 5 Since 1 Nov 2026: +1, better Mean",
        "Mean of the activities: 3.5, 5.5",
        "Front plank, seconds held: 30, 45",
        "pain 2 points, or 30 % less (Ostelo 2008)",
        "an activity 3 points (Stratford 1995)",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let measures = measures(&home);
    let names: Vec<&str> =
        measures[1].activities.iter().map(|activity| activity.name.as_str()).collect();
    assert_eq!(names, ["tie shoes", "carry=a load"]);
    assert_eq!((measures[1].chair_rises, measures[1].hold_seconds), (None, Some(45)));
}

#[test]
fn what_can_not_be_is_said_at_once_and_nothing_is_written() {
    let home = Home::new("measure-wrong", &[]);
    let said = home.says(
        &[
            "measure",
            "--pain",
            "11",
            "--activity",
            "7",
            "--activity",
            "shoes",
            "--activity",
            "a=b",
            "--chair-rises",
            "many",
            "--hold",
            "plnk=4",
            "--date",
            "2027-01-01",
        ],
        2,
    );
    for part in [
        "--pain: 0 to 10, not `11`",
        "--activity: `7` says of no activity",
        "--activity: `shoes` has no number",
        "--activity: 0 to 10, not `b`",
        "--chair-rises: 0 to 100, not `many`",
        "--hold: unknown exercise `plnk`",
        "yet to come",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = home.says(&["measure", "--activity", "Tie=1", "--activity", "tie=2"], 2);
    assert!(said.contains("`tie` comes twice"), "{said}");
    let said = home.says(&["measure"], 2);
    assert!(said.contains("the questions need a terminal"), "{said}");
    assert_eq!(fs::read(home.0.join("journal.jsonl")).expect("a journal"), b"");
}

#[test]
fn it_is_due_every_four_weeks() {
    let history = |days: &[u64]| -> Vec<Record> {
        let mut journal = made::Journal::default();
        for more in days {
            journal.measure(day(2026, 11, 1, *more), 3, [4, 4], 12);
        }
        journal.records
    };
    for (days, today, expected) in [
        (&[][..], 0, true),
        (&[0], 0, false),
        (&[0], 27, false),
        (&[0], 28, true),
        (&[0, 20], 47, false),
        (&[0, 20], 48, true),
        (&[40], 20, true),
    ] {
        let records = history(days);
        let records: Vec<&Record> = records.iter().collect();
        assert!(records.iter().all(|record| matches!(record.what, What::Measure(_))));
        assert_eq!(due(&records, day(2026, 11, 1, today)), expected, "{days:?} {today}");
    }
}

#[cfg(unix)]
fn asked(home: &Home) -> PtySession {
    let place = home.0.display();
    shell(80, &format!("BACKPLAN_HOME={place} exec $B measure --today 2026-11-29"))
}

#[cfg(unix)]
fn say(terminal: &mut PtySession, question: &str, answer: &str) {
    terminal.exp_string(question).unwrap_or_else(|error| panic!("{question}: {error}"));
    terminal.exp_string("> ").expect("it waits");
    terminal.send_line(answer).expect("a line");
}

#[cfg(unix)]
#[test]
fn questions_can_be_skipped_and_gone_back_to() {
    let home = Home::new("measure-asks", &[]);
    home.good(&["measure", "--activity", "tie shoes=3", "--date", "2026-11-01"]);
    let mut terminal = asked(&home);
    say(&mut terminal, "usually hurt", "b");
    say(&mut terminal, "usually hurt", "eleven");
    terminal.exp_string("0 to 10, not `eleven`").expect("what is wrong");
    terminal.send_line("4").expect("another answer");
    say(&mut terminal, "tie shoes", "b");
    say(&mut terminal, "usually hurt", "2");
    say(&mut terminal, "tie shoes", "5");
    say(&mut terminal, "make hard", "garden=4");
    say(&mut terminal, "make hard", "");
    say(&mut terminal, "chair", "13");
    terminal.exp_string("Saved for").expect("the end");
    terminal.exp_string("tie shoes: 3, 5").expect("what changed");
    terminal.exp_eof().expect("the end");
    let measures = measures(&home);
    let last = &measures[1];
    assert_eq!((last.pain, last.chair_rises, last.hold_seconds), (Some(2), Some(13), None));
    let scores: Vec<(&str, u32)> =
        last.activities.iter().map(|one| (one.name.as_str(), one.score)).collect();
    assert_eq!(scores, [("tie shoes", 5), ("garden", 4)]);
}

#[cfg(unix)]
#[test]
fn who_stops_or_skips_everything_writes_nothing() {
    let home = Home::new("measure-stops", &[]);
    let mut terminal = asked(&home);
    say(&mut terminal, "usually hurt", "3");
    say(&mut terminal, "make hard", "q");
    terminal.exp_string("nothing was written").expect("the end of it");
    let mut terminal = asked(&home);
    for question in ["usually hurt", "make hard", "make hard", "make hard", "chair"] {
        say(&mut terminal, question, "");
    }
    terminal.exp_string("nothing is saved").expect("the end of it");
    assert_eq!(measures(&home), []);
}
