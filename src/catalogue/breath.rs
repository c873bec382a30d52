//! What a breathing cue may not tell: to hold the breath. Shared by the catalogue's reader and the
//! rules about cues.

mod withheld;

pub use withheld::{tells_to_breathe, withholds};

/// What ends a clause: a word that says no speaks for the words behind it up to there.
const ENDS: [char; 11] = ['.', ',', ';', ':', '!', '?', '(', ')', '\u{2013}', '\u{2014}', '\n'];
/// Words that say no, or speak of it as of a mistake.
const NO: [&str; 12] = [
    "never", "not", "dont", "cannot", "cant", "without", "avoid", "avoiding", "no", "nor",
    "notice", "instead",
];
/// Words that begin a clause of their own.
const BUT: [&str; 2] = ["but", "then"];
/// What may stand between holding and the breath.
const BETWEEN: &[&str] = &[
    "in", "on", "to", "onto", "your", "the", "a", "that", "this", "deep", "big", "full", "every",
    "each",
];
/// What may stand between the breath and holding.
const BEHIND: &[&str] = &["in", "and", "then", "is", "stays", "being", "kept", "fully"];

fn holds(word: &str) -> bool {
    matches!(word, "hold" | "holds" | "holding" | "held")
}

/// Whether the breath is held in words that begin a list, each with the number of its clause: "hold
/// your breath", "breath held", "stop breathing".
fn begins(words: &[(usize, &str)]) -> bool {
    let [(clause, first), rest @ ..] = words else { return false };
    let skipped = |between: &'static [&'static str]| {
        rest.iter().skip_while(|(_, word)| between.contains(word))
    };
    let word = |word: Option<&(usize, &str)>| word.map_or("", |(_, word)| *word).to_owned();
    match *first {
        "valsalva" => true,
        "stop" => word(rest.first()) == "breathing",
        // "A breath and hold the pull" is another matter.
        "breath" => {
            let mut behind = skipped(BEHIND);
            let Some((at, held)) = behind.next().filter(|(_, word)| holds(word)) else {
                return false;
            };
            let next = behind.next();
            (at == clause && (*held == "held" || next.is_none_or(|(next, _)| next != at)))
                || word(next) == "it"
        }
        first if holds(first) => word(skipped(BETWEEN).next()) == "breath",
        _ => false,
    }
}

/// Whether a cue tells to hold the breath. One that says never to do so does not.
fn tells_to_hold(cue: &str) -> bool {
    let plain = cue.to_lowercase().replace(['\'', '\u{2019}'], "");
    // A breath and its hold may stand on both sides of a comma; what says no speaks for its own
    // side only.
    let words: Vec<(usize, &str)> = plain
        .split(ENDS)
        .enumerate()
        .flat_map(|(clause, text)| {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(move |word| (clause, word))
        })
        .collect();
    (0..words.len()).filter(|at| begins(&words[*at..])).any(|at| {
        let before = words[..at]
            .iter()
            .rev()
            .take_while(|(clause, word)| *clause == words[at].0 && !BUT.contains(word));
        !before.map(|(_, word)| *word).any(|word| NO.contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::tells_to_hold;

    #[test]
    fn a_cue_to_hold_the_breath_is_told_from_one_against_it() {
        for cue in [
            "Hold your breath and strain as hard as you can.",
            "Strain with the breath held.",
            "Do not breathe, hold the breath.",
            "Never mind the pull. Hold your breath!",
            "Take a deep breath and hold it.",
            "Take a breath in and hold, then push.",
            "Do not breathe out but hold a deep breath.",
            "HOLDING YOUR BREATH makes it easier.",
            "Use the Valsalva manoeuvre.",
        ] {
            assert!(tells_to_hold(cue), "{cue}");
        }
        for cue in [
            "Never hold your breath: breathe steadily.",
            "Breathe out; don't hold your breath.",
            "Breathe out; don\u{2019}t ever hold the breath.",
            "Keep breathing without holding your breath.",
            "Count aloud if you notice that you hold your breath.",
            "Go on breathing during every hold and count it aloud.",
            "Breathe out as you lift, and hold for three seconds.",
            "Do not stop breathing.",
            "Let go with each breath. Hold the pull.",
            "With a slow breath and hold of three seconds.",
        ] {
            assert!(!tells_to_hold(cue), "{cue}");
        }
    }
}
