//! Strength sessions over the weeks: chosen for a span of weeks, made to fit, growing and stepping back.

use std::sync::Arc;

use crate::catalogue::exercise::{Exercise, Pattern};
use crate::catalogue::spine::MOST;
use crate::plan::{Block, BlockKind, Item, Session, SessionKind, WeekKind};
use crate::rules::time::USED;
use crate::rules::{self, Case, condition, load, pain, progress as rule, recovery};
use crate::text::id::Id;

use super::fill::{Less, Pick, admits, fill, in_order};
use super::footing::{is_down, settle};
use super::log::Log;
use super::pool::Pool;
use super::shape::{self, Shape};
use super::{NoPlan, daily, fit, progress, warm_up, workout};

/// A strength session in the making.
#[derive(Clone)]
pub(super) struct Draft {
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

impl Draft {
    /// Seconds of the whole session.
    pub fn seconds(&self) -> u32 {
        let items = self.warm_up.iter().chain(self.walk.as_ref()).chain(&self.stretches);
        items.map(|item| item.seconds).sum::<u32>() + self.picks.iter().map(|pick| pick.item.seconds).sum::<u32>()
    }

    /// Whether the main work ends on the floor, where upright exercises come first.
    pub fn ends_down(&self) -> bool {
        self.picks.iter().any(|pick| is_down(&pick.item.exercise))
    }

    /// Whether so much time is left that another exercise is better than a walk.
    fn has_spare_time(&self, case: Case) -> bool {
        let walk = self.walk.as_ref().map_or(0, |item| item.seconds);
        (self.seconds() - walk) * 100 < case.profile.limit() * USED
    }

    /// Whether two sessions have the same main exercises, in whatever order.
    pub fn has_same_exercises(&self, other: &Self) -> bool {
        let has = |draft: &Self, id: &Id| draft.picks.iter().any(|pick| pick.item.exercise.id == *id);
        self.picks.len() == other.picks.len() && self.picks.iter().all(|pick| has(other, &pick.item.exercise.id))
    }

    /// The session as it stands in a week.
    pub fn session(&self, case: Case, week: u32) -> Session {
        let mut warm_up = self.warm_up.clone();
        let mut main: Vec<Item> = self.picks.iter().map(|pick| finished(pick, case, week)).collect();
        if !self.fixed_order {
            in_order(case, &mut main);
        }
        let mut cool_down: Vec<Item> = self.walk.iter().chain(&self.stretches).cloned().collect();
        if rules::footing::holds(case.profile) {
            let opening = warm_up::opening(case, &warm_up);
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
fn finished(pick: &Pick, case: Case, week: u32) -> Item {
    let mut item = pick.item.clone();
    if item.exercise.pattern != Pattern::Stretch {
        item.rpe = Some(rules::usual_effort(case, week));
        item.breathing = Some(item.exercise.breathing.clone());
    }
    for (rule, text) in state_why(&pick.item.exercise, case).into_iter().chain(pick.dose_why.iter().cloned()) {
        item.because(rule, text);
    }
    item
}

/// Why a main item is smaller than the person's level alone would have it.
fn state_why(exercise: &Exercise, case: Case) -> Option<(&'static str, String)> {
    let profile = case.profile;
    if exercise.pattern == Pattern::Stretch {
        return None;
    }
    if pain::has_moderate_pain(profile) {
        return Some(("pain-gate", format!("One set less than usual, at pain {} of 10.", profile.pain)));
    }
    let row = condition::rows(profile).find(|row| row.fixes_level)?;
    (profile.level > case.level())
        .then(|| ("condition-caps", format!("A beginner's dose, {}.", row.when.trim_end_matches(','))))
}

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
        } else if rule::steps_back(case, number) {
            let drafts = progress::step_back(&self.drafts);
            return Ok((WeekKind::StepBack, drafts.iter().map(|draft| draft.session(case, number)).collect()));
        } else if number > 1 && !case.named_workout() && !case.weeks_alike() {
            if rule::block_start(case.level(), number) == number {
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
        let turn = index + (pool.week as usize / rule::BLOCK as usize);
        let mut draft = Draft {
            title: format!("{} {}", SessionKind::Strength.title(), char::from(b'A' + u8::try_from(index).unwrap_or(0))),
            warm_up: warm_up::warm_up(pool, turn).ok_or_else(no_warm_up)?,
            picks,
            walk: None,
            stretches: Vec::new(),
            less_stretching: None,
            fixed_order: false,
        };
        draft.stretches = cool_down(pool, turn, &draft);
        fit::fit(pool, &mut draft, log);
        if draft.picks.is_empty() { Err(no_exercise()) } else { Ok(draft) }
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
        let (draft, tried) = first.ok_or_else(no_exercise)?;
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

/// The harder exercise that a pick moves up to: the next allowed one of its chain, if the session admits it.
pub(super) fn harder(pool: &Pool, picks: &[Pick], index: usize) -> Option<Item> {
    let pick = &picks[index];
    let above = load::rungs_above(pool.case, pool.week, &pick.item.exercise).next()?;
    let known = pool.of(above.pattern).iter().find(|entry| entry.exercise.id == above.id)?;
    let others: Vec<Pick> =
        picks.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, pick)| pick.clone()).collect();
    if others.iter().any(|other| other.item.exercise.id == above.id) {
        return None;
    }
    pool.item(known.exercise).filter(|item| admits(pool, &others, item))
}

pub(super) fn no_warm_up() -> NoPlan {
    NoPlan {
        reasons: vec!["No warm-up can be made: too few mobility drills, walking or marching are left.".into()],
        help: vec!["Take march-in-place or a drill such as cat-camel-small off `exclude`.".into()],
    }
}

pub(super) fn no_exercise() -> NoPlan {
    NoPlan {
        reasons: vec!["No strength exercise that fits level, equipment and minutes is left.".into()],
        help: vec!["Allow more minutes, or take an exercise such as bird-dog or glute-bridge off `exclude`.".into()],
    }
}
