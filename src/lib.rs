//! stub
pub mod built_in;
pub mod catalogue;
pub mod checking;
pub mod cli;
pub mod diff;
pub mod document;
pub mod dose;
pub mod exercise;
pub mod export;
pub mod plan;
pub mod plan_file;
pub mod planner;
pub mod problem;
pub mod profile;
pub mod rules;
pub mod spine;
pub mod word;
