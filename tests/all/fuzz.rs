//! Files made at random and then spoilt, always the same ones: nothing panics, what is refused is
//! refused in a page of safe text, and what is accepted goes through everything that is done with
//! it.
//!
//! `BACKPLAN_FUZZ=50` makes fifty times as many, `BACKPLAN_SEED=7` others.

mod chance;
mod exported;
mod grammar;
mod spoil;

use std::sync::LazyLock;

use backplan::catalogue::dose::{Dose, Written};
use backplan::catalogue::pose;
use backplan::catalogue::{Catalogue, Figures};
use backplan::figure;
use backplan::person::profile::{PartialProfile, Reader};
use backplan::person::screen::{Answers, Asked};
use backplan::rules::{Force, catalogue_file};
use backplan::text::problem::Problems;
use backplan::text::vocabulary::Vocabulary as _;
use backplan::{built_in, export, plan_file, planner, rules};
use chrono::NaiveDate;

use chance::Chance;
use spoil::spoil;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(built_in::catalogue);

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date")
}

fn reader() -> Reader<'static> {
    Reader { catalogue: &CATALOGUE, today: today() }
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
}

/// How often inputs were accepted.
#[derive(Default)]
struct Tally {
    inputs: u32,
    accepted: u32,
}

/// Tries so many inputs of a kind, of which at least a share must be accepted.
#[expect(
    clippy::print_stdout,
    reason = "how many were accepted is for whoever runs more of them by hand"
)]
fn each(kind: &str, count: u64, least_percent: u32, mut accepts: impl FnMut(&mut Chance) -> bool) {
    let seed = kind
        .bytes()
        .fold(setting("BACKPLAN_SEED", 1), |seed, byte| seed.wrapping_mul(257) + u64::from(byte));
    let mut chance = Chance::new(seed);
    let mut tally = Tally::default();
    for _ in 0..count * setting("BACKPLAN_FUZZ", 1) {
        tally.inputs += 1;
        tally.accepted += u32::from(accepts(&mut chance));
    }
    println!("{kind}: {} of {} accepted", tally.accepted, tally.inputs);
    assert!(
        tally.accepted * 100 >= tally.inputs * least_percent,
        "{} of {} {kind}",
        tally.accepted,
        tally.inputs
    );
    assert!(tally.accepted < tally.inputs, "none of the {kind} is refused");
}

/// What was read, or nothing after a look at what is said about it.
fn accepted<T>(read: Result<T, Problems>, text: &str) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(problems) => {
            assert!(!problems.list.is_empty(), "{text}");
            let shown = problems.to_string();
            assert!(shown.len() < 100_000, "{} bytes about\n{text}", shown.len());
            exported::is_safe(&shown, text);
            None
        }
    }
}

#[test]
fn profiles() {
    each("profiles", 150, 35, |chance| {
        let text = spoil(&grammar::profile(chance), chance);
        let Some(draft) = accepted(PartialProfile::read("profile", &text, &reader()), &text) else {
            return false;
        };
        let profile = planner::complete(&draft, &reader());
        if let Ok(plan) = planner::plan(&profile, &draft.assumed(), &CATALOGUE) {
            let broken: Vec<_> = rules::check(&plan, &CATALOGUE)
                .into_iter()
                .filter(|finding| finding.force == Force::Must)
                .collect();
            assert!(broken.is_empty(), "{broken:?}\n{text}");
            exported::everywhere(&plan, &CATALOGUE, chance, &text);
        }
        true
    });
}

#[test]
fn plans() {
    let made = grammar::plans(&CATALOGUE, today());
    each("plans", 250, 35, |chance| {
        let text = spoil(&grammar::plan(chance, &made), chance);
        let Some(plan) = accepted(plan_file::read("plan", &text, &CATALOGUE, today()), &text)
        else {
            return false;
        };
        exported::everywhere(&plan, &CATALOGUE, chance, &text);
        true
    });
}

#[test]
fn catalogues() {
    each("catalogues", 200, 25, |chance| {
        let text = spoil(&grammar::catalogue(chance), chance);
        let Some(parts) = accepted(catalogue_file::read("catalogue", &text, &CATALOGUE), &text)
        else {
            return false;
        };
        let (catalogue, _) = CATALOGUE.with(parts, &text);
        let reader = Reader { catalogue: &catalogue, today: today() };
        let wanted = "level = \"intermediate\"\nequipment = [\"gym\"]\ninclude = [\"hip-hike\", \
            \"clamshell\"]";
        if let Ok(draft) = PartialProfile::read("profile", wanted, &reader)
            && let Ok(plan) = planner::plan(&draft.complete(&reader), &draft.assumed(), &catalogue)
        {
            exported::everywhere(&plan, &catalogue, chance, &text);
        }
        true
    });
}

#[test]
fn answers() {
    each("answers", 1500, 20, |chance| {
        let text = spoil(&grammar::answers(chance), chance);
        let Some(answers) = accepted(Answers::read("answers", &text), &text) else { return false };
        assert!(answers.count() == Asked::count(), "silence is no answer\n{text}");
        true
    });
}

#[test]
fn poses() {
    each("poses", 250, 20, |chance| {
        let text = spoil(&grammar::poses(chance), chance);
        let Some(poses) = accepted(pose::read("poses", &text), &text) else { return false };
        for (_, figure) in poses.figures.iter().filter(|_| chance.one_in(8)) {
            figure::check::findings(figure);
            let drawn = figure::svg::pair(figure, &[], figure::svg::SMALL);
            let picture =
                figure::svg::document("x", "x", "x", &(drawn.size, drawn.inside(), String::new()));
            assert!(!picture.contains("NaN") && !picture.contains("inf"), "{text}");
        }
        true
    });
}

#[test]
fn doses() {
    each("doses", 5000, 35, |chance| {
        let text = spoil(&grammar::dose(chance), chance);
        match Written::parse(&text) {
            Ok(written) => {
                assert_eq!(Written::parse(&text), Ok(written));
                if let Ok(dose) = Dose::parse(&text) {
                    assert_eq!(Dose::parse(&dose.to_string()), Ok(dose), "{text}");
                }
                true
            }
            Err(wrong) => {
                assert!(
                    text.get(wrong.at.clone()).is_some() && wrong.message.len() < 10_000,
                    "{text}"
                );
                exported::is_safe(&wrong.message, &text);
                false
            }
        }
    });
}

/// Words in every vocabulary that a file may hold.
#[test]
fn words() {
    use backplan::catalogue::exercise::{Level, Muscle};
    use backplan::person::health::{Condition, RedFlag};
    each("words", 3000, 20, |chance| {
        let known: Vec<&str> = Condition::ALL
            .iter()
            .map(|word| word.as_str())
            .chain(RedFlag::ALL.iter().map(|word| word.as_str()))
            .chain(Level::ALL.iter().map(|word| word.as_str()))
            .chain(Muscle::ALL.iter().map(|word| word.as_str()))
            .collect();
        let word: &&str = chance.pick(&known);
        let text = spoil(word, chance);
        let read = [
            Condition::parse(&text).err(),
            RedFlag::parse(&text).err(),
            Level::parse(&text).err(),
            Muscle::parse(&text).err(),
            CATALOGUE.find(&text).err(),
        ];
        for unknown in read.iter().flatten() {
            exported::is_safe(&unknown.to_string(), &text);
            assert!(unknown.to_string().len() < 4_000);
        }
        read.iter().any(Option::is_none)
    });
}

/// What more of them found, beyond those that are always made.
#[test]
fn what_was_found_stays_mended() {
    for dose in [
        "2x34 t2-0-2-1 r34 t2-0-2-\u{11}",
        "2x34 r3 r\u{9b}",
        &format!("3x{}6-4", "0".repeat(20_000)),
        &format!("3x{}", "6".repeat(20_000)),
    ] {
        let wrong = Written::parse(dose).expect_err(dose);
        exported::is_safe(&wrong.message, dose);
        assert!(wrong.message.len() < 1000, "{dose}");
    }
    let empty = "weeks = [{ days = [{ sessions = [{ blocks = [{ kind = \"main\" }] }] }] }]";
    let left_out = "{ exercise = \"plank\", rule = \"a\" }, { exercise = \"plank\", rule = \"b\" }"
        .replace("plank", "side-plank");
    for text in [empty.to_owned(), format!("excluded = [{left_out}]\n{empty}")] {
        let plan = plan_file::read("plan", &text, &CATALOGUE, today())
            .unwrap_or_else(|problems| panic!("{problems}"));
        exported::everywhere(&plan, &CATALOGUE, &mut Chance::new(1), &text);
    }
}

/// A page with pictures, once: it takes its time.
#[test]
fn a_plan_of_a_spoilt_file_is_drawn() {
    let made = grammar::plans(&CATALOGUE, today());
    let plan = plan_file::read("plan", &made[0], &CATALOGUE, today()).expect("a plan");
    let page = export::html::plan(&plan, &export::Options::default(), &CATALOGUE.figures());
    assert!(
        page.len()
            > export::html::plan(&plan, &export::Options::default(), &Figures::default()).len()
    );
}
