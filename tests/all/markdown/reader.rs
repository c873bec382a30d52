//! Markdown as a reader of it sees it: headings, paragraphs, points, boxes and tables, with the
//! text that is shown.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

/// A piece of a page, in order.
#[derive(Debug)]
pub enum Part {
    /// Level and text.
    Heading(u8, String),
    /// A paragraph, also one in a quotation.
    Paragraph(String),
    /// A point of a list without a box.
    Point(String),
    /// A box that is not ticked off, with the text beside it.
    Task(String),
    /// Rows of cells, titles first.
    Table(Vec<Vec<String>>),
}

/// Everything that renderers add to `CommonMark`: what is harmless with all of it is harmless with
/// less.
fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.superscript = true;
    extension.subscript = true;
    extension.footnotes = true;
    extension.inline_footnotes = true;
    extension.description_lists = true;
    extension.multiline_block_quotes = true;
    extension.alerts = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.wikilinks_title_after_pipe = true;
    extension.underline = true;
    extension.highlight = true;
    extension.insert = true;
    options
}

/// Reads a page; says what it holds that no plan's page should.
pub fn read(markdown: &str) -> Result<Vec<Part>, String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut parts = Vec::new();
    for node in root.children() {
        block(node, &mut parts)?;
    }
    Ok(parts)
}

fn block<'a>(node: &'a AstNode<'a>, parts: &mut Vec<Part>) -> Result<(), String> {
    match &node.data.borrow().value {
        NodeValue::Heading(heading) if !heading.setext => {
            parts.push(Part::Heading(heading.level, inline(node)?));
        }
        NodeValue::Paragraph => parts.push(Part::Paragraph(inline(node)?)),
        NodeValue::List(_) | NodeValue::BlockQuote => {
            for child in node.children() {
                block(child, parts)?;
            }
        }
        NodeValue::Item(_) => item(node, parts, Part::Point)?,
        NodeValue::TaskItem(task) if task.symbol.is_none() => item(node, parts, Part::Task)?,
        NodeValue::Table(_) => {
            let rows = node.children().map(|row| row.children().map(inline).collect());
            parts.push(Part::Table(rows.collect::<Result<_, _>>()?));
        }
        other => return Err(format!("{other:?}")),
    }
    Ok(())
}

/// A point: a line of text, or none, and further points below it.
fn item<'a>(
    node: &'a AstNode<'a>,
    parts: &mut Vec<Part>,
    part: impl Fn(String) -> Part,
) -> Result<(), String> {
    let mut text = String::new();
    let mut below = Vec::new();
    for (index, child) in node.children().enumerate() {
        match &child.data.borrow().value {
            NodeValue::Paragraph if index == 0 => text = inline(child)?,
            NodeValue::List(_) if index == 1 => block(child, &mut below)?,
            other => return Err(format!("in a point {other:?}")),
        }
    }
    parts.push(part(text));
    parts.extend(below);
    Ok(())
}

/// The text that is shown: plain, bold or code, and nothing else.
fn inline<'a>(node: &'a AstNode<'a>) -> Result<String, String> {
    let mut text = String::new();
    for child in node.children() {
        match &child.data.borrow().value {
            NodeValue::Text(shown) => text.push_str(shown),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::Strong => text.push_str(&inline(child)?),
            NodeValue::SoftBreak => text.push('\n'),
            other => return Err(format!("{other:?} within a line")),
        }
    }
    Ok(text)
}

/// The headings of days, each with the boxes below it.
pub fn days(parts: &[Part]) -> Vec<(String, Vec<String>)> {
    let mut days: Vec<(String, Vec<String>)> = Vec::new();
    for part in parts {
        match part {
            Part::Heading(_, title) => days.push((title.clone(), Vec::new())),
            Part::Task(task) => {
                days.last_mut().expect("a heading stands before a box").1.push(task.clone());
            }
            _ => {}
        }
    }
    days.retain(|(_, tasks)| !tasks.is_empty());
    days
}

/// All text of a page.
pub fn text(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Heading(_, shown)
            | Part::Paragraph(shown)
            | Part::Point(shown)
            | Part::Task(shown) => {
                text.push_str(shown);
            }
            Part::Table(rows) => text.push_str(&rows.concat().join("\n")),
        }
        text.push('\n');
    }
    text
}
