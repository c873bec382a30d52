//! The steps of a session as a watch runs them: a rest to get ready, the work, and again as often as there are sets. Texts are
//! sentences; whole ones, as many as fit.

use crate::dose::{CHANGE_SIDES, Dose, SETTLE};
use crate::exercise::{Exercise, Text};
use crate::export::fit::wire::{LONGEST_TEXT, cut};
use crate::export::text;
use crate::plan::{BlockKind, Item, Plan, Session};
use crate::word::{joined, printable};

/// The most steps that watches take.
pub const MOST: usize = 50;
/// The longest name of a step, in bytes: a watch shows two lines.
const LONGEST_NAME: usize = 48;

/// The most steps for one text: more than any of the program's own needs, and few enough to leave room for the work.
const MOST_PAGES: usize = 3;

/// How long a step lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many seconds.
    Seconds(u32),
    /// So many repetitions.
    Repetitions(u32),
    /// Until the button is pressed.
    Open,
    /// So many steps back, until they have been done so many times.
    Repeat(usize, u32),
}

/// What a step asks of its wearer; the numbers are those of the profile's `intensity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intensity {
    /// Work.
    Active = 0,
    /// Rest.
    Rest = 1,
    /// Work that warms up.
    WarmUp = 2,
    /// Work that calms down.
    CoolDown = 3,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step<'p> {
    /// What the watch shows.
    pub name: String,
    /// What to know about it.
    pub notes: String,
    /// How long it lasts.
    pub length: Length,
    /// Work or rest.
    pub intensity: Intensity,
    /// The exercise that is worked.
    pub exercise: Option<&'p Exercise>,
}

/// How much of a session gets steps of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Everything: sets, rests, both sides of a hold, the change between them.
    Whole,
    /// Both sides of a hold are one step.
    Sets,
    /// Each exercise is one step, and its notes say the rest.
    Items,
}

/// The steps of a session, with the plan's advice before and after: at most [`MOST`], save where there are more exercises than that.
pub fn of<'p>(plan: &'p Plan, session: &'p Session) -> Vec<Step<'p>> {
    let with = |detail| {
        let mut steps = Steps { steps: told("Before you begin", &before(plan)), detail };
        session.items().for_each(|(kind, item)| steps.item(kind, item));
        steps.steps.extend(told("Afterwards", &plan.safety.afterwards));
        steps.steps
    };
    let fits = |steps: &Vec<Step>| steps.len() <= MOST;
    [Detail::Whole, Detail::Sets].into_iter().map(with).find(fits).unwrap_or_else(|| with(Detail::Items))
}

/// Advice, when to stop, when to call for help.
fn before(plan: &Plan) -> Vec<String> {
    let safety = &plan.safety;
    let advice = safety.advice.iter().map(Text::to_string);
    let listed = |head: &str, list: &[Text]| {
        let list: Vec<_> = list.iter().map(|text| text.trim_end_matches('.')).collect();
        (!list.is_empty()).then(|| format!("{head} {}.", joined(&list, "; ")))
    };
    let signs = [("Stop if you notice:", &safety.stop_signs), ("Get help at once if you notice:", &safety.red_flags)];
    let signs: Vec<_> = signs.iter().filter_map(|(head, list)| listed(head, list)).collect();
    advice.chain([signs.join(" ")]).collect()
}

/// Steps that only say something and wait for the button: one for each page of each text.
fn told<'p, T: std::ops::Deref<Target = str>>(name: &str, texts: &[T]) -> Vec<Step<'p>> {
    let step = |notes: String| Step {
        name: name.to_owned(),
        notes,
        length: Length::Open,
        intensity: Intensity::Rest,
        exercise: None,
    };
    texts.iter().flat_map(|text| pages(&printable(text))).map(step).collect()
}

/// A text in pieces that fit a note, parted between words; what goes on for longer than [`MOST_PAGES`] is left.
fn pages(text: &str) -> Vec<String> {
    let mut rest = text.trim();
    let mut pages = Vec::new();
    while rest.len() > LONGEST_TEXT && pages.len() < MOST_PAGES {
        let most = cut(rest, LONGEST_TEXT);
        // A word longer than a note is parted anywhere.
        let page = most.rfind(' ').map_or(most, |end| &most[..end]);
        pages.push(page.trim_end().to_owned());
        rest = rest[page.len()..].trim_start();
    }
    if !rest.is_empty() && pages.len() < MOST_PAGES {
        pages.push(rest.to_owned());
    }
    pages
}

struct Steps<'p> {
    steps: Vec<Step<'p>>,
    detail: Detail,
}

impl<'p> Steps<'p> {
    /// Rest and work, again for every set.
    ///
    /// The rest stands before the set: before the first one it is part of the time to get ready, which stands before it all as far as it
    /// is longer. So the times add up to those of the plan.
    fn item(&mut self, kind: BlockKind, item: &'p Item) {
        let dose = &item.dose;
        if self.detail == Detail::Items {
            return self.whole_item(kind, item);
        }
        let rest = if dose.sets() > 1 { dose.rest() } else { 0 };
        let ready = setup_seconds(item).saturating_sub(rest);
        if ready > 0 && (rest == 0 || self.detail == Detail::Whole) {
            self.rest("Get ready", item, ready);
        }
        let first = self.steps.len();
        let sets = different_sets(dose);
        let alike = sets.len() == 1;
        for set in sets {
            if rest > 0 {
                self.rest("Rest", item, rest);
            }
            self.set(kind, item, set);
        }
        if alike && dose.sets() > 1 {
            let steps = self.steps.len() - first;
            self.step("", "", Length::Repeat(steps, dose.sets()), Intensity::Active);
        }
    }

    /// All sets as one step, which lasts as long as it takes.
    fn whole_item(&mut self, kind: BlockKind, item: &'p Item) {
        match different_sets(&item.dose).as_slice() {
            [set] if item.dose.sets() == 1 => self.set(kind, item, *set),
            _ => self.work(kind, item, None, "", Length::Open),
        }
    }

    /// One set: repetitions of both sides in one step; a hold of each side in its own, with the time to change between them.
    fn set(&mut self, kind: BlockKind, item: &'p Item, set: Set) {
        let sides = item.dose.per_side() == Some(true);
        let both = if sides { 2 } else { 1 };
        match set {
            Set::Repetitions(reps) => {
                self.work(kind, item, None, "", Length::Repetitions(reps.saturating_mul(both)));
            }
            Set::Seconds(seconds, holds) if sides && self.detail == Detail::Whole => {
                self.work(kind, item, holds, ", first side", Length::Seconds(seconds));
                self.step("Change sides", "", Length::Seconds(CHANGE_SIDES), Intensity::Rest);
                self.work(kind, item, holds, ", other side", Length::Seconds(seconds));
            }
            Set::Seconds(seconds, holds) => {
                let change = if sides { CHANGE_SIDES } else { 0 };
                let seconds = seconds.saturating_mul(both).saturating_add(change);
                self.work(kind, item, holds, "", Length::Seconds(seconds));
            }
        }
    }

    fn work(&mut self, kind: BlockKind, item: &'p Item, holds: Option<u32>, side: &str, length: Length) {
        let intensity = match kind {
            BlockKind::WarmUp => Intensity::WarmUp,
            BlockKind::CoolDown => Intensity::CoolDown,
            BlockKind::Main | BlockKind::Mobility | BlockKind::Stretch => Intensity::Active,
        };
        let name = format!("{}{side}", cut(&name(item), LONGEST_NAME - side.len()));
        let exercise = Some(&*item.exercise);
        self.steps.push(Step { name, notes: notes(item, holds), length, intensity, exercise });
    }

    /// A rest says what comes next and how to get into place for it.
    fn rest(&mut self, what: &str, item: &Item, seconds: u32) {
        let setup =
            fitting(printable(&item.exercise.setup).split_inclusive(". ").map(|text| text.trim_end().to_owned()));
        let name = format!("{what}: {}", name(item));
        self.step(cut(&name, LONGEST_NAME), &setup, Length::Seconds(seconds), Intensity::Rest);
    }

    fn step(&mut self, name: &str, notes: &str, length: Length, intensity: Intensity) {
        self.steps.push(Step { name: name.to_owned(), notes: notes.to_owned(), length, intensity, exercise: None });
    }
}

/// Seconds to get ready, as a plan counts them: none for minutes of something.
fn setup_seconds(item: &Item) -> u32 {
    if matches!(item.dose, Dose::Minutes { .. }) { 0 } else { item.exercise.setup_seconds() }
}

/// What is done in one set.
#[derive(Clone, Copy)]
enum Set {
    /// So many repetitions a side.
    Repetitions(u32),
    /// So many seconds a side, and how many short holds they are.
    Seconds(u32, Option<u32>),
}

/// One set for all when they are alike, else every single one.
fn different_sets(dose: &Dose) -> Vec<Set> {
    match dose {
        Dose::Reps { reps: [_, high], .. } => vec![Set::Repetitions(*high)],
        Dose::Hold { seconds, .. } => vec![Set::Seconds(*seconds, None)],
        Dose::Minutes { minutes } => vec![Set::Seconds(minutes.saturating_mul(60), None)],
        Dose::Holds { reps_per_set, seconds, .. } => {
            let set = |holds: &u32| Set::Seconds(holds.saturating_mul(seconds.saturating_add(SETTLE)), Some(*holds));
            let alike = reps_per_set.windows(2).all(|pair| pair[0] == pair[1]);
            reps_per_set.iter().take(if alike { 1 } else { usize::MAX }).map(set).collect()
        }
    }
}

fn name(item: &Item) -> String {
    printable(&item.exercise.name).into_owned()
}

/// The whole dose in words, how to do it, and as many reminders as fit.
fn notes(item: &Item, holds: Option<u32>) -> String {
    let dose = &item.dose;
    let mut amount = text::dose(dose, false);
    if dose.rest() > 0 && dose.sets() > 1 {
        amount = format!("{amount}, rest {} s", dose.rest());
    }
    let mut told = vec![amount + "."];
    if let (Some(holds), Some(seconds)) = (holds, dose.hold()) {
        told.push(format!("This set: {holds} holds of {seconds} s, {SETTLE} s to settle into each."));
    }
    if let Dose::Reps { tempo, .. } = dose {
        told.push(format!("Tempo {tempo}: lower, pause, lift, pause."));
    }
    if let Some([low, high]) = item.rpe {
        told.push(format!("Effort {low}-{high} of 10."));
    }
    told.push(printable(item.breathing.as_ref().unwrap_or(&item.exercise.breathing)).into_owned());
    told.extend(item.exercise.cues.iter().map(|cue| printable(cue).into_owned()));
    fitting(told)
}

/// Sentences one after the other, until one doesn't fit; the first is cut where it must be.
fn fitting(sentences: impl IntoIterator<Item = String>) -> String {
    let mut sentences = sentences.into_iter().filter(|sentence| !sentence.is_empty());
    let mut text = cut(&sentences.next().unwrap_or_default(), LONGEST_TEXT).to_owned();
    for sentence in sentences {
        if text.len() + 1 + sentence.len() > LONGEST_TEXT {
            break;
        }
        text = format!("{text} {sentence}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{fitting, pages};

    #[test]
    fn a_note_holds_whole_sentences() {
        let sentence = "A sentence of thirty letters. ";
        let text = sentence.repeat(20);
        let note = fitting(text.split_inclusive(". ").map(|text| text.trim_end().to_owned()));
        assert_eq!(note, sentence.repeat(8).trim_end());
        assert_eq!(fitting(["ä".repeat(200)]).chars().count(), 127);
    }

    #[test]
    fn a_long_text_has_three_pages_parted_between_words() {
        let read = pages(&"words ".repeat(300));
        assert_eq!(read.len(), 3);
        assert!(read.iter().all(|page| page.starts_with("words") && page.ends_with("words") && page.len() <= 254));
        assert_eq!(pages(" short "), ["short"]);
        assert!(pages(" ").is_empty());
    }
}
