//! Whom a plan is for: the keys of a profile, the profile, health, the questions about warning
//! signs.

pub mod health;
pub mod key;
pub mod kind;
pub mod profile;
pub mod screen;
pub mod weight;
pub mod wish;
