//! What each command does: one file a command.

pub mod adapt;
pub mod batch;
pub mod catalogue;
pub mod check;
pub mod completions;
pub mod diff;
pub mod export;
pub mod figures;
pub mod generate;
pub mod init;
pub mod list;
pub mod log;
pub mod man;
pub mod measure;
pub mod paths;
pub mod progress;
pub mod rules;
pub mod schema;
pub mod screen;
pub mod serve;
pub mod show;
pub mod start;
pub mod today;
pub mod welcome;
