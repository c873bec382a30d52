//! Sessions as they are done: compiled into segments of time, which every player follows.
//!
//! Nothing here chooses exercises or writes files.

pub mod guided;
pub mod timeline;
pub mod tone;
pub mod track;
