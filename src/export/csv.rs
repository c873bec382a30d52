//! A plan as CSV for spreadsheets: one row an item, with its dose in columns of numbers and in
//! words.
//!
//! The form is RFC 4180: CRLF, quotes where a cell needs them, a header, as many cells in each row.
//! Cells are parted by commas, or by what [`Options::separator`] says: spreadsheets of countries
//! that write a comma in numbers expect semicolons, and with semicolons fractions have a comma: to
//! such spreadsheets 22.5 is a text, or the 22nd of May.
//!
//! **Rows.** The plan stands first, day by day. A row with `seconds` is an item of the plan; the
//! seconds of a session's rows add up to the session. `walk` opens a week that has walking beside
//! its sessions (`minutes` at a time, on `walk_days`, `walk_times` on each); `rest` marks a day
//! without a session.
//!
//! Every row without a `week` is something that the plan says, with the text in `why` and the kind
//! in `block`, so that a reader who has only the spreadsheet misses nothing and a filter on `block`
//! or `week` takes it away. They stand behind the plan: `status` (what the plan is), `rests-on`
//! (what it takes the person's word for), `advice` and `pain-rule` (how much pain is fine), which
//! are all but the whole of a refused plan; `deviation`, `applied` and `info` (the notices),
//! `left-out`, `afterwards`, `bad-day`, `missed`, `illness`, `stop-sign` with `after-stop` (what to
//! do then) behind those that hold for everybody, `red-flag`, `disclaimer` and `made-by`; `digest`,
//! of a plan that was written to a file, tells whether it is as it was written. A rule's id stands
//! in brackets behind its reason. Signs, which are no sentences, carry in `name` what they are
//! signs of. One such row stands first of all: that a plan was let pass that breaks rules.
//!
//! **Columns.** New ones come at the end, so that those before keep their places.
//!
//! **Encoding.** The text is UTF-8. Excel takes a CSV file without a byte order mark for one in the
//! code page of the computer; many readers take the mark for a part of the first title. So there is
//! one only where the text holds more than ASCII, which nothing built in does (amounts are written
//! `3 x 8-10`): both are then right without being asked.
//!
//! **Formulas.** A cell that a spreadsheet would take for a formula begins with an apostrophe
//! instead.

mod cell;
mod row;
mod separator;

use self::row::Rows;
use super::Options;
use super::format::{Mark, Place};
use super::say::notes::KINDS;
use super::say::plan::{GENTLE_ONLY, NO_EXERCISE, made_for, title};
use super::say::safety::{ASK, HELP, STOP, rests_on, stop_signs};
use crate::plan::{Plan, PlanDay, Status, Week};
use crate::text::id::Text;
use crate::text::vocabulary::Vocabulary as _;

pub(super) use self::cell::harmless;
pub use self::separator::Separator;

/// The mark of a file: the row with the block `digest` and the text in `why`.
macro_rules! mark {
    ($sep:literal) => {
        Mark {
            begins: concat!("week", $sep, "date", $sep),
            place: Place::Last,
            open: concat!(
                $sep, $sep, $sep, $sep, "digest", $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep,
                $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep
            ),
            close: concat!(
                $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep, $sep,
                "\r\n"
            ),
        }
    };
}

/// How a file carries its mark: a plan by each separator, a journal, what it says of
/// some weeks.
pub const MARKS: [Mark; 5] =
    [mark!(","), mark!(";"), mark!("\t"), super::journal::table::MARK, super::progress::csv::MARK];

/// Writes a plan as CSV. Every reason has its column.
pub fn plan(plan: &Plan, options: &Options) -> String {
    let mut rows = Rows::new(options.separator);
    let (heads, _) = advice(plan, options);
    all(&mut rows, "advice", "", heads);
    for week in &plan.weeks {
        if let Some(walk) = week.walk {
            rows.walk(week, walk);
        }
        for day in &week.days {
            items(&mut rows, week, day);
        }
    }
    about(&mut rows, plan, options);
    notes(&mut rows, plan);
    rows.finish()
}

/// Advice: what stands before all of the plan, and the rest.
fn advice<'p>(plan: &'p Plan, options: &Options) -> (&'p [Text], &'p [Text]) {
    let advice = &plan.safety.advice;
    advice.split_at(options.heads.min(advice.len()))
}

/// What the plan is, and what to know before anything in it.
fn about(rows: &mut Rows, plan: &Plan, options: &Options) {
    let what = match plan.status {
        Status::Plan => title(plan),
        Status::Relief => format!("{}. {GENTLE_ONLY}", title(plan)),
        Status::Refused => format!("{NO_EXERCISE}."),
    };
    rows.note("status", plan.status.as_str(), &what, "");
    if let Some(made_for) = made_for(&plan.profile) {
        rows.note("status", "", &made_for, "");
    }
    if let Some(rests_on) = rests_on(plan).filter(|_| plan.status != Status::Refused) {
        rows.note("rests-on", "", &rests_on, "");
    }
    let (_, advice) = advice(plan, options);
    all(rows, "advice", "", advice);
    all(rows, "pain-rule", "", filled(&plan.safety.pain_rule));
}

fn items(rows: &mut Rows, week: &Week, day: &PlanDay) {
    if day.sessions.is_empty() {
        rows.rest(week, day);
    }
    for session in &day.sessions {
        for (kind, item) in session.items() {
            rows.item(week, day, session, kind, item);
        }
    }
}

fn notes(rows: &mut Rows, plan: &Plan) {
    for (kind, _) in KINDS {
        for notice in plan.notices.iter().filter(|notice| notice.kind == kind) {
            rows.note(kind.as_str(), "", &notice.text, &notice.rule);
        }
    }
    for left in &plan.excluded {
        rows.left_out(left);
    }
    let safety = &plan.safety;
    all(rows, "afterwards", "", &safety.afterwards);
    all(rows, "bad-day", "", filled(&safety.bad_day));
    all(rows, "missed", "", filled(&safety.missed));
    all(rows, "illness", "", filled(&safety.illness));
    if plan.status != Status::Refused {
        let [stop, ask] = stop_signs(safety);
        all(rows, "stop-sign", STOP, stop);
        all(rows, "after-stop", "", filled(&safety.after_stop));
        all(rows, "stop-sign", ASK, ask);
    }
    all(rows, "red-flag", HELP, &safety.red_flags);
    rows.note("disclaimer", "", &safety.disclaimer, "");
    rows.note("made-by", "", &plan.made_by.program, "");
}

fn all<'t>(rows: &mut Rows, block: &str, title: &str, texts: impl IntoIterator<Item = &'t Text>) {
    for text in texts {
        rows.note(block, title, text, "");
    }
}

/// A text unless it is empty: of one that looks so nothing gets lost here.
fn filled(text: &Text) -> Option<&Text> {
    (!text.is_empty()).then_some(text)
}
