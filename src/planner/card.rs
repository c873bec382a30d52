//! The daily card: a few drills and a stretch that stay for a block, done on every day without
//! strength.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::arrange::{once, opening, rotate, spare};
use super::days::StrengthDays;
use super::decisions::Decisions;
use super::draft::SessionDraft;
use super::easing::easing;
use super::footing::{is_down, settle};
use super::pool::Pool;
use super::relief::breathing;
use super::size;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Exercise, Muscle, Pattern};
use crate::catalogue::ladder::Rung;
use crate::person::health::Condition;
use crate::person::profile::{Day, Goal};
use crate::plan::{Block, BlockKind, Item, RuleId, Session, SessionKind};
use crate::rules::recovery::{self, CARD_DRILLS};
use crate::rules::{Context, climb, composition, condition, footing, order};
use crate::text::id::Id;
use crate::text::vocabulary::Vocabulary as _;

/// Stretches of the goal `stretch`, and sets of each where time is short.
const STRETCH_GOAL: usize = 5;
/// Sets of a balance exercise and of a back drill on the card of osteoporosis.
const BALANCE_SETS: u32 = 3;
const BACK_SETS: u32 = 3;

/// What is done on every day without strength in a block.
#[derive(Clone)]
pub(super) struct Card {
    /// What eases, drills, balance and back drills, in order.
    pub drills: Vec<Item>,
    pub stretches: Vec<Item>,
}

impl Card {
    /// The card of the block that a context is in, with room for what climbs in it from where it
    /// stood.
    pub fn of(context: Context, heights: &BTreeMap<Id, Rung>) -> Self {
        let pool = Pool::gentle(context);
        let (least, most) = recovery::card_seconds(context);
        let easing = easing(&pool);
        let (mut drills, growth) = special(context, heights);
        drills.extend(pelvic_floor(&pool));
        let most = most.min(context.limit()).saturating_sub(growth);
        let taken = seconds(&drills) + easing.as_ref().map_or(0, |item| item.seconds);
        let room = (taken, most.saturating_sub(taken));
        let stretches = stretches(&pool, easing.as_ref(), room);
        let mut card = Self { drills: easing.into_iter().collect(), stretches };
        let drills = within(drills, most.saturating_sub(card.seconds()));
        card.add_drills(&pool, &drills, (least, most));
        card.drills.extend(drills);
        if footing::holds(context.profile) {
            let fixed = opening(context, &card.drills);
            settle(&mut [&mut card.drills, &mut card.stretches], fixed);
        }
        card
    }

    /// Lets what climbs stand where it does in the week's sessions: an exercise has one ladder,
    /// wherever it is done. What no session holds climbs here, where the week does.
    pub fn climb(
        &mut self,
        context: Context,
        drafts: &[SessionDraft],
        (heights, up): (&mut BTreeMap<Id, Rung>, bool),
    ) {
        for item in self.drills.iter_mut().filter(|item| footing::is_stance(&item.exercise)) {
            let Some(own) = context.dose(&item.exercise) else { continue };
            let ladder = climb::ladder(context, &item.exercise, &own);
            let id = item.exercise.id.clone();
            let mut picks = drafts.iter().flat_map(|draft| &draft.picks);
            let rung = match (picks.find(|pick| pick.exercise.id == id), heights.get(&id)) {
                (Some(pick), _) => pick.rung,
                (None, Some(known)) if up => ladder.next(*known).unwrap_or(*known),
                (None, known) => known.copied().unwrap_or_default(),
            };
            let rung = ladder.nearest(rung);
            item.set_dose(ladder.dose(rung).with_sets(item.dose.sets()));
            heights.insert(id, rung);
        }
    }

    fn seconds(&self) -> u32 {
        seconds(&self.drills) + seconds(&self.stretches)
    }

    /// Drills until the card is long enough, at least a few and no more than it holds; stepping
    /// where drills are few.
    fn add_drills(&mut self, pool: &Pool, others: &[Item], (least, most): (u32, u32)) {
        let bone = condition::has_osteoporosis(pool.context.profile);
        let special = if bone { 0 } else { others.len() };
        let there = others;
        let others = seconds(others);
        let goal = pool.context.profile.goal == Goal::Stretch;
        for exercise in drill_order(pool) {
            let count = self.drills.len() + special;
            let long = goal || self.seconds() + others >= least;
            if (count >= CARD_DRILLS.0 && long) || count >= CARD_DRILLS.1 {
                break;
            }
            let mut known = self.drills.iter().chain(there);
            let alike = known.any(|item| linked(&item.exercise, exercise));
            let Some(mut item) = pool
                .item(exercise)
                .filter(|item| !alike && self.seconds() + others + item.seconds <= most)
            else {
                continue;
            };
            item.because(
                RuleId::DAILY_MOBILITY,
                "Easy movement every day keeps a back comfortable.",
            );
            self.drills.push(item);
        }
        let total = self.seconds() + others;
        if total < least
            && let Some(item) = march(pool, least - total, most.saturating_sub(total))
        {
            self.drills.insert(0, item);
        }
    }

    /// The session of a day without strength; none when nothing allowed makes one.
    pub fn session(&self) -> Option<Session> {
        let blocks = vec![
            Block::new(BlockKind::Mobility, self.drills.clone()),
            Block::new(BlockKind::Stretch, self.stretches.clone()),
        ];
        let session = Session::new(SessionKind::Daily, SessionKind::Daily.title(), blocks);
        (!session.blocks.is_empty()).then_some(session)
    }
}

/// Items within so many seconds: sets go, those of the last item first, then items.
fn within(mut items: Vec<Item>, room: u32) -> Vec<Item> {
    while seconds(&items) > room {
        match items.iter_mut().rev().find(|item| item.dose.sets() > 1) {
            Some(item) => item.set_dose(item.dose.with_sets(item.dose.sets() - 1)),
            None => drop(items.pop()),
        }
    }
    items
}

fn seconds(items: &[Item]) -> u32 {
    items.iter().map(|item| item.seconds).sum()
}

/// With osteoporosis two exercises for balance, one with impact and a drill for the back; where
/// balance is asked for, one exercise for it. With the seconds by which they may grow in the block.
fn special(context: Context, heights: &BTreeMap<Id, Rung>) -> (Vec<Item>, u32) {
    let bone = condition::has_osteoporosis(context.profile);
    if !bone && !footing::asks_for_balance(context) {
        return (Vec::new(), 0);
    }
    let pool = Pool::bone(context);
    let of = |pattern: Pattern| -> Vec<&Arc<Exercise>> {
        let mut list: Vec<_> = pool.of(pattern).iter().map(|entry| entry.exercise).collect();
        rotate(&mut list, context.block() as usize);
        // Heels are raised beside other balance, not in its place.
        list.sort_by_key(|exercise| pattern == Pattern::Balance && !footing::is_stance(exercise));
        list
    };
    let mut items = Vec::new();
    if bone {
        items.extend(back_drill(&pool));
        if recovery::asks_for_impact(context) {
            items.extend(of(Pattern::Impact).first().and_then(|exercise| pool.item(exercise)).map(
                |item| because(item, "With osteoporosis, a little impact is what bones answer to."),
            ));
        }
    }
    let (count, text) = if bone {
        (2, "With osteoporosis, balance every day lowers the chance of a fall.")
    } else {
        (1, "Balance on several days a week lowers the chance of a fall; keep a hand at a support.")
    };
    let rule = if bone { RuleId::DAILY_MOBILITY } else { RuleId::BALANCE_PRACTICE };
    let mut growth = 0;
    for exercise in of(Pattern::Balance).into_iter().take(count) {
        let Some(mut item) = pool.item(exercise) else { continue };
        let sets = match bone {
            false => item.dose.sets(),
            true if context.minutes >= recovery::FULL_CARD => BALANCE_SETS,
            true => 1,
        };
        let ladder = climb::ladder(context, exercise, &item.dose);
        let rung = ladder.nearest(heights.get(&exercise.id).copied().unwrap_or_default());
        item.set_dose(ladder.dose(rung).with_sets(sets));
        item.because(rule, text);
        // The first week of a later block climbs as well.
        let rungs = size::rungs_of_block(context) + u32::from(context.block() > 0);
        let seconds = |dose: &Dose| exercise.seconds(&dose.with_sets(sets));
        growth += ladder.longest(rung, rungs, seconds).saturating_sub(item.seconds);
        items.push(item);
    }
    (items, growth)
}

/// In pregnancy what the guidelines ask for every day.
fn pelvic_floor(pool: &Pool) -> Option<Item> {
    let trains = |exercise: &&Arc<Exercise>| exercise.primary.contains(&Muscle::PelvicFloor);
    let exercise = pool.of(Pattern::Breathing).iter().map(|entry| entry.exercise).find(trains)?;
    let item = pool.item(exercise).filter(|_| pool.context.profile.has(Condition::Pregnancy))?;
    Some(because(item, "In pregnancy the pelvic floor is trained every day."))
}

fn because(mut item: Item, text: &'static str) -> Item {
    item.because(RuleId::DAILY_MOBILITY, text);
    item
}

/// A drill of short holds for the back muscles: what trains them first of all comes first.
fn back_drill(pool: &Pool) -> Option<Item> {
    let mut drills: Vec<_> = pool
        .all()
        .filter(|exercise| exercise.pattern.is_strength() && exercise.pattern != Pattern::Impact)
        .collect();
    drills.sort_by_key(|exercise| exercise.pattern != Pattern::Extension);
    let mut item = pool.item(drills.first()?)?;
    let sets = if pool.context.minutes >= recovery::FULL_CARD { BACK_SETS } else { 1 };
    item.set_dose(item.dose.with_sets(sets));
    Some(because(item, "With osteoporosis, short holds for the back muscles come every day."))
}

/// The stretches of the card: one, two where one of them is done on both sides at once; five for the
/// goal `stretch`, once where time is short.
fn stretches(pool: &Pool, easing: Option<&Item>, (taken, room): (u32, u32)) -> Vec<Item> {
    let context = pool.context;
    let goal = context.profile.goal == Goal::Stretch;
    let wanted = if goal { STRETCH_GOAL } else { 1 };
    let leads = |exercise: &Exercise| easing.is_some_and(|item| item.exercise.id == exercise.id);
    let mut order = stretch_order(pool, hips_on_card(context));
    if footing::holds(context.profile) {
        order.sort_by_key(|exercise| is_down(exercise));
    }
    // Drills need their time as well, where nothing else takes their place.
    let mut left = room.saturating_sub(recovery::LEAST_DRILLS.saturating_sub(taken));
    let mut items: Vec<Item> = Vec::new();
    for exercise in order.into_iter().filter(|exercise| !leads(exercise)) {
        if items.len() == wanted {
            break;
        }
        let Some(mut item) = pool.item(exercise) else { continue };
        let short = goal && exercise.unilateral && item.seconds * 5 > room;
        if short || item.seconds > left {
            item.set_dose(once(&item.dose));
        }
        if item.seconds > left || (goal && stretched_already(&items, exercise)) {
            continue;
        }
        left -= item.seconds;
        item.because(RuleId::DAILY_STRETCH, "A stretch a day keeps what stretching brings.");
        items.push(item);
    }
    if context.profile.age.is_some_and(|age| age >= composition::OLDER) {
        in_full(context, &mut items, left);
    }
    items
}

/// Stretches that were shortened are done in full again, as far as there is time left.
fn in_full(context: Context, items: &mut [Item], mut left: u32) {
    for item in items {
        let Some(dose) = context.dose(&item.exercise) else { continue };
        let more = item.exercise.seconds(&dose).saturating_sub(item.seconds);
        if more <= left {
            left -= more;
            item.set_dose(dose);
        }
    }
}

/// Whether one of the items stretches the same muscle first of all.
fn stretched_already(items: &[Item], exercise: &Exercise) -> bool {
    items.iter().any(|item| item.exercise.primary.first() == exercise.primary.first())
}

/// Whether the card is where the front of the hips is stretched, where that is done on few days: not
/// where it comes on more.
pub(super) fn hips_on_card(context: Context) -> bool {
    let strength = StrengthDays::of(context, &mut Decisions::default()).days;
    Day::ALL.len() - strength.len() <= recovery::HIP_DAYS
}

/// The allowed stretches: those asked for and the goal's own first, the others turned from block to
/// block. `hips` says whether the front of the hips is stretched here, where that is done on few
/// days.
pub(super) fn stretch_order<'a>(pool: &Pool<'a>, hips: bool) -> Vec<&'a Arc<Exercise>> {
    let context = pool.context;
    let stretches = pool.of(Pattern::Stretch).iter().map(|entry| entry.exercise);
    // Long sitting keeps the front of the hips short: with the goal `desk` their stretch is there.
    let of_hips =
        |exercise: &Exercise| context.profile.goal == Goal::Desk && recovery::frees_hips(exercise);
    let (mut first, mut rest): (Vec<_>, Vec<_>) =
        stretches.partition(|exercise| pool.includes(exercise) || (hips && of_hips(exercise)));
    first.sort_by_key(|exercise| !pool.includes(exercise));
    rotate(&mut rest, context.block() as usize);
    spare(context, &mut rest);
    rest.sort_by_key(|exercise| of_hips(exercise));
    first.append(&mut rest);
    first
}

/// Whether two exercises are the same, or one is the easier or harder form of the other: one of them
/// is enough for a day.
fn linked(one: &Exercise, other: &Exercise) -> bool {
    let leads = |from: &Exercise, to: &Exercise| {
        from.easier.iter().chain(&from.harder).any(|id| *id == to.id)
    };
    one.id == other.id || leads(one, other) || leads(other, one)
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
    Some(because(item, "A few minutes of stepping complete the day's mobility."))
}

/// Drills in the order in which they come: those asked for, the goal's own group, what opens a
/// session well, then the others, turned from block to block; breathing last.
fn drill_order<'a>(pool: &Pool<'a>) -> Vec<&'a Arc<Exercise>> {
    let context = pool.context;
    let group = match context.profile.goal {
        Goal::Desk => Some(Category::Desk),
        Goal::MidBack => Some(Category::MidBack),
        _ => None,
    };
    let mut drills: Vec<_> =
        pool.of(Pattern::Mobility).iter().map(|entry| entry.exercise).collect();
    rotate(&mut drills, context.block() as usize * CARD_DRILLS.0);
    spare(context, &mut drills);
    let own = |exercise: &Exercise| group.is_some_and(|group| exercise.is(group));
    drills.sort_by_key(|exercise| (!pool.includes(exercise), !own(exercise)));
    // The first drill of the card is the one that warms up.
    if let Some(first) = drills.iter().position(|exercise| exercise.is(Category::WarmUp))
        && !drills.first().is_some_and(|exercise| pool.includes(exercise))
    {
        drills[..=first].rotate_right(1);
    }
    if footing::holds(context.profile) {
        drills.sort_by_key(|exercise| is_down(exercise));
    }
    drills.extend(breathing(pool));
    drills
}
