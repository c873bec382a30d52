//! What people write is taken for the key that it means, and what the program prints it reads; nothing that can be several things is
//! guessed.

use std::io::Write as _;
use std::process::Stdio;

use backplan::catalogue::Catalogue;
use backplan::catalogue::exercise::Level;
use backplan::person::health::{Condition, Direction, RedFlag, Surgery};
use backplan::person::key::{Key, Kind};
use backplan::person::profile::{Day, Goal, PartialProfile, Reader};
use backplan::planner;
use backplan::text::vocabulary::Vocabulary;
use chrono::{Datelike as _, NaiveDate};

use crate::program::{backplan, good, run, run_line, stderr, stdout};
use crate::scratch;

/// A Wednesday.
fn today() -> NaiveDate {
    "2026-11-25".parse().expect("a date")
}

fn read(catalogue: &Catalogue, text: &str) -> Result<PartialProfile, String> {
    let reader = Reader { catalogue, today: today() };
    PartialProfile::read_part("me.toml", text, &reader).map_err(|problems| problems.to_string())
}

/// Words by the key that they belong to, each with the word of the contract that it means.
const MEANT: [(&str, &[(&str, &str)]); 11] = [
    (
        "conditions",
        &[
            ("Slipped disc", "disc-herniation"),
            ("slipped disk", "disc-herniation"),
            ("herniated disk", "disc-herniation"),
            ("bulging disc", "disc-herniation"),
            ("disc_herniation", "disc-herniation"),
            ("high blood pressure", "hypertension"),
            ("High BP", "hypertension"),
            ("narrowing", "spinal-stenosis"),
            ("Disk hernia", "disc-herniation"),
            ("stenosis", "spinal-stenosis"),
            ("slipped vertebra", "spondylolisthesis"),
            ("Osteoporosis", "osteoporosis"),
            ("pregnant", "pregnancy"),
            ("artificial hip", "hip-replacement"),
            ("back surgery", "post-surgery"),
            ("flare-up", "acute-flare"),
            ("no", "none"),
        ],
    ),
    (
        "level",
        &[
            ("Beginner", "beginner"),
            ("newbie", "beginner"),
            ("novice", "beginner"),
            ("medium", "intermediate"),
            ("expert", "advanced"),
        ],
    ),
    (
        "goal",
        &[
            ("flexibility", "stretch"),
            ("stretching", "stretch"),
            ("pain", "sore-back"),
            ("back pain", "sore-back"),
            ("office", "desk"),
            ("sports", "performance"),
            ("Sore Back", "sore-back"),
        ],
    ),
    (
        "equipment",
        &[
            ("bodyweight", "none"),
            ("home", "none"),
            ("nothing", "none"),
            ("Resistance bands", "band"),
            ("dumbbells", "dumbbell"),
            ("Swiss ball", "stability-ball"),
            ("kettlebells", "kettlebell"),
            ("full gym", "gym"),
        ],
    ),
    (
        "days",
        &[
            ("Monday", "mon"),
            ("mondays", "mon"),
            ("mon-fri", "mon,tue,wed,thu,fri"),
            ("Mon \u{2013} Wed", "mon,tue,wed"),
            ("weekdays", "mon,tue,wed,thu,fri"),
            ("weekend", "sat,sun"),
            ("monday,wednesday", "mon,wed"),
            ("Tuesday and Thursday", "tue,thu"),
            ("every day", "mon,tue,wed,thu,fri,sat,sun"),
        ],
    ),
    (
        "start",
        &[
            ("Monday", "2026-11-30"),
            ("30.11.2026", "2026-11-30"),
            ("Monday 30 November", "2026-11-30"),
            ("2026-1-5", "2026-01-05"),
            ("Tomorrow", "2026-11-26"),
        ],
    ),
    ("surgery", &[("microdiscectomy", "discectomy"), ("spinal fusion", "fusion")]),
    ("direction", &[("forward", "flexion"), ("bending backward", "extension")]),
    ("unit", &[("kilos", "kg"), ("pounds", "lb")]),
    (
        "exclude",
        &[("Bird dog", "bird-dog"), ("RDL", "romanian-deadlift"), ("birddogs", "bird-dog")],
    ),
    ("workout", &[("Sample", "sample")]),
];

/// The same of numbers and of yes and no, as TOML.
const VALUES: [(&str, &str); 20] = [
    ("minutes = \"20min\"", "minutes = 20"),
    ("minutes = \"20 minutes\"", "minutes = 20"),
    ("minutes = \"1 hour\"", "minutes = 60"),
    ("minutes = \"1h30\"", "minutes = 90"),
    ("minutes = \"half an hour\"", "minutes = 30"),
    ("pain = \"3/10\"", "pain = 3"),
    ("pain = \"3 out of 10\"", "pain = 3"),
    ("age = \"45 years\"", "age = 45"),
    ("weeks = \"6 weeks\"", "weeks = 6"),
    ("sessions = \"3 times a week\"", "sessions = 3"),
    ("blood_pressure = \"138/86\"", "blood_pressure = [138, 86]"),
    (
        "weights = { \"Romanian deadlift\" = \"45 lb\" }\nunit = \"lb\"",
        "weights = { romanian-deadlift = 45 }\nunit = \"lb\"",
    ),
    ("cleared = yes", "cleared = true"),
    ("cleared = \"No\"", "cleared = false"),
    ("fallen = no", "fallen = false"),
    ("fallen = True", "fallen = true"),
    ("conditions = no", "conditions = []"),
    ("equipment = false", "equipment = []"),
    ("exclude = no\ninclude = \"none\"", "exclude = []\ninclude = []"),
    ("days = \"weekend\"", "days = [\"sat\", \"sun\"]"),
];

/// A line of a profile file; a list stands in brackets.
fn line(key: &str, texts: &str) -> String {
    match key {
        "conditions" | "equipment" | "days" | "exclude" => {
            let texts: Vec<String> = texts.split(',').map(|text| format!("{text:?}")).collect();
            format!("{key} = [{}]", texts.join(", "))
        }
        _ => format!("{key} = {texts:?}"),
    }
}

#[test]
fn what_people_write_in_files_says_what_its_key_says() {
    let catalogue = backplan::built_in::catalogue();
    for (key, words) in MEANT {
        for (word, meant) in words {
            let expected = read(&catalogue, &line(key, meant)).expect(meant);
            assert_ne!(expected, PartialProfile::default(), "{key}: {meant}");
            assert_eq!(read(&catalogue, &line(key, word)), Ok(expected.clone()), "{key}: {word}");
            // A list of one needs no brackets.
            assert_eq!(
                read(&catalogue, &format!("{key} = {word:?}")),
                Ok(expected),
                "{key}: {word}"
            );
        }
    }
    for (written, meant) in VALUES {
        let expected = read(&catalogue, meant).expect(meant);
        assert_ne!(expected, PartialProfile::default(), "{meant}");
        assert_eq!(read(&catalogue, written), Ok(expected), "{written}");
    }
}

#[test]
fn what_people_type_makes_the_plan_that_its_key_makes() {
    let plan = |flags: &[&str]| {
        let always = ["generate", "--today", "2026-11-25", "--format", "json"];
        stdout(&run(&[&always, flags].concat()))
    };
    for (typed, meant) in [
        (
            "--level|Newbie|--goal|flexibility|--equipment|Resistance bands,dumbbells|--days|mon-fri|--minutes|20min|--start|Monday",
            "--level|beginner|--goal|stretch|--equipment|band,dumbbell|--days|mon,tue,wed,thu,fri|--minutes|20|--start|2026-11-30",
        ),
        (
            "--condition|high blood pressure|--age|50 years|--pain|1/10|--exclude|Bird dog|--sessions|2x",
            "--condition|hypertension|--age|50|--pain|1|--exclude|bird-dog|--sessions|2",
        ),
        (
            "--condition|slipped disk|--cleared=yes|--level|medium|--equipment|bodyweight|--walk|20 minutes",
            "--condition|disc-herniation|--cleared|--level|intermediate|--equipment|none|--walk|20",
        ),
    ] {
        let typed: Vec<&str> = typed.split('|').collect();
        let meant: Vec<&str> = meant.split('|').collect();
        let expected = plan(&meant);
        assert!(expected.contains("\"weeks\""), "{meant:?}");
        assert_eq!(plan(&typed), expected, "{typed:?}");
    }
}

/// Words that mean one thing here may mean another there; within one key no two values share any.
fn every_printed_word_is_read<W: Vocabulary + std::fmt::Debug>() {
    for value in W::ALL.iter().copied() {
        for printed in [value.as_str(), value.said()].iter().chain(value.names()) {
            assert_eq!(W::find(printed), Some(value), "{printed}");
            assert_eq!(W::find(&printed.to_uppercase()), Some(value), "{printed}");
        }
    }
}

#[test]
fn every_word_that_is_printed_is_read() {
    every_printed_word_is_read::<Level>();
    every_printed_word_is_read::<Goal>();
    every_printed_word_is_read::<Day>();
    every_printed_word_is_read::<Condition>();
    every_printed_word_is_read::<RedFlag>();
    every_printed_word_is_read::<Surgery>();
    every_printed_word_is_read::<Direction>();
    assert!(Day::ALL.iter().all(|day| Day::find(day.name()) == Some(*day)));
    let catalogue = backplan::built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: today() };
    for exercise in catalogue.exercises() {
        assert_eq!(
            reader.exercises().find(exercise.name.as_str()),
            Some(exercise.id.clone()),
            "{}",
            exercise.name
        );
    }
    for one in catalogue.equipment() {
        let found = reader.all_equipment().find(one.name.as_str());
        assert_eq!(
            found.map(|set| set.iter().map(|one| &one.id).collect()),
            Some(vec![&one.id]),
            "{}",
            one.name
        );
    }
    for workout in catalogue.workouts() {
        assert_eq!(reader.workouts().find(workout.name.as_str()), Some(workout.id.clone()));
    }
}

#[test]
fn every_date_that_is_printed_is_read() {
    let catalogue = backplan::built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: today() };
    for date in today().iter_days().take(366) {
        let forms = ["%Y-%m-%d", "%-d %B %Y", "%A %-d %B", "%a %-d %b", "%e %b"];
        for form in forms {
            let printed = date.format(form).to_string();
            // A year from today the day without its year is the one to come.
            let expected = if form.contains("%Y")
                || date.year() == today().year()
                || date.ordinal() < today().ordinal()
            {
                date
            } else {
                continue;
            };
            assert_eq!(reader.date(&printed), Ok(expected), "{printed}");
        }
    }
}

/// Profiles that say something by every key.
fn profiles() -> Vec<String> {
    let everything = "age = 71\nlevel = \"intermediate\"\ngoal = \"desk\"\nequipment = [\"band\", \"dumbbell\"]\nsessions = 2\n\
        days = [\"tue\", \"sat\"]\nminutes = 45\nweeks = 6\nstart = 2026-12-01\npain = 3\nconditions = [\"pregnancy\", \"post-surgery\"]\n\
        cleared = [\"pregnancy\"]\nassessed = true\nfallen = true\nred_flags = [\"night-pain\"]\npregnancy_weeks = 20\ncomplications = true\n\
        surgery = \"fusion\"\nsurgery_weeks = 60\nblood_pressure = [138, 86]\ndirection = \"flexion\"\nminutes_since_waking = 90\nwalk = 15\n\
        unit = \"lb\"\ndifferent = 12\ninclude = [\"bird-dog\"]\nexclude = [\"dead-bug\", \"plank\"]\nworkout = \"sample\"\n";
    vec![
        everything.replace(", \"plank\"", ""),
        String::new(),
        "equipment = [\"gym\"]\nwalk = 0\n".into(),
    ]
}

#[test]
fn the_value_of_every_key_as_it_is_printed_is_read() {
    let catalogue = backplan::built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: today() };
    for text in profiles() {
        let draft = read(&catalogue, &text).expect("a profile");
        let profile = planner::complete(&draft, &reader);
        for key in Key::ALL.iter().copied().filter(|key| profile.is_stated(*key)) {
            // Without an age the text tells the range that is assumed; weights are typed behind a flag.
            if key == Key::Age && profile.age.is_none() || matches!(key.entry().kind, Kind::Weights)
            {
                continue;
            }
            let printed = format!("{key} = {:?}", profile.value(key));
            let back = read(&catalogue, &printed).unwrap_or_else(|problems| panic!("{problems}"));
            let back = planner::complete(
                &PartialProfile { start: back.start.or(draft.start), ..back.or(draft.clone()) },
                &reader,
            );
            assert_eq!(back, profile, "{printed}");
        }
    }
    let weights = |list| {
        good(&[
            "generate",
            "--today",
            "2026-11-25",
            "--equipment",
            "gym",
            "--weights",
            list,
            "-f",
            "json",
        ])
    };
    assert_eq!(
        weights("romanian-deadlift 20 kg, dumbbell-row 7.5 kg"),
        weights("romanian-deadlift=20,dumbbell-row=7.5")
    );
}

/// Warning signs as people say them, each with its word.
const SIGNS: [(&str, &str); 10] = [
    ("numbness between the legs", "saddle-numbness"),
    ("saddle anaesthesia", "saddle-numbness"),
    ("can't pee", "bladder-change"),
    ("loss of bowel control", "bowel-change"),
    ("foot drop", "progressive-weakness"),
    ("fever", "fever-unwell"),
    ("Pain at night", "night-pain"),
    ("lost weight", "weight-loss"),
    ("a heart, lung, kidney or metabolic disease that is not under control", "heart-lung"),
    ("vaginal bleeding", "pregnancy-warning"),
];

#[test]
fn warning_signs_are_read_as_people_and_plans_say_them() {
    for (said, code) in SIGNS {
        let screen = |word: &str| run(&["screen", "--red-flag", word, "-f", "json"]);
        let (one, other) = (screen(said), screen(code));
        assert_eq!(one.status.code(), other.status.code(), "{said}: {}", stderr(&one));
        assert_eq!(stdout(&one), stdout(&other), "{said}");
    }
    // What pages name as signs is a sign, or is told which one.
    let pregnant = ["--condition", "pregnancy", "--pregnancy-weeks", "20", "--cleared"];
    let boned = ["--condition", "osteoporosis", "--cleared"];
    for flags in [&pregnant[..], &boned] {
        let plan = good(&[&["generate", "--today", "2026-11-25", "-f", "json"], flags].concat());
        let plan: serde_json::Value = serde_json::from_str(&plan).expect("JSON");
        let signs = ["stop_signs", "red_flags"].map(|key| plan["safety"][key].as_array().cloned());
        let signs: Vec<_> = signs.into_iter().flatten().flatten().collect();
        assert!(signs.len() > 11, "{signs:?}");
        for sign in signs.iter().filter_map(serde_json::Value::as_str) {
            let told = RedFlag::unknown(sign).message.contains("does not say which");
            assert!(RedFlag::find(sign).is_some() || told, "{sign}");
        }
    }
}

#[test]
fn what_stands_behind_the_wrong_flag_is_sent_to_the_right_one() {
    for (flag, word, helps) in [
        ("--condition", "night pain", &["`--red-flag night-pain`", "`backplan screen`"][..]),
        (
            "--condition",
            "foot drop",
            &["emergency number now", "`--red-flag progressive-weakness`"],
        ),
        ("--condition", "incontinence", &["emergency number now", "`bladder-change`"]),
        ("--condition", "cancer", &["`cancer-history`"]),
        ("--red-flag", "cancer", &["`cancer-history`"]),
        ("--red-flag", "heart disease", &["`heart-lung`"]),
        ("--red-flag", "cauda equina", &["emergency number now", "`saddle-numbness`"]),
        ("--red-flag", "slipped disc", &["`--condition disc-herniation`"]),
    ] {
        let said = stderr(&run(&["generate", flag, word]));
        for help in helps {
            assert!(said.contains(help), "{flag} {word}: {said}");
        }
        assert!(!said.contains("no rules for it") || flag == "--condition", "{said}");
    }
}

#[test]
fn what_lacks_its_quotes_or_its_sign_is_told_so() {
    let catalogue = backplan::built_in::catalogue();
    for word in ["none", "tomorrow", "today", "Monday", "nothing", "inf5", "first", "kg"] {
        for line in [format!("start = {word}"), format!("days = [{word}]")] {
            let said = read(&catalogue, &line).expect_err(word);
            let message = format!("`{word}` is a text without quotes");
            assert!(said.contains(&message) && said.contains("a text in quotes"), "{said}");
        }
    }
    for line in ["age: 72", "age 72", "age"] {
        let said = read(&catalogue, line).expect_err(line);
        assert!(said.contains("stands `=`"), "{line}: {said}");
    }
}

#[test]
fn several_things_in_one_text_are_all_of_them() {
    let catalogue = backplan::built_in::catalogue();
    for (key, several, odd) in [
        ("conditions", ["osteoporosis", "hypertension"], "scoliosis"),
        ("conditions", ["slipped disc", "high blood pressure"], "foo"),
        ("equipment", ["dumbbell", "band"], "foo"),
        ("days", ["mon", "weekend"], "foo"),
        ("exclude", ["bird dog", "dead-bug"], "xyzzy"),
        ("red_flags", ["night-pain", "weight-loss"], "foo"),
        ("cleared", ["osteoporosis", "night-pain"], "foo"),
    ] {
        let [one, other] = several;
        let expected = read(&catalogue, &format!("{key} = [{one:?}, {other:?}]")).expect(key);
        for between in [" and ", " & ", "+", "; ", "/", ", "] {
            let text = format!("{one}{between}{other}");
            for line in [format!("{key} = {text:?}"), format!("{key} = [{text:?}]")] {
                assert_eq!(read(&catalogue, &line), Ok(expected.clone()), "{line}");
            }
            let line = format!("{key} = [\"{one}{between}{odd}\"]");
            let said = read(&catalogue, &line).expect_err(odd);
            assert!(said.contains(&format!("`{odd}`")) && !said.contains("did you"), "{said}");
        }
    }
    let generate = |flag: &str, words: &str| {
        good(&["generate", "--today", "2026-11-25", flag, words, "-f", "json"])
    };
    assert_eq!(
        generate("--equipment", "dumbbell and band"),
        generate("--equipment", "dumbbell,band")
    );
    assert_eq!(
        generate("--condition", "osteoporosis & hypertension"),
        generate("--condition", "osteoporosis,hypertension")
    );
    assert_eq!(
        good(&["list", "--equipment", "dumbbell/band"]),
        good(&["list", "--equipment", "dumbbell,band"])
    );
}

/// What may be several things, or nothing for sure, with what is to be said.
const OPEN: [(&str, &str, &str); 33] = [
    ("--condition", "osteoporosis, fracture", "`osteoporosis-fracture`"),
    ("--condition", "osteoporosis + fracture", "`osteoporosis-fracture`"),
    ("--condition", "laminectomy", "--surgery discectomy"),
    ("--condition", "fused vertebrae", "--surgery fusion"),
    ("--days", "no", "leave it out for every day"),
    ("--days", "mon and foo", "unknown weekday `foo`"),
    ("--days", "weekend-", "a first and a last day"),
    ("--minutes", "3h", "8 to 120, not 3h"),
    ("--minutes", "half a day", "a whole number, not `half a day`"),
    ("--condition", "scoliosis", "backplan has no rules for it; ask your clinician"),
    ("--condition", "arthritis", "backplan has no rules for it; ask your clinician"),
    ("--condition", "ankylosing spondylitis", "backplan has no rules for it; ask your clinician"),
    ("--condition", "post-partum", "backplan has no rules for it; ask your clinician"),
    ("--condition", "fusion", "`post-surgery`"),
    ("--condition", "back pain", "`nonspecific-lbp`"),
    ("--condition", "osteopenia", "`osteoporosis`"),
    ("--condition", "compression fracture", "`osteoporosis-fracture`"),
    ("--red-flag", "foo", "`backplan screen`"),
    ("--equipment", "weights", "say which"),
    ("--condition", "bp", "--blood-pressure 138/86"),
    ("--condition", "weak bones", "`osteoporosis` if"),
    ("--condition", "hypotention", "no rules for it"),
    ("--equipment", "rowing machine", "one of:"),
    ("--equipment", "smith machine", "one of:"),
    ("--equipment", "tennis ball", "one of:"),
    ("--goal", "upper back", "one of:"),
    ("--tz", "GMT+1", "that of a city"),
    ("--tz", "PST", "that of a city"),
    ("--tz", "BST", "that of a city"),
    ("--days", "t", "`tue` or `thu`"),
    ("--start", "03/04/2027", "2027-04-03 or 2027-03-04"),
    ("--format", "docx", "write .html"),
    ("--exclude", "plank", "which one"),
];

#[test]
fn a_no_is_no_list_of_days() {
    let catalogue = backplan::built_in::catalogue();
    for no in ["no", "false", "\"no\"", "[\"none\"]", "[]"] {
        let said = read(&catalogue, &format!("days = {no}")).expect_err(no);
        assert!(said.contains("names no weekday") && said.contains("leave it out"), "{said}");
    }
    let long = format!("start = \"2026-11-30{}x\"", " ".repeat(100));
    let said = read(&catalogue, &long).expect_err("junk behind a date");
    assert!(said.contains("is no date"), "{said}");
}

#[test]
fn what_may_be_several_things_is_told_and_not_guessed() {
    for (flag, word, help) in OPEN {
        let zoned = ["-f", "ics", "--time", "07:00"];
        let behind = if flag == "--tz" { &zoned[..] } else { &[] };
        let output = run(&[&["generate", flag, word], behind].concat());
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{flag} {word}: {said}");
        assert!(said.contains(help), "{flag} {word}: {said}");
        assert!(stdout(&output).is_empty());
    }
    let catalogue = backplan::built_in::catalogue();
    let said = read(&catalogue, "level = \"begginer\"\nconditions = [\"fusion\"]\n")
        .expect_err("mistakes");
    for part in ["me.toml:1:9", "did you mean `beginner`?", "me.toml:2:15", "`post-surgery`"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn doses_in_plan_files_are_read_as_people_write_them() {
    let plan = |dose: &str| {
        format!(
            "[[weeks]]\n[[weeks.days]]\ndate = 2026-11-23\n[[weeks.days.sessions]]\n[[weeks.days.sessions.blocks]]\nkind = \"main\"\n[[weeks.days.sessions.blocks.items]]\nexercise = \"bird dog\"\ndose = \"{dose}\"\n"
        )
    };
    let exported = |dose: &str| {
        let (code, exported, said) =
            piped(&["export", "-", "--unchecked", "-f", "json"], &plan(dose));
        assert_eq!(code, Some(0), "{dose}: {said}");
        exported
    };
    let expected = exported("3x8-10");
    assert!(expected.contains("\"sets\": 3"), "{expected}");
    for dose in
        ["3 \u{d7} 8\u{2013}10", "3 x 8-10", "3 sets of 8 to 10", "3 Sets of 8\u{2013}10 reps"]
    {
        assert_eq!(exported(dose), expected, "{dose}");
    }
    // A number of holds or repetitions is none of sets.
    let holds = exported("1 set of 10 holds of 3 seconds");
    for dose in
        ["10 reps x 3 s", "10 holds of 3 s", "10 holds of 3s", "10 repetitions of 3 seconds"]
    {
        assert_eq!(exported(dose), holds, "{dose}");
    }
    for (said, dose) in [
        ("hold 30 s, 2 times", "2x30s"),
        ("3x20s hold", "3x20s"),
        ("3x12 rest 1 min", "3x12 r60"),
        ("3x12 r90s", "3x12 r90"),
        ("3 sets: 6, 4 and 2 holds of 10 s", "6,4,2x10s"),
    ] {
        assert_eq!(exported(said), exported(dose), "{said}");
    }
    // What can't be kept is told.
    for (dose, wrong) in [
        ("3 sets: 6 and 4 holds of 10 s", "3 sets, but 2 numbers of holds"),
        ("3x30s reps", "`30s` is no number of repetitions"),
    ] {
        let (code, _, said) = piped(&["check", "-"], &plan(dose));
        assert_eq!((code, said.contains(wrong)), (Some(2), true), "{said}");
    }
    let (code, _, said) = piped(&["check", "-"], &plan("10 reps x 3"));
    assert_eq!((code, said.contains("is no dose")), (Some(2), true), "{said}");
    let (code, _, said) = piped(&["check", "-"], &plan("3 \u{d7} 800"));
    assert_eq!(code, Some(2));
    assert!(said.contains("repetitions are 1 to 100, not 800") && said.contains("^^^\n"), "{said}");
}

/// Runs the program with a text on stdin: its exit code and what it prints on both streams.
fn piped(arguments: &[&str], text: &str) -> (Option<i32>, String, String) {
    let mut child = backplan(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("stdin").write_all(text.as_bytes()).expect("a reader");
    let output = child.wait_with_output().expect("an end");
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn a_dash_is_stdin_wherever_a_file_is_read() {
    let catalogue = "[[equipment]]\nid = \"sandbag\"\nname = \"Sandbag\"\nkind = \"free\"\n";
    let answers = good(&["screen", "--form"]).replace("\"\"", "no");
    let plan = good(&["generate", "--today", "2026-11-25", "-f", "json"]);
    let profile = "level = \"newbie\"\n";
    for (arguments, text) in [
        ("generate --profile -", profile),
        ("generate --catalogue -", catalogue),
        ("list --catalogue -", catalogue),
        ("catalogue check -", catalogue),
        ("screen --answers -", &answers),
        ("check -", &plan),
        ("export - -f md", &plan),
        ("export --profile - -f csv", profile),
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let (code, printed, said) = piped(&arguments, text);
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
        assert!(!printed.is_empty(), "{arguments:?}");
    }
    let (code, _, said) = piped(&["generate", "--catalogue", "-", "--profile", "-"], catalogue);
    assert_eq!((code, said.contains("can't read stdin twice")), (Some(2), true), "{said}");
}

#[test]
fn answers_are_yes_and_no() {
    let form = good(&["screen", "--form"]);
    let answer = |word: &str| {
        piped(&["screen", "--answers", "-", "-f", "json"], &form.replace("\"\"", word))
    };
    let (code, no, said) = answer("false");
    assert_eq!(code, Some(0), "{said}");
    for word in ["no", "No", "n", "\"no\"", "NO # none of it"] {
        assert_eq!(answer(word).1, no, "{word}");
    }
    let (code, yes, _) = answer("true");
    assert_eq!(code, Some(3));
    for word in ["yes", "Y", "\"Yes\""] {
        assert_eq!(answer(word).1, yes, "{word}");
    }
    for word in ["\"No.\"", "nope"] {
        assert_eq!(answer(word).1, no, "{word}");
    }
    let generate = |flag: &'static str| {
        let answered = ["--condition", "pregnancy", "--pregnancy-weeks", "20", flag, "-f", "json"];
        let output = run(&[&["generate", "--today", "2026-11-25"], &answered[..]].concat());
        assert_ne!(output.status.code(), Some(2), "{flag}: {}", stderr(&output));
        stdout(&output)
    };
    for flag in ["--fallen", "--complications"] {
        let of = |answer: &str| generate(String::leak(format!("{flag}{answer}")));
        assert_eq!(of("=yes"), of(""), "{flag}");
        assert_eq!(of("=No"), of("=false"), "{flag}");
        assert_ne!(of("=no"), of("=yes"), "{flag}");
    }
    let screen = |flag: &str| good(&["screen", "--red-flag", "none", flag]);
    assert_eq!(screen("--fallen=yes"), screen("--fallen"));
    assert_ne!(screen("--fallen=no"), screen("--fallen"));
    let (code, _, said) = answer("maybe");
    assert_eq!(code, Some(2), "{said}");
    let (code, _, said) = answer("\"not sure\"");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("answer yes or no; if unsure, yes"), "{said}");
}

#[test]
fn exercises_are_shown_by_names_of_others_and_as_lists() {
    let show = |words: &[&str]| good(&[&["show", "-f", "json"], words].concat());
    assert_eq!(show(&["bird-dog,dead-bug"]), show(&["bird-dog", "dead-bug"]));
    assert_eq!(show(&["bird-dog, dead-bug"]), show(&["bird-dog", "dead-bug"]));
    for name in ["cobra", "Cobra", "mckenzie press-ups"] {
        assert_eq!(show(&[name]), show(&["prone-press-up"]), "{name}");
    }
    let said = stderr(&run(&["show", "mckenzie"]));
    assert!(said.contains("did you mean `prone-press-up`?"), "{said}");
    let glutes = good(&["list", "--search", "glutes"]);
    assert!(glutes.contains("glute-bridge"), "{glutes}");
}

#[test]
fn the_words_of_a_part_need_no_quotes() {
    let always = ["generate", "--today", "2026-11-25", "--weeks", "2", "-f", "json", "--only"];
    let part = |words: &[&str]| good(&[&always[..], words].concat());
    let expected = part(&["2026-11-30"]);
    for words in [
        &["30 November"][..],
        &["30", "November"],
        &["Monday", "30", "November"],
        &["Monday", "30", "November", "2026"],
        &["next", "Monday"],
    ] {
        assert_eq!(part(words), expected, "{words:?}");
    }
    assert_eq!(part(&["week", "2"]), part(&["week 2"]));
    // A plan file may stand behind them.
    let plan = scratch::path(&scratch::folder("parts"), "plan.json");
    good(&["generate", "--today", "2026-11-25", "--weeks", "2", "-o", &plan]);
    let of_file = |words: &[&str]| {
        good(&[&["export", "--today", "2026-11-25", "-f", "csv", "--only"], words].concat())
    };
    assert_eq!(of_file(&["30", "November", &plan]), of_file(&["2026-11-30", &plan]));
}

#[test]
fn mistakes_of_the_whole_line_look_and_advise_like_all_others() {
    for (line, error, help) in [
        ("generate --levl beginner", "unknown flag `--levl`", "did you mean `--level`?"),
        ("generate --json", "unknown flag `--json`", "did you mean `--format json`?"),
        ("generate --day mon", "unknown flag `--day`", "did you mean `--only mon`?"),
        (
            "generate --osteoporosis",
            "unknown flag `--osteoporosis`",
            "did you mean `--condition osteoporosis`?",
        ),
        ("next", "unknown command `next`", "`backplan today`"),
        ("plan", "unknown command `plan`", "`backplan generate`"),
        ("genrate", "unknown command `genrate`", "did you mean `generate`?"),
        ("list hip", "unexpected `hip`", "`backplan list --search hip`"),
        (
            "generate --cleared osteoporosis",
            "unexpected `osteoporosis`",
            "did you mean `--cleared=osteoporosis`?",
        ),
        ("generate --why=yes", "--why: takes no value, not `yes`", "leave the value out"),
        ("generate --fallen=maybe", "--fallen: yes or no, not `maybe`", "if unsure, yes"),
        ("screen --red-flag none --fallen=so", "--fallen: yes or no, not `so`", "if unsure, yes"),
        (
            "generate --start -2026-01-01",
            "unknown flag `-2`",
            "stands behind `=`, like --start=-2026-01-01",
        ),
        ("generate -o a -o b", "--output: comes twice", "give it once"),
        ("show", "EXERCISE is missing", "write it like `backplan show bird-dog`"),
        ("check", "is missing", "write it like `backplan check plan.json`"),
        ("diff", "missing", "write it like `backplan diff before.json after.json`"),
        ("help me", "unknown command `me`", "`backplan --help` shows all commands"),
        ("catalog check", "unknown command `catalog`", "did you mean `catalogue check`?"),
        ("list beginner", "unexpected `beginner`", "did you mean `--level beginner`?"),
        ("generate beginner", "unexpected `beginner`", "did you mean `--level beginner`?"),
        ("generate --days mon wed fri", "unexpected `wed`", "commas: `--days mon,wed,fri`"),
        (
            "generate --equipment dumbbell band",
            "unexpected `band`",
            "commas: `--equipment dumbbell,band`",
        ),
        (
            "generate --condition slipped disc",
            "unexpected `disc`",
            "quote what is one: `--condition \"slipped disc\"`",
        ),
        (
            "generate --start Monday 30 November",
            "unexpected `30`",
            "quote what belongs together: `--start \"Monday 30 November\"`",
        ),
        (
            "generate --goal sore back --level beginner",
            "unexpected `back`",
            "quote what belongs together: `--goal \"sore back\"`",
        ),
        ("generate --minutes half an hour", "unexpected `an`", "`--minutes \"half an hour\"`"),
        ("generate --only 30 Foo", "--only: `30 foo` is no part of a plan", "write today"),
        ("generate --only 30 November p.json", "`p.json` is no part of a plan", "write today"),
        (
            "generate --only 31 November",
            "--only: `31 november` is no day of the calendar",
            "write a date",
        ),
        ("export p.json p.html", "unexpected `p.html`", "did you mean `-o p.html`?"),
        ("generate --lb", "unknown flag `--lb`", "did you mean `--unit lb`?"),
        ("generate --bp 118/75", "unknown flag `--bp`", "did you mean `--blood-pressure`?"),
        ("generate --no-walk", "unknown flag `--no-walk`", "did you mean `--walk 0`?"),
        ("generate --pager", "unknown flag `--pager`", "$PAGER"),
        ("generate --level", "--level: the LEVEL is missing", "`backplan generate --help`"),
        ("screen --form --fallen", "does not go with", "leave out"),
    ] {
        let output = run_line(line);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.starts_with("error: ") && said.contains(error), "{line}: {said}");
        assert!(said.contains("\n  help: ") && said.contains(help), "{line}: {said}");
        assert!(
            !said.contains("Usage:") && !said.contains("For more information"),
            "{line}: {said}"
        );
    }
}
