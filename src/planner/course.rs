//! Strength sessions over the weeks: chosen for a span of weeks, made to fit, growing and stepping back.

use std::sync::Arc;

use super::draft::{Draft, Pick};
use super::fill::fill;
use super::footing::is_down;
use super::log::Log;
use super::no_plan::NoPlan;
use super::pool::Pool;
use super::shape::{self, Shape};
use super::{daily, progress, trim, warm_up, workout};
use crate::catalogue::exercise::Exercise;
use crate::catalogue::spine::MOST;
use crate::plan::{BlockKind, Item, Session, SessionKind, WeekKind};
use crate::rules::{self, Case, recovery, weeks};
use crate::text::id::Id;

/// The strength sessions of a plan, week after week.
pub(super) struct Course<'a> {
    case: Case<'a>,
    pub shape: Shape,
    drafts: Vec<Draft>,
}

impl<'a> Course<'a> {
    /// Chooses the sessions of the first week.
    pub fn new(case: Case<'a>, shape: Shape, log: &mut Log) -> Result<Self, NoPlan> {
        let mut course = Self { case, shape, drafts: Vec::new() };
        let pool = course.pool(1);
        course.drafts = match workout::of(case) {
            Some(workout) => workout::drafts(&pool, &course.shape, workout, log)?,
            None => course.chosen(&pool, log)?,
        };
        Ok(course)
    }

    /// Whether another state begins with a week.
    fn turns(&self, week: u32) -> bool {
        week > 1 && !self.case.outlook.is_same(week - 1, week)
    }

    fn pool(&self, week: u32) -> Pool<'a> {
        let comp = if self.shape.light { recovery::RECOVERY_COMP - 1 } else { MOST };
        Pool::new(self.case.in_week(week), week, comp)
    }

    /// The sessions of a week; call it for week 1, 2, 3 and so on.
    pub fn week(&mut self, number: u32, log: &mut Log) -> Result<(WeekKind, Vec<Session>), NoPlan> {
        let case = self.case.in_week(number);
        if self.turns(number) {
            self.turn(number, log)?;
        } else if crate::rules::weeks::steps_back(case, number) {
            let drafts = progress::step_back(&self.drafts);
            return Ok((WeekKind::StepBack, drafts.iter().map(|draft| draft.session(case, number)).collect()));
        } else if number > 1 && !case.named_workout() && !case.weeks_alike() {
            if weeks::block_start(case.level(), number) == number {
                self.next_span(number, log)?;
            } else {
                progress::build(case, number, &mut self.drafts);
            }
        }
        Ok((WeekKind::Build, self.drafts.iter().map(|draft| draft.session(case, number)).collect()))
    }

    /// A new state: what it allows is chosen anew, and what stays goes on from its dose.
    fn turn(&mut self, number: u32, log: &mut Log) -> Result<(), NoPlan> {
        let pool = self.pool(number);
        self.shape.count = Shape::of(pool.case, &mut Log::default()).count;
        match workout::of(self.case) {
            Some(workout) => {
                let drafts = workout::drafts(&pool, &self.shape, workout, log)?;
                let before = std::mem::replace(&mut self.drafts, drafts);
                progress::cap_raises(&before, &mut self.drafts);
            }
            None => self.next_span(number, log)?,
        }
        Ok(())
    }

    fn chosen(&self, pool: &Pool, log: &mut Log) -> Result<Vec<Draft>, NoPlan> {
        let mut wanted = Wanted::of(pool, self.shape.slots.len());
        let mut drafts: Vec<Draft> = Vec::new();
        for index in 0..self.shape.slots.len() {
            let draft = self.unlike_others(pool, index, &drafts, &wanted.take(index), |picks| picks, log)?;
            drafts.push(draft);
        }
        progress::cap_volume(pool.case, &mut drafts);
        Ok(drafts)
    }

    /// A session whose exercises are not just those of another one: if they are, the last slot used gives way to the next. Spare
    /// time goes to another exercise before it goes to a walk.
    fn unlike_others(
        &self,
        pool: &Pool,
        index: usize,
        others: &[Draft],
        wanted: &[Arc<Exercise>],
        keep: impl Fn(Vec<Pick>) -> Vec<Pick>,
        log: &mut Log,
    ) -> Result<Draft, NoPlan> {
        let used = used(others);
        let mut slots = self.shape.slots[index].clone();
        let (mut count, most) = self.shape.count;
        loop {
            let mut tried = Log::default();
            let picks = keep(fill(pool, &slots, count, &used, wanted));
            let (filled, draft) = (picks.len(), Self::draft(pool, index, picks, &mut tried)?);
            if draft.has_spare_time(pool.case) && filled == count && count < most {
                count += 1;
                continue;
            }
            let last = draft.picks.last().map(|pick| pick.item.exercise.pattern);
            let alike = others.iter().any(|other| other.has_same_exercises(&draft));
            let left: Vec<_> = slots.iter().filter(|slot| Some(slot.pattern) != last).copied().collect();
            if !alike || left.len() < draft.picks.len() || left.len() == slots.len() {
                log.append(tried);
                return Ok(draft);
            }
            slots = left;
        }
    }

    /// A session around its picks, made to fit the minutes.
    fn draft(pool: &Pool, index: usize, picks: Vec<Pick>, log: &mut Log) -> Result<Draft, NoPlan> {
        let turn = index + (pool.week as usize / crate::rules::BLOCK as usize);
        let mut draft = Draft {
            title: format!("{} {}", SessionKind::Strength.title(), char::from(b'A' + u8::try_from(index).unwrap_or(0))),
            warm_up: warm_up::warm_up(pool, turn).ok_or_else(NoPlan::warm_up)?,
            picks,
            walk: None,
            stretches: Vec::new(),
            less_stretching: None,
            fixed_order: false,
        };
        draft.stretches = cool_down(pool, turn, &draft);
        trim::to_minutes(pool, &mut draft, log);
        if draft.picks.is_empty() { Err(NoPlan::exercise()) } else { Ok(draft) }
    }

    /// A session of the block before, moved up. Where that makes it another's twin, what both hold is the first to go; where even
    /// that does not help, it stays as it was.
    fn moved_up(&self, pool: &Pool, index: usize, before: &[Draft], log: &mut Log) -> Result<Draft, NoPlan> {
        let used = used(&self.drafts);
        let own_first = |mut picks: Vec<Pick>| {
            picks.sort_by_key(|pick| used.contains(&pick.item.exercise.id));
            picks
        };
        let (up, same) = (progress::move_up(pool, &before[index].picks), progress::stay(&before[index].picks));
        let others = || self.drafts.iter().chain(&before[index + 1..]);
        let variants = [up.clone(), own_first(up), same.clone(), own_first(same)];
        let mut first = None;
        for picks in variants {
            let mut tried = Log::default();
            let draft = Self::draft(pool, index, picks, &mut tried)?;
            if !others().any(|other| other.has_same_exercises(&draft)) {
                log.append(tried);
                return Ok(draft);
            }
            first = first.or(Some((draft, tried)));
        }
        let (draft, tried) = first.ok_or_else(NoPlan::exercise)?;
        log.append(tried);
        Ok(draft)
    }

    /// A new span of weeks: what stays keeps what it has gained, the others move up their chain; a beginner's third week chooses anew.
    fn next_span(&mut self, number: u32, log: &mut Log) -> Result<(), NoPlan> {
        let pool = self.pool(number);
        let before = std::mem::take(&mut self.drafts);
        let anew = number <= rules::FIRST_WEEKS + 1 || self.turns(number);
        let mut wanted = Wanted::of(&pool, self.shape.slots.len());
        for (index, old) in before.iter().enumerate() {
            let draft = if anew {
                let keep = |picks| progress::keep_gains(pool.case, picks, &old.picks);
                self.unlike_others(&pool, index, &self.drafts, &wanted.take(index), keep, log)?
            } else {
                self.moved_up(&pool, index, &before, log)?
            };
            self.drafts.push(draft);
        }
        if anew {
            progress::cap_raises(&before, &mut self.drafts);
        }
        progress::cap_volume(pool.case, &mut self.drafts);
        Ok(())
    }
}

fn used(drafts: &[Draft]) -> Vec<Id> {
    drafts.iter().flat_map(|draft| draft.picks.iter().map(|pick| pick.item.exercise.id.clone())).collect()
}

/// Main exercises that the reader asked for, shared out over the week's sessions.
struct Wanted(Vec<Vec<Arc<Exercise>>>);

impl Wanted {
    fn of(pool: &Pool, sessions: usize) -> Self {
        let mut shares = vec![Vec::new(); sessions];
        let main = pool
            .all()
            .filter(|exercise| pool.includes(exercise) && super::pool::home(exercise.pattern) == BlockKind::Main);
        for (index, exercise) in main.enumerate() {
            shares[index % sessions.max(1)].push(Arc::clone(exercise));
        }
        Self(shares)
    }
    fn take(&mut self, index: usize) -> Vec<Arc<Exercise>> {
        std::mem::take(&mut self.0[index])
    }
}

/// The stretches that end a session; where the way down to the floor is to be spared, those done where the work ends come first.
fn cool_down(pool: &Pool, turn: usize, draft: &Draft) -> Vec<Item> {
    let down = draft.ends_down();
    let mut order = daily::stretch_order(pool, turn * 2);
    order.retain(|exercise| draft.warm_up.iter().all(|item| item.exercise.id != exercise.id));
    if rules::footing::holds(pool.case.profile) {
        order.sort_by_key(|exercise| is_down(exercise) != down);
    }
    let items = order.into_iter().filter_map(|exercise| pool.item(exercise));
    let with_reason = items.take(shape::cool_down_stretches(pool.case.profile)).map(|mut item| {
        item.because("cool-down-stretch", "Warm muscles stretch easily, and the session ends calmly.");
        item
    });
    with_reason.collect()
}
