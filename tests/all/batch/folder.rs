//! A file for each of many: named by who it is, the same as made alone, nobody's file lost.

use std::collections::BTreeSet;
use std::fs;

use super::{PEOPLE, answers, batch, profile};
use crate::program::{run, stderr, stdout};
use crate::scratch::{folder, path};

/// The names in a folder.
fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    entries.map(|name| name.to_str().unwrap().to_owned()).collect()
}

#[test]
fn each_gets_the_file_that_they_get_alone() {
    let folder = folder("batch-files");
    let (me, alone) = (path(&folder, "me.toml"), path(&folder, "alone"));
    for (format, flags) in [
        ("html", &["--from", "Back clinic", "--paper", "letter"][..]),
        ("ics", &["--time", "07:00", "--tz", "Europe/Berlin"]),
        ("pdf", &[]),
        ("md", &[]),
        ("json", &[]),
        ("txt", &[]),
    ] {
        let out = path(&folder, &format!("made-{format}"));
        let today = ["--today", "2026-11-23"];
        let flags = [&["-f", format, "--out", &out][..], flags, &today].concat();
        let told = answers(PEOPLE, &flags);
        assert_eq!(told.len(), PEOPLE.lines().count());
        for (line, answer) in
            PEOPLE.lines().zip(told).step_by(if ["html", "pdf"].contains(&format) { 5 } else { 2 })
        {
            assert!(answer.get("plan").is_none() && answer.get("problems").is_none(), "{answer}");
            let name = answer["file"].as_str().unwrap();
            fs::create_dir_all(&alone).unwrap();
            let made = path(&folder, &format!("alone/{name}"));
            fs::write(&me, profile(line)).unwrap();
            let arguments =
                [&["generate", "--profile", &me, "-f", format, "-o", &made], &flags[4..]];
            assert!(matches!(run(&arguments.concat()).status.code(), Some(0 | 3)), "{line}");
            let [one, other] = [made, format!("{out}/{name}")].map(|file| fs::read(file).unwrap());
            assert!(one == other, "{name} of {line}");
        }
    }
}

#[test]
fn files_are_named_by_id_and_nobodys_is_written_over() {
    let folder = folder("batch-names");
    let out = path(&folder, "new/plans");
    let line = |id: &str| format!("{{\"id\":{id},\"start\":\"2026-11-23\",\"minutes\":10}}\n");
    let lines: String = ["\"Anna\"", "\"anna\"", "\"../up\"", "null", "7"].map(line).concat();
    let flags = ["-f", "md", "-o", out.as_str()];
    let told = answers(&lines, &flags);
    let files: Vec<_> = told.iter().map(|answer| answer["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["Anna.md", "anna-2.md", "up.md", "line-4.md", "7.md"]);
    assert_eq!(names(&out), files.iter().map(|name| (*name).to_owned()).collect());
    // What the program wrote it may renew; what somebody wrote or changed it may not.
    answers(&lines, &flags);
    let [anna, up] = ["Anna.md", "up.md"].map(|name| format!("{out}/{name}"));
    fs::write(&anna, "my own").unwrap();
    fs::write(&up, fs::read_to_string(&up).unwrap() + "changed").unwrap();
    let output = batch(&lines, &flags);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let told = stdout(&output);
    assert_eq!(told.lines().count(), 5);
    assert!(
        told.lines().next().unwrap().contains("\"status\":\"plan\",\"problems\":[{\"text\":"),
        "{told}"
    );
    assert!(
        told.contains("is no file that backplan wrote")
            && told.contains("was changed after backplan wrote it"),
        "{told}"
    );
    assert!(stderr(&output).ends_with(": 5 plan, 2 not written\n"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&anna).unwrap(), "my own");
    answers(&lines, &[&flags[..], &["--force"]].concat());
    assert_ne!(fs::read_to_string(&anna).unwrap(), "my own");
}

#[test]
fn what_is_no_folder_is_told() {
    let folder = folder("batch-no-folder");
    let file = path(&folder, "file");
    fs::write(&file, "").unwrap();
    for (out, said) in [
        (file.clone(), format!("error: --output: {file} is a file, not a folder\n")),
        (format!("{file}/in"), format!("error: can't make the folder {file}/in: ")),
    ] {
        let output = batch(PEOPLE, &["-f", "md", "-o", &out]);
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()));
        assert!(stderr(&output).starts_with(&said), "{}", stderr(&output));
    }
}
