//! What the signs of a plan mean: only those that occur in it.

use super::words::{alike, amount};
use crate::catalogue::dose::{Dose, Tempo};
use crate::catalogue::exercise::Exercise;
use crate::export::told;
use crate::plan::{BlockKind, Plan, Session, Week};
use crate::text::page::Page;
use crate::text::printable::{counted, list_in_words};

/// A sign and what it means.
pub type Entry = (String, String);

/// The first of each kind of sign in a plan.
#[derive(Default)]
struct Found<'p> {
    reps: Option<&'p Dose>,
    hold: Option<&'p Dose>,
    even_holds: Option<&'p Dose>,
    falling_holds: Option<&'p Dose>,
    sides: bool,
    rest: bool,
    effort: Option<[u32; 2]>,
    tempo: Option<(Tempo, &'p Exercise)>,
}

impl<'p> Found<'p> {
    fn add(&mut self, session: &'p Session) {
        for (kind, item) in session.items() {
            let dose = &item.dose;
            let slot = match dose {
                Dose::Reps { .. } => Some(&mut self.reps),
                Dose::Hold { .. } => Some(&mut self.hold),
                Dose::Holds { reps_per_set, .. } if alike(reps_per_set).is_some() => {
                    Some(&mut self.even_holds)
                }
                Dose::Holds { .. } => Some(&mut self.falling_holds),
                Dose::Minutes { .. } => None,
            };
            if let Some(slot) = slot {
                // Several sets say more than one.
                let better = slot.is_none_or(|shown| shown.sets() == 1 && dose.sets() > 1);
                *slot = if better { Some(dose) } else { *slot };
            }
            self.sides |= dose.per_side() == Some(true);
            self.rest |= dose.sets() > 1 && dose.rest() > 0;
            if let Some([low, high]) = item.rpe {
                let [lowest, highest] = self.effort.unwrap_or([low, high]);
                self.effort = Some([low.min(lowest), high.max(highest)]);
            }
            if let (BlockKind::Main, None, Dose::Reps { tempo, .. }) = (kind, self.tempo, dose) {
                self.tempo = Some((*tempo, &item.exercise));
            }
        }
    }

    fn entries(&self, unicode: bool) -> Vec<Entry> {
        let doses =
            [self.reps, self.hold, self.even_holds, self.falling_holds].into_iter().flatten();
        let mut entries: Vec<Entry> =
            doses.map(|dose| (amount(dose, unicode), dose_said(dose))).collect();
        let mut say = |sign: &str, meaning: String| entries.push((sign.into(), meaning));
        if self.sides {
            say(
                "per side",
                "the number counts for one side; the exercise says whether by turns or one side \
                    first"
                    .into(),
            );
        }
        if self.rest {
            say("rest", "the pause between two sets".into());
        }
        if let Some(range) = self.effort {
            say("effort", effort_said(range));
        }
        if let Some((tempo, exercise)) = self.tempo {
            say(&format!("tempo {tempo}"), tempo_said(tempo, exercise));
        }
        entries
    }
}

/// The signs that occur in a plan, with what they mean.
pub fn entries(plan: &Plan, unicode: bool) -> Vec<Entry> {
    let mut found = Found::default();
    for (_, session) in plan.weeks.iter().flat_map(Week::sessions) {
        found.add(session);
    }
    found.entries(unicode)
}

/// Writes what the signs mean, each beside or above its meaning.
pub fn legend(page: &mut Page, plan: &Plan) {
    let mut entries = entries(plan, page.unicode());
    if let Some(rule) = told::pain_rule_later(plan) {
        entries.push(("pain".into(), page.plain(rule).into_owned()));
    }
    if entries.is_empty() {
        return;
    }
    // A meaning may name an exercise of somebody's file.
    let shown = |(sign, meaning): Entry| (sign, page.plain(&meaning).into_owned());
    let entries: Vec<Entry> = entries.into_iter().map(shown).collect();
    page.heading("How to read it");
    page.terms(page.margin, &entries);
}

fn dose_said(dose: &Dose) -> String {
    match dose {
        Dose::Reps { sets, reps: [low, high], .. } if low == high => {
            format!("{} of {}", counted(*sets, "set"), counted(*low, "repetition"))
        }
        Dose::Reps { sets, reps: [low, high], .. } => {
            format!("{} of {low} to {high} repetitions", counted(*sets, "set"))
        }
        Dose::Hold { sets, seconds, .. } => {
            format!("hold for {seconds} seconds, {}", counted(*sets, "time"))
        }
        Dose::Holds { reps_per_set, seconds, .. } => match alike(reps_per_set) {
            Some(reps) => format!(
                "{} of {} of {seconds} seconds",
                counted(dose.sets(), "set"),
                counted(reps, "hold")
            ),
            None => format!(
                "sets of {} holds of {seconds} seconds",
                list_in_words(reps_per_set, " and")
            ),
        },
        Dose::Minutes { minutes } => counted(*minutes, "minute"),
    }
}

/// The highest effort that counts as easy; above it, good repetitions left in the tank are the
/// measure.
const EASY: u32 = 5;
/// The effort at which none is left.
const ALL_OUT: u32 = 10;
const LEFT: [&str; 5] = ["none", "one", "two", "three", "four"];

/// What the efforts from `low` to `high` mean.
pub(in crate::export) fn effort_said([low, high]: [u32; 2]) -> String {
    let mut parts = Vec::new();
    if low <= EASY {
        parts.push(format!("{EASY} and below is easy"));
    }
    for effort in low.max(EASY + 1)..=high.min(ALL_OUT) {
        let left = LEFT.get((ALL_OUT - effort) as usize).unwrap_or(&"many");
        let verb = if effort == low.max(EASY + 1) { "leaves " } else { "" };
        let what = if verb.is_empty() { "" } else { " good repetitions" };
        parts.push(format!("{effort} {verb}{left}{what}"));
    }
    format!("how hard it should feel from 1 to 10 (RPE): {}", parts.join(", "))
}

/// What a tempo means in general, and in the words of the exercise that has it first.
fn tempo_said(tempo: Tempo, exercise: &Exercise) -> String {
    format!("{TEMPO}; {}: {}", exercise.name, exercise.tempo_words(tempo))
}

/// What the four numbers of a tempo are, whatever moves.
const TEMPO: &str = "the seconds of a repetition: first movement, pause, second movement, pause";

#[cfg(test)]
mod tests {
    use super::{effort_said, tempo_said};
    use crate::built_in;
    use crate::catalogue::dose::Tempo;
    use crate::catalogue::exercise::Exercise;

    #[test]
    fn effort_is_explained_over_the_range_that_occurs() {
        assert_eq!(
            effort_said([4, 5]),
            "how hard it should feel from 1 to 10 (RPE): 5 and below is easy"
        );
        assert!(
            effort_said([5, 6]).ends_with("5 and below is easy, 6 leaves four good repetitions")
        );
        assert!(effort_said([6, 8]).ends_with(": 6 leaves four good repetitions, 7 three, 8 two"));
    }

    #[test]
    fn tempo_is_explained_in_general_and_by_an_exercise() {
        let mut hinge = Exercise::clone(
            built_in::catalogue().exercise("romanian-deadlift").expect("an exercise"),
        );
        hinge.phases = Some(["down".into(), "up".into()]);
        assert_eq!(
            tempo_said(Tempo::HINGE, &hinge),
            "the seconds of a repetition: first movement, pause, second movement, pause; Romanian \
                deadlift: down 3 s, stay 1 s, up 2 s"
        );
    }
}
