//! Doses as people and pages write them, `3 × 8–10 per side`, `3 sets of 12`, `hold 30
//! seconds, 2 times, rest 45 s`, put into the notation, with the place that each byte of it comes from.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::unit::minutes;

/// A dose in the notation, as far as it was understood.
pub(super) struct Spelt {
    pub text: String,
    /// By byte: where in the source it comes from.
    from: Vec<Range<usize>>,
    end: usize,
}

/// A run of digits, of letters, or a single sign.
struct Token<'t> {
    text: Cow<'t, str>,
    at: Range<usize>,
    /// Whether a space stands before it.
    apart: bool,
}

/// What one side is called.
const SIDES: [&str; 4] = ["side", "sides", "leg", "arm"];
/// What repetitions are called.
const REPS: [&str; 4] = ["rep", "reps", "repetition", "repetitions"];
/// What holds are called.
const HOLDS: [&str; 2] = ["hold", "holds"];
/// The most words that mean something together.
const MOST_WORDS: usize = 7;
/// What stands between the numbers of an amount, without a space around it.
const JOINTS: [&str; 3] = ["x", "-", ","];
/// What stands behind a number, without a space before it.
const ENDS: [&str; 4] = ["s", "min", "/side", "reps"];

impl Spelt {
    pub fn of(text: &str) -> Self {
        if let Some(minutes) = minutes(text) {
            let all =
                Token { text: format!("{minutes}min").into(), at: 0..text.len(), apart: false };
            return Self::joined(&[all], text.len());
        }
        let tokens = tokens(text);
        let mut spelt: Vec<Token> = Vec::new();
        let mut rest = tokens.as_slice();
        while !rest.is_empty() {
            let before = spelt.last().map(|token| token.text.as_ref());
            let (becomes, count) = next(rest, before);
            let at = rest[0].at.start..rest[count - 1].at.end;
            if let Some((text, apart)) = becomes {
                spelt.push(Token { text: text.into(), at, apart });
            }
            rest = &rest[count..];
        }
        Self::joined(&spelt, text.len())
    }

    fn joined(tokens: &[Token], end: usize) -> Self {
        let mut spelt = Self { text: String::new(), from: Vec::new(), end };
        let mut before = "";
        for token in tokens {
            let text = token.text.as_ref();
            let is_number = text.starts_with(|c: char| c.is_ascii_digit());
            let is_joined = is_number && JOINTS.iter().any(|joint| before.ends_with(joint))
                || JOINTS.contains(&text)
                || ENDS.contains(&text);
            if token.apart && !is_joined && !spelt.text.is_empty() {
                spelt.push(" ", &(token.at.start..token.at.start));
            }
            spelt.push(text, &token.at);
            before = text;
        }
        spelt
    }

    fn push(&mut self, text: &str, at: &Range<usize>) {
        self.text.push_str(text);
        let is_same = text.len() == at.len();
        let from = |byte| if is_same { at.start + byte..at.start + byte + 1 } else { at.clone() };
        self.from.extend((0..text.len()).map(from));
    }

    /// The bytes of the source that some bytes of the notation come from.
    pub fn source(&self, at: &Range<usize>) -> Range<usize> {
        let start = |byte: usize| self.from.get(byte).map_or(self.end, |from| from.start);
        let last = self.from.get(at.start..at.end).and_then(<[_]>::last);
        let start = start(at.start);
        start..last.map_or(start, |last| last.end)
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    #[derive(PartialEq)]
    enum Kind {
        Digit,
        Letter,
        Sign,
    }
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => Kind::Digit,
        c if c.is_alphabetic() => Kind::Letter,
        _ => Kind::Sign,
    };
    let (mut tokens, mut apart, mut start) = (Vec::new(), false, 0);
    while let Some(first) = text[start..].chars().next() {
        if first.is_whitespace() {
            (apart, start) = (true, start + first.len_utf8());
            continue;
        }
        // Signs stand alone: nothing looks for the end of a million of them.
        let end = if kind(first) == Kind::Sign {
            start + first.len_utf8()
        } else {
            text[start..].find(|c| kind(c) != kind(first)).map_or(text.len(), |run| start + run)
        };
        tokens.push(Token { text: plain(&text[start..end]), at: start..end, apart });
        (apart, start) = (false, end);
    }
    tokens
}

/// The sign or word of the notation for another that means the same.
fn plain(token: &str) -> Cow<'_, str> {
    let lower = if token.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(token.to_ascii_lowercase())
    } else {
        Cow::Borrowed(token)
    };
    let plain = match lower.as_ref() {
        "\u{d7}" | "*" | "\u{2715}" => "x",
        "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}" | "to" => "-",
        "sec" | "secs" | "second" | "seconds" => "s",
        "mins" | "minute" | "minutes" => "min",
        _ => return lower,
    };
    plain.into()
}

/// What becomes of the words at the beginning of some tokens behind another one, and how many they
/// are: a word of the notation, apart from what is before it or not, or nothing where they only go
/// with what is there.
fn next(tokens: &[Token], before: Option<&str>) -> (Option<(String, bool)>, usize) {
    let words: Vec<&str> =
        tokens.iter().take(MOST_WORDS).map(|token| token.text.as_ref()).collect();
    let word = |word: &str, apart: bool| Some((word.to_owned(), apart));
    if before.is_none()
        && let Some((amount, count)) = whole(&words)
    {
        return (Some((amount, true)), count);
    }
    if let Some((seconds, count)) = rest(&words) {
        return (Some((format!("r{seconds}"), true)), count);
    }
    let is_begun = before.is_some();
    match words.as_slice() {
        ["on", "each", one, ..] if SIDES.contains(one) => (word("/side", false), 3),
        ["each" | "per" | "/", one, ..] if SIDES.contains(one) => (word("/side", false), 2),
        ["by", "turns", ..] if before == Some("/side") => (None, 2),
        ["tempo", number, ..] if is_number(number) => (word(&format!("t{number}"), true), 2),
        // Sets without their number are those of the list that follows.
        ["set" | "sets", "of", _, "," | "and", ..] if !is_begun => (None, 2),
        ["set" | "sets" | "hold" | "holds", "of", ..] | ["set" | "sets", "x" | ":", ..] => {
            (word("x", false), 2)
        }
        ["s", "hold" | "holds", ..] if is_begun => (word("s", false), 2),
        [one, "of" | "x", ..] if REPS.contains(one) && is_begun => (word("x", false), 2),
        ["and", ..] => (word(",", false), 1),
        [one, ..] if REPS.contains(one) && is_begun => (word("reps", false), 1),
        [",", behind @ ..] if rest(behind).is_some() => (None, 1),
        [] | [",", "tempo", ..] => (None, 1),
        [one, ..] => (word(one, tokens[0].apart), 1),
    }
}

/// The seconds of a rest, and how many words it is: `rest 45`, `rest of 1 min`, `90 s rest`, `r90s`.
fn rest(words: &[&str]) -> Option<(String, usize)> {
    let begun = match words {
        ["rest", "of" | "for" | ":", ..] => 2,
        ["rest" | "r", ..] => 1,
        _ => {
            let (seconds, count) = duration(words)?;
            return (words.get(count) == Some(&"rest")).then_some((seconds, count + 1));
        }
    };
    let behind = &words[begun..];
    let bare = || {
        let number = behind.first().filter(|number| is_number(number))?;
        Some(((*number).to_owned(), 1))
    };
    duration(behind).or_else(bare).map(|(seconds, count)| (seconds, begun + count))
}

/// A time with its unit in seconds, and how many words it is.
fn duration(words: &[&str]) -> Option<(String, usize)> {
    match words {
        [number, "s", ..] if is_number(number) => Some(((*number).to_owned(), 2)),
        [number, "min", ..] if is_number(number) => {
            let minutes = number.parse().unwrap_or(u32::MAX);
            Some((minutes.saturating_mul(60).to_string(), 2))
        }
        _ => None,
    }
}

/// An amount whose first number counts no sets, and how many words it is: repetitions or holds of one
/// set, `10 holds of 3 s`, or one hold in each, `hold 30 s, 2 times`.
fn whole(words: &[&str]) -> Option<(String, usize)> {
    match words {
        [reps, one, "x", sets, "set" | "sets", ..]
            if REPS.contains(one) && is_number(reps) && is_number(sets) =>
        {
            Some((format!("{sets}x{reps}"), 5))
        }
        ["1", one, "of" | "x", ..] if HOLDS.contains(one) => Some(("1x".into(), 3)),
        [reps, one, "of" | "x", ..]
            if is_number(reps) && (REPS.contains(one) || HOLDS.contains(one)) =>
        {
            Some((format!("1x{reps}x"), 3))
        }
        ["hold", "for", rest @ ..] => held(rest).map(|(amount, count)| (amount, count + 2)),
        ["hold", rest @ ..] => held(rest).map(|(amount, count)| (amount, count + 1)),
        _ => None,
    }
}

/// One hold in each set: `30 s, 2 times`.
fn held(words: &[&str]) -> Option<(String, usize)> {
    match words {
        [seconds, "s", ",", sets, "time" | "times", ..]
            if is_number(seconds) && is_number(sets) =>
        {
            Some((format!("{sets}x{seconds}s"), 5))
        }
        [seconds, "s", ..] if is_number(seconds) => Some((format!("1x{seconds}s"), 2)),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Spelt;

    #[test]
    fn doses_are_spelt_as_the_notation_does() {
        for (text, spelt) in [
            ("3 \u{d7} 12", "3x12"),
            ("3 x 8\u{2013}10", "3x8-10"),
            ("3X12", "3x12"),
            ("3 sets of 12", "3x12"),
            ("3 Sets of 8 to 10 repetitions", "3x8-10reps"),
            ("3 sets x 12 reps each side", "3x12reps/side"),
            ("3 * 12 reps per leg, rest 45 s", "3x12reps/side r45"),
            ("2 x 30 sec", "2x30s"),
            ("2 holds of 30 seconds on each side", "1x2x30s/side"),
            ("10 reps x 3 s", "1x10x3s"),
            ("10 holds of 3 s", "1x10x3s"),
            ("5 holds of 10s", "1x5x10s"),
            ("10 Repetitions of 3 seconds, rest 20 s", "1x10x3s r20"),
            ("3 sets of 10 reps of 3 s", "3x10x3s"),
            ("3 x 10 reps x 3 s", "3x10x3s"),
            ("10 reps x 3 sets", "3x10"),
            ("1 hold of 20 s", "1x20s"),
            ("hold 30 s, 2 times per side by turns, rest 10 s", "2x30s/side r10"),
            ("hold for 30 seconds, 1 time", "1x30s"),
            ("hold 20 seconds on each side", "1x20s/side"),
            // What is neither is left as it is, and told.
            ("10 reps x 3", "1x10x3"),
            ("10 reps 3 s", "10reps 3s"),
            ("2 sets of 6 holds of 5 s", "2x6x5s"),
            ("6, 4, 2 \u{d7} 10 s", "6,4,2x10s"),
            ("sets of 6, 4 and 2 holds of 10 s", "6,4,2x10s"),
            ("3 sets: 6, 4 and 2 holds of 10 seconds", "3x6,4,2x10s"),
            ("5 minutes", "5min"),
            ("3 sets: 12", "3x12"),
            ("3x12 rest 1 min", "3x12 r60"),
            ("3x12, rest: 2 minutes", "3x12 r120"),
            ("3x12, 1 min rest", "3x12 r60"),
            ("3x12 rest of 90 s", "3x12 r90"),
            ("3x12 r90s", "3x12 r90"),
            ("3x20s hold", "3x20s"),
            ("3 x 20 s holds per side", "3x20s/side"),
            ("half an hour", "30min"),
            ("1 hour", "60min"),
            // What goes with nothing stays.
            ("3x30s reps", "3x30sreps"),
            ("3x12 r45 reps", "3x12 r45reps"),
            ("3x12 by turns", "3x12 by turns"),
            ("sets of 8x3", "x8x3"),
            ("3x12 hold", "3x12 hold"),
            ("3x12 45s rest tempo 2-0-2-1", "3x12 r45 t2-0-2-1"),
            ("3x8-10/side r90 t3-1-2-0", "3x8-10/side r90 t3-1-2-0"),
            ("3x r45", "3x r45"),
            ("3 sets of 8 to 10 repetitions, 90 s rest", "3x8-10reps r90"),
            ("6,a,2x10s", "6,a,2x10s"),
            ("3x12 kg", "3x12 kg"),
        ] {
            assert_eq!(Spelt::of(text).text, spelt, "{text}");
        }
    }

    #[test]
    fn every_byte_knows_its_source() {
        let spelt = Spelt::of("3 \u{d7} 120 each side");
        assert_eq!(spelt.text, "3x120/side");
        assert_eq!(spelt.source(&(2..5)), 5..8);
        assert_eq!(spelt.source(&(5..10)), 9..18);
        assert_eq!(spelt.source(&(10..10)), 18..18);
    }
}
