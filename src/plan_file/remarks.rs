//! What a plan file says of itself and is not believed, in words.

use crate::person::key::Key;
use crate::text::printable::counted;

/// What a file says of itself and is not believed.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Items with a name that is not their exercise's.
    pub names: u32,
    /// Items with a breathing cue that is not their exercise's.
    pub cues: u32,
    /// Weeks with a level or a theme that is not theirs.
    pub weeks: u32,
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
        let weeks = (self.weeks > 0).then(|| {
            let weeks = counted(self.weeks, "week");
            format!("{weeks} with a level or a theme of another: those of the profile are shown")
        });
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
        names.into_iter().chain(cues).chain(weeks).chain(assumed).chain(safety).collect()
    }
}
