//! A profile of which anything may be left out: what was given, and what is assumed without it.

use chrono::NaiveDate;

use super::Profile;
use super::in_words::InWords as _;
use super::reader::Reader;
use super::value::{Source, Value as _};
use crate::catalogue::exercise::Level;
use crate::person::health::{BloodPressure, Clearance, Condition, Direction, RedFlag, Surgery};
use crate::person::key::{Key, keys};
use crate::person::weight::{Unit, Weights};
use crate::person::wish::{Day, Goal};
use crate::text::id::Id;
use crate::text::vocabulary::Vocabulary as _;

macro_rules! partial {
    ($($(#[$doc:meta])* $Key:ident = $name:literal, $field:ident: $Type:ty => $entry:expr;)+) => {
        /// A profile of which anything may be left out: from flags, a file, or a plan written by
        /// hand. Ids exist in the catalogue.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct PartialProfile { $($(#[$doc])* pub $field: Option<$Type>),+ }

        impl PartialProfile {
            /// All that a complete profile says.
            pub fn of(profile: &Profile) -> Self {
                Self { $($field: profile.$field.clone().into()),+ }
            }

            /// What a source says; what is wrong in it is reported there and left out.
            pub fn from_source(source: &mut impl Source, reader: &Reader) -> Self {
                Self { $($field: <$Type>::read(Key::$Key, source, reader)),+ }
            }

            /// This profile, completed from another where it says nothing.
            #[must_use]
            pub fn or(self, other: Self) -> Self {
                Self { $($field: self.$field.or(other.$field)),+ }
            }

            fn gives(&self, key: Key) -> bool {
                match key { $(Key::$Key => self.$field.is_some()),+ }
            }

            /// Takes out what a key says.
            pub fn forget(&mut self, key: Key) {
                match key { $(Key::$Key => self.$field = None),+ }
            }
        }

        impl Profile {
            /// The value of a key in words, "none" where there is none.
            pub fn value(&self, key: Key) -> String {
                match key {
                    Key::Age if self.age.is_none() => "16 to 64".into(),
                    Key::Days if self.days.len() == Day::ALL.len() => "all".into(),
                    $(Key::$Key => self.$field.in_words()),+
                }
            }

            /// Whether anything is said by a key: one for which something is assumed always says
            /// it, one that belongs to a condition, or a wish, only where it is there.
            pub fn is_stated(&self, key: Key) -> bool {
                key.is_assumed() || match key { $(Key::$Key => self.$field.says_something()),+ }
            }
        }
    };
}
keys!(partial);

impl PartialProfile {
    /// The same without what is a matter of health.
    #[must_use]
    pub fn without_health(mut self) -> Self {
        Key::ALL.iter().filter(|key| key.is_of_health()).for_each(|key| self.forget(*key));
        self
    }

    /// The keys that say something.
    pub fn given(&self) -> impl Iterator<Item = Key> {
        Key::ALL.iter().copied().filter(|key| self.gives(*key))
    }

    /// The keys that say nothing and for which something has to be assumed.
    pub fn assumed(&self) -> Vec<Key> {
        let is_assumed = |key: &Key| key.is_assumed() && !self.gives(*key);
        Key::ALL.iter().copied().filter(is_assumed).collect()
    }
}
