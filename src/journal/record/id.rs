//! Names of records: drawn at random, so that two devices never give the same one twice.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

use crate::text::printable::shown;

/// The name of a record: ASCII letters, digits, `-`, `_`, `.`, `:` and `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RecordId(String);

/// The longest name that is read, in characters.
pub const LONGEST_ID: usize = 100;
/// Signs of a fresh name: five bits each, and none that looks like another.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// So many of them are 80 bits.
const FRESH: usize = 16;
const BITS: u32 = 5;

impl RecordId {
    /// A name that nobody has.
    pub fn fresh() -> Self {
        // Each state has keys of its own, which come from the system's random numbers.
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let half = || u128::from(RandomState::new().hash_one((std::process::id(), count)));
        let mut bits = half() << u64::BITS | half();
        let sign = |_| {
            let sign = SIGNS[(bits % 32) as usize];
            bits >>= BITS;
            char::from(sign)
        };
        Self((0..FRESH).map(sign).collect())
    }

    /// Reads a name.
    ///
    /// # Errors
    /// Says what one looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte);
        if (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(is_sign) {
            return Ok(Self(text.to_owned()));
        }
        Err(format!("`{}` is no id of a record: letters, digits and -_.:/ only", shown(text)))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
