//! A clinician's word: what somebody says was cleared or looked at, and what of it is stated.

use super::partial::PartialProfile;
use crate::person::health::{Clearance, Condition, Covered};
use crate::person::key::Key;

/// The keys of a clinician's word.
pub const WORDS: [Key; 2] = [Key::Cleared, Key::Assessed];

impl PartialProfile {
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

    pub(super) fn states(&self, what: Covered) -> bool {
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

    /// What a list of `cleared` or `assessed` names and neither this profile nor the other place
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
