//! A session to be listened to: every mark at its time, words where something speaks, and a file that
//! players and the program itself know.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[cfg(unix)]
mod voice;

use std::fs;
use std::io::Cursor;

use backplan::export::Options;
use backplan::export::flac;
use backplan::plan::{Plan, PlanDay, Session, Week};
use backplan::session::timeline::{self, Kind};
use backplan::session::tone::RATE;

use crate::plans::planned;
use crate::program::{good, run_line, stderr};
use crate::scratch::{folder, path};

/// The samples of a recording.
fn decoded(file: &[u8]) -> Vec<i32> {
    let mut reader = claxon::FlacReader::new(Cursor::new(file)).unwrap();
    let about = reader.streaminfo();
    assert_eq!((about.sample_rate, about.channels, about.bits_per_sample), (RATE, 1, 16));
    let samples: Vec<i32> = reader.samples().map(Result::unwrap).collect();
    assert_eq!(about.samples, Some(samples.len() as u64));
    samples
}

/// Seconds of so many samples.
fn seconds(samples: usize) -> f64 {
    f64::from(u32::try_from(samples).unwrap()) / f64::from(RATE)
}

/// A sound that is heard: when, how long, and how often it swings a second.
#[derive(Debug)]
struct Sound {
    at: f64,
    seconds: f64,
    hertz: f64,
}

/// The sounds of a recording with nothing between them.
fn sounds(samples: &[i32]) -> Vec<Sound> {
    // A tone passes through zero, and does not stay there.
    let gap = RATE as usize / 100;
    let loud: Vec<usize> = (0..samples.len()).filter(|at| samples[*at] != 0).collect();
    let runs = loud.chunk_by(|one, next| next - one < gap);
    let sound = |run: &[usize]| {
        let (first, last) = (run[0], run[run.len() - 1]);
        let early = &samples[first..=last.min(first + RATE as usize / 12)];
        let swings = early.windows(2).filter(|pair| pair[0] < 0 && pair[1] >= 0).count();
        let long = seconds(last - first);
        Sound {
            at: seconds(first),
            seconds: long,
            hertz: f64::from(u32::try_from(swings).unwrap()) / seconds(early.len()),
        }
    };
    runs.map(sound).collect()
}

fn sessions(plan: &Plan) -> Vec<(&PlanDay, &Session)> {
    plan.weeks.iter().flat_map(Week::sessions).collect()
}

/// Seconds at which work begins, and at which it is over: by the timeline alone.
fn marks(session: &Session) -> [Vec<f64>; 2] {
    let (mut starts, mut ends, mut now) = (Vec::new(), Vec::new(), 0.0);
    for segment in timeline::of(session) {
        if segment.kind == Kind::Work {
            starts.push(now);
        } else if !starts.is_empty() {
            ends.push(now);
        }
        now += f64::from(segment.seconds);
    }
    ends.push(now);
    [starts, ends]
}

#[test]
fn every_mark_is_heard_within_a_twentieth_of_a_second() {
    for profile in [
        "minutes = 10",
        "goal = \"sore-back\"",
        "goal = \"desk\"\nminutes = 15\nlevel = \"intermediate\"\nequipment = [\"band\"]",
    ] {
        let plan = planned(&format!("start = 2026-11-23\n{profile}"));
        for &(day, session) in sessions(&plan).iter().take(2) {
            let file = flac::recording(&plan, (day, session), &Options::default());
            let samples = decoded(&file);
            let length = seconds(samples.len());
            let planned = f64::from(session.seconds);
            assert!((planned + 1.0..planned + 4.0).contains(&length), "{length} of {planned}");
            let heard = sounds(&samples);
            let [starts, ends] = marks(session);
            let of = |is: &dyn Fn(&Sound) -> bool| -> Vec<f64> {
                heard.iter().filter(|sound| is(sound)).map(|sound| sound.at).collect()
            };
            let start = |sound: &Sound| sound.hertz > 800.0 && (0.3..0.4).contains(&sound.seconds);
            let end = |sound: &Sound| sound.hertz < 720.0 && (0.4..0.5).contains(&sound.seconds);
            let count =
                |sound: &Sound| sound.hertz < 720.0 && (0.05..0.15).contains(&sound.seconds);
            for (planned, heard) in [(starts, of(&start)), (ends, of(&end))] {
                assert_eq!(planned.len(), heard.len(), "{profile}: {planned:?} {heard:?}");
                let late =
                    planned.iter().zip(&heard).map(|(planned, heard)| (planned - heard).abs());
                assert!(late.fold(0.0, f64::max) < 0.05, "{planned:?} {heard:?}");
            }
            assert!(
                heard.iter().all(|sound| start(sound) || end(sound) || count(sound)),
                "{heard:?}"
            );
            let whole = of(&count).into_iter().all(|at| (at - at.round()).abs() < 0.05);
            assert!(whole && of(&count).len() > 5, "counted by the second");
        }
    }
}

#[test]
fn a_recording_says_what_it_is_and_is_known_again() {
    let plan = planned("start = 2026-11-23\nminutes = 8");
    let all = sessions(&plan);
    let make = || flac::recording(&plan, all[1], &Options::default());
    let file = make();
    assert!(file == make(), "the same bytes every time");
    let reader = claxon::FlacReader::new(Cursor::new(&file)).unwrap();
    let tag = |name: &str| reader.get_tag(name).next().unwrap_or_default().to_owned();
    let (day, session) = all[1];
    assert_eq!(tag("TITLE"), format!("{}, 24 November 2026", session.title));
    assert_eq!((tag("DATE"), tag("TRACKNUMBER")), ("2026-11-24".into(), "2".into()));
    assert_eq!(tag("TRACKTOTAL"), all.len().to_string());
    assert_eq!(day.date.to_string(), "2026-11-24");
    let about = tag("DESCRIPTION");
    assert!(about.starts_with("General information, not medical advice."), "{about}");
    let safety = &plan.safety;
    for text in safety.stop_signs.iter().chain(&safety.red_flags).chain(&safety.advice) {
        assert!(about.contains(text.as_str()), "{text}\n{about}");
    }
    assert!(
        about.contains(safety.pain_rule.as_str()) && about.contains(safety.after_stop.as_str())
    );
    let names: Vec<&str> = session.items().map(|(_, item)| item.exercise.name.as_str()).collect();
    for (index, name) in names.iter().enumerate() {
        assert_eq!(tag(&format!("CHAPTER{:03}NAME", index + 1)), *name);
    }
    assert_eq!(tag("CHAPTER001"), "00:00:00.000");
    assert_eq!(tag(&format!("CHAPTER{:03}", names.len() + 1)), "");
    assert_eq!(flac::is_whole(&file), Some(true));
    for at in (0..file.len()).step_by(file.len() / 300 + 1).chain(60..120) {
        let mut other = file.clone();
        other[at] ^= 1;
        assert_ne!(flac::is_whole(&other), Some(true), "{at}");
    }
    for cut in [0, 3, 41, 50, 60, file.len() - 1] {
        assert_ne!(flac::is_whole(&file[..cut]), Some(true), "{cut}");
    }
}

#[test]
fn files_are_named_kept_and_refused_as_workouts_are() {
    let folder = folder("flac-files");
    let into = format!("{}/", path(&folder, "week"));
    let line = |more: &str| {
        run_line(&format!("generate --today 2026-11-23 --goal sore-back --no-voice {more}"))
    };
    let plan = line(&format!("--only today -f flac -o {into}"));
    assert_eq!(plan.status.code(), Some(0), "{}", stderr(&plan));
    let names: Vec<String> = fs::read_dir(&into)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        names.len() == 1 && names[0].starts_with("2026-11-23-") && names[0].contains(".flac"),
        "{names:?}"
    );
    // A watch's files in the same folder are another matter.
    fs::write(folder.join("week/2026-11-20-mine.flac"), "fLaC of somebody").unwrap();
    good(&[
        "generate",
        "--today",
        "2026-11-23",
        "--goal",
        "sore-back",
        "--only",
        "today",
        "-f",
        "fit",
        "-o",
        &into,
    ]);
    let again = line(&format!("--only tomorrow -f flac -o {into}"));
    let said = stderr(&again);
    let away = format!("took away the recordings that were there: {}\n", names[0]);
    assert!(again.status.success() && said.contains(&away), "{said}");
    assert_eq!(fs::read_dir(&into).unwrap().count(), 3);
    let file = path(&folder, "monday.flac");
    for _ in 0..2 {
        let output = line(&format!("--only today -o {file}"));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    fs::write(&file, "fLaC my own song").unwrap();
    let foreign = line(&format!("--only today -o {file}"));
    assert!(
        foreign.status.code() == Some(2)
            && stderr(&foreign).contains("no file that backplan wrote")
    );
    let several = line("-f flac");
    assert!(stderr(&several).contains("a file holds one session, and there are 7\n  help: name a folder for them, like --output recordings/"));
    let refused = run_line(&format!(
        "generate --today 2026-11-23 --pain 9 -f flac -o {}/none/",
        folder.display()
    ));
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(3), 0));
    assert!(!folder.join("none").exists());
}

#[test]
fn what_has_no_time_in_the_plan_is_given_some_and_that_is_said() {
    let folder = folder("flac-pace");
    let file = path(&folder, "plan.toml");
    fs::write(
        &file,
        "[[weeks]]\n[[weeks.days]]\nweekday = \"mon\"\n[[weeks.days.sessions]]\ntitle = \"Own\"\n[[weeks.days.sessions.blocks]]\n\
            kind = \"main\"\nitems = [{ exercise = \"bird-dog\", dose = \"1x5 t0-0-0-0\" }]\n",
    )
    .unwrap();
    let out = path(&folder, "own.flac");
    let output = run_line(&format!("export {file} --today 2026-11-23 --no-voice -o {out}"));
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("note: 2 sets at your own pace: 4 s are given for a repetition\n"),
        "{said}"
    );
    let heard = sounds(&decoded(&fs::read(&out).unwrap()));
    // One side: five repetitions of four seconds.
    let mut long = heard.iter().filter(|sound| sound.seconds > 0.2).map(|sound| sound.at);
    let (start, end) = (long.next().unwrap(), long.next().unwrap());
    assert!((end - start - 20.0).abs() < 0.05, "{heard:?}");
}
