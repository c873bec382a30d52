//! Compression of the spine: the exercise with less comes first, and the highest is kept for those
//! it suits.

use super::{
    At, Breaches, Candidate, Check, Context, Force, Objection, Rule, SessionScope, WeekScope, load,
};
use crate::catalogue::Catalogue;
use crate::catalogue::exercise::{Exercise, Level, Pattern};
use crate::catalogue::spine::MOST;
use crate::person::health::Condition;
use crate::person::profile::Goal;
use crate::plan::{BlockKind, Item, RuleId, Session, Status};
use crate::text::id::Id;

/// Holds of an exercise of the highest compression, in seconds: shortest and longest.
const HIGHEST_HOLD: (u32, u32) = (3, 5);
/// Sets of such an exercise.
const HIGHEST_SETS: u32 = 3;
/// Pain from which the highest compression of an extension is out, and from which every step of
/// compression counts.
const PAIN: u32 = 2;

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::of("lower-compression-first"),
    says: || {
        format!(
            "Of two exercises for the same pattern the one that compresses the spine less comes \
                first, lifts of the goals strength and performance aside; every step counts at a beginner's start, with a condition other than high \
                blood pressure, and from pain {PAIN} on. The highest compression is for \
                intermediate and advanced only, without any condition and up to pain {}, never \
                the first main exercise, one a session; its holds last {} to {} s, in at most \
                {HIGHEST_SETS} sets.",
            PAIN - 1,
            HIGHEST_HOLD.0,
            HIGHEST_HOLD.1
        )
    },
    because: "The same muscles can often be trained with less pressure on the spine. The figures \
        are model values: they are a reason to prefer, not to fear.",
    source: "Callaghan 1998 and McGill on spinal compression; source article: without excessive \
        spinal loading",
    evidence: "Model calculations and expert opinion.",
    force: Force::Must,
    gives_way: "you asked for this exercise, or the one with less is in use already",
    checks: &[
        Check::Exercise(highest_compression_has_a_level),
        Check::Session(highest_compression),
        Check::Week(prefer_lower),
    ],
}];

fn is_highest(exercise: &Exercise) -> bool {
    exercise.spine.comp >= MOST
}

fn highest_compression_has_a_level(wanted: &Candidate) -> Option<Objection> {
    if !is_highest(wanted.exercise) || wanted.exercise.pattern != Pattern::Extension {
        return None;
    }
    let profile = wanted.context.profile;
    let why = match profile.pain {
        _ if wanted.context.level() == Level::Beginner => "it is for people with some training",
        _ if profile.states().next().is_some() => "it is for backs without any condition",
        PAIN.. => "it is for backs with next to no pain",
        _ => return None,
    };
    Some(Objection::new("presses on the spine most").when(why))
}

fn highest_compression(scope: &SessionScope, found: &mut Breaches) {
    let work = || scope.session.work().map(|(_, item)| item);
    let mut highest = work().enumerate().filter(|(_, item)| is_highest(&item.exercise));
    let Some((index, item)) = highest.next() else { return };
    let spot = At::item(BlockKind::Main, &item.exercise);
    if index == 0 && work().count() > 1 {
        found.must(
            spot,
            format!("{} compresses the spine most and comes first.", item.exercise.name),
            "Let another exercise come first.",
        );
    }
    if let Some((_, second)) = highest.next() {
        let text =
            format!("{} is the second exercise of the highest compression.", second.exercise.name);
        found.must(At::item(BlockKind::Main, &second.exercise), text, "Keep one of them.");
    }
    highest_hold(item, spot, found);
}

fn highest_hold(item: &Item, spot: At, found: &mut Breaches) {
    let (shortest, longest) = HIGHEST_HOLD;
    let Some(hold) = item.dose.hold().filter(|_| item.exercise.pattern == Pattern::Extension)
    else {
        return;
    };
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

/// Whether every step of compression counts when two exercises are compared.
fn every_step_counts(context: Context) -> bool {
    let spared = |condition: Condition| condition != Condition::Hypertension;
    context.is_introduction()
        || context.profile.pain >= PAIN
        || context.profile.states().any(spared)
}

/// Compression as it is compared: for most people 1 and 2 count as equal.
fn compared(comp: u8, every_step: bool) -> u8 {
    if every_step { comp } else { comp.max(2) }
}

/// Whether one exercise leads to the other by its easier or its harder links.
fn same_chain(catalogue: &Catalogue, one: &Exercise, other: &Exercise) -> bool {
    leads_to(catalogue, one, other) || leads_to(catalogue, other, one)
}

fn leads_to(catalogue: &Catalogue, from: &Exercise, to: &Exercise) -> bool {
    let follow = |links: fn(&Exercise) -> &[Id]| {
        from.id == to.id
            || catalogue.linked(from, links).iter().any(|(_, linked)| linked.id == to.id)
    };
    follow(|exercise| &exercise.harder) || follow(|exercise| &exercise.easier)
}

/// Another exercise of the same pattern, from another chain, fit for the level and with lower
/// compression, that the session does not hold yet.
fn prefer_lower(scope: &WeekScope, found: &mut Breaches) {
    let context = scope.context;
    if context.named_workout() || context.status != Status::Plan {
        return;
    }
    for (day, session) in scope.week.strength() {
        for item in session.main().filter(|item| item.exercise.pattern.is_strength()) {
            if let Some(lower) = lower_one(scope, session, &item.exercise) {
                let text = format!(
                    "{} compresses the spine more than {} would.",
                    item.exercise.name, lower.name
                );
                let spot = At::item(BlockKind::Main, &item.exercise).in_session(day, session);
                found.should(spot, text, format!("Take {} instead.", lower.name));
            }
        }
    }
}

fn lower_one<'a>(
    scope: &WeekScope<'a>,
    session: &Session,
    exercise: &Exercise,
) -> Option<&'a Exercise> {
    let context = scope.context;
    if !can_be_beaten(context, exercise) {
        return None;
    }
    let lower = |other: &&Exercise| {
        beats(context, other, exercise)
            && !session.main().any(|item| item.exercise.id == other.id)
            && super::allows(&Candidate { context, exercise: other, block: BlockKind::Main })
    };
    context.catalogue.exercises().iter().map(AsRef::as_ref).find(lower)
}

/// Whether the compression of an exercise is high enough for another one to be preferred at all.
pub fn can_be_beaten(context: Context, exercise: &Exercise) -> bool {
    let heavy = matches!(context.profile.goal, Goal::Strength | Goal::Performance);
    if heavy && exercise.lift && !every_step_counts(context) {
        return false;
    }
    exercise.spine.comp >= if every_step_counts(context) { 1 } else { MOST }
}

/// Whether another exercise is preferred for its lower compression: of the same pattern, from
/// another chain, fit for the level. Whether it is allowed is not asked.
pub fn beats(context: Context, other: &Exercise, exercise: &Exercise) -> bool {
    let every_step = every_step_counts(context);
    other.pattern == exercise.pattern
        && (other.lift || !exercise.lift)
        && !other.on_request
        && compared(other.spine.comp, every_step) < compared(exercise.spine.comp, every_step)
        && !same_chain(context.catalogue, exercise, other)
        && load::steps_up(context, other) <= usize::from(context.is_introduction())
}
