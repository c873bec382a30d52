//! From a line to its answer: read, planned, put into one line again. Nothing that a line holds is
//! an error of the command: what is wrong with it is its answer.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::value::RawValue;

use super::input::{LONGEST, Line};
use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::profile::{PartialProfile, Profile, ReadLine, Reader};
use crate::plan::{self, Plan};
use crate::planner::{self, NoPlan};
use crate::text::printable::with_neighbours;
use crate::text::problem::{self, Found};
use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// What became of a line.
    pub enum Status ("status") {
        /// A plan.
        Plan = "plan",
        /// A plan of gentle movement only.
        Relief = "relief",
        /// No exercise, for safety: the plan holds the advice.
        Refused = "refused",
        /// The rules leave no plan.
        Impossible = "impossible",
        /// The line can't be read.
        Invalid = "invalid",
    }
}

impl From<plan::Status> for Status {
    fn from(status: plan::Status) -> Self {
        match status {
            plan::Status::Plan => Self::Plan,
            plan::Status::Relief => Self::Relief,
            plan::Status::Refused => Self::Refused,
        }
    }
}

/// What a line is answered with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Answer {
    /// The `id` of the line, as it stands there; null where there is none that can be read.
    #[cfg_attr(test, schemars(with = "serde_json::Value"))]
    pub id: Box<RawValue>,
    /// The number of the line, counted from 1 or from --first-line.
    pub line: u64,
    /// What became of it.
    pub status: Status,
    /// The plan; of the status `refused`, with the advice and no exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// The name of the file, in the folder, that the plan was written to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Why there is no plan, or why it could not be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// Whether the plan depends on which day it is.
    #[serde(skip)]
    pub takes_today: bool,
}

/// About as many bytes as a written week has.
const WRITTEN: usize = 1 << 15;

impl Answer {
    /// The answer in one line of JSON.
    ///
    /// # Panics
    /// Never: an answer holds nothing that JSON can't.
    pub fn line(&self) -> Vec<u8> {
        let mut line = Vec::with_capacity(if self.plan.is_some() { WRITTEN } else { 0 });
        let written = serde_json::to_writer(&mut line, self);
        written.unwrap_or_else(|_| unreachable!("every key of an answer is a text"));
        line.push(b'\n');
        line
    }
}

/// One thing that is wrong with a line.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem {
    /// Where in the line, in characters counted from 1; not there where the line as a whole is
    /// meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What is wrong.
    pub text: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
}

impl Problem {
    /// A problem of a line as a whole.
    pub fn whole(text: impl Into<String>, mend: Option<String>) -> Self {
        Self { column: None, text: text.into(), mend }
    }
}

/// Which day it is.
#[derive(Clone, Copy, Debug)]
pub struct Today {
    /// The day.
    pub date: NaiveDate,
    /// Whether plans may depend on it: somebody said it, or is there to see what it is taken for.
    pub is_known: bool,
}

/// A line that was read.
pub struct Asked {
    /// Its `id`.
    pub id: Box<RawValue>,
    /// Its number.
    pub line: u64,
    /// Whether the plan depends on which day it is.
    pub takes_today: bool,
    /// Whom the plan is for and what had to be assumed, or why that can't be said.
    pub person: Result<(Profile, Vec<Key>), Vec<Problem>>,
}

impl Asked {
    /// Reads a line.
    pub fn read(line: Line, today: Today, catalogue: &Catalogue) -> Self {
        let number = line.number;
        let wrong = |problem| Self {
            id: RawValue::NULL.to_owned(),
            line: number,
            takes_today: false,
            person: Err(vec![problem]),
        };
        let bytes = match line.bytes {
            Ok(bytes) => bytes,
            Err(length) => {
                let text = format!("this line has {length} bytes: {LONGEST} at most");
                return wrong(Problem::whole(text, Some("is it the right file?".into())));
            }
        };
        match text(&bytes) {
            Ok(text) => Self::of_text(number, text, today, catalogue),
            Err(problem) => wrong(problem),
        }
    }

    fn of_text(line: u64, text: &str, today: Today, catalogue: &Catalogue) -> Self {
        let reader = Reader { catalogue, today: today.date };
        let ReadLine { id, takes_today, profile } =
            PartialProfile::read_line(text, &reader, today.is_known);
        let id = id.and_then(|at| RawValue::from_string(harmless(&text[at])).ok());
        let person = profile.map_err(|found| problems(found, text)).map(|draft| {
            let assumed = draft.assumed();
            (planner::complete(&draft, &reader), assumed)
        });
        Self { id: id.unwrap_or_else(|| RawValue::NULL.to_owned()), line, takes_today, person }
    }

    /// How many weeks its plan has.
    pub fn weeks(&self) -> usize {
        self.person.as_ref().map_or(0, |(profile, _)| profile.weeks as usize)
    }

    /// The answer.
    pub fn plan(self, catalogue: &Catalogue) -> Answer {
        let Self { id, line, takes_today, .. } = self;
        let without = |status, problems| (status, None, problems);
        let (status, plan, problems) = match self.person {
            Err(problems) => without(Status::Invalid, problems),
            Ok((profile, assumed)) => match planner::plan(&profile, &assumed, catalogue) {
                Ok(plan) => (plan.status.into(), Some(plan), Vec::new()),
                Err(no_plan) => without(Status::Impossible, vec![impossible(&no_plan)]),
            },
        };
        Answer { id, line, status, plan, file: None, problems, takes_today }
    }
}

/// The text of a line that may be a profile.
fn text(bytes: &[u8]) -> Result<&str, Problem> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let column = Some(before.chars().count() + 1);
        let mend = Some("save it as UTF-8, as editors can".into());
        Problem { column, text: "this line is not UTF-8 text".into(), mend }
    })?;
    // Some editors begin a file with this mark; it is no part of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let begin = text.trim_ascii_start().bytes().next();
    let what = match begin {
        Some(b'{') => return Ok(text),
        None => "this line is empty",
        Some(b'[') => "this line is a list; a profile is a JSON object",
        Some(0) => "this line holds bytes, not text",
        Some(_) => "this line is no JSON object",
    };
    Err(Problem::whole(what, Some("write a profile in each line, like {\"minutes\": 20}".into())))
}

/// A JSON text that says the same and holds nothing that acts on a terminal or page.
fn harmless(json: &str) -> String {
    if json.is_ascii() {
        return json.to_owned();
    }
    let mut safe = String::with_capacity(json.len());
    let mut units = [0; 2];
    for (_, c, disturbs) in with_neighbours(json) {
        if disturbs {
            safe.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// What was found in a line, as data.
fn problems(found: Found, text: &str) -> Vec<Problem> {
    let (list, more) = found.shown(|problem| problem.at.as_ref().map_or(0, |at| at.start));
    let problem = |problem: problem::Problem| Problem {
        column: problem.at.map(|at| text[..text.floor_char_boundary(at.start)].chars().count() + 1),
        text: problem.message,
        mend: problem.help,
    };
    let more = (more > 0).then(|| Problem::whole(format!("and {more} more"), None));
    list.into_iter().map(problem).chain(more).collect()
}

fn impossible(no_plan: &NoPlan) -> Problem {
    let help = no_plan.help.join(" ");
    Problem::whole(no_plan.reasons.join(" "), (!help.is_empty()).then_some(help))
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn an_id_says_the_same_and_acts_on_nothing() {
        for (id, expected) in [
            ("7", "7"),
            ("\"Zoë\"", "\"Zoë\""),
            ("\"a\u{202e}b\u{9b}\"", "\"a\\u202eb\\u009b\""),
            ("\"\u{e0041}\"", "\"\\udb40\\udc41\""),
        ] {
            let safe = harmless(id);
            assert_eq!(safe, expected);
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
            assert_eq!(read(&safe), read(id));
        }
    }
}
