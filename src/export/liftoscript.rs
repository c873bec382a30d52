//! A plan in Liftoscript, the plan language of the app Liftosaur: text for its program editor.
//!
//! A week is a week, a session a day, an item an exercise with its sets; what else a plan says
//! stands in comments, which the app shows with the week, the day or the exercise they stand above.
//! The grammar is that of `src/pages/planner/plannerExercise.grammar` in astashov/liftosaur, with
//! the timed sets of its documentation (`docs/features/timed-sets.md`, September 2026).

mod line;
mod names;
mod notes;

use std::collections::HashMap;

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
pub fn plan(plan: &Plan, options: &Options) -> String {
    let mut script = Script {
        text: String::new(),
        plan,
        why: options.why,
        notes: Vec::new(),
        explained: Vec::new(),
    };
    notes::head(&mut script.text, plan);
    if plan.status != Status::Refused {
        script.preparations();
        plan.weeks.iter().for_each(|week| script.week(week));
    }
    script.text
}

/// A script as it grows.
struct Script<'p> {
    text: String,
    plan: &'p Plan,
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
            let known = names::known(&item.exercise, &self.plan.profile.equipment);
            let name = known.clone().unwrap_or_else(|| own_name(item));
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
            self.session(place, day, session);
        }
    }

    fn session(&mut self, place: usize, day: &PlanDay, session: &'p Session) {
        notes::line(&mut self.text, &min(session.seconds));
        let title = printable(&session.title);
        put(&mut self.text, format_args!("## {} - {title}\n\n", long_day(day)));
        let mut used = Vec::new();
        for (kind, item) in session.items() {
            self.item(place, kind, item, &mut used);
        }
        self.text.push('\n');
    }

    fn item(&mut self, place: usize, kind: BlockKind, item: &'p Item, used: &mut Vec<String>) {
        let owned = &self.plan.profile.equipment;
        let known = names::known(&item.exercise, owned);
        let sections =
            line::sections(item, names::is_weighted(&item.exercise, owned), known.is_some());
        let name = unused(known.unwrap_or_else(|| own_name(item)), kind, used);
        if self.why {
            self.text.push_str(&notes::why(item));
        }
        let note = Note::of(kind, item);
        if self.notes[place].get(&name) != Some(&note) {
            self.text.push_str(&notes::item(kind, item));
            self.explain(item);
            self.notes[place].insert(name.clone(), note);
        }
        put(&mut self.text, format_args!("{name} / {sections}\n\n"));
    }

    /// How an exercise is done, where it comes first.
    fn explain(&mut self, item: &'p Item) {
        if !self.explained.contains(&&item.exercise.id) {
            self.text.push_str(&notes::how_to(item));
            self.explained.push(&item.exercise.id);
        }
    }
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
}

impl<'p> Note<'p> {
    fn of(kind: BlockKind, item: &'p Item) -> Self {
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
        }
    }
}

/// Our name of an exercise; its id where the grammar leaves nothing of the name.
fn own_name(item: &Item) -> String {
    let name = names::plain(&item.exercise.name);
    if name.is_empty() { item.exercise.id.to_string() } else { name }
}

/// A name that comes once only in a day: the app wants a label before a second one.
fn unused(name: String, kind: BlockKind, used: &mut Vec<String>) -> String {
    let labels = (2..).map(|number| format!("{kind} {number}: {name}"));
    let mut names = [name.clone(), format!("{kind}: {name}")].into_iter().chain(labels);
    let free = names.find(|name| !used.contains(&name.to_lowercase())).unwrap_or(name);
    used.push(free.to_lowercase());
    free
}
