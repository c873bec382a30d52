//! `backplan measure`: how a back is, every few weeks, and what changed.

mod ask;

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use super::log::{self, entry};
use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::mistakes::Mistakes;
use crate::cli::terminal;
use crate::export::progress::measured;
use crate::export::say::onward::Limits;
use crate::journal::measure::{self, called};
use crate::journal::record::{Activity, MOST, MOST_ACTIVITIES, Measure, Record, What};
use crate::person::profile::Reader;
use crate::text::id::Id;
use crate::text::own::one_line;
use crate::text::page::{PLAIN, Page};
use crate::text::printable::shown;

/// The longest name of an activity, in characters.
const LONGEST_NAME: usize = 100;
/// Nobody gets up more often in 30 seconds.
const MOST_RISES: u32 = 100;
/// Nobody holds anything longer, in seconds.
const LONGEST_HOLD: u32 = 60 * 60;

/// Reads flags, asks for the rest on a terminal, saves, and says what changed.
pub fn run(args: &args::Measure, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let reader = Reader { catalogue: &catalogue, today: context.today(&catalogue, &mut wrong) };
    let date = entry::day("--date", args.date.as_deref(), &reader, &mut wrong);
    let date = date.unwrap_or(reader.today);
    let store = log::store()?;
    let journal = store.read()?;
    log::say_unread(&journal);
    let before = journal.history();
    let known = Known::of(&before);
    let mut said = Measure {
        date,
        pain: number("--pain", args.pain.as_deref(), MOST, &mut wrong),
        activities: known.activities(&args.activity, &mut wrong),
        chair_rises: number("--chair-rises", args.chair_rises.as_deref(), MOST_RISES, &mut wrong),
        hold_seconds: None,
        hold: None,
    };
    if let Some((exercise, seconds)) =
        args.hold.as_deref().and_then(|text| hold(text, &reader, &mut wrong))
    {
        (said.hold, said.hold_seconds) = (Some(exercise), Some(seconds));
    }
    let flags = args.pain.is_some()
        || !args.activity.is_empty()
        || args.chair_rises.is_some()
        || args.hold.is_some();
    if flags {
        wrong.none()?;
    } else {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            let help = "say it with flags: --pain 2 --activity \"tie shoes=6\" --chair-rises 14";
            wrong.add("the questions need a terminal".into(), Some(help.into()));
        }
        let plan = entry::plan(None, &reader, &mut wrong)?;
        wrong.none()?;
        let limits = plan.as_ref().map_or_else(Limits::unknown, Limits::of);
        let asks = ask::Asks::new(&known, limits, &reader);
        said = asks.ask(date)?;
    }
    let record = Record::new(log::now(), What::Measure(said));
    store.append(std::slice::from_ref(&record))?;
    let journal = store.read()?;
    let series = measure::series(&journal.history());
    let mut page = Page::new(&terminal::look_of_stdout());
    page.prose(PLAIN, 0, &format!("Saved for {}.", date.format("%A %-d %B %Y")));
    page.gap();
    measured::write(&mut page, &series, &log::name(&catalogue));
    if series.iter().all(|series| series.since_first.is_none()) {
        page.gap();
        page.prose(PLAIN, 0, "Measure again in four weeks: then it says what changed.");
    }
    context.print(&page.finish())?;
    Ok(ExitCode::SUCCESS)
}

/// What was measured last.
pub struct Known {
    /// The names of the activities.
    names: Vec<String>,
    /// What was held.
    hold: Option<Id>,
}

impl Known {
    fn of(history: &[&Record]) -> Self {
        let last = || measure::measures(history).rev();
        let rated = last().find(|measure| !measure.activities.is_empty());
        let activities = rated.into_iter().flat_map(|measure| &measure.activities);
        Self {
            names: activities.map(|activity| activity.name.clone()).collect(),
            hold: last().find_map(|measure| measure.hold.clone()),
        }
    }

    /// The activities of flags.
    fn activities(&self, texts: &[String], wrong: &mut Mistakes) -> Vec<Activity> {
        if texts.len() > MOST_ACTIVITIES {
            let message = format!("--activity: {MOST_ACTIVITIES} at most, not {}", texts.len());
            wrong.add(message, Some("take those that matter most".into()));
            return Vec::new();
        }
        let mut all: Vec<Activity> = Vec::new();
        for (place, text) in texts.iter().enumerate() {
            let name = self.names.get(place).map(String::as_str);
            let Some(activity) = activity("--activity", text, name, wrong) else { continue };
            if all.iter().any(|other| called(&other.name) == called(&activity.name)) {
                let message = format!("--activity: `{}` comes twice", shown(&activity.name));
                wrong.add(message, Some("say each once".into()));
            } else {
                all.push(activity);
            }
        }
        all
    }
}

/// An activity with its number, like `tie shoes=6`; a number alone is of the one that goes by
/// `known`.
fn activity(flag: &str, text: &str, known: Option<&str>, wrong: &mut Mistakes) -> Option<Activity> {
    let like = || Some("write it like `tie shoes=6`".to_owned());
    let (name, score) = match text.rsplit_once('=') {
        Some((name, score)) => (name, score),
        None if text.trim().starts_with(|c: char| c.is_ascii_digit()) => {
            let Some(name) = known else {
                wrong.add(format!("{flag}: `{}` says of no activity", shown(text)), like());
                return None;
            };
            (name, text)
        }
        None => {
            wrong.add(format!("{flag}: `{}` has no number", shown(text)), like());
            return None;
        }
    };
    let name = wrong.value(flag, Some(one_line(name, LONGEST_NAME)));
    let score = number(flag, Some(score), MOST, wrong);
    name.zip(score).map(|(name, score)| Activity { name, score })
}

/// What is held and how long, like `front-plank=45`.
fn hold(text: &str, reader: &Reader, wrong: &mut Mistakes) -> Option<(Id, u32)> {
    let Some((name, seconds)) = text.rsplit_once('=') else {
        let message = format!("--hold: `{}` has no seconds", shown(text));
        wrong.add(message, Some("write it like `front-plank=45`".into()));
        return None;
    };
    let names = [name.trim().to_owned()];
    let found = wrong.each("--hold", &names, &reader.exercises());
    let seconds = number("--hold", Some(seconds), LONGEST_HOLD, wrong);
    found.and_then(|found| found.into_iter().next()).zip(seconds)
}

/// A whole number from 0 on.
fn number(flag: &str, text: Option<&str>, most: u32, wrong: &mut Mistakes) -> Option<u32> {
    let text = text?.trim();
    let bare = ["/10", "s"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let number = bare.trim().parse().ok().filter(|number| *number <= most);
    if number.is_none() {
        wrong.push(Mistake::said(format!("{flag}: 0 to {most}, not `{}`", shown(text))));
    }
    number
}
