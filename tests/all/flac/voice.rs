//! What is spoken: by a program that is asked with care, and cut to the time that there is.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use super::{decoded, sessions};
use crate::plans::planned;
use crate::program::{backplan, stderr};
use crate::scratch::{folder, path};
use backplan::session::track::{Heard, Track};

/// A program that notes what it is asked for and speaks for half a second, always the same.
const SPEAKER: &str = r#"#!/bin/sh
printf '%s|' "$@" >>"$LOG"; cat >>"$LOG"; echo >>"$LOG"
case "$*" in *nobody*) exit 1;; esac
cat "$WAVE"
"#;

fn wave() -> Vec<u8> {
    let mut wave = b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\x01\0\x01\0\x22\x56\0\0\x44\xac\0\0\x02\0\x10\0data".to_vec();
    wave.extend(u32::MAX.to_le_bytes());
    wave.extend(
        (0..11_025_i16).flat_map(|index| if index % 50 < 25 { [0, 16] } else { [0, 0xf0] }),
    );
    wave
}

/// A folder with such a program and no other.
fn speaker(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir(folder.join("bin")).unwrap();
    fs::write(folder.join("wave"), wave()).unwrap();
    let program = folder.join("bin/espeak-ng");
    fs::write(&program, SPEAKER).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn made(folder: &Path, bin: &str, flags: &[&str]) -> (Output, String) {
    let out = path(folder, "out.flac");
    let all = [
        "generate",
        "--today",
        "2026-11-23",
        "--minutes",
        "8",
        "--only",
        "today",
        "-o",
        &out,
        "--force",
    ];
    let mut command = backplan(&[&all, flags].concat());
    // The shell of the program needs its own.
    command.env("PATH", format!("{}:/usr/bin:/bin", folder.join(bin).display()));
    if bin == "nowhere" {
        command.env("PATH", folder.join(bin));
    }
    command.env("LOG", folder.join("log")).env("WAVE", folder.join("wave"));
    let output = command.output().unwrap();
    let said = stderr(&output);
    (output, said)
}

#[test]
fn every_word_of_the_session_is_spoken_as_it_stands() {
    let folder = speaker("flac-voice");
    let (output, said) = made(&folder, "bin", &["--voice", "en-gb"]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let log = fs::read_to_string(folder.join("log")).unwrap();
    let asked: Vec<&str> =
        log.lines().filter_map(|line| line.rsplit_once('|')).map(|(_, words)| words).collect();
    assert!(
        log.lines()
            .all(|line| line.starts_with("--stdout|--stdin|-s|") && line.contains("|-v|en-gb|")),
        "{log}"
    );
    let plan = planned("start = 2026-11-23\nminutes = 8");
    let track = Track::of(sessions(&plan)[0].1);
    for (_, heard) in &track.marks {
        if let Heard::Says(words) = heard {
            assert!(asked.contains(&words.as_str()), "{words}");
        }
    }
    assert!(asked.len() < track.marks.len(), "what is said twice is made once");
    let spoken = decoded(&fs::read(folder.join("out.flac")).unwrap());
    let (_, said) = made(&folder, "bin", &["--no-voice"]);
    assert!(!said.contains("speaks"), "{said}");
    let silent = decoded(&fs::read(folder.join("out.flac")).unwrap());
    assert_eq!(spoken.len(), silent.len(), "words move nothing");
    let loud = |samples: &[i32]| samples.iter().filter(|sample| **sample != 0).count();
    assert!(loud(&spoken) > 2 * loud(&silent));
    assert_eq!(fs::read_to_string(folder.join("log")).unwrap(), log, "--no-voice asks nobody");
}

#[test]
fn without_a_voice_there_are_sounds_and_a_wrong_one_is_a_mistake() {
    let folder = speaker("flac-none");
    let (output, said) = made(&folder, "nowhere", &[]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("note: nothing speaks here: the recording has its sounds alone."),
        "{said}"
    );
    assert!(folder.join("out.flac").exists());
    let (output, said) = made(&folder, "bin", &["--voice", "nobody"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("error: --voice: espeak-ng has no voice `nobody`\n"), "{said}");
    for name in ["-w", "../../x;y", "", "a\u{1b}[31m"] {
        let (output, said) = made(&folder, "bin", &[&format!("--voice={name}")]);
        assert!(output.status.code() == Some(2) && said.contains("--voice: "), "{name}: {said}");
        assert!(!said.contains('\u{1b}'));
    }
    let (output, said) = made(&folder, "bin", &["--voice", "en", "--no-voice"]);
    assert!(output.status.code() == Some(2) && said.contains("does not go with"), "{said}");
}
