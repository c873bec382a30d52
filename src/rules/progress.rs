//! From week to week: what rises, what steps back, when to look again.

use super::condition::LATE_PREGNANCY;
use super::done::{goes_by_what_was_done, stands_in_for};
use super::horizon::{ACUTE_WEEKS, BIRTH, DISC_WEEKS, Ending, longest};
use super::load::counterparts;
use super::step::{reached, steps_in_words};
use super::weeks::{counts_as_lighter, last_build};
use super::{
    At, Breaches, Check, Force, PlanScope, Rule, SessionScope, Step, WeekScope, climb, weight,
};
use crate::catalogue::dose::Dose;
use crate::plan::{
    BlockKind, Item, NoticeKind, PlanDay, RuleId, Session, Status, Week, WeekKind, rule_ids,
};
use crate::rules::BLOCK;
use crate::rules::weeks::{STEP_BACK, is_pause, same_cycle, session_sets, steps_back};
use crate::text::id::Id;
use crate::text::printable::counted;

/// Repetitions by which a dose that is on no ladder rises from one build week to the next, and
/// steps of weight that come at once.
const MOST_MORE: (u32, u32) = (2, 2);
/// Build weeks in a row without a change after which an exercise stands still.
const STILL: usize = 3;
/// Weeks after which to look at how things are.
const REVIEWS: (u32, u32) = (4, 8);

/// When to take a step of weight early, and when to take it back: the two-for-two rule.
pub const TWO_FOR_TWO: &str = "Weights may move sooner than written here. After two clean \
    repetitions more than written in the last set of an exercise, in two sessions on end, with pain \
    of 0 to 3 and a quiet next morning, take its next step; later steps go on from there. When two \
    repetitions are missing in two sessions on end, take one step less and climb again from there. \
    Before an early step of more than a tenth of the weight, do two repetitions more in every set.";

/// How to go on after missed time, by the days from which it is so.
pub const AFTER_A_BREAK: [(u32, Step); 5] = [
    (0, Step::GoOn),
    (7, Step::Repeat),
    (14, Step::SetLess),
    (28, Step::StepBack { steps: 2, set_less: false }),
    (56, Step::StartAgain),
];

/// How to go on after so many days without training.
pub fn after_a_break(days: u32) -> Step {
    reached(&AFTER_A_BREAK, days)
}

/// The table in words, as a plan tells it. A journal, where one is kept, says it for the day.
pub fn break_in_words() -> String {
    format!("After a break: {}.", by_days([" days", ",", "; "], |step| break_step(step).0))
}

/// The rows of the table: what follows the days of a span, what the span, and what stands between.
fn by_days([days, comma, between]: [&str; 3], how: impl Fn(Step) -> String) -> String {
    let row = |(index, (from, step)): (usize, &(u32, Step))| {
        let span = match AFTER_A_BREAK.get(index + 1) {
            Some((next, _)) if index == 0 => format!("up to {} days", next - 1),
            Some((next, _)) => format!("{from} to {}{days}", next - 1),
            None => format!("from {from} days on"),
        };
        format!("{span}{comma} {}", how(*step))
    };
    AFTER_A_BREAK.iter().enumerate().map(row).collect::<Vec<_>>().join(between)
}

/// A step after a break as the reader is told it, and in short.
fn break_step(step: Step) -> (String, String) {
    let (told, short) = match step {
        Step::GoOn => ("go on", "as planned"),
        Step::Repeat => ("do the last week again", "the last week again"),
        Step::SetLess => ("one set less and a tenth less load", "a set less and a tenth less load"),
        Step::StepBack { steps, .. } => {
            let back = format!("{} back", steps_in_words(steps));
            return (back.clone(), back);
        }
        Step::StartAgain => ("begin again with week 1", "week 1 again"),
    };
    (told.into(), short.into())
}

rule_ids! {
    RETURN_AFTER_GAP = "return-after-gap",
    REVIEW_POINT = "review-point",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::PROGRESSION,
        says: || {
            format!(
                "Where pain or a condition holds the level, all weeks are alike. Else every main \
                    exercise climbs a ladder: repetitions, then weight, or longer holds, then more \
                    of them. Within a block of {BLOCK} weeks a session keeps its exercises, and each \
                    climbs at most one rung from one week that builds to the next, and never falls; \
                    no week adds more than {} steps of weight. What is done with a weight says with \
                    which. Nothing stands still for more than {STILL} such weeks that has a rung \
                    above it.",
                MOST_MORE.1
            )
        },
        because: "Small steps that can be seen: first repetitions, then weight or a harder exercise \
            of the same kind.",
        source: "ACSM 2009 (Ratamess et al.); NSCA two-for-two rule",
        evidence: "Position stand; the weekly steps are judgement.",
        force: Force::Must,
        gives_way: "the minutes leave no room for the next rung",
        checks: &[
            Check::Week(progression),
            Check::Plan(stands_still),
            Check::Session(says_its_weight),
        ],
    },
    Rule {
        id: RuleId::STEP_BACK_WEEK,
        says: || {
            format!(
                "Every {BLOCK}th week of a plan of {BLOCK} weeks and more is lighter: same days, \
                    {} to {} % of the sets that the same sessions had before, nothing rises.",
                STEP_BACK.0, STEP_BACK.1
            )
        },
        because: "A lighter week now and then lets the body catch up with the work.",
        source: "Rogerson 2024 on deload practice; Bell 2023",
        evidence: "Survey of athletes and expert consensus.",
        force: Force::Should,
        gives_way: "sets can't be divided any finer",
        checks: &[Check::Week(step_back)],
    },
    Rule {
        id: RuleId::RETURN_AFTER_GAP,
        says: || {
            let steps = by_days(["", "", ", "], |step| break_step(step).1);
            format!("After missed time the plan says how to go on: {steps}.")
        },
        because: "Strength goes slowly; a little care on return is enough, and no missed week is \
            a reason to stop.",
        source: "Judgement, in the spirit of ACSM 2009: a break of 8 weeks and more makes a \
            beginner again",
        evidence: "Expert opinion; the days are judgement.",
        force: Force::Should,
        gives_way: "the plan was written by hand",
        checks: &[Check::Plan(tells_of_a_break)],
    },
    Rule {
        id: RuleId::REVIEW_POINT,
        says: || {
            format!(
                "The plan says when to look again: stiffness after {} weeks, pain and function \
                    after {}; without a gain by 6 to 8 weeks see a clinician. An acute flare-up, \
                    acute sciatica and pain of 4 and more are planned for {ACUTE_WEEKS} weeks at \
                    most, gentle movement, too; a herniated disc that nobody has cleared for \
                    {DISC_WEEKS}; a pregnancy up to its week {BIRTH} (stated as no week, for {} \
                    weeks). Then the questions are asked again.",
                REVIEWS.0,
                REVIEWS.1,
                BIRTH - LATE_PREGNANCY
            )
        },
        because: "A plan that does not help should not go on for ever, and an acute state is \
            another one two weeks later.",
        source: "Source article: change within 3-4 and 6-8 weeks (client reports); ACP 2017: \
            acute back pain changes within weeks",
        evidence: "Opinion of the source article; the weeks are judgement.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Plan(review_point)],
    },
];

fn progression(scope: &WeekScope, found: &mut Breaches) {
    if scope.context.named_workout() {
        return;
    }
    let Some(last) = last_build(scope) else { return };
    // Another state begins with exercises and doses of its own.
    let same_state = scope.context.outlook.is_same(last.number, scope.week.number);
    let alike = same_state && scope.context.progress_paused();
    // A week that is done again may be smaller.
    let again = scope.week.training() <= last.training();
    let stay = same_cycle(scope.context, last);
    for (day, session, before) in counterparts(last, scope.week, stay) {
        same_exercises(scope, last, (day, session), before, found);
        for item in session.main() {
            let Some(old) = before.main().find(|old| old.exercise.id == item.exercise.id) else {
                continue;
            };
            let spot = At::item(BlockKind::Main, &item.exercise).in_session(day, session);
            let less = again && item.dose.sets() < old.dose.sets();
            if alike && item.dose != old.dose && !less {
                let text = format!(
                    "{} changes in week {}, where all weeks are alike.",
                    item.exercise.name, scope.week.number
                );
                found.must(spot, text, "Keep the dose of the first week.");
            } else {
                one_rung(scope, last, (item, old), spot, found);
            }
        }
    }
}

/// Within a block nothing new comes; a step-back week may leave something out.
fn same_exercises(
    scope: &WeekScope,
    last: &Week,
    (day, session): (&PlanDay, &Session),
    before: &Session,
    found: &mut Breaches,
) {
    if !same_cycle(scope.context, last) {
        return;
    }
    let gone = |old: &&Item| !session.main().any(|item| item.exercise.id == old.exercise.id);
    let in_place = |item: &Item| before.main().filter(gone).any(|old| stands_in_for(item, old));
    let is_new = |item: &&Item| !before.main().any(|old| old.exercise.id == item.exercise.id);
    for item in session.main().filter(is_new).filter(|item| !in_place(item)) {
        let text =
            format!("{} is new in week {}, within a block.", item.exercise.name, scope.week.number);
        let spot = At::item(BlockKind::Main, &item.exercise).in_session(day, session);
        found.must(
            spot,
            text,
            format!("Keep the exercises of {} until the block ends.", session.title),
        );
    }
    let replaced = |old: &Item| session.main().filter(is_new).any(|item| stands_in_for(item, old));
    let missing = before.main().filter(gone).find(|old| !replaced(old));
    let lighter = counts_as_lighter(scope.context, scope.week, scope.before.last());
    if let Some(missing) = missing.filter(|_| !lighter) {
        let text = format!(
            "{} is gone from {} in week {}, within a block.",
            missing.exercise.name, session.title, scope.week.number
        );
        found.must(
            At::block(BlockKind::Main).in_session(day, session),
            text,
            "Keep it until the block ends.",
        );
    }
}

/// Within a block one rung up at most and none down, unless a week is done again.
fn one_rung(
    scope: &WeekScope,
    last: &Week,
    (item, old): (&Item, &Item),
    spot: At,
    found: &mut Breaches,
) {
    let load = |item: &Item| item.load.as_ref().map_or(0, |load| load.step);
    let (was, now) = (load(old), load(item));
    if now > was + MOST_MORE.1 {
        let text = format!("{} gets {} steps heavier at once.", item.exercise.name, now - was);
        return found.must(spot, text, format!("Add {} at most.", MOST_MORE.1));
    }
    let context = scope.context;
    let same = now == was && item.dose == old.dose;
    if same
        || !same_cycle(context, last)
        || counts_as_lighter(context, scope.week, scope.before.last())
    {
        return;
    }
    let Some(ladder) = climb::own_ladder(context, &item.exercise, item.dose.sets()) else {
        return;
    };
    let (Some(was), Some(now)) = (ladder.place(&old.dose, was), ladder.place(&item.dose, now))
    else {
        return rising_reps(item, old, spot, found);
    };
    let again = scope.week.training() <= last.training();
    if goes_by_what_was_done(item) {
        let early = ladder.next(was).and_then(|next| ladder.next(next));
        if early == Some(now) || ladder.back(was) == now {
            return;
        }
    }
    if now > was && ladder.next(was) != Some(now) {
        let next = ladder.next(was).map(|next| ladder.dose(next).amount(false));
        let text = format!("{} climbs more than one rung at once.", item.exercise.name);
        let mend = next.map_or("Stay at the top.".into(), |next| format!("Go on to {next}."));
        found.must(spot, text, mend);
    } else if now < was && !again {
        let text = format!("{} falls within a block.", item.exercise.name);
        found.should(spot, text, "Keep what was reached.");
    }
}

fn rising_reps(item: &Item, old: &Item, spot: At, found: &mut Breaches) {
    let (Dose::Reps { reps: [_, now], .. }, Dose::Reps { reps: [_, was], .. }) =
        (&item.dose, &old.dose)
    else {
        return;
    };
    if *now > was + MOST_MORE.0 {
        let text =
            format!("{} goes from {was} to {now} repetitions in one step.", item.exercise.name);
        found.must(spot, text, format!("Do {} at most.", was + MOST_MORE.0));
    }
}

/// What is done with a weight says with which.
fn says_its_weight(scope: &SessionScope, found: &mut Breaches) {
    let context = scope.context;
    for item in scope.session.main() {
        if item.load.is_none() && weight::is_weighted(context, &item.exercise) {
            let text = format!("{} does not say with which weight.", item.exercise.name);
            let mend = "Write `load = { step = 0 }` into its dose, and one more for each step.";
            found.should(At::item(BlockKind::Main, &item.exercise), text, mend);
        }
    }
}

/// Main exercises that stay as they are over weeks that build, although there is a rung above.
fn stands_still(scope: &PlanScope, found: &mut Breaches) {
    let context = scope.context;
    if context.named_workout() || scope.plan.status != Status::Plan {
        return;
    }
    let builds: Vec<&Week> =
        scope.plan.weeks.iter().filter(|week| week.kind == WeekKind::Build).collect();
    let mut told: Vec<&Id> = Vec::new();
    for weeks in builds.windows(STILL + 1) {
        let context = context.of(weeks[STILL]);
        if context.progress_paused() {
            continue;
        }
        for item in weeks[0].main() {
            let id = &item.exercise.id;
            let step = |item: &Item| item.load.as_ref().map_or(0, |load| load.step);
            let load = step(item);
            let same = |week: &&Week| {
                let mut items = week.main();
                items.any(|other| {
                    other.exercise.id == *id && other.dose == item.dose && step(other) == load
                })
            };
            let free = || {
                let ladder = climb::own_ladder(context, &item.exercise, item.dose.sets())?;
                let rung = ladder.place(&item.dose, load);
                ladder.next(rung.unwrap_or_else(|| ladder.not_below(&item.dose, load)))
            };
            if !told.contains(&id) && weeks[1..].iter().all(same) && free().is_some() {
                told.push(id);
                let text = format!(
                    "{} stands still from week {} to {}.",
                    item.exercise.name, weeks[0].number, weeks[STILL].number
                );
                let spot = At::week(weeks[STILL].number).with_exercise(&item.exercise);
                found.should(spot, text, "Let it climb a rung.");
            }
        }
    }
}

fn step_back(scope: &WeekScope, found: &mut Breaches) {
    let training = scope.week.training();
    // Where the lighter week is done again, or comes after a pause, the week before that counts.
    let Some(before) = scope
        .before
        .iter()
        .rfind(|before| before.training() != training && !is_pause(before))
        .filter(|_| steps_back(scope.context, training))
    else {
        return;
    };
    if scope.week.kind != WeekKind::StepBack {
        let text = format!("Week {} does not step back.", scope.week.number);
        return found.should(At::here(), text, "Make it a lighter week: about half the sets.");
    }
    // Sessions take turns: each is compared with itself.
    let pairs: Vec<(u32, u32)> = counterparts(before, scope.week, true)
        .map(|(_, session, before)| (session_sets(before), session_sets(session)))
        .collect();
    let (was, now) = pairs.iter().fold((0, 0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let (fewest, most) = STEP_BACK;
    if now * 100 > most * was || now * 100 < fewest * was {
        let text = format!("Week {} has {now} sets after {was}.", scope.week.number);
        let mend = format!("Make it {} to {}.", (was * fewest).div_ceil(100), was * most / 100);
        found.should(At::here(), text, mend);
    }
}

/// What changes within weeks is planned for so long and asked about again.
fn ends_in_time(scope: &PlanScope, found: &mut Breaches) {
    let Some((most, why)) = longest(scope.context.outlook.stated()) else { return };
    let weeks = scope.plan.weeks.len();
    if scope.plan.status == Status::Refused || weeks <= most as usize {
        return;
    }
    let then = match why {
        Ending::Acute => "then ask how the pain is",
        Ending::Disc => "then ask how the pain is and what a clinician says",
        Ending::Birth => "the birth comes next",
    };
    let text = format!("The plan covers {weeks} weeks of a state that is planned for {most}.");
    found.must(At::here(), text, format!("Plan {}; {then}.", counted(most, "week")));
}

fn tells_of_a_break(scope: &PlanScope, found: &mut Breaches) {
    let words = break_in_words();
    let told = scope.plan.safety.afterwards.iter().any(|advice| **advice == *words);
    if !told && scope.plan.status == Status::Plan {
        let mend = "Add to `afterwards` what to do after missed days.";
        found.should(At::here(), "The plan does not say how to go on after a break.", mend);
    }
}

fn review_point(scope: &PlanScope, found: &mut Breaches) {
    ends_in_time(scope, found);
    let told = scope
        .plan
        .notices
        .iter()
        .any(|notice| notice.rule == RuleId::REVIEW_POINT && notice.kind == NoticeKind::Info);
    if !told && scope.plan.status != Status::Refused {
        found.should(
            At::here(),
            "The plan does not say when to look again.",
            "Add a notice: look again after 4 and 8 weeks.",
        );
    }
}
