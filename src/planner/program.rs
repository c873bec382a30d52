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
use crate::plan::{BlockKind, Item, RuleId, Session, SessionKind, WeekKind};
use crate::rules::{self, Context, recovery, weeks};
use crate::text::id::Id;

/// The strength sessions of a plan, week after week.
pub(super) struct StrengthProgram<'a> {
    context: Context<'a>,
    pub shape: Shape,
    drafts: Vec<SessionDraft>,
}

impl<'a> StrengthProgram<'a> {
    /// Chooses the sessions of the first week.
    pub fn new(
        context: Context<'a>,
        shape: Shape,
        decisions: &mut Decisions,
    ) -> Result<Self, NoPlan> {
        let mut program = Self { context, shape, drafts: Vec::new() };
        let pool = program.pool(1);
        program.drafts = match workout::of(context) {
            Some(workout) => workout::drafts(&pool, &program.shape, workout, decisions)?,
            None => program.chosen(&pool, decisions)?,
        };
        Ok(program)
    }

    /// Whether another state begins with a week.
    fn turns(&self, week: u32) -> bool {
        week > 1 && !self.context.outlook.is_same(week - 1, week)
    }

    fn pool(&self, week: u32) -> Pool<'a> {
        let comp = if self.shape.light { recovery::RECOVERY_COMP - 1 } else { MOST };
        Pool::new(self.context.in_week(week), week, comp)
    }

    /// The sessions of a week; call it for week 1, 2, 3 and so on.
    pub fn week(
        &mut self,
        number: u32,
        decisions: &mut Decisions,
    ) -> Result<(WeekKind, Vec<Session>), NoPlan> {
        let context = self.context.in_week(number);
        if self.turns(number) {
            self.turn(number, decisions)?;
        } else if crate::rules::weeks::steps_back(context, number) {
            let drafts = progress::step_back(&self.drafts);
            return Ok((
                WeekKind::StepBack,
                drafts.iter().map(|draft| draft.session(context, number)).collect(),
            ));
        } else if number > 1 && !context.named_workout() && !context.progress_paused() {
            if weeks::block_start(context.level(), number) == number {
                self.next_cycle(number, decisions)?;
            } else {
                progress::build(context, number, &mut self.drafts);
            }
        }
        Ok((
            WeekKind::Build,
            self.drafts.iter().map(|draft| draft.session(context, number)).collect(),
        ))
    }

    /// A new state: what it allows is chosen anew, and what stays goes on from its dose.
    fn turn(&mut self, number: u32, decisions: &mut Decisions) -> Result<(), NoPlan> {
        let pool = self.pool(number);
        self.shape.count = Shape::of(pool.context, &mut Decisions::default()).count;
        match workout::of(self.context) {
            Some(workout) => {
                let drafts = workout::drafts(&pool, &self.shape, workout, decisions)?;
                let before = std::mem::replace(&mut self.drafts, drafts);
                progress::cap_raises(&before, &mut self.drafts);
            }
            None => self.next_cycle(number, decisions)?,
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
        let turn = index + (pool.week as usize / crate::rules::BLOCK as usize);
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
    /// beginner's third week chooses anew.
    fn next_cycle(&mut self, number: u32, decisions: &mut Decisions) -> Result<(), NoPlan> {
        let pool = self.pool(number);
        let before = std::mem::take(&mut self.drafts);
        let anew = number <= rules::FIRST_WEEKS + 1 || self.turns(number);
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
    let with_reason =
        items.take(shape::cool_down_stretches(pool.context.profile)).map(|mut item| {
            item.because(
                RuleId::COOL_DOWN_STRETCH,
                "Warm muscles stretch easily, and the session ends calmly.",
            );
            item
        });
    with_reason.collect()
}
