//! What the README shows is what the program prints.

use std::path::Path;

use crate::console;

#[test]
fn commands_and_outputs_of_the_readme_are_true() {
    console::holds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"), 80);
}
