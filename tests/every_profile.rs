//! Every plan keeps its rules: an oracle that states the rules a second time, plainly and apart from the program, and a sweep of
//! profiles that it judges.
//!
//! The oracle (`every_profile/*.rs`) reads the exported JSON and `exercises.toml`; it shares no rule, formula or table with the
//! program. A rule is changed in both places or not at all.

mod scratch;

#[path = "every_profile/advice.rs"]
mod advice;
#[path = "every_profile/caps.rs"]
mod caps;
#[path = "every_profile/caps_table.rs"]
mod caps_table;
#[path = "every_profile/case.rs"]
mod case;
#[path = "every_profile/clearance.rs"]
mod clearance;
#[path = "every_profile/dosing.rs"]
mod dosing;
#[path = "every_profile/easing.rs"]
mod easing;
#[path = "every_profile/facts.rs"]
mod facts;
#[path = "every_profile/floor.rs"]
mod floor;
#[path = "every_profile/gate.rs"]
mod gate;
#[path = "every_profile/health.rs"]
mod health;
#[path = "every_profile/left_out.rs"]
mod left_out;
#[path = "every_profile/lifted.rs"]
mod lifted;
#[path = "every_profile/named.rs"]
mod named;
#[path = "every_profile/plan.rs"]
mod plan;
#[path = "every_profile/pressure.rs"]
mod pressure;
#[path = "every_profile/progress.rs"]
mod progress;
#[path = "every_profile/promises.rs"]
mod promises;
#[path = "every_profile/promises_health.rs"]
mod promises_health;
#[path = "every_profile/promises_time.rs"]
mod promises_time;
#[path = "every_profile/report.rs"]
mod report;
#[path = "every_profile/safety.rs"]
mod safety;
#[path = "every_profile/session.rs"]
mod session;
#[path = "every_profile/shape.rs"]
mod shape;
#[path = "every_profile/splits.rs"]
mod splits;
#[path = "every_profile/states.rs"]
mod states;
#[path = "every_profile/sweep.rs"]
mod sweep;
#[path = "every_profile/sweep_health.rs"]
mod sweep_health;
#[path = "every_profile/sweep_time.rs"]
mod sweep_time;
#[path = "every_profile/tampered.rs"]
mod tampered;
#[path = "every_profile/tampered_health.rs"]
mod tampered_health;
#[path = "every_profile/tampered_time.rs"]
mod tampered_time;
#[path = "every_profile/time.rs"]
mod time;
#[path = "every_profile/told.rs"]
mod told;
#[path = "every_profile/trial.rs"]
mod trial;
#[path = "every_profile/trim.rs"]
mod trim;
#[path = "every_profile/week.rs"]
mod week;
#[path = "every_profile/world.rs"]
mod world;

#[test]
fn every_profile_gets_a_plan_that_keeps_every_rule() {
    let cases = sweep::cases();
    assert!(cases.len() >= 5000, "{} profiles", cases.len());
    report::judge_all(cases.len(), 1, |index| cases[index].clone()).assert_empty();
}
