//! Time of the work itself, in process: planning, checking, exporting, and how the time grows with
//! weeks and with the catalogue.
//!
//! `cargo bench -p backplan-benches --bench planner`. On a machine that does other work too, read the lower bound.

use std::hint::black_box;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::export;
use backplan::export::figures as sheet;
use backplan::person::profile::{PartialProfile, Profile, Reader};
use backplan::plan::Plan;
use backplan::planner;
use backplan::rules;
use backplan::text::look::Look;
use chrono::NaiveDate;
use criterion::{BenchmarkId, Criterion};

/// The exercises as they were written.
const EXERCISES: &str = include_str!("../exercises.toml");
/// What opens an exercise in it.
const EXERCISE: &str = "[[exercise]]\n";
/// Somebody with some training, half an hour, a dumbbell and a band; on dates that don't depend on
/// the day of measuring.
const PROFILE: &str = r#"
    level = "intermediate"
    minutes = 30
    equipment = ["dumbbell", "band"]
    start = "2026-11-23"
"#;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let catalogue = built_in::catalogue();
    start_up(&mut criterion);
    by_weeks(&mut criterion, &catalogue);
    by_exercises(&mut criterion, &catalogue);
    after_planning(&mut criterion, &catalogue);
    pictures(&mut criterion, &catalogue);
    criterion.final_summary();
}

/// Every exercise drawn as SVG, start and end, on all cores.
fn pictures(criterion: &mut Criterion, catalogue: &Catalogue) {
    let figures = catalogue.figures();
    criterion.bench_function("figures/all as SVG", |bench| {
        bench.iter(|| sheet::cards(black_box(catalogue.exercises()), &figures).len());
    });
}

fn start_up(criterion: &mut Criterion) {
    criterion.bench_function("catalogue/built in", |bench| bench.iter(built_in::catalogue));
}

fn by_weeks(criterion: &mut Criterion, catalogue: &Catalogue) {
    let mut group = criterion.benchmark_group("plan by weeks");
    for weeks in [1, 4, 12, 52] {
        let profile = profile(catalogue, weeks);
        group.bench_function(BenchmarkId::from_parameter(weeks), |bench| {
            bench.iter(|| plan(&profile, catalogue));
        });
    }
    group.finish();
}

fn by_exercises(criterion: &mut Criterion, catalogue: &Catalogue) {
    for copies in [0, 9, 99] {
        let text = copied(copies);
        let read = || {
            Catalogue::read("copies.toml", &text, Some(catalogue))
                .expect("copies of exercises are exercises")
        };
        let (grown, _) = catalogue.with(read(), &text);
        let exercises = grown.exercises().len();
        let profile = profile(&grown, 1);
        criterion.bench_function(&format!("plan by exercises/{exercises}"), |bench| {
            bench.iter(|| plan(&profile, &grown));
        });
        if copies > 0 {
            let mut group = criterion.benchmark_group("catalogue file by exercises");
            group.sample_size(10);
            group.bench_function(BenchmarkId::new("read", exercises), |bench| bench.iter(read));
            let add = |parts| catalogue.with(parts, &text);
            group.bench_function(BenchmarkId::new("add", exercises), |bench| {
                bench.iter_batched(read, add, criterion::BatchSize::PerIteration);
            });
            group.finish();
        }
    }
}

fn after_planning(criterion: &mut Criterion, catalogue: &Catalogue) {
    let look = Look { width: 80, unicode: true };
    for weeks in [1, 12] {
        let plan = plan(&profile(catalogue, weeks), catalogue);
        criterion.bench_function(&format!("check/{weeks}"), |bench| {
            bench.iter(|| rules::check(black_box(&plan), catalogue));
        });
        criterion.bench_function(&format!("text/{weeks}"), |bench| {
            bench.iter(|| export::text::plan(black_box(&plan), &look, false));
        });
        criterion.bench_function(&format!("json/{weeks}"), |bench| {
            bench.iter(|| export::json::plan(black_box(&plan)));
        });
    }
}

fn plan(profile: &Profile, catalogue: &Catalogue) -> Plan {
    planner::plan(black_box(profile), &[], catalogue)
        .expect("30 minutes with a dumbbell and a band make a plan")
}

fn profile(catalogue: &Catalogue, weeks: u32) -> Profile {
    let reader = Reader { catalogue, today: NaiveDate::default() };
    let draft = PartialProfile::read("profile", PROFILE, &reader).expect("the profile is sound");
    PartialProfile { weeks: Some(weeks), ..draft }.complete(&reader)
}

/// The built-in exercises that many more times, each time under ids of their own.
fn copied(copies: usize) -> String {
    let first = EXERCISES.find(EXERCISE).expect("the file has exercises");
    (1..=copies).map(|copy| renamed(&EXERCISES[first..], copy)).collect()
}

/// The exercises of a text with a number after every id that names one of them.
fn renamed(text: &str, copy: usize) -> String {
    let names =
        |line: &str| ["id = ", "easier = ", "harder = "].iter().any(|key| line.starts_with(key));
    // Every second quotation mark ends an id.
    let numbered = |line: &str| {
        let parts = line.split('"').enumerate();
        let parts = parts.map(|(place, part)| match place {
            0 => part.to_owned(),
            place if place % 2 == 0 => format!("-{copy}\"{part}"),
            _ => format!("\"{part}"),
        });
        parts.collect::<String>()
    };
    let rename = |line: &str| if names(line) { numbered(line) } else { line.to_owned() };
    text.split_inclusive('\n').map(rename).collect()
}
