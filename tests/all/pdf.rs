//! The hand-out as a PDF: printed by a browser that is there, which is told all it has to know, gets
//! no more time than it needs, and leaves nothing behind. What a real one makes of it is held by
//! `.ci/paper`.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::program::{backplan, good, run, stderr};
use crate::scratch::{folder, path};

/// Where a browser puts what it prints, in the words of a shell.
const OUT: &str = "for word; do case $word in --print-to-pdf=*) out=${word#*=};; esac; done; ";

/// A folder with a browser that does this, and an empty one for what it needs.
fn browser(name: &str, does: &str) -> PathBuf {
    let folder = folder(name);
    let program = folder.join("browser");
    fs::write(&program, format!("#!/bin/sh\n{OUT}{does}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    fs::create_dir(folder.join("room")).unwrap();
    folder
}

/// A call by which it prints.
fn call(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = backplan(&[&["generate", "--today", "2026-11-23"], arguments].concat());
    command.env("BACKPLAN_BROWSER", folder.join("browser")).env("TMPDIR", folder.join("room"));
    command.env("FOLDER", folder);
    command
}

fn printed(folder: &Path, arguments: &[&str]) -> (Output, String) {
    let output = call(folder, arguments).output().unwrap();
    assert_eq!(fs::read_dir(folder.join("room")).unwrap().count(), 0, "nothing is left behind");
    let said = stderr(&output);
    (output, said)
}

#[test]
fn what_is_printed_is_the_hand_out_with_its_flags() {
    let page = |arguments: &[&str]| {
        good(&[&["generate", "--today", "2026-11-23", "-f", "html"], arguments].concat())
    };
    let pdf = |arguments: &[&str]| {
        let all = [&["generate", "--today", "2026-11-23", "-f", "pdf"], arguments].concat();
        let printed = good(&all);
        let page =
            printed.strip_prefix("%PDF-1.4\n").and_then(|page| page.strip_suffix("\n%%EOF\n"));
        page.unwrap().to_owned()
    };
    assert_eq!(pdf(&[]), page(&["--paper", "a4"]), "A4 where nobody says otherwise");
    assert_ne!(pdf(&[]), page(&[]), "the page leaves it to whoever prints it");
    let flags = ["--paper", "Letter", "--large", "--from", "Clinic", "--note", "Slowly", "--why"];
    assert_eq!(pdf(&flags), page(&flags));
    assert!(pdf(&flags).contains("@page { size: letter; }"));
    let part = ["--only", "week", "1"];
    assert_eq!(pdf(&part), page(&[&part[..], &["--paper", "a4"]].concat()));
    let refused = run(&["generate", "--today", "2026-11-23", "--pain", "9", "-f", "pdf"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stdout).contains("needs a person"));
    let wrong = run(&["generate", "-f", "pdf", "--paper", "a5"]);
    assert!(stderr(&wrong).contains("error: --paper: "), "{}", stderr(&wrong));
}

#[test]
fn the_browser_is_told_to_keep_to_itself() {
    let folder = browser(
        "pdf-told",
        "printf '%s\\n' \"$@\" >\"$FOLDER/told\"; printf '%%PDF-1.4\\n%%%%EOF' >\"$out\"; echo noise >&2",
    );
    let file = path(&folder, "plan.pdf");
    let (output, said) = printed(&folder, &["-o", &file]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(!said.contains("noise"), "{said}");
    let told = fs::read_to_string(folder.join("told")).unwrap();
    let room = folder.join("room");
    for flag in ["--headless", "--no-pdf-header-footer", "--host-resolver-rules=MAP * ~NOTFOUND"] {
        assert!(told.lines().any(|line| line == flag), "{flag}\n{told}");
    }
    let own = format!("--user-data-dir={}/", room.display());
    assert!(told.lines().any(|line| line.starts_with(&own)), "{told}");
    let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    assert_eq!(told.contains("--no-sandbox"), is_root, "only where it has to be");
}

#[test]
fn its_own_file_is_written_over_and_no_other() {
    let folder = browser("pdf-own", "printf '%%PDF-1.4\\nsome\\n%%%%EOF\\n' >\"$out\"");
    let file = path(&folder, "plan.pdf");
    for _ in 0..2 {
        let (output, said) = printed(&folder, &["-o", &file]);
        assert_eq!((output.status.code(), said.contains("wrote")), (Some(0), true), "{said}");
    }
    let mut bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.4\nsome\n%%EOF\n"));
    bytes[10] = b'S';
    fs::write(&file, &bytes).unwrap();
    let (output, said) = printed(&folder, &["-o", &file]);
    assert!(
        output.status.code() == Some(2) && said.contains("was changed after backplan wrote it"),
        "{said}"
    );
    fs::write(&file, b"%PDF-1.7\nmine\n%%EOF").unwrap();
    let (output, said) = printed(&folder, &["-o", &file]);
    assert!(
        output.status.code() == Some(2) && said.contains("is no file that backplan wrote"),
        "{said}"
    );
    assert_eq!(fs::read(&file).unwrap(), b"%PDF-1.7\nmine\n%%EOF");
}

#[test]
fn a_browser_that_prints_nothing_whole_leaves_no_file_and_says_why() {
    for (name, does, why) in [
        (
            "fails",
            "echo first >&2; echo 'no \u{1b}[31mdisplay' >&2; exit 7",
            "no \\u{1b}[31mdisplay",
        ),
        ("silent", "exit 7", "it ended with exit status: 7"),
        ("nothing", "exit 0", "it ended with exit status: 0"),
        ("half", "printf '%%PDF-1.4\\nhalf' >\"$out\"", "it ended with exit status: 0"),
        ("other", "printf 'hello' >\"$out\"", "it ended with exit status: 0"),
    ] {
        let folder = browser(&format!("pdf-{name}"), does);
        let file = path(&folder, "plan.pdf");
        let (output, said) = printed(&folder, &["-o", &file]);
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(said.contains(&format!("/browser printed no PDF: {why}\n")), "{name}: {said}");
        assert!(said.contains("write .html, open it in any browser and print it as PDF"), "{said}");
        assert!(!Path::new(&file).exists() && !said.contains('\u{1b}'), "{name}");
    }
}

#[test]
fn without_a_browser_it_says_what_to_do_instead() {
    let folder = folder("pdf-none");
    for (variable, paths, why) in [
        ("", folder.to_str().unwrap(), "error: there is no browser here that prints a PDF"),
        (
            "no-such-browser",
            "/usr/bin",
            "error: BACKPLAN_BROWSER names no program: no-such-browser\n",
        ),
        ("/dev/null", "/usr/bin", "error: BACKPLAN_BROWSER names no program: /dev/null\n"),
    ] {
        let mut command = backplan(&["generate", "-f", "pdf"]);
        let output = command.env("BACKPLAN_BROWSER", variable).env("PATH", paths).output().unwrap();
        let said = stderr(&output);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
        assert!(said.contains(why), "{said}");
    }
    // The first of its names that is in the path.
    let program = folder.join("google-chrome");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/all/pdf/browser"), &program).unwrap();
    let mut command = backplan(&["generate", "-f", "pdf"]);
    let paths = format!("{}:/usr/bin:/bin", folder.display());
    for named in ["", "google-chrome"] {
        let output = command.env("BACKPLAN_BROWSER", named).env("PATH", &paths).output().unwrap();
        assert!(output.stdout.starts_with(b"%PDF"), "{}", stderr(&output));
    }
}

#[test]
fn whoever_stops_it_stops_the_browser_too() {
    let folder = browser(
        "pdf-hangs",
        "sleep 600 & echo $! >\"$FOLDER/pid.new\"; mv \"$FOLDER/pid.new\" \"$FOLDER/pid\"; wait",
    );
    let file = path(&folder, "plan.pdf");
    let mut child = call(&folder, &["-o", &file]).stderr(Stdio::piped()).spawn().unwrap();
    let number = loop {
        match fs::read_to_string(folder.join("pid")) {
            Ok(number) => break number,
            Err(_) => sleep(Duration::from_millis(20)),
        }
    };
    let send = |signal: &str, number: &str| {
        let sent =
            Command::new("kill").args([signal, number.trim()]).stderr(Stdio::null()).status();
        sent.unwrap().success()
    };
    assert!(send("-0", &number), "it is at work");
    assert!(send("-TERM", &child.id().to_string()));
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2), "{said}");
    assert!(said.contains("/browser printed no PDF: it was stopped\n"), "{said}");
    // What is killed may take a moment to be gone.
    for _ in 0..100 {
        if !send("-0", &number) {
            break;
        }
        sleep(Duration::from_millis(50));
    }
    let state = fs::read_to_string(format!("/proc/{}/stat", number.trim())).unwrap_or_default();
    assert!(state.is_empty() || state.contains(") Z "), "{state}");
    assert_eq!(fs::read_dir(folder.join("room")).unwrap().count(), 0);
    assert!(!Path::new(&file).exists());
}
