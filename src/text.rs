//! Texts, files and pages; knows nothing of backs.
//!
//! Vocabularies and ids, documents whose every mistake has its place, mistakes as people read them,
//! pages and tables.

pub mod digest;
pub mod document;
pub mod id;
pub mod listed;
pub mod look;
pub mod near;
pub mod own;
pub mod page;
pub mod printable;
pub mod problem;
pub mod table;
pub mod unit;
pub mod vocabulary;
pub mod wrap;
pub mod yes_no;
