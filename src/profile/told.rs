//! A person in words: what is stated about their health, and what of it rests on their word.

use super::{Key, Profile};
use crate::exercise::Text;
use crate::health::{Clearance, Condition, Covered, Direction, RedFlag, Surgery};
use crate::word::said;

/// Age from which pain and conditions need no clinician's look for their own sake.
const GROWN: u32 = 18;

impl Profile {
    /// What is stated about health, shortest first words: "72 years, osteoporosis, pain 3 of 10".
    pub fn health_facts(&self) -> Vec<String> {
        let mut facts: Vec<String> = self.age.map(|age| format!("{age} years")).into_iter().collect();
        facts.extend(self.conditions.iter().map(|condition| self.condition_fact(*condition)));
        facts.extend(self.red_flags.iter().map(|sign| sign.sign().to_owned()));
        facts.extend((self.pain > 0).then(|| format!("pain {} of 10", self.pain)));
        facts.extend(self.blood_pressure.map(|reading| format!("blood pressure {reading}")));
        facts.extend(self.direction.map(eased));
        facts.extend(self.fallen.then(|| "a fall in the last year".to_owned()));
        facts.extend(self.minutes_since_waking.map(|minutes| format!("{minutes} minutes after getting up")));
        for (key, done) in [(Key::Cleared, "cleared"), (Key::Assessed, "assessed")] {
            facts.extend(word(if key == Key::Cleared { &self.cleared } else { &self.assessed }, done));
        }
        facts
    }

    /// Those facts as one line; what is taken for an age that nobody stated is said, too.
    pub fn checked_for(&self) -> String {
        let facts = self.health_facts();
        let facts = if facts.is_empty() { "nothing stated about health".to_owned() } else { facts.join(", ") };
        let assumed = format!(" (age taken as {})", self.value(Key::Age));
        if self.age.is_some() { facts } else { facts + &assumed }
    }

    /// What a plan for this person takes their word for: "a clinician has cleared exercise with a herniated disc".
    pub fn rests_on(&self) -> Vec<Text> {
        if !self.cleared.is_said() && !self.assessed.is_said() {
            return Vec::new();
        }
        let stated = super::Draft::of(self).stated();
        let cleared: Vec<_> = stated.iter().filter(|one| self.cleared.covers(**one)).map(|one| name(*one)).collect();
        let words = [("cleared exercise with", cleared), ("looked at", self.looked_at(&stated))];
        let words = words.into_iter().filter(|(_, list)| !list.is_empty());
        words.map(|(done, list)| format!("a clinician has {done} {}", said(&list, " and")).into()).collect()
    }

    /// What a clinician has looked at that counts: signs, and in the young conditions and pain as well.
    fn looked_at(&self, stated: &[Covered]) -> Vec<&'static str> {
        let young = self.age.is_some_and(|age| age < GROWN);
        let counts = |one: &&Covered| young || matches!(one, Covered::Sign(_));
        let seen = stated.iter().filter(counts).filter(|one| self.assessed.covers(**one)).map(|one| name(*one));
        let pain = Covered::Condition(Condition::NonspecificLbp);
        let pain = young && self.pain > 0 && !stated.contains(&pain) && self.assessed.covers(pain);
        seen.chain(pain.then_some("the pain")).collect()
    }

    fn condition_fact(&self, condition: Condition) -> String {
        let mut fact = condition.name().to_owned();
        match condition {
            Condition::Pregnancy => {
                fact.extend(self.pregnancy_weeks.map(|weeks| format!(" in week {weeks}")));
                fact.push_str(if self.complications { " with complications" } else { "" });
            }
            Condition::PostSurgery => {
                fact.extend(self.surgery.map(|surgery| format!(" ({})", surgery_name(surgery))));
                fact.extend(self.surgery_weeks.map(|weeks| format!(" {weeks} weeks ago")));
            }
            _ => {}
        }
        fact
    }
}

const fn surgery_name(surgery: Surgery) -> &'static str {
    match surgery {
        Surgery::Discectomy => "disc surgery",
        Surgery::Fusion => "fusion",
        Surgery::Other => "neither disc surgery nor fusion",
    }
}

fn eased(direction: Direction) -> String {
    match direction {
        Direction::Flexion => "eased by bending forward".into(),
        Direction::Extension => "eased by bending backward".into(),
    }
}

/// What it is called within a sentence.
pub fn name(covered: Covered) -> &'static str {
    match covered {
        Covered::Condition(condition) => condition.name(),
        Covered::Sign(sign) => RedFlag::sign(sign),
    }
}

fn word(word: &Clearance, done: &str) -> Option<String> {
    match word {
        Clearance::Nothing => None,
        Clearance::All => Some(done.to_owned()),
        Clearance::Of(list) => {
            Some(format!("{done} for {}", said(&list.iter().map(|one| name(*one)).collect::<Vec<_>>(), " and")))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::built_in;
    use crate::profile::{Draft, Profile, Reader};

    fn person(text: &str) -> Profile {
        let catalogue = built_in::catalogue();
        let reader = Reader { catalogue: &catalogue, today: "2026-11-23".parse().expect("a date") };
        Draft::read("profile", text, &reader).expect(text).complete(&reader, |profile| profile.minutes)
    }

    #[test]
    fn a_person_is_told_in_words() {
        let rows = [
            ("", "nothing stated about health (age taken as 16 to 64)"),
            ("age = 72\nconditions = [\"osteoporosis\"]", "72 years, osteoporosis"),
            (
                "age = 30\nconditions = [\"pregnancy\"]\npregnancy_weeks = 20\nfallen = true",
                "30 years, pregnancy in week 20, a fall in the last year",
            ),
            (
                "age = 50\nconditions = [\"post-surgery\"]\nsurgery = \"fusion\"\nsurgery_weeks = 60\ncleared = true",
                "50 years, an operation on the back (fusion) 60 weeks ago, cleared",
            ),
            (
                "pain = 3\nblood_pressure = [138, 86]\ndirection = \"flexion\"\nminutes_since_waking = 30",
                "pain 3 of 10, blood pressure 138/86, eased by bending forward, 30 minutes after getting up (age taken as 16 to 64)",
            ),
            (
                "age = 40\nred_flags = [\"night-pain\", \"leg-numbness\"]\nassessed = [\"leg-numbness\"]",
                "40 years, pain that no position eases, also at night, numbness or tingling in one leg, assessed for numbness or tingling in one leg",
            ),
        ];
        for (text, whom) in rows {
            assert_eq!(person(text).checked_for(), whom);
        }
    }

    #[test]
    fn a_plan_rests_on_words_that_were_given() {
        let rests = |text: &str| person(text).rests_on().iter().map(ToString::to_string).collect::<Vec<_>>();
        let none: [&str; 0] = [];
        assert_eq!(rests("conditions = [\"disc-herniation\"]"), none);
        let disc = "conditions = [\"disc-herniation\", \"osteoporosis\"]\n";
        assert_eq!(rests(&format!("{disc}assessed = true")), none, "of a grown person's conditions");
        assert_eq!(
            rests(&format!("{disc}cleared = [\"disc-herniation\"]")),
            ["a clinician has cleared exercise with a herniated disc"]
        );
        let young = "age = 17\npain = 4\nassessed = true\n";
        assert_eq!(rests(young), ["a clinician has looked at the pain"]);
        assert_eq!(
            rests(&format!("{young}conditions = [\"disc-herniation\"]")),
            ["a clinician has looked at a herniated disc and the pain"]
        );
        let sign = "red_flags = [\"leg-numbness\"]\nassessed = true\ncleared = true";
        let told = [
            "a clinician has cleared exercise with numbness or tingling in one leg",
            "a clinician has looked at numbness or tingling in one leg",
        ];
        assert_eq!(rests(sign), told);
    }
}
