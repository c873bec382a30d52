//! A user's exercise over one of the catalogue: it can raise what is asked of a back, never lower it. Flags that block it stay, the level
//! does not sink, and it stays in its position and pattern, by which rules know it.

use crate::exercise::{Exercise, Level};
use crate::spine::Axis;
use crate::word::{Word as _, joined};

/// A value of an exercise's table that is less than what holds: its key, and a sentence about it.
pub(super) type Lowered = (&'static str, String);

/// Raises an exercise to what the one that it replaces asks; says what had to be raised.
pub(super) fn raise(own: &mut Exercise, old: &Exercise) -> Vec<Lowered> {
    let mut lowered: Vec<Lowered> = Axis::ALL.iter().filter_map(|axis| raise_axis(own, old, *axis)).collect();
    lowered.extend(keep_flags(own, old));
    lowered.extend(raise_level(own, old));
    let kept = |key, what: &str, said: &str, holds: &str| {
        (said != holds).then(|| (key, format!("{what} of `{}` stays {holds}, not {said}", old.id)))
    };
    lowered.extend(kept("position", "the position", own.position.word(), old.position.word()));
    lowered.extend(kept("pattern", "the pattern", own.pattern.word(), old.pattern.word()));
    (own.position, own.pattern) = (old.position, old.pattern);
    lowered
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
    Some(("level", format!("the level of `{}` can't be lowered to {said}: {} holds", old.id, old.level)))
}
