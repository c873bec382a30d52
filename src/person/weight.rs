//! Weights in use: how heavy what somebody lifts now is, in grams, and as people say it.

use serde::{Serialize, Serializer};

use crate::text::id::Id;
use crate::text::vocabulary::{Unknown, Vocabulary as _, vocabulary};

/// What weights are stated in where nobody says it.
impl Default for Unit {
    fn default() -> Self {
        Self::Kilogram
    }
}

vocabulary! {
    /// What weights are stated in.
    pub enum Unit ("unit") {
        /// Kilograms.
        Kilogram = "kg" | "kilo" | "kilogram" | "kilogramme",
        /// Pounds.
        Pound = "lb" | "pound",
    }
}

/// Least and most that somebody works with, in kilograms and in pounds.
const WITHIN: [(f64, f64); 2] = [(0.5, 300.0), (1.0, 660.0)];
/// Ten-millionths of a gram in a hundredth of a pound, and in a gram.
const POUND: (u64, u64) = (45_359_237, 10_000_000);
/// Grams in a hundredth of a kilogram.
const KILOGRAM: u32 = 10;
/// Hundredths of a pound in the smallest pair of plates.
const PLATES: u32 = 250;

/// The number of a weight as it is written, with its unit where that is written, too: `20`,
/// `20 kg`, `7.5lbs`; none where it is no number.
pub fn with_unit(text: &str) -> Option<(f64, Option<Unit>)> {
    if let Ok(number) = text.parse() {
        return Some((number, None));
    }
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.')?);
    Some((number.parse().ok()?, Some(Unit::find(unit)?)))
}

impl Unit {
    /// The least and the most in either unit.
    pub const EITHER: (f64, f64) = (WITHIN[0].0, WITHIN[1].1);

    /// Grams of so many hundredths of it.
    pub fn grams(self, hundredths: u32) -> u32 {
        match self {
            Self::Kilogram => hundredths.saturating_mul(KILOGRAM),
            Self::Pound => rounded(u64::from(hundredths) * POUND.0, POUND.1),
        }
    }

    /// Hundredths of it in so many grams.
    pub fn hundredths(self, grams: u32) -> u32 {
        match self {
            Self::Kilogram => rounded(grams.into(), KILOGRAM.into()),
            Self::Pound => rounded(u64::from(grams) * POUND.1, POUND.0),
        }
    }

    /// Hundredths of it by which equipment differs that has steps of so many grams: kilograms as
    /// they are, pounds in pairs of plates.
    pub fn step(self, grams: u32) -> (u32, u32) {
        let step = self.hundredths(grams).max(1);
        match self {
            Self::Kilogram => (step, step),
            Self::Pound => (rounded(step.into(), PLATES.into()).max(1) * PLATES, PLATES),
        }
    }

    /// So many grams, as people say it: "22.5 kg".
    pub fn said(self, grams: u32) -> String {
        format!("{} {self}", f64::from(self.hundredths(grams)) / 100.0)
    }

    /// A text that speaks of kilograms, in this unit: `3 to 5 kg` are `7.5 to 10 lb`, as there are
    /// plates and dumbbells.
    pub fn retold(self, text: &str) -> String {
        if self == Self::Kilogram {
            return text.to_owned();
        }
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        for at in 1..words.len() {
            let Some(behind) = words[at].strip_prefix(Self::Kilogram.as_str()) else { continue };
            if behind.starts_with(char::is_alphanumeric) {
                continue;
            }
            let Some(most) = self.nearest(&words[at - 1]) else { continue };
            words[at] = format!("{self}{behind}");
            words[at - 1] = most;
            // The other end of a range.
            if at > 2
                && words[at - 2] == "to"
                && let Some(least) = self.nearest(&words[at - 3])
            {
                words[at - 3] = least;
            }
        }
        words.join(" ")
    }

    /// What there is of this unit nearest to so many kilograms, one pair of plates at least.
    fn nearest(self, kilograms: &str) -> Option<String> {
        let kilograms: f64 = kilograms.parse().ok().filter(|number| *number > 0.0)?;
        let (nearest, _) = self.step(Self::Kilogram.grams(in_hundredths(kilograms)));
        Some((f64::from(nearest) / 100.0).to_string())
    }

    /// Grams of a weight that is stated for `name`, as it is written.
    ///
    /// # Errors
    /// [`Unknown`] when nobody works with so much, or so little.
    pub fn weigh(self, name: &str, amount: f64, written: &str) -> Result<u32, Unknown> {
        let (least, most) = WITHIN[self as usize];
        if !(least..=most).contains(&amount) {
            let message = format!("`{name}` is {least} to {most} {self}, not {written}");
            return Err(Unknown::with(message, self.advice(amount)));
        }
        Ok(self.grams(in_hundredths(amount)))
    }

    fn advice(self, amount: f64) -> String {
        let (least, most) = WITHIN[Self::Pound as usize];
        if self == Self::Kilogram && (least..=most).contains(&amount) {
            return "the weight in use now; pounds are `unit = \"lb\"`".into();
        }
        "the weight in use now, of a pair that of one; leave out what is done without".into()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no weight is below zero, and one beyond all bounds is the greatest number"
)]
fn in_hundredths(amount: f64) -> u32 {
    (amount * 100.0).round() as u32
}

fn rounded(number: u64, by: u64) -> u32 {
    u32::try_from((number + by / 2) / by).unwrap_or(u32::MAX)
}

/// Weights in use now, by exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// What they are written in.
    pub unit: Unit,
    grams: Vec<(Id, u32)>,
}

impl Weights {
    /// None yet.
    pub const fn new(unit: Unit) -> Self {
        Self { unit, grams: Vec::new() }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.grams.is_empty()
    }

    /// The grams stated for an exercise.
    pub fn of(&self, exercise: &Id) -> Option<u32> {
        self.grams.iter().find(|(id, _)| id == exercise).map(|(_, grams)| *grams)
    }

    /// Adds a weight.
    ///
    /// # Errors
    /// [`Unknown`] when another one is stated for that exercise.
    pub fn add(&mut self, exercise: Id, grams: u32) -> Result<(), Unknown> {
        match self.of(&exercise) {
            None => self.grams.push((exercise, grams)),
            Some(other) if other != grams => {
                let [one, two] = [other, grams].map(|grams| self.unit.said(grams));
                let message = format!("`{exercise}` has two weights, {one} and {two}");
                return Err(Unknown::with(message, "state one of them"));
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// These weights, and of another place those of other exercises.
    #[must_use]
    pub fn over(mut self, other: Self) -> Self {
        let new: Vec<_> = other.grams.into_iter().filter(|(id, _)| self.of(id).is_none()).collect();
        self.grams.extend(new);
        self
    }

    /// The same in a unit, as far as it is written there, in the order of all exercises.
    #[must_use]
    pub fn ordered<'a>(&self, unit: Unit, all: impl Iterator<Item = &'a Id>) -> Self {
        let written = |id: &Id| {
            let grams = unit.grams(unit.hundredths(self.of(id)?));
            Some((id.clone(), grams))
        };
        Self { unit, grams: all.filter_map(written).collect() }
    }

    /// All of them in words: "romanian-deadlift 20 kg".
    pub fn said(&self) -> Vec<String> {
        self.grams.iter().map(|(id, grams)| format!("{id} {}", self.unit.said(*grams))).collect()
    }
}

/// As a table of numbers in its unit.
impl Serialize for Weights {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = |grams| Thousandths(self.unit.hundredths(grams).saturating_mul(10));
        serializer.collect_map(self.grams.iter().map(|(id, grams)| (id, number(*grams))))
    }
}

/// A number of so many thousandths, written without a point where it needs none.
pub struct Thousandths(pub u32);

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(1000) {
            serializer.serialize_u32(self.0 / 1000)
        } else {
            serializer.serialize_f64(f64::from(self.0) / 1000.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Unit, Weights, with_unit};
    use crate::text::id::Id;

    #[test]
    fn every_hundredth_of_a_unit_comes_back_from_its_grams() {
        for unit in [Unit::Kilogram, Unit::Pound] {
            for hundredths in 50..=66_000 {
                assert_eq!(unit.hundredths(unit.grams(hundredths)), hundredths, "{unit}");
            }
        }
        assert_eq!(Unit::Pound.grams(4500), 20_412);
        assert_eq!(Unit::Pound.said(20_412), "45 lb");
        assert_eq!(Unit::Kilogram.said(22_500), "22.5 kg");
    }

    #[test]
    fn steps_are_those_of_the_equipment() {
        for (grams, kilograms, pounds) in
            [(1000, 100, 250), (2500, 250, 500), (4000, 400, 1000), (5000, 500, 1000)]
        {
            assert_eq!(Unit::Kilogram.step(grams), (kilograms, kilograms));
            assert_eq!(Unit::Pound.step(grams), (pounds, 250));
        }
    }

    #[test]
    fn a_text_that_speaks_of_kilograms_is_told_in_pounds_as_there_are_plates() {
        for (kilograms, pounds) in [
            ("A pair of 4 to 8 kg, or a bar.", "A pair of 10 to 17.5 lb, or a bar."),
            ("A backpack of 3 to 5 kg", "A backpack of 7.5 to 10 lb"),
            ("about 1 kg a dumbbell", "about 2.5 lb a dumbbell"),
            ("(each about 2.5 kg); 8 kg.", "(each about 5 lb); 17.5 lb."),
            ("15 to 20 kg", "32.5 to 45 lb"),
            ("Lift to 3 kg", "Lift to 7.5 lb"),
            ("no kg, 0 kg and 5 kgs", "no kg, 0 kg and 5 kgs"),
            ("kg", "kg"),
            ("", ""),
        ] {
            assert_eq!(Unit::Pound.retold(kilograms), pounds);
            assert_eq!(Unit::Kilogram.retold(kilograms), kilograms);
        }
    }

    #[test]
    fn a_weight_is_read_with_its_unit() {
        for (text, read) in [
            ("20", Some((20.0, None))),
            ("7.5", Some((7.5, None))),
            ("20kg", Some((20.0, Some(Unit::Kilogram)))),
            ("45 lbs", Some((45.0, Some(Unit::Pound)))),
            ("20 stone", None),
            ("kg", None),
            ("", None),
        ] {
            assert_eq!(with_unit(text), read, "{text}");
        }
    }

    #[test]
    fn weights_of_two_places_join_by_exercise_and_are_written_in_one_unit() {
        let [row, squat] = ["row", "squat"].map(|id| Id::parse(id).expect("an id"));
        let mut typed = Weights::new(Unit::Kilogram);
        typed.add(row.clone(), 8000).expect("new");
        typed.add(row.clone(), 8000).expect("the same again");
        assert!(typed.add(row.clone(), 9000).is_err());
        let mut filed = Weights::new(Unit::Pound);
        filed.add(row.clone(), 5000).expect("new");
        filed.add(squat.clone(), Unit::Pound.grams(4500)).expect("new");
        let both = typed.over(filed).ordered(Unit::Pound, [&squat, &row].into_iter());
        assert_eq!(both.said(), ["squat 45 lb", "row 17.64 lb"]);
        assert_eq!(serde_json::to_string(&both).expect("JSON"), "{\"squat\":45,\"row\":17.64}");
    }
}
