//! What is asked for, understood: how many threads, what is printed, what is written.

use std::path::{Path, PathBuf};
use std::thread;

use chrono::NaiveDate;

use crate::cli::args::{self, PlanOutput};
use crate::cli::door::Leave;
use crate::cli::mistakes::Mistakes;
use crate::cli::{file, kind, only, options, terminal};
use crate::export::csv::Separator;
use crate::export::format::{Clock, Format, Options};
use crate::export::{CSV, JSONL};
use crate::text::printable::{list_in_words, shown};

/// The most threads that are asked for.
const MOST_JOBS: u64 = 512;
/// The last line that a part can begin with: counting on from there has an end that nobody reaches.
const LAST_LINE: u64 = u64::MAX >> 1;

/// What is printed of each answer.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// The whole of it, as JSON.
    Line,
    /// A row of sums.
    Row(Separator),
}

/// The files that are asked for.
#[derive(Debug)]
pub struct Files {
    /// The folder that they go to.
    pub folder: PathBuf,
    /// What each is.
    pub format: &'static Format,
    /// What was asked for beside it.
    pub options: Options,
    /// What may be done with files that are there.
    pub leave: Leave,
    /// The day on which they are made.
    pub today: NaiveDate,
}

/// What is asked for.
#[derive(Debug)]
pub struct Way {
    /// How many lines are worked on at once.
    pub jobs: usize,
    /// The number of the first line.
    pub first_line: u64,
    /// What is printed.
    pub form: Form,
    /// Whether plans are short.
    pub is_brief: bool,
    /// What is written, where it is.
    pub files: Option<Files>,
}

impl Way {
    /// Understands the flags. `inputs` are the files that the command reads.
    pub fn understand(
        args: &args::Batch,
        inputs: &[&Path],
        today: NaiveDate,
        wrong: &mut Mistakes,
    ) -> Option<Self> {
        let jobs = number("--jobs", args.jobs.as_deref(), MOST_JOBS, wrong);
        let first_line = number("--first-line", args.first_line.as_deref(), LAST_LINE, wrong);
        if only::is_asked(&args.output) {
            let help = Some("leave it out, or print a part with `backplan export`".into());
            wrong.add("--only: everybody gets a whole plan".into(), help);
        }
        if args.output.subject.is_some() {
            let help = "one plan for a record is made by `backplan generate -f fhir --subject`";
            wrong
                .add("--subject: one record can't be all of many people".into(), Some(help.into()));
        }
        let format = format(&args.output, wrong)?;
        let options = options::understand(&args.output, format, wrong);
        if args.brief && *format != JSONL {
            let help = Some("leave it out: rows are brief, and people need all of it".into());
            wrong.add(format!("--brief: goes with the format jsonl, not {}", format.name), help);
        }
        if options.time.is_some() && matches!(options.clock, Clock::Here(_)) {
            terminal::note("times are by this computer's clock; --tz names another zone");
        }
        let form = if *format == CSV { Form::Row(options.separator) } else { Form::Line };
        let leave = Leave::new(inputs, args.output.output.place.force);
        let folder = args.output.output.place.file().map(Path::to_owned);
        args.output.output.place.say_idle();
        let jobs = jobs.and_then(|jobs| usize::try_from(jobs).ok());
        Some(Self {
            jobs: jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)),
            first_line: first_line.unwrap_or(1),
            form,
            is_brief: args.brief,
            files: folder.map(|folder| Files { folder, format, options, leave, today }),
        })
    }
}

/// The format that is asked for, where it goes with the place.
fn format(args: &PlanOutput, wrong: &mut Mistakes) -> Option<&'static Format> {
    let said = args.output.format.as_deref().map(|text| kind::BATCH.parse(text));
    let is_said = said.is_some();
    let said = wrong.value("--format", said);
    let format = if is_said { said? } else { kind::BATCH.usual };
    let folder = args.output.place.file();
    let names = kind::files_of_batch().map(|format| format.name).collect::<Vec<_>>();
    match (folder, kind::files_of_batch().any(|file| file == format)) {
        (None, true) => {
            let message = format!("--format {}: makes a file for each person", format.name);
            wrong.add(message, Some("name a folder for them, like --output plans/".into()));
        }
        (Some(_), false) => {
            let help = format!(
                "add `> FILE` instead, or choose what makes a file for each person: {}",
                list_in_words(&names, " or")
            );
            wrong.add(format!("--output: {} goes to stdout", format.name), Some(help));
        }
        (Some(path), true) if path.is_file() => {
            let message = format!("--output: {} is a file, not a folder", file::name(path));
            wrong.add(message, Some("choose another name".into()));
        }
        _ => return Some(format),
    }
    None
}

/// The number of a flag, from 1 on.
fn number(flag: &str, text: Option<&str>, most: u64, wrong: &mut Mistakes) -> Option<u64> {
    let text = text?;
    let number = text.trim().parse().ok().filter(|number| (1..=most).contains(number));
    if number.is_none() {
        let message = format!("{flag}: a whole number from 1 to {most}, not `{}`", shown(text));
        wrong.add(message, Some(format!("leave {flag} out for the usual one")));
    }
    number
}
