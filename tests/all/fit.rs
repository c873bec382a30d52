//! Sessions as FIT workouts: golden files in words, and what holds of any file.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all fit` rewrites the golden files; read the difference
//! before committing it. `.ci/watch` reads files with Garmin's own SDK.

pub mod decoder;

use std::sync::Arc;

use backplan::built_in;
use backplan::catalogue::dose::{CHANGE_SIDES, Dose, SETTLE, Tempo};
use backplan::catalogue::exercise::{Exercise, Level};
use backplan::export::fit;
use backplan::plan::{Block, BlockKind, Item, Load, Plan, PlanDay, Session, SessionKind, Week};
use backplan::text::id::Text;
use backplan::text::vocabulary::Vocabulary;
use decoder::Message;
use proptest::prelude::*;

use crate::{golden, plans};

/// Kinds of length in the profile's `wkt_step_duration`.
const TIME: u32 = 0;
const OPEN: u32 = 5;
const REPEAT: u32 = 6;
const REPETITIONS: u32 = 29;
/// The category of exercises that the profile doesn't know.
const UNKNOWN: u32 = 65534;

fn all() -> Vec<Plan> {
    vec![
        plans::beginner(),
        plans::dumbbells(),
        plans::climbing(),
        plans::disc(),
        plans::relief(),
        plans::hostile(),
        plans::planned("weeks = 4"),
        plans::planned("weeks = 1\nlevel = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60"),
        plans::planned(
            "weeks = 1\nlevel = \"intermediate\"\nequipment = [\"band\", \"kettlebell\"]\ngoal = \
                \"mid-back\"",
        ),
        plans::planned("pain = 6"),
    ]
}

fn sessions(plan: &Plan) -> impl Iterator<Item = (&PlanDay, &Session)> {
    plan.weeks.iter().flat_map(Week::sessions)
}

fn read(plan: &Plan, day: &PlanDay, session: &Session) -> Vec<Message> {
    decoder::read(&fit::Encoder::new(plan).session(day, session))
}

/// The steps between the advice before and after.
fn steps(messages: &[Message]) -> Vec<&Message> {
    let step = |message: &&Message| message.number == 27;
    let work = |message: &&Message| !matches!(message.text(0), "Before you begin" | "Afterwards");
    messages.iter().filter(step).filter(work).collect()
}

#[test]
fn sessions_read_as_they_should() {
    let golden_of = |name, plan: &Plan, nth| {
        let (day, session) = sessions(plan).nth(nth).expect("a session");
        golden::same(format!("fit/{name}"), &decoder::dump(&read(plan, day, session)));
    };
    golden_of("strength-a.txt", &plans::dumbbells(), 0);
    golden_of("climbing.txt", &plans::climbing(), 0);
    golden_of("strength-b.txt", &plans::dumbbells(), 3);
    golden_of("daily.txt", &plans::dumbbells(), 1);
    golden_of("disc.txt", &plans::disc(), 0);
    golden_of("relief.txt", &plans::relief(), 0);
}

/// What a watch does, step by step: repeats unrolled.
fn unrolled<'m>(steps: &[&'m Message]) -> Vec<&'m Message> {
    let mut done = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        if step.number(1) != Some(REPEAT) {
            done.push(*step);
            continue;
        }
        let (first, times) = (step.number(2).expect("a step"), step.number(4).expect("times"));
        let from = steps
            .iter()
            .position(|other| other.number(254) == Some(first))
            .expect("repeats from a step of the file");
        assert!(from < place && times > 1, "repeats {times} times from {from} at {place}");
        for _ in 1..times {
            done.extend(&steps[from..place]);
        }
    }
    done
}

/// Work and rest of an exercise in a file: seconds or repetitions of each step, and whether it is
/// work.
type Done = Vec<(u32, u32, bool)>;

/// What a watch does for one item alone in a session.
fn done(item: &Item) -> Done {
    let (plan, session) = alone(item);
    let messages = read(&plan, &plan.weeks[0].days[0], &session);
    let steps = steps(&messages);
    unrolled(&steps)
        .iter()
        .map(|step| {
            (
                step.number(1).expect("a kind"),
                step.number(2).expect("a length"),
                step.number(7) != Some(1),
            )
        })
        .collect()
}

fn alone(item: &Item) -> (Plan, Session) {
    let plan = plans::beginner();
    let session = Session::new(
        SessionKind::Strength,
        "Alone",
        vec![Block::new(BlockKind::Main, vec![item.clone()])],
    );
    (plan, session)
}

/// What the dose asks for: rests before the sets, the first as long as it takes to get ready, and
/// both sides of a hold apart.
fn asked(item: &Item) -> Done {
    let dose = &item.dose;
    let rest = if dose.sets() > 1 { dose.rest() } else { 0 };
    let ready = setup_seconds(item).saturating_sub(rest);
    let mut wanted: Done = (ready > 0).then_some((TIME, ready * 1000, false)).into_iter().collect();
    for set in 0..dose.sets() as usize {
        wanted.extend((rest > 0).then_some((TIME, rest * 1000, false)));
        let both = if dose.per_side() == Some(true) { 2 } else { 1 };
        let seconds = match dose {
            Dose::Reps { reps, .. } => {
                wanted.push((REPETITIONS, reps[1] * both, true));
                continue;
            }
            Dose::Hold { seconds, .. } => *seconds,
            Dose::Holds { reps_per_set, seconds, .. } => reps_per_set[set] * (seconds + SETTLE),
            Dose::Minutes { minutes } => minutes * 60,
        };
        wanted.push((TIME, seconds * 1000, true));
        if both == 2 {
            wanted.extend([(TIME, CHANGE_SIDES * 1000, false), (TIME, seconds * 1000, true)]);
        }
    }
    wanted
}

#[test]
fn sets_repetitions_holds_rests_and_sides_are_those_of_the_dose() {
    let catalogue = built_in::catalogue();
    for level in Level::ALL {
        for exercise in catalogue.exercises() {
            let Some(dose) = exercise.dose(*level) else { continue };
            let item = Item::new(Arc::clone(exercise), dose.clone());
            assert_eq!(done(&item), asked(&item), "{} {dose}", exercise.id);
        }
    }
}

#[test]
fn timed_steps_and_repetitions_take_as_long_as_the_plan_says() {
    for plan in all() {
        for (day, session) in sessions(&plan) {
            let messages = read(&plan, day, session);
            let steps = steps(&messages);
            let timed: u32 = unrolled(&steps)
                .iter()
                .filter(|step| step.number(1) == Some(TIME))
                .map(|step| step.number(2).unwrap_or(0) / 1000)
                .sum();
            let moved: u32 = session.items().map(|(_, item)| moving(&item.dose)).sum();
            let planned: u32 = session.items().map(|(_, item)| item.seconds).sum();
            // Before the first set the rest stands even where it is longer than getting ready
            // takes.
            let longer: u32 = session.items().map(|(_, item)| longer_rest(item)).sum();
            // A session of many steps does without those for getting ready, save where no rest
            // stands before the set.
            let ready: u32 = session.items().map(|(_, item)| shorter_rest(item)).sum();
            let taken = [timed + moved, timed + moved + ready];
            assert!(taken.contains(&(planned + longer)), "{} {}", day.date, session.title);
        }
    }
}

/// Seconds of the repetitions of a dose, with the changes of sides.
fn moving(dose: &Dose) -> u32 {
    let Dose::Reps { sets, reps, per_side, tempo, .. } = dose else { return 0 };
    let (sides, change) = if *per_side { (2, CHANGE_SIDES) } else { (1, 0) };
    sets * (reps[1] * tempo.seconds() * sides + change)
}

/// Minutes of something need no getting ready.
fn setup_seconds(item: &Item) -> u32 {
    if matches!(item.dose, Dose::Minutes { .. }) { 0 } else { item.exercise.setup_seconds() }
}

fn shorter_rest(item: &Item) -> u32 {
    let rest = if item.dose.sets() > 1 { item.dose.rest() } else { 0 };
    if rest > 0 { setup_seconds(item).saturating_sub(rest) } else { 0 }
}

fn longer_rest(item: &Item) -> u32 {
    let rest = if item.dose.sets() > 1 { item.dose.rest() } else { 0 };
    rest.saturating_sub(setup_seconds(item))
}

#[test]
fn every_item_has_its_name_its_dose_and_how_to_do_it() {
    for plan in all() {
        for (day, session) in sessions(&plan) {
            let messages = read(&plan, day, session);
            let mut steps =
                steps(&messages).into_iter().filter(|step| step.number(10).is_some()).peekable();
            for (_, item) in session.items() {
                let name = backplan::text::printable::printable(&item.exercise.name).into_owned();
                let step = steps.next().expect("a step of work");
                let shown = step.text(0).trim_end_matches(", first side");
                let shown = shown.strip_suffix(&*weight(item)).expect("its weight");
                assert!(
                    name.starts_with(shown) && (shown.len() > 30 || shown == name),
                    "{name}: {shown}"
                );
                let dose = item.dose.short(false);
                assert!(step.text(8).starts_with(&dose), "{dose}: {}", step.text(8));
                let breathing = item.breathing.as_ref().unwrap_or(&item.exercise.breathing);
                let effort = item
                    .rpe
                    .map_or_else(String::new, |[low, high]| format!("Effort {low}-{high} of 10."));
                assert!(
                    step.text(8).contains(&**breathing) && step.text(8).contains(&effort),
                    "{}",
                    step.text(8)
                );
                while steps
                    .next_if(|next| {
                        next.text(0).starts_with(shown) && next.text(8).starts_with(&dose)
                    })
                    .is_some()
                {}
            }
            assert!(steps.next().is_none(), "more work than the session has");
        }
    }
}

/// What stands behind the name of an item.
fn weight(item: &Item) -> String {
    match &item.load {
        _ if item.ramp => ", easy set".into(),
        Some(Load { grams: Some(grams), .. }) => format!(", {} kg", f64::from(*grams) / 1000.0),
        Some(Load { step: 1, .. }) => ", +1 step".into(),
        Some(Load { step: 2.., .. }) => {
            format!(", +{} steps", item.load.as_ref().map_or(0, |load| load.step))
        }
        _ => String::new(),
    }
}

#[test]
fn weights_stand_in_names_before_sets_and_in_fields_where_they_are_known() {
    let mut known = 0;
    for plan in all() {
        for (day, session) in sessions(&plan) {
            let messages = read(&plan, day, session);
            for (_, item) in session.items() {
                let Some(load) = &item.load else { continue };
                let named = |message: &&Message| {
                    let begins = message.text(0).strip_prefix(&*item.exercise.name);
                    begins.is_some_and(|rest| {
                        rest.starts_with(&weight(item)) && !rest.contains("easy")
                    })
                };
                let step = messages.iter().find(named).expect("a step with its weight");
                let kilograms = [step.number(12), step.number(13)];
                let expected = load.grams.map_or([None; 2], |grams| [Some(grams / 10), Some(1)]);
                assert_eq!(kilograms, expected, "{}", item.exercise.name);
                known += u32::from(load.grams.is_some());
                let before = messages.iter().any(|message| {
                    let words = load.text.trim_end_matches('.').get(1..).unwrap_or_default();
                    message.text(0).contains(": ") && message.text(8).contains(words)
                });
                assert!(before, "{} is not told before the sets", load.text);
            }
        }
    }
    assert!(known > 0, "no weight in kilograms was tried");
}

#[test]
fn what_a_plan_says_for_safety_stands_before_and_after_the_work() {
    for plan in all() {
        for (day, session) in sessions(&plan) {
            let messages = read(&plan, day, session);
            let told: Vec<_> = messages
                .iter()
                .filter(|message| message.number == 27 && message.number(1) == Some(OPEN))
                .map(|step| step.text(8))
                .collect();
            let told = told.join(" ");
            let safety = &plan.safety;
            let lists = [&safety.advice, &safety.stop_signs, &safety.red_flags, &safety.afterwards];
            for said in lists.into_iter().flatten() {
                assert!(told.contains(said.trim_end_matches('.')), "{said}: {told}");
            }
            let about = messages[1].text(17);
            assert!(
                about.contains(&*backplan::text::printable::printable(&safety.disclaimer)),
                "{about}"
            );
        }
    }
}

#[test]
fn a_watch_can_take_every_file() {
    for plan in all() {
        for (day, session) in sessions(&plan) {
            let messages = read(&plan, day, session);
            let numbers: Vec<_> = messages.iter().map(|message| message.number).collect();
            let count = |number| numbers.iter().filter(|other| **other == number).count();
            assert_eq!((numbers[0], numbers[1], count(0), count(26)), (0, 26, 1, 1));
            assert_eq!(messages[1].number(6), u32::try_from(count(27)).ok(), "the number of steps");
            assert!(count(27) <= 50, "{} steps in {} of {}", count(27), session.title, day.date);
            assert!(messages[1].text(8).len() <= 48, "{}", messages[1].text(8));
            for (place, step) in messages.iter().filter(|message| message.number == 27).enumerate()
            {
                assert_eq!(step.number(254), u32::try_from(place).ok());
                assert!(step.text(0).len() <= 48 && step.text(8).len() <= 254);
                // An exercise without a name in the profile has a title in the file.
                if step.number(10) == Some(UNKNOWN) {
                    let title = messages.iter().find(|message| {
                        message.number == 264 && message.number(1) == step.number(11)
                    });
                    assert!(
                        title
                            .is_some_and(|title| title.number(0) == Some(UNKNOWN)
                                && !title.text(2).is_empty()),
                        "{step:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_session_with_more_than_a_watch_takes_has_a_step_for_each_exercise() {
    let plan = plans::beginner();
    let catalogue = built_in::catalogue();
    let item = |exercise: &Arc<Exercise>| {
        Some(Item::new(Arc::clone(exercise), exercise.dose(Level::Advanced)?.clone()))
    };
    let items: Vec<Item> = catalogue.exercises().iter().filter_map(item).take(30).collect();
    for number in [10, 20, 30] {
        let session = Session::new(
            SessionKind::Strength,
            "Long",
            vec![Block::new(BlockKind::Main, items[..number].to_vec())],
        );
        let messages = read(&plan, &plan.weeks[0].days[0], &session);
        let steps = steps(&messages);
        assert!(steps.len() <= 50, "{} steps for {number}", steps.len());
        for item in &items[..number] {
            let dose = item.dose.short(false);
            let found = steps.iter().any(|step| {
                step.text(0).starts_with(&*item.exercise.name) && step.text(8).starts_with(&dose)
            });
            assert!(found, "{} {dose}", item.exercise.name);
        }
    }
}

#[test]
fn what_the_profile_has_no_number_for_has_its_name_in_the_file() {
    let item = plans::beginner().weeks[0].days[0].sessions[0].blocks[1].items[3].clone();
    assert_eq!(item.exercise.id.as_str(), "bird-dog");
    let exercise = Exercise {
        name: Text::from("Something else".to_owned()),
        fit: None,
        ..Exercise::clone(&item.exercise)
    };
    let (plan, session) = alone(&Item { exercise: Arc::new(exercise), ..item.clone() });
    let messages = read(&plan, &plan.weeks[0].days[0], &session);
    assert!(
        messages.iter().any(|message| message.number == 264 && message.text(2) == "Something else")
    );
    assert!(
        !read(&plan, &plan.weeks[0].days[0], &alone(&item).1)
            .iter()
            .any(|message| message.number == 264)
    );
}

#[test]
fn the_same_session_gives_the_same_bytes_and_another_one_another_number() {
    let mut numbers = Vec::new();
    for plan in all() {
        for (day, session) in sessions(&plan) {
            let bytes = fit::Encoder::new(&plan).session(day, session);
            assert_eq!(
                bytes,
                fit::Encoder::new(&plan.clone()).session(&day.clone(), &session.clone())
            );
            assert!(
                bytes.windows(8).any(|part| part == b"backplan"),
                "a file that isn't known as ours"
            );
            numbers.push((decoder::read(&bytes)[0].number(3).expect("a number"), bytes));
        }
    }
    numbers.sort();
    numbers.dedup();
    let sessions = numbers.len();
    numbers.dedup_by_key(|(number, _)| *number);
    assert_eq!(numbers.len(), sessions, "two sessions have the same number");
}

#[test]
fn the_date_is_that_of_the_session() {
    let plan = plans::beginner();
    let mut day = plan.weeks[0].days[0].clone();
    let created = |day: &PlanDay| {
        read(&plan, day, &plan.weeks[0].days[0].sessions[0])[0].number(4).expect("a time")
    };
    // FIT counts from 31 December 1989; 631065600 is that moment in Unix time.
    assert_eq!(
        i64::from(created(&day)) + 631_065_600,
        day.date.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp()
    );
    for date in ["0001-01-01", "1989-12-30", "1990-01-01", "2200-01-01", "9999-12-31"] {
        day.date = date.parse().expect("a date");
        assert!(created(&day) >= 0x1000_0000, "{date} is no date for a watch");
    }
}

/// A plan in which every text that a file can bring is this one.
fn speaking(text: &str) -> Plan {
    let mut plan = plans::beginner();
    let own = || Text::from(text.to_owned());
    let item = plan.weeks[0].days[0].sessions[0].blocks[1].items[3].clone();
    let mut exercise = Exercise::clone(&item.exercise);
    (exercise.name, exercise.setup, exercise.cues, exercise.breathing) =
        (own(), own(), vec![own(), own()], own());
    plan.weeks[0].days[0].sessions[0].title = own();
    plan.weeks[0].days[0].sessions[0].blocks[1].items[3] =
        Item { exercise: Arc::new(exercise), breathing: Some(own()), ..item };
    (plan.safety.advice, plan.safety.disclaimer, plan.safety.afterwards) =
        (vec![own()], own(), vec![own()]);
    plan.safety.stop_signs[0] = own();
    // The single texts for safety are the program's own.
    plan.rests_on = vec![own()];
    plan
}

/// Kinds and lengths of all steps with work or rest: what no text may change.
fn lengths(plan: &Plan) -> Vec<(Option<u32>, Option<u32>)> {
    let day = &plan.weeks[0].days[0];
    let messages = read(plan, day, &day.sessions[0]);
    let texts = messages.iter().flat_map(|message| &message.fields);
    for (_, value) in texts {
        let decoder::Value::Text(text) = value else { continue };
        assert!(!text.contains(backplan::text::printable::disturbs), "{text:?}");
    }
    let first = messages
        .iter()
        .find(|message| message.number(10).is_some())
        .and_then(|step| step.number(254))
        .unwrap_or(0);
    let worked =
        messages.iter().filter(|message| message.number == 27 && message.number(1) != Some(OPEN));
    // Repeats count from where the work begins: there may be more or less to read before it.
    worked
        .map(|step| {
            (
                step.number(1),
                step.number(2).map(|length| {
                    if step.number(1) == Some(REPEAT) { length - first } else { length }
                }),
            )
        })
        .collect()
}

#[test]
fn hostile_texts_change_nothing_but_the_words() {
    let (long, wide) = ("long ".repeat(400), "漢字🏋️".repeat(50));
    let expected = lengths(&speaking("Calm."));
    for text in [
        "<script>",
        "=cmd",
        "\u{1b}[31m",
        "BEGIN:VEVENT",
        "\u{202e}left",
        "nul\0nul",
        "\r\n",
        "",
        " ",
        &long,
        &wide,
        &"x".repeat(600),
    ] {
        assert_eq!(lengths(&speaking(text)), expected, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_leaves_a_file_that_can_be_read(text in "\\PC{0,300}|.{0,80}") {
        let plan = speaking(&text);
        prop_assert_eq!(lengths(&plan), lengths(&speaking("Calm.")));
    }

    #[test]
    fn any_dose_is_done_as_it_is(sets in 1..9_u32, low in 1..30_u32, more in 0..9_u32, seconds in 1..400_u32, rest in 0..200_u32, per_side: bool) {
        let item = plans::beginner().weeks[0].days[0].sessions[0].blocks[1].items[3].clone();
        let doses = [
            Dose::Reps { sets, reps: [low, low + more], per_side, tempo: Tempo::USUAL, rest },
            Dose::Hold { sets, seconds, per_side, rest },
            Dose::Holds { reps_per_set: (0..sets).map(|set| low + set / 2).collect(), seconds, per_side, rest },
            Dose::Minutes { minutes: seconds },
        ];
        for dose in doses {
            let item = Item { dose, ..item.clone() };
            prop_assert_eq!(done(&item), asked(&item));
        }
    }
}
