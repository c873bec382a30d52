//! What a journal asks of a plan: a table of journals, each with what is proposed, in files that
//! people read. What is proposed keeps the rules, and once it is so nothing more is proposed.

use std::path::PathBuf;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::catalogue::dose::Dose;
use backplan::journal::record::{Done, Item, NextDay, Record, RecordId, Session, Status, What};
use backplan::plan::part::Part;
use backplan::plan::{self, Plan, Week, diff};
use backplan::planner::adapt::{Adapted, adapt};
use backplan::rules::{self, Force};
use backplan::text::look::Look;
use chrono::{DateTime, Days, FixedOffset, NaiveDate};

use crate::{golden, plans};

const PERSON: &str = "start = 2026-11-23\nweeks = 12\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]\nminutes = 40";

/// A journal of a person who did every session up to a day, as `change` has it.
struct Journal {
    name: &'static str,
    /// Whole weeks that were done.
    weeks: usize,
    /// Days behind the last of them on which somebody asks.
    later: u64,
    change: fn(&mut Made),
}

/// What is written down of one session.
struct Made {
    /// How many sessions come behind it.
    left: usize,
    items: Vec<Item>,
    session: Session,
    answer: Option<NextDay>,
}

const JOURNALS: [Journal; 14] = [
    Journal { name: "as-asked", weeks: 5, later: 1, change: |_| {} },
    Journal {
        name: "green-and-easy",
        weeks: 5,
        later: 1,
        change: |made| made.items.iter_mut().for_each(|item| more(item, 2)),
    },
    Journal {
        name: "easy-once",
        weeks: 5,
        later: 1,
        change: |made| {
            if made.left == 0 {
                made.items.iter_mut().for_each(|item| more(item, 2));
            }
        },
    },
    Journal {
        name: "easy-with-pain",
        weeks: 5,
        later: 1,
        change: |made| {
            made.items.iter_mut().for_each(|item| more(item, 2));
            made.session.pain = Some(if made.left < 2 { 4 } else { 1 });
        },
    },
    Journal { name: "yellow-morning", weeks: 5, later: 1, change: |made| answer(made, 2, 1) },
    Journal { name: "red-morning", weeks: 5, later: 1, change: |made| answer(made, 5, 1) },
    Journal { name: "still-after-two-days", weeks: 5, later: 1, change: |made| answer(made, 1, 2) },
    Journal {
        name: "much-pain",
        weeks: 5,
        later: 1,
        change: |made| {
            if made.left == 0 {
                made.session.pain = Some(7);
            }
        },
    },
    Journal { name: "a-week-away", weeks: 5, later: 8, change: |_| {} },
    Journal { name: "three-weeks-away", weeks: 5, later: 21, change: |_| {} },
    Journal { name: "six-weeks-away", weeks: 3, later: 42, change: |_| {} },
    Journal { name: "ten-weeks-away", weeks: 1, later: 70, change: |_| {} },
    Journal {
        name: "too-hard",
        weeks: 6,
        later: 1,
        change: |made| {
            made.items.iter_mut().filter(|item| item.place == Some(3)).for_each(less);
        },
    },
    Journal {
        name: "stopped-for-pain",
        weeks: 6,
        later: 1,
        change: |made| {
            made.items
                .iter_mut()
                .filter(|item| item.exercise.as_str() == "romanian-deadlift")
                .for_each(|item| {
                    item.stopped = true;
                    item.pain = Some(6);
                });
        },
    },
];

fn more(item: &mut Item, reps: u32) {
    if let Done::Reps(done) = &mut item.done {
        done.last_mut().into_iter().for_each(|last| *last += reps);
    }
}

fn less(item: &mut Item) {
    if let Done::Reps(done) = &mut item.done {
        for reps in done {
            *reps = reps.saturating_sub(2);
        }
    }
}

fn answer(made: &mut Made, pain: u32, days: u32) {
    if made.left == 0 {
        made.answer = Some(NextDay { date: made.session.date, days, pain });
    }
}

fn at(date: NaiveDate, minute: u32) -> DateTime<FixedOffset> {
    let time = date.and_hms_opt(18, minute, 0).expect("a time");
    time.and_utc().fixed_offset()
}

/// What was done of an item that was done as it is asked.
fn done(place: usize, item: &plan::Item, plan: &Plan, date: NaiveDate, title: &str) -> Item {
    let sets = item.dose.sets() as usize;
    let done = match &item.dose {
        Dose::Reps { reps: [_, high], .. } => Done::Reps(vec![*high; sets]),
        Dose::Holds { reps_per_set, .. } => Done::Reps(reps_per_set.clone()),
        Dose::Hold { seconds, .. } => Done::Seconds(vec![*seconds; sets]),
        Dose::Minutes { minutes } => Done::Seconds(vec![minutes * 60]),
    };
    Item {
        date,
        plan: Some(plan.profile.start),
        session: Some(title.to_owned()),
        place: u32::try_from(place).ok(),
        exercise: item.exercise.id.clone(),
        dose: Some(item.dose.clone()),
        done,
        grams: None,
        effort: None,
        pain: Some(1),
        instead_of: None,
        easier: false,
        stopped: false,
    }
}

impl Journal {
    fn records(&self, plan: &Plan) -> Vec<Record> {
        let days = plan.weeks[..self.weeks].iter().flat_map(Week::strength);
        let sessions: Vec<_> = days.collect();
        let mut records = Vec::new();
        for (place, (day, session)) in sessions.iter().enumerate() {
            let items = session.items().enumerate().filter(|(_, (_, item))| !item.ramp);
            let mut made = Made {
                left: sessions.len() - place - 1,
                items: items
                    .map(|(place, (_, item))| done(place, item, plan, day.date, &session.title))
                    .collect(),
                session: Session {
                    date: day.date,
                    plan: Some(plan.profile.start),
                    session: session.title.to_string(),
                    status: Status::Done,
                    seconds: Some(session.seconds),
                    before: Some(0),
                    pain: Some(1),
                    effort: Some(6),
                    note: None,
                },
                answer: None,
            };
            (self.change)(&mut made);
            let items = made.items.into_iter().map(What::Item);
            let whats = items.chain([What::Session(made.session)]);
            for (minute, what) in (0..).zip(whats.chain(made.answer.map(What::NextDay))) {
                records.push(Record::new(at(day.date, minute), what));
            }
        }
        // Ids are random; in a file that people read they count.
        for (number, record) in records.iter_mut().enumerate() {
            record.id = RecordId::parse(&format!("r{number:04}")).expect("an id");
        }
        records
    }

    fn today(&self, plan: &Plan) -> NaiveDate {
        let last = plan.weeks[self.weeks - 1].days[6].date;
        last.checked_add_days(Days::new(self.later)).expect("a date")
    }

    fn adapted(&self, plan: &Plan, catalogue: &Catalogue) -> Adapted {
        let records = self.records(plan);
        let history: Vec<&Record> = records.iter().collect();
        adapt(plan, &history, self.today(plan), catalogue)
    }
}

fn told(adapted: &Adapted, plan: &Plan) -> String {
    let mut text = String::new();
    for (head, proposals) in [("Proposed", &adapted.proposals), ("Left", &adapted.left)] {
        for proposal in proposals {
            let records: Vec<&str> = proposal.records.iter().map(RecordId::as_str).collect();
            let of = [&*proposal.text, proposal.rule.as_str(), &records.join(", ")];
            let [said, rule, records] = of;
            text.extend([head, ": ", said, " [", rule, "; ", records, "]\n"]);
        }
    }
    if let (Some(new), Some(from)) = (&adapted.plan, adapted.from) {
        // What comes later follows from the first week.
        let look = Look { width: 100, unicode: true };
        let [old, new] = [plan, new].map(|plan| plan.part(Part::Week(from)).expect("a week"));
        text += &diff::text(&diff::diff(&old, &new), &[], &look);
    } else if text.is_empty() {
        text += "Nothing is proposed.\n";
    }
    text
}

#[test]
fn every_journal_gets_what_it_asks_for() {
    let (plan, catalogue) = (plans::planned(PERSON), built_in::catalogue());
    let mut all = String::new();
    for journal in &JOURNALS {
        let adapted = journal.adapted(&plan, &catalogue);
        let (date, told) = (journal.today(&plan).to_string(), told(&adapted, &plan));
        all.extend(["## ", journal.name, ", on ", &date, "\n\n", &told, "\n"]);
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/all/adapt/proposals.txt");
    golden::same(&file, &all);
}

#[test]
fn what_is_proposed_keeps_the_rules_and_is_proposed_once() {
    let catalogue = built_in::catalogue();
    let mut changed = 0;
    for person in [
        PERSON,
        "start = 2026-11-23\nweeks = 16\nminutes = 20",
        "start = 2026-11-23\nweeks = 12\nage = 70\nequipment = [\"band\"]",
        "start = 2026-11-23\nweeks = 12\nminutes = 10\nlevel = \"advanced\"\nequipment = [\"gym\"]",
    ] {
        let plan = plans::planned(person);
        for journal in &JOURNALS {
            let adapted = journal.adapted(&plan, &catalogue);
            let Some(new) = adapted.plan else { continue };
            changed += 1;
            let broken: Vec<_> = rules::check(&new, &catalogue)
                .into_iter()
                .filter(|finding| finding.force == Force::Must)
                .collect();
            assert!(broken.is_empty(), "{person} {}: {broken:#?}", journal.name);
            assert_eq!(
                new.weeks[..journal.weeks],
                plan.weeks[..journal.weeks],
                "{}: what is past stays",
                journal.name
            );
            let records = journal.records(&plan);
            let history: Vec<&Record> = records.iter().collect();
            let again = adapt(&new, &history, journal.today(&plan), &catalogue);
            assert!(again.plan.is_none(), "{person} {}: {:#?}", journal.name, again.proposals);
        }
    }
    assert!(changed > 30, "{changed}");
}

#[test]
fn nothing_is_proposed_without_a_journal_in_the_first_week_or_after_the_last() {
    let (plan, catalogue) = (plans::planned(PERSON), built_in::catalogue());
    for date in ["2026-11-22", "2026-11-23", "2027-01-04", "2027-05-01"] {
        let date = date.parse().expect("a date");
        let adapted = adapt(&plan, &[], date, &catalogue);
        assert!(adapted.plan.is_none() && adapted.proposals.is_empty(), "{date}");
    }
    let journal = Journal { name: "early", weeks: 1, later: 1, change: |_| {} };
    let records = journal.records(&plan);
    let history: Vec<&Record> = records.iter().collect();
    let first = plan.profile.start;
    assert!(adapt(&plan, &history, first, &catalogue).proposals.is_empty());
}
