//! Catalogue files of users: mistakes are all named, where they are; what is no mistake passes and
//! can be used.

use std::fs;
use std::path::PathBuf;

use backplan::catalogue::Catalogue;
use backplan::catalogue::exercise::Gear;
use backplan::person::profile::{PartialProfile, Reader};
use backplan::{built_in, planner};
use proptest::prelude::*;

use crate::golden;

const GOOD: &str = include_str!("good.toml");
const BUILT_IN: &str = include_str!("../../../exercises.toml");

fn folder() -> PathBuf {
    golden::path("catalogue/mistakes")
}

/// What is said about a file laid over the built-in catalogue; nothing when it has no mistakes.
fn told(name: &str, text: &str) -> Option<String> {
    let base = built_in::catalogue();
    Catalogue::read(name, text, Some(&base)).err().map(|problems| format!("{problems}\n"))
}

/// Every file of `mistakes/` with what is said about it in a file of the same name and `.txt`.
/// `BACKPLAN_BLESS=1` rewrites them.
#[test]
fn every_mistake_is_named_with_its_place() {
    let entries =
        fs::read_dir(folder()).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|file| file.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    assert!(files.len() > 30, "the reproducers are there");
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let shown = told(&name, &fs::read_to_string(&file).expect(&name)).expect(&name);
        assert!(
            !shown.contains(['\u{1b}', '\u{202e}', '\u{7}']),
            "{name}: hostile text reaches the terminal"
        );
        golden::same(file.with_extension("txt"), &shown);
    }
}

#[test]
fn a_dozen_mistakes_are_told_at_once() {
    let text = fs::read_to_string(folder().join("a-dozen.toml")).expect("a file");
    let problems =
        Catalogue::read("a-dozen.toml", &text, Some(&built_in::catalogue())).expect_err("mistakes");
    assert!(problems.list.len() >= 12, "{problems}");
}

fn with_good() -> Catalogue {
    let base = built_in::catalogue();
    let parts = Catalogue::read("good.toml", GOOD, Some(&base))
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (catalogue, replaced) = base.with(parts, GOOD);
    let replaced: Vec<&str> = replaced.iter().map(backplan::text::id::Id::as_str).collect();
    assert_eq!(replaced, ["clamshell", "kettlebell"]);
    assert_ne!(catalogue.digest(), base.digest());
    catalogue
}

#[test]
fn a_file_without_mistakes_adds_and_replaces() {
    let catalogue = with_good();
    assert_eq!(catalogue.exercises().len(), built_in::catalogue().exercises().len() + 1);
    assert_eq!(
        catalogue.exercise("clamshell").expect("clamshell").name.as_str(),
        "Clamshell with a band"
    );
    assert_eq!(catalogue.exercise("hip-hike").expect("hip-hike").least_gear, Gear::Light);
    assert!(catalogue.workout("mine").is_some() && catalogue.workout("sample").is_some());
}

/// What watches and apps know is an exercise by its name: under another one it is another.
#[test]
fn a_replaced_exercise_is_known_to_watches_and_apps_while_it_has_its_name() {
    let base = built_in::catalogue();
    let known = |edit: &dyn Fn(&str) -> String| {
        let from = BUILT_IN.find("[[exercise]]\nid = \"front-plank\"").expect("the plank");
        let (_, rest) = BUILT_IN[from..].split_at(1);
        let table = &BUILT_IN[from..][..=rest.find("\n[[exercise]]").expect("an end")];
        let unnamed = |line: &&str| !line.starts_with("fit =") && !line.starts_with("liftosaur =");
        let text = edit(&table.split_inclusive('\n').filter(unnamed).collect::<String>());
        let parts = Catalogue::read("plank.toml", &text, Some(&base));
        let parts = parts.unwrap_or_else(|problems| panic!("{problems}"));
        let catalogue = base.with(parts, &text).0;
        let exercise = catalogue.exercise("front-plank").expect("the plank");
        (exercise.fit, exercise.liftosaur.as_ref().map(ToString::to_string))
    };
    let plank = (Some([19, 43]), Some("Plank".to_owned()));
    assert_eq!(known(&str::to_owned), plank);
    let renamed = |text: &str| text.replace("name = \"Front plank\"", "name = \"My plank\"");
    assert_eq!(known(&renamed), (None, None));
    let named = |text: &str| renamed(text) + "fit = [19, 44]\nliftosaur = \"Plank, Bodyweight\"\n";
    assert_eq!(known(&named), (Some([19, 44]), Some("Plank, Bodyweight".to_owned())));
}

/// Equipment that a file makes lighter is lighter for the built-in exercises, too.
#[test]
fn replaced_equipment_counts_for_exercises_of_the_base() {
    let (before, after) = (built_in::catalogue(), with_good());
    let gears = |catalogue: &Catalogue, id: &str| {
        let exercise = catalogue.exercise(id).expect(id);
        (exercise.least_gear, exercise.most_gear)
    };
    assert_eq!(gears(&before, "romanian-deadlift"), (Gear::Station, Gear::Station));
    assert_eq!(gears(&after, "romanian-deadlift"), (Gear::Light, Gear::Station));
    assert_eq!(gears(&before, "bird-dog"), gears(&after, "bird-dog"));
}

fn plan_with(profile: &str) -> String {
    let catalogue = with_good();
    let today = "2026-11-23".parse().expect("a date");
    let reader = Reader { catalogue: &catalogue, today };
    let draft = PartialProfile::read("profile.toml", profile, &reader)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let profile = planner::complete(&draft, &reader);
    let plan =
        planner::plan(&profile, &draft.assumed(), &catalogue).unwrap_or_else(|no| panic!("{no:?}"));
    let items = plan.weeks.iter().flat_map(backplan::plan::Week::sessions);
    let items = items.flat_map(|(_, session)| session.blocks.iter().flat_map(|block| &block.items));
    items.map(|item| item.exercise.id.to_string()).collect::<Vec<_>>().join(" ")
}

/// As people call them, not only by their ids.
#[test]
fn equipment_and_links_are_named_as_people_call_them() {
    let base = built_in::catalogue();
    let stored = |text: &str| {
        let parts = Catalogue::read("good.toml", text, Some(&base));
        serde_json::to_string(&parts.unwrap_or_else(|problems| panic!("{problems}"))).expect("JSON")
    };
    let expected = stored(GOOD);
    for (id, name) in [
        ("[\"low-step\", \"chair + band\"]", "[\"Low steps\", \"a chair + Resistance bands\"]"),
        ("easier = \"clamshell\"", "easier = [\"Clamshell with a band\"]"),
        ("harder = \"side-lying-hip-abduction\"", "harder = \"Side-lying hip abductions\""),
        ("harder = \"hip-hike\"", "harder = \"Pelvic drop\""),
        ("exercise = \"hip-hike\"", "exercise = \"Hip Hike\""),
    ] {
        assert!(GOOD.contains(id), "{id}");
        assert_eq!(stored(&GOOD.replace(id, name)), expected, "{name}");
    }
    let several = GOOD
        .replace("harder = \"side-lying-hip-abduction\"", "harder = \"cobra\"")
        .replace("aliases = [\"pelvic drop\"]", "aliases = [\"cobra\"]");
    let said = told("good.toml", &several).expect("two exercises of one name");
    assert!(said.contains("`cobra` can be more than one exercise"), "{said}");
    assert!(said.contains("`hip-hike`, `prone-press-up`"), "{said}");
}

#[test]
fn an_added_exercise_is_used_where_a_plan_asks_for_it() {
    let profile = "level = \"intermediate\"\nminutes = 45\nequipment = [\"low-step\"]\ninclude = [\"hip-hike\"]";
    assert!(plan_with(profile).contains("hip-hike"));
    let profile = "minutes = 45\ninclude = [\"hip-hike\"]";
    assert!(!plan_with(profile).contains("hip-hike"), "its equipment is not there");
}

#[test]
fn an_added_workout_can_be_done() {
    let done = plan_with("workout = \"mine\"\nequipment = [\"low-step\"]");
    assert!(done.contains("hip-hike glute-bridge"), "{done}");
}

#[test]
fn the_built_in_file_passes_as_a_users_file_and_changes_nothing() {
    let base = built_in::catalogue();
    let parts = Catalogue::read("exercises.toml", BUILT_IN, Some(&base))
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (catalogue, replaced) = base.with(parts, BUILT_IN);
    assert_eq!(
        replaced.len(),
        base.exercises().len() + base.equipment().len() + base.workouts().len()
    );
    assert_eq!(catalogue.exercises(), base.exercises());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_mistakes() {
    assert_eq!(told("good.toml", &format!("\u{feff}{}", GOOD.replace('\n', "\r\n"))), None);
}

/// A few whole tables of the built-in file: as much as is worth spoiling at a time.
fn piece() -> impl Strategy<Value = String> {
    let tables: Vec<&str> = BUILT_IN.split_inclusive("\n\n").collect();
    (0..tables.len()).prop_map(move |start| tables[start..tables.len().min(start + 2)].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_at_all_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        if let Err(problems) = Catalogue::read("any.toml", &text, None) {
            prop_assert!(!problems.list.is_empty());
            prop_assert!(!problems.to_string().is_empty());
        }
    }

    #[test]
    fn no_value_makes_the_reader_panic(text in any::<String>(), quoted in "\"\"\"|'''|\"|'", key in 0_usize..4) {
        let key = ["id", "dose.beginner", "equipment", "pattern"][key];
        let file = format!("[[exercise]]\nlevel = \"beginner\"\n{key} = {quoted}{text}{quoted}\n");
        if let Err(problems) = Catalogue::read("any.toml", &file, None) {
            prop_assert!(!problems.to_string().is_empty());
        }
    }

    #[test]
    fn a_spoilt_copy_never_makes_the_reader_panic(piece in piece(), cut in any::<prop::sample::Index>(),
        length in 0_usize..12, put in any::<String>()) {
        let places: Vec<usize> = piece.char_indices().map(|(place, _)| place).collect();
        let start = cut.index(places.len());
        let end = (start + length).min(places.len() - 1);
        let spoilt = format!("{}{put}{}", &piece[..places[start]], &piece[places[end]..]);
        if let Err(problems) = Catalogue::read("spoilt.toml", &spoilt, Some(&built_in::catalogue())) {
            prop_assert!(!problems.list.is_empty());
            prop_assert!(!problems.to_string().is_empty());
        }
    }
}
