//! What stands on the screen: a list of lines, made anew for every change.

use anstyle::{AnsiColor, Style};

use super::digits::large;
use super::keys;
use super::lines::{clock, seen, styled, up, wrapped};
use super::say::{self, About};
use crate::session::guided::{Amount, Beat, Guided, Mode, Part, Why, amount_in_words};
use crate::session::timeline::{Kind, Pace, Segment};
use crate::text::look::Signs;
use crate::text::page::{BOLD, FAINT, PLAIN, width};

/// Work, rest, and what waits.
const WORK: Style = AnsiColor::Green.on_default().bold();
const REST: Style = AnsiColor::Blue.on_default().bold();
const WAIT: Style = AnsiColor::Yellow.on_default().bold();
/// Columns from which the picture stands beside the digits.
const BESIDE: usize = 72;
/// Columns of what stands beside the picture.
const SIDE: usize = 34;
/// Rows of what is done now; with fewer, what stands around it is left out.
const LEAST_MIDDLE: usize = 4;
/// Rows that a picture takes at least: with fewer nothing is seen on it.
const LEAST_DRAWN: usize = 5;
/// Rows that there are for it at least.
const LEAST_PICTURE: usize = 6;

/// What is shown beside the session itself.
pub struct Extras<'e> {
    /// What is typed as an answer.
    pub typed: &'e str,
    /// Whether how it is done stands in the place of the picture.
    pub how: bool,
    /// What has gone wrong.
    pub wrong: &'e str,
    /// Whether more than ASCII can be shown.
    pub unicode: bool,
}

/// Draws the picture of the exercise in so many columns and rows.
pub type Picture<'f> = dyn FnMut([usize; 2]) -> Vec<String> + 'f;

/// The lines of the screen, as many as it has rows at most.
pub fn frame(
    about: &About,
    guided: &Guided,
    extras: &Extras,
    [columns, rows]: [usize; 2],
    picture: &mut Picture,
) -> Vec<String> {
    let page = Frame { about, guided, extras, columns };
    let (mut lines, mut feet) = (page.head(), page.feet());
    feet.extend(page.keys());
    if rows < lines.len() + feet.len() + LEAST_MIDDLE {
        lines.truncate(1);
        feet = page.keys();
        feet.truncate(rows.saturating_sub(lines.len() + LEAST_MIDDLE));
    }
    let room = rows.saturating_sub(lines.len() + feet.len());
    let mut middle = page.middle(room, picture);
    middle.truncate(room);
    middle.resize(room, String::new());
    lines.extend(middle);
    lines.extend(feet);
    lines.truncate(rows);
    lines
}

struct Frame<'f> {
    about: &'f About<'f>,
    guided: &'f Guided<'f>,
    extras: &'f Extras<'f>,
    columns: usize,
}

impl Frame<'_> {
    fn unicode<T>(&self, unicode: T, ascii: T) -> T {
        if self.extras.unicode { unicode } else { ascii }
    }

    /// The session's name, its clock and what is left of it; how far it has come.
    fn head(&self) -> Vec<String> {
        let (elapsed, left) = (self.guided.elapsed().as_secs(), up(self.guided.left()));
        let times = format!("{}  {} left", clock(elapsed), clock(left));
        let room = self.columns.saturating_sub(width(&times) + 1);
        let title = self.about.title();
        let title = textwrap::wrap(&title, room.max(1));
        let title = title.first().map_or("", AsRef::as_ref);
        let gap = " ".repeat(room.saturating_sub(width(title)) + 1);
        let signs = Signs::of(self.extras.unicode);
        let all = (elapsed + left).max(1);
        let done = usize::try_from(elapsed * self.columns as u64 / all).unwrap_or(0);
        let bar = |sign: char, columns: usize| sign.to_string().repeat(columns);
        let done = done.min(self.columns);
        vec![
            format!("{}{gap}{times}", styled(BOLD, title)),
            styled(BOLD, &bar(signs.heavy, done))
                + &styled(FAINT, &bar(self.unicode('─', '.'), self.columns - done)),
            String::new(),
        ]
    }

    /// What comes next.
    fn feet(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        if !self.extras.wrong.is_empty() {
            lines.extend(wrapped(WAIT, self.extras.wrong, self.columns));
        }
        if matches!(self.guided.mode(), Mode::Running | Mode::Paused(_)) {
            let next = format!("Next: {}", say::next(self.guided));
            lines.extend(wrapped(PLAIN, &next, self.columns));
        }
        lines.push(styled(FAINT, &self.unicode("─", "-").repeat(self.columns)));
        lines
    }

    /// The keys, each with what it does now.
    fn keys(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let (mut line, mut column) = (String::new(), 0);
        for (key, does) in keys::on_screen(self.guided, self.extras.unicode) {
            let takes = width(key) + 1 + width(does);
            if column > 0 && column + 2 + takes > self.columns {
                lines.push(std::mem::take(&mut line));
                column = 0;
            }
            if column > 0 {
                line.push_str("  ");
                column += 2;
            }
            line.extend([&styled(BOLD, key), " ", does]);
            column += takes;
        }
        lines.push(line);
        lines
    }

    fn middle(&self, rows: usize, picture: &mut Picture) -> Vec<String> {
        match (self.guided.mode(), self.guided.segment()) {
            (Mode::Pain, Some(segment)) => self.pain(segment),
            (Mode::Running | Mode::Paused(_), Some(segment)) => {
                self.playing(segment, rows, picture)
            }
            _ => self.asking(),
        }
    }

    /// The phase in word, colour and shape.
    fn phase(&self, kind: Kind, segment: &Segment) -> (Style, String) {
        if let Mode::Paused(why) = self.guided.mode() {
            let why = if why == Why::Away { ": you were away" } else { "" };
            return (WAIT, format!("{} PAUSED{why}", self.unicode("❚❚", "||")));
        }
        match kind {
            Kind::Ready => (REST, format!("{} GET READY", self.unicode("▷", "->"))),
            Kind::Work if segment.pace == Pace::Hold => {
                (WORK, format!("{} HOLD", self.unicode("■■■", "###")))
            }
            Kind::Work => (WORK, format!("{} WORK", self.unicode("▶▶▶", ">>>"))),
            Kind::Switch => (WAIT, format!("{} CHANGE SIDES", self.unicode("⇄", "<>"))),
            Kind::Rest => (REST, format!("{} rest", self.unicode("░░░", "..."))),
        }
    }

    fn playing(&self, segment: &Segment, rows: usize, picture: &mut Picture) -> Vec<String> {
        let (style, phase) = self.phase(segment.kind, segment);
        let mut lines = vec![styled(style, &phase)];
        let place = say::place(segment);
        let count = format!("exercise {}", self.about.count(segment));
        let place = if place.is_empty() { count } else { format!("{count}, {place}") };
        lines.extend(wrapped(BOLD, &say::name(segment.item), self.columns));
        lines.extend(wrapped(PLAIN, &place, self.columns));
        lines.push(String::new());
        let room = rows.saturating_sub(lines.len());
        let beside = self.columns >= BESIDE;
        let side = self.side(segment, style, if beside { SIDE } else { self.columns });
        if !beside {
            lines.extend(side.into_iter().take(room));
            let left = rows.saturating_sub(lines.len() + 1);
            let mut below = self.beside_digits(segment, [self.columns, left], picture);
            if below.is_empty() && segment.kind == Kind::Ready {
                below = setup(segment, self.columns);
            }
            lines.push(String::new());
            lines.extend(below);
            return lines;
        }
        let start = self.columns - SIDE;
        let left = self.beside_digits(segment, [start - 3, room], picture);
        for row in 0..left.len().max(side.len()) {
            let left = left.get(row).map_or("", String::as_str);
            let gap = " ".repeat(start.saturating_sub(seen(left)));
            let right = side.get(row).map_or("", String::as_str);
            lines.push(if right.is_empty() {
                left.to_owned()
            } else {
                format!("{left}{gap}{right}")
            });
        }
        lines
    }

    /// The picture, or how the exercise is done.
    fn beside_digits(
        &self,
        segment: &Segment,
        [columns, rows]: [usize; 2],
        picture: &mut Picture,
    ) -> Vec<String> {
        if self.extras.how {
            let how = say::how(segment.item);
            let lines = how.iter().flat_map(|text| wrapped(PLAIN, text, columns));
            return lines.take(rows).collect();
        }
        if rows < LEAST_PICTURE {
            return Vec::new();
        }
        Some(picture([columns, rows])).filter(|rows| rows.len() >= LEAST_DRAWN).unwrap_or_default()
    }

    /// The large number, and what goes with it.
    fn side(&self, segment: &Segment, style: Style, columns: usize) -> Vec<String> {
        let solid = segment.kind == Kind::Work;
        let (number, about) = self.number(segment);
        let large = large(&number, solid, self.extras.unicode);
        // Whoever gets ready looks at the picture, for which there is little room.
        let alone = columns == self.columns && segment.kind == Kind::Ready;
        let fits = !alone && large.iter().all(|line| width(line) <= columns);
        let mut lines: Vec<String> = if fits {
            let large = large.iter().map(|line| styled(style, line));
            large.chain(wrapped(BOLD, &about, columns)).collect()
        } else {
            vec![styled(style, &format!("{number} {about}"))]
        };
        if let Some(beat) = self.guided.beat().filter(|_| solid) {
            lines.push(self.pace(segment, beat));
        }
        let said = match segment.kind {
            Kind::Work => {
                let weight = self.about.weight(segment.item).into_iter();
                weight.chain([say::breathing(segment.item)]).collect()
            }
            Kind::Ready => vec![self.about.dose(segment.item)],
            Kind::Switch => vec![say::work(segment)],
            Kind::Rest => {
                let done = self.guided.before().map(|(_, done)| amount_in_words(done));
                done.map(|done| format!("Done: {done}")).into_iter().collect()
            }
        };
        for text in said {
            lines.push(String::new());
            lines.extend(wrapped(PLAIN, &text, columns));
        }
        if segment.kind == Kind::Ready && columns < self.columns && !self.extras.how {
            lines.push(String::new());
            lines.extend(setup(segment, columns));
        }
        lines
    }

    /// The number that is looked at, and what it is.
    fn number(&self, segment: &Segment) -> (String, String) {
        let left = self.guided.left_of_segment().map_or(0, up);
        let seconds = if left < 100 { left.to_string() } else { clock(left) };
        let work = || amount_in_words(Amount::of(segment));
        match (segment.kind, self.guided.beat()) {
            (Kind::Work, _) if segment.is_open() => {
                (Amount::of(segment).number().to_string(), "at your own pace, then enter".into())
            }
            (Kind::Work, Some(beat)) => {
                (beat.number.to_string(), format!("of {}, {seconds} s left", work()))
            }
            (Kind::Work, None) => (seconds, format!("left of {}", work())),
            _ => (seconds, "seconds left".into()),
        }
    }

    /// Which part of a repetition or hold it is, and how far it has come.
    fn pace(&self, segment: &Segment, beat: Beat) -> String {
        let [first, second] = segment.item.exercise.phase_words();
        let part = match beat.part {
            Part::First => first,
            Part::Second => second,
            Part::Stay => "stay",
            Part::Settle => "settle",
            Part::Hold => "hold",
        };
        let [all, into] = beat.seconds.map(|seconds| seconds as usize);
        let (full, empty) = (self.unicode("●", "#"), self.unicode("○", "."));
        let done = (into + 1).min(all);
        if all > 12 {
            return format!("{} {} s", styled(BOLD, part), all - into);
        }
        format!("{} {}{}", styled(BOLD, part), full.repeat(done), empty.repeat(all - done))
    }

    fn pain(&self, segment: &Segment) -> Vec<String> {
        let name = say::name(segment.item);
        let mut lines = vec![styled(WAIT, &format!("{} STOPPED", self.unicode("■", "[]")))];
        lines.extend(wrapped(BOLD, &name, self.columns));
        lines.push(String::new());
        lines.extend(wrapped(PLAIN, self.about.after_stop, self.columns));
        lines.push(String::new());
        if let Some(easier) = self.guided.other_easier() {
            let text =
                format!("The easier one is {}, {}.", say::name(easier), self.about.dose(easier));
            lines.extend(wrapped(PLAIN, &text, self.columns));
        }
        lines
    }

    fn asking(&self) -> Vec<String> {
        let Mode::Asking(question) = self.guided.mode() else { return Vec::new() };
        let mut lines = vec![styled(WORK, &format!("{} DONE", self.unicode("✔", "**")))];
        lines.push(String::new());
        lines.extend(wrapped(BOLD, question.text(), self.columns));
        lines.push(String::new());
        // Of a long line its end is seen.
        let room = self.columns.saturating_sub(4);
        let signs = self.extras.typed.chars().count();
        let typed: String = self.extras.typed.chars().skip(signs.saturating_sub(room)).collect();
        lines.push(format!("> {typed}{}", self.unicode("▏", "_")));
        lines.push(String::new());
        lines.extend(wrapped(FAINT, "Enter alone gives no answer.", self.columns));
        lines
    }
}

/// How to get into place.
fn setup(segment: &Segment, columns: usize) -> Vec<String> {
    say::how(segment.item).first().map_or(Vec::new(), |setup| wrapped(PLAIN, setup, columns))
}
