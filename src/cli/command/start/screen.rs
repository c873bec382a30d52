//! The screen: frames of lines, and single keys.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEvent};

use super::frame::{Extras, frame};
use super::keys::{self, Asked};
use super::say::About;
use super::stage::Stage;
use crate::catalogue::{Catalogue, Figures};
use crate::cli::full_screen::{self, FullScreen};
use crate::cli::terminal::{self, look_of_stderr};
use crate::export::pictures::dots;
use crate::session::guided::{Change, Event, Guided, Mode};
use crate::text::id::Id;
use crate::text::printable::disturbs;

/// The longest answer, in signs.
const LONGEST: usize = 500;

/// The terminal with what stands on it.
pub struct Screen<'a> {
    terminal: FullScreen,
    keys: Receiver<event::Event>,
    about: &'a About<'a>,
    figures: Figures<'a>,
    /// The picture that was drawn last, for whom, and in how much room.
    drawn: Option<(Id, [usize; 2], Vec<String>)>,
    typed: String,
    how: bool,
    wrong: String,
    /// What could not be saved: it stands there to the end.
    unsaved: String,
    unicode: bool,
    pictures: bool,
}

impl<'a> Screen<'a> {
    /// Takes the terminal.
    pub fn open(about: &'a About<'a>, catalogue: &'a Catalogue) -> io::Result<Self> {
        let look = look_of_stderr();
        let terminal = FullScreen::open()?;
        let (to, keys) = channel();
        // Reading from a terminal that is gone may never come back: nobody waits for it.
        thread::spawn(move || while event::read().is_ok_and(|event| to.send(event).is_ok()) {});
        Ok(Self {
            terminal,
            keys,
            about,
            figures: catalogue.figures(),
            drawn: None,
            typed: String::new(),
            how: false,
            wrong: String::new(),
            unsaved: String::new(),
            unicode: look.unicode,
            pictures: terminal::shows_pictures(look),
        })
    }

    fn draw(&mut self, guided: &Guided) -> io::Result<()> {
        let (room, colours) = (full_screen::room(), self.terminal.colours());
        let item = guided.segment().map(|segment| segment.item).filter(|_| self.pictures);
        let (figures, drawn) = (&self.figures, &mut self.drawn);
        let mut picture = |room: [usize; 2]| -> Vec<String> {
            let Some(item) = item else { return Vec::new() };
            let id = &item.exercise.id;
            match drawn {
                Some((of, within, lines)) if of == id && *within == room => lines.clone(),
                _ => {
                    let lines = dots(&item.exercise, figures, room, colours);
                    *drawn = Some((id.clone(), room, lines.clone()));
                    lines
                }
            }
        };
        let wrong = if self.wrong.is_empty() { &self.unsaved } else { &self.wrong };
        let extras = Extras { typed: &self.typed, how: self.how, wrong, unicode: self.unicode };
        let lines = frame(self.about, guided, &extras, room, &mut picture);
        self.terminal.draw(lines)
    }

    fn press(&mut self, press: &KeyEvent, guided: &Guided) -> io::Result<Event> {
        let asked = keys::of_press(press);
        if let (Mode::Asking(_), false) = (guided.mode(), is_control(press)) {
            return self.write(press.code, guided);
        }
        match asked {
            Some(Asked::Of(event)) => return Ok(event),
            Some(Asked::How) => {
                self.how = !self.how;
                self.draw(guided)?;
            }
            Some(Asked::Suspend) => {
                self.terminal.suspend()?;
                return Ok(Event::Away);
            }
            Some(Asked::Where) | None => {}
        }
        Ok(Event::Tick)
    }

    /// A key while an answer is typed.
    fn write(&mut self, key: KeyCode, guided: &Guided) -> io::Result<Event> {
        match key {
            KeyCode::Enter => return Ok(Event::Answer(std::mem::take(&mut self.typed))),
            KeyCode::Esc => return Ok(Event::Leave),
            KeyCode::Left => return Ok(Event::Back),
            KeyCode::Backspace => drop(self.typed.pop()),
            KeyCode::Char(sign) if !disturbs(sign) && self.typed.len() < LONGEST => {
                self.typed.push(sign);
            }
            _ => return Ok(Event::Tick),
        }
        self.wrong.clear();
        self.draw(guided)?;
        Ok(Event::Tick)
    }
}

fn is_control(press: &KeyEvent) -> bool {
    press.modifiers.contains(event::KeyModifiers::CONTROL)
}

impl Stage for Screen<'_> {
    fn open(&mut self, guided: &Guided) -> io::Result<()> {
        self.wrong.clone_from(&self.about.goes_on);
        self.draw(guided)
    }

    fn show(&mut self, change: Change, guided: &Guided) -> io::Result<()> {
        match change {
            Change::Second | Change::Adjusted => {}
            Change::NothingEasier => {
                "There is nothing easier that fits you.".clone_into(&mut self.wrong);
            }
            Change::NotUnderstood => {
                "A whole number from 0 to 10, please.".clone_into(&mut self.wrong);
            }
            Change::Segment => {
                self.how = false;
                // Until the first one is over it is told where it goes on.
                if guided.elapsed() > Duration::ZERO {
                    self.wrong.clear();
                }
            }
            Change::Asked => {
                self.typed.clear();
                self.wrong.clear();
            }
            Change::Over => return Ok(()),
            _ => self.wrong.clear(),
        }
        self.draw(guided)
    }

    fn wait(&mut self, guided: &Guided, tick: Duration) -> io::Result<Event> {
        match self.keys.recv_timeout(tick) {
            Ok(event::Event::Resize(..)) => {
                self.terminal.clear()?;
                self.draw(guided)?;
            }
            Ok(event) => {
                if let Some(press) = event.as_key_press_event() {
                    return self.press(&press, guided);
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Event::Leave),
        }
        Ok(Event::Tick)
    }

    fn again(&mut self) -> io::Result<()> {
        self.terminal.again()
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        text.clone_into(&mut self.unsaved);
        Ok(())
    }
}
