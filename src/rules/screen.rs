//! What the answers of the screen mean.

use serde::Serialize;

use super::{gate, safety};
use crate::person::health::{RedFlag, Urgency};
use crate::person::profile::Profile;
use crate::person::screen::Answers;
use crate::plan::{RuleId, Status};
use crate::text::id::Text;
use crate::text::vocabulary::Vocabulary as _;

/// The name and number of the report's JSON form.
pub const SCHEMA: &str = "backplan/screen/1";

/// The rule by which a fall counts.
const RULE_OF_FALLS: RuleId = RuleId::CONDITION_CAPS;

/// What the answers mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// What kind of plan is left.
    pub status: Status,
    /// The signs that are there: what `generate` takes as `--red-flag`.
    pub red_flags: Vec<RedFlag>,
    /// Whether a clinician has looked at them.
    pub assessed: bool,
    /// Whether a clinician has cleared exercise.
    pub cleared: bool,
    /// Whether there was a fall in the last year; none where that was not asked any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallen: Option<bool>,
    /// Every question about a warning sign with its answer.
    pub questions: Vec<Question>,
    /// What each rule says, in its order.
    pub notices: Vec<Notice>,
    /// What to do.
    pub advice: Vec<Text>,
    /// The command that takes the answers on; none where there is nothing to plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// What the screen is not.
    pub disclaimer: &'static str,
}

/// One question about a warning sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Question {
    /// The sign's code.
    pub code: RedFlag,
    /// How soon it has to be looked at.
    pub urgency: Urgency,
    /// The question.
    pub question: &'static str,
    /// The answer; none where the question was not asked any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<bool>,
}

/// What a rule says about the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Notice {
    /// The rule's id.
    pub rule: RuleId,
    /// A full sentence.
    pub text: String,
}

/// What follows from a fall.
fn after_a_fall() -> Notice {
    let text = "After a fall in the last year plans take more care with balance and bending from \
        the age of 50 on, and where no age is stated.";
    Notice { rule: RULE_OF_FALLS, text: text.into() }
}

/// Says what answers mean. Of the profile only the signs, `assessed`, `cleared` and `fallen` count,
/// with the rules of the gate.
pub fn report(answers: &Answers, profile: &Profile) -> Report {
    let gate = gate(profile);
    let question = |(index, flag): (usize, &RedFlag)| Question {
        code: *flag,
        urgency: flag.urgency(),
        question: flag.question(),
        answer: answers.of(index),
    };
    let told = gate
        .told
        .iter()
        .map(|(rule, answer)| Notice { rule: rule.id, text: answer.notice.clone() });
    let notices = told.chain((profile.fallen && gate.status != Status::Refused).then(after_a_fall));
    Report {
        schema: SCHEMA,
        status: gate.status,
        red_flags: profile.red_flags.clone(),
        assessed: profile.assessed.is_said(),
        cleared: profile.cleared.is_said(),
        fallen: answers.fallen(),
        questions: RedFlag::ALL.iter().enumerate().map(question).collect(),
        notices: notices.collect(),
        advice: gate.told.iter().filter_map(|(_, answer)| answer.advice.clone()).collect(),
        next: (gate.status != Status::Refused).then(|| next(profile)),
        disclaimer: safety::DISCLAIMER,
    }
}

fn next(profile: &Profile) -> String {
    let codes: Vec<&str> = profile.red_flags.iter().map(|flag| flag.as_str()).collect();
    let codes = if codes.is_empty() { "none".to_owned() } else { codes.join(",") };
    let mut command = format!("backplan generate --red-flag {codes}");
    let more = [
        (" --assessed", profile.assessed.is_said()),
        (" --cleared", profile.cleared.is_said()),
        (" --fallen", profile.fallen),
    ];
    for (flag, said) in more {
        command.push_str(if said { flag } else { "" });
    }
    command
}
