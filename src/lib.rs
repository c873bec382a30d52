//! Plans lower-back workouts: strength, stretching and mobility in the minutes there are, safe by rules that explain themselves.
//!
//! # The idea
//!
//! Every rule is one named thing, an entry of one table with one plain function. While a plan is built the function vetoes and
//! ranks exercises; the finished plan is held against it before anybody sees it; so is a plan that a person wrote; and the table
//! is what `backplan rules` prints. A rule can't be listed and not kept. What shaped a plan, what gave way and what was left out
//! is recorded while it is decided.
//!
//! ```text
//! flags, profile.toml -> Profile --+
//! exercises.toml -> Catalogue -----+-> gate -> shape -> fill -> fit -> check -> Plan -> export
//! rules (one table) ---------------+                                              \--> check, diff (plan files read back)
//! poses.toml -> Figure -> SVG, Braille
//! ```
//!
//! Everything between [`profile::Profile`] and [`plan::Plan`] is pure: no printing, no files, no clock, no randomness. The same
//! profile, catalogue and start give the same plan to the byte.
//!
//! # The map
//!
//! * Nouns: [`exercise`], [`dose`], [`spine`], [`health`], [`profile`], [`plan`]; [`word`] for closed vocabularies.
//! * [`catalogue`] reads and verifies exercises, [`pose`] the numbers of their pictures, [`built_in`] holds those of the program;
//!   [`document`] and [`problem`] find and show every mistake of a file at once.
//! * [`figure`] draws exercises from their poses.
//! * [`rules`] is the table; [`planner`] builds plans with it and never the other way round.
//! * [`foreign`] says what of a plan is somebody's word.
//! * [`export`] turns plans into text, data, pages, calendars and workouts, [`plan_file`] reads them back, [`checking`] and
//!   [`diff`] report on them, [`schema`] describes their data to other programs; [`screen`] says what answers about warning signs
//!   mean.
//! * [`cli`] is the only place that prints, reads files and asks the date.
//!
//! # A plan in a few lines
//!
//! ```
//! use backplan::profile::{Draft, Reader};
//! use backplan::{built_in, export, planner, rules};
//!
//! let catalogue = built_in::catalogue();
//! let today = "2026-11-23".parse().unwrap();
//! let reader = Reader { catalogue: &catalogue, today };
//! let draft = Draft::read("profile.toml", "minutes = 20\nequipment = [\"band\"]", &reader).unwrap();
//! let profile = draft.complete(&reader, |profile| planner::workout_minutes(profile, &catalogue));
//! let plan = planner::plan(&profile, &draft.assumed(), &catalogue).unwrap();
//!
//! assert!(plan.weeks[0].sessions().all(|(_, session)| session.seconds <= 20 * 60));
//! assert!(rules::check(&plan, &catalogue).iter().all(|finding| finding.force != rules::Force::Must));
//! println!("{}", export::json::plan(&plan));
//! ```

pub mod built_in;
pub mod catalogue;
pub mod checking;
pub mod cli;
pub mod diff;
pub mod document;
pub mod dose;
pub mod exercise;
pub mod export;
pub mod figure;
pub mod foreign;
pub mod health;
pub mod plan;
pub mod plan_file;
pub mod planner;
pub mod pose;
pub mod problem;
pub mod profile;
pub mod rules;
pub mod schema;
pub mod screen;
pub mod spine;
pub mod word;
