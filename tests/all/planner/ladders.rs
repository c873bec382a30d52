//! All ladders of the catalogue, to be read from top to bottom, and which of them are short.

use std::fmt::Write as _;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::catalogue::dose::{Dose, Tempo};
use backplan::catalogue::exercise::{Exercise, Level};
use backplan::catalogue::ladder::{Ladder, Rung, Weight};
use backplan::text::vocabulary::Vocabulary as _;

use crate::golden;

/// Rungs that a ladder has at least, or it stands in the list of short ones.
const FEW: usize = 3;
/// Steps of equipment that is heavier by a lot at a time.
const BIG: u32 = 4;

/// The ways to add weight to an exercise, by the name of what it is added with: each kind of
/// equipment with its own steps, or nothing, and a backpack where it takes one.
fn ways(exercise: &Exercise, catalogue: &Catalogue) -> Vec<(String, Weight)> {
    let mut ways: Vec<(String, Weight)> = Vec::new();
    for set in &exercise.equipment {
        let mut things = set.iter().filter_map(|id| catalogue.equipment_of(id.as_str()));
        let load = things.find_map(|thing| Some((thing, thing.load.as_ref()?)));
        let (name, way) = match load {
            Some((thing, load)) => {
                (thing.id.to_string(), Weight::Now { most: Some(load.most), big: load.most <= BIG })
            }
            None => (String::new(), Weight::None),
        };
        if !ways.iter().any(|(known, _)| *known == name) {
            ways.push((name, way));
        }
    }
    let bare = ways.iter().any(|(_, way)| *way == Weight::None);
    if bare && exercise.backpack {
        let load = catalogue.equipment_of("backpack").and_then(|thing| thing.load.as_ref());
        let most = load.expect("a backpack takes weight").most;
        ways.push(("then a backpack".into(), Weight::Later(most)));
    }
    ways
}

/// What of a rung differs from the one before it.
fn rung(dose: &Dose, before: &mut Option<Tempo>) -> String {
    match dose {
        Dose::Reps { reps: [low, high], tempo, .. } => {
            let other = before.replace(*tempo).is_some_and(|before| before != *tempo);
            let tempo = if other { format!(" t{tempo}") } else { String::new() };
            if low == high { format!("{high}{tempo}") } else { format!("{low}-{high}{tempo}") }
        }
        Dose::Hold { seconds, .. } => format!("{seconds}s"),
        Dose::Holds { reps_per_set, seconds, .. } => {
            let holds: Vec<String> = reps_per_set.iter().map(ToString::to_string).collect();
            format!("{}x{seconds}s", holds.join(","))
        }
        Dose::Minutes { minutes } => format!("{minutes} min"),
    }
}

fn written(ladder: &Ladder) -> String {
    let mut text = String::new();
    let (mut weight, mut tempo) = (0, None);
    for (load, dose) in ladder.shown() {
        if load > weight {
            (weight, tempo) = (load, None);
            text.push_str(" | heavier:");
        }
        let between = if text.is_empty() { "" } else { ", " };
        let between = if text.ends_with(':') { " " } else { between };
        write!(text, "{between}{}", rung(dose, &mut tempo)).expect("a text takes all");
    }
    text
}

fn rungs(ladder: &Ladder) -> usize {
    ladder.above(Rung::default()).map_or(usize::MAX, |above| above as usize + 1)
}

#[test]
fn all_ladders_of_the_catalogue() {
    let catalogue = built_in::catalogue();
    let mut text = String::from(
        "The rungs of every exercise that climbs, by level, from the dose of its own up to where\n\
         the next weight comes, and those of each further weight. Behind them the most steps of\n\
         weight. `t` is the tempo, where it changes.\n",
    );
    let mut short = String::new();
    for exercise in catalogue.exercises().iter().filter(|exercise| exercise.pattern.is_main()) {
        write!(text, "\n{} ({})\n", exercise.id, exercise.pattern).expect("a text takes all");
        for level in Level::ALL {
            let Some(own) = exercise.dose(*level) else { continue };
            for (with, weight) in ways(exercise, &catalogue) {
                let ladder = Ladder::of(exercise, own, weight);
                let heavier = ladder.shown().any(|(load, _)| load > 0);
                let most = match weight {
                    Weight::Now { most: Some(most), .. } | Weight::Later(most) if heavier => {
                        format!(" ({with}, {most} steps)")
                    }
                    _ => String::new(),
                };
                let side = if own.is_per_side() { " a side" } else { "" };
                let sets = own.sets();
                let line = format!("{level:<12} {sets} sets{side}: {}{most}", written(&ladder));
                writeln!(text, "   {line}").expect("a text takes all");
                if rungs(&ladder) < FEW {
                    writeln!(short, "   {} {line}", exercise.id).expect("a text takes all");
                }
            }
        }
    }
    write!(text, "\nFewer than {FEW} rungs:\n{short}").expect("a text takes all");
    golden::same("planner/ladders.txt", &text);
}
