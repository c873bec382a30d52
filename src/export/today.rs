//! What a plan holds for a day, for the person who does it now: as a page on a terminal, and as data
//! for status bars.

use chrono::NaiveDate;
use serde::Serialize;

use super::say::date::long_day;
use super::say::item::named;
use super::say::onward;
use super::say::session::min;
use super::text as page_of;
use crate::plan::part::Part;
use crate::plan::{Item, Plan, PlanDay, Session, SessionKind, Today, Walk, Week, minutes};
use crate::text::look::Look;
use crate::text::page::{BOLD, FAINT, PLAIN, Page};
use crate::text::printable::{capital, cut};

/// The name and number of the data.
pub const SCHEMA: &str = "backplan/today/1";

/// What a journal knows of the days of a plan.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Whether it knows of any session of the plan.
    pub any: bool,
    /// The sessions that were done, each by its day and title.
    pub done: Vec<(NaiveDate, String)>,
    /// The day about whose next morning nobody has answered yet.
    pub asks: Option<NaiveDate>,
    /// Whether it is time to measure.
    pub measures: bool,
    /// What it asks of the plan.
    pub change: Option<String>,
}

/// What stands in for the sessions of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// The same in a few minutes.
    Short,
    /// Gentle movement, for a bad day.
    Flare,
}

/// A day of a plan.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The plan, with what stands in for its sessions.
    pub plan: &'a Plan,
    /// The plan as it is kept.
    pub own: &'a Plan,
    /// The day.
    pub date: NaiveDate,
    /// What of it is known.
    pub known: &'a Known,
    /// Whether its sessions are others than the plan has for the day.
    pub instead: Option<Instead>,
}

/// Where a day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
enum State {
    Before,
    Session,
    Rest,
    Over,
}

/// A day as data.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document<'a> {
    /// `backplan/today/1`.
    schema: &'static str,
    /// The day.
    date: NaiveDate,
    /// Before the plan, a day with a session, one of rest, or after the plan.
    state: State,
    /// The week of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    week: Option<u32>,
    /// How many weeks the plan has.
    weeks: usize,
    /// What is done that day.
    sessions: Vec<Work<'a>>,
    /// The walking of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    walk: Option<Walk>,
    /// The next session of strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Next<'a>>,
    /// The session of strength before that was not recorded, where others were.
    #[serde(skip_serializing_if = "Option::is_none")]
    missed: Option<Next<'a>>,
    /// The day about whose next morning an answer is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_day_of: Option<NaiveDate>,
    /// Whether it is time to measure.
    measure: bool,
    /// What the journal asks of the plan: `backplan adapt` shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'a str>,
}

/// A session as data.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Work<'a> {
    kind: SessionKind,
    title: &'a str,
    seconds: u32,
    /// Rounded up.
    minutes: u32,
    /// Whether the journal has it.
    done: bool,
    exercises: Vec<Drill<'a>>,
}

/// An exercise as data.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Drill<'a> {
    exercise: &'a str,
    name: &'a str,
    /// The dose as the field writes it: `3x8 r90 t3-1-2-0`.
    dose: String,
}

/// A session by its day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Next<'a> {
    date: NaiveDate,
    title: &'a str,
}

impl<'a> From<(&'a PlanDay, &'a Session)> for Next<'a> {
    fn from((day, session): (&'a PlanDay, &'a Session)) -> Self {
        Self { date: day.date, title: &session.title }
    }
}

impl<'a> Told<'a> {
    fn on(&self) -> Today<'a> {
        self.plan.on(self.date).unwrap_or(Today::Over(self.plan.profile.start))
    }

    fn is_done(&self, session: &Session) -> bool {
        let is =
            |(date, title): &(NaiveDate, String)| *date == self.date && *title == *session.title;
        self.known.done.iter().any(is)
    }

    /// The last session of strength before the day, where it was not done although others were.
    fn missed(&self) -> Option<(&'a PlanDay, &'a Session)> {
        let (day, session) = self.plan.last_strength(self.date)?;
        let is =
            |(date, title): &(NaiveDate, String)| *date >= day.date && *title == *session.title;
        let done = self.known.done.iter().any(is);
        (self.known.any && !done).then_some((day, session))
    }

    /// The day as data.
    pub fn document(&self) -> Document<'a> {
        let (state, day) = match self.on() {
            Today::Before(_) => (State::Before, None),
            Today::Over(_) => (State::Over, None),
            Today::Day(week, day) if day.sessions.is_empty() => (State::Rest, Some((week, day))),
            Today::Day(week, day) => (State::Session, Some((week, day))),
        };
        let sessions = day.into_iter().flat_map(|(_, day)| &day.sessions);
        Document {
            schema: SCHEMA,
            date: self.date,
            state,
            week: day.map(|(week, _)| week.number),
            weeks: self.plan.profile.weeks as usize,
            sessions: sessions.map(|session| work(session, self.is_done(session))).collect(),
            walk: day.and_then(|(week, _)| week.walk),
            next: self.own.next_session(self.date).map(Next::from),
            missed: self.missed().map(Next::from),
            next_day_of: self.known.asks,
            measure: self.known.measures,
            change: self.known.change.as_deref(),
        }
    }

    /// The day as a page; `picture` draws an item in so many columns, where pictures are shown.
    pub fn text(&self, look: &Look, picture: &dyn Fn(&Item, usize) -> Vec<String>) -> String {
        let mut page = Page::new(look);
        match self.on() {
            Today::Before(first) => self.before(&mut page, first),
            Today::Over(last) => self.over(&mut page, last),
            Today::Day(week, day) => self.day(&mut page, (week, day), picture),
        }
        page.finish()
    }

    fn before(&self, page: &mut Page, first: NaiveDate) {
        let first = first.format("%A %-d %B");
        page.prose(BOLD, 0, &format!("Your plan begins on {first}."));
        self.next(page);
    }

    fn over(&self, page: &mut Page, last: NaiveDate) {
        let last = last.format("%A %-d %B");
        page.prose(BOLD, 0, &format!("Your plan ended on {last}."));
        page.gap();
        for text in onward::after(self.plan) {
            page.prose(PLAIN, 0, &text);
        }
        page.gap();
        page.terms(0, &[("backplan generate --save".into(), "makes the next one".into())]);
    }

    fn day(
        &self,
        page: &mut Page,
        (week, day): (&'a Week, &'a PlanDay),
        picture: &dyn Fn(&Item, usize) -> Vec<String>,
    ) {
        let own = match self.own.on(self.date) {
            Some(Today::Day(own, _)) => own,
            _ => week,
        };
        let of = self.own.profile.weeks.max(own.number);
        let place = format!("week {} of {of}", own.number);
        page.ruled(page.signs.heavy, (BOLD, &long_day(day)), (PLAIN, &place), "");
        self.said_before(page);
        page_of::first(page, self.plan);
        if day.sessions.is_empty() {
            page.gap();
            page.prose(BOLD, 0, "Rest.");
            page.prose(PLAIN, 0, "Muscles get stronger on days between the work.");
        } else if let Some(part) = self.plan.part(Part::Day(self.date)) {
            self.sessions(page, &part, picture);
        }
        self.beside(page, week);
        if day.sessions.iter().all(|session| !session.is_strength() || self.is_done(session)) {
            self.next(page);
        }
        if !day.sessions.is_empty() {
            page_of::safety_in_short(page, self.plan);
            page.gap();
            page.terms(0, &self.commands(day));
        }
    }

    /// What comes before the work: what stands in for it, what was missed, what is asked.
    fn said_before(&self, page: &mut Page) {
        let said = match self.instead {
            Some(Instead::Short) => Some("A short one for today: the heart of the session."),
            Some(Instead::Flare) => Some("A gentle one for today, in place of what was planned."),
            None => None,
        };
        let change = self.known.change.as_ref().filter(|_| self.instead.is_none());
        let change = change.map(|text| {
            format!("Your journal asks for a change. {text} `backplan adapt` shows it.")
        });
        let alone = self.instead.is_none() && change.is_none();
        let missed = self.missed().filter(|_| alone).map(|(day, session)| {
            let title = page.plain(&session.title);
            format!(
                "{title} of {} is not in your journal. {}",
                long_day(day),
                self.plan.safety.missed
            )
        });
        let asks = self.known.asks.map(|day| {
            let day = day.format("%A");
            format!(
                "How was your back on the morning after {day}, from 0 for no pain to 10? Say it with \
                    `backplan log --next-day 3`, with your number."
            )
        });
        let measure = self
            .known
            .measures
            .then(|| "It is time to measure how your back is: `backplan measure`.".to_owned());
        let asks = asks.into_iter().chain(measure);
        let said = said.map(str::to_owned).into_iter().chain(change);
        for text in said.chain(asks).chain(missed) {
            page.gap();
            page.foreign(PLAIN, 0, &text);
        }
    }

    fn sessions(
        &self,
        page: &mut Page,
        part: &Plan,
        picture: &dyn Fn(&Item, usize) -> Vec<String>,
    ) {
        let sessions: Vec<&Session> = part.sessions().map(|(_, session)| session).collect();
        for session in sessions.iter().filter(|session| self.is_done(session)) {
            let title = page.plain(&session.title).into_owned();
            page.gap();
            page.prose(BOLD, 0, &format!("{title} is done for today."));
        }
        page_of::sessions(page, part);
        for session in sessions.into_iter().filter(|session| !self.is_done(session)) {
            strip(page, session, picture);
        }
    }

    fn beside(&self, page: &mut Page, week: &Week) {
        let said = onward::beside(self.plan, week);
        if !said.is_empty() {
            page.gap();
            page.prose(PLAIN, 0, &format!("This week: {}", said.join(" ")));
        }
    }

    fn next(&self, page: &mut Page) {
        let Some((day, session)) = self.own.next_session(self.date) else { return };
        let title = page.plain(&session.title).into_owned();
        page.gap();
        let takes = min(session.seconds);
        page.prose(PLAIN, 0, &format!("Next: {title} on {}, {takes}.", long_day(day)));
    }

    /// What can be done now.
    fn commands(&self, day: &PlanDay) -> Vec<(String, String)> {
        let term = |command: &str, what: &str| (command.to_owned(), what.to_owned());
        let flag = match self.instead {
            Some(Instead::Short) => " --short",
            Some(Instead::Flare) => " --flare",
            None => "",
        };
        let mut commands = vec![term(&format!("backplan start{flag}"), "leads you through it")];
        if self.instead.is_none() {
            if day.sessions.iter().any(Session::is_strength) {
                commands.push(term("backplan today --short", "its heart, in 8 min at most"));
            }
            commands.push(term("backplan today --flare", "gentle movement, for a bad day"));
        }
        commands
    }
}

fn work(session: &Session, done: bool) -> Work<'_> {
    let items = session.items().map(|(_, item)| Drill {
        exercise: item.exercise.id.as_str(),
        name: &item.exercise.name,
        dose: item.dose.to_string(),
    });
    Work {
        kind: session.kind,
        title: &session.title,
        seconds: session.seconds,
        minutes: minutes(session.seconds),
        done,
        exercises: items.collect(),
    }
}

/// Columns between two pictures.
const BETWEEN: usize = 3;
/// Columns of a picture at least.
const NARROWEST: usize = 22;

/// Pictures of a session's exercises, each once, side by side with their names above.
fn strip(page: &mut Page, session: &Session, picture: &dyn Fn(&Item, usize) -> Vec<String>) {
    let mut items: Vec<&Item> = Vec::new();
    for (_, item) in session.items() {
        if !items.iter().any(|known| known.exercise.id == item.exercise.id) {
            items.push(item);
        }
    }
    let beside = ((page.width + BETWEEN) / (NARROWEST + BETWEEN)).max(1);
    let columns = (page.width + BETWEEN) / beside - BETWEEN;
    let drawn: Vec<(&Item, Vec<String>)> =
        items.into_iter().map(|item| (item, picture(item, columns))).collect();
    let drawn: Vec<_> = drawn.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    for row in drawn.chunks(beside) {
        page.gap();
        for (place, (item, _)) in row.iter().enumerate() {
            page.tab(place * (columns + BETWEEN));
            let name = capital(&page.plain(&named(item)));
            page.put_in(FAINT, &cut(&name, columns));
        }
        page.end();
        let height = row.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
        for line in 0..height {
            for (place, (_, rows)) in row.iter().enumerate() {
                // Feet stand on one line.
                let above = height - rows.len();
                if let Some(text) = line.checked_sub(above).and_then(|line| rows.get(line)) {
                    page.tab(place * (columns + BETWEEN));
                    page.put(text);
                }
            }
            page.end();
        }
    }
}
