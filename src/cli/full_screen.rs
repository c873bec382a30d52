//! The whole terminal, as long as something is shown on it; it is given back on every way out.

use std::io::{self, Write as _};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::{AutoStream, ColorChoice};
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use crossterm::{execute, queue};

use crate::cli::keyboard;

/// Whether the terminal is taken.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal, until this is dropped. It is written to by stderr.
pub struct FullScreen {
    /// The lines that stand there.
    shown: Vec<String>,
    colours: bool,
}

impl FullScreen {
    /// Takes the terminal.
    pub fn open() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        // A program that ends by a panic drops nothing.
        HOOK.call_once(|| {
            let usual = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                give_back();
                usual(panic);
            }));
        });
        let colours = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
        let mut screen = Self { shown: Vec::new(), colours };
        screen.take()?;
        Ok(screen)
    }

    fn take(&mut self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(io::stderr(), EnterAlternateScreen, Hide)?;
        self.clear()
    }

    /// Whether colours are shown.
    pub const fn colours(&self) -> bool {
        self.colours
    }

    /// Forgets what stands there: the terminal has another size.
    pub fn clear(&mut self) -> io::Result<()> {
        self.shown.clear();
        execute!(io::stderr(), Clear(ClearType::All))
    }

    /// Shows lines from the top on; those that stand there already are left alone.
    pub fn draw(&mut self, lines: Vec<String>) -> io::Result<()> {
        // In one piece: half a frame is never seen.
        let mut out = Vec::new();
        queue!(out, BeginSynchronizedUpdate)?;
        for row in 0..lines.len().max(self.shown.len()) {
            let [now, before] = [&lines, &self.shown].map(|lines| lines.get(row));
            if now == before {
                continue;
            }
            let place = u16::try_from(row).unwrap_or(u16::MAX);
            queue!(out, MoveTo(0, place), Clear(ClearType::UntilNewLine))?;
            let line = now.map_or("", String::as_str);
            if self.colours {
                out.write_all(line.as_bytes())?;
            } else {
                write!(out, "{}", anstream::adapter::strip_str(line))?;
            }
        }
        queue!(out, EndSynchronizedUpdate)?;
        self.shown = lines;
        io::stderr().write_all(&out)
    }

    /// Gives the terminal to the shell until the program is called back.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        keyboard::stop_together()?;
        self.take()
    }

    /// Takes the terminal again after somebody else had it.
    pub fn again(&mut self) -> io::Result<()> {
        disable_raw_mode()?;
        self.take()
    }
}

/// Columns and rows of the terminal.
pub fn room() -> [usize; 2] {
    let (columns, rows) = size().unwrap_or((80, 24));
    [usize::from(columns), usize::from(rows)]
}

/// Gives the terminal back as it was, where it is taken.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        execute!(io::stderr(), EndSynchronizedUpdate, Show, LeaveAlternateScreen).ok();
        disable_raw_mode().ok();
    }
}

impl Drop for FullScreen {
    fn drop(&mut self) {
        give_back();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::FullScreen;

    #[test]
    #[ignore = "is run by the other one, on a terminal of its own"]
    fn takes_the_terminal_and_panics() {
        let _screen = FullScreen::open().expect("a terminal");
        panic!("in the middle of it");
    }

    #[test]
    fn a_panic_gives_the_terminal_back_before_it_is_told() {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        let child = "cli::full_screen::tests::takes_the_terminal_and_panics";
        command.args(["--ignored", "--exact", child, "--nocapture"]).env("TERM", "xterm");
        let mut terminal =
            rexpect::session::spawn_command(command, Some(20_000)).expect("a terminal");
        let told = terminal.exp_eof().expect("it ends");
        let place = |what: &str| told.find(what).unwrap_or_else(|| panic!("no {what:?}: {told:?}"));
        let (taken, back) = (place("\u{1b}[?1049h"), place("\u{1b}[?1049l"));
        let told_at = place("in the middle of it");
        assert!(taken < back && back < told_at, "{told:?}");
        assert!(place("\u{1b}[?25h") < told_at, "the cursor is there again: {told:?}");
        // Out of raw mode, lines begin at the left again.
        assert!(told[told_at..].starts_with("in the middle of it\r\n"), "{told:?}");
    }
}
