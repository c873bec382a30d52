//! Exercises by what people call them: id, name and aliases, however they are written.

use std::iter;
use std::sync::Arc;

use super::Catalogue;
use super::exercise::Exercise;
use crate::text::near::{Called, Index, did_you_mean, nearest, plain, slipped};
use crate::text::printable::{LONGEST_SHOWN, head, shown};
use crate::text::vocabulary::Unknown;

/// The most exercises that are named where a text may mean several.
const MOST_NAMED: usize = 8;
/// Shorter texts stand in too many names.
const SHORTEST_PART: usize = 3;

/// The id of an exercise, and what else it is called.
pub(super) fn all_names(exercise: &Exercise) -> impl Iterator<Item = &str> {
    let names = iter::once(&exercise.name).chain(&exercise.aliases).map(AsRef::as_ref);
    iter::once(exercise.id.as_str()).chain(names)
}

fn names_of(exercise: &Exercise) -> impl Iterator<Item = (&str, u32)> {
    all_names(exercise).map(|name| (name, exercise.rank))
}

impl Catalogue {
    /// The exercises that go by a name, however it is written.
    fn called(&self, text: &str) -> Vec<&Arc<Exercise>> {
        let names = self.names.get_or_init(|| {
            Index::of(self.exercises.iter().flat_map(|one| names_of(one.as_ref())))
        });
        names.all(text).iter().map(|rank| &self.exercises[*rank as usize]).collect()
    }

    /// The exercise that a text means: the one of that id, else the only one that goes by that name.
    pub fn meant(&self, text: &str) -> Option<&Arc<Exercise>> {
        let only = || match self.called(text).as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        self.exercise(text).or_else(only)
    }

    /// The exercise that a text means, or what to say about it.
    ///
    /// # Errors
    /// [`Unknown`] with the exercises that may be meant.
    pub fn find(&self, text: &str) -> Result<&Arc<Exercise>, Unknown> {
        self.meant(text).ok_or_else(|| self.unknown_exercise(text))
    }

    /// What to say about a text that means no exercise, or more than one.
    pub fn unknown_exercise(&self, text: &str) -> Unknown {
        const WHAT: &str = "exercise";
        let called = self.called(text);
        if called.len() > 1 {
            let message = format!("`{}` can be more than one {WHAT}", shown(text));
            return Unknown::with(message, one_of(&ids(&called)));
        }
        let by_words = || match self.holding(text).as_slice() {
            [] => None,
            [only] => Some(did_you_mean(only.id.as_str())),
            several => Some(one_of(&ids(several))),
        };
        let ids = self.exercises.iter().map(|exercise| exercise.id.as_str());
        let slip = self.slip(text).map(did_you_mean).or_else(by_words);
        let help = slip.or_else(|| nearest(text, ids).map(did_you_mean));
        let all = || {
            "`backplan list` shows all of them, `backplan list --search TEXT` those with a text"
                .to_owned()
        };
        Unknown::with(Unknown::said(WHAT, text), help.unwrap_or_else(all))
    }

    /// The id of the exercise that has a name which was typed with a slip or two.
    fn slip(&self, text: &str) -> Option<&str> {
        let names = self
            .exercises
            .iter()
            .flat_map(|exercise| all_names(exercise).map(|name| (name, exercise.id.as_str())));
        slipped(text, names)
    }

    /// The exercises that have a name with all words of a text in it, else those that have one with
    /// words that are near.
    fn holding(&self, text: &str) -> Vec<&Arc<Exercise>> {
        let plain = plain(head(text, LONGEST_SHOWN));
        let words: Vec<Called> = plain.split('-').map(Called::new).collect();
        if words.iter().all(|word| word.stem().len() < SHORTEST_PART) {
            return Vec::new();
        }
        let having = |has: &dyn Fn(&str) -> bool| {
            let holds = |exercise: &&Arc<Exercise>| all_names(exercise).any(has);
            self.exercises.iter().filter(holds).collect::<Vec<_>>()
        };
        let has_all = |name: &str| {
            let name = Called::new(name);
            words.iter().all(|word| name.letters().contains(word.stem()))
        };
        let has_near = |name: &str| plain.split('-').all(|word| is_near_piece(word, name));
        let exact = having(&has_all);
        if exact.is_empty() { having(&has_near) } else { exact }
    }
}

/// Whether a name has a word that was typed with a slip.
fn is_near_piece(word: &str, name: &str) -> bool {
    let name = plain(name);
    slipped(word, name.split('-').map(|piece| (piece, ()))).is_some()
}

fn ids<'e>(exercises: &[&'e Arc<Exercise>]) -> Vec<&'e str> {
    exercises.iter().map(|exercise| exercise.id.as_str()).collect()
}

/// Asks which of several ids is meant.
pub(super) fn one_of(ids: &[&str]) -> String {
    let named: Vec<String> = ids.iter().take(MOST_NAMED).map(|id| format!("`{id}`")).collect();
    let named = named.join(", ");
    match ids.len().checked_sub(MOST_NAMED) {
        None | Some(0) => format!("which one: {named}?"),
        Some(more) => format!("which one: {named} or one of {more} more?"),
    }
}

#[cfg(test)]
mod tests {
    use super::all_names;
    use crate::catalogue::Catalogue;

    fn help(catalogue: &Catalogue, text: &str) -> String {
        catalogue.unknown_exercise(text).help.unwrap_or_default()
    }

    #[test]
    fn every_name_that_one_exercise_has_means_it_however_it_is_written() {
        let catalogue = crate::built_in::catalogue();
        for exercise in catalogue.exercises() {
            for name in all_names(exercise) {
                let meant: Vec<_> = catalogue.called(name).iter().map(|one| &one.id).collect();
                assert!(meant.contains(&&exercise.id), "{name}");
                for written in
                    [name.to_uppercase(), name.replace([' ', '-'], ""), format!("the {name}")]
                {
                    let same: Vec<_> =
                        catalogue.called(&written).iter().map(|one| &one.id).collect();
                    assert_eq!(same, meant, "{written}");
                }
            }
            assert_eq!(
                catalogue.meant(exercise.name.as_str()).map(|one| &one.id),
                Some(&exercise.id)
            );
        }
        for (text, id) in
            [("RDL", "romanian-deadlift"), ("birddog", "bird-dog"), ("bird dogs", "bird-dog")]
        {
            assert_eq!(catalogue.meant(text).map(|one| one.id.as_str()), Some(id), "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_told_what_may_be_meant() {
        let catalogue = crate::built_in::catalogue();
        assert!(
            help(&catalogue, "brigde").contains("`glute-bridge`"),
            "{}",
            help(&catalogue, "brigde")
        );
        assert!(
            help(&catalogue, "plank").contains("`side-plank`"),
            "{}",
            help(&catalogue, "plank")
        );
        assert_eq!(help(&catalogue, "bird-dgo"), "did you mean `bird-dog`?");
        for nonsense in ["", "---", "xyzzy", "q"] {
            assert!(catalogue.meant(nonsense).is_none(), "{nonsense}");
            assert!(help(&catalogue, nonsense).starts_with("`backplan list` shows"), "{nonsense}");
        }
    }
}
