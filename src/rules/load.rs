//! How hard and how much: levels, equipment, chains of easier and harder exercises, effort, weekly
//! volume.

use std::cmp::Reverse;

use super::weeks::last_build;
use super::{
    At, Breaches, Candidate, Check, Context, FIRST_WEEKS, Force, Objection, PlanScope, Rule,
    SessionScope, WeekScope, bounds, clearance, composition, condition, pain, state,
};
use crate::catalogue::exercise::{Exercise, Gear, Level, Pattern};
use crate::person::health::Condition;
use crate::plan::{BlockKind, Item, PlanDay, RuleId, Session, Status, Week, rule_ids};
use crate::text::id::Id;

/// Highest compression and axial load of a beginner's main exercises in the first weeks, then
/// later.
const BEGINNER_COMP: (u8, u8) = (1, 2);
const BEGINNER_AXIAL: (u8, u8) = (0, 2);
/// Most sets of a beginner's main exercise in the first weeks; in longer sessions from the third
/// week on one more for a few.
pub const FIRST_SETS: u32 = 2;
/// Minutes from which, and week of training from which.
pub const THIRD_SET: (u32, u32) = (40, 3);
/// Sets of hinge and extension exercises with compression 2 and more: in a session and in a week,
/// by level.
pub const VOLUME: [(u32, u32); 3] = [(6, 12), (9, 18), (12, 24)];
/// Compression from which such sets count.
const VOLUME_COMP: u8 = 2;
/// Exercises of a session that may gain a set from one build week to the next.
pub const RAISED: usize = 2;
/// Most sets of an exercise that growing leads to, where its usual dose has no more. Judgement: more
/// would take the minutes of other exercises.
pub const MOST_SETS: u32 = 4;
/// Highest effort (RPE) with osteoporosis from the second block on, and where it is cleared.
const BONE_EFFORT: (u32, u32) = (7, 8);
/// With one of these a beginner's first weeks should begin (source article, FAQ 3).
const START: [&str; 4] = ["hip-hinge-drill", "glute-bridge", "bird-dog", "bird-dog-leg-only"];
/// Small tilts of the pelvis, which teach a beginner to move it and ease a sore back.
pub const PELVIC_TILTS: [&str; 3] = ["pelvic-tilt", "seated-pelvic-tilt", "wall-pelvic-tilt"];

rule_ids! {
    BEGINNER_LOW_LOAD = "beginner-low-load",
    EFFORT_CAP = "effort-cap",
    LEVEL_GATE = "level-gate",
    LEVEL_UP = "level-up",
    VOLUME_CAP = "volume-cap",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::LEVEL_GATE,
        says: || "An exercise is used only by people of its level or above.".into(),
        because: "Some movements need practice before they are loaded; good mornings, for \
            example, are for advanced lifters only.",
        source: "Source article: advanced lifters only; ACSM 2009 on training levels",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Exercise(level_gate)],
    },
    Rule {
        id: RuleId::LEVEL_UP,
        says: || {
            format!(
                "After {} weeks of training and {} planned strength sessions a beginner counts as \
                    intermediate, with pain up to {}, no condition but back pain without a specific \
                    cause, no fall and below the age of {}. The plan says so, and what to ask \
                    oneself first; exercises change one a session and block.",
                state::GROWN_UP.0,
                state::GROWN_UP.1,
                state::GROWS_AT_PAIN,
                composition::OLDER
            )
        },
        because: "Who has trained for three months is no beginner any more.",
        source: "ACSM 2009 (Ratamess et al.) on training levels, moved forward for low loads: \
            judgement",
        evidence: "Judgement.",
        force: Force::Should,
        gives_way: "the plan was written by hand",
        checks: &[Check::Plan(tells_of_the_level)],
    },
    Rule {
        id: RuleId::of("equipment-gate"),
        says: || {
            "An exercise is used only with equipment that is owned; a mat, a towel, a chair and a \
                wall are always there."
                .into()
        },
        because: "A plan that can't be done as written is not a plan.",
        source: "Source article: home and gym are both valid settings",
        evidence: "Common sense.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Exercise(equipment_gate)],
    },
    Rule {
        id: RuleId::BEGINNER_LOW_LOAD,
        says: || {
            format!(
                "A beginner's main exercises have compression {} and no axial load in weeks 1 to \
                    {FIRST_WEEKS}, with at most {FIRST_SETS} sets (in sessions of {} min and more \
                    one more from week {} on); from week {} on compression {} \
                    and axial load {} at most.",
                BEGINNER_COMP.0,
                THIRD_SET.0,
                THIRD_SET.1,
                FIRST_WEEKS + 1,
                BEGINNER_COMP.1,
                BEGINNER_AXIAL.1
            )
        },
        because: "Form comes first; weight can follow once the movement is familiar.",
        source: "Source article, FAQ 3: start slowly, attend to form, avoid heavy weights early",
        evidence: "Expert opinion.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Exercise(beginner_load), Check::Session(beginner_sets)],
    },
    Rule {
        id: RuleId::of("beginner-start"),
        says: || {
            format!(
                "Each of a beginner's first {FIRST_WEEKS} weeks holds the hip hinge drill, the \
                    glute bridge or bird dog (or its leg-only form)."
            )
        },
        because: "They are easy to learn without anybody watching.",
        source: "Source article, FAQ 3",
        evidence: "Opinion of the source article.",
        force: Force::Should,
        gives_way: "so short a session holds others, or these are not allowed here",
        checks: &[Check::Week(beginner_start)],
    },
    Rule {
        id: RuleId::EFFORT_CAP,
        says: || {
            let [a, b, c, d] = [
                (Level::Beginner, 1),
                (Level::Beginner, FIRST_WEEKS + 1),
                (Level::Intermediate, 1),
                (Level::Advanced, 1),
            ]
            .map(|(level, week)| effort_of_level(level, week)[1]);
            format!(
                "Every set stops before it fails. Where a weight can be chosen by it, effort (RPE, 1 to \
                    10) is at most {a} for beginners \
                    in weeks 1 to {FIRST_WEEKS}, then {b}; {c} for intermediate, {d} for \
                    advanced; {} with any condition but back pain without a specific cause and at \
                    pain 4 and 5 (with osteoporosis alone from the second block on {}, cleared {}); \
                    {} where the level counts as beginner and where clearance is \
                    missing.",
                condition::EFFORT.0,
                BONE_EFFORT.0,
                BONE_EFFORT.1,
                condition::EFFORT.1
            )
        },
        because: "The last grinding repetition adds little and costs form.",
        source: "ACSM 2026: training to failure is not needed, and strength grows most with heavy \
            loads, 80 % of the most that can be lifted once and more; source article: moderate \
            load",
        evidence: "Overview of reviews, seen through secondary pages. These efforts keep loads \
            moderate, at the cost of some strength: a choice of the source article and of this \
            program.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Session(effort_within_cap)],
    },
    Rule {
        id: RuleId::VOLUME_CAP,
        says: || {
            let [(a, b), (c, d), (e, f)] = VOLUME;
            format!(
                "Sets of hinges and back extensions with compression {VOLUME_COMP} and more: at \
                    most {a} a session and {b} a week for beginners, {c} and {d} for \
                    intermediate, {e} and {f} for advanced; from one build week to the next at \
                    most one set more an exercise, for at most {RAISED} exercises of a session. \
                    {}",
                bounds::says()
            )
        },
        because: "More is not better for the low back: it gains as much from little work done \
            regularly.",
        source: "Graves 1990; ACSM 2026; source article: overtraining can cause stiffness; the \
            numbers are judgement",
        evidence: "Direction supported, numbers by judgement.",
        force: Force::Must,
        gives_way: "",
        checks: &[
            Check::Session(session_volume),
            Check::Session(bounds::repetitions),
            Check::Session(bounds::own_dose),
            Check::Week(week_volume),
            Check::Week(bounds::days),
        ],
    },
];

/// Effort range (RPE) of the main items of a week. Where conditions, clearance or pain cap it, it
/// ends at the cap and begins one below.
pub fn usual_effort(context: Context) -> [u32; 2] {
    let [low, high] = effort_of_level(context.level(), context.effective_week());
    match effort_cap(context) {
        Some(cap) if cap < high => [cap - 1, cap],
        _ => [low, high],
    }
}

/// Highest effort that is easy: what it leaves is not counted closely.
const EASY: u32 = 5;
/// Good repetitions that efforts leave, from 10 down to an easy one.
const LEFT: [&str; 6] = ["no", "one", "two", "three", "four", "five"];

/// What an effort leaves at the end of a set: "three or four good repetitions".
pub fn left([low, high]: [u32; 2]) -> String {
    let count = |rpe: u32| LEFT[10_u32.saturating_sub(rpe.max(EASY)) as usize];
    let (fewest, most) = (count(high), count(low));
    let repetitions = if fewest == "one" && most == fewest { "repetition" } else { "repetitions" };
    let many = match () {
        () if low <= EASY => format!("at least {fewest}"),
        () if fewest == most => fewest.to_owned(),
        () => format!("{fewest} or {most}"),
    };
    format!("{many} good {repetitions}")
}

/// The highest effort that the person's state allows, where it says anything about it.
pub fn effort_cap(context: Context) -> Option<u32> {
    if let Some(cap) = effort_of_bones(context) {
        return Some(cap);
    }
    [condition::effort_cap, clearance::effort_cap, pain::effort_cap]
        .into_iter()
        .filter_map(|cap| cap(context.profile))
        .min()
}

/// With osteoporosis and nothing else bones are asked for more from the second block on, and for
/// yet more where a clinician has cleared it: loads that can be lifted 8 to 12 times.
fn effort_of_bones(context: Context) -> Option<u32> {
    let profile = context.profile;
    let only = profile
        .states()
        .all(|state| matches!(state, Condition::Osteoporosis | Condition::NonspecificLbp));
    let asked = only
        && profile.has(Condition::Osteoporosis)
        && context.block() > 0
        && pain::effort_cap(profile).is_none();
    asked.then(|| {
        if profile.is_cleared(Condition::Osteoporosis) { BONE_EFFORT.1 } else { BONE_EFFORT.0 }
    })
}

fn effort_of_level(level: Level, week: u32) -> [u32; 2] {
    match level {
        Level::Beginner if week <= FIRST_WEEKS => [4, 5],
        Level::Beginner => [4, 6],
        Level::Intermediate => [6, 7],
        Level::Advanced => [7, 8],
    }
}

fn level_gate(wanted: &Candidate) -> Option<Objection> {
    let (exercise, own) = (wanted.exercise, wanted.context.level());
    let verb = if own == wanted.context.profile.level { "is" } else { "counts for now as" };
    let above = if exercise.level == Level::Advanced { "only" } else { "and above" };
    (exercise.level > own).then(|| {
        Objection::new(format!("is for {} {above}", exercise.level))
            .when(format!("your level {verb} {own}"))
    })
}

/// The first week in which a beginner counts as intermediate, where the plan goes so far.
pub fn grows_up_in(context: Context) -> Option<u32> {
    let beginner = context.profile.level == Level::Beginner && context.may_grow_up();
    (beginner && context.outlook.weeks() > state::GROWN_UP.0).then_some(state::GROWN_UP.0 + 1)
}

fn tells_of_the_level(scope: &PlanScope, found: &mut Breaches) {
    let told = scope.plan.notices.iter().any(|notice| notice.rule == RuleId::LEVEL_UP);
    if let Some(week) = grows_up_in(scope.context).filter(|_| !told) {
        let text = format!("The plan does not say that the level rises in week {week}.");
        found.should(At::week(week), text, "Add a notice, and what to ask oneself first.");
    }
}

fn equipment_gate(wanted: &Candidate) -> Option<Objection> {
    let (exercise, context) = (wanted.exercise, wanted.context);
    let owned = exercise.least_gear == Gear::None
        || exercise.can_be_done_with(|id| context.profile.owns(context.catalogue, id));
    (!owned).then(|| Objection::new(format!("needs {}", exercise.equipment_words())))
}

fn beginner_load(wanted: &Candidate) -> Option<Objection> {
    let exercise = wanted.exercise;
    if wanted.context.level() != Level::Beginner || wanted.block != BlockKind::Main {
        return None;
    }
    let starts = wanted.context.is_introduction();
    let comp = if starts { BEGINNER_COMP.0 } else { BEGINNER_COMP.1 };
    let axial = if starts { BEGINNER_AXIAL.0 } else { BEGINNER_AXIAL.1 };
    let allows = if starts { "a beginner's first weeks allow" } else { "a beginner's plan allows" };
    (exercise.spine.comp > comp || exercise.spine.axial > axial)
        .then(|| Objection::new(format!("loads the spine more than {allows}")))
}

fn beginner_sets(scope: &SessionScope, found: &mut Breaches) {
    if !scope.context.is_introduction() || !scope.session.is_strength() {
        return;
    }
    let context = scope.context;
    let third = context.minutes >= THIRD_SET.0
        && context.training >= THIRD_SET.1
        && !context.progress_paused();
    let most = FIRST_SETS + u32::from(third);
    let many = |item: &Item| item.exercise.pattern != Pattern::Stretch && item.dose.sets() > most;
    for (block, item) in scope.session.work().filter(|(_, item)| many(item)) {
        let (sets, week) = (item.dose.sets(), scope.context.week);
        let text = format!("{} has {sets} sets in week {week}.", item.exercise.name);
        found.must(At::item(block, &item.exercise), text, format!("Do {most} sets at most."));
    }
}

fn beginner_start(scope: &WeekScope, found: &mut Breaches) {
    if !scope.context.is_introduction() || scope.context.status != Status::Plan {
        return;
    }
    let mut items = scope.week.sessions().flat_map(|(_, session)| session.items());
    if !items.any(|(_, item)| START.contains(&item.exercise.id.as_str())) {
        let text = format!(
            "Week {} has neither the hip hinge drill nor the glute bridge nor bird dog, with which \
                beginners start.",
            scope.week.number
        );
        found.should(At::here(), text, "Add one of them.");
    }
}

/// Main items of a week's strength sessions, stretches of a named workout aside, with where they
/// stand.
pub fn main_items(week: &Week) -> impl Iterator<Item = (At<'_>, &Item)> {
    week.strength().flat_map(|(day, session)| {
        let items = session.work().filter(|(_, item)| item.exercise.pattern.is_main());
        items.map(move |(block, item)| {
            (At::item(block, &item.exercise).in_session(day, session), item)
        })
    })
}

fn main_use<'a>(context: Context<'a>, exercise: &'a Exercise) -> Candidate<'a> {
    Candidate { context, exercise, block: BlockKind::Main }
}

/// Whether a hinge is the unloaded drill.
pub fn is_unloaded_hinge(exercise: &Exercise) -> bool {
    exercise.pattern == Pattern::Hinge
        && exercise.spine.axial == 0
        && !exercise.unilateral
        && exercise.least_gear == Gear::None
}

/// The allowed exercises that are harder than one, nearest first, each with the number of links
/// that lead to it.
pub fn harder_exercises<'a>(
    context: Context<'a>,
    exercise: &'a Exercise,
) -> impl Iterator<Item = (usize, &'a Exercise)> {
    let above = context.catalogue.above(exercise).into_iter();
    above
        .map(|(links, above)| (links, above.as_ref()))
        .filter(move |(_, above)| super::allows(&main_use(context, above)))
}

/// How many steps up from an exercise are allowed; of what lies side by side one counts.
pub fn steps_up(context: Context, exercise: &Exercise) -> usize {
    let mut steps: Vec<usize> =
        harder_exercises(context, exercise).map(|(links, _)| links).collect();
    steps.dedup();
    steps.len()
}

fn effort_within_cap(scope: &SessionScope, found: &mut Breaches) {
    let [_, cap] = usual_effort(scope.context);
    let must_say = |exercise: &Exercise| {
        let worked = |(_, item): (BlockKind, &Item)| item.exercise.id == exercise.id;
        super::weight::is_weighted(scope.context, exercise) && scope.session.work().any(worked)
    };
    for (block, item) in scope.session.items() {
        let spot = At::item(block, &item.exercise);
        match item.rpe {
            Some([low, high]) if low <= high && high <= cap => {}
            Some([low, high]) => {
                let text = format!("{} is to be done at effort {low}-{high}.", item.exercise.name);
                found.must(spot, text, format!("Stay at {cap} or below."));
            }
            None if !must_say(&item.exercise) || scope.session.is_ramp(block, item) => {}
            None => found.must(
                spot,
                format!("{} has no effort.", item.exercise.name),
                format!("Write an effort of {cap} at most."),
            ),
        }
    }
}

/// Whether sets of an exercise count towards the volume cap.
pub fn counts_as_volume(exercise: &Exercise) -> bool {
    matches!(exercise.pattern, Pattern::Hinge | Pattern::Extension)
        && exercise.spine.comp >= VOLUME_COMP
}

fn hard_sets(session: &Session) -> u32 {
    session
        .work()
        .filter(|(_, item)| counts_as_volume(&item.exercise))
        .map(|(_, item)| item.dose.sets())
        .sum()
}

fn session_volume(scope: &SessionScope, found: &mut Breaches) {
    let (most, _) = VOLUME[scope.context.level() as usize];
    let sets = hard_sets(scope.session);
    if sets > most {
        let text = format!("The session holds {sets} sets of loaded hinges and back extensions.");
        found.must(At::block(BlockKind::Main), text, format!("Keep to {most}."));
    }
}

fn week_volume(scope: &WeekScope, found: &mut Breaches) {
    let (_, most) = VOLUME[scope.context.level() as usize];
    let sets: u32 = scope.week.strength().map(|(_, session)| hard_sets(session)).sum();
    if sets > most {
        let text = format!("The week holds {sets} sets of loaded hinges and back extensions.");
        found.must(At::here(), text, format!("Keep to {most}."));
    }
    if let Some(last) = last_build(scope) {
        week_raises(scope, last, found);
    }
}

/// The sessions with strength work of a week, each with the same one of a week before: where
/// exercises stay from one week to the other the one that shares most of them and has the fewest
/// others, of equals the one at its place; else the one at its place. Titles are not asked.
pub fn counterparts<'a>(
    last: &'a Week,
    week: &'a Week,
    stay: bool,
) -> impl Iterator<Item = (&'a PlanDay, &'a Session, &'a Session)> {
    let work = |session: &'a Session| -> Vec<&'a Id> {
        session.work().map(|(_, item)| &item.exercise.id).collect()
    };
    let before = last.strength().map(|(_, session)| (session, work(session)));
    let before: Vec<(&Session, Vec<&Id>)> = before.collect();
    week.strength().enumerate().filter_map(move |(place, (day, session))| {
        let own = if stay { work(session) } else { Vec::new() };
        let likeness = |(index, (other, ids)): (usize, &(&'a Session, Vec<&Id>))| {
            let shared = own.iter().filter(|id| ids.contains(id)).count();
            (shared > 0).then_some(((shared, Reverse(ids.len()), index == place), *other))
        };
        let most = before.iter().enumerate().filter_map(likeness).max_by_key(|(alike, _)| *alike);
        let at_place = || before.get(place).map(|(other, _)| *other);
        Some((day, session, most.map(|(_, other)| other).or_else(at_place)?))
    })
}

fn week_raises(scope: &WeekScope, last: &Week, found: &mut Breaches) {
    let stay = crate::rules::weeks::same_cycle(scope.context, last);
    for (day, session, before) in counterparts(last, scope.week, stay) {
        let mut raised = 0;
        for (_, item) in session.work() {
            let Some((_, old)) = before.work().find(|(_, old)| old.exercise.id == item.exercise.id)
            else {
                continue;
            };
            let (was, now) = (old.dose.sets(), item.dose.sets());
            raised += usize::from(now > was);
            if now > was + 1 {
                let spot = At::item(BlockKind::Main, &item.exercise).in_session(day, session);
                let text =
                    format!("{} goes from {was} to {now} sets in one week.", item.exercise.name);
                found.must(spot, text, format!("Do {} sets.", was + 1));
            }
        }
        if raised > RAISED {
            let text = format!("{raised} exercises gain a set in week {}.", scope.week.number);
            let mend = format!("Let {RAISED} exercises gain one, the others later.");
            found.must(At::block(BlockKind::Main).in_session(day, session), text, mend);
        }
    }
}
