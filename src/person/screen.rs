//! The screen: questions about warning signs, and what the answers mean. The answers come from elsewhere; nothing is asked or printed here.

use serde::Serialize;

use crate::person::health::{RedFlag, Urgency};
use crate::person::kind::Kind;
use crate::person::profile::Profile;
use crate::plan::Status;
use crate::rules;
use crate::text::document::{self, Table};
use crate::text::id::Text;
use crate::text::problem::{Problem, Problems};
use crate::text::word::Word as _;

/// The name and number of the report's JSON form.
pub const SCHEMA: &str = "backplan/screen/1";

/// The code of the question about falls: the key of the profile.
pub const FALLEN: &str = "fallen";
/// The rule by which a fall counts.
const RULE_OF_FALLS: &str = "condition-caps";

/// A question of the screen: about a warning sign, or at last about falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// About a warning sign.
    Sign(RedFlag),
    /// About falls in the last year.
    Fallen,
}

impl Asked {
    /// Every question, in the order in which they are asked.
    pub fn all() -> impl Iterator<Item = Self> {
        RedFlag::ALL.iter().map(|sign| Self::Sign(*sign)).chain([Self::Fallen])
    }

    /// How many they are.
    pub const fn count() -> usize {
        RedFlag::ALL.len() + 1
    }

    /// The word that stands for it in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sign(sign) => sign.word(),
            Self::Fallen => FALLEN,
        }
    }

    /// The question, to be answered with yes or no.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Sign(sign) => sign.question(),
            Self::Fallen => "Did you fall in the last year, even without hurting yourself?",
        }
    }
}

/// What was answered, in the order of the questions: none where a question was not asked any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<bool>);

impl Answers {
    /// No answer yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Yes to some signs and maybe to falls, no to all others.
    pub fn yes_to(flags: &[RedFlag], fallen: bool) -> Self {
        let yes = |asked| match asked {
            Asked::Sign(sign) => flags.contains(&sign),
            Asked::Fallen => fallen,
        };
        Self(Asked::all().map(yes).collect())
    }

    /// Reads a file with a line for each question, `code = true` or `code = false`, as [`form`] writes it.
    ///
    /// # Errors
    /// Every mistake of the text with its place; a question without an answer is one, because silence is no "no".
    pub fn read(name: &str, text: &str) -> Result<Self, Problems> {
        let (answers, mut problems) = document::read(text, Kind::Answers.wanted(), from_table);
        let open = Asked::all().zip(&answers).filter(|(_, answer)| answer.is_none());
        let open: Vec<&str> = open.map(|(asked, _)| asked.code()).collect();
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
    pub fn next(&self) -> Option<Asked> {
        let help_now = self.yes().any(|flag| flag.urgency() == Urgency::Emergency);
        if help_now { None } else { Asked::all().nth(self.0.len()) }
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

    /// Whether there was a fall in the last year; none where that was not asked any more.
    pub fn fallen(&self) -> Option<bool> {
        self.0.get(RedFlag::ALL.len()).copied()
    }
}

fn from_table(table: &Table) -> Vec<Option<bool>> {
    // What is left empty in the form is not answered yet; it is told with all others.
    Asked::all().map(|asked| table.flag_or_blank(asked.code())).collect()
}

/// A file to fill in: each question as a comment above its line.
pub fn form() -> String {
    let head = "# Answer each question with true or false, then: backplan screen --answers FILE\n";
    let lines = Asked::all().map(|asked| format!("\n# {}\n{} = \"\"\n", asked.question(), asked.code()));
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
    pub rule: &'static str,
    /// A full sentence.
    pub text: String,
}

/// What follows from a fall.
fn after_a_fall() -> Notice {
    let text = "After a fall in the last year plans take more care with balance and bending from the age of 50 on, and where no age is \
                stated.";
    Notice { rule: RULE_OF_FALLS, text: text.into() }
}

/// Says what answers mean. Of the profile only the signs, `assessed`, `cleared` and `fallen` count, with the rules of the gate.
pub fn report(answers: &Answers, profile: &Profile) -> Report {
    let gate = rules::gate(profile);
    let question = |(index, flag): (usize, &RedFlag)| Question {
        code: *flag,
        urgency: flag.urgency(),
        question: flag.question(),
        answer: answers.0.get(index).copied(),
    };
    let told = gate.told.iter().map(|(rule, answer)| Notice { rule: rule.id, text: answer.notice.clone() });
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
        disclaimer: rules::safety::DISCLAIMER,
    }
}

fn next(profile: &Profile) -> String {
    let codes: Vec<&str> = profile.red_flags.iter().map(|flag| flag.word()).collect();
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
