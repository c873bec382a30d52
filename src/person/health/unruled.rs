//! States that many people have and that no rule here speaks of: they are answered, not guessed at.

use super::{Condition, RedFlag, called};
use crate::text::near::{did_you_mean, nearest, plain};
use crate::text::vocabulary::{Unknown, Vocabulary as _};

/// What is said about a state without rules.
pub const HELP: &str = "backplan has no rules for it; ask your clinician which exercises to leave \
    out, and use `exclude`";

/// The same of all states but those that are listed before.
const OTHERS: &str = "backplan has no rules for other states: ask your clinician which exercises \
    to leave out, and use `exclude`";

/// Names of such states, without spaces and hyphens: matched as a whole.
const NAMES: [&str; 74] = [
    "acl",
    "adhesivecapsulitis",
    "ankylosingspondylitis",
    "arthritis",
    "arthrosis",
    "asthma",
    "axialspondyloarthritis",
    "bechterew",
    "bursitis",
    "cancer",
    "caesarean",
    "cervicalspondylosis",
    "cerebralpalsy",
    "cesarean",
    "chronicfatigue",
    "chronicfatiguesyndrome",
    "copd",
    "coxarthrosis",
    "crohns",
    "csection",
    "degenerativediscdisease",
    "degenerativescoliosis",
    "diabetes",
    "diastasis",
    "diastasisrecti",
    "dish",
    "ehlersdanlos",
    "endometriosis",
    "epilepsy",
    "facetarthritis",
    "facetjointarthritis",
    "facetsyndrome",
    "fibromyalgia",
    "flatback",
    "frozenshoulder",
    "glaucoma",
    "gout",
    "heartdisease",
    "heartfailure",
    "hipdysplasia",
    "hipimpingement",
    "hyperlordosis",
    "hypermobility",
    "inguinalhernia",
    "kneearthritis",
    "kneeosteoarthritis",
    "kneereplacement",
    "kyphosis",
    "longcovid",
    "lordosis",
    "lupus",
    "marfan",
    "marfansyndrome",
    "multiplesclerosis",
    "osteoarthritis",
    "parkinson",
    "parkinsons",
    "parkinsonsdisease",
    "pelvicgirdlepain",
    "pelvicorganprolapse",
    "piriformis",
    "piriformissyndrome",
    "postnatal",
    "postpartum",
    "psoriaticarthritis",
    "rheumatism",
    "rheumatoidarthritis",
    "sacroiliitis",
    "scheuermann",
    "scheuermannsdisease",
    "scoliosis",
    "shoulderreplacement",
    "spinabifida",
    "spondylitis",
];
/// The same, of which a piece is enough: `lumbar spondylosis`, `knee replacement surgery`.
const PIECES: [&str; 9] = [
    "arthritis",
    "arthrosis",
    "scoliosis",
    "spondylosis",
    "spondyloarthr",
    "fibromyalgia",
    "partum",
    "kneereplacement",
    "spondylitis",
];

/// Whether a text names a state without rules, in whatever case and however its words are joined.
pub fn is(text: &str) -> bool {
    let plain: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    NAMES.contains(&plain.as_str()) || PIECES.iter().any(|piece| plain.contains(piece))
}

/// What to say about a text that is no condition: a slip is named; else that there are no rules for
/// it, with those that there are.
pub fn unknown(text: &str) -> Unknown {
    let message = Unknown::said("condition", text);
    let known = || Condition::ALL.iter().map(|condition| condition.as_str());
    let help = if is(text) {
        HELP.to_owned()
    } else if let Some(near) =
        called::perhaps(text).map(Condition::as_str).or_else(|| nearest(&plain(text), known()))
    {
        did_you_mean(near)
    } else {
        format!("one of: {}; {OTHERS}", known().collect::<Vec<_>>().join(", "))
    };
    Unknown { message, help: Some(help) }
}

/// What to say about a text that is no warning sign; a state without rules is answered here, too.
pub fn unknown_sign(text: &str) -> Unknown {
    let unknown = Unknown::new("warning sign", text, RedFlag::ALL.iter().map(|sign| sign.as_str()));
    if is(text) { Unknown { help: Some(HELP.to_owned()), ..unknown } } else { unknown }
}

#[cfg(test)]
mod tests {
    use super::{HELP, NAMES, OTHERS, PIECES, is, unknown, unknown_sign};
    use crate::person::health::Condition;
    use crate::text::vocabulary::Vocabulary as _;

    #[test]
    fn a_state_without_rules_is_known_however_it_is_written() {
        let plain = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(NAMES.iter().chain(&PIECES).all(|name| plain(name) && is(name)));
        for text in [
            "scoliosis",
            "Scoliosis",
            "ANKYLOSING SPONDYLITIS",
            "ankylosing_spondylitis",
            "post-partum",
            "Postpartum",
            "knee replacement",
            "Parkinson's",
            "lumbar spondylosis",
            "Rheumatoid-Arthritis",
            "c-section",
            "spondyloarthritis",
            "hip osteoarthritis",
        ] {
            assert!(is(text), "{text}");
            assert_eq!(unknown(text).help.as_deref(), Some(HELP), "{text}");
            assert_eq!(unknown_sign(text).help.as_deref(), Some(HELP), "{text}");
        }
    }

    #[test]
    fn states_with_rules_are_none_of_them() {
        assert!(Condition::ALL.iter().all(|condition| !is(condition.as_str())));
        let help = |text| unknown(text).help.unwrap_or_default();
        assert_eq!(help("spondylolistesis"), "did you mean `spondylolisthesis`?");
        assert!(
            help("qwerty").starts_with("one of: hip-replacement")
                && help("qwerty").ends_with(OTHERS)
        );
    }
}
