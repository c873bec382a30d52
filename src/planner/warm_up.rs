//! Warm-ups: a little walking or marching, then a drill of the daily card.

use std::sync::Arc;

use super::arrange::spare;
use super::card::Card;
use super::easing::easing;
use super::footing::is_down;
use super::pool::Pool;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Exercise, Muscle, Pattern};
use crate::person::profile::Goal;
use crate::plan::{Item, RuleId};
use crate::rules::composition::VERY_SHORT;
use crate::rules::{Context, footing, order};

/// Minutes of marching that are tried first, and where nothing fits with them.
const MARCHING: [&[u32]; 2] = [&[2, 3], &[1, 4, 5]];
/// Drills that are tried for a warm-up.
const TRIED: usize = 8;

/// The warm-up of a strength session: drills from the card, first the one that fits the `work` that
/// the session begins with; none when nothing allowed makes one.
pub(super) fn warm_up(pool: &Pool, card: &Card, work: Option<&Exercise>) -> Option<Vec<Item>> {
    let opener: Vec<Item> = easing(pool).into_iter().collect();
    let (own, others) = drills(pool, card, work, &opener);
    let drills = (own.clone(), own.into_iter().chain(others).collect::<Vec<_>>());
    let steps = locomotion(pool);
    if steps.is_empty() {
        return Trial { context: pool.context, step: None, opener: &opener }.made(drills);
    }
    steps.iter().find_map(|step| {
        Trial { context: pool.context, step: Some(step), opener: &opener }.made(drills.clone())
    })
}

/// Ways to warm up that are tried until one is as long as it should be.
struct Trial<'t> {
    context: Context<'t>,
    /// Marching or walking, where it is allowed.
    step: Option<&'t Item>,
    /// What eases, where it is known.
    opener: &'t [Item],
}

impl Trial<'_> {
    /// With drills of the card, else with any, else with drills that are done twice.
    fn made(&self, (own, all): (Vec<Item>, Vec<Item>)) -> Option<Vec<Item>> {
        let sets_of =
            |drills| sets_of_drills(self.context, self.opener, drills, self.step.is_none());
        let all = sets_of(all);
        let doubled = || {
            let drills = all.iter().find(|drills| !drills.is_empty())?;
            Some(vec![drills.iter().cloned().map(twice).collect::<Vec<_>>()])
        };
        self.with_any(&sets_of(own))
            .or_else(|| self.with_any(&all))
            .or_else(|| self.with_any(&doubled()?))
    }

    fn with_any(&self, sets: &[Vec<Item>]) -> Option<Vec<Item>> {
        let short = self.context.minutes < VERY_SHORT;
        let [usual, other] = if short { [MARCHING[1], MARCHING[0]] } else { MARCHING };
        self.with(sets, usual).or_else(|| self.with(sets, other))
    }

    fn with(&self, sets: &[Vec<Item>], minutes: &[u32]) -> Option<Vec<Item>> {
        let marches = self.marches(minutes);
        let mut ways =
            sets.iter().flat_map(|drills| marches.iter().map(move |march| (march, drills)));
        ways.find_map(|(march, drills)| self.whole(march.as_ref(), drills))
    }

    fn marches(&self, minutes: &[u32]) -> Vec<Option<Item>> {
        let Some(item) = self.step else { return vec![None] };
        let (fewest, most) = order::locomotion_minutes(&item.exercise);
        let fit = minutes.iter().filter(|minutes| (fewest..=most).contains(*minutes));
        fit.map(|minutes| Some(marching(item, *minutes))).collect()
    }

    /// The warm-up, where its length is right.
    fn whole(&self, march: Option<&Item>, drills: &[Item]) -> Option<Vec<Item>> {
        let items: Vec<Item> =
            march.into_iter().chain(self.opener).chain(drills).cloned().collect();
        let total: u32 = items.iter().map(|item| item.seconds).sum();
        let (shortest, longest) = order::warm_up_seconds(self.context.minutes);
        (shortest..=longest).contains(&total).then_some(items)
    }
}

fn twice(mut item: Item) -> Item {
    item.set_dose(item.dose.with_sets(item.dose.sets().max(2)));
    item
}

fn marching(item: &Item, minutes: u32) -> Item {
    let mut item = item.clone();
    item.set_dose(Dose::Minutes { minutes });
    item
}

/// The drills that are tried together: one, then two; none in the shortest sessions or beside what
/// eases; two at least where nothing steps.
fn sets_of_drills(
    context: Context,
    opener: &[Item],
    drills: Vec<Item>,
    two: bool,
) -> Vec<Vec<Item>> {
    let mut sets: Vec<Vec<Item>> = Vec::new();
    if context.minutes < VERY_SHORT || !opener.is_empty() {
        sets.push(Vec::new());
    }
    if !two || !opener.is_empty() {
        sets.extend(drills.iter().map(|drill| vec![drill.clone()]));
    }
    for (index, first) in drills.iter().enumerate() {
        sets.extend(drills[index + 1..].iter().map(|second| vec![first.clone(), second.clone()]));
    }
    let three = drills.into_iter().take(3).collect::<Vec<_>>();
    if three.len() == 3 {
        sets.push(three);
    }
    sets
}

/// Marching, or walking where sessions are long, the goal is performance or the reader asked for
/// it; the other one in case that does not fit.
fn locomotion(pool: &Pool) -> Vec<Item> {
    let (goal, minutes) = (pool.context.profile.goal, pool.context.minutes);
    let walks = minutes > 45 || (goal == Goal::Performance && minutes > 20);
    let mut allowed: Vec<_> =
        pool.of(Pattern::Locomotion).iter().map(|entry| entry.exercise).collect();
    allowed.sort_by_key(|exercise| {
        (!pool.includes(exercise), exercise.is(Category::Aerobic) != walks)
    });
    let items = allowed.into_iter().filter_map(|exercise| pool.item(exercise));
    let with_reason = items.map(|mut item| {
        item.because(RuleId::WARM_UP_FIRST, "Warms you up before the drills and the work.");
        item
    });
    with_reason.collect()
}

/// Drills in the order of preference: those of the card; and others, in case the card has none that
/// fits.
fn drills(
    pool: &Pool,
    card: &Card,
    work: Option<&Exercise>,
    opener: &[Item],
) -> (Vec<Item>, Vec<Item>) {
    let fits = |exercise: &Exercise| {
        exercise.pattern == Pattern::Mobility
            && !matches!(exercise.dose(pool.context.level()), Some(Dose::Hold { .. }))
    };
    let of_card = card.drills.iter().map(|item| &item.exercise).filter(|exercise| fits(exercise));
    let mut first: Vec<&Arc<Exercise>> = of_card.collect();
    first.sort_by_key(|drill| work.map(|work| distance(drill, work)));
    let mut rest: Vec<&Arc<Exercise>> =
        pool.of(Pattern::Mobility).iter().map(|entry| entry.exercise).collect();
    if rest.is_empty() {
        rest = pool.all().filter(|exercise| order::is_drill(pool.context, exercise)).collect();
    } else {
        rest.retain(|exercise| fits(exercise) && !exercise.on_request);
    }
    rest.sort_by_key(|drill| (!drill.is(Category::WarmUp), work.map(|work| distance(drill, work))));
    spare(pool.context, &mut rest);
    rest.retain(|exercise| card.drills.iter().all(|item| item.exercise.id != exercise.id));
    let opens = |exercise: &Exercise| opener.iter().any(|item| item.exercise.id == exercise.id);
    let items = |mut drills: Vec<&Arc<Exercise>>| {
        if footing::holds(pool.context.profile) {
            drills.sort_by_key(|exercise| is_down(exercise));
        }
        let drills = drills.into_iter().filter(|exercise| !opens(exercise)).take(TRIED);
        let items = drills.filter_map(|exercise| pool.item(exercise)).map(|mut item| {
            item.because(
                RuleId::WARM_UP_FIRST,
                "A mobility drill prepares the joints that are about to work.",
            );
            item
        });
        items.collect()
    };
    (items(first), items(rest))
}

/// How far a drill is from the work that it prepares: 0 where it moves what works first of all, 1
/// where it moves anything that works, else 2.
fn distance(drill: &Exercise, work: &Exercise) -> u8 {
    let all = |exercise: &Exercise| [&exercise.primary[..], &exercise.secondary].concat();
    let meet = |one: &[Muscle], other: &[Muscle]| one.iter().any(|muscle| other.contains(muscle));
    if meet(&drill.primary, &work.primary) {
        0
    } else {
        1 + u8::from(!meet(&all(drill), &all(work)))
    }
}
