//! A plan as a hand-out: one page of HTML that needs nothing else, for a phone, a screen and above
//! all for paper: a sheet to hand out, or a booklet with everything.
//!
//! No script, no link that leaves the page, nothing that is loaded. The page is put together by
//! maud: elements are checked and closed when the program is compiled, every text is escaped unless
//! it says otherwise, and a part of the page is a plain function beside the words it needs. Rules
//! are named only in the part on reasons, at the end.

mod booklet;
mod calendar;
mod card;
mod chart;
mod notes;
mod picture;
pub mod progress;
mod session;
mod sheet;
mod style;
mod top;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::picture::Pictures;
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

/// What a page may do besides that was served: speak to the place that it came from.
const SERVED: &str = "; connect-src 'self'";

/// Writes a plan as HTML, with pictures of the exercises that have a figure: as a sheet, or as a
/// `booklet`. `large` sets it in large type, `from` and `note` stand at the top, `why` opens the
/// reasons.
pub fn plan(plan: &Plan, options: &Options, figures: &Figures) -> String {
    let pictures = Pictures::of(plan, figures);
    let page = html! {
        (DOCTYPE)
        html lang="en" class=[kind(options)] {
            (head(plan, options, &pictures))
            body { (body(plan, options, &pictures)) }
        }
    };
    page.into_string() + "\n"
}

/// What the style sheet knows the page by.
const fn kind(options: &Options) -> Option<&'static str> {
    match (options.booklet, options.large) {
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
            meta http-equiv="Content-Security-Policy" content={ (POLICY) (if options.served { SERVED } else { "" }) };
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="generator" content=(clean(&plan.made_by.program));
            title { (top::title(plan)) }
            style {
                (PreEscaped(style::SHEET))
                @if !options.booklet { (PreEscaped(style::ONE)) }
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
        @if plan.status != Status::Refused { (top::nav(plan, &phases)) }
        main {
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
