//! Where a chain of easier and harder exercises is entered.

use std::sync::Arc;

use super::{
    At, Breaches, Candidate, Check, Context, Force, Rule, WeekScope, allows, condition, load,
};
use crate::catalogue::exercise::{Exercise, Level, Muscle, Pattern};
use crate::person::health::Condition;
use crate::person::profile::Goal;
use crate::plan::{BlockKind, RuleId, Status, rule_ids};
use crate::text::id::Id;

/// Links below where a chain is entered that are too many.
const LINKS_BELOW: usize = 2;
/// Links of a chain that are followed: a guard against files whose links lead far.
const MOST_LINKS: usize = 12;

rule_ids! {
    ENTRY_POINT = "entry-point",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[Rule {
    id: RuleId::ENTRY_POINT,
    says: || {
        format!(
            "A chain of easier and harder exercises is entered at its first exercise by beginners, \
                at the first of their level by intermediate people, at the last of intermediate \
                level by advanced ones; the rest is reached by climbing. Without a condition and \
                below {} no main exercise of intermediate and advanced people lies {LINKS_BELOW} \
                or more links below that, and without pain no tilt of the pelvis is among their \
                drills. After their first weeks beginners hinge with a load where one is allowed.",
            super::composition::OLDER
        )
    },
    because: "Who begins on the last link has nothing left to climb to, and who begins far below \
        it is not asked for anything.",
    source: "ACSM 2009 (Ratamess et al.), overload and progression; where a chain is entered is \
        judgement",
    evidence: "Position stand for the principle.",
    force: Force::Should,
    gives_way: "conditions or minutes leave no other one, or you asked for it",
    checks: &[Check::Week(entry_point)],
}];

fn as_main<'a>(context: Context<'a>, exercise: &'a Exercise) -> Candidate<'a> {
    Candidate { context, exercise, block: BlockKind::Main }
}

/// Whether an exercise is done up fast and down slowly.
pub fn is_quick(exercise: &Exercise) -> bool {
    exercise.on_request && exercise.pattern == Pattern::Squat
}

/// Whether an exercise may come: what waits until it is asked for comes by name, or by a state or
/// a goal that asks for its kind.
pub fn comes(context: Context, exercise: &Exercise) -> bool {
    let profile = context.profile;
    let power = || profile.goal == Goal::Performance && is_quick(exercise);
    let kind = exercise.primary.contains(&Muscle::PelvicFloor)
        || exercise.pattern == Pattern::HorizontalPull;
    let pregnancy = || kind && profile.has(Condition::Pregnancy);
    profile.wanted().contains(&exercise.id)
        || (!exercise.on_request && !is_outgrown(context, exercise))
        || power()
        || pregnancy()
}

/// Whether age or a condition says where chains are entered, beside the level.
fn is_spared(context: Context) -> bool {
    context.profile.states().next().is_some()
        || context.profile.age.is_some_and(|age| age >= super::composition::OLDER)
        || condition::is_frail(context.profile)
}

/// Whether an exercise is a tilt of the pelvis, and the person needs none any more.
fn is_outgrown(context: Context, exercise: &Exercise) -> bool {
    let profile = context.profile;
    let sore = context.status != Status::Plan
        || profile.pain > 0
        || profile.direction.is_some()
        || profile.goal == Goal::SoreBack;
    load::PELVIC_TILTS.contains(&exercise.id.as_str())
        && context.level() > Level::Beginner
        && !is_spared(context)
        && !sore
}

/// The exercises of the same pattern that lie below one in its chain, nearest first, each with the
/// links that lead to it.
fn below<'a>(context: Context<'a>, exercise: &'a Exercise) -> Vec<(usize, &'a Arc<Exercise>)> {
    let mut below = context.catalogue.linked(exercise, |exercise| &exercise.easier);
    below.retain(|(_, easier)| easier.pattern == exercise.pattern);
    below
}

/// How many links lead from the lowest allowed exercise of its chain to an exercise.
pub fn depth(context: Context, exercise: &Exercise) -> usize {
    let below = below(context, exercise);
    let allowed = below.iter().filter(|(_, below)| allows(&as_main(context, below)));
    allowed.map(|(links, _)| *links).max().unwrap_or(0)
}

/// Whether an exercise lies below another one in its chain.
pub fn is_easier(context: Context, exercise: &Exercise, than: &Exercise) -> bool {
    below(context, than).iter().any(|(_, below)| below.id == exercise.id)
}

/// The allowed exercises right above one in its chain.
pub fn harder<'a>(
    context: Context<'a>,
    exercise: &'a Exercise,
) -> impl Iterator<Item = &'a Exercise> {
    let find = move |id: &'a Id| context.catalogue.exercise(id.as_str()).map(AsRef::as_ref);
    let same = move |other: &&Exercise| other.pattern == exercise.pattern;
    let above = exercise.harder.iter().filter_map(find).filter(same);
    above.filter(move |above| !above.on_request && allows(&as_main(context, above)))
}

/// Why a chain is entered at an exercise, where its level says it.
pub fn reason(context: Context, exercise: &Exercise) -> Option<String> {
    let text = match (context.level(), exercise.level) {
        (Level::Beginner, _) => "Its chain begins here; harder exercises come by climbing.",
        (_, Level::Beginner) => return None,
        _ => "Its chain is entered here at your level; harder exercises come by climbing.",
    };
    Some(text.into())
}

/// Whether an exercise is far easier than level and equipment allow: too many links below where its
/// chain is entered.
pub fn is_far_below(context: Context, exercise: &Exercise) -> bool {
    exercise.level == Level::Beginner
        && context.level() > Level::Beginner
        && !is_spared(context)
        && links_to_the_level(context, exercise) >= LINKS_BELOW
        && !context.profile.wanted().contains(&exercise.id)
}

fn entry_point(scope: &WeekScope, found: &mut Breaches) {
    let context = scope.context;
    // Who has grown up goes on from where they are.
    if context.named_workout() || context.status != Status::Plan || context.has_grown_up() {
        return;
    }
    outgrown(scope, found);
    for (spot, item) in load::main_items(scope.week) {
        let exercise = &*item.exercise;
        if item.load.is_none() && context.level() == Level::Beginner {
            drill_of_the_hinge(scope, spot, exercise, found);
        } else if is_far_below(context, exercise) {
            let text = format!("{} is far easier than level and equipment allow.", exercise.name);
            found.should(spot, text, "Go on to a harder one of its chain.");
        }
    }
}

/// Links up to the nearest allowed exercise of the person's level or just below; 0 where there is
/// none.
fn links_to_the_level(context: Context, exercise: &Exercise) -> usize {
    let wanted = Level::Intermediate;
    let mut links = 0;
    let mut layer = vec![exercise];
    while links < MOST_LINKS {
        layer = layer.into_iter().flat_map(|below| harder(context, below)).collect();
        if layer.is_empty() {
            return 0;
        }
        links += 1;
        if layer.iter().any(|above| above.level >= wanted) {
            return links;
        }
    }
    0
}

fn outgrown(scope: &WeekScope, found: &mut Breaches) {
    let context = scope.context;
    let asked = |exercise: &Exercise| context.profile.wanted().contains(&exercise.id);
    for (day, session) in scope.week.sessions() {
        for (block, item) in session.items() {
            if is_outgrown(context, &item.exercise) && !asked(&item.exercise) {
                let spot = At::item(block, &item.exercise).in_session(day, session);
                let text = format!("{} is for beginners and sore backs.", item.exercise.name);
                found.should(spot, text, "Take a drill that moves hips or back further.");
            }
        }
    }
}

fn drill_of_the_hinge(scope: &WeekScope, spot: At, exercise: &Exercise, found: &mut Breaches) {
    let context = scope.context;
    if context.is_introduction() || !load::is_unloaded_hinge(exercise) {
        return;
    }
    let loaded = |other: &&Arc<Exercise>| {
        other.pattern == exercise.pattern
            && other.spine.axial > 0
            && !other.on_request
            && allows(&as_main(context, other))
    };
    if let Some(loaded) = context.catalogue.exercises().iter().find(loaded) {
        let text =
            format!("{} is still done without load in week {}.", exercise.name, scope.week.number);
        found.should(spot, text, format!("Go on to {}.", loaded.name));
    }
}
