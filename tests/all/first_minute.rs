//! What somebody sees who types the first lines: on a terminal the week, the next session and how
//! to see the rest, through a pager; elsewhere everything.

use std::fs;

use anstream::adapter::strip_str;

use crate::program::{good, on_one_line, run, stdout};
use crate::scratch::{folder, path};
use crate::terminal::typed;

const TODAY: &str = "--today 2026-11-25 --start 2026-11-23";
/// Stands in the whole plan alone.
const REST: [&str; 4] = ["How to read it", "Good to know", "Afterwards", "How to go on"];

#[test]
fn the_program_alone_says_what_it_is_and_what_to_type() {
    let text = good(&[]);
    assert_eq!(text.lines().count(), 3, "{text}");
    for said in
        ["workouts", "backplan init", "warning signs", "backplan generate", "backplan --help"]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn a_terminal_shows_the_week_the_next_session_and_how_to_see_the_rest() {
    for columns in [40, 60, 80] {
        let (text, code) = typed(columns, &format!("PAGER=cat $B generate {TODAY}"));
        let text = strip_str(&text).to_string();
        assert_eq!(code, 0, "{text}");
        for line in text.lines() {
            assert!(line.chars().count() <= columns, "{columns}: {line}");
        }
        let flat = on_one_line(&text);
        let parts = [
            "Balanced plan",
            "The week at a glance",
            "Mon",
            "Sun",
            "Walk: ",
            "Today ━ Wednesday 25 November",
            "Strength B",
            "Glute bridge",
            "Cool-down",
            "Get help at once if you notice: ",
            "Stop if you notice ",
            "backplan show ",
            "--all",
            "Assumed: no pain, no condition",
        ];
        let mut rest = flat.as_str();
        for part in parts {
            let (_, after) =
                rest.split_once(part).unwrap_or_else(|| panic!("{part} in its place in {text}"));
            rest = after;
        }
        assert!(REST.iter().all(|part| !flat.contains(part)), "{text}");
        assert_eq!(flat.matches("Hip hinge drill").count(), 0, "the other session: {text}");
    }
}

#[test]
fn the_next_session_is_that_of_the_first_day_from_today_on() {
    let plan = "--start 2026-11-23 --weeks 2 --goal strength";
    for (today, said) in [
        ("2026-11-23", "Today ━ Monday 23 November"),
        ("2026-11-20", "Next ━ Monday 23 November"),
        ("2026-11-30", "Week 2 of 2 ━ 30 November to 6 December"),
        ("2027-03-01", "First ━ Monday 23 November"),
    ] {
        let (text, _) = typed(80, &format!("PAGER=cat $B generate {plan} --today {today}"));
        let text = strip_str(&text).to_string();
        assert!(text.contains(said), "{today}: {said} in {text}");
    }
}

#[test]
fn everything_is_there_where_it_is_asked_for_or_matters() {
    let (text, _) = typed(80, &format!("PAGER=cat $B generate {TODAY} --all"));
    assert!(REST.iter().all(|part| text.contains(part)), "{text}");
    let (why, _) = typed(80, &format!("PAGER=cat $B generate {TODAY} --why"));
    assert!(REST.iter().all(|part| why.contains(part)), "{why}");
    let (relief, code) = typed(80, &format!("PAGER=cat $B generate {TODAY} --pain 7"));
    assert!(code == 0 && relief.contains("Afterwards"), "{relief}");
    let (refused, code) = typed(80, "PAGER=cat $B generate --red-flag bladder-change");
    assert_eq!(code, 3, "{refused}");
    let whole = stdout(&run(&["generate", "--red-flag", "bladder-change"]));
    assert_eq!(strip_str(&refused).to_string(), whole, "the whole refusal and nothing below it");
}

#[test]
fn text_on_a_terminal_goes_through_the_pager_that_is_named() {
    let marked = |text: &str| text.lines().any(|line| line.starts_with('+'));
    let plan = format!("$B generate {TODAY}");
    for pager in ["sed s/^/+/", "M=+ sed \"s/^/+ /\""] {
        let (text, code) = typed(80, &format!("PAGER='{pager}' {plan}"));
        let through = text.lines().filter(|line| line.starts_with('+')).count();
        assert!(code == 0 && through > 20, "{pager}: {text}");
    }
    for line in [
        format!("PAGER='sed s/^/+/' {plan} --no-pager"),
        format!("PAGER='sed s/^/+/' {plan} | cat"),
        format!("PAGER= {plan}"),
        format!("PAGER='sed s/^/+/' {plan} -f csv"),
    ] {
        let (text, code) = typed(80, &line);
        assert!(code == 0 && !marked(&text) && text.contains("Glute bridge"), "{line}: {text}");
    }
    let file = path(&folder("paged"), "plan.txt");
    let (text, _) = typed(80, &format!("PAGER='sed s/^/+/' {plan} -o '{file}'"));
    let written = fs::read_to_string(&file).expect("a file");
    assert!(!marked(&text) && !marked(&written), "{text}");
    assert!(REST.iter().all(|part| written.contains(part)), "{written}");
}

#[test]
fn a_pager_that_does_not_work_is_told_and_the_text_printed() {
    for (pager, why) in [
        ("false", "the pager `false` does not work"),
        ("no-such-pager", "there is no such file or directory"),
    ] {
        let line = format!("PAGER={pager} $B generate --red-flag bladder-change");
        let (text, code) = typed(80, &line);
        assert_eq!(code, 3, "{text}");
        let text = on_one_line(&strip_str(&text).to_string());
        assert!(text.contains(why) && text.contains("No exercise for now"), "{text}");
    }
}

#[test]
fn a_pager_that_is_left_early_changes_nothing() {
    let weeks = "$B generate --weeks 52 --all";
    for line in [format!("PAGER='head -1' {weeks}"), format!("{weeks} | head -1")] {
        let (text, code) = typed(80, &line);
        assert!(code == 0 && text.contains("Balanced plan"), "{line}: {text}");
        assert!(!text.contains("Week") && !text.contains("note:"), "{line}: {text}");
    }
}

#[test]
fn less_does_as_it_is_told_by_the_person_first() {
    let (usual, _) = typed(80, &format!("PAGER=env $B generate {TODAY}"));
    assert!(usual.lines().any(|line| line == "LESS=FRX"), "{usual}");
    let (own, _) = typed(80, &format!("LESS=S PAGER=env $B generate {TODAY}"));
    assert!(own.lines().any(|line| line == "LESS=S"), "{own}");
}

#[test]
fn colours_go_through_the_pager_unless_they_are_not_wanted() {
    let plan = format!("$B generate {TODAY}");
    let (coloured, _) = typed(80, &format!("PAGER=cat {plan}"));
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let (bare, _) = typed(80, &format!("NO_COLOR=1 PAGER=cat {plan}"));
    assert!(!bare.contains('\u{1b}'), "{bare}");
    assert_eq!(strip_str(&coloured).to_string(), bare);
}

#[test]
fn behind_a_pipe_the_terminal_is_as_wide_and_a_file_as_ever() {
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let rules = |rest: &str| format!("$B rules{rest}");
    let (piped, _) = typed(60, &rules(" | cat"));
    assert!((50..=60).contains(&longest(&piped)), "{piped}");
    let (unseen, _) = typed(60, &rules(" 2>/dev/null | cat"));
    assert_eq!(unseen, piped);
    let (said, _) = typed(60, &format!("COLUMNS=90 {}", rules(" | cat")));
    assert!((80..=90).contains(&longest(&said)), "{said}");
    let (own, _) = typed(60, &format!("COLUMNS=90 {}", rules("")));
    assert_eq!(strip_str(&own).to_string(), piped, "what a terminal says of itself goes first");
    let file = path(&folder("wide"), "rules.txt");
    typed(60, &rules(&format!(" > '{file}'")));
    assert!((70..=80).contains(&longest(&fs::read_to_string(&file).expect("a file"))));
}

#[test]
fn what_is_wrong_fits_the_terminal_and_shows_lines_of_files_whole() {
    let me = path(&folder("wrong"), "me.toml");
    let line = format!("red_flags = [\"foo\"] # {}", "as it was said ".repeat(7).trim_end());
    fs::write(&me, &line).expect("a file");
    for columns in [60, 100] {
        let (text, code) = typed(columns, &format!("$B generate --profile '{me}' --days mon,foo"));
        assert_eq!(code, 2, "{text}");
        let text = strip_str(&text).to_string();
        let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > columns).collect();
        assert!(wide.iter().all(|wide| wide.contains(&line) || wide.contains("-->")), "{text}");
        assert!(text.contains(&line) && text.contains("= help: "), "{text}");
    }
    let text = strip_str(&typed(40, "$B generate --condition qwerty").0).to_string();
    assert!(text.lines().count() > 8 && text.lines().all(|line| line.len() <= 40), "{text}");
}
