//! What every plan tells its reader, and what no plan may do to please.

use std::collections::HashSet;

use super::words::banned;
use super::{
    At, Breaches, Candidate, Check, Context, Force, Objection, PlanScope, Rule, SessionScope,
    advice, condition, gate, pain, progress,
};
use crate::catalogue::breath;
use crate::catalogue::exercise::Pattern;
use crate::person::health::{Condition, stop};
use crate::person::profile::Profile;
use crate::plan::{NoticeKind, Plan, RuleId, Safety, Session, Status, rule_ids};
use crate::text::id::Text;

/// What backplan is not.
pub const DISCLAIMER: &str =
    "General information, not medical advice. backplan cannot examine you and makes no diagnosis.";
/// When to stop a session: what follows "Stop if you notice".
const STOP_SIGNS: [&str; 4] =
    ["sharp pain", "pain that spreads down a leg", "new numbness or weakness", "dizziness"];
/// When to call for help, one sign each: what follows "Get help at once if you notice".
pub const RED_FLAGS: [&str; 8] = [
    "numbness between the legs or around the back passage",
    "new trouble starting, feeling or holding urine",
    "new loss of control of the bowel",
    "a leg or foot that gets weaker",
    "new pain, numbness or weakness in both legs",
    "chest pain or fainting",
    "fever with back pain",
    "unsteady walking or clumsy hands that are new",
];
/// What to do after a sign to stop.
const AFTER_STOP: &str = "Then stop this exercise. If the sign is gone within ten minutes, go on \
    with the others. With numbness or weakness, stop for today and call your doctor or \
    physiotherapist.";
/// What besides with osteoporosis, in which such pain can come from a broken vertebra.
const BONE_STOP_SIGN: &str = "sudden new back pain, after a fall, a lift or for no reason";
const AFTER_BONE_SIGN: &str =
    " After sudden new back pain stop for today and call your doctor, also if it eases.";
/// How much pain is fine while exercising and after (pain-monitoring model).
const PAIN_RULE: &str = "While you exercise, pain of 0 to 3 out of 10 is fine. Pain of 4 to 5 is \
    acceptable if it is back to where it was by the next morning. At 6 and more make it smaller or \
    slower, or take the easier exercise; if it is still so, leave it out today. Stop when pain \
    spreads down a leg. Hurting a little is not harm.";

/// What it means for pain that is there already at rest.
fn pain_at_rest(pain: u32) -> String {
    format!(
        " You begin at {pain} of 10: it may stay there while you exercise, but not rise, and be \
            no higher the next morning. What makes it rise or spread is what to leave out."
    )
}

/// What to do on a bad day, and the same with gentle movement only.
const BAD_DAY: [&str; 2] = [
    "A bad day: do only the warm-up and the daily part, and take short walks, for two days. Then \
        come back with half the sets.",
    "A bad day: do only the breathing and the two movements that feel best, and take short walks, \
        for two days. Then go on as before.",
];
/// What to do about one missed session, and the same with gentle movement only.
const MISSED: [&str; 2] = [
    "One session missed: do it the next day if a free day follows it, else skip it. Never do two \
        in one day.",
    "One session missed: go on with the next one. There is nothing to catch up on.",
];
/// When illness comes first.
const ILLNESS: &str = "Fever or illness: wait until you have had two days without it.";
rule_ids! {
    CLAIM_LABELS = "claim-labels",
    EXHALE_ON_EFFORT = "exhale-on-effort",
    NO_UNSAFE_FILLER = "no-unsafe-filler",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::NO_UNSAFE_FILLER,
        says: || {
            "No must rule is loosened to fill time, to complete a pattern or to please a request; \
                what the reader excluded and what the plan itself left out for a reason stays \
                out."
                .into()
        },
        because: "A shorter honest session is better than a longer one that is padded.",
        source: "Design of this program",
        evidence: "Judgement.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Exercise(not_excluded), Check::Plan(nothing_left_out_is_used)],
    },
    Rule {
        id: RuleId::STOP_SIGNS,
        says: || {
            format!(
                "Each plan prints when to stop: sharp pain, pain spreading down the leg, new \
                    numbness or weakness, dizziness; in pregnancy a list of its own as well; what \
                    to do then; and when to call for help at once, one sign a line: {}. It also \
                    says how much pain is fine during exercise, and what to do on a bad day, \
                    after a missed session and with an illness.",
                RED_FLAGS.join("; ")
            )
        },
        because: "Most discomfort is harmless; these signs should be known by heart.",
        source: "Source article, FAQ 10; IFOMPT framework (Finucane 2020); ACOG Committee Opinion \
            804, 2020 (pregnancy)",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Plan(stop_signs)],
    },
    Rule {
        id: RuleId::EXHALE_ON_EFFORT,
        says: || {
            "Every main exercise carries a breathing cue: out through the effort, counting aloud \
                in holds, never a held breath; no cue of any exercise tells to hold it, and each \
                one that is not the exercise's own says when to breathe out, or to go on \
                breathing."
                .into()
        },
        because: "Breathing out keeps the effort moderate and the pressure in the belly low.",
        source: "Source article, FAQ 9",
        evidence: "Common practice; held breath raises blood pressure.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Session(breathing_cue)],
    },
    Rule {
        id: RuleId::DAILY_HABITS,
        says: || {
            "The plan says what helps between sessions: for desk work, stand or walk for 2 min \
                every 30 to 40 min; for everybody, walking that builds up to 30 min on 5 days a \
                week, and shoes that are not worn out."
                .into()
        },
        because: "What happens in the other 23 hours counts, too.",
        source: "Waongenngarm 2021 and De Carvalho 2023 on breaks; WalkBack trial (Pocovi 2024): \
            walking with education and 6 sessions with a physiotherapist, 208 against 112 days to \
            the next episode; source article, FAQ 5 and 8",
        evidence: "Randomised trials for breaks and for walking with education, not for walking \
            alone; none for shoes.",
        force: Force::Should,
        gives_way: "",
        checks: &[Check::Plan(daily_habits)],
    },
    Rule {
        id: RuleId::CLAIM_LABELS,
        says: || {
            "What the source article claims without support is shown as its claim; no words that \
                diagnose, frighten or promise."
                .into()
        },
        because: "Words work: frightening ones make backs feel worse.",
        source: "O'Sullivan 2020, Slater 2019 on posture and beliefs; design of this program",
        evidence: "Reviews and expert opinion.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Plan(calm_words)],
    },
];

/// The words that stand on a plan for a person, of whom the first week is looked at.
pub fn usual_safety(context: Context) -> Safety {
    let status = context.status;
    Safety {
        disclaimer: DISCLAIMER.into(),
        stop_signs: signs_to_stop(context.profile).map(Text::fixed).collect(),
        advice: advice::usual(context),
        afterwards: usual_afterwards(status),
        red_flags: red_flags(context),
        ..if status == Status::Refused { Safety::default() } else { around_sessions(context) }
    }
}

/// What stands on every plan with a session.
fn around_sessions(context: Context) -> Safety {
    let gentle = usize::from(context.status == Status::Relief);
    let at_rest = if pain::asks_again(context.profile) {
        pain_at_rest(context.profile.pain)
    } else {
        String::new()
    };
    Safety {
        after_stop: after_stop(context.profile),
        pain_rule: format!("{PAIN_RULE}{at_rest}").into(),
        bad_day: Text::fixed(BAD_DAY[gentle]),
        missed: Text::fixed(MISSED[gentle]),
        illness: Text::fixed(ILLNESS),
        ..Safety::default()
    }
}

fn signs_to_stop(profile: &Profile) -> impl Iterator<Item = &'static str> {
    let pregnancy: &[&str] =
        if profile.has(Condition::Pregnancy) { &stop::PREGNANCY_STOP_SIGNS } else { &[] };
    let bones = condition::has_osteoporosis(profile).then_some(BONE_STOP_SIGN);
    STOP_SIGNS.into_iter().chain(bones).chain(pregnancy.iter().copied())
}

fn after_stop(profile: &Profile) -> Text {
    if condition::has_osteoporosis(profile) {
        format!("{AFTER_STOP}{AFTER_BONE_SIGN}").into()
    } else {
        Text::fixed(AFTER_STOP)
    }
}

/// When to call for help. A refusal for a reason with signs of its own has those; the usual ones
/// come with any other reason.
fn red_flags(context: Context) -> Vec<Text> {
    let told = gate(context.outlook.stated()).told;
    let own = told.iter().filter_map(|(_, answer)| answer.red_flags);
    let mut flags: Vec<&'static str> = Vec::new();
    if context.status != Status::Refused
        || told.iter().any(|(_, answer)| answer.red_flags.is_none())
    {
        flags.extend(RED_FLAGS);
    }
    for flag in own.flatten().copied() {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    }
    flags.into_iter().map(Text::fixed).collect()
}

fn usual_afterwards(status: Status) -> Vec<Text> {
    match status {
        Status::Refused => Vec::new(),
        Status::Relief => vec![pain::next_day_in_words().into()],
        Status::Plan => vec![pain::next_day_in_words().into(), progress::break_in_words().into()],
    }
}

fn not_excluded(wanted: &Candidate) -> Option<Objection> {
    let excluded = wanted.context.profile.barred().contains(&wanted.exercise.id);
    excluded.then(|| Objection::new("is on your list of exercises never to use"))
}

fn nothing_left_out_is_used(scope: &PlanScope, found: &mut Breaches) {
    for week in &scope.plan.weeks {
        for (day, session) in week.sessions() {
            for (block, item) in session.items() {
                let left_out = scope
                    .plan
                    .excluded
                    .iter()
                    .find(|excluded| excluded.exercise == item.exercise.id);
                if let Some(left_out) = left_out {
                    let text = format!(
                        "{} is used, but the plan leaves it out: {}",
                        item.exercise.name, left_out.text
                    );
                    let spot = At::item(block, &item.exercise)
                        .in_week(week.number)
                        .in_session(day, session);
                    found.must(spot, text, "Take it out of the session.");
                }
            }
        }
    }
}

fn stop_signs(scope: &PlanScope, found: &mut Breaches) {
    let safety = &scope.plan.safety;
    if scope.plan.status == Status::Refused {
        return;
    }
    let told = |list: &[Text], sign: &str| list.iter().any(|text| **text == *sign);
    let unsaid = signs_to_stop(scope.context.profile).find(|sign| !told(&safety.stop_signs, sign));
    if let Some(sign) =
        unsaid.or_else(|| RED_FLAGS.into_iter().find(|sign| !told(&safety.red_flags, sign)))
    {
        found.must(
            At::here(),
            "The plan does not print all signs to stop.",
            format!("Add \"{sign}\"."),
        );
    }
}

fn breathing_cue(scope: &SessionScope, found: &mut Breaches) {
    for (block, item) in scope.session.items() {
        // An exercise's own cue was looked at when the catalogue was read.
        let other = item
            .breathing
            .as_ref()
            .filter(|cue| **cue != item.exercise.breathing && !cue.trim().is_empty());
        let Some(said) = other else { continue };
        if !breath::tells_to_breathe(said) {
            let text = format!("\"{said}\" does not say how to breathe.");
            found.should(
                At::item(block, &item.exercise),
                text,
                "Say when to breathe out, or leave `breathing` out.",
            );
        }
        if breath::withholds(said) {
            let text = format!("{} is to be done with a held breath.", item.exercise.name);
            let mend = "Say when to breathe out, and never to hold the breath.";
            found.must(At::item(block, &item.exercise), text, mend);
        }
    }
    if !scope.session.is_strength() {
        return;
    }
    for (block, item) in
        scope.session.work().filter(|(_, item)| item.exercise.pattern != Pattern::Stretch)
    {
        if item.breathing.as_ref().is_none_or(|cue| cue.trim().is_empty()) {
            let text = format!("{} has no breathing cue.", item.exercise.name);
            found.must(At::item(block, &item.exercise), text, "Say when to breathe out.");
        }
    }
}

fn daily_habits(scope: &PlanScope, found: &mut Breaches) {
    let told = scope
        .plan
        .notices
        .iter()
        .any(|notice| notice.rule == RuleId::DAILY_HABITS && notice.kind == NoticeKind::Info);
    if !told && scope.plan.status != Status::Refused {
        found.should(
            At::here(),
            "The plan says nothing about the hours between sessions.",
            "Add a notice about walking and breaks.",
        );
    }
}

fn calm_words(scope: &PlanScope, found: &mut Breaches) {
    let Plan { notices, excluded, safety, .. } = scope.plan;
    let notices = notices.iter().map(|notice| &notice.text);
    let safety = [&safety.stop_signs, &safety.advice, &safety.afterwards, &safety.red_flags]
        .into_iter()
        .flatten();
    let texts = notices.chain(excluded.iter().map(|excluded| &excluded.text)).chain(safety);
    let mend = "Say it calmly, and promise nothing.";
    for (word, text) in texts.filter_map(|text| Some((banned(text)?, text))) {
        found.must(At::here(), format!("\"{text}\" uses the word \"{word}\"."), mend);
    }
    // Weeks repeat their texts: one that is calm need not be read again.
    let mut calm = HashSet::new();
    for week in &scope.plan.weeks {
        for (day, session) in week.sessions() {
            for text in words_of(session) {
                if calm.contains(text) {
                    continue;
                }
                if let Some(word) = banned(text) {
                    let spot = At::here().in_week(week.number).in_session(day, session);
                    found.must(spot, format!("\"{text}\" uses the word \"{word}\"."), mend);
                } else {
                    calm.insert(text);
                }
            }
        }
    }
}

/// What a session says in words that a file may have brought.
fn words_of(session: &Session) -> impl Iterator<Item = &Text> {
    let items = session.items().map(|(_, item)| item);
    let said = items.flat_map(|item| item.why.iter().map(|why| &why.text).chain(&item.breathing));
    std::iter::once(&session.title).chain(said)
}
