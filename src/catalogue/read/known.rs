//! What a file can point at: exercises and equipment of its own and of the catalogue that it is laid
//! over, by their ids and other names.

use std::collections::HashSet;

use crate::catalogue::names::{all_names, one_of};
use crate::catalogue::{Catalogue, gear};
use crate::text::document::{Table, Value};
use crate::text::id::Id;
use crate::text::near::Index;
use crate::text::printable::shown;
use crate::text::vocabulary::{Lookup, Unknown};

/// A name and the id that it stands for.
type Named<'t> = (&'t str, &'t str);

/// What a file can point at.
pub(super) struct Known<'t> {
    pub exercises: Names<'t>,
    pub equipment: Names<'t>,
    /// Whether each table tells its id; otherwise an unknown id may be that of a table that doesn't.
    pub named: bool,
}

/// The ids of one kind of thing, and what else each is called.
pub(super) struct Names<'t> {
    what: &'static str,
    ids: Vec<&'t str>,
    set: HashSet<&'t str>,
    index: Index<&'t str>,
    /// Whether these are all.
    whole: bool,
}

impl<'k> Known<'k> {
    /// What the tables of a file tell before they are read, and what is in the base.
    pub fn of<'t: 'k>(table: &Table<'t>, base: Option<&'k Catalogue>) -> Self {
        let own = |key| table.peek(key).map_or(&[][..], Value::list);
        let named = ["exercise", "equipment", "workout"]
            .into_iter()
            .all(|key| own(key).iter().all(|one| id_of(&one.value).is_some()));
        let told = |key| own(key).iter().flat_map(|one| told(&one.value));
        let exercises = base.into_iter().flat_map(Catalogue::exercises);
        let exercises =
            exercises.flat_map(|one| all_names(one).map(|name| (name, one.id.as_str())));
        let equipment = base.into_iter().flat_map(Catalogue::equipment);
        let equipment = equipment
            .flat_map(|one| [one.id.as_str(), &*one.name].map(|name| (name, one.id.as_str())));
        Self {
            exercises: Names::of("exercise", told("exercise").chain(exercises), named),
            equipment: Names::of(
                "equipment",
                told("equipment").chain(equipment).chain(gear::other_names()),
                named,
            ),
            named,
        }
    }
}

/// The id that a table gives itself.
fn id_of<'t>(table: &'t Value) -> Option<&'t str> {
    table.get("id")?.words().filter(|id| Id::parse(id).is_ok())
}

/// The id, name and aliases that a table gives itself, each with the id.
fn told<'t>(table: &'t Value) -> Vec<Named<'t>> {
    let Some(id) = id_of(table) else { return Vec::new() };
    let aliases = table.get("aliases").map_or(&[][..], Value::list);
    let names = table.get("name").into_iter().chain(aliases.iter().map(|alias| &alias.value));
    [id].into_iter().chain(names.filter_map(Value::words)).map(|name| (name, id)).collect()
}

impl<'t> Names<'t> {
    /// Names, an id among those of each thing; what else stands for an id that there is not is
    /// left out, as is what the base calls something that the file replaces.
    fn of(what: &'static str, all: impl Iterator<Item = Named<'t>>, whole: bool) -> Self {
        let all: Vec<Named> = all.collect();
        let mut set = HashSet::new();
        let ids: Vec<&str> = all
            .iter()
            .filter(|(name, id)| name == id && set.insert(*id))
            .map(|(_, id)| *id)
            .collect();
        let index = Index::of(all.into_iter().filter(|(_, id)| set.contains(id)));
        Self { what, ids, set, index, whole }
    }

    /// What a text points at: the id that it is, else the only one that goes by that name.
    pub fn lookup(&self) -> Lookup<'_, Id> {
        Lookup::new(self.what, |text| self.find(text.trim()), |text| self.unknown(text.trim()))
    }

    fn find(&self, text: &str) -> Option<Id> {
        let only = || self.index.only(text);
        let id = self.set.get(text).copied().or_else(only).or((!self.whole).then_some(text))?;
        Id::parse(id).ok()
    }

    fn unknown(&self, text: &str) -> Unknown {
        let (what, several) = (self.what, self.index.all(text));
        if several.len() > 1 {
            let message = format!("`{}` can be more than one {what}", shown(text));
            return Unknown::with(message, one_of(several));
        }
        Unknown::nowhere(what, text, self.ids.iter().copied())
    }
}
