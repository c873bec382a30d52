//! Three short sounds, made here: work begins, three-two-one, work is over.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::cli::file::make_own_folder;
use crate::session::guided::Beep;
use crate::session::tone::RATE;

/// The files of the sounds, in a folder of their own, until this is dropped.
pub struct Waves(PathBuf);

impl Waves {
    /// Writes them.
    pub fn write() -> io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("backplan-{}", std::process::id()));
        make_own_folder(&folder, false)?;
        let waves = Self(folder);
        for beep in Beep::ALL {
            fs::write(waves.file(beep), wave(&beep.samples()))?;
        }
        Ok(waves)
    }

    /// The file of a sound.
    pub fn file(&self, beep: Beep) -> PathBuf {
        let name = match beep {
            Beep::Start => "start.wav",
            Beep::Count => "count.wav",
            Beep::End => "end.wav",
        };
        self.0.join(name)
    }
}

impl Drop for Waves {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// A WAV file: one channel of 16 bits.
fn wave(samples: &[i16]) -> Vec<u8> {
    let samples: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
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

#[cfg(test)]
mod tests {
    use super::{Beep, wave};

    #[test]
    fn a_sound_says_how_long_it_is() {
        for beep in Beep::ALL {
            let file = wave(&beep.samples());
            let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().expect("four"));
            assert_eq!(number(4) as usize + 8, file.len(), "{beep:?}");
            assert_eq!(number(40) as usize + 44, file.len(), "{beep:?}");
        }
    }
}
