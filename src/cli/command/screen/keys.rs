//! What the screen knows, as keys of a profile: a file of its own, or put into a profile that
//! somebody wrote.

use std::fs;
use std::path::Path;

use serde::Serialize;
use toml_edit::{Array, DocumentMut, TomlError, Value};

use crate::cli::door::{self, Leave, Readers, Way};
use crate::cli::failure::{Failure, Mistake};
use crate::cli::{file, terminal};
use crate::person::health::RedFlag;
use crate::person::key::Key;
use crate::person::kind::{self, Kind};
use crate::person::profile::{PartialProfile, Reader};
use crate::rules::screen::Report;
use crate::text::vocabulary::Vocabulary as _;

/// The part of a profile that the screen knows: what `generate --profile` reads.
#[derive(Serialize)]
pub struct Keys<'a> {
    red_flags: &'a [RedFlag],
    assessed: bool,
    cleared: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    fallen: Option<bool>,
}

impl<'a> Keys<'a> {
    /// What a report says.
    pub fn of(report: &'a Report) -> Self {
        let Report { red_flags, assessed, cleared, fallen, .. } = report;
        Self { red_flags, assessed: *assessed, cleared: *cleared, fallen: *fallen }
    }

    /// A profile that holds nothing else.
    pub fn text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Puts the keys into the text of a profile. Everything else in it stays, comments and order
    /// included. So does `cleared`, about which the screen asks nothing, unless it was said here.
    ///
    /// # Errors
    /// When the text is no TOML.
    pub fn put_into(&self, text: &str) -> Result<String, TomlError> {
        put_into(text, |profile| {
            let signs: Array = self.red_flags.iter().map(|sign| sign.as_str()).collect();
            put(profile, Key::RedFlags, signs);
            put(profile, Key::Assessed, self.assessed);
            if self.cleared || !profile.contains_key(Key::Cleared.as_str()) {
                put(profile, Key::Cleared, self.cleared);
            }
            if let Some(fallen) = self.fallen {
                put(profile, Key::Fallen, fallen);
            }
        })
    }
}

/// A profile that the keys go to.
pub struct ProfileFile<'a> {
    path: &'a Path,
    leave: &'a Leave,
    reader: &'a Reader<'a>,
}

impl<'a> ProfileFile<'a> {
    /// The profile at a path, which may be there or not; `reader` knows what a profile can name.
    pub fn new(path: &'a Path, leave: &'a Leave, reader: &'a Reader<'a>) -> Self {
        Self { path, leave, reader }
    }

    /// Tries the way to it; the second value is the profile that is there and keeps what it holds.
    /// One with mistakes is not written over, by force neither: they can be mended.
    pub fn ask(&self) -> Result<(Way, Option<String>), Mistake> {
        let is_file = fs::metadata(self.path).is_ok_and(|there| there.is_file());
        // What can't be read as text is no profile.
        let text = is_file.then(|| file::read(self.path).ok()).flatten();
        let read = text
            .as_ref()
            .map(|text| PartialProfile::read_part(&file::name(self.path), text, self.reader));
        let kept =
            text.filter(|text| matches!(read, Some(Ok(_))) || kind::has_any(text, Kind::Profile));
        let way = door::ask(self.path, self.leave, |bytes| match kept {
            Some(_) => None,
            None => door::ours("profile")(bytes),
        })?;
        match read {
            Some(Err(mistakes)) if kept.is_some() => Err(Mistake::InFile(mistakes)),
            _ => Ok((way, kept)),
        }
    }

    /// Writes it with keys put into what it holds, and says so. A new file is for its owner alone.
    pub fn write(&self, put: impl Fn(&str) -> Result<String, TomlError>) -> Result<(), Failure> {
        let (way, kept) = self.ask()?;
        let name = file::name(self.path);
        // What has been read as a profile is TOML.
        let text = put(kept.as_deref().unwrap_or_default())
            .map_err(|error| Mistake::said(error.to_string()))?;
        way.write(&name, text.as_bytes(), Readers::Owner)?;
        let kept = kept.is_some_and(|text| !text.trim().is_empty());
        terminal::say(&format!(
            "wrote {name}{}\n",
            if kept { ", keeping what else it holds" } else { "" }
        ));
        Ok(())
    }
}

/// Changes the text of a profile; what is not changed stays, comments, order and line ends included.
///
/// # Errors
/// When the text is no TOML.
pub fn put_into(text: &str, change: impl Fn(&mut DocumentMut)) -> Result<String, TomlError> {
    let mut profile: DocumentMut = text.parse()?;
    if profile.is_empty() && !text.trim().is_empty() {
        // Comments alone are no key's: what is added comes behind them.
        let end = if text.ends_with('\n') { "" } else { "\n" };
        return Ok(format!("{text}{end}{}", put_into("", change)?));
    }
    change(&mut profile);
    let text_now = profile.to_string();
    // Lines are written with the ends that the file has.
    let windows = text.contains("\r\n") && !text.replace("\r\n", "").contains('\n');
    Ok(if windows { text_now.replace("\r\n", "\n").replace('\n', "\r\n") } else { text_now })
}

/// Sets a key; what stands around its value, like a comment behind it, stays.
pub fn put(profile: &mut DocumentMut, key: Key, value: impl Into<Value>) {
    let mut value = value.into();
    match profile.get_mut(key.as_str()).and_then(|item| item.as_value_mut()) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => profile[key.as_str()] = value.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_SIGN: Keys =
        Keys { red_flags: &[], assessed: false, cleared: false, fallen: Some(false) };
    const SIGN: Keys =
        Keys { red_flags: &[RedFlag::NightPain], assessed: true, cleared: true, fallen: None };

    fn put_into(keys: &Keys, text: &str) -> String {
        keys.put_into(text).expect("a profile")
    }

    #[test]
    fn an_empty_profile_gets_the_keys_of_a_new_one() {
        for keys in [&NO_SIGN, &SIGN] {
            assert_eq!(put_into(keys, ""), toml::to_string(keys).expect("TOML"));
        }
    }

    #[test]
    fn comments_alone_stay_where_they_are() {
        for text in ["# my thoughts\n\n# and more\n", "# my thoughts", "\n#\n"] {
            let now = put_into(&NO_SIGN, text);
            assert!(
                now.starts_with(text) && now.ends_with(&format!("\n{}", NO_SIGN.text())),
                "{now}"
            );
        }
    }

    #[test]
    fn what_else_a_profile_holds_stays_as_it_was() {
        let text = "# Mum\r\nage = 72 # in May\r\nconditions = [\r\n  \"osteoporosis\", # \
            2019\r\n]\r\n\r\n# the last word\r\n";
        let now = put_into(&NO_SIGN, text);
        let added = "red_flags = []\r\nassessed = false\r\ncleared = false\r\nfallen = false\r\n";
        assert_eq!(now, text.replace("]\r\n\r\n", &format!("]\r\n{added}\r\n")));
    }

    #[test]
    fn keys_that_are_there_change_where_they_stand() {
        let text = "red_flags = [\"fever\"] # in March\nassessed = [\"fever\"]\ncleared = \
            [\"pregnancy\"] # Dr B\nfallen = true\nage = 40\n";
        let none = "red_flags = [] # in March\nassessed = false\ncleared = [\"pregnancy\"] # Dr \
            B\nfallen = false\nage = 40\n";
        let sign = "red_flags = [\"night-pain\"] # in March\nassessed = true\ncleared = true # Dr \
            B\nfallen = true\nage = 40\n";
        assert_eq!(put_into(&NO_SIGN, text), none);
        assert_eq!(put_into(&SIGN, text), sign);
        assert_eq!(put_into(&SIGN, &put_into(&SIGN, text)), sign, "twice is as once");
    }
}
