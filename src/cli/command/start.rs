//! `backplan start`: a session, step by step, with a clock.

mod digits;
mod ears;
mod frame;
mod keys;
mod plain;
mod say;
mod screen;
mod stage;
mod which;

use std::env;
use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use anyhow::Context as _;

use crate::catalogue::Catalogue;
use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::signals::Signals;
use crate::cli::terminal::Colour;
use crate::planner;
use crate::session::guided::{Cue, Guided};
use crate::text::yes_no::yes_or_no;
use ears::Ears;
use plain::Plain;
use say::About;
use screen::Screen;
use stage::{now, play};

/// Plays a session and says what came of it.
pub fn run(args: &args::Start, context: &mut Context) -> Result<ExitCode, Failure> {
    if is_plain(args) {
        Colour::Never.hold();
    }
    let catalogue = context.catalogue()?;
    let chosen = match which::choose(args, &catalogue, context)? {
        Ok(chosen) => chosen,
        Err(code) => return Ok(code),
    };
    let (week, _, session) = chosen.session()?;
    let easier = planner::easier(&chosen.plan, week, session, &catalogue);
    let about = About {
        session,
        unit: chosen.plan.profile.unit.unwrap_or_default(),
        after_stop: &chosen.plan.safety.after_stop,
    };
    let signals = Signals::listen().context("can't listen to signals")?;
    let mut ears = Ears::new(args.quiet, args.sound, args.speak);
    let begun = Guided::new(session, &easier, &[], now());
    let guided = stand(args, begun, (&about, &catalogue), (&mut ears, &signals), context)?;
    let out = &mut context.out;
    // Who hung up is not there to read it.
    writeln!(out, "{}", say::summary(&about, &guided)).and_then(|()| out.flush()).ok();
    Ok(ExitCode::SUCCESS)
}

/// Plays it on a screen or line by line.
fn stand<'p>(
    args: &args::Start,
    (mut guided, cues): (Guided<'p>, Vec<Cue>),
    (about, catalogue): (&About, &Catalogue),
    (ears, signals): (&mut Ears, &Signals),
    context: &mut Context,
) -> Result<Guided<'p>, Failure> {
    let mut keep = |_: &_| Ok(());
    if is_plain(args) {
        let mut stage = Plain::open(context.out, about);
        play(&mut guided, cues, &mut stage, ears, signals, &mut keep);
    } else {
        let stage = Screen::open(about, catalogue);
        let mut stage = stage.context("can't draw on the terminal")?;
        play(&mut guided, cues, &mut stage, ears, signals, &mut keep);
    }
    Ok(guided)
}

/// Whether lines are asked for, or nothing else can be shown.
fn is_plain(args: &args::Start) -> bool {
    let accessible = env::var("ACCESSIBLE").is_ok_and(|set| {
        let set = set.trim();
        !set.is_empty() && set != "0" && yes_or_no(set) != Some(false)
    });
    let dumb = env::var("TERM").is_ok_and(|term| term == "dumb");
    let terminal =
        io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal();
    args.plain || accessible || dumb || !terminal
}
