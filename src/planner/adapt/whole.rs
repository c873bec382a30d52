//! What decides for a whole week: a pause, pain on the morning after, pain while training.

use chrono::NaiveDate;

use super::{Known, Proposal, in_words};
use crate::journal::felt_lately;
use crate::journal::record::{Light, NextDay, Record, Session, Status, What};
use crate::person::health::severe::{LEAVE_OUT, SEVERE_PAIN};
use crate::plan::RuleId;
use crate::rules::Step;
use crate::rules::pain::next_day;
use crate::rules::progress::after_a_break;

/// Days after which pain that is still higher counts most.
const STILL: u32 = 2;
/// Points that count most, by the table.
const MANY: u32 = 3;

/// The day on which somebody trained, where a record says so.
pub(super) fn trained_on(record: &Record) -> Option<NaiveDate> {
    match &record.what {
        What::Session(session) if session.status != Status::Skipped => Some(session.date),
        What::Item(item) => Some(item.date),
        _ => None,
    }
}

/// Pain so strong that no plan is right now: in the last session, or on a morning after.
pub(super) fn too_much(known: &Known) -> Option<Proposal> {
    let felt = felt_lately(known.history, known.today);
    let (record, date, pain) = felt.filter(|(_, _, pain)| *pain >= SEVERE_PAIN)?;
    let text = format!(
        "Pain was {pain} of 10, written down for {}: {LEAVE_OUT}. `backplan screen` asks about \
            warning signs.",
        date.format("%-d %B")
    );
    Some(Proposal { rule: RuleId::PAIN_GATE, text, records: vec![record.id.clone()] })
}

/// What is proposed for the week, with its step: the weightiest first. Empty where training goes on.
pub(super) fn proposals(known: &Known) -> Vec<(Proposal, Step)> {
    let mut all: Vec<(Proposal, Step)> =
        [pause(known), morning(known), during(known)].into_iter().flatten().collect();
    all.sort_by_key(|(_, step)| std::cmp::Reverse(weight(*step)));
    all
}

/// How far a step leads back.
fn weight(step: Step) -> u32 {
    match step {
        Step::GoOn => 0,
        Step::Repeat => 1,
        Step::SetLess => 2,
        Step::StepBack { steps, set_less } => 3 + steps + u32::from(set_less),
        Step::StartAgain => 100,
    }
}

impl Known<'_> {
    fn in_words(&self, step: Step) -> String {
        in_words(if self.leaves_out { step } else { step.with_all_sets() })
    }
}

/// The sessions of strength of the plan that were done, in order.
fn sessions<'a>(known: &Known<'a>) -> impl Iterator<Item = (&'a Record, &'a Session)> {
    let (plan, today) = (known.plan, known.today);
    let strength = |session: &Session| {
        plan.sessions().any(|(day, own)| {
            day.date == session.date && *own.title == *session.session && own.is_strength()
        })
    };
    known.history.iter().copied().filter_map(move |record| match &record.what {
        What::Session(session) if session.status != Status::Skipped && session.date <= today => {
            strength(session).then_some((record, session))
        }
        _ => None,
    })
}

fn pause(known: &Known) -> Option<(Proposal, Step)> {
    let trained = known.history.iter().filter_map(|record| Some((trained_on(record)?, *record)));
    let (last, record) = trained.filter(|(date, _)| *date <= known.today).max_by_key(|of| of.0)?;
    let days = u32::try_from((known.today - last).num_days()).ok()?;
    let step = after_a_break(days);
    (step != Step::GoOn).then(|| {
        let text = format!(
            "{days} days lie between your last session, on {}, and today: {}.",
            last.format("%-d %B"),
            known.in_words(step)
        );
        (Proposal { rule: RuleId::RETURN_AFTER_GAP, text, records: vec![record.id.clone()] }, step)
    })
}

/// The answers about the morning after the last session that has any.
fn morning(known: &Known) -> Option<(Proposal, Step)> {
    let answers = |date: NaiveDate| {
        known.history.iter().copied().filter_map(move |record| match &record.what {
            What::NextDay(answer) if answer.date == date => Some((record, answer)),
            _ => None,
        })
    };
    let (record, session) = sessions(known).last()?;
    let (answered, answer): (&Record, &NextDay) =
        answers(session.date).max_by_key(|(_, of)| of.days)?;
    let before = session.before.unwrap_or(known.plan.profile.pain);
    let more = answer.pain.saturating_sub(before);
    let still = more > 0 && answer.days >= STILL;
    let step = next_day(if still { more.max(MANY) } else { more });
    (step != Step::GoOn).then(|| {
        let when = if still { "two days after" } else { "on the morning after" };
        let text = format!(
            "Pain was {} of 10 {when} {}, {more} more than before: {}.",
            answer.pain,
            session.date.format("%-d %B"),
            known.in_words(step)
        );
        let records = vec![record.id.clone(), answered.id.clone()];
        (Proposal { rule: RuleId::NEXT_DAY_RESPONSE, text, records }, step)
    })
}

/// Pain of 6 and more in the last session; pain of 4 and 5 in the last two.
fn during(known: &Known) -> Option<(Proposal, Step)> {
    let all: Vec<_> = sessions(known).collect();
    let light = |(_, session): &&(&Record, &Session)| session.pain.map(Light::of);
    let last = all.last()?;
    let two: Vec<_> = all.iter().rev().take(2).collect();
    let (step, of) = match light(&last)? {
        Light::Red => (Step::StepBack { steps: 1, set_less: true }, &two[..1]),
        Light::Yellow
            if two.len() == 2 && two.iter().all(|of| light(of) >= Some(Light::Yellow)) =>
        {
            (Step::Repeat, &two[..])
        }
        _ => return None,
    };
    let pains: Vec<String> = of
        .iter()
        .rev()
        .filter_map(|(_, session)| session.pain.map(|pain| pain.to_string()))
        .collect();
    let which = if of.len() == 1 { "your last session" } else { "your last two sessions" };
    let text = format!(
        "Pain went up to {} of 10 in {which}: {}. On days with 6 and more take `backplan today \
            --flare`; if it spreads down a leg or does not settle, answer `backplan screen` again.",
        pains.join(" and "),
        known.in_words(step)
    );
    let records = of.iter().map(|(record, _)| record.id.clone()).collect();
    Some((Proposal { rule: RuleId::NEXT_DAY_RESPONSE, text, records }, step))
}
