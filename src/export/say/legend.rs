//! What the signs of a plan mean: only those that occur in it.

use super::change::{PAUSE, SAME, SLOWER, TOP, WORN, amounts, next};
use super::item::{SHORT_REST, rest, tempo};
use super::phase::{Sheet, phases};
use super::plan::items;
use super::safety::pain_rule_later;
use crate::catalogue::dose::{Dose, Tempo};
use crate::catalogue::exercise::Exercise;
use crate::plan::Plan;
use crate::text::printable::counted;

/// Heads what the signs mean.
pub const TITLE: &str = "How to read it";

/// A sign and what it means.
pub type Entry = (String, String);

/// Kinds of doses that are written with other signs.
const KINDS: [fn(&Dose) -> bool; 4] = [
    |dose| matches!(dose, Dose::Reps { .. }),
    |dose| matches!(dose, Dose::Hold { .. }),
    |dose| dose.even_holds().is_some(),
    |dose| matches!(dose, Dose::Holds { .. }) && dose.even_holds().is_none(),
];

/// Words of a week beside the one before, and what each means.
const CHANGES: [(&str, &str); 6] = [
    (WORN, "from here on with a backpack"),
    ("+1", "one step more weight"),
    (SLOWER, "lowered for a second more"),
    (PAUSE, "a second more of stay"),
    (SAME, "as before"),
    (TOP, "as before, no step is left"),
];

/// What a number for one side counts.
const SIDES: &str = "the number counts for one side, by turns or one side first";

/// The signs that occur in a plan, with what they mean.
pub fn entries(plan: &Plan, unicode: bool) -> Vec<Entry> {
    let doses = || items(plan).map(|(_, item)| &item.dose);
    let all: Vec<&Dose> = doses().collect();
    let mut entries: Vec<Entry> =
        examples(&all).into_iter().map(|dose| (dose.amount(unicode), meaning(dose))).collect();
    let mut add = |sign: &str, meaning: Option<String>| {
        entries.extend(meaning.map(|meaning| (sign.to_owned(), meaning)));
    };
    add("per side", doses().any(Dose::is_per_side).then(|| SIDES.into()));
    let rests = doses().any(|dose| rest(dose).is_some());
    add(
        "rest",
        rests.then(|| {
            format!("the pause between two sets; up to {SHORT_REST} s it is not always told")
        }),
    );
    add("effort", efforts(plan).map(effort));
    let paced = items(plan).find_map(|(kind, item)| Some((tempo(kind, &item.dose)?, item)));
    if let Some((tempo, item)) = paced {
        add(&format!("tempo {tempo}"), Some(tempo_meaning(tempo, &item.exercise)));
    }
    let later = plan.weeks.get(1).map(|week| format!("week {}", week.number));
    add(&later.unwrap_or_default(), (plan.weeks.len() > 1).then(|| week(plan)));
    add("pain", pain_rule_later(plan).map(ToString::to_string));
    entries
}

/// A dose of each kind that occurs, of those that say more than one set where there are any.
pub fn examples<'p>(doses: &[&'p Dose]) -> Vec<&'p Dose> {
    let find = |is: &dyn Fn(&Dose) -> bool| doses.iter().copied().find(|dose| is(dose));
    let example =
        |is: fn(&Dose) -> bool| find(&|dose| is(dose) && dose.sets() > 1).or_else(|| find(&is));
    KINDS.into_iter().filter_map(example).collect()
}

/// How a week is told beside the one before.
fn week(plan: &Plan) -> String {
    let words = changes(plan).into_iter().map(|(word, meaning)| format!("; {word}: {meaning}"));
    format!("only what changes{}", words.collect::<String>())
}

/// The words that occur in a plan for what changes from week to week, with what they mean.
pub fn changes(plan: &Plan) -> Vec<(&'static str, &'static str)> {
    let phases = phases(plan);
    let parts = phases.iter().flat_map(|phase| &phase.sheets).flat_map(Sheet::parts);
    let rows: Vec<_> = parts.flat_map(|part| part.rows).collect();
    let mut told: Vec<String> = rows.iter().flat_map(|row| amounts(row, true)).collect();
    if let Some(last) = phases.last().filter(|_| plan.weeks.len() > 1) {
        let rows = last.sheets.iter().flat_map(Sheet::parts).flat_map(|part| part.rows);
        told.extend(rows.map(|row| next(&row, last, true)));
    }
    let occurs = |word: &str| told.iter().any(|cell| cell.split(", ").any(|said| said == word));
    CHANGES.into_iter().filter(|(word, _)| occurs(word)).collect()
}

/// The lowest and the highest effort that occur in a plan.
pub fn efforts(plan: &Plan) -> Option<[u32; 2]> {
    let efforts = || items(plan).filter_map(|(_, item)| item.rpe);
    Some([efforts().map(|[low, _]| low).min()?, efforts().map(|[_, high]| high).max()?])
}

/// What the signs of an amount mean.
pub fn meaning(dose: &Dose) -> String {
    match dose {
        Dose::Hold { sets, seconds, .. } => {
            format!("hold for {seconds} seconds, {}", counted(*sets, "time"))
        }
        dose => dose.long("seconds"),
    }
}

/// What the numbers of an effort mean, whichever occur.
pub const EFFORT: &str = "Effort is how hard it should feel from 1 to 10: 5 and below is easy, 6 \
    leaves four good repetitions, 8 two.";

/// The highest effort that counts as easy; above it, good repetitions left in the tank are the
/// measure.
const EASY: u32 = 5;
/// The effort at which none is left.
const ALL_OUT: u32 = 10;
const LEFT: [&str; 5] = ["none", "one", "two", "three", "four"];

/// What the efforts from `low` to `high` mean.
pub fn effort([low, high]: [u32; 2]) -> String {
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
    format!("how hard, 1 to 10: {}", parts.join(", "))
}

/// What a tempo means in general, and in the words of the exercise that has it first.
fn tempo_meaning(tempo: Tempo, exercise: &Exercise) -> String {
    format!("{TEMPO}; {}: {}", exercise.name, exercise.tempo_words(tempo))
}

/// What the four numbers of a tempo are, whatever moves.
const TEMPO: &str = "four parts in seconds: down or back, stay, up or out, stay; in rows, too";

#[cfg(test)]
mod tests {
    use super::{effort, tempo_meaning};
    use crate::built_in;
    use crate::catalogue::dose::Tempo;
    use crate::catalogue::exercise::Exercise;

    #[test]
    fn effort_is_explained_over_the_range_that_occurs() {
        assert_eq!(effort([4, 5]), "how hard, 1 to 10: 5 and below is easy");
        assert!(effort([5, 6]).ends_with("5 and below is easy, 6 leaves four good repetitions"));
        assert!(effort([6, 8]).ends_with(": 6 leaves four good repetitions, 7 three, 8 two"));
    }

    #[test]
    fn tempo_is_explained_in_general_and_by_an_exercise() {
        let mut hinge = Exercise::clone(
            built_in::catalogue().exercise("romanian-deadlift").expect("an exercise"),
        );
        hinge.phases = Some(["down".into(), "up".into()]);
        assert_eq!(
            tempo_meaning(Tempo::HINGE, &hinge),
            "four parts in seconds: down or back, stay, up or out, stay; in rows, too; Romanian \
                deadlift: down 3 s, stay 1 s, up 2 s"
        );
    }
}
