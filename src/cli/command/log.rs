//! `backplan log`: what was done, said and corrected.

pub mod entry;
mod import;
mod item;

use std::path::Path;
use std::process::ExitCode;

use chrono::{DateTime, FixedOffset, Local, NaiveDate, TimeDelta};

use self::entry::Said;
use crate::catalogue::Catalogue;
use crate::cli::args::{self, LogCommand};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{file, kind, pager, terminal};
use crate::export::CSV;
use crate::export::journal::{self, Short, said};
use crate::journal::Journal;
use crate::journal::record::{Light, Record, What};
use crate::journal::store::Store;
use crate::person::profile::{PartialProfile, Reader};
use crate::person::weight::Unit;
use crate::plan::Plan;
use crate::text::id::Id;
use crate::text::look::Look;
use crate::text::printable::{counted, joined, list_in_words, printable, shown};

/// So many lines of a file are named one by one where none of them is a record.
const FEW_LINES: usize = 3;

/// Does with the journal what is asked.
pub fn run(args: &args::Log, context: &mut Context) -> Result<ExitCode, Failure> {
    match &args.command {
        Some(LogCommand::List(list)) => show(list, context),
        Some(LogCommand::Edit(edit)) => self::edit(edit, context),
        Some(LogCommand::Remove(remove)) => self::remove(remove, context),
        Some(LogCommand::Merge(merge)) => self::merge(&merge.files),
        Some(LogCommand::Import(import)) => import::run(&import.file),
        None if args.entry.is_empty() && args.plan.is_none() => {
            show(&args::LogList::default(), context)
        }
        None => add(args, context),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// The journal of whoever runs the program.
pub fn store() -> Result<Store, Failure> {
    Ok(Store::new(Home::find()?.journal()))
}

/// What weights are said in: as in the plan, else in the saved profile.
pub fn unit(plan: Option<&Plan>, reader: &Reader) -> Result<Unit, Failure> {
    if let Some(unit) = plan.and_then(|plan| plan.profile.unit) {
        return Ok(unit);
    }
    let path = Home::find()?.profile();
    // What is wrong with it is said where somebody goes by it.
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let draft = PartialProfile::read_part(&file::name(&path), &text, reader).unwrap_or_default();
    Ok(draft.unit.or(draft.weights.map(|weights| weights.unit)).unwrap_or_default())
}

/// The same as in the current plan.
fn usual_unit(reader: &Reader) -> Result<Unit, Failure> {
    let plan = entry::plan(None, reader, &mut Mistakes::default())?;
    unit(plan.as_ref(), reader)
}

pub fn now() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

/// What an exercise is called; its id where the catalogue has it no more.
pub fn name(catalogue: &Catalogue) -> impl Fn(&Id) -> String {
    |id| {
        catalogue
            .exercise(id.as_str())
            .map_or_else(|| id.to_string(), |exercise| exercise.name.to_string())
    }
}

/// Names what can't be read or is not known: it stays as it is.
pub fn say_unread(journal: &Journal) {
    if let Some(unread) = journal.unread() {
        terminal::say(&format!("{unread}\n"));
        terminal::note("what can't be read stays in the journal as it is");
    }
    let keys: Vec<_> =
        journal.unknown_keys().into_iter().map(|key| format!("`{}`", shown(key))).collect();
    if !keys.is_empty() {
        let keys = list_in_words(&keys, " and");
        terminal::note(&format!(
            "{} holds keys that are not known here, and keeps them: {keys}",
            journal.name
        ));
    }
}

fn show(args: &args::LogList, context: &mut Context) -> Result<(), Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::LOG, &context.inputs(&[]), &mut wrong);
    let reader = Reader { catalogue: &catalogue, today: context.today(&catalogue, &mut wrong) };
    let since = entry::day("--since", args.since.as_deref(), &reader, &mut wrong);
    wrong.none()?;
    let unit = usual_unit(&reader)?;
    let journal = store()?.read()?;
    let all = journal.history();
    if let Some(unread) = journal.unread().filter(|_| journal.records() == 0) {
        return Err(Mistake::InFile(unread).into());
    }
    say_unread(&journal);
    let ids = Short::new(&all);
    let is_since = |record: &&&Record| since.is_none_or(|since| record.what.date() >= Some(since));
    let records: Vec<&Record> = all.iter().filter(is_since).copied().collect();
    let none = if all.is_empty() {
        "The journal is empty: `backplan log --help` tells how to fill it."
    } else {
        "There is nothing since then."
    };
    let text = |look: &Look| journal::text(&records, &ids, &name(&catalogue), (unit, none), look);
    if target.is_paged() {
        pager::show(&text(&target.look()), context)?;
    } else if *target.format == CSV {
        target.write(&journal::table::csv(&records), context)?;
    } else {
        target.print_data(|| journal::document(&records), text, context)?;
    }
    Ok(())
}

fn add(args: &args::Log, context: &mut Context) -> Result<(), Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let reader = Reader { catalogue: &catalogue, today: context.today(&catalogue, &mut wrong) };
    let store = store()?;
    let journal = store.read()?;
    let said = Said::read(&args.entry, &reader, &mut wrong);
    let plan = entry::plan(args.plan.as_deref(), &reader, &mut wrong)?;
    let new = said.and_then(|said| said.records(plan.as_ref(), &journal, &reader, &mut wrong));
    let new = wrong.with(new)?;
    // What is said together keeps its order.
    let at = |place| now() + TimeDelta::milliseconds(place);
    let history = journal.history();
    // The answer about a morning is one: a second one corrects the first.
    let answered = |what: &What| {
        let What::NextDay(new) = what else { return None };
        history.iter().find(|record| match &record.what {
            What::NextDay(old) => (old.date, old.days) == (new.date, new.days),
            _ => false,
        })
    };
    let record = |(place, what): (i64, What)| match answered(&what) {
        Some(old) => old.corrected(at(place), what),
        None => Record::new(at(place), what),
    };
    let records: Vec<Record> = (0..).zip(new).map(record).collect();
    store.append(&records)?;
    let all: Vec<&Record> = journal.history().into_iter().chain(&records).collect();
    let ids = Short::new(&all);
    let unit = unit(plan.as_ref(), &reader)?;
    for record in &records {
        say("logged", record, &ids, (&catalogue, unit));
    }
    advise(&records);
    Ok(())
}

/// Says what became of a record.
fn say(what: &str, record: &Record, ids: &Short, (catalogue, unit): (&Catalogue, Unit)) {
    let told = said(&record.what, &name(catalogue), unit);
    let day = record.what.date().map_or_else(String::new, |date| format!(" on {date}"));
    terminal::say(&format!("{what}{day}: {} ({})\n", printable(&told), ids.of(&record.id)));
}

/// What the plan's pain rule says of what was felt, where that is more than a little.
fn advise(records: &[Record]) {
    let pain = |record: &Record| match &record.what {
        What::Item(item) => item.pain,
        What::Session(session) => session.pain,
        What::NextDay(next) => Some(next.pain),
        _ => None,
    };
    let after = records.iter().any(|record| matches!(record.what, What::NextDay(_)));
    match records.iter().filter_map(pain).max().map(Light::of) {
        Some(Light::Yellow) if !after => {
            terminal::note(
                "pain of 4 to 5 is acceptable if it is back to where it was by the next morning; log that with --next-day",
            );
        }
        Some(Light::Red) => {
            terminal::note(
                "pain of 6 and more is a reason to do less: a smaller or slower movement, or the easier exercise; if it is still so, leave it out. When warning signs come with it, ask: backplan screen",
            );
        }
        _ => {}
    }
}

/// The record of the beginning of an id.
fn find<'j>(text: &str, records: &[&'j Record]) -> Result<&'j Record, Mistake> {
    let called: Vec<&Record> = records
        .iter()
        .filter(|record| record.id.as_str().starts_with(text) && !text.is_empty())
        .copied()
        .collect();
    let exact = called.iter().find(|record| record.id.as_str() == text);
    let help = Some("`backplan log list` shows the ids".to_owned());
    match (exact, &called[..]) {
        (Some(record), _) | (None, [record]) => Ok(record),
        (None, []) => {
            Err(Mistake::Said { message: format!("there is no record `{}`", shown(text)), help })
        }
        (None, several) => {
            let message = format!(
                "{} begin with `{}`",
                counted(u32::try_from(several.len()).unwrap_or(u32::MAX), "record"),
                shown(text)
            );
            Err(Mistake::Said { message, help: Some("write more of the id".into()) })
        }
    }
}

fn edit(args: &args::LogEdit, context: &mut Context) -> Result<(), Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let reader = Reader { catalogue: &catalogue, today: context.today(&catalogue, &mut wrong) };
    let said = Said::read(&args.entry, &reader, &mut wrong);
    if args.entry.is_empty() {
        let help = Some("add a flag, like --pain 3; `log remove` takes a record out".to_owned());
        wrong.add("there is nothing to correct".into(), help);
    }
    let said = wrong.with(said)?;
    let told = store()?.update(|journal| -> Result<_, Failure> {
        let all = journal.history();
        let record = find(&args.record, &all)?;
        let mut wrong = Mistakes::default();
        let what = said.mend(&record.what, &args.entry, &mut wrong);
        let mended = record.corrected(now(), wrong.with(what)?);
        let ids = Short::new(&all);
        Ok((vec![mended.clone()], (mended, ids)))
    })?;
    say("corrected", &told.0, &told.1, (&catalogue, usual_unit(&reader)?));
    advise(std::slice::from_ref(&told.0));
    Ok(())
}

fn remove(args: &args::LogRemove, context: &mut Context) -> Result<(), Failure> {
    let catalogue = context.catalogue()?;
    let today = context.today(&catalogue, &mut Mistakes::default());
    let unit = usual_unit(&Reader { catalogue: &catalogue, today })?;
    let (told, ids) = store()?.update(|journal| -> Result<_, Failure> {
        let all = journal.history();
        let mut wrong = Mistakes::default();
        let mut found: Vec<&Record> = Vec::new();
        for text in &args.record {
            match find(text, &all) {
                Ok(record) if found.contains(&record) => {}
                Ok(record) => found.push(record),
                Err(mistake) => wrong.push(mistake),
            }
        }
        wrong.none()?;
        let removed =
            found.iter().map(|record| record.corrected(now(), What::Removed {})).collect();
        let told: Vec<Record> = found.into_iter().cloned().collect();
        Ok((removed, (told, Short::new(&all))))
    })?;
    for record in &told {
        say("took out what was", record, &ids, (&catalogue, unit));
    }
    Ok(())
}

fn merge(files: &[std::path::PathBuf]) -> Result<(), Failure> {
    let mut wrong = Mistakes::default();
    let mut others = Vec::new();
    for path in files {
        match read_other(path) {
            Ok(journal) => others.push(journal),
            Err(mistake) => wrong.push(mistake),
        }
    }
    for mistake in others.iter().filter_map(not_even_one) {
        wrong.push(mistake);
    }
    wrong.none()?;
    others.iter().for_each(say_unread);
    let added = store()?.merge(&others)?;
    let names: Vec<&str> = others.iter().map(|other| other.name.as_str()).collect();
    let lines = counted(u32::try_from(added).unwrap_or(u32::MAX), "line");
    terminal::say(&format!("added {lines} of {}\n", joined(&names, ", ")));
    Ok(())
}

/// What is wrong with what is no journal at all: it would only be kept as lines that nobody can
/// read.
pub fn not_even_one(journal: &Journal) -> Option<Mistake> {
    let unread = journal.unread().filter(|_| journal.records() == 0)?;
    Some(match journal.raw_lines().count() {
        1..=FEW_LINES => Mistake::InFile(unread),
        lines => Mistake::Said {
            message: format!("{} is no journal: none of its {lines} lines is a record", journal.name),
            help: Some("the lines of a journal begin with {\"v\":1,\"id\":; `log import` takes CSV and what `log list -f json` writes".into()),
        },
    })
}

/// The journal of somebody else's file, or of stdin.
fn read_other(path: &Path) -> Result<Journal, Mistake> {
    if file::is_dash(path) {
        return Ok(Journal::read(&file::name(path), file::read(path)?.into_bytes()));
    }
    // A journal of one's own may not be there yet, but one that is named is meant.
    if !path.exists() {
        let message =
            format!("can't read {}: there is no such file or directory", file::name(path));
        return Err(Mistake::said(message));
    }
    Ok(Store::new(path).read()?)
}

/// The day that trained last, of those that a morning can be after.
fn trained(journal: &Journal, today: NaiveDate) -> Option<NaiveDate> {
    let is_trained = |record: &&&Record| match &record.what {
        What::Session(session) => session.status != crate::journal::record::Status::Skipped,
        What::Item(_) => true,
        _ => false,
    };
    let history = journal.history();
    let days = history.iter().filter(is_trained).filter_map(|record| record.what.date());
    days.filter(|date| (1..=2).contains(&(today - *date).num_days())).max()
}
