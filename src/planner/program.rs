//! Strength sessions over the weeks: chosen for a block, made to fit, climbing and stepping back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::adapt::Change;
use super::block;
use super::card::{Card, hips_on_card, stretch_order};
use super::choose::{self, Wanted, admits, choose};
use super::climb;
use super::days::StrengthDays;
use super::decisions::Decisions;
use super::draft::{FULL_SETS, LIFTS, SessionDraft, begin_low, is_very_short, lacking};
use super::footing::is_down;
use super::no_plan::NoPlan;
use super::pool::{Pool, home};
use super::size;
use super::slot::{Slot, slots};
use super::{warm_up, workout};
use crate::catalogue::exercise::{Exercise, Gear, Pattern};
use crate::catalogue::ladder::Rung;
use crate::catalogue::spine::MOST;
use crate::person::profile::Goal;
use crate::plan::{BlockKind, Item, RuleId, Session, SessionKind, Week, WeekKind};
use crate::rules::learn::most_different;
use crate::rules::load::THIRD_SET;
use crate::rules::{BLOCK, Context, composition, footing, recovery, weeks};
use crate::text::id::Id;

/// The strength sessions of a plan, week after week.
///
/// What a week needs to know of those before it - what was chosen, trimmed and climbed - is not in
/// the plan, so a plan that goes on is walked through again from its first week: [`Self::come_to`]
/// each week as it was planned, then [`Self::adopt`] it as it is.
pub(super) struct StrengthProgram {
    pub days: StrengthDays,
    state: State,
    /// The week of training that was come to last; 0 before the first.
    training: u32,
    /// The state in each week of training that was adopted, with the week in which it was last done.
    done: Vec<(u32, State)>,
}

/// What a week is made from.
#[derive(Clone)]
pub(super) struct State {
    pub card: Card,
    /// The sessions that take turns.
    pub drafts: Vec<SessionDraft>,
    /// The rungs of exercises that were left.
    pub heights: BTreeMap<Id, Rung>,
    /// Exercises that changed for others at the beginning of the block: they stay away in it.
    pub left: Vec<Arc<Exercise>>,
}

impl State {
    /// Lets what climbs on the card go with the sessions; `up` where the week climbs.
    fn climb_card(&mut self, context: Context, up: bool) {
        self.card.climb(context, &self.drafts, (&mut self.heights, up));
    }
}

impl StrengthProgram {
    /// Chooses the sessions of the first week.
    pub fn new(
        context: Context,
        days: StrengthDays,
        decisions: &mut Decisions,
    ) -> Result<Self, NoPlan> {
        let heights = BTreeMap::new();
        let card = Card::of(context, &heights);
        let state = State { card, drafts: Vec::new(), heights, left: Vec::new() };
        let mut program = Self { days, state, training: 0, done: Vec::new() };
        let pool = program.pool(context);
        program.state.drafts = match workout::of(context) {
            Some(workout) => {
                workout::drafts(&pool, (&program.days, &program.state.card), workout, decisions)?
            }
            None => program.chosen(&pool, decisions)?,
        };
        program.state.climb_card(context, false);
        Ok(program)
    }

    fn pool<'a>(&self, context: Context<'a>) -> Pool<'a> {
        let comp = if self.days.light { recovery::RECOVERY_COMP - 1 } else { MOST };
        Pool::new(context, comp)
    }

    /// Goes on to a week; call it for week 1, 2, 3 and so on. Its week of training is the next one,
    /// or one that was adopted before.
    pub fn come_to(&mut self, context: Context, decisions: &mut Decisions) -> Result<(), NoPlan> {
        let earlier = context.training.saturating_sub(1) as usize;
        let before = match self.done.get(earlier) {
            Some((week, state)) => {
                self.state.clone_from(state);
                *week
            }
            None => context.week - 1,
        };
        self.done.truncate(earlier);
        let last = std::mem::replace(&mut self.training, context.training);
        let goes_on = last > 0 && context.training > last;
        if before > 0 && !context.outlook.is_same(before, context.week) {
            self.turn(context, decisions)
        } else if goes_on && !context.progress_paused() {
            self.go_on(context, decisions)
        } else {
            Ok(())
        }
    }

    /// The next week of training in the same state.
    fn go_on(&mut self, context: Context, decisions: &mut Decisions) -> Result<(), NoPlan> {
        let training = context.training;
        climb::forget_the_week(&mut self.state.drafts);
        if context.named_workout() {
            climb::climb(context, &mut self.state.drafts);
            self.state.climb_card(context, true);
        } else if weeks::starts_block(training) {
            self.next_block(context, decisions)?;
        } else if !weeks::steps_back(context, training) {
            climb::climb(context, &mut self.state.drafts);
            let in_block = (training - 1) % BLOCK + 1;
            if context.is_introduction()
                && context.minutes >= THIRD_SET.0
                && in_block == THIRD_SET.1
            {
                climb::raise_lifts(context, &mut self.state.drafts, (&[], &[]), 0);
            }
            self.state.climb_card(context, true);
        }
        Ok(())
    }

    /// The sessions of the week, in the order of its days.
    pub fn sessions(&self, context: Context) -> (WeekKind, Vec<Session>) {
        let lighter = weeks::steps_back(context, context.training);
        let drafts = &self.state.drafts;
        if lighter {
            (WeekKind::StepBack, self.on_days(context, &climb::step_back(drafts)))
        } else {
            (WeekKind::Build, self.on_days(context, drafts))
        }
    }

    /// The session of each of the week's days.
    fn on_days(&self, context: Context, drafts: &[SessionDraft]) -> Vec<Session> {
        let all: Vec<Session> = drafts.iter().map(|draft| draft.session(context)).collect();
        let order = self.turns(context, all.len());
        order.filter_map(|index| all.get(index).cloned()).collect()
    }

    /// The card of the week.
    pub fn card(&self) -> &Card {
        &self.state.card
    }

    /// Which of so many sessions comes on each of the week's days: they take turns from week to
    /// week; those of a named workout have days of their own.
    fn turns(&self, context: Context, sessions: usize) -> impl Iterator<Item = usize> + use<> {
        let days = self.days.days.len();
        let first =
            if context.named_workout() { 0 } else { (context.training as usize - 1) * days };
        (0..days).map(move |day| (first + day) % sessions.max(1))
    }

    /// Takes the week as it is, also where it is not what was planned: what follows goes on from
    /// its exercises and doses. A lighter week changes nothing.
    pub fn adopt(&mut self, context: Context, week: &Week) {
        if !weeks::steps_back(context, context.training) {
            let sessions: Vec<&Session> = week.strength().map(|(_, session)| session).collect();
            let order: Vec<usize> = self.turns(context, self.state.drafts.len()).collect();
            for (index, draft) in self.state.drafts.iter_mut().enumerate() {
                let named = sessions.iter().find(|session| *session.title == *draft.title);
                let place = order.iter().position(|turn| *turn == index);
                let placed = place.and_then(|place| sessions.get(place));
                if let Some(session) = named.or(placed) {
                    draft.adopt(context, session);
                }
            }
        }
        self.done.push((context.week, self.state.clone()));
    }

    /// Takes a set off every exercise.
    pub fn set_less(&mut self, (rule, when): (RuleId, &str)) {
        climb::set_less(&mut self.state.drafts, rule, when);
    }

    /// Moves a single exercise, as what was done of it asks for; `last` is the week before.
    pub fn change(&mut self, context: Context, change: &Change, last: &Week) {
        let pool = self.pool(context);
        change.make(&pool, &mut self.state.drafts, last);
    }

    /// A new state: what it allows is chosen anew, and what stays goes on from its rung.
    fn turn(&mut self, context: Context, decisions: &mut Decisions) -> Result<(), NoPlan> {
        climb::forget_the_week(&mut self.state.drafts);
        match workout::of(context) {
            Some(workout) => {
                let pool = self.pool(context);
                self.state.card = Card::of(context, &self.state.heights);
                self.state.climb_card(context, false);
                let days = (&self.days, &self.state.card);
                self.state.drafts = workout::drafts(&pool, days, workout, decisions)?;
                Ok(())
            }
            None => self.next_block(context, decisions),
        }
    }

    fn chosen(&self, pool: &Pool, decisions: &mut Decisions) -> Result<Vec<SessionDraft>, NoPlan> {
        let tables = slots(pool.context, self.days.days.len());
        let mut drafts: Vec<SessionDraft> = Vec::new();
        let mut whole = Vec::new();
        for (index, slots) in tables.iter().enumerate() {
            let asked = asked_for(pool, index, tables.len());
            let (was, draft) = self.draft(pool, (index, slots, &asked), &drafts)?;
            drafts.push(draft);
            whole.push(was);
        }
        // The first left room for what the second had to learn.
        if let [first, others @ ..] = &mut drafts[..] {
            self.fill_up(pool, first, &tables[0], others);
        }
        climb::cap_volume(pool.context, &mut drafts);
        for (was, draft) in whole.iter().zip(&mut drafts) {
            size::tell(pool, was, draft, decisions);
            size::settle_share(pool.context, draft);
        }
        Ok(drafts)
    }

    /// A session filled from its slots and made to fit, behind what it was before that.
    fn draft(
        &self,
        pool: &Pool,
        (index, slots, asked): (usize, &[Slot], &[Arc<Exercise>]),
        others: &[SessionDraft],
    ) -> Result<(SessionDraft, SessionDraft), NoPlan> {
        let context = pool.context;
        let mut draft = Self::empty(index);
        let (fewest, most) = composition::count_band(context);
        for exercise in asked.iter().take(most) {
            let Some(mut pick) = choose::pick(pool, slot_of(exercise), exercise) else { continue };
            if admits(pool, &draft.picks, &pick) {
                pick.lift = exercise.lift && lifts(&draft) < LIFTS;
                begin_low(context, &mut pick);
                draft.picks.push(pick);
            }
        }
        self.fill(pool, &mut draft, slots, fewest, others);
        self.surround(pool, &mut draft)?;
        let whole = size::to_minutes(pool, (&mut draft, others), true);
        if draft.picks.is_empty() {
            return Err(NoPlan::exercise());
        }
        self.fill_up(pool, &mut draft, slots, others);
        Ok((whole, draft))
    }

    /// A session without anything in it.
    fn empty(index: usize) -> SessionDraft {
        let letter = char::from(b'A' + u8::try_from(index).unwrap_or(0));
        SessionDraft {
            title: format!("{} {letter}", SessionKind::Strength.title()),
            warm_up: Vec::new(),
            picks: Vec::new(),
            stretches: Vec::new(),
            fixed_order: false,
        }
    }

    /// What comes before and after the work of a session.
    fn surround(&self, pool: &Pool, draft: &mut SessionDraft) -> Result<(), NoPlan> {
        let card = &self.state.card;
        draft.warm_up = warm_up::warm_up(pool, card, draft.opens_with(pool.context))
            .ok_or_else(NoPlan::warm_up)?;
        draft.stretches = cool_down(pool, card, draft);
        Ok(())
    }

    /// Fills slots, the two lifts first, up to a number of exercises: once through, then once more
    /// where few exercises are allowed, two of a pattern and never three; then also with what the
    /// other session has.
    pub(super) fn fill(
        &self,
        pool: &Pool,
        draft: &mut SessionDraft,
        slots: &[Slot],
        count: usize,
        others: &[SessionDraft],
    ) {
        for slot in slots {
            if lifts(draft) >= LIFTS || draft.picks.len() >= count {
                break;
            }
            self.add(pool, draft, *slot, true, (others, 0));
        }
        if slots.get(LIFTS) == Some(&Slot::Balance) && draft.picks.len() < count {
            self.add(pool, draft, Slot::Balance, false, (others, 0));
        }
        if !others.is_empty() {
            self.cover(pool, draft, slots, count, others);
        }
        let (fewest, _) = composition::count_band(pool.context);
        for (round, reuse) in [(0, false), (1, false), (1, true)] {
            let count = if reuse { count.min(fewest) } else { count };
            let others = if reuse { &[][..] } else { others };
            for slot in slots {
                if draft.picks.len() < count {
                    self.add(pool, draft, *slot, false, (others, round));
                }
            }
        }
    }

    /// Fills the slots that bring what the week lacks.
    fn cover(
        &self,
        pool: &Pool,
        draft: &mut SessionDraft,
        slots: &[Slot],
        count: usize,
        others: &[SessionDraft],
    ) {
        let mut lacking = lacks(pool.context, draft, others);
        for slot in slots {
            if lacking == 0 || draft.picks.len() >= count {
                return;
            }
            if self.add(pool, draft, *slot, false, (others, 0)) {
                let now = lacks(pool.context, draft, others);
                if now < lacking {
                    lacking = now;
                } else {
                    draft.picks.pop();
                }
            }
        }
    }

    /// Fills a slot unless the session holds as many of its pattern; whether it did. A row stands in
    /// both sessions where only one is done with what is owned, or there is no other.
    fn add(
        &self,
        pool: &Pool,
        draft: &mut SessionDraft,
        slot: Slot,
        lift: bool,
        (others, round): (&[SessionDraft], usize),
    ) -> bool {
        let of_slot = draft.picks.iter().filter(|pick| slot.takes(&pick.exercise)).count();
        let of_pattern =
            draft.picks.iter().filter(|pick| pick.exercise.pattern == slot.pattern()).count();
        if of_slot > round || of_pattern > 1 {
            return false;
        }
        let own = |draft: &SessionDraft| {
            draft.picks.iter().map(|pick| pick.exercise.id.clone()).collect::<Vec<Id>>()
        };
        let mut away = own(draft);
        away.extend(self.state.left.iter().map(|exercise| exercise.id.clone()));
        let not: Vec<Id> = away.iter().cloned().chain(others.iter().flat_map(own)).collect();
        let gone: Vec<&Exercise> = self.state.left.iter().map(AsRef::as_ref).collect();
        let find =
            |not: &[Id]| choose(pool, slot, &Wanted { lift, not, instead_of: &gone }, &draft.picks);
        let Some(mut pick) = find(&not)
            .filter(|pick| slot != Slot::Row || pick.exercise.least_gear != Gear::None)
            .or_else(|| if self.may_row(pool, slot, others) { find(&away) } else { None })
        else {
            return false;
        };
        begin_low(pool.context, &mut pick);
        if let Some(twin) = others
            .iter()
            .flat_map(|other| &other.picks)
            .find(|twin| twin.exercise.id == pick.exercise.id)
        {
            pick.rung = pick.ladder.nearest(twin.rung);
        } else {
            block::come_back(&mut pick, &self.state.heights);
        }
        draft.picks.push(pick);
        true
    }

    /// Whether a session may hold a row, also that of the other one: where a day lies between them, or
    /// the middle of the back is the goal.
    fn may_row(&self, pool: &Pool, slot: Slot, others: &[SessionDraft]) -> bool {
        let rows = |draft: &SessionDraft| draft.picks.iter().any(|pick| slot.takes(&pick.exercise));
        let again = !self.days.light || pool.context.profile.goal == Goal::MidBack;
        slot == Slot::Row && (again || !others.iter().any(rows))
    }

    /// Spare minutes: a third set, then another exercise, as far as there is room to climb and no
    /// more is to be learned than is good.
    pub(super) fn fill_up(
        &self,
        pool: &Pool,
        draft: &mut SessionDraft,
        slots: &[Slot],
        others: &[SessionDraft],
    ) {
        let context = pool.context;
        let (_, most) = composition::count_band(context);
        if context.profile.goal == Goal::Stretch {
            return;
        }
        Self::more_sets(context, draft);
        while draft.picks.len() < most && self.may_learn(context, draft, others) {
            let before = draft.clone();
            let count = draft.picks.len() + 1;
            self.fill(pool, draft, slots, count, others);
            if draft.picks.len() < count || !size::has_room(context, draft) {
                *draft = before;
                return;
            }
            Self::more_sets(context, draft);
        }
    }

    fn more_sets(context: Context, draft: &mut SessionDraft) {
        if context.is_introduction() || context.progress_paused() || is_very_short(context) {
            return;
        }
        for index in 0..draft.picks.len() {
            let pick = &draft.picks[index];
            let lifts_first = draft.picks.iter().any(|pick| pick.lift && pick.sets < FULL_SETS);
            if pick.exercise.pattern == Pattern::Balance || (!pick.lift && lifts_first) {
                continue;
            }
            while draft.picks[index].sets < FULL_SETS {
                let before = draft.picks[index].clone();
                draft.picks[index].set_sets(before.sets + 1);
                let much = draft.is_taken_up_by(context, index);
                if much || !size::has_room(context, draft) {
                    draft.picks[index] = before;
                    break;
                }
            }
        }
    }

    /// Whether one more exercise keeps the plan within what is to be learned.
    fn may_learn(&self, context: Context, draft: &SessionDraft, others: &[SessionDraft]) -> bool {
        let mut ids: Vec<&Id> = Vec::new();
        let cards = self.state.card.drills.iter().chain(&self.state.card.stretches);
        let drafts = || others.iter().chain([draft]);
        let around = drafts().flat_map(|draft| draft.warm_up.iter().chain(&draft.stretches));
        let main = drafts().flat_map(|draft| &draft.picks).map(|pick| &pick.exercise.id);
        for id in cards.chain(around).map(|item| &item.exercise.id).chain(main) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let left = if others.is_empty() && self.days.days.len() > 1 {
            // The other session has to learn as many, and may warm up with another drill.
            draft.picks.len() + 2
        } else {
            0
        };
        context.block() > 0 || ids.len() + left < most_different(context)
    }

    /// A new block: what it does decides what stays, what changes and what gets heavier.
    fn next_block(&mut self, context: Context, decisions: &mut Decisions) -> Result<(), NoPlan> {
        let pool = self.pool(context);
        let before = self.state.clone();
        for pick in before.drafts.iter().flat_map(|draft| &draft.picks) {
            self.state.heights.insert(pick.exercise.id.clone(), pick.rung);
        }
        self.state.card = Card::of(context, &self.state.heights);
        self.state.drafts = Vec::new();
        self.state.left = Vec::new();
        let tables = slots(context, self.days.days.len());
        let mut new: Vec<Id> = Vec::new();
        for (index, old) in before.drafts.iter().enumerate() {
            let mut draft = Self::empty(index);
            let others: Vec<&SessionDraft> =
                self.state.drafts.iter().chain(&before.drafts[index + 1..]).collect();
            block::go_on(&pool, (&mut draft, old), &others, &self.state.heights, &mut new);
            let left = old.picks.iter().map(|pick| &pick.exercise);
            self.state.left.extend(left.filter(|exercise| !draft.holds(&exercise.id)).cloned());
            let others = self.state.drafts.clone();
            let (fewest, _) = composition::count_band(context);
            let slots = &tables[index.min(tables.len() - 1)];
            self.fill(&pool, &mut draft, slots, fewest.min(old.picks.len().max(2)), &others);
            self.surround(&pool, &mut draft)?;
            self.state.drafts.push(draft);
        }
        climb::begin_block(context, &mut self.state.drafts, &new);
        self.settle(&pool, &before.drafts, &new, decisions)?;
        self.state.climb_card(context, !context.progress_paused());
        Ok(())
    }

    /// The sessions that take turns with one.
    fn others(&self, index: usize) -> Vec<SessionDraft> {
        let others = self.state.drafts.iter().enumerate().filter(|(other, _)| *other != index);
        others.map(|(_, other)| other.clone()).collect()
    }

    /// Makes the sessions of a new block fit, and fills spare minutes.
    fn settle(
        &mut self,
        pool: &Pool,
        before: &[SessionDraft],
        new: &[Id],
        decisions: &mut Decisions,
    ) -> Result<(), NoPlan> {
        let context = pool.context;
        let mut whole = Vec::new();
        for index in 0..self.state.drafts.len() {
            let others = self.others(index);
            let draft = &mut self.state.drafts[index];
            whole.push(size::to_minutes(pool, (draft, &others), false));
            if draft.picks.is_empty() {
                return Err(NoPlan::exercise());
            }
        }
        climb::cap_volume(context, &mut self.state.drafts);
        let rungs = size::rungs_of_block(context);
        let first = context.block() == 0;
        let builds = weeks::theme(context) == Some(crate::plan::Theme::Build) && !first;
        // What went for want of time does not make room for sets.
        let pairs = before.iter().zip(&self.state.drafts);
        let kept: Vec<bool> = pairs.map(|(old, now)| now.picks.len() >= old.picks.len()).collect();
        // A new state asks no more of anybody, and rounds are equal.
        let grows = weeks::starts_block(context.training) && !is_very_short(context);
        if grows && builds {
            climb::raise_lifts(context, &mut self.state.drafts, (new, &kept), rungs);
        } else if grows && kept.iter().all(|kept| *kept) {
            block::raise_accessories(context, &mut self.state.drafts, before, new);
        }
        if context.profile.goal != Goal::Stretch && !context.progress_paused() {
            let tables = slots(context, self.days.days.len());
            for index in 0..self.state.drafts.len() {
                let mut draft = self.state.drafts[index].clone();
                let others = self.others(index);
                let (_, most) = composition::count_band(context);
                // One new exercise a session and block is enough to learn.
                let most = most.min(draft.picks.len() + 1);
                if draft.picks.len() < most {
                    let before = draft.clone();
                    let slots = &tables[index.min(tables.len() - 1)];
                    self.fill(pool, &mut draft, slots, most, &others);
                    if !size::has_room(context, &draft) {
                        draft = before;
                    }
                }
                self.state.drafts[index] = draft;
            }
        }
        climb::cap_volume(context, &mut self.state.drafts);
        climb::climb_after_all(context, &mut self.state.drafts);
        for (was, draft) in whole.iter().zip(&mut self.state.drafts) {
            size::tell(pool, was, draft, decisions);
            if context.profile.goal != Goal::Stretch && !context.progress_paused() {
                size::settle_share(context, draft);
            }
        }
        Ok(())
    }
}

/// How many kinds of work a week with these sessions lacks.
fn lacks(context: Context, draft: &SessionDraft, others: &[SessionDraft]) -> usize {
    lacking(context, others.iter().chain([draft]).flat_map(|draft| &draft.picks))
}

fn lifts(draft: &SessionDraft) -> usize {
    draft.picks.iter().filter(|pick| pick.lift).count()
}

/// The slot that an exercise fills.
fn slot_of(exercise: &Exercise) -> Slot {
    use Slot::{
        AntiExtension, Balance, BirdDog, Bridge, Carry, Extension, Hinge, Hips, OneLegHinge,
        Pallof, PullDown, Push, Row, Scapular, Side, Squat,
    };
    let all = [
        Hinge,
        OneLegHinge,
        Squat,
        Bridge,
        Row,
        PullDown,
        Scapular,
        Push,
        Extension,
        BirdDog,
        Pallof,
        AntiExtension,
        Carry,
        Side,
        Hips,
        Balance,
    ];
    all.into_iter().find(|slot| slot.takes(exercise)).unwrap_or(Balance)
}

/// Main exercises that the reader asked for, shared out over the sessions.
fn asked_for(pool: &Pool, index: usize, sessions: usize) -> Vec<Arc<Exercise>> {
    let main = pool
        .all()
        .filter(|exercise| pool.includes(exercise) && home(exercise.pattern) == BlockKind::Main);
    main.enumerate()
        .filter(|(place, _)| place % sessions.max(1) == index)
        .map(|(_, exercise)| Arc::clone(exercise))
        .collect()
}

/// The stretches that end a session: that of the card; where sessions are long, or stretching is
/// the goal, another one. Where the way down to the floor is to be spared, those done where the work
/// ends come first.
fn cool_down(pool: &Pool, card: &Card, draft: &SessionDraft) -> Vec<Item> {
    let context = pool.context;
    let hips = !hips_on_card(context);
    let mut order = stretch_order(pool, hips);
    let of_card =
        |exercise: &Exercise| card.stretches.iter().any(|item| item.exercise.id == exercise.id);
    let desk = context.profile.goal == Goal::Desk;
    order.sort_by_key(|exercise| {
        if desk && recovery::frees_hips(exercise) {
            (!hips, false)
        } else {
            (desk && hips, !of_card(exercise))
        }
    });
    order.retain(|exercise| draft.warm_up.iter().all(|item| item.exercise.id != exercise.id));
    if footing::holds(context.profile) {
        order.sort_by_key(|exercise| is_down(exercise) != draft.ends_down());
    }
    let items = order.into_iter().filter_map(|exercise| pool.item(exercise));
    let with_reason = items.take(super::days::cool_down_stretches(context)).map(|mut item| {
        item.because(
            RuleId::COOL_DOWN_STRETCH,
            "Warm muscles stretch easily, and the session ends calmly.",
        );
        item
    });
    with_reason.collect()
}
