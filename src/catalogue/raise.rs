//! A user's exercise over one of the catalogue: it can raise what is asked of a back, never lower
//! it. Flags that block it stay, the level does not sink, what comes only on request goes on doing
//! so, and it stays in its position and pattern, by which rules know it. Under the same name it is
//! what watches and apps know, too.

use crate::catalogue::exercise::{Exercise, Level};
use crate::catalogue::spine::Axis;
use crate::text::printable::joined;
use crate::text::vocabulary::Vocabulary as _;

/// Sentences of a set-up that say who asks first and what waits: no file takes them out.
const KEPT: [&str; 2] = [
    "In the morning wait an hour after getting up.",
    "With an artificial hip ask your surgeon or physiotherapist first.",
];

/// A value of an exercise's table that is less than what holds: its key, and a sentence about it.
pub(super) type Lowered = (&'static str, String);

/// Raises an exercise to what the one that it replaces asks; says what had to be raised.
pub(super) fn raise(own: &mut Exercise, old: &Exercise) -> Vec<Lowered> {
    let mut lowered: Vec<Lowered> =
        Axis::ALL.iter().filter_map(|axis| raise_axis(own, old, *axis)).collect();
    lowered.extend(keep_flags(own, old));
    lowered.extend(raise_level(own, old));
    lowered.extend(keep_waiting(own, old));
    let kept = |key, what: &str, said: &str, holds: &str| {
        (said != holds).then(|| (key, format!("{what} of `{}` stays {holds}, not {said}", old.id)))
    };
    lowered.extend(kept("position", "the position", own.position.as_str(), old.position.as_str()));
    lowered.extend(kept("pattern", "the pattern", own.pattern.as_str(), old.pattern.as_str()));
    (own.position, own.pattern) = (old.position, old.pattern);
    if own.name == old.name {
        own.fit = own.fit.or(old.fit);
        own.liftosaur = own.liftosaur.take().or_else(|| old.liftosaur.clone());
    }
    lowered.extend(replaced_texts(own, old));
    lowered
}

/// What the file says in place of the program's words about how it is done; when to stop is added
/// to and never replaced.
fn replaced_texts(own: &mut Exercise, old: &Exercise) -> Vec<Lowered> {
    let texts = [
        ("setup", own.setup != old.setup),
        ("steps", own.steps != old.steps),
        ("cues", own.cues != old.cues),
        ("mistakes", own.mistakes != old.mistakes),
        ("breathing", own.breathing != old.breathing),
    ];
    let keys: Vec<&'static str> =
        texts.into_iter().filter(|(_, other)| *other).map(|(key, _)| key).collect();
    let mut told = Vec::new();
    if let Some(first) = keys.first() {
        let named = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        told.push((
            *first,
            format!("replaces {named} of `{}`: these words are their author's now", old.id),
        ));
    }
    for sentence in KEPT {
        if old.setup.contains(sentence) && !own.setup.contains(sentence) {
            own.setup = format!("{} {sentence}", own.setup).into();
        }
    }
    // Read and laid over, it comes here twice.
    if !own.stop.starts_with(old.stop.as_str()) {
        told.push((
            "stop",
            format!("`stop` of `{}` is added to the program's, which stands", old.id),
        ));
        own.stop = format!("{} {}", old.stop, own.stop).into();
    }
    told
}

fn raise_axis(own: &mut Exercise, old: &Exercise, axis: Axis) -> Option<Lowered> {
    let (said, holds) = (own.spine.on(axis), old.spine.on(axis));
    if said >= holds {
        return None;
    }
    *own.spine.on_mut(axis) = holds;
    Some(("spine", format!("`{axis}` of `{}` can't be lowered to {said}: {holds} holds", old.id)))
}

fn keep_flags(own: &mut Exercise, old: &Exercise) -> Option<Lowered> {
    let missing: Vec<_> = old.flags.iter().copied().filter(|flag| !own.has(*flag)).collect();
    own.flags.extend(&missing);
    let what = if missing.len() == 1 { "flag" } else { "flags" };
    let text = format!("`{}` keeps its {what} {}", old.id, joined(&missing, ", "));
    (!missing.is_empty()).then_some(("flags", text))
}

/// What waits until it is asked for goes on waiting.
fn keep_waiting(own: &mut Exercise, old: &Exercise) -> Option<Lowered> {
    let is_lowered = old.on_request && !own.on_request;
    own.on_request |= old.on_request;
    let text = format!("`{}` keeps its `on_request`: it comes only where it is asked for", old.id);
    is_lowered.then_some(("on_request", text))
}

/// The level is at least the old one; doses below it are not asked for any more.
fn raise_level(own: &mut Exercise, old: &Exercise) -> Option<Lowered> {
    let said = own.level;
    if said >= old.level {
        return None;
    }
    own.level = old.level;
    for level in Level::ALL.iter().filter(|level| **level < old.level) {
        own.doses[*level as usize] = None;
    }
    Some((
        "level",
        format!("the level of `{}` can't be lowered to {said}: {} holds", old.id, old.level),
    ))
}
