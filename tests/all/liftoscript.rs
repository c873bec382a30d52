//! Plans as Liftoscript: golden files, and what holds of any script.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all liftoscript` rewrites the golden files; read the
//! difference before committing it.

mod reader;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use backplan::built_in;
use backplan::catalogue::dose::{Dose, SETTLE};
use backplan::catalogue::exercise::Level;
use backplan::export::Options;
use backplan::export::liftoscript;
use backplan::plan::{Block, BlockKind, Item, Plan, Session, SessionKind, Status, Week, minutes};
use backplan::text::id::Text;
use backplan::text::vocabulary::Vocabulary;
use proptest::prelude::*;
use reader::{Day, Progress, Script, Set};

use crate::{golden, plans};

fn script(plan: &Plan) -> String {
    written_with(plan, &Options::default())
}

fn written_with(plan: &Plan, options: &Options) -> String {
    liftoscript::plan(plan, options, &built_in::catalogue())
}

fn all() -> Vec<Plan> {
    let mut plans = plans::of_every_kind();
    plans.extend([
        plans::planned("weeks = 12\nlevel = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60"),
        plans::planned(
            "weeks = 12\nlevel = \"intermediate\"\nequipment = [\"band\", \"kettlebell\"]\ngoal = \
                \"mid-back\"",
        ),
        plans::planned("weeks = 2\npain = 6"),
    ]);
    plans
}

/// A script that tells of its first exercise alone how it is done.
fn in_short(script: &str) -> String {
    let told = |line: &str| {
        let note = line.strip_prefix("// ").unwrap_or_default();
        let step = note.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        step || ["Breathing: ", "Cues: ", "Stop ", "Set-up: "]
            .iter()
            .any(|key| note.starts_with(key))
    };
    let first = script.find("kg\n").expect("an exercise");
    let (head, rest) = script.split_at(first);
    head.to_owned() + &rest.split_inclusive('\n').filter(|line| !told(line)).collect::<String>()
}

#[test]
fn plans_of_every_status_read_as_they_should() {
    let why = Options { why: true, ..Options::default() };
    golden::same("liftoscript/refused.liftoscript", &script(&plans::refused()));
    for (name, script) in [
        ("relief", script(&plans::relief())),
        ("dumbbells", written_with(&plans::dumbbells(), &why)),
        ("climbing", written_with(&plans::climbing(), &why)),
        ("two-weeks", script(&plans::weeks(2))),
        ("disc", script(&plans::disc())),
    ] {
        golden::same(format!("liftoscript/{name}.liftoscript"), &in_short(&script));
    }
}

/// Every item of a plan with the exercise of the script that it became.
fn pairs<'a>(
    plan: &'a Plan,
    script: &'a Script,
) -> Vec<(BlockKind, &'a Item, &'a reader::Exercise)> {
    assert_eq!(script.weeks.len(), plan.weeks.len());
    let mut pairs = Vec::new();
    for (week, read) in plan.weeks.iter().zip(&script.weeks) {
        let sessions: Vec<_> = week.sessions().collect();
        let days: Vec<&Day> =
            read.days.iter().filter(|day| day.name != "No session this week").collect();
        assert_eq!(days.len(), sessions.len(), "{}", read.name);
        for ((_, session), day) in sessions.iter().zip(days) {
            let own = |(kind, item): &(BlockKind, &Item)| !session.is_ramp(*kind, item);
            let items: Vec<_> = session.items().filter(own).collect();
            assert_eq!(day.exercises.len(), items.len(), "{}", day.name);
            assert_eq!(day.note, [format!("{} min", minutes(session.seconds))], "{}", day.name);
            pairs.extend(
                items
                    .into_iter()
                    .zip(&day.exercises)
                    .map(|((kind, item), exercise)| (kind, item, exercise)),
            );
        }
    }
    pairs
}

/// What is written of a set: repetitions, seconds of work a side, rest.
type Amount = ([u32; 2], Option<u32>, u32);

/// Every set that a dose asks for.
fn asked(dose: &Dose) -> Vec<Amount> {
    match dose {
        Dose::Reps { sets, reps, rest, .. } => vec![(*reps, None, *rest); *sets as usize],
        Dose::Hold { sets, seconds, rest, .. } => {
            vec![([1, 1], Some(*seconds), *rest); *sets as usize]
        }
        Dose::Holds { reps_per_set, seconds, rest, .. } => reps_per_set
            .iter()
            .map(|reps| ([*reps; 2], Some(reps * (seconds + SETTLE)), *rest))
            .collect(),
        Dose::Minutes { minutes } => vec![([1, 1], Some(minutes * 60), 0)],
    }
}

fn written(sets: &[Set]) -> Vec<Amount> {
    sets.iter().flat_map(|set| vec![(set.reps, set.time, set.rest); set.number as usize]).collect()
}

#[test]
fn sets_repetitions_holds_and_rests_are_those_of_the_dose() {
    for plan in all() {
        let read = reader::read(&script(&plan));
        for (_, item, exercise) in pairs(&plan, &read) {
            assert_eq!(
                written(&exercise.sets),
                asked(&item.dose),
                "{} {}",
                item.exercise.id,
                item.dose
            );
        }
    }
}

#[test]
fn sides_tempo_effort_and_breathing_stand_in_the_note_that_the_app_shows() {
    for plan in all() {
        let read = reader::read(&script(&plan));
        for (kind, item, exercise) in pairs(&plan, &read) {
            let note = exercise.note.join("\n");
            let name = &item.exercise.name;
            assert!(note.contains(kind.as_str()), "{name}: {note}");
            assert_eq!(
                note.contains("on each side: "),
                item.dose.per_side() == Some(true),
                "{name}: {note}"
            );
            let tempo = if let Dose::Reps { tempo, .. } = &item.dose {
                format!("tempo {tempo}")
            } else {
                String::new()
            };
            assert!(note.contains(&tempo), "{name}: {note}");
            let effort = item
                .rpe
                .map_or_else(String::new, |[low, high]| format!("effort {low} to {high} of 10"));
            assert!(note.contains(&effort), "{name}: {note}");
            let breathing = item.breathing.as_ref().unwrap_or(&item.exercise.breathing);
            assert!(note.contains(&format!("Breathing: {breathing}")), "{name}: {note}");
            assert!(note.contains(&*item.exercise.stop), "{name}: {note}");
        }
    }
}

#[test]
fn a_weight_is_asked_for_where_one_is_lifted_and_chosen_nowhere() {
    let plan =
        plans::planned("weeks = 1\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]");
    let read = reader::read(&script(&plan));
    let mut lifted = 0;
    for (_, item, exercise) in pairs(&plan, &read) {
        let weight = item.exercise.equipment.iter().flatten().any(|id| id.as_str() == "dumbbell");
        lifted += u32::from(weight);
        assert_eq!(exercise.weight, if weight { "0kg+" } else { "0kg" }, "{}", exercise.name);
        // With an effort and no weight the app would work out a weight of its own.
        let effort = item.rpe.map(|[_, high]| high).filter(|_| !weight);
        assert!(exercise.sets.iter().all(|set| set.effort == effort), "{exercise:?}");
        let eased = exercise.warm_up.as_deref().is_some_and(|sets| sets == "1x6 50%");
        assert!(eased || exercise.warm_up.is_some() == item.exercise.liftosaur.is_some());
    }
    assert!(lifted > 0, "nothing is lifted");
}

#[test]
fn a_known_weight_is_written_and_an_easy_first_set_warms_up_before_it() {
    let read = reader::read(&script(&plans::climbing()));
    let lift = &read.weeks[0].days[0].exercises[3];
    assert_eq!((&*lift.weight, lift.warm_up.as_deref()), ("22.5kg", Some("1x6 50%")));
    let note = lift.note.join("\n");
    assert!(note.contains("Weight: two steps heavier") && note.contains("easy set of 6"), "{note}");
    // A backpack weighs what was put into it: the app asks.
    let plan = plans::planned("weeks = 24");
    let read = reader::read(&script(&plan));
    let worn = |(_, item, _): &&(BlockKind, &Item, &reader::Exercise)| {
        item.exercise.backpack && item.load.is_some()
    };
    let pairs = pairs(&plan, &read);
    let mut worn = pairs.iter().filter(worn).peekable();
    assert!(worn.peek().is_some(), "no backpack was put on");
    for (_, _, exercise) in worn {
        assert_eq!((exercise.weight.as_str(), &exercise.progress), ("0kg+", &None));
    }
}

#[test]
fn what_a_block_is_about_and_walking_stand_above_its_weeks() {
    let plan = plans::planned("weeks = 12\nlevel = \"intermediate\"");
    let read = reader::read(&script(&plan));
    for (week, written) in plan.weeks.iter().zip(&read.weeks) {
        let (note, walk) = (written.note.join("\n"), week.walk.expect("walking"));
        assert!(
            note.contains(&format!("Walk: {} days, {} min.", walk.days, walk.minutes)),
            "{note}"
        );
        let begins = ["Build: ", "Load: ", "Vary: "].iter().any(|theme| note.contains(theme));
        assert_eq!(begins, week.number % 4 == 1, "{note}");
    }
    assert!(read.weeks[3].note.contains(&"Measure in week 4.".to_owned()));
}

#[test]
fn a_week_that_comes_again_climbs_once_a_week() {
    let plan = plans::planned("level = \"intermediate\"\nequipment = [\"dumbbell\"]");
    let read = reader::read(&script(&plan));
    let mut first = std::collections::HashSet::new();
    for (kind, item, exercise) in pairs(&plan, &read) {
        let grows = kind == BlockKind::Main && item.load.is_some();
        let expected = grows.then(|| match &item.dose {
            _ if !first.insert(item.exercise.id.clone()) => Progress::None,
            Dose::Reps { reps: [low, _], .. } => match exercise.progress {
                Some(Progress::Double(1.0, [from, to])) if from == *low && to > from => {
                    Progress::Double(1.0, [from, to])
                }
                ref other => panic!("{}: {other:?}", exercise.name),
            },
            _ => Progress::Custom(vec![]),
        });
        assert_eq!(exercise.progress, expected, "{}", exercise.name);
    }
    assert!(first.len() > 2, "{first:?}");
}

#[test]
fn over_many_weeks_the_app_adds_weight_where_the_plan_does() {
    for (equipment, kilograms) in [("dumbbell", 1.0), ("barbell", 2.5), ("kettlebell", 4.0)] {
        let plan = plans::planned(&format!(
            "weeks = 16\nlevel = \"intermediate\"\nminutes = 45\nequipment = [\"{equipment}\"]"
        ));
        let read = reader::read(&script(&plan));
        let mut grown = 0;
        let (mut weights, mut rules) = (HashMap::new(), HashMap::new());
        for (number, (week, written)) in (1..).zip(plan.weeks.iter().zip(&read.weeks)) {
            for (day, ((_, session), written)) in (1..).zip(week.sessions().zip(&written.days)) {
                for exercise in &written.exercises {
                    let named = |item: &&Item| {
                        exercise.note[0].contains(&format!("**{}**", item.exercise.name))
                    };
                    let Some(item) = session.main().find(named) else { continue };
                    let with = |id: &backplan::text::id::Id| id.as_str() == equipment;
                    let lifted = item.exercise.equipment.iter().flatten().any(with);
                    let Some(load) = item.load.as_ref().filter(|_| lifted) else { continue };
                    if let Some(rule) = &exercise.progress {
                        rules.insert(exercise.name.clone(), rule.clone());
                    }
                    let Some(rule) = rules.get(&exercise.name) else { continue };
                    // Somebody who does all that is asked, and once does not.
                    let first = 40.0 + kilograms * f64::from(load.step);
                    let weight = *weights.entry(&exercise.name).or_insert(first);
                    assert!((weight - first).abs() < 1e-9, "{} in week {number}", exercise.name);
                    let after = rule.after([number, day], true, weight);
                    let failed = rule.after([number, day], false, weight);
                    assert!((failed - weight).abs() < 1e-9);
                    grown += u32::from(after > weight);
                    weights.insert(&exercise.name, after);
                }
            }
        }
        assert!(grown > 2, "{equipment}: {grown}");
    }
}

#[test]
fn what_the_app_calls_an_exercise_differently_goes_by_its_equipment() {
    let called = |equipment: &str, id: &str| {
        let plan = plans::planned(&format!(
            "level = \"advanced\"\nminutes = 60\nsessions = 3\nequipment = [{equipment}]\ninclude \
                = [\"{id}\"]"
        ));
        let read = reader::read(&script(&plan));
        let found =
            pairs(&plan, &read).into_iter().find(|(_, item, _)| item.exercise.id.as_str() == id);
        found.map(|(.., exercise)| exercise.name.clone()).unwrap_or_default()
    };
    assert_eq!(called("\"kettlebell\"", "romanian-deadlift"), "Romanian Deadlift, Kettlebell");
    assert_eq!(called("\"barbell\", \"bench\"", "hip-thrust"), "Hip Thrust, Barbell");
    assert_eq!(called("\"band\"", "face-pull"), "Face Pull, Band");
}

/// What the app calls the exercises that it has: its list `allExercisesList` (astashov/liftosaur,
/// `src/models/exercise.ts`, November 2026). It knows a name again whatever its case.
fn of_the_app() -> BTreeSet<String> {
    let names = include_str!("liftoscript/app.txt").split([';', '\n']);
    names.map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect()
}

#[test]
fn names_are_those_of_the_list_of_the_app_and_none_of_them_is_asked_for_again() {
    let (catalogue, list) = (built_in::catalogue(), of_the_app());
    // How people write the same name.
    let plain = |name: &str| name.to_lowercase().replace('-', " ");
    let listed: BTreeSet<String> = list.iter().map(|name| plain(name)).collect();
    for exercise in catalogue.exercises() {
        if let Some(name) = &exercise.liftosaur {
            let name = name.split(',').next().unwrap_or_default().to_lowercase();
            assert!(list.contains(&name), "{}: the app has no {name}", exercise.id);
        } else {
            assert!(!listed.contains(&plain(&exercise.name)), "{} is in the app", exercise.id);
        }
    }
}

/// A plan of one day with these items in its main part.
fn day_of(items: Vec<Item>) -> Plan {
    let mut plan = plans::beginner();
    let session =
        Session::new(SessionKind::Strength, "All", vec![Block::new(BlockKind::Main, items)]);
    plan.weeks[0].days.iter_mut().for_each(|day| day.sessions.clear());
    plan.weeks[0].days[0].sessions.push(session);
    plan
}

#[test]
fn every_exercise_of_the_catalogue_has_its_line_at_every_level() {
    let catalogue = built_in::catalogue();
    for level in Level::ALL {
        let with = |exercise: &Arc<_>| {
            let dose = backplan::catalogue::exercise::Exercise::dose(exercise, *level)?.clone();
            Some(Item::new(Arc::clone(exercise), dose))
        };
        let plan = day_of(catalogue.exercises().iter().filter_map(with).collect());
        let read = reader::read(&script(&plan));
        for (_, item, exercise) in pairs(&plan, &read) {
            assert_eq!(
                exercise.label, None,
                "{} shares the name {}",
                item.exercise.id, exercise.name
            );
            assert_eq!(written(&exercise.sets), asked(&item.dose), "{}", item.exercise.id);
        }
    }
}

#[test]
fn names_that_the_app_does_not_have_are_listed_once() {
    let read = reader::read(&script(&plans::beginner()));
    let note = &read.weeks[0].note;
    let list =
        note.iter().find_map(|line| line.strip_prefix("Make custom exercises")).expect("a list");
    let list: Vec<_> =
        list.split_once(": ").expect("names").1.trim_end_matches('.').split("; ").collect();
    let catalogue = built_in::catalogue();
    let known = catalogue.exercises().iter().filter_map(|exercise| exercise.liftosaur.as_ref());
    let known: Vec<_> = known.filter_map(|name| name.split(',').next()).collect();
    for exercise in read.weeks[0].days.iter().flat_map(|day| &day.exercises) {
        let name = exercise.name.split(',').next().unwrap_or_default();
        let times = list.iter().filter(|listed| **listed == exercise.name).count();
        assert_eq!(times, usize::from(!known.contains(&name)), "{name} in {list:?}");
    }
}

#[test]
fn a_note_that_holds_for_the_next_week_is_not_written_again() {
    let plan = plans::weeks(4);
    let (once, notes) = (script(&plans::weeks(1)), script(&plan));
    assert!(
        notes.len() < 2 * once.len(),
        "{} characters for 4 weeks, {} for one",
        notes.len(),
        once.len()
    );
    assert_eq!(notes.matches("Set-up: ").count(), once.matches("Set-up: ").count());
    // A week with a day less has nothing to carry over from: the note is written again after it.
    let mut gap = plan.clone();
    gap.weeks[1].days[5].sessions.clear();
    assert!(
        reader::read(&script(&gap))
            .weeks
            .iter()
            .flat_map(|week| &week.days)
            .flat_map(|day| &day.exercises)
            .all(|exercise| !exercise.note.is_empty())
    );
    assert!(script(&gap).matches("\n// **").count() > notes.matches("\n// **").count());
}

#[test]
fn an_exercise_that_comes_twice_a_day_gets_a_label() {
    let plan = plans::beginner();
    let item = plan.weeks[0].days[0].sessions[0].blocks[1].items[0].clone();
    let plan = day_of(vec![item; 3]);
    let read = reader::read(&script(&plan));
    let labels: Vec<_> =
        read.weeks[0].days[0].exercises.iter().map(|exercise| exercise.label.as_deref()).collect();
    assert_eq!(labels, [None, Some("main"), Some("main 2")]);
}

#[test]
fn a_refused_plan_is_comments_that_name_no_exercise() {
    let plan = plans::refused();
    let text = script(&plan);
    let read = reader::read(&text);
    assert!(read.weeks.is_empty() && text.lines().all(|line| line.starts_with("// ")), "{text}");
    for said in plan
        .safety
        .advice
        .iter()
        .chain(&plan.safety.red_flags)
        .chain([&plan.notices[0].text, &plan.safety.disclaimer])
    {
        assert!(text.contains(&**said), "{said}\n{text}");
    }
    assert_eq!(plans::named_in(&text), []);
}

#[test]
fn everything_a_plan_says_stands_in_its_script() {
    for plan in all()
        .into_iter()
        .filter(|plan| plan.status != Status::Refused && !plan.safety.disclaimer.contains('\u{1b}'))
    {
        let text = script(&plan).replace('\\', "");
        let safety = &plan.safety;
        let said = safety
            .advice
            .iter()
            .chain(&safety.afterwards)
            .chain(&safety.stop_signs)
            .chain(&safety.red_flags);
        // The signs to stop are a list of their own, which the notice of the planner only repeats.
        let notices = plan.notices.iter().filter(|notice| !notice.text.starts_with("Stop at "));
        let said = said.chain(notices.flat_map(|notice| [&notice.text, &notice.rule]));
        let said = said
            .chain(plan.excluded.iter().flat_map(|left| [&left.text, &left.rule]))
            .chain([&safety.disclaimer]);
        for said in said {
            assert!(text.contains(said.trim_end_matches('.')), "{said} is missing");
        }
        let why = written_with(&plan, &Options { why: true, ..Options::default() });
        let read = reader::read(&why);
        for (_, item, exercise) in pairs(&plan, &read) {
            // Those of an easy first set stand before.
            let own = exercise.hidden.len().checked_sub(item.why.len()).expect("all reasons");
            let mut reasons = item.why.iter().zip(&exercise.hidden[own..]);
            assert!(reasons.all(|(why, line)| line.contains(&*why.text)), "{exercise:?}");
        }
    }
}

/// A plan in which every text that a file can bring is this one.
fn speaking(text: &str) -> Plan {
    let mut plan = plans::beginner();
    let own = || Text::from(text.to_owned());
    let item = plan.weeks[0].days[0].sessions[0].blocks[1].items[3].clone();
    let mut exercise = backplan::catalogue::exercise::Exercise::clone(&item.exercise);
    exercise.name = own();
    (exercise.setup, exercise.steps, exercise.cues) = (own(), vec![own(), own()], vec![own()]);
    (exercise.breathing, exercise.stop) = (own(), own());
    let mut spoken = Item { exercise: Arc::new(exercise), breathing: Some(own()), ..item };
    spoken.why.iter_mut().for_each(|why| (why.rule, why.text) = (own(), own()));
    plan.weeks[0].days[0].sessions[0].title = own();
    plan.weeks[0].days[0].sessions[0].blocks[1].items[3] = spoken;
    plan.notices[0].text = own();
    plan.notices[1].rule = own();
    plan.excluded[0].text = own();
    plan.safety.advice = vec![own()];
    plan.safety.disclaimer = own();
    plan.safety.stop_signs[0] = own();
    (plan.safety.after_stop, plan.safety.pain_rule, plan.safety.bad_day) = (own(), own(), own());
    (plan.safety.missed, plan.safety.illness, plan.rests_on) = (own(), own(), vec![own()]);
    plan
}

const HOSTILE: &[&str] = &[
    "a / b, Barbell",
    "x: y",
    "{~ weights = 100lb ~}",
    "// comment",
    "/// hidden",
    "# Week 9",
    "## Day 9",
    "...Squat[1:1]",
    "! now",
    "a | b | c",
    "back\\slash\\",
    "(label)",
    "[1-5]",
    "@9",
    "3x5 100lb",
    "60s|30s auto",
    "\r\n# Week 2\n## Day\nSquat / 9x9",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\u{1b}[31mred",
    "BEGIN:VEVENT",
    "\u{202e}left\u{200b}",
    "漢字🏋️",
    "....",
    "/",
    "",
    "progress: lp(5lb)",
    "**bold** [link](x)",
];

#[test]
fn hostile_texts_change_nothing_but_the_words() {
    let long = "long ".repeat(40);
    let expected = pairs_of(&speaking("Calm"));
    for text in HOSTILE.iter().copied().chain([long.as_str()]) {
        assert_eq!(pairs_of(&speaking(text)), expected, "{text:?}");
    }
}

/// What a script asks for, names aside.
fn pairs_of(plan: &Plan) -> Vec<(String, Vec<Amount>)> {
    for why in [false, true] {
        let text = written_with(plan, &Options { why, ..Options::default() });
        assert!(
            !text.contains(|c: char| backplan::text::printable::disturbs(c) && c != '\n'),
            "{text}"
        );
        let shown = text.lines().filter(|line| line.starts_with("// "));
        shown.for_each(|line| {
            assert!(!line.replace("\\<", "").contains('<'), "Markdown would act on {line}");
        });
        reader::read(&text);
    }
    let read = reader::read(&script(plan));
    let days = read.weeks.iter().flat_map(|week| &week.days).enumerate();
    days.flat_map(|(place, day)| {
        day.exercises.iter().map(move |exercise| (place.to_string(), written(&exercise.sets)))
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_leaves_a_script_that_can_be_read(text in "\\PC{0,60}|[/{}()#\\[\\]:|!.,@+x0-9s \
        \\n\\t-]{0,40}") {
        let plan = speaking(&text);
        let read = reader::read(&script(&plan));
        pairs(&plan, &read);
    }

    #[test]
    fn any_dose_is_written_as_it_is(sets in 1..9_u32, low in 1..30_u32, more in 0..9_u32, seconds in 1..400_u32, rest in 0..200_u32, per_side: bool) {
        let item = plans::beginner().weeks[0].days[0].sessions[0].blocks[1].items[3].clone();
        let tempo = backplan::catalogue::dose::Tempo::USUAL;
        let doses = [
            Dose::Reps { sets, reps: [low, low + more], per_side, tempo, rest },
            Dose::Hold { sets, seconds, per_side, rest },
            Dose::Holds { reps_per_set: (0..sets).map(|set| low + set / 2).collect(), seconds, per_side, rest },
            Dose::Minutes { minutes: seconds },
        ];
        for dose in doses {
            let item = Item { dose: dose.clone(), ..item.clone() };
            let read = reader::read(&script(&day_of(vec![item])));
            prop_assert_eq!(written(&read.weeks[0].days[0].exercises[0].sets), asked(&dose));
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_script() {
    let scripts: HashMap<_, _> =
        all().iter().map(|plan| (script(plan), script(&plan.clone()))).collect();
    assert!(scripts.iter().all(|(first, second)| first == second && first.contains("backplan")));
}

#[test]
fn a_week_without_sessions_is_a_week_with_a_day_that_says_so() {
    let mut plan = plans::weeks(2);
    plan.weeks[0].days.iter_mut().for_each(|day| day.sessions.clear());
    let read = reader::read(&script(&plan));
    assert_eq!(read.weeks[0].days[0].name, "No session this week");
    assert_eq!(read.weeks[1].days.len(), plan.weeks.iter().flat_map(Week::sessions).count());
}
