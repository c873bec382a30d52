//! The flags that say how a plan is exported, understood; a flag that the format has no use for is
//! a mistake, one that asks for what it does unasked is told.

use chrono::{Local, NaiveDateTime, TimeDelta, TimeZone as _};

use crate::cli::args::PlanOutput;
use crate::cli::clock::{reminder, time};
use crate::cli::mistakes::Mistakes;
use crate::cli::{terminal, voice};
use crate::export::csv::Separator;
use crate::export::fhir::Subject;
use crate::export::format::{Clock, Format, Options, Paper};
use crate::export::{FLAC, FORMATS, PDF, ics};
use crate::person::profile::Goal;
use crate::plan::Plan;
use crate::text::own::visible;
use crate::text::printable::list_in_words;
use crate::text::vocabulary::Vocabulary as _;

/// The longest name of whom a hand-out is from, in characters.
const LONGEST_FROM: usize = 200;
/// The longest note on a hand-out, in characters.
const LONGEST_NOTE: usize = 2000;

/// More hours than clocks are ever put forward by at once, but for a whole day.
const LEAP: i64 = 4;

/// Whether a flag is given.
type Given = fn(&PlanOutput) -> bool;

/// Flags that not every format has a use for.
const FLAGS: [(&str, Given); 17] = [
    ("why", |args| args.why),
    ("all", |args| args.all),
    ("no-pager", |args| args.no_pager),
    ("separator", |args| args.separator.is_some()),
    ("time", |args| args.time.is_some()),
    ("tz", |args| args.tz.is_some()),
    ("remind", |args| args.remind.is_some()),
    ("walks", |args| args.walks),
    ("desk-breaks", |args| args.desk_breaks),
    ("booklet", |args| args.booklet),
    ("large", |args| args.large),
    ("from", |args| args.from.is_some()),
    ("note", |args| args.note.is_some()),
    ("paper", |args| args.paper.is_some()),
    ("subject", |args| args.subject.is_some()),
    ("voice", |args| args.voice.is_some()),
    ("no-voice", |args| args.no_voice),
];

/// What the flags mean for a format.
pub fn understand(args: &PlanOutput, format: &Format, wrong: &mut Mistakes) -> Options {
    for (flag, _) in FLAGS.iter().filter(|(_, is_given)| is_given(args)) {
        only_with(flag, format, wrong);
    }
    let needs_time = [
        ("--tz", args.tz.is_some() && !args.desk_breaks),
        // Before an event of the whole day it would ring at night.
        ("--remind", args.remind.is_some()),
    ];
    for (flag, _) in needs_time.iter().filter(|(_, given)| *given && args.time.is_none()) {
        let help = Some("add a time, like --time 07:00".into());
        wrong.add(format!("{flag}: says nothing without --time"), help);
    }
    let speaks = *format == FLAC && !args.no_voice;
    let voice = speaks.then(|| voice::find(args.voice.as_deref(), wrong)).flatten();
    let zone = wrong.value("--tz", args.tz.as_deref().map(ics::zone));
    Options {
        why: args.why,
        separator: wrong
            .value("--separator", args.separator.as_deref().map(Separator::said))
            .unwrap_or_default(),
        time: wrong.value("--time", args.time.as_deref().map(time)),
        clock: zone.map_or(Clock::Here(here), Clock::Zone),
        remind: wrong.value("--remind", args.remind.as_deref().map(reminder)),
        walks: args.walks,
        desk_breaks: args.desk_breaks,
        booklet: args.booklet,
        large: args.large,
        from: wrong
            .value("--from", args.from.as_deref().map(|text| visible(text, "", LONGEST_FROM))),
        note: wrong
            .value("--note", args.note.as_deref().map(|text| visible(text, "\n", LONGEST_NOTE))),
        // What is printed here is printed on something.
        paper: wrong
            .value("--paper", args.paper.as_deref().map(Paper::parse))
            .or((*format == PDF).then_some(Paper::A4)),
        subject: wrong.value("--subject", args.subject.as_deref().map(Subject::parse)),
        voice,
        ..Options::default()
    }
}

fn only_with(flag: &str, format: &Format, wrong: &mut Mistakes) {
    if format.flags.contains(&flag) {
        return;
    }
    if format.met.contains(&flag) {
        terminal::note(&format!("--{flag} changes nothing in {}", format.name));
        return;
    }
    let takes = FORMATS.iter().filter(|format| format.flags.contains(&flag));
    let wanted = list_in_words(&takes.map(|format| format.name).collect::<Vec<_>>(), " or");
    let message = format!("--{flag}: goes with the format {wanted}, not {}", format.name);
    wrong.add(message, Some(format!("add --format {wanted}, or leave out --{flag}")));
}

/// What can only be judged with the plan at hand.
pub fn fit_together(options: &Options, plan: &Plan, wrong: &mut Mistakes) {
    if options.walks && !plan.weeks.is_empty() && plan.weeks.iter().all(|week| week.walk.is_none())
    {
        let message = "--walks: there is no walking in this plan".into();
        wrong.add(message, Some("leave it out, or plan with --walk and your minutes".into()));
    }
    if options.desk_breaks && plan.profile.goal != Goal::Desk {
        let message = format!("--desk-breaks: goes with the goal desk, not {}", plan.profile.goal);
        wrong.add(message, Some("leave it out, or plan with --goal desk".into()));
    }
}

/// Says by which clocks the times of a calendar are that holds some, where nobody said it; and that
/// no break is on a day.
pub fn say_times(options: &Options, plan: &Plan) {
    let has_breaks = options.desk_breaks && ics::has_breaks(plan);
    if options.desk_breaks && !has_breaks && !plan.weeks.is_empty() {
        terminal::note("there are no breaks on that day: they are from Monday to Friday");
    }
    let has_session = plan.weeks.iter().any(|week| week.sessions().next().is_some());
    let has_times = has_breaks || options.time.is_some() && has_session;
    if let (Clock::Here(utc), true) = (&options.clock, has_times) {
        let noon = plan.profile.start.and_hms_opt(12, 0, 0).unwrap_or_default();
        let east = (noon - utc(noon)).num_minutes();
        let (sign, minutes) = (if east < 0 { '-' } else { '+' }, east.abs());
        terminal::note(&format!(
            "times are by this computer's clock, UTC{sign}{:02}:{:02} on {}; --tz names another \
                zone",
            minutes / 60,
            minutes % 60,
            plan.profile.start
        ));
    }
}

/// Says that nobody was named whom a record of a clinic is about.
pub fn say_subject(options: &Options) {
    if options.subject.is_none() {
        terminal::note("the subject is unknown; --subject names a record, like Patient/123");
    }
}

/// The instant, in UTC, at which this computer's clock shows a time: the first one where it shows
/// it twice; where it leaps over it, what one would show that nobody has put forward yet.
fn here(time: NaiveDateTime) -> NaiveDateTime {
    let east = |time: &NaiveDateTime| {
        let offsets = Local.offset_from_local_datetime(time);
        let offsets = offsets.earliest().into_iter().chain(offsets.latest());
        offsets.map(|offset| offset.local_minus_utc()).max()
    };
    let seconds = east(&time).or_else(|| east(&(time - TimeDelta::hours(LEAP))));
    time - TimeDelta::seconds(seconds.unwrap_or(0).into())
}

#[cfg(test)]
mod tests {
    use super::{FLAGS, FORMATS};

    #[test]
    fn every_flag_of_a_format_is_looked_at_and_no_other() {
        for (flag, _) in FLAGS {
            assert!(FORMATS.iter().any(|format| format.flags.contains(&flag)), "{flag}");
        }
        for flag in FORMATS.iter().flat_map(|format| [format.flags, format.met].concat()) {
            assert!(FLAGS.iter().any(|(known, _)| *known == flag), "name {flag} in FLAGS");
        }
    }
}
