//! What is written to files.

use std::fs;
use std::path::Path;

use crate::{backplan, folder, good, path, run, stderr, stdout};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_whole_and_nothing_goes_to_stdout() {
    let folder = folder("whole");
    let file = path(&folder, "list.json");
    fs::write(&file, "what was there before").unwrap();
    let output = run(&["list", "-o", &file]);
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (Some(0), String::new(), format!("wrote {file}\n"))
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), good(&["list", "-f", "json"]));
    assert_eq!(names(&folder), ["list.json"]);
}

#[test]
fn the_format_follows_the_name_of_the_file() {
    let folder = folder("names");
    for (name, format) in [("a.json", "json"), ("a.TOML", "toml"), ("a.txt", "text"), ("plain", "text")] {
        let file = path(&folder, name);
        assert_eq!(good(&["rules", "-o", &file]), "");
        assert_eq!(fs::read_to_string(&file).unwrap(), good(&["rules", "-f", format]), "{name}");
    }
    let file = path(&folder, "data.of-mine");
    assert_eq!(good(&["rules", "-f", "json", "-o", &file]), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), good(&["rules", "-f", "json"]));
    assert_eq!(good(&["rules", "-o", "-"]), good(&["rules"]));
}

#[test]
fn a_wrong_name_leaves_the_file_as_it_was() {
    let folder = folder("disagree");
    let file = path(&folder, "list.toml");
    fs::write(&file, "mine").unwrap();
    assert_eq!(run(&["list", "-f", "json", "-o", &file]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(names(&folder), ["list.toml"]);
}

#[test]
fn a_file_has_no_colours_unless_asked_for() {
    let folder = folder("plain");
    let file = path(&folder, "list.txt");
    let written = |arguments: &[&str]| {
        let output =
            backplan(&[&["list", "-o", &file], arguments].concat()).env("CLICOLOR_FORCE", "1").output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        fs::read_to_string(&file).unwrap()
    };
    assert!(!written(&[]).contains('\u{1b}'));
    assert!(written(&["--color", "always"]).contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_link_goes_on_leading_to_its_file() {
    let folder = folder("links");
    fs::write(folder.join("real.json"), "").unwrap();
    std::os::unix::fs::symlink("real.json", folder.join("link.json")).unwrap();
    assert_eq!(good(&["list", "-o", &path(&folder, "link.json")]), "");
    assert!(fs::symlink_metadata(folder.join("link.json")).unwrap().is_symlink());
    assert!(fs::read_to_string(folder.join("real.json")).unwrap().starts_with('{'));
}
