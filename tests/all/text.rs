//! A plan's exports: the text as golden files, and what holds of any text, JSON and TOML.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all text` rewrites the golden files; read the difference
//! before committing it.

use anstream::adapter::strip_str;
use backplan::export;
use backplan::plan::{Item, Notice, NoticeKind, Plan, Session, Week};
use backplan::text::look::Look;
use unicode_width::UnicodeWidthStr;

use crate::program::on_one_line;
use crate::{golden, plans};

fn text(plan: &Plan, width: usize, unicode: bool, why: bool) -> String {
    strip_str(&export::text::plan(plan, &Look { width, unicode }, why)).to_string()
}

#[test]
fn a_beginner_week_reads_as_it_should() {
    let plan = plans::beginner();
    for width in [40, 80, 100] {
        golden::same(format!("text/beginner-{width}.txt"), &text(&plan, width, true, false));
        golden::same(format!("text/beginner-{width}-why.txt"), &text(&plan, width, true, true));
    }
    golden::same("text/beginner-80-ascii.txt", &text(&plan, 80, false, false));
}

#[test]
fn a_week_with_dumbbells_reads_as_it_should() {
    let plan = plans::dumbbells();
    for width in [40, 80, 100] {
        golden::same(format!("text/dumbbells-{width}.txt"), &text(&plan, width, true, false));
        golden::same(format!("text/dumbbells-{width}-why.txt"), &text(&plan, width, true, true));
    }
}

#[test]
fn several_weeks_read_as_they_should() {
    golden::same("text/two-weeks-80.txt", &text(&plans::weeks(2), 80, true, false));
    let long = plans::weeks(12);
    for width in [40, 80] {
        let text = text(&long, width, true, false);
        let top = text.find("How to go on").expect("it is told how to go on");
        golden::same(format!("text/twelve-weeks-{width}-top.txt"), &text[..top]);
    }
}

#[test]
fn notices_of_one_rule_are_told_three_times_and_then_counted() {
    let mut plan = plans::beginner();
    let notice = plan
        .notices
        .iter()
        .find(|notice| notice.kind == NoticeKind::Applied)
        .expect("one that shaped it")
        .clone();
    let alike = |n| Notice { text: format!("Block {n} is made to fit.").into(), ..notice.clone() };
    plan.notices = (1..=5).map(alike).collect();
    let short = text(&plan, 80, true, false);
    assert!(short.contains("Block 3 is made to fit.") && !short.contains("Block 4 is"), "{short}");
    assert!(short.contains("2 more like these; --why or --format json names them."), "{short}");
    let long = text(&plan, 80, true, true);
    assert!(
        long.contains("Block 5 is made to fit.") && !long.contains("more like these"),
        "{long}"
    );
}

#[test]
fn a_week_with_a_disc_reads_as_it_should() {
    for width in [40, 80] {
        golden::same(format!("text/disc-{width}.txt"), &text(&plans::disc(), width, true, false));
    }
}

#[test]
fn relief_and_refusal_read_as_they_should() {
    for width in [40, 80] {
        golden::same(
            format!("text/relief-{width}.txt"),
            &text(&plans::relief(), width, true, false),
        );
        golden::same(
            format!("text/refused-{width}.txt"),
            &text(&plans::refused(), width, true, false),
        );
    }
}

#[test]
fn colour_is_sparing_and_closed_on_every_line() {
    let coloured = export::text::plan(&plans::relief(), &Look { width: 80, unicode: true }, false);
    golden::same("text/relief-80-colour.txt", &coloured);
    for line in coloured.lines().filter(|line| line.contains('\u{1b}')) {
        let last = line.rfind('\u{1b}').map(|at| &line[at..]).expect("an escape");
        assert!(last.starts_with("\u{1b}[0m"), "{line:?}");
    }
}

fn all() -> [Plan; 8] {
    [
        plans::beginner(),
        plans::disc(),
        plans::dumbbells(),
        plans::weeks(2),
        plans::weeks(5),
        plans::relief(),
        plans::refused(),
        plans::hostile(),
    ]
}

#[test]
fn no_line_is_wider_than_the_page_or_ends_in_a_space() {
    for plan in all() {
        for width in 40..=100 {
            for (unicode, why) in [(true, false), (true, true), (false, false)] {
                for line in text(&plan, width, unicode, why).lines() {
                    assert!(line.width() <= width, "{} columns of {width}: {line}", line.width());
                    assert!(!line.ends_with(' '), "at {width}: {line:?}");
                }
            }
        }
    }
}

#[test]
fn an_impossible_width_is_taken_as_the_nearest() {
    let plan = plans::beginner();
    assert_eq!(text(&plan, 0, true, false), text(&plan, Look::NARROWEST, true, false));
    assert_eq!(text(&plan, usize::MAX, true, false), text(&plan, Look::WIDEST, true, false));
}

#[test]
fn without_unicode_every_byte_is_ascii() {
    for plan in all() {
        for width in [40, 80] {
            let text = export::text::plan(&plan, &Look { width, unicode: false }, true);
            assert!(text.is_ascii(), "{:?}", text.chars().find(|c| !c.is_ascii()));
        }
    }
}

#[test]
fn nothing_from_a_file_acts_on_the_terminal() {
    let plain = text(&plans::hostile(), 80, true, true);
    let acts = |c: char| backplan::text::printable::disturbs(c) && c != '\n';
    assert!(!plain.contains(acts), "{plain}");
    assert!(plain.contains("\\u{1b}[31m"), "escapes are shown, not dropped:\n{plain}");
}

/// What is printed of the sessions of a title below their headings, words parted by single spaces.
fn printed(text: &str, title: &str) -> Vec<String> {
    let heads = |line: &str| {
        line.strip_prefix(title)
            .is_some_and(|rest| rest.starts_with(" - ") || rest.starts_with(" --"))
    };
    let lines: Vec<_> = text.lines().collect();
    let places = (0..lines.len()).filter(|at| heads(lines[*at]));
    let goes_on = |line: &&&str| !line.is_empty() && !line.contains("----");
    let below = |at: usize| {
        let words =
            lines[at + 1..].iter().take_while(goes_on).flat_map(|line| line.split_whitespace());
        words.collect::<Vec<_>>().join(" ") + " "
    };
    places.map(below).collect()
}

/// Whether all items of a session follow each other, each with its dose.
fn holds(printed: &str, session: &Session) -> bool {
    let mut rest = printed;
    session.items().all(|(_, item)| {
        let wanted = format!("{} {}", item.exercise.name, item.dose.short(false));
        // Behind the dose begins the next cell, or the next part of a line.
        let at = [" ", ","].iter().find_map(|end| rest.find(&format!("{wanted}{end}")));
        rest = at.map_or("", |at| &rest[at + wanted.len()..]);
        at.is_some()
    })
}

#[test]
fn every_item_of_a_session_stands_in_it_with_its_dose() {
    for plan in [plans::weeks(2), plans::beginner(), plans::disc(), plans::dumbbells()] {
        let mut seen = 0;
        for width in [40, 80] {
            let text = text(&plan, width, false, false);
            for (day, session) in plan.weeks.iter().flat_map(backplan::plan::Week::sessions) {
                let printed = printed(&text, &session.title);
                let found = printed.iter().any(|printed| holds(printed, session));
                assert!(found, "{}, {} is not in\n{text}", day.date, session.title);
                seen += 1;
            }
        }
        assert!(seen >= 8, "{seen} sessions are looked at");
    }
}

/// A profile, and the most lines of its plan.
const LENGTHS: [(&str, usize); 9] = [
    ("weeks = 12", 250),
    ("weeks = 52", 900),
    ("weeks = 12\nminutes = 60\nlevel = \"advanced\"\nequipment = [\"gym\"]", 250),
    ("weeks = 52\nminutes = 60\nlevel = \"advanced\"\nequipment = [\"gym\"]", 900),
    (
        "weeks = 12\nminutes = 45\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]",
        250,
    ),
    ("weeks = 52\ngoal = \"stretch\"", 900),
    ("weeks = 12\nminutes = 10", 250),
    ("weeks = 12\nworkout = \"sample\"", 250),
    ("weeks = 12\ngoal = \"desk\"\nminutes = 20\nsessions = 2", 250),
];

#[test]
fn plans_of_many_weeks_are_no_longer_than_a_few_pages() {
    for (profile, most) in LENGTHS {
        let text = text(&plans::planned(profile), 80, true, false);
        let lines = text.lines().count();
        assert!(lines <= most, "{lines} lines, not {most}, for\n{profile}\n{text}");
    }
}

/// Profiles of blocks in which more, and nothing, can become heavier.
const BLOCKS: [&str; 4] = [
    "weeks = 16",
    "weeks = 16\nlevel = \"intermediate\"\nequipment = [\"dumbbell\"]",
    "weeks = 16\nminutes = 8\nlevel = \"intermediate\"",
    "weeks = 16\nlevel = \"advanced\"\nminutes = 60\nequipment = [\"gym\"]",
];

#[test]
fn the_head_of_a_block_says_what_happens_in_it() {
    for profile in BLOCKS {
        let plan = plans::planned(profile);
        let text = text(&plan, 80, true, false);
        for (index, block) in plan.weeks.chunks(4).enumerate().skip(1) {
            let (now, before) = (&block[0], &plan.weeks[index * 4 - 2]);
            let work = |week: &Week| {
                let items = week.strength().flat_map(|(_, session)| session.main().cloned());
                items.collect::<Vec<_>>()
            };
            let (now_done, done) = (work(now), work(before));
            let was = |item: &Item| done.iter().find(|was| was.exercise.id == item.exercise.id);
            let head = format!("Weeks {} to {} of 16", now.number, now.number + 3);
            let about = &text[text.find(&head).expect("its head")..];
            let said = |words: &str| about.lines().nth(1).expect("a line").contains(words);
            let step = |item: &Item| item.load.as_ref().map_or(0, |load| load.step);
            let holds = |is: &dyn Fn(&Item, &Item) -> bool| {
                now_done.iter().any(|item| was(item).is_some_and(|was| is(was, item)))
            };
            for (words, holds) in [
                ("more sets of some lifts", holds(&|was, now| now.dose.sets() > was.dose.sets())),
                ("fewer repetitions, more weight", holds(&|was, now| step(now) > step(was))),
                ("some exercises change", now_done.iter().any(|item| was(item).is_none())),
            ] {
                assert!(!said(words) || holds, "{words}: {head} of\n{profile}\n{text}");
            }
        }
    }
}

#[test]
fn every_day_of_strength_stands_with_its_date_beside_its_week() {
    let plan = plans::planned("weeks = 12");
    for width in [40, 80, 100] {
        let text = text(&plan, width, true, false);
        let words = on_one_line(&text);
        for week in &plan.weeks {
            let days = week.strength().map(|(day, session)| {
                let sign = session.title.chars().next_back().expect("a letter");
                format!("{} {sign}", day.date.format("%a %-d %b"))
            });
            let days = days.collect::<Vec<_>>().join(", ");
            let line = format!("Week {} {days}. Walk: ", week.number);
            assert!(words.contains(&line), "{line} in\n{text}");
        }
    }
}

#[test]
fn measures_and_how_to_go_on_stand_in_their_weeks() {
    let long = text(&plans::planned("weeks = 24"), 80, true, false);
    let words = on_one_line(&long);
    let said = [
        "Measure in weeks 1 and 4.",
        "Measure in week 8.",
        "Measure in week 12.",
        "Measure in week 24.",
        "Measure in weeks 1, 4, 8, 12 and 24 • Chair rises",
        "Answer the questions again.",
    ];
    for said in said {
        assert_eq!(words.matches(said).count(), 1, "{said} in\n{long}");
    }
    let go_on = long.find("\nHow to go on\n").expect("it is told how to go on");
    assert!(go_on > long.find("Weeks 21 to 24 of 24").expect("the last weeks"), "{long}");
    let relief = text(&plans::relief(), 80, true, false);
    assert!(!relief.contains("Measure in") && !relief.contains("How to go on"), "{relief}");
}

#[test]
fn the_minutes_of_blocks_add_up_to_those_of_the_session() {
    let text = text(&plans::beginner(), 80, true, false);
    let monday: Vec<_> = text
        .lines()
        .skip_while(|line| !line.starts_with("Strength A ─"))
        .take_while(|line| !line.is_empty())
        .collect();
    let number =
        |words: &str| words.split_whitespace().next().and_then(|word| word.parse::<u32>().ok());
    let session = monday[0]
        .rsplit_once("─ ")
        .and_then(|(_, takes)| number(takes))
        .expect("a session's minutes");
    let heads = monday.iter().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let blocks: u32 = heads.filter_map(|line| number(line.split_once(", ")?.1)).sum();
    assert_eq!(blocks, session, "{monday:#?}");
}

#[test]
fn a_refused_plan_names_no_exercise() {
    let text = text(&plans::refused(), 80, true, true).to_lowercase();
    let text = text.replace("unsteady walking", "");
    for exercise in backplan::built_in::catalogue().exercises() {
        assert!(
            !text.contains(exercise.id.as_str()) && !text.contains(&exercise.name.to_lowercase()),
            "{}",
            exercise.id
        );
    }
}

#[test]
fn only_asked_for_exercises_are_named_among_those_left_out() {
    let (short, long) =
        (text(&plans::beginner(), 80, true, false), text(&plans::beginner(), 80, true, true));
    assert!(
        short.contains("romanian-deadlift: It starts at intermediate level. [level-gate]"),
        "{short}"
    );
    assert!(short.contains("3 more exercises; --why or --format json names them."), "{short}");
    assert!(
        !short.contains("stir-the-pot") && long.contains("good-morning and stir-the-pot:"),
        "{long}"
    );
}

#[test]
fn words_that_frighten_or_promise_do_not_occur() {
    for plan in all() {
        let text = text(&plan, 80, true, true).to_lowercase();
        for word in ["damage", "crush", "unstable", "cure"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}

#[test]
fn json_holds_every_field_in_the_order_of_the_contract() {
    for plan in all() {
        let text = export::json::plan(&plan);
        assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
        let value: serde_json::Value = serde_json::from_str(&text).expect("the JSON parses");
        assert_eq!(value, serde_json::to_value(&plan).expect("a plan is JSON"));
    }
    let text = export::json::plan(&plans::beginner());
    let mut rest = text.as_str();
    let fields = "schema made_by program catalogue rules status profile level goal equipment \
        sessions days minutes weeks start include exclude assumed weeks number kind days date \
        weekday sessions kind title seconds blocks kind seconds items exercise name dose kind \
        minutes seconds why rule text notices rule kind text excluded exercise rule text safety \
        disclaimer stop_signs advice red_flags";
    for field in fields.split_whitespace() {
        let at = rest
            .find(&format!("\"{field}\":"))
            .unwrap_or_else(|| panic!("{field} does not follow"));
        rest = &rest[at + field.len()..];
    }
    assert!(
        text.contains(r#""tempo": [3, 1, 2, 0],"#)
            && text.contains("\"days\": [\n      \"mon\",\n"),
        "{text}"
    );
    for field in ["rpe", "breathing", "tempo", "per_side", "reps_per_set"] {
        assert!(text.contains(&format!("\"{field}\":")), "{field} is missing");
    }
}

#[test]
fn toml_holds_the_same_as_json() {
    for plan in all() {
        let text = export::toml::plan(&plan);
        let value: toml::Value =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let value = serde_json::to_value(value).expect("TOML is JSON");
        assert_eq!(value, serde_json::to_value(&plan).expect("a plan is JSON"));
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
    }
}
