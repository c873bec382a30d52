//! A strength session in the making: its picks, and how they become a session.

use std::sync::Arc;

use super::arrange::opening;
use super::footing::{is_down, settle};
use super::slot::Slot;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::ladder::{Ladder, Rung};
use crate::catalogue::limits::TURNS_REST;
use crate::catalogue::spine::MOST;
use crate::plan::{Block, BlockKind, Item, RuleId, Session, SessionKind, Why};
use crate::rules::composition::{self, VERY_SHORT};
use crate::rules::load::FIRST_SETS;
use crate::rules::{self, Context, climb, condition, footing, order, pain, time};
use crate::text::id::Id;

/// Sets to which spare time brings an exercise before another one comes.
pub(super) const FULL_SETS: u32 = 3;
/// Lifts of a session.
pub(super) const LIFTS: usize = 2;
/// Stands in reasons of a dose for its amount, which may change until the week is made.
pub(super) const AMOUNT: &str = "{amount}";

/// A main exercise of a session, with what progress has made of it.
#[derive(Clone)]
pub(super) struct Pick {
    pub exercise: Arc<Exercise>,
    /// What it is for; none where the reader or a workout named it.
    pub slot: Option<Slot>,
    /// Whether it is one of the two main lifts.
    pub lift: bool,
    /// The dose of its own that the ladder begins with.
    pub own: Dose,
    pub ladder: Ladder,
    pub rung: Rung,
    /// The dose of a named workout's first week, which is a range.
    pub range: Option<Dose>,
    pub sets: u32,
    /// Seconds between sets, where it is not the exercise's own.
    pub rest: Option<u32>,
    /// The block in which it came, counted from 0.
    pub since: u32,
    /// Why this exercise.
    pub why: Vec<Why>,
    /// Reasons for this week's dose.
    pub dose_why: Vec<(RuleId, String)>,
}

impl Pick {
    /// A fresh pick on the first rung of a dose.
    pub fn new(context: Context, exercise: &Arc<Exercise>, own: &Dose) -> Self {
        Self {
            exercise: Arc::clone(exercise),
            slot: None,
            lift: false,
            own: own.clone(),
            ladder: climb::ladder(context, exercise, own),
            rung: Rung::default(),
            range: None,
            sets: own.sets(),
            rest: None,
            since: context.block(),
            why: Vec::new(),
            dose_why: Vec::new(),
        }
    }

    pub fn because(&mut self, rule: RuleId, text: impl Into<crate::text::id::Text>) {
        self.why.push(Why { rule: rule.into(), text: text.into() });
    }

    /// Changes the sets. A list of holds is climbed set by set: with other sets it is another list.
    pub fn set_sets(&mut self, sets: u32) {
        if matches!(self.own, Dose::Holds { .. }) && sets != self.sets {
            let was = self.ladder.dose(self.rung);
            self.ladder = climb::holds(&self.exercise, &self.own, sets);
            let same = self.ladder.place(&was, 0);
            self.rung = same.unwrap_or_else(|| self.ladder.not_below(&was.with_sets(sets), 0));
        }
        self.sets = sets;
    }

    /// The dose of a rung, with this week's sets and rest.
    pub fn dose_on(&self, rung: Rung) -> Dose {
        self.this_week(self.range.as_ref().unwrap_or(&self.ladder.dose(rung)))
    }

    /// A dose with this week's sets and rest.
    fn this_week(&self, dose: &Dose) -> Dose {
        let dose = dose.with_sets(self.sets);
        match self.rest {
            Some(rest) => dose.with_rest(rest),
            None => dose,
        }
    }

    pub fn dose(&self) -> Dose {
        self.dose_on(self.rung)
    }

    pub fn seconds(&self) -> u32 {
        self.exercise.seconds(&self.dose())
    }

    /// Seconds of the longest of the next so many rungs.
    pub fn longest(&self, rungs: u32) -> u32 {
        let seconds = |dose: &Dose| self.exercise.seconds(&self.this_week(dose));
        self.ladder.longest(self.rung, rungs, seconds).max(self.seconds())
    }

    /// The item as the must rules of a session see it: without weight, rung and reasons.
    pub fn bare(&self, context: Context) -> Item {
        let mut item = Item::new(Arc::clone(&self.exercise), self.dose());
        if self.exercise.pattern != Pattern::Stretch {
            item.rpe = climb::effort(context, &self.exercise);
            item.breathing = Some(self.exercise.breathing.clone());
        }
        item
    }

    /// The item as a week has it.
    pub fn item(&self, context: Context) -> Item {
        let mut item = self.bare(context);
        item.why.clone_from(&self.why);
        if self.exercise.pattern != Pattern::Stretch {
            climb::weigh(context, &mut item, &self.ladder, self.rung);
            climb::mark(context, &mut item, &self.own, &self.ladder);
        }
        let of_state = state_why(&self.exercise, context);
        if let Some((rule, text)) = of_state {
            item.because(rule, text);
        }
        for (rule, text) in &self.dose_why {
            if text.contains(AMOUNT) {
                item.because(*rule, text.replace(AMOUNT, &item.dose.amount(false)));
            } else {
                item.because(*rule, text.clone());
            }
        }
        item
    }

    /// Takes over the dose that a week holds of it, with the reasons for it.
    fn adopt(&mut self, context: Context, item: &Item) {
        if self.item(context) == *item {
            return;
        }
        self.set_sets(item.dose.sets());
        let as_stated = |range: &Dose| range.with_sets(item.dose.sets()) == item.dose;
        self.range = self.range.take().filter(as_stated);
        let load = item.load.as_ref().map_or(self.rung.load, |load| load.step);
        let stated = self.range.is_some().then_some(self.rung);
        self.rung = stated
            .or_else(|| self.ladder.place(&item.dose, load))
            .unwrap_or_else(|| self.ladder.not_below(&item.dose, load));
        self.rest =
            Some(item.dose.rest()).filter(|rest| *rest != self.ladder.dose(self.rung).rest());
        let of_dose = own_why(item, context).filter(|why| !self.why.contains(why));
        self.dose_why = of_dose
            .filter_map(|why| Some((rules::find(&why.rule)?.id, why.text.to_string())))
            .collect();
    }
}

/// How many kinds of work a week of such exercises lacks.
pub(super) fn lacking<'p>(context: Context, picks: impl Iterator<Item = &'p Pick>) -> usize {
    composition::uncovered(context, picks.map(|pick| &*pick.exercise)).count()
}

/// Sorts main exercises into their order of work; the highest compression never comes first. Where
/// the way down to the floor is to be spared, upright exercises come before the others.
pub(super) fn in_order(context: Context, picks: &mut [&Pick]) {
    picks.sort_by_key(|pick| (order::place_in_order(&pick.exercise), pick.exercise.rank));
    if footing::holds(context.profile) {
        picks.sort_by_key(|pick| is_down(&pick.exercise));
    }
    let highest = |pick: &&Pick| pick.exercise.spine.comp >= MOST;
    if picks.first().is_some_and(highest)
        && let Some(other) = picks.iter().position(|pick| !highest(pick))
    {
        picks[..=other].rotate_right(1);
    }
}

/// A strength session in the making.
#[derive(Clone)]
pub(super) struct SessionDraft {
    pub title: String,
    pub warm_up: Vec<Item>,
    /// Main exercises, most important first.
    pub picks: Vec<Pick>,
    pub stretches: Vec<Item>,
    /// Whether the picks keep their order: those of a named workout do.
    pub fixed_order: bool,
}

impl SessionDraft {
    /// Seconds of the whole session in this week, its first easy set included.
    pub fn seconds(&self, context: Context) -> u32 {
        self.around(context) + self.picks.iter().map(Pick::seconds).sum::<u32>()
    }

    /// Seconds of the session at the longest of the next so many rungs of each exercise.
    pub fn longest(&self, context: Context, rungs: u32) -> u32 {
        let work = self.picks.iter().map(|pick| pick.longest(rungs));
        self.around(context) + work.sum::<u32>()
    }

    /// Whether one pick takes more of the session than is good.
    pub fn is_taken_up_by(&self, context: Context, pick: usize) -> bool {
        let whole = (self.seconds(context), self.picks.len());
        time::takes_most(context, self.picks[pick].seconds(), whole).is_some()
    }

    /// Seconds of warm-up, easy set and cool-down.
    fn around(&self, context: Context) -> u32 {
        let items = self.warm_up.iter().chain(&self.stretches);
        let mut picks = self.in_order(context).into_iter();
        let heavy = picks.find(|pick| self.is_ramped(context, &pick.exercise));
        let ramp = heavy.and_then(|pick| climb::ramp(&pick.exercise, &pick.dose()));
        items.chain(&ramp).map(|item| item.seconds).sum()
    }

    /// The main exercises in their order of work.
    fn in_order(&self, context: Context) -> Vec<&Pick> {
        let mut picks: Vec<&Pick> = self.picks.iter().collect();
        if !self.fixed_order {
            in_order(context, &mut picks);
        }
        picks
    }

    /// Whether an easy set comes before an exercise, where it is the first such one; none does
    /// where it would be another way up from the floor.
    fn is_ramped(&self, context: Context, exercise: &Exercise) -> bool {
        climb::is_ramped(context, exercise)
            && !(footing::holds(context.profile)
                && self.warm_up.iter().any(|item| is_down(&item.exercise)))
    }

    /// Takes over what a session of a week holds, where it is not what this draft makes of it:
    /// exercises, doses and their reasons. What the session left out is gone.
    pub fn adopt(&mut self, context: Context, session: &Session) {
        if self.session(context) == *session {
            return;
        }
        let items = |kind| {
            let blocks = session.blocks.iter().filter(move |block| block.kind == kind);
            blocks.flat_map(|block| &block.items)
        };
        self.stretches = items(BlockKind::CoolDown).cloned().collect();
        self.warm_up = items(BlockKind::WarmUp).filter(|item| !item.ramp).cloned().collect();
        let with = |id: &Id| items(BlockKind::Main).find(|item| item.exercise.id == *id);
        self.picks.retain(|pick| with(&pick.exercise.id).is_some());
        for pick in &mut self.picks {
            if let Some(item) = with(&pick.exercise.id) {
                pick.adopt(context, item);
            }
        }
        for item in items(BlockKind::Main) {
            if self.picks.iter().all(|pick| pick.exercise.id != item.exercise.id) {
                let own = context.dose(&item.exercise).unwrap_or_else(|| item.dose.clone());
                let mut pick = Pick::new(context, &item.exercise, &own);
                pick.why = own_why(item, context).cloned().collect();
                pick.adopt(context, item);
                self.picks.push(pick);
            }
        }
    }

    /// Whether the main work ends on the floor, where the way down is to be spared.
    pub fn ends_down(&self) -> bool {
        let down = |pick: &Pick| is_down(&pick.exercise);
        if self.warm_up.iter().any(|item| is_down(&item.exercise)) {
            self.picks.iter().all(down)
        } else {
            self.picks.iter().any(down)
        }
    }

    /// The work that a warm-up prepares: the lift that comes first, where there is one.
    pub fn opens_with(&self, context: Context) -> Option<&Exercise> {
        let picks = self.in_order(context).into_iter();
        picks.min_by_key(|pick| !pick.exercise.lift).map(|pick| &*pick.exercise)
    }

    /// Whether an exercise is one of its main ones.
    pub fn holds(&self, id: &Id) -> bool {
        self.picks.iter().any(|pick| pick.exercise.id == *id)
    }

    /// The session as it stands in a week.
    pub fn session(&self, context: Context) -> Session {
        self.session_of(context, |pick| pick.item(context))
    }

    /// The same as its must rules see it.
    pub fn bare_session(&self, context: Context) -> Session {
        self.session_of(context, |pick| pick.bare(context))
    }

    fn session_of(&self, context: Context, item: impl Fn(&Pick) -> Item) -> Session {
        let mut warm_up = self.warm_up.clone();
        let mut main: Vec<Item> = self.in_order(context).into_iter().map(item).collect();
        let mut cool_down = self.stretches.clone();
        if footing::holds(context.profile) {
            let fixed = opening(context, &warm_up);
            settle(&mut [&mut warm_up, &mut main, &mut cool_down], fixed);
        }
        let heavy = main.iter().find(|item| self.is_ramped(context, &item.exercise));
        warm_up.extend(heavy.and_then(|item| climb::ramp(&item.exercise, &item.dose)));
        let blocks = vec![
            Block::new(BlockKind::WarmUp, warm_up),
            Block::new(BlockKind::Main, main),
            Block::new(BlockKind::CoolDown, cool_down),
        ];
        Session::new(SessionKind::Strength, self.title.clone(), blocks)
    }
}

/// The reasons of a finished item without those that the person's state adds.
fn own_why<'i>(item: &'i Item, context: Context) -> impl Iterator<Item = &'i Why> {
    let of_state = state_why(&item.exercise, context);
    item.why.iter().filter(move |why| {
        of_state.as_ref().is_none_or(|(rule, text)| why.rule != *rule || *text != *why.text)
    })
}

/// Why a main item is smaller than the person's level alone would have it.
fn state_why(exercise: &Exercise, context: Context) -> Option<(RuleId, String)> {
    let profile = context.profile;
    if exercise.pattern == Pattern::Stretch {
        return None;
    }
    if pain::has_moderate_pain(profile) {
        return Some((
            RuleId::PAIN_GATE,
            format!("One set less than usual, at pain {} of 10.", profile.pain),
        ));
    }
    let row = condition::rows(profile).find(|row| row.fixes_level)?;
    (profile.level > context.level()).then(|| {
        (RuleId::CONDITION_CAPS, format!("A beginner's dose, {}.", row.when.trim_end_matches(',')))
    })
}

/// A beginner's first weeks have few sets.
pub(super) fn begin_low(context: Context, pick: &mut Pick) {
    if context.is_introduction() {
        pick.set_sets(pick.sets.min(FIRST_SETS));
    }
    if is_very_short(context) {
        if let Some(rounds) = rounds(context) {
            pick.set_sets(rounds);
        }
        pick.rest = Some(TURNS_REST);
    }
}

/// Rounds in which exercises that take turns are done; none where a state says how many sets.
pub(super) fn rounds(context: Context) -> Option<u32> {
    (!context.progress_paused()).then_some(time::FEWEST_SETS + u32::from(context.block() > 0))
}

/// Whether a session is as short as those without a cool-down may be.
pub(super) fn is_very_short(context: Context) -> bool {
    context.minutes < VERY_SHORT
}
