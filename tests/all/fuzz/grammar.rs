//! Files as people could write them, of all that may stand in them.

use std::fmt::Write as _;

use backplan::catalogue::Catalogue;
use backplan::person::health::RedFlag;
use backplan::person::profile::{PartialProfile, Reader};
use backplan::person::screen::Asked;
use backplan::text::vocabulary::Vocabulary as _;
use backplan::{export, planner};
use chrono::NaiveDate;

use super::chance::Chance;

const GOOD: &str = include_str!("../catalogue/good.toml");
const POSES: &str = include_str!("../../../src/figure/poses.toml");
const EXERCISES: [&str; 8] = [
    "bird-dog",
    "glute-bridge",
    "clamshell",
    "romanian-deadlift",
    "back-extension",
    "superman-hold",
    "suitcase-carry",
    "side-plank",
];
const EQUIPMENT: [&str; 7] = ["dumbbell", "band", "barbell", "bench", "gym", "kettlebell", "none"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn list(words: &[&&str]) -> String {
    format!("{words:?}")
}

/// A profile: most keys say something that can be.
pub fn profile(chance: &mut Chance) -> String {
    let mut text = String::new();
    let mut line = |chance: &mut Chance, key: &str, value: String| {
        if chance.one_in(3) {
            let _ = writeln!(text, "{key} = {value}");
        }
    };
    let number = |chance: &mut Chance, low, high| chance.between(low, high).to_string();
    let quoted = |word: &str| format!("{word:?}");
    for (key, low, high) in [
        ("age", 16, 99),
        ("sessions", 1, 7),
        ("minutes", 8, 120),
        ("weeks", 1, 6),
        ("pain", 0, 7),
        ("minutes_since_waking", 0, 200),
        ("walk", 0, 40),
        ("different", 4, 20),
    ] {
        let value = number(chance, low, high);
        line(chance, key, value);
    }
    for (key, words) in [
        ("level", &["beginner", "intermediate", "Advanced"][..]),
        (
            "goal",
            &["balanced", "strength", "sore-back", "stretch", "mid-back", "desk", "performance"],
        ),
        ("direction", &["flexion", "extension"]),
        ("name", &["Anna", " Jörg, 2; \\ ", "安"]),
        ("start", &["tomorrow", "mon", "2026-12-24", "2199-12-31", "2028-02-29"]),
    ] {
        let word: &&str = chance.pick(words);
        let value = quoted(word);
        line(chance, key, value);
    }
    for (key, words, most) in [
        ("equipment", &EQUIPMENT[..], 4),
        ("days", &DAYS, 7),
        ("include", &EXERCISES, 3),
        ("exclude", &EXERCISES, 3),
    ] {
        let some = chance.some(words, most);
        if !some.is_empty() {
            line(chance, key, list(&some));
        }
    }
    for (key, values) in [
        ("fallen", ["true", "false"]),
        ("blood_pressure", ["[138, 86]", "[182, 95]"]),
        ("unit", ["\"kg\"", "\"lb\""]),
        ("weights", ["{ romanian-deadlift = 20 }", "{ dumbbell-row = 7.5, goblet-squat = 16 }"]),
    ] {
        let value = (*chance.pick(&values)).to_owned();
        line(chance, key, value);
    }
    text + &health(chance)
}

fn health(chance: &mut Chance) -> String {
    let states = [
        "",
        "",
        "conditions = [\"pregnancy\"]\npregnancy_weeks = 20\n",
        "conditions = [\"post-surgery\"]\nsurgery = \"fusion\"\nsurgery_weeks = 30\ncleared = \
            true\n",
        "conditions = [\"osteoporosis\", \"hypertension\"]\ncleared = [\"hypertension\"]\n",
        "conditions = [\"disc-herniation\"]\n",
        "red_flags = [\"night-pain\"]\nassessed = true\n",
        "conditions = [\"slipped disc\"]\nred_flags = [\"chest-pain\"]\n",
    ];
    (*chance.pick(&states)).to_owned()
}

/// A user's file of exercises, some of its tables, some of its values others.
pub fn catalogue(chance: &mut Chance) -> String {
    let others = [
        ("\"beginner\"", "\"intermediate\""),
        ("unilateral = true", "unilateral = false"),
        ("2x8", "3x8/side"),
        ("spine = {}", "spine = { flexion = 3 }"),
        ("standing", "supine"),
        ("id = \"step\"", "id = \"ledge\""),
        ("harder = \"hip-hike\"", "harder = \"hip-hike\"\nflags = [\"loaded\"]"),
        ("Hip hike", "Hüftheben 漢 🧘"),
        ("[34, 0]", "[3400, 0]"),
    ];
    let mut text = GOOD.to_owned();
    for (from, to) in chance.some(&others, 2) {
        text = text.replacen(from, to, 1);
    }
    text
}

/// The answers, most of them given.
pub fn answers(chance: &mut Chance) -> String {
    let mut text = String::new();
    for asked in Asked::all() {
        let answer =
            if chance.one_in(60) { "\"\"" } else { chance.pick(&["true", "false", "false"]) };
        let _ = writeln!(text, "{} = {answer}", asked.code());
    }
    text
}

/// The bases of the program's poses, and a few poses.
pub fn poses(chance: &mut Chance) -> String {
    let (bases, poses) = POSES.split_at(POSES.find("[pose.").expect("poses"));
    let poses: Vec<&str> = poses.split("\n\n").collect();
    let mut text = bases.to_owned();
    for pose in chance.some(&poses, 6) {
        text.extend([pose, "\n\n"]);
    }
    text
}

/// A dose in notation.
pub fn dose(chance: &mut Chance) -> String {
    let (sets, reps, seconds) =
        (chance.between(1, 5), chance.between(1, 20), chance.between(2, 60));
    let kind = chance.under(5);
    let amount = match kind {
        0 => format!("{sets}x{reps}"),
        1 => format!("{sets}x{reps}-{}", reps + 2),
        2 => format!("{sets}x{seconds}s"),
        3 => format!("{},{},{reps}x{seconds}s", reps + 4, reps + 2),
        _ => return format!("{reps}min"),
    };
    let side = if chance.one_in(3) { "/side" } else { "" };
    let rest = if chance.one_in(2) { format!(" r{}", seconds * 2) } else { String::new() };
    let tempo = if kind < 2 && chance.one_in(3) { " t2-0-2-1" } else { "" };
    format!("{amount}{side}{rest}{tempo}")
}

/// Plans of the planner in both forms.
pub fn plans(catalogue: &Catalogue, today: NaiveDate) -> Vec<String> {
    let profiles = [
        "minutes = 20",
        "level = \"intermediate\"\nequipment = [\"gym\"]\nweeks = 2\nminutes = 45",
        "goal = \"sore-back\"",
        "red_flags = [\"chest-pain\"]",
        "conditions = [\"osteoporosis\"]\ninclude = [\"superman-hold\"]\nage = 70",
    ];
    let reader = Reader { catalogue, today };
    let made = profiles.iter().flat_map(|profile| {
        let draft = PartialProfile::read("profile", profile, &reader)
            .unwrap_or_else(|problems| panic!("{problems}"));
        let plan =
            planner::plan(&draft.complete(&reader), &draft.assumed(), catalogue).expect("a plan");
        [export::json::plan(&plan), export::toml::plan(&plan)]
    });
    made.collect()
}

/// A plan of the planner, or one by hand.
pub fn plan(chance: &mut Chance, made: &[String]) -> String {
    if chance.one_in(3) {
        return chance.pick(made).clone();
    }
    let mut text = String::new();
    if chance.one_in(2) {
        text.push_str(
            "excluded = [{ exercise = \"superman-hold\", rule = \"a\" }, { exercise = \
                \"superman-hold\", rule = \"b\" }]\n",
        );
    }
    let weeks: Vec<String> = (0..chance.between(1, 3)).map(|_| week(chance)).collect();
    let _ = writeln!(text, "weeks = [{}]", weeks.join(", "));
    if chance.one_in(2) {
        let profile = profile(chance);
        let lines =
            profile.lines().filter(|line| !line.starts_with("weeks") && !line.starts_with("start"));
        let _ = writeln!(text, "[profile]\n{}", lines.collect::<Vec<_>>().join("\n"));
    }
    text
}

fn week(chance: &mut Chance) -> String {
    let days: Vec<String> = chance
        .some(&DAYS, 4)
        .into_iter()
        .map(|day| format!("{{ weekday = {day:?}, sessions = [{}] }}", sessions(chance)))
        .collect();
    format!("{{ days = [{}] }}", days.join(", "))
}

fn sessions(chance: &mut Chance) -> String {
    let titles = [
        "",
        "title = \"下背部訓練\", ",
        "title = \"می\u{200c}خواهم\", ",
        "title = \"A\\\"b, | [c] <d>\", ",
        "kind = \"daily\", ",
        "seconds = 0, ",
    ];
    let sessions: Vec<String> = (0..chance.under(3))
        .map(|_| {
            let blocks: Vec<String> = (0..chance.under(4)).map(|_| block(chance)).collect();
            format!("{{ {}blocks = [{}] }}", chance.pick(&titles), blocks.join(", "))
        })
        .collect();
    sessions.join(", ")
}

fn block(chance: &mut Chance) -> String {
    let kind = chance.pick(&["main", "warm-up", "cool-down", "mobility", "stretch"]);
    let items: Vec<String> = (0..chance.under(4))
        .map(|_| {
            let dose = if chance.one_in(2) {
                format!(", dose = \"{}\"", dose(chance))
            } else {
                String::new()
            };
            let rpe = if chance.one_in(4) { ", rpe = [7, 7]" } else { "" };
            format!("{{ exercise = {:?}{dose}{rpe} }}", chance.pick(&EXERCISES))
        })
        .collect();
    format!("{{ kind = {kind:?}, items = [{}] }}", items.join(", "))
}

/// So that the list of signs is not forgotten where answers are made.
#[test]
fn every_sign_is_answered() {
    assert_eq!(answers(&mut Chance::new(1)).lines().count(), RedFlag::ALL.len() + 1);
}
