//! What the journal says of some weeks: as text, data, table and page, and what was measured in
//! them.

mod made;
mod measure;

use std::fs;
use std::process::Output;

use backplan::journal::record::{Activity, Measure, Record, Session, Status, What};
use serde_json::Value;

use self::made::{Journal, day};
use crate::program::{backplan, stderr, stdout};
use crate::{golden, html, scratch};

/// A home with a journal.
struct Home(std::path::PathBuf);

impl Home {
    fn new(name: &str, journal: &[Record]) -> Self {
        let home = Self(scratch::folder(name));
        let lines: String = journal.iter().map(|record| record.line() + "\n").collect();
        fs::write(home.0.join("journal.jsonl"), lines).expect("a journal");
        home
    }

    /// Runs a line there; it is Sunday 29 November 2026.
    fn run(&self, words: &[&str]) -> Output {
        let words = [words, &["--today", "2026-11-29"]].concat();
        self.command(&words).output().expect("the program runs")
    }

    fn command(&self, words: &[&str]) -> std::process::Command {
        let mut command = backplan(words);
        command.env("BACKPLAN_HOME", &self.0);
        command
    }

    fn good(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", stderr(&output));
        stdout(&output)
    }

    fn says(&self, words: &[&str], code: i32) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", stderr(&output));
        stderr(&output)
    }

    fn text(&self, columns: &str, locale: &str) -> String {
        let mut command = self.command(&["progress", "--today", "2026-11-29"]);
        let output = command.env("COLUMNS", columns).env("LC_ALL", locale).output();
        stdout(&output.expect("the program runs"))
    }

    fn json(&self, words: &[&str]) -> Value {
        let words = [&["progress", "-f", "json"], words].concat();
        serde_json::from_str(&self.good(&words)).expect("JSON")
    }
}

#[test]
fn twelve_weeks_are_told_in_every_form() {
    let home = Home::new("progress-made", &made::twelve_weeks());
    for columns in ["40", "80"] {
        let text = home.text(columns, "C.UTF-8");
        golden::same(format!("progress/made-{columns}.txt"), &text);
    }
    golden::same("progress/made-ascii.txt", &home.text("40", "C"));
    golden::same("progress/made.json", &home.good(&["progress", "-f", "json"]));
    golden::same("progress/made.csv", &home.good(&["progress", "-f", "csv"]));
    let path = scratch::path(&home.0, "report.html");
    home.says(&["progress", "-o", &path], 0);
    let page = fs::read_to_string(&path).expect("a page");
    let marked = page.split_once("-->").expect("the mark of the program's files").1;
    golden::same("progress/made.html", marked);
}

#[test]
fn lines_fit_and_signs_are_those_that_can_be_shown() {
    let home = Home::new("progress-width", &made::twelve_weeks());
    for columns in [40, 57, 80, 100] {
        for locale in ["C.UTF-8", "C"] {
            let text = home.text(&columns.to_string(), locale);
            let wide = text.lines().find(|line| line.chars().count() > columns);
            assert_eq!(wide, None, "{columns} {locale}");
            assert!(locale != "C" || text.is_ascii(), "{text}");
        }
    }
}

#[test]
fn numbers_are_those_of_the_journal() {
    let home = Home::new("progress-numbers", &made::twelve_weeks());
    let told = home.json(&[]);
    assert_eq!(told["from"], "2026-09-07");
    assert_eq!(told["periods"].as_array().map(Vec::len), Some(12));
    let total = &told["total"];
    assert_eq!((&total["planned"], &total["done"]), (&24.into(), &23.into()));
    assert_eq!((&total["partly"], &total["skipped"]), (&1.into(), &1.into()));
    assert_eq!(total["daily"], 12);
    assert_eq!(told["periods"][5]["skipped"], 1);
    let part = home.json(&["--from", "2026-10-05", "--to", "2026-10-11"]);
    assert_eq!(
        (&part["total"]["done"], part["periods"].as_array().map(Vec::len)),
        (&2.into(), Some(1))
    );
    assert_eq!(part["periods"][0]["start"], "2026-10-05");
    let pain = &part["measures"][0];
    assert_eq!(
        (&pain["kind"], &pain["since_first"]["since"]),
        (&"pain".into(), &"2026-09-07".into())
    );
    assert_eq!(pain["values"].as_array().map(Vec::len), Some(2), "not what came later");
}

#[test]
fn a_plan_says_what_was_planned() {
    let home = Home::new("progress-plan", &[]);
    home.good(&["generate", "--save", "--weeks", "4", "--start", "2026-11-02", "--sessions", "2"]);
    let told = home.json(&["--from", "2026-11-02"]);
    let planned: Vec<&Value> =
        told["periods"].as_array().expect("weeks").iter().map(|week| &week["planned"]).collect();
    assert_eq!(planned, [2, 2, 2, 2]);
    assert_eq!(told["total"]["done"], 0);
    assert_eq!(told["planned_from"], "2026-11-02");
    home.good(&["log", "--date", "2026-11-02", "--minutes", "20", "--pain", "2"]);
    let text = home.good(&["progress", "--from", "2026-11-02"]);
    assert!(text.contains("1 of 8 planned sessions done (13 %)"), "{text}");
    assert!(!text.contains("planned is what was logged"), "{text}");
}

#[test]
fn the_order_of_lines_changes_nothing() {
    let mut journal = made::twelve_weeks();
    let told = Home::new("progress-order", &journal).good(&["progress", "-f", "json"]);
    let corrected = journal[0].corrected(journal[0].at, journal[0].what.clone());
    journal.push(corrected);
    for turn in [1, 7, 31] {
        let length = journal.len();
        journal.rotate_left(turn % length);
        journal.reverse();
        let twice = [&journal[..], &journal[..9]].concat();
        let again = Home::new("progress-order", &twice).good(&["progress", "-f", "json"]);
        assert_eq!(told, again);
    }
}

#[test]
fn an_empty_journal_says_what_to_do() {
    let home = Home::new("progress-empty", &[]);
    let text = home.good(&["progress"]);
    for part in
        ["Nothing is in the journal yet.", "backplan today", "backplan log", "backplan measure"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let page = home.good(&["progress", "-f", "html"]);
    assert!(page.contains("Nothing is in the journal yet."), "{page}");
    assert_eq!(home.json(&[])["total"]["done"], 0);
}

#[test]
fn what_is_wrong_is_said_at_once() {
    let home = Home::new("progress-wrong", &[]);
    let said =
        home.says(&["progress", "--from", "2026-11-20", "--to", "2026-11-01", "-f", "xml"], 2);
    assert!(said.contains("--from: 2026-11-20 is after 2026-11-01"), "{said}");
    assert!(said.contains("--format: unknown"), "{said}");
    let said = home.says(&["progress", "--from", "2027-11-20"], 2);
    assert!(said.contains("yet to come"), "{said}");
}

#[test]
fn ten_years_are_told_month_by_month() {
    let mut journal = Journal::default();
    for week in 0..520 {
        journal.session(day(2016, 12, 5, week * 7), "Strength A", Status::Done, Some(2));
    }
    let home = Home::new("progress-years", &journal.records);
    let told = home.json(&["--from", "2016-12-05"]);
    assert_eq!((&told["unit"], &told["total"]["done"]), (&"month".into(), &520.into()));
    assert_eq!(told["periods"].as_array().map(Vec::len), Some(120));
    let text = home.good(&["progress"]);
    assert!(text.contains("12 weeks") && text.contains("--from 2016-12-05 shows all"), "{text}");
}

/// Texts that somebody may have put into a journal, or a phone.
const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "\u{1b}[31mred\u{202e}",
    "=HYPERLINK(\"x\")",
    "a,b;\"c\"",
    "]]> --> &amp; </style>",
];

#[test]
fn hostile_texts_are_shown_and_do_nothing() {
    for text in HOSTILE {
        let mut journal = Journal::default();
        for week in 0..2 {
            let date = day(2026, 11, 9, week * 7);
            journal.add(
                date,
                What::Measure(Measure {
                    date,
                    pain: None,
                    activities: vec![Activity { name: text.into(), score: 3 }],
                    chair_rises: None,
                    hold_seconds: None,
                    hold: None,
                }),
            );
            journal.add(
                date,
                What::Session(Session {
                    date,
                    plan: None,
                    session: text.into(),
                    status: Status::Done,
                    seconds: Some(600),
                    before: None,
                    pain: Some(3),
                    effort: None,
                    note: Some(text.into()),
                }),
            );
        }
        let home = Home::new("progress-hostile", &journal.records);
        let page = home.good(&["progress", "-f", "html"]);
        html::assert_inert(text, &page);
        assert!(!page.contains(text) || !text.contains('<'), "{page}");
        let shown = home.good(&["progress"]);
        let acts = |sign: char| sign != '\n' && (sign.is_control() || sign == '\u{202e}');
        assert!(!shown.contains(acts), "{shown:?}");
        let table = home.good(&["progress", "-f", "csv"]);
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        for row in rows.records() {
            let row = row.expect("as many cells in every row");
            assert!(row.iter().all(|cell| !cell.starts_with('=')), "{row:?}");
        }
        let told = home.json(&[]);
        assert_eq!(told["measures"][0]["of"], text);
    }
}

#[test]
fn a_page_needs_nothing_and_every_picture_says_what_it_shows() {
    let home = Home::new("progress-page", &made::twelve_weeks());
    let page = home.good(&["progress", "-f", "html"]);
    html::assert_inert("progress", &page);
    let pictures = page.matches("<svg ").count();
    assert!(pictures >= 5, "{pictures}");
    assert_eq!(pictures, page.matches("role=\"img\" aria-label=\"").count());
}
