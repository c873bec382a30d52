//! Files that claim what is not so: plans that are not for their person, plans without their words
//! for safety, catalogues that lower what an exercise asks, pictures that show more than it.

use std::fs;

use serde_json::{Value, json};

use crate::program::{good, run, stderr, stdout};
use crate::scratch::{folder, path};

/// A file of a name in a folder of its own.
fn written(name: &str, text: &str) -> String {
    let (stem, _) = name.split_once('.').unwrap();
    let file = path(&folder(&format!("trust-{stem}")), name);
    fs::write(&file, text).unwrap();
    file
}

fn made() -> Value {
    serde_json::from_str(&good(&["generate", "--today", "2026-11-23", "-f", "json"])).unwrap()
}

/// What a forged plan tries; the exit code of `export`, and what stderr says of it.
type Forged = (&'static str, fn(&mut Value), i32, &'static str);

#[rustfmt::skip]
const FORGED: &[Forged] = &[
    ("emergency", |plan| plan["profile"]["red_flags"] = json!(["saddle-numbness"]), 3, "there \
        should be no plan for this person now"),
    ("urgent", |plan| plan["profile"]["red_flags"] = json!(["night-pain"]), 3, "there should be \
        no plan for this person now"),
    ("young", |plan| plan["profile"]["age"] = json!(12), 3, "there should be no plan for this \
        person now"),
    ("first", |plan| plan["profile"]["red_flags"] = json!(["leg-numbness"]), 1, "(see-clinician-first)"),
    ("bones", |plan| plan["profile"]["conditions"] = json!(["osteoporosis"]), 1, "with \
        osteoporosis that is best avoided. (condition-caps)"),
    ("fracture", |plan| plan["profile"]["conditions"] = json!(["osteoporosis-fracture"]), 1, "(clearance-needed)"),
    ("pain", |plan| plan["profile"]["pain"] = json!(6), 1, "(pain-gate)"),
    ("morning", |plan| plan["profile"]["minutes_since_waking"] = json!(5), 1, "(morning-flexion)"),
    ("minutes", |plan| plan["profile"]["minutes"] = json!(10), 0, "Not all of this plan is within backplan's rules; talk it over with whoever gave it to you: \
        time-budget"),
    ("seconds", |plan| plan["weeks"][0]["days"][0]["sessions"][0]["seconds"] = json!(7), 0,
        "seconds in one place were not what the formula gives; they are now"),
    ("name", |plan| plan["weeks"][0]["days"][0]["sessions"][0]["blocks"][0]["items"][0]["name"] = json!("Rest"), 0,
        "a name is not that of its exercise: the catalogue's is shown"),
    ("words", |plan| plan["safety"] = json!({"disclaimer": "", "stop_signs": [], "advice": [], "afterwards": [], "red_flags": []}), 0,
        "words for safety are missing or changed: those of the program stand"),
    ("own-words", |plan| plan["safety"]["advice"] = json!(["Not all of this plan is within backplan's rules; talk it over with whoever gave it to you: none for \
        you.", "You are fit."]), 0,
        "words for safety of the file's own are added after those of the program"),
    ("other-words", |plan| plan["safety"]["red_flags"] = json!(["a sign of my own"]), 0,
        "words for safety are missing or changed: those of the program stand, and the file's own \
            are added after them"),
    ("calm", |plan| plan["safety"]["pain_rule"] = json!("Go through any pain."), 0,
        "words for safety are missing or changed: those of the program stand"),
    ("rules", |plan| plan["made_by"]["rules"] = json!("0000000000000000"), 0, "made with other \
        rules or exercises"),
    ("catalogue", |plan| plan["made_by"]["catalogue"] = json!("0000000000000000"), 0, "made with \
        other rules or exercises"),
    ("rests", |plan| plan["rests_on"] = json!(["a clinician has cleared everything"]), 0, ""),
    ("foreign", |plan| plan["foreign"] = json!(["bird-dog"]), 0, ""),
    ("nothing", |_| {}, 0, ""),
];

#[test]
fn a_forged_plan_is_not_believed() {
    for (name, forge, code, said) in FORGED {
        let mut plan = made();
        forge(&mut plan);
        let file = written(&format!("{name}.json"), &plan.to_string());
        for format in ["json", "text", "ics"] {
            let output = run(&["export", &file, "-f", format]);
            let err = stderr(&output);
            assert_eq!(output.status.code(), Some(*code), "{name} {format}: {err}");
            assert!(err.contains(said) && err.is_empty() == said.is_empty(), "{name}: {err}");
            let out = stdout(&output);
            assert_eq!(out.is_empty(), *code == 1, "{name} {format}");
            assert!(
                *code == 1 || out.contains("General information"),
                "{name} {format} has lost its words"
            );
            assert!(
                *code != 3 || !out.to_lowercase().contains("bird dog"),
                "{name} {format} names an exercise"
            );
        }
        let other = written(&format!("{name}-other.json"), &made().to_string());
        assert_eq!(run(&["diff", &other, &file]).status.code(), Some(*code), "{name}");
    }
}

/// What is put right is right in the export.
#[test]
fn what_a_forged_plan_says_of_itself_is_worked_out_anew() {
    let mut plan = made();
    let honest = plan.clone();
    plan["weeks"][0]["days"][0]["sessions"][0]["seconds"] = json!(7);
    plan["weeks"][0]["days"][0]["sessions"][0]["blocks"][0]["items"][0]["name"] = json!("Rest");
    plan["safety"]["stop_signs"] = json!(["a sign of my own"]);
    plan["safety"]["missed"] = json!("");
    plan["rests_on"] = json!(["nothing"]);
    let file = written("anew.json", &plan.to_string());
    let mut put_right: Value = serde_json::from_str(&good(&["export", &file])).unwrap();
    let signs = put_right["safety"]["stop_signs"].as_array_mut().unwrap();
    assert_eq!(
        signs.pop(),
        Some("From the plan's author: a sign of my own".into()),
        "a file can add"
    );
    assert_eq!(put_right, honest);
}

#[test]
fn what_was_let_pass_says_so_in_every_format_and_when_it_is_read_again() {
    let mut plan = made();
    plan["profile"]["conditions"] = json!(["osteoporosis"]);
    let file = written("passed.json", &plan.to_string());
    let head = "Not checked: this plan breaks rules of safety for this person: condition-caps.";
    let one_line = |text: String| {
        text.replace("\r\n ", "")
            .replace("\\,", ",")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    for format in ["text", "json", "toml", "markdown", "csv", "ics", "html", "liftoscript", "fhir"]
    {
        let output = run(&["export", &file, "--unchecked", "-f", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(stderr(&output).contains(head), "{format}");
        let text = one_line(stdout(&output)).replace(" // ", " ");
        let place = text.find(head).unwrap_or_else(|| panic!("{format}: {text}"));
        assert!(
            format == "json" || format == "toml" || format == "ics" || place < text.len() / 3,
            "{format}: at {place} of {}",
            text.len()
        );
    }
    let again = written("again.json", &good(&["export", &file, "--unchecked"]));
    assert_eq!(run(&["export", &again]).status.code(), Some(1), "it stays what it is");
    let again: Value = serde_json::from_str(&good(&["export", &again, "--unchecked"])).unwrap();
    assert_eq!(again["safety"]["advice"][0], head);
    assert_eq!(again["safety"]["advice"].to_string().matches("Not checked").count(), 1);
    let mended = written("mended.json", &again.to_string());
    let healthy: Value =
        serde_json::from_str(&good(&["export", &mended, "--condition", "none"])).unwrap();
    assert!(
        !healthy["safety"]["advice"].to_string().contains("Not checked"),
        "for somebody else it is fine"
    );
    let told = stdout(&run(&["diff", &file, &file, "--unchecked"]));
    assert!(one_line(told).contains(head));
    let told: Value =
        serde_json::from_str(&good(&["diff", &file, &file, "--unchecked", "-f", "json"])).unwrap();
    assert!(told["warnings"][0].as_str().unwrap().ends_with(head));
}

#[test]
fn a_refused_plan_is_printed_in_the_format_that_was_asked_for() {
    let mut plan = made();
    plan["profile"]["red_flags"] = json!(["chest-pain"]);
    let file = written("refused.json", &plan.to_string());
    let refused = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        let plan: Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(
            (&plan["status"], &plan["weeks"]),
            (&"refused".into(), &json!([])),
            "{arguments:?}"
        );
    };
    refused(&["export", &file]);
    refused(&["diff", &file, "tests/all/cli/plans.in/small.toml", "-f", "json"]);
    assert!(stdout(&run(&["export", &file, "-f", "text"])).starts_with("No exercise for now"));
    assert!(
        stdout(&run(&["diff", "tests/all/cli/plans.in/small.toml", &file]))
            .starts_with("No exercise for now")
    );
    let healthy = written("healthy.json", &made().to_string());
    refused(&["export", &healthy, "--red-flag", "bladder-change"]);
    assert_eq!(run(&["export", &healthy, "--pain", "5"]).status.code(), Some(1));
    assert_eq!(run(&["export", &healthy, "--pain", "9"]).status.code(), Some(3));
}

/// The table of a built-in exercise.
fn entry(id: &str) -> String {
    let all = include_str!("../../../exercises.toml");
    let entry = all
        .split("[[exercise]]")
        .find(|entry| entry.contains(&format!("\nid = \"{id}\"\n")))
        .expect(id);
    format!("[[exercise]]{entry}")
}

/// An entry with the lines of some keys replaced, or taken out where nothing stands for them.
fn with(id: &str, changes: &[(&str, &str)]) -> String {
    let key = |line: &str| {
        changes.iter().find(|(key, _)| line.starts_with(&format!("{key} = "))).copied()
    };
    let lines = entry(id);
    let lines = lines.lines().filter_map(|line| {
        key(line).map_or(Some(line), |(_, new)| Some(new).filter(|new| !new.is_empty()))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a catalogue file tries; what `catalogue check` says of it, and its exit code.
#[test]
fn a_catalogue_raises_and_never_lowers() {
    let fold = "seated-forward-fold";
    let rows = [
        (
            "lower",
            with(fold, &[("spine", "spine = {}")]),
            "`flex` of `seated-forward-fold` can't be lowered to 0: 2 holds",
            0,
        ),
        ("raise", with(fold, &[("spine", "spine = { flex = 3, comp = 1, neural = 2 }")]), "", 0),
        (
            "flags",
            with("standing-forward-bend", &[("flags", "")]),
            "`standing-forward-bend` keeps its flags head-down, deep-hip",
            0,
        ),
        (
            "position",
            with(fold, &[("position", "position = \"standing\"")]),
            "the position of `seated-forward-fold` stays seated, not standing",
            0,
        ),
        (
            "pattern",
            with("superman-hold", &[("pattern", "pattern = \"anti-rotation\"")]),
            "the pattern of `superman-hold` stays extension, not anti-rotation",
            0,
        ),
        (
            "level",
            with(
                "romanian-deadlift",
                &[
                    ("level", "level = \"beginner\""),
                    ("easier", ""),
                    (
                        "dose",
                        "dose = { beginner = \"2x8 r90 t3-1-2-0\", intermediate = \"3x8-10 r90 \
                            t3-1-2-0\", advanced = \"4x6-8 r120 t3-1-2-0\" }",
                    ),
                ],
            ),
            "the level of `romanian-deadlift` can't be lowered to beginner: intermediate holds",
            0,
        ),
        (
            "on-request",
            with("side-glide", &[("on_request", "on_request = false")]),
            "`side-glide` keeps its `on_request`: it comes only where it is asked for",
            0,
        ),
        ("same", entry(fold), "", 0),
        (
            "texts",
            with(fold, &[("setup", "setup = \"Sit.\""), ("breathing", "breathing = \"Breathe.\"")]),
            "replaces `setup`, `breathing` of `seated-forward-fold`: these words are their \
                author's now",
            0,
        ),
        (
            "stop",
            with(fold, &[("stop", "stop = \"Never.\"")]),
            "`stop` of `seated-forward-fold` is added to the program's, which stands",
            0,
        ),
        ("pose", "[pose.bird-dog]\nbase = \"standing\"\n".into(), "redraws built-in: bird-dog", 0),
        (
            "pose-for-nobody",
            "[pose.brid-dog]\nbase = \"standing\"\n".into(),
            "did you mean `bird-dog`?",
            2,
        ),
        (
            "pose-for-nothing",
            "[pose.zzz]\nbase = \"standing\"\n".into(),
            "no exercise shows the pose `zzz`",
            2,
        ),
        (
            "pose-bent",
            "[pose.bird-dog]\nbase = \"standing\"\n[pose.bird-dog.end]\nspine = [90, 60, 0]\n"
                .into(),
            "this figure has 90 degrees of flex; `bird-dog` asks 0, which is 15 at most",
            2,
        ),
        (
            "pose-turned",
            "[pose.bird-dog]\nbase = \"standing\"\nstart = { twist = 60 }\n".into(),
            "degrees of rot",
            2,
        ),
        (
            "pose-and-lower",
            with(fold, &[("spine", "spine = {}")])
                + "\n[pose.seated-forward-fold]\nbase = \"standing\"\nstart = { spine = [90, 40, \
                    0] }\n",
            "`seated-forward-fold` asks 2, which is 65 at most",
            2,
        ),
    ];
    judged(rows);
}

/// A name that is taken; what `catalogue check` says of it, and its exit code.
#[test]
fn a_name_belongs_to_one_exercise() {
    let fold = "seated-forward-fold";
    judged([
        (
            "name",
            with(
                fold,
                &[("id", "id = \"my-super\""), ("name", "name = \"Bird  Dog\""), ("aliases", "")],
            ),
            "`Bird  Dog` of `my-super` is what `bird-dog` is called",
            0,
        ),
        (
            "alias",
            with(
                fold,
                &[
                    ("id", "id = \"my-super\""),
                    ("name", "name = \"My super\""),
                    ("aliases", "aliases = [\"superman hold\"]"),
                ],
            ),
            "`superman hold` of `my-super` is what `superman-hold` is called",
            0,
        ),
        (
            "renamed",
            with(fold, &[("name", "name = \"Bird dog\"")]),
            "`Bird dog` of `seated-forward-fold` is what `bird-dog` is called",
            0,
        ),
        (
            "no-exercise",
            with(fold, &[("id", "id = \"none\""), ("name", "name = \"Mine\""), ("aliases", "")]),
            "`none` can't be an exercise",
            2,
        ),
    ]);
}

fn judged<const N: usize>(rows: [(&str, String, &str, i32); N]) {
    for (name, text, said, code) in rows {
        let file = written(&format!("{name}.toml"), &text);
        let output = run(&["catalogue", "check", &file]);
        let err = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{name}: {err}");
        assert!(
            err.contains(said) && (code != 0 || err.is_empty() == said.is_empty()),
            "{name}: {err}"
        );
        let listed = run(&["list", "--catalogue", &file]);
        assert!(
            stderr(&listed).contains(said) && listed.status.code() == Some(code),
            "{name}: {}",
            stderr(&listed)
        );
    }
}

#[test]
fn a_lowered_exercise_stays_out_of_a_plan_and_a_foreign_one_is_told_in_every_format() {
    let file = written("evil.toml", &with("seated-forward-fold", &[("spine", "spine = {}")]));
    let make = |flags: &[&str]| {
        let ask = [
            "generate",
            "--today",
            "2026-11-23",
            "--catalogue",
            &file,
            "--include",
            "seated-forward-fold",
        ];
        good(&[&ask[..], flags].concat())
    };
    let frail: Value =
        serde_json::from_str(&make(&["--condition", "osteoporosis", "--age", "75", "-f", "json"]))
            .unwrap();
    assert!(
        frail["excluded"].to_string().contains("seated-forward-fold")
            && frail.get("foreign").is_none()
    );
    let line = "1 exercise of this plan comes from a file of your own; what it asks of a back is \
        its author's word.";
    for format in ["text", "json", "toml", "markdown", "csv", "ics", "html", "liftoscript", "fhir"]
    {
        let text =
            make(&["-f", format]).replace("\r\n ", "").replace("\\;", ";").replace("&#39;", "'");
        let text =
            text.split_whitespace().filter(|word| *word != "//").collect::<Vec<_>>().join(" ");
        assert!(text.contains(line), "{format}: {text}");
    }
    let plan = written("foreign.json", &make(&["-f", "json"]));
    let read: Value =
        serde_json::from_str(&good(&["export", &plan, "--catalogue", &file])).unwrap();
    assert_eq!(read["foreign"], json!(["seated-forward-fold"]));
    let without = run(&["export", &plan]);
    assert!(
        stderr(&without).contains("made with other rules or exercises")
            && !stdout(&without).contains(line)
    );
}

#[test]
fn a_catalogue_adds_to_when_to_stop_and_keeps_who_asks_first() {
    let fold = "seated-forward-fold";
    let text = with(fold, &[("setup", "setup = \"Sit.\""), ("stop", "stop = \"Never.\"")]);
    let file = written("stop-stands.toml", &text);
    let show = |flags: &[&str]| good(&[&["show", fold][..], flags].concat());
    let built_in: Value = serde_json::from_str(&show(&["-f", "json"])).unwrap();
    let own: Value = serde_json::from_str(&show(&["-f", "json", "--catalogue", &file])).unwrap();
    assert_eq!(own["stop"], format!("{} Never.", built_in["stop"].as_str().unwrap()));
    let setup = own["setup"].as_str().unwrap();
    assert!(setup.starts_with("Sit. In the morning wait an hour after getting up."), "{setup}");
    assert_eq!(
        setup.contains("artificial hip"),
        built_in["setup"].as_str().unwrap().contains("artificial hip")
    );
    assert!(
        show(&["--catalogue", &file])
            .contains("a file of your own; its texts are their author's word")
    );
}

#[test]
fn what_a_plan_file_adds_to_the_advice_comes_after_the_programs() {
    let foreign = written(
        "after.toml",
        &with("seated-forward-fold", &[("spine", "spine = { flex = 3, comp = 1, neural = 2 }")]),
    );
    let ask = [
        "--condition",
        "nonspecific-lbp",
        "--include",
        "seated-forward-fold",
        "--catalogue",
        &foreign,
    ];
    let made = good(&[&["generate", "--today", "2026-11-23", "-f", "json"], &ask[..]].concat());
    let mut plan: Value = serde_json::from_str(&made).unwrap();
    let honest = plan["safety"]["advice"].as_array().unwrap().clone();
    let forged = [
        "Not all of this plan is within backplan's rules; talk it over with whoever gave it to you: none for you.",
        "You are fit.",
    ];
    plan["safety"]["advice"] = [&forged.map(Value::from)[..], &honest].concat().into();
    let file = written("after-plan.json", &plan.to_string());
    let read: Value =
        serde_json::from_str(&good(&["export", &file, "--catalogue", &foreign])).unwrap();
    let signed = forged.map(|text| Value::from(format!("From the plan's author: {text}")));
    assert_eq!(read["safety"]["advice"], Value::from([&honest, &signed[..]].concat()));
}
