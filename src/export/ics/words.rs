//! What an event says: a session's blocks and doses in whole words, for a reader who has nothing
//! but the calendar.

use std::fmt::Write as _;

use super::lines::octets;
use crate::catalogue::dose::Dose;
use crate::catalogue::exercise::Sides;
use crate::export::text::notes::{ASK, HELP, STOP, stop_signs};
use crate::export::told;
use crate::plan::{Block, BlockKind, Item, Plan, RuleId, Session, SessionKind, minutes};
use crate::text::id::Text;
use crate::text::printable::{capital, list_in_words, printable};
use crate::text::vocabulary::Vocabulary;

/// Most octets of a description, escapes counted: readers cut or refuse what is much longer.
const LONGEST: usize = 7_800;
/// Most octets of one list of signs at its end: four times what the program's own take, so that no
/// list pushes out another.
const LONGEST_LIST: usize = 1_500;
/// Most octets of another text at its end.
const LONGEST_TEXT: usize = 600;
/// Octets that advice and notes on the plan keep at least, if they have as many.
const LEAST: usize = 400;
/// What stands where a text was cut.
const CUT: &str = "(Shortened: the plan itself holds the rest.)\n";

/// A session in one line: `Strength A (28 min)`.
pub fn summary(session: &Session) -> String {
    format!("{} ({} min)", printable(&session.title), minutes(session.seconds))
}

/// The group that a session's event is listed under. A word of the format: no comma, no escape.
pub const fn category(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Strength => "Strength",
        SessionKind::Daily => "Mobility and stretching",
        SessionKind::Relief => "Gentle movement",
    }
}

/// What to do: advice, every block with its exercises, and how to go on. With `notes`, also what
/// shaped the plan.
pub fn session(plan: &Plan, session: &Session, notes: bool, end: &str) -> String {
    let mut text = String::new();
    paragraph(&mut text, told::pain_rule_first(plan));
    let mut elapsed: u32 = 0;
    for block in &session.blocks {
        let until = elapsed.saturating_add(block.seconds);
        // Rounded so that the minutes of the blocks add up to those of the session.
        part(&mut text, block, minutes(until) - minutes(elapsed));
        elapsed = until;
    }
    legend(&mut text, session);
    paragraph(&mut text, told::pain_rule_later(plan));
    listed(&mut text, "Afterwards", plan.safety.afterwards.iter().map(|text| printable(text)));
    listed(
        &mut text,
        told::HARD_DAYS,
        told::hard_days(&plan.safety).into_iter().map(|text| printable(text)),
    );
    let mut about = String::new();
    if notes {
        listed(&mut about, "About this plan", notices(plan));
    }
    let on_word: Vec<_> = told::taken_on_word(plan)
        .into_iter()
        .map(|text| printable(&text).into_owned() + "\n\n")
        .collect();
    let on_word = on_word.concat();
    closed([on_word + &advice(plan), text, about], end)
}

/// What to do when there is nothing to exercise: advice, why, and when to call for help.
pub fn no_session(plan: &Plan, end: &str) -> String {
    let mut why = String::new();
    listed(&mut why, "Why", notices(plan));
    closed([advice(plan), why, String::new()], end)
}

/// What a break from sitting says.
pub fn desk_break(plan: &Plan, end: &str) -> String {
    let habit = plan.notices.iter().find(|notice| notice.rule == RuleId::DAILY_HABITS);
    let text = habit
        .map_or("Stand up or walk for 2 min, then sit in another posture.".into(), |habit| {
            printable(&habit.text)
        });
    closed([String::new(), format!("{text}\n\n"), String::new()], end)
}

/// What stands at the end of everything: when to stop, when to call for help, what this is not.
/// Signs to stop are left out where there is nothing to stop.
pub fn end(plan: &Plan, exercise: bool) -> String {
    let safety = &plan.safety;
    let (stop, ask) = stop_signs(plan);
    let mut text = String::new();
    if exercise {
        text.push_str(&signs(STOP, &stop));
        let mut then = String::new();
        paragraph(&mut then, told::after_stop(safety));
        text.push_str(&clipped(then, LONGEST_TEXT));
        text.push_str(&signs(ASK, &ask));
    }
    text.push_str(&signs(HELP, &safety.red_flags));
    text + &clipped(printable(&safety.disclaimer).into_owned(), LONGEST_TEXT)
}

fn signs(title: &str, signs: &[Text]) -> String {
    let mut text = String::new();
    listed(&mut text, title, signs.iter().map(|sign| printable(sign)));
    clipped(text, LONGEST_LIST)
}

fn paragraph(out: &mut String, text: Option<&Text>) {
    if let Some(text) = text {
        out.push_str(&printable(text));
        out.push_str("\n\n");
    }
}

fn advice(plan: &Plan) -> String {
    plan.safety.advice.iter().fold(String::new(), |text, advice| text + &printable(advice) + "\n\n")
}

/// Notices with the rules behind them.
fn notices(plan: &Plan) -> impl Iterator<Item = String> {
    let new = plan.notices.iter().filter(|notice| !told::repeats_signs(notice, &plan.safety));
    new.map(|notice| format!("{} [{}]", printable(&notice.text), printable(&notice.rule)))
}

fn listed<T: AsRef<str>>(out: &mut String, title: &str, points: impl Iterator<Item = T>) {
    let mut points = points.peekable();
    if points.peek().is_none() {
        return;
    }
    out.push_str(title);
    for point in points {
        out.push_str("\n- ");
        out.push_str(point.as_ref());
    }
    out.push_str("\n\n");
}

fn part(out: &mut String, block: &Block, takes: u32) {
    out.push_str(&capital(block.kind.as_str()));
    match takes {
        0 => out.push_str(", under a minute\n"),
        _ => put(out, format_args!(", {takes} min\n")),
    }
    for item in &block.items {
        out.push_str("- ");
        out.push_str(&printable(&item.exercise.name));
        out.push_str(": ");
        work(out, block.kind, item);
        out.push('\n');
        if let Some(breathing) = &item.breathing {
            out.push_str("  Breathing: ");
            out.push_str(&printable(breathing));
            out.push('\n');
        }
        if let Some(reason) = told::beside(item) {
            out.push_str("  ");
            out.push_str(&printable(reason));
            out.push('\n');
        }
    }
    out.push('\n');
}

/// A `String` takes every write.
fn put(out: &mut String, what: std::fmt::Arguments) {
    let _ = out.write_fmt(what);
}

/// Everything about an item's amount: `3 sets of 8 repetitions per side, rest 45 s, down 2 s, up 2
/// s, stay 1 s, effort 4 to 5`.
fn work(out: &mut String, kind: BlockKind, item: &Item) {
    dose(out, &item.dose);
    if item.dose.per_side() == Some(true) && item.exercise.sides == Some(Sides::ByTurns) {
        out.push_str(" by turns");
    }
    if item.dose.sets() > 1 && item.dose.rest() > 0 {
        put(out, format_args!(", rest {} s", item.dose.rest()));
    }
    if let (BlockKind::Main, Dose::Reps { tempo, .. }) = (kind, &item.dose) {
        put(out, format_args!(", each {}", printable(&item.exercise.tempo_words(*tempo))));
    }
    if let Some(efforts) = item.rpe {
        out.push_str(", effort ");
        range(out, efforts);
    }
}

/// An amount in words, without rest and tempo.
fn dose(out: &mut String, dose: &Dose) {
    match dose {
        Dose::Reps { sets, reps, .. } => {
            count(out, *sets, "set");
            out.push_str(" of ");
            range(out, *reps);
            out.push_str(if *reps == [1, 1] { " repetition" } else { " repetitions" });
        }
        Dose::Hold { sets, seconds, .. } => {
            count(out, *sets, "hold");
            put(out, format_args!(" of {seconds} s"));
        }
        Dose::Holds { reps_per_set, seconds, .. } => {
            if let Some(reps) = alike(reps_per_set) {
                count(out, dose.sets(), "set");
                out.push_str(" of ");
                count(out, reps, "hold");
            } else {
                put(out, format_args!("sets of {} holds", list_in_words(reps_per_set, " and")));
            }
            put(out, format_args!(" of {seconds} s"));
        }
        Dose::Minutes { minutes } => put(out, format_args!("{minutes} min")),
    }
    if dose.per_side() == Some(true) {
        out.push_str(" per side");
    }
}

/// The number that all sets share.
fn alike(list: &[u32]) -> Option<u32> {
    let (first, rest) = list.split_first()?;
    rest.iter().all(|reps| reps == first).then_some(*first)
}

/// `1 set`, `2 sets`.
fn count(out: &mut String, number: u32, thing: &str) {
    put(out, format_args!("{number} {thing}"));
    out.push_str(if number == 1 { "" } else { "s" });
}

/// `8`, `8 to 10`.
fn range(out: &mut String, [low, high]: [u32; 2]) {
    put(out, format_args!("{low}"));
    if low != high {
        put(out, format_args!(" to {high}"));
    }
}

/// What the numbers of an effort mean, where there is one.
fn legend(out: &mut String, session: &Session) {
    if session.main().any(|item| item.rpe.is_some()) {
        out.push_str(
            "Effort is how hard it should feel from 1 to 10: 5 and below is easy, 6 leaves four \
                good repetitions, 8 two.\n\n",
        );
    }
}

/// Advice, work and notes on the plan with the end behind them. Where they would be too long notes
/// are cut first, then advice, then work: never the end.
fn closed([advice, work, notes]: [String; 3], end: &str) -> String {
    // No text takes more than twice its length, so that few have to be measured.
    if 2 * (advice.len() + work.len() + notes.len() + end.len()) <= LONGEST {
        return advice + &work + &notes + end;
    }
    let room = LONGEST - octets(end);
    let least = |text: &str| octets(text).min(LEAST);
    let work = clipped(work, room - least(&advice) - least(&notes));
    let advice = clipped(advice, room - octets(&work) - least(&notes));
    let notes = clipped(notes, room - octets(&work) - octets(&advice));
    advice + &work + &notes + end
}

/// A text of at most so many octets, cut behind a whole line where there is one.
fn clipped(mut text: String, room: usize) -> String {
    if octets(&text) <= room {
        return text;
    }
    let room = room - octets(CUT) - octets("\n\n");
    let mut kept = text.floor_char_boundary(room);
    while octets(&text[..kept]) > room {
        kept = text.floor_char_boundary(kept - (octets(&text[..kept]) - room).div_ceil(2).max(1));
    }
    text.truncate(kept);
    if let Some(line) = text.rfind('\n') {
        text.truncate(line);
    }
    text + "\n" + CUT + "\n"
}
