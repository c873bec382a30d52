//! Plans as the program makes them, of several kinds.

use backplan::catalogue::Catalogue;
use backplan::plan::Plan;

use crate::plans::made;

/// A plan that nobody has touched.
pub struct Genuine {
    pub name: &'static str,
    pub plan: Plan,
}

const PROFILES: [(&str, &str); 11] = [
    (
        "trained",
        "weeks = 4\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]\nminutes = \
            35\nsessions = 2\ndays = [\"mon\", \"thu\", \"sat\"]",
    ),
    ("beginner", "include = [\"bird-dog\", \"superman-hold\"]\nexclude = [\"front-plank\"]"),
    ("brittle", "level = \"intermediate\"\nconditions = [\"osteoporosis\"]"),
    ("old", "age = 72\nfallen = true"),
    ("pregnant", "conditions = [\"pregnancy\"]\npregnancy_weeks = 20\ncleared = true"),
    (
        "operated",
        "conditions = [\"post-surgery\"]\nsurgery = \"discectomy\"\nsurgery_weeks = 20\ncleared = \
            true",
    ),
    (
        "eased",
        "conditions = [\"disc-herniation\"]\ndirection = \"extension\"\nminutes_since_waking = \
            30\npain = 3\nlevel = \"advanced\"",
    ),
    ("sore", "goal = \"sore-back\"\nweeks = 2"),
    ("refused", "age = 15"),
    ("workout", "workout = \"sample\"\nequipment = [\"gym\"]\nlevel = \"intermediate\""),
    (
        "pressed",
        "blood_pressure = [150, 92]\nassessed = true\ngoal = \"strength\"\nred_flags = \
            [\"leg-numbness\"]",
    ),
];

pub fn genuine(catalogue: &Catalogue) -> Vec<Genuine> {
    PROFILES
        .into_iter()
        .map(|(name, profile)| Genuine { name, plan: made(profile, catalogue) })
        .collect()
}
