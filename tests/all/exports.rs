//! What every format of a plan has in common: flags, files, folders, exit codes, and that a plan
//! file gives what the plan itself gives.

mod calendar;

use std::fs;
use std::path::Path;

use backplan::export::FORMATS;
use backplan::export::format::{Format, Makes};

use crate::program::{run_line as run, stderr, without_assumed};
use crate::scratch::{folder, path};

/// The formats that are texts.
fn texts() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| matches!(format.makes, Makes::Text(_)))
}
/// A plan, a relief plan and a refused one, with their exit codes.
const STATUSES: [(&str, i32); 3] = [("--minutes 20", 0), ("--goal sore-back", 0), ("--pain 9", 3)];

/// What goes to stdout.
fn out(arguments: &str) -> Vec<u8> {
    run(arguments).stdout
}

/// The exit code and what is said on stderr, save what was assumed, and that no subject was named.
fn said(arguments: &str) -> (Option<i32>, String) {
    let output = run(arguments);
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    let told = |line: &&str| !line.starts_with("note: the subject is unknown");
    (output.status.code(), without_assumed(&text).split_inclusive('\n').filter(told).collect())
}

fn generate(rest: &str) -> String {
    format!("generate --today 2026-11-23 {rest}")
}

#[test]
fn a_plan_file_gives_in_every_format_what_the_plan_gives() {
    let folder = folder("again");
    for (index, (status, code)) in STATUSES.into_iter().enumerate() {
        for (form, extension) in [("json", "json"), ("toml", "toml")] {
            let file = path(&folder, &format!("{index}.{extension}"));
            assert_eq!(
                said(&generate(&format!("{status} -f {form} -o {file}"))).0,
                Some(code),
                "{status}"
            );
            for Format { name: format, .. } in texts() {
                let plan = out(&generate(&format!("{status} -f {format}")));
                assert!(!plan.is_empty(), "{format} of {status}");
                let again = out(&format!("export --today 2026-11-23 {file} -f {format}"));
                assert!(plan == again, "{format} of {status} by {form}");
            }
        }
    }
}

#[test]
fn the_exit_code_follows_the_status_in_every_format() {
    for (status, code) in STATUSES {
        for Format { name: format, .. } in texts() {
            assert_eq!(
                said(&generate(&format!("{status} -f {format}"))),
                (Some(code), String::new()),
                "{format} {status}"
            );
        }
    }
}

#[test]
fn the_format_follows_the_name_of_the_file() {
    let folder = folder("names");
    for Format { name: format, extension, .. } in texts() {
        let file = path(&folder, &format!("plan.{extension}"));
        // A calendar that has no name goes by that of its file.
        let line = |place: &str| generate(&format!("--name Anna {place}"));
        assert_eq!(said(&line(&format!("-o {file}"))), (Some(0), format!("wrote {file}\n")));
        let written = String::from_utf8_lossy(&fs::read(&file).expect("a file")).into_owned();
        let printed = String::from_utf8_lossy(&out(&line(&format!("-f {format}")))).into_owned();
        let mark = written.find("backplan plan ").expect("the mark of a file");
        assert!(mark < 400 || written.len() - mark < 60, "{format}: at one of its ends");
        // All else is what is printed.
        let alike =
            |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
        let head = alike(&mut written.bytes().zip(printed.bytes()));
        let tail = alike(&mut written.bytes().rev().zip(printed.bytes().rev()));
        assert!(written.len() - printed.len() < 90 && head + tail >= printed.len(), "{format}");
        let other = if *format == "json" { "toml" } else { "json" };
        let (code, said) = said(&generate(&format!("-f {other} -o {file}")));
        let wrong = format!(
            "error: --output: {file} is the name of a {format} file, but --format is {other}\n"
        );
        assert_eq!(code, Some(2));
        assert!(said.starts_with(&wrong), "{said}");
    }
}

#[test]
fn somebody_elses_file_stays_and_our_own_is_written_over() {
    let folder = folder("force");
    for Format { name: format, extension, .. } in texts() {
        let file = path(&folder, &format!("plan.{extension}"));
        fs::write(&file, "my shopping list").expect("a file");
        let (code, words) = said(&generate(&format!("-o {file}")));
        assert_eq!(code, Some(2), "{format}");
        let expected = format!(
            "error: --output: {file} is there already and is no file that backplan wrote\n  help: \
                choose another name, or add --force to write over it\n"
        );
        assert_eq!(words, expected);
        assert_eq!(fs::read_to_string(&file).expect("a file"), "my shopping list");
        assert_eq!(said(&generate(&format!("-o {file} --force"))).0, Some(0), "{format} by force");
        for (status, code) in STATUSES {
            assert_eq!(
                said(&generate(&format!("-o {file} {status}"))).0,
                Some(code),
                "{format} over its own, {status}"
            );
        }
        fs::write(&file, "").expect("a file");
        assert_eq!(
            said(&generate(&format!("-o {file}"))).0,
            Some(0),
            "{format} over an empty file"
        );
    }
}

#[test]
fn a_folder_takes_a_file_for_each_session_where_the_format_has_one() {
    let folder = folder("folder");
    let into = format!("{}/", path(&folder, "new/workouts"));
    let (code, words) = said(&generate(&format!("-f fit -o {into}")));
    let told = words.strip_prefix(&format!("wrote 7 files to {into}\nnote: "));
    let tells = told.is_some_and(|note| note.contains("folder GARMIN/NewFiles"));
    assert!(code == Some(0) && tells, "{words}");
    let mut names: Vec<String> = fs::read_dir(&into)
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!((names.len(), names[0].as_str()), (7, "2026-11-23-strength-a.fit"));
    assert!(
        names.iter().all(
            |name| fs::metadata(Path::new(&into).join(name)).is_ok_and(|file| file.len() > 100)
        )
    );
    assert_eq!(said(&generate(&format!("-f fit -o {into}"))).0, Some(0), "over its own");
    fs::write(Path::new(&into).join(&names[3]), "mine").expect("a file");
    assert_eq!(
        said(&generate(&format!("-f fit -o {into}"))).0,
        Some(2),
        "not over somebody else's"
    );
    let (code, words) = said(&generate(&format!("-f markdown -o {into}")));
    assert_eq!(code, Some(2));
    assert!(words.starts_with(&format!("error: --output: {into} is a folder\n")), "{words}");
}

#[test]
fn a_refused_plan_makes_no_workout_and_gives_its_advice() {
    let folder = folder("none");
    let into = format!("{}/", path(&folder, "workouts"));
    let output = run(&generate(&format!("--pain 9 -f fit -o {into}")));
    assert_eq!((output.status.code(), output.stdout.len()), (Some(3), 0));
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains("Pain this strong needs a person, not a program."), "{words}");
    assert!(!Path::new(&into).exists());
}

#[test]
fn several_sessions_do_not_fit_into_one_file() {
    let (code, words) = said(&generate("-f fit"));
    assert_eq!(code, Some(2));
    assert!(
        words.starts_with("error: --format fit: a file holds one session, and there are 7\n"),
        "{words}"
    );
}

const NO_WALKS: &str = "error: --walks: there is no walking in this plan\n  help: leave it out, or \
    plan with --walk and your minutes\n";

#[test]
fn flags_of_another_format_are_mistakes_all_at_once() {
    let (code, words) = said(&generate(
        "--separator ; --time 7 --tz Europe/Berlin --remind soon --walks --desk-breaks --booklet --large --from Clinic --note \
            Hello",
    ));
    assert_eq!(code, Some(2));
    assert_eq!(words.matches(": goes with the format ").count(), 10, "{words}");
    assert!(words.contains("error: --time: `7` is no time of day\n"), "{words}");
    assert!(words.contains("error: --remind: `soon` is no time up to a week\n"), "{words}");
    let (_, words) = said(&generate("-f html --from \u{1b}[31m --note \u{202e}"));
    assert!(words.contains("error: --from: the character \\u{1b} can't be shown\n"), "{words}");
    assert!(words.contains("error: --note: the character \\u{202e} can't be shown\n"), "{words}");
    let (code, words) = said(&generate("-f ics --walk 0 --walks"));
    assert_eq!((code, &*words), (Some(2), NO_WALKS));
    let (code, words) = said(&generate("-f ics --tz Europe/Berlin --remind 10m"));
    assert_eq!(code, Some(2));
    for flag in ["--tz", "--remind"] {
        let wrong = format!("error: {flag}: says nothing without --time\n  help: add a time");
        assert!(words.contains(&wrong), "{words}");
    }
    let (_, words) = said(&generate("-f ics --desk-breaks"));
    assert!(
        words.contains("error: --desk-breaks: goes with the goal desk, not balanced\n"),
        "{words}"
    );
}

/// Every flag of some format, as it is typed, and what has to stand beside it.
const FLAGS: [(&str, &str, &str); 17] = [
    ("why", "--why", ""),
    ("all", "--all", ""),
    ("no-pager", "--no-pager", ""),
    ("separator", "--separator tab", ""),
    ("time", "--time 07:00", ""),
    ("tz", "--tz Asia/Tokyo", "--time 07:00"),
    ("remind", "--remind 10m", "--time 07:00"),
    ("walks", "--walks", ""),
    ("desk-breaks", "--desk-breaks", ""),
    ("booklet", "--booklet", ""),
    ("large", "--large", ""),
    ("from", "--from Clinic", ""),
    ("note", "--note Hello", ""),
    ("paper", "--paper letter", ""),
    ("subject", "--subject Patient/1", ""),
    ("voice", "--voice en", ""),
    ("no-voice", "--no-voice", ""),
];
/// What elsewhere than on a terminal is so unasked, or where nothing speaks.
const OF_OTHERS: [&str; 4] = ["all", "no-pager", "voice", "no-voice"];
/// A plan that is soon listened to.
const SHORT: &str = "[[weeks]]\n[[weeks.days]]\nweekday = \"mon\"\n[[weeks.days.sessions]]\n\
    [[weeks.days.sessions.blocks]]\nkind = \"main\"\nitems = [{ exercise = \"bird-dog\", dose = \"1x5\" }]\n";

#[test]
fn no_flag_is_passed_over_in_silence_by_any_format() {
    let folder = folder("flags");
    let short = path(&folder, "short.toml");
    fs::write(&short, SHORT).expect("a file");
    for format in FORMATS.iter().filter(|format| !matches!(format.makes, Makes::Nothing)) {
        let name = format.name;
        let to = match format.makes {
            Makes::Workouts { .. } => format!("-o {}/", path(&folder, name)),
            _ => String::new(),
        };
        assert!(format.flags.iter().chain(format.met).all(|of| FLAGS.iter().any(|f| f.0 == *of)));
        for (flag, typed, beside) in FLAGS {
            let beside = if format.flags.contains(&flag) { beside } else { "" };
            let call = |more: &str| {
                let rest = format!("-f {name} {to} {beside} {more}");
                match name {
                    // What takes long is held of plans that are short.
                    "flac" => format!("export {short} --today 2026-11-23 {rest}"),
                    "pdf" => generate(&format!("--minutes 8 {rest}")),
                    _ => generate(&format!("--goal desk --weeks 2 {rest}")),
                }
            };
            let output = run(&call(typed));
            let (code, words) = (output.status.code(), stderr(&output));
            let changes = || output.stdout != out(&call(""));
            if format.flags.contains(&flag) {
                assert_eq!(code, Some(0), "{name} {typed}: {words}");
                assert!(OF_OTHERS.contains(&flag) || changes(), "{name} {typed}");
            } else if format.met.contains(&flag) {
                assert_eq!(code, Some(0), "{name} {typed}: {words}");
                let told = format!("note: --{flag} changes nothing in {name}\n");
                assert!(words.contains(&told), "{name} {typed}: {words}");
                assert!(!changes(), "{name} {typed}");
            } else {
                assert_eq!(code, Some(2), "{name} {typed}: {words}");
                let wrong = format!("error: --{flag}: goes with the format ");
                assert!(words.contains(&wrong), "{name} {typed}: {words}");
                assert!(words.contains(&format!(", not {name}\n")), "{name} {typed}: {words}");
            }
        }
    }
}

#[test]
fn all_of_a_plan_and_only_a_part_of_it_are_a_mistake_together() {
    for words in ["--all --only today", "--only today --all"] {
        let (code, words) = said(&generate(words));
        assert_eq!(code, Some(2), "{words}");
        assert!(words.contains("--all") && words.contains("--only"), "{words}");
    }
}

#[test]
fn no_two_formats_have_the_same_name_or_extension() {
    for (index, format) in FORMATS.iter().enumerate() {
        assert!(!format.name.is_empty() && format.purpose.ends_with('.'), "{format:?}");
        let same =
            |other: &Format| other.name == format.name || other.extension == format.extension;
        assert!(!FORMATS[..index].iter().any(same), "{format:?}");
    }
}
