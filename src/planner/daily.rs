//! The days between: breathing, mobility that changes from day to day, and a stretch.

use std::sync::Arc;

use super::easing::easing;
use super::footing::{is_down, settle};
use super::pool::Pool;
use super::relief::breathing;
use super::shape;
use super::warm_up::{opening, rotate, spare};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Exercise, Muscle, Pattern};
use crate::person::profile::Goal;
use crate::plan::{Block, BlockKind, Item, RuleId, Session, SessionKind};
use crate::rules::load::START_GROUPS;
use crate::rules::recovery::MOBILITY;
use crate::rules::{Context, condition, footing, order};

/// Mobility of a daily session, in seconds: what it aims at when the minutes allow.
const MOBILITY_TARGET: u32 = 330;
/// Seconds that short days leave between mobility and stretch, so that whole drills fit.
const TO_SPARE: u32 = 60;
/// Drills by which the mobility of the next day begins later in the list.
const DRILLS_A_DAY: usize = 4;

/// Minutes of a daily session from which the drills of osteoporosis are done in full, not once.
const FULL_DRILLS: u32 = 15;

/// Makes the daily sessions of a plan.
pub(super) struct Daily<'a> {
    pool: Pool<'a>,
    /// With osteoporosis drills for the back muscles and for balance, in later years for balance.
    bone: Option<Pool<'a>>,
}

impl<'a> Daily<'a> {
    /// For a person. What the first weeks keep back is main work, so one pool serves all weeks.
    pub fn new(context: Context<'a>) -> Self {
        let bone =
            condition::has_osteoporosis(context.profile) || footing::asks_for_balance(context);
        let bone = bone.then(|| Pool::bone(context));
        Self { pool: Pool::gentle(context), bone }
    }

    /// The session of a day of a week of training, counted from 0; none when nothing allowed makes
    /// one.
    pub fn session(&self, training: u32, day: usize) -> Option<Session> {
        let turn = day + training.saturating_sub(1) as usize * 7;
        let limit = self.pool.context.limit();
        let drills = self.drills(turn);
        let drilled: u32 = drills.iter().map(|item| item.seconds).sum();
        // Balance counts as mobility, the back muscles do not.
        let composition = drills
            .iter()
            .filter(|item| item.exercise.pattern == Pattern::Balance)
            .map(|item| item.seconds)
            .sum();
        let easing = easing(&self.pool);
        let mut stretches =
            self.stretches(turn, limit.saturating_sub(drilled - composition), easing.as_ref());
        let taken: u32 = stretches.iter().map(|item| item.seconds).sum();
        let mut mobility = mobility(
            &self.pool,
            (training, turn),
            (composition, easing),
            limit.saturating_sub(taken + drilled),
        );
        mobility.extend(drills);
        if footing::holds(self.pool.context.profile) {
            let opening = opening(self.pool.context, &mobility);
            settle(&mut [&mut mobility, &mut stretches], opening);
        }
        let blocks = vec![
            Block::new(BlockKind::Mobility, mobility),
            Block::new(BlockKind::Stretch, stretches),
        ];
        let session = Session::new(SessionKind::Daily, SessionKind::Daily.title(), blocks);
        (!session.blocks.is_empty()).then_some(session)
    }

    /// With osteoporosis, one drill for the back muscles and one for balance, turned from day to
    /// day.
    fn drills(&self, turn: usize) -> Vec<Item> {
        let Some(pool) = &self.bone else { return Vec::new() };
        let full = pool.context.minutes >= FULL_DRILLS;
        let bone = condition::has_osteoporosis(pool.context.profile);
        let of = |composition: bool| {
            let fits =
                |exercise: &&Arc<Exercise>| (exercise.pattern == Pattern::Balance) == composition;
            let mut exercises: Vec<_> = pool.all().filter(fits).collect();
            // What trains the back muscles first of all comes before what trains them as well.
            exercises.sort_by_key(|exercise| exercise.pattern != Pattern::Extension);
            if composition {
                rotate(&mut exercises, turn);
            }
            let mut item = pool.item(exercises.first()?)?;
            if !full {
                item.set_dose(item.dose.with_sets(1));
            }
            let (rule, text) = match (composition, bone) {
                (true, false) => (
                    RuleId::BALANCE_PRACTICE,
                    "Balance on several days a week lowers the chance of a fall; keep a hand at a \
                        support.",
                ),
                (true, true) => (
                    RuleId::DAILY_MOBILITY,
                    "With osteoporosis, balance every day lowers the chance of a fall.",
                ),
                (false, _) => (
                    RuleId::DAILY_MOBILITY,
                    "With osteoporosis, short holds for the back muscles come every day.",
                ),
            };
            item.because(rule, text);
            Some(item)
        };
        [false, true]
            .into_iter()
            .filter(|composition| bone || *composition)
            .filter_map(of)
            .collect()
    }

    /// The day's stretches: as many as the goal wants and as leave room for the least mobility,
    /// with a little to spare if possible.
    fn stretches(&self, turn: usize, limit: u32, easing: Option<&Item>) -> Vec<Item> {
        let room = limit.saturating_sub(MOBILITY.0);
        let items = self.stretches_within(turn, room.saturating_sub(TO_SPARE), easing);
        if items.is_empty() { self.stretches_within(turn, room, easing) } else { items }
    }

    fn stretches_within(&self, turn: usize, mut room: u32, easing: Option<&Item>) -> Vec<Item> {
        let mut items = Vec::new();
        let leads =
            |exercise: &Exercise| easing.is_some_and(|item| item.exercise.id == exercise.id);
        let mut order = stretch_order(&self.pool, turn);
        if footing::holds(self.pool.context.profile) {
            order.sort_by_key(|exercise| is_down(exercise));
        }
        for exercise in order.into_iter().filter(|exercise| !leads(exercise)) {
            let Some(mut item) = self.pool.item(exercise).filter(|item| item.seconds <= room)
            else {
                continue;
            };
            room -= item.seconds;
            item.because(RuleId::DAILY_STRETCH, "A stretch a day keeps what stretching brings.");
            items.push(item);
            if items.len() == shape::daily_stretches(self.pool.context.profile) {
                break;
            }
        }
        items
    }
}

/// The allowed stretches, the goal's own first, the others turned.
pub(super) fn stretch_order<'a>(pool: &Pool<'a>, turn: usize) -> Vec<&'a Arc<Exercise>> {
    let stretches = pool.of(Pattern::Stretch).iter().map(|entry| entry.exercise);
    let desk = pool.context.profile.goal == Goal::Desk;
    // Long sitting keeps the front of the hips short: with the goal `desk` their stretch is always
    // there.
    let hips = |exercise: &Exercise| desk && exercise.primary.contains(&Muscle::HipFlexors);
    let (mut first, mut rest): (Vec<_>, Vec<_>) =
        stretches.partition(|exercise| pool.includes(exercise) || hips(exercise));
    rotate(&mut rest, turn);
    spare(pool.context, &mut rest);
    first.append(&mut rest);
    first
}

/// Breathing, then drills until the target is reached, within `room` seconds; marching fills what
/// drills can't. Of the mobility that counts, `done` seconds are there already.
fn mobility(
    pool: &Pool,
    (training, turn): (u32, usize),
    (done, easing): (u32, Option<Item>),
    room: u32,
) -> Vec<Item> {
    let left = |seconds: u32| seconds.saturating_sub(done);
    let (least, most) = (left(MOBILITY.0), left(MOBILITY.1).min(room));
    let target = left(MOBILITY_TARGET).min(most);
    // A stretch that leads is no mobility, but it takes its time.
    let counts =
        |item: &Item| if item.exercise.pattern == Pattern::Stretch { 0 } else { item.seconds };
    let most = most
        .min(room.saturating_sub(easing.as_ref().map_or(0, |item| item.seconds - counts(item))));
    let mut total = easing.as_ref().map_or(0, counts);
    let mut items: Vec<Item> = easing.into_iter().collect();
    let mut order = mobility_order(pool, training, turn);
    if footing::holds(pool.context.profile) {
        order.sort_by_key(|exercise| is_down(exercise));
    }
    for exercise in order {
        if total >= target {
            break;
        }
        let alike = items.iter().any(|item| item.exercise.id == exercise.id)
            || items.iter().any(|item| linked(&item.exercise, exercise));
        let Some(mut item) =
            pool.item(exercise).filter(|item| !alike && total + item.seconds <= most)
        else {
            continue;
        };
        total += item.seconds;
        item.because(RuleId::DAILY_MOBILITY, "Easy movement every day keeps a back comfortable.");
        items.push(item);
    }
    if total < least
        && let Some(item) = march(pool, least - total, most - total)
    {
        items.insert(0, item);
    }
    items
}

/// Whether one exercise is the easier or harder form of the other: one of them is enough for a day.
fn linked(one: &Exercise, other: &Exercise) -> bool {
    let leads = |from: &Exercise, to: &Exercise| {
        from.easier.iter().chain(&from.harder).any(|id| *id == to.id)
    };
    leads(one, other) || leads(other, one)
}

fn march(pool: &Pool, gap: u32, room: u32) -> Option<Item> {
    let entry = pool
        .of(Pattern::Locomotion)
        .iter()
        .find(|entry| order::locomotion_minutes(entry.exercise).0 * 60 <= room)?;
    let (fewest, most) = order::locomotion_minutes(entry.exercise);
    let minutes = gap.div_ceil(60).min(room / 60).clamp(fewest, most);
    let mut item = pool.item(entry.exercise)?;
    item.set_dose(Dose::Minutes { minutes });
    item.because(RuleId::DAILY_MOBILITY, "A few minutes of stepping complete the day's mobility.");
    Some(item)
}

/// One breathing exercise, a beginner's pelvic tilt, then the drills: the goal's own group first,
/// turned from day to day.
fn mobility_order<'a>(pool: &Pool<'a>, training: u32, turn: usize) -> Vec<&'a Arc<Exercise>> {
    let profile = pool.context.profile;
    let group = match profile.goal {
        Goal::Desk => Some(Category::Desk),
        Goal::MidBack => Some(Category::MidBack),
        _ => None,
    };
    let of_group = |exercise: &Exercise| group.is_some_and(|group| exercise.is(group));
    let mut breathing = breathing(pool);
    breathing.sort_by_key(|exercise| (!pool.includes(exercise), !of_group(exercise)));
    breathing.truncate(1);
    let mut drills: Vec<_> =
        pool.of(Pattern::Mobility).iter().map(|entry| entry.exercise).collect();
    rotate(&mut drills, turn * DRILLS_A_DAY);
    spare(pool.context, &mut drills);
    let starts = pool.context.in_training(training).is_introduction();
    let start = |exercise: &Exercise| {
        starts && START_GROUPS.iter().any(|group| group.contains(&exercise.id.as_str()))
    };
    drills.sort_by_key(|exercise| (!pool.includes(exercise), !of_group(exercise)));
    if let Some(first) = drills.iter().position(|exercise| start(exercise)) {
        drills[..=first].rotate_right(1);
    }
    breathing.into_iter().chain(drills).collect()
}
