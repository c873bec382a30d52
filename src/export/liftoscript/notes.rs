//! What a plan tells its reader beside sets: lines of comments, in the Markdown that Liftosaur
//! shows.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::catalogue::dose::Dose;
use crate::export::text::notes::{ASK, HELP, STOP, stop_signs};
use crate::export::told;
use crate::plan::{BlockKind, Excluded, Item, NoticeKind, Plan, Status};
use crate::text::id::Text;
use crate::text::printable::{joined, list_in_words, printable};

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
pub fn tell(script: &mut String, text: &str) {
    // A `String` takes every write.
    let _ = writeln!(script, "// {text}");
}

/// What stands above the first week, or instead of weeks: what the plan is, and all it says.
pub fn head(script: &mut String, plan: &Plan) {
    let title = match plan.status {
        Status::Plan => "Plan for the back",
        Status::Relief => "Gentle plan for the back",
        Status::Refused => "No exercise for now",
    };
    let from = plan.weeks.iter().flat_map(|week| &week.days).next();
    let from =
        from.map_or_else(String::new, |day| format!(" from {}", day.date.format("%-d %B %Y")));
    tell(script, &format!("**{title}**{from}, made by backplan"));
    tell(script, &plain(&plan.safety.disclaimer));
    let (safety, exercise) = (&plan.safety, plan.status != Status::Refused);
    if let Some(rests_on) = told::rests_on(plan).filter(|_| exercise) {
        tell(script, &plain(&rests_on));
    }
    safety.advice.iter().for_each(|advice| tell(script, &plain(advice)));
    paragraph(script, &safety.pain_rule);
    if exercise {
        let (stop, ask) = stop_signs(plan);
        listed(script, STOP, &stop);
        paragraph(script, &safety.after_stop);
        listed(script, ASK, &ask);
    }
    one_a_line(script, HELP, &safety.red_flags);
    safety.afterwards.iter().for_each(|text| tell(script, &format!("Afterwards: {}", plain(text))));
    for text in told::hard_days(safety) {
        tell(script, &plain(text));
    }
    notices(script, plan);
    left_out(script, &plan.excluded);
}

fn listed(script: &mut String, head: &str, list: &[Text]) {
    if !list.is_empty() {
        let list: Vec<_> = list.iter().map(|text| plain(text.trim_end_matches('.'))).collect();
        tell(script, &format!("{head}: {}.", joined(&list, "; ")));
    }
}

/// A list that one can go through.
fn one_a_line(script: &mut String, head: &str, list: &[Text]) {
    if !list.is_empty() {
        tell(script, &format!("{head}:"));
        for text in list {
            tell(script, &format!("- {}", plain(text)));
        }
    }
}

fn paragraph(script: &mut String, text: &Text) {
    if !text.is_empty() {
        tell(script, &plain(text));
    }
}

fn notices(script: &mut String, plan: &Plan) {
    let refused = plan.status == Status::Refused;
    for notice in plan.notices.iter().filter(|notice| !told::repeats_signs(notice, &plan.safety)) {
        let head = match notice.kind {
            _ if refused => "Why",
            NoticeKind::Deviation => "What gave way",
            NoticeKind::Applied => "What shaped it",
            NoticeKind::Info => "Good to know",
        };
        tell(script, &format!("{head}: {} ({})", plain(&notice.text), plain(&notice.rule)));
    }
}

/// Exercises that were left out, those of one reason on one line.
fn left_out(script: &mut String, excluded: &[Excluded]) {
    let mut told: Vec<(&Text, &Text)> = Vec::new();
    for one in excluded {
        let reason = (&one.rule, &one.text);
        if told.contains(&reason) {
            continue;
        }
        told.push(reason);
        let same = excluded.iter().filter(|other| (&other.rule, &other.text) == reason);
        let names: Vec<_> = same.map(|other| plain(other.exercise.as_str())).collect();
        tell(
            script,
            &format!(
                "Left out: {}: {} ({})",
                list_in_words(&names, " and"),
                plain(&one.text),
                plain(&one.rule)
            ),
        );
    }
}

/// What is said about an item: sides, tempo, effort, breathing, cues, when to stop. Doses stand in
/// its sets.
pub fn item(kind: BlockKind, item: &Item) -> String {
    let mut first = format!("**{}**, {kind}", plain(&item.exercise.name));
    if item.dose.per_side() == Some(true) {
        first.push_str(", on each side");
        if let Some(order) = item.exercise.sides_words() {
            let _ = write!(first, ": {order}");
        }
    }
    if let Dose::Reps { tempo, .. } = &item.dose {
        let _ = write!(first, ", tempo {tempo} ({})", plain(&item.exercise.tempo_words(*tempo)));
    }
    if let Some([low, high]) = item.rpe {
        let _ = write!(first, ", effort {low} to {high} of 10");
    }
    let mut script = String::new();
    tell(&mut script, &format!("{first}."));
    let exercise = &item.exercise;
    tell(
        &mut script,
        &format!("Breathing: {}", plain(item.breathing.as_ref().unwrap_or(&exercise.breathing))),
    );
    if let Some(reason) = told::beside(item) {
        tell(&mut script, &plain(reason));
    }
    if !exercise.cues.is_empty() {
        tell(&mut script, &format!("Cues: {}", plain(&joined(&exercise.cues, " "))));
    }
    tell(&mut script, &plain(&exercise.stop));
    script
}

/// How an exercise is done, told once: where it comes first.
pub fn how_to(item: &Item) -> String {
    let exercise = &item.exercise;
    let mut script = String::new();
    tell(&mut script, &format!("Set-up: {}", plain(&exercise.setup)));
    for (number, step) in (1..).zip(&exercise.steps) {
        tell(&mut script, &format!("{number}. {}", plain(step)));
    }
    script
}

/// Why an item is there: for the reader of the script, not shown in the app.
pub fn why(item: &Item) -> String {
    let mut script = String::new();
    for why in &item.why {
        let _ = writeln!(script, "/// {} ({})", printable(&why.text), printable(&why.rule));
    }
    script
}
