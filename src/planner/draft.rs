//! A strength session in the making: its picks, and how they become a session.

use super::footing::{is_down, settle};
use super::warm_up;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::spine::MOST;
use crate::plan::{Block, BlockKind, Item, RuleId, Session, SessionKind, Why};
use crate::rules::time::USED;
use crate::rules::{self, Context, condition, footing, order, pain};
use crate::text::id::Id;

/// Why something is smaller than it could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Less {
    /// To fit the minutes.
    Minutes,
    /// To keep to its share of the session.
    Share,
    /// To leave room for sets that are added in later weeks.
    Growth,
}

/// A main exercise of a session, with what progress has made of it.
#[derive(Clone)]
pub(super) struct Pick {
    /// Exercise, current dose, reasons for the choice.
    pub item: Item,
    /// The dose before anything was trimmed.
    pub full: Dose,
    /// Repetitions gained since it was chosen.
    pub gained: u32,
    /// Whether it stays, or is new in this span of weeks.
    pub stays: bool,
    /// Why the dose is smaller than the full one, if it is.
    pub less: Option<Less>,
    /// Reasons for this week's dose.
    pub dose_why: Vec<(RuleId, String)>,
}

impl Pick {
    /// A fresh pick with the catalogue dose.
    pub fn new(item: Item) -> Self {
        let full = item.dose.clone();
        Self { item, full, gained: 0, stays: false, less: None, dose_why: Vec::new() }
    }

    /// Takes over the dose that a week holds of it, with the reasons for it; repetitions more or
    /// fewer count as gained or lost.
    fn adopt(&mut self, context: Context, item: &Item) {
        if finished(self, context) == *item {
            return;
        }
        if let (Dose::Reps { reps: [_, was], .. }, Dose::Reps { reps: [_, now], .. }) =
            (&self.item.dose, &item.dose)
        {
            self.gained = (self.gained + now).saturating_sub(*was);
        }
        let of_dose = own_why(item, context).filter(|why| !self.item.why.contains(why));
        self.dose_why = of_dose
            .filter_map(|why| Some((rules::find(&why.rule)?.id, why.text.to_string())))
            .collect();
        self.item.set_dose(item.dose.clone());
    }
}

/// Sorts main items into their order of work; the highest compression never comes first. Where the
/// way down to the floor is to be spared, upright exercises come before the others.
pub(super) fn in_order(context: Context, items: &mut [Item]) {
    items.sort_by_key(|item| (order::place_in_order(&item.exercise), item.exercise.rank));
    if footing::holds(context.profile) {
        items.sort_by_key(|item| is_down(&item.exercise));
    }
    let highest = |item: &Item| item.exercise.spine.comp >= MOST;
    if items.first().is_some_and(highest)
        && let Some(other) = items.iter().position(|item| !highest(item))
    {
        items[..=other].rotate_right(1);
    }
}

/// A strength session in the making.
#[derive(Clone)]
pub(super) struct SessionDraft {
    pub title: String,
    pub warm_up: Vec<Item>,
    /// Main exercises, most important first.
    pub picks: Vec<Pick>,
    pub walk: Option<Item>,
    pub stretches: Vec<Item>,
    /// Why there is less stretching than there could be, if there is.
    pub less_stretching: Option<Less>,
    /// Whether the picks keep their order: those of a named workout do.
    pub fixed_order: bool,
}

impl SessionDraft {
    /// Seconds of the whole session.
    pub fn seconds(&self) -> u32 {
        let items = self.warm_up.iter().chain(self.walk.as_ref()).chain(&self.stretches);
        items.map(|item| item.seconds).sum::<u32>()
            + self.picks.iter().map(|pick| pick.item.seconds).sum::<u32>()
    }

    /// Whether the main work ends on the floor, where upright exercises come first.
    pub fn ends_down(&self) -> bool {
        self.picks.iter().any(|pick| is_down(&pick.item.exercise))
    }

    /// Whether so much time is left that another exercise is better than a walk.
    pub fn has_spare_time(&self, context: Context) -> bool {
        let walk = self.walk.as_ref().map_or(0, |item| item.seconds);
        (self.seconds() - walk) * 100 < context.limit() * USED
    }

    /// Takes over what a session of a week holds, where it is not what this draft makes of it:
    /// exercises, doses and their reasons. What the session left out is gone.
    pub fn adopt(&mut self, context: Context, session: &Session) {
        if self.session(context) == *session {
            return;
        }
        let items = |kind| session.block(kind).map_or(&[][..], |block| &block.items);
        let walks = |item: &Item| item.exercise.pattern == Pattern::Locomotion;
        let (walk, stretches) = items(BlockKind::CoolDown).iter().cloned().partition(walks);
        let walk: Vec<Item> = walk;
        (self.walk, self.stretches) = (walk.into_iter().next(), stretches);
        self.warm_up = items(BlockKind::WarmUp).to_vec();
        let main = items(BlockKind::Main);
        let with = |id: &Id| main.iter().find(|item| item.exercise.id == *id);
        self.picks.retain(|pick| with(&pick.item.exercise.id).is_some());
        for pick in &mut self.picks {
            if let Some(item) = with(&pick.item.exercise.id) {
                pick.adopt(context, item);
            }
        }
        for item in main {
            if self.picks.iter().all(|pick| pick.item.exercise.id != item.exercise.id) {
                let why = own_why(item, context).cloned().collect();
                let item = Item { why, ..item.clone() };
                self.picks.push(Pick { stays: true, ..Pick::new(item) });
            }
        }
    }

    /// Whether two sessions have the same main exercises, in whatever order.
    pub fn has_same_exercises(&self, other: &Self) -> bool {
        let has =
            |draft: &Self, id: &Id| draft.picks.iter().any(|pick| pick.item.exercise.id == *id);
        self.picks.len() == other.picks.len()
            && self.picks.iter().all(|pick| has(other, &pick.item.exercise.id))
    }

    /// The session as it stands in a week.
    pub fn session(&self, context: Context) -> Session {
        let mut warm_up = self.warm_up.clone();
        let mut main: Vec<Item> = self.picks.iter().map(|pick| finished(pick, context)).collect();
        if !self.fixed_order {
            in_order(context, &mut main);
        }
        let mut cool_down: Vec<Item> = self.walk.iter().chain(&self.stretches).cloned().collect();
        if rules::footing::holds(context.profile) {
            let opening = warm_up::opening(context, &warm_up);
            settle(&mut [&mut warm_up, &mut main, &mut cool_down], opening);
        }
        let blocks = vec![
            Block::new(BlockKind::WarmUp, warm_up),
            Block::new(BlockKind::Main, main),
            Block::new(BlockKind::CoolDown, cool_down),
        ];
        Session::new(SessionKind::Strength, self.title.clone(), blocks)
    }
}

/// A pick with effort, breathing and the reasons for this week's dose.
fn finished(pick: &Pick, context: Context) -> Item {
    let mut item = pick.item.clone();
    if item.exercise.pattern != Pattern::Stretch {
        item.rpe = Some(rules::usual_effort(context));
        item.breathing = Some(item.exercise.breathing.clone());
    }
    for (rule, text) in
        state_why(&pick.item.exercise, context).into_iter().chain(pick.dose_why.iter().cloned())
    {
        item.because(rule, text);
    }
    item
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
