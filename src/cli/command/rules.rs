//! `backplan rules`: the rule table, or one rule in full.

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::kind;
use crate::cli::mistakes::Mistakes;
use crate::cli::output::Target;
use crate::plan::RuleId;
use crate::rules::claims::Claim;
use crate::rules::{self, Force, Rule};
use crate::text::look::Look;
use crate::text::near::plain;
use crate::text::page::{PLAIN, Page};
use crate::text::table::{Group, Head, Table};
use crate::text::vocabulary::{Unknown, Vocabulary as _};

/// What programs are given: one rule is a table with one row.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Data {
    schema: &'static str,
    /// All rules, or the one that was asked for.
    rules: Vec<Row>,
}

/// A rule.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Row {
    /// Unique.
    id: RuleId,
    /// What holds.
    says: String,
    /// Why.
    because: &'static str,
    /// Who says so.
    source: &'static str,
    /// How far the evidence carries.
    evidence: &'static str,
    /// How binding it is.
    force: Force,
    /// When it gives way; empty where it never does.
    gives_way: &'static str,
    /// Claims of the source article without support, each with what is known.
    #[serde(skip_serializing_if = "<[Claim]>::is_empty")]
    claims: &'static [Claim],
}

/// Lists the rules or explains one.
pub fn run(args: &args::Rules, context: &mut Context) -> Result<ExitCode, Failure> {
    let mut wrong = Mistakes::default();
    let target = Target::parse(&args.output, &kind::RULES, &context.inputs(&[]), &mut wrong);
    let one = args.id.as_deref().and_then(|id| wrong.named(find(id)));
    wrong.none()?;
    let listed: Vec<&Rule> = one.map_or_else(|| rules::all().collect(), |rule| vec![rule]);
    let text = |look: &Look| one.map_or_else(|| table(&listed, look), |rule| page(rule, look));
    let data = || Data {
        schema: "backplan/rules/1",
        rules: listed.iter().map(|rule| row(rule)).collect(),
    };
    target.print_data(data, text, context)?;
    Ok(ExitCode::SUCCESS)
}

fn find(id: &str) -> Result<&'static Rule, Unknown> {
    rules::find(&plain(id)).ok_or_else(|| {
        let ids: Vec<&str> = rules::all().map(|rule| rule.id.as_str()).collect();
        let mut unknown = Unknown::new("rule", id, ids.into_iter());
        unknown.help.get_or_insert_with(|| "`backplan rules` lists all of them".into());
        unknown
    })
}

fn row(rule: &Rule) -> Row {
    let Rule { id, says, because, source, evidence, force, gives_way, .. } = *rule;
    Row {
        id,
        says: says(),
        because,
        source,
        evidence,
        force,
        gives_way,
        claims: rules::claims(rule),
    }
}

fn table(listed: &[&Rule], look: &Look) -> String {
    let head = |title| Head { title, spare: false };
    let rows = listed
        .iter()
        .map(|rule| [rule.id.as_str().into(), rule.force.as_str().into(), (rule.says)().into()])
        .collect();
    let heads = [head("RULE"), head("FORCE"), head("SAYS")];
    let groups = vec![Group { title: String::new(), rows }];
    let mut page = Table { heads, groups }.page(look);
    page.gap();
    page.prose(PLAIN, 0, &format!("{} rules; more: `backplan rules ID`", listed.len()));
    page.finish()
}

fn page(rule: &Rule, look: &Look) -> String {
    let mut page = Page::titled(look, rule.id.as_str(), rule.force.as_str());
    page.gap();
    page.prose(PLAIN, 0, &(rule.says)());
    page.gap();
    page.field("Because", rule.because);
    page.field("Source", rule.source);
    page.field("Evidence", rule.evidence);
    page.field("Gives way", if rule.gives_way.is_empty() { "never" } else { rule.gives_way });
    for Claim { says, evidence } in rules::claims(rule) {
        page.gap();
        page.prose(PLAIN, 0, &format!("The source article says: {says}"));
        page.indented(&format!("Evidence: {evidence}"));
    }
    page.finish()
}
