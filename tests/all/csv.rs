//! Plans as CSV: golden files, and what a reader finds in any of them.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all csv` rewrites the golden files; read the difference
//! before committing it.

use std::collections::HashMap;

use backplan::catalogue::dose::Dose;
use backplan::export::csv::Separator;
use backplan::export::{self, Options};
use backplan::plan::{Item, Plan, Week};
use backplan::rules::hold;
use backplan::text::id::Text;
use backplan::text::printable::printable;
use backplan::text::vocabulary::Vocabulary;
use proptest::prelude::*;

use crate::markdown::hostile;
use crate::{golden, plans};

fn csv(plan: &Plan) -> String {
    export::csv::plan(plan, &Options::default())
}

/// A relief plan that tells all there is to tell.
fn relief() -> Plan {
    let mut plan = plans::relief();
    plan.safety.afterwards =
        vec!["The morning after: no more pain than before means go on.".into()];
    plan.safety.stop_signs.push("fluid loss".into());
    plan
}

fn built_in() -> [Plan; 8] {
    [
        plans::beginner(),
        plans::climbing(),
        plans::planned("weeks = 5\nlevel = \"intermediate\"\nequipment = [\"dumbbell\"]"),
        plans::dumbbells(),
        plans::weeks(2),
        plans::weeks(5),
        relief(),
        plans::refused(),
    ]
}

fn all() -> Vec<Plan> {
    let bases = [plans::disc, relief, plans::refused];
    let mut plans = Vec::from(built_in());
    plans.push(plans::hostile());
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

type Row = HashMap<String, String>;

/// The rows by title; fails where a row has another number of cells than the header.
fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|row| row.unwrap_or_else(|error| panic!("{error} in:\n{text}")))
        .collect()
}

/// Whether a row is an item of the plan.
fn is_item(row: &Row) -> bool {
    !row["seconds"].is_empty()
}

#[test]
fn plans_read_as_they_should() {
    golden::same("csv/beginner.csv", &csv(&plans::beginner()));
    golden::same("csv/dumbbells.csv", &csv(&plans::dumbbells()));
    golden::same("csv/climbing.csv", &csv(&plans::climbing()));
    golden::same("csv/disc.csv", &csv(&plans::disc()));
    golden::same("csv/relief.csv", &csv(&relief()));
    golden::same("csv/refused.csv", &csv(&plans::refused()));
}

#[test]
fn the_form_is_that_of_the_rfc() {
    for plan in all() {
        let text = csv(&plan);
        assert!(text.ends_with("\r\n"), "{text}");
        assert_eq!(text.matches(['\r', '\n']).count(), 2 * text.matches("\r\n").count(), "{text}");
        // No cell holds a line break, so that each line is a row.
        assert_eq!(text.lines().count(), rows(&text).len() + 1);
        assert!(text.trim_start_matches('\u{feff}').starts_with("week,date,day,"), "{text}");
    }
}

#[test]
fn a_byte_order_mark_stands_only_before_more_than_ascii() {
    for plan in built_in() {
        assert!(csv(&plan).is_ascii(), "what is built in needs no mark");
    }
    let mut plan = plans::refused();
    plan.safety.advice = vec!["Grüße".into()];
    let text = csv(&plan);
    assert!(
        text.starts_with("\u{feff}week,date,") && text.matches('\u{feff}').count() == 1,
        "{text}"
    );
    assert!(rows(&text).iter().any(|row| row["why"] == "Grüße"));
}

/// The numbers of a dose as the cells say them: kind, sets, repetitions, holds, seconds of a hold,
/// minutes, sides, tempo, rest.
fn cells(dose: &Dose) -> [String; 10] {
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let side = |both: bool| if both { "yes" } else { "no" }.to_owned();
    let none = String::new;
    match dose {
        Dose::Reps { sets, reps: [low, high], per_side, tempo, rest } => {
            let [low, high, rest, sets] = [low, high, rest, sets].map(u32::to_string);
            [
                "reps".into(),
                sets,
                low,
                high,
                none(),
                none(),
                none(),
                side(*per_side),
                tempo.to_string(),
                rest,
            ]
        }
        Dose::Hold { sets, seconds, per_side, rest } => {
            let [sets, seconds, rest] = [sets, seconds, rest].map(|n| number(Some(*n)));
            [
                "hold".into(),
                sets,
                none(),
                none(),
                none(),
                seconds,
                none(),
                side(*per_side),
                none(),
                rest,
            ]
        }
        Dose::Holds { reps_per_set, seconds, per_side, rest } => {
            let holds = reps_per_set.iter().map(u32::to_string).collect::<Vec<_>>();
            let (sets, holds) = (holds.len().to_string(), holds.join(" "));
            let [seconds, rest] = [seconds, rest].map(u32::to_string);
            [
                "holds".into(),
                sets,
                none(),
                none(),
                holds,
                seconds,
                none(),
                side(*per_side),
                none(),
                rest,
            ]
        }
        Dose::Minutes { minutes } => {
            let minutes = minutes.to_string();
            [
                "minutes".into(),
                none(),
                none(),
                none(),
                none(),
                none(),
                minutes,
                none(),
                none(),
                none(),
            ]
        }
    }
}

const DOSE: [&str; 10] = [
    "dose_kind",
    "sets",
    "reps_low",
    "reps_high",
    "holds",
    "hold_seconds",
    "minutes",
    "per_side",
    "tempo",
    "rest_seconds",
];

const CLIMB: [&str; 9] =
    ["level", "theme", "load_step", "load", "load_kg", "rung", "rungs", "next", "ramp"];

/// What the cells say of level and theme, weight, rung and first set.
fn climb(week: &Week, item: &Item) -> [String; 9] {
    let number = |number: Option<u32>| number.map(|number| number.to_string());
    let (load, rung) = (item.load.as_ref(), item.rung.as_ref());
    let cells = [
        week.level.map(|level| level.to_string()),
        week.theme.map(|theme| theme.to_string()),
        number(load.map(|load| load.step)),
        load.map(|load| load.text.to_string()),
        load.and_then(|load| load.grams).map(|grams| (f64::from(grams) / 1000.0).to_string()),
        number(rung.map(|rung| rung.index)),
        number(rung.and_then(|rung| rung.of)),
        rung.and_then(|rung| rung.next.as_ref()).map(ToString::to_string),
        item.ramp.then(|| "yes".to_owned()),
    ];
    cells.map(Option::unwrap_or_default)
}

#[test]
fn a_week_with_walking_opens_with_a_row_for_it() {
    let mut walks = 0;
    for plan in built_in() {
        let rows = rows(&csv(&plan));
        let mut written = rows.iter().filter(|row| row["block"] == "walk");
        for week in plan.weeks.iter().filter(|week| week.walk.is_some()) {
            let (walk, row) = (week.walk.expect("walking"), written.next().expect("a row"));
            let numbers = ["week", "minutes", "walk_days", "walk_times"].map(|title| &*row[title]);
            let expected =
                [week.number, walk.minutes, walk.days, walk.times].map(|number| number.to_string());
            assert_eq!(numbers, expected.each_ref().map(String::as_str));
            assert_eq!((&*row["seconds"], &*row["date"]), ("", ""));
            walks += 1;
        }
        assert!(written.next().is_none());
    }
    assert!(walks > 5, "walking was not tried");
}

#[test]
fn every_item_is_one_row_and_every_number_has_its_column() {
    let mut kinds: Vec<String> = Vec::new();
    for plan in built_in() {
        let rows = rows(&csv(&plan));
        let mut rows = rows.iter().filter(|row| is_item(row));
        for week in &plan.weeks {
            for (day, session) in week.sessions() {
                for (kind, item) in session.items() {
                    let row = rows.next().expect("a row for each item");
                    let cell = |title: &str| row[title].as_str();
                    let effort = item
                        .rpe
                        .map(|rpe| rpe.map(|effort| effort.to_string()))
                        .unwrap_or_default();
                    assert_eq!(cell("week"), week.number.to_string());
                    assert_eq!(
                        (cell("date"), cell("day")),
                        (&*day.date.to_string(), day.weekday.as_str())
                    );
                    assert_eq!((cell("session"), cell("block")), (&*session.title, kind.as_str()));
                    assert_eq!(
                        (cell("session_kind"), cell("week_kind")),
                        (session.kind.as_str(), week.kind.as_str())
                    );
                    assert_eq!(
                        (cell("exercise"), cell("name")),
                        (item.exercise.id.as_str(), &*item.exercise.name)
                    );
                    assert_eq!(cell("dose"), item.dose.short(false));
                    assert_eq!(DOSE.map(cell), cells(&item.dose).each_ref().map(String::as_str));
                    assert_eq!(
                        [cell("effort_low"), cell("effort_high")],
                        effort.each_ref().map(String::as_str)
                    );
                    assert_eq!(cell("seconds"), item.seconds.to_string());
                    assert_eq!(cell("breathing"), item.breathing.as_deref().unwrap_or_default());
                    let why: Vec<_> =
                        item.why.iter().map(|why| format!("{} [{}]", why.text, why.rule)).collect();
                    assert_eq!(cell("why"), why.join(" "));
                    assert_eq!(CLIMB.map(cell), climb(week, item).each_ref().map(String::as_str));
                    kinds.push(cell("dose_kind").to_owned());
                }
            }
        }
        assert!(rows.next().is_none(), "no further row has seconds");
    }
    for kind in ["reps", "hold", "holds", "minutes"] {
        assert!(kinds.iter().any(|known| known == kind), "no dose in {kind} was tried");
    }
}

#[test]
fn seconds_add_up_to_those_of_the_session_and_rest_has_a_row() {
    for plan in built_in() {
        let rows = rows(&csv(&plan));
        for day in plan.weeks.iter().flat_map(|week| &week.days) {
            let of_day = || rows.iter().filter(|row| row["date"] == day.date.to_string());
            let seconds: u32 = of_day()
                .filter(|row| is_item(row))
                .map(|row| row["seconds"].parse::<u32>().expect("a number"))
                .sum();
            assert_eq!(seconds, day.sessions.iter().map(|session| session.seconds).sum::<u32>());
            let rests = of_day().filter(|row| row["block"] == "rest").count();
            assert_eq!(rests, usize::from(day.sessions.is_empty()), "{}", day.date);
        }
    }
}

/// Text as a cell holds it, but for an apostrophe before what would be a formula.
fn shown(text: &str) -> String {
    printable(text).into_owned()
}

/// A cell without the apostrophes that keep it from being computed.
fn bare(text: &str) -> String {
    text.replace('\'', "")
}

#[test]
fn nothing_that_is_told_gets_lost() {
    for plan in all() {
        let rows = rows(&csv(&plan));
        let has = |block: &str, said: &Text, rule: &str| {
            let said =
                if rule.is_empty() { shown(said) } else { shown(&format!("{said} [{rule}]")) };
            let found =
                rows.iter().any(|row| row["block"] == block && bare(&row["why"]) == bare(&said));
            assert!(found, "no {block} says {said:?}: {rows:#?}");
        };
        let (safety, refused) = (&plan.safety, plan.weeks.is_empty());
        safety.advice.iter().for_each(|said| has("advice", said, ""));
        safety.afterwards.iter().for_each(|said| has("afterwards", said, ""));
        safety.red_flags.iter().for_each(|said| has("red-flag", said, ""));
        safety.stop_signs.iter().filter(|_| !refused).for_each(|said| has("stop-sign", said, ""));
        let single = [
            ("after-stop", &safety.after_stop),
            ("pain-rule", &safety.pain_rule),
            ("bad-day", &safety.bad_day),
        ];
        let single =
            single.into_iter().chain([("missed", &safety.missed), ("illness", &safety.illness)]);
        single.filter(|(_, said)| !said.is_empty()).for_each(|(block, said)| has(block, said, ""));
        has("disclaimer", &safety.disclaimer, "");
        has("made-by", &plan.made_by.program, "");
        plan.notices
            .iter()
            .for_each(|notice| has(notice.kind.as_str(), &notice.text, &notice.rule));
        plan.excluded.iter().for_each(|left| has("left-out", &left.text, &left.rule));
    }
}

#[test]
fn what_is_said_stands_behind_the_plan_and_what_it_is_first() {
    for plan in built_in() {
        let rows = rows(&csv(&plan));
        let plan_ends = rows.iter().position(|row| row["week"].is_empty()).expect("notes");
        assert_eq!(plan_ends == 0, plan.weeks.is_empty());
        let (_, notes) = rows.split_at(plan_ends);
        assert!(notes.iter().all(|row| row["week"].is_empty() && !is_item(row)));
        assert_eq!((&*notes[0]["block"], &*notes[0]["name"]), ("status", plan.status.as_str()));
        let advice = notes.iter().filter(|row| row["block"] == "advice").count();
        assert_eq!(advice, plan.safety.advice.len());
    }
}

#[test]
fn that_a_plan_was_let_pass_stands_before_all_of_it() {
    let mut plan = plans::beginner();
    let head = Text::from("Not all of this plan is within backplan's rules; talk it over with whoever gave it to you: time-budget.".to_owned());
    hold::put_heads(&mut plan, vec![head.clone()]);
    assert!(hold::is_head(&head));
    let rows = rows(&export::csv::plan(&plan, &Options { heads: 1, ..Options::default() }));
    assert_eq!((&*rows[0]["block"], &*rows[0]["why"]), ("advice", &*head));
    assert_eq!(rows.iter().filter(|row| row["why"] == *head).count(), 1);
}

#[test]
fn cells_are_parted_as_it_is_asked_for_and_are_the_same() {
    for plan in all() {
        let by = |separator, sign, others: &[u8]| {
            let text = export::csv::plan(&plan, &Options { separator, ..Options::default() });
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.delimiter(sign).from_reader(text.as_bytes());
            let rows = reader.records().map(|row| row.expect("as many cells in each row"));
            let with_point = |cell: &str| match cell.replace(',', ".") {
                number if number.parse::<f64>().is_ok() => number,
                _ => cell.to_owned(),
            };
            let rows = rows.map(|row| row.iter().map(with_point).collect::<Vec<_>>());
            let rows: Vec<_> = rows.collect();
            (rows, formula_by(others, &text))
        };
        let (usual, _) = by(Separator::Comma, b',', b",");
        // To who takes tabulators for text, an empty cell of theirs is the beginning of one.
        for (separator, sign, others) in
            [(Separator::Semicolon, b';', &b",;\t"[..]), (Separator::Tab, b'\t', b"\t")]
        {
            let (rows, formula) = by(separator, sign, others);
            assert_eq!(rows, usual, "{separator}");
            assert_eq!(formula, None, "{separator}");
        }
    }
}

/// In countries that write a comma in numbers, 22.5 is a text, or the 22nd of May.
#[test]
fn fractions_are_written_as_in_the_countries_of_the_separator() {
    let plan = plans::planned(
        "level = \"advanced\"\nequipment = [\"gym\"]\ninclude = \
            [\"romanian-deadlift\"]\nweights = { romanian-deadlift = 22.5 }",
    );
    let cell = |separator, cell: &str| {
        let text = export::csv::plan(&plan, &Options { separator, ..Options::default() });
        assert!(text.contains(cell), "{text}");
    };
    cell(Separator::Comma, ",22.5,");
    cell(Separator::Semicolon, ";22,5;");
    cell(Separator::Tab, "\t22.5\t");
}

#[test]
fn a_refused_plan_names_no_exercise() {
    let text = csv(&plans::refused()).to_lowercase();
    assert!(rows(&text).iter().all(|row| row["exercise"].is_empty() && !is_item(row)), "{text}");
    assert_eq!(plans::named_in(&text), []);
}

/// Signs with which a spreadsheet begins a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Whether a spreadsheet would compute a cell: by its first sign, also behind spaces.
fn computes(cell: &str) -> bool {
    cell.trim_start().starts_with(FORMULA) || cell.starts_with(['\t', '\r', '\n'])
}

/// The first cell that is computed, with the separator that is meant and with those of other
/// countries.
fn formula(text: &str) -> Option<String> {
    formula_by(b",;\t", text)
}

/// The first cell that is computed, with any of these separators.
fn formula_by(separators: &[u8], text: &str) -> Option<String> {
    for &delimiter in separators {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        for row in reader.records().map(|row| row.expect("text")) {
            // Quotes within a cell are no quotes to a reader with another separator.
            let found = row.iter().find(|cell| computes(cell.trim_start_matches(['"', ' '])));
            if let Some(cell) = found {
                return Some(cell.to_owned());
            }
        }
    }
    None
}

#[test]
fn no_cell_is_computed_by_a_spreadsheet() {
    for plan in all() {
        let text = csv(&plan);
        assert_eq!(formula(&text), None, "{text}");
    }
    assert!(
        formula("a,=1\r\n").is_some()
            && formula("a;=1\r\n").is_some()
            && formula("a\t@x\r\n").is_some()
    );
}

#[test]
fn nothing_acts_on_the_reader() {
    for plan in all() {
        let text = csv(&plan);
        let acts = |c: char| backplan::text::printable::disturbs(c) && !matches!(c, '\r' | '\n');
        assert!(!text.trim_start_matches('\u{feff}').contains(acts), "{text}");
    }
}

fn unkind() -> impl Strategy<Value = String> {
    let pieces = [
        "a", "9", " ", "\"", "\"\"", "'", ",", ";", "\t", "\r", "\n", "\r\n", "=", "+", "-", "@",
        "|", "\u{ff1d}",
    ];
    let piece = prop::sample::select(
        [&pieces[..], &["é", "漢", "😀", "\u{feff}", "\u{202e}", "\\", "#", "%"]].concat(),
    );
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_comes_back_and_none_is_computed(texts in prop::collection::vec(unkind(), 8)) {
        let mut next = texts.iter().cycle();
        let plan = hostile::plan(relief(), || next.next().cloned().unwrap_or_default());
        let text = csv(&plan);
        prop_assert_eq!(formula(&text), None, "{}", text);
        let rows = rows(&text);
        let items: Vec<_> = rows.iter().filter(|row| is_item(row)).collect();
        let wanted: Vec<_> = plan.weeks.iter().flat_map(Week::sessions).flat_map(|(_, session)| session.items()).collect();
        prop_assert_eq!(items.len(), wanted.len());
        for (row, (_, item)) in items.iter().zip(wanted) {
            prop_assert_eq!(bare(&row["name"]), bare(&shown(&item.exercise.name)));
        }
    }
}
