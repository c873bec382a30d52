//! The arguments of the guided session.

use std::path::PathBuf;

use clap::Args;

use super::daily::Instead;

pub(super) const AFTER_START: &str = "\
It goes by the current plan, the one that `backplan generate --save` made last, and shows what is done, for how long, and what comes next. \
Space pauses, the arrows skip and go back, + and - put the number right, e takes an easier exercise, p stops one that hurts, q leaves; the \
keys stand below. What was done is kept at once: who left in the middle goes on there.

With --plain, without a terminal, where TERM is dumb or ACCESSIBLE is set, it prints a line for each event instead, and takes a number \
and Enter.

Examples:
  backplan start
  backplan start --short
  backplan start 'Strength A'
  backplan start --plain --speak
  backplan start --plan plan.json --date mon";

// Which session is played, and how.
#[derive(Debug, Args)]
#[command(mut_arg("catalogue", |last| last), mut_arg("color", |last| last), mut_arg("today", |last| last))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Start {
    /// Name the session, where the day has several.
    #[arg(value_name = "SESSION", verbatim_doc_comment)]
    pub session: Option<String>,
    #[command(flatten)]
    pub instead: Instead,
    /// Do the session of this day instead, a date or a word like `tomorrow` or `mon`.
    #[arg(long, value_name = "DATE", verbatim_doc_comment)]
    pub date: Option<String>,
    /// Take a plan file instead of the current plan.
    #[arg(long, value_name = "FILE", verbatim_doc_comment)]
    pub plan: Option<PathBuf>,
    /// Begin anew, whatever was done of it.
    #[arg(long, verbatim_doc_comment)]
    pub anew: bool,
    /// Print a line for each event, for screen readers, instead of drawing a screen.
    #[arg(long, verbatim_doc_comment)]
    pub plain: bool,
    /// Ring no bell.
    #[arg(long, verbatim_doc_comment)]
    pub quiet: bool,
    /// Play sounds instead of the bell, by pw-play, paplay, aplay or afplay.
    #[arg(long, verbatim_doc_comment)]
    pub sound: bool,
    /// Speak what comes, by spd-say, espeak-ng or say.
    #[arg(long, verbatim_doc_comment)]
    pub speak: bool,
}
