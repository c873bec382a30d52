//! The guided session: the machine that plays it, and what a person sees and hears of it on a
//! terminal, in both modes. Whatever ends it, what was done is kept and the terminal given back.

mod machine;
#[cfg(unix)]
mod plain;
#[cfg(unix)]
mod records;
#[cfg(unix)]
mod screen;
#[cfg(unix)]
mod watched;
