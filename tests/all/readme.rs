//! What the README shows is what the program prints.

#[test]
fn commands_and_outputs_of_the_readme_are_true() {
    trycmd::TestCases::new().env("COLUMNS", "80").env("LC_ALL", "C.UTF-8").case("README.md");
}
