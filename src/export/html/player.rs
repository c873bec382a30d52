//! The page plays its sessions: one script, the same in every page, and the sessions as data.
//!
//! Without the script nothing of it is seen. The page lets no other script run: its policy names
//! the script by its digest.

mod block;
mod said;

use maud::{Markup, PreEscaped, html};

use crate::plan::{Plan, Status};

pub use self::block::Easier;

/// The script, as the build puts it together from its parts.
pub const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/player.js"));
const STYLE: &str = include_str!("player/player.css");
/// By which the page's policy knows the script.
pub const DIGEST: &str = "sha256-l3Ad99oNKS3CvfQ21ycxVSoN8o5IKxiMNsgE6XIFaoQ=";

/// The style of the player, where there is one.
pub fn style(plan: &Plan) -> &'static str {
    if plays(plan) { STYLE } else { "" }
}

/// Where the player comes to stand; nothing where there is no session.
pub fn place(plan: &Plan) -> Markup {
    html! {
        @if plays(plan) { div id="player" role="region" aria-label="Play a session" hidden {} }
    }
}

/// What it plays and what plays it, last in the page.
pub fn scripts(plan: &Plan, easier: &Easier) -> Markup {
    html! {
        @if plays(plan) {
            script type="application/json" id="sessions" { (PreEscaped(block::json(plan, easier))) }
            script { (PreEscaped(SCRIPT)) }
        }
    }
}

/// Whether there is anything to play.
pub fn plays(plan: &Plan) -> bool {
    plan.status != Status::Refused && plan.sessions().next().is_some()
}
