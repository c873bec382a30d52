//! The arguments of the commands that look back.

use clap::Args;

use super::output::Output;

pub(super) const AFTER_MEASURE: &str = "\
Without a flag it asks, on a terminal: Enter skips, b goes back, q stops and nothing is written. It is due every four weeks. \
A change is marked from the minimum on that is accepted as one, with its source.

Examples:
  backplan measure
  backplan measure --pain 2 --activity \"tie shoes=6\" --chair-rises 14 --hold front-plank=45
  backplan measure --activity 6 --activity 8 < /dev/null";

#[derive(Debug, Args)]
pub struct Measure {
    /// Say how much pain was usual in the last week, 0 to 10.
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub pain: Option<String>,
    /// Say how well an activity of your own goes, 0 (unable) to 10 (as before), like `tie shoes=6`; up to three. A number alone is of the activity of the last time, in their order.
    #[arg(long, value_name = "TEXT", verbatim_doc_comment)]
    pub activity: Vec<String>,
    /// Say how often you get up from a chair in 30 seconds, arms crossed.
    #[arg(long, value_name = "N", verbatim_doc_comment)]
    pub chair_rises: Option<String>,
    /// Say how many seconds you hold an exercise in good form, like `front-plank=45`.
    #[arg(long, value_name = "TEXT", verbatim_doc_comment)]
    pub hold: Option<String>,
    /// Say on which day it was, a date or a word like `yesterday` or `mon` (default: today).
    #[arg(long, value_name = "DATE", verbatim_doc_comment)]
    pub date: Option<String>,
}

pub(super) const AFTER_PROGRESS: &str = "\
From the journal, and the current plan where one is saved: sessions done of planned, minutes, pain during and on the next morning, how far \
exercises went up, measures. Without --from the last twelve weeks; measures always from the first one on. As HTML it is a page for a clinician.

Examples:
  backplan progress
  backplan progress --from 2026-01-01
  backplan progress -o report.html
  backplan progress --format csv -o progress.csv";

#[derive(Debug, Args)]
#[command(mut_arg("format", |format| format.help(crate::cli::kind::PROGRESS.help())))]
pub struct Progress {
    /// Begin with this day.
    #[arg(long = "from", value_name = "DATE", verbatim_doc_comment)]
    pub first: Option<String>,
    /// End with this day (default: today).
    #[arg(long = "to", value_name = "DATE", verbatim_doc_comment)]
    pub last: Option<String>,
    #[command(flatten)]
    pub output: Output,
}
