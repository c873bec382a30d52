//! Getting down, getting up, staying upright: balance in later years, and how often a session goes
//! to the floor and back.

use std::sync::Arc;

use super::composition::OLDER;
use super::{
    At, Breaches, Candidate, Check, Context, Force, Rule, SessionScope, WeekScope, condition,
};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Level, Pattern, Position};
use crate::person::health::{Condition, Surgery};
use crate::person::profile::Profile;
use crate::plan::{BlockKind, Item, RuleId, Session, Status, rule_ids};
use crate::text::vocabulary::Vocabulary as _;

/// Days a week with balance from [`OLDER`] on, at least (WHO 2020).
pub const BALANCE_DAYS: usize = 3;
/// Minutes from which sessions of strength hold balance as well.
pub const BALANCE_MINUTES: u32 = 25;
/// Changes between floor and standing or sitting in a session, at most.
pub const MOST_CHANGES: usize = 2;
/// Week of a pregnancy from which they are counted.
pub const HEAVY_PREGNANCY: u32 = 28;

rule_ids! {
    BALANCE_PRACTICE = "balance-practice",
    FLOOR_CHANGES = "floor-changes",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::BALANCE_PRACTICE,
        says: || {
            format!(
                "From the age of {OLDER} on, and after a fall from {} on, balance is practised on \
                    at least {BALANCE_DAYS} days a week, with a hand at a support: in the daily \
                    card and, from {BALANCE_MINUTES} min on, in each strength session. It is \
                    stood or walked for 10 s, then 15, 20 and 30, and as long in the card as in \
                    the sessions; raising the heels counts beside it only.",
                condition::FRAIL.1
            )
        },
        because: "Balance can be trained at any age, and trained balance means fewer falls.",
        source: "WHO 2020: balance and strength on three days or more for older adults",
        evidence: "Guideline, strong recommendation.",
        force: Force::Must,
        gives_way: "level, equipment, conditions or minutes leave no room for it",
        checks: &[Check::Week(balance_days)],
    },
    Rule {
        id: RuleId::FLOOR_CHANGES,
        says: || {
            format!(
                "From the age of {} on, after a fall from {} on, from week {HEAVY_PREGNANCY} of a \
                    pregnancy (or in an unknown week), after a vertebra has broken and after a \
                    fusion (or an unknown operation) a session changes at most {MOST_CHANGES} \
                    times between the floor and standing or sitting; exercises on a chair or \
                    standing come first.",
                condition::FRAIL.0,
                condition::FRAIL.1
            )
        },
        because: "The way down to the floor and up again is the hardest exercise of some days; \
            once is enough.",
        source: "Judgement, in the spirit of Giangregorio 2014 on falls",
        evidence: "Judgement.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Session(floor_changes)],
    },
];

/// Whether a person's sessions are held to few changes between floor and standing.
pub fn holds(profile: &Profile) -> bool {
    let heavy = profile.pregnancy_weeks.is_none_or(|weeks| weeks >= HEAVY_PREGNANCY);
    let fused = matches!(profile.surgery, Some(Surgery::Fusion) | None);
    condition::is_frail(profile)
        || profile.has(Condition::OsteoporosisFracture)
        || (profile.has(Condition::Pregnancy) && heavy)
        || (profile.has(Condition::PostSurgery) && fused)
}

/// Whether a position is on the floor; none where it is neither there nor upright.
pub fn is_on_floor(position: Position) -> Option<bool> {
    match position {
        Position::Standing | Position::Seated => Some(false),
        Position::Incline => None,
        Position::Supine
        | Position::Prone
        | Position::Quadruped
        | Position::SideLying
        | Position::Kneeling
        | Position::Plank => Some(true),
    }
}

/// How often exercises in a row change between the floor and standing or sitting.
pub fn changes<'e>(exercises: impl Iterator<Item = &'e Exercise>) -> usize {
    let mut last = None;
    let mut changes = 0;
    for on_floor in exercises.filter_map(|exercise| is_on_floor(exercise.position)) {
        changes += usize::from(last.is_some_and(|last| last != on_floor));
        last = Some(on_floor);
    }
    changes
}

fn changes_of(session: &Session) -> usize {
    changes(session.items().map(|(_, item)| item.exercise.as_ref()))
}

fn floor_changes(scope: &SessionScope, found: &mut Breaches) {
    if !holds(scope.context.profile) {
        return;
    }
    let changes = changes_of(scope.session);
    if changes > MOST_CHANGES {
        let text = format!(
            "{} changes {changes} times between floor and standing or sitting.",
            scope.session.title
        );
        found.must(
            At::here(),
            text,
            format!(
                "Put standing, seated and floor exercises together: {MOST_CHANGES} changes at most."
            ),
        );
    }
}

/// Whether an exercise is for staying upright first of all: stood or walked for a time, as raising
/// the heels is not.
pub fn is_stance(exercise: &Exercise) -> bool {
    let held = |level: &Level| matches!(exercise.dose(*level), Some(Dose::Hold { .. }));
    exercise.pattern == Pattern::Balance && Level::ALL.iter().any(held)
}

/// Whether balance is asked for on some days of a week.
pub fn asks_for_balance(context: Context) -> bool {
    let older = context.profile.age.is_some_and(|age| age >= OLDER);
    context.status == Status::Plan && (older || condition::is_frail(context.profile))
}

/// Whether strength sessions hold balance, too.
pub fn asks_for_balance_in_sessions(context: Context) -> bool {
    let long = context.minutes >= BALANCE_MINUTES && !context.named_workout();
    long && asks_for_balance(context)
}

fn balance_days(scope: &WeekScope, found: &mut Breaches) {
    let context = scope.context;
    let open = |exercise: &&Arc<Exercise>| {
        exercise.pattern == Pattern::Balance
            && exercise.dose(context.level()).is_some()
            && super::allows(&Candidate { context, exercise, block: BlockKind::Mobility })
    };
    let mut open = context.catalogue.exercises().iter().filter(open).peekable();
    if !asks_for_balance(context) || open.peek().is_none() {
        return;
    }
    // Where nothing but raising the heels is open, that counts.
    let stances = open.any(|exercise| is_stance(exercise));
    let balances = |item: &Item| {
        item.exercise.pattern == Pattern::Balance && (!stances || is_stance(&item.exercise))
    };
    let holds = |session: &Session| session.items().any(|(_, item)| balances(item));
    let days = scope.week.days.iter().filter(|day| day.sessions.iter().any(&holds)).count();
    if days < BALANCE_DAYS {
        let text = format!("Week {} has balance on {days} of {BALANCE_DAYS} days.", context.week);
        found.must(
            At::here(),
            text,
            "Add an exercise for balance, such as standing on one leg with a hand at a wall.",
        );
    }
    let everywhere = asks_for_balance_in_sessions(context);
    for (day, session) in scope.week.sessions() {
        if (everywhere || !session.is_strength()) && !holds(session) {
            let text = format!("{} is without balance.", session.title);
            found.should(At::here().in_session(day, session), text, "Add an exercise for balance.");
        }
    }
}
