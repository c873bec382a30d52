//! The guided session: the machine that plays it.

mod machine;
