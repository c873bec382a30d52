//! The journal: nothing that was reported as saved is missing, whatever happens; the order of lines
//! and how often one is there mean nothing; what can't be read is kept and named.

mod fold;
mod lines;
mod log;
#[cfg(unix)]
mod saved;
