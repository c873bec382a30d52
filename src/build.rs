//! Compiles `exercises.toml` and the figures' poses into the program, so that start-up parses no
//! TOML. A mistake in it fails the build with its caret.
//!
//! The build uses the program's own reader: these modules are the same files that `lib.rs`
//! declares.
#![allow(
    dead_code,
    unused_imports,
    reason = "the modules serve the program; the build uses a part of them"
)]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is how a build script speaks to cargo"
)]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, iter, thread};

use catalogue::exercise::Exercise;
use catalogue::pose::Figure;

mod catalogue;
mod figure;

/// Of the texts' wing, what reading files takes.
mod text {
    pub mod digest;
    pub mod document;
    pub mod id;
    pub mod listed;
    pub mod look;
    pub mod near;
    pub mod printable;
    pub mod problem;
    pub mod unit;
    pub mod vocabulary;
    pub mod yes_no;
}

/// What the build script reads; of what it is made cargo knows itself.
const READ: [&str; 2] = ["exercises.toml", "src/figure/poses.toml"];

/// The script of the page's player, in its parts.
const SCRIPT: [&str; 6] = ["data", "guided", "ears", "journal", "stage", "page"];

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    for path in READ {
        println!("cargo::rerun-if-changed={path}");
    }
    let [exercises, poses] = READ;
    let (text, parts) =
        read(&root, exercises, |name, text| catalogue::Catalogue::read(name, text, None));
    let poses = read(&root, poses, catalogue::pose::read).1;
    // Clippy reads what it is given and runs nothing: for it no picture is drawn.
    let shown = if env::var_os("CLIPPY_ARGS").is_some() {
        Vec::new()
    } else {
        with_figures(&parts, &poses)
    };
    store("pictures.bin", &pictures(&shown));
    store("findings.bin", &findings(&shown));
    store("catalogue.bin", &(text::digest::digest(0, text.as_bytes()), parts));
    store("poses.bin", &poses);
    write("player.js", script(&root).as_bytes());
}

/// An exercise, its figure, and which muscles are marked on it.
type Shown<'p> = (&'p Exercise, &'p Figure, Vec<figure::Patch>);

/// Every exercise that has a pose.
fn with_figures<'p>(
    parts: &'p catalogue::Parts,
    poses: &'p catalogue::pose::Poses,
) -> Vec<Shown<'p>> {
    let found = |exercise: &'p Exercise| {
        let figure = poses.figure(exercise.shown().as_str())?;
        Some((exercise, figure, figure::patches(&exercise.primary)))
    };
    parts.exercises.iter().filter_map(found).collect()
}

/// Calls with each of a list, on all cores.
fn each<T: Sync, O: Send>(list: &[T], work: impl Fn(&T) -> O + Sync) -> Vec<O> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let worker = || {
        let next = || list.get(next.fetch_add(1, Ordering::Relaxed));
        iter::from_fn(next).map(&work).collect::<Vec<O>>()
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("the work ends")).collect()
    })
}

/// All pictures, each with what tells it apart: for pages, for terminals.
fn pictures(shown: &[Shown]) -> Vec<(u64, [Vec<u8>; 2])> {
    let mut pictures = each(shown, |(_, figure, patches)| {
        let drawn = figure::svg::pair(figure, patches, figure::svg::SMALL);
        let lines = postcard::to_stdvec(&drawn).expect("what was drawn can be stored");
        let dots = postcard::to_stdvec(&figure::braille::Dots::of(figure, patches))
            .expect("what was drawn can be stored");
        (figure::key(figure, patches), [lines, dots])
    });
    pictures.sort_unstable();
    pictures.dedup();
    pictures
}

/// What is wrong with bodies and with pictures of them, for the tests: the build is made to work on
/// surfaces, tests are not. Nothing is looked at for a program that is given to people.
fn findings(shown: &[Shown]) -> Vec<(String, [Vec<String>; 2])> {
    if env::var("PROFILE").is_ok_and(|profile| profile != "debug") {
        return Vec::new();
    }
    let told =
        |findings: Vec<figure::check::Finding>| findings.iter().map(ToString::to_string).collect();
    each(shown, |(exercise, figure, patches)| {
        let bodies = told(figure::check::findings(figure));
        (exercise.id.to_string(), [bodies, told(figure::check::seen(figure, patches))])
    })
}

/// The script of the page's player without what is there for its readers alone, indents and lines
/// of comment: every page carries it.
fn script(root: &str) -> String {
    let mut script = String::new();
    for part in SCRIPT {
        let path = format!("src/export/html/player/{part}.js");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(Path::new(root).join(&path)).expect("the parts are there");
        for line in text.lines() {
            // Within a text of several lines an indent would be a part of it.
            assert!(line.matches('`').count() % 2 == 0, "{path}: a text ends on its line: {line}");
            let line = line.trim();
            if !line.is_empty() && !line.starts_with("//") {
                script.push_str(line);
                script.push('\n');
            }
        }
    }
    script
}

/// Reads one of the program's own files, or shows its mistakes and gives up.
fn read<T>(
    root: &str,
    name: &str,
    reader: impl Fn(&str, &str) -> Result<T, text::problem::Problems>,
) -> (String, T) {
    let text = fs::read_to_string(Path::new(root).join(name))
        .expect("the program's files are there and are UTF-8");
    let value = reader(name, &text).unwrap_or_else(|problems| {
        eprintln!("{problems}");
        std::process::exit(1);
    });
    (text, value)
}

fn store(name: &str, value: &impl serde::Serialize) {
    write(name, &postcard::to_stdvec(value).expect("what was read can be stored"));
}

fn write(name: &str, bytes: &[u8]) {
    let out = env::var("OUT_DIR").expect("cargo names a folder for the build's output");
    fs::write(Path::new(&out).join(name), bytes).expect("the build's folder can be written");
}
