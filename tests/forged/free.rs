//! What may stand in a plan as anybody likes.

use crate::field::Field;

/// Fields that nothing false follows from, whatever stands there in these ways.
pub struct Free {
    /// How the field's shape ends.
    pub shape: &'static str,
    pub ways: &'static [&'static str],
    pub because: &'static str,
}

impl Free {
    pub fn takes(&self, field: &Field, way: &str) -> bool {
        field.shape.ends_with(self.shape) && (self.ways.is_empty() || self.ways.contains(&way))
    }
}

pub const FREE: &[Free] = &[
    Free { shape: "sessions[].title", ways: &[], because: "a title is free text as long as it promises nothing" },
];
