//! An end to what is told: a few mistakes of each kind are kept, all are counted.

use std::collections::HashMap;

/// The most mistakes of one kind that are shown.
const MOST_OF_A_KIND: usize = 20;
/// The most that are shown in all, as long as each kind has one.
const MOST: usize = 60;
/// Kinds that are told apart; what is still another kind is counted with the last.
const MOST_KINDS: usize = 100;

/// Mistakes of which the first few of each kind are kept, however many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<T> {
    kinds: HashMap<String, usize>,
    /// How many there are of each kind.
    counts: Vec<usize>,
    /// What is kept, with its kind.
    kept: Vec<(usize, T)>,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { kinds: HashMap::new(), counts: Vec::new(), kept: Vec::new() }
    }
}

impl<T> Few<T> {
    /// Counts a mistake; it is made, and kept, when there are few of its kind.
    pub fn add(&mut self, kind: &str, make: impl FnOnce() -> T) {
        let kind = self.number(kind);
        self.counts[kind] += 1;
        if self.counts[kind] <= MOST_OF_A_KIND {
            self.kept.push((kind, make()));
        }
    }

    fn number(&mut self, kind: &str) -> usize {
        if let Some(kind) = self.kinds.get(kind) {
            return *kind;
        }
        if self.counts.len() == MOST_KINDS {
            return MOST_KINDS - 1;
        }
        self.kinds.insert(kind.to_owned(), self.counts.len());
        self.counts.push(0);
        self.counts.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many there are, kept or not.
    pub fn count(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Those to be shown, in an order, and how many more there are. Of many kinds each has fewer,
    /// so that as many kinds as possible are seen.
    pub fn shown<K: Ord>(mut self, order: impl Fn(&T) -> K) -> (Vec<T>, usize) {
        self.kept.sort_by_key(|(_, one)| order(one));
        let all = self.count();
        let shown =
            |most: usize| self.counts.iter().map(|count| (*count).min(most)).sum::<usize>() <= MOST;
        let most = (1..=MOST_OF_A_KIND).rev().find(|most| shown(*most)).unwrap_or(1);
        let mut of_kind = vec![0; self.counts.len()];
        self.kept.retain(|(kind, _)| {
            of_kind[*kind] += 1;
            of_kind[*kind] <= most
        });
        self.kept.truncate(MOST);
        let list: Vec<T> = self.kept.into_iter().map(|(_, one)| one).collect();
        let more = all - list.len();
        (list, more)
    }
}

/// What kind a message is of: the sentence without what it quotes and without numbers.
pub fn kind_of(message: &str) -> String {
    let plain = message.split('`').step_by(2);
    plain.flat_map(str::chars).filter(|c| !c.is_ascii_digit()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Few, MOST, MOST_KINDS, MOST_OF_A_KIND, kind_of};

    /// As many mistakes of each of so many kinds, in turn.
    fn many(kinds: usize, each: usize) -> Few<usize> {
        let mut few = Few::default();
        for number in 0..kinds * each {
            few.add(&format!("kind {}", number % kinds), || number);
        }
        few
    }

    #[test]
    fn what_is_shown_and_what_is_not_add_up() {
        for (kinds, each, most) in [
            (1, 3, 3),
            (1, 1000, MOST_OF_A_KIND),
            (3, 20, MOST),
            (4, 1000, MOST),
            (40, 20, 40),
            (500, 9, MOST),
        ] {
            let few = many(kinds, each);
            assert_eq!(few.count(), kinds * each);
            let (shown, more) = few.shown(|one| *one);
            assert_eq!((shown.len(), more), (most, kinds * each - most), "{kinds} kinds of {each}");
            assert!(shown.is_sorted());
        }
    }

    #[test]
    fn a_rare_mistake_is_seen_among_many() {
        let mut few = many(MOST_KINDS / 4, 1000);
        few.add("rare", || 1_000_000);
        assert!(few.shown(|one| *one).0.contains(&1_000_000));
    }

    #[test]
    fn what_is_quoted_and_numbers_make_no_other_kind() {
        assert_eq!(kind_of("unknown key `a`"), kind_of("unknown key `b12`"));
        assert_eq!(kind_of("`age` is 1 to 120, not 0"), kind_of("`pain` is 0 to 10, not 11"));
        assert_ne!(kind_of("unknown key `a`"), kind_of("unknown exercise `a`"));
    }
}
