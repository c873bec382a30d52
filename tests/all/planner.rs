//! What plans of several weeks promise beyond the rules: these bound progress from above, and a
//! plan that never moves keeps them all.

mod glance;
mod ladders;
mod taken;

use std::collections::BTreeSet;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::catalogue::dose::Dose;
use backplan::catalogue::exercise::Level;
use backplan::plan::{BlockKind, Item, Plan, Session, Theme, Walk, Week, WeekKind};
use backplan::text::id::Id;

use crate::plans;

/// People of different levels, with different equipment and time.
const PEOPLE: [&str; 10] = [
    "minutes = 30",
    "minutes = 15",
    "equipment = [\"band\"]\nminutes = 20",
    "goal = \"strength\"\nminutes = 30",
    "age = 80\nminutes = 20",
    "level = \"intermediate\"\nminutes = 30",
    "level = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]\nminutes = 45",
    "level = \"intermediate\"\ngoal = \"desk\"\nminutes = 15",
    "level = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60",
    "level = \"advanced\"\ngoal = \"performance\"\nequipment = [\"barbell\", \"bench\"]\nminutes = 60",
];
const TRAINED: &str = PEOPLE[6];

fn weeks(profile: &str, number: u32) -> Plan {
    plans::planned(&format!("{profile}\nweeks = {number}"))
}

fn building(plan: &Plan) -> impl Iterator<Item = &Week> {
    plan.weeks.iter().filter(|week| week.kind == WeekKind::Build)
}

/// The work of a week: each session once, with what is done in it.
fn work(week: &Week) -> BTreeSet<(String, String)> {
    let told = |item: &Item| {
        let load = item.load.as_ref().map_or(0, |load| load.step);
        format!("{} {} +{load}", item.exercise.id, item.dose)
    };
    let sessions = week.strength().map(|(_, session)| {
        let items: Vec<String> = session.main().map(told).collect();
        (session.title.to_string(), items.join("; "))
    });
    sessions.collect()
}

fn of_title<'w>(week: &'w Week, title: &str) -> Option<&'w Session> {
    week.strength().map(|(_, session)| session).find(|session| session.title.as_str() == title)
}

/// The main items that stay from one week to a later one, in the same session.
fn kept<'p>(before: &'p Week, after: &'p Week) -> Vec<(&'p Item, &'p Item)> {
    let mut kept = Vec::new();
    let mut told = BTreeSet::new();
    for (_, session) in after.strength().filter(|(_, session)| told.insert(session.title.clone())) {
        let Some(old) = of_title(before, &session.title) else { continue };
        for item in session.main() {
            let of_old = old.main().find(|old| old.exercise.id == item.exercise.id);
            kept.extend(of_old.map(|old| (old, item)));
        }
    }
    kept
}

fn load(item: &Item) -> u32 {
    item.load.as_ref().map_or(0, |load| load.step)
}

fn reps(item: &Item) -> u32 {
    match item.dose {
        Dose::Reps { reps: [_, high], .. } => high,
        _ => 0,
    }
}

fn says(item: &Item, words: &str) -> bool {
    item.why.iter().any(|why| why.text.contains(words))
}

#[test]
fn no_two_weeks_that_build_are_alike_in_twelve() {
    for profile in PEOPLE {
        let plan = weeks(profile, 12);
        let build: Vec<&Week> = building(&plan).collect();
        for (index, week) in build.iter().enumerate() {
            let same = build[..index].iter().find(|before| work(before) == work(week));
            let same = same.map(|before| before.number);
            assert_eq!(same, None, "{profile:?}: week {} is as that one", week.number);
        }
    }
}

/// From week to week within a block one rung, and at the end of eleven weeks higher than at first.
#[test]
fn what_stays_climbs_or_says_that_it_is_at_its_top() {
    for profile in PEOPLE {
        let plan = weeks(profile, 12);
        let last = &plan.weeks[10];
        for (_, session) in last.strength() {
            for item in session.main() {
                let first = plan.weeks[..10].iter().find_map(|week| {
                    let of_week = of_title(week, &session.title)?;
                    of_week.main().find(|old| old.exercise.id == item.exercise.id)
                });
                let Some(first) = first else { continue };
                let index = |item: &Item| item.rung.as_ref().map(|rung| (load(item), rung.index));
                let ended = says(item, "At the top of its ladder") || says(item, "no room");
                assert!(
                    index(item) > index(first) || ended,
                    "{profile:?}: {} stays at {}: {:?}",
                    item.exercise.id,
                    item.dose,
                    item.why
                );
            }
        }
    }
}

/// What is kept for two blocks has gained weight, where it is done with one.
#[test]
fn weight_is_gained_within_two_blocks() {
    for profile in PEOPLE {
        let plan = weeks(profile, 12);
        for (old, item) in kept(&plan.weeks[0], &plan.weeks[8]) {
            let gained = item.load.is_none() || load(item) > load(old);
            assert!(gained, "{profile:?}: {} {}", item.exercise.id, item.dose);
        }
    }
}

#[test]
fn blocks_have_their_themes_in_turn() {
    let themes = |profile: &str| -> Vec<Theme> {
        let plan = weeks(profile, 24);
        let blocks = plan.weeks.chunks(4);
        blocks
            .map(|block| {
                let theme = block[0].theme.expect("a theme");
                assert!(block.iter().all(|week| week.theme == Some(theme)), "{profile:?}");
                theme
            })
            .collect()
    };
    let (learn, build, heavy, vary) = (Theme::Learn, Theme::Build, Theme::Load, Theme::Vary);
    assert_eq!(themes(PEOPLE[0]), [learn, build, vary, build, heavy, vary]);
    assert_eq!(themes(TRAINED), [build, heavy, vary, build, heavy, vary]);
}

#[test]
fn a_lift_gets_heavier_in_a_block_of_weight() {
    for profile in &PEOPLE[6..] {
        let plan = weeks(profile, 12);
        assert_eq!(plan.weeks[4].theme, Some(Theme::Load), "{profile:?}");
        if profile.contains("desk") {
            continue;
        }
        let lifts = kept(&plan.weeks[2], &plan.weeks[4]).into_iter().filter(|(old, item)| {
            // A backpack on top of what is done without weight is climbed as repetitions are.
            let weighted = item.load.is_some() && !item.exercise.backpack;
            item.exercise.lift && weighted && !says(old, "At the top")
        });
        let mut heavier = 0;
        for (old, item) in lifts {
            // A third lift of a session climbs like everything else.
            assert!(load(item) >= load(old), "{profile:?}: {} {}", item.exercise.id, item.dose);
            heavier += usize::from(load(item) > load(old) && reps(item) < reps(old));
        }
        assert!(heavier > 1, "{profile:?}: {heavier} lifts are done heavier and fewer times");
    }
}

/// A block that varies keeps the two lifts of a session and exchanges others, never for what is
/// easier in the same chain.
#[test]
fn a_block_varies_what_is_no_lift() {
    let catalogue = built_in::catalogue();
    for profile in PEOPLE {
        let plan = weeks(profile, 12);
        let (before, after) = (&plan.weeks[6], &plan.weeks[8]);
        assert_eq!(after.theme, Some(Theme::Vary), "{profile:?}");
        let mut changed = 0;
        for (_, session) in after.strength() {
            let old = of_title(before, &session.title).expect("the same session");
            let ids = |session: &Session| -> Vec<Id> {
                session.main().map(|item| item.exercise.id.clone()).collect()
            };
            let (old, new) = (ids(old), ids(session));
            let gone: Vec<&Id> = old.iter().filter(|id| !new.contains(id)).collect();
            let come: Vec<&Id> = new.iter().filter(|id| !old.contains(id)).collect();
            changed += come.len();
            for (from, to) in gone.iter().flat_map(|gone| come.iter().map(move |come| (gone, come)))
            {
                let easier = leads_up(to, from, &catalogue);
                assert!(!easier, "{profile:?}: {to} comes after {from}, which is harder");
            }
        }
        let mut items = after.strength().flat_map(|(_, session)| session.main());
        let alone = items.all(|item| item.exercise.lift || says(item, "No other exercise"));
        assert!(changed > 0 || alone, "{profile:?}: nothing is exchanged");
    }
}

/// What was done gives way to what is harder in its chain at the border of a block only.
#[test]
fn chains_are_climbed_at_borders_of_blocks() {
    let catalogue = built_in::catalogue();
    let mut all = BTreeSet::new();
    for profile in PEOPLE {
        for climb in climbs(&weeks(profile, 52), &catalogue) {
            assert_eq!(climb.week % 4, 1, "{profile:?}: {climb:?}");
            all.insert(format!("{} to {}", climb.from, climb.to));
        }
    }
    assert!(all.len() > 5, "{all:?}");
}

#[test]
fn a_beginner_grows_up_in_week_13() {
    let level = |plan: &Plan, week: usize| plan.weeks[week - 1].level;
    for profile in ["minutes = 30", "pain = 3\nminutes = 30"] {
        let plan = weeks(profile, 24);
        assert_eq!(level(&plan, 12), Some(Level::Beginner), "{profile:?}");
        assert_eq!(level(&plan, 13), Some(Level::Intermediate), "{profile:?}");
        let told = plan.notices.iter().filter(|notice| &*notice.rule == "level-up").count();
        assert_eq!(told, 1, "{profile:?} is told once");
        // Nobody's doses fall by it, and no session changes more than it would have.
        for (old, item) in kept(&plan.weeks[10], &plan.weeks[12]) {
            let less =
                load(item) < load(old) || (load(item) == load(old) && reps(item) < reps(old));
            assert!(!less, "{profile:?}: {} {} {}", item.exercise.id, old.dose, item.dose);
        }
    }
    for profile in [
        "age = 65\nminutes = 30",
        "sessions = 1\nminutes = 30",
        "conditions = [\"hypertension\"]\nminutes = 30",
        "fallen = true\nage = 60\nminutes = 30",
    ] {
        let plan = weeks(profile, 24);
        assert_eq!(level(&plan, 13), Some(Level::Beginner), "{profile:?}");
    }
    let trained = weeks(TRAINED, 24);
    assert!(trained.weeks.iter().all(|week| week.level == Some(Level::Intermediate)));
}

/// After the first block everybody who may hinges with a load, on both legs, every week.
#[test]
fn a_loaded_hinge_comes_after_the_first_block() {
    for (profile, loaded) in [
        ("minutes = 30", "backpack-hinge"),
        ("minutes = 20\nequipment = [\"kettlebell\"]", "kettlebell-deadlift"),
        ("minutes = 20\nequipment = [\"dumbbell\"]", "kettlebell-deadlift"),
    ] {
        let plan = weeks(profile, 12);
        let of_week = |week: &Week| -> BTreeSet<String> {
            let sessions = week.strength();
            let items = sessions.flat_map(|(_, session)| session.main());
            items.map(|item| item.exercise.id.to_string()).collect()
        };
        assert!(plan.weeks[..4].iter().any(|week| of_week(week).contains("hip-hinge-drill")));
        for week in &plan.weeks[4..] {
            let ids = of_week(week);
            assert!(ids.contains(loaded), "{profile:?}, week {}: {ids:?}", week.number);
        }
    }
}

#[test]
fn the_two_lifts_never_lose_a_set() {
    for profile in PEOPLE {
        let plan = weeks(profile, 24);
        let build: Vec<&Week> = building(&plan).collect();
        for pair in build.windows(2) {
            for (old, item) in kept(pair[0], pair[1]) {
                let fewer = item.exercise.lift && item.dose.sets() < old.dose.sets();
                assert!(
                    !fewer,
                    "{profile:?}, week {}: {} {} after {}",
                    pair[1].number, item.exercise.id, item.dose, old.dose
                );
            }
        }
    }
}

/// Every fourth week does about half of each session, on the rungs that were reached.
#[test]
fn every_fourth_week_is_lighter_on_the_same_rungs() {
    for profile in PEOPLE {
        let plan = weeks(profile, 12);
        for week in [4, 8, 12] {
            let (before, lighter) = (&plan.weeks[week - 2], &plan.weeks[week - 1]);
            assert_eq!(lighter.kind, WeekKind::StepBack);
            let kept = kept(before, lighter);
            assert!(!kept.is_empty(), "{profile:?}");
            for (old, item) in kept {
                assert_eq!(item.dose.with_sets(1), old.dose.with_sets(1), "{profile:?}");
                assert_eq!(item.load, old.load, "{profile:?}: {}", item.exercise.id);
            }
        }
    }
}

/// Before the first heavy hinge or squat there is an easy set with half the weight; it is work.
#[test]
fn an_easy_set_comes_before_the_first_heavy_lift() {
    let plan = weeks(TRAINED, 4);
    let session = &plan.weeks[0].strength().next().expect("a session").1;
    let ramps: Vec<_> = session.items().filter(|(_, item)| item.ramp).collect();
    let [(BlockKind::WarmUp, ramp)] = ramps[..] else { panic!("{ramps:?}") };
    assert!(session.main().any(|item| item.exercise.id == ramp.exercise.id));
    assert_eq!(ramp.dose.sets(), 1);
    let beginner = weeks("minutes = 30\nequipment = [\"kettlebell\"]", 8);
    let mut sessions = beginner.weeks[0].sessions();
    assert!(sessions.all(|(_, session)| session.items().all(|(_, item)| !item.ramp)));
}

#[test]
fn walking_grows_from_what_can_be_walked() {
    let walks = |profile: &str| -> Vec<(u32, u32, u32)> {
        let plan = weeks(profile, 12);
        let told = |walk: Walk| (walk.days, walk.minutes, walk.times);
        plan.weeks.iter().filter_map(|week| week.walk.map(told)).collect()
    };
    let usual = walks("");
    assert_eq!(
        usual,
        [
            (3, 10, 1),
            (3, 12, 1),
            (4, 14, 1),
            (4, 14, 1),
            (5, 16, 1),
            (5, 18, 1),
            (5, 20, 1),
            (5, 20, 1),
            (5, 22, 1),
            (5, 24, 1),
            (5, 26, 1),
            (5, 26, 1),
        ]
    );
    let far = walks("walk = 40");
    assert!(far.len() == 12 && far.iter().all(|(_, minutes, _)| *minutes == 40), "{far:?}");
    assert!(walks("walk = 28").iter().all(|(_, minutes, _)| (28..=30).contains(minutes)));
    assert_eq!(walks("walk = 0"), []);
    let split = walks("conditions = [\"spinal-stenosis\"]");
    assert!(split.iter().all(|(_, _, times)| *times == 2), "{split:?}");
    assert!(split.iter().zip(&usual).all(|(split, usual)| split.1 == usual.1 / 2), "{split:?}");
    let relief = plans::planned("goal = \"sore-back\"\nweeks = 2");
    let little = Some(Walk { days: 7, minutes: 5, times: 3 });
    assert!(relief.weeks.iter().all(|week| week.walk == little));
}

/// The first block asks to learn few exercises; `different` says how few.
#[test]
fn few_exercises_are_to_be_learnt_at_first() {
    let different = |profile: &str| -> usize {
        let plan = weeks(profile, 4);
        let sessions = plan.weeks.iter().flat_map(Week::sessions);
        let items = sessions.flat_map(|(_, session)| session.items());
        items.map(|(_, item)| item.exercise.id.clone()).collect::<BTreeSet<_>>().len()
    };
    for (profile, most) in [
        ("minutes = 30", 15),
        ("minutes = 10", 10),
        ("minutes = 45\nlevel = \"intermediate\"\nequipment = [\"gym\"]", 18),
        ("minutes = 30\nconditions = [\"osteoporosis\"]", 18),
        ("minutes = 30\ndifferent = 12", 12),
    ] {
        let number = different(profile);
        assert!(number <= most, "{profile:?} has {number} different exercises");
    }
}

/// An exercise that gave way to a harder one of its chain.
#[derive(Debug)]
struct Climb {
    /// The first week of the harder one.
    week: u32,
    from: Id,
    to: Id,
}

/// Whether one leads to the other by links of either kind, the easier one first.
fn leads_up(from: &Id, to: &Id, catalogue: &Catalogue) -> bool {
    let mut reached = vec![from.clone()];
    let mut next = 0;
    while let Some(id) = reached.get(next).cloned() {
        next += 1;
        let own = catalogue.exercise(id.as_str()).map(|exercise| exercise.harder.clone());
        let own = own.unwrap_or_default();
        let up = catalogue.exercises().iter().filter(|other| other.easier.contains(&id));
        for above in own.into_iter().chain(up.map(|other| other.id.clone())) {
            if above == *to {
                return true;
            }
            if !reached.contains(&above) {
                reached.push(above);
            }
        }
    }
    false
}

fn main_ids(session: &Session) -> BTreeSet<Id> {
    session.main().map(|item| item.exercise.id.clone()).collect()
}

/// Where an exercise of a session gives way to a harder one of its chain from one week to the next.
fn climbs(plan: &Plan, catalogue: &Catalogue) -> Vec<Climb> {
    let mut climbs = Vec::new();
    for pair in plan.weeks.windows(2) {
        for (_, before) in pair[0].sessions() {
            let Some((_, after)) =
                pair[1].sessions().find(|(_, session)| session.title == before.title)
            else {
                continue;
            };
            let (old, new) = (main_ids(before), main_ids(after));
            for from in old.difference(&new) {
                let harder = new.difference(&old).filter(|to| leads_up(from, to, catalogue));
                climbs.extend(harder.map(|to| Climb {
                    week: pair[1].number,
                    from: from.clone(),
                    to: to.clone(),
                }));
            }
        }
    }
    climbs
}
