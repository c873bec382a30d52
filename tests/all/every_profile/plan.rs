//! The plan file as the contract draws it. What is not drawn there, or lacks, does not read.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub schema: String,
    pub made_by: MadeBy,
    pub status: String,
    pub profile: Value,
    pub assumed: Vec<String>,
    pub weeks: Vec<Week>,
    pub notices: Vec<Notice>,
    pub excluded: Vec<Excluded>,
    pub safety: Safety,
    #[serde(default)]
    pub rests_on: Vec<String>,
    #[serde(default)]
    pub foreign: Vec<String>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct MadeBy {
    pub program: String,
    pub catalogue: String,
    pub rules: String,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Week {
    pub number: usize,
    pub kind: String,
    pub level: Option<String>,
    pub theme: Option<String>,
    pub walk: Option<Walk>,
    pub days: Vec<Day>,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    pub days: u32,
    pub minutes: u32,
    pub times: u32,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Day {
    pub date: NaiveDate,
    pub weekday: String,
    pub sessions: Vec<Session>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub kind: String,
    pub title: String,
    pub seconds: u32,
    pub blocks: Vec<Block>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Block {
    pub kind: String,
    pub seconds: u32,
    pub items: Vec<Item>,
}

#[derive(Deserialize, Debug)]
#[serde(try_from = "WrittenItem")]
pub struct Item {
    pub exercise: String,
    pub name: String,
    pub dose: Dose,
    pub load: Option<Load>,
    pub ramp: bool,
    pub rpe: Option<[u32; 2]>,
    pub breathing: Option<String>,
    pub seconds: u32,
    pub rung: Option<Rung>,
    pub why: Vec<Why>,
}

/// An item as it is written: its weight stands among its dose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenItem {
    exercise: String,
    name: String,
    dose: serde_json::Map<String, Value>,
    #[serde(default)]
    ramp: bool,
    rpe: Option<[u32; 2]>,
    breathing: Option<String>,
    seconds: u32,
    rung: Option<Rung>,
    why: Vec<Why>,
}

impl TryFrom<WrittenItem> for Item {
    type Error = serde_json::Error;

    fn try_from(mut of: WrittenItem) -> Result<Self, Self::Error> {
        let load = of.dose.remove("load").map(serde_json::from_value).transpose()?;
        let WrittenItem { exercise, name, ramp, rpe, breathing, seconds, rung, why, .. } = of;
        let dose = serde_json::from_value(Value::Object(of.dose))?;
        Ok(Self { exercise, name, dose, load, ramp, rpe, breathing, seconds, rung, why })
    }
}

/// Steps of weight above the first one.
#[derive(Deserialize, Debug, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Load {
    pub step: u32,
    pub text: String,
    pub kg: Option<f64>,
}

/// A place on a ladder.
#[derive(Deserialize, Debug, Clone, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    pub index: u32,
    pub of: Option<u32>,
    pub next: Option<String>,
}

#[derive(Deserialize, Debug, Clone, PartialEq, Eq)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Dose {
    Reps { sets: u32, reps: [u32; 2], per_side: bool, tempo: [u32; 4], rest: u32 },
    Hold { sets: u32, seconds: u32, per_side: bool, rest: u32 },
    Holds { reps_per_set: Vec<u32>, seconds: u32, per_side: bool, rest: u32 },
    Minutes { minutes: u32 },
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Why {
    pub rule: String,
    pub text: String,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    pub rule: String,
    pub kind: String,
    pub text: String,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    pub exercise: String,
    pub rule: String,
    pub text: String,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    pub disclaimer: String,
    pub stop_signs: Vec<String>,
    pub advice: Vec<String>,
    pub afterwards: Vec<String>,
    pub red_flags: Vec<String>,
    #[serde(default)]
    pub after_stop: String,
    #[serde(default)]
    pub pain_rule: String,
    #[serde(default)]
    pub bad_day: String,
    #[serde(default)]
    pub missed: String,
    #[serde(default)]
    pub illness: String,
}

impl Dose {
    pub fn sets(&self) -> u32 {
        match self {
            Self::Reps { sets, .. } | Self::Hold { sets, .. } => *sets,
            Self::Holds { reps_per_set, .. } => {
                u32::try_from(reps_per_set.len()).expect("few sets")
            }
            Self::Minutes { .. } => 1,
        }
    }
    pub fn per_side(&self) -> Option<bool> {
        match self {
            Self::Reps { per_side, .. }
            | Self::Hold { per_side, .. }
            | Self::Holds { per_side, .. } => Some(*per_side),
            Self::Minutes { .. } => None,
        }
    }
    pub fn rest(&self) -> Option<u32> {
        match self {
            Self::Reps { rest, .. } | Self::Hold { rest, .. } | Self::Holds { rest, .. } => {
                Some(*rest)
            }
            Self::Minutes { .. } => None,
        }
    }
}

impl Item {
    pub fn steps(&self) -> u32 {
        self.load.as_ref().map_or(0, |load| load.step)
    }
    /// Whether its reasons say one of some words.
    pub fn says(&self, words: &[&str]) -> bool {
        self.why.iter().any(|why| words.iter().any(|word| why.text.to_lowercase().contains(word)))
    }
}

impl Session {
    pub fn block(&self, kind: &str) -> &[Item] {
        self.blocks.iter().find(|block| block.kind == kind).map_or(&[], |block| &block.items)
    }
    pub fn main(&self) -> &[Item] {
        self.block("main")
    }
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.blocks.iter().flat_map(|block| &block.items)
    }
    pub fn is_strength(&self) -> bool {
        self.kind == "strength"
    }
    pub fn find(&self, id: &str) -> Option<&Item> {
        self.main().iter().find(|item| item.exercise == id)
    }
}

impl Day {
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sessions.iter().flat_map(Session::items)
    }
}

impl Week {
    /// The strength sessions with their days, in order.
    pub fn strength(&self) -> Vec<(&Day, &Session)> {
        let sessions =
            self.days.iter().flat_map(|day| day.sessions.iter().map(move |session| (day, session)));
        sessions.filter(|(_, session)| session.is_strength()).collect()
    }
    pub fn main(&self) -> impl Iterator<Item = &Item> {
        self.strength().into_iter().flat_map(|(_, session)| session.main())
    }
    pub fn steps_back(&self) -> bool {
        self.kind == "step-back"
    }
}

impl Plan {
    pub fn days(&self) -> impl Iterator<Item = &Day> {
        self.weeks.iter().flat_map(|week| &week.days)
    }
    pub fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.days().flat_map(|day| &day.sessions)
    }
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sessions().flat_map(Session::items)
    }
    pub fn uses(&self, id: &str) -> bool {
        self.items().any(|item| item.exercise == id)
    }
    pub fn is_relief(&self) -> bool {
        self.status == "relief"
    }
    pub fn is_refused(&self) -> bool {
        self.status == "refused"
    }
    pub fn tells(&self, rule: &str, kind: &str) -> bool {
        self.notices.iter().any(|notice| notice.rule == rule && notice.kind == kind)
    }
}
