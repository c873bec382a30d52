//! Phases: consecutive weeks that are told together, because they hold the same exercises; each
//! session of them once, with what changes from week to week.

use std::borrow::Cow;

use super::item::weight;
use super::onward::measured;
use super::session::{part, remarks, same_items, shares};
use super::theme::{about, block};
use super::week::sign;
use crate::catalogue::exercise::Level;
use crate::person::profile::Day;
use crate::person::weight::Unit;
use crate::plan::{
    BlockKind, Item, Plan, PlanDay, Session, SessionKind, Week, WeekKind, Why, minutes,
};
use crate::text::printable::list_in_words;
use crate::text::vocabulary::Vocabulary as _;

/// Consecutive weeks with the same exercises.
pub struct Phase<'p> {
    /// The weeks.
    pub weeks: Vec<&'p Week>,
    /// The sessions, each different one once: those of strength first.
    pub sheets: Vec<Sheet<'p>>,
    /// What weights are said in.
    unit: Unit,
}

/// A session that comes again and again, under one title or several.
pub struct Sheet<'p> {
    /// Its titles, in the order in which they come.
    pub titles: Vec<&'p str>,
    /// How it is done in each week of the phase: every copy with its day.
    weeks: Vec<Vec<(&'p PlanDay, &'p Session)>>,
    unit: Unit,
    /// What is said of the whole session, a sentence each.
    pub remarks: Vec<&'static str>,
}

/// The phases of a plan, in order.
pub fn phases(plan: &Plan) -> Vec<Phase<'_>> {
    let mut phases: Vec<Phase> = Vec::new();
    for week in &plan.weeks {
        let joined = phases.last_mut().is_some_and(|phase| phase.take(week));
        if !joined {
            phases.push(Phase::of(plan, week));
        }
    }
    // What is said of a card holds for those of all phases.
    let mut said: Vec<&str> = Vec::new();
    for phase in &mut phases {
        phase.sheets.sort_by_key(|sheet| sheet.first().kind != SessionKind::Strength);
        for sheet in &mut phase.sheets {
            sheet.remarks = remarks(plan, sheet.first());
            if sheet.first().kind != SessionKind::Strength {
                sheet.remarks.retain(|remark| !said.contains(remark));
                said.extend(&sheet.remarks);
            }
        }
    }
    phases
}

impl<'p> Phase<'p> {
    /// A phase that begins with a week.
    fn of(plan: &Plan, week: &'p Week) -> Self {
        let unit = plan.profile.unit.unwrap_or_default();
        let mut phase = Self { weeks: Vec::new(), sheets: Vec::new(), unit };
        phase.add(week);
        phase
    }

    /// Takes a week where it goes on with what is there.
    fn take(&mut self, week: &'p Week) -> bool {
        let first = self.weeks[0];
        let same = week.theme == first.theme && week.level == first.level && self.holds(week);
        let fits = same && (block(week) == block(first) || self.repeats(week));
        if fits {
            self.add(week);
        }
        fits
    }

    /// Whether every session of a week is known, or new by its title.
    fn holds(&self, week: &Week) -> bool {
        week.sessions().all(|(_, session)| {
            let known = self.sheets.iter().any(|sheet| same_exercises(sheet.first(), session));
            let new = || !self.sheets.iter().any(|sheet| sheet.titles.contains(&&*session.title));
            known || (week.theme.is_some() && new())
        })
    }

    /// Whether a week is as all weeks before it.
    fn repeats(&self, week: &Week) -> bool {
        let as_before = |sheet: &Sheet, session: &Session| {
            sheet.weeks.iter().flatten().all(|(_, other)| same_work(other, session))
        };
        let known = |session| self.sheets.iter().any(|sheet| as_before(sheet, session));
        week.sessions().all(|(_, session)| known(session))
    }

    fn add(&mut self, week: &'p Week) {
        for sheet in &mut self.sheets {
            sheet.weeks.push(Vec::new());
        }
        self.weeks.push(week);
        for (day, session) in week.sessions() {
            self.place(session).push(session, day);
        }
    }

    /// The sheet that a session of the last week stands on.
    fn place(&mut self, session: &'p Session) -> &mut Sheet<'p> {
        let stands = |sheet: &Sheet| {
            let this_week = sheet.weeks.last().and_then(|copies| copies.first());
            same_exercises(sheet.first(), session)
                && this_week.is_none_or(|(_, other)| same_work(other, session))
        };
        let known = self.sheets.iter().position(stands);
        let index = known.unwrap_or_else(|| {
            let weeks = vec![Vec::new(); self.weeks.len()];
            self.sheets.push(Sheet {
                titles: Vec::new(),
                weeks,
                unit: self.unit,
                remarks: Vec::new(),
            });
            self.sheets.len() - 1
        });
        &mut self.sheets[index]
    }

    /// The number of the first and the last week.
    pub fn numbers(&self) -> [u32; 2] {
        [self.weeks[0].number, self.weeks[self.weeks.len() - 1].number]
    }

    /// `Week 3`, `Weeks 1 to 4`.
    pub fn name(&self) -> String {
        match self.numbers() {
            [first, last] if first == last => format!("Week {first}"),
            [first, last] => format!("Weeks {first} to {last}"),
        }
    }

    /// What it is about: its theme, its level where that is new, which weeks are lighter, when to
    /// measure.
    pub fn about(&self, plan: &Plan, before: Option<&Phase>) -> Option<String> {
        let measured = measured(plan, self.weeks.iter().copied()).map(|measured| measured + ".");
        let parts: Vec<_> = self.gist(plan, before).into_iter().chain(measured).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// The same without when to measure.
    pub fn gist(&self, plan: &Plan, before: Option<&Phase>) -> Option<String> {
        let week = self.weeks[0];
        let level = week.level.filter(|level| {
            before.is_some_and(|before| before.weeks[0].level.is_some_and(|was| was != *level))
        });
        let parts = [about(plan, week), level.map(grown), self.lighter()];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn lighter(&self) -> Option<String> {
        let lighter = self.weeks.iter().filter(|week| week.kind == WeekKind::StepBack);
        let numbers: Vec<_> = lighter.map(|week| week.number).collect();
        let text = match numbers.len() {
            0 => return None,
            1 => format!("Week {} is lighter.", numbers[0]),
            _ => format!("Weeks {} are lighter.", list_in_words(&numbers, " and")),
        };
        Some(text)
    }

    /// The sheets of strength, and the others behind them.
    pub fn by_strength(&self) -> (&[Sheet<'p>], &[Sheet<'p>]) {
        let strength = |sheet: &Sheet| sheet.first().kind == SessionKind::Strength;
        self.sheets.split_at(self.sheets.partition_point(strength))
    }

    /// Which of the sheets a session of a week stands on.
    pub fn sheet_of(&self, week: usize, session: &Session) -> Option<usize> {
        let is_it = |(_, other): &(&PlanDay, &Session)| std::ptr::eq(*other, session);
        self.sheets.iter().position(|sheet| sheet.on(week).iter().any(is_it))
    }

    /// The day of every session of strength in a week with the session's sign, and of others that
    /// come on other weekdays from week to week.
    pub fn days(&self, index: usize) -> Vec<(&'p PlanDay, &'p Session)> {
        let told = |session: &Session| {
            let on = |sheet: &&Sheet| same_exercises(sheet.first(), session);
            session.kind == SessionKind::Strength
                || self.sheets.iter().find(on).is_none_or(|sheet| sheet.weekdays().is_none())
        };
        self.weeks[index].sessions().filter(|(_, session)| told(session)).collect()
    }
}

fn grown(level: Level) -> String {
    format!("From here on: {level} level.")
}

/// Whether two sessions hold the same exercises in the same parts.
fn same_exercises(a: &Session, b: &Session) -> bool {
    let alike = |a: &Item, b: &Item| {
        a.exercise.id == b.exercise.id && a.exercise.name == b.exercise.name && a.ramp == b.ramp
    };
    a.kind == b.kind && same_items(a, b, alike)
}

/// Whether two sessions are done alike.
fn same_work(a: &Session, b: &Session) -> bool {
    same_exercises(a, b) && same_items(a, b, same_amount)
}

/// Whether two items of an exercise are done alike.
fn same_amount(a: &Item, b: &Item) -> bool {
    let step = |item: &Item| item.load.as_ref().map(|load| (load.step, load.grams));
    let beside = super::item::beside;
    a.dose == b.dose && a.rpe == b.rpe && step(a) == step(b) && beside(a) == beside(b)
}

impl<'p> Sheet<'p> {
    fn push(&mut self, session: &'p Session, day: &'p PlanDay) {
        if !self.titles.contains(&&*session.title) {
            self.titles.push(&session.title);
        }
        if let Some(copies) = self.weeks.last_mut() {
            copies.push((day, session));
        }
    }

    /// Whether it is done as another one, under the same titles and in no week other than in the
    /// rest.
    pub fn is_as(&self, other: &Self) -> bool {
        let alike = |session| same_work(self.first(), session);
        self.titles == other.titles && self.copies().chain(other.copies()).all(alike)
    }

    /// Every copy of it in a week of the phase, with its day.
    pub fn on(&self, week: usize) -> &[(&'p PlanDay, &'p Session)] {
        &self.weeks[week]
    }

    fn copies(&self) -> impl Iterator<Item = &'p Session> {
        self.weeks.iter().flatten().map(|(_, session)| *session)
    }

    /// How it is done the first time.
    ///
    /// # Panics
    /// Never: a sheet is made for a session.
    pub fn first(&self) -> &'p Session {
        self.copies().next().expect("a sheet is made for a session")
    }

    /// What it is called: `Strength A`, `Sample workout A, B and C`. Titles are made fit to be
    /// shown.
    pub fn name(&self, shown: impl Fn(&'p str) -> Cow<'p, str>) -> String {
        let names: Vec<_> = self.titles.iter().map(|title| shown(title)).collect();
        let stem = |name: &str| name.rsplit_once(' ').map(|(stem, _)| stem.to_owned());
        let same = names.iter().all(|name| is_lettered(name) && stem(name) == stem(&names[0]));
        let short: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(index, name)| match name.rsplit_once(' ') {
                Some((_, letter)) if same && index > 0 => letter,
                _ => name,
            })
            .collect();
        list_in_words(&short, " and")
    }

    /// How long it takes: `15 min`, `15 to 19 min`.
    pub fn takes(&self) -> String {
        let takes = || self.copies().map(|session| minutes(session.seconds));
        match (takes().min().unwrap_or(0), takes().max().unwrap_or(0)) {
            (least, most) if least == most => format!("{least} min"),
            (least, most) => format!("{least} to {most} min"),
        }
    }

    /// Its weekdays, where they are the same in every week.
    pub fn weekdays(&self) -> Option<Vec<Day>> {
        let days = |copies: &Vec<(&PlanDay, &Session)>| {
            copies.iter().map(|(day, _)| day.weekday).collect::<Vec<_>>()
        };
        let first = days(self.weeks.first()?);
        self.weeks.iter().all(|copies| days(copies) == first).then_some(first)
    }

    /// When it is done, in words, where that is the same in every week: `Tue, Thu and Sat`.
    pub fn when(&self) -> Option<String> {
        let days = self.weekdays()?;
        if days.len() == Day::ALL.len() {
            return Some("every day".into());
        }
        let names: Vec<_> = days.iter().map(|day| day.short()).collect();
        (!names.is_empty()).then(|| list_in_words(&names, " and"))
    }

    /// Whether anything changes from week to week.
    pub fn changes(&self) -> bool {
        let first = self.first();
        self.copies().any(|other| !same_work(first, other))
    }

    /// Its parts in order. One without items, as a plan from elsewhere may have it, is not shown.
    pub fn parts(&self) -> impl Iterator<Item = Part<'p>> {
        let blocks = self.first().blocks.iter().zip(shares(self.first())).enumerate();
        blocks.filter(|(_, (block, _))| !block.items.is_empty()).map(|(part, (block, takes))| {
            let rows = (0..block.items.len()).map(|place| self.row(part, place)).collect();
            Part { kind: block.kind, takes, rows }
        })
    }

    fn row(&self, part: usize, place: usize) -> Row<'p> {
        let at = |session: &'p Session| session.blocks.get(part)?.items.get(place);
        let item = |copies: &Vec<(&PlanDay, &'p Session)>| {
            copies.iter().filter_map(|(_, session)| at(session)).collect::<Vec<_>>()
        };
        let weeks = self.weeks.iter().map(item).collect();
        Row { kind: self.first().blocks[part].kind, weeks, unit: self.unit }
    }
}

/// Whether a title ends in a letter of its own.
fn is_lettered(title: &str) -> bool {
    title.ends_with(|last: char| last == sign(title)) && title.contains(' ')
}

/// A part of a sheet.
pub struct Part<'p> {
    pub kind: BlockKind,
    /// How long it takes, in words.
    pub takes: String,
    /// Its items, each over all weeks; at least one.
    pub rows: Vec<Row<'p>>,
}

impl Part<'_> {
    /// What it is called.
    pub const fn name(&self) -> &'static str {
        part(self.kind)
    }

    /// Whether it holds the same as another one, done alike.
    pub fn is_as(&self, other: &Self) -> bool {
        let alike = |(row, other): (&Row, &Row)| {
            let (a, b) = (row.first(), other.first());
            let stays = !row.changes() && !other.changes();
            stays
                && a.exercise.id == b.exercise.id
                && a.exercise.name == b.exercise.name
                && same_amount(a, b)
        };
        self.kind == other.kind
            && self.rows.len() == other.rows.len()
            && self.rows.iter().zip(&other.rows).all(alike)
    }

    /// Whether it only leads to the work or away from it, and nothing in it changes.
    pub fn is_aside(&self) -> bool {
        self.kind != BlockKind::Main && !self.rows.iter().any(Row::changes)
    }
}

/// An exercise of a sheet over the weeks of a phase.
pub struct Row<'p> {
    /// The part it stands in.
    pub kind: BlockKind,
    /// Every copy of it in each week.
    weeks: Vec<Vec<&'p Item>>,
    unit: Unit,
}

impl<'p> Row<'p> {
    /// The weight in use where it is known: `12 kg`, `27.5 lb`.
    pub fn weight(&self, item: &Item) -> Option<String> {
        weight(item, self.unit)
    }

    /// How it is done in each week; none where it is not done.
    pub fn items(&self) -> impl Iterator<Item = Option<&'p Item>> {
        self.weeks.iter().map(|copies| copies.first().copied())
    }

    /// How it is done the first time.
    ///
    /// # Panics
    /// Never: a row is made from an item.
    pub fn first(&self) -> &'p Item {
        self.items().flatten().next().expect("a row is made from an item")
    }

    /// Whether it changes from week to week.
    pub fn changes(&self) -> bool {
        self.items().flatten().any(|item| !same_amount(self.first(), item))
    }

    /// Its reasons, each once and with the number of the week from which on it holds, where that is
    /// not the first.
    pub fn reasons(&self, phase: &Phase) -> Vec<(Option<u32>, &'p Why)> {
        let mut told: Vec<(Option<u32>, &Why)> = Vec::new();
        for (index, copies) in self.weeks.iter().enumerate() {
            let number = (index > 0).then(|| phase.weeks[index].number);
            for why in copies.iter().flat_map(|item| &item.why) {
                if !told.iter().any(|(_, known)| *known == why) {
                    told.push((number, why));
                }
            }
        }
        told
    }
}
