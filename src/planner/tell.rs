//! What the plan says about itself: what was left out, what shaped it, what gave way, what to know.

use super::decisions::Decisions;
use super::no_plan::NoPlan;
use super::pool::home;
use crate::catalogue::exercise::Pattern;
use crate::person::profile::Goal;
use crate::plan::{Excluded, Notice, NoticeKind, Plan, Status, Week, WeekKind};
use crate::rules::time::{USED, USED_UP_TO};
use crate::rules::{self, Candidate, Context, Finding, Force, bending, composition};
use crate::text::id::{Id, Text};

/// Lists every exercise that a must rule left out of the whole plan, and what was asked for but
/// found no room. Where states change within the plan, the rule of the last one that leaves it out
/// is named.
pub(super) fn excluded(context: Context, plan: &mut Plan, decisions: &mut Decisions) {
    let last = plan.weeks.last().map_or(1, |week| week.number);
    let mut weeks: Vec<u32> =
        context.outlook.turns().skip(1).map(|week| week - 1).filter(|week| *week < last).collect();
    weeks.push(last);
    let used = used(plan);
    for exercise in context
        .catalogue
        .exercises()
        .iter()
        .filter(|exercise| used.binary_search(&exercise.id).is_err())
    {
        let wanted = context.profile.wanted().contains(&exercise.id);
        let refused = |week: &u32| {
            let context = plan
                .weeks
                .iter()
                .find(|own| own.number == *week)
                .map_or(context, |own| context.of(own));
            rules::refusal(&Candidate { context, exercise, block: home(exercise.pattern) })
        };
        let refusal = weeks.iter().rev().find_map(refused);
        let (rule, text) = match refusal {
            Some((rule, text)) if rule.id != "no-unsafe-filler" || wanted => (rule.id, text),
            None if wanted => {
                ("time-budget", format!("found no room in {} min", context.profile.minutes))
            }
            _ => continue,
        };
        if wanted && context.profile.barred().contains(&exercise.id) {
            decisions.applied(
                "no-unsafe-filler",
                format!("You asked for {} and never to use it: never wins.", exercise.name),
            );
        } else if wanted {
            decisions.applied(
                "no-unsafe-filler",
                format!("You asked for {}, but it is left out: it {text}.", exercise.name),
            );
        }
        let text = format!("It {text}.").into();
        plan.excluded.push(Excluded { exercise: exercise.id.clone(), rule: rule.into(), text });
    }
}

/// Says that the gentle form of the full fold is in the plan in its place.
pub(super) fn gentle_form(context: Context, plan: &Plan, decisions: &mut Decisions) {
    let used = used(plan);
    let mut exercises = context.catalogue.exercises().iter();
    let gentle = exercises
        .find(|exercise| bending::stands_in(context, exercise) && used.contains(&exercise.id));
    if let (Some(gentle), Some(rule)) = (gentle, bending::full_fold_waits(context)) {
        let text = format!(
            "{} takes the place of the seated forward fold, which bends and pulls further.",
            gentle.name
        );
        decisions.applied(rule, text);
    }
}

/// Says why long minutes are not used up, where no rule asks for it.
pub(super) fn spare_minutes(context: Context, plan: &Plan, decisions: &mut Decisions) {
    let strength = plan.weeks.iter().flat_map(Week::strength);
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
        decisions.applied("exercise-count", text);
    }
}

/// The ids of every exercise in the plan, sorted.
fn used(plan: &Plan) -> Vec<Id> {
    let sessions = plan.weeks.iter().flat_map(super::super::plan::Week::sessions);
    let mut used: Vec<&Id> = sessions
        .flat_map(|(_, session)| session.items().map(|(_, item)| &item.exercise.id))
        .collect();
    used.sort_unstable();
    used.dedup();
    used.into_iter().cloned().collect()
}

/// Fills in the notices: applied, then deviations found by the rules themselves, then what
/// everybody should know.
///
/// # Errors
/// [`NoPlan`] when a must rule does not hold: such a plan is never shown.
pub(super) fn notices(
    context: Context,
    plan: &mut Plan,
    decisions: Decisions,
) -> Result<(), NoPlan> {
    let info = info(context, plan);
    plan.notices = info;
    let findings = rules::check(plan, context.catalogue);
    let broken: Vec<String> =
        findings.iter().filter(|finding| finding.force == Force::Must).map(broken).collect();
    if !broken.is_empty() {
        let help =
            "Allow more minutes, other days, or take something off `exclude`; what must hold is \
                never loosened."
                .into();
        return Err(NoPlan { reasons: broken, help: vec![help] });
    }
    let deviations = deviations(&findings, plan, &decisions);
    let info = std::mem::take(&mut plan.notices);
    plan.notices = decisions.into_notices().into_iter().chain(deviations).chain(info).collect();
    Ok(())
}

fn broken(finding: &Finding) -> String {
    format!("{} ({})", finding.text, finding.rule)
}

/// One deviation a rule: the first place, how many more, and why it gave way.
fn deviations(findings: &[Finding], plan: &Plan, decisions: &Decisions) -> Vec<Notice> {
    let mut seen: Vec<&str> = Vec::new();
    let mut notices = Vec::new();
    for finding in findings {
        if seen.contains(&finding.rule) {
            continue;
        }
        seen.push(finding.rule);
        let alike: Vec<&Finding> =
            findings.iter().filter(|other| other.rule == finding.rule).collect();
        let reason = decisions.reason_of(finding.rule).unwrap_or_else(|| reason(&alike, plan));
        let places = match alike.len() - 1 {
            0 => String::new(),
            1 => " (and in one more place)".into(),
            more => format!(" (and in {more} more places)"),
        };
        let text = format!(
            "{}{places}. This gives way because {reason}.",
            finding.text.trim_end_matches('.')
        );
        notices.push(Notice {
            rule: finding.rule.into(),
            kind: NoticeKind::Deviation,
            text: text.into(),
        });
    }
    notices
}

/// Why a rule gave way where nothing was recorded: of the rule's usual reasons the one that the
/// plan shows to be true.
fn reason(findings: &[&Finding], plan: &Plan) -> &'static str {
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
    let rule = findings.first().map_or("", |finding| finding.rule);
    match rule {
        "time-budget" | "session-share" if findings.iter().all(lighter) => {
            "the week is a lighter one"
        }
        "time-budget" if plan.status == Status::Relief => "too few gentle exercises are allowed",
        "time-budget" if !findings.iter().any(lighter) => {
            "level and equipment leave no more to do without one part crowding out the rest"
        }
        "level-fit" if findings.iter().all(asked) => "you asked for this one",
        "level-fit" if !findings.iter().any(asked) => "the week varies its exercises",
        _ => rules::find(rule).map_or("", |rule| rule.gives_way),
    }
}

fn tell(rule: &'static str, text: impl Into<Text>) -> Notice {
    Notice { rule: rule.into(), kind: NoticeKind::Info, text: text.into() }
}

/// What every such plan tells its reader, as far as it applies.
fn info(context: Context, plan: &Plan) -> Vec<Notice> {
    let strength = plan.status == Status::Plan;
    let stretches = plan.weeks.iter().any(|week| {
        week.sessions().any(|(_, session)| {
            session.items().any(|(_, item)| item.exercise.pattern == Pattern::Stretch)
        })
    });
    let mut info = vec![tell(
        "stop-signs",
        "Stop at sharp pain, pain that spreads down a leg, new numbness or weakness, or dizziness.",
    )];
    if strength {
        info.push(tell(
            "exhale-on-effort",
            "Breathe out through the effort and never hold your breath; count aloud in holds.",
        ));
        info.push(tell(
            "tempo-control",
            "Move slowly both ways, and let nothing jerk or drop. Tempo is the seconds of a \
                repetition: first movement, pause, second movement, pause.",
        ));
        info.push(tell(
            "effort-cap",
            "End every set before it fails: at effort 6 you could do 4 more repetitions, at 7 \
                about 3, at 8 about 2.",
        ));
    }
    if stretches {
        info.push(tell(
            "no-bounce",
            "Stretch slowly to a mild pull, breathe deeply, never bounce or force.",
        ));
    }
    info.push(tell("review-point", rules::review(context)));
    let habits = if context.profile.goal == Goal::Desk {
        "Between sessions: stand up or walk for 2 min every 30 to 40 min of sitting and change \
            your posture often; build walking up to 30 min on 5 days a week (walking with \
            education delayed the next episode in a trial)."
    } else {
        "Between sessions: build walking up to 30 min on 5 days a week (walking with education \
            delayed the next episode in a trial), and break up long sitting. The source article \
            also advises to replace worn-out shoes; no trial has shown that it helps."
    };
    info.push(tell("daily-habits", habits));
    info
}
