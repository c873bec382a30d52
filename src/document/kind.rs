//! Which kind of file a text is, told by its own keys and beginnings: who hands in the wrong one is told so, and not each of its lines.
//!
//! A file that has anything of what is wanted is read as such, whatever else is wrong with it.

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use super::Span;
use crate::problem::Problem;
use crate::profile::Key;
use crate::word::{Word as _, shown};

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whom a plan is for.
    Profile,
    /// Exercises, equipment, workouts and poses.
    Catalogue,
    /// Answers of the screen.
    Answers,
    /// A plan.
    Plan,
    /// The program's own poses.
    Poses,
}

/// The longest profile and file of answers, in bytes: each lists every exercise of a large catalogue twice.
const LONGEST: usize = 2 << 20;
/// Every schema name of the program begins so.
const SCHEMAS: &str = "backplan/";
/// As much of a text as tells a schema name from others.
const LONGEST_SCHEMA: usize = 64;
/// The table of a plan that says whom it is for.
const PROFILE: &str = "profile";
/// How a file of a word processor begins.
const RTF: &str = "{\\rtf";
/// Less than this may well be a slip in each line.
const FEW_LINES: usize = 3;

impl Kind {
    /// What it is called: "this profile has no ...".
    pub const fn what(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Catalogue => "catalogue",
            Self::Answers => "file of answers",
            Self::Plan => "plan",
            Self::Poses => "file of poses",
        }
    }

    const fn form(self) -> &'static str {
        if matches!(self, Self::Plan) { "JSON or TOML" } else { "TOML" }
    }

    const fn example(self) -> &'static str {
        match self {
            Self::Profile => "a profile has lines like `level = \"beginner\"`",
            Self::Catalogue => "a catalogue has tables `[[exercise]]` with lines like `id = \"my-bridge\"`",
            Self::Answers => "`backplan screen --form` writes a file to fill in",
            Self::Plan => "`backplan generate -o plan.json` writes a plan that can be read back",
            Self::Poses => "it has tables `[pose.NAME]`",
        }
    }

    /// What is wrong with a text that is far longer than such a file can be.
    pub(super) fn too_long(self, text: &str) -> Option<Problem> {
        let short = matches!(self, Self::Profile | Self::Answers);
        (short && text.len() > LONGEST).then(|| {
            let message = format!("{} bytes are too many for a {}: {LONGEST} at most", text.len(), self.what());
            whole(message, "is it the right file?")
        })
    }
}

fn whole(message: String, help: impl Into<String>) -> Problem {
    Problem { at: None, message, help: Some(help.into()) }
}

/// What to say about a text that is something else than what is wanted; none when it has anything of it.
pub fn other(text: &str, wanted: Kind) -> Option<Problem> {
    not_toml(text, wanted).or_else(|| {
        let (document, _) = DeTable::parse_recoverable(text);
        other_tables(document.get_ref(), wanted)
    })
}

/// The keys at the top of a document, with what stands under them.
fn top<'d>(document: &'d DeTable) -> Vec<(Cow<'d, str>, Shape)> {
    document.iter().map(|(key, value)| (key.get_ref().as_ref().into(), Shape::of(value.get_ref()))).collect()
}

/// What [`other`] says of a TOML document.
pub(super) fn other_tables(document: &DeTable, wanted: Kind) -> Option<Problem> {
    let top = top(document);
    let headed = || headed_profile(document, &top).map(|header| under_header(header, wanted));
    printed(&top, wanted).or_else(headed).or_else(|| other_kind(&top, wanted).map(|found| instead(found, wanted)))
}

/// Where `[profile]` stands in a document that has a profile below it and nothing else: a plan says more.
fn headed_profile(document: &DeTable, top: &[(Cow<str>, Shape)]) -> Option<Span> {
    let [(key, Shape::Table)] = top else { return None };
    (key == PROFILE).then(|| document.keys().next().map(toml::Spanned::span)).flatten()
}

/// What to say about a profile that stands as one does in a plan.
fn under_header(header: Span, wanted: Kind) -> Problem {
    let remove = "remove the line `[profile]`";
    let (message, help) = if wanted == Kind::Profile {
        ("the keys of a profile stand at the top of its file".to_owned(), remove.to_owned())
    } else {
        let Problem { message, help, .. } = instead(Kind::Profile, wanted);
        (message, format!("{remove}; {}", help.unwrap_or_default()))
    };
    Problem { at: Some(header), message, help: Some(help) }
}

/// What to say about output of the program that is no file to be read, told by its schema.
fn printed(top: &[(Cow<str>, Shape)], wanted: Kind) -> Option<Problem> {
    let Shape::Text(schema) = &top.iter().find(|(key, _)| key == "schema")?.1 else { return None };
    let command = schema.strip_prefix(SCHEMAS)?.split('/').next().filter(|command| *command != Kind::Plan.what())?;
    let command = shown(command);
    let message = format!("this is what `backplan {command}` prints for programs; a {} is wanted", wanted.what());
    Some(whole(message, wanted.example()))
}

/// The same, of what is not TOML at all.
pub(super) fn not_toml(text: &str, wanted: Kind) -> Option<Problem> {
    if is_json(text) {
        return other_json(text, wanted);
    }
    let begins = |with: &str| text.trim_start().get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    let tags = [
        ("<!-- backplan ", "what backplan wrote for people to read"),
        ("<svg", "a picture (SVG)"),
        ("<?xml", "XML"),
        ("<", "a page (HTML)"),
        ("BEGIN:VCALENDAR", "a calendar"),
        (RTF, "a text with its looks (RTF)"),
    ];
    let found = tags.into_iter().find(|(with, _)| begins(with)).map(|(_, found)| found);
    let found = found.or_else(|| has_commas(text).then_some("a table of values with commas between them (CSV)"));
    let found = found.or_else(|| is_prose(text).then_some("text, and hardly a line of it is TOML"))?;
    Some(whole(format!("this is {found}; a {} is {}", wanted.what(), wanted.form()), wanted.example()))
}

/// Whether a text is JSON by its beginning: an object, or a list, which no header of a TOML table looks like.
fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let list = || {
        let first = text.strip_prefix('[').map(str::trim_start)?;
        let line = text.lines().next().unwrap_or_default();
        Some(
            first.starts_with('{')
                || !first.starts_with('[') && (line == "[" || line.contains([',', '{']) || line == "[]"),
        )
    };
    text.starts_with('{') && !text.starts_with(RTF) || list() == Some(true)
}

fn other_json(text: &str, wanted: Kind) -> Option<Problem> {
    let top = json_top(text);
    if let Some(problem) = printed(&top, wanted) {
        return Some(problem);
    }
    if top.iter().any(|(key, _)| key == "$schema") {
        let message = format!("this is a JSON Schema, which says what a file can hold; a {} is wanted", wanted.what());
        return Some(whole(message, wanted.example()));
    }
    if wanted == Kind::Plan && text.trim_start().starts_with('[') {
        return Some(whole("this is a list (JSON); a plan is a JSON object, or TOML".into(), wanted.example()));
    }
    match other_kind(&top, wanted) {
        Some(Kind::Plan) => Some(instead(Kind::Plan, wanted)),
        Some(found) => {
            let message = format!("this is a {} as JSON; a {} is wanted", found.what(), wanted.what());
            Some(whole(message, wanted.example()))
        }
        None if wanted == Kind::Plan => None,
        None => Some(whole(format!("this is JSON; a {} is TOML", wanted.what()), wanted.example())),
    }
}

/// What a key holds, as far as it tells kinds apart.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    Text(String),
    Flag,
    List,
    Tables,
    Table,
    Other,
}

impl Shape {
    fn of(value: &DeValue) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.chars().take(LONGEST_SCHEMA).collect()),
            DeValue::Boolean(_) => Self::Flag,
            DeValue::Array(list) if list.first().is_some_and(|item| item.get_ref().is_table()) => Self::Tables,
            DeValue::Array(_) => Self::List,
            DeValue::Table(_) => Self::Table,
            _ => Self::Other,
        }
    }

    fn of_json(value: &str) -> Self {
        let inner = |value: &str| value[1..].trim_start().starts_with('{');
        match value.as_bytes().first() {
            Some(b'"') => Self::Text(value[1..].split('"').next().unwrap_or_default().to_owned()),
            Some(b't' | b'f') => Self::Flag,
            Some(b'[') if inner(value) => Self::Tables,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Table,
            _ => Self::Other,
        }
    }

    const fn holds_tables(&self) -> bool {
        matches!(self, Self::Table | Self::Tables)
    }
}

/// The kind that the keys at the top tell; none when they tell nothing, or what is wanted as well.
fn other_kind(top: &[(Cow<str>, Shape)], wanted: Kind) -> Option<Kind> {
    let is = |kind: Kind| top.iter().any(|(key, shape)| tells(kind, key, shape));
    let kinds = [Kind::Plan, Kind::Catalogue, Kind::Profile, Kind::Answers];
    if is(wanted) { None } else { kinds.into_iter().find(|kind| is(*kind)) }
}

/// Whether a text is TOML that has anything of a kind of file, whatever else is wrong with it.
pub fn has_any(text: &str, kind: Kind) -> bool {
    let (document, _) = DeTable::parse_recoverable(text);
    not_toml(text, kind).is_none() && top(document.get_ref()).iter().any(|(key, shape)| tells(kind, key, shape))
}

fn tells(kind: Kind, key: &str, shape: &Shape) -> bool {
    match kind {
        Kind::Plan => match shape {
            Shape::Text(text) => key == "schema" && text.starts_with(SCHEMAS),
            Shape::List => key == "weeks",
            shape => shape.holds_tables() && ["weeks", "profile", "made_by"].contains(&key),
        },
        Kind::Catalogue => shape.holds_tables() && ["exercise", "equipment", "workout", "pose"].contains(&key),
        // That somebody fell stands in profiles and in answers.
        Kind::Profile => {
            key != "fallen"
                && Key::ALL.iter().any(|own| own.word() == key)
                && !shape.holds_tables()
                && (key != "weeks" || *shape == Shape::Other)
        }
        // The codes of warning signs have hyphens, the keys of all other files have none.
        Kind::Answers => {
            let answer = *shape == Shape::Flag || *shape == Shape::Text(String::new());
            answer && key.contains('-')
        }
        Kind::Poses => shape.holds_tables() && ["base", "pose"].contains(&key),
    }
}

fn instead(found: Kind, wanted: Kind) -> Problem {
    let help = match (found, wanted) {
        (Kind::Plan, Kind::Profile) => {
            "`backplan export PLAN -f toml` shows the plan's profile under `[profile]`: copy the lines below it to a file of their own"
        }
        (Kind::Plan, _) => "`backplan check PLAN` and `backplan export PLAN` are for plans",
        (Kind::Profile, Kind::Plan) => "`backplan generate --profile FILE -o plan.json` makes a plan for it",
        (Kind::Profile, _) => "a profile is given with --profile, as in `backplan generate --profile FILE`",
        (Kind::Catalogue, _) => {
            "a catalogue is given with --catalogue, as in `backplan list --catalogue FILE`; `backplan catalogue check FILE` looks for mistakes"
        }
        (Kind::Answers, Kind::Profile) => "`backplan screen --answers FILE -o me.toml` makes a profile of them",
        (Kind::Answers, _) => "answers are given with `backplan screen --answers FILE`",
        (Kind::Poses, _) => "poses stand in a catalogue",
    };
    whole(format!("this is a {}; a {} is wanted", found.what(), wanted.what()), help)
}

/// The keys at the top of a JSON object with what they hold; as far as it goes, when it is broken.
fn json_top(text: &str) -> Vec<(Cow<'_, str>, Shape)> {
    let bytes = text.as_bytes();
    let (mut top, mut depth, mut at) = (Vec::new(), 0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = text_end(bytes, at);
                let behind = text.get(end + 1..).unwrap_or_default().trim_start();
                if let Some(value) = behind.strip_prefix(':').filter(|_| depth == 1) {
                    let key = text.get(at + 1..end).unwrap_or_default();
                    top.push((key.into(), Shape::of_json(value.trim_start())));
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    top
}

/// The closing quote of the JSON text that begins at a byte.
fn text_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The lines that say something: not empty, and no comments.
fn content(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the first lines are values with as many commas in each, and no keys.
fn has_commas(text: &str) -> bool {
    let mut lines =
        content(text).take(2).map(|line| (line.matches(',').count(), line.contains(['=', '[']) || line.contains(", ")));
    lines.next().is_some_and(|(commas, keys)| commas >= 2 && !keys)
        && lines.next().is_none_or(|(commas, _)| commas >= 2)
}

/// Whether a text is anything but TOML: its first line is not, and hardly another.
fn is_prose(text: &str) -> bool {
    let is_toml = |line: &str| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        line.starts_with('[') || key.is_some_and(|key| !key.contains(char::is_whitespace))
    };
    let lines: Vec<bool> = content(text).take(1000).map(is_toml).collect();
    let toml = lines.iter().filter(|is_toml| **is_toml).count();
    lines.len() >= FEW_LINES && !lines[0] && toml * 10 < lines.len()
}

#[cfg(test)]
mod tests {
    use crate::profile::Key;
    use crate::screen::Asked;
    use crate::word::Word as _;

    #[test]
    fn keys_tell_profiles_and_answers() {
        assert!(Asked::all().all(|asked| asked.code().contains('-') || asked.code() == "fallen"));
        assert!(!Key::ALL.iter().any(|key| key.word().contains('-')));
    }
}
