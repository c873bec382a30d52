//! What a plan file says of itself and is not believed: words for safety, names, what rests on
//! whose word.
//!
//! The texts of the program always stand; a file can only add to them, and what it adds says whose
//! it is.

use crate::catalogue::Catalogue;
use crate::person::key::Key;
use crate::person::profile::Profile;
use crate::plan::{Notice, Plan, Safety, Status};
use crate::plan_file::place::{AUTHOR, Findings, Path};
use crate::plan_file::raw::{RawSafety, Said};
use crate::plan_file::unlike;
use crate::rules::{Context, Outlook, foreign, hold, usual_safety};
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

/// The usual words, and behind them what the file adds, with its mark; nothing in a refused plan.
/// What a plan that was let pass has at its head stays there.
pub(super) fn safety<'t>(
    raw: RawSafety<'t>,
    usual: Safety,
    status: Status,
    found: &mut Findings<'t>,
) -> Safety {
    single(raw.disclaimer, &usual.disclaimer, found);
    let singles = [
        (raw.after_stop, &usual.after_stop),
        (raw.pain_rule, &usual.pain_rule),
        (raw.bad_day, &usual.bad_day),
        (raw.missed, &usual.missed),
        (raw.illness, &usual.illness),
    ];
    for (said, usual) in singles {
        single(said, usual, found);
    }
    Safety {
        stop_signs: list(raw.stop_signs, usual.stop_signs, status, found),
        advice: list(raw.advice, usual.advice, status, found),
        afterwards: list(raw.afterwards, usual.afterwards, status, found),
        red_flags: list(raw.red_flags, usual.red_flags, status, found),
        ..usual
    }
}

/// Looks at a text of which there is one: the file can't change it.
fn single<'t>(said: Option<Said<'t>>, usual: &Text, found: &mut Findings<'t>) {
    let Some(said) = said else { return };
    if found.text(said, Path::default()) != *usual {
        found.remarks.safety = true;
    }
}

fn list<'t>(
    said: Option<Vec<Said<'t>>>,
    usual: Vec<Text>,
    status: Status,
    found: &mut Findings<'t>,
) -> Vec<Text> {
    let Some(said) = said else { return usual };
    let own: Vec<Text> = said.into_iter().map(|said| found.text(said, Path::default())).collect();
    found.remarks.safety |= usual.iter().any(|text| !own.contains(text));
    let programs =
        |text: &Text| usual.contains(text) || hold::is_head(text) || foreign::is_line(text);
    let (mut told, others): (Vec<Text>, Vec<Text>) = own.into_iter().partition(programs);
    if status == Status::Refused {
        found.remarks.dropped |= !others.is_empty();
    } else {
        found.remarks.added |= !others.is_empty();
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
