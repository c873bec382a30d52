//! What is measured every few weeks: when it is due, what changed, and which changes count.

use chrono::{Days, NaiveDate};
use serde::{Serialize, Serializer};

use super::record::{Measure, Record, What};
use crate::text::id::Id;
use crate::text::vocabulary::vocabulary;

/// Days after which everything is measured again.
const EVERY: u64 = 28;
/// Tenths of a point: numbers are kept so, for the mean of activities has fractions.
const TENTHS: u32 = 10;

vocabulary! {
    /// What is measured.
    pub enum Kind ("measure") {
        /// The usual pain of the last week, 0 to 10.
        Pain = "pain",
        /// How well an activity goes, 0 to 10.
        Activity = "activity",
        /// The mean of the activities, where there are several.
        Activities = "activities",
        /// How often one gets up from a chair in 30 seconds.
        ChairRises = "chair-rises",
        /// How many seconds something is held.
        Hold = "hold",
    }
}

vocabulary! {
    /// Which way something went.
    pub enum Turn ("turn") {
        /// For the better.
        Better = "better",
        /// For the worse.
        Worse = "worse",
        /// Neither.
        Same = "same",
    }
}

/// Where a smallest change that counts comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Accepted {
    /// How much it is, in words.
    pub least: &'static str,
    /// Who found it.
    pub source: &'static str,
}

impl Kind {
    /// Whether more of it is better.
    pub const fn is_good(self) -> bool {
        !matches!(self, Self::Pain)
    }

    /// The smallest change that is accepted as one, where there is one for backs. That of pain was
    /// agreed on for what gets better; the points are taken for what gets worse as well. The two of
    /// activities are general knowledge: the paper itself was not read.
    pub const fn accepted(self) -> Option<Accepted> {
        let (least, source) = match self {
            Self::Pain => ("pain 2 points, or 30 % less", "Ostelo 2008"),
            Self::Activity => ("an activity 3 points", "Stratford 1995"),
            Self::Activities => ("the mean of activities 2 points", "Stratford 1995"),
            Self::ChairRises | Self::Hold => return None,
        };
        Some(Accepted { least, source })
    }

    fn counts(self, from: u32, to: u32) -> bool {
        let points = from.abs_diff(to);
        match self {
            Self::Pain => points >= 2 * TENTHS || from > to && 10 * points >= 3 * from,
            Self::Activity => points >= 3 * TENTHS,
            Self::Activities => points >= 2 * TENTHS,
            Self::ChairRises | Self::Hold => false,
        }
    }
}

/// A number in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub u32);

impl Tenths {
    /// A whole number.
    pub const fn whole(number: u32) -> Self {
        Self(number.saturating_mul(TENTHS))
    }

    /// The mean of numbers that add up to a sum.
    pub const fn mean(sum: u32, count: u32) -> Option<Self> {
        match sum
            .saturating_mul(2 * TENTHS)
            .saturating_add(count)
            .checked_div(count.saturating_mul(2))
        {
            Some(mean) => Some(Self(mean)),
            None => None,
        }
    }
}

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, tenths) = (self.0 / TENTHS, self.0 % TENTHS);
        if tenths == 0 { f.pad(&whole.to_string()) } else { f.pad(&format!("{whole}.{tenths}")) }
    }
}

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(TENTHS) {
            serializer.serialize_u32(self.0 / TENTHS)
        } else {
            serializer.serialize_f64(f64::from(self.0) / f64::from(TENTHS))
        }
    }
}

/// What was measured of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Series {
    /// What it is.
    pub kind: Kind,
    /// The activity in the person's words, or the exercise that is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Each number with its day, first one first.
    pub values: Vec<Value>,
    /// What changed since the first one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since_first: Option<Change>,
    /// What changed since the one before, where that is not the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since_last: Option<Change>,
}

/// A number that was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Value {
    /// The day.
    pub date: NaiveDate,
    /// The number.
    #[cfg_attr(test, schemars(with = "f64"))]
    pub value: Tenths,
}

/// From one number to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// The day of the first of them.
    pub since: NaiveDate,
    /// What it was.
    #[cfg_attr(test, schemars(with = "f64"))]
    pub from: Tenths,
    /// What it is.
    #[cfg_attr(test, schemars(with = "f64"))]
    pub to: Tenths,
    /// Which way it went.
    pub turn: Turn,
    /// Whether it is as large as the smallest change that is accepted as one.
    pub counts: bool,
}

/// Whether it is time to measure: nothing was measured in the last four weeks.
pub fn due(history: &[&Record], today: NaiveDate) -> bool {
    let lately =
        |date: NaiveDate| date.checked_add_days(Days::new(EVERY)).is_none_or(|next| next > today);
    !measures(history).any(|measure| measure.date <= today && lately(measure.date))
}

/// The measures of a history.
pub fn measures<'j>(history: &[&'j Record]) -> impl DoubleEndedIterator<Item = &'j Measure> {
    history.iter().filter_map(|record| match &record.what {
        What::Measure(measure) => Some(measure),
        _ => None,
    })
}

/// All that was measured, each thing by itself. Of two numbers of one day the later one holds.
pub fn series(history: &[&Record]) -> Vec<Series> {
    let measures: Vec<&Measure> = measures(history).collect();
    let mut all = Vec::new();
    let mut add =
        |kind, of: Option<&str>, date, value| put(&mut all, (kind, of), Value { date, value });
    let names = |measure: &Measure| -> Vec<String> {
        let mut names: Vec<String> =
            measure.activities.iter().map(|one| called(&one.name)).collect();
        names.sort_unstable();
        names
    };
    // Means of other activities say nothing of these.
    let now = measures.iter().rev().map(|measure| names(measure)).find(|names| names.len() > 1);
    for measure in measures {
        let date = measure.date;
        if let Some(pain) = measure.pain {
            add(Kind::Pain, None, date, Tenths::whole(pain));
        }
        for activity in &measure.activities {
            add(Kind::Activity, Some(&activity.name), date, Tenths::whole(activity.score));
        }
        let scores = measure.activities.iter().map(|activity| activity.score);
        let count = u32::try_from(scores.len()).unwrap_or(u32::MAX);
        let mean =
            Tenths::mean(scores.sum(), count).filter(|_| now.as_ref() == Some(&names(measure)));
        if let Some(mean) = mean {
            add(Kind::Activities, None, date, mean);
        }
        if let Some(rises) = measure.chair_rises {
            add(Kind::ChairRises, None, date, Tenths::whole(rises));
        }
        if let Some(seconds) = measure.hold_seconds {
            add(Kind::Hold, measure.hold.as_ref().map(Id::as_str), date, Tenths::whole(seconds));
        }
    }
    all.sort_by_key(|series| series.kind);
    all.iter_mut().for_each(Series::compare);
    all
}

/// What an activity goes by: people write the same one now with a capital and now without.
pub fn called(name: &str) -> String {
    name.trim().to_lowercase()
}

fn put(all: &mut Vec<Series>, (kind, of): (Kind, Option<&str>), value: Value) {
    let is = |series: &&mut Series| {
        series.kind == kind && series.of.as_deref().map(called) == of.map(called)
    };
    let Some(series) = all.iter_mut().find(is) else {
        let of = of.map(str::to_owned);
        all.push(Series { kind, of, values: vec![value], since_first: None, since_last: None });
        return;
    };
    match series.values.last_mut().filter(|last| last.date == value.date) {
        Some(last) => *last = value,
        None => series.values.push(value),
    }
}

impl Series {
    fn compare(&mut self) {
        let change = |from: &Value, to: &Value| Change {
            since: from.date,
            from: from.value,
            to: to.value,
            turn: match from.value.cmp(&to.value) {
                std::cmp::Ordering::Equal => Turn::Same,
                order if order.is_lt() == self.kind.is_good() => Turn::Better,
                _ => Turn::Worse,
            },
            counts: self.kind.counts(from.value.0, to.value.0),
        };
        let changes = match &self.values[..] {
            [first, .., before, last] => (Some(change(first, last)), Some(change(before, last))),
            [first, last] => (Some(change(first, last)), None),
            _ => (None, None),
        };
        (self.since_first, self.since_last) = changes;
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tenths};

    #[test]
    fn changes_count_from_the_accepted_minimum_on() {
        for (kind, from, to, counts) in [
            (Kind::Pain, 6, 4, true),
            (Kind::Pain, 6, 5, false),
            (Kind::Pain, 3, 2, true),
            (Kind::Pain, 2, 3, false),
            (Kind::Pain, 2, 4, true),
            (Kind::Pain, 0, 0, false),
            (Kind::Activity, 4, 6, false),
            (Kind::Activity, 4, 7, true),
            (Kind::Activities, 4, 6, true),
            (Kind::Activities, 6, 4, true),
            (Kind::ChairRises, 10, 20, false),
        ] {
            let tenths = |number| Tenths::whole(number).0;
            assert_eq!(kind.counts(tenths(from), tenths(to)), counts, "{kind} {from} {to}");
        }
    }

    #[test]
    fn means_are_rounded_to_tenths() {
        assert_eq!(Tenths::mean(16, 3), Some(Tenths(53)));
        assert_eq!(Tenths::mean(5, 3), Some(Tenths(17)));
        assert_eq!(Tenths::mean(0, 0), None);
        assert_eq!((Tenths(53).to_string(), Tenths(50).to_string()), ("5.3".into(), "5".into()));
    }
}
