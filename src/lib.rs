//! Plans lower-back workouts: strength, stretching and mobility in the minutes there are, safe by
//! rules that explain themselves.
//!
//! # The idea
//!
//! Every rule is one named thing, an entry of one table with one plain function. While a plan is
//! built the function vetoes and ranks exercises; the finished plan is held against it before
//! anybody sees it; so is a plan that a person wrote; and the table is what `backplan rules`
//! prints. A rule can't be listed and not kept. What shaped a plan is recorded while it is decided;
//! what gave way and what was left out is said by the rules that found it.
//!
//! ```text
//! flags, profile.toml -> Profile --+
//! exercises.toml -> Catalogue -----+-> gate -> slots -> choose -> size -> climb -> check -> Plan -> export
//! rules (one table) ---------------+                                              \--> check, diff (plan files read back)
//! poses.toml -> Figure -> SVG, Braille
//! ```
//!
//! Everything between [`person::profile::Profile`] and [`plan::Plan`] is pure: no printing, no files, no
//! clock, no randomness. The same profile, catalogue and start give the same plan to the byte.
//!
//! # The map
//!
//! Twelve wings; an arrow leads from who uses to what is used, and none leads back.
//!
//! ```text
//! cli -> plan_file -> planner -> rules -> plan -> person -> catalogue -> text
//!     -> export -> session ----------------^
//!               -> figure ----------------------------------^
//!     -> journal -----------------------------------------------^
//! ```
//!
//! Planner, session and export see the journal, too.
//!
//! * [`text`] knows nothing of backs: vocabularies, documents whose mistakes all know their places,
//!   pages and tables.
//! * [`catalogue`] reads and verifies exercises, their doses, what they ask of a spine and how they
//!   are posed; [`built_in`] holds those of the program.
//! * [`person`] is whom a plan is for: keys, profile, health, the questions about warning signs.
//! * [`plan`] holds the nouns of a plan and says how two plans differ.
//! * [`figure`] draws exercises from their poses.
//! * [`rules`] is the table, and holds any plan against it.
//! * [`planner`] builds plans with the rules and never the other way round; [`plan_file`] reads
//!   plans back.
//! * [`session`] compiles sessions into the segments of time that players follow, and guides
//!   somebody through them.
//! * [`journal`] keeps what was done: records, their lines in a file, what holds of them, what it
//!   says of some weeks.
//! * [`export`] turns plans into text, data, pages, calendars and workouts.
//! * [`cli`] is the only place that prints, asks the date and touches files, but for the journal's,
//!   which [`journal::store`] keeps.
//!
//! # A plan in a few lines
//!
//! ```
//! use backplan::person::profile::{PartialProfile, Reader};
//! use backplan::{built_in, export, planner, rules};
//!
//! let catalogue = built_in::catalogue();
//! let today = "2026-11-23".parse().unwrap();
//! let reader = Reader { catalogue: &catalogue, today };
//! let draft = PartialProfile::read("profile.toml", "minutes = 20\nequipment = [\"band\"]", &reader).unwrap();
//! let profile = planner::complete(&draft, &reader);
//! let plan = planner::plan(&profile, &draft.assumed(), &catalogue).unwrap();
//!
//! assert!(plan.weeks[0].sessions().all(|(_, session)| session.seconds <= 20 * 60));
//! assert!(rules::check(&plan, &catalogue).iter().all(|finding| finding.force != rules::Force::Must));
//! println!("{}", export::json::plan(&plan));
//! ```
//!
//! # How it decides
//!
//! 1. **Gate**: what kind of answer this is: a plan, gentle movement only, or advice and no
//!    exercise.
//! 2. **Shape**: strength days by the greatest smallest gap, slots by goal, as a short table.
//! 3. **Fill**: the most important slot first, each with the first exercise that breaks no rule
//!    that must hold.
//! 4. **Fit**: to the minutes, by a fixed order of what goes first. Over the weeks doses rise,
//!    every fourth week steps back, exercises move up their chain of easier and harder ones.
//! 5. **Check**: the finished plan is held against every rule before it is shown.
//!
//! A rule is one entry of one table with one plain function. The same function vetoes while the
//! plan is built, checks the finished plan, checks a plan that somebody wrote, and is what
//! `backplan rules` explains, with its source and how far the evidence carries. A `must` rule never
//! gives way: the plan gets smaller, or there is none and backplan says what would help. A `should`
//! rule may give way, and then the plan says so. Every item carries its reasons, and what was left
//! out is listed with the rule that left it out.
//!
//! # Pictures from numbers
//!
//! Every exercise is drawn by the program itself: a posed figure in space, a few lines of
//! `src/figure/poses.toml` each, seen by a camera. Hands and feet reach what they hold by inverse
//! kinematics, worked muscles are marked from the catalogue, arrows follow the movement. The same
//! pose becomes Braille in the terminal (grey under `NO_COLOR`, none with `--no-picture` or where
//! the locale has no Unicode), SVG of under 15 KB, a flip-book that stands still on paper and for
//! those who asked for less motion, and the pictures of the hand-out. Colours are CSS variables: a
//! page that sets `--figure-skin`, `--figure-shirt` or `--figure-trousers` (and the same with
//! `-far`) dresses the figure.
//!
//! A test holds each pose to its exercise: nothing misses by more than 0.5 cm, nothing is more than
//! 1 cm inside of floor or things from start to end, planted hands and feet don't move, and the
//! spine bends and turns no further than the catalogue's values allow. No physiotherapist has
//! looked at the pictures yet. What hardly moves is told by arrows, breath and blows by a few lines.
//!
//! # A plan by hand
//!
//! A plan written by hand needs little; what is missing is taken from the catalogue or reported:
//!
//! ```toml
//! [profile]
//! level = "intermediate"
//! equipment = ["dumbbell"]
//!
//! [[weeks]]
//! [[weeks.days]]
//! weekday = "mon"
//! [[weeks.days.sessions]]
//! [[weeks.days.sessions.blocks]]
//! kind = "main"
//! items = [
//!     { exercise = "bird-dog", dose = "3x12" },
//!     { exercise = "romanian-deadlift", dose = "3x8-10 r90" },
//! ]
//! ```
//!
//! Doses are written the way the field writes them: `3x8-10 r90 t3-1-2-0` (sets x repetitions, rest
//! in seconds, tempo lowering-pause-lifting-pause), `2x30s r10` (holds), `2x6x5s` (sets of short
//! holds), `6,4,2x10s` (descending holds), `5min`.
//!
//! # More
//!
//! How to add an exercise, a picture, a rule, a format or a profile key is told in
//! `.github/CONTRIBUTING.md`, what is proven and how in `tests/README.md`, what was measured and
//! which goals are missed in `benches/README.md`.

pub mod built_in;
pub mod catalogue;
pub mod cli;
pub mod export;
pub mod figure;
pub mod journal;
pub mod person;
pub mod plan;
pub mod plan_file;
pub mod planner;
pub mod rules;
pub mod session;
pub mod text;
