//! The table of profile keys: one entry a key, from which come its flag with its help, what is read
//! from files, its range in the schema, what a shell completes and what is assumed without it.
//!
//! A new key is an entry here, a field of `Profile` with what fills it, and its use.

use std::ops::RangeInclusive;

use crate::catalogue::exercise::Level;
use crate::person::health::{Condition, Direction, RedFlag, Surgery};
use crate::person::weight::Unit;
use crate::person::wish::{Day, Goal};
use crate::text::printable::{joined, list_in_words};
use crate::text::vocabulary::{Vocabulary, vocabulary};

/// What is said of a key in one place for all who read, show or describe it.
#[derive(Debug)]
pub struct Entry {
    /// The flag as it is typed: one word for lists that are given one by one.
    pub flag: &'static str,
    /// What stands for the flag's value in help texts.
    pub value: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What it is about.
    pub group: Group,
    /// Whether something is assumed where the key says nothing. The wishes are simply empty then,
    /// and what belongs to a condition is not there.
    pub assumed: bool,
    /// What the flag is for; `{}` stands for the range or the words.
    pub help: &'static str,
}

/// What the values of a key are.
#[derive(Debug)]
pub enum Kind {
    /// A whole number within a range, and what it stands for: said where it is out of that range.
    Number(RangeInclusive<u32>, &'static str),
    /// True or false; as a flag, given or not, or with the answer.
    Flag,
    /// A day of the calendar, or a word for one.
    Date,
    /// An upper and a lower number.
    BloodPressure,
    /// One word.
    Word(Choices),
    /// A list of words.
    Words(Choices),
    /// A list of what is stated: each word once, `none` for an empty list.
    Stated(Choices),
    /// A clinician's word: about everything that is stated, or about a list of it.
    Clearance(Choices),
    /// A list of ids of equipment.
    Equipment,
    /// A list of ids of exercises.
    Exercises,
    /// The id of a workout.
    Workout,
    /// Weights by ids of exercises that are done with one.
    Weights,
    /// A name of one's own, up to so many characters.
    Name(usize),
}

/// The words that there are, each with what it means where it does not say so itself.
pub type Choices = fn() -> Vec<(&'static str, &'static str)>;

/// What a key is about, and the heading of its flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What is wished for.
    Wish,
    /// What is stated about health.
    Health,
}

/// Minutes a session may last: under 8 there is no room for a warm-up and work, over 120 no need.
pub const MINUTES: RangeInclusive<u32> = 8..=120;
/// Weeks a plan may cover.
pub const WEEKS: RangeInclusive<u32> = 1..=52;

/// Hands the table to a macro: of each key its name, the type of its value and its entry. What is
/// said of a key is also what is said of its field.
macro_rules! keys {
    ($with:ident) => { $with! {
        /// Years. Under 16 a plan is refused, but it is no mistake to say so.
        Age = "age", age: u32 => Entry {
            flag: "--age", value: "YEARS", group: Group::Health, assumed: true,
            kind: Kind::Number(1..=120, "years of age"),
            help: "State your age in years, {} (default: taken as 16 to 64).",
        };
        /// Training level.
        Level = "level", level: Level => Entry {
            flag: "--level", value: "LEVEL", group: Group::Wish, assumed: true,
            kind: Kind::Word(words::<Level>),
            help: "Set the training level: {} (default: beginner).",
        };
        /// What the plan should do most for.
        Goal = "goal", goal: Goal => Entry {
            flag: "--goal", value: "GOAL", group: Group::Wish, assumed: true,
            kind: Kind::Word(words::<Goal>),
            help: "Set what the plan does most for: {} (default: balanced).",
        };
        /// What is owned, beside what every home has.
        Equipment = "equipment", equipment: Vec<Id> => Entry {
            flag: "--equipment", value: "LIST", group: Group::Wish, assumed: true,
            kind: Kind::Equipment,
            help: "Name the equipment you have, `gym` for all of it (default: none; mat, towel, \
                chair and wall are always there).",
        };
        /// Strength sessions wanted a week.
        Sessions = "sessions", sessions: u32 => Entry {
            flag: "--sessions", value: "NUMBER", group: Group::Wish, assumed: true,
            kind: Kind::Number(1..=7, "strength sessions a week"),
            help: "Ask for this many strength sessions a week, {} (default: 3).",
        };
        /// Weekdays that can hold them.
        Days = "days", days: Vec<Day> => Entry {
            flag: "--days", value: "LIST", group: Group::Wish, assumed: true,
            kind: Kind::Words(days),
            help: "Name the weekdays that can hold strength sessions, like mon,thu, mon-fri or weekend \
                (default: all).",
        };
        /// The longest a session may last.
        Minutes = "minutes", minutes: u32 => Entry {
            flag: "--minutes", value: "NUMBER", group: Group::Wish, assumed: true,
            kind: Kind::Number(MINUTES, "minutes a session may last"),
            help: "Limit a session to this many minutes, {} (default: 30; with a workout, what it \
                needs).",
        };
        /// Length of the plan.
        Weeks = "weeks", weeks: u32 => Entry {
            flag: "--weeks", value: "NUMBER", group: Group::Wish, assumed: true,
            kind: Kind::Number(WEEKS, "weeks the plan covers"),
            help: "Plan this many weeks, {} (default: 1).",
        };
        /// Its first day.
        Start = "start", start: NaiveDate => Entry {
            flag: "--start", value: "DATE", group: Group::Wish, assumed: true,
            kind: Kind::Date,
            help: "Begin on a date like 2026-11-23, `today`, `tomorrow` or a weekday like `mon` \
                (default: today).",
        };
        /// Pain now, from none to the worst that can be imagined.
        Pain = "pain", pain: u32 => Entry {
            flag: "--pain", value: "NUMBER", group: Group::Health, assumed: true,
            kind: Kind::Number(0..=10, "pain now, from 0 for none to 10"),
            help: "State your pain now, from 0 for none to 10 (default: 0).",
        };
        /// What a clinician has named.
        Conditions = "conditions", conditions: Vec<Condition> => Entry {
            flag: "--condition", value: "LIST", group: Group::Health, assumed: true,
            kind: Kind::Stated(conditions),
            help: "State your conditions: {} (default: none); `none` sets aside those of a file.",
        };
        /// Whether a clinician has cleared exercise for what is stated, or for what of it.
        Cleared = "cleared", cleared: Clearance => Entry {
            flag: "--cleared", value: "LIST", group: Group::Health, assumed: false,
            kind: Kind::Clearance(conditions_and_signs),
            help: "Say that a clinician has cleared exercise for what these flags state, or for \
                what a list names, like --cleared=disc-herniation.",
        };
        /// Whether a clinician has looked at what is stated, or at what of it.
        Assessed = "assessed", assessed: Clearance => Entry {
            flag: "--assessed", value: "LIST", group: Group::Health, assumed: false,
            kind: Kind::Clearance(conditions_and_signs),
            help: "Say that a clinician has looked at what these flags state, or at what a list \
                names, like --assessed=night-pain.",
        };
        /// Whether there was a fall in the last year.
        Fallen = "fallen", fallen: bool => Entry {
            flag: "--fallen", value: "ANSWER", group: Group::Health, assumed: false,
            kind: Kind::Flag,
            help: "Say that you fell in the last year.",
        };
        /// Warning signs.
        RedFlags = "red_flags", red_flags: Vec<RedFlag> => Entry {
            flag: "--red-flag", value: "LIST", group: Group::Health, assumed: true,
            kind: Kind::Stated(signs),
            help: "Name warning signs by the codes that `backplan screen` explains (default: \
                none); `none` sets aside those of a file.",
        };
        /// Weeks of a pregnancy.
        PregnancyWeeks = "pregnancy_weeks", pregnancy_weeks: u32 => Entry {
            flag: "--pregnancy-weeks", value: "NUMBER", group: Group::Health, assumed: false,
            kind: Kind::Number(0..=42, "weeks of the pregnancy"),
            help: "State the week of the pregnancy, {} (default: unknown, which is held to be \
                after week 16).",
        };
        /// Whether a pregnancy has complications.
        Complications = "complications", complications: bool => Entry {
            flag: "--complications", value: "ANSWER", group: Group::Health, assumed: false,
            kind: Kind::Flag,
            help: "Say that the pregnancy has complications.",
        };
        /// What was done in an operation on the back.
        Surgery = "surgery", surgery: Surgery => Entry {
            flag: "--surgery", value: "KIND", group: Group::Health, assumed: false,
            kind: Kind::Word(words::<Surgery>),
            help: "Say what was done in the operation: discectomy (also decompression), fusion or \
                other (default: unknown).",
        };
        /// Weeks since then: a life's worth.
        SurgeryWeeks = "surgery_weeks", surgery_weeks: u32 => Entry {
            flag: "--surgery-weeks", value: "NUMBER", group: Group::Health, assumed: false,
            kind: Kind::Number(0..=5200, "weeks since the operation"),
            help: "State how many weeks ago the operation was, {}; with post-surgery there is no \
                plan without it.",
        };
        /// Blood pressure at rest.
        BloodPressure = "blood_pressure", blood_pressure: BloodPressure => Entry {
            flag: "--blood-pressure", value: "UPPER/LOWER", group: Group::Health, assumed: false,
            kind: Kind::BloodPressure,
            help: "State your blood pressure at rest in mmHg, like 138/86.",
        };
        /// The direction of bending that eases symptoms.
        Direction = "direction", direction: Direction => Entry {
            flag: "--direction", value: "DIRECTION", group: Group::Health, assumed: false,
            kind: Kind::Word(directions),
            help: "State the direction of bending that eases your symptoms: flexion (forward) or \
                extension (backward).",
        };
        /// Minutes between getting up and the session: a day's worth.
        MinutesSinceWaking = "minutes_since_waking", minutes_since_waking: u32 => Entry {
            flag: "--minutes-since-waking", value: "NUMBER", group: Group::Health, assumed: false,
            kind: Kind::Number(0..=1440, "minutes between getting up and the session"),
            help: "State the minutes between getting up and the session, {}.",
        };
        /// Minutes that can be walked comfortably now.
        Walk = "walk", walk: u32 => Entry {
            flag: "--walk", value: "NUMBER", group: Group::Wish, assumed: true,
            kind: Kind::Number(0..=120, "minutes you can walk comfortably now"),
            help: "State the minutes you can walk comfortably now, {}; 0 leaves walking out \
                (default: 10).",
        };
        /// Weights in use now, by exercise.
        Weights = "weights", weights: Weights => Entry {
            flag: "--weights", value: "LIST", group: Group::Wish, assumed: false,
            kind: Kind::Weights,
            help: "State the weights you use now, of a pair that of one, like \
                romanian-deadlift=20,dumbbell-row=7.5 (default: none).",
        };
        /// What weights are stated in.
        Unit = "unit", unit: Unit => Entry {
            flag: "--unit", value: "UNIT", group: Group::Wish, assumed: false,
            kind: Kind::Word(words::<Unit>),
            help: "State weights in {} (default: kg).",
        };
        /// Most different exercises in the first four weeks.
        Different = "different", different: u32 => Entry {
            flag: "--different", value: "NUMBER", group: Group::Wish, assumed: false,
            kind: Kind::Number(4..=40, "different exercises in the first four weeks"),
            help: "Learn at most this many different exercises in the first four weeks, {} \
                (default: 15 for beginners, 18 for others, 10 below 12 minutes).",
        };
        /// What the plan's calendar is called.
        Name = "name", name: String => Entry {
            flag: "--name", value: "NAME", group: Group::Wish, assumed: false,
            kind: Kind::Name(60),
            help: "Call the plan's calendar this, and tell its events by it from those of other \
                people's plans (default: the file's name).",
        };
        /// Exercises to prefer.
        Include = "include", include: Vec<Id> => Entry {
            flag: "--include", value: "LIST", group: Group::Wish, assumed: false,
            kind: Kind::Exercises,
            help: "Name exercises to prefer, by id or name (default: none).",
        };
        /// Exercises never to use, which wins over `include`.
        Exclude = "exclude", exclude: Vec<Id> => Entry {
            flag: "--exclude", value: "LIST", group: Group::Wish, assumed: false,
            kind: Kind::Exercises,
            help: "Name exercises never to use, by id or name; wins over --include (default: \
                none).",
        };
        /// A workout to use as the strength session.
        Workout = "workout", workout: Id => Entry {
            flag: "--workout", value: "ID", group: Group::Wish, assumed: false,
            kind: Kind::Workout,
            help: "Use a workout of the catalogue as the strength session, like `sample` \
                (default: none).",
        };
    } };
}
pub(crate) use keys;

macro_rules! declare {
    ($($(#[doc = $doc:literal])+ $Key:ident = $name:literal, $field:ident: $Type:ty => $entry:expr;)+) => {
        vocabulary! {
            /// A key of the profile, by its name in files.
            pub enum Key ("profile key") { $($(#[doc = $doc])+ $Key = $name),+ }
        }

        /// In the order of the keys.
        static TABLE: &[Entry] = &[$($entry),+];
        /// What each is.
        const WHAT: &[&str] = &[$(concat!($($doc),+)),+];
    };
}
keys!(declare);

/// The keys that come first in help, in this order; the others follow in that of the table.
const FIRST_IN_HELP: [Key; 7] =
    [Key::Age, Key::Conditions, Key::Pain, Key::RedFlags, Key::Assessed, Key::Cleared, Key::Fallen];

impl Key {
    /// What the table says of it.
    pub fn entry(self) -> &'static Entry {
        &TABLE[self as usize]
    }

    /// The range of its numbers, and what that stands for; none where it has no numbers.
    pub fn numbers(self) -> Option<(&'static RangeInclusive<u32>, &'static str)> {
        match &self.entry().kind {
            Kind::Number(range, why) => Some((range, why)),
            _ => None,
        }
    }

    /// Whether something is assumed where the key says nothing.
    pub fn is_assumed(self) -> bool {
        self.entry().assumed
    }

    /// Whether the key is about health, and not about what is wished for.
    pub fn is_of_health(self) -> bool {
        self.entry().group == Group::Health
    }

    /// The flag as it is typed.
    pub fn flag(self) -> &'static str {
        self.entry().flag
    }

    /// The key of a flag, given without its dashes.
    pub fn of_flag(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.flag().trim_start_matches('-') == name)
    }

    /// What the flag is for, as help says it.
    pub fn help(self) -> String {
        let Entry { kind, help, .. } = self.entry();
        let values = match kind {
            Kind::Number(range, _) => format!("{}-{}", range.start(), range.end()),
            Kind::Word(choices) => list_in_words(&typed(*choices), " or"),
            Kind::Words(choices) | Kind::Stated(choices) => joined(&typed(*choices), ", "),
            _ => String::new(),
        };
        help.replace("{}", &values)
    }

    /// What it is, in a line.
    pub fn what(self) -> &'static str {
        WHAT[self as usize].trim()
    }

    /// All keys in the order of their help.
    pub fn in_help() -> impl Iterator<Item = Self> {
        let others = Self::ALL.iter().filter(|key| !FIRST_IN_HELP.contains(key));
        FIRST_IN_HELP.iter().chain(others).copied()
    }
}

fn typed(choices: Choices) -> Vec<&'static str> {
    choices().into_iter().map(|(word, _)| word).collect()
}

fn words<W: Vocabulary>() -> Vec<(&'static str, &'static str)> {
    with_meaning(|_: W| "")
}

fn with_meaning<W: Vocabulary>(means: fn(W) -> &'static str) -> Vec<(&'static str, &'static str)> {
    W::ALL.iter().map(|word| (word.as_str(), means(*word))).collect()
}

fn days() -> Vec<(&'static str, &'static str)> {
    with_meaning(Day::name)
}

fn conditions() -> Vec<(&'static str, &'static str)> {
    with_meaning(Condition::name)
}

fn signs() -> Vec<(&'static str, &'static str)> {
    with_meaning(RedFlag::sign)
}

fn conditions_and_signs() -> Vec<(&'static str, &'static str)> {
    [conditions(), signs()].concat()
}

fn directions() -> Vec<(&'static str, &'static str)> {
    with_meaning(|direction: Direction| match direction {
        Direction::Flexion => "bending forward eases",
        Direction::Extension => "bending backward eases",
    })
}

#[cfg(test)]
mod tests {
    use super::{Condition, Day, Direction, Goal, Level, RedFlag, Surgery, Unit};
    use crate::catalogue::exercise::{Category, Pattern, Position};
    use crate::text::near::Called;
    use crate::text::vocabulary::{Vocabulary, misnamed};

    #[test]
    fn no_name_has_two_meanings() {
        let all = [
            misnamed::<Level>(),
            misnamed::<Goal>(),
            misnamed::<Day>(),
            misnamed::<Condition>(),
            misnamed::<RedFlag>(),
            misnamed::<Surgery>(),
            misnamed::<Direction>(),
            misnamed::<Unit>(),
            misnamed::<Category>(),
            misnamed::<Pattern>(),
            misnamed::<Position>(),
        ];
        assert_eq!(all.concat(), [""; 0]);
    }

    /// A list of both names either.
    #[test]
    fn no_name_of_a_condition_is_one_of_a_warning_sign() {
        for sign in RedFlag::ALL {
            for name in [sign.as_str(), sign.said()].iter().chain(sign.names()) {
                assert_eq!(Condition::find(name), None, "{name}");
                let open = Condition::OPEN.iter().flat_map(|open| open.names);
                assert!(!open.into_iter().any(|open| Called::new(open).is(name)), "{name}");
            }
        }
    }
}
