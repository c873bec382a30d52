//! The guided session: what is done now, for how long, and what came of it.
//!
//! A machine without a clock of its own: every step is handed the time, and answers with cues: what
//! to show, to sound, to say and to record. Whatever plays it, on a screen or line by line, does the
//! same. Items are recorded as soon as they are behind the person, so that nothing done is lost.

mod beat;
mod cue;
mod done;
mod script;
pub mod words;

use std::time::Duration;

use crate::plan::{Item, Session};
use crate::session::timeline::{Kind, Segment};

pub use beat::{Beat, Part};
pub use cue::{Beep, Change, Cue, Event, Mode, Why};
use cue::{nothing_easier, tell};
pub(crate) use done::LONGEST_NOTE;
pub use done::{Amount, ItemDone, Question, Record, SessionDone, SetDone};
use script::Script;
pub use words::{amount_in_words, time_in_words};

/// A gap between two steps from which the computer has slept.
pub const GAP: Duration = Duration::from_secs(10);
/// How far into a segment going back begins it again, and does not go to the one before.
pub(crate) const AGAIN: Duration = Duration::from_secs(3);
/// Last seconds of a segment that are counted aloud, and the shortest that has them.
pub(crate) const COUNTED: u64 = 3;
pub(crate) const LEAST_COUNTED: u64 = 5;

/// A session that is being done.
#[derive(Clone, Debug)]
pub struct Guided<'p> {
    easier: &'p [Vec<Item>],
    script: Script<'p>,
    mode: Mode,
    /// When the last step was.
    last: Duration,
    /// How long the segment that is played has been.
    spent: Duration,
    /// How long the session has been, pauses apart.
    elapsed: Duration,
    items: Vec<ItemDone>,
    /// The segment that was done last.
    before: Option<Segment<'p>>,
    /// What was there before something easier took its place, as long as that can be taken back.
    harder: Option<(Script<'p>, Duration, bool)>,
    whole: SessionDone,
}

impl<'p> Guided<'p> {
    /// A session that begins now, or goes on behind what was done of it earlier. Of each item there
    /// may be easier ones, the next easier first, with as many sets.
    pub fn new(
        session: &'p Session,
        easier: &'p [Vec<Item>],
        earlier: &[ItemDone],
        now: Duration,
    ) -> (Self, Vec<Cue>) {
        let fresh = session.items().enumerate().map(|(place, (_, item))| {
            let earlier = earlier.iter().find(|done| done.place == place);
            earlier.cloned().unwrap_or_else(|| ItemDone::new(place, item))
        });
        let items: Vec<ItemDone> = fresh.collect();
        let mut script = Script::of(session);
        for done in items.iter().filter(|done| done.finished) {
            script.drop(done.place);
        }
        script.begin_at(|segment| is_done(&items[segment.place], segment));
        let (mode, spent, elapsed) = (Mode::Running, Duration::ZERO, Duration::ZERO);
        let (before, harder, whole, last) = (None, None, SessionDone::default(), now);
        let mut guided =
            Self { easier, script, mode, last, spent, elapsed, items, before, harder, whole };
        let mut cues = Vec::new();
        guided.enter(guided.script.at, &mut cues);
        (guided, cues)
    }

    /// Takes what happens at a time, and says what is to be done about it.
    pub fn step(&mut self, event: Event, now: Duration) -> Vec<Cue> {
        let mut cues = Vec::new();
        let was = self.mode;
        self.pass(now, &mut cues);
        let slept = was == Mode::Running && self.mode == Mode::Paused(Why::Away);
        match (event, self.mode) {
            (Event::Tick, _) | (_, Mode::Over) => {}
            (Event::Leave, _) => self.leave(&mut cues),
            // Whoever pressed the key did not see that it waits.
            _ if slept => {}
            (event, Mode::Asking(question)) => self.answer(question, event, &mut cues),
            (event, Mode::Pain) => self.instead(&event, &mut cues),
            (event, _) => self.press(&event, &mut cues),
        }
        cues
    }

    /// Lets the time since the last step pass.
    fn pass(&mut self, now: Duration, cues: &mut Vec<Cue>) {
        let mut gap = now.saturating_sub(self.last);
        self.last = now;
        if self.mode != Mode::Running {
            return;
        }
        if gap > GAP {
            return self.pause(Why::Away, cues);
        }
        while self.mode == Mode::Running && gap > Duration::ZERO {
            let Some(segment) = self.script.now().copied() else { return };
            let left = self.left_of_segment().filter(|_| !segment.is_open()).unwrap_or(gap);
            let passes = gap.min(left);
            let was = self.spent.as_secs();
            self.spent += passes;
            self.elapsed += passes;
            gap -= passes;
            self.mark(&segment, was, cues);
            if !segment.is_open() && passes == left {
                self.complete(cues);
            }
        }
    }

    /// Counts the seconds that passed: the last ones of a segment, repetitions, holds.
    fn mark(&self, segment: &Segment, was: u64, cues: &mut Vec<Cue>) {
        let all = u64::from(segment.seconds);
        let is = self.spent.as_secs();
        for second in was + 1..=is {
            if let Some(beat) = Beat::at(segment, second) {
                cues.extend(beat.said(segment, second));
            } else if all >= LEAST_COUNTED && all.saturating_sub(second) <= COUNTED {
                cues.extend((second < all).then_some(Cue::Beep(Beep::Count)));
            }
        }
        if is > was {
            cues.push(Cue::Show(Change::Second));
        }
    }

    /// The segment that is played is done as a whole.
    fn complete(&mut self, cues: &mut Vec<Cue>) {
        if let Some(segment) = self.script.now().copied() {
            self.note(&segment, Amount::of(&segment), true);
        }
        self.enter(self.script.at + 1, cues);
    }

    /// Notes what was done of work.
    fn note(&mut self, segment: &Segment<'p>, amount: Amount, whole: bool) {
        if segment.kind == Kind::Work {
            self.items[segment.place].put(segment, amount, whole);
            self.before = Some(*segment);
        }
    }

    /// Goes to a segment; records what is behind the person then. Behind the last one it asks.
    fn enter(&mut self, at: usize, cues: &mut Vec<Cue>) {
        let began = self.before.is_some();
        (self.script.at, self.spent, self.harder) = (at, Duration::ZERO, None);
        for place in 0..self.items.len() {
            let finished = !self.script.has_more_of(place);
            if finished != self.items[place].finished {
                self.items[place].finished = finished;
                if finished {
                    cues.push(Cue::Record(Record::Item(self.items[place].clone())));
                }
            }
        }
        let Some(segment) = self.script.now() else { return self.ask(Question::Effort, cues) };
        match segment.kind {
            Kind::Work => cues.push(Cue::Beep(Beep::Start)),
            _ if began => cues.push(Cue::Beep(Beep::End)),
            _ => {}
        }
        cues.push(Cue::Show(Change::Segment));
        cues.push(Cue::Say(words::begins(segment)));
    }

    fn pause(&mut self, why: Why, cues: &mut Vec<Cue>) {
        self.mode = Mode::Paused(why);
        tell(Change::Paused, words::PAUSED, cues);
    }

    fn go_on(&mut self, cues: &mut Vec<Cue>) {
        self.mode = Mode::Running;
        tell(Change::GoesOn, words::GOES_ON, cues);
    }

    /// A key while exercises are done.
    fn press(&mut self, event: &Event, cues: &mut Vec<Cue>) {
        let Some(segment) = self.script.now().copied() else { return };
        let waits = matches!(self.mode, Mode::Paused(_));
        match event {
            Event::Pause | Event::Done if waits => self.go_on(cues),
            Event::Away if waits => {}
            Event::Pause => self.pause(Why::Asked, cues),
            Event::Away => self.pause(Why::Away, cues),
            Event::Done => self.complete(cues),
            Event::Skip => {
                self.note(&segment, self.so_far(), false);
                self.enter(self.script.at + 1, cues);
            }
            Event::Back => self.back(segment.place, cues),
            Event::More => self.adjust(&segment, true, cues),
            Event::Less => self.adjust(&segment, false, cues),
            Event::Easier => match self.easier() {
                Some(item) => self.ease(&segment, item, cues),
                None => nothing_easier(cues),
            },
            Event::Pain => {
                self.note(&segment, self.so_far(), false);
                self.mode = Mode::Pain;
                tell(Change::Pain, words::STOPPED, cues);
            }
            Event::Tick | Event::Leave | Event::Answer(_) => {}
        }
    }

    /// Takes something easier back; else goes to the beginning of the segment, or to the one before.
    fn back(&mut self, place: usize, cues: &mut Vec<Cue>) {
        let Some((script, spent, easier)) = self.harder.take() else {
            let back = usize::from(self.spent < AGAIN);
            return self.enter(self.script.at.saturating_sub(back), cues);
        };
        (self.script, self.items[place].easier) = (script, easier);
        self.enter(self.script.at, cues);
        self.spent = spent;
    }

    /// In work another amount is asked for, up to that of the plan; between sets another one was
    /// done.
    fn adjust(&mut self, segment: &Segment<'p>, more: bool, cues: &mut Vec<Cue>) {
        if segment.kind == Kind::Work {
            let (amount, done) = (Amount::of(segment), self.so_far().number());
            let amount = amount.changed(more, Some(script::planned(segment).number()));
            if more || amount.number() >= done.max(1) {
                self.script.ask_for(amount);
            }
        } else if let Some(before) = self.before {
            let item = &mut self.items[before.place];
            let Some(done) = item.of(&before) else { return };
            done.amount = done.amount.changed(more, None);
            if item.finished {
                cues.push(Cue::Record(Record::Item(item.clone())));
            }
        }
        cues.push(Cue::Show(Change::Adjusted));
    }

    /// Something easier is done from here on.
    fn ease(&mut self, segment: &Segment<'p>, item: &'p Item, cues: &mut Vec<Cue>) {
        let so_far = self.so_far();
        let same = item.exercise.id == segment.item.exercise.id;
        if !same {
            self.note(segment, so_far, false);
        }
        let was_easier = std::mem::replace(&mut self.items[segment.place].easier, true);
        let harder = (self.script.clone(), self.spent, was_easier);
        self.script.put(item);
        let goes_on = self.script.now().filter(|now| {
            now.place == segment.place
                && now.kind == segment.kind
                && (same || segment.kind != Kind::Work)
        });
        cues.push(Cue::Show(Change::Eased));
        match goes_on {
            Some(now) if now.kind == Kind::Work => self.spent = beat::lasts(now, so_far),
            Some(_) => {}
            None => {
                self.enter(self.script.at, cues);
                self.harder = Some(harder);
                return;
            }
        }
        self.harder = Some(harder);
        cues.push(Cue::Say(words::eased(item)));
    }

    /// A key after an exercise was stopped for pain.
    fn instead(&mut self, event: &Event, cues: &mut Vec<Cue>) {
        let Some(segment) = self.script.now().copied() else { return };
        match event {
            Event::Easier => match self.other_easier() {
                Some(item) => {
                    self.items[segment.place].pain = true;
                    self.mode = Mode::Running;
                    self.ease(&segment, item, cues);
                }
                None => nothing_easier(cues),
            },
            Event::Skip | Event::Done => {
                self.items[segment.place].pain = true;
                self.mode = Mode::Running;
                self.script.drop(segment.place);
                self.enter(self.script.at, cues);
            }
            Event::Back => self.go_on(cues),
            _ => {}
        }
    }

    fn ask(&mut self, question: Question, cues: &mut Vec<Cue>) {
        if !matches!(self.mode, Mode::Asking(_)) {
            cues.push(Cue::Beep(Beep::End));
        }
        self.mode = Mode::Asking(question);
        tell(Change::Asked, question.text(), cues);
    }

    fn answer(&mut self, question: Question, event: Event, cues: &mut Vec<Cue>) {
        let next = match (event, question) {
            (Event::Answer(text), _) if !self.whole.answer(question, &text) => {
                return cues.push(Cue::Show(Change::NotUnderstood));
            }
            (Event::Answer(_), Question::Effort) | (Event::Back, Question::Note) => Question::Pain,
            (Event::Answer(_), Question::Pain) => Question::Note,
            (Event::Answer(_), Question::Note) => return self.end(cues),
            (Event::Back, Question::Pain) => Question::Effort,
            _ => return,
        };
        self.ask(next, cues);
    }

    /// Keeps what was done, also in the middle of an exercise.
    fn leave(&mut self, cues: &mut Vec<Cue>) {
        if let Some(segment) = self.script.now().copied() {
            self.note(&segment, self.so_far(), false);
            self.items[segment.place].pain |= self.mode == Mode::Pain;
        }
        let open = self.items.iter().filter(|item| !item.finished && !item.is_empty());
        cues.extend(open.cloned().map(Record::Item).map(Cue::Record));
        self.end(cues);
    }

    fn end(&mut self, cues: &mut Vec<Cue>) {
        self.mode = Mode::Over;
        self.whole.seconds = u32::try_from(self.elapsed.as_secs()).unwrap_or(u32::MAX);
        self.whole.finished = self.script.now().is_none();
        if self.items.iter().any(|item| !item.is_empty()) {
            cues.push(Cue::Record(Record::Session(self.whole.clone())));
        }
        cues.push(Cue::Show(Change::Over));
    }
}

/// Whether a segment of work was done earlier.
fn is_done(item: &ItemDone, segment: &Segment) -> bool {
    item.sets.iter().any(|done| done.set == segment.set && done.side == segment.side)
}
