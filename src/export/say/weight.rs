//! Which weight: how to find the first one, and how much heavier it has become.

use super::phase::{Phase, Row};
use crate::plan::{BlockKind, Item, Load, Theme};
use crate::text::printable::{capital, list_in_words};

/// Heads what is said of weights.
pub const TITLE: &str = "Which weight";
/// Between how many steps heavier a weight is and what one of them is.
const STEP: &str = " (";

/// What is said of the weights of a phase: of which exercises, and what; of none, what holds for
/// all of them. A weight that is kept from an earlier phase is not told again; what begins or
/// changes within the phase is told with its week.
pub fn points(phases: &[Phase], index: usize) -> Vec<(Vec<String>, String)> {
    let phase = &phases[index];
    let mut firsts = Points::default();
    let mut later = Points::default();
    for sheet in &phase.sheets {
        let mains = sheet.parts().flat_map(|part| part.rows);
        for row in mains.filter(|row| row.kind == BlockKind::Main) {
            let item = row.first();
            let known = last_step(&phases[..index], item);
            let mut changes = changes(phase, &row);
            changes.retain(|(week, load)| *week > 0 || known != Some(load.step));
            let (first, changes) = match &changes[..] {
                [(0, first), rest @ ..] if first.step == 0 => (Some(first), rest),
                all => (None, all),
            };
            if let Some(first) = first {
                firsts.add(item, first.text.to_string());
            }
            if !changes.is_empty() {
                later.add(item, told(phase, changes));
            }
        }
    }
    firsts.together().into_iter().chain(later.together()).collect()
}

/// The weights of a row that are told in words, each with the week of the phase in which it comes.
fn changes<'p>(phase: &Phase<'p>, row: &Row<'p>) -> Vec<(usize, &'p Load)> {
    let loads =
        row.items().enumerate().filter_map(|(week, item)| Some((week, untold(phase, item?)?)));
    let mut changes: Vec<(usize, &Load)> = Vec::new();
    for (week, load) in loads {
        if changes.last().is_none_or(|(_, before)| before.step != load.step) {
            changes.push((week, load));
        }
    }
    changes
}

/// Weights that come one after the other, how much a step is with the first of them: `one step
/// heavier than at first (about 1 kg). From week 7: two steps heavier than at first`.
fn told(phase: &Phase, changes: &[(usize, &Load)]) -> String {
    let is_step = |load: &Load| load.text.contains(STEP);
    let texts = changes.iter().enumerate().map(|(index, (week, load))| {
        let before = changes[..index].iter().any(|(_, before)| is_step(before));
        let short = load.text.split_once(STEP).filter(|_| before).map(|(steps, _)| steps);
        let text = short.unwrap_or(load.text.as_str());
        let number = phase.weeks[*week].number;
        if *week == 0 { text.to_owned() } else { format!("From week {number}: {text}") }
    });
    texts.collect::<Vec<_>>().join(". ")
}

/// The weight of an item in words, where kilograms do not say it, or say only the least.
fn untold<'p>(phase: &Phase, item: &'p Item) -> Option<&'p Load> {
    let least = phase.weeks[0].theme == Some(Theme::Load) && item.exercise.lift;
    let said = |load: &&Load| load.grams.is_some() && !(least && load.step > 0);
    item.load.as_ref().filter(|load| !said(load) && !load.text.trim().is_empty())
}

/// The steps of weight that an exercise had when it was last done.
fn last_step(phases: &[Phase], item: &Item) -> Option<u32> {
    let weeks = phases.iter().flat_map(|phase| &phase.weeks).rev();
    let mut items = weeks.flat_map(|week| week.sessions()).flat_map(|(_, session)| session.main());
    let last = items.find(|other| other.exercise.id == item.exercise.id)?;
    last.load.as_ref().map(|load| load.step)
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
        let end = |text: &str| text.rsplit_once("; ").map(|(_, end)| end.to_owned());
        let ends: Vec<_> = self.0.iter().filter_map(|(_, text)| end(text)).collect();
        let often = |end: &&String| ends.iter().filter(|other| other == end).count() > 1;
        let Some(common) = ends.iter().find(often) else { return self.0 };
        let (shared, mut others): (Vec<_>, Vec<_>) =
            self.0.drain(..).partition(|(_, text)| text.ends_with(common.as_str()));
        let starts = shared.into_iter().map(|(names, text)| {
            let start = text.strip_suffix(common.as_str()).unwrap_or(&text);
            (names, start.trim_end_matches("; ").to_owned() + ".")
        });
        let mut points: Vec<_> = starts.collect();
        points.push((Vec::new(), capital(common)));
        points.append(&mut others);
        points
    }
}

/// A point as a sentence: `Romanian deadlift: one step heavier than at first.`
pub fn sentence((names, text): &(Vec<String>, String)) -> String {
    let text = capital(text.trim().trim_end_matches('.')) + ".";
    if names.is_empty() { text } else { format!("{}: {text}", list_in_words(names, " and")) }
}
