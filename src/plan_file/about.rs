//! What the notices of a plan are about that was read from a file: there it stands in their words
//! only.

use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::plan::{Plan, Week};
use crate::text::id::Text;

/// Titles of sessions that are looked for; plans have a few.
const MOST_TITLES: usize = 50;

/// Notes of each notice the exercises and sessions that it names.
pub(super) fn find(plan: &mut Plan, catalogue: &Catalogue) {
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    let titles: BTreeSet<Text> = sessions.map(|(_, session)| session.title.clone()).collect();
    for notice in &mut plan.notices {
        let named = |name: &str| notice.text.contains(name);
        let exercises = catalogue.exercises().iter();
        let exercises = exercises.filter(|one| named(&one.name) || named(one.id.as_str()));
        let titles = titles.iter().take(MOST_TITLES).filter(|title| named(title));
        notice.about = exercises.map(|one| Text::from(&one.id)).chain(titles.cloned()).collect();
    }
}
