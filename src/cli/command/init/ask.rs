//! The questions of `init`: the warning signs with a key each, then a line each.

use std::io::{self, BufRead as _};

use crate::cli::args;
use crate::cli::command::screen::ask as signs;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::mistakes::Mistakes;
use crate::cli::{profile, terminal};
use crate::export::say::plan::NO_EXERCISE;
use crate::person::health::{Condition, RedFlag, Urgency};
use crate::person::key::{Key, Kind};
use crate::person::profile::{PartialProfile, Reader};
use crate::person::screen::Answers;
use crate::plan::Status;
use crate::planner;
use crate::rules::screen::report;
use crate::text::page::{BOLD, FAINT, PLAIN, Page};
use crate::text::printable::joined;
use crate::text::vocabulary::Vocabulary as _;

/// How the questions ended.
pub enum End {
    /// All are answered.
    Done,
    /// The warning signs mean that there should be no exercise; it was said.
    Refused,
}

/// A question about a key.
struct Question {
    key: Key,
    asks: &'static str,
    /// Why it is asked.
    why: &'static str,
    /// Whether it is asked of a person.
    of: fn(&PartialProfile) -> bool,
}

const fn of_all(key: Key, asks: &'static str, why: &'static str) -> Question {
    Question { key, asks, why, of: |_| true }
}

fn has(person: &PartialProfile, condition: Condition) -> bool {
    person.conditions.iter().flatten().any(|stated| *stated == condition)
}

const QUESTIONS: [Question; 17] = [
    of_all(
        Key::Age,
        "How old are you?",
        "From 65 on balance is trained; under 16 there is no plan.",
    ),
    Question {
        key: Key::Assessed,
        asks: "Has a doctor or physiotherapist looked at the warning signs you named?",
        why: "Until then there is gentle movement only.",
        of: |person| person.red_flags.iter().flatten().next().is_some(),
    },
    of_all(
        Key::Pain,
        "How much does your back hurt now, from 0 for not at all to 10?",
        "It decides how gently the plan begins.",
    ),
    of_all(
        Key::Conditions,
        "What has a doctor named? Several with commas, or none; ? lists what is known.",
        "Each of them limits what your spine is asked to do.",
    ),
    Question {
        key: Key::Cleared,
        asks: "Has a doctor or physiotherapist cleared exercise for it?",
        why: "Some of what you named needs that before there is strength work.",
        of: |person| person.conditions.iter().flatten().next().is_some(),
    },
    Question {
        key: Key::PregnancyWeeks,
        asks: "In which week is the pregnancy?",
        why: "From week 16 on nothing is done lying flat on the back.",
        of: |person| has(person, Condition::Pregnancy),
    },
    Question {
        key: Key::Surgery,
        asks: "What was done in the operation: discectomy, fusion or other?",
        why: "Each has its own times in which the back is spared.",
        of: |person| has(person, Condition::PostSurgery),
    },
    Question {
        key: Key::SurgeryWeeks,
        asks: "How many weeks ago was the operation?",
        why: "What is allowed grows with the weeks; there is no plan without it.",
        of: |person| has(person, Condition::PostSurgery),
    },
    Question {
        key: Key::BloodPressure,
        asks: "What is your blood pressure at rest, like 138/86? Enter for unknown.",
        why: "High values rule out long hard holds.",
        of: |person| has(person, Condition::Hypertension),
    },
    of_all(
        Key::Level,
        "How used are you to strength training: beginner, intermediate or advanced?",
        "Beginner, if you have not trained for a few months.",
    ),
    of_all(
        Key::Goal,
        "What should the plan do most for? ? lists the goals.",
        "It decides what comes first.",
    ),
    of_all(
        Key::Equipment,
        "What do you have? Several with commas, gym for all, or none; ? lists what is known.",
        "Mat, towel, chair and wall are taken to be there.",
    ),
    of_all(Key::Minutes, "How many minutes may a session last?", "It is never longer than that."),
    of_all(
        Key::Sessions,
        "How many strength sessions a week?",
        "Two or three leave days to recover between.",
    ),
    of_all(
        Key::Days,
        "On which weekdays can they be, like mon,thu or all?",
        "The others have a few minutes of movement.",
    ),
    of_all(
        Key::Walk,
        "How many minutes can you walk comfortably now?",
        "Walking is built up beside the sessions; 0 leaves it out.",
    ),
    of_all(
        Key::Weeks,
        "How many weeks should the plan cover?",
        "From 4 on it builds up week by week; 12 are a good time.",
    ),
];

const HEAD: &str = "Now a line for each question. Enter takes what stands in brackets, b goes back, \
    q stops; nothing is written before the end.";

/// Asks what flags do not say.
pub fn ask(
    flags: &mut args::Profile,
    before: &PartialProfile,
    reader: &Reader,
) -> Result<End, Failure> {
    let typed = (flags.wishes.clone(), flags.health.clone());
    let is_typed = |key: Key| typed.0.texts(key).or_else(|| typed.1.texts(key)).is_some();
    loop {
        if !is_typed(Key::RedFlags) && !screen(flags, reader)? {
            return Ok(End::Refused);
        }
        say(|page| page.prose(PLAIN, 0, HEAD));
        let mut asked: Vec<usize> = Vec::new();
        let mut next = 0;
        loop {
            let person = person(flags, reader);
            let due = |question: &Question| !is_typed(question.key) && (question.of)(&person);
            let found = (next..QUESTIONS.len()).find(|place| due(&QUESTIONS[*place]));
            let Some(place) = found else { return Ok(End::Done) };
            let question = &QUESTIONS[place];
            match put_question(question, asked.len() + 1, (flags, before), reader)? {
                Said::Answer => {
                    asked.push(place);
                    next = place + 1;
                }
                Said::Back => match asked.pop() {
                    Some(last) => {
                        state(flags, QUESTIONS[last].key, None);
                        next = last;
                    }
                    // The first line leads back to the warning signs.
                    None if is_typed(Key::RedFlags) => {}
                    None => break,
                },
                Said::Stop => return Err(stopped()),
            }
        }
    }
}

/// Asks the warning signs; whether there may be a plan.
fn screen(flags: &mut args::Profile, reader: &Reader) -> Result<bool, Failure> {
    let meant = |answers: &Answers| {
        let draft = PartialProfile {
            red_flags: Some(answers.yes().collect()),
            fallen: answers.fallen(),
            ..PartialProfile::default()
        };
        report(answers, &draft.complete(reader))
    };
    let answers = signs::ask(|answers| meant(answers).advice)?;
    let signs: Vec<&str> = answers.yes().map(RedFlag::as_str).collect();
    let none = ["none"];
    let said = if signs.is_empty() { &none[..] } else { &signs[..] };
    state(flags, Key::RedFlags, Some(&joined(said, ",")));
    state(flags, Key::Fallen, answers.fallen().map(|fallen| if fallen { "yes" } else { "no" }));
    let report = meant(&answers);
    let urgent = answers.yes().any(|sign| sign.urgency() != Urgency::SeeFirst);
    if report.status == Status::Refused && urgent {
        say(|page| {
            page.prose(BOLD, 0, NO_EXERCISE);
            for advice in &report.advice {
                page.gap();
                page.prose(PLAIN, 0, advice);
            }
        });
        return Ok(false);
    }
    Ok(true)
}

/// What was said to a question.
enum Said {
    Answer,
    Back,
    Stop,
}

fn put_question(
    question: &Question,
    number: usize,
    (flags, before): (&mut args::Profile, &PartialProfile),
    reader: &Reader,
) -> Result<Said, Failure> {
    let key = question.key;
    let offered = offered(key, before, reader);
    say(|page| {
        page.prose(BOLD, 0, &format!("{number}. {}", question.asks));
        page.prose(FAINT, 3, question.why);
    });
    loop {
        let brackets = offered.as_ref().map_or_else(String::new, |text| format!("[{text}] "));
        terminal::say(&format!("   {brackets}> "));
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line);
        if read.map_err(Failure::Output)? == 0 {
            return Ok(Said::Stop);
        }
        match line.trim() {
            "b" | "back" => return Ok(Said::Back),
            "q" | "quit" => return Ok(Said::Stop),
            "?" => list(key, reader),
            "" if offered.is_none() => {
                state(flags, key, None);
                return Ok(Said::Answer);
            }
            text => {
                let text =
                    if text.is_empty() { offered.as_deref().unwrap_or_default() } else { text };
                state(flags, key, Some(text));
                let mut wrong = Mistakes::default();
                profile::person((flags, None), reader, &mut wrong);
                match wrong.none() {
                    Ok(()) => return Ok(Said::Answer),
                    Err(failure) => {
                        state(flags, key, None);
                        // What is wrong is said, and asked again.
                        let _ = failure.report();
                    }
                }
            }
        }
    }
}

/// What Enter takes: the last answer, or what is assumed; nothing where nothing is.
fn offered(key: Key, before: &PartialProfile, reader: &Reader) -> Option<String> {
    let known = before.given().any(|given| given == key);
    match key {
        Key::Assessed | Key::Cleared if !known => Some("no".into()),
        _ if known || key.is_assumed() && key != Key::Age => {
            Some(planner::complete(before, reader).value(key))
        }
        _ => None,
    }
}

/// The words that a key takes, each with what it means.
fn list(key: Key, reader: &Reader) {
    let words: Vec<(String, String)> = match &key.entry().kind {
        Kind::Word(choices) | Kind::Words(choices) | Kind::Stated(choices) => {
            let words = choices().into_iter();
            words.map(|(word, means)| (word.to_owned(), means.to_owned())).collect()
        }
        Kind::Equipment => {
            let all = reader.catalogue.equipment().iter();
            all.map(|one| (one.id.to_string(), one.name.to_string())).collect()
        }
        _ => vec![(String::new(), key.help())],
    };
    say(|page| page.terms(3, &words));
}

fn person(flags: &args::Profile, reader: &Reader) -> PartialProfile {
    profile::person((flags, None), reader, &mut Mistakes::default()).draft
}

fn state(flags: &mut args::Profile, key: Key, text: Option<&str>) {
    if key.is_of_health() {
        flags.health.state(key, text);
    } else {
        flags.wishes.state(key, text);
    }
}

fn say(write: impl FnOnce(&mut Page)) {
    let mut page = Page::new(&terminal::look_of_stderr());
    write(&mut page);
    terminal::say(&format!("\n{}", page.finish()));
}

/// A question that is answered with yes or no.
pub fn yes(question: &str) -> Result<bool, Failure> {
    say(|page| page.prose(BOLD, 0, question));
    terminal::say("   [yes] > ");
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(Failure::Output)?;
    Ok(!line.is_empty() && !matches!(line.trim().to_lowercase().as_str(), "n" | "no" | "q" | "b"))
}

fn stopped() -> Failure {
    let help = Some("begin again when you are ready".to_owned());
    Mistake::Said { message: "stopped; nothing was written".into(), help }.into()
}
