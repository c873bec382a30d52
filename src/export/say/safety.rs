//! Words for safety: what heads them and which of them stand where. The words themselves are the
//! plan's.

use crate::person::health::Condition;
use crate::person::health::stop::is_of_pregnancy;
use crate::person::profile::SET_ASIDE;
use crate::plan::{ASKED_AGAIN, Notice, NoticeKind, Plan, RuleId, Safety};
use crate::text::id::Text;
use crate::text::printable::list_in_words;

/// Heads the signs that need help at once.
pub const HELP: &str = "Get help at once if you notice";
/// Heads the signs to stop that hold for everybody.
pub const STOP: &str = "Stop if you notice";
/// Heads the further signs to stop, those of a pregnancy.
pub const ASK: &str = "Stop and call your midwife or maternity unit if you notice";
/// Heads how to go on after a session and after a break.
pub const AFTERWARDS: &str = "Afterwards";
/// Heads what to do when something comes between.
pub const HARD_DAYS: &str = "A bad day, a missed session, illness";

/// From this pain on, the signs to get help at once stand before the first week.
const STRONG_PAIN: u32 = 4;
/// With these, too: the signs are theirs more than those of others.
const NERVES: [Condition; 4] = [
    Condition::DiscHerniation,
    Condition::SciaticaAcute,
    Condition::SpinalStenosis,
    Condition::PostSurgery,
];

/// What the plan takes the person's word for, as one sentence.
pub fn rests_on(plan: &Plan) -> Option<String> {
    let texts = plan
        .rests_on
        .iter()
        .map(|text| text.trim().trim_end_matches('.'))
        .filter(|text| !text.is_empty());
    let words: Vec<_> = texts.map(|text| format!("that {text}")).collect();
    (!words.is_empty()).then(|| format!("Rests on your word {}.", list_in_words(&words, " and")))
}

/// What stands at the head of a plan beside whom it is made for: what was set aside of what is
/// known of them, and what it takes their word for.
pub fn taken_on_word(plan: &Plan) -> Vec<String> {
    let aside = plan
        .notices
        .iter()
        .filter(|notice| is_set_aside(notice))
        .map(|notice| notice.text.to_string());
    aside.chain(rests_on(plan)).collect()
}

fn is_set_aside(notice: &Notice) -> bool {
    notice.kind == NoticeKind::Applied && notice.text.starts_with(SET_ASIDE)
}

/// Whether a notice says no more than other parts of a page: its head, its weeks, or the list of
/// the signs to stop.
pub fn stands_elsewhere(notice: &Notice, safety: &Safety) -> bool {
    is_set_aside(notice) || asks_again(notice) || repeats_signs(notice, safety)
}

/// Weeks that ask to answer the questions again say so themselves, as does the end of a plan.
fn asks_again(notice: &Notice) -> bool {
    notice.kind == NoticeKind::Info && notice.text.contains(ASKED_AGAIN)
}

/// Whether the signs to get help at once stand before the first week; else they stand behind the
/// last.
pub fn help_first(plan: &Plan) -> bool {
    let profile = &plan.profile;
    profile.pain >= STRONG_PAIN || NERVES.into_iter().any(|condition| profile.has(condition))
}

/// How much pain is fine, where that has to be known before the first session.
pub fn pain_rule_first(plan: &Plan) -> Option<&Text> {
    pain_rule(plan).filter(|_| hurts(plan))
}

/// How much pain is fine, where it is one thing to know among others.
pub fn pain_rule_later(plan: &Plan) -> Option<&Text> {
    pain_rule(plan).filter(|_| !hurts(plan))
}

fn hurts(plan: &Plan) -> bool {
    plan.profile.pain >= 1 || !plan.profile.conditions.is_empty()
}

/// How much pain is fine.
pub fn pain_rule(plan: &Plan) -> Option<&Text> {
    stated(&plan.safety.pain_rule)
}

/// A list of signs as one sentence behind its head; none where there is no sign.
pub fn in_a_line<'t>(head: &str, signs: impl IntoIterator<Item = &'t Text>) -> Option<String> {
    let signs: Vec<_> = signs.into_iter().map(|sign| sign.trim_end_matches('.')).collect();
    (!signs.is_empty()).then(|| format!("{head}: {}.", signs.join("; ")))
}

/// What to do after a sign to stop.
pub fn after_stop(safety: &Safety) -> Option<&Text> {
    stated(&safety.after_stop)
}

/// What to do on a bad day, after a missed session and with an illness.
pub fn hard_days(safety: &Safety) -> Vec<&Text> {
    [&safety.bad_day, &safety.missed, &safety.illness].into_iter().filter_map(stated).collect()
}

/// A text with something in it.
pub fn stated(text: &Text) -> Option<&Text> {
    (!text.trim().is_empty()).then_some(text)
}

/// The signs to stop an exercise, and those of pregnancy.
pub fn stop_signs(safety: &Safety) -> [Vec<&Text>; 2] {
    let (ask, stop) = safety.stop_signs.iter().partition(|sign| is_of_pregnancy(sign));
    [stop, ask]
}

/// Whether a notice says no more than the list of the signs to stop: a page that has the list does
/// without.
pub fn repeats_signs(notice: &Notice, safety: &Safety) -> bool {
    if notice.kind != NoticeKind::Info || notice.rule != RuleId::STOP_SIGNS {
        return false;
    }
    let signs = safety.stop_signs.iter().filter_map(stated);
    let rest = signs
        .fold(notice.text.to_lowercase(), |text, sign| text.replace(&sign.to_lowercase(), " "));
    let words = rest.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .into_iter()
        .all(|word| matches!(word, "stop" | "at" | "if" | "you" | "notice" | "or" | "and"))
}

#[cfg(test)]
mod tests {
    use super::{Notice, NoticeKind, RuleId, Safety, repeats_signs};

    #[test]
    fn a_notice_repeats_the_signs_only_when_it_says_nothing_else() {
        let safety = Safety {
            stop_signs: vec!["sharp pain".into(), "dizziness".into()],
            ..Safety::default()
        };
        let notice = |kind, rule, text: &'static str| Notice::new(kind, rule, text);
        let repeats =
            |text| repeats_signs(&notice(NoticeKind::Info, RuleId::STOP_SIGNS, text), &safety);
        assert!(
            repeats("Stop at sharp pain, or dizziness.")
                && repeats("Stop if you notice dizziness.")
        );
        assert!(!repeats("Stop at sharp pain, and call for help.") && !repeats("Stop at pain."));
        let text = "Stop at sharp pain.";
        assert!(!repeats_signs(&notice(NoticeKind::Applied, RuleId::STOP_SIGNS, text), &safety));
        assert!(!repeats_signs(&notice(NoticeKind::Info, RuleId::of("no-bounce"), text), &safety));
    }
}
