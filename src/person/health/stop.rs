//! Signs to stop an exercise that belong to a condition.

/// When to stop in pregnancy, besides (ACOG).
pub const PREGNANCY_STOP_SIGNS: [&str; 12] = [
    "bleeding from the vagina",
    "fluid loss",
    "regular painful contractions",
    "abdominal pain",
    "a baby that moves less",
    "chest pain",
    "headache",
    "a severe headache or changed sight",
    "dizziness that rest does not end",
    "breathlessness before effort",
    "pain or swelling in a calf",
    "muscle weakness that affects your balance",
];

/// Whether a sign to stop is one of pregnancy, after which one calls somebody else.
pub fn is_of_pregnancy(sign: &str) -> bool {
    PREGNANCY_STOP_SIGNS.contains(&sign)
}
