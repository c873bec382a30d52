//! Making a session fit its minutes: shares first, then trimming step by step, then spare time for
//! a walk.

use std::sync::Arc;

use super::decisions::Decisions;
use super::draft::{Less, Pick, SessionDraft};
use super::pool::Pool;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::{Category, Exercise, Pattern};
use crate::person::profile::Goal;
use crate::plan::{Item, RuleId};
use crate::rules::order::{MARCH, VERY_SHORT};
use crate::rules::progress::MORE_REPS;
use crate::rules::time::{self, Trim};
use crate::rules::weeks::{block_start, steps_back};
use crate::rules::{BLOCK, Context, composition, footing};
use crate::text::id::Text;

/// Brings a draft within the person's minutes. Picks at the end of the list go first.
pub(super) fn to_minutes(pool: &Pool, draft: &mut SessionDraft, decisions: &mut Decisions) {
    let (context, limit) = (pool.context, pool.context.limit());
    let whole = draft.clone();
    let (fewest, _) = composition::count_band(context);
    let mut stretches = whole.stretches.clone();
    while !draft.picks.is_empty() {
        let count = draft.picks.len();
        draft.stretches.clone_from(&stretches);
        for (pick, full) in draft.picks.iter_mut().zip(&whole.picks) {
            pick.item.set_dose(full.full.clone());
            pick.less = None;
        }
        draft.less_stretching = None;
        if !context.named_workout() {
            bring_shares_down(context, draft);
        }
        if trim(pool, draft, limit) {
            break;
        }
        if count <= fewest && !stretches.is_empty() && context.minutes < VERY_SHORT {
            stretches.clear();
            decisions.reason(RuleId::COOL_DOWN_STRETCH, || {
                format!("{} min leave no time for it", context.minutes)
            });
        } else {
            draft.picks.pop();
        }
    }
    leave_room_to_grow(pool, draft, limit);
    add_walk(pool, draft, limit);
    if !context.named_workout() {
        settle_shares(pool, draft, limit);
    }
    tell(pool, &whole, draft, decisions);
}

/// Build weeks that follow in which the picks stay: what a session still has to grow into.
fn weeks_to_grow(context: Context) -> u32 {
    let start = |training| block_start(context.level(), training);
    let (now, left) = (context.training, context.profile.weeks.saturating_sub(context.week));
    let following = (now + 1..=now + left).take_while(|next| start(*next) == start(now));
    let weeks = following.filter(|next| !steps_back(context, *next)).count();
    if context.named_workout() || context.progress_paused() {
        0
    } else {
        u32::try_from(weeks).unwrap_or(u32::MAX)
    }
}

/// Seconds at the heaviest week of the span: repetitions of one number will have risen.
fn heaviest(pool: &Pool, draft: &SessionDraft) -> u32 {
    let weeks = weeks_to_grow(pool.context);
    let growth: u32 =
        draft.picks.iter().map(|pick| heaviest_item(pick, weeks) - pick.item.seconds).sum();
    draft.seconds() + growth
}

fn heaviest_item(pick: &Pick, weeks: u32) -> u32 {
    let more = (MORE_REPS.1 - pick.gained.min(MORE_REPS.1)).min(weeks);
    match &pick.item.dose {
        Dose::Reps { reps: [low, high], .. } if low == high => {
            pick.item.exercise.seconds(&pick.item.dose.with_reps([low + more, high + more]))
        }
        _ => pick.item.seconds,
    }
}

/// Takes sets, then repetitions off whatever takes more than its share; stretches that are too many
/// go.
fn bring_shares_down(context: Context, draft: &mut SessionDraft) {
    let limit = context.limit();
    while cool_down_over(context, draft, limit) {
        draft.stretches.pop();
        draft.less_stretching = Some(Less::Share);
    }
    for pick in &mut draft.picks {
        while shrink_to_share(context, pick, limit) {}
    }
}

/// Whether the stretches take more than their share; with the goal `stretch` they may.
fn cool_down_over(context: Context, draft: &SessionDraft, session_seconds: u32) -> bool {
    let seconds = draft.stretches.iter().map(|item| item.seconds).sum();
    let over = time::cool_down_over_share(draft.stretches.len(), seconds, session_seconds);
    over && context.profile.goal != Goal::Stretch
}

/// Sets come off down to the fewest, then repetitions go to the low end; what is still too much
/// stays and is told.
fn shrink_to_share(context: Context, pick: &mut Pick, session_seconds: u32) -> bool {
    if !time::over_share(context, &pick.item, session_seconds) {
        return false;
    }
    let dose = &pick.item.dose;
    let smaller = match dose {
        _ if dose.sets() > time::fewest_sets(context) => dose.with_sets(dose.sets() - 1),
        Dose::Reps { reps: [low, high], .. } if low < high => dose.with_reps([*low, *low]),
        _ => return false,
    };
    pick.item.set_dose(smaller);
    pick.less.get_or_insert(Less::Share);
    true
}

/// Trims until the session fits; says whether it does. The cool-down and sets also make room for
/// the span's heaviest week, but nothing else is given up for growth that may as well be smaller.
/// Main items are never taken out here.
fn trim(pool: &Pool, draft: &mut SessionDraft, limit: u32) -> bool {
    let context = pool.context;
    while heaviest(pool, draft) > limit {
        let fits = draft.seconds() <= limit;
        match next_step(context, draft) {
            Some(step @ (Trim::Stretch | Trim::StretchSet | Trim::Set(_))) => {
                take(context, draft, step);
            }
            Some(step @ (Trim::Reps(_) | Trim::Rest(_))) if !fits => take(context, draft, step),
            _ => return fits,
        }
    }
    true
}

/// The rule's next step; its main items count from the least important.
fn next_step(context: Context, draft: &SessionDraft) -> Option<Trim> {
    let stretches: Vec<&Item> = draft.stretches.iter().collect();
    let main: Vec<&Item> = draft.picks.iter().rev().map(|pick| &pick.item).collect();
    time::next_trim(context, &stretches, &main)
}

fn take(context: Context, draft: &mut SessionDraft, step: Trim) {
    let last = draft.picks.len().saturating_sub(1);
    let item = |draft: &'_ SessionDraft, index: usize| draft.picks[last - index].item.clone();
    let (index, dose) = match step {
        Trim::Stretch => {
            draft.stretches.pop();
            draft.less_stretching = Some(Less::Minutes);
            return;
        }
        Trim::StretchSet => {
            for stretch in &mut draft.stretches {
                let sets = stretch.dose.sets().saturating_sub(1).max(1);
                stretch.set_dose(stretch.dose.with_sets(sets));
            }
            draft.less_stretching = Some(Less::Minutes);
            return;
        }
        Trim::Set(index) => {
            (index, item(draft, index).dose.with_sets(item(draft, index).dose.sets() - 1))
        }
        Trim::Reps(index) => match item(draft, index).dose {
            Dose::Reps { reps: [low, _], .. } => {
                (index, item(draft, index).dose.with_reps([low, low]))
            }
            dose => (index, dose),
        },
        Trim::Rest(index) => {
            let rest = time::trimmed_rest(context, &item(draft, index)).unwrap_or_default();
            (index, item(draft, index).dose.with_rest(rest))
        }
        Trim::Item(_) => return,
    };
    draft.picks[last - index].item.set_dose(dose);
    draft.picks[last - index].less = Some(Less::Minutes);
}

/// Where sets are to be added in later weeks, the first one starts a little below the limit, least
/// important exercises first.
fn leave_room_to_grow(pool: &Pool, draft: &mut SessionDraft, limit: u32) {
    let context = pool.context;
    if context.profile.weeks < BLOCK || weeks_to_grow(context) == 0 {
        return;
    }
    let fewest = time::fewest_sets(context).max(2);
    while draft.seconds() > limit * time::ROOM_TO_GROW / 100 {
        let Some(pick) =
            draft.picks.iter_mut().rev().find(|pick| pick.item.dose.sets() > fewest && !pick.stays)
        else {
            return;
        };
        pick.item.set_dose(pick.item.dose.with_sets(pick.item.dose.sets() - 1));
        pick.less.get_or_insert(Less::Growth);
    }
}

/// Spare time goes to a walk that opens the cool-down.
fn add_walk(pool: &Pool, draft: &mut SessionDraft, limit: u32) {
    draft.walk = None;
    if footing::holds(pool.context.profile) && draft.ends_down() {
        return;
    }
    let wanted = (limit * time::USED).div_ceil(100);
    let (seconds, heaviest) = (draft.seconds(), heaviest(pool, draft));
    let (fewest, most) = time::WALK;
    let room = limit.saturating_sub(heaviest) / 60;
    if seconds >= wanted || room < fewest || pool.context.named_workout() {
        return;
    }
    let minutes = (wanted - seconds).div_ceil(60).clamp(fewest, most).min(room);
    let mut locomotion = pool.of(Pattern::Locomotion).iter().map(|entry| entry.exercise);
    let Some(mut item) = locomotion
        .clone()
        .filter(|exercise| exercise.is(Category::Aerobic))
        .find_map(|exercise| pool.item(exercise))
    else {
        return;
    };
    item.set_dose(Dose::Minutes { minutes });
    item.because(RuleId::SESSION_SHARE, "Spare minutes go to an easy walk before the stretches.");
    // An exercise stands once in a session: where the warm-up walks, it marches instead, for as
    // long.
    if let Some(walking) =
        draft.warm_up.iter_mut().find(|other| other.exercise.id == item.exercise.id)
    {
        let Some(march) = locomotion.find(|exercise| !exercise.is(Category::Aerobic)) else {
            return;
        };
        if walking.seconds > MARCH.1 * 60 {
            return;
        }
        walking.exercise = Arc::clone(march);
    }
    draft.walk = Some(item);
}

/// With the session complete, what still takes more than its share of it gives something up, and
/// the walk is reckoned anew; but not so much that the minutes are no longer used.
fn settle_shares(pool: &Pool, draft: &mut SessionDraft, limit: u32) {
    let wanted = limit * time::USED / 100;
    loop {
        let (before, total) = (draft.clone(), draft.seconds());
        if cool_down_over(pool.context, draft, total) {
            draft.stretches.pop();
            draft.less_stretching.get_or_insert(Less::Share);
        } else if !draft.picks.iter_mut().any(|pick| shrink_to_share(pool.context, pick, total)) {
            return;
        }
        add_walk(pool, draft, limit);
        if total >= wanted && draft.seconds() < wanted {
            *draft = before;
            return;
        }
    }
}

/// What was made smaller and why: on each item, and in one notice a session for its first weeks.
/// Later weeks only name what is gone.
fn tell(pool: &Pool, whole: &SessionDraft, draft: &mut SessionDraft, decisions: &mut Decisions) {
    let minutes = pool.context.minutes;
    let mut parts = Parts::default();
    parts.stretching(draft, whole);
    for pick in &mut draft.picks {
        let (Some(less), Some(text)) = (pick.less, smaller(pick)) else { continue };
        parts.of(less).push(format!("{}: {text}", pick.item.exercise.name));
        pick.dose_why.push(match less {
            Less::Minutes => {
                (RuleId::TRIM_ORDER, format!("{text}, so that the session fits {minutes} min."))
            }
            Less::Share => (
                RuleId::SESSION_SHARE,
                format!("{text}, so that it takes no more than its share of the session."),
            ),
            Less::Growth => (
                RuleId::PROGRESSION,
                format!("{text} to begin with; sets are added in the weeks that follow."),
            ),
        });
    }
    if pool.context.week > 1 {
        parts = Parts::default();
    }
    let gone: Vec<&Exercise> =
        whole.picks[draft.picks.len()..].iter().map(|pick| &*pick.item.exercise).collect();
    if !gone.is_empty() {
        let names: Vec<&str> = gone.iter().map(|exercise| exercise.name.as_str()).collect();
        parts.minutes.push(format!("without {}", names.join(", ")));
    }
    parts.decisions(pool, draft, &gone, decisions);
}

/// What became smaller, sorted by why.
#[derive(Default)]
struct Parts {
    minutes: Vec<String>,
    share: Vec<String>,
    growth: Vec<String>,
}

impl Parts {
    fn of(&mut self, less: Less) -> &mut Vec<String> {
        match less {
            Less::Minutes => &mut self.minutes,
            Less::Share => &mut self.share,
            Less::Growth => &mut self.growth,
        }
    }

    fn stretching(&mut self, draft: &SessionDraft, whole: &SessionDraft) {
        let Some(less) = draft.less_stretching else { return };
        let (now, full) = (draft.stretches.len(), whole.stretches.len());
        if now < full {
            self.of(less).push(format!("{now} of {full} stretches"));
        }
        for (stretch, full) in
            draft.stretches.iter().zip(&whole.stretches).filter(|(now, full)| now.dose != full.dose)
        {
            let (now, full) = (stretch.dose.sets(), full.dose.sets());
            self.of(less).push(format!("{}: {now} of {full} holds", stretch.exercise.name));
        }
    }

    fn decisions(
        self,
        pool: &Pool,
        draft: &SessionDraft,
        gone: &[&Exercise],
        decisions: &mut Decisions,
    ) {
        let title = Text::from(draft.title.clone());
        let minutes = pool.context.minutes;
        let week = pool.context.week;
        let from = if week > 1 { format!(" from week {week} on") } else { String::new() };
        if !self.minutes.is_empty() {
            let text = format!(
                "{} is made to fit {minutes} min{from}: {}.",
                draft.title,
                self.minutes.join("; ")
            );
            let about = gone.iter().map(|exercise| Text::from(&exercise.id));
            decisions.applied_to(about.chain([title.clone()]), RuleId::TRIM_ORDER, text);
            decisions.reason(RuleId::STRETCH_DOSE, || {
                format!("the cool-down was trimmed to fit {minutes} min")
            });
            decisions.reason(RuleId::REST_INTERVAL, || {
                format!("rest was shortened to fit {minutes} min")
            });
            decisions
                .reason(RuleId::EXERCISE_COUNT, || format!("{minutes} min leave room for no more"));
            decisions.reason(RuleId::WEEKLY_COVERAGE, || {
                format!("{minutes} min leave room for no more")
            });
        }
        if !self.share.is_empty() {
            let text = format!(
                "So that no part of {} crowds out the rest: {}.",
                draft.title,
                self.share.join("; ")
            );
            // Bringing parts down to their share is the first step of the trim order.
            decisions.applied_to([title], RuleId::TRIM_ORDER, text);
        }
    }
}

/// In what a pick's dose is smaller than its full one.
fn smaller(pick: &Pick) -> Option<String> {
    let (now, full) = (&pick.item.dose, &pick.full);
    let mut parts = Vec::new();
    if now.sets() < full.sets() {
        parts.push(format!("{} of {} sets", now.sets(), full.sets()));
    }
    if let (Dose::Reps { reps: [_, now], .. }, Dose::Reps { reps: [_, full], .. }) = (now, full)
        && now < full
    {
        parts.push(format!("{now} repetitions instead of {full}"));
    }
    if now.rest() < full.rest() && now.sets() > 1 {
        parts.push(format!("{} s of rest instead of {}", now.rest(), full.rest()));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::shrink_to_share;
    use crate::built_in;
    use crate::catalogue::dose::Dose;
    use crate::person::profile::{PartialProfile, Reader};
    use crate::plan::{Item, Status};
    use crate::planner::draft::Pick;
    use crate::rules::{Context, Outlook};

    /// What an item of an intermediate person's session gives up, step by step, until it takes its
    /// share or has no more to give.
    fn given_up(dose: &str, session_minutes: u32) -> Vec<String> {
        let catalogue = built_in::catalogue();
        let reader = Reader { catalogue: &catalogue, today: chrono::NaiveDate::MIN };
        let draft =
            PartialProfile::read("me.toml", "level = \"intermediate\"\nminutes = 40", &reader)
                .expect("a profile");
        let profile = draft.complete(&reader);
        let outlook = Outlook::of(&profile, Status::Plan);
        let context = Context::new(&outlook, &catalogue, Status::Plan);
        let exercise = catalogue.exercise("romanian-deadlift").expect("an exercise");
        let mut pick = Pick::new(Item::new(Arc::clone(exercise), Dose::parse(dose).expect(dose)));
        let mut steps = Vec::new();
        while shrink_to_share(context, &mut pick, session_minutes * 60) {
            assert_eq!(pick.item.seconds, exercise.seconds(&pick.item.dose));
            steps.push(pick.item.dose.to_string());
        }
        steps
    }

    #[test]
    fn what_takes_more_than_its_share_gives_up_sets_and_then_repetitions() {
        let all = ["3x8-12 r90 t3-1-2-0", "2x8-12 r90 t3-1-2-0", "2x8 r90 t3-1-2-0"];
        assert_eq!(
            given_up("4x8-12 r90 t3-1-2-0", 4),
            all,
            "down to the fewest sets and the low end"
        );
        assert_eq!(given_up("3x8-12 r90 t3-1-2-0", 22), all[1..2], "no more than it has to");
        assert_eq!(given_up("2x8-12 r90 t3-1-2-0", 17), all[2..]);
        assert!(given_up("2x8 r90 t3-1-2-0", 4).is_empty(), "nothing is left to give");
        assert!(given_up("3x8-12 r90 t3-1-2-0", 40).is_empty(), "it takes no more than its share");
    }
}
