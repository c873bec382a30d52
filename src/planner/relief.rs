//! Gentle movement for a sore back: one short session a day, to be repeated.

use std::sync::Arc;

use super::arrange::{rotate, spare};
use super::dates;
use super::decisions::Decisions;
use super::easing::{easing, trial};
use super::footing::{is_down, settle};
use super::no_plan::NoPlan;
use super::pool::Pool;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Exercise, Pattern, Source};
use crate::person::profile::{Day, Profile, USUAL_SESSIONS};
use crate::plan::{Block, BlockKind, Item, PlanDay, RuleId, Session, SessionKind, Week, WeekKind};
use crate::rules::bending::{self, TRIAL_DAYS};
use crate::rules::recovery::MOBILITY;
use crate::rules::relief::{self, RELIEF_MINUTES, RELIEF_WEEKS};
use crate::rules::{Context, footing, order};
use crate::text::vocabulary::Vocabulary as _;

/// Share of the minutes that a relief session uses, in per cent.
const USED: u32 = 90;
/// Minutes of marching or walking in it, fewest first.
const MARCH: (u32, u32) = (2, 3);

/// The weeks of a relief plan; those that are past stay as they are.
pub(super) fn weeks(
    context: Context,
    past: &[Week],
    decisions: &mut Decisions,
) -> Result<Vec<Week>, NoPlan> {
    let profile = context.outlook.stated();
    if profile.weeks > RELIEF_WEEKS && context.outlook.weeks() == RELIEF_WEEKS {
        let text = format!(
            "{} weeks were asked for; a relief plan covers {RELIEF_WEEKS}. Then answer again: how \
                is the pain now?",
            profile.weeks
        );
        decisions.applied(RuleId::REVIEW_POINT, text);
    }
    decisions.applied(
        RuleId::RELIEF_GENTLE,
        "No resistance and no equipment; a session may be repeated up to 3 times a day.",
    );
    decisions.reason(RuleId::TIME_BUDGET, || "too few gentle exercises are allowed".into());
    tell_unused(profile, decisions);
    let week = |number: u32| {
        if let Some(week) = past.get(number as usize - 1) {
            return Some(week.clone());
        }
        let pool = Pool::gentle(context.in_week(number));
        let days = dates(profile, number).enumerate().map(|(index, (date, weekday))| {
            let turn = index + (number as usize - 1) * 7;
            Some(PlanDay { date, weekday, sessions: vec![session(&pool, turn)?] })
        });
        Some(Week {
            number,
            training: None,
            kind: WeekKind::Build,
            level: None,
            theme: None,
            walk: super::walk::of(context.in_week(number)),
            days: days.collect::<Option<_>>()?,
        })
    };
    let weeks: Option<Vec<Week>> = (1..=context.outlook.weeks()).map(week).collect();
    weeks.ok_or_else(|| NoPlan {
        reasons: vec![
            "Too few gentle exercises are left for a session of at least 5 minutes.".into(),
        ],
        help: vec!["Take some exercises off `exclude`.".into()],
    })
}

/// Wishes that speak of strength sessions have no effect here.
fn tell_unused(profile: &Profile, decisions: &mut Decisions) {
    let wishes = [
        ("workout", profile.workout.is_some()),
        ("sessions", profile.sessions != USUAL_SESSIONS),
        ("days", profile.days.len() < Day::ALL.len()),
        ("equipment", !profile.equipment.is_empty()),
    ];
    let unused: Vec<&str> = wishes.iter().filter(|(_, said)| *said).map(|(key, _)| *key).collect();
    if !unused.is_empty() {
        decisions.applied(
            RuleId::RELIEF_GENTLE,
            format!("These settings change nothing in a gentle plan: {}.", unused.join(", ")),
        );
    }
}

fn session(pool: &Pool, turn: usize) -> Option<Session> {
    let limit = pool.context.minutes.min(RELIEF_MINUTES.1) * 60;
    let target = limit * USED / 100;
    let opening = Opening::of(pool, turn);
    // What mobility can't fill is left to stretches.
    let bends = bends_left(pool, std::iter::empty());
    let most: u32 = mobility(pool, turn, (&opening, bends), target, limit)
        .iter()
        .map(|item| item.seconds)
        .sum();
    let kept = opening.seconds().max(MOBILITY.0).min(most);
    let within = |room: u32| stretches(pool, turn, &opening, room.saturating_sub(kept));
    let mut stretches = Some(within(target))
        .filter(|stretches| !stretches.is_empty())
        .unwrap_or_else(|| within(limit));
    let taken: u32 = stretches.iter().map(|item| item.seconds).sum();
    let room = MOBILITY.1.min(limit - taken);
    let bends = bends_left(pool, stretches.iter());
    let mut mobility =
        mobility(pool, turn, (&opening, bends), target.saturating_sub(taken).min(room), room);
    if footing::holds(pool.context.profile) {
        settle(&mut [&mut mobility, &mut stretches], opening.fixed.len());
    }
    let blocks =
        vec![Block::new(BlockKind::Mobility, mobility), Block::new(BlockKind::Stretch, stretches)];
    let session = Session::new(SessionKind::Relief, SessionKind::Relief.title(), blocks);
    (session.seconds >= RELIEF_MINUTES.0 * 60).then_some(session)
}

/// What a session begins with.
struct Opening {
    /// Stepping, then what eases or is tried: they keep their place.
    fixed: Vec<Item>,
    /// Breathing, and a drill of the source article's sore-back list.
    then: Vec<Item>,
}

impl Opening {
    fn of(pool: &Pool, turn: usize) -> Self {
        let mut fixed: Vec<Item> = stepping(pool).into_iter().collect();
        fixed.extend(easing(pool));
        if turn < TRIAL_DAYS {
            fixed.extend(trial(pool));
        }
        let breathing = breathing(pool).first().and_then(|exercise| pool.item(exercise));
        let breathing =
            breathing.map(|item| because(item, "Slow breathing lets tight muscles give way."));
        // One of the bends is left for a stretch of the list.
        let bends = bends_left(pool, fixed.iter()).saturating_sub(1);
        let fits = |exercise: &&Arc<Exercise>| {
            let bent = usize::from(relief::bends_fully(exercise));
            is_listed(pool.context, exercise) && bent <= bends && !holds(&fixed, exercise)
        };
        let listed = drills(pool, turn).into_iter().find(fits);
        let listed =
            listed.and_then(|exercise| pool.item(exercise)).map(|item| because(item, DRILL));
        // What the article lists comes before all else; the order of doing is another.
        let then = listed.into_iter().chain(breathing);
        Self { then: then.filter(|item| !holds(&fixed, &item.exercise)).collect(), fixed }
    }

    fn seconds(&self) -> u32 {
        self.fixed.iter().chain(&self.then).map(|item| item.seconds).sum()
    }
}

fn because(mut item: Item, text: &'static str) -> Item {
    item.because(RuleId::RELIEF_GENTLE, text);
    item
}

fn holds(items: &[Item], exercise: &Exercise) -> bool {
    items.iter().any(|item| item.exercise.id == exercise.id)
}

/// The breathing exercises; where getting down is to be spared, those done upright first.
pub(super) fn breathing<'a>(pool: &Pool<'a>) -> Vec<&'a Arc<Exercise>> {
    let mut breathing: Vec<_> =
        pool.of(Pattern::Breathing).iter().map(|entry| entry.exercise).collect();
    if footing::holds(pool.context.profile) {
        breathing.sort_by_key(|exercise| is_down(exercise));
    }
    breathing
}

fn stepping(pool: &Pool) -> Option<Item> {
    let walking = |exercise: &Exercise| exercise.is(Category::Aerobic);
    let mut locomotion: Vec<_> =
        pool.of(Pattern::Locomotion).iter().map(|entry| entry.exercise).collect();
    locomotion.sort_by_key(|exercise| (!pool.includes(exercise), walking(exercise)));
    let mut item = locomotion.first().and_then(|exercise| pool.item(exercise))?;
    let minutes =
        if pool.context.minutes < 10 && !walking(&item.exercise) { MARCH.0 } else { MARCH.1 };
    item.set_dose(Dose::Minutes { minutes });
    Some(because(item, "Easy stepping gets a sore back moving."))
}

/// How many more exercises of a day may bend fully forward: few where no direction is known to
/// ease.
fn bends_left<'i>(pool: &Pool, there: impl Iterator<Item = &'i Item>) -> usize {
    if pool.context.profile.direction.is_some() {
        return usize::MAX;
    }
    relief::MOST_BENDS
        .saturating_sub(there.filter(|item| relief::bends_fully(&item.exercise)).count())
}

const DRILL: &str =
    "Small movements in an easy range; the source article lists such ones for a sore back.";

/// Whether the source article lists an exercise for a sore back; or it is the gentle form of one
/// that it lists, where that waits.
fn is_listed(context: Context, exercise: &Exercise) -> bool {
    (exercise.source == Source::Article && exercise.is(Category::SoreBack))
        || bending::stands_in(context, exercise)
}

/// The drills, turned from day to day: those asked for, then the source article's, then others for
/// a sore back.
fn drills<'a>(pool: &Pool<'a>, turn: usize) -> Vec<&'a Arc<Exercise>> {
    let mut drills: Vec<_> =
        pool.of(Pattern::Mobility).iter().map(|entry| entry.exercise).collect();
    rotate(&mut drills, turn * 2);
    spare(pool.context, &mut drills);
    drills.sort_by_key(|exercise| {
        (
            !pool.includes(exercise),
            !is_listed(pool.context, exercise),
            !exercise.is(Category::SoreBack),
        )
    });
    if footing::holds(pool.context.profile) {
        drills.sort_by_key(|exercise| is_down(exercise));
    }
    drills
}

/// Stretches within `room` seconds, the source article's sore-back list first.
fn stretches(pool: &Pool, turn: usize, opening: &Opening, room: u32) -> Vec<Item> {
    let all = pool.of(Pattern::Stretch).iter().map(|entry| entry.exercise);
    let (mut first, mut rest): (Vec<_>, Vec<_>) =
        all.partition(|exercise| is_listed(pool.context, exercise));
    rotate(&mut first, turn);
    rotate(&mut rest, turn);
    first.extend(rest);
    spare(pool.context, &mut first);
    first.sort_by_key(|exercise| !pool.includes(exercise));
    if footing::holds(pool.context.profile) {
        first.sort_by_key(|exercise| is_down(exercise));
    }
    let mut left = room;
    let mut bends = bends_left(pool, opening.fixed.iter().chain(&opening.then));
    let mut items = Vec::new();
    for exercise in first.into_iter().filter(|exercise| !holds(&opening.fixed, exercise)) {
        let bent = usize::from(relief::bends_fully(exercise));
        let fits = |item: &Item| item.seconds <= left && items.len() < 3 && bent <= bends;
        let Some(mut item) = pool.item(exercise).filter(fits) else { continue };
        left -= item.seconds;
        bends -= bent.min(bends);
        item.because(
            RuleId::RELIEF_GENTLE,
            "A gentle stretch; the source article lists such ones for a sore back.",
        );
        items.push(item);
    }
    items
}

/// What opens the session, then mobility until the target, within `room` seconds and with so many
/// full bends; where drills are few, breathing and stepping fill it.
fn mobility(
    pool: &Pool,
    turn: usize,
    (opening, bends): (&Opening, usize),
    target: u32,
    room: u32,
) -> Vec<Item> {
    let mut items = opening.fixed.clone();
    let mut total: u32 = items.iter().map(|item| item.seconds).sum();
    let mut bends = bends
        .saturating_sub(items.iter().filter(|item| relief::bends_fully(&item.exercise)).count());
    let others = drills(pool, turn).into_iter().chain(breathing(pool));
    let others = others.filter_map(|exercise| Some(because(pool.item(exercise)?, DRILL)));
    for item in opening.then.iter().cloned().chain(others) {
        let bent = usize::from(relief::bends_fully(&item.exercise));
        let fits = total < target && total + item.seconds <= room && bent <= bends;
        if fits && !holds(&items, &item.exercise) {
            total += item.seconds;
            bends -= bent;
            items.push(item);
        }
    }
    items[opening.fixed.len()..].sort_by_key(|item| item.exercise.pattern == Pattern::Mobility);
    lengthen(&mut items, total, target, room);
    items
}

/// Stepping lasts longer where little else is allowed.
fn lengthen(items: &mut [Item], total: u32, target: u32, room: u32) {
    let Some(item) = items.first_mut() else { return };
    let Dose::Minutes { minutes } = item.dose else { return };
    let (_, most) = order::locomotion_minutes(&item.exercise);
    let more = target.saturating_sub(total).div_ceil(60).min(room.saturating_sub(total) / 60);
    item.set_dose(Dose::Minutes { minutes: (minutes + more).min(most) });
}
