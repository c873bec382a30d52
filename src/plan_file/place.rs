//! Where things stand in a plan file, and the mistakes found so far.
//!
//! A text that was borrowed from the file tells its own place; a number is looked for behind its
//! key.

use std::fmt;
use std::ops::Range;

use crate::person::key::Key;
use crate::plan_file::raw::{Said, SaidDate};
use crate::text::id::Text;
use crate::text::printable::{disturbing, is_blank};
use crate::text::problem::{Found, Problem, Problems, kind_of};
use crate::text::vocabulary::{Lookup, Unknown, Vocabulary};

/// The longest text, in characters: room for a long paragraph.
const LONGEST_TEXT: usize = 2000;

/// A step into the file by position, counted from 0: `weeks[0].days[2]`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Path {
    steps: [Option<(&'static str, usize)>; 5],
}

impl Path {
    /// One step further.
    pub(super) fn into(mut self, list: &'static str, index: usize) -> Self {
        if let Some(free) = self.steps.iter_mut().find(|step| step.is_none()) {
            *free = Some((list, index));
        }
        self
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, (list, index)) in self.steps.iter().flatten().enumerate() {
            write!(f, "{}{list}[{index}]", if depth == 0 { "" } else { "." })?;
        }
        Ok(())
    }
}

/// What a file says of itself and is not believed.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Items with a name that is not their exercise's.
    pub names: u32,
    /// Items with a breathing cue that is not their exercise's.
    pub cues: u32,
    /// A key that is said to be assumed and is not.
    pub assumed: Option<Key>,
    /// Whether words for safety are missing or others.
    pub safety: bool,
    /// Whether the file has words for safety of its own.
    pub added: bool,
    /// Whether the file had words of its own in a refused plan.
    pub dropped: bool,
}

impl Remarks {
    /// What to tell about it, whole sentences without their full stop.
    pub(super) fn told(&self) -> Vec<String> {
        let names = match self.names {
            0 => None,
            1 => Some("a name is not that of its exercise: the catalogue's is shown".to_owned()),
            names => Some(format!(
                "{names} names are not those of their exercises: the catalogue's are shown"
            )),
        };
        let cues = match self.cues {
            0 => None,
            1 => Some("a breathing cue is not that of its exercise, but the file's own".to_owned()),
            cues => Some(format!(
                "{cues} breathing cues are not those of their exercises, but the file's own"
            )),
        };
        let assumed =
            self.assumed.map(|key| format!("`{key}` is said to be assumed, but it was stated"));
        let safety = match (self.safety, self.added) {
            (false, false) => None,
            (true, false) => {
                Some("words for safety are missing or changed: those of the program stand")
            }
            (true, true) => Some(
                "words for safety are missing or changed: those of the program stand, and the \
                    file's own are added after them",
            ),
            (false, true) => {
                Some("words for safety of the file's own are added after those of the program")
            }
        };
        let dropped = self.dropped.then_some(
            "words of the file's own are left out: a refused plan has the program's only",
        );
        let safety = safety.into_iter().chain(dropped).map(str::to_owned);
        names.into_iter().chain(cues).chain(assumed).chain(safety).collect()
    }
}

/// The file's text with the mistakes found in it.
pub(super) struct Findings<'t> {
    text: &'t str,
    list: Found,
    /// What is no mistake and is not believed.
    pub remarks: Remarks,
    /// The end of the date that was placed last.
    dates_until: usize,
}

impl<'t> Findings<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, list: Found::default(), remarks: Remarks::default(), dates_until: 0 }
    }

    /// The mistakes, in the order of the text; nothing when there are none.
    pub(super) fn into_problems(self, name: &str) -> Option<Problems> {
        (!self.list.is_empty()).then(|| Problems::new(name, self.text, self.list))
    }

    /// How many mistakes there are so far.
    pub(super) fn count(&self) -> usize {
        self.list.count()
    }

    /// Notes a mistake; without a place its message begins with the path.
    pub(super) fn add(
        &mut self,
        at: Option<Range<usize>>,
        path: Path,
        message: &str,
        help: Option<String>,
    ) {
        self.list.add(&kind_of(message), || {
            placed(Problem { at, message: message.to_owned(), help }, path)
        });
    }

    /// What was meant by a text; a mistake and nothing when it is none of the words.
    pub(super) fn meant<T>(&mut self, said: &Said, path: Path, words: &Lookup<T>) -> Option<T> {
        let meant = words.find(&said.0);
        if meant.is_none() {
            let at = self.place(said);
            self.list.add(&kind_of(&Unknown::said(words.what, &said.0)), || {
                let unknown = words.unknown(&said.0);
                placed(Problem { at, message: unknown.message, help: unknown.help }, path)
            });
        }
        meant
    }

    /// The word that was said; a mistake and nothing when there is no such word.
    pub(super) fn word<W: Vocabulary>(&mut self, said: &Said, path: Path) -> Option<W> {
        self.meant(said, path, &Lookup::of_words())
    }

    /// The word that was said, or what holds when nothing was.
    pub(super) fn word_or<W: Vocabulary>(
        &mut self,
        said: Option<&Said>,
        path: Path,
        usual: W,
    ) -> W {
        said.and_then(|said| self.word(said, path)).unwrap_or(usual)
    }

    /// A text to be shown: its characters and its length are checked.
    pub(super) fn text(&mut self, said: Said<'t>, path: Path) -> Text {
        // What was put on at reading is no part of what the author wrote.
        let own = said.0.strip_prefix(AUTHOR).unwrap_or(&said.0);
        let wrong = match disturbing(&said.0) {
            Some((at, c)) => Some((
                at..at + c.len_utf8(),
                format!("the character {} can't be shown", c.escape_unicode()),
            )),
            None if own.len() > LONGEST_TEXT && own.chars().count() > LONGEST_TEXT => Some((
                0..said.0.len(),
                format!("a text of at most {LONGEST_TEXT} characters, please"),
            )),
            None if !said.0.is_empty() && is_blank(&said.0) => {
                Some((0..said.0.len(), "a text of which nothing can be seen".to_owned()))
            }
            None => None,
        };
        if let Some((within, message)) = wrong {
            let at = self.place(&said).map(|at| at.start + within.start..at.start + within.end);
            self.add(at, path, &message, None);
        }
        Text::from(said.0.into_owned())
    }

    /// The text under a key, empty when there is none.
    pub(super) fn text_or_empty(&mut self, said: Option<Said<'t>>, path: Path) -> Text {
        said.map(|said| self.text(said, path)).unwrap_or_default()
    }

    /// The place of a text that the file holds as it is; none when it was written with escapes.
    pub(super) fn place(&self, said: &Said) -> Option<Range<usize>> {
        let start = (said.0.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let at = start..start + said.0.len();
        (self.text.get(at.clone()) == Some(&said.0)).then_some(at)
    }

    /// The place of the value that is `value`, or a list with it, behind a key; looked for from a
    /// byte on.
    pub(super) fn value_place(&self, key: &str, value: &str, from: usize) -> Option<Range<usize>> {
        let text = self.text.get(from..)?;
        let mut values = text.match_indices(key).filter_map(|(at, _)| value_behind(text, at, key));
        let holds = |at: &Range<usize>| {
            text[at.clone()].split(['[', ',', ' ', ']']).any(|part| part == value)
        };
        values.find(holds).map(|at| from + at.start..from + at.end)
    }

    /// The place of a number behind a key.
    pub(super) fn number_place(&self, key: &str, number: u32, from: usize) -> Option<Range<usize>> {
        self.value_place(key, &number.to_string(), from)
    }

    /// The place of a key with a value.
    pub(super) fn key_place(&self, key: &str) -> Option<Range<usize>> {
        let mut places = self.text.match_indices(key).map(|(at, _)| at);
        places.find(|at| value_behind(self.text, *at, key).is_some()).map(|at| at..at + key.len())
    }

    /// The place of a date behind a key. TOML's own dates don't tell their place: they are looked
    /// for in the order of the file, so each one that is asked for must be asked for in turn.
    pub(super) fn date_place(&mut self, key: &str, said: &SaidDate) -> Option<Range<usize>> {
        let at = self.place(&said.0).or_else(|| self.value_place(key, &said.0.0, self.dates_until));
        self.dates_until = at.as_ref().map_or(self.dates_until, |at| at.end);
        at
    }
}

/// A mistake whose message begins with the path when it has no place.
fn placed(problem: Problem, path: Path) -> Problem {
    let path = path.to_string();
    if problem.at.is_some() || path.is_empty() {
        return problem;
    }
    Problem { message: format!("{path}: {}", problem.message), ..problem }
}

/// The range of the number or list that follows a key at a byte; none when what stands there is no
/// key.
fn value_behind(text: &str, at: usize, key: &str) -> Option<Range<usize>> {
    let in_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    if text[..at].ends_with(in_word) {
        return None;
    }
    let behind = &text[at + key.len()..];
    let value = behind.trim_start_matches('"').trim_start().strip_prefix([':', '='])?.trim_start();
    let length = match value.strip_prefix('[') {
        Some(list) => list.find(']')? + 2,
        None => value.find(|c: char| !in_word(c)).unwrap_or(value.len()),
    };
    let start = text.len() - value.len();
    Some(start..start + length)
}

/// How a text begins that a plan file says and the program would not.
pub const AUTHOR: &str = "From the plan's author: ";
