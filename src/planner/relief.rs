//! Gentle movement for a sore back: one short session a day, to be repeated.

use crate::dose::Dose;
use crate::exercise::{Category, Pattern, Source};
use crate::plan::{Block, BlockKind, Item, PlanDay, Session, SessionKind, Week, WeekKind};
use crate::profile::{Day, Profile, USUAL_SESSIONS};
use crate::rules::Case;
use crate::rules::recovery::MOBILITY;
use crate::rules::relief::{RELIEF_MINUTES, RELIEF_WEEKS};
use crate::word::Word as _;

use super::log::Log;
use super::pool::Pool;
use super::warm_up::{rotate, spare};
use super::{NoPlan, dates};

/// Share of the minutes that a relief session uses, in per cent.
const USED: u32 = 90;
/// Minutes of marching or walking in it, fewest first.
const MARCH: (u32, u32) = (2, 3);

/// The weeks of a relief plan.
pub(super) fn weeks(case: Case, log: &mut Log) -> Result<Vec<Week>, NoPlan> {
    let profile = case.profile;
    if profile.weeks > RELIEF_WEEKS {
        let text = format!(
            "{} weeks were asked for; a relief plan covers {RELIEF_WEEKS}, then the questions are worth asking again.",
            profile.weeks
        );
        log.applied("relief-gentle", text);
    }
    log.applied(
        "relief-gentle",
        "Gentle movement only: no resistance, no equipment. A session may be repeated up to 3 times a day.",
    );
    tell_unused(profile, log);
    let pool = Pool::gentle(case);
    let week = |number| {
        let days = dates(profile, number).enumerate().map(|(index, (date, weekday))| {
            let turn = index + (number as usize - 1) * 7;
            Some(PlanDay { date, weekday, sessions: vec![session(&pool, turn)?] })
        });
        Some(Week { number, kind: WeekKind::Build, days: days.collect::<Option<_>>()? })
    };
    let weeks: Option<Vec<Week>> = (1..=profile.weeks.min(RELIEF_WEEKS)).map(week).collect();
    weeks.ok_or_else(|| NoPlan {
        reasons: vec!["Too few gentle exercises are left for a session of at least 5 minutes.".into()],
        help: vec!["Take some exercises off `exclude`.".into()],
    })
}

/// Wishes that speak of strength sessions have no effect here.
fn tell_unused(profile: &Profile, log: &mut Log) {
    let wishes = [
        ("workout", profile.workout.is_some()),
        ("sessions", profile.sessions != USUAL_SESSIONS),
        ("days", profile.days.len() < Day::ALL.len()),
        ("equipment", !profile.equipment.is_empty()),
    ];
    let unused: Vec<&str> = wishes.iter().filter(|(_, said)| *said).map(|(key, _)| *key).collect();
    if !unused.is_empty() {
        log.applied("relief-gentle", format!("These settings change nothing in a gentle plan: {}.", unused.join(", ")));
    }
}

fn session(pool: &Pool, turn: usize) -> Option<Session> {
    let limit = pool.case.profile.minutes.min(RELIEF_MINUTES.1) * 60;
    let target = limit * USED / 100;
    let stretches = stretches(pool, turn, target.saturating_sub(MOBILITY.0));
    let taken: u32 = stretches.iter().map(|item| item.seconds).sum();
    let room = MOBILITY.1.min(limit - taken);
    let mobility = mobility(pool, turn, (target.saturating_sub(taken)).min(room), room);
    let blocks = vec![Block::new(BlockKind::Mobility, mobility), Block::new(BlockKind::Stretch, stretches)];
    let session = Session::new(SessionKind::Relief, SessionKind::Relief.title(), blocks);
    (session.seconds >= RELIEF_MINUTES.0 * 60).then_some(session)
}

/// Stretches within `room` seconds, the source article's sore-back list first.
fn stretches(pool: &Pool, turn: usize, room: u32) -> Vec<Item> {
    let all = pool.of(Pattern::Stretch).iter().map(|entry| entry.exercise);
    let (mut first, mut rest): (Vec<_>, Vec<_>) =
        all.partition(|exercise| exercise.source == Source::Article && exercise.is(Category::SoreBack));
    rotate(&mut first, turn);
    rotate(&mut rest, turn);
    first.extend(rest);
    spare(pool.case, &mut first);
    first.sort_by_key(|exercise| !pool.includes(exercise));
    let mut left = room;
    let mut items = Vec::new();
    for exercise in first {
        let Some(mut item) = pool.item(exercise).filter(|item| item.seconds <= left && items.len() < 3) else {
            continue;
        };
        left -= item.seconds;
        item.because("relief-gentle", "A gentle stretch; the source article lists such ones for a sore back.");
        items.push(item);
    }
    items
}

/// Stepping, breathing, then mobility until the target, within `room` seconds.
fn mobility(pool: &Pool, turn: usize, target: u32, room: u32) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut total = 0;
    let mut add = |mut item: Item, why: &'static str| {
        if total < target && total + item.seconds <= room {
            total += item.seconds;
            item.because("relief-gentle", why);
            items.push(item);
        }
    };
    let walking = |exercise: &crate::exercise::Exercise| exercise.is(Category::Aerobic);
    let mut locomotion: Vec<_> = pool.of(Pattern::Locomotion).iter().map(|entry| entry.exercise).collect();
    locomotion.sort_by_key(|exercise| (!pool.includes(exercise), walking(exercise)));
    if let Some(mut item) = locomotion.first().and_then(|exercise| pool.item(exercise)) {
        let minutes = if pool.case.profile.minutes < 10 && !walking(&item.exercise) { MARCH.0 } else { MARCH.1 };
        item.set_dose(Dose::Minutes { minutes });
        add(item, "Easy stepping gets a sore back moving.");
    }
    if let Some(item) = pool.of(Pattern::Breathing).first().and_then(|entry| pool.item(entry.exercise)) {
        add(item, "Slow breathing lets tight muscles give way.");
    }
    let mut drills: Vec<_> = pool.of(Pattern::Mobility).iter().map(|entry| entry.exercise).collect();
    rotate(&mut drills, turn * 2);
    drills.sort_by_key(|exercise| {
        let listed = exercise.source == Source::Article && exercise.is(Category::SoreBack);
        (!pool.includes(exercise), !listed, !exercise.is(Category::SoreBack))
    });
    for item in drills.into_iter().filter_map(|exercise| pool.item(exercise)) {
        add(item, "Small movements in an easy range; the source article lists such ones for a sore back.");
    }
    items
}
