//! Texts that people say of themselves: taken as they are, if they can be shown.

use crate::text::printable::{disturbs, is_blank};
use crate::text::vocabulary::Unknown;

/// A text of at most so many characters, none of which acts instead of being seen, save those that
/// are `allowed`.
///
/// # Errors
/// What can't be shown, or is too much.
pub fn visible(text: &str, allowed: &str, longest: usize) -> Result<String, Unknown> {
    if text.chars().count() > longest {
        let message = format!("a text of more than {longest} characters");
        return Err(Unknown::with(message, "say it shorter"));
    }
    match text.chars().find(|c| disturbs(*c) && !allowed.contains(*c)) {
        None => Ok(text.to_owned()),
        Some(c) => {
            let message = format!("the character {} can't be shown", c.escape_unicode());
            Err(Unknown::with(message, "leave it out"))
        }
    }
}

/// A name: such a text, with something in it and no blanks around.
///
/// # Errors
/// Those of [`visible`], and that there is nothing.
pub fn one_line(text: &str, longest: usize) -> Result<String, Unknown> {
    let text = text.trim();
    if is_blank(text) {
        let message = "a name without a letter";
        return Err(Unknown::with(message, "leave it out, or write one"));
    }
    visible(text, "", longest)
}
