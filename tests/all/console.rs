//! Commands as people type them, with what they print, in files that people read: run again and held against what stands there.
//!
//! From ```` ```console ```` to ```` ``` ````, `$ backplan ...` is a call, with words in single quotes where they need them; `? 2` below
//! it is the code that it ends with where that is not 0; the lines up to the next call are what it prints on both streams. There, `...`
//! stands for any lines and `[..]` for anything within a line. `BACKPLAN_BLESS=1` writes down what is printed now.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::program::backplan;
use crate::{golden, scratch};

/// Runs every call of a file at that many columns, in the folder beside it that is called like it and ends in `.in`, or else in that of
/// the package.
///
/// # Panics
///
/// Where there is no call, or one ends or prints otherwise than the file says.
pub fn holds(file: &Path, columns: usize) {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let folder = Some(file.with_extension("in")).filter(|folder| folder.is_dir());
    let folder = folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    // What one call saves the next one finds.
    let home = scratch::folder("console");
    let (mut now, mut calls, mut console) = (String::new(), 0, false);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        now.extend([line, "\n"]);
        console = line == "```console" || console && line != "```";
        if let Some(call) = line.strip_prefix("$ backplan").filter(|_| console) {
            let mut told = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
                told.push(line);
            }
            calls += 1;
            now.push_str(&again(call, &told, columns, [&folder, &home]));
        }
    }
    assert!(calls > 0, "{} holds no call", file.display());
    golden::same(file, &now);
}

/// What a call ends with and prints, as it is to stand below it.
fn again(call: &str, told: &[&str], columns: usize, places: [&Path; 2]) -> String {
    let (code, printed) = run(call, columns, places);
    let (code_told, told) = match told.split_first() {
        Some((code, told)) if code.starts_with("? ") => (Some(*code), told),
        _ => (None, told),
    };
    let code = format!("? {code}");
    let code = Some(code.as_str()).filter(|code| *code != "? 0" || code_told == Some(code));
    let lines = told.len() - told.iter().rev().take_while(|line| line.is_empty()).count();
    let (told, gap) = told.split_at(lines);
    let printed: Vec<&str> = printed.trim_end_matches('\n').lines().collect();
    let lines = code.into_iter().chain(short(told, &printed)).chain(gap.iter().copied());
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn run(call: &str, columns: usize, [folder, home]: [&Path; 2]) -> (i32, String) {
    let quoted = call.split('\'').enumerate();
    let words = quoted.flat_map(|(place, part)| {
        if place % 2 == 1 {
            vec![part]
        } else {
            part.split(' ').filter(|word| !word.is_empty()).collect()
        }
    });
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let mut command = backplan(&words.collect::<Vec<_>>());
    command.env("BACKPLAN_HOME", home);
    command.env("COLUMNS", columns.to_string()).env("LC_ALL", "C.UTF-8").current_dir(folder);
    command.stdin(Stdio::null()).stdout(writer.try_clone().expect("a pipe")).stderr(writer);
    let mut child = command.spawn().expect("the program runs");
    // The command holds the ends that are written to; what it prints ends when nobody does.
    drop(command);
    let printed = std::io::read_to_string(&mut reader).expect("UTF-8");
    (child.wait().expect("it ends").code().expect("a code"), printed)
}

/// The lines that are printed, cut short where those that were told are, as far as they are still alike.
fn short<'a>(told: &[&'a str], mut printed: &[&'a str]) -> Vec<&'a str> {
    let mut lines = Vec::new();
    for (place, line) in told.iter().enumerate() {
        if *line == "..." {
            let next = told.get(place + 1);
            let skipped = next.map_or(Some(printed.len()), |next| {
                printed.iter().position(|line| alike(next, line))
            });
            if let Some(skipped) = skipped {
                lines.push("...");
                printed = &printed[skipped..];
            }
        } else if let Some((first, rest)) = printed.split_first() {
            lines.push(if alike(line, first) { line } else { first });
            printed = rest;
        }
    }
    lines.extend(printed);
    lines
}

/// Whether a line is what was told, where `[..]` stands for anything.
fn alike(told: &str, line: &str) -> bool {
    match told.split_once("[..]") {
        None => told == line,
        Some((start, end)) => line.strip_prefix(start).is_some_and(|line| {
            line.char_indices()
                .map(|(at, _)| at)
                .chain([line.len()])
                .any(|at| alike(end, &line[at..]))
        }),
    }
}

#[test]
fn what_is_left_out_stays_out_and_what_changed_shows() {
    let told = ["one", "...", "two [..]", "three", "..."];
    let printed = ["one", "x", "two is", "three", "y"];
    assert_eq!(short(&told, &printed), told);
    assert_eq!(
        short(&told, &["one", "two is", "three"]),
        ["one", "...", "two [..]", "three", "..."]
    );
    assert_eq!(
        short(&told, &["one", "x", "two is", "four", "y"]),
        ["one", "...", "two [..]", "four", "..."]
    );
    assert_eq!(short(&told, &["two is", "three"]), ["two is", "three", "..."]);
    assert_eq!(short(&["one"], &["one", "more"]), ["one", "more"]);
    assert_eq!(short(&["one", "two"], &["one"]), ["one"]);
    assert!(alike("[..] é [..]", "ü é ö") && !alike("[..]x", "xy") && !alike("a[..]", "b"));
}
