//! Why no plan is possible.

/// Why no plan is possible, and the smallest changes that would help; full sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPlan {
    /// Why not.
    pub reasons: Vec<String>,
    /// What would help.
    pub help: Vec<String>,
}

impl NoPlan {
    /// No warm-up is left.
    pub(super) fn warm_up() -> Self {
        Self {
            reasons: vec![
                "No warm-up can be made: too few mobility drills, walking or marching are left."
                    .into(),
            ],
            help: vec![
                "Take march-in-place or a drill such as cat-camel-small off `exclude`.".into(),
            ],
        }
    }

    /// No main exercise is left.
    pub(super) fn exercise() -> Self {
        Self {
            reasons: vec![
                "No strength exercise that fits level, equipment and minutes is left.".into(),
            ],
            help: vec![
                "Allow more minutes, or take an exercise such as bird-dog or glute-bridge off \
                    `exclude`."
                    .into(),
            ],
        }
    }
}
