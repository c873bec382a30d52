//! Every exercise of the built-in catalogue keeps the promises made about all of them; what breaks
//! one is named by its id.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use backplan::built_in;
use backplan::catalogue::dose::{Dose, Written};
use backplan::catalogue::exercise::{Category, Exercise, Level, OWNED, Pattern, Source};
use backplan::catalogue::{Catalogue, complete_dose};
use backplan::text::id::Id;
use backplan::text::vocabulary::Vocabulary as _;

mod files;
mod wording;

/// Fails with the ids of all exercises for which `wrong` has something to say.
fn each(wrong: impl Fn(&Exercise, &Catalogue) -> Option<String>) {
    let catalogue = built_in::catalogue();
    let told = |exercise: &Exercise| {
        wrong(exercise, &catalogue).map(|text| format!("{}: {text}", exercise.id))
    };
    let wrong: Vec<String> =
        catalogue.exercises().iter().filter_map(|exercise| told(exercise)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Everything an exercise says, with the key it stands under.
fn texts(exercise: &Exercise) -> Vec<(&'static str, &str)> {
    let one = [
        ("purpose", &exercise.purpose),
        ("setup", &exercise.setup),
        ("breathing", &exercise.breathing),
        ("stop", &exercise.stop),
    ];
    let many =
        [("steps", &exercise.steps), ("cues", &exercise.cues), ("mistakes", &exercise.mistakes)];
    let many = many
        .into_iter()
        .flat_map(|(key, texts)| texts.iter().map(move |text| (key, text.as_str())));
    one.map(|(key, text)| (key, text.as_str())).into_iter().chain(many).collect()
}

fn is_sentence(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase())
        && text.ends_with(['.', '!'])
        && !text.contains("  ")
}

/// How many exercises there are is nobody's promise; how many the source article has is.
#[test]
fn the_exercises_of_the_file_are_there_and_the_23_of_the_source_article() {
    let catalogue = built_in::catalogue();
    let written = include_str!("../../exercises.toml").matches("\n[[exercise]]\n").count();
    assert_eq!(catalogue.exercises().len(), written);
    let article =
        catalogue.exercises().iter().filter(|exercise| exercise.source == Source::Article);
    assert_eq!(article.count(), 23);
}

/// Watches and apps are not told that two exercises are the same.
#[test]
fn what_watches_and_apps_call_an_exercise_they_call_no_other() {
    let (mut fit, mut liftosaur) = (BTreeSet::new(), BTreeSet::new());
    for exercise in built_in::catalogue().exercises() {
        let id = &exercise.id;
        if let Some(number) = exercise.fit {
            assert!(fit.insert(number), "{id} has the number of another");
            assert!(number[0] <= 53, "{id}: FIT has no category {}", number[0]);
        }
        if let Some(name) = &exercise.liftosaur {
            assert!(liftosaur.insert(name.to_string()), "{id} has the name of another");
            let with_nothing = exercise.equipment.iter().all(Vec::is_empty);
            assert!(!name.ends_with(OWNED) || !with_nothing, "{id} is done with nothing");
        }
    }
    assert!(!fit.is_empty() && !liftosaur.is_empty(), "there are such names");
}

#[test]
fn an_id_a_name_or_an_alias_means_one_exercise() {
    let catalogue = built_in::catalogue();
    let mut means: HashMap<String, &str> = HashMap::new();
    for exercise in catalogue.exercises() {
        let words = exercise
            .aliases
            .iter()
            .chain([&exercise.name])
            .map(|word| word.to_lowercase().replace(' ', "-"));
        let words: BTreeSet<String> = words.chain([exercise.id.to_string()]).collect();
        for word in words {
            let other = means.insert(word.clone(), exercise.id.as_str());
            assert_eq!(other, None, "`{word}` means {}, too", exercise.id);
        }
        let aliases: BTreeSet<_> = exercise.aliases.iter().collect();
        assert_eq!(aliases.len(), exercise.aliases.len(), "{}: an alias comes twice", exercise.id);
    }
}

#[test]
fn texts_are_sentences_and_mistakes_are_fragments() {
    each(|exercise, _| {
        texts(exercise).into_iter().find_map(|(key, text)| {
            let fragment = text.starts_with(|c: char| c.is_lowercase())
                && !text.ends_with(['.', '!', '?', ',']);
            let good = if key == "mistakes" { fragment } else { is_sentence(text) };
            (!good).then(|| format!("{key} reads `{text}`"))
        })
    });
}

#[test]
fn texts_are_long_enough_to_do_the_exercise_from() {
    each(|exercise, _| {
        let counts = (exercise.steps.len(), exercise.cues.len(), exercise.mistakes.len());
        let counted = (2..=5).contains(&counts.0)
            && (2..=3).contains(&counts.1)
            && (2..=4).contains(&counts.2);
        let ends = exercise.purpose.matches(['.', '!', '?']).count();
        let steps: usize = exercise.steps.iter().map(|step| step.len()).sum();
        let long = exercise.setup.len() >= 40 && steps >= 100 && exercise.stop.len() >= 30;
        (!counted || ends != 1 || !long)
            .then(|| format!("{counts:?} entries, {ends} sentences of purpose"))
    });
}

#[test]
fn texts_neither_frighten_nor_promise() {
    const BANNED: [&str; 26] = [
        "damag",
        "crush",
        "unstable",
        "cure",
        "cures",
        "heal",
        "diagnos",
        "guarantee",
        "danger",
        "slipped",
        "herniat",
        "bulging",
        "injur",
        "prevent",
        "degenerat",
        "worn",
        "wear and tear",
        "prove",
        "out of place",
        "misalign",
        "weak ",
        "harm",
        "fixes",
        "miracle",
        "perfect",
        "misaligned",
    ];
    each(|exercise, _| {
        let banned = |text: &str| {
            let words = format!(
                " {}",
                text.to_lowercase().replace(|c: char| !c.is_alphabetic() && c != ' ', " ")
            );
            BANNED.into_iter().find(|banned| words.contains(&format!(" {banned}")))
        };
        texts(exercise)
            .into_iter()
            .find_map(|(key, text)| Some(format!("{key} says `{}`", banned(text)?)))
    });
}

/// Short cues and mistakes are rightly the same for exercises that are alike; what tells how to do
/// one is its own.
#[test]
fn no_two_exercises_are_told_with_the_same_sentence() {
    let catalogue = built_in::catalogue();
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for exercise in catalogue.exercises() {
        let own =
            texts(exercise).into_iter().filter(|(key, _)| !matches!(*key, "cues" | "mistakes"));
        for (_, text) in own {
            let other = seen.insert(text, exercise.id.as_str());
            assert_eq!(other, None, "{}: {text}", exercise.id);
        }
        let all = texts(exercise);
        let different: BTreeSet<&str> = all.iter().map(|(_, text)| *text).collect();
        assert_eq!(different.len(), all.len(), "{}: a text twice", exercise.id);
    }
}

#[test]
fn bending_far_forward_is_left_for_later_than_getting_up() {
    each(|exercise, _| {
        let told = exercise.setup.contains("In the morning wait an hour after getting up.");
        ((exercise.spine.flex >= 2) != told).then(|| exercise.setup.to_string())
    });
    let catalogue = built_in::catalogue();
    assert!(catalogue.exercises().iter().filter(|exercise| exercise.spine.flex >= 2).count() > 4);
}

#[test]
fn what_is_done_one_side_at_a_time_says_so() {
    each(|exercise, _| {
        let text = texts(exercise)
            .into_iter()
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let told = ["side", "other", "opposite", "change legs", "change arms", "by turns"];
        (exercise.unilateral && !told.iter().any(|word| text.contains(word)))
            .then(|| "no word of sides".into())
    });
}

/// What the build lets pass: that doses, equipment, muscles and links are there and fit is a
/// mistake that stops it.
#[test]
fn every_exercise_has_a_category_and_names_no_muscle_twice() {
    each(|exercise, _| {
        let twice = exercise.primary.iter().any(|muscle| exercise.secondary.contains(muscle));
        (exercise.categories.is_empty() || twice).then(|| "muscles or categories".into())
    });
}

/// Exercises that links may join: a chain stays in its class, or begins with easy movement.
fn class(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Locomotion => "locomotion",
        Pattern::Balance => "balance",
        Pattern::Mobility => "mobility",
        Pattern::Stretch => "stretch",
        Pattern::Breathing => "no chain",
        _ => "strength",
    }
}

#[test]
fn a_chain_stays_in_its_class_or_begins_with_easy_movement_and_never_sinks_in_level() {
    each(|exercise, catalogue| {
        let linked = |ids: &[Id]| -> Vec<_> {
            ids.iter().filter_map(|id| catalogue.exercise(id.as_str())).collect()
        };
        let (easier, harder) = (linked(&exercise.easier), linked(&exercise.harder));
        let begins = |other: &Exercise| {
            class(exercise.pattern) == "mobility"
                && matches!(class(other.pattern), "stretch" | "strength")
        };
        let mut strange = harder
            .into_iter()
            .filter(|other| class(other.pattern) != class(exercise.pattern) && !begins(other));
        let mut raised = easier.into_iter().filter(|other| other.level > exercise.level);
        strange.next().or(raised.next()).map(|other| format!("is linked with {}", other.id))
    });
}

/// Who has trained longer is never asked for less, counted at the most of each dose. Stretches are
/// held for a minute in all, however that is cut; with a weight there is more than the dose.
#[test]
fn no_level_works_less_than_the_one_below() {
    each(|exercise, _| {
        let work: Vec<u32> = exercise.doses.iter().flatten().map(Dose::active).collect();
        let sinks = work.windows(2).any(|pair| pair[0] > pair[1]);
        let other = exercise.start.is_some() || exercise.pattern == Pattern::Stretch;
        (sinks && !other).then(|| format!("{work:?} s"))
    });
}

/// The two main lifts of a session: what can grow for months, and none of what is for few.
#[test]
fn lifts_are_big_movements() {
    let catalogue = built_in::catalogue();
    let lifts: Vec<&str> = catalogue
        .exercises()
        .iter()
        .filter(|exercise| exercise.lift)
        .map(|exercise| exercise.id.as_str())
        .collect();
    assert!((20..=30).contains(&lifts.len()), "{lifts:?}");
    for id in ["good-morning", "superman-hold", "reverse-fly", "face-pull", "supine-head-press"] {
        assert!(!lifts.contains(&id), "{id}");
    }
    each(|exercise, _| {
        let big = matches!(
            exercise.pattern,
            Pattern::Hinge
                | Pattern::Squat
                | Pattern::Bridge
                | Pattern::HorizontalPull
                | Pattern::VerticalPull
                | Pattern::Extension
        );
        (exercise.lift && (!big || exercise.on_request)).then(|| exercise.pattern.to_string())
    });
}

#[test]
fn breathing_has_no_links() {
    each(|exercise, _| {
        let linked = !exercise.easier.is_empty() || !exercise.harder.is_empty();
        (exercise.pattern == Pattern::Breathing && linked).then(|| "is linked".into())
    });
}

/// Easier and harder together: from no exercise can anything harder lead back to it.
#[test]
fn links_of_both_kinds_together_never_lead_in_a_circle() {
    each(|exercise, catalogue| {
        let harder = |id: &Id| {
            let up = catalogue.exercises().iter().filter(|other| other.easier.contains(id));
            let own = catalogue.exercise(id.as_str()).map(|from| from.harder.clone());
            let own = own.unwrap_or_default();
            up.map(|other| other.id.clone()).chain(own).collect::<Vec<_>>()
        };
        let mut reached = harder(&exercise.id);
        let mut next = 0;
        while let Some(id) = reached.get(next).cloned() {
            next += 1;
            let further: Vec<_> =
                harder(&id).into_iter().filter(|id| !reached.contains(id)).collect();
            reached.extend(further);
        }
        reached.contains(&exercise.id).then(|| "leads back to itself".into())
    });
}

/// The source's lists, and what else of the source is of that kind: a reader who lists a category
/// finds both.
#[test]
fn the_categories_of_the_source_hold_what_they_hold_there() {
    let catalogue = built_in::catalogue();
    let expected = BTreeMap::from([
        (
            "strength",
            (
                "back-extension bird-dog dead-bug glute-bridge romanian-deadlift superman-hold",
                "back-extension-machine cable-pull-through face-pull good-morning lat-pulldown \
                    reverse-fly seated-cable-row stability-ball-hyperextension",
            ),
        ),
        ("sore-back", ("cat-cow childs-pose knee-to-chest pelvic-tilt seated-forward-fold", "")),
        (
            "stretch",
            (
                "childs-pose piriformis-stretch seated-spinal-twist standing-forward-bend \
                    supine-spinal-rotation",
                "knee-to-chest seated-forward-fold",
            ),
        ),
        (
            "gym",
            (
                "back-extension-machine cable-pull-through good-morning romanian-deadlift \
                    stability-ball-hyperextension",
                "face-pull lat-pulldown seated-cable-row",
            ),
        ),
        ("mid-back", ("face-pull lat-pulldown reverse-fly seated-cable-row superman-hold", "")),
    ]);
    for (word, (source, alike)) in expected {
        let category = Category::parse(word).expect(word);
        let listed =
            catalogue.exercises().iter().filter(|e| e.source == Source::Article && e.is(category));
        let listed: BTreeSet<&str> = listed.map(|exercise| exercise.id.as_str()).collect();
        assert_eq!(
            listed,
            source.split_whitespace().chain(alike.split_whitespace()).collect(),
            "{word}"
        );
    }
}

/// The source's table: sets and repetitions of a row, rest and tempo of the catalogue, and the
/// seconds they take.
#[test]
fn the_sample_workout_is_the_table_of_the_source_and_takes_1640_seconds() {
    const TABLE: [(&str, &str, &str, u32); 5] = [
        ("bird-dog", "3x12", "3x12/side r45 t2-0-2-1", 485),
        ("back-extension", "3x10-12", "3x10-12 r60 t2-0-2-1", 320),
        ("glute-bridge", "3x15", "3x15 r45 t2-0-2-1", 335),
        ("romanian-deadlift", "3x8-10", "3x8-10 r90 t3-1-2-0", 405),
        ("childs-pose", "2x30s", "2x30s r15", 95),
    ];
    let catalogue = built_in::catalogue();
    let sample = catalogue.workout("sample").expect("the sample workout");
    assert_eq!(
        (sample.level, sample.source, sample.items.len()),
        (Level::Intermediate, Source::Article, TABLE.len())
    );
    let mut total = 0;
    for (line, (id, written, complete, seconds)) in sample.items.iter().zip(TABLE) {
        assert_eq!((line.exercise.as_str(), line.dose.as_str()), (id, written));
        let exercise = catalogue.exercise(id).expect(id);
        let row = complete_dose(exercise, &Written::parse(&line.dose).expect(id), sample.level);
        assert_eq!(row.to_string(), complete, "{id}");
        assert_eq!(
            exercise.dose(Level::Intermediate),
            Some(&row),
            "{id}: its own dose is the table's"
        );
        assert!(exercise.is(Category::Sample), "{id}");
        assert_eq!(exercise.seconds(&row), seconds, "{id}");
        total += exercise.seconds(&row);
    }
    assert_eq!(total, 1640);
    let marked = catalogue.exercises().iter().filter(|exercise| exercise.is(Category::Sample));
    assert_eq!(marked.count(), TABLE.len());
}
