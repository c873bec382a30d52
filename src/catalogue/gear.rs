//! Equipment as people call it: by its id or name, and by other names.

use std::cell::LazyCell;

use super::Equipment;
use crate::text::listed::{NONE, is_none};
use crate::text::near::{Index, did_you_mean, slipped};
use crate::text::vocabulary::{Lookup, Open, Unknown};

/// What every home has and no exercise needs to name.
pub const ALWAYS_THERE: [&str; 3] = ["mat", "towel", "broomstick"];
/// The word for all equipment of the catalogue.
pub const GYM: &str = "gym";

/// Other names by the ids that they mean, as far as a catalogue has them, and by the words for all
/// of it and for none.
pub(crate) const NAMES: &[(&str, &[&str])] = &[
    (
        NONE,
        &[
            "no equipment",
            "without equipment",
            "bodyweight",
            "bodyweight only",
            "own body",
            "home",
            "at home",
        ],
    ),
    (GYM, &["all", "everything", "full gym", "fitness studio", "studio", "all equipment"]),
    ("chair", &["office chair", "desk chair", "kitchen chair"]),
    ("mat", &["yoga mat", "exercise mat", "gymnastics mat"]),
    ("broomstick", &["broom", "broom handle", "stick"]),
    ("step", &["stair", "staircase", "aerobic step", "stepper"]),
    ("backpack", &["rucksack", "backpack with books", "backpack with bottles"]),
    (
        "band",
        &[
            "resistance band",
            "exercise band",
            "elastic band",
            "elastic",
            "rubber band",
            "fitness band",
            "loop band",
            "mini band",
            "theraband",
            "resistance tube",
        ],
    ),
    ("dumbbell", &["dumbell", "db", "hand weight", "pair of dumbbells"]),
    ("kettlebell", &["kb", "kettle"]),
    ("barbell", &["bb", "barbell and plates", "olympic bar", "olympic barbell"]),
    ("bench", &["weight bench", "flat bench", "training bench", "adjustable bench"]),
    ("cable", &["cable pulley", "pulley", "cable tower", "cable station"]),
    ("lat-pulldown", &["lat machine", "lat pull", "pulldown machine"]),
    ("back-extension-machine", &["back machine", "lower back machine"]),
    (
        "roman-chair",
        &["45 degree bench", "back extension bench", "hyperextension bench", "roman bench", "ghd"],
    ),
    (
        "stability-ball",
        &[
            "swiss ball",
            "gym ball",
            "exercise ball",
            "fitness ball",
            "yoga ball",
            "pilates ball",
            "physio ball",
            "balance ball",
        ],
    ),
    ("foam-roller", &["roller", "fascia roller", "massage roller", "blackroll"]),
];

/// Names of more than one thing, or of what is only there with another.
pub(crate) const OPEN: &[Open] = &[
    Open {
        names: &["weights", "free weights"],
        help: "say which: `dumbbell`, `kettlebell`, `barbell`, or several of them",
    },
    Open {
        names: &["rack", "squat rack", "power rack"],
        help: "no exercise asks for a rack alone: say `barbell` if you have one with it",
    },
    Open {
        names: &["bar", "pull-up bar"],
        help: "say `barbell` for one with plates; no exercise asks for another bar",
    },
    Open {
        names: &["machines", "gym machines"],
        help: "say which: `cable`, `lat-pulldown`, `back-extension-machine`, or `gym` for all \
            equipment",
    },
    Open {
        names: &["ball", "medicine ball"],
        help: "say `stability-ball` for the large one that carries you; no exercise asks for \
            another",
    },
    Open {
        names: &["home gym", "garage gym"],
        help: "say what is in it, like `dumbbell,bench,band`, or `gym` if that is everything",
    },
];

/// What equipment is called in messages.
const WHAT: &str = "equipment";

/// What no exercise needs to name, or all of a catalogue.
fn is_word(id: &str) -> bool {
    id == GYM || is_free(id)
}

/// Whether a word stands for nothing that is owned, or for what every home has.
fn is_free(id: &str) -> bool {
    id == NONE || ALWAYS_THERE.contains(&id)
}

/// The equipment of a catalogue by its ids and all other names, and by words for all of it and for
/// none.
pub fn lookup(all: &[Equipment]) -> Lookup<'_, Vec<&Equipment>> {
    let names = LazyCell::new(move || index(all));
    let find = move |text: &str| {
        // Most who write many profiles write ids: they need no index.
        let id = all.iter().position(|one| one.id.as_str() == text).map(|at| &all[at..=at]);
        id.or_else(|| find(all, &names, text)).map(|set| set.iter().collect())
    };
    Lookup::of_lists(WHAT, find, move |text| unknown(all, text))
}

/// What each name stands for: ids first, then names, words for what is free and for all, and what
/// else people call it.
fn index(all: &[Equipment]) -> Index<&[Equipment]> {
    let ids = || all.iter().map(|one| (one.id.as_str(), std::slice::from_ref(one)));
    let names = all.iter().map(|one| (&*one.name, std::slice::from_ref(one)));
    let free = ALWAYS_THERE.into_iter().chain([NONE]).map(|word| (word, &all[..0]));
    let of_word = |id: &str| match id {
        GYM => Some(all),
        free if is_free(free) => Some(&all[..0]),
        id => ids().find(|(known, _)| *known == id).map(|(_, one)| one),
    };
    let others = other_names().filter_map(|(name, id)| Some((name, of_word(id)?)));
    Index::of(ids().chain(names).chain(free).chain([(GYM, all)]).chain(others))
}

/// What else people call equipment, each name with the id that it means.
pub(super) fn other_names<'a>() -> impl Iterator<Item = (&'a str, &'a str)> {
    NAMES.iter().flat_map(|(id, names)| names.iter().map(|name| (*name, *id)))
}

fn find<'a>(
    all: &'a [Equipment],
    names: &Index<&'a [Equipment]>,
    text: &str,
) -> Option<&'a [Equipment]> {
    if is_none(text) {
        return Some(&all[..0]);
    }
    names.all(text).first().copied()
}

fn unknown(all: &[Equipment], text: &str) -> Unknown {
    let ids = || all.iter().map(|one| one.id.as_str());
    let has = |id: &str| is_word(id) || ids().any(|known| known == id);
    let names = other_names()
        .filter(|(_, id)| has(id))
        .chain(all.iter().map(|one| (one.name.as_str(), one.id.as_str())));
    Unknown::open(WHAT, text, OPEN).unwrap_or_else(|| {
        let unknown = Unknown::new(WHAT, text, ids().chain([GYM, NONE]));
        Unknown { help: slipped(text, names).map(did_you_mean).or(unknown.help), ..unknown }
    })
}

#[cfg(test)]
mod tests {
    use super::{NAMES, OPEN, is_word, lookup, unknown};
    use crate::text::near::Called;

    #[test]
    fn every_name_means_its_equipment_and_no_other() {
        let catalogue = crate::built_in::catalogue();
        let all = catalogue.equipment();
        let gear = lookup(all);
        let ids = |text: &str| {
            gear.find(text).map(|set| set.iter().map(|one| &one.id).collect::<Vec<_>>())
        };
        for (id, names) in NAMES {
            assert!(is_word(id) || catalogue.equipment_of(id).is_some(), "{id}");
            for name in *names {
                assert_eq!(ids(name), ids(id), "{name}");
                let same = |other: &&&str| Called::new(other).is_form_of(name);
                let known = NAMES.iter().flat_map(|(_, names)| names.iter()).filter(same).count();
                let open = OPEN.iter().flat_map(|open| open.names).filter(same).count();
                assert_eq!((known, open), (1, 0), "{name}");
            }
        }
        for one in all {
            for name in [
                &one.name.to_lowercase(),
                &format!("{}s", one.name),
                &one.id.as_str().replace('-', " "),
            ] {
                assert_eq!(ids(name), Some(vec![&one.id]), "{name}");
            }
        }
    }

    #[test]
    fn names_of_several_things_are_told_with_what_to_say() {
        let catalogue = crate::built_in::catalogue();
        let all = catalogue.equipment();
        for name in OPEN.iter().flat_map(|open| open.names) {
            assert_eq!(lookup(all).find(name), None, "{name}");
            assert!(
                unknown(all, name).message.ends_with("does not say which equipment is meant"),
                "{name}"
            );
        }
        let help = |text| unknown(all, text).help.unwrap_or_default();
        assert_eq!(help("resistence bands"), "did you mean `band`?");
        assert_eq!(help("swis ball"), "did you mean `stability-ball`?");
    }
}
