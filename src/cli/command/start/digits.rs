//! Large digits: solid while there is work, light while there is rest.

/// The dots of the signs, a row a text; each dot is two columns wide.
const SIGNS: [(char, [&str; ROWS]); 11] = [
    ('0', ["###", "# #", "# #", "# #", "###"]),
    ('1', [" # ", "## ", " # ", " # ", "###"]),
    ('2', ["###", "  #", "###", "#  ", "###"]),
    ('3', ["###", "  #", "###", "  #", "###"]),
    ('4', ["# #", "# #", "###", "  #", "  #"]),
    ('5', ["###", "#  ", "###", "  #", "###"]),
    ('6', ["###", "#  ", "###", "# #", "###"]),
    ('7', ["###", "  #", "  #", " # ", " # "]),
    ('8', ["###", "# #", "###", "# #", "###"]),
    ('9', ["###", "# #", "###", "  #", "###"]),
    (':', [" ", "#", " ", "#", " "]),
];

/// Rows of a sign.
pub const ROWS: usize = 5;

/// A number or time in large signs, a line each.
pub fn large(text: &str, solid: bool, unicode: bool) -> Vec<String> {
    let dot = match (solid, unicode) {
        (true, true) => "██",
        (false, true) => "░░",
        (true, false) => "##",
        (false, false) => "..",
    };
    let row = |row: usize| {
        let dots = text.chars().filter_map(|sign| {
            let (_, rows) = SIGNS.iter().find(|(own, _)| *own == sign)?;
            Some(rows[row].replace(' ', "  ").replace('#', dot))
        });
        dots.collect::<Vec<_>>().join("  ")
    };
    (0..ROWS).map(row).collect()
}
