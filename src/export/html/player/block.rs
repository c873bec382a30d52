//! What the player plays: the sessions of a plan as segments of time, with every word that is said.
//!
//! Nothing is written twice, so that a year stays small. Texts, exercises, and tables of numbers
//! refer to each other by their places. A table is a text: rows parted by spaces, numbers of a row
//! by commas, in the signs `0` to `z`.
//!
//! | table | a row |
//! | --- | --- |
//! | `sessions` | title, title as shown, 1 for strength, seconds; of each group twice its item, or twice its row of `turns` and 1 |
//! | `turns` | how many items take turns, these; of each segment which of them, and its row of `segments` |
//! | `items` | exercise, form, 1 and its row of `beside` or 0, and of each easier one its row of `items` |
//! | `forms` | dose, place in `rests` of rest and tempo, text that is said of something easier, and its rows of `segments` |
//! | `segments` | kind, side, number of what is done, seconds, text that is said |
//! | `doses` | place in `written` of what the field writes, dose in words, sets, what sets its pace ([`Paced`]) and its numbers |
//! | `beside` | each with 1 added, or 0: name, weight in words, grams, breathing, when to leave it out |
//!
//! Within texts that are said two signs that no text holds stand for the name of the exercise and
//! for its dose in words.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::said::{LIMITS, Limits, Words};
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Exercise;
use crate::export::html::words::{clean, is_unfit};
use crate::export::say::item::{beside, named, weight};
use crate::plan::{Item, Plan, PlanDay, Session, Week};
use crate::session::guided::{Amount, words};
use crate::session::timeline::{self, Kind, Segment, Side};
use crate::text::digest::digest;
use crate::text::id::Id;

/// Gives of each item of a session its easier ones, the next easier first, with as many sets.
pub type Easier<'e> = dyn Fn(&Week, &Session) -> Vec<Vec<Item>> + 'e;

/// Stand for the name and the dose. What is written has no such signs: they are shown as escapes.
const NAME: &str = "\u{1}";
const DOSE: &str = "\u{2}";

/// Values, each once, by their places.
struct Table<T>(Vec<T>, HashMap<T, u32>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new(), HashMap::new())
    }
}

impl<T: Clone + Eq + Hash> Table<T> {
    fn place(&mut self, value: T) -> u32 {
        *self.1.entry(value).or_insert_with_key(|value| {
            self.0.push(value.clone());
            number(self.0.len() - 1)
        })
    }
}

impl Serialize for Table<Vec<u32>> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        rows(&self.0).serialize(serializer)
    }
}

impl Serialize for Table<String> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Table<Drill> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A table as a text.
fn rows(rows: &[Vec<u32>]) -> String {
    let row =
        |row: &Vec<u32>| row.iter().map(|number| signs(*number)).collect::<Vec<_>>().join(",");
    rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

/// A number to the base of 36.
fn signs(mut number: u32) -> String {
    let mut signs = Vec::new();
    loop {
        signs.extend(char::from_digit(number % 36, 36));
        number /= 36;
        if number == 0 {
            return signs.into_iter().rev().collect();
        }
    }
}

/// An exercise.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
struct Drill {
    id: String,
    name: String,
    /// What its two moving phases are called.
    phases: [String; 2],
    breathing: String,
    /// How to get into place, then its steps, where the page has no card of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    how: Vec<String>,
    /// When to stop, there.
    #[serde(skip_serializing_if = "String::is_empty")]
    stop: String,
}

/// What sets the pace of work.
#[derive(Clone, Copy)]
enum Paced {
    /// The tempo of a repetition: four numbers.
    Reps = 0,
    /// One hold: none.
    Hold = 1,
    /// The seconds of each of several holds.
    Holds = 2,
    /// Minutes of something: none.
    Minutes = 3,
}

#[derive(Serialize)]
struct Block {
    /// Names the plan among others in the same storage.
    id: String,
    /// The first day of the plan, by which the journal names it.
    start: NaiveDate,
    /// The first day that stands here.
    first: NaiveDate,
    words: Words,
    limits: Limits,
    /// Of each day from the first on its sessions; null where the plan has no such day.
    days: Vec<Option<Vec<u32>>>,
    #[serde(flatten)]
    tables: Tables,
}

#[derive(Default, Serialize)]
struct Tables {
    exercises: Table<Drill>,
    texts: Table<String>,
    /// Doses as the field writes them, without rest and tempo; and these.
    written: Table<String>,
    rests: Table<String>,
    doses: Table<Vec<u32>>,
    beside: Table<Vec<u32>>,
    segments: Table<Vec<u32>>,
    forms: Table<Vec<u32>>,
    items: Table<Vec<u32>>,
    turns: Table<Vec<u32>>,
    sessions: Table<Vec<u32>>,
}

/// The block as JSON that may stand within a script element.
pub fn json(plan: &Plan, easier: &Easier) -> String {
    let items = plan.sessions().flat_map(|(_, session)| session.items());
    let on_page = items.map(|(_, item)| &item.exercise.id).collect();
    let mut maker = Maker { plan, on_page, tables: Tables::default() };
    let days: Vec<(&Week, &PlanDay)> =
        plan.weeks.iter().flat_map(|week| week.days.iter().map(move |day| (week, day))).collect();
    let first = days.first().map_or(plan.profile.start, |(_, day)| day.date);
    let mut told: Vec<Option<Vec<u32>>> = Vec::new();
    for (week, day) in days {
        let at = usize::try_from((day.date - first).num_days()).unwrap_or_default();
        told.resize(told.len().max(at + 1), None);
        let sessions = day.sessions.iter();
        told[at] = Some(sessions.map(|session| maker.session(week, session, easier)).collect());
    }
    let mut block = Block {
        id: String::new(),
        start: plan.profile.start,
        first,
        words: Words::of(plan),
        limits: LIMITS,
        days: told,
        tables: maker.tables,
    };
    block.id = format!("{:016x}", digest(0, written(&block).as_bytes()));
    escaped(&written(&block))
}

fn written(block: &Block) -> String {
    // Every key is a text, and every number whole.
    serde_json::to_string(block).unwrap_or_default()
}

/// What could end the element or begin another one is written by its number, within texts, where
/// alone it stands; so is what acts on a reader instead of being seen: the journal has titles as
/// the plan has them.
fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for sign in json.chars() {
        if matches!(sign, '<' | '>' | '&') || is_unfit(sign) {
            let mut units = [0; 2];
            let units = sign.encode_utf16(&mut units).iter();
            safe.extend(units.map(|unit| format!("\\u{unit:04x}")));
        } else {
            safe.push(sign);
        }
    }
    safe
}

struct Maker<'p> {
    plan: &'p Plan,
    /// The exercises that the page tells of.
    on_page: HashSet<&'p Id>,
    tables: Tables,
}

impl Maker<'_> {
    fn text(&mut self, text: &str) -> u32 {
        self.tables.texts.place(clean(text).into())
    }

    /// What is said, without what it has of the item itself.
    fn said(&mut self, text: &str, item: &Item) -> u32 {
        let [said, name, dose] = [text, item.exercise.name.as_str(), &item.dose.plain()]
            .map(|text| clean(text).into_owned());
        let said = if name.is_empty() { said } else { said.replace(&name, NAME) };
        self.tables.texts.place(said.replace(&dose, DOSE))
    }

    fn session(&mut self, week: &Week, session: &Session, easier: &Easier) -> u32 {
        let easier = easier(week, session);
        // The journal has the title as the plan has it.
        let title = self.tables.texts.place(session.title.to_string());
        let shown = self.text(&session.title);
        let strength = u32::from(session.is_strength());
        let mut row = vec![title, shown, strength, session.seconds];
        for segments in timeline::groups(session) {
            let easier = |place| easier.get(place).map_or(&[][..], Vec::as_slice);
            row.push(self.group(&segments, &easier));
        }
        self.tables.sessions.place(row)
    }

    fn group<'i>(&mut self, segments: &[Segment], easier: &dyn Fn(usize) -> &'i [Item]) -> u32 {
        let mut places: Vec<usize> = Vec::new();
        let (mut items, mut pieces) = (Vec::new(), Vec::new());
        for segment in segments {
            let known = places.iter().position(|place| *place == segment.place);
            let which = known.unwrap_or_else(|| {
                places.push(segment.place);
                let easier = easier(segment.place).iter();
                let easier = easier.map(|item| self.item(item, segment, Vec::new())).collect();
                items.push(self.item(segment.item, segment, easier));
                places.len() - 1
            });
            pieces.extend([number(which), self.segment(segment)]);
        }
        if let [alone] = items[..] {
            return alone * 2;
        }
        let row = std::iter::once(number(items.len())).chain(items).chain(pieces);
        self.tables.turns.place(row.collect()) * 2 + 1
    }

    fn item(&mut self, item: &Item, of: &Segment, easier: Vec<u32>) -> u32 {
        let row = vec![self.exercise(&item.exercise), self.form(item, of), self.beside(item)];
        self.tables.items.place(row.into_iter().chain(easier).collect())
    }

    fn exercise(&mut self, exercise: &Exercise) -> u32 {
        let has_card = self.on_page.contains(&exercise.id);
        let how = std::iter::once(&exercise.setup).chain(&exercise.steps).filter(|_| !has_card);
        let text = |text: &str| clean(text).into_owned();
        self.tables.exercises.place(Drill {
            id: exercise.id.to_string(),
            name: text(&exercise.name),
            phases: exercise.phase_words().map(text),
            breathing: text(&exercise.breathing),
            how: how.map(|how| text(how)).collect(),
            stop: if has_card { String::new() } else { text(&exercise.stop) },
        })
    }

    fn form(&mut self, item: &Item, of: &Segment) -> u32 {
        let notation = item.dose.to_string();
        let (dose, rest) = notation.split_once(' ').unwrap_or((&notation, ""));
        let (paced, numbers) = match &item.dose {
            Dose::Reps { tempo, .. } => (Paced::Reps, tempo.0.to_vec()),
            Dose::Hold { .. } => (Paced::Hold, Vec::new()),
            Dose::Holds { seconds, .. } => (Paced::Holds, vec![*seconds]),
            Dose::Minutes { .. } => (Paced::Minutes, Vec::new()),
        };
        let tables = &mut self.tables;
        let mut row = vec![
            tables.written.place(dose.into()),
            tables.texts.place(item.dose.plain()),
            item.dose.sets(),
        ];
        row.push(paced as u32);
        row.extend(numbers);
        let dose = tables.doses.place(row);
        let rest = tables.rests.place(rest.into());
        let eased = self.said(&words::eased(item), item);
        let segments = timeline::of_item(of.place, of.block, item);
        let segments = segments.iter().map(|segment| self.segment(segment));
        let row: Vec<u32> =
            [dose, rest, eased].into_iter().chain(segments.collect::<Vec<_>>()).collect();
        self.tables.forms.place(row)
    }

    /// What few items have.
    fn beside(&mut self, item: &Item) -> u32 {
        let name = named(item);
        let name = (*name != *item.exercise.name).then(|| self.text(&name));
        let steps = || item.load.as_ref().map(|load| load.text.to_string());
        let unit = self.plan.profile.unit.unwrap_or_default();
        let weight = weight(item, unit).or_else(steps).map(|weight| self.text(&weight));
        let grams = item.load.as_ref().and_then(|load| load.grams);
        let own = item.breathing.as_ref().filter(|own| **own != item.exercise.breathing);
        let own = own.map(|own| self.text(own));
        let remark = beside(item).map(|remark| self.text(remark));
        let row = [name, weight, grams, own, remark];
        let row = row.map(|value| value.map_or(0, |value| value + 1));
        if row == [0; 5] { 0 } else { self.tables.beside.place(row.to_vec()) + 1 }
    }

    fn segment(&mut self, segment: &Segment) -> u32 {
        let kind = match segment.kind {
            Kind::Ready => 0,
            Kind::Work => 1,
            Kind::Switch => 2,
            Kind::Rest => 3,
        };
        let side = match segment.side {
            None => 0,
            Some(Side::First) => 1,
            Some(Side::Other) => 2,
        };
        let amount = Amount::of(segment);
        // Its time is no amount of what is no work.
        let is_amount = segment.kind == Kind::Work || !matches!(amount, Amount::Seconds(_));
        let amount = if is_amount { amount.number() } else { 0 };
        let says = self.said(&words::begins(segment), segment.item);
        self.tables.segments.place(vec![kind, side, amount, segment.seconds, says])
    }
}
