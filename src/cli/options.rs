//! The flags that say how a plan is exported, understood; a flag that the format has no use for is
//! a mistake.

use crate::cli::args::PlanOutput;
use crate::cli::clock::{reminder, time};
use crate::cli::mistakes::Mistakes;
use crate::export::format::{Format, Options};
use crate::export::{FORMATS, ics};
use crate::person::profile::Goal;
use crate::plan::Plan;
use crate::text::printable::{disturbs, list_in_words};
use crate::text::vocabulary::Unknown;

/// The longest name of whom a hand-out is from, in characters.
const LONGEST_FROM: usize = 200;
/// The longest note on a hand-out, in characters.
const LONGEST_NOTE: usize = 2000;

/// Whether a flag is given.
type Given = fn(&PlanOutput) -> bool;

/// Flags that not every format has a use for.
const FLAGS: [(&str, Given); 8] = [
    ("time", |args| args.time.is_some()),
    ("tz", |args| args.tz.is_some()),
    ("remind", |args| args.remind.is_some()),
    ("walks", |args| args.walks),
    ("desk-breaks", |args| args.desk_breaks),
    ("large", |args| args.large),
    ("from", |args| args.from.is_some()),
    ("note", |args| args.note.is_some()),
];

/// What the flags mean for a format.
pub fn understand(args: &PlanOutput, format: &Format, wrong: &mut Mistakes) -> Options {
    for (flag, _) in FLAGS.iter().filter(|(_, is_given)| is_given(args)) {
        only_with(flag, format, wrong);
    }
    if args.tz.is_some() && args.time.is_none() {
        wrong.add(
            "--tz: says nothing without --time".into(),
            Some("add a time, like --time 07:00".into()),
        );
    }
    Options {
        why: args.why,
        time: wrong.value("--time", args.time.as_deref().map(time)),
        zone: wrong.value("--tz", args.tz.as_deref().map(ics::zone)),
        remind: wrong.value("--remind", args.remind.as_deref().map(reminder)),
        walks: args.walks,
        desk_breaks: args.desk_breaks,
        large: args.large,
        from: wrong.value("--from", args.from.as_deref().map(|text| shown(text, "", LONGEST_FROM))),
        note: wrong
            .value("--note", args.note.as_deref().map(|text| shown(text, "\n", LONGEST_NOTE))),
    }
}

/// A text that can be shown: without characters that act instead, save those that are `allowed`.
fn shown(text: &str, allowed: &str, longest: usize) -> Result<String, Unknown> {
    if text.chars().count() > longest {
        let message = format!("a text of more than {longest} characters");
        return Err(Unknown { message, help: Some("say it shorter".into()) });
    }
    match text.chars().find(|c| disturbs(*c) && !allowed.contains(*c)) {
        None => Ok(text.to_owned()),
        Some(c) => {
            let message = format!("the character {} can't be shown", c.escape_unicode());
            Err(Unknown { message, help: Some("leave it out".into()) })
        }
    }
}

fn only_with(flag: &str, format: &Format, wrong: &mut Mistakes) {
    if format.flags.contains(&flag) {
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

#[cfg(test)]
mod tests {
    use super::{FLAGS, FORMATS};

    #[test]
    fn every_flag_of_a_format_is_looked_at_and_no_other() {
        for (flag, _) in FLAGS {
            assert!(FORMATS.iter().any(|format| format.flags.contains(&flag)), "{flag}");
        }
        for flag in FORMATS.iter().flat_map(|format| format.flags) {
            assert!(FLAGS.iter().any(|(known, _)| known == flag), "name {flag} in FLAGS");
        }
    }
}
