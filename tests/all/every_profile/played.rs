//! Sessions as they are played: the segments of a timeline take the session's time, and leave
//! nothing out.

use std::collections::BTreeMap;

use backplan::plan::{Plan, Session, Week};
use backplan::session::timeline::{self, Kind, Segment, Side};

/// The first thing that does not hold for a session of a plan, and where.
pub fn wrong(plan: &Plan) -> Option<(&'static str, String)> {
    plan.weeks.iter().flat_map(Week::sessions).find_map(|(day, session)| {
        let what = wrong_in(session)?;
        Some((what, format!("{} of {}", session.title, day.date)))
    })
}

fn wrong_in(session: &Session) -> Option<&'static str> {
    let segments = timeline::of(session);
    let sum: u32 = segments.iter().map(|segment| segment.seconds).sum();
    let mut sets: BTreeMap<(usize, u32), Vec<&Segment>> = BTreeMap::new();
    for segment in &segments {
        sets.entry((segment.place, segment.set)).or_default().push(segment);
    }
    let sides = |set: &Vec<&Segment>| {
        let of = |side| set.iter().filter(move |segment| segment.side == Some(side));
        let work = |side| of(side).find(|of| of.kind == Kind::Work).map(|of| of.seconds);
        let both = set[0].item.dose.is_per_side();
        work(Side::First) == work(Side::Other) && work(Side::First).is_some() == both
    };
    let all = session
        .items()
        .enumerate()
        .flat_map(|(place, (_, item))| (1..=item.dose.sets()).map(move |set| (place, set)));
    let works = |set: &Vec<&Segment>| {
        let last = set.last().is_some_and(|segment| segment.kind == Kind::Work);
        last && set.iter().all(|segment| std::ptr::eq(segment.item, set[0].item))
    };
    [
        (sum == session.seconds, "the timeline takes the seconds of the session"),
        (segments.iter().all(|segment| segment.seconds > 0), "no segment takes no time"),
        (sets.values().all(sides), "both sides get the same"),
        (sets.keys().copied().eq(all), "every set of every item is played"),
        (sets.values().all(works), "every set ends with its work"),
    ]
    .into_iter()
    .find_map(|(holds, what)| (!holds).then_some(what))
}
