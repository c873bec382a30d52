//! Links between exercises: told at both ends, never in a circle, and few enough above each other.

use std::collections::{HashMap, HashSet};

use super::All;
use crate::catalogue::exercise::Exercise;
use crate::catalogue::places::{ExercisePlace, Places};
use crate::catalogue::{Catalogue, Parts};
use crate::text::document::Span;
use crate::text::id::Id;
use crate::text::problem::{Found, Problem};

/// A kind of link between exercises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    Harder,
    Easier,
}

impl Link {
    const ALL: [Self; 2] = [Self::Harder, Self::Easier];

    const fn key(self) -> &'static str {
        match self {
            Self::Easier => "easier",
            Self::Harder => "harder",
        }
    }

    /// The kind that leads back.
    const fn back(self) -> Self {
        match self {
            Self::Easier => Self::Harder,
            Self::Harder => Self::Easier,
        }
    }

    fn of(self, exercise: &Exercise) -> &[Id] {
        match self {
            Self::Easier => &exercise.easier,
            Self::Harder => &exercise.harder,
        }
    }

    fn places(self, place: &ExercisePlace) -> &[Span] {
        match self {
            Self::Easier => &place.easier,
            Self::Harder => &place.harder,
        }
    }
}

/// The most exercises that may be harder than one: a person climbs a step in weeks, and what follows
/// links does so for each exercise.
const MOST_ABOVE: usize = 100;

/// Verifies the links of a file's exercises.
pub(super) fn verify(parts: &Parts, places: &Places, all: &All, problems: &mut Found) {
    let above = Above::of(&parts.exercises, all);
    let spans: HashMap<&str, &ExercisePlace> = parts
        .exercises
        .iter()
        .zip(&places.parts)
        .map(|(exercise, place)| (exercise.id.as_str(), place))
        .collect();
    let circles = above.circles(&parts.exercises);
    for problem in circles.iter().filter_map(|circle| closed(circle, all, &spans)) {
        problems.push(problem);
    }
    let in_circle: HashSet<&str> = circles.into_iter().flatten().collect();
    for (exercise, place) in parts.exercises.iter().zip(&places.parts) {
        for link in Link::ALL {
            for (linked, at) in link.of(exercise).iter().zip(link.places(place)) {
                let Some(linked) = all.find(linked) else { continue };
                let circular = [exercise, linked].map(|one| in_circle.contains(one.id.as_str()));
                if circular != [true; 2] {
                    verify_link(exercise, link, linked, at, all, problems);
                }
            }
        }
    }
    let crowded = |(exercise, _): &(&Exercise, _)| above.begins_a_crowd(exercise.id.as_str());
    for (exercise, place) in parts.exercises.iter().zip(&places.parts).filter(crowded) {
        let at = place.harder.first().unwrap_or(&place.id).clone();
        let message = format!("more than {MOST_ABOVE} exercises are harder than `{}`", exercise.id);
        problems.push(Problem::at(at, message).help("take out links above it"));
    }
}

/// A link between exercises of the file is told at both ends, and nothing harder is for a lower
/// level.
fn verify_link(
    exercise: &Exercise,
    link: Link,
    linked: &Exercise,
    at: &Span,
    all: &All,
    problems: &mut Found,
) {
    let (id, other, back) = (&exercise.id, &linked.id, link.back());
    if all.own.contains_key(other.as_str()) && !back.of(linked).contains(id) {
        let message = format!("`{other}` does not name `{id}` as {}", back.key());
        let help = format!("add `{id}` to `{}` of `{other}`, or take this link out", back.key());
        problems.push(Problem::at(at.clone(), message).help(help));
    }
    if link == Link::Harder && linked.level < exercise.level {
        let message = format!(
            "`{other}` is {}, it can't be harder than an exercise for {}",
            linked.level, exercise.level
        );
        problems.push(
            Problem::at(at.clone(), message)
                .help("name an exercise of the same level or above, or none"),
        );
    }
}

/// What to say about a circle, each of whose exercises is harder than the one before: at that link
/// of the file which its first exercise by name has.
fn closed(circle: &[&str], all: &All, spans: &HashMap<&str, &ExercisePlace>) -> Option<Problem> {
    let said = (0..circle.len()).flat_map(|place| {
        let (lower, upper) = (circle[place], circle[(place + 1) % circle.len()]);
        [(lower, Link::Harder, upper), (upper, Link::Easier, lower)]
    });
    let of_file = said.filter_map(|(from, link, to)| {
        let exercise = all.own.get(from)?;
        let place = link.of(exercise).iter().position(|id| id.as_str() == to)?;
        Some((from, link, link.places(spans.get(from)?).get(place)?))
    });
    let (from, link, at) = of_file.min_by_key(|(from, link, _)| (*from, *link))?;
    let start = circle.iter().position(|id| *id == from)?;
    let mut way = [&circle[start..], &circle[..start]].concat();
    way.push(from);
    if link == Link::Easier {
        way.reverse();
    }
    let message = format!("`{}` leads in a circle: {}", link.key(), way.join(", "));
    Some(Problem::at(at.clone(), message).help("take out one of its links: a chain has an end"))
}

/// What is harder than each exercise by a single link, whichever end tells it.
struct Above<'a>(HashMap<&'a str, Vec<&'a str>>);

impl<'a> Above<'a> {
    fn of(own: &'a [Exercise], all: &All<'a>) -> Self {
        let theirs = all.base.into_iter().flat_map(Catalogue::exercises).map(AsRef::as_ref);
        let theirs = theirs.filter(|theirs: &&Exercise| !all.own.contains_key(theirs.id.as_str()));
        let mut above = Self(HashMap::new());
        for exercise in own.iter().chain(theirs) {
            let id = exercise.id.as_str();
            for other in exercise.harder.iter().filter_map(|id| all.find(id)) {
                above.add(id, other.id.as_str());
            }
            for other in exercise.easier.iter().filter_map(|id| all.find(id)) {
                above.add(other.id.as_str(), id);
            }
        }
        above
    }

    fn add(&mut self, lower: &'a str, upper: &'a str) {
        let known = self.0.entry(lower).or_default();
        if !known.contains(&upper) {
            known.push(upper);
        }
    }

    fn next(&self, id: &str) -> &[&'a str] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }

    /// A circle for each link that closes one, its exercises in the order of links. Each exercise is
    /// passed once, however long its chain is.
    fn circles(&self, own: &'a [Exercise]) -> Vec<Vec<&'a str>> {
        let (mut circles, mut done) = (Vec::new(), HashSet::new());
        for start in own.iter().map(|exercise| exercise.id.as_str()) {
            if !done.contains(start) {
                self.walk(start, &mut done, &mut circles);
            }
        }
        circles
    }

    fn walk(&self, start: &'a str, done: &mut HashSet<&'a str>, circles: &mut Vec<Vec<&'a str>>) {
        let mut way = vec![(start, 0)];
        let mut on_way = HashMap::from([(start, 0)]);
        while let Some((id, turn)) = way.last_mut() {
            let (at, next) = (*id, self.next(id).get(*turn).copied());
            *turn += 1;
            let Some(next) = next else {
                done.insert(at);
                on_way.remove(at);
                way.pop();
                continue;
            };
            if let Some(place) = on_way.get(next) {
                circles.push(way[*place..].iter().map(|(id, _)| *id).collect());
            } else if !done.contains(next) {
                on_way.insert(next, way.len());
                way.push((next, 0));
            }
        }
    }

    /// Whether too many exercises are harder than one, and than none of those next above it.
    fn begins_a_crowd(&self, id: &str) -> bool {
        self.is_crowded(id) && !self.next(id).iter().any(|next| self.is_crowded(next))
    }

    fn is_crowded(&self, id: &str) -> bool {
        let mut found: HashSet<&str> = HashSet::from([id]);
        let mut open = vec![id];
        while let Some(at) = open.pop() {
            if found.len() > MOST_ABOVE + 1 {
                return true;
            }
            open.extend(self.next(at).iter().copied().filter(|next| found.insert(*next)));
        }
        false
    }
}
