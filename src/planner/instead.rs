//! What stands in for a day's session: the heart of it in a few minutes, or gentle movement on a bad
//! day. By the same rules as the plan itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::card::Card;
use super::no_plan::NoPlan;
use super::pool::Pool;
use super::warm_up::warm_up;
use crate::catalogue::Catalogue;
use crate::catalogue::limits::TURNS_REST;
use crate::person::profile::Goal;
use crate::plan::{Block, BlockKind, Item, Plan, Session, Today, Week};

use crate::rules::{Context, Outlook, SessionScope, must_breaches};

/// The most minutes of a short session.
pub const SHORT: u32 = 8;
/// Rounds of a short session, as many as fit.
const ROUNDS: [u32; 2] = [2, 1];

/// The plan with the sessions of a day made short; none where one can't be, or there is none.
///
/// A session of strength keeps two of its exercises, lifts first, in turn; a card loses drills and
/// stretches from its end.
pub fn short(plan: &Plan, catalogue: &Catalogue, date: NaiveDate) -> Option<Plan> {
    let Some(Today::Day(week, day)) = plan.on(date) else { return None };
    let outlook = Outlook::of(&plan.profile, plan.status);
    let context = Context::new(&outlook, catalogue, plan.status).in_week(week.number);
    let context = context.in_training(week.training());
    let context = context.within(SHORT.min(plan.profile.minutes));
    let sessions: Option<Vec<Session>> =
        day.sessions.iter().map(|session| shortened(context, session)).collect();
    let sessions = sessions.filter(|sessions| !sessions.is_empty())?;
    let mut plan = plan.clone();
    let days = plan.weeks.iter_mut().flat_map(|week: &mut Week| &mut week.days);
    for day in days.filter(|day| day.date == date) {
        day.sessions.clone_from(&sessions);
    }
    Some(plan)
}

/// Gentle movement for a bad day, whatever the plan is for.
///
/// # Errors
/// Where too little is allowed for it.
pub fn flare(plan: &Plan, catalogue: &Catalogue, date: NaiveDate) -> Result<Plan, NoPlan> {
    let mut profile = plan.profile.clone();
    profile.goal = Goal::SoreBack;
    (profile.start, profile.weeks) = (date, 1);
    super::plan(&profile, &plan.assumed, catalogue)
}

fn shortened(context: Context, session: &Session) -> Option<Session> {
    if session.is_strength() { heart(context, session) } else { fewer(context, session) }
}

/// Two exercises in turn, or one, behind a short warm-up.
fn heart(context: Context, session: &Session) -> Option<Session> {
    let pool = Pool::gentle(context);
    let card = Card::of(context, &BTreeMap::new());
    let mut main: Vec<&Item> = session.main().collect();
    main.sort_by_key(|item| !item.exercise.lift);
    let pairs = (0..main.len()).flat_map(|first| {
        let others = first + 1..main.len();
        others.map(move |other| vec![first, other])
    });
    let ones = (0..main.len()).map(|only| vec![only]);
    let all: Vec<Vec<usize>> = pairs.chain(ones).collect();
    let made = |chosen: &[usize], rounds: u32| {
        let items: Vec<Item> = chosen.iter().map(|place| in_rounds(main[*place], rounds)).collect();
        let warm = warm_up(&pool, &card, items.first().map(|item| &*item.exercise))?;
        let blocks = vec![Block::new(BlockKind::WarmUp, warm), Block::new(BlockKind::Main, items)];
        fitting(context, Session::new(session.kind, session.title.clone(), blocks))
    };
    ROUNDS.into_iter().find_map(|rounds| all.iter().find_map(|chosen| made(chosen, rounds)))
}

fn in_rounds(item: &Item, rounds: u32) -> Item {
    let mut item = item.clone();
    item.set_dose(item.dose.with_sets(rounds.min(item.dose.sets())).with_rest(TURNS_REST));
    item
}

/// The same with as many items as fit, from the first on; each part keeps one as long as it can.
fn fewer(context: Context, session: &Session) -> Option<Session> {
    let mut blocks = session.blocks.clone();
    loop {
        let short = Session::new(session.kind, session.title.clone(), blocks.clone());
        if let Some(session) = fitting(context, short) {
            return Some(session);
        }
        let block = blocks.iter_mut().max_by_key(|block| (block.items.len(), block.seconds))?;
        block.items.pop()?;
        *block = Block::new(block.kind, std::mem::take(&mut block.items));
    }
}

/// A session that takes no more than its minutes and keeps every rule that must hold.
fn fitting(context: Context, session: Session) -> Option<Session> {
    let mut keeps = session.seconds > 0 && session.seconds <= context.limit();
    if keeps {
        let scope = SessionScope { context, session: &session };
        must_breaches(&scope, |_, _| keeps = false);
    }
    keeps.then_some(session)
}
