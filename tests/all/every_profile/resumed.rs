//! A plan that is taken up again: from any week on its rest comes as it was, and where weeks are
//! done again, left smaller or gone back, it keeps every must rule and is taken up again as well.

use backplan::catalogue::Catalogue;
use backplan::catalogue::dose::Dose;
use backplan::plan::{BlockKind, Item, Plan, Session, Status, Week, WeekKind};
use backplan::planner::replan;
use backplan::rules::{self, Force, Step};
use backplan::{built_in, export, plan_file};

use super::case::Case;
use super::{sweep, sweep_health, sweep_time};

const LENGTHS: [u32; 9] = [12, 5, 8, 13, 4, 26, 9, 3, 52];
const BACK: Step = Step::StepBack { steps: 1, set_less: true };
const BACK_ALONE: Step = Step::StepBack { steps: 1, set_less: false };
const STEPS: [Step; 6] = [
    Step::Repeat,
    BACK,
    Step::SetLess,
    Step::GoOn,
    Step::StepBack { steps: 2, set_less: false },
    Step::StartAgain,
];

/// Profiles of all sweeps, few of each, most of them longer than there; none that is refused.
fn plans(few: usize, catalogue: &Catalogue) -> Vec<(String, Plan)> {
    let sweeps = [sweep::cases(), sweep_health::cases(), sweep_time::cases()];
    let chosen = sweeps.iter().flat_map(|cases| cases.iter().step_by(cases.len() / few));
    let longer = chosen.enumerate().map(|(turn, case)| Case {
        weeks: if turn % 7 == 6 { case.weeks } else { LENGTHS[turn % LENGTHS.len()] },
        ..case.clone()
    });
    let made = longer.filter_map(|case| Some((case.to_string(), case.plan(catalogue).ok()?)));
    made.filter(|(_, plan)| plan.status != Status::Refused).collect()
}

fn resumed(plan: &Plan, from: u32, step: Step, catalogue: &Catalogue) -> Plan {
    replan(plan, from, step, catalogue).unwrap_or_else(|none| {
        panic!("{step:?} from week {from} on: {:?} {:?}", none.reasons, none.help)
    })
}

fn weeks(plan: &Plan) -> u32 {
    u32::try_from(plan.weeks.len()).expect("few weeks")
}

fn trained(plan: &Plan) -> Vec<u32> {
    plan.weeks.iter().map(Week::training).collect()
}

#[test]
fn any_plan_resumed_after_any_week_is_the_same_plan() {
    let catalogue = built_in::catalogue();
    let plans = plans(45, &catalogue);
    assert!(plans.len() > 100, "{} plans", plans.len());
    for (status, least) in [(Status::Plan, 80), (Status::Relief, 5)] {
        let count = plans.iter().filter(|(_, plan)| plan.status == status).count();
        assert!(count >= least, "{count} of {status}");
    }
    for (turn, (line, plan)) in (0_u32..).zip(&plans) {
        let weeks = weeks(plan);
        let step = weeks.div_ceil(4) as usize;
        for from in (1 + turn % 3..=weeks + 1).step_by(step) {
            let again = resumed(plan, from, Step::GoOn, &catalogue);
            assert!(again == *plan, "{line}: not the same from week {from} on");
        }
    }
}

#[test]
fn every_week_of_a_year_is_one_to_resume_after() {
    let catalogue = built_in::catalogue();
    let pregnant = Case {
        weeks: 24,
        conditions: vec!["pregnancy"],
        pregnancy_weeks: Some(10),
        cleared: true,
        ..Case::default()
    };
    let operated = Case {
        weeks: 16,
        conditions: vec!["post-surgery"],
        surgery: Some("discectomy"),
        surgery_weeks: Some(6),
        cleared: true,
        ..Case::default()
    };
    let year = Case { weeks: 52, level: "beginner", equipment: vec!["band"], ..Case::default() };
    for case in [pregnant, operated, year] {
        let plan = case.plan(&catalogue).expect("a plan");
        for from in 1..=weeks(&plan) + 1 {
            let again = resumed(&plan, from, Step::GoOn, &catalogue);
            assert!(again == plan, "{case}: not the same from week {from} on");
        }
    }
}

/// What a file holds is enough: also of a plan with weeks that were done again.
#[test]
fn a_plan_read_back_is_resumed_like_the_one_that_was_written() {
    let catalogue = built_in::catalogue();
    for (line, plan) in plans(6, &catalogue) {
        let plan = if weeks(&plan) > 4 { resumed(&plan, 4, BACK_ALONE, &catalogue) } else { plan };
        let json = export::json::plan(&plan);
        let read = plan_file::read_telling("plan.json", &json, &catalogue, plan.profile.start);
        let (read, remarks) = read.unwrap_or_else(|problems| panic!("{line}: {problems}"));
        assert!(remarks.is_empty(), "{line}: {remarks:?}");
        assert_eq!(read.weeks, plan.weeks, "{line}");
        assert_eq!(read.notices, plan.notices, "{line}: they are the program's own");
        let from = weeks(&plan).div_ceil(2) + 2;
        let again = resumed(&read, from, Step::GoOn, &catalogue);
        assert!(again.weeks == plan.weeks, "{line}: not the same from week {from} on");
    }
}

/// Three steps one after the other, each some weeks on; then what was made is taken up once more.
#[test]
fn plans_that_repeat_or_step_back_keep_the_rules_and_are_resumed_as_well() {
    let catalogue = built_in::catalogue();
    for (turn, (line, mut plan)) in (0_u32..).zip(plans(25, &catalogue)) {
        let (all, strength) = (weeks(&plan), plan.status == Status::Plan);
        let mut from = 2 + turn % 3;
        for next in 0..3 {
            let step = STEPS[(turn as usize + 5 * next) % STEPS.len()];
            if from > all {
                break;
            }
            let past = plan.weeks[..from as usize - 1].to_vec();
            plan = match replan(&plan, from, step, &catalogue) {
                Ok(plan) => plan,
                Err(none) => panic!("{line}: {step:?} from week {from} on: {:?}", none.reasons),
            };
            assert_eq!(plan.weeks[..past.len()], past[..], "{line}: what is past stays");
            let must = |finding: &rules::Finding| finding.force == Force::Must;
            assert!(!rules::check(&plan, &catalogue).iter().any(must), "{line}");
            from += 1 + (turn / 3 + 1) % 4;
        }
        let grows = |pair: &[Week]| pair[1].training() <= pair[0].training() + 1;
        assert!(!strength || plan.weeks.windows(2).all(grows), "{line}: {:?}", trained(&plan));
        for after in [from, u32::midpoint(from, all) + 1, all + 1].map(|after| after.max(from)) {
            let again = resumed(&plan, after, Step::GoOn, &catalogue);
            assert!(again == plan, "{line}: not the same from week {after} on");
        }
    }
}

fn grown() -> Case {
    Case {
        level: "beginner",
        weeks: 12,
        equipment: vec!["dumbbell", "band"],
        minutes: Some(45),
        ..Case::default()
    }
}

#[test]
fn a_week_done_again_is_the_same_week_later() {
    let catalogue = built_in::catalogue();
    let plan = grown().plan(&catalogue).expect("a plan");
    let again = resumed(&plan, 7, BACK_ALONE, &catalogue);
    assert_eq!(trained(&again), [1, 2, 3, 4, 5, 6, 5, 6, 7, 8, 9, 10]);
    let numbers: Vec<u32> = again.weeks.iter().map(|week| week.number).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>(), "weeks count on");
    for (done, first) in [(7, 5), (8, 6), (9, 7), (10, 8), (12, 10)] {
        let (done, first) = (&again.weeks[done - 1], &plan.weeks[first - 1]);
        assert_eq!(done.kind, first.kind, "the lighter week falls by training");
        for (day, other) in done.days.iter().zip(&first.days) {
            assert_eq!(day.sessions, other.sessions, "week {}", done.number);
            let apart = u64::from(done.number - first.number) * 7;
            assert_eq!(day.date, other.date + chrono::Days::new(apart));
        }
    }
    let lighter = |plan: &Plan| -> Vec<u32> {
        let all = plan.weeks.iter().filter(|week| week.kind == WeekKind::StepBack);
        all.map(|week| week.number).collect()
    };
    assert_eq!((lighter(&plan), lighter(&again)), (vec![4, 8, 12], vec![4, 10]));
}

#[test]
fn each_step_leads_to_its_week_of_training() {
    let catalogue = built_in::catalogue();
    let plan = grown().plan(&catalogue).expect("a plan");
    let back = |steps| Step::StepBack { steps, set_less: false };
    for (from, step, training) in [
        (1, Step::Repeat, 1),
        (7, Step::GoOn, 7),
        (7, Step::Repeat, 6),
        (7, Step::SetLess, 6),
        (7, BACK, 5),
        // Lighter weeks are no steps.
        (9, Step::Repeat, 8),
        (9, Step::SetLess, 7),
        (9, back(1), 6),
        (7, back(2), 3),
        (3, back(2), 1),
        (7, Step::StartAgain, 1),
    ] {
        let again = resumed(&plan, from, step, &catalogue);
        assert_eq!(again.weeks[from as usize - 1].training(), training, "{step:?} from {from} on");
        let pause = resumed(&again, from + 1, Step::Repeat, &catalogue);
        let pause = resumed(&pause, from + 2, Step::Repeat, &catalogue);
        assert_eq!(
            trained(&pause)[from as usize - 1..][..4],
            [training, training, training, training + 1]
        );
    }
}

/// The sets of the main exercises of a week.
fn sets(plan: &Plan, number: usize) -> Vec<u32> {
    let sessions = plan.weeks[number - 1].strength().map(|(_, session)| session);
    sessions.flat_map(|session| session.main().map(|item| item.dose.sets())).collect()
}

#[test]
fn a_set_less_is_one_of_every_exercise_and_says_why() {
    let catalogue = built_in::catalogue();
    let plan = grown().plan(&catalogue).expect("a plan");
    for (step, rule) in [(Step::SetLess, "return-after-gap"), (BACK, "next-day-response")] {
        let less = resumed(&plan, 8, step, &catalogue);
        let whole = sets(&plan, less.weeks[7].training() as usize);
        let expected: Vec<u32> = whole.iter().map(|sets| (sets - 1).max(1)).collect();
        assert_eq!(sets(&less, 8), expected);
        let (_, session) = less.weeks[7].strength().next().expect("a session");
        let item = session.main().find(|item| item.dose.sets() == 2).expect("two sets");
        assert!(item.why.iter().any(|why| &*why.rule == rule && why.text.contains("2 of 3 sets")));
        let later = less.weeks[8].strength().flat_map(|(_, session)| session.main());
        let tells = |item: &Item| item.why.iter().any(|why| &*why.rule == rule);
        assert!(!later.into_iter().any(tells), "the reason is that of one week");
    }
}

/// Weeks away: the sessions of other days stay, training stands still and goes on from where it
/// was, though with a rise that is no larger.
#[test]
fn a_pause_breaks_no_must_rule_and_is_gone_on_from() {
    let catalogue = built_in::catalogue();
    let plan = grown().plan(&catalogue).expect("a plan");
    let mut paused = resumed(&plan, 7, Step::Repeat, &catalogue);
    paused = resumed(&paused, 8, Step::Repeat, &catalogue);
    for week in &mut paused.weeks[6..8] {
        for day in &mut week.days {
            day.sessions.retain(|session| !session.is_strength());
        }
    }
    let after = resumed(&paused, 9, Step::GoOn, &catalogue);
    assert_eq!(trained(&after), [1, 2, 3, 4, 5, 6, 6, 6, 7, 8, 9, 10]);
    assert_eq!(after.weeks[..8], paused.weeks[..8], "the pause stays");
    assert_eq!(sets(&after, 9), sets(&plan, 7), "the next week is the one that was planned");
    let mut leap = after.clone();
    for day in &mut leap.weeks[8].days {
        let blocks = day.sessions.iter_mut().flat_map(|session| &mut session.blocks);
        for item in blocks.flat_map(|block| &mut block.items) {
            if let Dose::Reps { reps: [low, high], .. } = item.dose {
                item.set_dose(item.dose.with_reps([low + 4, high + 4]));
            }
        }
    }
    let rises = |finding: &rules::Finding| {
        finding.rule.as_str() == "progression" && finding.text.contains("repetitions in one step")
    };
    assert!(rules::check(&leap, &catalogue).iter().any(rises), "a leap after a pause is found");
}

/// A dose that somebody lowered, and an exercise that somebody took out where a block begins, are
/// what follows goes on from.
#[test]
fn what_was_changed_in_a_week_is_gone_on_from() {
    let catalogue = built_in::catalogue();
    let mut plan = grown().plan(&catalogue).expect("a plan");
    let mut days = plan.weeks[4].days.iter_mut();
    let day = days.find(|day| day.sessions.iter().any(Session::is_strength)).expect("such a day");
    let mut blocks = day.sessions[0].blocks.iter_mut();
    let items = &mut blocks.find(|block| block.kind == BlockKind::Main).expect("work").items;
    let number = |item: &Item| match item.dose {
        Dose::Reps { reps: [low, high], .. } if low == high => Some(high),
        _ => None,
    };
    let at = items.iter().position(|item| number(item).is_some()).expect("a dose of one number");
    let reps = number(&items[at]).expect("repetitions") - 3;
    let dose = items[at].dose.with_reps([reps, reps]);
    items[at].set_dose(dose);
    let lowered = items[at].exercise.id.clone();
    let gone = items.remove(if at == 0 { items.len() - 1 } else { 0 }).exercise.id.clone();
    plan.recount();
    let next = resumed(&plan, 6, Step::GoOn, &catalogue);
    for (week, more) in [(6, 1), (7, 2)] {
        let mut sessions = next.weeks[week - 1].strength().map(|(_, session)| session);
        let holds = |session: &&Session| session.main().any(|item| item.exercise.id == lowered);
        let session = sessions.find(holds).expect("it stays");
        let item = session.main().find(|item| item.exercise.id == lowered).expect("it stays");
        assert_eq!(number(item), Some(reps + more), "one more a week from there on");
        assert!(session.main().all(|item| item.exercise.id != gone), "{gone} is back");
    }
    let again = resumed(&next, 9, Step::GoOn, &catalogue);
    assert!(again == next, "taken up once more it is the same");
}
