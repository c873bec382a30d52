//! What comes first, next and last in a strength session.

use super::composition::VERY_SHORT;
use super::{At, Breaches, Candidate, Check, Context, Force, Rule, SessionScope, entry, footing};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Exercise, Pattern, Position};
use crate::person::health::Condition;
use crate::plan::{BlockKind, Item, RuleId, Session, rule_ids};

/// Warm-up in seconds, shortest and longest: for very short sessions, for those of up to [`SHORT`]
/// minutes, and for longer ones.
const WARM_UP: [(u32, u32); 3] = [(60, 150), (180, 250), (220, 330)];
/// Minutes up to which a session counts as short.
const SHORT: u32 = 20;
/// Minutes of marching in a warm-up, fewest and most; and of walking.
pub const MARCH: (u32, u32) = (1, 5);
/// See [`MARCH`].
pub const WALK: (u32, u32) = (3, 10);
/// Seconds for one muscle from which a held stretch does not belong before strength work.
const LONG_STRETCH: u32 = 60;
/// Longest standing in one go with spinal stenosis, in seconds.
const STANDING: u32 = 300;
/// Stretches that end a strength session, fewest and most.
pub const STRETCHES: (usize, usize) = (1, 3);

rule_ids! {
    COOL_DOWN_STRETCH = "cool-down-stretch",
    SESSION_ORDER = "session-order",
    WARM_UP_FIRST = "warm-up-first",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::WARM_UP_FIRST,
        says: || {
            let [(a, b), (c, d), (e, f)] = WARM_UP.map(|(from, to)| (clock(from), clock(to)));
            format!(
                "A warm-up opens each strength session: {c} to {d} min when the session lasts up \
                    to {SHORT} min, else {e} to {f}; walking ({} to {} min) or marching ({} to \
                    {}) and at least one mobility drill; no stretch held {LONG_STRETCH} s or \
                    longer before the work. Below {VERY_SHORT} min it lasts {a} to {b} min \
                    without a drill: the first round is done slow and small. An easy set of a \
                    heavy lift in it counts as work.",
                WALK.0, WALK.1, MARCH.0, MARCH.1
            )
        },
        because: "Warm muscles move more easily, and long holds just before strength work cost a \
            little of it.",
        source: "Source article: skipping warm-ups is a mistake; ACSM; Behm 2016 on stretching \
            before strength",
        evidence: "Position stand and a review.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::WholeSession(warm_up_first)],
    },
    Rule {
        id: RuleId::SESSION_ORDER,
        says: || {
            format!(
                "Hinges and squats come first, then bridges and back extensions, then pulls and \
                    pushes, then exercises that keep the trunk still, then hip abduction; inside a \
                    group the one with more compression first. Balance, small jolts \
                    and what is done fast come straight after the warm-up. \
                    With spinal stenosis standing exercises in a row take {} min at most; in the \
                    rests of one there is time to sit. Where changes between floor and standing \
                    are few, upright exercises come before those on the floor.",
                STANDING / 60
            )
        },
        because: "Big movements deserve fresh muscles, and the trunk should not be tired before \
            it has to hold a hinge.",
        source: "ACSM 2009 on order; Matsuwaka 2018 on standing with stenosis",
        evidence: "Position stand; the groups and the minutes are judgement.",
        force: Force::Should,
        gives_way: "the exercises that are allowed leave no other order",
        checks: &[Check::Session(session_order), Check::Session(standing_in_one_go)],
    },
    Rule {
        id: RuleId::COOL_DOWN_STRETCH,
        says: || format!("{} to {} stretches end each strength session.", STRETCHES.0, STRETCHES.1),
        because: "It is a good moment to stretch: the muscles are warm, and the session ends \
            calmly.",
        source: "Source article: stretch after workouts",
        evidence: "Opinion of the source article.",
        force: Force::Should,
        gives_way: "the minutes are too few, or no stretch is allowed",
        checks: &[Check::WholeSession(cool_down_stretch)],
    },
];

/// Seconds as a clock shows them: "4:10"; whole minutes alone.
fn clock(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (minutes, 0) => minutes.to_string(),
        (minutes, seconds) => format!("{minutes}:{seconds:02}"),
    }
}

/// Shortest and longest warm-up, in seconds, for sessions of so many minutes.
pub fn warm_up_seconds(minutes: u32) -> (u32, u32) {
    WARM_UP[usize::from(minutes >= VERY_SHORT) + usize::from(minutes > SHORT)]
}

/// Fewest and most minutes of a walking or marching exercise in a warm-up.
pub fn locomotion_minutes(exercise: &Exercise) -> (u32, u32) {
    if exercise.is(Category::Aerobic) { WALK } else { MARCH }
}

fn warm_up_first(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() {
        return;
    }
    let Some(block) = scope.session.blocks.first().filter(|block| block.kind == BlockKind::WarmUp)
    else {
        return found.must(
            At::here(),
            format!("{} does not open with a warm-up.", scope.session.title),
            "Start with a march and a drill.",
        );
    };
    let items: Vec<&Item> =
        block.items.iter().filter(|item| !scope.session.is_ramp(block.kind, item)).collect();
    let seconds: u32 = items.iter().map(|item| item.exercise.seconds(&item.dose)).sum();
    let (shortest, longest) = warm_up_seconds(scope.context.minutes);
    let spot = At::block(BlockKind::WarmUp);
    if !(shortest..=longest).contains(&seconds) {
        let text = format!("The warm-up takes {} min {} s.", seconds / 60, seconds % 60);
        let mend = format!("Make it {} to {} min.", clock(shortest), clock(longest));
        found.must(spot, text, mend);
    }
    warm_up_content(scope, &items, found);
    let held = |item: &&Item| {
        item.exercise.pattern == Pattern::Stretch && item.dose.held_per_side() >= LONG_STRETCH
    };
    if let Some(item) = block.items.iter().find(held) {
        let text = format!("{} is a long stretch before strength work.", item.exercise.name);
        found.must(At::item(BlockKind::WarmUp, &item.exercise), text, "Move it to the cool-down.");
    }
}

fn warm_up_content(scope: &SessionScope, items: &[&Item], found: &mut Breaches) {
    let spot = At::block(BlockKind::WarmUp);
    let drills = items.iter().filter(|item| is_drill(scope.context, &item.exercise)).count();
    let mut locomotion =
        items.iter().filter(|item| item.exercise.pattern == Pattern::Locomotion).peekable();
    let wanted =
        if locomotion.peek().is_some() || locomotion_is_allowed(scope.context) { 1 } else { 2 };
    let short = scope.context.minutes < VERY_SHORT;
    if drills < wanted && !short {
        let text = format!("The warm-up holds {drills} of {wanted} mobility drills.");
        found.must(spot, text, "Add a drill such as a small-range cat-camel.");
    }
    if wanted == 1 && locomotion.peek().is_none() {
        found.must(
            spot,
            "The warm-up has no walking or marching.",
            "Start with a few minutes of marching in place.",
        );
    }
    for item in locomotion {
        let (fewest, most) = locomotion_minutes(&item.exercise);
        let fits =
            matches!(item.dose, Dose::Minutes { minutes } if (fewest..=most).contains(&minutes));
        if !fits {
            let text = format!("{} is dosed {}.", item.exercise.name, item.dose);
            found.must(
                At::item(BlockKind::WarmUp, &item.exercise),
                text,
                format!("Make it {fewest} to {most} min."),
            );
        }
    }
}

fn allowed_in_warm_up(context: Context, exercise: &Exercise) -> bool {
    super::allows(&Candidate { context, exercise, block: BlockKind::WarmUp })
}

/// Whether any walking or marching is allowed to this person.
pub fn locomotion_is_allowed(context: Context) -> bool {
    let mut exercises = context.catalogue.exercises().iter();
    exercises.any(|exercise| {
        exercise.pattern == Pattern::Locomotion && allowed_in_warm_up(context, exercise)
    })
}

/// Whether an exercise counts as a mobility drill: mobility and breathing, what eases in the stated
/// direction, or, where none of them is allowed, any warm-up exercise.
pub fn is_drill(context: Context, exercise: &Exercise) -> bool {
    if exercise.pattern.is_drill() || super::bending::eases(context.profile, exercise) {
        return true;
    }
    if !exercise.is(Category::WarmUp) || exercise.pattern == Pattern::Locomotion {
        return false;
    }
    let mut exercises = context.catalogue.exercises().iter();
    !exercises.any(|exercise| exercise.pattern.is_drill() && allowed_in_warm_up(context, exercise))
}

/// The group in which a pattern is trained: lower ones first.
pub fn group(pattern: Pattern) -> u32 {
    match pattern {
        Pattern::Balance | Pattern::Impact => 0,
        Pattern::Hinge | Pattern::Squat => 1,
        Pattern::Bridge | Pattern::Extension => 2,
        Pattern::HorizontalPull | Pattern::VerticalPull | Pattern::Scapular | Pattern::Push => 3,
        Pattern::AntiRotation | Pattern::AntiExtension | Pattern::AntiLateralFlexion => 4,
        Pattern::HipAbduction => 5,
        Pattern::Breathing | Pattern::Locomotion | Pattern::Mobility | Pattern::Stretch => 6,
    }
}

/// Where an exercise stands in a session: by group, then by compression, highest first.
pub fn place_in_order(exercise: &Exercise) -> (u32, u8) {
    (
        if entry::is_quick(exercise) { 0 } else { group(exercise.pattern) },
        crate::catalogue::spine::MOST - exercise.spine.comp.min(crate::catalogue::spine::MOST),
    )
}

fn session_order(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() || scope.context.named_workout() {
        return;
    }
    // The highest compression never comes first: whatever stands before it for that reason is out
    // of order rightly.
    let mut items = scope.session.main().peekable();
    let first = items.peek().copied();
    let second = scope.session.main().nth(1);
    if let (Some(first), Some(second)) = (first, second)
        && second.exercise.spine.comp >= crate::catalogue::spine::MOST
        && first.exercise.spine.comp < crate::catalogue::spine::MOST
    {
        items.next();
    }
    let spared = footing::holds(scope.context.profile);
    let mut last = (false, 0, 0);
    for item in items {
        let (group, comp) = place_in_order(&item.exercise);
        let down = spared && footing::is_on_floor(item.exercise.position).unwrap_or(true);
        let place = (down, group, comp);
        if place < last {
            let text = format!("{} comes later than its group asks.", item.exercise.name);
            found.should(At::item(BlockKind::Main, &item.exercise), text, "Move it forward.");
        }
        last = last.max(place);
    }
}

/// Whether standing is kept short.
pub fn spares_standing(context: Context) -> bool {
    context.profile.has(Condition::SpinalStenosis)
}

/// Several standing exercises in a row; in the rests of one alone there is time to sit.
fn standing_in_one_go(scope: &SessionScope, found: &mut Breaches) {
    if !spares_standing(scope.context) {
        return;
    }
    let (mut standing, mut told) = (0, false);
    for (block, item) in scope.session.items() {
        if item.exercise.position != Position::Standing {
            (standing, told) = (0, false);
            continue;
        }
        let several = standing > 0;
        standing += item.seconds;
        if several && standing > STANDING && !told {
            told = true;
            let minutes = crate::plan::minutes(standing);
            let text = format!(
                "{} makes it {minutes} min of standing exercises in a row.",
                item.exercise.name
            );
            found.should(
                At::item(block, &item.exercise),
                text,
                "Put an exercise in another position before it.",
            );
        }
    }
}

/// Stretches that end a session, counted from its end.
pub fn stretches_at_end(session: &Session) -> usize {
    let mut items: Vec<Pattern> = session.items().map(|(_, item)| item.exercise.pattern).collect();
    items.reverse();
    items.iter().take_while(|pattern| **pattern == Pattern::Stretch).count()
}

fn cool_down_stretch(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() {
        return;
    }
    let count = stretches_at_end(scope.session);
    let (fewest, most) = STRETCHES;
    if !(fewest..=most).contains(&count) {
        let text = format!("{} ends with {count} stretches.", scope.session.title);
        found.should(At::here(), text, format!("End with {fewest} to {most}."));
    }
}
