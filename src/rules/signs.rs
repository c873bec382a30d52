//! Warning signs that are stated, and whether a clinician has looked at them.

use crate::person::health::{Condition, Covered, RedFlag, Urgency};
use crate::person::profile::Profile;

/// Age below which a back in trouble is looked at first: a stress fracture has to be excluded
/// (Standaert 2005).
pub const YOUNG: u32 = 18;

/// Pain from which that holds without a condition, too.
pub const YOUNG_PAIN: u32 = 3;

/// The stated warning signs of a kind.
pub fn stated(profile: &Profile, kept: impl Fn(RedFlag) -> bool) -> Vec<RedFlag> {
    profile.red_flags.iter().copied().filter(|flag| kept(*flag)).collect()
}

/// Signs that keep from strength work and that no clinician has looked at.
pub fn open_signs(profile: &Profile) -> Vec<RedFlag> {
    let open = |flag: RedFlag| {
        let first = flag.urgency() == Urgency::SeeFirst && flag.keeps_from_strength();
        first && !profile.assessed.covers(Covered::Sign(flag))
    };
    stated(profile, open)
}

/// Whether somebody young has a condition, or pain, that no clinician has looked at.
pub fn is_young_and_unseen(profile: &Profile) -> bool {
    if profile.age.is_none_or(|age| age >= YOUNG) {
        return false;
    }
    let unseen = |condition| !profile.assessed.covers(Covered::Condition(condition));
    let mut states = profile.states().peekable();
    if states.peek().is_none() {
        return profile.pain >= YOUNG_PAIN && unseen(Condition::NonspecificLbp);
    }
    states.any(unseen)
}

/// Whether something has to be looked at before strength work.
pub fn has_open_sign(profile: &Profile) -> bool {
    (!profile.red_flags.is_empty() && !open_signs(profile).is_empty())
        || is_young_and_unseen(profile)
}
