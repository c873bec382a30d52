//! An exercise with its sets as one line: `Bird dog / 3x6-8 45s @7 (per side) / 0kg`,
//! `Goblet Squat / 3x8 90s / 12kg / warmup: 1x6 50% / progress: dp(1kg, 8, 10)`.

use crate::catalogue::dose::{Dose, SETTLE};
use crate::plan::Item;
use crate::text::printable::{joined, put, range};

/// The longest label of a set, in characters.
const LONGEST_LABEL: usize = 8;
/// The highest effort that can be asked for.
const MOST_EFFORT: u32 = 10;

/// What the line of an item is made of beside its dose.
pub struct Line<'i> {
    /// The item.
    pub item: &'i Item,
    /// Whether it is done with a weight that the person chooses.
    pub weighted: bool,
    /// The weight.
    pub weight: String,
    /// The easy set before it.
    pub ramp: Option<&'i Item>,
    /// Whether the app knows the exercise and would add easy sets of its own.
    pub known: bool,
    /// How its weight grows.
    pub progress: Option<String>,
}

impl Line<'_> {
    /// The sections after the name. An effort would make the app choose a weight.
    pub fn sections(self) -> String {
        let effort = self.item.rpe.filter(|_| !self.weighted);
        let effort = effort.map(|[_, high]| format!(" @{}", high.min(MOST_EFFORT)));
        let sets = joined(&sets(&self.item.dose, &effort.unwrap_or_default()), ", ");
        let warm_up = self.ramp.and_then(warm_up).or_else(|| self.known.then(|| "none".into()));
        let named = [("warmup", warm_up), ("progress", self.progress)];
        let mut text = format!("{sets} / {}", self.weight);
        for (name, section) in named {
            if let Some(section) = section {
                put(&mut text, format_args!(" / {name}: {section}"));
            }
        }
        text
    }
}

/// An easy set as a set that warms up, with half the weight of the work.
fn warm_up(ramp: &Item) -> Option<String> {
    let Dose::Reps { sets, reps: [_, high], .. } = ramp.dose else { return None };
    Some(format!("{sets}x{high} 50%"))
}

/// Groups of sets that are alike, each with its times, its effort and its label.
fn sets(dose: &Dose, effort: &str) -> Vec<String> {
    let side = if dose.is_per_side() { " (per side)" } else { "" };
    match dose {
        Dose::Reps { sets, reps, rest, .. } => {
            vec![format!("{sets}x{} {rest}s{effort}{side}", range(*reps, "-"))]
        }
        Dose::Hold { sets, seconds, rest, .. } => {
            vec![format!("{sets}x1 {seconds}s|{rest}s{effort}{side}")]
        }
        Dose::Holds { reps_per_set, seconds, rest, .. } => groups(reps_per_set)
            .iter()
            .map(|(sets, holds)| {
                let takes = holds.saturating_mul(seconds.saturating_add(SETTLE));
                format!(
                    "{sets}x{holds} {takes}s|{rest}s{effort}{}",
                    label(&format!("{holds}x{seconds}s"))
                )
            })
            .collect(),
        Dose::Minutes { minutes } => {
            vec![format!("1x1 {}s|0s{effort}", minutes.saturating_mul(60))]
        }
    }
}

fn label(text: &str) -> String {
    if text.len() <= LONGEST_LABEL { format!(" ({text})") } else { String::new() }
}

/// Neighbours that are equal, with their number.
fn groups(list: &[u32]) -> Vec<(usize, u32)> {
    list.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect()
}

#[cfg(test)]
mod tests {
    use super::sets;
    use crate::catalogue::dose::{Tempo, Written};

    fn line(text: &str, sides: bool) -> String {
        sets(&Written::parse(text).expect("a dose").complete(None, Tempo::USUAL, sides), " @7")
            .join(", ")
    }

    #[test]
    fn every_kind_of_dose_has_its_sets() {
        assert_eq!(line("3x12 r45", true), "3x12 45s @7 (per side)");
        assert_eq!(line("3x8-10 r90", false), "3x8-10 90s @7");
        assert_eq!(line("2x30s r10", true), "2x1 30s|10s @7 (per side)");
        assert_eq!(
            line("6,4,2x10s r30", false),
            "1x6 72s|30s @7 (6x10s), 1x4 48s|30s @7 (4x10s), 1x2 24s|30s @7 (2x10s)"
        );
        assert_eq!(line("2x6x5s r20", false), "2x6 42s|20s @7 (6x5s)");
        assert_eq!(line("5min", false), "1x1 300s|0s @7");
    }
}
