//! Reading a plan back: the complete file that an export wrote, or the few lines that a person
//! wrote by hand.
//!
//! What a file leaves out comes from the catalogue, the profile's level and the calendar; what it
//! states is kept, also where a rule will object. Mistakes of form stop at the first, mistakes of
//! meaning are collected. Nothing is judged by rules here.

mod about;
mod amount;
mod calendar;
mod place;
mod raw;
mod syntax;
mod trust;
mod unlike;
mod whom;
mod work;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::kind::{self, Kind};
use crate::person::profile::{PartialProfile, Profile, Reader};
use crate::plan::{Excluded, MadeBy, Notice, NoticeKind, Plan, SCHEMA, Status};
use crate::rules::{Context, Outlook, usual_safety};
use crate::text::id::Text;
use crate::text::problem::{Problem, Problems};
use crate::text::vocabulary::Vocabulary as _;
use place::{Findings, Path};
use raw::{RawExcluded, RawMadeBy, RawNotice, RawPlan, RawSafety, Said};

pub use place::AUTHOR;
pub use trust::readdress;

/// What made a plan that does not say it: the words in [`MadeBy`]'s `program`.
pub const BY_HAND: Text = Text::fixed("written by hand");
/// More notices than any plan has, and more texts for safety of a kind.
const MOST_NOTICES: usize = 500;
/// More left-out exercises than any catalogue is likely to have.
const MOST_EXCLUDED: usize = 10_000;

/// Reads a plan from JSON (when its first character is `{`) or TOML. `name` is shown in problems;
/// `today` is the plan's first day when neither its profile nor a date in it says another.
///
/// Every key may be left out. Then weeks are numbered from 1 and build up; days follow each other
/// from the week's first day; a session with a main block is a strength session; doses, breathing
/// and effort are the exercise's and the level's own; times follow the formula of
/// [`crate::catalogue::dose::Dose::seconds`]. Every week of the result has seven days.
///
/// # Errors
/// The first mistake of form (syntax, unknown key, wrong type), or every mistake of meaning:
/// unknown ids and words, doses, dates and numbers out of range, texts that can't be shown.
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
    let one = |problem: Problem| Problems::new(name, text, vec![problem]);
    let raw = syntax::parse(text).map_err(|problem| {
        let newer = || other_schema(text, syntax::schema(text).schema.as_ref());
        one(kind::other(text, Kind::Plan).or_else(newer).unwrap_or(problem))
    })?;
    // A file that has weeks is a plan: telling its kind takes another parse of the whole text.
    let other = || if raw.weeks.is_empty() { kind::other(text, Kind::Plan) } else { None };
    if let Some(problem) = other_schema(text, raw.schema.as_ref()).or_else(other) {
        return Err(one(problem));
    }
    let mut found = Findings::new(text);
    let mut plan = plan(raw, &Reader { catalogue, today }, &mut found);
    let own = if found.count() == 0 { unlike::own(&plan, catalogue) } else { None };
    let mut remarks = unlike::unlike(&plan, own.as_ref(), catalogue);
    if found.count() == 0 {
        found.remarks.dropped |= trust::notices(&mut plan, own.as_ref());
    }
    remarks.extend(found.remarks.told());
    found.into_problems(name).map_or(Ok((plan, remarks)), Err)
}

/// The problem with a schema name that is not [`SCHEMA`]; none when it is, or is missing.
fn other_schema(text: &str, said: Option<&Said>) -> Option<Problem> {
    let said = said.filter(|said| said.0 != SCHEMA)?;
    let family = SCHEMA.trim_end_matches(|c: char| c.is_ascii_digit());
    let shown = crate::text::printable::shown(&said.0);
    let number = said.0.strip_prefix(family).and_then(|number| number.parse::<u64>().ok());
    let (message, help) = match number {
        Some(_) => (
            format!("this plan was made by a newer backplan: its form is `{shown}`"),
            "update backplan to read it",
        ),
        None => (
            format!("`{shown}` is not a plan"),
            "a plan has `schema = \"backplan/plan/1\"`, or leaves it out",
        ),
    };
    Some(Problem { at: Findings::new(text).place(said), message, help: Some(help.to_owned()) })
}

fn plan<'t>(raw: RawPlan<'t>, reader: &Reader, found: &mut Findings<'t>) -> Plan {
    let catalogue = reader.catalogue;
    let top = Path::default();
    let status = found.word_or(raw.status.as_ref(), top, Status::Plan);
    if raw.weeks.is_empty() && status != Status::Refused {
        found.add(
            found.key_place("status"),
            top,
            "a plan without `weeks`",
            Some("a plan lists weeks, days, sessions, blocks and items".into()),
        );
    }
    if !raw.weeks.is_empty() && status == Status::Refused {
        let at = found.key_place("status");
        found.add(
            at,
            top,
            "a refused plan holds no weeks",
            Some("take out `weeks`, or `status`".into()),
        );
    }
    let raw_weeks = calendar::weeks_within_reach(raw.weeks, found);
    let mut draft = whom::draft(&raw.profile.unwrap_or_default(), reader, found);
    complete_from_weeks(&mut draft, &raw_weeks, reader);
    let mut profile = crate::planner::complete(&draft, reader);
    if status == Status::Refused {
        profile.without_wishes();
    }
    let assumed = match &raw.assumed {
        Some(keys) => assumed(keys, &profile, reader, found),
        None => draft.assumed(),
    };
    let outlook = Outlook::over(
        &profile,
        status,
        u32::try_from(raw_weeks.len()).unwrap_or(u32::MAX).max(profile.weeks),
    );
    let mut reading =
        work::Reading { context: Context::new(&outlook, catalogue, status), strength: 0 };
    let weeks = raw_weeks.into_iter().enumerate();
    let weeks = weeks
        .map(|(index, week)| calendar::week(week, index, profile.start, &mut reading, found))
        .collect();
    let usual = usual_safety(Context::new(&outlook, catalogue, status));
    // Read for their mistakes only: both are worked out anew.
    let said = raw.rests_on.into_iter().chain(raw.foreign).flatten();
    said.for_each(|said| drop(found.text(said, top)));
    let mut plan = Plan {
        schema: SCHEMA,
        made_by: made_by(raw.made_by, found),
        status,
        profile,
        assumed,
        weeks,
        notices: notices(raw.notices, found),
        excluded: excluded(raw.excluded, reader, found),
        safety: trust::safety(
            few_texts(raw.safety.unwrap_or_default(), found),
            usual,
            status,
            found,
        ),
        rests_on: Vec::new(),
        foreign: Vec::new(),
    };
    trust::rest(&mut plan, catalogue);
    about::find(&mut plan, catalogue);
    plan
}

/// The keys that were assumed by the file's word. What has another value than the usual one was
/// stated after all.
fn assumed(keys: &[Said], profile: &Profile, reader: &Reader, found: &mut Findings) -> Vec<Key> {
    let said: Vec<Key> = keys.iter().filter_map(|said| found.word(said, Path::default())).collect();
    let nothing = PartialProfile { start: Some(profile.start), ..PartialProfile::default() };
    let mut usual = nothing.complete(reader);
    if profile.workout.is_some() && said.contains(&Key::Minutes) {
        usual.minutes = crate::planner::workout_minutes(profile, reader.catalogue);
    }
    let is_usual = |key: Key| key.is_assumed() && usual.value(key) == profile.value(key);
    found.remarks.assumed = said.iter().copied().find(|key| !is_usual(*key));
    Key::ALL.iter().copied().filter(|key| said.contains(key) && is_usual(*key)).collect()
}

/// The profile's first day and length, where it does not state them, are those of the weeks.
fn complete_from_weeks(draft: &mut PartialProfile, weeks: &[raw::RawWeek], reader: &Reader) {
    let first = || calendar::first_day(weeks).filter(|date| reader.date(&date.to_string()).is_ok());
    draft.start = draft.start.or_else(first);
    if !weeks.is_empty() {
        draft.weeks = draft.weeks.or(u32::try_from(weeks.len()).ok());
    }
}

fn made_by<'t>(raw: Option<RawMadeBy<'t>>, found: &mut Findings<'t>) -> MadeBy {
    let Some(raw) = raw else {
        return MadeBy { program: BY_HAND, catalogue: Text::default(), rules: Text::default() };
    };
    let mut text = |said: Option<Said<'t>>| found.text_or_empty(said, Path::default());
    let program = raw.program.map_or(BY_HAND, |program| text(Some(program)));
    MadeBy { program, catalogue: text(raw.catalogue), rules: text(raw.rules) }
}

/// The texts for safety, of each list as many as are read.
fn few_texts<'t>(mut raw: RawSafety<'t>, found: &mut Findings<'t>) -> RawSafety<'t> {
    let lists = [
        ("stop_signs", &mut raw.stop_signs),
        ("advice", &mut raw.advice),
        ("afterwards", &mut raw.afterwards),
        ("red_flags", &mut raw.red_flags),
    ];
    for (key, list) in lists {
        // Its place is only looked for where it is told.
        let Some(list) = list.as_mut().filter(|list| list.len() > MOST_NOTICES) else { continue };
        work::few(
            list.len(),
            MOST_NOTICES,
            &format!("texts of `{key}`"),
            found.key_place(key),
            Path::default(),
            found,
        );
        list.truncate(MOST_NOTICES);
    }
    raw
}

fn notices<'t>(raw: Vec<RawNotice<'t>>, found: &mut Findings<'t>) -> Vec<Notice> {
    work::few(raw.len(), MOST_NOTICES, "notices", None, Path::default(), found);
    let notice = |(index, raw): (usize, RawNotice<'t>)| {
        let path = Path::default().into("notices", index);
        let kind = found.word_or(raw.kind.as_ref(), path, NoticeKind::Info);
        Notice {
            rule: found.text_or_empty(raw.rule, path),
            kind,
            about: Vec::new(),
            text: found.text_or_empty(raw.text, path),
        }
    };
    raw.into_iter().take(MOST_NOTICES).enumerate().map(notice).collect()
}

fn excluded<'t>(
    raw: Vec<RawExcluded<'t>>,
    reader: &Reader,
    found: &mut Findings<'t>,
) -> Vec<Excluded> {
    work::few(raw.len(), MOST_EXCLUDED, "left-out exercises", None, Path::default(), found);
    let mut entry = |(index, raw): (usize, RawExcluded<'t>)| {
        let path = Path::default().into("excluded", index);
        let (rule, text) =
            (found.text_or_empty(raw.rule, path), found.text_or_empty(raw.text, path));
        let Some(said) = raw.exercise else {
            found.add(None, path, "no `exercise` is named", None);
            return None;
        };
        let exercise = found.meant(&said, path, &reader.exercises())?;
        Some(Excluded { exercise, rule, text })
    };
    raw.into_iter().take(MOST_EXCLUDED).enumerate().filter_map(&mut entry).collect()
}
