//! What the person's state makes of a plan, said before it is made: the gate's answers, conditions,
//! direction, morning, age.

use super::decisions::Decisions;
use crate::catalogue::exercise::{Exercise, Level, Pattern};
use crate::person::health::{Condition, Direction};
use crate::plan::{BlockKind, RuleId, Status};
use crate::rules::caps::Limits;
use crate::rules::condition::{self, Row};
use crate::rules::{
    self, BLOCK, Candidate, Context, Gate, OF_THE_BACK, bending, composition, footing, load,
};
use crate::text::printable::capital;
use crate::text::vocabulary::Vocabulary as _;

/// How the shortest sessions are done.
fn rounds(context: Context, decisions: &mut Decisions) {
    if !composition::is_in_turns(context) {
        return;
    }
    let grows = context.outlook.weeks() > BLOCK && !context.progress_paused();
    let more = if grows {
        format!(", and from week {} on three where they fit", BLOCK + 1)
    } else {
        String::new()
    };
    let text = format!(
        "Below {} min a session is two exercises in turn, two rounds{more}; the daily card has the \
            drills and the stretch.",
        composition::VERY_SHORT
    );
    decisions.applied(RuleId::EXERCISE_COUNT, text);
}

/// What to ask oneself before the level rises.
fn level(context: Context, decisions: &mut Decisions) {
    let Some(week) = load::grows_up_in(context) else { return };
    let text = format!(
        "From {} on (week {week}) you count as intermediate. Before it, ask yourself: did I do at \
            least two of three sessions in these weeks, with pain of 3 of 10 at most and quiet \
            mornings after? If yes, go on; if no, make this plan again as a beginner.",
        rules::day_of(context, week)
    );
    decisions.applied(RuleId::LEVEL_UP, text);
}

/// What the gate says.
pub(super) fn gate(gate: &Gate, decisions: &mut Decisions) {
    for (rule, answer) in &gate.told {
        decisions.applied(rule.id, answer.notice.clone());
    }
}

/// How the person's state shapes the plan: conditions, direction, morning, age.
pub(super) fn tell(context: Context, decisions: &mut Decisions) {
    length(context, decisions);
    conditions(context, decisions);
    bending(context, decisions);
    spared(context, decisions);
    age(context, decisions);
    if context.status == Status::Plan {
        rounds(context, decisions);
        level(context, decisions);
        empty_patterns(context, decisions);
    }
}

fn conditions(context: Context, decisions: &mut Decisions) {
    pressure(context, decisions);
    for week in context.outlook.turns() {
        let from = if week > 1 {
            format!("From {} on, ", rules::day_of(context, week))
        } else {
            String::new()
        };
        for row in rules::new_rows(context, week) {
            row_of(context.in_week(week), row, &from, decisions);
        }
    }
    for (when, limits) in condition::other_states(context.profile) {
        left_out(context, &capital(&when), &limits, decisions);
    }
    if context.status == Status::Plan && condition::has_osteoporosis(context.profile) {
        let text = "With osteoporosis, sessions are built around hip hinge, back muscles, balance \
            and hips, whatever the goal; back muscles and balance come every day.";
        decisions.applied(RuleId::CONDITION_CAPS, text);
    }
    if context.status == Status::Plan {
        effort(context, decisions);
    }
}

/// How high effort may go, and from when on it may go higher.
fn effort(context: Context, decisions: &mut Decisions) {
    let cap = |week: u32| load::effort_cap(context.in_week(week));
    let changes: Vec<u32> =
        (2..=context.outlook.weeks()).filter(|week| cap(*week) != cap(*week - 1)).collect();
    if let Some(cap) = cap(1) {
        let first = if changes.is_empty() { "Effort" } else { "At first effort" };
        decisions.applied(RuleId::EFFORT_CAP, format!("{first} stays at {cap} of 10 or below."));
    }
    for week in changes {
        let Some(cap) = cap(week) else { continue };
        let day = rules::day_of(context, week);
        let [_, own] = rules::usual_effort(context.in_week(week));
        let lower = if own < cap {
            format!(" At your level it stays at {own}: form comes before weight.")
        } else {
            String::new()
        };
        let text = format!("From {day} on effort stays at {cap} of 10 or below.{lower}");
        decisions.applied(RuleId::EFFORT_CAP, text);
    }
}

/// High blood pressure that is known by its numbers alone.
fn pressure(context: Context, decisions: &mut Decisions) {
    let named = context.profile.conditions.contains(&Condition::Hypertension);
    if let Some(reading) = context
        .profile
        .blood_pressure
        .filter(|_| !named && context.profile.has(Condition::Hypertension))
    {
        let text = format!(
            "A blood pressure of {reading} counts as high blood pressure: its limits, effort and \
                advice hold."
        );
        decisions.applied(RuleId::CONDITION_CAPS, text);
    }
}

/// What a state takes away, from a day on.
fn row_of(context: Context, row: &Row, from: &str, decisions: &mut Decisions) {
    let when = if from.is_empty() { capital(row.when) } else { format!("{from}{}", row.when) };
    left_out(context, &when, &condition::limits_for(row, context.profile), decisions);
    if row.fixes_level {
        let text = format!(
            "{when} the level counts as beginner, effort stays low, and these weeks are alike."
        );
        decisions.applied(RuleId::CONDITION_CAPS, text);
    }
}

fn left_out(context: Context, when: &str, limits: &Limits, decisions: &mut Decisions) {
    let exercises = context.catalogue.exercises();
    let count = exercises.iter().filter(|exercise| limits.exceeded_by(exercise).is_some()).count();
    if count > 0 {
        decisions.applied(
            RuleId::CONDITION_CAPS,
            format!("{when} {count} of the {} exercises are left out.", exercises.len()),
        );
    }
}

/// Says why the plan is shorter than was asked.
fn length(context: Context, decisions: &mut Decisions) {
    let (asked, made) = (context.outlook.stated().weeks, context.outlook.weeks());
    if let Some(ending) = rules::ending(context).filter(|_| asked > made) {
        let weeks = if made == 1 { "1 week".to_owned() } else { format!("{made} weeks") };
        decisions.applied(
            RuleId::REVIEW_POINT,
            format!("{asked} weeks were asked for; this plan covers {weeks}. {ending}"),
        );
    }
}

fn bending(context: Context, decisions: &mut Decisions) {
    let eased = match context.profile.direction {
        Some(Direction::Extension) => {
            Some("Bending backward eases your back: nothing bends it fully forward.")
        }
        Some(Direction::Flexion) => {
            Some("Bending forward eases your back: nothing bends it far backward.")
        }
        None => None,
    };
    if let Some(text) = eased {
        decisions.applied(RuleId::DIRECTIONAL_PREFERENCE, text);
    }
    if bending::holds(context.profile) {
        decisions.applied(
            RuleId::MORNING_FLEXION,
            "So soon after getting up nothing bends the back fully forward.",
        );
    }
}

/// Who is spared the way down to the floor and up again.
fn spared(context: Context, decisions: &mut Decisions) {
    let held = |week: u32| footing::holds(context.in_week(week).profile);
    let Some(week) = context.outlook.turns().find(|week| held(*week)) else { return };
    let from =
        if week > 1 { format!("From {} on a", rules::day_of(context, week)) } else { "A".into() };
    let text = format!(
        "{from} session changes at most {} times between the floor and standing or sitting; what \
            is done upright comes first.",
        footing::MOST_CHANGES
    );
    decisions.applied(RuleId::FLOOR_CHANGES, text);
    decisions.reason(RuleId::SESSION_ORDER, || {
        "upright exercises come together, so that you go down to the floor and up once".into()
    });
    decisions.reason(RuleId::COOL_DOWN_STRETCH, || {
        "another way down to the floor and up would be one too many".into()
    });
}

fn age(context: Context, decisions: &mut Decisions) {
    let older = context.profile.age.is_some_and(|age| age >= composition::OLDER);
    if footing::asks_for_balance(context) {
        let when = if older {
            format!("From the age of {} on", composition::OLDER)
        } else {
            "After a fall".into()
        };
        let text = format!(
            "{when} balance is practised on {} days a week or more.",
            footing::BALANCE_DAYS
        );
        decisions.applied(RuleId::BALANCE_PRACTICE, text);
    }
    if !older {
        return;
    }
    decisions.applied(
        RuleId::STRETCH_DOSE,
        format!(
            "From the age of {} on stretches are held longer: 2 times 30 s, once where time is short.",
            composition::OLDER
        ),
    );
    if context.status == Status::Plan && context.level() != Level::Beginner {
        let (_, most) = composition::count_band(context);
        let text = format!(
            "From the age of {} on a session has at most {most} main exercises.",
            composition::OLDER
        );
        decisions.applied(RuleId::EXERCISE_COUNT, text);
    }
}

/// Names the kinds of strength work of which nothing is left: what level and equipment allow, the
/// back does not.
fn empty_patterns(context: Context, decisions: &mut Decisions) {
    for pattern in Pattern::ALL.iter().copied().filter(|pattern| pattern.is_strength()) {
        let of_kind =
            || context.catalogue.exercises().iter().filter(|exercise| exercise.pattern == pattern);
        if of_kind().any(|exercise| rules::allows(&as_main(context, exercise))) {
            continue;
        }
        if let Some(rule) =
            of_kind().find_map(|exercise| kept_by_the_back(&as_main(context, exercise)))
        {
            let text = format!(
                "Nothing of the kind {pattern} fits what you stated; other exercises take its \
                    place."
            );
            decisions.applied(rule, text);
        }
    }
}

fn as_main<'a>(context: Context<'a>, exercise: &'a Exercise) -> Candidate<'a> {
    let context = context.in_training(context.profile.weeks);
    Candidate { context, exercise, block: BlockKind::Main }
}

/// The first rule of the back that keeps an exercise away, where level and equipment would not.
fn kept_by_the_back(wanted: &Candidate) -> Option<RuleId> {
    let rules: Vec<RuleId> = rules::refusals(wanted).map(|(rule, _)| rule.id).collect();
    let only = rules.iter().all(|rule| OF_THE_BACK.contains(rule));
    OF_THE_BACK.into_iter().find(|rule| only && rules.contains(rule))
}
