//! Which weight: how to find the first one, and how much heavier it has become.

use super::phase::Phase;
use crate::plan::{BlockKind, Item, Load};
use crate::text::printable::{capital, list_in_words};

/// Heads what is said of weights.
pub const TITLE: &str = "Which weight";

/// What is said of the weights of a phase: of which exercises, and what; of none, what holds for
/// all of them.
pub fn points(phases: &[Phase], index: usize) -> Vec<(Vec<String>, String)> {
    let phase = &phases[index];
    let known = |item: &Item| phases[..index].iter().any(|before| has(before, item));
    let mut firsts = Points::default();
    let mut later = Points::default();
    for sheet in &phase.sheets {
        let mains = sheet.parts().flat_map(|part| part.rows);
        for row in mains.filter(|row| row.kind == BlockKind::Main) {
            let mut step = None;
            for (week, item) in phase.weeks.iter().zip(row.items()) {
                let Some((item, load)) = item.and_then(|item| Some((item, untold(item)?))) else {
                    continue;
                };
                let before = step.replace(load.step);
                // How much a step is stands with the first of them.
                if before.is_some_and(|before| before > 0 || before == load.step) {
                    continue;
                }
                match (load.step, before.is_none()) {
                    (0, _) if known(item) => {}
                    (0, _) => firsts.add(item, load.text.to_string()),
                    (_, true) => later.add(item, load.text.to_string()),
                    (_, false) => later.add(item, format!("week {}: {}", week.number, load.text)),
                }
            }
        }
    }
    let mut points = firsts.together();
    points.extend(later.0);
    points
}

/// The weight of an item in words, where kilograms do not say it.
fn untold(item: &Item) -> Option<&Load> {
    item.load.as_ref().filter(|load| load.grams.is_none() && !load.text.trim().is_empty())
}

/// Whether a phase tells of the weight of an exercise.
fn has(phase: &Phase, item: &Item) -> bool {
    phase
        .weeks
        .iter()
        .flat_map(|week| week.sessions())
        .flat_map(|(_, session)| session.main())
        .any(|other| other.exercise.id == item.exercise.id && other.load.is_some())
}

/// Texts with the exercises that they are said of.
#[derive(Default)]
struct Points(Vec<(Vec<String>, String)>);

impl Points {
    fn add(&mut self, item: &Item, text: String) {
        let name = item.exercise.name.to_string();
        match self.0.iter_mut().find(|(_, known)| *known == text) {
            Some((names, _)) if names.contains(&name) => {}
            Some((names, _)) => names.push(name),
            None => self.0.push((vec![name], text)),
        }
    }

    /// How to know that a weight is right is said once, where several texts end in it.
    fn together(mut self) -> Vec<(Vec<String>, String)> {
        let end = |text: &str| text.split_once("; ").map(|(_, end)| end.to_owned());
        let ends: Vec<_> = self.0.iter().filter_map(|(_, text)| end(text)).collect();
        let often = |end: &&String| ends.iter().filter(|other| other == end).count() > 1;
        let Some(common) = ends.iter().find(often) else { return self.0 };
        for (_, text) in &mut self.0 {
            if let Some(start) = text.strip_suffix(common.as_str()) {
                *text = start.trim_end_matches("; ").to_owned() + ".";
            }
        }
        self.0.push((Vec::new(), capital(common)));
        self.0
    }
}

/// A point as a sentence: `Romanian deadlift: one step heavier than at first.`
pub fn sentence((names, text): &(Vec<String>, String)) -> String {
    let text = capital(text.trim().trim_end_matches('.')) + ".";
    if names.is_empty() { text } else { format!("{}: {text}", list_in_words(names, " and")) }
}
