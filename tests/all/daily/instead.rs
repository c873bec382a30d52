//! What stands in for a session keeps the rules, whoever it is for.

use backplan::built_in;
use backplan::plan::{Status, Week};
use backplan::planner::instead;
use backplan::rules::{self, Force};

use crate::plans;

/// People for whom much or little is allowed.
const PEOPLE: [&str; 16] = [
    "",
    "minutes = 8",
    "minutes = 12\nsessions = 2",
    "minutes = 20\nequipment = [\"band\"]",
    "minutes = 60\nlevel = \"advanced\"\nequipment = [\"gym\"]",
    "minutes = 90\nlevel = \"advanced\"\ngoal = \"performance\"\nequipment = [\"gym\"]",
    "goal = \"desk\"\nminutes = 25",
    "goal = \"stretch\"",
    "goal = \"mid-back\"\nequipment = [\"band\"]\nlevel = \"intermediate\"",
    "age = 72\nfallen = true",
    "age = 68\nconditions = [\"osteoporosis\"]\nequipment = [\"dumbbell\"]",
    "conditions = [\"spinal-stenosis\"]\nage = 70",
    "conditions = [\"pregnancy\"]\npregnancy_weeks = 24\ncleared = true",
    "conditions = [\"hypertension\"]\nblood_pressure = [145, 92]\ncleared = true",
    "conditions = [\"disc-herniation\"]\ndirection = \"extension\"\ncleared = true",
    "pain = 4",
];

#[test]
fn a_short_session_takes_eight_minutes_and_keeps_the_heart() {
    let (mut strength, mut cards) = (0, 0);
    for person in PEOPLE {
        let plan = plans::planned(&format!("weeks = 8\n{person}"));
        let catalogue = built_in::catalogue();
        for (day, session) in plan.weeks.iter().flat_map(Week::sessions) {
            let short = instead::short(&plan, &catalogue, day.date);
            let short = short.unwrap_or_else(|| panic!("{person}: {} {}", session.title, day.date));
            let (_, made) = short.sessions().find(|(other, _)| other.date == day.date).expect("it");
            assert!(made.seconds <= 480 && made.true_seconds() == made.seconds, "{person}");
            assert_eq!((made.kind, &made.title), (session.kind, &session.title));
            if !session.is_strength() {
                cards += 1;
                continue;
            }
            strength += 1;
            let had = |id| session.main().any(|item| item.exercise.id == id);
            assert!(made.main().all(|item| had(item.exercise.id.clone())), "{person}: nothing new");
            let lifts = session.main().any(|item| item.exercise.lift);
            let kept = made.main().any(|item| item.exercise.lift);
            assert!(kept || !lifts, "{person}: {} {}", session.title, day.date);
        }
    }
    assert!(strength > 250 && cards > 300, "{strength} {cards}");
}

#[test]
fn a_gentle_day_keeps_every_rule() {
    let mut seen = [0, 0];
    for person in PEOPLE {
        let plan = plans::planned(&format!("weeks = 4\n{person}"));
        let catalogue = built_in::catalogue();
        let date = plan.weeks.last().expect("a week").days[3].date;
        let gentle = instead::flare(&plan, &catalogue, date).expect("gentle movement");
        if gentle.status == Status::Refused {
            seen[1] += 1;
            continue;
        }
        seen[0] += 1;
        assert_eq!(gentle.status, Status::Relief, "{person}");
        assert_eq!(gentle.weeks[0].days[0].date, date);
        let broken: Vec<_> = rules::check(&gentle, &catalogue)
            .into_iter()
            .filter(|finding| finding.force == Force::Must)
            .collect();
        assert!(broken.is_empty(), "{person}: {broken:#?}");
    }
    assert!(seen[0] > 10, "{seen:?}");
}
