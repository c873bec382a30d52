//! A session as it is heard from its beginning to its end, by somebody who does it as it is planned:
//! what the guided session would sound and say, with the time of each.

use std::time::Duration;

use super::guided::{Amount, Beep, Cue, Event, Guided, Mode};
use super::timeline::Segment;
use crate::plan::Session;

/// Seconds for a repetition at one's own pace: neither hurried nor slow.
pub const OWN_PACE: u32 = 4;
/// The fewest seconds for a set at one's own pace.
const LEAST: u32 = 15;
/// What is said at the end.
const FINISHED: &str = "That was all of it";

/// What is heard at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A sound.
    Beep(Beep),
    /// Words.
    Says(String),
}

/// A session to be listened to. Times count from its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// What is heard, in order. What is said has until the next words are said.
    pub marks: Vec<(Duration, Heard)>,
    /// Where each exercise begins, with its name.
    pub chapters: Vec<(Duration, String)>,
    /// How long it is: the session's seconds, and those of [`Track::own_pace`].
    pub seconds: u32,
    /// How many sets have no time in the plan, and the seconds that they are given here.
    pub own_pace: (u32, u32),
}

impl Track {
    /// Plays a session through, a second at a time.
    pub fn of(session: &Session) -> Self {
        const SECOND: Duration = Duration::from_secs(1);
        let mut track = Self::default();
        let mut now = Duration::ZERO;
        let (mut guided, cues) = Guided::new(session, &[], &[], now);
        track.hear(now, cues, guided.mode());
        let mut begun = Vec::new();
        while let (Mode::Running, Some(segment)) = (guided.mode(), guided.segment().copied()) {
            if !begun.contains(&segment.place) {
                begun.push(segment.place);
                track.chapters.push((now, segment.item.exercise.name.to_string()));
            }
            let given = fair(&segment);
            let event = if guided.spent() >= Duration::from_secs(given.into()) && segment.is_open()
            {
                track.own_pace = (track.own_pace.0 + 1, track.own_pace.1 + given);
                Event::Done
            } else {
                now += SECOND;
                Event::Tick
            };
            let cues = guided.step(event, now);
            track.hear(now, cues, guided.mode());
        }
        track.seconds = u32::try_from(now.as_secs()).unwrap_or(u32::MAX);
        track
    }

    /// Notes what is heard of some cues.
    fn hear(&mut self, now: Duration, cues: Vec<Cue>, mode: Mode) {
        let is_over = mode != Mode::Running;
        let heard = cues.into_iter().filter_map(|cue| match cue {
            Cue::Beep(beep) => Some(Heard::Beep(beep)),
            // What is asked at the end can't be answered here.
            Cue::Say(_) if is_over => None,
            Cue::Say(words) => Some(Heard::Says(words)),
            Cue::Show(_) | Cue::Record(_) => None,
        });
        let finished = is_over.then(|| Heard::Says(FINISHED.into()));
        self.marks.extend(heard.chain(finished).map(|heard| (now, heard)));
    }
}

/// Seconds for work at one's own pace.
fn fair(segment: &Segment) -> u32 {
    match Amount::of(segment) {
        Amount::Reps(number) => number.saturating_mul(OWN_PACE).clamp(LEAST, 10 * 60),
        Amount::Holds(..) | Amount::Seconds(_) => LEAST,
    }
}
