//! What people call conditions: names that mean one of them, and names that may.

use super::Condition;
use crate::text::near::plain;

/// Other names, as [`plain`] writes them and with `disc` for `disk`: each means its condition and
/// no other.
const NAMES: [(&str, Condition); 30] = [
    ("artificial-hip", Condition::HipReplacement),
    ("hip-prosthesis", Condition::HipReplacement),
    ("new-hip", Condition::HipReplacement),
    ("replaced-hip", Condition::HipReplacement),
    ("total-hip", Condition::HipReplacement),
    ("total-hip-replacement", Condition::HipReplacement),
    ("disc-hernia", Condition::DiscHerniation),
    ("disc-prolapse", Condition::DiscHerniation),
    ("herniated-disc", Condition::DiscHerniation),
    ("prolapsed-disc", Condition::DiscHerniation),
    ("ruptured-disc", Condition::DiscHerniation),
    ("slipped-disc", Condition::DiscHerniation),
    ("acute-sciatica", Condition::SciaticaAcute),
    ("lumbar-spinal-stenosis", Condition::SpinalStenosis),
    ("lumbar-stenosis", Condition::SpinalStenosis),
    ("narrow-canal", Condition::SpinalStenosis),
    ("narrow-spinal-canal", Condition::SpinalStenosis),
    ("spinal-canal-stenosis", Condition::SpinalStenosis),
    ("slipped-vertebra", Condition::Spondylolisthesis),
    ("fracture-from-osteoporosis", Condition::OsteoporosisFracture),
    ("osteoporotic-fracture", Condition::OsteoporosisFracture),
    ("osteoporosis-and-a-fracture", Condition::OsteoporosisFracture),
    ("osteoporosis-with-fracture", Condition::OsteoporosisFracture),
    ("pregnant", Condition::Pregnancy),
    ("back-operation", Condition::PostSurgery),
    ("back-surgery", Condition::PostSurgery),
    ("spinal-surgery", Condition::PostSurgery),
    ("high-blood-pressure", Condition::Hypertension),
    ("nonspecific-back-pain", Condition::NonspecificLbp),
    ("nonspecific-low-back-pain", Condition::NonspecificLbp),
];

/// Names of what is near a condition without being it for sure: whoever means it says so.
const NEAR: [(&str, Condition); 10] = [
    ("osteopenia", Condition::Osteoporosis),
    ("brittle-bones", Condition::Osteoporosis),
    ("low-bone-density", Condition::Osteoporosis),
    ("bulging-disc", Condition::DiscHerniation),
    ("disc-bulge", Condition::DiscHerniation),
    ("vertebral-fracture", Condition::OsteoporosisFracture),
    ("compression-fracture", Condition::OsteoporosisFracture),
    ("back-pain", Condition::NonspecificLbp),
    ("low-back-pain", Condition::NonspecificLbp),
    ("lumbago", Condition::NonspecificLbp),
];

/// The condition that a name means.
pub(super) fn condition(plain: &str) -> Option<Condition> {
    found(&NAMES, plain)
}

/// The condition that a text may mean.
pub(super) fn perhaps(text: &str) -> Option<Condition> {
    found(&NEAR, &plain(text))
}

fn found(names: &[(&str, Condition)], plain: &str) -> Option<Condition> {
    let name = plain.replace("disk", "disc");
    names.iter().find(|(known, _)| *known == name).map(|(_, condition)| *condition)
}

#[cfg(test)]
mod tests {
    use super::{Condition, NAMES, NEAR, plain};
    use crate::text::vocabulary::Vocabulary as _;

    #[test]
    fn conditions_are_read_as_people_write_them() {
        for (text, meant) in [
            ("Osteoporosis", Condition::Osteoporosis),
            ("disc_herniation", Condition::DiscHerniation),
            ("hip replacement", Condition::HipReplacement),
            ("total hip", Condition::HipReplacement),
            ("High blood pressure", Condition::Hypertension),
            ("slipped disc", Condition::DiscHerniation),
            ("Slipped disk", Condition::DiscHerniation),
            ("narrow canal", Condition::SpinalStenosis),
        ] {
            assert_eq!(Condition::parse(text), Ok(meant), "{text}");
        }
        let help = Condition::parse("Osteopenia").expect_err("another state").help;
        assert_eq!(help.as_deref(), Some("did you mean `osteoporosis`?"));
    }

    #[test]
    fn every_name_is_plain_and_stands_once() {
        let names: Vec<&str> = NAMES.iter().chain(&NEAR).map(|(name, _)| *name).collect();
        assert!(names.iter().all(|name| plain(name) == **name && !super::super::unruled::is(name)));
        let words = Condition::ALL.iter().map(|condition| condition.as_str());
        assert!(
            words.chain(names.iter().copied()).all(|name| names
                .iter()
                .filter(|other| **other == name)
                .count()
                <= 1)
        );
    }
}
