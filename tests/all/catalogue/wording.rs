//! What the texts of the built-in exercises promise the reader: one way to say a thing, short
//! sentences, and nothing that has to be guessed.

use std::collections::BTreeSet;

use backplan::built_in;
use backplan::catalogue::dose::Dose;
use backplan::catalogue::exercise::{Exercise, Flag, Sides};
use backplan::text::id::Text;

use super::{each, texts};

const BUILT_IN: &str = include_str!("../../../exercises.toml");

/// What is read to do the exercise: all but the short lists of cues and mistakes.
fn prose(exercise: &Exercise) -> Vec<&str> {
    let prose = texts(exercise).into_iter().filter(|(key, _)| !matches!(*key, "cues" | "mistakes"));
    prose.map(|(_, text)| text).collect()
}

fn steps(exercise: &Exercise) -> String {
    exercise.steps.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '!', '?'])
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

fn words(sentence: &str) -> usize {
    sentence.split_whitespace().count()
}

/// A text with spaces around, in small letters, so that whole words can be looked for.
fn plain(text: &str) -> String {
    format!(
        " {} ",
        text.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-', " ")
    )
}

#[test]
fn a_page_is_read_in_short_sentences() {
    each(|exercise, _| {
        let all: Vec<&str> = prose(exercise).into_iter().flat_map(sentences).collect();
        let total: usize = all.iter().map(|sentence| words(sentence)).sum();
        let longest = all.iter().max_by_key(|sentence| words(sentence))?;
        let long = total > 16 * all.len() || words(longest) > 28;
        long.then(|| format!("{total} words in {} sentences, longest `{longest}`", all.len()))
    });
}

#[test]
fn the_purpose_says_what_it_does() {
    each(|exercise, _| {
        (!exercise.purpose.starts_with("It ")).then(|| exercise.purpose.to_string())
    });
}

/// Signs, and what to do instead. Who leaves an exercise out is said from its data, in one place
/// and in one way.
#[test]
fn when_to_stop_is_two_sentences_about_now() {
    const WHO: [&str; 8] = [
        "leave it out",
        "not for ",
        "skip it",
        "weeks after",
        "pregnan",
        "operation",
        "fracture",
        "osteoporosis",
    ];
    each(|exercise, _| {
        let stop = exercise.stop.to_lowercase();
        let who = WHO.into_iter().find(|who| stop.contains(who));
        (who.is_some() || sentences(&exercise.stop).len() != 2).then(|| exercise.stop.to_string())
    });
}

/// One phrase for each state and each part of the body; what else people call it would make them
/// wonder whether it is another.
#[test]
fn nothing_is_named_in_two_ways() {
    const OTHERWISE: [(&str, &[&str]); 13] = [
        ("osteoporosis", &["thin bones", "brittle", "weak bones", "bone loss"]),
        (
            "osteoporosis with a broken vertebra",
            &["broken bone in your spine", "spinal fracture", "fractured vertebra", "collapsed"],
        ),
        (
            "a vertebra that has slipped forward (spondylolisthesis)",
            &["sits too far forward", "moved forward", "slipped vertebra", "slippage"],
        ),
        (
            "a disc problem that no clinician has cleared",
            &[
                "untreated disc",
                "any disc problem",
                "disc problem not yet",
                "not cleared",
                "herniated",
                "bulging",
            ],
        ),
        (
            "a flare-up of back pain",
            &["fresh flare", "fresh back pain", "acute back pain", "acute flare", "flare up"],
        ),
        (
            "acute sciatica",
            &["nerve pain down the leg", "fresh sciatica", "trapped nerve", "pinched nerve"],
        ),
        (
            "a narrowed spinal canal (stenosis)",
            &["tight spinal canal", "spinal narrowing", "lumbar stenosis"],
        ),
        (
            "after a back operation",
            &["back surgery", "spine surgery", "six months after", "first months"],
        ),
        ("an artificial hip", &["hip replacement", "new hip", "hip prosthesis", "replaced hip"]),
        ("raised pressure in the eye (glaucoma)", &["eye pressure", "pressure behind the eye"]),
        ("lower back", &["low back", "lumbar", "small of the back"]),
        ("tummy", &["belly", "abdomen", "abdominals", "stomach", "core"]),
        ("buttocks", &["bottom down", "backside", "rear end", "your seat", "glutes", "bum"]),
    ];
    each(|exercise, _| {
        let all: Vec<String> = texts(exercise).into_iter().map(|(_, text)| plain(text)).collect();
        OTHERWISE.iter().find_map(|(name, others)| {
            let other = others
                .iter()
                .find(|other| all.iter().any(|text| text.contains(&format!(" {other} "))))?;
            Some(format!("`{other}` instead of `{name}`"))
        })
    });
}

/// A tummy is firmed all round; drawn in or pressed down it is a mistake, and only in a pelvic tilt
/// does the back flatten.
#[test]
fn there_is_one_teaching_for_the_tummy() {
    const OTHERS: [&str; 8] = [
        "draw in the",
        "draw your tummy in",
        "draw the tummy in",
        "tummy draw in",
        "suck in",
        "tighten your tummy",
        "tighten the tummy",
        "lower back stays on the floor",
    ];
    each(|exercise, _| {
        let all = texts(exercise).into_iter().filter(|(key, _)| *key != "mistakes");
        let all = all.map(|(_, text)| text.to_lowercase()).collect::<Vec<_>>().join(" ");
        let other = OTHERS.into_iter().find(|other| all.contains(other));
        let tilts = exercise.id.as_str().ends_with("pelvic-tilt");
        (other.is_some() && !tilts).then(|| format!("`{}`", other.unwrap_or_default()))
    });
    let catalogue = built_in::catalogue();
    for id in ["dead-bug", "dead-bug-band"] {
        let steps = steps(catalogue.exercise(id).expect(id));
        assert!(steps.contains("lower back keeps the contact it has now"), "{id}: {steps}");
    }
}

#[test]
fn what_has_sides_says_in_which_order_and_the_steps_obey() {
    for block in BUILT_IN.split("[[exercise]]").skip(1) {
        assert_eq!(
            block.contains("\nunilateral = true\n"),
            block.contains("\nsides = "),
            "{block}"
        );
    }
    each(|exercise, _| {
        let steps = steps(exercise);
        let by_turns = ["repetition", "hold", "walk", "step"]
            .iter()
            .any(|unit| steps.contains(&format!("after every {unit}")));
        let one_then_other =
            steps.contains("After the set in this") || steps.contains("After the set on one");
        let one_then_other = one_then_other || steps.contains("After the set of holds on one");
        let right = match exercise.sides {
            Some(Sides::ByTurns) => by_turns && !one_then_other,
            Some(Sides::OneThenOther) => one_then_other && !by_turns,
            None => !by_turns && !one_then_other,
        };
        (!right).then(|| format!("{:?}: {steps}", exercise.sides))
    });
}

/// So that no reader has to work out what four digits mean for a breath or a pull.
#[test]
fn the_two_phases_of_every_repetition_have_words() {
    each(|exercise, _| {
        let repeated =
            exercise.doses.iter().flatten().any(|dose| matches!(dose, Dose::Reps { .. }));
        let named = exercise.phases.as_ref().is_some_and(|[first, second]| first != second);
        (repeated != named).then(|| format!("{:?}", exercise.phases))
    });
}

const HIP: &str = "With an artificial hip ask your surgeon or physiotherapist first.";

#[test]
fn an_artificial_hip_is_named_where_a_hip_bends_or_crosses_far() {
    let catalogue = built_in::catalogue();
    let told: BTreeSet<&str> = catalogue
        .exercises()
        .iter()
        .filter(|e| e.has(Flag::DeepHip))
        .map(|exercise| exercise.id.as_str())
        .collect();
    let expected = "barbell-squat bodyweight-squat childs-pose clamshell goblet-squat knee-to-chest open-book piriformis-stretch \
        quadruped-rock-back seated-figure-four seated-forward-fold seated-forward-hang \
        seated-spinal-twist side-lying-hip-abduction standing-forward-bend supine-spinal-rotation \
        supported-forward-bend";
    assert_eq!(told, expected.split_whitespace().collect());
    each(|exercise, _| {
        let right = exercise.setup.ends_with(HIP) == exercise.has(Flag::DeepHip);
        let nowhere_else =
            texts(exercise).iter().filter(|(_, text)| text.contains("artificial hip")).count() <= 1;
        (!right || !nowhere_else).then(|| exercise.setup.to_string())
    });
}

#[test]
fn kneeling_on_one_knee_is_marked() {
    each(|exercise, _| {
        let half = exercise.setup.contains("Kneel on one knee");
        (half != exercise.has(Flag::HalfKneeling)).then(|| exercise.setup.to_string())
    });
}

/// A door that opens towards the reader flies open, with the band behind it.
#[test]
fn wherever_a_band_is_anchored_the_anchor_is_told_the_same_way() {
    const FREE_BANDS: [&str; 2] = ["band-pull-apart", "lateral-band-walk"];
    const ANCHOR: &str = "Anchor the band round a post that cannot move, or with a door anchor on \
        the hinge side of a locked door that opens away from you. Look for cracks and pull \
        lightly before every set.";
    each(|exercise, _| {
        let band = exercise.equipment.iter().flatten().any(|id| id.as_str() == "band");
        let anchored = band && !FREE_BANDS.contains(&exercise.id.as_str());
        (exercise.setup.contains(ANCHOR) != anchored).then(|| exercise.setup.to_string())
    });
}

/// Equipment that is a weight in the hands or on the back, and machines that have one.
const FREE_WEIGHTS: [&str; 4] = ["dumbbell", "kettlebell", "barbell", "backpack"];
const MACHINES: [&str; 3] = ["cable", "lat-pulldown", "back-extension-machine"];

#[test]
fn a_weight_gets_up_and_down_and_has_a_size() {
    const UP: [&str; 8] = [
        "Take it from",
        "Take one weight from",
        "Take two light dumbbells from",
        "Take hold with both hands",
        "to take it in one hand",
        "take one in each hand",
        "Step under the bar",
        "Roll the padded bar over",
    ];
    const DOWN: [&str; 8] = [
        "put the weight",
        "put the bar down",
        "put it down",
        "set it down",
        "put the backpack down",
        "roll the weight off",
        "let go",
        "weight rests",
    ];
    let needs = |exercise: &Exercise, what: &[&str]| {
        exercise.equipment.iter().flatten().any(|id| what.contains(&id.as_str()))
    };
    each(|exercise, _| {
        let (free, machine) = (needs(exercise, &FREE_WEIGHTS), needs(exercise, &MACHINES));
        let steps = steps(exercise).to_lowercase();
        let down = DOWN.iter().any(|words| steps.contains(words))
            || steps.contains("let the weights come to rest");
        let up = UP.iter().any(|words| exercise.setup.contains(words));
        let size = ["to spare", "twice as long"].iter().any(|words| exercise.setup.contains(words));
        let right = (!free || up) && (!(free || machine) || (down && size));
        (!right).then(|| format!("up {up}, down {down}, size {size}"))
    });
}

/// Whoever has a weight to choose is told how to find the first one.
#[test]
fn the_first_weight_is_found_where_there_is_one() {
    each(|exercise, catalogue| {
        let loaded = exercise.equipment.iter().flatten().any(|id| {
            catalogue.equipment_of(id.as_str()).is_some_and(|equipment| equipment.load.is_some())
        });
        let start = exercise.start.as_deref().unwrap_or_default();
        let told = (1..=2).contains(&sentences(start).len()) && start.ends_with('.');
        let right = if loaded || exercise.backpack { told } else { start.is_empty() };
        (!right || loaded && exercise.backpack).then(|| format!("start: {start}"))
    });
}

#[test]
fn a_bar_on_the_back_begins_and_ends_in_a_rack() {
    let catalogue = built_in::catalogue();
    for (id, refusal) in [
        ("good-morning", "No rack, no good morning."),
        ("barbell-squat", "No rack, no squat with a bar."),
    ] {
        let lift = catalogue.exercise(id).expect("it is there");
        let setup = &lift.setup;
        assert!(setup.contains("safety bars") && setup.contains(refusal), "{setup}");
        assert!(lift.steps.iter().any(|step| step.contains("into the rack")), "{:?}", lift.steps);
        assert!(lift.stop.contains("safety bars"), "{}", lift.stop);
    }
}

/// Nobody reads "nothing" and then needs a broomstick.
#[test]
fn what_helps_is_named_before_it_is_needed() {
    const THINGS: [&str; 9] =
        ["broomstick", "strap", "sofa", "rope", "rack", "box", "table", "folded towel", "cloth"];
    const NAMED: [(&str, &str); 9] = [
        ("hip-hinge-drill", "broomstick"),
        ("kettlebell-deadlift", "box"),
        ("breathing-90-90", "sofa"),
        ("hamstring-stretch-strap", "towel"),
        ("good-morning", "rack"),
        ("cable-pull-through", "rope"),
        ("face-pull", "rope"),
        ("hip-flexor-stretch", "cushion"),
        ("heel-slide", "cloth"),
    ];
    let catalogue = built_in::catalogue();
    for (id, thing) in NAMED {
        let handy = catalogue.exercise(id).expect(id).handy.clone().unwrap_or_default();
        assert!(handy.contains(thing), "{id}: {handy}");
    }
    each(|exercise, _| {
        let setup = plain(&exercise.setup);
        let asked: Vec<&str> =
            THINGS.into_iter().filter(|thing| setup.contains(&format!(" {thing} "))).collect();
        let handy = exercise.handy.as_deref().unwrap_or_default();
        let told = asked.is_empty() || asked.iter().any(|thing| handy.contains(thing));
        (!told).then(|| format!("{asked:?}, handy: {handy}"))
    });
}
