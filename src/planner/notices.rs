//! What a plan says about itself: what shaped it, what gave way, what to know.

use std::collections::BTreeSet;

use super::decisions::Decisions;
use super::no_plan::NoPlan;
use crate::catalogue::Catalogue;
use crate::catalogue::exercise::Pattern;
use crate::person::profile::Goal;
use crate::plan::{
    ASKED_AGAIN, BlockKind, Item, Notice, NoticeKind, Plan, RuleId, Status, Week, WeekKind,
};
use crate::rules::time::{USED, USED_UP_TO};
use crate::rules::{self, Context, Finding, Force, bending, composition, entry};
use crate::text::id::{Id, Text};
use crate::text::printable::list_in_words;

/// Weeks after which the questions are asked again.
const ASK_AGAIN: u32 = 12;

/// Says that the gentle form of the full fold is in the plan in its place.
pub(super) fn gentle_form(context: Context, used: &BTreeSet<&Id>, decisions: &mut Decisions) {
    let mut exercises = context.catalogue.exercises().iter();
    let gentle = exercises
        .find(|exercise| bending::stands_in(context, exercise) && used.contains(&exercise.id));
    if let (Some(gentle), Some(rule)) = (gentle, bending::full_fold_waits(context)) {
        let text = format!(
            "{} takes the place of the seated forward fold, which bends and pulls further.",
            gentle.name
        );
        decisions.applied_to([(&gentle.id).into()], rule, text);
    }
}

/// Says why long minutes are not used up, where no rule asks for it.
pub(super) fn spare_minutes(context: Context, weeks: &[Week], decisions: &mut Decisions) {
    let strength = weeks.iter().flat_map(Week::strength);
    let Some(longest) = strength.map(|(_, session)| session.seconds).max() else { return };
    if context.profile.minutes > USED_UP_TO
        && !context.named_workout()
        && longest * 100 < context.limit() * USED
    {
        let (_, most) = composition::count_band(context);
        let text = format!(
            "The longest session ends after {} of {} min: {most} main exercises are the most for \
                you, and they need no more.",
            crate::plan::minutes(longest),
            context.profile.minutes
        );
        decisions.applied(RuleId::EXERCISE_COUNT, text);
    }
}

/// A plan that every must rule holds for, with what gave way in it told behind what shaped it.
///
/// # Errors
/// [`NoPlan`] when a must rule does not hold: such a plan is never shown.
pub(super) fn checked(
    mut plan: Plan,
    catalogue: &Catalogue,
    decisions: &Decisions,
) -> Result<Plan, NoPlan> {
    let findings = rules::check(&plan, catalogue);
    let broken: Vec<String> =
        findings.iter().filter(|finding| finding.force == Force::Must).map(broken).collect();
    if !broken.is_empty() {
        let help =
            "Allow more minutes, other days, or take something off `exclude`; what must hold is \
                never loosened."
                .into();
        return Err(NoPlan { reasons: broken, help: vec![help] });
    }
    let deviations = deviations(&findings, &plan, decisions);
    plan.notices.extend(deviations);
    plan.notices.sort_by_key(|notice| notice.kind);
    Ok(plan)
}

fn broken(finding: &Finding) -> String {
    format!("{} ({})", finding.text, finding.rule)
}

/// One deviation a rule: the first place, how many more, and why it gave way.
fn deviations(findings: &[Finding], plan: &Plan, decisions: &Decisions) -> Vec<Notice> {
    let mut seen: Vec<RuleId> = Vec::new();
    let mut notices = Vec::new();
    for finding in findings {
        if seen.contains(&finding.rule) {
            continue;
        }
        seen.push(finding.rule);
        let alike: Vec<&Finding> =
            findings.iter().filter(|other| other.rule == finding.rule).collect();
        let reason =
            decisions.reason_of(finding.rule).unwrap_or_else(|| reason(finding.rule, &alike, plan));
        let places = match alike.len() - 1 {
            0 => String::new(),
            1 => " (and in one more place)".into(),
            more => format!(" (and in {more} more places)"),
        };
        let text = format!(
            "{}{places}. This gives way because {reason}.",
            finding.text.trim_end_matches('.')
        );
        let exercise = finding.place.exercise.as_ref().map(Text::from);
        let about = exercise.into_iter().chain(finding.place.session.clone().map(Text::from));
        notices.push(Notice::new(NoticeKind::Deviation, finding.rule, text).about(about));
    }
    notices
}

/// Why a rule gave way where nothing was recorded: of the rule's usual reasons the one that the
/// plan shows to be true.
fn reason(rule: RuleId, findings: &[&Finding], plan: &Plan) -> &'static str {
    let steps_back = |week: &Week| week.kind == WeekKind::StepBack;
    let lighter = |finding: &&Finding| {
        finding.place.week.is_some_and(|number| {
            plan.weeks.iter().any(|week| week.number == number && steps_back(week))
        })
    };
    let asked = |finding: &&Finding| {
        finding
            .place
            .exercise
            .as_ref()
            .is_some_and(|exercise| plan.profile.wanted().contains(exercise))
    };
    match rule {
        RuleId::SESSION_SHARE if findings.iter().all(lighter) => "the week is a lighter one",
        RuleId::ENTRY_POINT if findings.iter().all(asked) => "you asked for this one",
        _ => rules::find(rule.as_str()).map_or("", |rule| rule.gives_way),
    }
}

/// Whether weeks bend the back fully forward day by day, or at the end of a session.
fn bends_fully(weeks: &[Week]) -> bool {
    let aside = weeks.iter().flat_map(Week::sessions).flat_map(|(_, session)| session.items());
    let mut aside = aside.filter(|(kind, _)| *kind != BlockKind::Main);
    aside.any(|(_, item)| bending::bends_fully(&item.exercise))
}

/// When a long plan asks to answer the questions again.
fn again(context: Context) -> Option<String> {
    let weeks: Vec<u32> =
        (1..=context.outlook.weeks()).filter(|week| week % ASK_AGAIN == 0).collect();
    let ends = (context.status == Status::Plan && !weeks.is_empty()).then_some(weeks)?;
    let weeks = list_in_words(&ends, " and");
    let of = if ends.len() == 1 { "week" } else { "weeks" };
    Some(format!(
        "At the end of {of} {weeks} {ASKED_AGAIN}, and make the plan anew if an answer has changed."
    ))
}

fn tell(rule: RuleId, text: impl Into<Text>) -> Notice {
    Notice::new(NoticeKind::Info, rule, text)
}

/// How to move, and what alone is meant to drop.
fn slowly(weeks: &[Week]) -> String {
    let mut items = weeks.iter().flat_map(Week::sessions).flat_map(|(_, session)| session.items());
    let jolts = items.any(|(_, item)| item.exercise.pattern == Pattern::Impact);
    let quick = |item: &Item| entry::is_quick(&item.exercise);
    let rises = weeks.iter().flat_map(Week::sessions).any(|(_, session)| session.main().any(quick));
    let but = match (jolts, rises) {
        (true, _) => ", foot stamp and heel drop aside",
        (false, true) => "; only the fast step-up is quick on its way up",
        (false, false) => "",
    };
    format!("Move slowly both ways, and let nothing jerk or drop{but}.")
}

/// Whether a week holds work whose weight grows.
fn grows_heavier(context: Context, week: &Week) -> bool {
    let weighted = |item: &Item| item.load.is_some();
    !context.progress_paused() && week.strength().any(|(_, session)| session.main().any(weighted))
}

/// What every such plan tells its reader, as far as it applies.
pub(super) fn info(context: Context, weeks: &[Week]) -> Vec<Notice> {
    let strength = context.status == Status::Plan;
    let stretches = weeks.iter().any(|week| {
        week.sessions().any(|(_, session)| {
            session.items().any(|(_, item)| item.exercise.pattern == Pattern::Stretch)
        })
    });
    let mut info = vec![tell(
        RuleId::STOP_SIGNS,
        "Stop at sharp pain, pain that spreads down a leg, new numbness or weakness, or dizziness.",
    )];
    if strength {
        info.push(tell(
            RuleId::EXHALE_ON_EFFORT,
            "Breathe out through the effort and never hold your breath; count aloud in holds.",
        ));
        info.push(tell(RuleId::TEMPO_CONTROL, slowly(weeks)));
        info.push(tell(
            RuleId::EFFORT_CAP,
            "End every set before it fails, with good repetitions to spare.",
        ));
    }
    if weeks.iter().any(|week| grows_heavier(context.of(week), week)) {
        info.push(tell(RuleId::PROGRESSION, rules::progress::TWO_FOR_TWO));
    }
    if stretches {
        info.push(tell(
            RuleId::NO_BOUNCE,
            "Stretch slowly to a mild pull, breathe deeply, never bounce.",
        ));
    }
    if let Some(hour) = bending::at_what_hour(context).filter(|_| bends_fully(weeks)) {
        info.push(tell(RuleId::MORNING_FLEXION, hour));
    }
    info.push(tell(RuleId::REVIEW_POINT, rules::review(context)));
    info.extend(again(context).map(|text| tell(RuleId::REVIEW_POINT, text)));
    let habits = if context.profile.goal == Goal::Desk {
        "Between sessions: stand up or walk for 2 min every 30 to 40 min of sitting and change \
            your posture often; build walking up to 30 min on 5 days a week (walking with \
            education delayed the next episode in a trial)."
    } else {
        "Between sessions: build walking up to 30 min on 5 days a week (walking with education \
            delayed the next episode in a trial), and break up long sitting. The article also \
            advises to replace worn-out shoes; no trial has shown that it helps."
    };
    let habits = tell(RuleId::DAILY_HABITS, habits);
    // What long sitting asks for comes before all else.
    let place = if context.profile.goal == Goal::Desk { 0 } else { info.len() };
    info.insert(place, habits);
    info
}
