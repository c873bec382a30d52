//! An exercise as people read it.

use super::EMERGENCY;
use super::contraindication::{self, Contraindication};
use crate::catalogue::Catalogue;
use crate::catalogue::exercise::{Category, Exercise, Flag, Level, Muscle, Source};
use crate::catalogue::spine::{Axis, MOST, Spine};
use crate::cli::record::dose_in_words;
use crate::text::id::{Id, Text};
use crate::text::look::Look;
use crate::text::page::{PLAIN, Page};
use crate::text::printable::capital;
use crate::text::vocabulary::Vocabulary as _;

/// The source of an exercise that a file of the user brought or changed.
const FOREIGN: &str = "a file of your own; its texts are their author's word";

/// Writes all there is to know about an exercise below its picture.
pub fn text(
    exercise: &Exercise,
    picture: &[String],
    contraindication: &[Contraindication],
    catalogue: &Catalogue,
    look: &Look,
) -> String {
    let mut page = Page::titled(look, &exercise.name, exercise.id.as_str());
    page.gap();
    if !picture.is_empty() {
        for line in picture {
            page.put(line);
            page.end();
        }
        page.gap();
    }
    page.prose(PLAIN, 0, &exercise.purpose);
    page.gap();
    write_facts(&mut page, exercise, catalogue);
    write_how(&mut page, exercise);
    write_doses(&mut page, exercise);
    write_links(&mut page, exercise, catalogue);
    write_unfit(&mut page, contraindication);
    page.gap();
    let foreign = catalogue.is_foreign(&exercise.id);
    page.field("Source", if foreign { FOREIGN } else { source(exercise.source) });
    page.gap();
    page.prose(PLAIN, 0, EMERGENCY);
    page.finish()
}

fn write_facts(page: &mut Page, exercise: &Exercise, catalogue: &Catalogue) {
    if !exercise.aliases.is_empty() {
        let aliases: Vec<&str> = exercise.aliases.iter().map(Text::as_str).collect();
        page.field("Also called", &aliases.join(", "));
    }
    page.field("Level", exercise.level.as_str());
    page.field("Needs", &equipment(exercise, catalogue));
    if let Some(handy) = &exercise.handy {
        page.field("Also handy", handy);
    }
    if let Some(start) = &exercise.start {
        page.field(if exercise.backpack { "Later" } else { "First weight" }, start);
    }
    if exercise.on_request {
        page.field("Planned", "only where it is asked for");
    }
    page.field("Kind", exercise.pattern.plain());
    page.field("Position", exercise.position.plain());
    page.field("Sides", exercise.sides_words().unwrap_or("both together"));
    write_muscles(page, exercise);
    page.field("Groups", &listed(&exercise.categories, Category::plain));
    page.field("Asks of spine", &demand(exercise.spine));
    if !exercise.flags.is_empty() {
        page.field("Mind", &listed(&exercise.flags, Flag::plain));
    }
}

/// The equipment by its names: "dumbbell or kettlebell"; "nothing" where none is needed.
fn equipment(exercise: &Exercise, catalogue: &Catalogue) -> String {
    let name = |id: &Id| {
        catalogue
            .equipment_of(id.as_str())
            .map_or_else(|| id.to_string(), |one| one.name.to_lowercase())
    };
    let sets = exercise.equipment.iter().map(|set| match set.as_slice() {
        [] => "nothing".to_owned(),
        set => set.iter().map(name).collect::<Vec<_>>().join(" and "),
    });
    sets.collect::<Vec<_>>().join(" or ")
}

/// Nothing helps a muscle that is stretched: the label and the words between depend on what is
/// done.
fn write_muscles(page: &mut Page, exercise: &Exercise) {
    let (label, others) = exercise.pattern.does_to_muscles();
    let mut text = listed(&exercise.primary, Muscle::plain);
    if !exercise.secondary.is_empty() {
        text = format!("{text}; {others} {}", listed(&exercise.secondary, Muscle::plain));
    }
    page.field(label, &text);
}

fn listed<T: Copy>(values: &[T], plain: fn(T) -> &'static str) -> String {
    values.iter().map(|value| plain(*value)).collect::<Vec<_>>().join(", ")
}

/// What an exercise asks of the spine, in words: "bending forward 2, bracing 1 (of 3)".
fn demand(spine: Spine) -> String {
    let asked = Axis::ALL.iter().filter(|axis| spine.on(**axis) > 0);
    let asked: Vec<String> =
        asked.map(|axis| format!("{} {}", plain(*axis), spine.on(*axis))).collect();
    if asked.is_empty() {
        "next to nothing".into()
    } else {
        format!("{} (of {MOST})", asked.join(", "))
    }
}

fn plain(axis: Axis) -> &'static str {
    match axis {
        Axis::Flex => "bending forward",
        Axis::Ext => "bending back",
        Axis::Rot => "turning",
        Axis::Axial => "load held upright",
        Axis::Comp => "compression",
        Axis::Impact => "impact",
        Axis::Brace => "bracing",
        Axis::Neural => "stretch of the leg's nerves",
    }
}

fn write_how(page: &mut Page, exercise: &Exercise) {
    page.heading("Set-up");
    page.indented(&exercise.setup);
    page.heading("Steps");
    for (number, step) in (1..).zip(&exercise.steps) {
        page.item(&format!("{number}."), step);
    }
    page.heading("Cues");
    exercise.cues.iter().for_each(|cue| page.item("-", cue));
    page.heading("Common mistakes");
    exercise.mistakes.iter().for_each(|mistake| page.item("-", mistake));
    page.heading("Breathing");
    page.indented(&exercise.breathing);
    page.heading("When to stop");
    page.indented(&exercise.stop);
}

fn write_doses(page: &mut Page, exercise: &Exercise) {
    page.heading("Doses");
    for level in Level::ALL {
        if let Some(dose) = exercise.dose(*level) {
            page.field(&format!("  {level}"), &dose_in_words(exercise, dose));
        }
    }
}

fn write_links(page: &mut Page, exercise: &Exercise, catalogue: &Catalogue) {
    let links = [("Easier", &exercise.easier), ("Harder", &exercise.harder)];
    let links = links.into_iter().filter(|(_, ids)| !ids.is_empty());
    for (place, (label, ids)) in links.enumerate() {
        if place == 0 {
            page.gap();
        }
        let named: Vec<String> = ids.iter().map(|id| named(id, catalogue)).collect();
        page.field(label, &named.join(", "));
    }
}

fn named(id: &Id, catalogue: &Catalogue) -> String {
    catalogue
        .exercise(id.as_str())
        .map_or_else(|| id.to_string(), |exercise| format!("{} ({id})", exercise.name))
}

fn write_unfit(page: &mut Page, contraindication: &[Contraindication]) {
    if contraindication.is_empty() {
        return;
    }
    page.heading("Not for");
    for (text, people, rules) in contraindication::by_reason(contraindication) {
        page.item("-", &format!("{}: it {text} ({rules})", capital(&people)));
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::Article => {
            "Headline Insider, \"Lower Back Exercises: What Are the Best Exercises to Strengthen \
                and Protect Your Lower Back?\"; texts our own"
        }
        Source::Added => "added to the source article's exercises; texts our own",
    }
}
