//! States that many people have and that no rule here speaks of: they are answered, not guessed at.

use super::{Condition, RedFlag};
use crate::text::near::{did_you_mean, slipped};
use crate::text::vocabulary::{Unknown, Vocabulary as _, near};

/// What is said about a state without rules.
pub const HELP: &str = "backplan has no rules for it; ask your clinician which exercises to leave \
    out, and use `exclude`";

/// The same of all states but those that are listed before.
const OTHERS: &str = "backplan has no rules for other states: ask your clinician which exercises \
    to leave out, and use `exclude`";

/// Where warning signs are explained, which are too many for a list.
const SCREEN: &str = "`backplan screen` asks about all warning signs and explains them";

/// What a list of conditions and warning signs can name.
const NAMED: &str = "name a condition or warning sign that is stated, as it is stated";

/// Names of such states, without spaces and hyphens: matched as a whole.
const NAMES: [&str; 115] = [
    "acl",
    "adhesivecapsulitis",
    "anklefracture",
    "ankylosingspondylitis",
    "arthritis",
    "arthrosis",
    "asthma",
    "axialspondyloarthritis",
    "bechterew",
    "bechterewsdisease",
    "bertolottissyndrome",
    "brittlebonedisease",
    "bursitis",
    "caesarean",
    "cancer",
    "cerebralpalsy",
    "cervicalspondylosis",
    "cervicalstenosis",
    "cesarean",
    "chiarimalformation",
    "chronicfatigue",
    "chronicfatiguesyndrome",
    "copd",
    "coxarthrosis",
    "crohns",
    "csection",
    "ddd",
    "degenerateddisc",
    "degenerativediscdisease",
    "degenerativescoliosis",
    "degenerativespondylosis",
    "diabetes",
    "diastasis",
    "diastasisrecti",
    "diastasisrectiabdominis",
    "discdegeneration",
    "discitis",
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
    "haemophilia",
    "heartattack",
    "heartdisease",
    "heartfailure",
    "hemophilia",
    "hernia",
    "hipdysplasia",
    "hipfracture",
    "hipimpingement",
    "hippain",
    "hyperlordosis",
    "hypermobility",
    "hypotension",
    "inguinalhernia",
    "kneearthritis",
    "kneeosteoarthritis",
    "kneepain",
    "kneereplacement",
    "kyphosis",
    "longcovid",
    "lordosis",
    "lowbloodpressure",
    "lupus",
    "marfan",
    "marfansyndrome",
    "modicchanges",
    "multiplesclerosis",
    "musclestrain",
    "neckpain",
    "osteoarthritis",
    "osteogenesisimperfecta",
    "osteomalacia",
    "parkinson",
    "parkinsons",
    "parkinsonsdisease",
    "parsfracture",
    "pelvicgirdlepain",
    "pelvicorganprolapse",
    "piriformis",
    "piriformissyndrome",
    "postnatal",
    "postpartum",
    "psoriaticarthritis",
    "raynauds",
    "rheumatism",
    "rheumatoidarthritis",
    "sacroiliacpain",
    "sacroiliitis",
    "scheuermann",
    "scheuermannsdisease",
    "schmorlsnodes",
    "scoliosis",
    "shoulderpain",
    "shoulderreplacement",
    "sijointdysfunction",
    "sijointpain",
    "slippedrib",
    "spinabifida",
    "spondylitis",
    "spondylolysis",
    "stroke",
    "tarlovcyst",
    "tornmuscle",
    "transitionalvertebra",
    "umbilicalhernia",
    "whiplash",
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

/// Whether it is one with a slip or two.
fn is_nearly(text: &str) -> bool {
    let joined = text.replace([' ', '-', '_'], "");
    slipped(&joined, NAMES.into_iter().map(|name| (name, ()))).is_some()
}

/// What to do about a text that is no word for a state, if anything is known of it; `near` is the
/// nearest word.
fn help(text: &str, near: Option<&'static str>) -> Option<String> {
    if is(text) {
        return Some(HELP.to_owned());
    }
    near.map(did_you_mean).or_else(|| is_nearly(text).then(|| HELP.to_owned()))
}

/// What to say about a text that is no condition: a slip is named; else that there are no rules for
/// it, with those that there are.
pub fn unknown(text: &str) -> Unknown {
    Unknown::open(Condition::WHAT, text, Condition::OPEN).unwrap_or_else(|| {
        let known: Vec<&str> = Condition::ALL.iter().map(|condition| condition.as_str()).collect();
        let all = || format!("one of: {}; {OTHERS}", known.join(", "));
        let help = help(text, near::<Condition>(text).map(Condition::as_str)).unwrap_or_else(all);
        Unknown { message: Unknown::said(Condition::WHAT, text), help: Some(help) }
    })
}

/// What to say about a text that is no warning sign; a state without rules is answered here, too.
pub fn unknown_sign(text: &str) -> Unknown {
    let near = near::<RedFlag>(text).map(RedFlag::as_str);
    let help = help(text, near).unwrap_or_else(|| SCREEN.to_owned());
    Unknown { message: Unknown::said(RedFlag::WHAT, text), help: Some(help) }
}

/// What to say about a text that is neither.
pub(super) fn unknown_of_both(what: &str, text: &str) -> Unknown {
    Unknown::open(Condition::WHAT, text, Condition::OPEN).unwrap_or_else(|| {
        let sign = || near::<RedFlag>(text).map(RedFlag::as_str);
        let near = near::<Condition>(text).map(Condition::as_str).or_else(sign);
        let help = help(text, near).unwrap_or_else(|| NAMED.to_owned());
        Unknown { message: Unknown::said(what, text), help: Some(help) }
    })
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
