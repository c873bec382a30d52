//! Lines of exercises in columns: as many columns as the page has room for, what stands in the
//! others below them.

use crate::text::page::{FAINT, PLAIN, Page, width};
use crate::text::printable::capital;

/// What is told of an exercise.
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Whether it takes a weight.
    pub weighted: bool,
    /// How much of it, one amount a week.
    pub amounts: Vec<String>,
    /// A pause that has to be told on a line of several exercises, behind the amount.
    pub pause: String,
    /// What stands beside the amounts, by [`BESIDE`].
    pub beside: [String; BESIDE.len()],
}

/// Titles of what stands beside the amounts.
const BESIDE: [&str; 4] = ["rest", "effort", "tempo", "next"];
/// Where the pause and the effort stand among them.
const REST: usize = 0;
const EFFORT: usize = 1;
/// Which of them leave the page first where room is short.
const SPARE: [usize; 4] = [2, 1, 3, 0];
/// A name longer than this stands on a line of its own where room is short.
const LONG_NAME: usize = 22;
/// So many different pauses are a puzzle below the table: they keep their column, though names
/// stand on lines of their own.
const MANY_RESTS: usize = 2;
/// Fewer columns than this are too few for any name.
const LEAST_NAME: usize = 10;
/// Columns between two columns.
const GAP: usize = 2;
/// Exercises that are called "the others" where they are as many or more.
const MANY: usize = 2;

impl Line {
    /// Name and amount, for a line of several exercises.
    pub fn short(&self) -> String {
        let amount = self.amounts.first().map_or("", String::as_str);
        format!("{} {amount}{}", self.name, self.pause)
    }
}

/// Where the columns of a session start.
pub struct Grid {
    indent: usize,
    weeks: Vec<String>,
    /// The start of each column of amounts; none where the page has no room for columns.
    amounts: Option<Vec<usize>>,
    /// The start of each column beside them; none of those that are told below.
    beside: [Option<usize>; BESIDE.len()],
}

impl Grid {
    /// Columns for lines, as far as the page has room for them. `weeks` are the titles of the
    /// amounts.
    pub fn fit<'l>(
        page: &Page,
        step: usize,
        weeks: Vec<String>,
        lines: impl Iterator<Item = &'l Line>,
    ) -> Self {
        let lines: Vec<_> = lines.collect();
        let indent = page.margin + step;
        let names = lines.iter().map(|line| width(&line.name)).max().unwrap_or(0);
        let amounts: Vec<_> = (0..weeks.len())
            .map(|week| {
                let cells = lines.iter().filter_map(|line| line.amounts.get(week));
                cells.map(|cell| width(cell)).max().unwrap_or(0).max(width(&weeks[week]))
            })
            .collect();
        let mut beside: [usize; BESIDE.len()] = std::array::from_fn(|column| {
            let widest = lines.iter().map(|line| width(&line.beside[column])).max().unwrap_or(0);
            if widest == 0 { 0 } else { widest.max(BESIDE[column].len()) }
        });
        let mut rests: Vec<_> = lines.iter().map(|line| &line.beside[REST]).collect();
        rests.retain(|rest| !rest.is_empty());
        rests.sort_unstable();
        rests.dedup();
        let mut spare = SPARE.into_iter();
        loop {
            let columns = amounts.iter().chain(beside.iter().filter(|width| **width > 0));
            let needed: usize = indent + columns.map(|width| width + GAP).sum::<usize>();
            let room = page.width.saturating_sub(needed);
            let only_rest = beside.iter().skip(REST + 1).all(|width| *width == 0);
            let puzzle = only_rest && rests.len() >= MANY_RESTS;
            let least = if puzzle { LEAST_NAME } else { LONG_NAME };
            if room >= names.min(least) && (!puzzle || page.margin > 0) {
                return Self::with(indent, room.min(names), (weeks, &amounts), beside);
            }
            // Without a margin the page is narrow: all that belongs to a line stands below it.
            let spared = spare.find(|column| beside[*column] > 0).filter(|_| page.margin > 0);
            match spared {
                Some(column) => beside[column] = 0,
                None if room >= LEAST_NAME && page.margin > 0 => {
                    return Self::with(indent, room, (weeks, &amounts), beside);
                }
                None => return Self { indent, weeks, amounts: None, beside: [None; BESIDE.len()] },
            }
        }
    }

    fn with(
        indent: usize,
        names: usize,
        (weeks, amounts): (Vec<String>, &[usize]),
        beside: [usize; BESIDE.len()],
    ) -> Self {
        let mut next = indent + names + GAP;
        let mut place = |width: usize| {
            let start = next;
            next += width + GAP;
            start
        };
        let amounts = amounts.iter().map(|width| place(*width)).collect();
        let beside = beside.map(|width| (width > 0).then(|| place(width)));
        Self { indent, weeks, amounts: Some(amounts), beside }
    }

    /// Names the columns that some lines use, behind what the lines are called.
    pub fn titles(&self, page: &mut Page, lines: &[Line]) {
        let Some(starts) = &self.amounts else { return };
        let used = |column: usize| lines.iter().any(|line| line.amounts.len() > column);
        let many = lines.iter().any(|line| line.amounts.len() > 1);
        let weeks = starts.iter().zip(&self.weeks).enumerate();
        let told = |(column, (_, title)): &(usize, (_, &String))| {
            many && used(*column) && !title.is_empty()
        };
        for (_, (start, title)) in weeks.filter(told) {
            page.tab(*start);
            page.put_in(FAINT, title);
        }
        for (column, title) in BESIDE.into_iter().enumerate() {
            let Some(start) = self.beside[column] else { continue };
            if lines.iter().any(|line| !line.beside[column].is_empty()) {
                page.tab(start);
                page.put_in(FAINT, title);
            }
        }
    }

    /// Writes a line: in columns, else the name and everything with its title below.
    pub fn put(&self, page: &mut Page, line: &Line) {
        let Some(starts) = &self.amounts else { return self.stacked(page, line) };
        page.tab(self.indent);
        if width(&line.name) + GAP > starts[0] - self.indent {
            page.prose(PLAIN, self.indent, &line.name);
        } else {
            page.put(&line.name);
        }
        let beside = self.beside.iter().zip(&line.beside);
        let beside = beside.filter_map(|(start, cell)| Some(((*start)?, cell)));
        for (start, cell) in starts.iter().copied().zip(&line.amounts).chain(beside) {
            if !cell.is_empty() {
                page.tab(start);
                page.put(cell);
            }
        }
        page.end();
    }

    fn stacked(&self, page: &mut Page, line: &Line) {
        page.prose(PLAIN, self.indent, &line.name);
        let named = |title: &str, cell: &str| format!("{title} {cell}").trim_start().to_owned();
        let beside = BESIDE.into_iter().zip(&line.beside).filter(|(_, cell)| !cell.is_empty());
        let (next, beside): (Vec<_>, Vec<_>) = beside.partition(|(title, _)| *title == "next");
        let first = line.amounts.first().cloned().unwrap_or_default();
        let how = beside.into_iter().map(|(title, cell)| named(title, cell));
        page.pieces(self.indent + GAP, [first].into_iter().chain(how));
        let later = self.weeks.iter().zip(&line.amounts).skip(1);
        let later = later.map(|(week, cell)| (format!("{week}:"), cell));
        let next = next.into_iter().map(|(title, cell)| (title.to_owned(), cell));
        let more: Vec<_> = later.chain(next).map(|(title, cell)| named(&title, cell)).collect();
        if !more.is_empty() {
            page.pieces(self.indent + GAP, more);
        }
    }

    /// Writes below the lines what their columns had no room for.
    pub fn left_out(&self, page: &mut Page, lines: &[Line]) {
        if self.amounts.is_none() {
            return;
        }
        let mut texts = Vec::new();
        for (column, title) in BESIDE.into_iter().enumerate() {
            if self.beside[column].is_none() {
                let groups = groups(lines, column).join("; ");
                texts.extend((!groups.is_empty()).then(|| format!("{} {groups}.", capital(title))));
            }
        }
        if !texts.is_empty() {
            page.prose(FAINT, self.indent, &texts.join(" "));
        }
    }
}

/// Values with the exercises that have them; the last of several are the others.
fn groups(lines: &[Line], column: usize) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    let is_told = |line: &&Line| match column {
        REST => !line.pause.is_empty(),
        _ => !line.beside[column].is_empty(),
    };
    for line in lines.iter().filter(is_told) {
        let value = line.beside[column].as_str();
        match groups.iter_mut().find(|(known, _)| *known == value) {
            Some((_, names)) => names.push(&line.name),
            None => groups.push((value, vec![&line.name])),
        }
    }
    groups.sort_by_key(|(_, names)| names.len());
    let most = groups.last().map_or(0, |(_, names)| names.len());
    let all = lines.iter().all(|line| is_told(&line));
    let others = (groups.len() > 1 && most >= MANY && all).then(|| groups.len() - 1);
    let weighted = lines.iter().all(|line| line.weighted != line.beside[column].is_empty());
    let alone = column == EFFORT && groups.len() == 1 && most >= MANY && weighted;
    let said = groups.iter().enumerate().map(|(index, (value, names))| match () {
        () if alone => format!("{value} with a weight"),
        () if Some(index) == others => format!("{value}: the others"),
        () => format!("{value}: {}", names.join(", ")),
    });
    said.collect()
}
