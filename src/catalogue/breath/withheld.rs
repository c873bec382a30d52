//! What a breathing cue tells, in whatever words: to breathe, or to keep the breath from going.

use super::tells_to_hold;

/// What ends a clause: a word that says no speaks up to there.
const ENDS: [char; 10] = ['.', ',', ';', ':', '!', '?', '(', ')', '\u{2013}', '\u{2014}'];
/// Words that say no.
const NO: [&str; 10] =
    ["never", "not", "dont", "cannot", "cant", "without", "no", "nor", "avoid", "instead"];
/// Words behind which a no is none: "do not forget to breathe", "never stop breathing".
const EXCUSED: [&str; 9] =
    ["hold", "holding", "held", "stop", "stopping", "forget", "rush", "hurry", "only"];
/// Ways to end breathing.
const ENDING: [&str; 12] = [
    "stop", "pause", "suspend", "cease", "skip", "block", "trap", "lock", "retain", "swallow",
    "withhold", "refuse",
];
/// Ways to keep the air where it is, and where that is.
const KEEPING: [&str; 6] = ["keep", "keeping", "hold", "holding", "leave", "fill"];
const INSIDE: [&str; 6] = ["inside", "locked", "trapped", "full", "down", "until"];
/// What is kept.
const AIR: [&str; 3] = ["air", "breath", "lungs"];
/// Ways to let the breath go.
const LETTING: [&str; 6] = ["let", "letting", "release", "releasing", "give", "blow"];
/// What is done against a closed throat.
const STRAINING: [&str; 5] = ["valsalva", "glottis", "throat", "straining", "strain"];

/// Whether a cue tells to breathe at all.
pub fn tells_to_breathe(cue: &str) -> bool {
    words(&cue.to_lowercase())
        .any(|word| is_breathing(word) || word.starts_with("breath") || word == "inhale")
}

/// Whether a cue keeps the breath from going: by holding it, or by whatever other words.
pub fn withholds(cue: &str) -> bool {
    let plain = cue.to_lowercase().replace(['\'', '\u{2019}'], "");
    tells_to_hold(cue)
        || plain.split(ENDS).any(|clause| ends_it(&words(clause).collect::<Vec<_>>()))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_breathing(word: &str) -> bool {
    word.starts_with("breathe") || word.starts_with("breathing") || word.starts_with("exhal")
}

fn ends_it(clause: &[&str]) -> bool {
    let no = |until: usize| clause[..until].iter().rposition(|word| NO.contains(word));
    let place = |wanted: &[&str], from: usize| {
        clause[from..].iter().position(|word| wanted.contains(word)).map(|place| from + place)
    };
    let unsaid = clause.iter().position(|word| is_breathing(word)).is_some_and(|at| {
        no(at).is_some_and(|no| !clause[no..at].iter().any(|word| EXCUSED.contains(word)))
    });
    // "Do not let any air out before the top."
    let kept_in = place(&LETTING, 0).is_some_and(|at| {
        let soon = || clause[at..].iter().take(4);
        no(at).is_some_and(|no| !clause[no..at].iter().any(|word| EXCUSED.contains(word)))
            && soon().any(|word| AIR.contains(word))
    });
    let ended = place(&ENDING, 0).is_some_and(|at| {
        let soon = clause[at..].iter().take(4);
        no(at).is_none() && soon.copied().any(|word| is_breathing(word) || AIR.contains(&word))
    });
    let kept = place(&KEEPING, 0)
        .and_then(|at| place(&AIR, at).filter(|_| no(at).is_none()))
        .is_some_and(|air| place(&INSIDE, air).is_some() || clause.last() == Some(&"in"));
    let strained = place(&STRAINING, 0).is_some_and(|at| no(at).is_none());
    unsaid || ended || kept || kept_in || strained
}

#[cfg(test)]
mod tests {
    use super::{tells_to_breathe, withholds};

    #[test]
    fn a_held_breath_is_found_in_other_words() {
        for cue in [
            "Hold your breath.",
            "Don't breathe until you are back up.",
            "Lift without breathing.",
            "Keep the air in.",
            "Fill your lungs and keep them full.",
            "Stop your breath at the top.",
            "Lock the air in your belly and push.",
            "No exhaling before the top.",
            "Close the throat and bear down.",
            "Do not let any air out before the top.",
            "Never release your breath while you lift.",
        ] {
            assert!(withholds(cue), "{cue}");
        }
    }

    #[test]
    fn a_cue_that_lets_breathe_is_fine() {
        for cue in [
            "Breathe out as you lift; do not hold your breath.",
            "Never stop breathing.",
            "Do not forget to breathe.",
            "Keep breathing, in and out.",
            "Let the breath out slowly; don't rush.",
            "Don't forget to let your breath go.",
            "Breathe in as you go down and out as you come up, without strain.",
            "Keep the breath calm and the pull mild.",
            "Count aloud, so that the breath goes on.",
        ] {
            assert!(!withholds(cue), "{cue}");
            assert!(tells_to_breathe(cue), "{cue}");
        }
        assert!(!tells_to_breathe("Hum."));
    }

    #[test]
    fn no_cue_of_the_catalogue_is_taken_for_one_that_holds() {
        for exercise in crate::built_in::catalogue().exercises() {
            assert!(!withholds(&exercise.breathing), "{}: {}", exercise.id, exercise.breathing);
        }
    }
}
