//! `backplan screen`: asks about warning signs and says what the answers mean.

mod keys;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use console::{Key, Term};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake, REFUSED};
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::{self, Target};
use crate::cli::{args, door, file, terminal};
use crate::export::TOML;
use crate::export::format::Mark;
use crate::export::say::plan::NO_EXERCISE;
use crate::person::health::{Clearance, RedFlag, Urgency};
use crate::person::profile::{PartialProfile, Reader};
use crate::person::screen::{self, Answers, Asked};
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
        None => ask(&target.look())?,
    };
    let report = report(&answers, args, &reader);
    let keys = Keys::of(&report);
    match profile {
        Some(profile) => profile.write(&keys).or_else(|failure| rescue(&keys, failure, context))?,
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
        return flags.map(|flags| Answers::yes_to(&flags, args.fallen));
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

/// Asks one question after the other on the terminal, one key each.
fn ask(look: &Look) -> Result<Answers, Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        let help = "give --answers FILE (--form writes one to fill in) or --red-flag LIST, `none` \
            for no sign";
        let message = "the questions need a terminal".to_owned();
        return Err(Mistake::Said { message, help: Some(help.into()) }.into());
    }
    let term = Term::stderr();
    say(
        &term,
        look,
        "Warning signs: one key for each question, y for yes, n for no, b for back, q to stop.",
    );
    let mut answers = Answers::new();
    while let Some(asked) = answers.next() {
        let (number, all) = (answers.count() + 1, Asked::count());
        say(&term, look, &format!("\n{number} of {all}. {}", asked.question()));
        write(&term, "  (y/n) ");
        match key(&term).map_err(|_| stopped(&answers))? {
            Pressed::Answer(yes) => {
                write(&term, if yes { "yes\n" } else { "no\n" });
                answers.answer(yes);
            }
            Pressed::Back => {
                write(&term, "back\n");
                answers.back();
            }
            Pressed::Stop => return Err(stopped(&answers)),
        }
    }
    write(&term, "\n");
    Ok(answers)
}

fn stopped(answers: &Answers) -> Failure {
    let message = format!("stopped after {} of {} questions", answers.count(), Asked::count());
    Mistake::Said {
        message,
        help: Some(
            "without all answers nothing can be said; begin again when you are ready".into(),
        ),
    }
    .into()
}

enum Pressed {
    Answer(bool),
    Back,
    Stop,
}

/// Waits for a key that means something.
fn key(term: &Term) -> io::Result<Pressed> {
    loop {
        return Ok(match term.read_key()? {
            Key::Char('y' | 'Y') => Pressed::Answer(true),
            Key::Char('n' | 'N') => Pressed::Answer(false),
            Key::Char('b' | 'B') | Key::Backspace | Key::ArrowLeft => Pressed::Back,
            Key::Char('q' | 'Q' | '\u{3}' | '\u{4}') | Key::Escape | Key::CtrlC => Pressed::Stop,
            _ => continue,
        });
    }
}

fn say(term: &Term, look: &Look, text: &str) {
    let mut page = Page::new(look);
    text.lines().for_each(|line| page.prose(PLAIN, 0, line));
    write(term, &page.finish());
}

/// A terminal that can't be written to can't be read from either, which is told.
fn write(mut term: &Term, text: &str) {
    term.write_all(text.as_bytes()).ok();
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
