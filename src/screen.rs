//! The screen: questions about warning signs, and what the answers mean. The answers come from elsewhere; nothing is asked or printed here.

use serde::Serialize;

use crate::document::{self, Table};
use crate::exercise::Text;
use crate::health::{RedFlag, Urgency};
use crate::plan::Status;
use crate::problem::{Problem, Problems};
use crate::profile::Profile;
use crate::rules;
use crate::word::Word as _;

/// The name and number of the report's JSON form.
pub const SCHEMA: &str = "backplan/screen/1";

/// What was answered, in the order of the questions: none where a question was not asked any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<bool>);

impl Answers {
    /// No answer yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Yes to some signs, no to all others.
    pub fn yes_to(flags: &[RedFlag]) -> Self {
        Self(RedFlag::ALL.iter().map(|flag| flags.contains(flag)).collect())
    }

    /// Reads a file with a line for each question, `code = true` or `code = false`, as [`form`] writes it.
    ///
    /// # Errors
    /// Every mistake of the text with its place; a question without an answer is one, because silence is no "no".
    pub fn read(name: &str, text: &str) -> Result<Self, Problems> {
        let (answers, mut problems) = document::read(text, "file of answers", from_table);
        let open: Vec<&str> = RedFlag::ALL
            .iter()
            .zip(&answers)
            .filter(|(_, answer)| answer.is_none())
            .map(|(flag, _)| flag.word())
            .collect();
        if problems.is_empty() && !open.is_empty() {
            let message = format!("not answered: {}", open.join(", "));
            let help = "answer each with true or false; `backplan screen --form` writes a form".into();
            problems.push(Problem { at: None, message, help: Some(help) });
        }
        if problems.is_empty() {
            Ok(Self(answers.into_iter().flatten().collect()))
        } else {
            Err(Problems::new(name, text, problems))
        }
    }

    /// The next question; none when all are answered, or when the last answer leaves no time for more.
    pub fn next(&self) -> Option<RedFlag> {
        let help_now = self.yes().any(|flag| flag.urgency() == Urgency::Emergency);
        if help_now { None } else { RedFlag::ALL.get(self.0.len()).copied() }
    }

    /// Answers the next question.
    pub fn answer(&mut self, yes: bool) {
        self.0.push(yes);
    }

    /// Takes the last answer back.
    pub fn back(&mut self) {
        self.0.pop();
    }

    /// How many questions are answered.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The signs that are there.
    pub fn yes(&self) -> impl Iterator<Item = RedFlag> + '_ {
        RedFlag::ALL.iter().zip(&self.0).filter(|(_, yes)| **yes).map(|(flag, _)| *flag)
    }
}

fn from_table(table: &Table) -> Vec<Option<bool>> {
    // What is left empty in the form is not answered yet; it is told with all others.
    RedFlag::ALL.iter().map(|flag| table.flag_or_blank(flag.word())).collect()
}

/// A file to fill in: each question as a comment above its line.
pub fn form() -> String {
    let head = "# Answer each question with true or false, then: backplan screen --answers FILE\n";
    let lines = RedFlag::ALL.iter().map(|flag| format!("\n# {}\n{} = \"\"\n", flag.question(), flag.word()));
    std::iter::once(head.to_owned()).chain(lines).collect()
}

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
    /// Every question with its answer.
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

/// One question of the screen.
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
    pub rule: &'static str,
    /// A full sentence.
    pub text: String,
}

/// Says what answers mean. Of the profile only the signs, `assessed` and `cleared` count, with the rules of the gate.
pub fn report(answers: &Answers, profile: &Profile) -> Report {
    let gate = rules::gate(profile);
    let question = |(index, flag): (usize, &RedFlag)| Question {
        code: *flag,
        urgency: flag.urgency(),
        question: flag.question(),
        answer: answers.0.get(index).copied(),
    };
    let notices = gate.told.iter().map(|(rule, answer)| Notice { rule: rule.id, text: answer.notice.clone() });
    Report {
        schema: SCHEMA,
        status: gate.status,
        red_flags: profile.red_flags.clone(),
        assessed: profile.assessed.is_said(),
        cleared: profile.cleared.is_said(),
        questions: RedFlag::ALL.iter().enumerate().map(question).collect(),
        notices: notices.collect(),
        advice: gate.told.iter().filter_map(|(_, answer)| answer.advice.clone()).collect(),
        next: (gate.status != Status::Refused).then(|| next(profile)),
        disclaimer: rules::safety::DISCLAIMER,
    }
}

fn next(profile: &Profile) -> String {
    let codes: Vec<&str> = profile.red_flags.iter().map(|flag| flag.word()).collect();
    let codes = if codes.is_empty() { "none".to_owned() } else { codes.join(",") };
    let mut command = format!("backplan generate --red-flag {codes}");
    for (flag, said) in [(" --assessed", profile.assessed.is_said()), (" --cleared", profile.cleared.is_said())] {
        command.push_str(if said { flag } else { "" });
    }
    command
}
