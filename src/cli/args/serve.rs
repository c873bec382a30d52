//! The arguments of the page that is handed to a browser.

use std::path::PathBuf;

use clap::Args;

use super::plan::Profile;

pub(super) const AFTER_SERVE: &str = "\
The page is the hand-out, with its player. Without a plan file it is that of the current plan, the one that `backplan generate --save` made \
last; where none is saved, or flags say whom a plan is for, it is that of the plan that `backplan generate` would make. The plan is held \
against the rules of safety first, as by `backplan export`.

The address is printed on stdout. It has a word in it that nobody guesses, and is good until the program ends: after the time of --for, \
or by Ctrl-C. Without --phone only this computer reaches it. With --phone everybody in the same network who has the address can read the \
plan and add to your journal: it goes over http, not encrypted. A phone in the same network opens it by the picture of the address.

What the page hands back goes into the journal, as by `backplan log merge`.

Examples:
  backplan serve
  backplan serve --phone
  backplan serve plan.json --phone --for 1h
  backplan serve --minutes 20";

// The page, and to whom it is handed.
#[derive(Debug, Args)]
#[command(mut_arg("catalogue", |last| last), mut_arg("color", |last| last), mut_arg("today", |last| last))]
pub struct Serve {
    /// Name the plan file, JSON or TOML; `-` reads stdin (default: the current plan).
    #[arg(value_name = "PLAN", verbatim_doc_comment)]
    pub plan: Option<PathBuf>,
    /// Let the phone reach it, by the network that both are in, and show the address as a QR code.
    #[arg(long, verbatim_doc_comment)]
    pub phone: bool,
    /// Stop after this time, from 1m to 12h.
    #[arg(long = "for", value_name = "TIME", default_value = "15m", verbatim_doc_comment)]
    pub lasts: String,
    /// Take this address of this computer; with --phone (default: the one of its network).
    #[arg(long, value_name = "ADDRESS", requires = "phone", verbatim_doc_comment)]
    pub address: Option<String>,
    /// Go on with a plan that breaks rules of safety; a line at its head says so.
    #[arg(long, verbatim_doc_comment)]
    pub unchecked: bool,
    #[command(flatten)]
    pub profile: Profile,
}
