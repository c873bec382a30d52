//! What completion promises: the words at the cursor, from where they are defined, in every shell.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{self, backplan, run};
use crate::scratch;

/// What a shell that shows what words mean is told: `word<TAB>meaning` lines for the last of the
/// words.
fn told(words: &[&str]) -> Vec<String> {
    let arguments = [&["--", "backplan"], words].concat();
    let output = backplan(&arguments).env("BACKPLAN_COMPLETE", "fish").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{words:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn completed(words: &[&str]) -> Vec<String> {
    told(words).iter().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_kind_of_word_is_completed() {
    for (words, expected) in [
        (&["sho"][..], &["show"][..]),
        (&["show", "bird-dog-"], &["bird-dog-leg-only", "bird-dog-square"]),
        (&["show", "bird-dog", "--for"], &["--format", "--force"]),
        (&["rules", "time-"], &["time-budget"]),
        (&["generate", "--level", ""], &["beginner", "intermediate", "advanced"]),
        (&["generate", "--level=int"], &["--level=intermediate"]),
        (&["generate", "--goal", "s"], &["strength", "sore-back", "stretch"]),
        (&["generate", "--condition", "osteo"], &["osteoporosis", "osteoporosis-fracture"]),
        (&["generate", "--red-flag", "b"], &["bladder-change", "bowel-change", "both-legs"]),
        (&["generate", "--equipment", "g"], &["gym"]),
        (&["generate", "--days", "t"], &["tue", "thu"]),
        (&["generate", "--start", "to"], &["today", "tomorrow"]),
        (&["generate", "--surgery", "f"], &["fusion"]),
        (&["generate", "--direction", ""], &["flexion", "extension"]),
        (&["generate", "--include", "dead-bug-b"], &["dead-bug-band"]),
        (&["generate", "--exclude", "superm"], &["superman-hold"]),
        (&["generate", "--workout", "sa"], &["sample"]),
        (&["generate", "--weights", "romanian"], &["romanian-deadlift="]),
        (&["generate", "--weights", "band"], &[]),
        (&["generate", "--unit", ""], &["kg", "lb"]),
        (&["generate", "--format", "js"], &["json"]),
        (&["generate", "-fto"], &["-ftoml"]),
        (&["check", "--format", ""], &["text", "json"]),
        (&["list", "--format", ""], &["text", "json", "toml"]),
        (&["list", "--category", "mid"], &["mid-back"]),
        (&["list", "--pattern", "hip-"], &["hip-abduction"]),
        (&["list", "--position", "sup"], &["supine"]),
        (&["list", "--color", "a"], &["auto", "always"]),
        (&["schema", "pr"], &["profile", "progress"]),
        (&["completions", "z"], &["zsh"]),
        (&["export", "--minutes", ""], &[]),
    ] {
        assert_eq!(completed(words), expected, "{words:?}");
    }
    assert!(completed(&["catalogue", ""]).contains(&"check".to_owned()));
    assert!(
        completed(&["check", "exercises."]).contains(&"exercises.toml".to_owned()),
        "paths are completed"
    );
}

#[test]
fn lists_go_on_behind_a_comma_without_what_is_in_them() {
    assert_eq!(completed(&["generate", "--days", "mon,tue,t"]), ["mon,tue,thu"]);
    assert_eq!(
        completed(&["generate", "--equipment", "barbell,b"]),
        ["barbell,backpack", "barbell,band", "barbell,bench", "barbell,back-extension-machine"]
    );
    assert_eq!(
        completed(&["generate", "--condition=pregnancy,osteoporosis-"]),
        ["--condition=pregnancy,osteoporosis-fracture"]
    );
    assert_eq!(
        completed(&["generate", "--weights", "farmers-carry=8,goblet-squat=12,g"]),
        ["farmers-carry=8,goblet-squat=12,good-morning="]
    );
    assert!(completed(&["generate", "--goal", "desk,s"]).is_empty(), "a goal is no list");
}

#[test]
fn words_come_with_what_they_mean() {
    assert_eq!(told(&["show", "bird-dog-sq"]), ["bird-dog-square\tBird dog with square"]);
    assert_eq!(
        told(&["generate", "--red-flag", "leg-n"]),
        ["leg-numbness\tNumbness or tingling in one leg"]
    );
    assert_eq!(told(&["generate", "--equipment", "gy"]), ["gym\tAll equipment"]);
    assert!(told(&["rules", "daily-st"])[0].starts_with("daily-stretch\tEvery day holds"));
}

#[test]
fn the_exercises_of_a_catalogue_that_is_named_are_completed_too() {
    let text = fs::read_to_string("exercises.toml").unwrap();
    let start = text.find("[[exercise]]\nid = \"bird-dog\"").unwrap();
    let end = text[start + 1..].find("\n[[exercise]]").unwrap() + start + 1;
    let file = scratch::folder("completed").join("completed.toml");
    fs::write(&file, text[start..end].replace("\"bird-dog\"", "\"bird-dog-of-mine\"")).unwrap();
    let file = file.to_str().unwrap();
    let own = ["bird-dog-of-mine"];
    assert_eq!(completed(&["--catalogue", file, "show", "bird-dog-o"]), own);
    assert_eq!(completed(&[&format!("--catalogue={file}"), "show", "bird-dog-o"]), own);
    assert_eq!(completed(&["show", "--catalogue", file, "bird-dog-o"]), own);
    assert!(completed(&["--catalogue", "nowhere.toml", "show", "bird-dog-o"]).is_empty());
}

#[test]
fn every_script_asks_the_program() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(&["completions", shell]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}");
        assert!(
            script.contains("BACKPLAN_COMPLETE") && script.contains("backplan"),
            "{shell}: {script}"
        );
        assert!(!script.contains(program::PATH), "{shell}: a script holds on every machine");
    }
    let output = run(&["completions", "bsh"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: unknown shell `bsh`\n  help: did you mean `bash`?\n"
    );
}

#[test]
fn only_a_shell_that_is_known_is_answered() {
    for shell in ["", "0", "tcsh"] {
        let output = backplan(&["--version"]).env("BACKPLAN_COMPLETE", shell).output().unwrap();
        assert!(String::from_utf8(output.stdout).unwrap().starts_with("backplan "), "{shell:?}");
    }
}

/// The script in a real shell, as Tab runs it.
#[cfg(unix)]
#[test]
fn bash_completes_with_the_script() {
    let bash = Command::new("bash").arg("--version").output();
    assert!(
        bash.is_ok_and(|output| output.status.success()),
        "bash is missing; this test can't do without it"
    );
    let folder = Path::new(program::PATH).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let files = scratch::folder("prompt");
    fs::write(files.join("my plan.json"), "").unwrap();
    // What is typed, in the pieces in which bash hands it over, and what it gets back.
    for (line, words, expected) in [
        ("backplan gen", "backplan gen", "generate"),
        ("backplan show bird-dog-", "backplan show bird-dog-", "bird-dog-leg-only bird-dog-square"),
        ("backplan generate --days mon,tue,t", "backplan generate --days mon,tue,t", "mon,tue,thu"),
        ("backplan check --format j", "backplan check --format j", "json"),
        ("backplan generate --goal=d", "backplan generate --goal = d", "desk"),
        ("backplan generate --goal=", "backplan generate --goal =", "balanced strength sore-back"),
        ("backplan generate --days=mon,t", "backplan generate --days = mon,t", "mon,tue mon,thu"),
        ("backplan check my\\ p", "backplan check 'my\\ p'", "my\\ plan.json"),
        ("backplan check \"my p", "backplan check '\"my p'", "my plan.json"),
        (
            "backplan check --profile=my\\ p",
            "backplan check --profile = 'my\\ p'",
            "my\\ plan.json",
        ),
    ] {
        let script = format!(
            "source <(backplan completions bash); COMP_LINE='{line}'; \
                COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({words}); COMP_WORDBREAKS='=:'; \
                COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _backplan 2>/dev/null; IFS=' '; echo \
                \"${{COMPREPLY[*]}}\""
        );
        let output = Command::new("bash")
            .args(["--norc", "-c", &script])
            .env("PATH", &path)
            .current_dir(&files)
            .output()
            .unwrap();
        let reply = String::from_utf8_lossy(&output.stdout);
        let is_right = match reply.trim_end() {
            reply if line.ends_with("--goal=") => reply.starts_with(expected),
            reply => reply == expected,
        };
        assert!(is_right, "{line}: {output:?}");
    }
}
