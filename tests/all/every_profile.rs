//! Every plan keeps its rules: an oracle that states the rules a second time, plainly and apart
//! from the program, and a sweep of profiles that it judges.
//!
//! The oracle (`every_profile/*.rs`) reads the exported JSON and `exercises.toml`; it shares no
//! rule, formula or table with the program. A rule is changed in both places or not at all.

mod advice;
mod amount;
mod blocks;
mod caps;
mod caps_table;
mod card;
mod case;
mod clearance;
mod dosing;
mod drills;
mod easing;
mod entry;
mod facts;
mod floor;
mod gate;
mod growth;
mod health;
mod ladder;
mod left_out;
mod lifted;
mod named;
mod plan;
mod played;
mod pressure;
mod progress;
mod promises;
mod promises_health;
mod promises_time;
mod report;
mod resumed;
mod safety;
mod session;
mod shape;
mod splits;
mod states;
mod sweep;
mod sweep_health;
mod sweep_time;
mod tampered;
mod tampered_health;
mod tampered_time;
mod time;
mod told;
mod trial;
mod trim;
mod week;
mod world;

pub use told::RULES;

#[test]
fn every_profile_gets_a_plan_that_keeps_every_rule() {
    let cases = sweep::cases();
    assert!(cases.len() >= 5000, "{} profiles", cases.len());
    report::sweep("level, goal, equipment and time", &cases, 4);
}

#[test]
fn months_and_years_keep_every_rule() {
    let cases = sweep::long();
    assert!(cases.len() >= 1000, "{} profiles", cases.len());
    report::sweep("months and years", &cases, 16);
}
