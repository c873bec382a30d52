//! What the checks look at, and what they find.

use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;

use super::clearance::Vocabulary;
use super::facts::{self, Exercise, Facts, Written};
use super::plan::{Day, Item, Plan, Session, Week};
use super::{caps, gate, time};

/// Whom the plan says it is for. What a refused plan leaves out, and what was not said, stands at
/// nothing.
#[derive(Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Who {
    pub level: String,
    pub goal: String,
    pub equipment: Vec<String>,
    pub sessions: usize,
    pub days: Vec<String>,
    pub minutes: u32,
    pub weeks: usize,
    pub start: NaiveDate,
    #[serde(default)]
    pub include: Vec<String>,
    #[serde(default)]
    pub exclude: Vec<String>,
    pub workout: Option<String>,
    pub age: Option<u32>,
    #[serde(default)]
    pub pain: u32,
    #[serde(default)]
    pub conditions: Vec<String>,
    #[serde(default)]
    pub cleared: Vocabulary,
    #[serde(default)]
    pub assessed: Vocabulary,
    #[serde(default)]
    pub fallen: bool,
    #[serde(default)]
    pub red_flags: Vec<String>,
    pub pregnancy_weeks: Option<u32>,
    #[serde(default)]
    pub complications: bool,
    pub surgery: Option<String>,
    pub surgery_weeks: Option<u32>,
    pub blood_pressure: Option<[u32; 2]>,
    pub direction: Option<String>,
    pub minutes_since_waking: Option<u32>,
    #[serde(default = "ten")]
    pub walk: u32,
    pub different: Option<usize>,
}

fn ten() -> u32 {
    10
}

impl Who {
    pub fn of(plan: &Plan) -> Self {
        Self::deserialize(&plan.profile).expect("the profile of a plan has keys of the contract")
    }
    /// As health counts it: a high reading of the blood pressure is hypertension, whether the word
    /// stands or not.
    #[must_use]
    pub fn counted(mut self) -> Self {
        if gate::reads_high(&self) && !gate::has(&self, "hypertension") {
            self.conditions.push("hypertension".into());
        }
        self
    }
}

/// What counts in a block of four weeks.
struct Phase {
    who: Who,
    /// The place of the level that counts: 0 beginner, 1 intermediate, 2 advanced.
    level: usize,
    /// The first rule of health that bars each exercise, by its place in the file.
    bars: Vec<Option<&'static str>>,
    /// All that health changes.
    state: State,
}

/// What health asks of a block: where two have the same, nothing changes between them.
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    limits: Vec<caps::Limit>,
    level: usize,
    alike: bool,
    effort: u32,
    floor: bool,
}

impl Phase {
    fn new(facts: &Facts, who: Who, block: usize) -> Self {
        let level = match facts::level(&who.level) {
            _ if gate::fixed(&who) => 0,
            0 if block >= time::GROWN && gate::grows_up(&who) => 1,
            level => level,
        };
        let bars = caps::bars(&who, facts.in_order());
        let state = State {
            limits: caps::limits(&who),
            level: if gate::fixed(&who) { 0 } else { facts::level(&who.level) },
            alike: gate::alike(&who),
            effort: gate::effort_cap(&who),
            floor: gate::floor_counts(&who),
        };
        Self { who, level, bars, state }
    }
}

/// A plan with whom it is for and the facts of the catalogue.
pub struct World<'a> {
    pub facts: &'a Facts,
    pub plan: &'a Plan,
    /// Whom it is for on the first day.
    pub who: Who,
    /// The weeks that should be made.
    pub made: usize,
    phases: Vec<Phase>,
}

/// A session in its place.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub week: &'a Week,
    pub day: &'a Day,
    pub session: &'a Session,
}

impl fmt::Display for Spot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "week {} {} ({})", self.week.number, self.day.weekday, self.session.title)
    }
}

impl<'a> World<'a> {
    pub fn new(facts: &'a Facts, plan: &'a Plan) -> Self {
        let who = Who::of(plan).counted();
        let made = time::made(&who);
        let blocks = made.max(plan.weeks.len()).div_ceil(time::BLOCK).max(1);
        let phases =
            (0..blocks).map(|block| Phase::new(facts, time::at(&who, block), block)).collect();
        Self { facts, plan, who, made, phases }
    }
    pub fn fact(&self, item: &Item) -> &'a Exercise {
        &self.facts.exercises[&item.exercise]
    }
    fn phase(&self, week: usize) -> &Phase {
        let block = week.saturating_sub(1) / time::BLOCK;
        &self.phases[block.min(self.phases.len() - 1)]
    }
    /// Whom a week is for.
    pub fn at(&self, week: usize) -> &Who {
        &self.phase(week).who
    }
    /// What health asks of a week.
    pub fn state(&self, week: usize) -> &State {
        &self.phase(week).state
    }
    /// The first week of each block.
    pub fn blocks(&self) -> impl Iterator<Item = usize> {
        (0..self.phases.len()).map(|block| block * time::BLOCK + 1)
    }
    /// The first weeks of the blocks whose caps differ from those of the block before.
    pub fn turns(&self) -> impl Iterator<Item = usize> {
        let differs =
            |week: &usize| self.state(*week).limits != self.state(week - time::BLOCK).limits;
        self.blocks().skip(1).filter(differs)
    }
    /// The place of the level that counts in a week.
    pub fn level(&self, week: usize) -> usize {
        self.phase(week).level
    }
    pub fn beginner(&self, week: usize) -> bool {
        self.level(week) == 0
    }
    /// Whether the weeks of the block are alike.
    pub fn alike(&self, week: usize) -> bool {
        self.state(week).alike
    }
    /// Whether getting down to the floor and up again counts.
    pub fn floor(&self, week: usize) -> bool {
        self.state(week).floor
    }
    /// The week that counts: where all weeks are alike, each is like the first.
    pub fn week(&self, number: usize) -> usize {
        if self.alike(number) { 1 } else { number }
    }
    /// A beginner's first block.
    pub fn gentle(&self, week: usize) -> bool {
        self.beginner(week) && self.week(week) <= time::BLOCK
    }
    /// Whether nothing is told that asks for care: no condition but unspecific pain, no pain to
    /// speak of, no wish, and below 65.
    pub fn plain(&self) -> bool {
        let who = &self.who;
        !gate::any_condition(who)
            && who.pain <= 1
            && !who.fallen
            && !self.older()
            && who.age.is_none_or(|age| age >= 18)
            && who.direction.is_none()
            && who.minutes_since_waking.is_none()
            && who.include.is_empty()
            && who.exclude.is_empty()
            && !self.named()
            && self.plan.status == "plan"
    }
    /// Whether the strength session is a workout given by name.
    pub fn named(&self) -> bool {
        self.who.workout.is_some()
    }
    pub fn limit(&self) -> u32 {
        self.who.minutes * 60
    }
    pub fn older(&self) -> bool {
        self.who.age.is_some_and(|age| age >= 65)
    }
    /// The first rule of health that bars an exercise from every day of a week.
    pub fn bar(&self, exercise: &Exercise, week: usize) -> Option<&'static str> {
        self.phase(week).bars[exercise.place]
    }
    /// Whether the user, equipment, level and health let the exercise stand anywhere in a week.
    pub fn open(&self, exercise: &Exercise, week: usize) -> bool {
        exercise.starts() <= self.level(week)
            && self.bar(exercise, week).is_none()
            && exercise.doable(&self.who.equipment)
            && !self.who.exclude.contains(&exercise.id)
    }
    /// Whether level, equipment, health and the first weeks let the exercise stand in a main block
    /// of the week.
    pub fn fits(&self, exercise: &Exercise, week: usize) -> bool {
        exercise.starts() <= self.level(week)
            && self.bar(exercise, week).is_none()
            && (exercise.id != "superman-hold"
                || caps::superman_is_open(self.at(week), self.level(week)))
            && !self.too_heavy(exercise, week)
            && exercise.doable(&self.who.equipment)
    }
    /// Whether every hard rule lets the exercise stand in a main block of the week.
    pub fn allowed(&self, exercise: &Exercise, week: usize) -> bool {
        self.fits(exercise, week) && !self.who.exclude.contains(&exercise.id)
    }
    /// beginner-low-load, as far as it speaks of the exercise.
    pub fn too_heavy(&self, exercise: &Exercise, week: usize) -> bool {
        let (comp, axial) = if self.week(week) <= time::BLOCK { (1, 0) } else { (2, 2) };
        self.beginner(week) && (exercise.comp() > comp || exercise.axial() > axial)
    }
    /// Whether an exercise may come unasked: what waits for a wish comes with a state or a goal.
    pub fn comes(&self, exercise: &Exercise) -> bool {
        let asked = self.who.include.contains(&exercise.id);
        let of_state = gate::any_condition(&self.who) || self.who.goal == "performance";
        asked || !exercise.on_request || of_state
    }
    /// The full dose of an exercise: the catalogue's at the level that counts; with pain 4 or 5 a
    /// set less.
    pub fn full(&self, exercise: &Exercise, week: usize) -> Written {
        let dose = exercise.dose(self.level(week));
        if gate::sore(&self.who) { dose.set_less() } else { dose }
    }
    pub fn spots(&self) -> impl Iterator<Item = Spot<'a>> {
        let days =
            self.plan.weeks.iter().flat_map(|week| week.days.iter().map(move |day| (week, day)));
        days.flat_map(|(week, day)| {
            day.sessions.iter().map(move |session| Spot { week, day, session })
        })
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Force {
    /// A hard rule or the contract is broken.
    Must,
    /// A soft rule gave way: a notice has to say so.
    Should,
    /// The rule's words can be read either way: a notice may say so.
    Either,
}

/// Something that does not hold.
#[derive(Debug)]
pub struct Finding {
    pub rule: &'static str,
    pub force: Force,
    pub place: String,
    /// What does not hold: the same words for the same kind of breach.
    pub what: &'static str,
    pub detail: String,
}

/// All that was found in a plan.
#[derive(Default)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    fn add(
        &mut self,
        force: Force,
        rule: &'static str,
        place: &dyn fmt::Display,
        what: &'static str,
        detail: &dyn fmt::Display,
    ) {
        self.0.push(Finding {
            rule,
            force,
            place: place.to_string(),
            what,
            detail: detail.to_string(),
        });
    }
    /// Finds a broken hard rule unless `holds`.
    pub fn must(
        &mut self,
        holds: bool,
        rule: &'static str,
        place: impl fmt::Display,
        what: &'static str,
        detail: impl fmt::Display,
    ) {
        if !holds {
            self.add(Force::Must, rule, &place, what, &detail);
        }
    }
    /// Finds a soft rule that gave way unless `holds`.
    pub fn should(
        &mut self,
        holds: bool,
        rule: &'static str,
        place: impl fmt::Display,
        what: &'static str,
        detail: impl fmt::Display,
    ) {
        if !holds {
            self.add(Force::Should, rule, &place, what, &detail);
        }
    }
    /// Lets a deviation of the rule stand unless `holds`.
    pub fn either(
        &mut self,
        holds: bool,
        rule: &'static str,
        place: impl fmt::Display,
        what: &'static str,
    ) {
        if !holds {
            self.add(Force::Either, rule, &place, what, &"");
        }
    }
}
