//! Lists of texts, words, numbers and tables, and how much of them is read.

use super::{Spanned, Table, Value, value};
use crate::text::printable::shown;
use crate::text::problem::Problem;
use crate::text::vocabulary::{Lookup, Vocabulary};

impl<'t> Table<'t> {
    /// How many entries the list under a key has, whatever they are; none when there is no list.
    pub fn count(&self, key: &str) -> Option<Spanned<usize>> {
        let Value::List(list) = self.peek(key)? else { return None };
        Some(Spanned { value: list.len(), span: self.value_place(key)? })
    }

    /// Reports a list that is longer than what is read, and leaves it out.
    pub fn few(&self, key: &'static str, most: usize, what: &str) {
        if self.is_longer(key, most, what) {
            self.cut.borrow_mut().push((key, 0));
        }
    }

    /// Reports a list that is longer than what is read; its first entries are read.
    pub fn first(&self, key: &'static str, most: usize, what: &str) {
        if self.is_longer(key, most, what) {
            self.cut.borrow_mut().push((key, most));
        }
    }

    fn is_longer(&self, key: &'static str, most: usize, what: &str) -> bool {
        let Some(list) = self.count(key).filter(|list| list.value > most) else { return false };
        let message = format!("{} {what}, more than the {most} that are read", list.value);
        self.report(Problem::at(list.span.start..list.span.start + 1, message));
        true
    }

    /// As much of a list under a key as is read; what is no list is reported as none of `what`.
    fn list(&self, key: &'static str, what: &str) -> Option<Spanned<&'t [Spanned<Value<'t>>]>> {
        let found = self.find(key)?;
        let Value::List(list) = &found.value else {
            self.expected(key, what, found);
            return None;
        };
        let cut = self.cut.borrow().iter().find(|(cut, _)| *cut == key).map(|(_, most)| *most);
        let list = match cut {
            Some(0) => return None,
            Some(most) => &list[..most],
            None => list,
        };
        Some(Spanned { value: list, span: found.span.clone() })
    }

    /// Whether a list stands under a key.
    pub fn is_list(&self, key: &'static str) -> bool {
        self.find(key).is_some_and(|found| matches!(found.value, Value::List(_)))
    }

    /// The list of whole numbers under a key.
    pub fn numbers(&self, key: &'static str) -> Option<Spanned<Vec<u32>>> {
        let list = self.list(key, "a list of whole numbers")?;
        let number = |item: &Spanned<Value>| {
            let read = match item.value {
                Value::Integer(number) => number.and_then(|number| u32::try_from(number).ok()),
                _ => None,
            };
            if read.is_none() {
                let message = format!("`{key}` is a list of whole numbers from 0 on");
                self.report(Problem::at(item.span.clone(), message));
            }
            read
        };
        let numbers: Vec<Option<u32>> = list.value.iter().map(number).collect();
        let value = numbers.into_iter().collect::<Option<_>>()?;
        Some(Spanned { value, span: list.span })
    }

    /// The list of so many whole numbers under a key.
    pub fn exactly<const N: usize>(&self, key: &'static str) -> Option<Spanned<[u32; N]>> {
        let numbers = self.numbers(key)?;
        let count = numbers.value.len();
        let Ok(value) = numbers.value.try_into() else {
            let message = format!("`{key}` is a list of {N} whole numbers, not of {count}");
            self.report(Problem::at(numbers.span, message));
            return None;
        };
        Some(Spanned { value, span: numbers.span })
    }

    /// The list of texts under a key; none when the key is not there.
    pub fn texts(&self, key: &'static str) -> Option<Vec<Spanned<&'t str>>> {
        const WHAT: &str = "a list of texts";
        let found = self.find(key)?;
        if let Value::Text(text) = &found.value {
            let help = in_brackets(key, text);
            self.report(Self::other_type(key, WHAT, found).help(help));
            return None;
        }
        let text = |item: &'t Spanned<Value<'t>>| {
            if let Value::Text(text) = &item.value {
                return Some(Spanned { value: text.as_ref(), span: item.span.clone() });
            }
            self.expected(key, WHAT, item);
            None
        };
        Some(self.list(key, WHAT)?.value.iter().filter_map(text).collect())
    }

    /// What is meant by each text of the list under a key, or by the parts of a single text, or by a
    /// `no`.
    pub fn each_part<T>(&self, key: &'static str, words: &Lookup<T>) -> Option<Vec<Spanned<T>>> {
        let found = self.find(key)?;
        let text = match &found.value {
            Value::Text(text) => text.as_ref(),
            Value::Flag(false) => self.syntax.text.get(found.span.clone()).unwrap_or_default(),
            _ => return self.each(key, words),
        };
        let at = &found.span;
        let meant = |part: Result<T, &str>| {
            let unknown = |part| self.unknown(at.clone(), words.what, part, || words.unknown(part));
            part.map_err(unknown).ok().map(|value| Spanned { value, span: at.clone() })
        };
        Some(words.parts(text).into_iter().filter_map(meant).collect())
    }

    /// What is meant by each text of the list under a key.
    pub fn each<T>(&self, key: &'static str, words: &Lookup<T>) -> Option<Vec<Spanned<T>>> {
        let texts = self.texts(key)?;
        Some(texts.iter().filter_map(|text| self.look_up(text, words)).collect())
    }

    /// The list of words of a vocabulary under a key.
    pub fn words<W: Vocabulary>(&self, key: &'static str) -> Option<Vec<Spanned<W>>> {
        self.each(key, &Lookup::of_words())
    }

    /// The `null` under a key.
    fn nothing(&self, key: &str) -> Option<&'t Spanned<Value<'t>>> {
        let value = value::entry(self.entries, key).map(|entry| &entry.value);
        value.filter(|value| matches!(value.value, Value::Nothing))
    }

    /// The tables in the list under a key, `[[key]]`.
    pub fn tables<T>(
        &self,
        key: &'static str,
        what: &'static str,
        mut reader: impl FnMut(&Table) -> T,
    ) -> Vec<T> {
        const WHAT: &str = "a list of tables";
        let wanted = format!("{WHAT}, `[[{key}]]`");
        if let Some(nothing) = self.nothing(key) {
            self.expected(key, &wanted, nothing);
        }
        let list = self.list(key, &wanted);
        let table = |item: &'t Spanned<Value<'t>>| {
            if let Some(entries) = item.value.table() {
                return Some(self.inside(entries, item.span.clone(), what, &mut reader));
            }
            self.expected(key, WHAT, item);
            None
        };
        list.map_or(&[][..], |list| list.value).iter().filter_map(table).collect()
    }
}

/// The most parts of a text that are repeated: more than advice has room for.
const MOST_PARTS: usize = 300;

/// How a list is written that holds the parts of a text.
fn in_brackets(key: &str, text: &str) -> String {
    let parts = text.split(',').take(MOST_PARTS);
    let parts: Vec<String> = parts.map(|part| format!("\"{}\"", shown(part.trim()))).collect();
    format!("write it in brackets: `{key} = [{}]`", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{MOST_PARTS, in_brackets};

    #[test]
    fn a_text_of_many_parts_is_repeated_as_far_as_it_is_shown() {
        assert_eq!(
            in_brackets("days", "mon, fri"),
            "write it in brackets: `days = [\"mon\", \"fri\"]`"
        );
        let help = in_brackets("days", &",".repeat(1 << 20));
        assert_eq!(help.matches("\"\"").count(), MOST_PARTS);
        assert!(help.len() > 1000, "{}", help.len());
    }
}
