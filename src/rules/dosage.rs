//! How an exercise is dosed: stretches, trunk holds, tempo, rest.

use super::composition::{OLDER, VERY_SHORT};
use super::{At, Breaches, Check, Context, Force, Rule, SessionScope, WeekScope};
use crate::catalogue::dose::{Dose, Tempo};
use crate::catalogue::exercise::{Exercise, Gear, Muscle, Pattern};
use crate::catalogue::limits::{CARRY_HOLD, CORE_HOLD, TURNS_REST, is_quick, is_trunk_hold};
use crate::catalogue::spine::MOST;
use crate::catalogue::usual_tempo;
use crate::person::profile::{Goal, Profile};
use crate::plan::{BlockKind, Item, PlanDay, RuleId, rule_ids};
use crate::rules::pain;
use crate::text::id::Id;
use crate::text::vocabulary::Vocabulary as _;

/// Seconds a stretch is held, shortest and longest: usually, and from [`OLDER`] on.
const STRETCH_HOLD: [(u32, u32); 2] = [(20, 30), (30, 60)];
/// Holds of a stretch from [`OLDER`] on: how many, of how many seconds.
const OLDER_STRETCH: (u32, u32) = (2, 30);
/// Seconds a day for each stretched muscle and side, at least.
pub const STRETCH_TOTAL: u32 = 60;
/// The same on a day of strength, whose stretch the daily card completes.
const STRETCH_ONCE: u32 = 30;
/// Seconds a session for each stretched muscle and side, at most: benefit levels off there.
pub const STRETCH_MOST: u32 = 240;
/// Shortest lowering and lifting phase, in seconds.
const LOWERING: u32 = 2;
const LIFTING: u32 = 1;
/// How many times as long as the exercise asks for a repetition takes at most.
const TIMES_ITS_TEMPO: u32 = 2;
/// Rest between sets, in seconds, shortest and longest.
const REST_GENTLE: (u32, u32) = (0, 20);
const REST_LIGHT: (u32, u32) = (20, 60);
const REST_KIT: (u32, u32) = (45, 90);
const REST_HEAVY: (u32, u32) = (60, 120);
/// Axial load from which a hinge or squat is rested longest.
const HEAVY_AXIAL: u8 = 2;

rule_ids! {
    NO_BOUNCE = "no-bounce",
    REST_INTERVAL = "rest-interval",
    STRETCH_DOSE = "stretch-dose",
    TEMPO_CONTROL = "tempo-control",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::STRETCH_DOSE,
        says: || {
            format!(
                "A stretch is held for {} to {} s, from the age of {OLDER} on for {} to {} s; \
                    each muscle and side adds up to at least {STRETCH_TOTAL} s on the day it is \
                    stretched ({STRETCH_ONCE} s on a day of strength, as the card of the other \
                    days completes it, and with the goal stretch, which has many) and to at most {} min in a session; no stretch alone goes beyond \
                    that.",
                STRETCH_HOLD[0].0,
                STRETCH_HOLD[0].1,
                STRETCH_HOLD[1].0,
                STRETCH_HOLD[1].1,
                STRETCH_MOST / 60
            )
        },
        because: "Short holds repeated to a minute bring most of what stretching can bring; more \
            than four minutes brings little more.",
        source: "Source article: 20-30 s; ACSM 2011 (Garber et al.): 60 s in total, holds of \
            30-60 s for older adults; Ingram 2025 on where it levels off",
        evidence: "Position stand and a large review.",
        force: Force::Must,
        gives_way: "the minutes allow only one hold",
        checks: &[Check::Session(stretch_hold), Check::Week(stretch_total)],
    },
    Rule {
        id: RuleId::of("core-hold-cap"),
        says: || {
            format!(
                "Holds of trunk exercises, back extensions and bridges last {CORE_HOLD} s at most \
                    and are repeated, with never more repetitions in a later set than in the one \
                    before; carries last {CARRY_HOLD} s at most, and holds of other strength work \
                    {CORE_HOLD} s or what the exercise itself asks for. This holds in every \
                    block."
            )
        },
        because: "Short holds train endurance without straining; tired muscles get fewer, not \
            more.",
        source: "McGill: holds of 7-10 s in descending sets",
        evidence: "Expert practice, from muscle physiology.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Session(core_hold)],
    },
    Rule {
        id: RuleId::TEMPO_CONTROL,
        says: || {
            format!(
                "Repetitions are lowered in at least {LOWERING} s and never jerked up; hinges go \
                    {} ({}) or slower. A marching bridge steps every second, and a small jolt for the bones \
                    is as quick as the exercise asks. What is no strength work goes as slowly as \
                    the exercise itself; no repetition takes more than {TIMES_ITS_TEMPO} times as \
                    long as the exercise's own or a hinge.",
                Tempo::HINGE,
                Tempo::HINGE.in_words(["down", "up"])
            )
        },
        because: "Control keeps the form. That slower work prevents injuries has not been shown.",
        source: "Source article: tempo control before heavier weight; ACSM 2026: time under \
            tension is not decisive",
        evidence: "Coaching practice; kept for control, not as a proven protection.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Session(tempo_control)],
    },
    Rule {
        id: RuleId::REST_INTERVAL,
        says: || {
            let range = |(from, to): (u32, u32)| format!("{from}-{to} s");
            format!(
                "Rest between sets: {} for breathing, mobility, stretches and balance; {} for \
                    body weight and bands; {} with other equipment; {} for loaded hinges and \
                    squats and the highest compression.",
                range(REST_GENTLE),
                range(REST_LIGHT),
                range(REST_KIT),
                range(REST_HEAVY)
            )
        },
        because: "Long enough to do the next set well, short enough to get done.",
        source: "ACSM 2009; the shorter figures are judgement",
        evidence: "Position stand, adapted.",
        force: Force::Should,
        gives_way: "rest was shortened to fit the minutes",
        checks: &[Check::Session(rest_interval)],
    },
    Rule {
        id: RuleId::NO_BOUNCE,
        says: || {
            "Stretches are held still, with slow breathing, at a mild pull (4 of 10 at most), \
                never bounced or forced."
                .into()
        },
        because: "A calm hold lets the muscle give way; bouncing makes it pull back.",
        source: "Source article: no bouncing, no forced positions",
        evidence: "Common advice; opinion of the source article.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Session(no_bounce)],
    },
];

fn is_older(profile: &Profile) -> bool {
    profile.age.is_some_and(|age| age >= OLDER)
}

/// A stretch's dose as a person of that age does it.
pub fn held_for_age(profile: &Profile, dose: Dose) -> Dose {
    match dose {
        Dose::Hold { per_side, rest, .. } if is_older(profile) => {
            let (sets, seconds) = OLDER_STRETCH;
            Dose::Hold { sets, seconds, per_side, rest }
        }
        dose => dose,
    }
}

fn stretches(scope: SessionScope<'_>) -> impl Iterator<Item = (BlockKind, &Item)> {
    scope.session.items().filter(|(_, item)| item.exercise.pattern == Pattern::Stretch)
}

fn stretch_hold(scope: &SessionScope, found: &mut Breaches) {
    let (shortest, longest) = STRETCH_HOLD[usize::from(is_older(scope.context.profile))];
    for (block, item) in stretches(*scope) {
        if let Some(hold) = item.dose.hold().filter(|hold| !(shortest..=longest).contains(hold)) {
            let text = format!("{} is held for {hold} s.", item.exercise.name);
            found.must(
                At::item(block, &item.exercise),
                text,
                format!("Hold for {shortest} to {longest} s."),
            );
        }
        let held = item.dose.held_per_side();
        if held > STRETCH_MOST {
            let text = format!("{} adds up to {held} s a side in the session.", item.exercise.name);
            found.must(
                At::item(block, &item.exercise),
                text,
                format!("{STRETCH_MOST} s are enough."),
            );
        }
    }
    let most = Held::of(stretches(*scope).map(|(_, item)| item));
    if let Some((muscle, seconds)) = most.above(STRETCH_MOST) {
        let text = format!("The session stretches the muscle {muscle} for {seconds} s a side.");
        found.should(At::here(), text, format!("{STRETCH_MOST} s are enough."));
    }
}

/// Seconds for which each muscle is stretched on one side.
struct Held([u32; Muscle::ALL.len()]);

impl Held {
    fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Self {
        let mut held = [0; Muscle::ALL.len()];
        for item in items.filter(|item| item.exercise.pattern == Pattern::Stretch) {
            for muscle in &item.exercise.primary {
                held[*muscle as usize] += item.dose.held_per_side();
            }
        }
        Self(held)
    }

    fn above(&self, most: u32) -> Option<(Muscle, u32)> {
        Muscle::ALL
            .iter()
            .map(|muscle| (*muscle, self.0[*muscle as usize]))
            .find(|(_, seconds)| *seconds > most)
    }

    fn short_of(&self, exercise: &Exercise, least: u32) -> Option<u32> {
        exercise
            .primary
            .iter()
            .map(|muscle| self.0[*muscle as usize])
            .find(|seconds| *seconds < least)
    }
}

fn stretch_total(scope: &WeekScope, found: &mut Breaches) {
    for day in &scope.week.days {
        let held = Held::of(items_of(day));
        // What a strength session holds once, the daily card holds in full on other days.
        let trains = day.sessions.iter().any(crate::plan::Session::is_strength);
        let goal = scope.context.profile.goal == Goal::Stretch;
        let least = if trains || goal { STRETCH_ONCE } else { STRETCH_TOTAL };
        for item in items_of(day).filter(|item| item.exercise.pattern == Pattern::Stretch) {
            if let Some(seconds) = held.short_of(&item.exercise, least) {
                let side = if item.exercise.unilateral { " a side" } else { "" };
                let text = format!(
                    "{} adds up to {seconds} s{side} on {}.",
                    item.exercise.name,
                    day.name()
                );
                let spot = At::day(day).with_exercise(&item.exercise);
                found.should(spot, text, format!("Repeat it to {least} s."));
            }
        }
    }
}

fn items_of(day: &PlanDay) -> impl Iterator<Item = &Item> {
    day.sessions.iter().flat_map(|session| session.items().map(|(_, item)| item))
}

fn core_hold(scope: &SessionScope, found: &mut Breaches) {
    for (block, item) in
        scope.session.items().filter(|(_, item)| item.exercise.pattern.is_strength())
    {
        let (spot, trunk) = (At::item(block, &item.exercise), is_trunk_hold(item.exercise.pattern));
        let most = match trunk {
            true if item.exercise.is_carry() => CARRY_HOLD,
            true => CORE_HOLD,
            false => item.exercise.longest_hold().max(CORE_HOLD),
        };
        if let Some(hold) = item.dose.longest_hold().filter(|hold| *hold > most) {
            let text = format!("{} is held for {hold} s.", item.exercise.name);
            found.must(spot, text, format!("Hold for {most} s at most and repeat."));
        }
        if let Dose::Holds { reps_per_set, .. } = &item.dose
            && trunk
            && !reps_per_set.is_sorted_by(|before, after| before >= after)
        {
            let text = format!("{} has more repetitions in a later set.", item.exercise.name);
            found.must(spot, text, "Let them fall from set to set, such as 6, 4, 2.");
        }
    }
}

fn tempo_control(scope: &SessionScope, found: &mut Breaches) {
    drill_tempo(scope, found);
    if !scope.session.is_strength() {
        return;
    }
    for (block, item) in scope.session.work() {
        let spot = At::item(block, &item.exercise);
        if matches!(item.dose, Dose::Minutes { .. })
            && !is_trunk_hold(item.exercise.pattern)
            && item.exercise.pattern.is_main()
        {
            let text = format!("{} is dosed in minutes.", item.exercise.name);
            found.must(spot, text, "Write sets and repetitions, such as 2x10.");
        }
        let Dose::Reps { tempo, .. } = &item.dose else { continue };
        let hinge = item.exercise.pattern == Pattern::Hinge;
        let slow = tempo.lowering() >= LOWERING && tempo.lifting() >= LIFTING;
        let no_faster = || tempo.0.iter().zip(Tempo::HINGE.0).all(|(own, least)| *own >= least);
        let right = if hinge { no_faster() } else { slow || is_quick(&item.exercise) };
        if !right {
            let text = format!("{} has the tempo {tempo}.", item.exercise.name);
            let mend = if hinge {
                format!("Hinge at {}.", Tempo::HINGE)
            } else {
                format!("Lower in {LOWERING} s or more.")
            };
            found.must(spot, text, mend);
        }
    }
}

/// What is no strength work goes as slowly as the exercise itself asks for, or as strength work
/// does.
fn drill_tempo(scope: &SessionScope, found: &mut Breaches) {
    for (block, item) in scope.session.items() {
        let Dose::Reps { tempo, .. } = &item.dose else { continue };
        let own = own_tempo(&item.exercise);
        let slow = tempo.lowering() >= LOWERING.min(own.lowering())
            && tempo.lifting() >= LIFTING.min(own.lifting());
        let worked = || scope.session.work().any(|(_, other)| std::ptr::eq(other, item));
        if !slow && !worked() {
            let text = format!("{} has the tempo {tempo}.", item.exercise.name);
            found.must(At::item(block, &item.exercise), text, format!("Do it at {own}."));
        } else if tempo.seconds() > own.seconds().max(Tempo::HINGE.seconds()) * TIMES_ITS_TEMPO {
            let text =
                format!("A repetition of {} takes {} s.", item.exercise.name, tempo.seconds());
            found.must(At::item(block, &item.exercise), text, format!("Do it at {own}."));
        }
    }
}

/// The tempo of an exercise's own doses, or what is usual for its pattern.
fn own_tempo(exercise: &Exercise) -> Tempo {
    let of = |dose: &Dose| if let Dose::Reps { tempo, .. } = dose { Some(*tempo) } else { None };
    exercise.doses.iter().flatten().find_map(of).unwrap_or_else(|| usual_tempo(exercise.pattern))
}

/// Shortest and longest rest that suits an exercise, done with what the person owns.
fn usual_rest(context: Context, exercise: &Exercise) -> (u32, u32) {
    let gentle = matches!(
        exercise.pattern,
        Pattern::Breathing
            | Pattern::Mobility
            | Pattern::Stretch
            | Pattern::Balance
            | Pattern::Locomotion
    );
    let loaded = matches!(exercise.pattern, Pattern::Hinge | Pattern::Squat)
        && exercise.spine.axial >= HEAVY_AXIAL;
    if gentle {
        return REST_GENTLE;
    }
    if context.minutes < VERY_SHORT {
        return (TURNS_REST, REST_HEAVY.1);
    }
    if loaded || exercise.spine.comp >= MOST {
        return REST_HEAVY;
    }
    if exercise.lift && super::weight::is_weighted(context, exercise) {
        // A block of load rests its lifts as long as any.
        return (gear_rest(context, exercise).0, REST_HEAVY.1);
    }
    gear_rest(context, exercise)
}

/// The rest that suits what is in hand. A band and a cable, and both are owned: either range will
/// do.
fn gear_rest(context: Context, exercise: &Exercise) -> (u32, u32) {
    let range = |kit: Gear| if kit == Gear::Station { REST_KIT } else { REST_LIGHT };
    let (least, most) = gears(context, exercise);
    (range(least).0, range(most).1)
}

/// The least and the most there is to set up over the ways to do an exercise that the person has;
/// over all, if none.
fn gears(context: Context, exercise: &Exercise) -> (Gear, Gear) {
    if exercise.least_gear == exercise.most_gear {
        return (exercise.least_gear, exercise.least_gear);
    }
    let kind = |id: &Id| {
        context
            .catalogue
            .equipment_of(id.as_str())
            .map_or(Gear::Station, |equipment| equipment.kind)
    };
    let owned = exercise
        .equipment
        .iter()
        .filter(|set| set.iter().all(|id| context.profile.owns(context.catalogue, id)));
    let gears: Vec<Gear> =
        owned.map(|set| set.iter().map(kind).max().unwrap_or(Gear::None)).collect();
    match (gears.iter().min(), gears.iter().max()) {
        (Some(least), Some(most)) => (*least, *most),
        _ => (exercise.least_gear, exercise.most_gear),
    }
}

fn rest_interval(scope: &SessionScope, found: &mut Breaches) {
    for (block, item) in scope.session.items().filter(|(_, item)| item.dose.sets() > 1) {
        let ((shortest, longest), rest) =
            (usual_rest(scope.context, &item.exercise), item.dose.rest());
        if !(shortest..=longest).contains(&rest) {
            let text = format!("{} is rested for {rest} s between sets.", item.exercise.name);
            found.should(
                At::item(block, &item.exercise),
                text,
                format!("Rest for {shortest} to {longest} s."),
            );
        }
    }
}

fn no_bounce(scope: &SessionScope, found: &mut Breaches) {
    for (block, item) in stretches(*scope).filter(|(_, item)| item.dose.hold().is_none()) {
        let text =
            format!("{} is dosed in repetitions; a stretch is held still.", item.exercise.name);
        found.must(At::item(block, &item.exercise), text, "Write holds, such as 2x30s.");
    }
}

impl Context<'_> {
    /// The dose that an exercise has for the person before anything is trimmed: the catalogue's,
    /// with what age and pain make of it.
    pub fn dose(&self, exercise: &Exercise) -> Option<Dose> {
        Some(self.suited(exercise, exercise.dose(self.level())?.clone()))
    }

    /// A dose as the person's age and pain have it: stretches held longer, a set less.
    pub fn suited(&self, exercise: &Exercise, dose: Dose) -> Dose {
        match exercise.pattern {
            Pattern::Stretch => held_for_age(self.profile, dose),
            pattern if pattern.is_main() && pain::has_moderate_pain(self.profile) => {
                let sets = pain::sets_in_pain(dose.sets());
                dose.with_sets(sets)
            }
            _ => dose,
        }
    }
}
