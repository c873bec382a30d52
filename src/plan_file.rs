//! Reading a plan back: the complete file that an export wrote, or the few lines that a person
//! wrote by hand.
//!
//! What a file leaves out comes from the catalogue, the profile's level and the calendar; what it
//! states is kept, also where a rule will object. Nothing is judged by rules here.

mod about;
mod dose;
mod profile;
mod remarks;
mod session;
mod text;
mod trust;
mod unlike;
mod weeks;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::person::kind::Kind;
use crate::person::profile::Reader;
use crate::plan::{Excluded, MadeBy, Notice, NoticeKind, Plan, SCHEMA, Status};
use crate::rules::{self, Context, Outlook, usual_safety};
use crate::text::document::{self, Span, Table, Value};
use crate::text::id::Text;
use crate::text::printable::shown;
use crate::text::problem::{Problem, Problems};
use remarks::Remarks;
use text::{text_or_empty, texts};

pub use text::AUTHOR;
pub use trust::readdress;

/// What made a plan that does not say it: the words in [`MadeBy`]'s `program`.
pub const BY_HAND: Text = MadeBy::BY_HAND;
/// More notices than any plan has.
const MOST_NOTICES: usize = 500;
/// More left-out exercises than any catalogue is likely to have.
const MOST_EXCLUDED: usize = 10_000;

/// Reads a plan from JSON (when its first character is `{`) or TOML. `name` is shown in problems;
/// `today` is the plan's first day when neither its profile nor a date in it says another.
///
/// A plan has `weeks`, unless it is refused; a block says its `kind`, an item and a left-out
/// exercise say `exercise`. Every other key may be left out. Then weeks are numbered from 1 and
/// build up; days follow each other from the week's first day; a session with a main block is a
/// strength session, another one is of gentle movement in a plan of relief and a daily one
/// elsewhere; titles are those of the kind of session; doses, breathing and effort are the
/// exercise's and the level's own; times follow the formula of
/// [`crate::catalogue::dose::Dose::seconds`]. Every week of the result has seven days.
///
/// Names of exercises and words for safety are the program's, whatever the file says. What it adds
/// to the latter stands behind them, and it and notices that the program does not give begin with
/// [`AUTHOR`]; a refused plan has none of them. On what a plan rests is worked out anew.
///
/// # Errors
/// Every mistake with its place: errors of form, unknown keys, wrong types, unknown ids and words,
/// what is missing, days that come twice or lie outside their week, weeks out of order, doses,
/// dates, times and numbers out of range, lists longer than what is read, texts that can't be
/// shown, a profile that contradicts itself. Of JSON those before its first error of form; of many
/// of a kind the first few. A file of another kind, of a newer form, or with a part of a plan that
/// begins behind its first week, is one mistake.
pub fn read(
    name: &str,
    text: &str,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Result<Plan, Problems> {
    read_telling(name, text, catalogue, today).map(|(plan, _)| plan)
}

/// The same, and what the file says of itself and is not believed.
///
/// # Errors
/// Those of [`read`].
pub fn read_telling(
    name: &str,
    text: &str,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Result<(Plan, Vec<String>), Problems> {
    // Some editors put a byte order mark before the text; it means nothing.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut remarks = Remarks::default();
    let (plan, found) = document::read(text, Kind::Plan.wanted(), |table| {
        plan(table, &Reader { catalogue, today }, &mut remarks)
    });
    let Some(mut plan) = plan.filter(|_| found.is_empty()) else {
        return Err(Problems::new(name, text, found));
    };
    let own = unlike::own(&plan, catalogue);
    let mut told = unlike::unlike(&plan, own.as_ref(), catalogue);
    remarks.dropped |= trust::notices(&mut plan, own.as_ref());
    told.extend(remarks.told());
    Ok((plan, told))
}

/// A plan of a file that this program wrote and nobody changed: where the same catalogue and rules
/// made it, what it says needs no second look. None where others did, or it can't be read.
pub fn read_own(text: &str, catalogue: &Catalogue, today: NaiveDate) -> Option<Plan> {
    let (plan, found) = document::read(text, Kind::Plan.wanted(), |table| {
        plan(table, &Reader { catalogue, today }, &mut Remarks::default())
    });
    let plan = plan.filter(|_| found.is_empty())?;
    let same =
        *plan.made_by.rules == *rules::digest() && *plan.made_by.catalogue == catalogue.digest();
    same.then_some(plan)
}

/// The problem with a schema name that is not [`SCHEMA`]; none when it is, or is missing.
fn other_schema(table: &Table) -> Option<Problem> {
    let said = table.text("schema").filter(|said| said.value != SCHEMA)?;
    let family = SCHEMA.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = shown(said.value);
    let number = said.value.strip_prefix(family).and_then(|number| number.parse::<u64>().ok());
    let (message, help) = match number {
        Some(_) => (
            format!("this plan was made by a newer backplan: its form is `{name}`"),
            "update backplan to read it",
        ),
        None => (
            format!("`{name}` is not a plan"),
            "a plan has `schema = \"backplan/plan/1\"`, or leaves it out",
        ),
    };
    Some(Problem::at(said.span, message).help(help))
}

/// The problem with a part of a plan: it can't be held against what is beside it. The program says
/// so where it writes one; it never begins a whole one later than with the first week.
fn part(table: &Table) -> Option<Problem> {
    let (part, at) = stated_part(table).or_else(|| later_week(table))?;
    let message = format!("this is a part of a plan ({part})");
    let help = "write the whole plan with `-f json`, and add `--only` when you export it";
    Some(Problem::at(at, message).help(help))
}

fn stated_part(table: &Table) -> Option<(String, Span)> {
    let stated = table.text("part")?;
    Some((shown(stated.value).into_owned(), stated.span))
}

fn later_week(table: &Table) -> Option<(String, Span)> {
    let Value::Table(week) = &table.peek("weeks")?.list().first()?.value else { return None };
    let stated = week.iter().find(|entry| entry.key.value == "number")?;
    let Value::Integer(Some(number)) = stated.value.value else { return None };
    let is_later = table.has("made_by") && number > 1;
    is_later.then(|| (format!("week {number}"), stated.value.span.clone()))
}

/// The plan; none of a file in another form, which is all that is said of it.
fn plan(table: &Table, reader: &Reader, remarks: &mut Remarks) -> Option<Plan> {
    if let Some(problem) = other_schema(table).or_else(|| part(table)) {
        table.report(problem);
        table.pass_over();
        return None;
    }
    // The mark of a file that the program wrote says nothing about the plan, and what it rests on
    // is worked out anew: both are read for their mistakes only.
    drop((table.text("digest"), texts(table, "rests_on"), texts(table, "foreign")));
    let status = status(table);
    let (profile, assumed) = profile::profile(table, status, reader, remarks);
    let count = table.count("weeks").map_or(0, |weeks| weeks.value.min(weeks::MOST_WEEKS));
    let count = u32::try_from(count).unwrap_or(u32::MAX).max(profile.weeks);
    let outlook = Outlook::over(&profile, status, count);
    let context = Context::new(&outlook, reader.catalogue, status);
    let weeks = weeks::weeks(table, profile.start, context, remarks);
    let usual = usual_safety(context);
    let safety = table
        .table("safety", "set of words for safety", |table| {
            trust::safety(table, usual.clone(), status, remarks)
        })
        .unwrap_or(usual);
    let mut plan = Plan {
        schema: SCHEMA,
        made_by: made_by(table),
        status,
        part: None,
        profile,
        assumed,
        weeks,
        notices: notices(table),
        excluded: excluded(table, reader),
        safety,
        rests_on: Vec::new(),
        foreign: Vec::new(),
    };
    trust::rest(&mut plan, reader.catalogue);
    about::find(&mut plan, reader.catalogue);
    Some(plan)
}

/// What kind of plan the file says that it is; a plan has weeks, a refused one has none.
fn status(table: &Table) -> Status {
    let status = table.word("status").map_or(Status::Plan, |status| status.value);
    let has_weeks = table.count("weeks").map_or(table.has("weeks"), |weeks| weeks.value > 0);
    let (at, is_refused) = (table.place("status"), status == Status::Refused);
    if !has_weeks && !is_refused {
        let help = "a plan lists weeks, days, sessions, blocks and items".to_owned();
        let message = "a plan without `weeks`".to_owned();
        table.report_missing(Problem { at, message, help: Some(help) });
    } else if has_weeks && is_refused {
        let help = "take out `weeks`, or `status`".to_owned();
        let message = "a refused plan holds no weeks".to_owned();
        table.report(Problem { at, message, help: Some(help) });
    }
    status
}

fn made_by(table: &Table) -> MadeBy {
    let read = |table: &Table| MadeBy {
        program: text::text(table, "program").unwrap_or(BY_HAND),
        catalogue: text_or_empty(table, "catalogue"),
        rules: text_or_empty(table, "rules"),
    };
    let by_hand = MadeBy { program: BY_HAND, catalogue: Text::default(), rules: Text::default() };
    table.table("made_by", "table of what made the plan", read).unwrap_or(by_hand)
}

fn notices(table: &Table) -> Vec<Notice> {
    table.first("notices", MOST_NOTICES, "notices");
    table.tables("notices", "notice", |table| Notice {
        rule: text_or_empty(table, "rule"),
        kind: table.word("kind").map_or(NoticeKind::Info, |kind| kind.value),
        about: Vec::new(),
        text: text_or_empty(table, "text"),
    })
}

fn excluded(table: &Table, reader: &Reader) -> Vec<Excluded> {
    table.first("excluded", MOST_EXCLUDED, "left-out exercises");
    let exercises = reader.exercises();
    let entries = table.tables("excluded", "left-out exercise", |table| {
        if !table.has("exercise") {
            table.missing("exercise");
        }
        let exercise = table.meant("exercise", &exercises);
        let (rule, text) = (text_or_empty(table, "rule"), text_or_empty(table, "text"));
        Some(Excluded { exercise: exercise?.value, rule, text })
    });
    entries.into_iter().flatten().collect()
}
