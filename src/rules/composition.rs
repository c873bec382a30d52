//! What a session and a week are made of: how many exercises, which patterns, nothing twice.

use super::{At, Breaches, Check, Context, Force, Rule, SessionScope, WeekScope};
use crate::catalogue::exercise::{Exercise, Level, Pattern};
use crate::catalogue::limits::TURNS_REST;
use crate::plan::{BlockKind, Item, RuleId, Status, rule_ids};
use crate::text::printable::counted;
use crate::text::vocabulary::Vocabulary as _;

/// Main exercises in a session, ever.
pub const MOST_EXERCISES: usize = 8;
/// Minutes below which a session is two exercises in turn, without a drill before and a stretch
/// after them.
pub const VERY_SHORT: u32 = 12;
/// Main exercises of such a session, and patterns of one of up to [`SHORT`] minutes.
const IN_TURN: usize = 2;
const FEW_PATTERNS: usize = 2;
/// Main exercises of the only session of a week, at least.
const ALONE: usize = 4;
/// Minutes up to which a session trains fewer patterns.
const SHORT: u32 = 15;
/// Bands of main exercises: up to so many minutes, from, to.
const COUNT_BANDS: [(u32, usize, usize); 5] = [
    (VERY_SHORT - 1, IN_TURN, IN_TURN),
    (SHORT, 2, 3),
    (30, 3, 5),
    (45, 4, 6),
    (u32::MAX, 5, MOST_EXERCISES),
];
/// Most main exercises of a beginner and from [`OLDER`] on.
const FEW: usize = 6;
/// Age from which fewer exercises and longer stretches serve better (Henry 1999; ACSM 2011).
pub const OLDER: u32 = 65;
/// Patterns a session trains at least, and items of one pattern at most.
const PATTERNS: (usize, usize) = (3, 2);
/// Items a week whose main muscle is a buttock muscle.
const GLUTE_ITEMS: usize = 2;

rule_ids! {
    EXERCISE_COUNT = "exercise-count",
    PATTERN_BALANCE = "pattern-balance",
    WEEKLY_COVERAGE = "weekly-coverage",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::EXERCISE_COUNT,
        says: || {
            let bands = COUNT_BANDS.map(|(minutes, from, to)| match minutes {
                u32::MAX => format!("longer {from}-{to}"),
                minutes => format!("up to {minutes} min {from}-{to}"),
            });
            format!(
                "Main exercises a session: {}; the only session of a week at least {ALONE}; beginners \
                    and people from {OLDER} on at most \
                    {FEW}; never over {MOST_EXERCISES}. Below {VERY_SHORT} min they are done in \
                    turn, {TURNS_REST} s apart, as many sets of one as of the other: two rounds, \
                    from the second block on three where they fit.",
                bands.join(", ")
            )
        },
        because: "A few exercises are done better than a long list.",
        source: "Henry 1999: two home exercises were done better than eight; ACSM",
        evidence: "One small study (15 people), which found no difference in how many kept it up; \
            expert opinion.",
        force: Force::Must,
        gives_way: "level, equipment, conditions or minutes allow no other number",
        checks: &[Check::Session(exercise_count), Check::Session(in_rounds)],
    },
    Rule {
        id: RuleId::PATTERN_BALANCE,
        says: || {
            format!(
                "Each strength session trains at least {} patterns, up to {SHORT} min at least \
                    {FEW_PATTERNS}, with at most {} exercises of one.",
                PATTERNS.0, PATTERNS.1
            )
        },
        because: "Trunk, buttocks and hips work together and are trained together.",
        source: "Source article: engage core, glutes and hips at the same time",
        evidence: "Expert opinion.",
        force: Force::Should,
        gives_way: "level, equipment, conditions or minutes leave fewer patterns",
        checks: &[Check::Session(pattern_balance)],
    },
    Rule {
        id: RuleId::WEEKLY_COVERAGE,
        says: || {
            format!(
                "Each week (the sessions of {VERY_SHORT} min and more) holds a hinge or bridge, \
                    work for the muscles along the spine, another exercise that keeps the trunk \
                    still, {GLUTE_ITEMS} exercises for the buttocks and one for the middle of the \
                    back. Up to {SHORT} min one for the buttocks will do, and none more for the \
                    trunk."
            )
        },
        because: "The low back works with the hips below and the middle of the back above it.",
        source: "Source article: train middle and lower back together, strong glutes and core",
        evidence: "Expert opinion.",
        force: Force::Should,
        gives_way: "level, equipment, conditions or minutes leave a part out",
        checks: &[Check::Week(weekly_coverage)],
    },
    Rule {
        id: RuleId::of("no-duplicate"),
        says: || {
            "An exercise stands once in a session, save an easy first set of a heavy lift, and a \
                one-sided exercise is always done on both sides."
                .into()
        },
        because: "Both sides deserve the same work, and variety serves better than repetition.",
        source: "Design of this program",
        evidence: "Common sense.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Session(no_duplicate)],
    },
];

/// Fewest and most main exercises of a session for a person.
pub fn count_band(context: Context) -> (usize, usize) {
    let profile = context.profile;
    let band = COUNT_BANDS.into_iter().find(|(minutes, ..)| context.minutes <= *minutes);
    let (_, from, to) = band.unwrap_or((0, 0, MOST_EXERCISES));
    let few = context.level() == Level::Beginner || profile.age.is_some_and(|age| age >= OLDER);
    let alone = profile.sessions.min(u32::try_from(profile.days.len()).unwrap_or(7)) == 1;
    let from = if alone && context.minutes > SHORT { from.max(ALONE) } else { from };
    (from, to.min(if few { FEW } else { MOST_EXERCISES }))
}

fn exercise_count(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() {
        return;
    }
    // What stands in another block counts as well.
    let count = scope.session.main().count() + scope.session.misplaced().count();
    let (from, to) = count_band(scope.context);
    let spot = At::block(BlockKind::Main);
    if count > MOST_EXERCISES {
        found.must(
            spot,
            format!("The session has {count} main exercises."),
            format!("Keep {MOST_EXERCISES} at most."),
        );
    } else if !(from..=to).contains(&count) {
        let text = format!("{} has {}.", scope.session.title, counted(count, "main exercise"));
        found.should(spot, text, format!("{from} to {to} suit {} min.", scope.context.minutes));
    }
}

/// Whether sessions are so short that two exercises take turns.
pub fn is_in_turns(context: Context) -> bool {
    context.minutes < VERY_SHORT && !context.named_workout()
}

/// What is done in turn is done in rounds.
fn in_rounds(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() || !is_in_turns(scope.context) {
        return;
    }
    let mut sets = scope.session.main().map(|item| item.dose.sets());
    let first = sets.next();
    if sets.any(|sets| Some(sets) != first) {
        let text =
            format!("{} has more sets of one exercise than of another.", scope.session.title);
        found.should(At::block(BlockKind::Main), text, "Do as many sets of one as of the other.");
    }
}

fn pattern_balance(scope: &SessionScope, found: &mut Breaches) {
    if !scope.session.is_strength() || scope.context.named_workout() {
        return;
    }
    let mut counts = [0_usize; Pattern::ALL.len()];
    for item in scope.session.main() {
        counts[item.exercise.pattern as usize] += 1;
    }
    let (usual, most) = PATTERNS;
    let least = if scope.context.minutes <= SHORT { FEW_PATTERNS } else { usual };
    let patterns = counts.iter().filter(|count| **count > 0).count();
    let spot = At::block(BlockKind::Main);
    if patterns < least {
        let text = format!("{} trains {}.", scope.session.title, counted(patterns, "pattern"));
        found.should(spot, text, format!("Train at least {least}."));
    }
    for pattern in Pattern::ALL.iter().filter(|pattern| counts[**pattern as usize] > most) {
        let text = format!(
            "{} holds {} exercises of the pattern {pattern}.",
            scope.session.title, counts[*pattern as usize]
        );
        found.should(spot, text, format!("Keep {most} of them."));
    }
}

/// The parts that a week should hold: what each is called, and how many of the week's main
/// exercises serve it at least.
fn weekly_coverage(scope: &WeekScope, found: &mut Breaches) {
    if scope.context.named_workout()
        || scope.context.status != Status::Plan
        || scope.context.minutes < VERY_SHORT
    {
        return;
    }
    for lacks in uncovered(scope.context, scope.week.main().map(|item| &*item.exercise)) {
        found.should(
            At::here(),
            format!("Week {} has {lacks}.", scope.week.number),
            "Add such an exercise to a session.",
        );
    }
}

/// What the main exercises of a week leave out of what it should hold, in words. Short sessions have
/// no room for every part.
pub fn uncovered<'e>(
    context: Context,
    exercises: impl IntoIterator<Item = &'e Exercise>,
) -> impl Iterator<Item = &'static str> {
    let short = context.minutes <= SHORT;
    // A session that comes twice in a week holds its exercises once.
    let mut different: Vec<&Exercise> = Vec::new();
    for exercise in exercises {
        if different.iter().all(|known| known.id != exercise.id) {
            different.push(exercise);
        }
    }
    let count = |serves: &dyn Fn(&Exercise) -> bool| {
        different.iter().filter(|exercise| serves(exercise)).count()
    };
    let extension = count(&|exercise| exercise.pattern == Pattern::Extension);
    let anti = count(&|exercise| exercise.pattern.is_anti_movement());
    let extensors = count(&Exercise::trains_extensors);
    // Where no extension is done, one anti-rotation on hands and knees stands for the extensors and
    // can't count twice.
    let other_anti =
        if extension > 0 { anti } else { anti.saturating_sub(usize::from(extensors > 0)) };
    let parts = [
        (
            "no hinge or bridge",
            count(&|exercise| matches!(exercise.pattern, Pattern::Hinge | Pattern::Bridge)),
            1,
        ),
        ("no work for the muscles along the spine", extensors, 1),
        ("no other exercise that keeps the trunk still", other_anti, usize::from(!short)),
        (
            "too little for the buttocks",
            count(&Exercise::trains_glutes),
            if short { 1 } else { GLUTE_ITEMS },
        ),
        (
            "nothing for the middle of the back",
            count(&|exercise| exercise.pattern.is_mid_back()),
            1,
        ),
    ];
    parts.into_iter().filter(|(_, has, wanted)| has < wanted).map(|(lacks, ..)| lacks)
}

fn no_duplicate(scope: &SessionScope, found: &mut Breaches) {
    for (index, (block, item)) in scope.session.items().enumerate() {
        let (exercise, spot) = (&item.exercise, At::item(block, &item.exercise));
        let same = |block, other: &Item| {
            other.exercise.id == exercise.id && !scope.session.is_ramp(block, other)
        };
        if scope.session.items().take(index).any(|(block, other)| same(block, other)) {
            found.must(
                spot,
                format!("{} stands twice in the session.", exercise.name),
                "Keep one of them.",
            );
        }
        match item.dose.per_side() {
            Some(per_side) if per_side != exercise.unilateral => {
                let (text, mend) = if exercise.unilateral {
                    (
                        format!("{} is dosed for one side only.", exercise.name),
                        "Write the dose per side.",
                    )
                } else {
                    (
                        format!(
                            "{} uses both sides at once, but is dosed per side.",
                            exercise.name
                        ),
                        "Write the dose without sides.",
                    )
                };
                found.must(spot, text, mend);
            }
            _ => {}
        }
    }
}
