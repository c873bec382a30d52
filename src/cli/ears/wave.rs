//! Three short sounds, made here: work begins, three-two-one, work is over.

use std::f64::consts::TAU;
use std::fs::{self, DirBuilder};
use std::io;
use std::path::PathBuf;

use crate::session::guided::Beep;

/// Samples a second.
const RATE: u32 = 22_050;
/// How loud, of 1.
const LOUD: f64 = 0.5;
/// Seconds in which a tone comes and goes, so that it does not click.
const FADE: f64 = 0.008;

/// A tone: hertz, and thousandths of a second.
type Tone = (u32, u32);

/// The tones of each sound, one after the other.
const SOUNDS: [(Beep, &str, &[Tone]); 3] = [
    (Beep::Start, "start.wav", &[(880, 350)]),
    (Beep::Count, "count.wav", &[(660, 100)]),
    (Beep::End, "end.wav", &[(660, 180), (440, 280)]),
];

/// The files of the sounds, in a folder of their own, until this is dropped.
pub struct Waves(PathBuf);

impl Waves {
    /// Writes them.
    pub fn write() -> io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("backplan-{}", std::process::id()));
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt as _;
            builder.mode(0o700);
        }
        // A folder that is there already is somebody else's.
        builder.create(&folder)?;
        let waves = Self(folder);
        for (_, name, tones) in SOUNDS {
            fs::write(waves.0.join(name), wave(tones))?;
        }
        Ok(waves)
    }

    /// The file of a sound.
    pub fn file(&self, beep: Beep) -> PathBuf {
        let name = SOUNDS.iter().find(|(of, ..)| *of == beep).map_or("", |(_, name, _)| name);
        self.0.join(name)
    }
}

impl Drop for Waves {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// A WAV file: one channel of 16 bits.
fn wave(tones: &[Tone]) -> Vec<u8> {
    let samples: Vec<u8> = tones.iter().flat_map(|tone| samples(*tone)).collect();
    let length = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    let mut file = Vec::with_capacity(samples.len() + 44);
    file.extend(b"RIFF");
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    file.extend(1_u16.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * 2).to_le_bytes());
    file.extend(2_u16.to_le_bytes());
    file.extend(16_u16.to_le_bytes());
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    file.extend(samples);
    file
}

#[expect(clippy::cast_possible_truncation, reason = "a sample is at most half of 16 bits")]
fn samples((hertz, thousandths): Tone) -> impl Iterator<Item = u8> {
    let (hertz, seconds) = (f64::from(hertz), f64::from(thousandths) / 1000.0);
    (0..RATE * thousandths / 1000).flat_map(move |index| {
        let time = f64::from(index) / f64::from(RATE);
        let fade = (time.min(seconds - time) / FADE).min(1.0);
        let sample = (time * hertz * TAU).sin() * fade * LOUD * f64::from(i16::MAX);
        (sample as i16).to_le_bytes()
    })
}

#[cfg(test)]
mod tests {
    use super::{RATE, SOUNDS, wave};

    #[test]
    fn a_sound_says_how_long_it_is_and_is_not_cut_off() {
        for (_, name, tones) in SOUNDS {
            let file = wave(tones);
            let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().expect("four"));
            assert_eq!(number(4) as usize + 8, file.len(), "{name}");
            assert_eq!(number(40) as usize + 44, file.len(), "{name}");
            assert!(file.len() < RATE as usize * 2, "{name} is shorter than a second");
            let sample = |at: usize| i16::from_le_bytes([file[at], file[at + 1]]);
            assert!(sample(44).abs() < 100 && sample(file.len() - 2).abs() < 1000, "{name} clicks");
        }
    }
}
