//! What may stand in a plan as anybody likes.

use super::field::Field;

/// Fields that nothing false follows from, whatever stands there in these ways.
pub struct Free {
    /// How the field's shape ends.
    pub shape: &'static str,
    /// In which ways; none for all.
    pub ways: &'static [&'static str],
    /// A kind of block in which they are not free.
    pub not_in: &'static str,
    pub because: &'static str,
}

impl Free {
    pub fn takes(&self, field: &Field, way: &str) -> bool {
        let there = field.shape == self.shape || field.shape.ends_with(&format!(".{}", self.shape));
        let not_in =
            !self.not_in.is_empty() && field.around.split(' ').any(|kind| kind == self.not_in);
        there && !not_in && (self.ways.is_empty() || self.ways.contains(&way))
    }
}

const fn free(shape: &'static str, ways: &'static [&'static str], because: &'static str) -> Free {
    Free { shape, ways, not_in: "", because }
}

const GONE: &[&str] = &["removed", "emptied"];
const OTHER: &[&str] = &["a neighbour's"];
const ORDER: &[&str] = &["reversed"];
/// Numbers of walking that stay within what can be walked.
const WALKED: &[&str] = &["one more", "one less", "doubled", "a neighbour's"];
const OTHER_NUMBER: &[&str] = &["one more", "one less", "a neighbour's"];

pub const FREE: &[Free] = &[
    free(
        "profile.goal",
        &["removed", "another word"],
        "whether a plan serves its goal is named as not checked",
    ),
    free("sessions[].title", &[], "a title is free text as long as it promises nothing"),
    free(
        "made_by",
        GONE,
        "a plan that does not say what made it passes as written by hand, and is called so",
    ),
    free("assumed", GONE, "whether a usual value was stated or assumed only its person knows"),
    free("assumed[]", &["removed", "a neighbour's", "another word", "a third word"], "the same"),
    free("notices", ORDER, "the order of notices says nothing"),
    free("excluded", ORDER, "the order of left-out exercises says nothing"),
    free(
        "why",
        &["removed", "emptied", "reversed", "a neighbour's"],
        "a plan needs no reasons; it may not invent any",
    ),
    free("why[]", &["removed", "a neighbour's"], "the same"),
    Free {
        not_in: "main",
        ..free(
            "blocks[].items",
            ORDER,
            "easy movement and stretches have no order but that of their blocks",
        )
    },
    free("sessions[].blocks", OTHER, "another genuine part does as well where all rules hold"),
    free(
        "dose.reps[]",
        OTHER_NUMBER,
        "the lower number of repetitions is where a set may end: fewer break no rule",
    ),
    free(
        "dose.rest",
        &[],
        "the rest of a single set is never taken; where there are more, the seconds tell",
    ),
    free("rpe[]", OTHER_NUMBER, "the lower end of an effort below the cap breaks no rule"),
    free("walk", OTHER, "walking of another week is as good; half an hour more is found"),
    free("walk.days", WALKED, "the days of walking are anybody's own"),
    free("walk.minutes", WALKED, "the same"),
    free("walk.times", WALKED, "the same"),
];
