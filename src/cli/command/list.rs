//! `backplan list`: the exercises that pass some filters.

use std::borrow::Cow;
use std::process::ExitCode;

use chrono::NaiveDate;
use serde::Serialize;

use crate::catalogue::exercise::{Category, Exercise, Level, Pattern, Position};
use crate::catalogue::{Catalogue, Equipment};
use crate::cli::args::{self, Filters};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::record::Record;
use crate::cli::terminal;
use crate::person::health::Condition;
use crate::person::profile::{PartialProfile, Profile, Reader};
use crate::rules::condition;
use crate::text::id::Text;
use crate::text::look::Look;
use crate::text::page::PLAIN;
use crate::text::printable::capital;
use crate::text::table::{Group, Head, Table};
use crate::text::vocabulary::Vocabulary;

/// What programs are given.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Data<'a> {
    schema: &'static str,
    /// Those that passed the filters, in the order of the catalogue.
    exercises: Vec<Record<'a>>,
}

/// Lists exercises in catalogue order, for people by category.
pub fn run(args: &args::List, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::LIST, &context.inputs(&[]), &mut wrong);
    let filter = Filter::understand(&args.filters, &catalogue, &mut wrong);
    wrong.none()?;
    let kept: Vec<&Exercise> = catalogue
        .exercises()
        .iter()
        .map(AsRef::as_ref)
        .filter(|exercise| filter.keeps(exercise))
        .collect();
    let data = || Data {
        schema: "backplan/list/1",
        exercises: kept.iter().map(|exercise| (*exercise).into()).collect(),
    };
    let text = |look: &Look| text(&kept, &filter, catalogue.exercises().len(), look);
    target.print_data(data, text, context)?;
    if kept.is_empty() {
        terminal::note("no exercise passes all of these filters");
    }
    Ok(ExitCode::SUCCESS)
}

/// The filters, understood; what is none lets everything through.
struct Filter<'c> {
    categories: Option<Vec<Category>>,
    levels: Option<Vec<Level>>,
    /// An empty set stands for exercises that need nothing.
    equipment: Option<Vec<Vec<&'c Equipment>>>,
    patterns: Option<Vec<Pattern>>,
    positions: Option<Vec<Position>>,
    /// Somebody with all of these conditions, and nothing else to say.
    person: Profile,
    texts: Option<Vec<String>>,
}

impl<'c> Filter<'c> {
    fn understand(flags: &Filters, catalogue: &'c Catalogue, wrong: &mut Mistakes) -> Self {
        // No filter depends on the date.
        let reader = Reader { catalogue, today: NaiveDate::default() };
        let texts: Vec<String> =
            flags.search.iter().map(|text| text.trim().to_lowercase()).collect();
        Self {
            categories: wrong.words::<Category>("--category", &flags.category),
            levels: wrong.words::<Level>("--level", &flags.level),
            equipment: wrong.each("--equipment", &flags.equipment, &reader.all_equipment()),
            patterns: wrong.words::<Pattern>("--pattern", &flags.pattern),
            positions: wrong.words::<Position>("--position", &flags.position),
            person: person(
                wrong
                    .each("--condition", &flags.condition, &Reader::words())
                    .map(|lists| lists.concat()),
                &reader,
            ),
            texts: (!texts.is_empty()).then_some(texts),
        }
    }

    fn keeps(&self, exercise: &Exercise) -> bool {
        any(self.categories.as_ref(), |category| exercise.is(*category))
            && any(self.levels.as_ref(), |level| exercise.level == *level)
            && any(self.equipment.as_ref(), |set| uses(exercise, set))
            && any(self.patterns.as_ref(), |pattern| exercise.pattern == *pattern)
            && any(self.positions.as_ref(), |position| exercise.position == *position)
            && condition::excess(&self.person, exercise).is_none()
            && any(self.texts.as_ref(), |text| mentions(exercise, text))
    }

    /// What an exercise is listed under.
    fn category_of(&self, exercise: &Exercise) -> Option<Category> {
        let wanted =
            |category: &&Category| any(self.categories.as_ref(), |wanted| wanted == *category);
        exercise.categories.iter().find(wanted).copied()
    }
}

/// Somebody with conditions that are not cleared, and of which weeks and kind are unknown: the
/// strictest state of each.
fn person(conditions: Option<Vec<Condition>>, reader: &Reader) -> Profile {
    let draft = PartialProfile { conditions, ..PartialProfile::default() };
    draft.complete(reader)
}

fn any<T>(wanted: Option<&Vec<T>>, fits: impl Fn(&T) -> bool) -> bool {
    wanted.is_none_or(|wanted| wanted.iter().any(fits))
}

fn uses(exercise: &Exercise, set: &[&Equipment]) -> bool {
    if set.is_empty() {
        return exercise.can_be_done_with(|_| false);
    }
    exercise.equipment.iter().flatten().any(|id| set.iter().any(|one| one.id == *id))
}

/// Whether a lower-case text stands somewhere in what an exercise is called and for.
fn mentions(exercise: &Exercise, text: &str) -> bool {
    let muscles = exercise.primary.iter().chain(&exercise.secondary).map(|muscle| muscle.as_str());
    let plain = exercise.primary.iter().map(|muscle| muscle.plain());
    let names = exercise.aliases.iter().map(Text::as_str);
    let mut places = [exercise.id.as_str(), &exercise.name, &exercise.purpose]
        .into_iter()
        .chain(names)
        .chain(muscles)
        .chain(plain);
    // One of several is what several are: `glutes`.
    let one = text.strip_suffix('s').filter(|one| one.len() > 3).unwrap_or(text);
    places.any(|place| place.to_lowercase().contains(one))
}

fn text(kept: &[&Exercise], filter: &Filter, all: usize, look: &Look) -> String {
    if kept.is_empty() {
        return String::new();
    }
    let head = |title, spare| Head { title, spare };
    let heads =
        [head("ID", false), head("LEVEL", false), head("PATTERN", true), head("EXERCISE", false)];
    let mut page = Table { heads, groups: groups(kept, filter) }.page(look);
    page.gap();
    let of = if kept.len() < all { format!("{} of ", kept.len()) } else { String::new() };
    page.prose(PLAIN, 0, &format!("{of}{all} exercises"));
    page.finish()
}

/// Each exercise once: with the first of its categories, of those that were asked for.
fn groups<'a>(kept: &[&'a Exercise], filter: &Filter) -> Vec<Group<'a, 4>> {
    let group = |category: Option<Category>| {
        let of = kept.iter().filter(|exercise| filter.category_of(exercise) == category);
        let title = category.map_or_else(
            || "Others".to_owned(),
            |category| format!("{} ({category})", capital(category.plain())),
        );
        Group { title, rows: of.map(|exercise| row(exercise)).collect() }
    };
    let categories = Category::ALL.iter().copied().map(Some).chain([None]);
    categories.map(group).filter(|group| !group.rows.is_empty()).collect()
}

fn row(exercise: &Exercise) -> [Cow<'_, str>; 4] {
    let name = exercise.name.as_str();
    let called = if exercise.can_be_done_with(|_| false) {
        name.into()
    } else {
        format!("{name} ({})", exercise.equipment_words()).into()
    };
    [
        exercise.id.as_str().into(),
        exercise.level.as_str().into(),
        exercise.pattern.as_str().into(),
        called,
    ]
}
