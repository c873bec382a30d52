//! `backplan batch`: plans for many people, a line each, in order, on all processors.
//!
//! Lines are worked on in turns: a few for each thread, and no more weeks than little memory holds,
//! so that any number of lines takes the same. While a part is planned, the one before it is printed.
//! What nothing follows yet is printed at once, for whoever waits for it.

mod answer;
mod folder;
mod input;
mod tally;
mod way;

use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::mem;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::catalogue::Catalogue;
use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, NO, WRONG};
use crate::cli::listener::Out;
use crate::cli::mistakes::Mistakes;
use crate::cli::{file, terminal};
use crate::export::summary;
use crate::text::vocabulary::Vocabulary as _;
use answer::{Asked, Today};
use folder::{Folder, Names};
use input::{Input, Line};
use tally::Tally;
use way::{Form, Way};

#[cfg(test)]
pub use answer::Answer as Document;
use answer::Answer;

/// Lines for each thread in a turn: enough to keep it at work, few enough to be soon there.
const LINES: usize = 64;
/// The same where each has a file made, which takes longer.
const FILES: usize = 4;
/// Weeks that are planned at a time: a written one has about 25 kB.
const WEEKS: usize = 256;

/// Plans for everybody.
pub fn run(args: &args::Batch, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    let date = context.today(&catalogue, &mut wrong);
    let inputs = context.inputs(&[Some(path)]);
    let way = Way::understand(args, &inputs, date, &mut wrong);
    let Way { jobs, first_line, form, is_brief, files } = wrong.with(way)?;
    let mut input = Input::new(open(path)?, first_line);
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build();
    let planner = Planner {
        today: Today { date, is_known: context.is_dated() || io::stderr().is_terminal() },
        catalogue,
        form,
        is_brief,
        folder: files.map(Folder::new).transpose()?,
        pool: pool.context("can't start the threads")?,
    };
    let tally = Tally::new(!io::stdout().is_terminal() && !terminal::is_plain());
    let mut printer = Printer { out: context.out, ready: Vec::new(), tally };
    let read = answer_all(&mut input, &planner, &mut printer, path);
    let tally = printer.tally;
    // Who closed the pipe has read enough.
    if read.is_ok() && printer.out.is_unheard() && planner.folder.is_none() {
        return Ok(ExitCode::SUCCESS);
    }
    tally.close((!context.is_dated()).then_some(date));
    read?;
    Ok(ExitCode::from(match (tally.has_unwritten(), args.strict && tally.has_gaps()) {
        (true, _) => WRONG,
        (false, true) => NO,
        (false, false) => 0,
    }))
}

/// Opens the file of a path. What comes from a keyboard is asked for.
fn open(path: &Path) -> Result<Box<dyn Read>, Failure> {
    if !file::is_dash(path) {
        let opened = File::open(path).and_then(|file| {
            let is_folder = file.metadata()?.is_dir();
            if is_folder { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
        });
        return Ok(Box::new(opened.with_context(|| cannot_read(path))?));
    }
    if io::stdin().is_terminal() {
        terminal::note("type a profile in a line, like {\"minutes\": 20}; Ctrl-D ends it");
    }
    Ok(Box::new(io::stdin()))
}

fn cannot_read(path: &Path) -> String {
    format!("can't read {}", file::name(path))
}

/// Reads lines and prints their answers, until there are no more or nobody listens.
fn answer_all(
    input: &mut Input<impl Read>,
    planner: &Planner,
    printer: &mut Printer,
    path: &Path,
) -> Result<(), Failure> {
    let each = if planner.folder.is_some() { FILES } else { LINES };
    let most = each * planner.pool.current_num_threads();
    let mut names = Names::default();
    loop {
        let lines = input.turn(most).with_context(|| cannot_read(path));
        // What was read before an error is answered, too.
        let is_last = !lines.as_ref().is_ok_and(|lines| !lines.is_empty());
        if is_last || printer.out.is_unheard() && planner.folder.is_none() {
            printer.print_ready()?;
            lines?;
            return Ok(());
        }
        for part in parts(planner.read(lines?)) {
            planner.plan(part, &mut names, printer)?;
            planner.folder.as_ref().map_or(Ok(()), Folder::go_on)?;
        }
        if !input.is_ready() {
            printer.print_ready()?;
        }
        printer.tally.show();
    }
}

/// Lines in parts of not many more weeks than are planned at a time.
fn parts(asked: Vec<Asked>) -> Vec<Vec<Asked>> {
    let mut parts: Vec<Vec<Asked>> = Vec::new();
    let mut weeks = WEEKS;
    for asked in asked {
        if weeks >= WEEKS {
            parts.push(Vec::new());
            weeks = 0;
        }
        weeks += asked.weeks();
        parts.last_mut().unwrap_or_else(|| unreachable!("the first one opens a part")).push(asked);
    }
    parts
}

/// What makes answers of lines.
struct Planner {
    catalogue: Catalogue,
    today: Today,
    form: Form,
    is_brief: bool,
    folder: Option<Folder>,
    pool: ThreadPool,
}

/// An answer without its plan, and as it is printed.
type Printed = (Answer, Vec<u8>);

impl Planner {
    fn read(&self, lines: Vec<Line>) -> Vec<Asked> {
        let read = |line| Asked::read(line, self.today, &self.catalogue);
        self.pool.install(|| lines.into_par_iter().map(read).collect())
    }

    /// Plans a part of the lines, while the one before it is printed.
    fn plan(
        &self,
        part: Vec<Asked>,
        names: &mut Names,
        printer: &mut Printer,
    ) -> Result<(), Failure> {
        let mut name = |asked: &Asked| Some(self.folder.as_ref()?.name(names, asked));
        let people: Vec<_> = part.into_iter().map(|asked| (name(&asked), asked)).collect();
        let mut answers = Vec::new();
        self.pool.in_place_scope(|scope| {
            scope.spawn(|_| {
                let answer = |(name, asked)| self.answer(name, asked);
                answers = people.into_par_iter().map(answer).collect();
            });
            printer.print_ready()
        })?;
        printer.ready = answers;
        Ok(())
    }

    fn answer(&self, name: Option<String>, asked: Asked) -> Printed {
        let mut answer = asked.plan(&self.catalogue);
        if let (Some(plan), true) = (&mut answer.plan, self.is_brief) {
            plan.shorten();
        }
        if let (Some(folder), Some(name)) = (&self.folder, name) {
            folder.write(&mut answer, name, &self.catalogue);
        }
        let printed = self.printed(&answer);
        (Answer { plan: None, ..answer }, printed)
    }

    /// An answer as it is printed.
    fn printed(&self, answer: &Answer) -> Vec<u8> {
        match self.form {
            Form::Line => answer.line(),
            Form::Row(separator) => {
                let id = folder::text(&answer.id).unwrap_or_default();
                let problem = answer.problems.first().map_or("", |problem| &problem.text);
                let who = (id.as_str(), answer.line, answer.status.as_str());
                let row = summary::row(separator, who, answer.plan.as_ref(), problem);
                // Of nothing there is no table, and parts of one have a single header.
                if answer.line == 1 { [summary::header(separator), row].concat() } else { row }
            }
        }
    }
}

/// Where answers are printed and counted.
struct Printer<'a> {
    out: &'a mut dyn Out,
    ready: Vec<Printed>,
    tally: Tally,
}

impl Printer<'_> {
    /// Prints what is ready.
    fn print_ready(&mut self) -> io::Result<()> {
        for (answer, printed) in mem::take(&mut self.ready) {
            self.tally.count(&answer);
            self.out.write_all(&printed)?;
        }
        self.out.flush()
    }
}
