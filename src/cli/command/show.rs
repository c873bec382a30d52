//! `backplan show`: everything about exercises, the picture of each first.

mod contraindication;
mod text;

use std::process::ExitCode;

use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::catalogue::exercise::Exercise;
use crate::catalogue::pose::Figure;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::record::Record;
use crate::cli::{args, terminal};
use crate::export::pictures::dots;
use crate::export::{SVG, TEXT, TOML};
use crate::figure::{animate, braille, patches, svg};
use crate::text::id::Text;
use crate::text::look::Look;
use crate::text::vocabulary::Lookup;
use contraindication::Contraindication;
use text::text;

/// What programs are given: the exercise as `list` has it, and its texts.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Data<'a> {
    schema: &'static str,
    // Flattening is for writing only: read back, it would spoil error messages.
    #[serde(flatten)]
    exercise: Record<'a>,
    /// What it is for, in one sentence.
    purpose: &'a Text,
    /// The starting position.
    setup: &'a Text,
    /// How it is done, in order.
    steps: &'a [Text],
    /// Short reminders of good form.
    cues: &'a [Text],
    /// What often goes wrong.
    mistakes: &'a [Text],
    /// When to breathe in and out.
    breathing: &'a Text,
    /// When to stop, and who should leave it out.
    stop: &'a Text,
    /// Whom a rule keeps from it.
    not_for: &'a [Contraindication],
    /// When to stop and get help at once, whatever the exercise.
    emergency: &'static str,
}

/// The last line of every page: often a page is all that is read.
const EMERGENCY: &str = "Stop and get help at once for numbness between the legs, new trouble \
    with bladder or bowel, weakness in a leg, chest pain or fainting.";

/// An exercise and whom a rule keeps from it.
type Shown<'a> = (&'a Exercise, Vec<Contraindication>);

/// Shows exercises, one below the other.
pub fn run(args: &args::Show, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::EXERCISE, &context.inputs(&[]), &mut wrong);
    fit_together(args, &target, &mut wrong);
    let exercises = find(&args.id, &catalogue, &mut wrong);
    wrong.none()?;
    if let ([exercise], true) = (&exercises[..], *target.format == SVG) {
        let figures = catalogue.figures();
        let figure = figures.of(exercise).ok_or_else(|| no_picture(exercise))?;
        let (picture, moves) = picture(exercise, figure, args.animate);
        target.write(&picture, context)?;
        if args.animate && !moves {
            let id = &exercise.id;
            terminal::note(&format!("{id} has no movement to show: its picture stands still"));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let shown: Vec<Shown> = exercises
        .into_iter()
        .map(|exercise| (exercise, contraindication::of(exercise, &catalogue)))
        .collect();
    let text = |look: &Look| pages(&shown, args, &target, &catalogue, look);
    match &shown[..] {
        [one] => target.print_data(|| data(one), text, context)?,
        several => {
            let all = || several.iter().map(data).collect::<Vec<_>>();
            target.print_data(all, text, context)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn fit_together(args: &args::Show, target: &Target, wrong: &mut Mistakes) {
    if args.animate && *target.format != SVG {
        wrong.add(
            "--animate: only an svg moves".into(),
            Some("add `--format svg`, or name a file .svg".into()),
        );
    }
    if args.no_picture && *target.format == SVG {
        wrong.add(
            "--no-picture: an svg is nothing else".into(),
            Some("leave out one of both".into()),
        );
    } else if args.no_picture && *target.format != TEXT {
        terminal::note(&format!("--no-picture changes nothing in {}", target.format.name));
    }
    if args.id.len() > 1 && [SVG, TOML].contains(target.format) {
        let message = format!("--format {}: it holds one exercise", target.format.name);
        wrong.add(message, Some("name one, or choose text or json".into()));
    }
}

/// The exercises that are meant, each once. Words of one name need no quotes.
fn find<'c>(texts: &[String], catalogue: &'c Catalogue, wrong: &mut Mistakes) -> Vec<&'c Exercise> {
    if let (2.., Ok(one)) = (texts.len(), catalogue.find(&texts.join(" "))) {
        return vec![one];
    }
    let mut found: Vec<&Exercise> = Vec::new();
    let words = Lookup::new(
        "exercise",
        |text| catalogue.meant(text),
        |text| catalogue.unknown_exercise(text),
    );
    for part in texts.iter().flat_map(|text| words.parts(text)) {
        let named = part.map_err(|part| words.unknown(part));
        let Some(exercise) = wrong.named(named) else { continue };
        if found.iter().all(|other| other.id != exercise.id) {
            found.push(exercise);
        }
    }
    found
}

/// The pages of exercises, each with its picture where that can be shown.
fn pages(
    shown: &[Shown],
    args: &args::Show,
    target: &Target,
    catalogue: &Catalogue,
    look: &Look,
) -> String {
    let figures = catalogue.figures();
    let drawn = |exercise: &Exercise| {
        let pictures = !args.no_picture && terminal::shows_pictures(*look);
        if !pictures {
            return Vec::new();
        }
        dots(exercise, &figures, [look.width, braille::ROWS], target.shows_colours())
    };
    let texts = shown
        .iter()
        .map(|(exercise, not_for)| text(exercise, &drawn(exercise), not_for, catalogue, look));
    texts.collect::<Vec<_>>().join("\n\n")
}

fn no_picture(exercise: &Exercise) -> Failure {
    let help = format!(
        "add a pose to its file: `[pose.{}]`, or `figure = \"bird-dog\"` for one that is there",
        exercise.id
    );
    Mistake::Said { message: format!("`{}` has no picture", exercise.id), help: Some(help) }.into()
}

/// The picture as a file of its own, told in words for those who can't see it, and whether it
/// moves.
fn picture(exercise: &Exercise, figure: &Figure, moves: bool) -> (String, bool) {
    let patches = patches(&exercise.primary);
    let drawn = if moves {
        animate::flip_book(figure, &patches)
    } else {
        let pair = svg::pair(figure, &patches, svg::LARGE);
        (pair.size, pair.inside(), String::new())
    };
    let steps: Vec<&str> = exercise.steps.iter().map(Text::as_str).collect();
    let description =
        format!("{} Start: {} Then: {}", exercise.purpose, exercise.setup, steps.join(" "));
    let id = exercise.id.as_str();
    (svg::document(id, &exercise.name, &description, &drawn), !drawn.2.is_empty())
}

fn data<'a>((exercise, not_for): &'a Shown<'a>) -> Data<'a> {
    let Exercise { purpose, setup, steps, cues, mistakes, breathing, stop, .. } = exercise;
    let schema = "backplan/show/1";
    let (exercise, emergency) = ((*exercise).into(), EMERGENCY);
    Data {
        schema,
        exercise,
        purpose,
        setup,
        steps,
        cues,
        mistakes,
        breathing,
        stop,
        not_for,
        emergency,
    }
}
