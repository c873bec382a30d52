//! `backplan screen`: asks about warning signs and says what the answers mean.

pub mod ask;
pub mod keys;

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, REFUSED};
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::{self, Target};
use crate::cli::{args, door, file, terminal};
use crate::export::TOML;
use crate::export::format::Mark;
use crate::export::say::plan::NO_EXERCISE;
use crate::person::health::{Clearance, RedFlag, Urgency};
use crate::person::profile::{PartialProfile, Reader};
use crate::person::screen::{self, Answers};
use crate::plan::Status;
use crate::rules::screen::{Report, report as mean};
use crate::text::look::Look;
use crate::text::page::{PLAIN, Page};
use keys::{Keys, ProfileFile};

/// Takes or asks the answers and reports on them; a refusal is in the exit code, too.
pub fn run(args: &args::Screen, context: &mut Context) -> Result<ExitCode, Failure> {
    let mut wrong = Mistakes::default();
    if args.form {
        output::print_text(&screen::form(), ("form", Mark::HASH), &args.output.place, context)?;
        return Ok(ExitCode::SUCCESS);
    }
    let inputs = context.inputs(&[args.answers.as_deref()]);
    let target = Target::named(&args.output, &kind::SCREEN, &inputs, &mut wrong);
    let catalogue = context.catalogue()?;
    let reader = Reader { catalogue: &catalogue, today: context.today(&catalogue, &mut wrong) };
    let profile = target.path().filter(|_| *target.format == TOML);
    let profile = profile.map(|path| ProfileFile::new(path, target.leave(), &reader));
    match &profile {
        Some(profile) => wrong.check(profile.ask()),
        None => target.try_way(door::ours(kind::SCREEN.what), &mut wrong),
    }
    let given = given(args, &mut wrong);
    wrong.none()?;
    let answers = match given {
        Some(answers) => answers,
        None => ask::ask(|answers| report(answers, args, &reader).advice)?,
    };
    let report = report(&answers, args, &reader);
    let keys = Keys::of(&report);
    match profile {
        Some(profile) => profile
            .write(|text| keys.put_into(text))
            .or_else(|failure| rescue(&keys, failure, context))?,
        None if *target.format == TOML => context.out.write_all(keys.text().as_bytes())?,
        None => target.print_data(|| &report, |look| text(&report, look), context)?,
    }
    let is_kept = target.path().is_some() || *target.format == TOML;
    if is_kept && (!report.advice.is_empty() || !report.notices.is_empty()) {
        // Nobody looks for advice in a file, and keys of a profile hold none.
        terminal::say(&format!("\n{}", text(&report, &target.look())));
    }
    Ok(ExitCode::from(if report.status == Status::Refused { REFUSED } else { 0 }))
}

/// The answers are not lost with the file: what it would hold goes to stdout.
fn rescue(keys: &Keys, failure: Failure, context: &mut Context) -> Result<(), Failure> {
    context.out.write_all(keys.text().as_bytes())?;
    Err(failure)
}

/// The answers that flags or a file give; none when neither is there.
fn given(args: &args::Screen, wrong: &mut Mistakes) -> Option<Answers> {
    let flags = wrong.distinct::<RedFlag>("--red-flag", &args.red_flag);
    let Some(path) = &args.answers else {
        let fallen = args.fallen.as_deref().and_then(|text| wrong.answer("--fallen", text));
        return flags.map(|flags| Answers::yes_to(&flags, fallen == Some(true)));
    };
    if flags.is_some() {
        wrong.add(
            "--red-flag: the answers come from a file already".into(),
            Some("leave out --red-flag or --answers".into()),
        );
    }
    match file::read(path) {
        Ok(text) => wrong.file(Answers::read(&file::name(path), &text)),
        Err(mistake) => {
            wrong.push(mistake);
            None
        }
    }
}

fn report(answers: &Answers, args: &args::Screen, reader: &Reader) -> Report {
    let draft = PartialProfile {
        red_flags: Some(answers.yes().collect()),
        assessed: args.assessed.then_some(Clearance::All),
        cleared: args.cleared.then_some(Clearance::All),
        fallen: answers.fallen(),
        ..PartialProfile::default()
    };
    mean(answers, &draft.complete(reader))
}

fn text(report: &Report, look: &Look) -> String {
    let title = match report.status {
        Status::Refused => NO_EXERCISE,
        Status::Relief => "Gentle movement only",
        Status::Plan if report.red_flags.is_empty() => "No warning sign",
        Status::Plan => "You can plan",
    };
    let mut page = Page::titled(look, title, "screen");
    for advice in &report.advice {
        page.gap();
        page.prose(PLAIN, 0, advice);
    }
    if report.advice.is_empty() && report.red_flags.is_empty() && report.fallen != Some(true) {
        page.gap();
        page.prose(
            PLAIN,
            0,
            "You answered no to every question. If one of the signs appears later, ask again: the \
                screen is quickly done.",
        );
    }
    if !report.red_flags.is_empty() {
        page.heading("What you named");
        for flag in &report.red_flags {
            page.item("-", &format!("{} ({flag}): {}", flag.sign(), within(flag.urgency())));
        }
    }
    if !report.notices.is_empty() {
        page.heading("What follows");
        for notice in &report.notices {
            page.item("-", &format!("{} ({})", notice.text, notice.rule));
        }
    }
    if let Some(next) = &report.next {
        page.heading("Go on with");
        page.indented(next);
    }
    page.gap();
    page.prose(PLAIN, 0, report.disclaimer);
    page.finish()
}

fn within(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "help now",
        Urgency::Urgent => "a doctor today",
        Urgency::SeeFirst => "a doctor or physiotherapist first",
    }
}
