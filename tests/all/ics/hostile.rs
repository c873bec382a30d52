//! Texts that try to be more than texts, wherever a file can bring one.

use std::sync::Arc;

use backplan::catalogue::exercise::Exercise;
use backplan::export::{Options, ics};
use backplan::plan::Plan;
use backplan::text::id::Text;

use super::{lint, ways};
use crate::plans;

/// Texts of a file that tries to be more than text.
const HOSTILE: [&str; 9] = [
    "BEGIN:VEVENT",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:1\rx",
    "one, two; three\\, four\\n five: six",
    "\u{202e}turned\u{202c} \u{2066}round\u{2069} \u{200f}",
    "\u{1b}[31mred\u{7}\u{0}\u{9b}2J\u{85}\u{2028}",
    "<script>alert(1)</script> =cmd|' /C calc'!A0",
    "\"quoted\" 'so' \u{feff}",
    "\\",
    "",
];

fn long(offset: usize) -> String {
    "a".repeat(offset) + &"\u{1f9d8}\u{1f3fd}漢字é".repeat(20)
}

/// A plan with the same text everywhere that a file can bring one.
fn saying(text: &str) -> Plan {
    let mut plan = plans::beginner();
    let said = || Text::from(text.to_owned());
    for session in plan.weeks[0].days.iter_mut().flat_map(|day| &mut day.sessions) {
        session.title = said();
        for item in session.blocks.iter_mut().flat_map(|block| &mut block.items) {
            let mut exercise = Exercise::clone(&item.exercise);
            exercise.name = said();
            item.exercise = Arc::new(exercise);
            item.breathing = Some(said());
        }
    }
    for notice in &mut plan.notices {
        (notice.rule, notice.text) = (said(), said());
    }
    let safety = &mut plan.safety;
    (safety.disclaimer, safety.after_stop, safety.pain_rule) = (said(), said(), said());
    (safety.bad_day, safety.missed, safety.illness) = (said(), said(), said());
    plan.rests_on = vec![said()];
    for list in
        [&mut safety.advice, &mut safety.afterwards, &mut safety.red_flags, &mut safety.stop_signs]
    {
        *list = vec![said(), said()];
    }
    plan
}

pub fn plan() -> Plan {
    saying(HOSTILE[1])
}

#[test]
fn hostile_texts_stay_texts() {
    let everything = HOSTILE.join(" ").repeat(60);
    let texts = HOSTILE.map(str::to_owned).into_iter().chain([everything]).chain((0..80).map(long));
    for text in texts {
        let shown = backplan::text::printable::printable(&text);
        let plan = saying(&text);
        for (name, options) in ways() {
            let calendar = lint::read(&ics::plan(&plan, &options));
            assert_eq!(calendar.of("VEVENT").len(), 7, "{name}: {text:?}");
            for event in calendar.of("VEVENT") {
                let title = event.shown("SUMMARY");
                assert!(
                    title.starts_with(&*shown) && title.ends_with(" min)"),
                    "{name}: {title:?}"
                );
                if text.len() < 100 {
                    let wanted = format!("- {shown}: ");
                    assert!(
                        event.shown("DESCRIPTION").contains(&wanted),
                        "{name}: {}",
                        event.shown("DESCRIPTION")
                    );
                }
            }
        }
    }
}

#[test]
fn a_long_description_is_cut_before_its_end() {
    for filler in [",;\\", "x", "漢"] {
        let mut plan = saying(&filler.repeat(600 / filler.len()));
        plan.safety.disclaimer = "This is no medical advice.".into();
        plan.safety.stop_signs = vec!["sharp pain".into()];
        for event in lint::read(&ics::plan(&plan, &Options::default())).of("VEVENT") {
            let text = event.shown("DESCRIPTION");
            let cut = "\n(Shortened: the plan itself holds the rest.)\n\nStop if you notice\n- \
                sharp pain\n";
            assert!(text.contains(cut), "{text}");
            assert!(text.ends_with("This is no medical advice."), "{text}");
            assert!(event.value("DESCRIPTION").len() > 7_000, "more was cut than had to be");
        }
    }
}

#[test]
fn long_advice_is_shortened_before_work_and_signs() {
    let mut plan = plans::disc();
    plan.safety.advice = vec!["A long piece of advice; and more, of it.\n".repeat(300).into()];
    let calendar = lint::read(&ics::plan(&plan, &Options::default()));
    for ((_, session), event) in super::sessions(&plan).zip(calendar.of("VEVENT")) {
        let text = event.shown("DESCRIPTION");
        assert_eq!(text.matches("(Shortened").count(), 1, "{text}");
        assert!(session.items().all(|(_, item)| text.contains(&*item.exercise.name)), "{text}");
        let safety = &plan.safety;
        let mut said = safety
            .stop_signs
            .iter()
            .chain(&safety.red_flags)
            .chain([&safety.pain_rule, &safety.bad_day]);
        assert!(said.all(|said| text.contains(&**said)), "{text}");
    }
}

#[test]
fn no_list_of_signs_pushes_out_the_other() {
    let mut plan = plans::disc();
    plan.safety.stop_signs.extend(
        (0..200).map(|number| Text::from(format!("one more sign to stop, number {number}"))),
    );
    for event in lint::read(&ics::plan(&plan, &Options::default())).of("VEVENT") {
        let text = event.shown("DESCRIPTION");
        let signs = plan.safety.stop_signs[..4]
            .iter()
            .chain(&plan.safety.red_flags)
            .chain([&plan.safety.after_stop]);
        signs.for_each(|sign| assert!(text.contains(&**sign), "{sign} is not in\n{text}"));
        assert!(text.ends_with(&*plan.safety.disclaimer), "{text}");
    }
}
