//! A terminal that is watched: what was sent to it, and what stands on it.

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rexpect::session::PtySession;
use rustix::termios::{Winsize, tcsetwinsize};

use crate::scratch;
use crate::terminal::shell;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The session that tests play.
pub const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/all/guided/plan.toml");
/// What starts it, in a shell.
pub const START: &str = "$B start --plan $P --today 2026-11-23";

/// A terminal with its screen.
pub struct Watched {
    terminal: PtySession,
    screen: vt100::Parser,
    /// Every byte that was sent to it.
    pub sent: Vec<u8>,
}

impl Watched {
    /// Starts a script of the shell, at a home of its own; `$P` is the plan.
    pub fn new(columns: u16, script: &str) -> Self {
        Self::at_home(columns, &scratch::folder("guided"), script)
    }

    /// The same at a home.
    pub fn at_home(columns: u16, home: &Path, script: &str) -> Self {
        let home = home.to_str().expect("UTF-8");
        let script = format!("export P='{PLAN}' BACKPLAN_HOME='{home}'; {script}");
        let terminal = shell(columns.into(), &script);
        Self {
            terminal,
            screen: vt100::Parser::new(count(24), count(columns), 0),
            sent: Vec::new(),
        }
    }

    /// Takes what was sent.
    fn take(&mut self) {
        let mut bytes = Vec::new();
        while let Some(sign) = self.terminal.try_read() {
            // Every byte is taken for a sign.
            bytes.push(u8::try_from(sign).expect("a byte"));
        }
        self.screen.process(&bytes);
        self.sent.extend(bytes);
    }

    /// What stands on the screen.
    pub fn shown(&mut self) -> String {
        self.take();
        self.screen.screen().contents()
    }

    /// What was sent, as text.
    pub fn told(&mut self) -> String {
        self.take();
        String::from_utf8_lossy(&self.sent).into_owned()
    }

    fn wait(&mut self, what: &str, mut is: impl FnMut(&mut Self) -> bool) {
        let since = Instant::now();
        while !is(self) {
            let shown = || format!("{what} does not come:\n");
            assert!(since.elapsed() < PATIENCE, "{}{}", shown(), self.shown());
            sleep(Duration::from_millis(20));
        }
    }

    /// Waits until a text stands on the screen.
    pub fn until(&mut self, text: &str) -> String {
        self.wait(text, |watched| watched.shown().contains(text));
        // What comes in several pieces is waited for.
        sleep(Duration::from_millis(60));
        self.shown()
    }

    /// Waits until a text was sent.
    pub fn hears(&mut self, text: &str) {
        self.wait(text, |watched| watched.told().contains(text));
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.terminal.send(keys).expect("a key");
        self.terminal.flush().expect("it is sent");
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.take();
        self.screen.screen_mut().set_size(count(rows), count(columns));
        let size = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        let handle = self.terminal.process().get_file_handle().expect("the terminal");
        tcsetwinsize(handle, size).expect("a size");
    }

    /// Whether the program has the terminal for itself.
    pub fn is_taken(&mut self) -> bool {
        self.take();
        let screen = self.screen.screen();
        screen.alternate_screen() || screen.hide_cursor()
    }
}

fn count(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("some")
}

/// Waits until something holds.
pub fn eventually(what: &str, holds: impl FnMut() -> bool) {
    within(PATIENCE, what, holds);
}

/// The same, where something else would make it hold later.
pub fn within(patience: Duration, what: &str, mut holds: impl FnMut() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < patience, "{what} does not come");
        sleep(Duration::from_millis(20));
    }
}

/// Waits until the process whose number a file holds has ended.
pub fn ends(file: &Path) {
    let number = fs::read_to_string(file).expect("a number");
    eventually("the end of the process", || !is_running(number.trim()));
}

/// Whether there is such a process.
pub fn is_running(number: &str) -> bool {
    let asked = Command::new("sh").args(["-c", &format!("kill -0 {number} 2>/dev/null")]).status();
    asked.expect("a shell").success()
}

/// Sends a signal to the process whose number a file holds.
pub fn signal(name: &str, file: &Path) {
    let mut number = String::new();
    eventually("the number of the process", || {
        number = fs::read_to_string(file).unwrap_or_default();
        number.ends_with('\n')
    });
    let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", number.trim())]).status();
    assert!(sent.expect("a shell").success(), "{name} is sent");
}
