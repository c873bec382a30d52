//! Which way a back bends, and when: the direction that eases, the first hours after getting up.

use super::{Breaches, Check, Force, Rule, SessionScene, Spot, Use};
use crate::health::Direction;
use crate::profile::Profile;
use crate::spine::{Limits, Spine};

/// What bending forward may reach where it is to stay small.
const LITTLE_FLEX: Limits = Limits::caps(Spine { flex: 1, ..Spine::UNCAPPED });
/// What bending backward may reach where it is to stay small.
const LITTLE_EXT: Limits = Limits::caps(Spine { ext: 1, ..Spine::UNCAPPED });
/// Minutes after getting up in which bending fully forward is out, and in which something else is preferred.
const MORNING: (u32, u32) = (60, 120);

/// The family, read from top to bottom as a page of advice.
pub const RULES: &[Rule] = &[
    Rule {
        id: "directional-preference",
        says: || {
            format!(
                "Where bending backward eases, bending forward stays at {} of 3, and the cap on bending backward of a flare-up, a disc or sciatica \
                 is one higher; where bending forward eases, bending backward stays at {} of 3. No other cap is raised.",
                LITTLE_FLEX.caps.flex, LITTLE_EXT.caps.ext
            )
        },
        because: "Many sore backs are eased by one direction and stirred by the other. Pain that draws back towards the spine is a good sign.",
        source: "McKenzie; May 2012: about 70 % of people tested, neck pain among them, have a direction; update of 2018: pain that draws back in 40 %, \
                 a direction in 26 %, bending backward in 80 % of those",
        evidence: "Reviews of clinical studies; the caps are judgement. As a treatment of its own the method did not differ from no treatment in a \
                   network of 89 trials (Owen 2020).",
        force: Force::Must,
        gives_way: "",
        checks: &[Check::Exercise(against_the_direction)],
    },
    Rule {
        id: "morning-flexion",
        says: || {
            let (hard, soft) = MORNING;
            format!(
                "In the first {hard} min after getting up nothing bends the back fully forward. From then to {soft} min the same with pain or a \
                 condition; without, something else is preferred."
            )
        },
        because: "Discs are fuller in the morning; people who bent less early in the day had less pain.",
        source: "Snook 1998: a third less pain (33 %, 95 % CI 11 to 55) by avoiding bending in the first two hours of the day; the first hour is \
                 McGill's short form",
        evidence: "One randomised trial: 85 people began, 60 finished, and the others did sham exercises.",
        force: Force::Must,
        gives_way: "there is no pain and no condition",
        checks: &[Check::Exercise(in_the_morning), Check::Session(later_in_the_morning)],
    },
];

fn against_the_direction(wanted: &Use) -> Option<String> {
    let (limits, eases) = match wanted.case.profile.direction? {
        Direction::Extension => (LITTLE_FLEX, "backward"),
        Direction::Flexion => (LITTLE_EXT, "forward"),
    };
    limits.exceeded_by(wanted.exercise).map(|what| format!("{what}; your back is eased by bending {eases}"))
}

/// When in the morning bending fully forward is out; none where it is not.
fn when(profile: &Profile) -> Option<&'static str> {
    let minutes = profile.minutes_since_waking?;
    let sensitive = profile.pain > 0 || profile.has_specific_condition();
    match minutes {
        _ if minutes < MORNING.0 => Some("in the first hour after getting up"),
        _ if minutes < MORNING.1 && sensitive => {
            Some("in the first two hours after getting up, with pain or a condition,")
        }
        _ => None,
    }
}

/// Whether it is so early that nothing bends the back fully forward.
pub fn holds(profile: &Profile) -> bool {
    when(profile).is_some()
}

fn in_the_morning(wanted: &Use) -> Option<String> {
    let when = when(wanted.case.profile)?;
    LITTLE_FLEX.exceeded_by(wanted.exercise).map(|what| format!("{what}; {when} that is best avoided"))
}

/// Whether it is the time after getting up in which little bending is preferred, though not demanded.
pub fn is_later_morning(profile: &Profile) -> bool {
    let within = profile.minutes_since_waking.is_some_and(|minutes| (MORNING.0..MORNING.1).contains(&minutes));
    within && profile.pain == 0 && !profile.has_specific_condition()
}

/// Whether an exercise is better left out in that time.
pub fn bends_fully(exercise: &crate::exercise::Exercise) -> bool {
    LITTLE_FLEX.exceeded_by(exercise).is_some()
}

fn later_in_the_morning(scene: &SessionScene, found: &mut Breaches) {
    if !is_later_morning(scene.case.profile) {
        return;
    }
    for (block, item) in scene.session.items().filter(|(_, item)| bends_fully(&item.exercise)) {
        let text = format!("{} bends the back fully forward in the second hour after getting up.", item.exercise.name);
        found.should(Spot::item(block, &item.exercise), text, "Take another one, or do it later in the day.");
    }
}
