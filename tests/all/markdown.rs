//! Plans as Markdown: golden files, and what a parser of `CommonMark` and GFM finds in any of them.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all markdown` rewrites the golden files; read the difference
//! before committing it.

pub mod hostile;
pub mod reader;

use backplan::catalogue::dose::Tempo;
use backplan::export::{self, Options};
use backplan::plan::{Plan, PlanDay, Session, SessionKind, Week};
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
        &long[..long.find("\n## Week 2 of 12").expect("the second week has a heading")],
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

/// The name and amount that open an item's task, or what refers to an earlier day.
fn expected(plan: &Plan, why: bool) -> Vec<(String, Vec<String>)> {
    let mut days: Vec<(String, Vec<String>)> = Vec::new();
    for week in &plan.weeks {
        for (index, day) in week.days.iter().enumerate() {
            for session in &day.sessions {
                let date = day.date.format("%A %-d %B").to_string();
                let before = earlier(&week.days[..index], session, why);
                let tasks = match before {
                    Some(day) => vec![format!("as on {}", day.date.format("%A %-d %B"))],
                    None => session.items().map(|(_, item)| opening(item)).collect(),
                };
                days.push((date, tasks));
            }
        }
    }
    days
}

fn opening(item: &backplan::plan::Item) -> String {
    let name = Some(shown(&item.exercise.name)).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| item.exercise.id.to_string());
    format!("{name}: {}", item.dose.short(true))
}

/// The earlier day of a week on which all that is shown of a session was there.
fn earlier<'p>(days: &'p [PlanDay], session: &Session, why: bool) -> Option<&'p PlanDay> {
    let seen = |session: &Session| {
        let items = session.items().map(|(kind, item)| {
            let reasons = if why { item.why.clone() } else { Vec::new() };
            (kind, item.exercise.id.clone(), item.dose.clone(), item.rpe, reasons)
        });
        (session.title.clone(), items.collect::<Vec<_>>())
    };
    let daily = session.kind != SessionKind::Strength;
    days.iter().find(|day| daily && day.sessions.iter().any(|other| seen(other) == seen(session)))
}

#[test]
fn every_item_has_one_box_to_tick_or_stands_on_the_day_referred_to() {
    let mut boxes = 0;
    for plan in all() {
        for why in [false, true] {
            let text = markdown(&plan, why);
            let days = reader::days(&read(&text).expect("it parses"));
            let expected = expected(&plan, why);
            assert_eq!(days.len(), expected.len(), "{text}");
            for ((title, tasks), (date, wanted)) in days.iter().zip(&expected) {
                assert!(title.starts_with(&format!("{date}: ")), "{title} is not of {date}");
                assert_eq!(tasks.len(), wanted.len(), "{title}: {tasks:#?}");
                for (task, wanted) in tasks.iter().zip(wanted) {
                    let rest = task
                        .strip_prefix(wanted.as_str())
                        .unwrap_or_else(|| panic!("{task} is not {wanted}"));
                    assert!(rest.is_empty() || rest.starts_with(", "), "{task}");
                    boxes += 1;
                }
            }
        }
    }
    assert!(boxes > 1000, "{boxes}");
}

#[test]
fn effort_rest_tempo_and_breathing_stand_with_the_item() {
    let text = markdown(&plans::dumbbells(), false);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("- [ ] **Romanian deadlift**"))
        .expect("it is in the plan");
    let catalogue = backplan::built_in::catalogue();
    let words =
        catalogue.exercise("romanian-deadlift").expect("an exercise").tempo_words(Tempo::HINGE);
    assert_eq!(
        lines[at],
        format!(
            "- [ ] **Romanian deadlift**: 3 × 8–10, rest 90 s, effort 6–7, tempo 3-1-2-0 ({words})"
        )
    );
    assert!(lines[at + 1].starts_with("  - Breathe in on the way down"), "{}", lines[at + 1]);
}

#[test]
fn breathing_is_told_once_a_week() {
    let (plan, mut told) = (plans::weeks(2), 0);
    let text = markdown(&plan, false);
    let weeks: Vec<&str> = text.split("\n## Week ").skip(1).collect();
    for (week, text) in plan.weeks.iter().zip(weeks) {
        for (_, session) in week.sessions() {
            for breathing in session.items().filter_map(|(_, item)| item.breathing.as_ref()) {
                assert!(
                    text.matches(breathing.as_str()).count() >= 1,
                    "{breathing} is not in:\n{text}"
                );
                told += 1;
            }
            for (_, item) in
                session.items().filter(|(_, item)| item.exercise.id.as_str() == "bird-dog")
            {
                assert_eq!(
                    text.matches(item.breathing.as_deref().expect("a cue")).count(),
                    1,
                    "{text}"
                );
            }
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
        // A cell too many would be dropped by a reader without a word.
        let glance = parts.iter().find_map(|part| match part {
            Part::Table(rows) if rows[0][0] == "Day" => Some(rows),
            _ => None,
        });
        for ((_, session), row) in sessions(&plan)
            .zip(glance.into_iter().flatten().skip(1).filter(|row| !row[2].is_empty()))
        {
            let takes = session.seconds.div_ceil(60).to_string();
            assert_eq!((&*row[1], &*row[2]), (&*shown(&session.title), &*takes));
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
    let text = text.to_lowercase();
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
    assert_eq!(last(&plan), "Made by written by hand, put into Markdown by backplan.");
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
        let days = reader::days(&parts);
        let expected = expected(&plan, true);
        prop_assert_eq!(days.len(), expected.len());
        for ((title, tasks), (date, wanted)) in days.iter().zip(&expected) {
            prop_assert!(title.starts_with(date.as_str()));
            prop_assert_eq!(tasks.len(), wanted.len());
            for (task, wanted) in tasks.iter().zip(wanted) {
                prop_assert!(task.starts_with(wanted.as_str()), "{} is not {}", task, wanted);
            }
        }
        let page = reader::text(&parts);
        for said in &texts {
            prop_assert!(page.contains(&shown(said)), "{:?} is not in:\n{}", said, text);
        }
    }
}
