//! What of a session is in the journal: what was done of it earlier, and what is done now.

use chrono::{Local, NaiveDate};

use crate::catalogue::dose::Dose;
use crate::cli::failure::Failure;
use crate::journal::record::{self, Done, Record, Status, What};
use crate::journal::store::Store;
use crate::plan::{Item, Plan, PlanDay, Session};
use crate::session::guided::{self, Amount, ItemDone, SessionDone, SetDone};
use crate::session::timeline::Side;
use crate::text::id::Id;

/// A session's place in the journal.
pub struct Kept<'p> {
    store: Store,
    /// The first day of the plan, which names it, and the day that the plan has the session on:
    /// both stay what they are past midnight.
    days: [NaiveDate; 2],
    session: &'p Session,
    /// What stands there, each with its last revision.
    records: Vec<Record>,
    /// How long it took earlier, in seconds.
    seconds: u32,
}

impl<'p> Kept<'p> {
    /// Looks for the session. What was done to its end is done another time.
    pub fn open(
        store: Store,
        plan: &Plan,
        day: &PlanDay,
        session: &'p Session,
    ) -> Result<Self, Failure> {
        let days = [plan.profile.start, day.date];
        let mut kept = Self { store, days, session, records: Vec::new(), seconds: 0 };
        let (journal, _) = kept.store.read_since(plan.profile.start.min(day.date))?;
        let own = |record: &&Record| kept.is_own(&record.what);
        kept.records = journal.history().into_iter().filter(own).cloned().collect();
        let whole = kept.records.iter().find_map(|record| match &record.what {
            What::Session(whole) => Some((whole.status, whole.seconds)),
            _ => None,
        });
        match whole {
            Some((Status::Done, _)) => kept.records.clear(),
            Some((_, seconds)) => kept.seconds = seconds.unwrap_or(0),
            None => {}
        }
        Ok(kept)
    }

    fn is_own(&self, what: &What) -> bool {
        let (plan, date, title) = match what {
            What::Item(item) => (item.plan, item.date, item.session.as_deref()),
            What::Session(whole) => (whole.plan, whole.date, Some(whole.session.as_str())),
            _ => return false,
        };
        (plan, date, title) == (Some(self.days[0]), self.days[1], Some(&*self.session.title))
    }

    /// Nothing, for who begins anew: what was done earlier is put right by what is done now.
    pub fn anew(&mut self) -> Vec<ItemDone> {
        self.seconds = 0;
        Vec::new()
    }

    /// What was done of the session earlier.
    pub fn earlier(&self) -> Vec<ItemDone> {
        let items = self.records.iter().filter_map(|record| match &record.what {
            What::Item(item) => Some((usize::try_from(item.place?).ok()?, item)),
            _ => None,
        });
        let items: Vec<(usize, &record::Item)> = items.collect();
        let furthest = items.iter().map(|(place, _)| *place).max().unwrap_or(0);
        let of = |(place, (_, item)): (usize, (_, &Item))| {
            let own: Vec<_> =
                items.iter().filter(|(own, _)| *own == place).map(|(_, own)| *own).collect();
            own.first()?;
            let mut done = ItemDone::new(place, item);
            done.easier = own.iter().any(|own| own.easier || own.instead_of.is_some());
            done.pain = own.iter().any(|own| own.stopped);
            done.sets = sets(item, &own);
            let behind = place < furthest || done.pain;
            let all = done.sets.iter().map(|set| set.set).max().unwrap_or(0);
            // Whoever left in the middle of a set begins it again.
            let is_torn = |set: &SetDone| {
                set.set == all && set.amount.number() < item.dose.least(all as usize - 1)
            };
            let left = !behind && done.sets.iter().any(is_torn);
            done.sets.retain(|set| !left || set.set < all);
            let skipped = own.iter().all(|own| own.done.sets().is_empty());
            done.finished = behind || skipped || !left && all >= item.dose.sets();
            Some(done)
        };
        self.session.items().enumerate().filter_map(of).collect()
    }

    /// Writes down what was done; when this returns it is on the disk.
    pub fn keep(&mut self, record: &guided::Record) -> Result<(), String> {
        let whats = match record {
            guided::Record::Item(done) => self.items(done),
            guided::Record::Session(done) => vec![self.whole(done)],
        };
        for what in whats {
            let at = Local::now().fixed_offset();
            let known = self.records.iter_mut().find(|record| is_about_same(&record.what, &what));
            match known {
                Some(known) if known.what == what => {}
                Some(known) => {
                    let mended = known.corrected(at, what);
                    append(&self.store, &mended)?;
                    *known = mended;
                }
                None => {
                    let new = Record::new(at, what);
                    append(&self.store, &new)?;
                    self.records.push(new);
                }
            }
        }
        Ok(())
    }

    /// What was done of an item: a record of the plan's exercise, and one of each that was done in
    /// its place.
    fn items(&self, done: &ItemDone) -> Vec<What> {
        let Some((_, item)) = self.session.items().nth(done.place) else { return Vec::new() };
        let mut others: Vec<&Id> = Vec::new();
        for set in done.sets.iter().filter(|set| set.exercise != done.exercise) {
            if !others.contains(&&set.exercise) {
                others.push(&set.exercise);
            }
        }
        let own = done.sets.iter().any(|set| set.exercise == done.exercise);
        let planned = (own || done.pain || others.is_empty()).then_some(&done.exercise);
        let of = |exercise: &Id| {
            let other = *exercise != done.exercise;
            What::Item(record::Item {
                date: self.days[1],
                plan: Some(self.days[0]),
                session: Some(self.session.title.to_string()),
                place: u32::try_from(done.place).ok(),
                exercise: exercise.clone(),
                dose: Some(item.dose.clone()),
                done: numbers(item, done, exercise),
                grams: item.load.as_ref().and_then(|load| load.grams).filter(|_| !done.easier),
                effort: None,
                pain: None,
                instead_of: other.then(|| done.exercise.clone()),
                easier: done.easier && !other,
                stopped: done.pain && !other,
            })
        };
        planned.into_iter().chain(others).map(of).collect()
    }

    fn whole(&self, done: &SessionDone) -> What {
        What::Session(record::Session {
            date: self.days[1],
            plan: Some(self.days[0]),
            session: self.session.title.to_string(),
            status: if done.finished { Status::Done } else { Status::Partly },
            seconds: Some(self.seconds.saturating_add(done.seconds)),
            before: None,
            pain: done.pain,
            effort: done.effort,
            note: done.note.clone(),
        })
    }
}

fn append(store: &Store, record: &Record) -> Result<(), String> {
    let saved = store.append(std::slice::from_ref(record));
    saved.map_err(|error| format!("Not saved: {error:#}"))
}

/// Whether two records of a session are about the same of it.
fn is_about_same(one: &What, other: &What) -> bool {
    match (one, other) {
        (What::Item(one), What::Item(other)) => {
            (one.place, &one.exercise) == (other.place, &other.exercise)
        }
        (What::Session(_), What::Session(_)) => true,
        _ => false,
    }
}

/// Set by set how much of an exercise was done: of both sides the smaller number, none where one
/// side was not done.
fn numbers(item: &Item, done: &ItemDone, exercise: &Id) -> Done {
    let mut numbers = Vec::new();
    for set in 1..=done.sets.iter().map(|set| set.set).max().unwrap_or(0) {
        let in_set = || done.sets.iter().filter(|done| done.set == set);
        let has = |side| in_set().any(|done| done.side == Some(side));
        let whole = in_set().any(|done| done.side.is_none());
        let own = in_set().filter(|done| done.exercise == *exercise);
        let least = own.map(|done| done.amount.number()).min();
        let both = whole || (has(Side::First) && has(Side::Other));
        numbers.extend(least.map(|least| if both { least } else { 0 }));
    }
    match item.dose {
        Dose::Reps { .. } | Dose::Holds { .. } => Done::Reps(numbers),
        Dose::Hold { .. } | Dose::Minutes { .. } => Done::Seconds(numbers),
    }
}

/// The sets of an item that records tell of, as many as have both sides.
fn sets(item: &Item, records: &[&record::Item]) -> Vec<SetDone> {
    let numbers = records.iter().flat_map(|own| {
        own.done.sets().iter().filter(|number| **number > 0).map(|number| (&own.exercise, *number))
    });
    let sides: &[Option<Side>] =
        if item.dose.is_per_side() { &[Some(Side::First), Some(Side::Other)] } else { &[None] };
    let amount = |number| match item.dose {
        Dose::Reps { .. } => Amount::Reps(number),
        Dose::Holds { seconds, .. } => Amount::Holds(number, seconds),
        Dose::Hold { .. } | Dose::Minutes { .. } => Amount::Seconds(number),
    };
    let done = numbers.zip(1..).flat_map(|((exercise, number), set)| {
        let done = move |side: &Option<Side>| SetDone {
            exercise: exercise.clone(),
            set,
            side: *side,
            amount: amount(number),
        };
        sides.iter().map(done)
    });
    done.collect()
}
