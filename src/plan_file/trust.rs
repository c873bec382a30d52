//! What a plan file says of itself and is not believed: words for safety, names, what rests on
//! whose word.
//!
//! The texts of the program always stand; a file can only add to them, and what it adds says whose
//! it is.

use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::profile::Profile;
use crate::plan::{Notice, Plan, Safety, Status};
use crate::plan_file::remarks::Remarks;
use crate::plan_file::text::{AUTHOR, text, texts};
use crate::plan_file::unlike;
use crate::rules::{Context, Outlook, foreign, hold, usual_safety};
use crate::text::document::Table;
use crate::text::id::Text;

/// A text of the file's own with the mark of whose it is, put on once; one of which nothing can be
/// seen needs none.
fn signed(text: Text) -> Text {
    if text.starts_with(AUTHOR) || text.trim().is_empty() {
        text
    } else {
        format!("{AUTHOR}{text}").into()
    }
}

/// More texts than any plan has of one kind.
const MOST_TEXTS: usize = 500;

/// The usual words, and behind them what the file adds, with its mark; nothing in a refused plan.
/// What a plan that was let pass has at its head stays there.
pub(super) fn safety(
    table: &Table,
    usual: Safety,
    status: Status,
    remarks: &mut Remarks,
) -> Safety {
    let singles = [
        ("disclaimer", &usual.disclaimer),
        ("after_stop", &usual.after_stop),
        ("pain_rule", &usual.pain_rule),
        ("bad_day", &usual.bad_day),
        ("missed", &usual.missed),
        ("illness", &usual.illness),
    ];
    // The file can't change a text of which there is one.
    for (key, usual) in singles {
        remarks.safety |= text(table, key).is_some_and(|own| own != *usual);
    }
    let mut list = |key, usual| list(table, key, usual, status, remarks);
    Safety {
        stop_signs: list("stop_signs", usual.stop_signs),
        advice: list("advice", usual.advice),
        afterwards: list("afterwards", usual.afterwards),
        red_flags: list("red_flags", usual.red_flags),
        ..usual
    }
}

fn list(
    table: &Table,
    key: &'static str,
    usual: Vec<Text>,
    status: Status,
    remarks: &mut Remarks,
) -> Vec<Text> {
    table.first(key, MOST_TEXTS, &format!("texts of `{key}`"));
    let Some(own) = texts(table, key) else { return usual };
    remarks.safety |= usual.iter().any(|text| !own.contains(text));
    let programs =
        |text: &Text| usual.contains(text) || hold::is_head(text) || foreign::is_line(text);
    let (mut told, others): (Vec<Text>, Vec<Text>) = own.into_iter().partition(programs);
    if status == Status::Refused {
        remarks.dropped |= !others.is_empty();
    } else {
        remarks.added |= !others.is_empty();
        told.extend(others.into_iter().map(signed));
    }
    merged(usual, told)
}

/// The usual texts with the others behind them, heads before them.
fn merged(usual: Vec<Text>, own: Vec<Text>) -> Vec<Text> {
    let others: Vec<Text> = own.into_iter().filter(|text| !usual.contains(text)).collect();
    let (mut texts, others): (Vec<Text>, Vec<Text>) =
        others.into_iter().partition(|text| hold::is_head(text));
    texts.extend(usual);
    texts.extend(others);
    texts
}

/// Marks the notices that `own`, the plan that the program makes for the same person, does not
/// give; of a refused plan they are dropped. Tells whether any was.
pub(super) fn notices(plan: &mut Plan, own: Option<&Plan>) -> bool {
    let programs = |notice: &Notice| {
        own.is_some_and(|own| own.notices.contains(notice)) || unlike::is_set_aside(notice)
    };
    let count = plan.notices.len();
    if plan.status == Status::Refused {
        plan.notices.retain(programs);
    }
    for notice in plan.notices.iter_mut().filter(|notice| !programs(notice)) {
        notice.text = signed(std::mem::take(&mut notice.text));
    }
    plan.notices.len() < count
}

/// Makes a plan that was read one for somebody else: profile, words for safety and what rests on
/// their word. Its weeks stay as they are.
pub fn readdress(plan: &mut Plan, profile: Profile, assumed: Vec<Key>, catalogue: &Catalogue) {
    let before = usual(&plan.profile, plan, catalogue);
    let others = |texts: &mut Vec<Text>, usual: &[Text]| {
        texts.retain(|text| !usual.contains(text));
        std::mem::take(texts)
    };
    let safety = &mut plan.safety;
    let own = [
        others(&mut safety.stop_signs, &before.stop_signs),
        others(&mut safety.advice, &before.advice),
        others(&mut safety.afterwards, &before.afterwards),
        others(&mut safety.red_flags, &before.red_flags),
    ];
    let usual = usual(&profile, plan, catalogue);
    let [stop_signs, advice, afterwards, red_flags] = own;
    plan.safety = Safety {
        stop_signs: merged(usual.stop_signs, stop_signs),
        advice: merged(usual.advice, advice),
        afterwards: merged(usual.afterwards, afterwards),
        red_flags: merged(usual.red_flags, red_flags),
        ..usual
    };
    (plan.profile, plan.assumed) = (profile, assumed);
    rest(plan, catalogue);
}

/// The usual words for a person over the weeks of a plan.
fn usual(profile: &Profile, plan: &Plan, catalogue: &Catalogue) -> Safety {
    let weeks = u32::try_from(plan.weeks.len()).unwrap_or(u32::MAX).max(profile.weeks);
    let outlook = Outlook::over(profile, plan.status, weeks);
    usual_safety(Context::new(&outlook, catalogue, plan.status))
}

/// Works out what a plan rests on: the person's word, and exercises of a file of their own.
pub(super) fn rest(plan: &mut Plan, catalogue: &Catalogue) {
    plan.rests_on = foreign::rests_on(plan);
    let usual = usual(&plan.profile, plan, catalogue).advice;
    foreign::tell(plan, catalogue, |text| usual.contains(text) || hold::is_head(text));
}
