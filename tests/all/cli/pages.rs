//! Pages of exercises: every one of them is read for what no page may say and what each has to.

use backplan::built_in;
use backplan::catalogue::exercise::{Category, Flag, Muscle, Pattern, Position, Sides};
use backplan::text::vocabulary::Vocabulary as _;

use super::exercises::listed;
use crate::program::{good, json, on_one_line};

const EMERGENCY: &str = "Stop and get help at once for numbness between the legs, new trouble \
    with bladder or bowel, weakness in a leg, chest pain or fainting.";

/// A page as words with single spaces, once for each exercise.
fn pages() -> Vec<(String, String)> {
    let page = |id: String| {
        let page = good(&["show", &id, "--no-picture"]);
        (id, on_one_line(&page))
    };
    listed(&[]).into_iter().map(page).collect()
}

/// The facts of a page, below its purpose and above its set-up: the texts of the catalogue are held
/// to words of their own.
fn facts(page: &str) -> &str {
    let (facts, _) = page.split_once(" Set-up ").expect("a set-up");
    &facts[facts.find(" Level ").expect("a level")..]
}

/// A page without what stands in brackets, where ids and rules have their place.
fn unbracketed(page: &str) -> String {
    let mut depth = 0_i32;
    let mut kept = String::new();
    for c in page.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        kept.extend((depth == 0 && c != ')').then_some(c));
    }
    kept
}

fn codes() -> Vec<&'static str> {
    let muscles = Muscle::ALL.iter().map(|word| word.as_str());
    let patterns = Pattern::ALL.iter().map(|word| word.as_str());
    let flags = Flag::ALL
        .iter()
        .map(|word| word.as_str())
        .chain(Sides::ALL.iter().map(|word| word.as_str()));
    let places = Position::ALL
        .iter()
        .map(|word| word.as_str())
        .chain(Category::ALL.iter().map(|word| word.as_str()));
    let plain = ["calves", "pelvic floor"];
    let compound = |word: &&str| word.contains(['-', ' ']) && !plain.contains(word);
    let latin = [
        "piriformis",
        "quadriceps",
        "multifidus",
        "rhomboids",
        "obliques",
        "deltoid",
        "supine",
        "prone",
    ];
    muscles.chain(patterns).chain(flags).chain(places).filter(compound).chain(latin).collect()
}

#[test]
fn no_page_holds_a_code_word_among_its_facts() {
    let codes = codes();
    assert!(
        ["glute med", "direct-pressure", "anti-lateral-flexion"]
            .iter()
            .all(|code| codes.contains(code))
    );
    for (id, page) in pages() {
        let facts = facts(&page);
        let found: Vec<_> = codes.iter().filter(|code| facts.contains(**code)).collect();
        assert!(found.is_empty(), "{id}: {found:?} in {facts}");
        let rules = page.split_once(" Not for ").map_or("", |(_, rest)| rest);
        let (rules, _) = rules.split_once(" Source ").unwrap_or(("", ""));
        let hyphenated = |word: &&str| word.contains('-') && word.len() > 1;
        let found: Vec<_> = unbracketed(rules)
            .split_whitespace()
            .filter(hyphenated)
            .map(str::to_owned)
            .collect::<Vec<_>>();
        assert!(
            found.iter().all(|word| ["flare-up", "flare-up,", "flare-up;"].contains(&&**word)),
            "{id}: {found:?}"
        );
    }
}

#[test]
fn a_stretch_stretches_and_what_works_is_helped() {
    let catalogue = built_in::catalogue();
    for (id, page) in pages() {
        let exercise = catalogue.exercise(&id).unwrap();
        let facts = facts(&page);
        let (label, helped) = match exercise.pattern {
            Pattern::Stretch => (" Stretches ", false),
            Pattern::Mobility => (" Moves ", false),
            Pattern::Breathing => (" Works ", false),
            _ => (" Works ", !exercise.secondary.is_empty()),
        };
        assert!(facts.contains(label), "{id}: {facts}");
        assert_eq!(facts.contains("helped by"), helped, "{id}: {facts}");
    }
}

#[test]
fn every_page_ends_with_the_signs_of_an_emergency() {
    for (id, page) in pages() {
        assert!(page.ends_with(EMERGENCY), "{id}: {page}");
        assert_eq!(json(&["show", &id, "-f", "json"])["emergency"], EMERGENCY, "{id}");
    }
}

#[test]
fn doses_are_told_in_the_words_of_the_movement() {
    let catalogue = built_in::catalogue();
    for (id, page) in pages() {
        let exercise = catalogue.exercise(&id).unwrap();
        assert!(!page.contains("tempo ") && !page.contains("pause, lift"), "{id}: {page}");
        for dose in exercise.doses.iter().flatten() {
            if let backplan::catalogue::dose::Dose::Reps { tempo, .. } = dose {
                assert!(
                    page.contains(&format!("each: {}", exercise.tempo_words(*tempo))),
                    "{id}: {page}"
                );
            }
        }
        let order = exercise.sides_words().unwrap_or("both together");
        assert!(facts(&page).contains(&format!(" Sides {order}")), "{id}: {page}");
        assert_eq!(facts(&page).contains(" Also handy "), exercise.handy.is_some(), "{id}");
    }
}

#[test]
fn not_for_names_each_state_once_and_no_level_that_was_not_given() {
    for (id, page) in pages() {
        let Some((_, told)) = page.split_once(" Not for ") else { continue };
        let (told, _) = told.split_once(" Source ").unwrap();
        assert!(!told.contains("your level") && !told.contains(" eases;"), "{id}: {told}");
        for state in [
            "osteoporosis",
            "pregnancy",
            "a disc problem",
            "high blood pressure",
            "acute sciatica",
            "if bending forward",
        ] {
            assert!(told.to_lowercase().matches(state).count() <= 1, "{id}: {state} in {told}");
        }
    }
}

#[test]
fn no_format_tells_every_movement_as_lowering_and_lifting() {
    let generate = [
        "generate",
        "--today",
        "2026-11-23",
        "--weeks",
        "1",
        "--level",
        "intermediate",
        "--equipment",
        "band",
    ];
    for format in ["text", "markdown", "html", "liftoscript", "ics", "fhir", "json"] {
        let plan = good(&[&generate[..], &["--format", format]].concat()).to_lowercase();
        let plan = plan.replace("\r\n ", "");
        for told in ["lowering, pause", "lower, pause", "each side in turn"] {
            assert!(!plan.contains(told), "{format} says `{told}`");
        }
    }
}
