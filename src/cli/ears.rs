//! What is heard: the bell, sounds, speech. Programs for it are started and never waited for; none
//! lasts longer than five seconds, and the newest wins.

mod wave;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use wave::Waves;

use crate::cli::program::in_path;
use crate::cli::terminal;
use crate::session::guided::Beep;

/// Programs that play a file, with what they are given before it.
const PLAYERS: [(&str, &[&str]); 4] =
    [("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"]), ("afplay", &[])];
/// Programs that speak, with what they are given before the words. The first would put newer words
/// behind older ones.
const SPEAKERS: [(&str, &[&str]); 3] = [("spd-say", &["-C"]), ("espeak-ng", &[]), ("say", &[])];
/// How long a program may last.
const LONGEST: Duration = Duration::from_secs(5);

/// What is heard of a session.
pub struct Ears {
    bell: bool,
    waves: Option<Waves>,
    player: Voice,
    speaker: Option<Voice>,
}

impl Ears {
    /// The bell, unless it is to be quiet; sounds and speech where they are asked for.
    pub fn new(quiet: bool, sound: bool, speak: bool) -> Self {
        let waves = sound.then(|| {
            Waves::write().map_err(|error| {
                terminal::note(&format!(
                    "--sound: can't write the sounds: {error}; the bell rings"
                ));
            })
        });
        let waves = waves.and_then(Result::ok);
        let bell = !quiet && io::stderr().is_terminal();
        let speaker = speak.then(|| Voice::of(&SPEAKERS));
        Self { bell, waves, player: Voice::of(&PLAYERS), speaker }
    }

    /// Whether there are programs that play sounds, and that speak. That one is there does not say
    /// that it is heard: without a sound device some end as if all were well.
    pub fn there() -> (bool, bool) {
        (Voice::of(&PLAYERS).is_there(), Voice::of(&SPEAKERS).is_there())
    }

    /// Sounds a mark; without a player the bell of the terminal.
    pub fn beep(&mut self, beep: Beep) {
        let file = self.waves.as_ref().map(|waves| waves.file(beep));
        let played = file.is_some_and(|file| self.player.start(&file));
        if self.bell && !played {
            io::stderr().write_all(b"\x07").ok();
        }
    }

    /// Speaks words in the place of those before.
    pub fn say(&mut self, text: &str) {
        if let Some(speaker) = &mut self.speaker {
            speaker.start(text);
        }
    }

    /// Ends what lasts too long.
    pub fn mind(&mut self) {
        self.player.mind();
        if let Some(speaker) = &mut self.speaker {
            speaker.mind();
        }
    }
}

/// The first of some programs that is there, and what it does now.
struct Voice {
    programs: &'static [(&'static str, &'static [&'static str])],
    running: Option<(Child, Instant)>,
}

impl Voice {
    fn of(programs: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self { programs, running: None }
    }

    fn is_there(&self) -> bool {
        self.programs.iter().any(|(name, _)| in_path(Path::new(name)).is_some())
    }

    /// Starts it with something, in the place of what it does; returns whether it could.
    fn start(&mut self, what: impl AsRef<std::ffi::OsStr>) -> bool {
        self.stop();
        while let [(name, before), rest @ ..] = self.programs {
            let mut command = Command::new(name);
            command.args(*before).arg(what.as_ref());
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            match command.spawn() {
                Ok(child) => {
                    self.running = Some((child, Instant::now()));
                    return true;
                }
                Err(_) => self.programs = rest,
            }
        }
        false
    }

    fn mind(&mut self) {
        let Some((child, since)) = &mut self.running else { return };
        match child.try_wait() {
            Ok(None) if since.elapsed() < LONGEST => {}
            Ok(None) => self.stop(),
            _ => self.running = None,
        }
    }

    fn stop(&mut self) {
        if let Some((mut child, _)) = self.running.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.stop();
    }
}
