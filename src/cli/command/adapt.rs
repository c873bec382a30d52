//! `backplan adapt`: what the journal asks of the current plan. Nothing changes without `--apply`.

use std::process::ExitCode;

use serde::Serialize;

use super::today;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::cli::{args, file, kind, saved, terminal};
use crate::journal::record::RecordId;
use crate::journal::store::Store;
use crate::plan::diff::{self, Change};
use crate::plan::part::Part;
use crate::plan::{Plan, RuleId, Status, Today};
use crate::planner::adapt::{Adapted, Proposal, adapt};
use crate::text::look::Look;
use crate::text::page::{BOLD, FAINT, Page};
use crate::text::printable::joined;

/// The name and number of the data.
pub const SCHEMA: &str = "backplan/adapt/1";

/// What is proposed, as data.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document<'a> {
    /// `backplan/adapt/1`.
    schema: &'static str,
    /// The first week that would be another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u32>,
    /// What is proposed, the weightiest first.
    proposals: Vec<Said<'a>>,
    /// What was looked at, and rules or minutes leave no room for.
    left: Vec<Said<'a>>,
    /// What would change in the plan, as `diff` says it.
    changes: &'a [Change],
    /// Whether the changed plan is the current one now.
    applied: bool,
}

/// A proposal as data.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Said<'a> {
    #[cfg_attr(test, schemars(with = "String"))]
    rule: RuleId,
    text: &'a str,
    /// The records of the journal behind it.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    records: &'a [RecordId],
}

impl<'a> From<&'a Proposal> for Said<'a> {
    fn from(proposal: &'a Proposal) -> Self {
        Self { rule: proposal.rule, text: &proposal.text, records: &proposal.records }
    }
}

/// Proposes, and with `--apply` keeps the changed plan.
pub fn run(args: &args::Adapt, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::ADAPT, &context.inputs(&[]), &mut wrong);
    let today = context.today(&catalogue, &mut wrong);
    let home = Home::find()?;
    if args.undo {
        wrong.none()?;
        return undo(&home);
    }
    let plan = today::plan(&home, (&catalogue, today), wrong)?;
    let journal = Store::new(home.journal()).read().map_err(Mistake::from)?;
    let adapted = match plan.status {
        Status::Plan => adapt(&plan, &journal.history(), today, &catalogue),
        _ => Adapted::default(),
    };
    let changes = adapted.plan.as_ref().map(|new| diff::diff(&plan, new)).unwrap_or_default();
    let applied = args.apply && adapted.plan.is_some();
    let document = Document {
        schema: SCHEMA,
        from: adapted.from,
        proposals: adapted.proposals.iter().map(Said::from).collect(),
        left: adapted.left.iter().map(Said::from).collect(),
        changes: &changes,
        applied,
    };
    let to_apply = adapted.plan.as_ref().filter(|_| args.apply);
    let kept = to_apply.map(|plan| saved::save(&home, plan)).transpose()?;
    let first = || {
        let new = adapted.plan.as_ref()?;
        let part = Part::Week(adapted.from?);
        Some(diff::diff(&plan.part(part)?, &new.part(part)?))
    };
    let shown = if args.all { Some(changes.clone()) } else { first() };
    let shown = shown.unwrap_or_default();
    let over = matches!(plan.on(today), Some(Today::Over(_)));
    target.print_data(
        || &document,
        |look| text(&document, (&plan, &shown, over), look),
        context,
    )?;
    if let Some(path) = kept {
        let name = file::name(&path);
        terminal::note(&format!(
            "{name} is the current plan now; `backplan adapt --undo` goes back"
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes the plan before the current one current again.
fn undo(home: &Home) -> Result<ExitCode, Failure> {
    let path = saved::undo(home)?;
    terminal::note(&format!("{} is the current plan again", file::name(&path)));
    Ok(ExitCode::SUCCESS)
}

fn text(document: &Document, (plan, shown, over): (&Plan, &[Change], bool), look: &Look) -> String {
    let mut page = Page::new(look);
    match (plan.status, &document.proposals[..], document.from) {
        (Status::Plan, [], _) if over => page.prose(
            BOLD,
            0,
            "Your plan is over. The next one: answer `backplan screen` again, then `backplan \
                generate --save` with the pain of that day.",
        ),
        (Status::Plan, [], _) => {
            page.prose(BOLD, 0, "Go on as planned: the journal asks for no change.");
        }
        (Status::Plan, proposals, from) => {
            let from = from.map_or_else(String::new, |week| format!(" from week {week} on"));
            page.prose(BOLD, 0, &format!("Proposed{from}:"));
            say(&mut page, proposals);
        }
        _ => page.prose(
            BOLD,
            0,
            "A plan of gentle movement is not adapted: answer `backplan screen` again.",
        ),
    }
    if !document.left.is_empty() {
        page.heading("Looked at and left, for want of room or by a rule");
        say(&mut page, &document.left);
    }
    if !shown.is_empty() {
        page.heading("What changes");
        for line in diff::text(shown, &[], look).lines() {
            page.put(line);
            page.end();
        }
        if shown.len() < document.changes.len() {
            page.gap();
            page.prose(FAINT, 0, "The weeks behind follow from it; --all shows every change.");
        }
    }
    if !document.changes.is_empty() && !document.applied {
        page.gap();
        page.terms(
            0,
            &[(
                "backplan adapt --apply".into(),
                "keeps the changed plan; the old one stays, too".into(),
            )],
        );
    }
    page.gap();
    page.prose(FAINT, 0, "General information, not medical advice.");
    page.finish()
}

fn say(page: &mut Page, proposals: &[Said]) {
    for proposal in proposals {
        let of =
            format!("{} [{}; {}]", proposal.text, proposal.rule, joined(proposal.records, ", "));
        let text = page.plain(&of).into_owned();
        page.item("-", &text);
    }
}
