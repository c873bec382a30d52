//! `backplan start`: a session, step by step, with a clock.

mod digits;
mod frame;
mod kept;
mod keys;
mod lines;
mod plain;
mod say;
mod screen;
mod stage;
mod which;

use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use anyhow::Context as _;

use crate::catalogue::Catalogue;
use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::ears::Ears;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::home::Home;
use crate::cli::signals::Signals;
use crate::cli::terminal::{self, Colour};
use crate::journal::store::Store;
use crate::planner;
use crate::session::guided::{Cue, Guided, Record};
use kept::Kept;
use plain::Plain;
use say::About;
use screen::Screen;
use stage::{Keep, now, play};

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
    let (week, day, session) = chosen.session()?;
    let easier = planner::easier(&chosen.plan, week, session, &catalogue);
    let signals = Signals::listen().context("can't listen to signals")?;
    let mut ears = Ears::new(args.quiet, args.sound, args.speak);
    let mut kept = Kept::open(Store::new(Home::find()?.journal()), &chosen.plan, day, session)?;
    let earlier = if args.anew { kept.anew() } else { kept.earlier() };
    let about = About {
        session,
        unit: chosen.plan.profile.unit.unwrap_or_default(),
        goes_on: say::goes_on(session, &earlier),
        after_stop: &chosen.plan.safety.after_stop,
    };
    let begun = Guided::new(session, &easier, &earlier, now());
    let mut unsaved = None;
    let mut keep =
        |record: &Record| kept.keep(record).inspect_err(|why| unsaved = Some(why.clone()));
    let heard = (&mut ears, &signals);
    let guided = stand(args, begun, (&about, &catalogue), heard, (&mut keep, context))?;
    let out = &mut context.out;
    // Who hung up is not there to read it.
    writeln!(out, "{}", say::summary(&about, &guided)).and_then(|()| out.flush()).ok();
    match unsaved {
        Some(why) => Err(Mistake::said(why).into()),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// Plays it on a screen or line by line.
fn stand<'p>(
    args: &args::Start,
    (mut guided, cues): (Guided<'p>, Vec<Cue>),
    (about, catalogue): (&About, &Catalogue),
    (ears, signals): (&mut Ears, &Signals),
    (keep, context): (&mut Keep, &mut Context),
) -> Result<Guided<'p>, Failure> {
    if is_plain(args) {
        let mut stage = Plain::open(context.out, about);
        play(&mut guided, cues, &mut stage, ears, signals, keep);
    } else {
        let stage = Screen::open(about, catalogue);
        let mut stage = stage.context("can't draw on the terminal")?;
        play(&mut guided, cues, &mut stage, ears, signals, keep);
    }
    Ok(guided)
}

/// Whether lines are asked for, or nothing else can be shown.
fn is_plain(args: &args::Start) -> bool {
    let shown =
        io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal();
    args.plain || terminal::is_plain() || !shown
}
