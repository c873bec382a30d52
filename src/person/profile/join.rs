//! What is said in two places, joined: a profile file, or the person of a plan, and the flags
//! beside it. Risks add up; a clinician's word speaks for what stands beside it.

use super::{Contradiction, PartialProfile};
use crate::person::health::{Clearance, Condition, Covered, RedFlag, Urgency};
use crate::person::key::Key;

/// Which lists of the other place are set aside: `none` was said to them.
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

/// The keys of a clinician's word.
pub const WORDS: [Key; 2] = [Key::Cleared, Key::Assessed];

impl PartialProfile {
    /// Joins what flags say (`self`) with what a file says. A flag wins, save over risks:
    /// conditions and warning signs add up, and a clinician's word covers what stands in its own
    /// place, or what a list of flags names.
    #[must_use]
    pub fn join(self, mut filed: Self, aside: Aside) -> Joined {
        let (conditions, red_flags, kept) = filed.set_aside(&self, aside);
        let said = self.clone();
        let [cleared, assessed] = WORDS.map(|key| joined_word(key, &said, &filed));
        let both = Self {
            conditions: union(said.conditions, filed.conditions.as_ref()),
            red_flags: union(said.red_flags, filed.red_flags.as_ref()),
            cleared,
            assessed,
            ..self.or(filed)
        };
        Joined { draft: both, conditions, red_flags, kept }
    }

    /// Takes out of this file what flags set aside, and what belongs to it; says what that was, and
    /// which emergency signs stay.
    fn set_aside(
        &mut self,
        said: &Self,
        aside: Aside,
    ) -> (Vec<Condition>, Vec<RedFlag>, Vec<RedFlag>) {
        let conditions =
            if aside.conditions { self.conditions.take().unwrap_or_default() } else { Vec::new() };
        let conditions: Vec<_> =
            conditions.into_iter().filter(|one| !said.states(Covered::Condition(*one))).collect();
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
        let unsaid = |signs: Vec<RedFlag>| {
            signs.into_iter().filter(|sign| !said.states(Covered::Sign(*sign))).collect::<Vec<_>>()
        };
        (conditions, unsaid(signs), unsaid(kept))
    }

    /// What is stated that a clinician's word can be about: conditions, a blood pressure as
    /// `hypertension`, warning signs.
    pub fn stated(&self) -> Vec<Covered> {
        let conditions =
            self.conditions.iter().flatten().map(|condition| Covered::Condition(*condition));
        let pressure = self.blood_pressure.map(|_| Covered::Condition(Condition::Hypertension));
        let signs = self.red_flags.iter().flatten().map(|sign| Covered::Sign(*sign));
        let mut stated: Vec<Covered> = conditions.chain(pressure).chain(signs).collect();
        stated.sort_unstable();
        stated.dedup();
        stated
    }

    /// What may be named: what is stated, and pain by the name that it has when no cause has to be
    /// looked for.
    pub fn nameable(&self) -> Vec<Covered> {
        let pain = self
            .pain
            .filter(|pain| *pain > 0)
            .map(|_| Covered::Condition(Condition::NonspecificLbp));
        self.stated().into_iter().chain(pain).collect()
    }

    fn states(&self, what: Covered) -> bool {
        self.stated().contains(&what)
    }

    /// What a clinician was said to have done: cleared exercise, or looked at something.
    pub fn word(&self, key: Key) -> Option<&Clearance> {
        match key {
            Key::Cleared => self.cleared.as_ref(),
            Key::Assessed => self.assessed.as_ref(),
            _ => None,
        }
    }

    /// What a list of `cleared` or `assessed` names and neither this draft nor the other place
    /// states.
    pub fn unstated(&self, key: Key, elsewhere: &Self) -> Vec<Covered> {
        let Some(Clearance::Of(list)) = self.word(key) else { return Vec::new() };
        let known = [self.nameable(), elsewhere.nameable()].concat();
        list.iter().copied().filter(|named| !known.contains(named)).collect()
    }

    /// What a list of `cleared` or `assessed` names that stands in the other place alone.
    pub fn only_elsewhere(&self, key: Key, elsewhere: &Self) -> Vec<Covered> {
        let Some(Clearance::Of(list)) = self.word(key) else { return Vec::new() };
        let (here, there) = (self.nameable(), elsewhere.nameable());
        list.iter()
            .copied()
            .filter(|named| !here.contains(named) && there.contains(named))
            .collect()
    }

    /// A clinician's word in the one form that plans have for it: for all when it covers everything
    /// stated, else the list.
    pub(super) fn settled(&self, key: Key) -> Clearance {
        // A look at signs is no look at pain.
        let stated = if key == Key::Assessed { self.nameable() } else { self.stated() };
        match self.word(key) {
            None => Clearance::Nothing,
            Some(Clearance::Of(list)) if stated.iter().all(|one| list.contains(one)) => {
                Clearance::All
            }
            Some(word) => word.clone(),
        }
    }
}

/// What a name that nothing stated goes by is a mistake of.
pub fn unstated(key: Key, named: Covered) -> Contradiction {
    let list = if matches!(named, Covered::Sign(_)) { "red_flags" } else { "conditions" };
    let word = named.as_str();
    Contradiction {
        key,
        message: format!("`{key}` names `{word}`, which is not stated"),
        help: format!("add `{word}` to `{list}`, or take it out of `{key}`"),
    }
}

/// The values of both lists, each once; none when neither is there.
fn union<T: Clone + PartialEq>(said: Option<Vec<T>>, filed: Option<&Vec<T>>) -> Option<Vec<T>> {
    let Some(filed) = filed else { return said };
    let mut all = said.unwrap_or_default();
    for value in filed {
        if !all.contains(value) {
            all.push(value.clone());
        }
    }
    Some(all)
}

/// What the words of both places cover together; none when neither says anything.
fn joined_word(key: Key, said: &PartialProfile, filed: &PartialProfile) -> Option<Clearance> {
    let words = [said.word(key), filed.word(key)];
    if words == [None, None] {
        return None;
    }
    let everywhere = [said.nameable(), filed.nameable()].concat();
    // A look at a back is one at its pain, too; there is no clearance for pain.
    let stated = |draft: &PartialProfile| {
        if key == Key::Assessed { draft.nameable() } else { draft.stated() }
    };
    if stated(said).is_empty() && stated(filed).is_empty() && words.contains(&Some(&Clearance::All))
    {
        return Some(Clearance::All);
    }
    let by_flags = covered(words[0], &said.nameable(), &everywhere);
    let own = still_filed(key, said, filed);
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
fn still_filed(key: Key, said: &PartialProfile, filed: &PartialProfile) -> Vec<Covered> {
    let new_pressure = differs(said.blood_pressure, filed.blood_pressure);
    let new_surgery =
        differs(said.surgery, filed.surgery) || differs(said.surgery_weeks, filed.surgery_weeks);
    let worse = said.pain.zip(filed.pain).is_some_and(|(new, old)| new > old);
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
fn differs<T: PartialEq + Copy>(said: Option<T>, filed: Option<T>) -> bool {
    said.is_some() && said != filed
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
        for (said, filed, expected) in cases {
            let shown = format!("{said:?} and {filed:?}");
            let joined = said.join(filed, Aside::default()).draft;
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
        for (said, expected) in cases {
            for conditions in [None, Some(vec![Condition::PostSurgery])] {
                let said = PartialProfile { conditions, ..said.clone() };
                let shown = format!("{said:?}");
                let joined = said.join(filed.clone(), Aside::default()).draft;
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
