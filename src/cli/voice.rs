//! A voice for recordings: a program that speaks into a file, which is asked for every sentence once.

use std::collections::HashMap;
use std::io::{self, Read as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crate::cli::mistakes::Mistakes;
use crate::cli::terminal;
use crate::export::format::Voice;
use crate::session::tone::RATE;
use crate::text::printable::shown;

/// Speaks into a WAV file of [`RATE`].
const PROGRAM: &str = "espeak-ng";
/// How long it may take for a sentence.
const LONGEST: Duration = Duration::from_secs(10);
/// The most bytes of a sentence: a minute.
const MOST_BYTES: u64 = 60 * 2 * RATE as u64;
/// The longest name of a voice, in characters.
const LONGEST_NAME: usize = 60;

/// The voice of a name, or the usual one; none where nothing speaks here, which is told.
pub fn find(name: Option<&str>, wrong: &mut Mistakes) -> Option<Voice> {
    let asked = name.map(str::trim);
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "+-_/ ".contains(c);
    if let Some(name) = asked.filter(|name| {
        name.is_empty()
            || name.len() > LONGEST_NAME
            || name.starts_with('-')
            || !name.chars().all(is_sign)
    }) {
        let message = format!("--voice: `{}` is no name of a voice", shown(name));
        wrong.add(message, Some(format!("`{PROGRAM} --voices` lists them, like en-gb")));
        return None;
    }
    let own = asked.map(str::to_owned);
    match speak("ready", 175, own.as_deref()) {
        Ok(Some(_)) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            terminal::note(&format!(
                "nothing speaks here: the recording has its sounds alone. With {PROGRAM} \
                    installed it speaks, too"
            ));
            return None;
        }
        Ok(None) | Err(_) => {
            if let Some(name) = asked {
                let message = format!("--voice: {PROGRAM} has no voice `{}`", shown(name));
                wrong.add(message, Some(format!("`{PROGRAM} --voices` lists them, like en-gb")));
            } else {
                terminal::note(&format!(
                    "{PROGRAM} says nothing: the recording has its sounds alone"
                ));
            }
            return None;
        }
    }
    let known = Mutex::new(HashMap::new());
    Some(Voice::new(move |words, pace| {
        let key = (words.to_owned(), pace);
        if let Some(said) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Option::clone(said);
        }
        let said = speak(words, pace, own.as_deref()).ok().flatten();
        known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, said.clone());
        said
    }))
}

/// Has words spoken, so many a minute; none where nothing came of it in time.
fn speak(words: &str, pace: u32, voice: Option<&str>) -> io::Result<Option<Vec<i16>>> {
    let mut command = Command::new(PROGRAM);
    command.args(["--stdout", "--stdin", "-s", &pace.to_string()]);
    if let Some(voice) = voice {
        command.args(["-v", voice]);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // Brackets would be read as sounds, angles as orders.
        let plain = words.replace(['[', ']', '<', '>'], " ");
        input.write_all(plain.as_bytes()).ok();
    }
    let (told, tells) = mpsc::channel();
    if let Some(output) = child.stdout.take() {
        thread::spawn(move || {
            let mut wave = Vec::new();
            let read = output.take(MOST_BYTES).read_to_end(&mut wave);
            told.send(read.map(|_| wave).unwrap_or_default()).ok();
        });
    }
    let wave = tells.recv_timeout(LONGEST).unwrap_or_default();
    child.kill().ok();
    child.wait().ok();
    Ok(samples(&wave))
}

/// The samples of a WAV file of one channel of 16 bits, at [`RATE`] a second; none where it is none.
/// How long it is, who writes it as it comes does not know.
fn samples(wave: &[u8]) -> Option<Vec<i16>> {
    let mut rest = wave.strip_prefix(b"RIFF")?.get(4..)?.strip_prefix(b"WAVE")?;
    let mut rate = None;
    loop {
        let (head, body) = rest.split_at_checked(8)?;
        let size = u32::from_le_bytes(head[4..].try_into().ok()?) as usize;
        match &head[..4] {
            b"fmt " => {
                let is_plain = body.get(..4)? == [1, 0, 1, 0] && body.get(14..16)? == [16, 0];
                rate = is_plain.then(|| body.get(4..8)?.try_into().ok().map(u32::from_le_bytes))?;
            }
            b"data" => {
                let bytes = &body[..size.min(body.len())];
                let own: Vec<i16> =
                    bytes.chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect();
                return Some(at_rate(own, rate.filter(|rate| *rate > 0)?))
                    .filter(|all| !all.is_empty());
            }
            _ => {}
        }
        rest = body.get(size..)?;
    }
}

/// Samples at another rate, each as the nearest one was.
fn at_rate(samples: Vec<i16>, rate: u32) -> Vec<i16> {
    if rate == RATE {
        return samples;
    }
    let (from, to) = (u64::from(rate), u64::from(RATE));
    let count = samples.len() as u64 * to / from;
    let nearest =
        |index: u64| usize::try_from(index * from / to).ok().and_then(|at| samples.get(at));
    (0..count).filter_map(nearest).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::{RATE, samples};

    fn wave(rate: u32, size: u32, bytes: &[u8]) -> Vec<u8> {
        let mut wave = b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
        wave.extend(rate.to_le_bytes());
        wave.extend((rate * 2).to_le_bytes());
        wave.extend([2, 0, 16, 0]);
        wave.extend(b"data");
        wave.extend(size.to_le_bytes());
        wave.extend(bytes);
        wave
    }

    #[test]
    fn what_a_program_says_is_read_whatever_it_says_of_its_length() {
        let whole = wave(RATE, u32::MAX, &[1, 0, 2, 0, 3]);
        assert_eq!(samples(&whole), Some(vec![1, 2]));
        assert_eq!(samples(&wave(RATE, 2, &[1, 0, 2, 0])), Some(vec![1]));
        assert_eq!(samples(&wave(RATE / 2, 4, &[1, 0, 2, 0])), Some(vec![1, 1, 2, 2]));
        assert_eq!(samples(&wave(0, 4, &[1, 0, 2, 0])), None);
        assert_eq!(samples(&wave(RATE, 4, &[])), None);
        for cut in 0..44 {
            assert_eq!(samples(&whole[..cut]), None, "{cut}");
        }
        assert_eq!(samples(b"Error: there is no such voice"), None);
    }
}
