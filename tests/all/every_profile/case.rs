//! A profile to try, its plan by the public library, and the command line that repeats it.

use std::fmt::{self, Write as _};

use backplan::catalogue::Catalogue;
use backplan::person::profile::{PartialProfile, Profile, Reader};
use backplan::{export, planner};
use chrono::NaiveDate;

/// What is asked for. Everything but the minutes and health is always said; of health, what differs
/// from nothing is said.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "the keys of a profile are what they are")]
pub struct Case {
    pub level: &'static str,
    pub goal: &'static str,
    pub equipment: Vec<&'static str>,
    pub sessions: u32,
    pub days: Vec<&'static str>,
    pub minutes: Option<u32>,
    pub weeks: u32,
    pub start: &'static str,
    pub include: Vec<&'static str>,
    pub exclude: Vec<&'static str>,
    pub workout: Option<&'static str>,
    pub age: Option<u32>,
    pub pain: u32,
    pub conditions: Vec<&'static str>,
    pub cleared: bool,
    pub assessed: bool,
    /// What a clinician's words speak for, where they don't speak for all.
    pub cleared_of: Vec<&'static str>,
    pub assessed_of: Vec<&'static str>,
    pub fallen: bool,
    pub red_flags: Vec<&'static str>,
    pub pregnancy_weeks: Option<u32>,
    pub complications: bool,
    pub surgery: Option<&'static str>,
    pub surgery_weeks: Option<u32>,
    pub blood_pressure: Option<[u32; 2]>,
    pub direction: Option<&'static str>,
    pub minutes_since_waking: Option<u32>,
}

/// The weekdays as the contract writes them.
pub const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Default for Case {
    fn default() -> Self {
        Self {
            level: "intermediate",
            goal: "balanced",
            equipment: vec![],
            sessions: 3,
            days: WEEK.to_vec(),
            minutes: Some(30),
            weeks: 1,
            start: "2026-11-23",
            include: vec![],
            exclude: vec![],
            workout: None,
            age: None,
            pain: 0,
            conditions: vec![],
            cleared: false,
            assessed: false,
            cleared_of: vec![],
            assessed_of: vec![],
            fallen: false,
            red_flags: vec![],
            pregnancy_weeks: None,
            complications: false,
            surgery: None,
            surgery_weeks: None,
            blood_pressure: None,
            direction: None,
            minutes_since_waking: None,
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "backplan generate --level {} --goal {} --sessions {}",
            self.level, self.goal, self.sessions
        )?;
        let lists = [
            ("equipment", &self.equipment),
            ("days", &self.days),
            ("include", &self.include),
            ("exclude", &self.exclude),
            ("condition", &self.conditions),
            ("red-flag", &self.red_flags),
        ];
        for (key, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            write!(f, " --{key} {}", list.join(","))?;
        }
        if let Some(minutes) = self.minutes {
            write!(f, " --minutes {minutes}")?;
        }
        if let Some(workout) = self.workout {
            write!(f, " --workout {workout}")?;
        }
        for (key, value) in self.numbers() {
            write!(f, " --{} {value}", key.replace('_', "-"))?;
        }
        for (key, word) in self.words() {
            write!(f, " --{key} {word}")?;
        }
        for (key, _) in self.switches().into_iter().filter(|(_, on)| *on) {
            write!(f, " --{key}")?;
        }
        for (key, named) in self.named().into_iter().filter(|(_, named)| !named.is_empty()) {
            write!(f, " --{key}={}", named.join(","))?;
        }
        if let Some([systolic, diastolic]) = self.blood_pressure {
            write!(f, " --blood-pressure {systolic}/{diastolic}")?;
        }
        write!(f, " --weeks {} --start {} --format json", self.weeks, self.start)
    }
}

impl Case {
    /// The numbers of health that are said.
    fn numbers(&self) -> impl Iterator<Item = (&'static str, u32)> {
        let numbers = [
            ("age", self.age),
            ("pain", Some(self.pain).filter(|pain| *pain > 0)),
            ("pregnancy_weeks", self.pregnancy_weeks),
            ("surgery_weeks", self.surgery_weeks),
            ("minutes_since_waking", self.minutes_since_waking),
        ];
        numbers.into_iter().filter_map(|(key, value)| Some((key, value?)))
    }

    /// The words of health that are said.
    fn words(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        [("surgery", self.surgery), ("direction", self.direction)]
            .into_iter()
            .filter_map(|(key, word)| Some((key, word?)))
    }

    fn switches(&self) -> [(&'static str, bool); 4] {
        [
            ("cleared", self.cleared && self.cleared_of.is_empty()),
            ("assessed", self.assessed && self.assessed_of.is_empty()),
            ("fallen", self.fallen),
            ("complications", self.complications),
        ]
    }

    /// A clinician's words that speak for something only.
    fn named(&self) -> [(&'static str, &[&'static str]); 2] {
        [("cleared", &self.cleared_of), ("assessed", &self.assessed_of)]
    }

    /// What the file says of health.
    fn health(&self) -> String {
        let mut lines: Vec<String> =
            self.numbers().map(|(key, value)| format!("{key} = {value}")).collect();
        lines.extend(self.words().map(|(key, word)| format!("{key} = {word:?}")));
        lines.extend(
            self.switches().iter().filter(|(_, on)| *on).map(|(key, _)| format!("{key} = true")),
        );
        let [cleared, assessed] = self.named();
        let lists = [
            ("conditions", self.conditions.as_slice()),
            ("red_flags", self.red_flags.as_slice()),
            cleared,
            assessed,
        ];
        lines.extend(
            lists
                .iter()
                .filter(|(_, list)| !list.is_empty())
                .map(|(key, list)| format!("{key} = {list:?}")),
        );
        lines.extend(self.blood_pressure.map(|pressure| format!("blood_pressure = {pressure:?}")));
        lines.join("\n")
    }

    /// The profile file that says the same.
    pub fn toml(&self) -> String {
        let mut text = format!(
            "level = {:?}\ngoal = {:?}\nsessions = {}\nweeks = {}\nstart = {}\nequipment = \
                {:?}\ndays = {:?}\ninclude = {:?}\nexclude = {:?}\n",
            self.level,
            self.goal,
            self.sessions,
            self.weeks,
            self.start,
            self.equipment,
            self.days,
            self.include,
            self.exclude
        );
        if let Some(minutes) = self.minutes {
            writeln!(text, "minutes = {minutes}").expect("a text takes anything");
        }
        if let Some(workout) = self.workout {
            writeln!(text, "workout = {workout:?}").expect("a text takes anything");
        }
        text + &self.health()
    }

    /// The plan, made afresh.
    pub fn plan(&self, catalogue: &Catalogue) -> Result<backplan::plan::Plan, String> {
        plan(&self.toml(), catalogue)
    }

    /// The plan as JSON.
    pub fn json(&self, catalogue: &Catalogue) -> Result<String, String> {
        Ok(export::json::plan(&self.plan(catalogue)?))
    }
}

/// The plan for the text of a profile file; today is Monday 23 November 2026.
pub fn plan(profile: &str, catalogue: &Catalogue) -> Result<backplan::plan::Plan, String> {
    let (profile, assumed) = complete(profile, catalogue)?;
    planner::plan(&profile, &assumed, catalogue)
        .map_err(|none| format!("no plan: {:?} {:?}", none.reasons, none.help))
}

fn complete(
    profile: &str,
    catalogue: &Catalogue,
) -> Result<(Profile, Vec<backplan::person::key::Key>), String> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    let reader = Reader { catalogue, today };
    let draft = PartialProfile::read("profile.toml", profile, &reader)
        .map_err(|problems| format!("{problems:?}"))?;
    let profile = planner::complete(&draft, &reader);
    Ok((profile, draft.assumed()))
}

/// A text for a case, which holds texts of the program's life.
pub fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
