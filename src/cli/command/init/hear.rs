//! What of a session can be heard on this computer: tried once, and asked, as no program says so.

use std::thread::sleep;
use std::time::Duration;

use super::ask;
use crate::cli::ears::Ears;
use crate::cli::failure::Failure;
use crate::session::guided::Beep;

/// What a session is begun with.
const START: &str = "backplan start";
/// What is spoken to be heard.
const WORDS: &str = "This is the voice that leads you through a session.";
/// How long the tone has before the voice.
const TONE: Duration = Duration::from_millis(600);

/// Plays a tone and speaks, as far as there are programs for it, and asks what was heard; returns
/// the command for sessions that are heard so.
pub fn ask() -> Result<String, Failure> {
    let (plays, speaks) = Ears::there();
    let offer = match (plays, speaks) {
        (false, false) => return Ok(START.into()),
        (true, false) => "A session can mark its steps with tones. Do you want to hear one?",
        (false, true) => "A session can be spoken. Do you want to hear the voice?",
        (true, true) => "A session can be spoken, with tones. Do you want to hear both?",
    };
    if !ask::yes(offer)? {
        return Ok(START.into());
    }
    let mut ears = Ears::new(true, plays, speaks);
    if plays {
        ears.beep(Beep::Start);
        sleep(TONE);
    }
    ears.say(WORDS);
    let mut start = START.to_owned();
    for (flag, question, of) in [
        ("--sound", "Did you hear the tone?", plays),
        ("--speak", "Did you hear the voice?", speaks),
    ] {
        if of && ask::yes(question)? {
            start = format!("{start} {flag}");
        }
    }
    Ok(start)
}
