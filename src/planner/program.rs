//! Strength sessions over the weeks: chosen for a span of weeks, made to fit, growing and stepping
//! back.

use std::sync::Arc;

use super::decisions::Decisions;
use super::draft::{Pick, SessionDraft};
use super::fill::fill;
use super::footing::is_down;
use super::no_plan::NoPlan;
use super::pool::Pool;
use super::shape::{self, Shape};
use super::{daily, progress, trim, warm_up, workout};
use crate::catalogue::exercise::Exercise;
use crate::catalogue::spine::MOST;
use crate::plan::{BlockKind, Item, RuleId, Session, SessionKind, Week, WeekKind};
use crate::rules::{self, Context, FIRST_WEEKS, recovery, weeks};
use crate::text::id::Id;

/// The strength sessions of a plan, week after week.
///
/// What a week needs to know of those before it - what was chosen, trimmed and gained - is not in
/// the plan, so a plan that goes on is walked through again from its first week: [`Self::come_to`]
/// each week as it was planned, then [`Self::adopt`] it as it is.
pub(super) struct StrengthProgram {
    pub shape: Shape,
    drafts: Vec<SessionDraft>,
    /// The week of training that was come to last; 0 before the first.
    training: u32,
    /// The sessions of each week of training that was adopted, with the week in which it was last
    /// done.
    done: Vec<(u32, Vec<SessionDraft>)>,
}

impl StrengthProgram {
    /// Chooses the sessions of the first week.
    pub fn new(context: Context, shape: Shape, decisions: &mut Decisions) -> Result<Self, NoPlan> {
        let mut program = Self { shape, drafts: Vec::new(), training: 0, done: Vec::new() };
        let pool = program.pool(context);
        program.drafts = match workout::of(context) {
            Some(workout) => workout::drafts(&pool, &program.shape, workout, decisions)?,
            None => program.chosen(&pool, decisions)?,
        };
        Ok(program)
    }

    fn pool<'a>(&self, context: Context<'a>) -> Pool<'a> {
        let comp = if self.shape.light { recovery::RECOVERY_COMP - 1 } else { MOST };
        Pool::new(context, comp)
    }

    /// Goes on to a week; call it for week 1, 2, 3 and so on. Its week of training is the next one,
    /// or one that was adopted before.
    pub fn come_to(&mut self, context: Context, decisions: &mut Decisions) -> Result<(), NoPlan> {
        let earlier = context.training.saturating_sub(1) as usize;
        let before = match self.done.get(earlier) {
            Some((week, drafts)) => {
                self.drafts.clone_from(drafts);
                *week
            }
            None => context.week - 1,
        };
        self.done.truncate(earlier);
        let last = std::mem::replace(&mut self.training, context.training);
        let goes_on = last > 0 && context.training > last;
        if before > 0 && !context.outlook.is_same(before, context.week) {
            self.turn(context, decisions)
        } else if goes_on && !context.named_workout() && !context.progress_paused() {
            self.go_on(context, decisions)
        } else {
            Ok(())
        }
    }

    /// The next week of training in the same state.
    fn go_on(&mut self, context: Context, decisions: &mut Decisions) -> Result<(), NoPlan> {
        let training = context.training;
        if weeks::block_start(context.level(), training) == training {
            self.next_cycle(context, training <= FIRST_WEEKS + 1, decisions)?;
        } else if !weeks::steps_back(context, training) {
            progress::build(context, &mut self.drafts);
        }
        Ok(())
    }

    /// The sessions of the week.
    pub fn sessions(&self, context: Context) -> (WeekKind, Vec<Session>) {
        let all =
            |drafts: &[SessionDraft]| drafts.iter().map(|draft| draft.session(context)).collect();
        if weeks::steps_back(context, context.training) {
            (WeekKind::StepBack, all(&progress::step_back(&self.drafts)))
        } else {
            (WeekKind::Build, all(&self.drafts))
        }
    }

    /// Takes the week as it is, also where it is not what was planned: what follows goes on from
    /// its exercises and doses. A lighter week changes nothing.
    pub fn adopt(&mut self, context: Context, week: &Week) {
        if !weeks::steps_back(context, context.training) {
            let sessions: Vec<&Session> = week.strength().map(|(_, session)| session).collect();
            for (index, draft) in self.drafts.iter_mut().enumerate() {
                let named = sessions.iter().find(|session| *session.title == *draft.title);
                if let Some(session) = named.or(sessions.get(index)) {
                    draft.adopt(context, session);
                }
            }
        }
        self.done.push((context.week, self.drafts.clone()));
    }

    /// Takes a set off every exercise.
    pub fn set_less(&mut self, (rule, when): (RuleId, &str)) {
        progress::set_less(&mut self.drafts, rule, when);
    }

    /// A new state: what it allows is chosen anew, and what stays goes on from its dose.
    fn turn(&mut self, context: Context, decisions: &mut Decisions) -> Result<(), NoPlan> {
        self.shape.count = Shape::of(context, &mut Decisions::default()).count;
        match workout::of(context) {
            Some(workout) => {
                let pool = self.pool(context);
                let drafts = workout::drafts(&pool, &self.shape, workout, decisions)?;
                let before = std::mem::replace(&mut self.drafts, drafts);
                progress::cap_raises(&before, &mut self.drafts);
            }
            None => self.next_cycle(context, true, decisions)?,
        }
        Ok(())
    }

    fn chosen(&self, pool: &Pool, decisions: &mut Decisions) -> Result<Vec<SessionDraft>, NoPlan> {
        let mut wanted = Wanted::of(pool, self.shape.slots.len());
        let mut drafts: Vec<SessionDraft> = Vec::new();
        for index in 0..self.shape.slots.len() {
            let draft = self.unlike_others(
                pool,
                index,
                &drafts,
                &wanted.take(index),
                |picks| picks,
                decisions,
            )?;
            drafts.push(draft);
        }
        progress::cap_volume(pool.context, &mut drafts);
        Ok(drafts)
    }

    /// A session whose exercises are not just those of another one: if they are, the last slot used
    /// gives way to the next. Spare time goes to another exercise before it goes to a walk.
    fn unlike_others(
        &self,
        pool: &Pool,
        index: usize,
        others: &[SessionDraft],
        wanted: &[Arc<Exercise>],
        keep: impl Fn(Vec<Pick>) -> Vec<Pick>,
        decisions: &mut Decisions,
    ) -> Result<SessionDraft, NoPlan> {
        let used = used(others);
        let mut slots = self.shape.slots[index].clone();
        let (mut count, most) = self.shape.count;
        loop {
            let mut tried = Decisions::default();
            let picks = keep(fill(pool, &slots, count, &used, wanted));
            let (filled, draft) = (picks.len(), Self::draft(pool, index, picks, &mut tried)?);
            if draft.has_spare_time(pool.context) && filled == count && count < most {
                count += 1;
                continue;
            }
            let last = draft.picks.last().map(|pick| pick.item.exercise.pattern);
            let alike = others.iter().any(|other| other.has_same_exercises(&draft));
            let left: Vec<_> =
                slots.iter().filter(|slot| Some(slot.pattern) != last).copied().collect();
            if !alike || left.len() < draft.picks.len() || left.len() == slots.len() {
                decisions.append(tried);
                return Ok(draft);
            }
            slots = left;
        }
    }

    /// A session around its picks, made to fit the minutes.
    fn draft(
        pool: &Pool,
        index: usize,
        picks: Vec<Pick>,
        decisions: &mut Decisions,
    ) -> Result<SessionDraft, NoPlan> {
        let turn = index + (pool.context.training / rules::BLOCK) as usize;
        let mut draft = SessionDraft {
            title: format!(
                "{} {}",
                SessionKind::Strength.title(),
                char::from(b'A' + u8::try_from(index).unwrap_or(0))
            ),
            warm_up: warm_up::warm_up(pool, turn).ok_or_else(NoPlan::warm_up)?,
            picks,
            walk: None,
            stretches: Vec::new(),
            less_stretching: None,
            fixed_order: false,
        };
        draft.stretches = cool_down(pool, turn, &draft);
        trim::to_minutes(pool, &mut draft, decisions);
        if draft.picks.is_empty() { Err(NoPlan::exercise()) } else { Ok(draft) }
    }

    /// A session of the block before, moved up. Where that makes it another's twin, what both hold
    /// is the first to go; where even that does not help, it stays as it was.
    fn moved_up(
        &self,
        pool: &Pool,
        index: usize,
        before: &[SessionDraft],
        decisions: &mut Decisions,
    ) -> Result<SessionDraft, NoPlan> {
        let used = used(&self.drafts);
        let own_first = |mut picks: Vec<Pick>| {
            picks.sort_by_key(|pick| used.contains(&pick.item.exercise.id));
            picks
        };
        let (up, same) =
            (progress::move_up(pool, &before[index].picks), progress::stay(&before[index].picks));
        let others = || self.drafts.iter().chain(&before[index + 1..]);
        let variants = [up.clone(), own_first(up), same.clone(), own_first(same)];
        let mut first = None;
        for picks in variants {
            let mut tried = Decisions::default();
            let draft = Self::draft(pool, index, picks, &mut tried)?;
            if !others().any(|other| other.has_same_exercises(&draft)) {
                decisions.append(tried);
                return Ok(draft);
            }
            first = first.or(Some((draft, tried)));
        }
        let (draft, tried) = first.ok_or_else(NoPlan::exercise)?;
        decisions.append(tried);
        Ok(draft)
    }

    /// A new span of weeks: what stays keeps what it has gained, the others move up their chain; a
    /// beginner's third week and a new state choose `anew`.
    fn next_cycle(
        &mut self,
        context: Context,
        anew: bool,
        decisions: &mut Decisions,
    ) -> Result<(), NoPlan> {
        let pool = self.pool(context);
        let before = std::mem::take(&mut self.drafts);
        let mut wanted = Wanted::of(&pool, self.shape.slots.len());
        for (index, old) in before.iter().enumerate() {
            let draft = if anew {
                let keep = |picks| progress::keep_gains(pool.context, picks, &old.picks);
                self.unlike_others(
                    &pool,
                    index,
                    &self.drafts,
                    &wanted.take(index),
                    keep,
                    decisions,
                )?
            } else {
                self.moved_up(&pool, index, &before, decisions)?
            };
            self.drafts.push(draft);
        }
        if anew {
            progress::cap_raises(&before, &mut self.drafts);
        }
        progress::cap_volume(pool.context, &mut self.drafts);
        Ok(())
    }
}

fn used(drafts: &[SessionDraft]) -> Vec<Id> {
    drafts
        .iter()
        .flat_map(|draft| draft.picks.iter().map(|pick| pick.item.exercise.id.clone()))
        .collect()
}

/// Main exercises that the reader asked for, shared out over the week's sessions.
struct Wanted(Vec<Vec<Arc<Exercise>>>);

impl Wanted {
    fn of(pool: &Pool, sessions: usize) -> Self {
        let mut shares = vec![Vec::new(); sessions];
        let main = pool.all().filter(|exercise| {
            pool.includes(exercise) && super::pool::home(exercise.pattern) == BlockKind::Main
        });
        for (index, exercise) in main.enumerate() {
            shares[index % sessions.max(1)].push(Arc::clone(exercise));
        }
        Self(shares)
    }
    fn take(&mut self, index: usize) -> Vec<Arc<Exercise>> {
        std::mem::take(&mut self.0[index])
    }
}

/// The stretches that end a session; where the way down to the floor is to be spared, those done
/// where the work ends come first.
fn cool_down(pool: &Pool, turn: usize, draft: &SessionDraft) -> Vec<Item> {
    let down = draft.ends_down();
    let mut order = daily::stretch_order(pool, turn * 2);
    order.retain(|exercise| draft.warm_up.iter().all(|item| item.exercise.id != exercise.id));
    if rules::footing::holds(pool.context.profile) {
        order.sort_by_key(|exercise| is_down(exercise) != down);
    }
    let items = order.into_iter().filter_map(|exercise| pool.item(exercise));
    let with_reason = items.take(shape::cool_down_stretches(pool.context)).map(|mut item| {
        item.because(
            RuleId::COOL_DOWN_STRETCH,
            "Warm muscles stretch easily, and the session ends calmly.",
        );
        item
    });
    with_reason.collect()
}
