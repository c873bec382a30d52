//! Where a session is played: a screen, or lines. The loop is the same for both.

use std::io;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::cli::ears::Ears;
use crate::cli::signals::Signals;
use crate::session::guided::{Change, Cue, Event, Guided, Mode, Record};

/// How often time passes.
const TICK: Duration = Duration::from_millis(100);

/// Where a session is played.
pub trait Stage {
    /// Shows what it is, before it begins.
    fn open(&mut self, guided: &Guided) -> io::Result<()>;
    /// Shows what changed.
    fn show(&mut self, change: Change, guided: &Guided) -> io::Result<()>;
    /// Waits for a key, no longer than a tick.
    fn wait(&mut self, guided: &Guided, tick: Duration) -> io::Result<Event>;
    /// Shows everything anew after somebody else had the terminal.
    fn again(&mut self) -> io::Result<()>;
    /// Says something that has gone wrong.
    fn tell(&mut self, text: &str) -> io::Result<()>;
}

/// Keeps what was done, or says why it can't.
pub type Keep<'k> = dyn FnMut(&Record) -> Result<(), String> + 'k;

/// The time: that of the wall, which goes on while the computer sleeps.
pub fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Plays a session to its end, or until somebody leaves or the terminal is gone. What is to be kept
/// is handed to `keep`, which says what went wrong.
pub fn play(
    guided: &mut Guided,
    mut cues: Vec<Cue>,
    stage: &mut dyn Stage,
    ears: &mut Ears,
    signals: &Signals,
    keep: &mut Keep,
) {
    let mut gone = stage.open(guided).is_err();
    loop {
        for cue in &cues {
            let done = match cue {
                // First of all: who pulls the plug now has it.
                Cue::Record(record) => match keep(record) {
                    Ok(()) => Ok(()),
                    Err(why) => stage.tell(&why),
                },
                Cue::Beep(beep) => {
                    ears.beep(*beep);
                    Ok(())
                }
                Cue::Say(text) => {
                    ears.say(text);
                    Ok(())
                }
                Cue::Show(change) => stage.show(*change, guided),
            };
            gone |= done.is_err();
        }
        ears.mind();
        if guided.mode() == Mode::Over {
            return;
        }
        let event = if gone || signals.end() {
            Event::Leave
        } else if signals.again() {
            gone |= stage.again().is_err();
            Event::Away
        } else {
            stage.wait(guided, TICK).unwrap_or(Event::Leave)
        };
        let away = event == Event::Away;
        cues = guided.step(event, now());
        if away {
            // Nothing stands there any more.
            cues.push(Cue::Show(Change::Second));
        }
    }
}
