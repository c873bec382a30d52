//! Text as an unkind catalogue, plan file or command line could bring it, in every place that a
//! page shows text.

use std::sync::Arc;

use backplan::catalogue::Figures;
use backplan::catalogue::exercise::Exercise;
use backplan::export::{self, Options};
use backplan::plan::{Block, Item, Notice, Plan, Safety, Why};
use backplan::text::id::Text;

use crate::plans;

/// What must never be more than text.
pub const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg onload=alert(1)>",
    "<!-- comment",
    "--><b>bold</b>",
    "]]><a href=javascript:alert(1)>x</a>",
    "&lt;i&gt; &amp; &#60;i&#62;",
    "{{ 7 * 7 }} ${7*7} <%= 7 %>",
    "=cmd|' /C calc'!A0",
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
    "漢字 🏋️ <b> über",
];

/// A page of a plan that holds a text wherever there is text.
pub fn page(text: &str) -> String {
    // Each line of a note is a paragraph: one line, so that the number of paragraphs is the same
    // for every text.
    let note = text.replace(['\r', '\n'], " ");
    let options = Options { from: Some(text.into()), note: Some(note), ..Options::default() };
    export::html::plan(&plan(text), &options, &Figures::default())
}

fn plan(attack: &str) -> Plan {
    let text = || Text::from(attack.to_owned());
    let mut plan = plans::beginner();
    for block in plan
        .weeks
        .iter_mut()
        .flat_map(|week| &mut week.days)
        .flat_map(|day| &mut day.sessions)
        .flat_map(|session| {
            session.title = text();
            &mut session.blocks
        })
    {
        spoil(block, attack);
    }
    plan.notices = plan
        .notices
        .iter()
        .map(|notice| Notice { rule: text(), text: text(), ..notice.clone() })
        .collect();
    plan.excluded.iter_mut().for_each(|left| (left.rule, left.text) = (text(), text()));
    plan.safety = Safety {
        disclaimer: text(),
        stop_signs: vec![text(), text()],
        advice: vec![text()],
        afterwards: vec![text()],
        red_flags: vec![text()],
        after_stop: text(),
        pain_rule: text(),
        bad_day: text(),
        missed: text(),
        illness: text(),
    };
    plan.rests_on = vec![text()];
    plan.made_by.program = text();
    plan.made_by.catalogue = text();
    plan
}

fn spoil(block: &mut Block, attack: &str) {
    for item in &mut block.items {
        *item = spoilt(item, attack);
    }
}

fn spoilt(item: &Item, attack: &str) -> Item {
    let text = || Text::from(attack.to_owned());
    let exercise = Exercise {
        name: text(),
        purpose: text(),
        setup: text(),
        steps: vec![text(), text()],
        cues: vec![text()],
        mistakes: vec![text()],
        breathing: text(),
        stop: text(),
        ..Exercise::clone(&item.exercise)
    };
    let why = vec![Why { rule: text(), text: text() }];
    Item {
        exercise: Arc::new(exercise),
        breathing: item.breathing.as_ref().map(|_| text()),
        why,
        ..item.clone()
    }
}
