//! Every promise of the program, held: a module a promise, with the files it reads in the folder of
//! its name.
//!
//! `cargo test --test all rules` runs those of one module.

// What several of them use.
mod console;
mod golden;
mod plans;
mod program;
mod scratch;
#[cfg(unix)]
mod terminal;

mod adapt;
mod batch;
mod catalogue;
mod checking;
mod cli;
mod completions;
mod csv;
mod daily;
mod diff;
mod ends;
mod every_profile;
mod exports;
mod fhir;
mod figure;
#[cfg(unix)]
mod first_minute;
mod fit;
mod flac;
mod forged;
mod fuzz;
mod guided;
mod health;
mod house;
mod html;
mod ics;
mod journal;
mod liftoscript;
mod markdown;
#[cfg(unix)]
mod pdf;
mod plan_file;
mod planner;
mod progress;
mod readme;
mod rules;
mod safety_texts;
mod schema;
#[cfg(unix)]
mod screen;
mod serve;
mod text;
mod weights;
mod words;
