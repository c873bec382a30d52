//! Warning signs: when not to plan, and when to plan gentle movement only until a clinician has
//! looked.
//!
//! These rules answer a profile before anything is planned, as those of clearance and pain do; the
//! strictest answer holds. The same functions say of a plan file that it should not have been one.

use super::signs::{YOUNG, YOUNG_PAIN};
use super::{Candidate, Check, Force, Objection, Rule, Verdict, condition};
use crate::person::health::{Covered, RedFlag, Urgency};
use crate::person::profile::Profile;
use crate::plan::{RuleId, rule_ids};
use crate::rules::signs::{has_open_sign, is_young_and_unseen, open_signs, stated};
use crate::text::printable::list_in_words;
use crate::text::vocabulary::Vocabulary as _;

rule_ids! {
    RED_FLAG_EMERGENCY = "red-flag-emergency",
    RED_FLAG_URGENT = "red-flag-urgent",
    SEE_CLINICIAN_FIRST = "see-clinician-first",
}

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: RuleId::RED_FLAG_EMERGENCY,
        says: || {
            format!(
                "With a warning sign of the emergency kind there is no exercise at all, only the \
                    advice to get help now; nothing lifts it. The signs: {}.",
                codes(Urgency::Emergency)
            )
        },
        because: "A few causes of back pain need help within hours. They are rare, and they come \
            before any plan.",
        source: "IFOMPT framework (Finucane 2020); NHS advice on cauda equina symptoms; ACOG on \
            warning signs in pregnancy",
        evidence: "Expert consensus: single signs are weak evidence, their combination and \
            context count.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(emergency)],
    },
    Rule {
        id: RuleId::RED_FLAG_URGENT,
        says: || {
            format!(
                "With an urgent warning sign there is no plan until a clinician has both looked \
                    at it and cleared exercise. The signs: {}.",
                codes(Urgency::Urgent)
            )
        },
        because: "Some causes of back pain should be looked for within a day or two, before the \
            back is trained.",
        source: "IFOMPT framework (Finucane 2020); NICE NG59: first exclude cancer, infection, \
            trauma and inflammatory disease",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(urgent)],
    },
    Rule {
        id: RuleId::SEE_CLINICIAN_FIRST,
        says: || {
            format!(
                "With a sign that a clinician should see first and has not, there is gentle \
                    movement only, within what acute sciatica allows; {} leave training as it is. \
                    The signs: {}. Under the age of {YOUNG} every condition is such a sign, and \
                    pain of {YOUNG_PAIN} and more. `assessed` speaks for what is stated in the \
                    same place, or for what it lists.",
                codes_of(|flag| flag.urgency() == Urgency::SeeFirst && !flag.keeps_from_strength()),
                codes(Urgency::SeeFirst)
            )
        },
        because: "These signs are mostly harmless, but a person should look at them before \
            strength training, and a program can't.",
        source: "Source article, FAQ 2; NICE NG65 on morning stiffness that began before 45; \
            Standaert 2005 on stress fractures in the young",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(see_first), Check::Exercise(within_open_sign)],
    },
];

fn codes_of(kept: impl Fn(RedFlag) -> bool) -> String {
    let codes: Vec<&str> =
        RedFlag::ALL.iter().filter(|flag| kept(**flag)).map(|flag| flag.as_str()).collect();
    codes.join(", ")
}

fn codes(urgency: Urgency) -> String {
    codes_of(|flag| flag.urgency() == urgency)
}

fn signs(flags: &[RedFlag]) -> String {
    list_in_words(&flags.iter().map(|flag| flag.sign()).collect::<Vec<_>>(), " and")
}

fn emergency(profile: &Profile, answers: &mut Vec<Verdict>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::Emergency);
    let (maternity, others): (Vec<_>, Vec<_>) =
        flags.into_iter().partition(|flag| *flag == RedFlag::PregnancyWarning);
    let advice = [
        (
            others,
            "Most back pain is harmless, but these signs can mean that nerves in the spine are \
                under pressure or that something else needs help quickly. Do not exercise. Call \
                your emergency number or go to an emergency department now; do not drive \
                yourself.",
        ),
        (
            maternity,
            "In pregnancy such signs should be looked at quickly. Do not exercise. Call your \
                maternity unit or your emergency number now.",
        ),
    ];
    for (flags, advice) in advice.into_iter().filter(|(flags, _)| !flags.is_empty()) {
        answers
            .push(Verdict::refused(format!("No plan now, because of {}.", signs(&flags)), advice));
    }
}

fn urgent(profile: &Profile, answers: &mut Vec<Verdict>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::Urgent);
    if flags.is_empty() {
        return;
    }
    let lifted = |flag: &RedFlag| {
        let sign = Covered::Sign(*flag);
        profile.assessed.covers(sign) && profile.cleared.covers(sign)
    };
    let (lifted, open): (Vec<_>, Vec<_>) = flags.into_iter().partition(lifted);
    if !lifted.is_empty() {
        answers.push(Verdict::note(format!(
            "A clinician has looked at {} and cleared exercise; if anything about it changes, ask \
                again the same day.",
            signs(&lifted)
        )));
    }
    if open.is_empty() {
        return;
    }
    let signs = signs(&open);
    let advice = "Contact a doctor or an urgent-care line today, before any exercise plan. When a \
        clinician has looked at it and cleared exercise, say so with `assessed` and `cleared`.";
    answers.push(Verdict::refused(format!("No plan yet, because of {signs}."), advice));
}

/// Whether an urgent sign is stated.
pub fn has_urgent(profile: &Profile) -> bool {
    profile.red_flags.iter().any(|flag| flag.urgency() == Urgency::Urgent)
}

/// What waits for a clinician, in words.
fn open_in_words(profile: &Profile) -> String {
    let young = is_young_and_unseen(profile).then_some("your back, because you are young");
    list_in_words(
        &open_signs(profile).iter().map(|flag| flag.sign()).chain(young).collect::<Vec<_>>(),
        " and",
    )
}

/// What the plan takes the person's word for about signs, as clauses.
pub fn rests_on(profile: &Profile) -> impl Iterator<Item = String> + '_ {
    let seen = |flag: &&RedFlag| match flag.urgency() {
        Urgency::Emergency => false,
        _ => profile.assessed.covers(Covered::Sign(**flag)),
    };
    let looked = profile.red_flags.iter().filter(seen).map(|flag| {
        let cleared = if flag.urgency() == Urgency::Urgent { " and cleared exercise" } else { "" };
        format!("a clinician has looked at {}{cleared}", flag.sign())
    });
    let young = profile.age.is_some_and(|age| age < YOUNG)
        && profile.assessed.is_said()
        && !is_young_and_unseen(profile);
    let young = young && (profile.states().next().is_some() || profile.pain >= YOUNG_PAIN);
    looked.chain(young.then(|| "a clinician has looked at your back".to_owned()))
}

fn see_first(profile: &Profile, answers: &mut Vec<Verdict>) {
    assessed(profile, answers);
    let open = open_signs(profile);
    if !open.is_empty() {
        let advice = "Have this looked at by a doctor or physiotherapist before strength \
            training. Gentle walking and easy movement are fine as long as they do not spread the \
            symptoms. When it has been looked at, say so with `assessed`.";
        answers.push(Verdict::relief(
            format!("Gentle movement only, because of {}.", signs(&open)),
            advice,
        ));
    }
    if is_young_and_unseen(profile) {
        let advice = "Under the age of 18 a doctor or physiotherapist looks at a back in trouble \
            first: in the young a stress fracture of a vertebra has to be excluded, and it heals \
            with rest from sport (Standaert 2005). Until then, gentle movement only; when it has \
            been looked at, say so with `assessed`.";
        answers.push(Verdict::relief(
            format!(
                "Gentle movement only under the age of {YOUNG}, until a clinician has looked at \
                    your back."
            ),
            advice,
        ));
    }
    for (flag, notice, advice) in SEE_SOON {
        if profile.red_flags.contains(&flag) && !profile.assessed.covers(Covered::Sign(flag)) {
            answers.push(Verdict::note(notice.into()).advising(advice));
        }
    }
}

/// Signs that leave training as it is, with what is said about them.
const SEE_SOON: [(RedFlag, &str, &str); 2] = [
    (
        RedFlag::MorningStiffnessYoung,
        "Long morning stiffness that began before the age of 45 is a reason to see a doctor; by \
            itself it is none not to train.",
        "Long morning stiffness that began before the age of 45 and gets better with movement is \
            worth showing to a doctor, who may ask a rheumatologist (NICE NG65).",
    ),
    (
        RedFlag::NotImproving6w,
        "Six weeks without improvement are a reason to see a doctor or physiotherapist; by \
            themselves they are none not to train.",
        "After six weeks without improvement, let a doctor or physiotherapist look at your back.",
    ),
];

/// What a clinician's look at signs has changed.
fn assessed(profile: &Profile, answers: &mut Vec<Verdict>) {
    let seen = stated(profile, |flag| {
        flag.urgency() == Urgency::SeeFirst && profile.assessed.covers(Covered::Sign(flag))
    });
    if !seen.is_empty() {
        answers.push(Verdict::note(format!(
            "A clinician has looked at {}: the plan is made without regard to it.",
            signs(&seen)
        )));
    } else if profile.assessed.is_said()
        && profile.red_flags.is_empty()
        && rests_on(profile).next().is_none()
    {
        answers
            .push(Verdict::note("`assessed` changes nothing: no warning sign is stated.".into()));
    }
}

fn within_open_sign(wanted: &Candidate) -> Option<Objection> {
    if !has_open_sign(wanted.context.profile) {
        return None;
    }
    let what = condition::SCIATICA.exceeded_by(wanted.exercise)?;
    let open = open_in_words(wanted.context.profile);
    Some(Objection::new(what).when(format!("that waits until a clinician has looked at {open}")))
}
