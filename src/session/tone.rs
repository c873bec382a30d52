//! The sounds of a session's marks: work begins, three-two-one, work is over. They differ in pitch
//! and length, so that each is known by itself.

use std::f64::consts::TAU;

use super::guided::Beep;

/// Samples a second.
pub const RATE: u32 = 22_050;
/// How loud, of 1.
const LOUD: f64 = 0.5;
/// Seconds in which a tone comes and goes, so that it does not click.
const FADE: f64 = 0.008;

/// A tone: hertz, and thousandths of a second.
type Tone = (u32, u32);

impl Beep {
    /// Every sound.
    pub const ALL: [Self; 3] = [Self::Start, Self::Count, Self::End];

    /// Its tones, one after the other.
    const fn tones(self) -> &'static [Tone] {
        match self {
            Self::Start => &[(880, 350)],
            Self::Count => &[(660, 100)],
            Self::End => &[(660, 180), (440, 280)],
        }
    }

    /// Its samples of 16 bits, [`RATE`] a second, one channel.
    pub fn samples(self) -> Vec<i16> {
        self.tones().iter().copied().flat_map(samples).collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a sample is at most half of 16 bits")]
fn samples((hertz, thousandths): Tone) -> impl Iterator<Item = i16> {
    let (hertz, seconds) = (f64::from(hertz), f64::from(thousandths) / 1000.0);
    (0..RATE * thousandths / 1000).map(move |index| {
        let time = f64::from(index) / f64::from(RATE);
        let fade = (time.min(seconds - time) / FADE).min(1.0);
        ((time * hertz * TAU).sin() * fade * LOUD * f64::from(i16::MAX)) as i16
    })
}

#[cfg(test)]
mod tests {
    use super::{Beep, RATE};

    #[test]
    fn a_sound_is_short_and_does_not_click() {
        for beep in Beep::ALL {
            let samples = beep.samples();
            assert!(samples.len() < RATE as usize, "{beep:?} is shorter than a second");
            let [first, last] = [samples[0], samples[samples.len() - 1]].map(i16::unsigned_abs);
            assert!(first < 100 && last < 1000, "{beep:?} clicks");
        }
    }
}
