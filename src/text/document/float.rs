//! Numbers with a point, alone and in lists, and tables whose keys are names.

use toml::de::DeValue;

use super::{Span, Spanned, Table};
use crate::text::printable::shown;
use crate::text::problem::Problem;

/// Numbers as large as this are mistakes in whatever is measured here.
const LARGEST: f64 = 1e4;

fn real(value: &DeValue) -> Option<f64> {
    let number = match value {
        DeValue::Integer(number) => number.as_str().replace('_', "").parse().ok()?,
        DeValue::Float(number) => number.as_str().replace('_', "").parse().ok()?,
        _ => return None,
    };
    (-LARGEST..=LARGEST).contains(&number).then_some(number)
}

impl<'t> Table<'t> {
    /// A number under a key.
    pub fn real(&self, key: &'static str) -> Option<Spanned<f64>> {
        let (_, _, value, span) = self.find(key)?;
        let Some(value) = real(value) else {
            self.report(Problem::at(
                span.clone(),
                format!("`{key}` is a number from -10000 to 10000"),
            ));
            return None;
        };
        Some(Spanned { value, span: span.clone() })
    }

    /// Numbers under a key: a list of so many, or a single one where one may stand for all.
    pub fn reals(
        &self,
        key: &'static str,
        count: std::ops::RangeInclusive<usize>,
    ) -> Option<Spanned<Vec<f64>>> {
        let (_, _, value, span) = self.find(key)?;
        let numbers = match value {
            DeValue::Array(list) => {
                list.iter().map(|item| real(item.get_ref())).collect::<Option<Vec<f64>>>()
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
        self.names.borrow_mut().extend(self.entries.iter().map(|(name, ..)| *name));
    }

    /// The tables under keys that are names, in the order of the text.
    pub fn named_tables<T>(
        &self,
        what: &'static str,
        mut reader: impl FnMut(Spanned<&'t str>, &Table) -> T,
    ) -> Vec<T> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(_, span, ..)| span.start);
        let read = |(name, span, value, at): &(&'t str, Span, &'t DeValue<'t>, Span)| {
            self.names.borrow_mut().insert(name);
            let DeValue::Table(table) = value else {
                self.report(Problem::at(at.clone(), format!("`{}` is a table", shown(name))));
                return None;
            };
            Some(self.inside(table, span.clone(), what, |table| {
                reader(Spanned { value: name, span: span.clone() }, table)
            }))
        };
        entries.into_iter().filter_map(read).collect()
    }
}
