//! States that many people have and that no rule here speaks of: they are answered, not guessed at.

use super::{Condition, RedFlag, Surgery, Urgency};
use crate::text::near::{Called, did_you_mean, slip};
use crate::text::vocabulary::{Unknown, Vocabulary, near, slip_of};

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
const NAMES: [&str; 117] = [
    "acl",
    "adhesivecapsulitis",
    "anklefracture",
    "ankylosingspondylitis",
    "aorticstenosis",
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
    "crohnsdisease",
    "crohnsflare",
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
    "osteonecrosis",
    "osteopetrosis",
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
    "pulmonaryhypertension",
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
    let called = Called::new(text);
    NAMES.iter().any(|name| called.is(name) || called.is_form_of(name))
        || PIECES.iter().any(|piece| called.letters().contains(piece))
}

/// How many slips a text is from such a name.
fn slips(text: &str) -> Option<usize> {
    if is(text) {
        return Some(0);
    }
    slip(Called::new(text).letters(), NAMES.into_iter().map(|name| (name, ())))
        .map(|(slips, ())| slips)
}

/// What to do about a text that is no word for a state, if anything is known of it: whether it is
/// nearer to a name without rules than to a word.
fn help<W: Vocabulary>(text: &str) -> Option<String> {
    let word = slip_of::<W>(text).map(|(slips, _)| slips);
    match slips(text) {
        Some(slips) if word.is_none_or(|word| slips <= word) => Some(HELP.to_owned()),
        _ => near::<W>(text).map(|near| did_you_mean(near.as_str())),
    }
}

/// What to say about a text that is no condition: a warning sign is sent to its flag, a slip is
/// named; else that there are no rules for it, with those that there are.
pub fn unknown(text: &str) -> Unknown {
    let said = || Unknown::said(Condition::WHAT, text);
    if let Some(open) = open_condition(text) {
        return open;
    }
    if let Some(sign) = RedFlag::find(text) {
        let now = if sign.urgency() == Urgency::Emergency {
            "if it may be new, call your emergency number now; "
        } else {
            ""
        };
        let help = format!(
            "{now}it is a warning sign: state `--red-flag {sign}`, or answer `backplan screen`"
        );
        return Unknown::with(said(), help);
    }
    let open = Unknown::open(RedFlag::WHAT, text, RedFlag::OPEN);
    if let Some(open) = open.filter(|_| !is(text)) {
        return Unknown { message: said(), ..open };
    }
    let known: Vec<&str> = Condition::ALL.iter().map(|condition| condition.as_str()).collect();
    let all = || format!("one of: {}; {OTHERS}", known.join(", "));
    Unknown::with(said(), help::<Condition>(text).unwrap_or_else(all))
}

/// What to say about a text that does not say which condition it is: a kind of surgery is stated
/// beside one.
fn open_condition(text: &str) -> Option<Unknown> {
    let kind = Surgery::find(text).filter(|kind| *kind != Surgery::Other);
    let beside = |kind| {
        let help = format!(
            "state two things: `{}` as condition, and `{kind}` as {} (--surgery {kind})",
            Condition::PostSurgery,
            Surgery::WHAT
        );
        Unknown::with(Unknown::unclear(Condition::WHAT, text), help)
    };
    kind.map(beside).or_else(|| Unknown::open(Condition::WHAT, text, Condition::OPEN))
}

/// What to say about a text that is no warning sign; a condition is sent to its flag, and a state
/// without rules is answered here, too.
pub fn unknown_sign(text: &str) -> Unknown {
    Unknown::open(RedFlag::WHAT, text, RedFlag::OPEN).unwrap_or_else(|| {
        let condition = Condition::find(text)
            .map(|condition| format!("it is a condition: state `--condition {condition}`"));
        let help = condition.or_else(|| help::<RedFlag>(text)).unwrap_or_else(|| SCREEN.to_owned());
        Unknown::with(Unknown::said(RedFlag::WHAT, text), help)
    })
}

/// What to say about a text that is neither.
pub(super) fn unknown_of_both(what: &str, text: &str) -> Unknown {
    let sign = || Unknown::open(RedFlag::WHAT, text, RedFlag::OPEN);
    open_condition(text).or_else(sign).unwrap_or_else(|| {
        let help = help::<Condition>(text).or_else(|| help::<RedFlag>(text));
        let help = help.unwrap_or_else(|| NAMED.to_owned());
        Unknown::with(Unknown::said(what, text), help)
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
            "a stroke",
            "hernias",
            "degenerated disk",
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
        assert_eq!(help("hypertention"), "did you mean `hypertension`?");
        assert_eq!(help("osteoprosis"), "did you mean `osteoporosis`?");
        // A slip of a name without rules is none of a word, and a word that is left over means
        // something else.
        assert_eq!(help("hypotention"), HELP);
        for text in [
            "no osteoporosis",
            "family history of osteoporosis",
            "pulmonary hypertension",
            "aortic stenosis",
            "heart surgery",
            "knee surgery",
            "neck operation",
            "disc replacement",
            "stress fracture",
            "crohn's flare",
            "spinal tumour",
        ] {
            assert!(!help(text).contains("did you mean"), "{text}: {}", help(text));
        }
        assert!(
            help("qwerty").starts_with("one of: hip-replacement")
                && help("qwerty").ends_with(OTHERS)
        );
    }
}
