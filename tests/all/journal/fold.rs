//! The law of reading: a history is that of the set of lines.

use backplan::catalogue::dose::Dose;
use backplan::journal::Journal;
use backplan::journal::record::{
    Activity, Done, Item, MOST, MOST_ACTIVITIES, Measure, NextDay, Note, Record, RecordId, Session,
    Status, What,
};
use backplan::text::id::Id;
use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Strategy;

fn date() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    (0..400_u64).prop_map(move |days| first + Days::new(days))
}

fn at() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (1_795_000_000_000..1_800_000_000_000_i64, -14 * 60..=14 * 60).prop_map(|(millis, minutes)| {
        let offset = FixedOffset::east_opt(minutes * 60).expect("an offset");
        DateTime::from_timestamp_millis(millis).expect("a time").with_timezone(&offset)
    })
}

fn exercise() -> impl Strategy<Value = Id> {
    select(vec!["bird-dog", "side-plank", "my-own-2"]).prop_map(|id| Id::parse(id).expect("an id"))
}

fn dose() -> impl Strategy<Value = Dose> {
    let doses =
        ["3x12/side r45 t2-0-2-1", "2x30s r10", "6,4,2x10s r30", "5min", "3x8-10 r90 t3-1-2-0"];
    select(doses.to_vec()).prop_map(|dose| Dose::parse(dose).expect("a dose"))
}

fn score() -> impl Strategy<Value = u32> {
    0..=MOST
}

fn item() -> impl Strategy<Value = What> {
    let sets = vec(0..200_u32, 0..6);
    let done = (any::<bool>(), sets)
        .prop_map(|(reps, sets)| if reps { Done::Reps(sets) } else { Done::Seconds(sets) });
    let of = (date(), option::of(date()), option::of(".{0,20}"), option::of(0..40_u32));
    let what = (exercise(), option::of(dose()), done, option::of(0..300_000_u32));
    let felt =
        (option::of(score()), option::of(score()), option::of(exercise()), any::<[bool; 2]>());
    (of, what, felt).prop_map(|((date, plan, session, place), what, felt)| {
        let (exercise, asked, done, grams) = what;
        let (effort, pain, instead_of, [easier, stopped]) = felt;
        let session = session.clone();
        What::Item(Item {
            date,
            plan,
            session,
            place,
            exercise,
            dose: asked,
            done,
            grams,
            effort,
            pain,
            instead_of,
            easier,
            stopped,
        })
    })
}

fn session() -> impl Strategy<Value = What> {
    let of = (date(), option::of(date()), ".{0,20}");
    let status = select(vec![Status::Done, Status::Partly, Status::Skipped]);
    let felt = (option::of(score()), option::of(score()), option::of(score()));
    (of, status, option::of(0..86_400_u32), felt, option::of(".*")).prop_map(
        |((date, plan, session), status, seconds, (before, pain, effort), note)| {
            What::Session(Session {
                date,
                plan,
                session,
                status,
                seconds,
                before,
                pain,
                effort,
                note,
            })
        },
    )
}

fn measure() -> impl Strategy<Value = What> {
    let activity = (".{0,40}", score()).prop_map(|(name, score)| Activity { name, score });
    let held = option::of((1..300_u32, exercise()));
    (date(), option::of(score()), vec(activity, 0..=MOST_ACTIVITIES), option::of(0..60_u32), held)
        .prop_map(|(date, pain, activities, chair_rises, held)| {
            let (hold_seconds, what) = held.unzip();
            What::Measure(Measure { date, pain, activities, chair_rises, hold_seconds, hold: what })
        })
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        4 => item(),
        3 => session(),
        2 => (date(), 1..=2_u32, score()).prop_map(|(date, days, pain)| What::NextDay(NextDay { date, days, pain })),
        2 => measure(),
        2 => (date(), ".*").prop_map(|(date, note)| What::Note(Note { date, note })),
        2 => Just(What::Removed {}),
    ]
}

/// Records of few ids and revisions, so that they meet.
pub(super) fn records() -> impl Strategy<Value = Vec<Record>> {
    let id = (0..6_u32).prop_map(|id| RecordId::parse(&format!("a-{id}")).expect("an id"));
    let more = option::of("[a-z]{3}-[a-z]").prop_map(|key| {
        let value = serde_json::json!({ "deep": [1, null, "\u{1b}[31m"] });
        key.into_iter().map(|key| (key, value.clone())).collect()
    });
    let record = (id, 1..4_u32, at(), what(), more);
    vec(record.prop_map(|(id, rev, at, what, more)| Record { id, rev, at, what, more }), 0..24)
}

fn journal(lines: &[String]) -> Journal {
    Journal::read("journal.jsonl", lines.concat().into_bytes())
}

fn told(journal: &Journal) -> Vec<String> {
    journal.history().iter().map(|record| record.line()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_is_read_back(records in records()) {
        for record in records {
            let line = record.line();
            let read = backplan::journal::record::read(line.as_bytes());
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(read.expect(&line), record);
        }
    }

    #[test]
    fn any_order_and_any_repetition_of_lines_is_the_same_history(
        (lines, other) in records().prop_flat_map(|records| {
            let lines: Vec<String> = records.iter().map(|record| record.line() + "\n").collect();
            let again = if lines.is_empty() { Just(Vec::new()).boxed() } else { vec(select(lines.clone()), 0..12).boxed() };
            let all = lines.clone();
            let more = again.prop_flat_map(move |again| Just([all.clone(), again].concat()).prop_shuffle());
            (Just(lines), more)
        })
    ) {
        prop_assert_eq!(told(&journal(&lines)), told(&journal(&other)));
    }

    /// What is passed over is older than what is asked for, whatever corrects what.
    #[test]
    fn read_since_a_day_a_journal_says_the_same_of_the_days_behind_it(records in records(), since in date()) {
        // Few records are corrected: then most old ones are passed over.
        let one_rev = |at: usize, record: &Record| match at % 3 {
            0 => record.clone(),
            _ => Record { id: RecordId::parse(&format!("b-{at}")).expect("an id"), rev: 1, ..record.clone() },
        };
        let lines: Vec<String> =
            records.iter().enumerate().map(|(at, record)| one_rev(at, record).line() + "\n").collect();
        let all = journal(&lines);
        let (late, passed) = Journal::read_since("journal.jsonl", lines.concat().into_bytes(), since);
        let told = |journal: &Journal| -> Vec<String> {
            let history = journal.history().into_iter();
            let asked = history.filter(|record| record.what.date() >= Some(since) || matches!(record.what, What::Measure(_)));
            asked.map(Record::line).collect()
        };
        prop_assert_eq!(told(&late), told(&all));
        let first = |journal: &Journal| journal.history().first().and_then(|record| record.what.date());
        prop_assert_eq!([first(&late), passed].into_iter().flatten().min(), first(&all));
    }

    #[test]
    fn merging_is_a_union(one in records(), other in records()) {
        let lines = |records: &[Record]| records.iter().map(|record| record.line() + "\n").collect::<Vec<_>>();
        let (one, other) = (lines(&one), lines(&other));
        let merged = |into: &[String], from: &[String]| {
            Journal::read("journal.jsonl", journal(into).merged(&[journal(from)]).0)
        };
        let there = merged(&one, &other);
        prop_assert_eq!(told(&there), told(&merged(&other, &one)));
        prop_assert_eq!(told(&there), told(&journal(&[one, other.clone()].concat())));
        prop_assert_eq!(there.merged(&[journal(&other)]).1, 0, "a second merge adds nothing");
    }

    #[test]
    fn of_each_id_the_highest_revision_holds(records in records()) {
        let lines: Vec<String> = records.iter().map(|record| record.line() + "\n").collect();
        let journal = journal(&lines);
        for kept in journal.history() {
            let highest = records.iter().filter(|record| record.id == kept.id).map(|record| record.rev).max();
            prop_assert_eq!(Some(kept.rev), highest);
            prop_assert!(kept.what.date().is_some(), "what was removed came back");
        }
    }
}
