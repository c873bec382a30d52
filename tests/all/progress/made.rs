//! Journals that are made up, the same every time.

use backplan::catalogue::dose::Dose;
use backplan::journal::record::{
    Activity, Done, Item, Measure, NextDay, Record, RecordId, Session, Status, What,
};
use backplan::text::id::Id;
use chrono::{Days, NaiveDate};

/// A day, and so many more.
pub fn day(year: i32, month: u32, day: u32, more: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date") + Days::new(more)
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

#[derive(Default)]
pub struct Journal {
    pub records: Vec<Record>,
}

impl Journal {
    pub fn add(&mut self, date: NaiveDate, what: What) {
        let number = self.records.len();
        let at = format!("{date}T18:{:02}:00+01:00", number % 60).parse().expect("a time");
        let mut record = Record::new(at, what);
        record.id = RecordId::parse(&format!("made-{number:05}")).expect("an id");
        self.records.push(record);
    }

    pub fn session(&mut self, date: NaiveDate, title: &str, status: Status, pain: Option<u32>) {
        let seconds = (status != Status::Skipped).then_some(1500);
        let what = What::Session(Session {
            date,
            plan: None,
            session: title.into(),
            status,
            seconds,
            before: None,
            pain,
            effort: Some(6),
            note: None,
        });
        self.add(date, what);
    }

    pub fn item(&mut self, date: NaiveDate, exercise: &str, asked: &str, grams: Option<u32>) {
        let asked = Dose::parse(asked).expect("a dose");
        let done = match &asked {
            Dose::Reps { sets, reps, .. } => Done::Reps(vec![reps[1]; *sets as usize]),
            Dose::Holds { reps_per_set, .. } => Done::Reps(reps_per_set.clone()),
            Dose::Hold { sets, seconds, .. } => Done::Seconds(vec![*seconds; *sets as usize]),
            Dose::Minutes { minutes } => Done::Seconds(vec![minutes * 60]),
        };
        let what = What::Item(Item {
            date,
            plan: None,
            session: Some("Strength A".into()),
            place: None,
            exercise: id(exercise),
            dose: Some(asked),
            done,
            grams,
            effort: None,
            pain: None,
            instead_of: None,
            easier: false,
            stopped: false,
        });
        self.add(date, what);
    }

    pub fn measure(&mut self, date: NaiveDate, pain: u32, scores: [u32; 2], rises: u32) {
        let activity = |name: &str, score| Activity { name: name.into(), score };
        let what = What::Measure(Measure {
            date,
            pain: Some(pain),
            activities: vec![
                activity("tie shoes", scores[0]),
                activity("carry shopping", scores[1]),
            ],
            chair_rises: Some(rises),
            hold_seconds: Some(20 + rises),
            hold: Some(id("front-plank")),
        });
        self.add(date, what);
    }
}

/// Twelve weeks from Monday 7 September 2026: a session left out, one done in part, pain that goes
/// down with a bad week between, exercises that go up, three measures.
pub fn twelve_weeks() -> Vec<Record> {
    const PAIN: [u32; 12] = [5, 5, 4, 4, 3, 7, 4, 3, 3, 2, 2, 1];
    let mut journal = Journal::default();
    for (week, pain) in (0_u64..).zip(PAIN) {
        let monday = day(2026, 9, 7, week * 7);
        let reps = 10 + week.min(5);
        if week < 6 {
            journal.item(monday, "glute-bridge", &format!("3x{reps} r45 t2-0-2-2"), None);
        } else {
            journal.item(monday, "hip-thrust", &format!("3x{} r90 t2-0-2-1", week + 4), None);
        }
        let grams = 10_000 + 2_000 * u32::try_from(week / 4).expect("a week");
        journal.item(monday, "romanian-deadlift", "3x8 r90 t3-1-2-0", Some(grams));
        journal.session(monday, "Strength A", Status::Done, Some(pain));
        let morning =
            What::NextDay(NextDay { date: monday, days: 1, pain: pain.saturating_sub(1) });
        journal.add(monday + Days::new(1), morning);
        journal.session(monday + Days::new(1), "Daily mobility and stretching", Status::Done, None);
        let status = match week {
            5 => Status::Skipped,
            8 => Status::Partly,
            _ => Status::Done,
        };
        let pain = (status != Status::Skipped).then_some(pain.saturating_sub(1));
        journal.session(monday + Days::new(3), "Strength B", status, pain);
    }
    for (week, pain, scores, rises) in [(0, 6, [3, 5], 10), (4, 5, [4, 6], 12), (8, 3, [7, 7], 14)]
    {
        journal.measure(day(2026, 9, 7, week * 7), pain, scores, rises);
    }
    journal.records
}
