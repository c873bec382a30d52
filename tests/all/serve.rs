//! The page that is handed to a browser: who knows its address gets it and may hand a journal in;
//! nobody else gets anything, whatever they send, and nothing they send stops it.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod hostile;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use crate::program::{backplan, good, run_line, stderr, stdout};
use crate::scratch::{folder, path};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program while it serves.
struct Served {
    child: Child,
    /// What it says, heard to its end.
    said: Option<JoinHandle<String>>,
    url: String,
}

impl Served {
    fn start(home: &Path, arguments: &[&str]) -> Self {
        let mut command = backplan(&[&["serve", "--today", "2026-11-23"], arguments].concat());
        command.env("BACKPLAN_HOME", home).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let said = spawn(move || {
            let mut said = String::new();
            stderr.read_to_string(&mut said).unwrap();
            said
        });
        Self { child, said: Some(said), url: url.trim_end().to_owned() }
    }

    /// Address and port.
    fn host(&self) -> &str {
        self.url.strip_prefix("http://").unwrap().split_once('/').unwrap().0
    }

    /// The page's path.
    fn path(&self) -> &str {
        &self.url["http://".len() + self.host().len()..]
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.host()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// What is answered to some bytes.
    fn answer(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // Who is answered before the end may not be able to say all of it.
        stream.write_all(bytes).ok();
        read(&mut stream)
    }

    /// What is answered to a request with the right host, and more lines for its head.
    fn ask(&self, line: &str, fields: &str, body: &str) -> String {
        let line = line.replace("PAGE", self.path());
        let host = self.host();
        self.answer(format!("{line} HTTP/1.1\r\nHost: {host}\r\n{fields}\r\n{body}").as_bytes())
    }

    fn page(&self) -> String {
        self.ask("GET PAGE", "", "")
    }

    fn hand_in(&self, journal: &str) -> String {
        let length = format!("Content-Length: {}\r\n", journal.len());
        self.ask("POST PAGE/journal", &length, journal)
    }

    /// Whether the page is still there, whole.
    fn is_well(&self) {
        let page = self.page();
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("</html>\n"),
            "{page:.300}"
        );
    }

    /// Kills it; returns what it said before.
    fn said(mut self) -> String {
        self.child.kill().unwrap();
        self.said.take().unwrap().join().unwrap()
    }

    /// Ends it by a signal; returns its exit code and what it said.
    #[cfg(unix)]
    fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let number = self.child.id().to_string();
        let sent = std::process::Command::new("kill").args([signal, &number]).status().unwrap();
        assert!(sent.success());
        let said = self.said.take().unwrap().join().unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What is there of an answer: who sends what is not taken may lose the end of it.
fn read(stream: &mut TcpStream) -> String {
    let (mut bytes, mut more) = (Vec::new(), [0; 4096]);
    while let Ok(came) = stream.read(&mut more)
        && came > 0
    {
        bytes.extend_from_slice(&more[..came]);
    }
    String::from_utf8(bytes).unwrap()
}

/// The first line of an answer, in short.
fn status(answer: &str) -> &str {
    answer.strip_prefix("HTTP/1.1 ").map_or(answer, |rest| rest.get(..3).unwrap_or(rest))
}

const LINES: &str = "\
{\"v\":1,\"id\":\"phone-1\",\"rev\":1,\"at\":\"2026-11-23T18:04:05+01:00\",\"kind\":\"note\",\"date\":\"2026-11-23\",\"note\":\"slept well\"}
{\"v\":1,\"id\":\"phone-2\",\"rev\":1,\"at\":\"2026-11-23T18:05:05+01:00\",\"kind\":\"next-day\",\"date\":\"2026-11-22\",\"days\":1,\"pain\":2}
";

#[test]
fn the_page_is_the_hand_out_and_says_how_it_may_be_used() {
    let home = folder("serve-page");
    let served = Served::start(&home, &["--minutes", "10"]);
    let page = served.page();
    let (head, page) = page.split_once("\r\n\r\n").unwrap();
    for field in [
        "Content-Type: text/html; charset=utf-8",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Connection: close",
        "Content-Security-Policy: frame-ancestors 'none'",
    ] {
        assert!(
            head.contains(&format!("\r\n{field}\r\n")) || head.ends_with(field),
            "{field}\n{head}"
        );
    }
    let printed = good(&["generate", "--today", "2026-11-23", "--minutes", "10", "-f", "html"]);
    assert_eq!(page, printed);
    let length = format!("Content-Length: {}\r\n", page.len());
    assert!(head.contains(&length), "{head}");
    assert!(served.url.starts_with("http://127.0.0.1:"), "{}", served.url);
    let word = served.path().trim_start_matches('/');
    assert!(word.len() == 32 && word.bytes().all(|c| c.is_ascii_hexdigit()), "{word}");
    let other = Served::start(&home, &[]);
    assert_ne!(other.path(), served.path());
}

#[test]
fn the_plan_is_that_of_the_file_else_the_current_one_else_the_one_that_is_asked_for() {
    let home = folder("serve-which");
    let file = path(&home, "mine.toml");
    fs::write(
        &file,
        "[[weeks]]\n[[weeks.days]]\nweekday = \"mon\"\n[[weeks.days.sessions]]\ntitle = \"Of the file\"\n\
            [[weeks.days.sessions.blocks]]\nkind = \"main\"\nitems = [{ exercise = \"bird-dog\", dose = \"2x8\" }]\n",
    )
    .unwrap();
    let save = |more: &[&str]| {
        let all = [&["generate", "--today", "2026-11-23", "--save"], more].concat();
        assert!(backplan(&all).env("BACKPLAN_HOME", &home).output().unwrap().status.success());
    };
    save(&["--goal", "desk", "--minutes", "20"]);
    assert!(Served::start(&home, &[&file]).page().contains("Of the file"));
    assert!(Served::start(&home, &[]).page().to_lowercase().contains("desk"));
    assert!(
        !Served::start(&home, &["--minutes", "10"]).page().to_lowercase().contains("desk plan")
    );
}

#[test]
fn a_journal_is_kept_once_and_told() {
    let home = folder("serve-journal");
    let served = Served::start(&home, &[]);
    let answer = served.hand_in(LINES);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/plain"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n2 lines, 2 new, 0 wrong\n"), "{answer}");
    let kept = fs::read(home.join("journal.jsonl")).unwrap();
    assert_eq!(String::from_utf8(kept.clone()).unwrap(), LINES);
    for origin in [String::new(), format!("Origin: http://{}\r\n", served.host())] {
        let fields = format!("{origin}Content-Length: {}\r\n", LINES.len());
        let answer = served.ask("POST PAGE/journal", &fields, LINES);
        assert!(answer.ends_with("\r\n\r\n2 lines, 0 new, 0 wrong\n"), "{answer}");
    }
    assert_eq!(fs::read(home.join("journal.jsonl")).unwrap(), kept);
    let half = served.hand_in(&format!("{}torn", LINES.replace("phone", "again")));
    assert!(half.ends_with("\r\n\r\n3 lines, 3 new, 1 wrong\n"), "{half}");
    let none = served.hand_in("my shopping list\n");
    assert!(
        none.starts_with("HTTP/1.1 400 ") && none.ends_with("no journal: 1 line wrong\n"),
        "{none}"
    );
    assert!(served.hand_in("").ends_with("\r\n\r\n0 lines, 0 new, 0 wrong\n"));
    let said = served.said();
    assert!(said.contains("\n2 lines from the browser, 2 new\n"), "{said}");
    let listed = backplan(&["log", "list"]).env("BACKPLAN_HOME", &home).output().unwrap();
    assert!(stdout(&listed).contains("slept well"), "{}", stdout(&listed));
}

#[test]
fn a_journal_that_can_not_be_kept_is_not_said_to_be() {
    let home = folder("serve-none");
    let served = Served::start(&home, &[]);
    fs::create_dir(home.join("journal.jsonl")).unwrap();
    assert_eq!(status(&served.hand_in(LINES)), "500");
    served.is_well();
}

#[cfg(unix)]
#[test]
fn it_ends_by_every_signal_that_asks_for_it() {
    let home = folder("serve-signals");
    for signal in ["-INT", "-TERM", "-HUP"] {
        let served = Served::start(&home, &[]);
        served.is_well();
        let (code, said) = served.stop(signal);
        assert_eq!(code, Some(0), "{signal}: {said}");
        assert!(said.ends_with("\nstopped\n"), "{said}");
    }
}

#[test]
fn who_reaches_it_is_said_before_anybody_does() {
    let home = folder("serve-said");
    let said = |arguments: &[&str]| {
        let served = Served::start(&home, arguments);
        // What is there to say has been said when it answers.
        served.is_well();
        served.said()
    };
    let here = said(&[]);
    assert!(
        here.contains("note: only this computer reaches it; --phone is for the phone\n"),
        "{here}"
    );
    assert!(
        here.contains("note: it stops at ") && here.contains("; Ctrl-C stops it before\n"),
        "{here}"
    );
    // Not drawn where there is no terminal, unless colours are asked for.
    let phone = said(&["--phone", "--address", "127.0.0.1"]);
    assert!(phone.contains("note: only this computer reaches it\n"), "{phone}");
    assert!(!phone.contains('\u{2588}'));
    let drawn = said(&["--phone", "--address", "127.0.0.1", "--color", "always"]);
    assert!(drawn.contains("\u{1b}[38;5;16;48;5;231m") && drawn.contains('\u{2588}'), "{drawn}");
}

#[test]
fn what_may_not_be_exported_is_not_served() {
    let ends = |line: &str| {
        let output = run_line(&format!("serve --today 2026-11-23 {line}"));
        assert_eq!(stdout(&output), "", "{line}");
        (output.status.code(), stderr(&output))
    };
    let (code, said) = ends("--pain 9");
    assert!(code == Some(3) && said.contains("Pain this strong needs a person"), "{said}");
    let home = folder("serve-held");
    let file = path(&home, "plan.json");
    good(&["generate", "--today", "2026-11-23", "-o", &file]);
    assert_eq!(ends(&format!("{file} --red-flag bladder-change")).0, Some(3));
    let (code, said) = ends(&format!("{file} --condition osteoporosis-fracture --age 80"));
    assert!(code == Some(1) && said.contains("breaks rules of safety"), "{said}");
    for (line, wrong) in [
        ("--for 13h", "error: --for: `13h` is no time from 1 minute to 12 hours\n"),
        (
            "--for 15",
            "error: --for: `15` is no time from 1 minute to 12 hours\n  help: say of what: 15m",
        ),
        ("--phone --address 0.0.0.0", "error: --address: `0.0.0.0` is no single address\n"),
        ("--phone --address localhost", "error: --address: `localhost` is no address\n"),
        ("--phone --address 198.51.100.7", "error: can't listen at the address 198.51.100.7: "),
        ("--address 127.0.0.1", "error: --phone is missing\n"),
        ("nowhere.json", "error: can't read nowhere.json: there is no such file or directory\n"),
        ("--level nobody --for never", "error: --for: `never` is no time"),
    ] {
        let (code, said) = ends(line);
        assert!(code == Some(2) && said.contains(wrong), "{line}: {said}");
    }
}
