//! The screen: questions about warning signs, and what the answers mean. The answers come from
//! elsewhere; nothing is asked or printed here.

use crate::person::health::{RedFlag, Urgency};
use crate::person::kind::Kind;
use crate::text::document::{self, Table};
use crate::text::problem::{Problem, Problems};
use crate::text::vocabulary::Vocabulary as _;

/// The code of the question about falls: the key of the profile.
pub const FALLEN: &str = "fallen";

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
            Self::Sign(sign) => sign.as_str(),
            Self::Fallen => FALLEN,
        }
    }

    /// The question, to be answered with yes or no.
    pub fn question(self) -> &'static str {
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

    /// Reads a file with a line for each question, `code = yes` or `code = no`, as [`form`] writes
    /// it for filling in.
    ///
    /// # Errors
    /// Every mistake of the text with its place; a question without an answer is one, because
    /// silence is no "no".
    pub fn read(name: &str, text: &str) -> Result<Self, Problems> {
        let (answers, mut problems) = document::read(text, Kind::Answers.wanted(), from_table);
        let open = Asked::all().zip(&answers).filter(|(_, answer)| answer.is_none());
        let open: Vec<&str> = open.map(|(asked, _)| asked.code()).collect();
        if problems.is_empty() && !open.is_empty() {
            let message = format!("not answered: {}", open.join(", "));
            let help = "answer each with yes or no; `backplan screen --form` writes a form".into();
            problems.push(Problem { at: None, message, help: Some(help) });
        }
        if problems.is_empty() {
            Ok(Self(answers.into_iter().flatten().collect()))
        } else {
            Err(Problems::new(name, text, problems))
        }
    }

    /// The next question; none when all are answered, or when the last answer leaves no time for
    /// more.
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

    /// The answer to a question by its number; none where it was not asked any more.
    pub fn of(&self, question: usize) -> Option<bool> {
        self.0.get(question).copied()
    }

    /// Whether there was a fall in the last year; none where that was not asked any more.
    pub fn fallen(&self) -> Option<bool> {
        self.0.get(RedFlag::ALL.len()).copied()
    }
}

/// What to do where neither is sure: a sign is looked at once too often rather than never.
const UNSURE: &str = "answer yes or no; if unsure, yes";

fn from_table(table: &Table) -> Vec<Option<bool>> {
    // What is left empty in the form is not answered yet; it is told with all others.
    let answer = |asked: Asked| table.answer_or_blank(asked.code(), UNSURE);
    Asked::all().map(answer).collect()
}

/// A file to fill in: each question as a comment above its line.
pub fn form() -> String {
    let head = "# Answer each question with yes or no, then: backplan screen --answers FILE\n";
    let lines =
        Asked::all().map(|asked| format!("\n# {}\n{} = \"\"\n", asked.question(), asked.code()));
    std::iter::once(head.to_owned()).chain(lines).collect()
}
