//! What a plan tells its reader beside sets: lines of comments, in the Markdown that Liftosaur
//! shows.

use std::borrow::Cow;

use crate::catalogue::dose::Dose;
use crate::export::say::date::dates;
use crate::export::say::item::beside;
use crate::export::say::notes::{KINDS, LEFT_OUT, WHY, grouped};
use crate::export::say::onward::{beside as beside_week, measured};
use crate::export::say::plan::NO_EXERCISE;
use crate::export::say::safety::{
    self, AFTERWARDS, ASK, HELP, STOP, hard_days, in_a_line, stated, stop_signs,
};
use crate::export::say::theme::about;
use crate::plan::{BlockKind, Excluded, Item, Plan, Status, Week};
use crate::text::printable::{joined, list_in_words, printable, put, range};

/// Text from elsewhere, shown as it is: on one line, with nothing that Markdown would act on.
pub fn plain(text: &str) -> Cow<'_, str> {
    let acts =
        |byte: u8| matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'~');
    let text = printable(text);
    if !text.bytes().any(acts) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if u8::try_from(c).is_ok_and(acts) {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown.into()
}

/// Adds a line that the app shows.
pub fn line(script: &mut String, text: &str) {
    script.extend(["// ", text, "\n"]);
}

/// Adds a line for each text from elsewhere that there is.
fn lines<T: AsRef<str>>(script: &mut String, texts: impl IntoIterator<Item = T>) {
    texts.into_iter().for_each(|text| line(script, &plain(text.as_ref())));
}

/// What stands above the first week, or instead of weeks: what the plan is, and all it says.
pub fn head(script: &mut String, plan: &Plan) {
    let title = match plan.status {
        Status::Plan => "Plan for the back",
        Status::Relief => "Gentle plan for the back",
        Status::Refused => NO_EXERCISE,
    };
    let first = plan.weeks.iter().flat_map(|week| &week.days).next();
    let from =
        first.map_or_else(String::new, |day| format!(" from {}", dates(day.date, day.date, true)));
    line(script, &format!("**{title}**{from}, made by backplan"));
    let (safety, exercise) = (&plan.safety, plan.status != Status::Refused);
    lines(script, [&safety.disclaimer]);
    lines(script, safety::rests_on(plan).filter(|_| exercise));
    lines(script, &safety.advice);
    lines(script, stated(&safety.pain_rule));
    if exercise {
        let [stop, ask] = stop_signs(safety);
        lines(script, in_a_line(STOP, stop));
        lines(script, stated(&safety.after_stop));
        lines(script, in_a_line(ASK, ask));
    }
    // A list that one can go through.
    if !safety.red_flags.is_empty() {
        line(script, &format!("{HELP}:"));
        safety.red_flags.iter().for_each(|sign| line(script, &format!("- {}", plain(sign))));
    }
    for text in &safety.afterwards {
        line(script, &format!("{AFTERWARDS}: {}", plain(text)));
    }
    lines(script, hard_days(safety));
    notices(script, plan);
    left_out(script, &plan.excluded);
}

/// What stands above a week: what its block is about where that is new, when to measure, walking.
pub fn week(script: &mut String, plan: &Plan, week: &Week, before: Option<&Week>) {
    let new = before.is_none_or(|before| before.theme != week.theme);
    lines(script, about(plan, week).filter(|_| new));
    lines(script, measured(plan, [week]).map(|measure| measure + "."));
    lines(script, beside_week(plan, week));
}

fn notices(script: &mut String, plan: &Plan) {
    let refused = plan.status == Status::Refused;
    for notice in plan.notices.iter().filter(|notice| !safety::repeats_signs(notice, &plan.safety))
    {
        let head = KINDS.iter().find(|(kind, _)| *kind == notice.kind && !refused);
        let head = head.map_or(WHY, |(_, head)| head);
        line(script, &format!("{head}: {} ({})", plain(&notice.text), plain(&notice.rule)));
    }
}

/// Exercises that were left out, those of one reason on one line.
fn left_out(script: &mut String, excluded: &[Excluded]) {
    for group in grouped(excluded) {
        let names: Vec<_> = group.iter().map(|one| plain(one.exercise.as_str())).collect();
        let (names, Excluded { text, rule, .. }) = (list_in_words(&names, " and"), group[0]);
        line(script, &format!("{LEFT_OUT}: {names}: {} ({})", plain(text), plain(rule)));
    }
}

/// What is said about an item: sides, tempo, effort, weight, breathing, cues, when to stop. Doses
/// stand in its sets.
pub fn item(kind: BlockKind, item: &Item, ramp: Option<&Item>) -> String {
    let mut first = format!("**{}**, {kind}", plain(&item.exercise.name));
    if item.dose.is_per_side() {
        first.push_str(", on each side");
        first.extend(item.exercise.sides_words().into_iter().flat_map(|order| [": ", order]));
    }
    if let Dose::Reps { tempo, .. } = &item.dose {
        let words = item.exercise.tempo_words(*tempo);
        put(&mut first, format_args!(", tempo {tempo} ({})", plain(&words)));
    }
    if let Some(rpe) = item.rpe {
        put(&mut first, format_args!(", effort {} of 10", range(rpe, " to ")));
    }
    let mut script = String::new();
    line(&mut script, &format!("{first}."));
    if let Some(load) = &item.load {
        line(&mut script, &format!("Weight: {}", plain(load.text.trim_end_matches('.'))));
    }
    if let Some(Item { dose: Dose::Reps { reps: [_, high], .. }, .. }) = ramp {
        line(&mut script, &format!("First an easy set of {high} with half the weight."));
    }
    let exercise = &item.exercise;
    line(
        &mut script,
        &format!("Breathing: {}", plain(item.breathing.as_ref().unwrap_or(&exercise.breathing))),
    );
    lines(&mut script, beside(item));
    if !exercise.cues.is_empty() {
        line(&mut script, &format!("Cues: {}", plain(&joined(&exercise.cues, " "))));
    }
    line(&mut script, &plain(&exercise.stop));
    script
}

/// What comes next on the ladder of an item, in a plan whose only week comes again.
pub fn next(item: &Item) -> String {
    let mut script = String::new();
    if let Some(next) = item.rung.as_ref().and_then(|rung| rung.next.as_ref()) {
        line(&mut script, &format!("Next week: {}.", plain(next)));
    }
    script
}

/// How an exercise is done, told once: where it comes first.
pub fn how_to(item: &Item) -> String {
    let exercise = &item.exercise;
    let mut script = String::new();
    line(&mut script, &format!("Set-up: {}", plain(&exercise.setup)));
    for (number, step) in (1..).zip(&exercise.steps) {
        line(&mut script, &format!("{number}. {}", plain(step)));
    }
    script
}

/// Why an item is there: for the reader of the script, not shown in the app.
pub fn why(item: &Item) -> String {
    let mut script = String::new();
    for why in &item.why {
        script.extend(["/// ", &*printable(&why.text), " (", &*printable(&why.rule), ")\n"]);
    }
    script
}
