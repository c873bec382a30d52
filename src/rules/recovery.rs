//! What happens on which days: how often strength, what lies between, what every day holds.

use super::{At, Breaches, Check, Context, Force, PlanScope, Rule, WeekScope, condition};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Muscle, Pattern};
use crate::person::health::Condition;
use crate::person::profile::Goal;
use crate::plan::{Item, PlanDay, RuleId, Status, rule_ids};
use crate::text::printable::counted;

/// Strength sessions a week: fewest preferred, most allowed.
pub const STRENGTH_A_WEEK: (u32, u32) = (2, 3);
/// Compression from which a session must have a day of recovery beside it.
pub const RECOVERY_COMP: u8 = 2;
/// Mobility a day, in seconds: least and most.
pub const MOBILITY: (u32, u32) = (300, 600);
/// The daily card, in seconds, shortest and longest: usually, with the goal `stretch`, and with
/// osteoporosis.
const CARD: [(u32, u32); 3] = [(300, 420), (540, 840), (720, 900)];
/// Drills of a card, fewest and most.
pub const CARD_DRILLS: (usize, usize) = (2, 3);
/// Days a week on which the front of the hips is stretched at most, with the goal `desk`.
pub const HIP_DAYS: usize = 4;
/// Seconds that a card leaves to its drills.
pub const LEAST_DRILLS: u32 = 150;
/// Minutes of a day's session from which the exercises of osteoporosis are done in full, not once.
pub const FULL_CARD: u32 = 15;
/// Age from which nobody is asked for impact, and pain.
const IMPACT: (u32, u32) = (80, 4);
/// Seconds of the holds of a daily drill for the back muscles, shortest and longest (Giangregorio
/// 2014).
const EXTENSOR_HOLD: (u32, u32) = (3, 5);
rule_ids! {
    DAILY_MOBILITY = "daily-mobility",
    DAILY_STRETCH = "daily-stretch",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::STRENGTH_FREQUENCY,
        says: || {
            format!(
                "{} to {} strength sessions a week for the low back; never more.",
                STRENGTH_A_WEEK.0, STRENGTH_A_WEEK.1
            )
        },
        because: "Two or three sessions are enough for the low back to get stronger; it gains \
            from even one a week.",
        source: "Source article; Graves 1990 (one session a week works for the muscles of the low \
            back); ACSM 2026: 2 days a week and more",
        evidence: "One controlled trial for the low back, and an overview of reviews. The upper \
            limit is this program's choice: for the rest of the body ACSM 2009 gives trained \
            people more (3 to 4 days, advanced 4 to 5).",
        force: Force::Must,
        gives_way: "one a week still works for the muscles of the low back",
        checks: &[Check::Week(strength_frequency)],
    },
    Rule {
        id: RuleId::RECOVERY_DAY,
        says: || {
            format!(
                "No strength on two days in a row, also from one week to the next: never when a \
                    session asks for compression {RECOVERY_COMP} or more, otherwise only when the \
                    days allow nothing else."
            )
        },
        because: "Muscles get stronger between sessions, not in them.",
        source: "Source article: adequate recovery between sessions; ACSM: 48 hours for the same \
            muscles",
        evidence: "Position stand.",
        force: Force::Must,
        gives_way: "the days you chose lie side by side, and both sessions are light",
        checks: &[Check::Plan(recovery_day)],
    },
    Rule {
        id: RuleId::DAILY_STRETCH,
        says: || {
            format!(
                "Every day holds at least one stretch. With the goal desk the front of the hips \
                    is stretched on {HIP_DAYS} days a week at most, so that other stretches come \
                    too."
            )
        },
        because: "Flexibility grows from little and often.",
        source: "Source article: stretch daily; ACSM 2011 (Garber et al.): daily is most effective",
        evidence: "Position stand; benefits are for range of motion. For pain and function \
            stretching did not differ from no treatment in a network of 89 trials, in which \
            strength work and steadying the trunk did (Owen 2020).",
        force: Force::Should,
        gives_way: "the minutes are too few, or no stretch is allowed",
        checks: &[Check::Week(daily_stretch), Check::Week(hips_on_few_days)],
    },
    Rule {
        id: RuleId::DAILY_MOBILITY,
        says: || {
            let [(a, b), (c, d), (e, f)] = CARD.map(|(from, to)| (from / 60, to / 60));
            format!(
                "Every day without strength holds the card of its block: {} to {} drills and a \
                    stretch, {a} to {b} min in all ({c} to {d} with the goal stretch, {e} to {f} \
                    with osteoporosis, as far as the minutes go); a strength session covers its \
                    day. With osteoporosis the card also holds a drill for the back muscles with \
                    holds of {} to {} s and one for balance.",
                CARD_DRILLS.0, CARD_DRILLS.1, EXTENSOR_HOLD.0, EXTENSOR_HOLD.1
            )
        },
        because: "Easy movement is a way to stay active on every day. That these drills by \
            themselves ease pain has not been shown.",
        source: "Source article: mobility drills 5-10 minutes per day; Giangregorio 2014 on daily \
            balance and back muscles with osteoporosis",
        evidence: "Opinion of the source article; guidelines advise to stay active. Pelvic tilts \
            and hamstring stretches were what the other group of Snook 1998 did, as exercises \
            that do not help. The drills with osteoporosis: expert consensus, which asks for more \
            of them, 15 to 20 min of balance and 5 to 10 min for the back muscles a day.",
        force: Force::Should,
        gives_way: "the minutes are too few, or too few exercises are allowed",
        checks: &[Check::Week(daily_mobility), Check::Week(daily_drills)],
    },
];

fn strength_frequency(scope: &WeekScope, found: &mut Breaches) {
    if scope.context.status != Status::Plan {
        return;
    }
    let count = u32::try_from(scope.week.strength().count()).unwrap_or(u32::MAX);
    let (fewest, most) = STRENGTH_A_WEEK;
    if count > most {
        let text = format!("Week {} has {count} strength sessions.", scope.week.number);
        found.must(At::here(), text, format!("Keep {most} and rest between them."));
    } else if count < fewest {
        let text =
            format!("Week {} has {}.", scope.week.number, counted(count, "strength session"));
        found.should(At::here(), text, format!("Plan {fewest}, on days that do not touch."));
    }
}

fn recovery_day(scope: &PlanScope, found: &mut Breaches) {
    let mut last: Option<(&PlanDay, u8)> = None;
    for (day, session) in scope.plan.weeks.iter().flat_map(super::super::plan::Week::strength) {
        let comp = session.comp();
        if let Some((before, comp_before)) = last
            && (day.date - before.date).num_days() <= 1
        {
            let force =
                if comp.max(comp_before) >= RECOVERY_COMP { Force::Must } else { Force::Should };
            let text = format!(
                "Strength on {} follows strength on {} without a day between.",
                day.name(),
                before.name()
            );
            found.add(
                force,
                At::day(day),
                text,
                "Leave a day without strength work between the two.",
            );
        }
        last = Some((day, comp));
    }
}

/// Reports the days that lack something: one by one, or the whole week at once where every day
/// does.
fn report_days(
    scope: &WeekScope,
    lacking: &[&PlanDay],
    found: &mut Breaches,
    text: impl Fn(&str) -> String,
    mend: &str,
) {
    if lacking.len() == scope.week.days.len() {
        return found.should(
            At::here(),
            text(&format!("Every day of week {}", scope.week.number)),
            mend,
        );
    }
    for day in lacking {
        found.should(At::day(day), text(&day.name()), mend);
    }
}

fn daily_stretch(scope: &WeekScope, found: &mut Breaches) {
    let stretches = |day: &PlanDay| {
        let mut items = day.sessions.iter().flat_map(super::super::plan::Session::items);
        items.any(|(_, item)| item.exercise.pattern == Pattern::Stretch)
    };
    let lacking: Vec<&PlanDay> = scope.week.days.iter().filter(|day| !stretches(day)).collect();
    report_days(
        scope,
        &lacking,
        found,
        |when| format!("{when} is without a stretch."),
        "Add one stretch, such as 2 x 30 s.",
    );
}

/// Whether an exercise stretches the front of the hips.
pub fn frees_hips(exercise: &Exercise) -> bool {
    exercise.pattern == Pattern::Stretch && exercise.primary.contains(&Muscle::HipFlexors)
}

fn hips_on_few_days(scope: &WeekScope, found: &mut Breaches) {
    let profile = scope.context.profile;
    let named = scope.context.named_workout();
    if profile.goal != Goal::Desk || named || scope.context.status != Status::Plan {
        return;
    }
    // Who asked for it gets it as often as stretches come.
    let frees =
        |exercise: &Exercise| frees_hips(exercise) && !profile.wanted().contains(&exercise.id);
    let stretched = |day: &&PlanDay| items(day).any(|item| frees(&item.exercise));
    let days = scope.week.days.iter().filter(stretched).count();
    if days > HIP_DAYS {
        let text = format!(
            "Week {} stretches the front of the hips on {days} days, not {HIP_DAYS} at most.",
            scope.week.number
        );
        found.should(At::here(), text, "Take another stretch on some of the days.");
    }
}

/// Shortest and longest card of a person, in seconds.
pub fn card_seconds(context: Context) -> (u32, u32) {
    if condition::has_osteoporosis(context.profile) {
        CARD[2]
    } else if context.profile.goal == Goal::Stretch {
        CARD[1]
    } else {
        CARD[0]
    }
}

/// Whether bones are asked to answer to a little impact: with osteoporosis that has not broken
/// anything, where standing and pain allow it.
pub fn asks_for_impact(context: Context) -> bool {
    let profile = context.profile;
    profile.has(Condition::Osteoporosis)
        && !profile.has(Condition::OsteoporosisFracture)
        && !profile.has(Condition::SpinalStenosis)
        && profile.pain < IMPACT.1
        && profile.age.is_none_or(|age| age < IMPACT.0)
}

/// Seconds of a day's sessions.
fn seconds_of(day: &PlanDay) -> u32 {
    items(day).map(|item| item.seconds).sum()
}

fn daily_mobility(scope: &WeekScope, found: &mut Breaches) {
    if scope.context.status != Status::Plan {
        return;
    }
    let (least, most) = card_seconds(scope.context);
    let least = least.min(MOBILITY.0.max(scope.context.limit() * 2 / 3)).min(scope.context.limit());
    let enough = |day: &PlanDay| {
        let strength = day.sessions.iter().any(crate::plan::Session::is_strength);
        strength || (least..=most.max(MOBILITY.1)).contains(&seconds_of(day))
    };
    let lacking: Vec<&PlanDay> = scope.week.days.iter().filter(|day| !enough(day)).collect();
    let mend = format!("Make it {} to {} min.", least / 60, most / 60);
    let minutes: Vec<u32> = lacking.iter().map(|day| seconds_of(day) / 60).collect();
    let amount = match (minutes.iter().min(), minutes.iter().max()) {
        (Some(fewest), Some(longest)) if fewest < longest => format!("{fewest} to {longest}"),
        (Some(minutes), _) => minutes.to_string(),
        _ => return,
    };
    report_days(
        scope,
        &lacking,
        found,
        |when| format!("{when} has {amount} min of mobility and stretching."),
        &mend,
    );
}

/// Whether an exercise trains the muscles that straighten the spine by short holds, in that dose.
pub fn is_extensor_drill(exercise: &Exercise, dose: &Dose) -> bool {
    let muscle = |muscle: &Muscle| {
        matches!(muscle, Muscle::ErectorSpinae | Muscle::Multifidus | Muscle::ThoracicExtensors)
    };
    let short = |seconds: &u32| (EXTENSOR_HOLD.0..=EXTENSOR_HOLD.1).contains(seconds);
    let holds = matches!(dose, Dose::Holds { seconds, .. } if short(seconds));
    let strength = exercise.pattern.is_strength();
    strength && holds && exercise.primary.iter().chain(&exercise.secondary).any(muscle)
}

fn daily_drills(scope: &WeekScope, found: &mut Breaches) {
    if scope.context.status != Status::Plan || !condition::has_osteoporosis(scope.context.profile) {
        return;
    }
    let is_daily = |day: &&PlanDay| day.sessions.iter().all(|session| !session.is_strength());
    let is_balance = |item: &Item| item.exercise.pattern == Pattern::Balance;
    let is_drill = |item: &Item| is_extensor_drill(&item.exercise, &item.dose);
    for day in scope.week.days.iter().filter(is_daily) {
        let holds = |kind: &dyn Fn(&Item) -> bool| items(day).any(kind);
        let parts = [
            ("a drill for the back muscles", holds(&is_drill)),
            ("an exercise for balance", holds(&is_balance)),
        ];
        for (what, _) in parts.into_iter().filter(|(_, there)| !there) {
            let text = format!("{} is without {what}.", day.name());
            found.should(At::day(day), text, format!("Add {what}."));
        }
    }
}

fn items(day: &PlanDay) -> impl Iterator<Item = &Item> {
    day.sessions.iter().flat_map(super::super::plan::Session::items).map(|(_, item)| item)
}
