//! Plans as Markdown: golden files, and what a parser of `CommonMark` and GFM finds in any of them.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all markdown` rewrites the golden files; read the difference
//! before committing it.

pub mod hostile;
pub mod reader;

use std::collections::HashMap;

use backplan::catalogue::dose::{Dose, Tempo};
use backplan::export::{self, Options};
use backplan::plan::{Item, Plan, PlanDay, Session, SessionKind, Week};
use backplan::text::printable::printable;
use proptest::prelude::*;
use reader::{Part, read};

use crate::{golden, plans};

fn markdown(plan: &Plan, why: bool) -> String {
    export::markdown::plan(plan, &Options { why, ..Options::default() })
}

/// A relief plan that tells all there is to tell.
fn relief() -> Plan {
    let mut plan = plans::relief();
    plan.safety.afterwards =
        vec!["The morning after: no more pain than before means go on.".into()];
    plan.safety.stop_signs.push("fluid loss".into());
    plan.profile.pain = 6;
    plan
}

fn all() -> Vec<Plan> {
    let mut plans =
        vec![plans::beginner(), plans::dumbbells(), plans::weeks(2), plans::weeks(5), relief()];
    plans.extend([plans::refused(), plans::hostile(), plans::disc()]);
    let bases = [plans::disc, relief, plans::refused];
    // Every text comes to stand everywhere.
    plans.extend(
        (0..hostile::TEXTS.len())
            .map(|from| hostile::plan(bases[from % 3](), hostile::texts(from))),
    );
    plans.extend(
        hostile::TEXTS.iter().map(|text| hostile::plan(plans::beginner(), || (*text).to_owned())),
    );
    plans
}

/// Text as a page shows it.
fn shown(text: &str) -> String {
    printable(text).trim().to_owned()
}

fn sessions(plan: &Plan) -> impl Iterator<Item = (&PlanDay, &Session)> {
    plan.weeks.iter().flat_map(Week::sessions)
}

#[test]
fn plans_read_as_they_should() {
    golden::same("markdown/beginner.md", &markdown(&plans::beginner(), false));
    golden::same("markdown/beginner-why.md", &markdown(&plans::beginner(), true));
    golden::same("markdown/two-weeks.md", &markdown(&plans::weeks(2), false));
    let long = markdown(&plans::weeks(12), false);
    golden::same(
        "markdown/twelve-weeks-top.md",
        &long[..long.find("\n## How to go on").expect("it is told how to go on")],
    );
    golden::same("markdown/disc.md", &markdown(&plans::disc(), false));
    golden::same("markdown/relief.md", &markdown(&relief(), false));
    golden::same("markdown/refused.md", &markdown(&plans::refused(), true));
}

#[test]
fn a_parser_finds_nothing_but_what_was_meant() {
    for (index, plan) in all().into_iter().enumerate() {
        for why in [false, true] {
            let text = markdown(&plan, why);
            let parts = read(&text).unwrap_or_else(|found| panic!("{found} in:\n{text}"));
            assert!(matches!(parts[0], Part::Heading(1, _)), "{text}");
            let titles = parts.iter().filter(|part| matches!(part, Part::Heading(1, _))).count();
            assert_eq!(titles, 1, "{text}");
            assert!(text.ends_with('\n') && !text.contains('\r'), "{text}");
            assert!(index > 5 || !text.contains("\n\n\n") && !text.contains(" \n"), "{text}");
        }
    }
}

/// The boxes of a plan by its days: of a week that stands for itself every session, else those of
/// strength.
fn expected(plan: &Plan) -> Vec<String> {
    let alone = plan.weeks.len() == 1;
    let told = |session: &Session| alone || session.kind == SessionKind::Strength;
    let sessions = sessions(plan).filter(|(_, session)| told(session));
    let text = |(day, session): (&PlanDay, &Session)| {
        let takes = session.seconds.div_ceil(60);
        let date = day.date.format("%A %-d %B");
        let title = Some(shown(&session.title)).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| session.kind.title().to_owned());
        format!("{date}: {title}, {takes} min")
    };
    sessions.map(text).collect()
}

fn boxes(parts: &[Part]) -> Vec<String> {
    reader::days(parts).into_iter().flat_map(|(_, tasks)| tasks).collect()
}

#[test]
fn every_session_has_one_box_to_tick_on_its_day() {
    let mut seen = 0;
    for plan in all() {
        for why in [false, true] {
            let text = markdown(&plan, why);
            let boxes = boxes(&read(&text).expect("it parses"));
            assert_eq!(boxes, expected(&plan), "{text}");
            seen += boxes.len();
        }
    }
    assert!(seen > 300, "{seen}");
}

/// Name and amount of every exercise in a text of one week, by lists and tables.
fn amounts(parts: &[Part]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Point(text) => {
                let (name, rest) = text.split_once(": ").unwrap_or((text, ""));
                found.push((name.to_owned(), rest.to_owned()));
            }
            Part::Table(rows) if rows[0][0] == "Exercise" => {
                found.extend(rows[1..].iter().map(|row| (row[0].clone(), row[1].clone())));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_item_of_a_week_stands_with_its_amount() {
    let plans = [plans::beginner(), plans::dumbbells(), relief(), plans::disc()];
    for (plan, why) in plans.iter().flat_map(|plan| [(plan, false), (plan, true)]) {
        let text = markdown(plan, why);
        let found = amounts(&read(&text).expect("it parses"));
        for (_, item) in sessions(plan).flat_map(|(_, session)| session.items()) {
            let (name, amount) = (shown(&item.exercise.name), item.dose.short(true));
            let stands = |(other, rest): &(String, String)| {
                let behind = rest.strip_prefix(amount.as_str());
                *other == name
                    && behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(", "))
            };
            assert!(found.iter().any(stands), "{name}, {amount} in:\n{text}");
        }
    }
}

/// Whether the short amount of a week says how an item is done, beside that of the week before.
fn says(cell: &str, item: &Item, before: Option<&Item>) -> bool {
    let first = cell.split(", ").next().unwrap_or_default();
    match (&item.dose, before.map(|before| &before.dose)) {
        (dose, None) => cell.starts_with(&dose.short(true)),
        (dose, Some(was)) if dose.amount(true) == was.amount(true) => {
            let alike = dose == was && item.load == before.and_then(|before| before.load.clone());
            let is_top = item.rung.as_ref().is_some_and(|rung| rung.next.is_none());
            match first {
                "same" => alike,
                "top" => alike && is_top,
                "slower" | "pause +1 s" => dose != was,
                other => !alike && (other.starts_with('+') || other.contains('-')),
            }
        }
        (Dose::Holds { seconds, .. }, Some(_)) if cell == format!("{seconds} s") => true,
        (Dose::Holds { reps_per_set, .. }, Some(_)) => {
            let sets: Vec<_> = reps_per_set.iter().map(u32::to_string).collect();
            cell.starts_with(&sets.join(", "))
                || cell.starts_with(&item.dose.amount(true))
                || cell.starts_with(&format!("{} × {}", sets.len(), sets[0]))
        }
        (dose, Some(_)) => first == dose.amount(true),
    }
}

#[test]
fn every_week_of_a_long_plan_has_its_amount_in_its_column() {
    let profile = "level = \"intermediate\"\nequipment = [\"dumbbell\"]\nminutes = 45\nweeks = 12";
    let plan = plans::planned(profile);
    let parts = read(&markdown(&plan, false)).expect("it parses");
    let tables = parts
        .iter()
        .filter_map(|part| if let Part::Table(rows) = part { Some(rows) } else { None });
    let tables: Vec<_> = tables.filter(|rows| rows[0][0] == "Exercise").collect();
    let cell = |week: u32, names: &[String], row: usize| {
        let title = format!("Week {week}");
        let fits = |rows: &&&Vec<Vec<String>>| {
            rows[0].contains(&title) && rows[1..].iter().map(|row| &row[0]).eq(names)
        };
        let table = tables.iter().find(fits).unwrap_or_else(|| panic!("{title}: {names:?}"));
        let column = table[0].iter().position(|head| *head == title).expect("a column");
        table[row + 1][column].clone()
    };
    // The last week that each exercise of each session was in, and the one before.
    let mut known: HashMap<(String, usize), Vec<(u32, Item)>> = HashMap::new();
    let mut seen = 0;
    for week in &plan.weeks {
        for (_, session) in week.strength() {
            let names: Vec<_> = session.main().map(|item| item.exercise.name.to_string()).collect();
            for (row, item) in session.main().enumerate() {
                let known = known.entry((session.title.to_string(), row)).or_default();
                let block = |number: u32| (number - 1) / 4;
                let earlier = |(number, _): &&(u32, Item)| {
                    *number < week.number && block(*number) == block(week.number)
                };
                let before = known.iter().rev().find(earlier).map(|(_, item)| item);
                let said = cell(week.number, &names, row);
                let right = says(&said, item, before);
                assert!(right, "week {}: {said} for {:?}", week.number, item.dose);
                known.push((week.number, item.clone()));
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn rest_effort_tempo_and_breathing_stand_with_the_item() {
    let text = markdown(&plans::dumbbells(), false);
    let lines: Vec<&str> = text.lines().collect();
    let row = "| Romanian deadlift | 3 × 8–10 | 90 s | 6–7 | 3-1-2-0 |";
    assert!(lines.contains(&row), "{text}");
    let catalogue = backplan::built_in::catalogue();
    let words =
        catalogue.exercise("romanian-deadlift").expect("an exercise").tempo_words(Tempo::HINGE);
    let how =
        format!("- **Romanian deadlift**: Tempo 3-1-2-0: {words}. Breathe in on the way down");
    assert!(lines.iter().any(|line| line.starts_with(&how)), "{how} in:\n{text}");
}

#[test]
fn breathing_is_told_once_in_weeks_that_are_told_together() {
    let (plan, mut told) = (plans::weeks(2), 0);
    let text = markdown(&plan, false);
    for (_, item) in sessions(&plan).flat_map(|(_, session)| session.items()) {
        let Some(breathing) = &item.breathing else { continue };
        assert!(text.contains(breathing.as_str()), "{breathing} is not in:\n{text}");
        if item.exercise.id.as_str() == "bird-dog" {
            assert_eq!(text.matches(breathing.as_str()).count(), 1, "{text}");
            told += 1;
        }
    }
    assert!(told > 0);
}

#[test]
fn tables_have_as_many_cells_as_titles_and_each_cell_what_it_should() {
    for plan in all() {
        let text = markdown(&plan, false);
        let parts = read(&text).expect("it parses");
        for rows in parts
            .iter()
            .filter_map(|part| if let Part::Table(rows) = part { Some(rows) } else { None })
        {
            assert!(
                rows.len() > 1 && rows.iter().all(|row| row.len() == rows[0].len()),
                "{rows:#?}"
            );
        }
    }
}

#[test]
fn nothing_that_is_told_gets_lost() {
    for plan in all() {
        let text = markdown(&plan, true);
        let page = reader::text(&read(&text).expect("it parses"));
        let refused = plan.weeks.is_empty();
        let safety = &plan.safety;
        let signs = safety.stop_signs.iter().filter(|_| !refused);
        let told =
            safety.advice.iter().chain(&safety.red_flags).chain(signs).chain([&safety.disclaimer]);
        let told = told.chain(safety.afterwards.iter().filter(|_| !refused));
        let single = [
            &safety.after_stop,
            &safety.pain_rule,
            &safety.bad_day,
            &safety.missed,
            &safety.illness,
        ];
        let told = told.chain(single);
        // The signs to stop are a list of their own, which a notice may only repeat.
        let notices = plan.notices.iter().filter(|notice| !notice.text.starts_with("Stop at "));
        let told = told.chain(notices.flat_map(|notice| [&notice.text, &notice.rule]));
        let left = plan.excluded.iter().filter(|_| !refused).map(|left| &left.rule);
        let items = sessions(&plan).flat_map(|(_, session)| session.items());
        let reasons =
            items.flat_map(|(_, item)| item.why.iter().flat_map(|why| [&why.rule, &why.text]));
        for said in told.chain(left).chain(reasons).map(|said| shown(said)) {
            assert!(page.contains(&said), "{said:?} is not in:\n{text}");
        }
        for left in &plan.excluded {
            assert!(page.contains(left.exercise.as_str()), "{} is not in:\n{text}", left.exercise);
        }
    }
}

#[test]
fn reasons_of_items_stand_only_where_they_are_asked_for() {
    let (short, long) = (markdown(&plans::beginner(), false), markdown(&plans::beginner(), true));
    assert!(!short.contains("Why: "), "{short}");
    assert!(
        long.contains("  - Why: The set ends with good repetitions to spare. (`effort-cap`)\n"),
        "{long}"
    );
    assert!(
        long.contains("\nA short, easy warm-up opens each strength session. (`warm-up-first`)\n"),
        "{long}"
    );
}

#[test]
fn a_refused_plan_names_no_exercise_and_begins_with_its_advice() {
    let text = markdown(&plans::refused(), true);
    assert!(
        text.starts_with("# No exercise for now\n\nContact a doctor or an urgent-care line today"),
        "{text}"
    );
    let text = text.to_lowercase().replace("unsteady walking", "");
    for exercise in backplan::built_in::catalogue().exercises() {
        let (id, name) = (exercise.id.as_str(), exercise.name.to_lowercase());
        assert!(!text.contains(id) && !text.contains(&name), "{id}");
    }
}

#[test]
fn the_file_names_the_program_that_wrote_it() {
    let last = |plan: &Plan| markdown(plan, false).lines().last().expect("a line").to_owned();
    let ours = "Made by backplan 0.1.0, catalogue `0123456789abcdef`, rules `fedcba9876543210`.";
    assert_eq!(last(&plans::beginner()), ours);
    let mut plan = plans::refused();
    assert_eq!(last(&plan), ours);
    plan.made_by.program = "written by hand".into();
    (plan.made_by.catalogue, plan.made_by.rules) = ("".into(), "".into());
    assert_eq!(last(&plan), "Written by hand, put into Markdown by backplan.");
}

/// Signs that mean something to some reader, in any order.
fn unkind() -> impl Strategy<Value = String> {
    let pieces = [
        "a", "Z9", " ", "  ", "\n", "\t", "\\", "`", "``", "*", "**", "_", "~~", "[", "](", ")",
        "[^", "![", "<", ">",
    ];
    let more = [
        "</a>",
        "<a href=x>",
        "<!--",
        "-->",
        "&",
        "&#x3c;",
        "|",
        "#",
        "-",
        "+",
        "=",
        "1.",
        "2)",
        "$",
        "{{",
        "}}",
        "^",
    ];
    let links = [
        "http://",
        "https://a.b",
        "www.",
        "a@b.c",
        "@",
        "mailto:",
        "ftp:",
        ":",
        "://",
        ".",
        "||",
        "\"",
        "'",
        "é",
        "漢",
        "😀",
    ];
    let piece = prop::sample::select([&pieces[..], &more, &links].concat());
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_shown_as_it_is_and_does_nothing(texts in prop::collection::vec(unkind(), 8)) {
        let mut next = texts.iter().cycle();
        let plan = hostile::plan(relief(), || next.next().cloned().unwrap_or_default());
        let text = markdown(&plan, true);
        let parts = read(&text).map_err(|found| TestCaseError::fail(format!("{found} in:\n{text}")))?;
        prop_assert_eq!(boxes(&parts), expected(&plan));
        let page = reader::text(&parts);
        for said in &texts {
            prop_assert!(page.contains(&shown(said)), "{:?} is not in:\n{}", said, text);
        }
    }
}
