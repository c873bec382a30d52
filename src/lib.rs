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
//! Ten wings; an arrow leads from who uses to what is used, and none leads back.
//!
//! ```text
//! cli -> plan_file -> planner -> rules -> plan -> person -> catalogue -> text
//!     -> export ---------------------------^
//!               -> figure ----------------------------------^
//! ```
//!
//! * [`text`] knows nothing of backs: vocabularies, documents whose mistakes all know their places, pages and tables.
//! * [`catalogue`] reads and verifies exercises, their doses, what they ask of a spine and how they are posed; [`built_in`] holds
//!   those of the program.
//! * [`person`] is whom a plan is for: keys, profile, health, the questions about warning signs.
//! * [`plan`] holds the nouns of a plan and says how two plans differ.
//! * [`figure`] draws exercises from their poses.
//! * [`rules`] is the table, and holds any plan against it.
//! * [`planner`] builds plans with the rules and never the other way round; [`plan_file`] reads plans back.
//! * [`export`] turns plans into text, data, pages, calendars and workouts.
//! * [`cli`] is the only place that prints, reads files and asks the date.
//!
//! # A plan in a few lines
//!
//! ```
//! use backplan::person::profile::{Draft, Reader};
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
//!
//! # How it decides
//!
//! 1. **Gate**: what kind of answer this is: a plan, gentle movement only, or advice and no exercise.
//! 2. **Shape**: strength days by the greatest smallest gap, slots by goal, as a short table.
//! 3. **Fill**: the most important slot first, each with the first exercise that breaks no rule that must hold.
//! 4. **Fit**: to the minutes, by a fixed order of what goes first. Over the weeks doses rise, every fourth week steps back, exercises move
//!    up their chain of easier and harder ones.
//! 5. **Check**: the finished plan is held against every rule before it is shown.
//!
//! A rule is one entry of one table with one plain function. The same function vetoes while the plan is built, checks the finished plan,
//! checks a plan that somebody wrote, and is what `backplan rules` explains, with its source and how far the evidence carries. A `must`
//! rule never gives way: the plan gets smaller, or there is none and backplan says what would help. A `should` rule may give way, and then
//! the plan says so. Every item carries its reasons, and what was left out is listed with the rule that left it out.
//!
//! # Pictures from numbers
//!
//! Every exercise is drawn by the program itself: a posed figure in space, a few lines of `src/figure/poses.toml` each, seen by a camera. Hands
//! and feet reach what they hold by inverse kinematics, worked muscles are marked from the catalogue, arrows follow the movement. The same
//! pose becomes Braille in the terminal (grey under `NO_COLOR`, none with `--no-picture` or where the locale has no Unicode), SVG of under
//! 15 KB, a flip-book that stands still on paper and for those who asked for less motion, and the pictures of the hand-out. Colours are CSS
//! variables: a page that sets `--figure-skin`, `--figure-shirt` or `--figure-trousers` (and the same with `-far`) dresses the figure.
//!
//! A test holds each pose to its exercise: nothing misses by more than 0.5 cm, nothing is more than 1 cm inside of floor or things from start to
//! end, planted hands and feet don't move, and the spine bends and turns no further than the catalogue's values allow. No physiotherapist has
//! looked at the pictures yet. Palms, grips and breath can't be shown; exercises that hardly move rely on their arrows.
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
//! Doses are written the way the field writes them: `3x8-10 r90 t3-1-2-0` (sets x repetitions, rest in seconds, tempo
//! lowering-pause-lifting-pause), `2x30s r10` (holds), `2x6x5s` (sets of short holds), `6,4,2x10s` (descending holds), `5min`.
//!
//! # Add to it
//!
//! * **An exercise**: one entry in `exercises.toml`; the comment at its head says what each key means. The build fails with line, caret and
//!   advice when something is wrong. For your own exercises, keep a file of the same shape: `backplan catalogue check mine.toml`, then
//!   `backplan generate --catalogue mine.toml`.
//! * **A picture**: one entry in `src/figure/poses.toml`, whose head says what each key means, or `[pose.my-exercise]` in a file of your own; an
//!   exercise of your own may also name one that is there, `figure = "bird-dog"`. `backplan figures --catalogue mine.toml` shows it.
//! * **A rule**: one entry and one function in a file of `src/rules/`, and one example in `tests/rules.rs` that keeps it and breaks it; the
//!   test fails by the rule's name until it is there.
//! * **A format**: one pure function in `src/export/`, its name in `src/cli/output.rs` and its line in `src/cli/plans.rs`.
//!
//! `.ci/run` runs the format check, lints, documentation and tests, and then has every format read by programs that share nothing with
//! this one; those it installs itself.
//!
//! # Proven
//!
//! `cargo test` holds every rule to its promise. An oracle that shares no code with the program (`tests/every_profile/`, its tables typed from
//! the guidance, not from the source) judges 27,000 plans: every state of health alone and in pairs, pain from 0 to 10, ages, levels, equipment,
//! minutes, goals. The whole product of states is a command of its own:
//!
//! ```sh
//! BACKPLAN_SWEEP=whole cargo test --release --test every_profile whole_product -- --nocapture
//! ```
//!
//! It holds 1,371,168 profiles. A whole run of the product before its last widening (1,143,072 profiles: 421,056 plans, 372,744 relief, 349,272
//! refused) broke no must rule and left no exclusion unexplained.
//!
//! Nothing is believed and nothing is lost: `tests/forged.rs` changes every field of eleven plans in fourteen ways, 3,597 forgeries, each of
//! which is refused, told, found by a rule or listed as free with its reason; `tests/fuzz.rs` makes and spoils files of every kind and takes
//! what is accepted through every export; `tests/ends.rs` holds what is said of wrong files to its bounds; `tests/cli/files.rs` has every
//! command write over other people's files, its own, its inputs, links, pipes and devices.
//!
//! Every format is held to readers of its own kind: calendars to icalendar, ical, vobject, ical.js and calcurse (`.ci/calendar`), the hand-out to
//! Chromium with axe, to the W3C's checker and to paper in A4 and Letter (`.ci/page`), workouts to Garmin's SDK (`.ci/watch`), schemas to two
//! validators over a thousand plans (`.ci/schema`). `.ci/offline` watches the calls of every command: no socket, no other program, no file
//! but those that were named. `.ci/broken` builds with mistakes in the exercises. Not tried: a watch, the app Liftosaur itself, Excel.
//!
//! # Measured
//!
//! x86-64 Linux, 2 cores, Rust 1.95, release profile (fat LTO, one codegen unit, stripped: 5.5 MiB).
//!
//! | what | measured | goal | command |
//! | --- | --- | --- | --- |
//! | `--version` | 0.45 M instructions | 0.6 M | `.ci/instructions target/release/backplan release` |
//! | `list` | 2.09 M | 2.5 M | the same |
//! | `generate`, one week as text | 4.90 M | 5 M | the same |
//! | `generate --weeks 12 --format json` | 16.1 M | 15 M, missed | the same |
//! | `check` of a one-week plan, which makes it once more | 6.81 M | 5 M, missed | the same |
//! | `generate --weeks 12 --format markdown`, `ics`, `text`, `csv`, `toml`, `liftoscript` | 15.6, 17.3, 17.9, 19.4, 21.3, 22.8 M | 20 M, missed by the last two | the same |
//! | `generate --weeks 12 --format fit -o DIR/`, 84 files | 26.5 M | 20 M, missed | the same |
//! | `show bird-dog`, `seated-cable-row` with their pictures in colour | 7.7, 9.4 M | 12.5 M | the same |
//! | `generate --weeks 12 --format html`, 39 exercises drawn | 2,780 M | 3,000 M | the same |
//! | `list`, time beside an empty Rust program | 1.50 x | 1.6 x | `cargo bench --bench wall` |
//! | `generate`, the same | 1.98 x | 2 x | the same |
//! | a one-week plan, in process | 0.082 ms | 0.1 ms | `cargo bench --bench planner` |
//! | twelve weeks | 0.51 ms | 1.2 ms | the same |
//! | 52 weeks | 1.7 ms | linear | the same |
//! | a plan from 76, 760, 7,600 exercises | 0.08, 0.32, 5.6 ms | linear | the same |
//! | all 76 exercises as SVG, start and end | 0.42 s on two cores (0.33 s when they had nothing else to do) | 0.5 s | the same |
//! | peak memory, one week and twelve as JSON | 5.5 and 6.5 MiB | 6 MiB, missed by the second | `/usr/bin/time -v` |
//!
//! Instructions are counted by valgrind and do not depend on the machine's load; `.ci/run` counts those of the program that the tests
//! build, which has budgets of its own. Times were taken before that, with 76 exercises and fewer
//! rules, on a shared machine; they vary by a tenth.

pub mod built_in;
pub mod catalogue;
pub mod cli;
pub mod export;
pub mod figure;
pub mod person;
pub mod plan;
pub mod plan_file;
pub mod planner;
pub mod rules;
pub mod text;
