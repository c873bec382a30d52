//! When each exercise is done: an item that comes on the same weekdays of consecutive weeks, in the
//! same amount, is one course.

use chrono::{Days, NaiveDate};

use crate::export::say::item::beside;
use crate::plan::{BlockKind, Item, Plan, PlanDay, Session, SessionKind, Walk, Week, Why};

/// Days of a whole week.
const WEEK: u64 = 7;

/// An item that comes again and again.
pub struct Course<'p> {
    /// The item as it comes first.
    pub item: &'p Item,
    /// The part of a session in which it comes first.
    pub kind: BlockKind,
    /// Whether it may be done several times a day.
    pub is_relief: bool,
    /// The days of each week on which it is done: each day once, the same weekdays in each week.
    weeks: Vec<Vec<NaiveDate>>,
    /// The sessions and the parts of them in which it stands, each once.
    pub places: Vec<(&'p str, BlockKind)>,
    /// Why, each reason once.
    pub reasons: Vec<&'p Why>,
}

/// Every course of a plan, in the order in which they begin.
pub fn courses(plan: &Plan) -> Vec<Course<'_>> {
    let mut courses: Vec<Course> = Vec::new();
    // Those that the week before was part of.
    let mut open: Vec<usize> = Vec::new();
    for week in &plan.weeks {
        let mut still = Vec::new();
        for course in within(week) {
            let goes_on =
                |index: &usize| !still.contains(index) && courses[*index].leads_to(&course);
            let known = open.iter().copied().find(goes_on);
            still.push(known.unwrap_or(courses.len()));
            if let Some(index) = known {
                courses[index].take(course);
            } else {
                courses.push(course);
            }
        }
        open = still;
    }
    courses
}

/// The courses of one week.
fn within(week: &Week) -> Vec<Course<'_>> {
    let mut courses: Vec<Course> = Vec::new();
    for (day, session) in week.sessions() {
        for (kind, item) in session.items() {
            let course = Course::of(day, session, kind, item);
            // What comes twice on a day is another course.
            let same = |other: &&mut Course| other.is_like(&course) && other.last() != day.date;
            match courses.iter_mut().find(same) {
                Some(other) => other.join(course),
                None => courses.push(course),
            }
        }
    }
    courses
}

impl<'p> Course<'p> {
    fn of(day: &PlanDay, session: &'p Session, kind: BlockKind, item: &'p Item) -> Self {
        Self {
            item,
            kind,
            is_relief: session.kind == SessionKind::Relief,
            weeks: vec![vec![day.date]],
            places: vec![(&*session.title, kind)],
            reasons: item.why.iter().collect(),
        }
    }

    /// The days of its first week.
    pub fn first_week(&self) -> &[NaiveDate] {
        &self.weeks[0]
    }

    /// The first day.
    pub fn first(&self) -> NaiveDate {
        self.weeks[0][0]
    }

    /// The last day.
    pub fn last(&self) -> NaiveDate {
        self.weeks.last().and_then(|week| week.last()).copied().unwrap_or_else(|| self.first())
    }

    /// Whether nothing but when, where and why tells them apart.
    fn is_like(&self, other: &Self) -> bool {
        let amount = |item: &'p Item| (&item.dose, &item.load, item.rpe, item.ramp);
        let (a, b) = (self.item, other.item);
        let is_work = |course: &Self| course.kind == BlockKind::Main;
        (&a.exercise.id, &a.exercise.name) == (&b.exercise.id, &b.exercise.name)
            && amount(a) == amount(b)
            && (&a.breathing, beside(a)) == (&b.breathing, beside(b))
            && (is_work(self), self.is_relief) == (is_work(other), other.is_relief)
    }

    /// Whether one of a week goes on with it.
    fn leads_to(&self, week: &Self) -> bool {
        let later = |date: &NaiveDate| date.checked_add_days(Days::new(WEEK));
        let wanted = self.weeks.last().map(|days| days.iter().map(later).collect::<Vec<_>>());
        self.is_like(week) && wanted == Some(week.first_week().iter().copied().map(Some).collect())
    }

    /// Goes on with one of the next week.
    fn take(&mut self, next: Self) {
        self.weeks.push(next.weeks[0].clone());
        self.add(next.places, next.reasons);
    }

    /// Takes in one of another day of the same week.
    fn join(&mut self, other: Self) {
        self.weeks[0].extend(other.first_week());
        self.add(other.places, other.reasons);
    }

    fn add(&mut self, places: Vec<(&'p str, BlockKind)>, reasons: Vec<&'p Why>) {
        for place in places {
            if !self.places.contains(&place) {
                self.places.push(place);
            }
        }
        for reason in reasons {
            if !self.reasons.contains(&reason) {
                self.reasons.push(reason);
            }
        }
    }
}

/// Walking that is the same in consecutive weeks, with its first and its last day. A day alone
/// doesn't say on which days of its week to walk.
pub fn walks(plan: &Plan) -> Vec<(Walk, NaiveDate, NaiveDate)> {
    let mut walks: Vec<(Walk, NaiveDate, NaiveDate)> = Vec::new();
    for week in &plan.weeks {
        let (Some(walk), [first, .., last]) = (week.walk, &week.days[..]) else { continue };
        match walks.last_mut() {
            Some((known, _, end)) if *known == walk && end.succ_opt() == Some(first.date) => {
                *end = last.date;
            }
            _ => walks.push((walk, first.date, last.date)),
        }
    }
    walks
}
