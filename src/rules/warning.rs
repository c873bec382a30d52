//! Warning signs: when not to plan, and when to plan gentle movement only until a clinician has looked.
//!
//! These rules answer a profile before anything is planned, as those of clearance and pain do; the strictest answer holds. The same
//! functions say of a plan file that it should not have been one.

use super::{Answer, Check, Force, Rule, Use, condition};
use crate::health::{RedFlag, Urgency};
use crate::profile::Profile;
use crate::word::{Word as _, said};

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: "red-flag-emergency",
        says: || {
            format!(
                "With a warning sign of the emergency kind there is no exercise at all, only the advice to get help now; nothing lifts it. The \
                 signs: {}.",
                codes(Urgency::Emergency)
            )
        },
        because: "A few causes of back pain need help within hours. They are rare, and they come before any plan.",
        source: "IFOMPT framework (Finucane 2020); NHS advice on cauda equina symptoms; ACOG on warning signs in pregnancy",
        evidence: "Expert consensus: single signs are weak evidence, their combination and context count.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(emergency)],
    },
    Rule {
        id: "red-flag-urgent",
        says: || {
            format!(
                "With an urgent warning sign there is no plan until a clinician has both looked at it and cleared exercise. The signs: {}.",
                codes(Urgency::Urgent)
            )
        },
        because: "Some causes of back pain should be looked for within a day or two, before the back is trained.",
        source: "IFOMPT framework (Finucane 2020); NICE NG59: first exclude cancer, infection, trauma and inflammatory disease",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(urgent)],
    },
    Rule {
        id: "see-clinician-first",
        says: || {
            format!(
                "With a sign that a clinician should see first and has not, there is gentle movement only, within what acute sciatica allows; {} \
                 leave training as it is. The signs: {}.",
                codes_of(|flag| flag.urgency() == Urgency::SeeFirst && !flag.keeps_from_strength()),
                codes(Urgency::SeeFirst)
            )
        },
        because: "These signs are mostly harmless, but a person should look at them before strength training, and a program can't.",
        source: "Source article, FAQ 2; NICE NG65 on morning stiffness that began before 45",
        evidence: "Expert consensus.",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Gate(see_first), Check::Exercise(within_open_sign)],
    },
];

fn codes_of(kept: impl Fn(RedFlag) -> bool) -> String {
    let codes: Vec<&str> = RedFlag::ALL.iter().filter(|flag| kept(**flag)).map(|flag| flag.word()).collect();
    codes.join(", ")
}

fn codes(urgency: Urgency) -> String {
    codes_of(|flag| flag.urgency() == urgency)
}

fn signs(flags: &[RedFlag]) -> String {
    said(&flags.iter().map(|flag| flag.sign()).collect::<Vec<_>>(), " and")
}

/// The stated warning signs of a kind.
pub fn stated(profile: &Profile, kept: impl Fn(RedFlag) -> bool) -> Vec<RedFlag> {
    profile.red_flags.iter().copied().filter(|flag| kept(*flag)).collect()
}

fn emergency(profile: &Profile, answers: &mut Vec<Answer>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::Emergency);
    let (maternity, others): (Vec<_>, Vec<_>) = flags.into_iter().partition(|flag| *flag == RedFlag::PregnancyWarning);
    let advice = [
        (
            others,
            "Most back pain is harmless, but these signs can mean that nerves in the spine are under pressure or that something else needs help \
             quickly. Do not exercise. Call your emergency number or go to an emergency department now; do not drive yourself.",
        ),
        (
            maternity,
            "In pregnancy such signs should be looked at quickly. Do not exercise. Call your maternity unit or your emergency number now.",
        ),
    ];
    for (flags, advice) in advice.into_iter().filter(|(flags, _)| !flags.is_empty()) {
        answers.push(Answer::refused(format!("No plan now, because of {}.", signs(&flags)), advice));
    }
}

fn urgent(profile: &Profile, answers: &mut Vec<Answer>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::Urgent);
    if flags.is_empty() {
        return;
    }
    let signs = signs(&flags);
    if profile.assessed.is_said() && profile.cleared.is_said() {
        let notice = format!(
            "A clinician has looked at {signs} and cleared exercise; if anything about it changes, ask again the same day."
        );
        return answers.push(Answer::note(notice));
    }
    let advice = "Contact a doctor or an urgent-care line today, before any exercise plan. When a clinician has looked at it and cleared exercise, say so \
                  with `assessed` and `cleared`.";
    answers.push(Answer::refused(format!("No plan yet, because of {signs}."), advice));
}

/// Signs that keep from strength work and that no clinician has looked at.
fn open_signs(profile: &Profile) -> Vec<RedFlag> {
    let open = |flag: RedFlag| flag.urgency() == Urgency::SeeFirst && flag.keeps_from_strength();
    if profile.assessed.is_said() { Vec::new() } else { stated(profile, open) }
}

/// Whether there is such a sign.
pub fn has_open_sign(profile: &Profile) -> bool {
    !profile.red_flags.is_empty() && !open_signs(profile).is_empty()
}

fn see_first(profile: &Profile, answers: &mut Vec<Answer>) {
    let flags = stated(profile, |flag| flag.urgency() == Urgency::SeeFirst);
    if profile.assessed.is_said() {
        if profile.red_flags.is_empty() {
            answers.push(Answer::note("`assessed` changes nothing: no warning sign is stated.".into()));
        } else if !flags.is_empty() {
            answers.push(Answer::note(format!(
                "A clinician has looked at {}: the plan is made without regard to it.",
                signs(&flags)
            )));
        }
        return;
    }
    let open = open_signs(profile);
    if !open.is_empty() {
        let advice = "Have this looked at by a doctor or physiotherapist before strength training. Gentle walking and easy movement are fine as long as \
                      they do not spread the symptoms. When it has been looked at, say so with `assessed`.";
        answers.push(Answer::relief(format!("Gentle movement only, because of {}.", signs(&open)), advice));
    }
    if flags.contains(&RedFlag::MorningStiffnessYoung) {
        let notice = "Long morning stiffness that began before the age of 45 is a reason to see a doctor; by itself it is none not to train.";
        let advice = "Long morning stiffness that began before the age of 45 and gets better with movement is worth showing to a doctor, who may \
                      ask a rheumatologist (NICE NG65).";
        answers.push(Answer::note(notice.into()).advising(advice));
    }
    if flags.contains(&RedFlag::NotImproving6w) {
        let notice = "Six weeks without improvement are a reason to see a doctor or physiotherapist; by themselves they are none not to train.";
        let advice = "After six weeks without improvement, let a doctor or physiotherapist look at your back.";
        answers.push(Answer::note(notice.into()).advising(advice));
    }
}

fn within_open_sign(wanted: &Use) -> Option<String> {
    if !has_open_sign(wanted.case.profile) {
        return None;
    }
    let what = condition::SCIATICA.exceeded_by(wanted.exercise)?;
    Some(format!("{what}; that waits until a clinician has looked at {}", signs(&open_signs(wanted.case.profile))))
}
