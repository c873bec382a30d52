//! A plan as a hand-out: one page of HTML that needs nothing else, for a phone, a screen and above
//! all for paper: a sheet to hand out, or a booklet with everything.
//!
//! No link that leaves the page, nothing that is loaded, and one script, the [player], without which
//! it is whole. The page is put together by maud: elements are checked and closed when the program
//! is compiled, every text is escaped unless it says otherwise, and a part of the page is a plain
//! function beside the words it needs. Rules are named only in the part on reasons, at the end.

mod booklet;
mod calendar;
mod card;
mod chart;
mod notes;
mod picture;
pub mod player;
pub mod progress;
mod session;
mod sheet;
mod style;
mod top;
mod words;

use std::borrow::Cow;

use maud::{DOCTYPE, Markup, PreEscaped, html};

pub use self::picture::Drawings;
use self::picture::Pictures;
pub use self::player::Easier;
use self::words::clean;
use crate::catalogue::Figures;
use crate::export::Options;
use crate::export::format::Paper;
use crate::export::say::phase::phases;
use crate::export::say::safety;
use crate::plan::{Plan, Status};

/// What the page may load: styles of its own and pictures within it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri \
    'none'; form-action 'none'";

/// The same for a page that plays its sessions: it may run the player, which may hand the journal
/// to whoever serves the page. A page that is a file is served by nobody.
fn policy(plan: &Plan) -> Cow<'static, str> {
    if !player::plays(plan) {
        return POLICY.into();
    }
    format!("{POLICY}; script-src '{}'; connect-src 'self'", player::DIGEST).into()
}

/// Writes a plan as HTML, with pictures of the exercises that have a figure: as a sheet, or as a
/// `booklet`. `large` sets it in large type, `from` and `note` stand at the top, `why` opens the
/// reasons.
pub fn plan(plan: &Plan, options: &Options, figures: &Figures) -> String {
    played(plan, options, (figures, &Drawings::default()), &|_, _| Vec::new())
}

/// The same; its player offers easier exercises, and what was drawn before is not drawn again.
pub fn played(
    plan: &Plan,
    options: &Options,
    (figures, drawings): (&Figures, &Drawings),
    easier: &Easier,
) -> String {
    let pictures = Pictures::of(plan, figures, drawings);
    let page = html! {
        (DOCTYPE)
        html lang="en" class=[kind(plan, options)] {
            (head(plan, options, &pictures))
            body {
                (body(plan, options, &pictures))
                (player::scripts(plan, easier))
            }
        }
    };
    page.into_string() + "\n"
}

/// What the style sheet knows the page by.
fn kind(plan: &Plan, options: &Options) -> Option<&'static str> {
    match (options.booklet, options.large) {
        (false, false) if sheet::has_room(plan, options) => Some("sheet roomy"),
        (false, false) => Some("sheet"),
        (false, true) => Some("sheet large"),
        (true, false) => None,
        (true, true) => Some("large"),
    }
}

fn head(plan: &Plan, options: &Options, pictures: &Pictures) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy(plan));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="generator" content=(clean(&plan.made_by.program));
            title { (top::title(plan)) }
            style {
                (PreEscaped(style::SHEET))
                @if !options.booklet { (PreEscaped(style::ONE)) }
                (PreEscaped(player::style(plan)))
                (PreEscaped(pictures.style()))
                (PreEscaped(options.paper.map_or("", Paper::style)))
            }
        }
    }
}

fn body<'p>(plan: &'p Plan, options: &Options, pictures: &Pictures<'p>) -> Markup {
    let phases = phases(plan);
    html! {
        header {
            (top::header(plan, options))
            @if !options.booklet { (notes::general(plan)) }
        }
        main {
            (player::place(plan))
            @if plan.status != Status::Refused { (top::nav(plan, &phases)) }
            @if plan.status == Status::Refused {
                (notes::advice(plan, safety::pain_rule_first(plan)))
                (notes::refusal(plan))
            } @else if options.booklet {
                (booklet::booklet(plan, &phases, pictures, options.why))
            } @else {
                (sheet::sheet(plan, &phases, pictures, options.why))
            }
        }
        footer {
            @if options.booklet { (notes::general(plan)) }
            (notes::footer(plan))
        }
    }
}
