//! What is written to files: whole, by one door, and never over what would be lost.

use std::fs;
use std::path::Path;

use crate::program::{self, backplan, good, run, stderr, stdout, without_assumed};
use crate::scratch::{folder, path};

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_whole_and_nothing_goes_to_stdout() {
    let folder = folder("whole");
    let file = path(&folder, "list.json");
    let output = run(&["list", "-o", &file]);
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (Some(0), String::new(), format!("wrote {file}\n"))
    );
    assert_eq!(unmarked(&fs::read_to_string(&file).unwrap()), good(&["list", "-f", "json"]));
    assert_eq!(names(&folder), ["list.json"]);
}

/// What a file holds as it is printed: without the line by which the program knows it.
pub fn unmarked(text: &str) -> String {
    let is_mark = |line: &&str| {
        let words: Vec<&str> =
            line.trim_matches(|c: char| !c.is_alphanumeric()).split(' ').collect();
        let words = if words[0] == "digest\":" { &words[1..] } else { &words[..] };
        matches!(words, [.., _, digits] if digits.len() == 16) && line.contains("backplan ")
    };
    let marks: Vec<&str> = text.split_inclusive('\n').filter(is_mark).collect();
    assert_eq!(marks.len(), 1, "{marks:?} in {text}");
    text.replacen(marks[0], "", 1)
}

#[test]
fn the_format_follows_the_name_of_the_file() {
    let folder = folder("names");
    for (name, format) in
        [("a.json", "json"), ("a.TOML", "toml"), ("a.txt", "text"), ("plain", "text")]
    {
        let file = path(&folder, name);
        assert_eq!(good(&["rules", "-o", &file]), "");
        let written = fs::read_to_string(&file).unwrap();
        assert_eq!(unmarked(&written), good(&["rules", "-f", format]), "{name}");
    }
    let file = path(&folder, "data.of-mine");
    assert_eq!(good(&["rules", "-f", "json", "-o", &file]), "");
    assert_eq!(unmarked(&fs::read_to_string(&file).unwrap()), good(&["rules", "-f", "json"]));
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
        let output = backplan(&[&["list", "-o", &file], arguments].concat())
            .env("CLICOLOR_FORCE", "1")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        fs::read_to_string(&file).unwrap()
    };
    assert!(!written(&[]).contains('\u{1b}'));
    assert!(written(&["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn what_the_shell_wrote_is_not_known_to_be_untouched() {
    let folder = folder("redirected");
    let file = path(&folder, "plan.json");
    fs::write(&file, good(&["generate", "-f", "json"])).unwrap();
    assert_eq!(run(&["generate", "-o", &file]).status.code(), Some(2));
}

#[test]
fn a_file_of_the_program_is_not_taken_for_one_of_another_kind() {
    let folder = folder("kinds");
    let file = path(&folder, "plan.json");
    good(&["generate", "-o", &file]);
    let output = run(&["list", "-o", &file]);
    let said = format!(
        "error: --output: {file} holds something else that backplan wrote: plan, not list\n  \
            help: choose another name, or add --force to write over it\n"
    );
    assert_eq!((output.status.code(), stderr(&output)), (Some(2), said));
    good(&["generate", "--goal", "strength", "-o", &file]);
    good(&["list", "--force", "-o", &file]);
}

#[test]
fn a_plan_with_the_mark_of_its_file_is_read_like_any_other() {
    let folder = folder("digest");
    for name in ["plan.json", "plan.toml"] {
        let file = path(&folder, name);
        good(&["generate", "--minutes", "20", "-o", &file]);
        assert!(good(&["check", &file]).ends_with("rules hold.\n"), "{name}");
        assert_eq!(
            good(&["export", &file, "-f", "json"]),
            good(&["generate", "--minutes", "20", "-f", "json"]),
            "{name}"
        );
    }
}

/// The text of a profile, kept by `screen -o`.
fn screened(folder: &Path, text: &str, rest: &[&str]) -> (String, String) {
    let file = path(folder, "me.toml");
    fs::write(&file, text).unwrap();
    let output = run(&[&["screen", "-o", &file][..], rest].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    (fs::read_to_string(&file).unwrap(), stderr(&output).replace(&file, "me.toml"))
}

#[test]
fn the_screen_puts_its_keys_into_a_profile_and_keeps_the_rest() {
    let folder = folder("screen-profile");
    let mum = "# Mum, 72\nage = 72\nconditions = [\"osteoporosis-fracture\"] # 2019\nexclude = \
        [\"superman-hold\"]\n";
    let (now, said) = screened(&folder, mum, &["--red-flag", "none"]);
    assert_eq!(
        now,
        format!("{mum}red_flags = []\nassessed = false\ncleared = false\nfallen = false\n")
    );
    assert_eq!(said, "wrote me.toml, keeping what else it holds\n");
    let (again, _) =
        screened(&folder, &now, &["--red-flag", "leg-numbness", "--assessed", "--fallen"]);
    assert_eq!(
        again,
        format!(
            "{mum}red_flags = [\"leg-numbness\"]\nassessed = true\ncleared = false\nfallen = true\n"
        )
    );
    let file = path(&folder, "me.toml");
    let plan = good(&["generate", "--profile", &file]);
    assert!(plan.contains("osteoporosis"), "{plan}");
}

#[test]
fn what_is_no_profile_is_no_place_for_the_keys_of_the_screen() {
    let folder = folder("screen-foreign");
    let file = path(&folder, "me.toml");
    for text in [
        "shopping = [\"milk\"]\n",
        "age = 72\nconditions = [\"osteoporos\"\n",
        "my own words",
        "\u{0}\u{1}",
    ] {
        fs::write(&file, text).unwrap();
        let output = run(&["screen", "--red-flag", "none", "-o", &file]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    good(&["generate", "-o", &path(&folder, "plan.toml")]);
    assert_eq!(
        run(&["screen", "--red-flag", "none", "-o", &path(&folder, "plan.toml")]).status.code(),
        Some(2)
    );
    good(&["screen", "--red-flag", "none", "--force", "-o", &file]);
    assert!(fs::read_to_string(&file).unwrap().starts_with("red_flags = []\n"));
}

#[test]
fn mistakes_of_a_profile_are_shown_before_anything_is_put_into_it() {
    let folder = folder("screen-mistakes");
    let file = path(&folder, "me.toml");
    let text = "# my notes\nlevel = \"begginer\"\nminutes = 25\n";
    fs::write(&file, text).unwrap();
    for rest in [&[][..], &["--force"]] {
        let output = run(&[&["screen", "--red-flag", "none", "-o", &file], rest].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains("unknown level `begginer`")
                && stderr(&output).contains("me.toml:2:9"),
            "{}",
            stderr(&output)
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn a_profile_is_nothing_that_a_plan_may_be_written_over() {
    let folder = folder("profile");
    let file = path(&folder, "me.toml");
    good(&["screen", "--red-flag", "none", "-o", &file]);
    let before = fs::read_to_string(&file).unwrap();
    for text in [&before, "# profile for backplan\nage = 72\n"] {
        fs::write(&file, text).unwrap();
        assert_eq!(run(&["generate", "-o", &file]).status.code(), Some(2));
        assert_eq!(fs::read_to_string(&file).unwrap(), *text);
    }
}

#[test]
fn a_folder_of_workouts_holds_those_of_one_plan() {
    let folder = folder("workouts");
    let workouts = path(&folder, "wf");
    let generate = |rest: &[&str]| {
        let output = run(&[
            &["generate", "--today", "2026-11-23", "-f", "fit", "-o", &workouts, "--age", "40"],
            rest,
        ]
        .concat());
        let told = without_assumed(&stderr(&output));
        let told = told.lines().filter(|line| !line.contains("GARMIN/NewFiles"));
        told.collect::<Vec<_>>().join("\n").replace(&workouts, "wf")
    };
    fs::create_dir(&workouts).unwrap();
    fs::write(folder.join("wf/mine.fit"), "my own").unwrap();
    assert_eq!(generate(&["--weeks", "2"]), "wrote 14 files to wf");
    assert_eq!(names(&folder.join("wf")).len(), 15);
    let daily = |day: u32| format!("2026-12-{day:02}-daily-mobility-and-stretching.fit");
    let file = |name: &str| folder.join("wf").join(name);
    let mut changed = fs::read(file(&daily(1))).unwrap();
    *changed.last_mut().unwrap() ^= 1;
    fs::write(file(&daily(1)), &changed).unwrap();
    fs::copy(file(&daily(3)), file("my favourite.fit")).unwrap();
    let mut protected = fs::metadata(file(&daily(3))).unwrap().permissions();
    protected.set_readonly(true);
    fs::set_permissions(file(&daily(3)), protected).unwrap();
    let said = generate(&[]);
    let taken = "2026-11-30-strength-b.fit, 2026-12-02-strength-a.fit, 2026-12-04-strength-b.fit";
    assert!(
        said.starts_with(&format!(
            "wrote 7 files to wf\ntook away the workouts that were there: {taken}, "
        )),
        "{said}"
    );
    assert!(
        said.ends_with(&format!(
            "\nnote: left what is changed or protected: {}, {}",
            daily(1),
            daily(3)
        )),
        "{said}"
    );
    assert_eq!(names(&folder.join("wf")).len(), 11);
    let said = generate(&["--red-flag", "bladder-change"]);
    assert!(
        said.contains("\ntook away the workouts that were there: 2026-11-23-strength-a.fit, "),
        "{said}"
    );
    assert_eq!(names(&folder.join("wf")), [&daily(1), &daily(3), "mine.fit", "my favourite.fit"]);
    assert_eq!(fs::read_to_string(folder.join("wf/mine.fit")).unwrap(), "my own");
}

#[test]
fn workouts_that_would_have_one_name_are_numbered_and_counted() {
    let folder = folder("collide");
    let titles =
        ["下背部訓練", "上背部訓練", "A b", "a B!", &"long ".repeat(300), &"long ".repeat(301)];
    let sessions: Vec<String> = titles
        .iter()
        .map(|title| {
            format!(
                "{{ title = \"{title}\", blocks = [{{ kind = \"mobility\", items = [{{ exercise = \
                    \"cat-cow\" }}] }}] }}"
            )
        })
        .collect();
    let plan = format!(
        "[[weeks]]\n[[weeks.days]]\nweekday = \"mon\"\nsessions = [{}]\n",
        sessions.join(", ")
    );
    fs::write(folder.join("plan.toml"), plan).unwrap();
    let (plan, out) = (path(&folder, "plan.toml"), path(&folder, "fx/"));
    let output =
        run(&["export", &plan, "--today", "2026-11-23", "--unchecked", "-f", "fit", "-o", &out]);
    assert!(stderr(&output).contains(&format!("wrote 6 files to {out}\n")), "{}", stderr(&output));
    let long = "long-".repeat(12);
    let long = long.trim_end_matches('-');
    let expected = ["a-b-2", "a-b", "daily-2", "daily", &format!("{long}-2"), long];
    assert_eq!(names(&folder.join("fx")), expected.map(|name| format!("2026-11-23-{name}.fit")));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
    use std::process::{Output, Stdio};

    use super::*;

    /// Every command that writes, with the end of a name that its file may have.
    const COMMANDS: &[(&[&str], &str)] = &[
        (&["generate"], "txt"),
        (&["generate"], "json"),
        (&["generate"], "toml"),
        (&["generate"], "md"),
        (&["generate"], "csv"),
        (&["generate", "--name", "Anna"], "ics"),
        (&["generate"], "html"),
        (&["generate"], "liftoscript"),
        (&["generate", "--subject", "Patient/1"], "fhir"),
        (&["export"], "json"),
        (&["export", "PLAN"], "md"),
        (&["check", "PLAN"], "txt"),
        (&["check", "PLAN"], "json"),
        (&["diff", "PLAN", "PLAN"], "txt"),
        (&["diff", "PLAN", "PLAN"], "json"),
        (&["list"], "txt"),
        (&["list"], "json"),
        (&["list"], "toml"),
        (&["show", "bird-dog"], "txt"),
        (&["show", "bird-dog"], "json"),
        (&["show", "bird-dog"], "toml"),
        (&["show", "bird-dog"], "svg"),
        (&["figures"], "html"),
        (&["rules"], "txt"),
        (&["rules", "time-budget"], "json"),
        (&["rules"], "toml"),
        (&["schema", "plan"], "json"),
        (&["man"], "1"),
        (&["completions", "bash"], "sh"),
        (&["completions", "zsh"], "zsh"),
        (&["completions", "fish"], "fish"),
        (&["completions", "elvish"], "elv"),
        (&["completions", "powershell"], "ps1"),
        (&["screen", "--red-flag", "none"], "txt"),
        (&["screen", "--red-flag", "none"], "json"),
        (&["screen", "--form"], "toml"),
    ];

    /// A command that writes, in a folder of its own that holds a plan.
    struct Writer {
        folder: std::path::PathBuf,
        arguments: Vec<String>,
        file: String,
        ending: &'static str,
    }

    impl Writer {
        fn new(number: usize, (arguments, ending): (&[&str], &'static str)) -> Self {
            let folder = folder(&format!("door-{number}"));
            let plan = path(&folder, "plan.json");
            good(&["generate", "--today", "2026-11-23", "--age", "40", "-o", &plan]);
            let arguments = arguments
                .iter()
                .map(|word| if *word == "PLAN" { plan.clone() } else { (*word).into() });
            let file = path(&folder, &format!("out.{ending}"));
            Self { arguments: arguments.collect(), folder, file, ending }
        }

        fn write_to(&self, file: &str, rest: &[&str]) -> Output {
            let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
            run(&[&arguments[..], &["--today", "2026-11-23", "-o", file], rest].concat())
        }

        /// Writes the file; all has to go well.
        fn writes(&self, rest: &[&str]) -> Vec<u8> {
            let output = self.write_to(&self.file, rest);
            assert_eq!(output.status.code(), Some(0), "{}: {}", self.told(), stderr(&output));
            assert!(
                stderr(&output).contains(&format!("wrote {}", self.file)),
                "{}: {}",
                self.told(),
                stderr(&output)
            );
            fs::read(&self.file).unwrap()
        }

        /// Asks for a file that may not be written: it says which and what to do, and changes
        /// nothing in the folder.
        fn refuses(&self, file: &str, rest: &[&str], said: &str) {
            let before = self.state();
            let output = self.write_to(file, rest);
            let told = stderr(&output);
            assert_eq!(
                (output.status.code(), stdout(&output).as_str()),
                (Some(2), ""),
                "{} {said}: {told}",
                self.told()
            );
            assert!(
                told.contains(said) && told.contains(file),
                "{} should say `{said}`: {told}",
                self.told()
            );
            assert!(
                !told.contains("Assumed"),
                "{}: the way is tried before the work: {told}",
                self.told()
            );
            assert_eq!(self.state(), before, "{} {said}", self.told());
        }

        /// Names, modes and contents of the folder.
        fn state(&self) -> Vec<(String, u32, Option<Vec<u8>>)> {
            let look = |name: String| {
                let path = self.folder.join(&name);
                let there = fs::symlink_metadata(&path).unwrap();
                (name, there.permissions().mode(), fs::read(&path).ok().filter(|_| !there.is_dir()))
            };
            names(&self.folder).into_iter().map(look).collect()
        }

        fn told(&self) -> String {
            format!("{} .{}", self.arguments.join(" "), self.ending)
        }

        fn mode(&self) -> u32 {
            fs::metadata(&self.file).unwrap().permissions().mode() & 0o777
        }

        fn set_mode(&self, mode: u32) {
            fs::set_permissions(&self.file, fs::Permissions::from_mode(mode)).unwrap();
        }

        fn all(&self) {
            let first = self.writes(&[]);
            assert_eq!(
                self.writes(&[]),
                first,
                "{}: what it wrote it may write again",
                self.told()
            );
            self.foreign_and_changed(&first);
            if self.arguments[0] == "figures" {
                // All pictures take a second to draw: the rest is as with the other pages.
                return;
            }
            self.modes(&first);
            self.inputs();
            self.links(&first);
            self.no_files(&first);
            let mut left: Vec<String> = names(&self.folder);
            left.retain(|name| {
                !["plan.json", "link", "other", "dangling", "one", "two", "pipe", "read", "inner"]
                    .contains(&name.as_str())
            });
            assert_eq!(
                left,
                [format!("out.{}", self.ending)],
                "{} leaves nothing behind",
                self.told()
            );
        }

        fn foreign_and_changed(&self, own: &[u8]) {
            let foreign = "is there already and is no file that backplan wrote";
            for text in [
                "my own notes about backplan and my back\n",
                "#!/bin/sh\nbackplan generate\n",
                "\u{0}\u{ff}",
            ] {
                fs::write(&self.file, text).unwrap();
                self.refuses(&self.file, &[], foreign);
            }
            fs::write(&self.file, [b"mine, and then ", own].concat()).unwrap();
            self.refuses(&self.file, &[], foreign);
            assert_eq!(self.writes(&["--force"]), own, "{}", self.told());
            for changed in [[own, b"\n- [x] done\n"].concat(), own[..own.len() - 2].to_vec()] {
                fs::write(&self.file, &changed).unwrap();
                self.refuses(&self.file, &[], "was changed after backplan wrote it");
            }
            assert_eq!(self.writes(&["--force"]), own, "{}", self.told());
            fs::write(&self.file, "").unwrap();
            assert_eq!(self.writes(&[]), own, "{}: an empty file is free", self.told());
        }

        fn modes(&self, own: &[u8]) {
            self.set_mode(0o600);
            self.writes(&[]);
            assert_eq!(self.mode(), 0o600, "{}", self.told());
            self.set_mode(0o444);
            self.refuses(&self.file, &[], "is there already and is protected against writing");
            assert_eq!(
                (self.writes(&["--force"]).as_slice(), self.mode()),
                (own, 0o444),
                "{}",
                self.told()
            );
            self.set_mode(0o640);
            self.writes(&[]);
            assert_eq!(self.mode(), 0o640, "{}", self.told());
        }

        /// A catalogue, and every plan, is an input that is not written over.
        fn inputs(&self) {
            let own = fs::read(&self.file).unwrap();
            fs::write(&self.file, "").unwrap();
            if !["man", "schema", "completions"].contains(&self.arguments[0].as_str())
                && !self.arguments.contains(&"--form".into())
            {
                self.refuses(
                    &self.file,
                    &["--catalogue", &self.file],
                    "is read by the same command",
                );
                symlink(&self.file, self.folder.join("other")).unwrap();
                self.refuses(
                    &self.file,
                    &["--catalogue", &path(&self.folder, "other")],
                    "is read by the same command",
                );
            }
            if self.arguments.iter().any(|word| word.ends_with("plan.json")) {
                self.refuses(
                    &path(&self.folder, "plan.json"),
                    &["-f", "json"],
                    "is read by the same command",
                );
            }
            fs::write(&self.file, own).unwrap();
        }

        fn links(&self, own: &[u8]) {
            let link = |to: &str, name: &str| {
                symlink(to, self.folder.join(name)).unwrap();
                path(&self.folder, name)
            };
            let format = self.format();
            let out = format!("out.{}", self.ending);
            let name = link(&out, "link");
            assert_eq!(self.write_to(&name, &format).status.code(), Some(0), "{}", self.told());
            assert!(
                fs::symlink_metadata(&name).unwrap().is_symlink(),
                "{}: a link stays a link",
                self.told()
            );
            fs::write(&self.file, "my own").unwrap();
            self.refuses(&name, &format, "is there already and is no file that backplan wrote");
            fs::remove_file(&self.file).unwrap();
            let name = link("link", "dangling");
            assert_eq!(self.write_to(&name, &format).status.code(), Some(0), "{}", self.told());
            assert!(fs::symlink_metadata(&name).unwrap().is_symlink());
            assert_eq!(
                fs::read(&self.file).unwrap(),
                own,
                "{}: the file behind the links is made",
                self.told()
            );
            let (one, _) = (link("two", "one"), link("one", "two"));
            self.refuses(&one, &format, "its links lead in a circle");
        }

        /// The format in words, for names that don't say it.
        fn format(&self) -> Vec<&'static str> {
            let finished = ["man", "schema", "completions"].contains(&self.arguments[0].as_str());
            match self.ending {
                _ if finished || self.arguments.contains(&"--form".into()) => vec![],
                "txt" => vec!["-f", "text"],
                "md" => vec!["-f", "markdown"],
                ending => vec!["-f", ending],
            }
        }

        fn no_files(&self, own: &[u8]) {
            let format = self.format();
            fs::create_dir(self.folder.join("inner")).unwrap();
            self.refuses(&path(&self.folder, "inner"), &format, "");
            self.refuses(
                &path(&self.folder, &format!("nowhere/out.{}", self.ending)),
                &[],
                "there is no such file or directory",
            );
            self.refuses(
                &path(&self.folder, "plan.json/out"),
                &format,
                "a part of the path is a file, not a directory",
            );
            let output = self.write_to("/dev/full", &format);
            assert_eq!(output.status.code(), Some(2), "{}", self.told());
            assert!(
                stderr(&output).ends_with("error: can't write /dev/full: the disk is full\n"),
                "{}",
                stderr(&output)
            );
            assert_eq!(
                self.write_to("/dev/null", &format).status.code(),
                Some(0),
                "{}",
                self.told()
            );
            let pipe = path(&self.folder, "pipe");
            assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            let read = path(&self.folder, "read");
            let into = Stdio::from(fs::File::create(&read).unwrap());
            let mut reader =
                std::process::Command::new("cat").arg(&pipe).stdout(into).spawn().unwrap();
            assert_eq!(self.write_to(&pipe, &format).status.code(), Some(0), "{}", self.told());
            assert!(reader.wait().unwrap().success());
            assert_eq!(fs::read(&read).unwrap(), own, "{}: a pipe is written to", self.told());
            assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
        }
    }

    #[test]
    fn every_command_writes_by_the_same_door() {
        let work: Vec<_> = COMMANDS.iter().copied().enumerate().collect();
        std::thread::scope(|scope| {
            for part in work.chunks(work.len().div_ceil(2)) {
                scope.spawn(move || {
                    for (number, command) in part {
                        Writer::new(*number, *command).all();
                    }
                });
            }
        });
    }

    #[test]
    fn a_profile_goes_by_the_same_door_and_a_new_one_is_for_its_owner_alone() {
        let folder = folder("door-profile");
        let file = path(&folder, "me.toml");
        let screen = |file: &str, rest: &[&str]| {
            run(&[&["screen", "--red-flag", "none", "-o", file], rest].concat())
        };
        let code = |file: &str| screen(file, &[]).status.code();
        let mode = |file: &str| fs::metadata(file).unwrap().permissions().mode() & 0o777;
        assert_eq!((code(&file), mode(&file)), (Some(0), 0o600));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!((code(&file), mode(&file)), (Some(0), 0o640));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
        assert_eq!((code(&file), mode(&file)), (Some(2), 0o440));
        assert_eq!((screen(&file, &["--force"]).status.code(), mode(&file)), (Some(0), 0o440));
        let dangling = path(&folder, "dangling.toml");
        symlink("other.toml", &dangling).unwrap();
        assert_eq!((code(&dangling), mode(&path(&folder, "other.toml"))), (Some(0), 0o600));
        assert!(fs::symlink_metadata(&dangling).unwrap().is_symlink());
        assert_eq!(code(&path(&folder, "nowhere/me.toml")), Some(2));
        assert_eq!(names(&folder), ["dangling.toml", "me.toml", "other.toml"]);
        let lost = screen("/dev/full", &["-f", "toml"]);
        assert_eq!(lost.status.code(), Some(2));
        assert_eq!(
            stdout(&lost),
            good(&["screen", "--red-flag", "none", "-f", "toml"]),
            "the answers are not lost"
        );
    }

    #[test]
    fn what_stdin_comes_from_is_an_input() {
        let folder = folder("door-stdin");
        let plan = path(&folder, "plan.json");
        good(&["generate", "--age", "40", "-o", &plan]);
        let before = fs::read(&plan).unwrap();
        let check = |arguments: &[&str]| {
            backplan(arguments).stdin(fs::File::open(&plan).unwrap()).output().unwrap()
        };
        let output = check(&["export", "-", "--age", "75", "-o", &plan]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("is read by the same command"), "{}", stderr(&output));
        assert_eq!(fs::read(&plan).unwrap(), before);
        assert_eq!(
            check(&["export", "-", "-o", &path(&folder, "other.json")]).status.code(),
            Some(0)
        );
    }

    #[test]
    fn the_way_to_a_folder_of_workouts_is_tried_before_the_work() {
        let folder = folder("door-folder");
        fs::write(folder.join("file"), "").unwrap();
        let output = run(&["generate", "-f", "fit", "-o", &path(&folder, "file/workouts/")]);
        assert_eq!(output.status.code(), Some(2));
        assert!(!stderr(&output).contains("Assumed"), "{}", stderr(&output));
        assert_eq!(names(&folder), ["file"]);
        // It is tried in the folder itself: the one above may be closed.
        let inner = folder.join("inner");
        fs::create_dir(&inner).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o777)).unwrap();
        let changed = || fs::metadata(&folder).unwrap().modified().unwrap();
        let before = changed();
        good(&["generate", "-f", "fit", "-o", &path(&inner, "workouts/")]);
        assert_eq!(changed(), before, "nothing is made beside the folder");
    }

    #[test]
    fn stdout_by_its_path_is_stdout() {
        let line = format!("{} list -f json -o /dev/stdout | head -1", program::PATH);
        let output = std::process::Command::new("bash").args(["-c", &line]).output().unwrap();
        let line = "set -o pipefail; ".to_owned()
            + &line
                .replace("list", "generate --red-flag bladder-change")
                .replace("| head -1", "| cat");
        assert!(stdout(&output).starts_with('{'), "{}", stderr(&output));
        let output = std::process::Command::new("bash").args(["-c", &line]).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
        assert!(stdout(&output).contains("\"refused\""));
    }

    #[test]
    fn a_file_that_this_person_may_not_write_stays() {
        let folder = std::env::temp_dir().join(format!("backplan-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
        let file = path(&folder, "plan.json");
        good(&["generate", "-o", &file]);
        let nobody = |arguments: &[&str]| {
            use std::os::unix::process::CommandExt as _;
            backplan(arguments).uid(65534).gid(65534).output()
        };
        let before = fs::read(&file).unwrap();
        // Only the administrator can be somebody else, and only where others may run the program.
        if let Ok(output) = nobody(&["generate", "--minutes", "20", "-o", &file]) {
            assert_eq!(output.status.code(), Some(2));
            assert!(stderr(&output).contains("protected against writing"), "{}", stderr(&output));
        }
        assert_eq!(fs::read(&file).unwrap(), before);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn whoever_reads_the_old_file_reads_it_to_its_end() {
        use std::io::Read as _;
        let folder = folder("beside");
        let file = path(&folder, "plan.json");
        good(&["generate", "-o", &file]);
        let before = fs::read_to_string(&file).unwrap();
        let mut reader = fs::File::open(&file).unwrap();
        good(&["generate", "--level", "advanced", "-o", &file]);
        let mut read = String::new();
        reader.read_to_string(&mut read).unwrap();
        assert!(read == before, "the file was written over in its place");
        assert!(fs::read_to_string(&file).unwrap() != before);
    }

    #[test]
    fn names_as_long_as_a_folder_takes_can_be_written() {
        let folder = folder("long-name");
        let file = path(&folder, &format!("{}.json", "a".repeat(250)));
        good(&["rules", "-o", &file]);
        good(&["rules", "-o", &file]);
        assert_eq!(names(&folder).len(), 1);
    }
}
