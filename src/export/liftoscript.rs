//! A plan in Liftoscript, the plan language of the app Liftosaur: text for its program editor.
//!
//! A week is a week, a session a day, an item an exercise with its sets; what else a plan says
//! stands in comments, which the app shows with the week, the day or the exercise they stand above.
//! An easy first set is a set that warms up before its exercise.
//! The grammar is that of `src/pages/planner/plannerExercise.grammar` in astashov/liftosaur, with
//! the timed sets of its documentation (`docs/features/timed-sets.md`, September 2026).

mod line;
mod names;
mod notes;
mod progress;

use std::collections::HashMap;

use self::line::Line;
use self::progress::Progress;
use crate::catalogue::Catalogue;
use crate::catalogue::dose::{Dose, Tempo};
use crate::export::Options;
use crate::export::say::date::long_day;
use crate::export::say::item::beside;
use crate::export::say::plan::items;
use crate::export::say::session::min;
use crate::export::say::week::lighter;
use crate::plan::{BlockKind, Item, Plan, PlanDay, Session, Status, Week};
use crate::text::id::{Id, Text};
use crate::text::printable::{printable, put};

/// Writes a plan as Liftoscript. A refused plan is comments only. With [`Options::why`], the
/// reasons of an item stand above it, in comments that the app doesn't show.
/// The catalogue knows how heavy a step of each piece of equipment is.
pub fn plan(plan: &Plan, options: &Options, catalogue: &Catalogue) -> String {
    let mut script = Script {
        text: String::new(),
        plan,
        progress: Progress::of(plan, catalogue),
        why: options.why,
        notes: Vec::new(),
        explained: Vec::new(),
    };
    notes::head(&mut script.text, plan);
    if plan.status != Status::Refused {
        script.preparations();
        let mut before = None;
        for week in &plan.weeks {
            notes::week(&mut script.text, plan, week, before);
            script.week(week);
            before = Some(week);
        }
    }
    script.text
}

/// A script as it grows.
struct Script<'p> {
    text: String,
    plan: &'p Plan,
    progress: Progress<'p>,
    why: bool,
    /// What was last said of an exercise, for every day of a week. The app carries a note over to
    /// the same day of the following weeks.
    notes: Vec<HashMap<String, Note<'p>>>,
    /// Exercises of which was said how they are done.
    explained: Vec<&'p Id>,
}

impl<'p> Script<'p> {
    /// Names the exercises that the app doesn't know, and those that are done side by side.
    fn preparations(&mut self) {
        let (mut unknown, mut sided): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (_, item) in items(self.plan) {
            let owned = &self.plan.profile.equipment;
            let (known, name) = (names::known(&item.exercise, owned), names::of(item, owned));
            if known.is_none() && !unknown.contains(&name) {
                unknown.push(name.clone());
            }
            if item.dose.is_per_side() && item.dose.hold().is_some() && !sided.contains(&name) {
                sided.push(name);
            }
        }
        let heads = [
            ("Make custom exercises with these names, which the app doesn't have", unknown),
            ("Set these to unilateral in the app, so that a timed set runs for each side", sided),
        ];
        for (head, names) in heads.into_iter().filter(|(_, names)| !names.is_empty()) {
            notes::line(&mut self.text, &format!("{head}: {}.", notes::plain(&names.join("; "))));
        }
    }

    fn week(&mut self, week: &'p Week) {
        let lighter = lighter(week, " - lighter");
        put(&mut self.text, format_args!("# Week {}{lighter}\n\n", week.number));
        let sessions: Vec<_> = week.sessions().collect();
        // Where a week has fewer days the app carries nothing over.
        self.notes.truncate(sessions.len());
        self.notes.resize_with(sessions.len(), HashMap::new);
        if sessions.is_empty() {
            self.text.push_str("## No session this week\n\n");
        }
        for (place, (day, session)) in sessions.into_iter().enumerate() {
            self.session(place, week, day, session);
        }
    }

    fn session(&mut self, place: usize, week: &'p Week, day: &PlanDay, session: &'p Session) {
        notes::line(&mut self.text, &min(session.seconds));
        let title = printable(&session.title);
        put(&mut self.text, format_args!("## {} - {title}\n\n", long_day(day)));
        let mut used = Vec::new();
        let easy = |kind, item: &&Item| session.is_ramp(kind, item);
        for (kind, item) in session.items().filter(|(kind, item)| !easy(*kind, item)) {
            let mut ramps = session.items().filter(|(kind, ramp)| easy(*kind, ramp));
            let ramp = ramps.find(|(_, ramp)| ramp.exercise.id == item.exercise.id);
            let ramp = ramp.map(|(_, ramp)| ramp).filter(|_| kind == BlockKind::Main);
            self.item(&Turn { week, place, kind, item, ramp }, &mut used);
        }
        self.text.push('\n');
    }

    fn item(&mut self, turn: &Turn<'p>, used: &mut Vec<String>) {
        let &Turn { week, place, kind, item, ramp } = turn;
        let owned = &self.plan.profile.equipment;
        let name = unused(names::of(item, owned), kind, used);
        let level = week.level.unwrap_or(self.plan.profile.level);
        let progress =
            if kind == BlockKind::Main { self.progress.section(item, &name, level) } else { None };
        let line = Line {
            item,
            weighted: names::is_weighted(&item.exercise, owned),
            weight: self.progress.weight(item),
            ramp,
            known: names::known(&item.exercise, owned).is_some(),
            progress,
        };
        if self.why {
            ramp.into_iter().chain([item]).for_each(|item| self.text.push_str(&notes::why(item)));
        }
        let note = Note::of(turn);
        if self.notes[place].get(&name) != Some(&note) {
            self.text.push_str(&notes::item(kind, item, ramp));
            if self.plan.weeks.len() == 1 {
                self.text.push_str(&notes::next(item));
            }
            self.explain(item);
            self.notes[place].insert(name.clone(), note);
        }
        put(&mut self.text, format_args!("{name} / {}\n\n", line.sections()));
    }

    /// How an exercise is done, where it comes first.
    fn explain(&mut self, item: &'p Item) {
        if !self.explained.contains(&&item.exercise.id) {
            self.text.push_str(&notes::how_to(item));
            self.explained.push(&item.exercise.id);
        }
    }
}

/// An item where it stands: the week, which session of it, which part, and the easy set before it.
#[derive(Clone, Copy)]
struct Turn<'p> {
    week: &'p Week,
    place: usize,
    kind: BlockKind,
    item: &'p Item,
    ramp: Option<&'p Item>,
}

/// All that a note depends on: writing one only to find that it stands already would be most of the
/// work.
#[derive(PartialEq)]
struct Note<'p> {
    exercise: &'p Id,
    kind: BlockKind,
    sides: Option<bool>,
    tempo: Option<Tempo>,
    rpe: Option<[u32; 2]>,
    breathing: Option<&'p Text>,
    beside: Option<&'p str>,
    load: Option<&'p Text>,
    ramp: Option<&'p Dose>,
}

impl<'p> Note<'p> {
    fn of(&Turn { kind, item, ramp, .. }: &Turn<'p>) -> Self {
        let tempo = match item.dose {
            Dose::Reps { tempo, .. } => Some(tempo),
            _ => None,
        };
        let (exercise, sides) = (&item.exercise.id, item.dose.per_side());
        Self {
            exercise,
            kind,
            sides,
            tempo,
            rpe: item.rpe,
            breathing: item.breathing.as_ref(),
            beside: beside(item),
            load: item.load.as_ref().map(|load| &load.text),
            ramp: ramp.map(|ramp| &ramp.dose),
        }
    }
}

/// A name that comes once only in a day: the app wants a label before a second one.
fn unused(name: String, kind: BlockKind, used: &mut Vec<String>) -> String {
    let labels = (2..).map(|number| format!("{kind} {number}: {name}"));
    let mut names = [name.clone(), format!("{kind}: {name}")].into_iter().chain(labels);
    let free = names.find(|name| !used.contains(&name.to_lowercase())).unwrap_or(name);
    used.push(free.to_lowercase());
    free
}
