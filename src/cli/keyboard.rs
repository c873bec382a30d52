//! A terminal that takes single keys, with texts between them.

use std::io::{self, Write as _};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::cli::terminal::look_of_stderr;
use crate::text::page::Page;

/// How long nobody types before a key is an answer: longer than a key that is held takes to come
/// again, shorter than anybody reads.
const QUIET: Duration = Duration::from_millis(150);

/// What is done on the terminal.
enum Done<T> {
    /// A key was pressed that means something.
    Said(T),
    /// It is to end.
    Stop,
    /// What stands there no longer does: the terminal has another size, or showed something else.
    Changed,
}

/// The terminal, which shows no keys as they are typed, until this is dropped.
pub struct Keyboard(());

impl Keyboard {
    /// Takes the terminal.
    pub fn open() -> io::Result<Self> {
        enable_raw_mode()?;
        Ok(Self(()))
    }

    /// Says something, as wide as the terminal is now.
    pub fn say(&self, write: impl FnOnce(&mut Page)) {
        let mut page = Page::new(&look_of_stderr());
        write(&mut page);
        self.put(&page.finish());
    }

    /// Prints a text. A terminal that can't be written to can't be read from either, which is told.
    #[expect(clippy::unused_self, reason = "only who has the terminal prints lines like these")]
    pub fn put(&self, text: &str) {
        anstream::stderr().write_all(text.replace('\n', "\r\n").as_bytes()).ok();
    }

    /// Shows a question, and what is asked for behind it, and waits for a key that means something:
    /// none means that it is to end. The question is shown anew where it no longer stands as it was.
    pub fn ask<T>(
        &self,
        question: impl Fn(&mut Page),
        keys: &str,
        meaning: impl Fn(KeyCode) -> Option<T>,
    ) -> io::Result<Option<T>> {
        loop {
            self.put("\n");
            self.say(&question);
            match self.answer(keys, &meaning)? {
                Done::Said(said) => return Ok(Some(said)),
                Done::Stop => return Ok(None),
                Done::Changed => {}
            }
        }
    }

    fn answer<T>(&self, keys: &str, meaning: impl Fn(KeyCode) -> Option<T>) -> io::Result<Done<T>> {
        let mut changed = false;
        // Nobody has read the question yet who types now.
        while event::poll(QUIET)? {
            match self.read(&meaning)? {
                Some(Done::Stop) => return Ok(Done::Stop),
                Some(Done::Changed) => changed = true,
                Some(Done::Said(_)) | None => {}
            }
        }
        if changed {
            return Ok(Done::Changed);
        }
        self.put(&format!("  {keys} "));
        loop {
            if let Some(done) = self.read(&meaning)? {
                return Ok(done);
            }
        }
    }

    fn read<T>(&self, meaning: impl Fn(KeyCode) -> Option<T>) -> io::Result<Option<Done<T>>> {
        let key = match event::read()? {
            Event::Resize(..) => {
                self.put("\n");
                return Ok(Some(Done::Changed));
            }
            event => event.as_key_press_event(),
        };
        let Some(KeyEvent { code, modifiers, .. }) = key else { return Ok(None) };
        Ok(match (code, modifiers.contains(KeyModifiers::CONTROL)) {
            (KeyCode::Char('z'), true) => {
                self.suspend()?;
                Some(Done::Changed)
            }
            // Control with a backslash comes as a four.
            (KeyCode::Char('c' | 'd' | '4' | '\\'), true) => Some(Done::Stop),
            (_, true) => None,
            (code, false) => meaning(code).map(Done::Said),
        })
    }

    /// Gives the terminal to the shell, where there is one, until it is given back.
    fn suspend(&self) -> io::Result<()> {
        self.put("\n");
        disable_raw_mode()?;
        stop_together()?;
        enable_raw_mode()
    }
}

/// Stops until the shell calls back, where there is one: all that was started by one line together.
pub fn stop_together() -> io::Result<()> {
    #[cfg(unix)]
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    Ok(())
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        disable_raw_mode().ok();
    }
}
