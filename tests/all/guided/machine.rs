//! The machine under any keys, ticks and sleeps: it is never stuck, its times add up, both sides get
//! the same, and every way out leaves a record of what was done.

use std::sync::LazyLock;
use std::time::Duration;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::plan::{Item, Plan, Session};
use backplan::planner;
use backplan::session::guided::{
    Amount, Beep, Change, Cue, Event, GAP, Guided, ItemDone, Mode, Question, Record, SessionDone,
    Why,
};
use backplan::session::timeline::{Kind, Segment, Side};
use proptest::prelude::*;

use crate::plans;

/// A session with what is easier than each of its items.
type Played = (Session, Vec<Vec<Item>>);

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(built_in::catalogue);

/// Sessions of every shape: both sides, turns, holds, weights, paths down.
static SESSIONS: LazyLock<Vec<Played>> = LazyLock::new(|| {
    let profiles = [
        "start = \"2026-11-23\"",
        "start = \"2026-11-23\"\nlevel = \"advanced\"\nequipment = \"gym\"\nminutes = 60",
        "start = \"2026-11-23\"\nminutes = 8",
        "start = \"2026-11-23\"\npain = 6",
        "start = \"2026-11-23\"\nage = 72\nconditions = [\"osteoporosis\"]\ncleared = true",
    ];
    let plans: Vec<Plan> = profiles.iter().map(|text| plans::planned(text)).collect();
    let of = |plan: &Plan| -> Vec<Played> {
        let week = &plan.weeks[0];
        let played =
            |session: &Session| (session.clone(), planner::easier(plan, week, session, &CATALOGUE));
        week.sessions().map(|(_, session)| played(session)).collect()
    };
    let mut all: Vec<Played> = plans.iter().flat_map(of).collect();
    all.dedup();
    all
});

/// A machine with all that came of it.
struct Run<'p> {
    guided: Guided<'p>,
    now: Duration,
    cues: Vec<Cue>,
}

impl<'p> Run<'p> {
    fn new((session, easier): &'p Played, earlier: &[ItemDone]) -> Self {
        let now = Duration::from_secs(1_000_000);
        let (guided, cues) = Guided::new(session, easier, earlier, now);
        Self { guided, now, cues }
    }

    fn step(&mut self, event: Event, after: Duration) -> Vec<Cue> {
        self.now += after;
        let cues = self.guided.step(event, self.now);
        self.cues.extend(cues.iter().cloned());
        cues
    }

    /// Ticks as a player does, until it asks or the ticks are used up.
    fn play(&mut self, tick: Duration, most: u32) {
        for _ in 0..most {
            match self.guided.mode() {
                Mode::Running if self.guided.segment().is_some_and(Segment::is_open) => {
                    self.step(Event::Done, tick);
                }
                Mode::Running => drop(self.step(Event::Tick, tick)),
                _ => return,
            }
        }
    }

    /// What stands in the journal in the end: of each place the last record.
    fn journal(&self) -> (Vec<ItemDone>, Option<SessionDone>) {
        let (mut items, mut whole): (Vec<ItemDone>, _) = (Vec::new(), None);
        for cue in &self.cues {
            match cue {
                Cue::Record(Record::Item(done)) => {
                    items.retain(|other| other.place != done.place);
                    items.push(done.clone());
                }
                Cue::Record(Record::Session(done)) => whole = Some(done.clone()),
                _ => {}
            }
        }
        items.sort_by_key(|done| done.place);
        (items, whole)
    }
}

const TICK: Duration = Duration::from_millis(250);

fn answer(run: &mut Run, text: &str) -> Vec<Cue> {
    run.step(Event::Answer(text.into()), TICK)
}

#[test]
fn a_session_without_a_key_takes_its_time_and_records_every_set() {
    assert!(SESSIONS.len() >= 8, "{} sessions", SESSIONS.len());
    for played in SESSIONS.iter() {
        let (session, _) = played;
        let mut run = Run::new(played, &[]);
        run.play(TICK, 100_000);
        assert_eq!(run.guided.mode(), Mode::Asking(Question::Effort));
        assert_eq!(run.guided.elapsed().as_secs(), u64::from(session.seconds), "{}", session.title);
        let (items, whole) = run.journal();
        assert_eq!(items.len(), session.items().count());
        for (done, (_, item)) in items.iter().zip(session.items()) {
            let sides = if item.dose.is_per_side() { 2 } else { 1 };
            assert_eq!(done.sets.len(), (item.dose.sets() * sides) as usize, "{}", done.exercise);
            assert!(done.finished && !done.easier && !done.pain, "{done:?}");
        }
        assert_eq!(whole, None, "the questions come first");
        for text in ["7", " 2 ", "went well"] {
            answer(&mut run, text);
        }
        let whole = run.journal().1.expect("the session");
        assert_eq!((whole.effort, whole.pain), (Some(7), Some(2)));
        assert_eq!(whole.note.as_deref(), Some("went well"));
        assert!(whole.finished && whole.seconds == session.seconds, "{whole:?}");
    }
}

#[test]
fn an_item_is_recorded_as_soon_as_it_is_behind_the_person() {
    let played = &SESSIONS[0];
    let mut run = Run::new(played, &[]);
    while run.guided.segment().is_some_and(|now| now.place == 0) {
        run.step(Event::Tick, TICK);
    }
    let (items, _) = run.journal();
    assert_eq!(items.len(), 1, "no other one, and no later: {items:?}");
}

#[test]
fn a_computer_that_slept_pauses_and_loses_nothing() {
    let played = &SESSIONS[0];
    let mut run = Run::new(played, &[]);
    run.play(TICK, 40);
    let elapsed = run.guided.elapsed();
    let cues = run.step(Event::Done, GAP + TICK);
    assert_eq!(run.guided.mode(), Mode::Paused(Why::Away), "the key was for what is gone");
    assert_eq!(run.guided.elapsed(), elapsed);
    assert!(cues.contains(&Cue::Show(Change::Paused)), "{cues:?}");
    run.step(Event::Tick, Duration::from_hours(8));
    run.step(Event::Pause, TICK);
    assert_eq!(run.guided.mode(), Mode::Running);
    run.step(Event::Tick, GAP);
    assert_eq!(run.guided.elapsed(), elapsed + GAP, "ten seconds are no sleep");
}

#[test]
fn a_clock_that_is_put_back_costs_nothing() {
    let played = &SESSIONS[0];
    let (mut guided, _) = Guided::new(&played.0, &played.1, &[], Duration::from_secs(5000));
    guided.step(Event::Tick, Duration::from_secs(5002));
    guided.step(Event::Tick, Duration::from_secs(1000));
    guided.step(Event::Tick, Duration::from_secs(1003));
    assert_eq!(guided.elapsed(), Duration::from_secs(5));
}

/// Plays up to the first work of which something is true.
fn until(is: impl Fn(&Guided<'static>) -> bool) -> Option<Run<'static>> {
    SESSIONS.iter().find_map(|played| {
        let mut run = Run::new(played, &[]);
        for _ in 0..100_000 {
            let now = run.guided.segment()?;
            if now.kind == Kind::Work && is(&run.guided) {
                return Some(run);
            }
            run.step(Event::Tick, TICK);
        }
        None
    })
}

#[test]
fn something_easier_keeps_the_set_and_what_was_done() {
    let second = |guided: &Guided| {
        guided.segment().is_some_and(|now| now.set == 2) && guided.other_easier().is_some()
    };
    let mut run = until(second).expect("a second set of what has something easier");
    let before = *run.guided.segment().expect("a segment");
    let mut easier = before.item;
    while easier.exercise.id == before.item.exercise.id {
        easier = run.guided.easier().expect("something easier");
        let cues = run.step(Event::Easier, TICK);
        assert!(cues.contains(&Cue::Show(Change::Eased)), "{cues:?}");
    }
    let now = *run.guided.segment().expect("a segment");
    assert_eq!((now.place, now.set), (before.place, 2), "the set is kept");
    assert_eq!(now.kind, Kind::Ready, "another exercise is got ready for");
    assert_eq!(now.item.dose.sets(), before.item.dose.sets());
    while run.guided.segment().is_some_and(|now| now.place == before.place) {
        run.step(Event::Done, TICK);
    }
    let (items, _) = run.journal();
    let done = items.iter().find(|done| done.place == before.place).expect("a record");
    assert!(done.easier && done.finished, "{done:?}");
    assert_eq!(done.exercise, before.item.exercise.id, "the plan's exercise");
    let of = |set| done.sets.iter().filter(move |done| done.set == set);
    assert!(of(1).all(|set| set.exercise == before.item.exercise.id), "history: {done:?}");
    assert!(of(2).any(|set| set.exercise == easier.exercise.id), "{done:?}");
}

#[test]
fn something_easier_can_be_taken_back() {
    let offers = |guided: &Guided| {
        guided.other_easier().is_some() && guided.spent() > Duration::from_secs(2)
    };
    let mut run = until(offers).expect("what has something easier");
    let (before, spent) = (*run.guided.segment().expect("a segment"), run.guided.spent());
    run.step(Event::Easier, Duration::ZERO);
    run.step(Event::Back, Duration::ZERO);
    assert_eq!(run.guided.segment(), Some(&before));
    assert_eq!(run.guided.spent(), spent);
    assert!(!run.guided.items()[before.place].easier);
}

#[test]
fn pain_stops_an_exercise_and_offers_another_one() {
    let offers = |guided: &Guided| guided.other_easier().is_some();
    let mut run = until(offers).expect("what has something easier");
    let before = *run.guided.segment().expect("a segment");
    run.step(Event::Pain, TICK);
    assert_eq!(run.guided.mode(), Mode::Pain);
    let elapsed = run.guided.elapsed();
    run.step(Event::Tick, TICK * 20);
    assert_eq!(run.guided.elapsed(), elapsed, "it waits");
    // A slip of the finger leaves no trace.
    run.step(Event::Back, TICK);
    assert_eq!(run.guided.mode(), Mode::Running);
    assert!(run.guided.items().iter().all(|done| !done.pain));
    run.step(Event::Pain, TICK);
    run.step(Event::Easier, TICK);
    let now = *run.guided.segment().expect("a segment");
    assert!(now.item.exercise.id != before.item.exercise.id && now.place == before.place);
    // It hurts again: leave it.
    run.step(Event::Pain, TICK);
    run.step(Event::Skip, TICK);
    let left = run.guided.segment().is_none_or(|now| now.place != before.place);
    assert!(left && run.guided.ahead().iter().all(|ahead| ahead.place != before.place));
    let (items, _) = run.journal();
    assert!(items.iter().any(|done| done.place == before.place && done.pain && done.finished));
}

#[test]
fn between_sets_what_was_done_is_put_right() {
    let reps = |guided: &Guided| matches!(guided.so_far(), Amount::Reps(_));
    let mut run = until(reps).expect("repetitions");
    run.step(Event::Done, TICK);
    run.step(Event::Less, TICK);
    run.step(Event::Less, TICK);
    let (before, done) = run.guided.before().expect("the set before");
    assert_eq!(done.number() + 2, Amount::of(&before).number());
    run.step(Event::More, TICK);
    assert_eq!(run.guided.before().expect("the set before").1.number(), done.number() + 1);
}

#[test]
fn nobody_is_led_past_the_plan() {
    let mut run = until(|_| true).expect("work");
    let planned = Amount::of(run.guided.segment().expect("a segment"));
    run.step(Event::More, TICK);
    assert_eq!(Amount::of(run.guided.segment().expect("a segment")), planned);
}

#[test]
fn a_session_goes_on_where_it_stopped() {
    for played in SESSIONS.iter() {
        let mut run = Run::new(played, &[]);
        run.play(TICK, played.0.seconds * 2);
        run.step(Event::Leave, TICK);
        let (earlier, whole) = run.journal();
        assert!(whole.is_some_and(|whole| !whole.finished), "it was left");
        let undone = |done: &ItemDone| !done.finished;
        assert!(earlier.iter().filter(|done| undone(done)).count() <= 2, "{earlier:?}");
        let mut again = Run::new(played, &earlier);
        again.play(TICK, 100_000);
        let (later, _) = again.journal();
        for (place, (_, item)) in played.0.items().enumerate() {
            let of = |list: &[ItemDone]| list.iter().find(|done| done.place == place).cloned();
            let done = of(&later).or_else(|| of(&earlier)).expect("a record of every item");
            let sides = if item.dose.is_per_side() { 2 } else { 1 };
            let sets: std::collections::BTreeSet<String> =
                done.sets.iter().map(|set| format!("{} {:?}", set.set, set.side)).collect();
            assert_eq!(sets.len(), (item.dose.sets() * sides) as usize, "{done:?}");
        }
    }
}

#[test]
fn the_last_seconds_are_counted_and_work_begins_with_a_sound() {
    let mut run = Run::new(&SESSIONS[0], &[]);
    while run.guided.segment().is_some_and(|now| now.kind != Kind::Ready) {
        run.step(Event::Done, TICK);
    }
    let mut heard = Vec::new();
    while run.guided.segment().is_some_and(|now| now.kind == Kind::Ready) {
        let cues = run.step(Event::Tick, TICK);
        heard.extend(cues.into_iter().filter_map(|cue| match cue {
            Cue::Beep(beep) => Some(beep),
            _ => None,
        }));
    }
    assert_eq!(heard, [Beep::Count, Beep::Count, Beep::Count, Beep::Start]);
}

fn event() -> impl Strategy<Value = Event> {
    let answers = ["", "3", "10", "11", "x"].map(|text| Event::Answer(text.into()));
    prop_oneof![
        30 => Just(Event::Tick),
        2 => Just(Event::Pause),
        1 => Just(Event::Away),
        6 => Just(Event::Done),
        4 => Just(Event::Skip),
        3 => Just(Event::Back),
        3 => Just(Event::More),
        3 => Just(Event::Less),
        3 => Just(Event::Easier),
        2 => Just(Event::Pain),
        2 => proptest::sample::select(answers.to_vec()),
    ]
}

fn gap() -> impl Strategy<Value = Duration> {
    prop_oneof![
        10 => (1..400_u64).prop_map(Duration::from_millis),
        4 => (1..=10_u64).prop_map(Duration::from_secs),
        1 => (11..100_000_u64).prop_map(Duration::from_secs),
        1 => Just(Duration::ZERO),
    ]
}

/// What holds after every step.
fn holds(run: &Run, before: &Guided, event: &Event, after: Duration) -> Result<(), TestCaseError> {
    let now = &run.guided;
    let passed = now.elapsed().checked_sub(before.elapsed());
    prop_assert!(passed.is_some_and(|passed| passed <= after), "time only passes");
    let ran = before.mode() == Mode::Running && after <= GAP;
    if *event == Event::Tick && ran && now.mode() == Mode::Running {
        prop_assert_eq!(passed, Some(after), "no time is lost");
        let open = |guided: &Guided| guided.segment().is_some_and(Segment::is_open);
        if !open(before) && !open(now) {
            prop_assert_eq!(now.left() + after, before.left(), "times add up");
        }
    }
    if !ran {
        prop_assert_eq!(passed, Some(Duration::ZERO), "waiting takes no time");
    }
    for done in now.items() {
        for set in &done.sets {
            let amount = set.amount.number();
            prop_assert!(amount <= 3600, "{:?}", set);
        }
    }
    // What lies ahead asks the same of both sides.
    let ahead = now.ahead();
    for first in ahead.iter().filter(|ahead| ahead.side == Some(Side::First)) {
        let other = ahead.iter().find(|other| {
            (other.place, other.set, other.kind) == (first.place, first.set, Kind::Work)
                && other.side == Some(Side::Other)
        });
        prop_assert_eq!(other.map(|other| other.seconds), Some(first.seconds), "sides are equal");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_and_no_sleep_lose_time_sides_or_what_was_done(
        session in 0..1000_usize,
        steps in proptest::collection::vec((event(), gap()), 0..300),
        leaves in any::<bool>(),
    ) {
        let played = &SESSIONS[session % SESSIONS.len()];
        let mut run = Run::new(played, &[]);
        for (event, after) in steps {
            let before = run.guided.clone();
            run.step(event.clone(), after);
            holds(&run, &before, &event, after)?;
        }
        if leaves {
            run.step(Event::Leave, TICK);
        }
        // Never stuck: whoever goes on comes to the end.
        let mut most = 2000;
        while run.guided.mode() != Mode::Over {
            let event = match run.guided.mode() {
                Mode::Asking(_) => Event::Answer(String::new()),
                _ => Event::Done,
            };
            run.step(event, TICK);
            most -= 1;
            prop_assert!(most > 0, "it comes to an end");
        }
        let (items, whole) = run.journal();
        for done in run.guided.items() {
            let recorded = items.iter().find(|other| other.place == done.place);
            if done.is_empty() && !done.finished {
                continue;
            }
            prop_assert_eq!(recorded, Some(done), "the journal knows what was done");
        }
        let any = run.guided.items().iter().any(|done| !done.is_empty());
        prop_assert_eq!(whole.is_some(), any, "what was done has its session");
        prop_assert!(run.step(Event::Pause, TICK).is_empty(), "over is over");
    }
}
