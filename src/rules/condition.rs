//! What a back must not be asked to do, whatever the goal: high compression, and anything but gentle movement when relief is wanted.

use super::{Breaches, Case, Check, Force, PlanScene, Rule, SessionScene, Spot, Use, WeekScene, load};
use crate::catalogue::Catalogue;
use crate::exercise::{Exercise, Id, Kit, Level, Pattern};
use crate::plan::{BlockKind, Item, Session, SessionKind, Status};
use crate::spine::{MOST, Spine};

/// Holds of an exercise of the highest compression, in seconds: shortest and longest.
const HIGHEST_HOLD: (u32, u32) = (3, 5);
/// Sets of such an exercise.
const HIGHEST_SETS: u32 = 3;
/// Shortest and longest relief session, in minutes.
pub const RELIEF_MINUTES: (u32, u32) = (5, 15);
/// Longest relief plan, in weeks: 14 days, then the questions are asked again.
pub const RELIEF_WEEKS: u32 = 2;
/// Sets of anything but a stretch in relief.
const RELIEF_SETS: u32 = 2;
/// Sets of a stretch in relief.
const RELIEF_STRETCH_SETS: u32 = 3;
/// What gentle movement may ask of a spine.
pub const RELIEF_CAPS: Spine = Spine { comp: 1, axial: 0, ..Spine::UNCAPPED };

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: "lower-compression-first",
        says: || {
            format!(
                "Of two exercises for the same pattern the one that compresses the spine less comes first. The highest compression is \
                 for intermediate and advanced only, never the first main exercise, one a session; its holds last {} to {} s, in at \
                 most {HIGHEST_SETS} sets.",
                HIGHEST_HOLD.0, HIGHEST_HOLD.1
            )
        },
        because: "The same muscles can often be trained with less pressure on the spine. The figures are model values: they are a \
                  reason to prefer, not to fear.",
        source: "Callaghan 1998 and McGill on spinal compression; source article: without excessive spinal loading",
        evidence: "Model calculations and expert opinion.",
        force: Force::Must,
        gives_way: "you asked for this exercise, or the one with less is in use already",
        checks: &[
            Check::Exercise(highest_compression_has_a_level),
            Check::Session(highest_compression),
            Check::Week(prefer_lower),
        ],
    },
    Rule {
        id: "relief-gentle",
        says: || {
            format!(
                "A relief plan holds gentle movement only: walking, breathing, mobility, then stretches; no resistance, no equipment, \
                 compression {} at most, at most {RELIEF_SETS} sets ({RELIEF_STRETCH_SETS} of a stretch); one session of {} to {} min \
                 a day, which may be repeated up to 3 times; at most {RELIEF_WEEKS} weeks.",
                RELIEF_CAPS.comp, RELIEF_MINUTES.0, RELIEF_MINUTES.1
            )
        },
        because: "A sore back is helped by moving gently and often; heavy work can wait until it has settled.",
        source: "Source article: gentle activation and mobility, not heavy resistance; NICE NG59: keep up normal activity",
        evidence: "Guideline advice to stay active; the exact amounts are judgement.",
        force: Force::Must,
        gives_way: "",
        checks: &[
            Check::Exercise(gentle_exercise),
            Check::Session(gentle_session),
            Check::Week(one_a_day),
            Check::Plan(not_for_long),
        ],
    },
];

fn is_highest(exercise: &Exercise) -> bool {
    exercise.spine.comp >= MOST
}

fn highest_compression_has_a_level(wanted: &Use) -> Option<String> {
    let superman = is_highest(wanted.exercise) && wanted.exercise.pattern == Pattern::Extension;
    let too_early = superman && wanted.case.profile.level == Level::Beginner;
    too_early.then(|| "compresses the spine most; it is for people with some training".into())
}

fn highest_compression(scene: &SessionScene, found: &mut Breaches) {
    let mut highest = scene.session.main().enumerate().filter(|(_, item)| is_highest(&item.exercise));
    let Some((index, item)) = highest.next() else { return };
    let spot = Spot::item(BlockKind::Main, &item.exercise);
    if index == 0 && scene.session.main().count() > 1 {
        found.must(
            spot,
            format!("{} compresses the spine most and comes first.", item.exercise.name),
            "Let another exercise come first.",
        );
    }
    if let Some((_, second)) = highest.next() {
        let text = format!("{} is the second exercise of the highest compression.", second.exercise.name);
        found.must(Spot::item(BlockKind::Main, &second.exercise), text, "Keep one of them.");
    }
    highest_hold(item, spot, found);
}

fn highest_hold(item: &Item, spot: Spot, found: &mut Breaches) {
    let (shortest, longest) = HIGHEST_HOLD;
    let Some(hold) = item.dose.hold().filter(|_| item.exercise.pattern == Pattern::Extension) else { return };
    if !(shortest..=longest).contains(&hold) {
        found.must(
            spot,
            format!("{} is held for {hold} s.", item.exercise.name),
            format!("Hold for {shortest} to {longest} s."),
        );
    }
    if item.dose.sets() > HIGHEST_SETS {
        let text = format!("{} has {} sets.", item.exercise.name, item.dose.sets());
        found.must(spot, text, format!("Do {HIGHEST_SETS} sets at most."));
    }
}

/// Compression as it is compared: for most people 1 and 2 count as equal; for beginners at the start every step counts.
fn compared(comp: u8, every_step: bool) -> u8 {
    if every_step { comp } else { comp.max(2) }
}

/// Whether one exercise leads to the other by its easier or its harder links.
fn same_chain(catalogue: &Catalogue, one: &Exercise, other: &Exercise) -> bool {
    leads_to(catalogue, one, other) || leads_to(catalogue, other, one)
}

fn leads_to(catalogue: &Catalogue, from: &Exercise, to: &Exercise) -> bool {
    let follow = |link: fn(&Exercise) -> Option<&Id>| {
        let next = |current: &&Exercise| Some(catalogue.exercise(link(current)?.as_str())?.as_ref());
        std::iter::successors(Some(from), next).any(|current| current.id == to.id)
    };
    follow(|exercise| exercise.harder.as_ref()) || follow(|exercise| exercise.easier.as_ref())
}

/// Another exercise of the same pattern, from another chain, fit for the level and with lower compression, that the session does
/// not hold yet.
fn prefer_lower(scene: &WeekScene, found: &mut Breaches) {
    let case = scene.case;
    if case.named_workout() || case.status != Status::Plan {
        return;
    }
    for (day, session) in scene.week.strength() {
        for item in session.main().filter(|item| item.exercise.pattern.is_strength()) {
            if let Some(lower) = lower_one(scene, session, &item.exercise) {
                let text = format!("{} compresses the spine more than {} would.", item.exercise.name, lower.name);
                let spot = Spot::item(BlockKind::Main, &item.exercise).in_session(day, session);
                found.should(spot, text, format!("Take {} instead.", lower.name));
            }
        }
    }
}

fn lower_one<'a>(scene: &WeekScene<'a>, session: &Session, exercise: &Exercise) -> Option<&'a Exercise> {
    let (case, week) = (scene.case, scene.week.number);
    if !can_be_beaten(case, week, exercise) {
        return None;
    }
    let lower = |other: &&Exercise| {
        beats(case, week, other, exercise)
            && !session.main().any(|item| item.exercise.id == other.id)
            && super::allows(&Use { case, exercise: other, week, block: BlockKind::Main })
    };
    case.catalogue.exercises().iter().map(AsRef::as_ref).find(lower)
}

/// Whether the compression of an exercise is high enough for another one to be preferred at all.
pub fn can_be_beaten(case: Case, week: u32, exercise: &Exercise) -> bool {
    exercise.spine.comp >= if case.starts_low(week) { 1 } else { MOST }
}

/// Whether another exercise is preferred for its lower compression: of the same pattern, from another chain, fit for the level.
/// Whether it is allowed is not asked.
pub fn beats(case: Case, week: u32, other: &Exercise, exercise: &Exercise) -> bool {
    let starts = case.starts_low(week);
    other.pattern == exercise.pattern
        && compared(other.spine.comp, starts) < compared(exercise.spine.comp, starts)
        && !same_chain(case.catalogue, exercise, other)
        && load::rungs_above(case, week, other).count() <= usize::from(starts)
}

fn gentle_exercise(wanted: &Use) -> Option<String> {
    if wanted.case.status != Status::Relief {
        return None;
    }
    let exercise = wanted.exercise;
    if exercise.pattern.is_strength() || exercise.pattern == Pattern::Balance {
        return Some("is strength or balance work; a sore back gets gentle movement first".into());
    }
    if exercise.kit != Kit::Free {
        return Some("needs equipment; gentle movement needs none".into());
    }
    exercise.spine.above(RELIEF_CAPS).map(|_| "loads the spine more than gentle movement does".into())
}

fn gentle_session(scene: &SessionScene, found: &mut Breaches) {
    if scene.case.status != Status::Relief {
        return;
    }
    if scene.session.kind != SessionKind::Relief {
        found.must(Spot::here(), "A relief plan holds a session that is not for relief.", "Keep to gentle movement.");
    }
    for (block, item) in scene.session.items() {
        let most = if item.exercise.pattern == Pattern::Stretch { RELIEF_STRETCH_SETS } else { RELIEF_SETS };
        if item.dose.sets() > most {
            let text = format!("{} has {} sets.", item.exercise.name, item.dose.sets());
            found.must(Spot::item(block, &item.exercise), text, format!("Do {most} at most."));
        }
    }
    let (least, most) = (RELIEF_MINUTES.0 * 60, RELIEF_MINUTES.1.min(scene.case.profile.minutes) * 60);
    let seconds = super::time::true_seconds(scene.session);
    if !(least..=most).contains(&seconds) {
        let text = format!("The session takes {} min.", crate::plan::minutes(seconds));
        found.must(Spot::here(), text, format!("Make it {} to {} min.", least / 60, most / 60));
    }
}

fn one_a_day(scene: &WeekScene, found: &mut Breaches) {
    if scene.case.status != Status::Relief {
        return;
    }
    for day in scene.week.days.iter().filter(|day| day.sessions.len() > 1) {
        found.must(Spot::day(day), format!("{} sessions on one day.", day.sessions.len()), "Write one and repeat it.");
    }
}

fn not_for_long(scene: &PlanScene, found: &mut Breaches) {
    if scene.case.status == Status::Relief && scene.plan.weeks.len() > RELIEF_WEEKS as usize {
        let text = format!("The relief plan covers {} weeks.", scene.plan.weeks.len());
        found.must(Spot::here(), text, format!("Plan {RELIEF_WEEKS} weeks, then look again."));
    }
}
