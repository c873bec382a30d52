//! Sounds and words, each at its time, as samples.

use std::collections::VecDeque;
use std::time::Duration;

use crate::export::format::Voice;
use crate::session::guided::Beep;
use crate::session::tone::RATE;
use crate::session::track::{Heard, Track};
use crate::text::printable::printable;

/// Seconds behind the last mark, in which the last words are said.
const TAIL: u32 = 3;
/// Words a minute: as they are usually spoken, and as fast as they are still understood.
const PACE: [u32; 2] = [175, 260];
/// Samples in which words go that are cut off.
const FADE: usize = RATE as usize / 50;

/// What is heard, sample by sample.
pub struct Mix {
    /// Sounds that are yet to come, by the sample that they begin at.
    coming: VecDeque<(usize, Vec<i16>)>,
    /// Those that are heard now.
    heard: Vec<(usize, Vec<i16>)>,
    at: usize,
    end: usize,
}

/// As many samples as there are in a frame.
pub enum Piece {
    /// Nothing is heard.
    Silence,
    /// These.
    Sounds(Vec<i16>),
}

impl Mix {
    /// What is heard of a session. Without a voice, its marks alone.
    pub fn of(track: &Track, voice: Option<&Voice>) -> Self {
        let mut sounds: Vec<(usize, Vec<i16>)> = Vec::new();
        for (index, (at, heard)) in track.marks.iter().enumerate() {
            let at = samples(*at);
            match (heard, voice) {
                (Heard::Beep(beep), _) => sounds.push((at, beep.samples())),
                (Heard::Says(words), Some(voice)) => {
                    let is_said = |mark: &&(Duration, Heard)| matches!(mark.1, Heard::Says(_));
                    let next = track.marks[index + 1..].iter().find(is_said);
                    let until =
                        next.map_or(samples_of(track.seconds + TAIL), |(at, _)| samples(*at));
                    let begin = at + behind(track, index);
                    if let Some(spoken) = spoken(voice, words, until.saturating_sub(begin)) {
                        sounds.push((begin, spoken));
                    }
                }
                (Heard::Says(_), None) => {}
            }
        }
        sounds.sort_by_key(|(at, _)| *at);
        Self {
            coming: sounds.into(),
            heard: Vec::new(),
            at: 0,
            end: samples_of(track.seconds + TAIL),
        }
    }

    /// The next samples, as many as there are in a frame; none behind the end. The last ones are
    /// filled up with silence.
    pub fn next(&mut self, frame: usize) -> Option<Piece> {
        if self.at >= self.end {
            return None;
        }
        let (from, to) = (self.at, self.at + frame);
        while self.coming.front().is_some_and(|(at, _)| *at < to) {
            self.heard.extend(self.coming.pop_front());
        }
        if self.heard.is_empty() {
            self.at = to;
            return Some(Piece::Silence);
        }
        let mut sum = vec![0_i32; frame];
        for (at, sound) in &self.heard {
            let skipped = from.saturating_sub(*at);
            let place = at.saturating_sub(from);
            let pairs = sum[place..].iter_mut().zip(sound.iter().skip(skipped));
            pairs.for_each(|(sum, sample)| *sum += i32::from(*sample));
        }
        self.heard.retain(|(at, sound)| at + sound.len() > to);
        self.at = to;
        let most = i32::from(i16::MAX);
        let sample = |sum: i32| i16::try_from(sum.clamp(-most, most)).unwrap_or(0);
        Some(Piece::Sounds(sum.into_iter().map(sample).collect()))
    }
}

fn samples_of(seconds: u32) -> usize {
    seconds as usize * RATE as usize
}

fn samples(at: Duration) -> usize {
    samples_of(u32::try_from(at.as_secs()).unwrap_or(u32::MAX))
}

/// Samples of the sound at the same time, behind which words begin to be understood.
fn behind(track: &Track, index: usize) -> usize {
    let (at, _) = &track.marks[index];
    let together = track.marks[..index].iter().rev().take_while(|(other, _)| other == at);
    let beep = together.filter_map(|(_, heard)| match heard {
        Heard::Beep(beep) => Some(Beep::samples(*beep).len()),
        Heard::Says(_) => None,
    });
    beep.max().unwrap_or(0)
}

/// Words within the room that there is until the next ones: faster where they are too long, and cut
/// off where that does not help.
fn spoken(voice: &Voice, words: &str, room: usize) -> Option<Vec<i16>> {
    let [usual, fastest] = PACE;
    let words = printable(words);
    let mut spoken = voice.speak(&words, usual)?;
    if spoken.len() > room {
        let pace = usize::try_from(usual).ok()? * spoken.len() / room.max(1);
        let pace = u32::try_from(pace).unwrap_or(fastest).clamp(usual, fastest);
        spoken = voice.speak(&words, pace)?;
    }
    if spoken.len() > room {
        spoken.truncate(room);
        let from = room.saturating_sub(FADE);
        let left = (1..=room - from).rev();
        for (sample, left) in spoken[from..].iter_mut().zip(left) {
            let quieter =
                i32::from(*sample) * i32::try_from(left).ok()? / i32::try_from(FADE).ok()?;
            *sample = i16::try_from(quieter).unwrap_or(0);
        }
    }
    // Beside a mark that is as loud both stay whole.
    Some(spoken.into_iter().map(|sample| sample / 2).collect())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Heard, Mix, Piece, RATE, TAIL, Track, Voice};
    use crate::session::guided::Beep;

    fn mixed(track: &Track, voice: &Voice) -> Vec<i16> {
        let mut mix = Mix::of(track, Some(voice));
        let mut all = Vec::new();
        while let Some(samples) = mix.next(1000) {
            match samples {
                Piece::Silence => all.extend([0; 1000]),
                Piece::Sounds(samples) => all.extend(samples),
            }
        }
        all
    }

    #[test]
    fn words_are_cut_off_by_the_next_ones_and_move_nothing() {
        let at = Duration::from_secs;
        let says = |text: &str| Heard::Says(text.to_owned());
        let marks = vec![
            (at(0), says("long")),
            (at(2), says("long")),
            (at(2), Heard::Beep(Beep::Count)),
            (at(5), Heard::Beep(Beep::End)),
        ];
        let track = Track { marks, seconds: 5, ..Track::default() };
        // Words of ten seconds, whatever the pace.
        let voice = Voice::new(|_, _| Some(vec![1000; 10 * RATE as usize]));
        let all = mixed(&track, &voice);
        let second = RATE as usize;
        assert!(all.len() >= (5 + TAIL as usize) * second);
        assert!(all[..second].iter().all(|sample| *sample == 500));
        assert!(all[2 * second - 1].abs() < 50, "they go and do not click");
        let silent = mixed(&track, &Voice::new(|_, _| None));
        assert!(silent[..2 * second].iter().all(|sample| *sample == 0));
        assert!(
            silent[2 * second + 20..2 * second + 1000].iter().any(|sample| sample.abs() > 9000)
        );
        assert_eq!(all.len(), silent.len());
    }

    #[test]
    fn words_that_are_too_long_are_first_said_faster() {
        let marks = vec![
            (Duration::ZERO, Heard::Says("long".into())),
            (Duration::from_secs(4), Heard::Says("end".into())),
        ];
        let track = Track { marks, seconds: 4, ..Track::default() };
        let voice = Voice::new(|words, pace| {
            let seconds: u32 = if words == "long" { 5 * 175 } else { 175 };
            Some(vec![1000; (seconds * RATE / pace) as usize])
        });
        let all = mixed(&track, &voice);
        let said = all.iter().take_while(|sample| **sample == 500).count();
        assert!((39..=40).contains(&(said * 10 / RATE as usize)), "{said}");
    }
}
