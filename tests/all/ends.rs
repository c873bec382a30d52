//! What is said about wrong files comes to an end: few mistakes of a kind, one for the wrong kind
//! of file, long values cut.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use backplan::catalogue::Catalogue;
use backplan::person::health::{Condition, RedFlag};
use backplan::person::key::Key;
use backplan::person::profile::{PartialProfile, Reader};
use backplan::person::screen::{self, Answers};
use backplan::rules::{catalogue_file, report};
use backplan::text::look::Look;
use backplan::text::problem::Problems;
use backplan::text::vocabulary::Vocabulary as _;
use backplan::{built_in, export, plan_file, planner};
use chrono::NaiveDate;

use crate::program::{backplan, stderr};
use crate::scratch;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(built_in::catalogue);

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

fn reader() -> Reader<'static> {
    Reader { catalogue: &CATALOGUE, today: today() }
}

/// A kind of file and what is said about a text that is handed in as one.
type Read = (&'static str, fn(&str) -> Option<Problems>);

const READERS: [Read; 4] = [
    ("profile", |text| PartialProfile::read("file", text, &reader()).err()),
    ("catalogue", |text| catalogue_file::read("file", text, &CATALOGUE).err()),
    ("file of answers", |text| Answers::read("file", text).err()),
    ("plan", |text| plan_file::read("file", text, &CATALOGUE, today()).err()),
];

fn plan() -> backplan::plan::Plan {
    let draft = PartialProfile::read("profile", "minutes = 20", &reader()).expect("a profile");
    planner::plan(&draft.complete(&reader()), &draft.assumed(), &CATALOGUE).expect("a plan")
}

fn own(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file)
}

/// Files that people have at hand, by what they are said to be.
fn files() -> Vec<(&'static str, String)> {
    let (plan, look) = (plan(), Look { width: 80, unicode: true });
    let options = export::Options::default();
    let form = screen::form();
    let text = anstream::adapter::strip_str(&export::text::plan(&plan, &look, false)).to_string();
    vec![
        ("profile", "level = \"beginner\"\nfallen = true\n".into()),
        ("profile", "weeks = 4\n".into()),
        ("profile", "{ \"level\": \"beginner\", \"weeks\": 4 }".into()),
        ("catalogue", own("tests/all/catalogue/good.toml")),
        ("catalogue", "[[exercise]]\nid = \"mine\"\n".into()),
        ("catalogue", "[pose.mine]\nbase = \"standing\"\n".into()),
        ("file of answers", form.replace("\"\"", "false")),
        ("file of answers", form),
        ("plan", export::json::plan(&plan)),
        ("plan", export::toml::plan(&plan)),
        ("plan", own("tests/all/plan_file/plans/minimal.toml")),
        ("plan", own("tests/all/plan_file/plans/minimal.json")),
        (
            "a page (HTML)",
            export::html::plan(&plan, &options, &backplan::catalogue::Figures::default()),
        ),
        ("a calendar", export::ics::plan(&plan, &options)),
        ("(CSV)", export::csv::plan(&plan, &options)),
        ("(CSV)", "week,date,minutes\n1,2026-11-23,20\n".into()),
        ("text", export::markdown::plan(&plan, &options)),
        ("text", export::liftoscript::plan(&plan, &options, &backplan::built_in::catalogue())),
        ("text", text),
        ("a record of a clinic (FHIR)", export::fhir::plan(&plan, &options)),
        ("`backplan check`", report::report(&plan, &CATALOGUE).json()),
        ("`backplan list`", "schema = \"backplan/list/1\"\n\n[[exercises]]\nid = \"x\"\n".into()),
        (
            "`backplan show`",
            "schema = \"backplan/show/1\"\nid = \"x\"\nlevel = \"beginner\"\n[doses]\n".into(),
        ),
        ("`backplan rules`", "schema = \"backplan/rules/1\"\n\n[[rules]]\nid = \"x\"\n".into()),
        ("(RTF)", "{\\rtf1\\ansi level = \"beginner\"}".into()),
        ("JSON", "[1, 2]".into()),
        ("JSON", "[\n  {\"a\": 1}\n]".into()),
        ("JSON", "{\"port\": 80}".into()),
    ]
}

/// JSON without any key of a plan is held to be one with a slip.
fn may_be(wanted: &str, text: &str) -> bool {
    wanted == "plan" && text.starts_with("{\"port")
}

#[test]
fn the_wrong_kind_of_file_is_one_mistake() {
    let mut tried = 0;
    for (wanted, read) in READERS {
        for (is, text) in
            files().into_iter().filter(|(is, text)| *is != wanted && !may_be(wanted, text))
        {
            let problems = read(&text).unwrap_or_else(|| panic!("{is} is read as a {wanted}"));
            let shown = problems.to_string();
            assert_eq!(
                (problems.list.len(), problems.more),
                (1, 0),
                "a {is} for a {wanted}:\n{shown}"
            );
            let problem = &problems.list[0];
            assert!(
                problem.message.contains(is) && problem.message.contains(wanted),
                "a {is} for a {wanted}:\n{shown}"
            );
            assert!(
                problem.help.as_ref().is_some_and(|help| help.contains('`')),
                "what to do:\n{shown}"
            );
            assert!(shown.len() < 1000);
            tried += 1;
        }
    }
    assert!(tried > 70, "{tried}");
}

#[test]
fn a_profile_under_the_header_that_it_has_in_a_plan_is_a_slip() {
    for (wanted, read) in READERS {
        let problems = read("# me\n[profile]\nlevel = \"beginner\"\nminutes = 20\n").expect(wanted);
        let shown = problems.to_string();
        assert_eq!(problems.list.len(), 1, "{shown}");
        assert!(
            shown.contains("file:2:2") && shown.contains("help: remove the line `[profile]`"),
            "{shown}"
        );
        assert!(
            shown.contains(&format!("a {wanted} is wanted")) != (wanted == "profile"),
            "{shown}"
        );
    }
    for plan in [
        "status = \"refused\"\n[profile]\nlevel = \"beginner\"",
        "[profile]\nage = 40\n[made_by]\n",
    ] {
        let shown = PartialProfile::read("file", plan, &reader()).expect_err("a plan").to_string();
        assert!(shown.contains("this is a plan"), "{shown}");
    }
}

#[test]
fn a_file_of_the_right_kind_keeps_its_carets() {
    for (wanted, read) in READERS {
        for (_, text) in
            files().into_iter().filter(|(is, text)| *is == wanted && !text.starts_with("{ \"level"))
        {
            let slip = if text.starts_with('{') {
                text.replacen('{', "{ \"weks\": 3,", 1)
            } else {
                format!("weks = 3\n{text}")
            };
            let shown = read(&slip).expect("a mistake").to_string();
            assert!(
                shown.contains("unknown key `weks`") && shown.contains('^'),
                "{wanted}:\n{shown}"
            );
        }
    }
    for (text, place) in [
        ("level \"beginner\"\n", "file:1:"),
        ("[profile\nage = 40", "file:1:"),
        ("fallen = treu", "file:1:10"),
    ] {
        let shown =
            PartialProfile::read("file", text, &reader()).expect_err("a mistake").to_string();
        assert!(shown.contains(place) && shown.contains('^'), "{shown}");
    }
}

/// Thirty of a kind for each reader: ten are not shown.
#[test]
fn of_thirty_mistakes_of_a_kind_ten_are_only_counted() {
    let thirty = |line: fn(usize) -> String| (0..30).map(line).collect::<Vec<_>>();
    let words = thirty(|n| format!("\"x{n}\"")).join(", ");
    let keys = thirty(|n| format!("x{n} = 1\n")).concat();
    let items = thirty(|n| format!("{{ exercise = \"x{n}\" }}")).join(", ");
    let blocks = format!(
        "weeks = [{{ days = [{{ sessions = [{{ blocks = [{{ kind = \"main\", items = [{items}] \
            }}] }}] }}] }}]"
    );
    let cases: [(&str, String); 14] = [
        ("profile", format!("age = 40\n{keys}")),
        ("profile", format!("exclude = [{words}]")),
        ("profile", format!("equipment = [{words}]")),
        ("profile", format!("days = [{words}]")),
        ("profile", format!("conditions = [{words}]")),
        ("profile", format!("cleared = [{words}]")),
        ("catalogue", own("tests/all/catalogue/good.toml") + &keys),
        (
            "catalogue",
            own("tests/all/catalogue/good.toml").replace(
                "cues = [\"Grow tall.\"",
                &format!("flags = [{words}]\ncues = [\"Grow tall.\""),
            ),
        ),
        (
            "catalogue",
            own("tests/all/catalogue/good.toml")
                .replace("\"chair + band\"", &thirty(|n| format!("x{n}")).join("+"))
                .replace("x0+", "\"x0+")
                .replace("+x29", "+x29\""),
        ),
        ("file of answers", screen::form().replace("\"\"", "false") + &keys),
        ("plan", blocks.clone()),
        ("plan", blocks.replace("exercise = \"", "exercise = \"bird-dog\", dose = \"")),
        ("plan", format!("weeks = [{{}}]\n[profile]\nexclude = [{words}]")),
        (
            "plan",
            format!(
                "{{ \"weeks\": [{{}}], \"excluded\": [{}] }}",
                thirty(|n| format!("{{ \"exercise\": \"x{n}\" }}")).join(", ")
            ),
        ),
    ];
    for (wanted, text) in cases {
        let (_, read) = READERS.into_iter().find(|(kind, _)| *kind == wanted).expect("a reader");
        let problems = read(&text).unwrap_or_else(|| panic!("{wanted}: {text}"));
        let shown = problems.to_string();
        let count =
            if text.contains("x0+") { (problems.list.len(), problems.more) } else { (20, 10) };
        assert_eq!((problems.list.len(), problems.more), count, "{wanted}:\n{shown}");
        assert!(
            shown.ends_with(&format!("\n\nand {} more", problems.more)) || problems.more == 0,
            "{wanted}:\n{shown}"
        );
    }
}

#[test]
fn many_kinds_of_mistakes_end_too() {
    // Each exercise lacks everything, and has a key of its own that none has.
    let table = |n: usize| format!("[[exercise]]\nid = \"e{n}\"\nx{n} = 1\nlevel = 3\n");
    let text = (0..200).map(table).collect::<Vec<_>>().concat();
    let problems = Catalogue::read("file", &text, Some(&CATALOGUE)).expect_err("mistakes");
    assert!(
        problems.list.len() <= 60 && problems.more > 3000,
        "{} and {}",
        problems.list.len(),
        problems.more
    );
    for kind in ["no `name`", "unknown key", "`level` is a text"] {
        assert!(
            problems.list.iter().any(|problem| problem.message.contains(kind)),
            "{kind} is not shown"
        );
    }
    assert!(problems.to_string().len() < 50_000);
}

/// A hundred thousand mistakes: what is said is no longer than that about a hundred.
#[test]
fn a_hundred_thousand_mistakes_are_said_on_a_page() {
    let many = 100_000;
    let words =
        |count: usize| (0..count).map(|n| format!("\"x{n}\"")).collect::<Vec<_>>().join(",");
    let cases: [fn(&str) -> String; 3] = [
        |words| format!("exclude = [{words}]"),
        |words| format!("days = [{words}]"),
        |words| words.replace('"', "").replace(',', " = 1\n") + " = 1",
    ];
    for case in cases {
        let said = |count| {
            PartialProfile::read("file", &case(&words(count)), &reader()).expect_err("mistakes")
        };
        let (few, all) = (said(100), said(many));
        assert_eq!((few.more, all.more), (80, many - 20));
        assert!(all.to_string().len() < few.to_string().len() + 2_000);
    }
}

/// The same of plans, whose mistakes stand deep in them.
/// What is wrong, and a file with a value of so many signs that is so.
type Case = (&'static str, fn(&str) -> String);

#[test]
fn a_hundred_thousand_mistakes_in_a_plan_are_said_on_a_page() {
    let list = |entry: &str, count: usize| vec![entry; count].join(",\n");
    let cases: [Case; 5] = [
        ("{ \"exercise\": \"x\" }", |list| {
            format!("{{ \"excluded\": [{list}], \"weeks\": [{{}}] }}")
        }),
        ("\"x\"", |list| {
            format!("{{ \"profile\": {{ \"exclude\": [{list}] }}, \"weeks\": [{{}}] }}")
        }),
        ("{ \"date\": \"2000-01-01\", \"x\": 1 }", |list| {
            format!("{{ \"weeks\": [{{ \"days\": [{list}] }}] }}")
        }),
        ("{ date = \"2000-01-01\", x = 1 }", |list| format!("weeks = [{{ days = [{list}] }}]")),
        ("\"x\": 1", |list| format!("{{ \"weeks\": [{{}}], {list} }}")),
    ];
    for (entry, plan) in cases {
        let problems = plan_file::read("file", &plan(&list(entry, 100_000)), &CATALOGUE, today())
            .expect_err(entry);
        let shown = problems.to_string();
        assert!(problems.more >= 9_900 && problems.list.len() <= 60, "{entry}: {shown}");
        assert!(shown.len() < 60_000, "{entry}: {} bytes", shown.len());
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_cut() {
    let long = "x".repeat(300_000);
    let cases = [
        ("profile", format!("level = \"{long}\"")),
        ("profile", format!("{long} = 1")),
        ("profile", format!("exclude = [\"{long}\"]")),
        ("profile", format!("age = {}", "9".repeat(300_000))),
        ("profile", format!("start = \"{long}\"")),
        ("profile", "[".repeat(1_000_000)),
        ("profile", format!("level = {}", "[".repeat(900_000))),
        ("profile", long.repeat(5)),
        ("catalogue", format!("[[exercise]]\nid = \"{long}\"\nharder = \"{long}\"")),
        ("catalogue", format!("[pose.{long}]\nbase = \"{long}\"")),
        ("catalogue", format!("[[exercise]]\nid = \"x\"\ndose = {{ beginner = \"{long}\" }}")),
        ("file of answers", format!("{long} = true\nnight-pain = true")),
        ("plan", format!("weeks = [{{ kind = \"{long}\", days = [{{ date = \"{long}\" }}] }}]")),
        ("plan", format!("{{ \"weeks\": [{{ \"{long}\": 1 }}] }}")),
        ("plan", format!("{{ \"schema\": \"{long}\" }}")),
        ("plan", format!("weeks = {}", "[".repeat(1_000_000))),
        ("plan", format!("{{ \"weeks\": {}", "[".repeat(1_000_000))),
        ("plan", "{\"weeks\":".repeat(100_000)),
        ("plan", format!("{{ \"weeks\": {}", "9".repeat(300_000))),
        ("plan", format!("{{ \"status\": \"{}\" }}", "\\ud800".repeat(50_000))),
        ("plan", format!("{{ \"{long}\": 1, \"{long}\": 2, \"{long}")),
        ("plan", format!("{{ \"weeks\": [{{ \"days\": [{{ \"date\": {long} }}] }}] }}")),
    ];
    for (wanted, text) in cases {
        let (_, read) = READERS.into_iter().find(|(kind, _)| *kind == wanted).expect("a reader");
        let problems = read(&text).expect("a mistake");
        assert!(
            problems.list.iter().all(|problem| problem.message.chars().count() < 500),
            "{wanted}"
        );
        let shown = problems.to_string();
        assert!(shown.len() < 10_000, "{wanted}: {} bytes of {}", shown.len(), &text[..40]);
    }
}

/// Whole exercises for a catalogue, each with a key of its own set.
fn exercises(count: usize, with: impl Fn(usize) -> String) -> String {
    let good = own("tests/all/catalogue/good.toml");
    let table = good
        .split("\n\n")
        .find(|table| table.contains("id = \"clamshell\""))
        .expect("a table")
        .replace("harder = \"hip-hike\"\n", "");
    (0..count)
        .map(|n| {
            let table = table
                .replace("\"clamshell\"", &format!("\"e{n}\""))
                .replace("Clamshell with a band", &format!("E {n}"));
            table.replace("secondary = []", &format!("secondary = []\n{}", with(n))) + "\n\n"
        })
        .collect()
}

#[test]
fn large_catalogues_and_long_chains_are_read_and_larger_ones_refused() {
    let read = |text: &str| {
        Catalogue::read("file", text, Some(&CATALOGUE)).map(|parts| parts.exercises.len())
    };
    assert_eq!(
        read(&exercises(3000, |_| String::new())).map_err(|problems| problems.to_string()),
        Ok(3000)
    );
    let chain = |length: usize| {
        exercises(length, move |n| {
            let above = if n + 1 < length { format!("\"e{}\"", n + 1) } else { String::new() };
            let below = if n > 0 { format!("\"e{}\"", n - 1) } else { String::new() };
            format!("harder = [{above}]\neasier = [{below}]")
        })
    };
    assert_eq!(read(&chain(101)).map_err(|problems| problems.to_string()), Ok(101));
    let problems = read(&chain(2000)).expect_err("too long a chain");
    assert_eq!(problems.list.len(), 1, "{problems}");
    assert!(problems.list[0].message.contains("more than 100 exercises are harder"), "{problems}");
    let circle = exercises(2000, |n| format!("harder = \"e{}\"", (n + 1) % 2000));
    let problems = read(&circle).expect_err("a circle");
    assert_eq!(problems.list.len(), 1, "{problems}");
    assert!(
        problems.list[0].message.contains("leads in a circle: e0, e1")
            && problems.to_string().len() < 3000,
        "{problems}"
    );
}

#[test]
fn what_no_file_needs_so_many_of_is_refused_once_with_the_most() {
    let pose = |what: &str, one: &str, count: usize| {
        let good = own("tests/all/catalogue/good.toml");
        let start = good.find(&format!("{what} = [")).expect("a list");
        let end = start + good[start..].find('\n').expect("its end");
        format!("{}{what} = [{}]{}", &good[..start], vec![one; count].join(", "), &good[end..])
    };
    let cases = [
        (pose("arrows", "{ of = \"hip\" }", 100_000), "100000 arrows, more than the 12"),
        (
            pose("props", "{ kind = \"mat\", x = [0, 1] }", 20_000),
            "20000 things around the figure, more than the 40",
        ),
        (pose("equipment", "\"band\"", 30), "30 ways to be equipped, more than the 20"),
        ("[[exercise]]\n".repeat(20_001), "20001 exercises, more than the 20000"),
        ("[[workout]]\n".repeat(2001), "2001 workouts, more than the 2000"),
    ];
    for (text, said) in cases {
        let problems = Catalogue::read("file", &text, Some(&CATALOGUE)).expect_err(said);
        assert_eq!(problems.list.len(), 1, "{problems}");
        assert!(problems.list[0].message.contains(said), "{problems}");
    }
}

/// What the program says on stderr, with its exit code.
fn said(arguments: &[&str]) -> (Option<i32>, String) {
    let output = backplan(arguments).args(["--today", "2026-11-23"]).output().expect("it runs");
    (output.status.code(), stderr(&output))
}

#[test]
fn mistakes_in_flags_end_too() {
    let many = |count: usize| (0..count).map(|n| format!("x{n}")).collect::<Vec<_>>().join(",");
    for flag in [
        "--exclude",
        "--include",
        "--equipment",
        "--days",
        "--condition",
        "--red-flag",
        "--cleared",
    ] {
        let (code, shown) = said(&["generate", &format!("{flag}={}", many(30))]);
        assert_eq!(code, Some(2));
        assert!(
            shown.ends_with("and 10 more\n") && shown.matches("error: ").count() == 20,
            "{flag}: {shown}"
        );
    }
    let (_, shown) = said(&["generate", "--exclude", &many(15_000)]);
    assert!(shown.ends_with("and 14980 more\n") && shown.len() < 5_000, "{shown}");
    let (_, shown) =
        said(&["generate", "--level", &many(5_000), "--goal", "no", "--exclude", &many(21)]);
    assert!(
        shown.contains("…`") && shown.contains("unknown goal") && shown.ends_with("and 1 more\n"),
        "{shown}"
    );
    assert!(shown.len() < 5_000, "{shown}");
    for flag in [format!("--{}", many(2_000)), many(2_000)] {
        assert!(said(&["generate", &flag]).1.len() < 5_000);
    }
}

#[test]
fn bytes_that_are_no_text_are_told_as_what_they_are() {
    let utf_16 = |text: &str, mark: bool, low: bool| -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if low { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let text = "level = \"beginner\"\n";
    let cases = [
        (utf_16(text, true, true), "UTF-16"),
        (utf_16(text, true, false), "UTF-16"),
        (utf_16(text, false, true), "UTF-16"),
        (utf_16(text, false, false), "UTF-16"),
        (b"%PDF-1.7 \0".to_vec(), "PDF"),
        (b"\x89PNG\r\n\x1a\n\0".to_vec(), "PNG"),
        (b"\x0e\x20\x54\x08\x10\0\0\0.FIT\0\0".to_vec(), "FIT"),
        (b"level = \0".to_vec(), "not of text"),
    ];
    let path = &scratch::path(&scratch::folder("no-text"), "file");
    for (bytes, what) in cases {
        fs::write(path, bytes).expect("a file");
        for arguments in
            [&["generate", "--profile", path][..], &["catalogue", "check", path], &["check", path]]
        {
            let (code, shown) = said(arguments);
            assert_eq!(code, Some(2), "{shown}");
            assert!(
                shown.contains(what)
                    && shown.contains("help: ")
                    && shown.matches("error: ").count() == 1,
                "{shown}"
            );
        }
    }
}

#[test]
fn texts_for_safety_are_read_up_to_a_number() {
    for key in ["stop_signs", "advice", "afterwards", "red_flags"] {
        let file = |count: usize| {
            format!("[[weeks]]\n[safety]\n{key} = [{}]\n", vec!["\"Rest.\""; count].join(", "))
        };
        let read = |count: usize| plan_file::read("file", &file(count), &CATALOGUE, today());
        assert!(read(500).is_ok(), "{key}");
        let problems = read(501).expect_err("too many");
        assert_eq!(problems.list.len(), 1, "{problems}");
        let said = format!("501 texts of `{key}`, more than the 500 that are read");
        assert!(
            problems.list[0].message.contains(&said) && problems.list[0].at.is_some(),
            "{problems}"
        );
    }
}

/// A text that no plan may hold is a mistake of the catalogue that brings it, where it stands,
/// beside all others.
#[test]
fn words_that_no_plan_may_say_are_refused_in_a_catalogue() {
    let path = &scratch::path(&scratch::folder("claims"), "claims.toml");
    let good = own("tests/all/catalogue/good.toml");
    let tried = |text: &str| {
        fs::write(path, text).expect("a file");
        let checked = said(&["catalogue", "check", path]);
        if checked.0 != Some(0) {
            assert_eq!(said(&["list", "--catalogue", path]), checked, "both read alike");
        }
        checked
    };
    assert_eq!(tried(&good).0, Some(0));
    let texts = ["name", "purpose", "setup", "breathing", "stop", "steps", "cues", "mistakes"];
    for key in texts {
        let start = good.find(&format!("\n{key} = ")).expect(key);
        let quote = start + good[start..].find('"').expect("a text") + 1;
        let (code, shown) = tried(&format!("{}Cures backs. {}", &good[..quote], &good[quote..]));
        assert_eq!((code, shown.matches("error: ").count()), (Some(2), 1), "{key}: {shown}");
        assert!(shown.contains("error: `cure` frightens") && shown.contains('^'), "{key}: {shown}");
    }
    let (_, shown) = tried(&good.replacen("\nname = \"", "\nnmae = 1\nname = \"Cures ", 1));
    assert!(shown.contains("unknown key `nmae`") && shown.contains("`cure`"), "{shown}");
    let (_, shown) = tried("level = \"beginner\"\n");
    assert_eq!(shown.matches("error: ").count(), 1, "{shown}");
    assert_eq!(tried(&own("exercises.toml")).1.matches("frightens").count(), 0);
}

#[test]
fn slips_in_a_profile_are_answered_with_what_to_write() {
    let shown = |text: &str| {
        PartialProfile::read("file", text, &reader()).expect_err("a mistake").to_string()
    };
    let lists = Condition::ALL.iter().map(|one| ("conditions", one.as_str()));
    for (list, word) in lists.chain(RedFlag::ALL.iter().map(|one| ("red_flags", one.as_str()))) {
        if Key::ALL.iter().any(|key| key.as_str() == word) {
            continue;
        }
        let said = shown(&format!("age = 40\n{word} = true\n"));
        assert!(said.contains(&format!("help: did you mean `{list} = [\"{word}\"]`?")), "{said}");
        let said = shown(&format!("age = 40\n{word} = false\n"));
        assert!(said.contains(&format!("help: leave it out: `{list}` lists")), "{said}");
    }
    for (slip, written) in [
        ("age = ", "a number alone, as `50`"),
        ("age = 50 years", "a number alone, as `50`"),
        ("level = beginner", "a text in quotes, as `\"beginner\"`"),
    ] {
        let said = shown(slip);
        assert!(said.contains("help: ") && said.contains(written) && said.contains('^'), "{said}");
        assert_eq!(said.matches("error: ").count(), 1, "{said}");
    }
    let deep = format!("# me\n{}a = 1\n", "a.".repeat(200));
    for (wanted, read) in READERS {
        let said = read(&deep).expect(wanted).to_string();
        assert!(
            said.contains("a key of more than 80 parts")
                && said.contains("file:2:")
                && said.contains("help: "),
            "{said}"
        );
    }
}
