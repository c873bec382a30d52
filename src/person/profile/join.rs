//! What is stated in two places, joined: a profile file, or the person of a plan, and the flags
//! beside it. Risks add up, and weights exercise by exercise; a clinician's word speaks for what
//! stands beside it.

use super::clinician::WORDS;
use super::partial::PartialProfile;
use crate::person::health::{Clearance, Condition, Covered, RedFlag, Urgency};
use crate::person::key::Key;
use crate::person::weight::Weights;

/// Which lists of the other place are set aside: `none` was given for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// The conditions.
    pub conditions: bool,
    /// The warning signs.
    pub red_flags: bool,
}

/// Two drafts as one, and what became of what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// What both say.
    pub draft: PartialProfile,
    /// Conditions that stand in the file and were set aside.
    pub conditions: Vec<Condition>,
    /// Warning signs that stand in the file and were set aside.
    pub red_flags: Vec<RedFlag>,
    /// Warning signs of the emergency kind that were to be set aside: they stay.
    pub kept: Vec<RedFlag>,
}

/// How the word of a plan begins about what `none` took out of it.
pub const SET_ASIDE: &str = "Set aside for this plan, by your wish: ";

impl PartialProfile {
    /// Joins what flags say (`self`) with what a file says. A flag wins, save over risks:
    /// conditions and warning signs add up, and a clinician's word covers what stands in its own
    /// place, or what a list of flags names.
    #[must_use]
    pub fn join(self, mut filed: Self, aside: Aside) -> Joined {
        let (conditions, red_flags, kept) = filed.set_aside(&self, aside);
        let typed = self.clone();
        let [cleared, assessed] = WORDS.map(|key| joined_word(key, &typed, &filed));
        let both = Self {
            conditions: union(typed.conditions, filed.conditions.as_ref()),
            red_flags: union(typed.red_flags, filed.red_flags.as_ref()),
            cleared,
            assessed,
            weights: both_weights(typed.weights, filed.weights.as_ref()),
            ..self.or(filed)
        };
        Joined { draft: both, conditions, red_flags, kept }
    }

    /// Takes out of this file what flags set aside, and what belongs to it; says what that was, and
    /// which emergency signs stay.
    fn set_aside(
        &mut self,
        typed: &Self,
        aside: Aside,
    ) -> (Vec<Condition>, Vec<RedFlag>, Vec<RedFlag>) {
        let conditions =
            if aside.conditions { self.conditions.take().unwrap_or_default() } else { Vec::new() };
        let conditions: Vec<_> =
            conditions.into_iter().filter(|one| !typed.states(Covered::Condition(*one))).collect();
        if conditions.contains(&Condition::Pregnancy) {
            (self.pregnancy_weeks, self.complications) = (None, None);
        }
        if conditions.contains(&Condition::PostSurgery) {
            (self.surgery, self.surgery_weeks) = (None, None);
        }
        if !aside.red_flags {
            return (conditions, Vec::new(), Vec::new());
        }
        let signs = self.red_flags.take().unwrap_or_default();
        let (kept, signs): (Vec<_>, Vec<_>) =
            signs.into_iter().partition(|sign| sign.urgency() == Urgency::Emergency);
        self.red_flags = Some(kept.clone());
        let only_filed = |signs: Vec<RedFlag>| {
            signs.into_iter().filter(|sign| !typed.states(Covered::Sign(*sign))).collect::<Vec<_>>()
        };
        (conditions, only_filed(signs), only_filed(kept))
    }
}

/// The values of both lists, each once; none when neither is there.
fn union<T: Clone + PartialEq>(typed: Option<Vec<T>>, filed: Option<&Vec<T>>) -> Option<Vec<T>> {
    let Some(filed) = filed else { return typed };
    let mut all = typed.unwrap_or_default();
    for value in filed {
        if !all.contains(value) {
            all.push(value.clone());
        }
    }
    Some(all)
}

/// The weights of both places; of an exercise that has one in each, that of the flags.
fn both_weights(typed: Option<Weights>, filed: Option<&Weights>) -> Option<Weights> {
    match (typed, filed.cloned()) {
        (Some(typed), Some(filed)) => Some(typed.over(filed)),
        (typed, filed) => typed.or(filed),
    }
}

/// What the words of both places cover together; none when neither says anything.
fn joined_word(key: Key, typed: &PartialProfile, filed: &PartialProfile) -> Option<Clearance> {
    let words = [typed.word(key), filed.word(key)];
    if words == [None, None] {
        return None;
    }
    let everywhere = [typed.nameable(), filed.nameable()].concat();
    // A look at a back is one at its pain, too; there is no clearance for pain.
    let stated = |draft: &PartialProfile| {
        if key == Key::Assessed { draft.nameable() } else { draft.stated() }
    };
    if stated(typed).is_empty()
        && stated(filed).is_empty()
        && words.contains(&Some(&Clearance::All))
    {
        return Some(Clearance::All);
    }
    let by_flags = covered(words[0], &typed.nameable(), &everywhere);
    let own = still_filed(key, typed, filed);
    let by_file = covered(words[1], &own, &own);
    Some(Clearance::of([by_flags, by_file].concat()))
}

/// What a word covers: all that stands in its place, or what it names of what it may name.
fn covered(word: Option<&Clearance>, place: &[Covered], nameable: &[Covered]) -> Vec<Covered> {
    match word {
        None | Some(Clearance::Nothing) => Vec::new(),
        Some(Clearance::All) => place.to_vec(),
        Some(Clearance::Of(list)) => {
            list.iter().copied().filter(|named| nameable.contains(named)).collect()
        }
    }
}

/// What the file's word can be about: what it states, less what flags make another thing: a blood
/// pressure and an operation with other numbers, and pain that is worse. Clearance for a condition
/// stays with worse pain.
fn still_filed(key: Key, typed: &PartialProfile, filed: &PartialProfile) -> Vec<Covered> {
    let new_pressure = differs(typed.blood_pressure, filed.blood_pressure);
    let new_surgery =
        differs(typed.surgery, filed.surgery) || differs(typed.surgery_weeks, filed.surgery_weeks);
    let worse = typed.pain.zip(filed.pain).is_some_and(|(new, old)| new > old);
    let has = |condition| filed.conditions.as_ref().is_some_and(|all| all.contains(&condition));
    let stale = |one: &Covered| match one {
        Covered::Condition(Condition::Hypertension) => new_pressure,
        Covered::Condition(Condition::PostSurgery) => new_surgery,
        Covered::Condition(Condition::NonspecificLbp) => {
            worse && (key == Key::Assessed || !has(Condition::NonspecificLbp))
        }
        _ => false,
    };
    filed.nameable().into_iter().filter(|one| !stale(one)).collect()
}

/// Whether flags say something, and something else than the file.
fn differs<T: PartialEq + Copy>(typed: Option<T>, filed: Option<T>) -> bool {
    typed.is_some() && typed != filed
}

#[cfg(test)]
mod tests {
    use super::{Aside, PartialProfile};
    use crate::person::health::{BloodPressure, Clearance, Condition, Covered, RedFlag, Surgery};

    const DISC: Condition = Condition::DiscHerniation;
    const BONES: Condition = Condition::Osteoporosis;
    const SIGN: RedFlag = RedFlag::NightPain;

    fn stating(
        conditions: &[Condition],
        red_flags: &[RedFlag],
        cleared: Option<Clearance>,
    ) -> PartialProfile {
        let (conditions, red_flags) = (Some(conditions.to_vec()), Some(red_flags.to_vec()));
        PartialProfile { conditions, cleared, red_flags, ..PartialProfile::default() }
    }

    fn of(conditions: &[Condition]) -> Clearance {
        Clearance::of(conditions.iter().map(|one| Covered::Condition(*one)).collect())
    }

    #[test]
    fn a_word_covers_what_stands_in_its_place_or_is_named() {
        let all = || Some(Clearance::All);
        let cases = [
            (stating(&[], &[], all()), stating(&[DISC], &[], None), Clearance::Nothing),
            (stating(&[BONES], &[], all()), stating(&[DISC], &[], None), of(&[BONES])),
            (stating(&[BONES], &[], None), stating(&[DISC], &[], all()), of(&[DISC])),
            (stating(&[BONES], &[], all()), stating(&[DISC], &[], all()), Clearance::All),
            (stating(&[], &[], Some(of(&[DISC]))), stating(&[DISC], &[], None), Clearance::All),
            (
                stating(&[DISC], &[], None),
                stating(&[BONES], &[], Some(of(&[DISC, BONES]))),
                of(&[BONES]),
            ),
            (stating(&[], &[SIGN], None), stating(&[DISC], &[], all()), of(&[DISC])),
            (stating(&[], &[], all()), stating(&[], &[], None), Clearance::All),
            (stating(&[DISC], &[], None), stating(&[DISC], &[], all()), Clearance::All),
        ];
        for (typed, filed, expected) in cases {
            let shown = format!("{typed:?} and {filed:?}");
            let joined = typed.join(filed, Aside::default()).draft;
            assert_eq!(joined.settled(super::Key::Cleared), expected, "{shown}");
        }
    }

    #[test]
    fn a_new_reading_is_not_covered_by_an_old_word() {
        let reading = |systolic| Some(BloodPressure { systolic, diastolic: 90 });
        let filed = PartialProfile {
            blood_pressure: reading(150),
            ..stating(&[Condition::Hypertension], &[], Some(Clearance::All))
        };
        let new = PartialProfile { blood_pressure: reading(170), ..PartialProfile::default() };
        let joined = new.join(filed.clone(), Aside::default()).draft;
        assert_eq!(joined.settled(super::Key::Cleared), Clearance::Nothing);
        let same = PartialProfile { blood_pressure: reading(150), ..PartialProfile::default() };
        assert_eq!(
            same.join(filed, Aside::default()).draft.settled(super::Key::Cleared),
            Clearance::All
        );
    }

    #[test]
    fn another_operation_is_not_covered_by_an_old_word() {
        let after = |surgery, weeks| PartialProfile {
            surgery,
            surgery_weeks: weeks,
            ..PartialProfile::default()
        };
        let filed = PartialProfile {
            conditions: Some(vec![Condition::PostSurgery, DISC]),
            cleared: Some(Clearance::All),
            ..after(Some(Surgery::Discectomy), Some(60))
        };
        let cases = [
            (after(Some(Surgery::Fusion), Some(20)), of(&[DISC])),
            (after(Some(Surgery::Fusion), None), of(&[DISC])),
            (after(None, Some(20)), of(&[DISC])),
            (after(Some(Surgery::Discectomy), Some(60)), Clearance::All),
        ];
        for (typed, expected) in cases {
            for conditions in [None, Some(vec![Condition::PostSurgery])] {
                let typed = PartialProfile { conditions, ..typed.clone() };
                let shown = format!("{typed:?}");
                let joined = typed.join(filed.clone(), Aside::default()).draft;
                assert_eq!(joined.settled(super::Key::Cleared), expected, "{shown}");
            }
        }
    }

    #[test]
    fn worse_pain_is_not_covered_by_an_old_look() {
        let pain = |pain| PartialProfile { pain, ..PartialProfile::default() };
        let filed = PartialProfile { assessed: Some(Clearance::All), ..pain(Some(2)) };
        let lbp =
            PartialProfile { conditions: Some(vec![Condition::NonspecificLbp]), ..filed.clone() };
        let without =
            PartialProfile { assessed: Some(Clearance::All), ..PartialProfile::default() };
        let cases = [
            (5, filed.clone(), Clearance::Nothing),
            (2, filed.clone(), Clearance::All),
            (1, filed, Clearance::All),
            (5, lbp, Clearance::Nothing),
            (5, without, Clearance::Nothing),
        ];
        for (new, filed, expected) in cases {
            let shown = format!("{new} over {filed:?}");
            let joined = pain(Some(new)).join(filed, Aside::default()).draft;
            assert_eq!(joined.settled(super::Key::Assessed), expected, "{shown}");
        }
    }

    #[test]
    fn none_sets_the_file_aside_but_no_emergency() {
        let mut filed = stating(
            &[DISC, Condition::Pregnancy],
            &[SIGN, RedFlag::ChestPain],
            Some(Clearance::All),
        );
        filed.pregnancy_weeks = Some(20);
        let both = Aside { conditions: true, red_flags: true };
        let joined = stating(&[BONES], &[], None).join(filed, both);
        assert_eq!(joined.conditions, [DISC, Condition::Pregnancy]);
        assert_eq!(
            (&joined.red_flags[..], &joined.kept[..]),
            (&[SIGN][..], &[RedFlag::ChestPain][..])
        );
        assert_eq!(joined.draft.conditions, Some(vec![BONES]));
        assert_eq!(joined.draft.red_flags, Some(vec![RedFlag::ChestPain]));
        assert_eq!(joined.draft.pregnancy_weeks, None);
        assert_eq!(
            joined.draft.cleared,
            Some(Clearance::Of(vec![Covered::Sign(RedFlag::ChestPain)]))
        );
    }
}
