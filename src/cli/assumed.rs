//! What nobody stated and is taken to be so, as a sentence for people. Programs find the keys in
//! the plan.

use std::io::{self, IsTerminal as _};

use crate::cli::terminal;
use crate::person::key::Key;
use crate::person::profile::Profile;
use crate::text::page::{FAINT, Page};
use crate::text::vocabulary::Vocabulary as _;

/// What to do about it where flags and a profile file make the person.
pub const BY_FLAGS: &str = "Change it with flags (backplan generate --help) or a profile file.";
/// What to do about it where a plan was written by hand.
pub const IN_PLAN: &str = "A `profile` in the plan can say otherwise.";

/// The keys that come first: they can hurt most. The others follow in their order.
const FIRST: [Key; 4] = [Key::Pain, Key::Conditions, Key::RedFlags, Key::Age];

/// Says on stderr what is assumed, and what to do where it is not so.
pub fn say(profile: &Profile, keys: &[Key], remedy: &str) {
    let Some(sentence) = sentence(profile, keys) else { return };
    let mut page = Page::new(&terminal::look_of_stderr());
    page.prose(FAINT, 0, &format!("{sentence} {remedy}"));
    let gap = if io::stdout().is_terminal() { "\n" } else { "" };
    terminal::say(&format!("{gap}{}", page.finish()));
}

fn sentence(profile: &Profile, keys: &[Key]) -> Option<String> {
    let first = FIRST.iter().filter(|key| keys.contains(key));
    // The first day stands at the head of the plan.
    let others = keys.iter().filter(|key| !FIRST.contains(key) && **key != Key::Start);
    let words: Vec<String> = first.chain(others).map(|key| words(profile, *key)).collect();
    (!words.is_empty()).then(|| format!("Assumed: {}.", words.join(", ")))
}

/// A key and its value as people say them.
fn words(profile: &Profile, key: Key) -> String {
    let value = profile.value(key);
    let counted = |one: &str, many: &str| {
        let what = if value == "1" { one } else { many };
        format!("{value} {what}")
    };
    let none_or = |name: &str| match value.as_str() {
        "none" | "0" => format!("no {name}"),
        value => format!("{name} {value}"),
    };
    match key {
        Key::Pain => none_or("pain"),
        Key::Conditions => none_or("condition"),
        Key::RedFlags => none_or("warning sign"),
        Key::Equipment => none_or("equipment"),
        Key::Level => value,
        Key::Sessions => counted("session a week", "sessions a week"),
        Key::Days if value == "all" => "on any day".to_owned(),
        Key::Minutes => counted("minute", "minutes"),
        Key::Weeks => counted("week", "weeks"),
        Key::Walk => format!("walks of {}", counted("minute", "minutes")),
        _ => format!("{} {value}", key.as_str().replace('_', " ")),
    }
}
