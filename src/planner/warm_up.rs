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
    let all: Vec<Item> = own.iter().cloned().chain(others).collect();
    let made =
        |step| Trial { context: pool.context, step, opener: &opener }.made(&all[..own.len()], &all);
    let steps = locomotion(pool);
    if steps.is_empty() { made(None) } else { steps.iter().find_map(|step| made(Some(step))) }
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
    fn made(&self, own: &[Item], all: &[Item]) -> Option<Vec<Item>> {
        let doubled = || {
            let drills = self.sets_of(all).find(|drills| !drills.is_empty())?;
            let twice: Vec<Item> = drills.into_iter().cloned().map(twice).collect();
            self.with_any(std::iter::once(twice.iter().collect()))
        };
        self.with_any(self.sets_of(own))
            .or_else(|| self.with_any(self.sets_of(all)))
            .or_else(doubled)
    }

    /// The drills that are tried together: one, then two; none in the shortest sessions or beside
    /// what eases; two at least where nothing steps.
    fn sets_of<'d>(&self, drills: &'d [Item]) -> impl Iterator<Item = Vec<&'d Item>> + Clone {
        let eased = !self.opener.is_empty();
        let none = (self.context.minutes < VERY_SHORT || eased).then(Vec::new);
        let ones = if self.step.is_some() || eased { drills } else { &[] };
        let behind = |(index, first)| drills[index + 1..].iter().map(move |next| vec![first, next]);
        let twos = drills.iter().enumerate().flat_map(behind);
        let three = drills.get(..3).map(|three| three.iter().collect());
        none.into_iter().chain(ones.iter().map(|drill| vec![drill])).chain(twos).chain(three)
    }

    fn with_any<'d>(&self, sets: impl Iterator<Item = Vec<&'d Item>> + Clone) -> Option<Vec<Item>> {
        let short = self.context.minutes < VERY_SHORT;
        let [usual, other] = if short { [MARCHING[1], MARCHING[0]] } else { MARCHING };
        self.with(sets.clone(), usual).or_else(|| self.with(sets, other))
    }

    fn with<'d>(
        &self,
        mut sets: impl Iterator<Item = Vec<&'d Item>>,
        minutes: &[u32],
    ) -> Option<Vec<Item>> {
        let marches = self.marches(minutes);
        sets.find_map(|drills| marches.iter().find_map(|march| self.whole(march.as_ref(), &drills)))
    }

    fn marches(&self, minutes: &[u32]) -> Vec<Option<Item>> {
        let Some(item) = self.step else { return vec![None] };
        let (fewest, most) = order::locomotion_minutes(&item.exercise);
        let fit = minutes.iter().filter(|minutes| (fewest..=most).contains(*minutes));
        fit.map(|minutes| Some(marching(item, *minutes))).collect()
    }

    /// The warm-up, where its length is right.
    fn whole(&self, march: Option<&Item>, drills: &[&Item]) -> Option<Vec<Item>> {
        let items = || march.into_iter().chain(self.opener).chain(drills.iter().copied());
        let total: u32 = items().map(|item| item.seconds).sum();
        let (shortest, longest) = order::warm_up_seconds(self.context.minutes);
        (shortest..=longest).contains(&total).then(|| items().cloned().collect())
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
