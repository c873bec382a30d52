//! A reader of Liftoscript that is stricter than the app: it takes only what backplan writes, by
//! the rules of the app's grammar (`src/pages/planner/plannerExercise.grammar` in
//! astashov/liftosaur: names, sections, sets, labels), of its evaluator
//! (`plannerExerciseEvaluator.ts`: labels of at most 8 characters, an exercise once a day;
//! `plannerEvaluator.ts`: how notes carry over to following weeks; an exercise has one progression
//! in a program, said once) and of its documentation (`docs/features/timed-sets.md`: `60s|30s`;
//! `docs/content/liftoscript.md`: weights that are asked for, sets that warm up, `dp`, `custom`).

use std::collections::HashSet;

#[derive(Debug, Default)]
pub struct Script {
    pub weeks: Vec<Week>,
    /// Comments that no week, day or exercise follows.
    pub loose: Vec<String>,
}

#[derive(Debug)]
pub struct Week {
    pub name: String,
    pub note: Vec<String>,
    pub days: Vec<Day>,
}

#[derive(Debug)]
pub struct Day {
    pub name: String,
    pub note: Vec<String>,
    pub exercises: Vec<Exercise>,
}

#[derive(Debug)]
pub struct Exercise {
    pub label: Option<String>,
    pub name: String,
    /// What the app shows: its own comments, or those of the same exercise on the same day of the
    /// last week that had it.
    pub note: Vec<String>,
    /// Comments that the app doesn't show.
    pub hidden: Vec<String>,
    pub sets: Vec<Set>,
    pub weight: String,
    /// `none`, or sets with a part of the weight.
    pub warm_up: Option<String>,
    pub progress: Option<Progress>,
}

/// How the weight of an exercise grows.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// Not after this session.
    None,
    /// Repetitions from the low to the high number, then so many kilograms more and back.
    Double(f64, [u32; 2]),
    /// What was lifted, with so many kilograms more after these sessions if all was done.
    Custom(Vec<(f64, Vec<[u32; 2]>)>),
}

impl Progress {
    /// The kilograms after a session, by week and day of the week, in which so much was lifted.
    pub fn after(&self, session: [u32; 2], all_done: bool, lifted: f64) -> f64 {
        let Self::Custom(changes) = self else { panic!("no script") };
        let change = changes.iter().find(|(_, sessions)| all_done && sessions.contains(&session));
        lifted + change.map_or(0.0, |(kilograms, _)| *kilograms)
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct Set {
    pub number: u32,
    pub reps: [u32; 2],
    pub time: Option<u32>,
    pub rest: u32,
    pub effort: Option<u32>,
    pub label: Option<String>,
}

/// Reads a whole script; panics with the line that is no Liftoscript.
pub fn read(text: &str) -> Script {
    assert!(!text.contains('\r'), "a line ends in two ways");
    let mut script = Script::default();
    let (mut note, mut hidden) = (Vec::new(), Vec::new());
    for line in text.lines() {
        if let Some(comment) = line.strip_prefix("///") {
            // Below a shown comment a hidden one would part it in two.
            assert!(note.is_empty(), "a hidden comment below a shown one: {line}");
            hidden.push(comment.trim().to_owned());
        } else if let Some(comment) = line.strip_prefix("//") {
            note.push(comment.trim().to_owned());
        } else if let Some(name) = line.strip_prefix("##") {
            let day = Day {
                name: name.trim().to_owned(),
                note: std::mem::take(&mut note),
                exercises: Vec::new(),
            };
            script.weeks.last_mut().expect("a week before the day").days.push(day);
        } else if let Some(name) = line.strip_prefix('#') {
            let week = Week {
                name: name.trim().to_owned(),
                note: std::mem::take(&mut note),
                days: Vec::new(),
            };
            script.weeks.push(week);
        } else if line.is_empty() {
            assert!(note.is_empty(), "an empty line parts a comment from what it is about");
        } else {
            let mut exercise = exercise(line);
            // `...Squat` would take over another note, `!` choose one of several.
            let begins = note.first().is_none_or(|first: &String| !first.starts_with(['!', '.']));
            assert!(begins, "a note that means something: {note:?}");
            (exercise.note, exercise.hidden) =
                (std::mem::take(&mut note), std::mem::take(&mut hidden));
            if exercise.note.is_empty() {
                exercise.note = carried(&script, &exercise);
            }
            let day = script
                .weeks
                .last_mut()
                .and_then(|week| week.days.last_mut())
                .expect("a day before the exercise");
            day.exercises.push(exercise);
        }
    }
    script.loose = note;
    script.weeks.iter().flat_map(|week| &week.days).for_each(each_once);
    progress_once(&script);
    script
}

/// The app refuses a second progression of an exercise.
fn progress_once(script: &Script) {
    let mut said = HashSet::new();
    let exercises = script.weeks.iter().flat_map(|week| &week.days).flat_map(|day| &day.exercises);
    for exercise in exercises {
        if exercise.progress.as_ref().is_some_and(|progress| *progress != Progress::None) {
            assert!(said.insert(key(exercise)), "{} has two progressions", exercise.name);
        }
    }
}

/// The app looks at the same day of the weeks before, the last first, as far back as they have it.
fn carried(script: &Script, exercise: &Exercise) -> Vec<String> {
    let (this, before) = script.weeks.split_last().expect("a week");
    let day = this.days.len() - 1;
    let days = before.iter().rev().map_while(|week| week.days.get(day));
    let same = days.flat_map(|day| &day.exercises).find(|other| key(other) == key(exercise));
    same.map(|other| other.note.clone()).unwrap_or_default()
}

fn key(exercise: &Exercise) -> String {
    format!("{}-{}", exercise.label.as_deref().unwrap_or_default(), exercise.name).to_lowercase()
}

fn each_once(day: &Day) {
    let mut seen = HashSet::new();
    for exercise in &day.exercises {
        assert!(seen.insert(key(exercise)), "{} is twice in {}", exercise.name, day.name);
    }
}

fn exercise(line: &str) -> Exercise {
    let (name, sections) = line.split_once(" / ").unwrap_or_else(|| panic!("no sections: {line}"));
    let (label, name) =
        name.split_once(": ").map_or((None, name), |(label, name)| (Some(label.to_owned()), name));
    assert!(
        !name.contains(&['/', '{', '}', '(', ')', '[', ']', '#', ':', '|', '!', '\\', '\t'][..]),
        "a name: {line}"
    );
    assert!(
        !name.is_empty() && !name.starts_with("...") && name.trim() == name && !name.contains("  "),
        "a name: {line}"
    );
    let mut sections = sections.split(" / ");
    let sets = sections.next().map(|sets| sets.split(", ").map(set).collect()).unwrap_or_default();
    let weight = sections.next().map_or_else(|| panic!("no weight: {line}"), weight);
    let (mut warm_up, mut growth) = (None, None);
    for section in sections {
        match section.split_once(": ") {
            Some(("warmup", sets)) => warm_up = Some(warming(sets)),
            Some(("progress", rule)) => growth = Some(progress(rule)),
            _ => panic!("the section {section}: {line}"),
        }
    }
    let (note, hidden, name) = (Vec::new(), Vec::new(), name.to_owned());
    Exercise { label, name, note, hidden, sets, weight, warm_up, progress: growth }
}

/// Kilograms or pounds; `+` asks for them.
fn weight(text: &str) -> String {
    let number = text.trim_end_matches('+');
    let number = number.strip_suffix("kg").or_else(|| number.strip_suffix("lb"));
    assert!(number.is_some_and(|number| number.parse::<f64>().is_ok_and(f64::is_finite)), "{text}");
    text.to_owned()
}

fn warming(text: &str) -> String {
    if text != "none" {
        let (sets, part) = text.split_once(' ').expect("sets and a part of the weight");
        let (number, reps) = sets.split_once('x').expect("sets x repetitions");
        assert!(number.parse::<u32>().is_ok() && reps.parse::<u32>().is_ok(), "{text}");
        assert!(part.strip_suffix('%').is_some_and(|part| part.parse::<u32>().is_ok()), "{text}");
    }
    text.to_owned()
}

fn kilograms(text: &str) -> f64 {
    text.strip_suffix("kg")
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| panic!("{text}"))
}

fn progress(text: &str) -> Progress {
    if text == "none" {
        return Progress::None;
    }
    if let Some(range) = text.strip_prefix("dp(").and_then(|rest| rest.strip_suffix(')')) {
        let parts: Vec<_> = range.split(", ").collect();
        let [step, low, high] = parts[..] else { panic!("{text}") };
        return Progress::Double(
            kilograms(step),
            [low, high].map(|reps| reps.parse().expect("reps")),
        );
    }
    let script = text.strip_prefix("custom() {~ ").and_then(|rest| rest.strip_suffix(" ~}"));
    let script = script.unwrap_or_else(|| panic!("the progression {text}"));
    let mut branches: Vec<_> = script.split(" else ").collect();
    let last = branches.pop().unwrap_or_default();
    let always = if branches.is_empty() { KEEP.to_owned() } else { format!("{{ {KEEP} }}") };
    assert_eq!(last, always, "{text}");
    Progress::Custom(branches.into_iter().map(branch).collect())
}

/// The weight that was lifted stays.
const KEEP: &str = "weights = completedWeights[ns]";

fn branch(text: &str) -> (f64, Vec<[u32; 2]>) {
    let inside = text.strip_prefix("if (completedReps >= reps && (").expect("a condition");
    let (when, then) = inside.split_once(")) { ").expect("what then");
    let then = then.strip_suffix(" }").and_then(|then| then.strip_prefix(KEEP)).expect("a weight");
    let (sign, step) = then.trim().split_once(' ').expect("more or less");
    let step = kilograms(step) * if sign == "+" { 1.0 } else { -1.0 };
    assert!(matches!(sign, "+" | "-"), "{text}");
    let session = |one: &str| {
        let one = one.trim_start_matches('(').trim_end_matches(')');
        let (week, day) = one.split_once(" && ").expect("week and day");
        [week.strip_prefix("week == "), day.strip_prefix("dayInWeek == ")]
            .map(|number| number.and_then(|number| number.parse().ok()).expect("a number"))
    };
    (step, when.split(" || ").map(session).collect())
}

fn set(text: &str) -> Set {
    let number = |digits: &str| {
        digits.parse::<u32>().unwrap_or_else(|error| panic!("{digits} in {text}: {error}"))
    };
    let (text, label) = match text.split_once(" (") {
        Some((text, label)) => {
            (text, Some(label.strip_suffix(')').expect("the label ends").to_owned()))
        }
        None => (text, None),
    };
    assert!(
        label.as_ref().is_none_or(|label| label.chars().count() <= 8),
        "a long label: {label:?}"
    );
    let mut parts = text.split(' ');
    let (sets, reps) =
        parts.next().and_then(|part| part.split_once('x')).expect("sets x repetitions");
    let reps = reps.split_once('-').unwrap_or((reps, reps));
    let times = parts.next().and_then(|part| part.strip_suffix('s')).expect("a time");
    let (time, rest) =
        times.split_once("s|").map_or((None, times), |(time, rest)| (Some(number(time)), rest));
    let effort = parts.next().map(|part| number(part.strip_prefix('@').expect("an effort")));
    assert!(effort.is_none_or(|effort| effort <= 10) && parts.next().is_none(), "{text}");
    Set {
        number: number(sets),
        reps: [number(reps.0), number(reps.1)],
        time,
        rest: number(rest),
        effort,
        label,
    }
}
