//! What is around a command: where it prints, the options that every command has, the catalogue,
//! the date.

use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike as _, Local, NaiveDate};

use crate::catalogue::Catalogue;
use crate::cli::args::Shared;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::file;
use crate::cli::listener::Out;
use crate::cli::mistakes::Mistakes;
use crate::cli::terminal::{self, Colour, note};
use crate::person::profile::{Reader, YEARS, is_in_years};
use crate::rules::catalogue_file;
use crate::text::id::Id;
use crate::text::printable::joined;
use crate::text::vocabulary::Vocabulary as _;

/// What is around a command.
pub struct Context<'a> {
    /// Where data goes.
    pub out: &'a mut dyn Out,
    shared: &'a Shared,
}

impl<'a> Context<'a> {
    /// Understands the options that every command has, save those that not every command needs.
    pub fn new(shared: &'a Shared, out: &'a mut dyn Out) -> Result<Self, Failure> {
        let mut wrong = Mistakes::default();
        let colour = wrong.value("--color", shared.color.as_deref().map(Colour::parse));
        wrong.none()?;
        colour.unwrap_or(Colour::Auto).hold();
        Ok(Self { out, shared })
    }

    /// The built-in catalogue, with the user's file laid over it; what that replaces is said on
    /// stderr.
    pub fn catalogue(&self) -> Result<Catalogue, Failure> {
        let built_in = crate::built_in::catalogue();
        let Some(path) = &self.shared.catalogue else { return Ok(built_in) };
        let text = file::read(path)?;
        let name = file::name(path);
        let added = catalogue_file::read(&name, &text, &built_in)?;
        let (redrawn, lowered) = (built_in.redrawn(&added), added.lowered.clone());
        let (catalogue, replaced) = built_in.with(added, &text);
        say_ids(&name, "replaces built-in", &replaced);
        say_changes(&name, &redrawn, &lowered);
        Ok(catalogue)
    }

    /// The files that a command reads: its own, and those that every command has.
    pub fn inputs<'p>(&'p self, own: &[Option<&'p Path>]) -> Vec<&'p Path> {
        own.iter().copied().chain([self.shared.catalogue.as_deref()]).flatten().collect()
    }

    /// The date that `today` means. That of a computer whose clock is dead or gone astray is no
    /// date of a plan: see [`undated`].
    pub fn today(&self, catalogue: &Catalogue, wrong: &mut Mistakes) -> NaiveDate {
        let clock = date_of(SystemTime::now()).unwrap_or_default();
        let reader = Reader { catalogue, today: clock };
        let said = self.shared.today.as_deref();
        wrong.value("--today", said.map(|text| reader.date(text))).unwrap_or(clock)
    }

    /// Whether the date was said, not left to the computer.
    pub fn is_dated(&self) -> bool {
        self.shared.today.is_some()
    }

    /// Prints styled text to stdout.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        terminal::print(self.out, text)
    }
}

/// The local date at a time; none beyond the calendar.
fn date_of(time: SystemTime) -> Option<NaiveDate> {
    let seconds = match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok()?,
        Err(before) => -i64::try_from(before.duration().as_secs()).ok()?,
    };
    let there = DateTime::from_timestamp(seconds, 0)?;
    // Near the calendar's ends a zone's offset would lead out of it.
    (0..10_000).contains(&there.year()).then(|| there.with_timezone(&Local).date_naive())
}

/// What to say about a plan that has its first day from a clock which tells no date of [`YEARS`].
pub fn undated(start: NaiveDate) -> Option<Mistake> {
    let message =
        format!("the computer's clock tells no date from {} to {}", YEARS.start(), YEARS.end());
    let help = Some("set it, or give `--today DATE`".to_owned());
    (!is_in_years(start)).then_some(Mistake::Said { message, help })
}

fn say_ids(name: &str, what: &str, ids: &[Id]) {
    if !ids.is_empty() {
        note(&format!("{name} {what}: {}", joined(ids, ", ")));
    }
}

/// Says which pictures of the program a catalogue file draws anew, and what it has less of than the
/// exercises it replaces.
pub fn say_changes(name: &str, redrawn: &[Id], lowered: &[String]) {
    say_ids(name, "redraws built-in", redrawn);
    for sentence in lowered {
        note(&format!("{name}, {sentence}"));
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use super::{date_of, undated};

    #[test]
    fn no_clock_is_too_far_from_the_calendar_to_be_spoken_of() {
        let days = |days: u64| Duration::from_secs(days * 24 * 60 * 60);
        let far = [days(1), days(800_000), days(1 << 40), Duration::from_secs(u64::MAX)];
        let before = far.iter().filter_map(|far| UNIX_EPOCH.checked_sub(*far));
        let after = far[1..].iter().filter_map(|far| UNIX_EPOCH.checked_add(*far));
        let times: Vec<SystemTime> = before.chain(after).chain([UNIX_EPOCH]).collect();
        assert!(times.len() >= 6, "{times:?}");
        for time in times {
            let said = undated(date_of(time).unwrap_or_default());
            assert!(said.is_some(), "{time:?} is no time for a plan");
        }
        let date = date_of(UNIX_EPOCH + days(20_000)).expect("a date");
        assert!(undated(date).is_none() && date.to_string().starts_with("2024-10-0"), "{date}");
    }
}
