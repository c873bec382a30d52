//! What an event says: a session's blocks and doses in whole words, for a reader who has nothing
//! but the calendar.

use super::lines::octets;
use crate::export::say::item::{beside, in_full};
use crate::export::say::legend::EFFORT;
use crate::export::say::notes::WHY;
use crate::export::say::safety::{self, AFTERWARDS, ASK, HARD_DAYS, HELP, STOP};
use crate::export::say::session::{min, remarks, shares};
use crate::export::say::week::how_to_walk;
use crate::person::weight::Unit;
use crate::plan::{Block, Plan, RuleId, Session, SessionKind, Walk};
use crate::text::id::Text;
use crate::text::printable::{capital, printable};
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
/// Where to read what a session doesn't repeat.
const ELSEWHERE: &str = ": see the first session of the week.\n\n";
/// What stands where a text was cut.
const CUT: &str = "(Shortened: the plan itself holds the rest.)\n";

/// A session in one line: `Strength A (28 min)`.
pub fn summary(session: &Session) -> String {
    format!("{} ({})", printable(&session.title), min(session.seconds))
}

/// The group that a session's event is listed under. A word of the format: no comma, no escape.
pub const fn category(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Strength => "Strength",
        SessionKind::Daily => "Mobility and stretching",
        SessionKind::Relief => "Gentle movement",
    }
}

/// How much a session says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// All there is to say, and what shaped the plan.
    Notes,
    /// All there is to say.
    All,
    /// What it takes to do it and to stay safe: how to go on is said by the week's first session.
    Less,
}

/// What to do: advice, every block with its exercises, and how to go on.
pub fn session(plan: &Plan, session: &Session, says: Says, end: &str) -> String {
    let mut text = paragraphs(safety::pain_rule_first(plan));
    let unit = plan.profile.unit.unwrap_or_default();
    for (block, takes) in session.blocks.iter().zip(shares(session)) {
        part(&mut text, block, &takes, unit);
    }
    let remarks: Vec<_> = remarks(plan, session).into_iter().map(Text::fixed).collect();
    text += &paragraphs(&remarks);
    if session.main().any(|item| item.rpe.is_some()) {
        text.push_str(EFFORT);
        text.push_str("\n\n");
    }
    text += &paragraphs(safety::pain_rule_later(plan));
    if says != Says::Less || session.kind != SessionKind::Daily {
        text += &listed(AFTERWARDS, &plan.safety.afterwards);
    }
    match safety::hard_days(&plan.safety) {
        days if says != Says::Less => text += &listed(HARD_DAYS, days),
        days if !days.is_empty() => text.extend([HARD_DAYS, ELSEWHERE]),
        _ => {}
    }
    let about =
        if says == Says::Notes { listed("About this plan", notices(plan)) } else { String::new() };
    let on_word = safety::taken_on_word(plan).into_iter().map(Text::from).collect::<Vec<_>>();
    let head = on_word.iter().chain(&plan.safety.advice);
    closed([paragraphs(head), text, about], end)
}

/// A walk in one line: `Walk (14 min)`, `Walk (3 times 5 min)`.
pub fn walk_summary(walk: Walk) -> String {
    let times = if walk.times > 1 { format!("{} times ", walk.times) } else { String::new() };
    format!("Walk ({times}{} min)", walk.minutes)
}

/// What a walk says.
pub fn walk(plan: &Plan, walk: Walk, end: &str) -> String {
    let rule = paragraphs(safety::pain_rule_first(plan).or(safety::pain_rule_later(plan)));
    closed(
        [
            paragraphs(&plan.safety.advice),
            format!("{}\n\n{rule}", how_to_walk(walk)),
            String::new(),
        ],
        end,
    )
}

/// What to do when there is nothing to exercise: advice, why, and when to call for help.
pub fn no_session(plan: &Plan, end: &str) -> String {
    let why = listed(WHY, notices(plan));
    closed([paragraphs(&plan.safety.advice), why, String::new()], end)
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
    let mut text = String::new();
    if exercise {
        let [stop, ask] = safety::stop_signs(safety);
        text += &clipped(listed(STOP, stop), LONGEST_LIST);
        text += &clipped(paragraphs(safety::after_stop(safety)), LONGEST_TEXT);
        text += &clipped(listed(ASK, ask), LONGEST_LIST);
    }
    text += &clipped(listed(HELP, &safety.red_flags), LONGEST_LIST);
    text + &clipped(printable(&safety.disclaimer).into_owned(), LONGEST_TEXT)
}

fn paragraphs<'t>(texts: impl IntoIterator<Item = &'t Text>) -> String {
    texts.into_iter().fold(String::new(), |all, text| all + &printable(text) + "\n\n")
}

/// Notices with the rules behind them.
fn notices(plan: &Plan) -> impl Iterator<Item = String> {
    let new = plan.notices.iter().filter(|notice| !safety::repeats_signs(notice, &plan.safety));
    new.map(|notice| format!("{} [{}]", notice.text, notice.rule))
}

fn listed<T: AsRef<str>>(title: &str, points: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for point in points {
        text.extend(["\n- ", &*printable(point.as_ref())]);
    }
    if text.is_empty() { text } else { format!("{title}{text}\n\n") }
}

fn part(out: &mut String, block: &Block, takes: &str, unit: Unit) {
    out.extend([&capital(block.kind.as_str()), ", ", takes, "\n"]);
    for item in &block.items {
        out.extend([
            "- ",
            &printable(&item.exercise.name),
            ": ",
            &printable(&in_full(block.kind, item, unit).join(", ")),
            "\n",
        ]);
        if let Some(load) = &item.load {
            out.extend(["  Weight: ", &printable(&load.text), "\n"]);
        }
        if let Some(next) = item.rung.as_ref().and_then(|rung| rung.next.as_ref()) {
            out.extend(["  Next: ", &printable(next), "\n"]);
        }
        if let Some(breathing) = &item.breathing {
            out.extend(["  Breathing: ", &printable(breathing), "\n"]);
        }
        if let Some(reason) = beside(item) {
            out.extend(["  ", &printable(reason), "\n"]);
        }
    }
    out.push('\n');
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
