//! Compiles `exercises.toml` into the program, so that start-up parses no TOML. A mistake in it fails the build with its caret.
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
mod problem;
mod spine;
mod word;

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let path = Path::new(&root).join("exercises.toml");
    println!("cargo::rerun-if-changed=exercises.toml");
    println!("cargo::rerun-if-changed=src");
    let text = fs::read_to_string(&path).expect("exercises.toml is there and is UTF-8");
    let parts = match catalogue::Catalogue::read("exercises.toml", &text, None) {
        Ok(parts) => parts,
        Err(problems) => {
            eprintln!("{problems}");
            std::process::exit(1);
        }
    };
    let stored = (catalogue::digest(0, text.as_bytes()), parts);
    let bytes = postcard::to_stdvec(&stored).expect("a catalogue can be stored");
    let out = env::var("OUT_DIR").expect("cargo names a folder for the build's output");
    fs::write(Path::new(&out).join("catalogue.bin"), bytes).expect("the build's folder can be written");
}
