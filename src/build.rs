//! Compiles `exercises.toml` and the figures' poses into the program, so that start-up parses no TOML. A mistake in it fails the build with its caret.
//!
//! The build uses the program's own reader: these modules are the same files that `lib.rs` declares.
#![allow(dead_code, unused_imports, reason = "the modules serve the program; the build uses a part of them")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is how a build script speaks to cargo")]

use std::path::Path;
use std::{env, fs};

mod catalogue;
mod document;
mod dose;
mod exercise;
mod pose;
mod problem;
mod spine;
mod word;

/// Of profiles, the names of their keys.
mod profile {
    mod key;
    pub use key::Key;
}

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    println!("cargo::rerun-if-changed=exercises.toml");
    println!("cargo::rerun-if-changed=src");
    let (text, parts) = read(&root, "exercises.toml", |name, text| catalogue::Catalogue::read(name, text, None));
    store("catalogue.bin", &(catalogue::digest(0, text.as_bytes()), parts));
    store("poses.bin", &read(&root, "src/figure/poses.toml", pose::read).1);
}

/// Reads one of the program's own files, or shows its mistakes and gives up.
fn read<T>(root: &str, name: &str, reader: impl Fn(&str, &str) -> Result<T, problem::Problems>) -> (String, T) {
    let text = fs::read_to_string(Path::new(root).join(name)).expect("the program's files are there and are UTF-8");
    let value = reader(name, &text).unwrap_or_else(|problems| {
        eprintln!("{problems}");
        std::process::exit(1);
    });
    (text, value)
}

fn store(name: &str, value: &impl serde::Serialize) {
    let bytes = postcard::to_stdvec(value).expect("what was read can be stored");
    let out = env::var("OUT_DIR").expect("cargo names a folder for the build's output");
    fs::write(Path::new(&out).join(name), bytes).expect("the build's folder can be written");
}
