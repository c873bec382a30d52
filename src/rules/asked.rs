//! Whether a plan is what its profile asks for, and whether its parts are what they are called:
//! what a file says of itself is a claim.

use super::recovery::STRENGTH_A_WEEK;
use super::weeks::STEP_BACK;
use super::{
    At, Breaches, Check, Context, Force, Outlook, PlanScope, Rule, SessionScope, WeekScope, gate,
};
use crate::catalogue::Workout;
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::person::key::Key;
use crate::person::profile::{Day, Goal, Profile};
use crate::plan::{Block, BlockKind, RuleId, SessionKind, Status, Week, WeekKind};
use crate::rules::weeks::counts_as_lighter;
use crate::text::id::Id;
use crate::text::printable::counted;
use crate::text::vocabulary::Vocabulary as _;

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::of("as-asked"),
        says: || {
            "A plan is the kind of answer that its profile gets, for as many weeks as it asks \
                for, each of them with something to do: strength on the days that it names, never \
                more often than it asks for, nor less often where its days leave room; of a named \
                workout what the workout holds, or an easier form of it; what it asks to include \
                is used, or left out with a reason."
                .into()
        },
        because: "A plan for somebody else, or for another week, is not the one that was asked \
            for.",
        source: "Design of this program",
        evidence: "Common sense.",
        force: Force::Must,
        gives_way: "your days leave no room for more",
        checks: &[
            Check::Plan(right_answer),
            Check::Week(on_its_days),
            Check::Session(of_the_workout),
            Check::Plan(included),
        ],
    },
    Rule {
        id: RuleId::of("true-names"),
        says: || {
            format!(
                "Parts of a plan are what they are called: strength work stands in the main part \
                    of a strength session and nowhere else, gentle movement in a plan of gentle \
                    movement; a strength session has a warm-up, a main part and a cool-down, in \
                    this order, any other mobility and then stretches; stretches stand in a block \
                    of stretches; no part is empty; a week that steps back is one that does, or \
                    has {} % of the sets of the week before at most.",
                STEP_BACK.1
            )
        },
        because: "Whoever reads a plan goes by its headings.",
        source: "Design of this program",
        evidence: "Common sense.",
        force: Force::Must,
        gives_way: "",
        checks: &[
            Check::Session(true_session),
            Check::Session(true_blocks),
            Check::Week(true_week),
        ],
    },
];

/// The profile key of which no rule can say whether a plan keeps to it, and why not; none where
/// nothing of the kind is asked for.
pub fn not_checked(profile: &Profile, status: Status) -> Option<(Key, &'static str)> {
    let judged = matches!(profile.goal, Goal::Balanced | Goal::SoreBack);
    (status == Status::Plan && !judged).then_some((
        Key::Goal,
        "which exercises serve it best is a choice of the planner; no rule judges it",
    ))
}

/// A refusal, gentle movement and the number of weeks follow from the profile.
fn right_answer(scope: &PlanScope, found: &mut Breaches) {
    let (plan, stated) = (scope.plan, scope.context.outlook.stated());
    let status = gate(stated).status;
    match plan.status {
        Status::Refused if status != Status::Refused => found.must(
            At::here(),
            "The plan is refused, but nothing that is stated keeps this person from exercise.",
            "Make the plan again, or state what speaks against exercise.",
        ),
        Status::Relief if status == Status::Plan => found.should(
            At::here(),
            "The plan is gentle movement only, but nothing that is stated asks for that.",
            "Make it a plan, or state the goal `sore-back`.",
        ),
        _ => {}
    }
    let (asked, weeks) = (Outlook::of(stated, plan.status).weeks(), plan.weeks.len());
    if plan.status != Status::Refused && weeks != asked as usize {
        let text =
            format!("The plan holds {}; for this profile it is {asked}.", counted(weeks, "week"));
        found.must(At::here(), text, "Make the plan again, or mend `weeks` of the profile.");
    }
    let assumed = plan.assumed.contains(&Key::Sessions);
    for week in plan.weeks.iter().filter(|_| plan.status == Status::Plan && !assumed) {
        let (strength, room) = (week.strength().count(), room(stated));
        if strength < room {
            let text =
                format!("Week {} has {}.", week.number, counted(strength, "strength session"));
            found.should(
                At::week(week.number),
                text,
                format!("The days of the profile leave room for {room}."),
            );
        }
    }
}

/// How many strength sessions a week the profile asks for and its days leave room for, with a day
/// between them; two that would touch may be one.
fn room(profile: &Profile) -> usize {
    let most = STRENGTH_A_WEEK.1.min(profile.sessions);
    let apart = |set: u32| set & ((set << 1) | (set >> 6)) == 0;
    let own = profile.days.iter().fold(0, |set, day| set | 1 << (*day as u32));
    let sets =
        (0_u32..1 << Day::ALL.len()).filter(|set| set & !own == 0 && set.count_ones() <= most);
    sets.filter(|set| apart(*set)).map(u32::count_ones).max().unwrap_or(0) as usize
}

/// Every week holds something, and strength only on the days that are named, not more often than
/// asked for.
fn on_its_days(scope: &WeekScope, found: &mut Breaches) {
    let (week, profile) = (scope.week, scope.context.profile);
    if week.sessions().next().is_none() {
        let text = format!("Week {} holds no session.", week.number);
        return found.must(At::here(), text, "Fill it, or take it out.");
    }
    let count = week.strength().count();
    if count > profile.sessions as usize {
        let text = format!(
            "Week {} has {}; the profile asks for {}.",
            week.number,
            counted(count, "strength session"),
            profile.sessions
        );
        found.must(At::here(), text, "Take one out, or ask for more.");
    }
    for (day, session) in week.strength().filter(|(day, _)| !profile.days.contains(&day.weekday)) {
        let text = format!(
            "{} is on a {}, which is none of the profile's `days`.",
            session.title,
            day.weekday.name()
        );
        found.must(At::here().in_session(day, session), text, "Move it to another day.");
    }
}

/// What a named workout relaxes holds for its own exercises only.
fn of_the_workout(scope: &SessionScope, found: &mut Breaches) {
    let named = scope
        .context
        .profile
        .workout
        .as_ref()
        .and_then(|id| scope.context.catalogue.workout(id.as_str()));
    let Some(workout) = named else { return };
    for (block, item) in
        scope.session.work().filter(|(_, item)| !is_of(scope.context, workout, &item.exercise))
    {
        let text = format!("{} is no part of the workout {}.", item.exercise.name, workout.name);
        found.must(
            At::item(block, &item.exercise),
            text,
            "Take it out, or the workout out of the profile.",
        );
    }
}

/// Whether an exercise is one of a workout's, or an easier form of one.
fn is_of(context: Context, workout: &Workout, exercise: &Exercise) -> bool {
    let catalogue = context.catalogue;
    let easier = |own: &Exercise| {
        let easier = catalogue.linked(own, |own| &own.easier);
        easier.iter().any(|(_, easier)| easier.id == exercise.id)
    };
    workout.items.iter().any(|line| {
        line.exercise == exercise.id
            || catalogue.exercise(line.exercise.as_str()).is_some_and(|own| easier(own))
    })
}

fn included(scope: &PlanScope, found: &mut Breaches) {
    let plan = scope.plan;
    let uses = |id: &Id| {
        let mut items =
            plan.weeks.iter().flat_map(Week::sessions).flat_map(|(_, session)| session.items());
        items.any(|(_, item)| item.exercise.id == *id)
    };
    let told = |id: &&Id| plan.excluded.iter().any(|left_out| left_out.exercise == **id);
    for id in plan
        .profile
        .wanted()
        .iter()
        .filter(|id| plan.status != Status::Refused && !told(id) && !uses(id))
    {
        let Some(exercise) = scope.context.catalogue.exercise(id.as_str()) else { continue };
        let text = format!(
            "{} was asked for and is neither used nor left out with a reason.",
            exercise.name
        );
        found.should(
            At::here().with_exercise(exercise),
            text,
            "Use it, or say under `excluded` why not.",
        );
    }
}

fn true_session(scope: &SessionScope, found: &mut Breaches) {
    let session = scope.session;
    if session.items().next().is_none() {
        return found.must(
            At::here(),
            format!("{} holds nothing.", session.title),
            "Fill it, or take it out.",
        );
    }
    let works = session.work().next().is_some();
    let right = match session.kind {
        SessionKind::Strength => works,
        SessionKind::Daily => !works,
        // What a plan of gentle movement holds is another rule's matter.
        SessionKind::Relief => scope.context.status == Status::Relief,
    };
    if !right {
        let holds = if works { "strength work" } else { "no strength work" };
        let text =
            format!("{} is called a {} session and holds {holds}.", session.title, session.kind);
        found.must(At::here(), text, "Name its `kind` after what it holds, or leave `kind` out.");
    }
}

/// The blocks of a kind of session, in order.
fn blocks(kind: SessionKind) -> &'static [BlockKind] {
    match kind {
        SessionKind::Strength => &[BlockKind::WarmUp, BlockKind::Main, BlockKind::CoolDown],
        SessionKind::Daily | SessionKind::Relief => &[BlockKind::Mobility, BlockKind::Stretch],
    }
}

fn true_blocks(scope: &SessionScope, found: &mut Breaches) {
    let kind = if scope.session.is_strength() { SessionKind::Strength } else { scope.session.kind };
    let mut expected = blocks(kind).iter();
    for block in &scope.session.blocks {
        let spot = At::block(block.kind);
        if block.items.is_empty() {
            found.must(
                spot,
                format!("The block {} holds nothing.", block.kind),
                "Fill it, or take it out.",
            );
        } else if !expected.any(|kind| *kind == block.kind) {
            let order: Vec<&str> = blocks(kind).iter().map(|block| block.as_str()).collect();
            let text = format!("The block {} does not stand here in a {kind} session.", block.kind);
            found.should(
                spot,
                text,
                format!("Such a session has {}, each once.", order.join(", ")),
            );
        }
        stretches_in_their_block(scope, block, found);
    }
    for (block, item) in scope.session.misplaced() {
        let text =
            format!("{} is strength work and stands in a block {block}.", item.exercise.name);
        found.must(
            At::item(block, &item.exercise),
            text,
            "Move it to the main block, or take it out.",
        );
    }
}

/// A stretch is named so: elsewhere only what eases in the stated direction, what a workout brings,
/// and what ends a strength session.
fn stretches_in_their_block(scope: &SessionScope, block: &Block, found: &mut Breaches) {
    for item in &block.items {
        let is_stretch = item.exercise.pattern == Pattern::Stretch;
        let right = match block.kind {
            BlockKind::Stretch => is_stretch,
            BlockKind::Mobility => {
                !is_stretch || super::bending::opens(scope.context, &item.exercise)
            }
            BlockKind::CoolDown => is_stretch || item.exercise.pattern == Pattern::Locomotion,
            BlockKind::Main => item.exercise.pattern.is_main() || scope.context.named_workout(),
            BlockKind::WarmUp => true,
        };
        if !right {
            let text =
                format!("{} does not belong into a block {}.", item.exercise.name, block.kind);
            found.should(
                At::item(block.kind, &item.exercise),
                text,
                "Move it to the block of its kind.",
            );
        }
    }
}

fn true_week(scope: &WeekScope, found: &mut Breaches) {
    let week = scope.week;
    if week.kind == WeekKind::StepBack
        && !counts_as_lighter(scope.context, week, scope.before.last())
    {
        let text = format!("Week {} is called a step-back week and is none.", week.number);
        found.must(At::here(), text, "Call it a build week, or take sets out.");
    }
}
