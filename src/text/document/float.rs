//! Numbers with a point, alone and in lists, and tables whose keys are names.

use super::value::Entry;
use super::{Span, Spanned, Table, Value};
use crate::text::printable::shown;
use crate::text::problem::Problem;
use crate::text::vocabulary::Lookup;

/// Numbers as large as this are mistakes in whatever is measured here.
const LARGEST: f64 = 1e4;

fn real(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Integer(number) => f64::from(i32::try_from((*number)?).ok()?),
        Value::Float(number) => *number,
        _ => return None,
    };
    (-LARGEST..=LARGEST).contains(&number).then_some(number)
}

/// A number under a key that is a name.
pub struct Named<'t, T, U> {
    /// The name.
    pub name: &'t str,
    /// What it stands for; where that is nothing, it was reported.
    pub meant: Option<T>,
    /// The number, infinite where it is larger than anything that is read.
    pub number: f64,
    /// Its unit, where one is written behind it.
    pub unit: Option<U>,
    /// The number as it is written, safe to print.
    pub written: String,
    /// Where the number stands.
    pub span: Span,
}

/// A number, infinite where it is larger than anything that is read; none where it is no number.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => {
            let number = number.and_then(|number| i32::try_from(number).ok());
            Some(number.map_or(f64::INFINITY, f64::from))
        }
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

impl<'t> Table<'t> {
    /// A number under a key.
    pub fn real(&self, key: &'static str) -> Option<Spanned<f64>> {
        let found = self.find(key)?;
        let Some(value) = real(&found.value) else {
            self.report(Problem::at(
                found.span.clone(),
                format!("`{key}` is a number from -10000 to 10000"),
            ));
            return None;
        };
        Some(Spanned { value, span: found.span.clone() })
    }

    /// Numbers under a key: a list of so many, or a single one where one may stand for all.
    pub fn reals(
        &self,
        key: &'static str,
        count: std::ops::RangeInclusive<usize>,
    ) -> Option<Spanned<Vec<f64>>> {
        let Spanned { value, span } = self.find(key)?;
        let numbers = match value {
            Value::List(list) => {
                list.iter().map(|item| real(&item.value)).collect::<Option<Vec<f64>>>()
            }
            other => real(other).map(|number| vec![number]),
        };
        match numbers {
            Some(value) if count.contains(&value.len()) => {
                Some(Spanned { value, span: span.clone() })
            }
            _ => {
                let (least, most) = (count.start(), count.end());
                let how_many =
                    if least == most { most.to_string() } else { format!("{least} to {most}") };
                let message =
                    format!("`{key}` is a list of {how_many} numbers from -10000 to 10000");
                self.report(Problem::at(span.clone(), message));
                None
            }
        }
    }

    /// Takes any key: what the table can have can't be told.
    pub fn pass_over(&self) {
        let names = self.entries.iter().map(|entry| entry.key.value.as_ref());
        self.names.borrow_mut().extend(names);
    }

    /// The entries of names, in the order of the text: any key will do from now on.
    fn named(&self) -> Vec<&'t Entry<'t>> {
        self.pass_over();
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by_key(|entry| entry.key.span.start);
        entries
    }

    /// The numbers under keys that are names with a meaning, alone or as texts with a unit that
    /// `with_unit` reads. A name without a meaning is reported, and so is what is no number.
    pub fn named_numbers<T, U>(
        &self,
        words: &Lookup<T>,
        with_unit: impl Fn(&str) -> Option<(f64, Option<U>)>,
    ) -> Vec<Named<'t, T, U>> {
        let read = |entry: &'t Entry<'t>| {
            let name = Spanned { value: entry.key.value.as_ref(), span: entry.key.span.clone() };
            let meant = self.look_up(&name, words).map(|meant| meant.value);
            let read = match &entry.value.value {
                Value::Text(text) => with_unit(text),
                other => number(other).map(|number| (number, None)),
            };
            let Some((number, unit)) = read else {
                self.expected(&shown(name.value), "a number", &entry.value);
                return None;
            };
            let span = entry.value.span.clone();
            let written = self.syntax.text.get(span.clone()).unwrap_or_default();
            Some(Named {
                name: name.value,
                meant,
                number,
                unit,
                written: shown(written).into_owned(),
                span,
            })
        };
        self.named().into_iter().filter_map(read).collect()
    }

    /// The tables under keys that are names, in the order of the text.
    pub fn named_tables<T>(
        &self,
        what: &'static str,
        mut reader: impl FnMut(Spanned<&'t str>, &Table) -> T,
    ) -> Vec<T> {
        let read = |entry: &'t Entry<'t>| {
            let (name, span) = (entry.key.value.as_ref(), &entry.key.span);
            let Some(inner) = entry.value.value.table() else {
                let message = format!("`{}` is a table", shown(name));
                self.report(Problem::at(entry.value.span.clone(), message));
                return None;
            };
            Some(self.inside(inner, span.clone(), what, |table| {
                reader(Spanned { value: name, span: span.clone() }, table)
            }))
        };
        self.named().into_iter().filter_map(read).collect()
    }
}
