//! A session in sentences: what both modes say.

use crate::export::say::item::{named, weight};
use crate::person::weight::Unit;
use crate::plan::{Item, Session};
use crate::session::guided::{Amount, Guided, ItemDone, amount_in_words, time_in_words};
use crate::session::timeline::{Kind, Pace, Segment, Side};
use crate::text::printable::{counted, printable};

/// The session that is done, beside what the machine knows.
pub struct About<'p> {
    /// The session.
    pub session: &'p Session,
    /// What weights are said in.
    pub unit: Unit,
    /// That it goes on where somebody stopped; empty where it begins.
    pub goes_on: String,
    /// What to do after a sign to stop.
    pub after_stop: &'p str,
}

impl About<'_> {
    /// What the session is called.
    pub fn title(&self) -> String {
        printable(&self.session.title).into_owned()
    }

    /// `2 of 8`: which of its exercises.
    pub fn count(&self, segment: &Segment) -> String {
        format!("{} of {}", segment.place + 1, self.session.items().count())
    }

    /// How much of an item: `3 sets of 10 on each side, 12 kg`.
    pub fn dose(&self, item: &Item) -> String {
        let dose = item.dose.plain();
        match self.weight(item) {
            Some(weight) => format!("{dose}, {weight}"),
            None => dose,
        }
    }

    /// The weight, where it is done with one: in kilograms or pounds, or by its steps.
    pub fn weight(&self, item: &Item) -> Option<String> {
        let steps = || Some(item.load.as_ref()?.text.to_string());
        weight(item, self.unit).or_else(steps).map(|said| printable(&said).into_owned())
    }
}

/// What an item is called.
pub fn name(item: &Item) -> String {
    printable(&named(item)).into_owned()
}

/// `set 2 of 3, first side`.
pub fn place(segment: &Segment) -> String {
    let sets = segment.item.dose.sets();
    let set = (sets > 1).then(|| format!("set {} of {sets}", segment.set));
    let side = segment.side.map(|side| match side {
        Side::First => "first side",
        Side::Other => "other side",
    });
    set.into_iter().chain(side.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}

/// How work goes: `10 repetitions, down 2 s, up 2 s`.
pub fn work(segment: &Segment) -> String {
    let amount = amount_in_words(Amount::of(segment));
    match segment.pace {
        Pace::Reps(_, tempo) => format!("{amount}, {}", segment.item.exercise.tempo_words(tempo)),
        Pace::Hold => format!("hold {amount}"),
        Pace::Holds(..) | Pace::Minutes => amount,
    }
}

/// How to breathe.
pub fn breathing(item: &Item) -> String {
    let own = item.breathing.as_ref().unwrap_or(&item.exercise.breathing);
    printable(own).into_owned()
}

/// How an exercise is done, in sentences.
pub fn how(item: &Item) -> Vec<String> {
    let exercise = &item.exercise;
    let steps = exercise.steps.iter().enumerate();
    let steps = steps.map(|(at, step)| format!("{}. {step}", at + 1));
    let setup = std::iter::once(exercise.setup.to_string());
    setup.chain(steps).map(|text| printable(&text).into_owned()).collect()
}

/// What comes behind the segment that is played.
pub fn next(guided: &Guided) -> String {
    let Some(now) = guided.segment() else { return String::new() };
    let ahead = guided.ahead();
    let Some(next) = ahead.first() else { return "the end".into() };
    match next.kind {
        Kind::Ready => name(next.item),
        Kind::Rest => {
            let other = next.place != now.place;
            let then = if other { name(next.item) } else { format!("set {}", next.set) };
            format!("rest {} s, then {then}", next.seconds)
        }
        Kind::Switch => "the other side".into(),
        Kind::Work if next.place == now.place => {
            let place = place(next);
            let work = work(next);
            if place.is_empty() { work } else { format!("{place}: {work}") }
        }
        Kind::Work => format!("{}: {}", name(next.item), work(next)),
    }
}

/// That a session goes on where it stopped; nothing where it begins.
pub fn goes_on(session: &Session, earlier: &[ItemDone]) -> String {
    if earlier.is_empty() {
        return String::new();
    }
    let done = earlier.iter().filter(|done| done.finished).count();
    let all = session.items().count();
    format!("Goes on where you stopped, {done} of {all} done. `--anew` begins from the start.")
}

/// What came of a session, when it is over.
pub fn summary(about: &About, guided: &Guided) -> String {
    let items = guided.items();
    if items.iter().all(ItemDone::is_empty) {
        return format!("{}: nothing done.", about.title());
    }
    let end = if guided.whole().finished { "" } else { " `backplan start` goes on from there." };
    let done = items.iter().filter(|item| item.finished && !item.sets.is_empty()).count();
    let time = time_in_words(guided.whole().seconds);
    let of = counted(u32::try_from(items.len()).unwrap_or(u32::MAX), "exercise");
    format!("{}: {done} of {of} in {time}.{end}", about.title())
}
