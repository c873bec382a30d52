//! Every rule is one named thing: unique, explained, sourced, and shown to hold and to break.
//!
//! The table below has an entry for each rule; a rule without one fails by its name. An entry
//! starts from a plan that keeps the rule and changes one thing so that it breaks.

use std::collections::BTreeSet;
use std::sync::Arc;

use backplan::catalogue::Catalogue;
use backplan::catalogue::dose::Dose;
use backplan::catalogue::exercise::Pattern;
use backplan::person::health::RedFlag;
use backplan::person::profile::{Day, PartialProfile, Reader};
use backplan::plan::{
    Block, BlockKind, Excluded, Item, Plan, RuleId, Session, SessionKind, Status, WeekKind,
};
use backplan::rules::report;
use backplan::rules::{self, Finding, Force};
use backplan::text::id::Id;
use backplan::{built_in, export, plan_file, planner};
use chrono::Days;

use crate::every_profile::RULES;

/// A profile to plan for, what to change in the plan, and the force of what breaks then.
struct Example {
    rule: &'static str,
    profile: &'static str,
    breaks: fn(&mut Plan, &Catalogue),
    force: Force,
}

const BEGINNER: &str = "start = 2026-11-23\nweeks = 4";
const TRAINED: &str =
    "start = 2026-11-23\nweeks = 8\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]";
const LIFTING: &str = "start = 2026-11-23\nweeks = 8\nequipment = [\"kettlebell\"]";
const SORE: &str = "start = 2026-11-23\ngoal = \"sore-back\"";

const fn must(
    rule: &'static str,
    profile: &'static str,
    breaks: fn(&mut Plan, &Catalogue),
) -> Example {
    Example { rule, profile, breaks, force: Force::Must }
}

const fn should(
    rule: &'static str,
    profile: &'static str,
    breaks: fn(&mut Plan, &Catalogue),
) -> Example {
    Example { rule, profile, breaks, force: Force::Should }
}

const BONE: &str = "start = 2026-11-23\nlevel = \"intermediate\"\nconditions = [\"osteoporosis\"]";
const PAINFUL: &str = "start = 2026-11-23\nweeks = 2\nlevel = \"intermediate\"\npain = 4";
const EASED: &str = "start = 2026-11-23\ndirection = \"extension\"";
const EARLY: &str = "start = 2026-11-23\nminutes_since_waking = 30";
const LATER: &str = "start = 2026-11-23\nminutes_since_waking = 90";
const PRESSURE: &str = "start = 2026-11-23\nconditions = [\"hypertension\"]";
const STENOSIS: &str = "start = 2026-11-23\nconditions = [\"spinal-stenosis\"]";

const EXAMPLES: &[Example] = &[
    must("condition-caps", BONE, |plan, all| swap(stretch(plan), all, "childs-pose")),
    must("condition-caps", BONE, |plan, all| add(plan, all, "mcgill-curl-up", "1x1x5s r20")),
    must("red-flag-emergency", TRAINED, |plan, _| {
        plan.profile.red_flags = vec![RedFlag::SaddleNumbness];
    }),
    must("red-flag-urgent", TRAINED, |plan, _| plan.profile.red_flags = vec![RedFlag::NightPain]),
    must("see-clinician-first", TRAINED, |plan, _| {
        plan.profile.red_flags = vec![RedFlag::LegNumbness];
    }),
    must("clearance-needed", TRAINED, |plan, _| plan.profile.age = Some(15)),
    must("pain-gate", TRAINED, |plan, _| plan.profile.pain = 6),
    must("pain-gate", PAINFUL, |plan, _| {
        let item = main(plan, 0);
        item.set_dose(item.dose.with_sets(item.dose.sets() + 1));
    }),
    must("pain-gate", PAINFUL, |plan, all| swap(stretch(plan), all, "standing-forward-bend")),
    must("next-day-response", TRAINED, |plan, _| plan.safety.afterwards.clear()),
    must("directional-preference", EASED, |plan, all| swap(stretch(plan), all, "childs-pose")),
    must("morning-flexion", EARLY, |plan, all| swap(stretch(plan), all, "childs-pose")),
    should("morning-flexion", LATER, |plan, all| swap(stretch(plan), all, "childs-pose")),
    should("return-after-gap", TRAINED, |plan, _| plan.safety.afterwards.truncate(1)),
    should("daily-mobility", BONE, |plan, all| {
        each_item(plan, |item| {
            if item.exercise.id.as_str() == "supine-head-press" {
                swap(item, all, "clamshell");
            }
        });
    }),
    // Standing for long at a time, where it is kept short.
    should("session-order", STENOSIS, |plan, all| {
        add(plan, all, "hip-hinge-drill", "2x15 r60 t3-1-2-0");
        add(plan, all, "bodyweight-squat", "2x15 r60 t3-1-2-0");
        add(plan, all, "wall-push-up", "2x15 r60 t2-0-2-0");
    }),
    // Down to the floor, and then upright again.
    should("session-order", "start = 2026-11-23\nage = 72", |plan, _| {
        session(plan).blocks[1].items.reverse();
    }),
    // The way down to the floor is gone twice.
    must("floor-changes", "start = 2026-11-23\nage = 72", |plan, all| {
        add(plan, all, "bird-dog", "1x5/side r0");
        add(plan, all, "sit-to-stand", "1x5 r0 t3-1-2-0");
        add(plan, all, "clamshell", "1x5/side r0");
    }),
    must("balance-practice", "start = 2026-11-23\nage = 65", |plan, all| {
        each_item(plan, |item| {
            if item.exercise.pattern == Pattern::Balance {
                swap(item, all, "wall-slide");
            }
        });
    }),
    // Eight weeks of a state that is planned for two.
    must(
        "review-point",
        "start = 2026-11-23\nweeks = 2\nconditions = [\"acute-flare\"]",
        |plan, _| {
            for number in 3..=8 {
                let mut week = plan.weeks[0].clone();
                week.number = number;
                for day in &mut week.days {
                    day.date = day.date + Days::new(u64::from(number - 1) * 7);
                }
                plan.weeks.push(week);
            }
        },
    ),
    // A pregnancy grows while the plan goes on.
    must(
        "condition-caps",
        "start = 2026-11-23\nweeks = 4\nconditions = [\"pregnancy\"]\npregnancy_weeks = 13",
        |plan, all| {
            swap(stretch(plan), all, "knee-to-chest");
        },
    ),
    must("condition-caps", "start = 2026-11-23\nage = 70", |plan, all| {
        swap(stretch(plan), all, "hip-flexor-stretch");
    }),
    must(
        "condition-caps",
        "start = 2026-11-23\nconditions = [\"hip-replacement\"]",
        |plan, all| {
            swap(stretch(plan), all, "piriformis-stretch");
        },
    ),
    must(
        "condition-caps",
        "start = 2026-11-23\nblood_pressure = [148, 86]\nlevel = \"intermediate\"",
        |plan, all| {
            swap(stretch(plan), all, "standing-forward-bend");
        },
    ),
    must("pain-gate", "start = 2026-11-23\npain = 2", |plan, all| {
        swap(stretch(plan), all, "seated-forward-fold");
    }),
    must("directional-preference", EASED, |plan, _| {
        let opening = &mut plan.weeks[0].days[1].sessions[0].blocks[0].items;
        let last = opening.len() - 1;
        opening.swap(0, last);
    }),
    must("directional-preference", EASED, |plan, all| {
        let item = &mut session(plan).blocks[0].items[1];
        assert_eq!(item.exercise.id.as_str(), "prone-press-up");
        swap(item, all, "cat-camel-small");
    }),
    must("directional-preference", SORE, |plan, _| {
        let first = &mut plan.weeks[0].days[0].sessions[0].blocks[0].items;
        first.retain(|item| item.exercise.id.as_str() != "prone-lying");
    }),
    // What a session calls itself, and where its work stands, is not believed.
    must("recovery-day", TRAINED, |plan, _| {
        let mut session = plan.weeks[0].days[0].sessions[0].clone();
        session.kind = SessionKind::Daily;
        for block in &mut session.blocks {
            block.kind = BlockKind::Mobility;
        }
        plan.weeks[0].days[1].sessions = vec![session];
    }),
    must("core-hold-cap", TRAINED, |plan, all| put(plan, all, 1, "front-plank", "2min")),
    // Trunk holds are held to it whatever they press on the spine, and in every block.
    must("core-hold-cap", TRAINED, |plan, all| gentle(plan, all, "wall-side-plank", "10min")),
    must("core-hold-cap", PRESSURE, |plan, all| gentle(plan, all, "wall-side-plank", "2x120s r20")),
    must("core-hold-cap", TRAINED, |plan, all| gentle(plan, all, "abdominal-brace", "10min")),
    must("core-hold-cap", TRAINED, |plan, all| gentle(plan, all, "heel-slide", "1x30x60s r20")),
    must("core-hold-cap", TRAINED, |plan, all| gentle(plan, all, "clamshell", "1x60s r20")),
    // Short holds are a drill only as far as the exercise is dosed in a few of them; what is more is a
    // day of strength work, whatever its session is called.
    must("recovery-day", TRAINED, |plan, all| gentle(plan, all, "superman-hold", "3x10x5s r60")),
    must("recovery-day", TRAINED, |plan, all| drilled(plan, all, "front-plank", "10x10x5s r30")),
    must("recovery-day", BEGINNER, |plan, all| drilled(plan, all, "back-extension", "5x30x5s r60")),
    must("recovery-day", PAINFUL, |plan, all| drilled(plan, all, "glute-bridge", "5x30x5s r45")),
    must("recovery-day", TRAINED, |plan, all| drilled(plan, all, "wall-elbow-press", "4x8x5s r30")),
    must("strength-frequency", TRAINED, |plan, all| {
        let holds = item(all, "superman-hold", "3x10x5s r60");
        for session in plan.weeks[0].days.iter_mut().flat_map(|day| &mut day.sessions) {
            let block = session.blocks.iter_mut().find(|block| block.kind == BlockKind::Mobility);
            if let Some(block) = block {
                block.items.push(holds.clone());
            }
        }
    }),
    // Doses of any kind have an end.
    must("volume-cap", TRAINED, |plan, all| gentle(plan, all, "prone-on-elbows", "120min")),
    must("volume-cap", TRAINED, |plan, all| gentle(plan, all, "standing-back-bend", "10x30 r0")),
    must("volume-cap", TRAINED, |plan, all| gentle(plan, all, "seated-forward-hang", "60min")),
    must("volume-cap", TRAINED, |plan, all| gentle(plan, all, "seated-forward-hang", "1x6x20s r0")),
    must("volume-cap", "start = 2026-11-23\nage = 80", |plan, all| {
        gentle(plan, all, "single-leg-stance", "5x120s r15");
    }),
    must("volume-cap", TRAINED, |plan, all| gentle(plan, all, "breathing-90-90", "11min")),
    must("volume-cap", TRAINED, |plan, all| gentle(plan, all, "march-in-place", "31min")),
    must("stretch-dose", TRAINED, |plan, _| {
        stretch(plan).set_dose(Dose::parse("10x30s r10").expect("a dose"));
    }),
    must("volume-cap", TRAINED, |plan, all| put(plan, all, 1, "glute-bridge", "3x60 r45")),
    must("volume-cap", TRAINED, |plan, _| {
        for session in plan.weeks[1].days.iter_mut().flat_map(|day| &mut day.sessions) {
            session.title = "Another day".into();
            session.blocks.iter_mut().flat_map(|block| &mut block.items).for_each(|item| {
                item.set_dose(item.dose.with_sets(item.dose.sets() + 2));
            });
        }
    }),
    must("claim-labels", TRAINED, |plan, _| session(plan).title = "Cure for the back".into()),
    must("claim-labels", TRAINED, |plan, _| session(plan).title = "Pain-free in a week".into()),
    must("claim-labels", TRAINED, |plan, _| {
        session(plan).title = "This puts your disc back".into();
    }),
    must("claim-labels", TRAINED, |plan, _| {
        session(plan).title = "No pain, no gain: ignore the stop signs".into();
    }),
    must("stop-signs", TRAINED, |plan, _| drop(plan.safety.red_flags.pop())),
    must("stop-signs", "start = 2026-11-23\nconditions = [\"pregnancy\"]", |plan, _| {
        drop(plan.safety.stop_signs.pop());
    }),
    must("progression", PAINFUL, |plan, _| {
        let item = &mut plan.weeks[1].days[0].sessions[0].blocks[1].items[0];
        item.set_dose(item.dose.with_rest(20));
    }),
    must("stretch-dose", "start = 2026-11-23\nage = 65", |plan, _| {
        stretch(plan).set_dose(Dose::parse("3x20s r10").expect("a dose"));
    }),
    must("effort-cap", BONE, |plan, _| main(plan, 0).rpe = Some([6, 7])),
    must("lower-compression-first", TRAINED, |plan, all| {
        put(plan, all, 0, "superman-hold", "2x6x8s r60");
    }),
    should("lower-compression-first", BEGINNER, |plan, all| {
        put(plan, all, 4, "farmers-carry", "2x15s r60");
    }),
    must("relief-gentle", SORE, |plan, all| add(plan, all, "glute-bridge", "1x5 r0")),
    must("level-gate", TRAINED, |plan, all| {
        put(plan, all, 1, "single-leg-rdl", "2x8/side r90 t3-1-2-0");
    }),
    must("equipment-gate", BEGINNER, |plan, all| put(plan, all, 0, "band-row", "2x8 r45")),
    must("beginner-low-load", BEGINNER, |plan, all| put(plan, all, 0, "back-extension", "2x8 r60")),
    should("beginner-start", BEGINNER, |plan, all| {
        let start = ["hip-hinge-drill", "bird-dog", "bird-dog-leg-only", "glute-bridge"];
        each_item(plan, |item| {
            if start.contains(&item.exercise.id.as_str()) {
                swap(item, all, "clamshell");
            }
        });
    }),
    // After the first block a hinge is loaded where it may be.
    should("entry-point", LIFTING, |plan, all| {
        each_item(plan, |item| {
            if item.exercise.id.as_str() == "kettlebell-deadlift" {
                swap(item, all, "hip-hinge-drill");
            }
        });
    }),
    should("entry-point", TRAINED, |plan, all| {
        put(plan, all, 4, "wall-side-plank", "2x3x6s/side r30");
    }),
    // Many exercises in a session of the first weeks; the same later on are no matter.
    // Nothing of its kind was done before.
    should("as-done", TRAINED, |plan, catalogue| {
        let session = &mut plan.weeks[1].days[0].sessions[0];
        let main = session.blocks.iter_mut().find(|block| block.kind == BlockKind::Main);
        let item = &mut main.expect("a main block").items[0];
        item.exercise = Arc::clone(catalogue.exercise("heel-raise").expect("an exercise"));
        item.because(RuleId::AS_DONE, "It was easy twice.");
    }),
    should("few-to-learn", TRAINED, |plan, all| {
        let main = all.exercises().iter().filter(|exercise| exercise.pattern.is_main());
        for exercise in main.take(31) {
            add(plan, all, exercise.id.as_str(), "1x8 r0");
        }
    }),
    should("level-up", "start = 2026-11-23\nweeks = 16", |plan, _| {
        plan.notices.retain(|notice| &*notice.rule != "level-up");
    }),
    should("walking", BEGINNER, |plan, _| plan.weeks[1].walk = None),
    should("walking", BEGINNER, |plan, _| {
        let walk = plan.weeks[1].walk.as_mut().expect("a walk");
        walk.minutes += 40;
    }),
    must("effort-cap", TRAINED, |plan, _| main(plan, 0).rpe = Some([8, 9])),
    must("volume-cap", TRAINED, |plan, _| {
        let item =
            plan.weeks[1].days[0].sessions[0].blocks[1].items.first_mut().expect("a main item");
        item.set_dose(item.dose.with_sets(item.dose.sets() + 3));
    }),
    must("strength-frequency", TRAINED, |plan, _| {
        let session = plan.weeks[0].days[0].sessions[0].clone();
        plan.weeks[0].days[6].sessions = vec![session];
    }),
    should("strength-frequency", TRAINED, |plan, _| {
        plan.weeks[0]
            .days
            .iter_mut()
            .skip(1)
            .for_each(|day| day.sessions.retain(|session| session.kind != SessionKind::Strength));
    }),
    must("recovery-day", TRAINED, |plan, _| {
        let (before, after) = plan.weeks[0].days.split_at_mut(2);
        std::mem::swap(&mut before[1].sessions, &mut after[0].sessions);
    }),
    should("daily-stretch", TRAINED, |plan, _| plan.weeks[0].days[1].sessions.clear()),
    should("daily-mobility", TRAINED, |plan, _| {
        plan.weeks[0].days[1].sessions[0].blocks.retain(|block| block.kind == BlockKind::Stretch);
    }),
    must("exercise-count", TRAINED, |plan, all| {
        for id in [
            "clamshell",
            "wall-slide",
            "heel-slide",
            "incline-plank",
            "prone-w-raise",
            "abdominal-brace",
        ] {
            add(plan, all, id, "1x8 r0");
        }
    }),
    should("exercise-count", TRAINED, |plan, _| {
        plan.weeks[0].days[0].sessions[0].blocks[1].items.truncate(2);
    }),
    should("pattern-balance", TRAINED, |plan, all| {
        put(plan, all, 0, "glute-bridge", "2x8 r45");
        put(plan, all, 1, "single-leg-glute-bridge", "2x8 r60");
        put(plan, all, 2, "glute-bridge-march", "2x8 r45 t1-1-1-1");
    }),
    should("weekly-coverage", TRAINED, |plan, all| {
        each_item(plan, |item| {
            if item.exercise.pattern.is_mid_back() {
                swap(item, all, "clamshell");
            }
        });
    }),
    must("no-duplicate", TRAINED, |plan, _| {
        let items = &mut plan.weeks[0].days[0].sessions[0].blocks[1].items;
        let again = items[0].clone();
        items.push(again);
    }),
    must("warm-up-first", TRAINED, |plan, _| {
        drop(plan.weeks[0].days[0].sessions[0].blocks.remove(0));
    }),
    should("session-order", TRAINED, |plan, _| {
        plan.weeks[0].days[0].sessions[0].blocks[1].items.reverse();
    }),
    should("cool-down-stretch", TRAINED, |plan, _| {
        plan.weeks[0].days[0].sessions[0].blocks.truncate(2);
    }),
    must("time-budget", TRAINED, |plan, _| main(plan, 0).seconds += 1),
    should("time-budget", TRAINED, |plan, _| {
        plan.weeks[0].days[0].sessions[0].blocks[1].items.truncate(1);
    }),
    must("trim-order", TRAINED, |plan, _| plan.profile.minutes = 10),
    should("session-share", TRAINED, |plan, _| {
        let item = main(plan, 0);
        item.set_dose(item.dose.with_sets(6));
    }),
    must("stretch-dose", TRAINED, |plan, _| {
        stretch(plan).set_dose(Dose::parse("2x50s r10").expect("a dose"));
    }),
    should("stretch-dose", TRAINED, |plan, _| {
        let item = stretch(plan);
        item.set_dose(item.dose.with_sets(1));
    }),
    must("core-hold-cap", TRAINED, |plan, all| put(plan, all, 4, "side-plank", "3,4x10s/side r30")),
    must("tempo-control", TRAINED, |plan, all| {
        put(plan, all, 0, "glute-bridge", "2x8 r45 t1-0-1-0");
    }),
    should("rest-interval", TRAINED, |plan, _| {
        let item = main(plan, 0);
        item.set_dose(item.dose.with_rest(5));
    }),
    must("no-bounce", TRAINED, |plan, _| {
        stretch(plan).set_dose(Dose::parse("2x10").expect("a dose"));
    }),
    must("progression", TRAINED, |plan, all| {
        let item = &mut plan.weeks[1].days[0].sessions[0].blocks[1].items[0];
        swap(item, all, "clamshell");
    }),
    // Two rungs at once; a dose that falls within a block; many weights at once.
    must("progression", TRAINED, |plan, _| {
        let item = weighted(plan, 1);
        item.set_dose(item.dose.with_reps([10, 10]));
    }),
    should("progression", TRAINED, |plan, _| {
        let item = weighted(plan, 2);
        item.set_dose(item.dose.with_reps([8, 8]));
    }),
    must("progression", TRAINED, |plan, _| {
        let load = weighted(plan, 1).load.as_mut().expect("a weight");
        load.step += 3;
    }),
    // A plan that stands still.
    should("progression", TRAINED, |plan, _| {
        let first = plan.weeks[0].clone();
        for week in &mut plan.weeks[1..] {
            for (day, of_first) in week.days.iter_mut().zip(&first.days) {
                day.sessions.clone_from(&of_first.sessions);
            }
        }
    }),
    // One that does so with repetitions of its own, which no rung has.
    should("progression", TRAINED, |plan, _| {
        let first = weighted(plan, 0);
        let (id, dose) = (first.exercise.id.clone(), first.dose.with_reps([5, 9]));
        let days = plan.weeks.iter_mut().flat_map(|week| &mut week.days);
        let blocks = days.flat_map(|day| &mut day.sessions).flat_map(|of| &mut of.blocks);
        for item in blocks.flat_map(|block| &mut block.items) {
            if let Some(load) = item.load.as_mut().filter(|_| item.exercise.id == id) {
                load.step = 1;
                item.set_dose(dose.clone());
            }
        }
    }),
    should("progression", TRAINED, |plan, _| weighted(plan, 0).load = None),
    should("step-back-week", TRAINED, |plan, _| plan.weeks[3].kind = WeekKind::Build),
    should("review-point", TRAINED, |plan, _| {
        plan.notices.retain(|notice| &*notice.rule != "review-point");
    }),
    must("no-unsafe-filler", TRAINED, |plan, _| {
        let exercise = main(plan, 0).exercise.id.clone();
        plan.excluded.push(Excluded {
            exercise,
            rule: "equipment-gate".into(),
            text: "It needs a gym.".into(),
        });
    }),
    must("stop-signs", TRAINED, |plan, _| drop(plan.safety.stop_signs.pop())),
    must("exhale-on-effort", TRAINED, |plan, _| main(plan, 0).breathing = Some("".into())),
    must("exhale-on-effort", TRAINED, |plan, _| {
        main(plan, 0).breathing = Some("Hold your breath and strain as hard as you can.".into());
    }),
    must("exhale-on-effort", TRAINED, |plan, _| {
        stretch(plan).breathing = Some("Keep the breath held.".into());
    }),
    should("daily-habits", TRAINED, |plan, _| {
        plan.notices.retain(|notice| &*notice.rule != "daily-habits");
    }),
    must("as-asked", TRAINED, |plan, _| plan.profile.weeks = 6),
    must("as-asked", TRAINED, |plan, _| plan.profile.sessions = 1),
    must("as-asked", TRAINED, |plan, _| plan.profile.days = vec![Day::Tue, Day::Sun]),
    must("as-asked", TRAINED, |plan, _| plan.profile.workout = Id::parse("sample").ok()),
    must("as-asked", TRAINED, |plan, _| (plan.status, plan.weeks) = (Status::Refused, Vec::new())),
    must("as-asked", TRAINED, |plan, _| {
        plan.weeks[1].days.iter_mut().for_each(|day| day.sessions.clear());
    }),
    should("as-asked", TRAINED, |plan, _| {
        plan.profile.include = Some(vec![Id::parse("good-morning").expect("an id")]);
        plan.excluded.retain(|left_out| left_out.exercise.as_str() != "good-morning");
    }),
    must("true-names", TRAINED, |plan, _| session(plan).kind = SessionKind::Daily),
    must("true-names", TRAINED, |plan, _| session(plan).kind = SessionKind::Relief),
    must("true-names", TRAINED, |plan, _| {
        plan.weeks[0].days[1].sessions[0].kind = SessionKind::Strength;
    }),
    must("true-names", TRAINED, |plan, _| session(plan).blocks[1].items.clear()),
    must("true-names", TRAINED, |plan, _| plan.weeks[0].days[1].sessions[0].blocks.clear()),
    must("true-names", TRAINED, |plan, _| plan.weeks[1].kind = WeekKind::StepBack),
    should("true-names", TRAINED, |plan, _| session(plan).blocks[2].kind = BlockKind::Mobility),
    must("tempo-control", TRAINED, |plan, all| gentle(plan, all, "cat-cow", "1x8 r0 t0-0-1-0")),
    must("tempo-control", TRAINED, |plan, all| {
        put(plan, all, 0, "glute-bridge", "1x4 r45 t9-0-9-1");
    }),
    must("effort-cap", TRAINED, |plan, _| stretch(plan).rpe = Some([9, 10])),
    must("exhale-on-effort", TRAINED, |plan, _| {
        main(plan, 0).breathing = Some("Don't breathe until the top.".into());
    }),
    must("claim-labels", TRAINED, |plan, _| session(plan).title = "Cleared by Dr. Smith".into()),
    must("claim-labels", TRAINED, |plan, _| {
        plan.safety.advice.push("This will cure your back.".into());
    }),
];

fn made(profile: &str, catalogue: &Catalogue) -> Plan {
    let reader = Reader { catalogue, today: chrono::NaiveDate::MIN };
    let draft = PartialProfile::read("example", profile, &reader)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let profile = planner::complete(&draft, &reader);
    planner::plan(&profile, &draft.assumed(), catalogue).unwrap_or_else(|none| panic!("{none:?}"))
}

fn session(plan: &mut Plan) -> &mut Session {
    &mut plan.weeks[0].days[0].sessions[0]
}

/// A main item of the first session, or its last one where it has fewer.
fn main(plan: &mut Plan, index: usize) -> &mut Item {
    let block = session(plan)
        .blocks
        .iter_mut()
        .find(|block| block.kind == BlockKind::Main)
        .expect("a main block");
    let last = block.items.len() - 1;
    &mut block.items[index.min(last)]
}

/// The first item of a week's first session that is done with a weight, a deadlift of 8 to 10
/// repetitions.
fn weighted(plan: &mut Plan, week: usize) -> &mut Item {
    let session = &mut plan.weeks[week].days[0].sessions[0];
    let main = session.blocks.iter_mut().find(|block| block.kind == BlockKind::Main);
    let mut items = main.expect("a main block").items.iter_mut();
    items.find(|item| item.load.is_some()).expect("an item with a weight")
}

fn stretch(plan: &mut Plan) -> &mut Item {
    let block = plan.weeks[0].days[1].sessions[0]
        .blocks
        .iter_mut()
        .find(|block| block.kind == BlockKind::Stretch);
    block.expect("a stretch").items.first_mut().expect("a stretch")
}

fn item(all: &Catalogue, id: &str, dose: &str) -> Item {
    let exercise = all.exercise(id).expect(id);
    let dose = Dose::parse(dose).expect(dose).with_sides(exercise.unilateral);
    let mut item = Item::new(Arc::clone(exercise), dose);
    item.rpe = Some([4, 5]);
    item.breathing = Some(exercise.breathing.clone());
    item
}

/// Puts an exercise into the first mobility block of the first week.
fn gentle(plan: &mut Plan, all: &Catalogue, id: &str, dose: &str) {
    let blocks = plan.weeks[0]
        .days
        .iter_mut()
        .flat_map(|day| &mut day.sessions)
        .flat_map(|session| &mut session.blocks);
    let block = blocks
        .into_iter()
        .find(|block| block.kind == BlockKind::Mobility)
        .expect("a mobility block");
    block.items.push(item(all, id, dose));
}

/// The same, without an effort.
fn drilled(plan: &mut Plan, all: &Catalogue, id: &str, dose: &str) {
    gentle(plan, all, id, dose);
    each_item(plan, |item| {
        if item.exercise.id.as_str() == id && item.dose.to_string().starts_with(dose) {
            item.rpe = None;
        }
    });
}

fn put(plan: &mut Plan, all: &Catalogue, index: usize, id: &str, dose: &str) {
    *main(plan, index) = item(all, id, dose);
}

fn add(plan: &mut Plan, all: &Catalogue, id: &str, dose: &str) {
    let new = item(all, id, dose);
    match session(plan).blocks.iter_mut().find(|block| block.kind == BlockKind::Main) {
        Some(block) => block.items.push(new),
        None => session(plan).blocks.push(Block::new(BlockKind::Main, vec![new])),
    }
}

fn swap(old: &mut Item, all: &Catalogue, id: &str) {
    let exercise = all.exercise(id).expect(id);
    let dose = exercise.doses.iter().flatten().next().expect("a dose").clone();
    let mut new = item(all, id, "1x1");
    new.set_dose(dose);
    *old = new;
}

fn each_item(plan: &mut Plan, mut change: impl FnMut(&mut Item)) {
    for week in &mut plan.weeks {
        let blocks = week
            .days
            .iter_mut()
            .flat_map(|day| &mut day.sessions)
            .flat_map(|session| &mut session.blocks);
        blocks.flat_map(|block| &mut block.items).for_each(&mut change);
    }
}

fn found(plan: &Plan, catalogue: &Catalogue, rule: &str, force: Force) -> Vec<Finding> {
    let findings = rules::check(plan, catalogue).into_iter();
    findings.filter(|finding| finding.rule.as_str() == rule && finding.force == force).collect()
}

/// Rules about words for safety, which stand whatever a plan file says.
const MENDED_ON_READING: [&str; 3] = ["stop-signs", "next-day-response", "return-after-gap"];

/// What is wrong with an example, in words; nothing where its rule holds before and breaks after.
fn wrong(example: &Example, catalogue: &Catalogue) -> Option<String> {
    let mut plan = made(example.profile, catalogue);
    let before = found(&plan, catalogue, example.rule, example.force);
    if example.force == Force::Must && !before.is_empty() {
        return Some(format!("does not hold in a generated plan: {before:#?}"));
    }
    (example.breaks)(&mut plan, catalogue);
    let after = found(&plan, catalogue, example.rule, example.force);
    let all = rules::check(&plan, catalogue);
    // Who asks must rules only relies on it.
    let listed = |finding: &Finding| rules::find(finding.rule.as_str()).map(|rule| rule.force);
    let stronger =
        |finding: &&Finding| finding.force == Force::Must && listed(finding) != Some(Force::Must);
    if let Some(finding) = all.iter().find(stronger) {
        return Some(format!("is stronger than its rule: {finding:?}"));
    }
    if after.len() <= before.len() {
        let instead: BTreeSet<&str> = all.iter().map(|finding| finding.rule.as_str()).collect();
        return Some(format!("is not found to be broken; these are: {instead:?}"));
    }
    let worded = |finding: &&Finding| is_sentence(&finding.text) && is_sentence(&finding.mend);
    if let Some(finding) = after.iter().find(|finding| !worded(finding)) {
        return Some(format!("{finding:?}"));
    }
    let file = export::json::plan(&plan);
    let read = match plan_file::read("broken.json", &file, catalogue, plan.profile.start) {
        Ok(read) => read,
        Err(problems) => return Some(problems.to_string()),
    };
    let report = report::report(&read, catalogue);
    let is_found = report.findings.iter().any(|finding| finding.rule.as_str() == example.rule)
        || MENDED_ON_READING.contains(&example.rule);
    let breaks = report.findings.iter().any(|finding| finding.force == Force::Must);
    if !is_found {
        return Some("is not found in a plan file".into());
    }
    (report.ok == breaks).then(|| "does not decide whether the report is good".into())
}

#[test]
fn every_rule_has_an_example_that_keeps_it_and_one_that_breaks_it() {
    let catalogue = built_in::catalogue();
    for rule in rules::all() {
        let mut examples = EXAMPLES.iter().filter(|example| example.rule == rule.id.as_str());
        let of_its_force = examples.any(|example| example.force == rule.force);
        assert!(of_its_force, "{} has no example of its force", rule.id);
    }
    let known: BTreeSet<&str> = rules::all().map(|rule| rule.id.as_str()).collect();
    let mut bad = Vec::new();
    for (index, example) in EXAMPLES.iter().enumerate() {
        assert!(known.contains(example.rule), "{} is no rule", example.rule);
        bad.extend(wrong(example, &catalogue).map(|text| {
            format!("{} (example {index}, {:?}) {text}", example.rule, example.profile)
        }));
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

fn is_sentence(text: &str) -> bool {
    let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"');
    starts && text.ends_with('.') && !text.contains("  ")
}

#[test]
fn every_rule_is_named_once_explained_in_sentences_and_sourced() {
    let mut seen = BTreeSet::new();
    for rule in rules::all() {
        assert!(seen.insert(rule.id.as_str()), "{} comes twice", rule.id);
        assert!(Id::parse(rule.id.as_str()).is_ok(), "{} is no id", rule.id);
        assert!(is_sentence(&(rule.says)()), "{}: {}", rule.id, (rule.says)());
        assert!(is_sentence(rule.because), "{}: {}", rule.id, rule.because);
        assert!(
            !rule.source.trim().is_empty() && is_sentence(rule.evidence),
            "{} has no source or evidence",
            rule.id
        );
        assert!(!rule.checks.is_empty(), "{} is listed and never checked", rule.id);
        assert!(
            rule.force == Force::Must
                || !rule.gives_way.is_empty()
                || rule.id.as_str().ends_with("-point")
                || rule.id.as_str().ends_with("-habits"),
            "{}",
            rule.id
        );
    }
    let stated: BTreeSet<&str> = RULES.iter().map(|(id, _)| *id).collect();
    assert_eq!(seen, stated, "each rule is stated a second time, apart from the program");
}

#[test]
fn generated_plans_keep_every_must_rule_of_the_examples() {
    let catalogue = built_in::catalogue();
    for profile in [BEGINNER, TRAINED, SORE, BONE, PAINFUL, EASED, EARLY, LATER, STENOSIS] {
        let plan = made(profile, &catalogue);
        let broken: Vec<_> = rules::check(&plan, &catalogue)
            .into_iter()
            .filter(|finding| finding.force == Force::Must)
            .collect();
        assert!(broken.is_empty(), "{profile}: {broken:#?}");
    }
}
