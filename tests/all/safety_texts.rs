//! Every word for safety that a plan holds stands in every format, whoever the plan is for; and in
//! text, where it is looked for.

use anstream::adapter::strip_str;
use backplan::catalogue::Figures;
use backplan::export::{self, Options};
use backplan::person::health::Condition;
use backplan::person::health::stop::is_of_pregnancy;
use backplan::plan::{Plan, Status, Week};
use backplan::text::look::Look;
use backplan::text::vocabulary::Vocabulary;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::fit::decoder;
use crate::ics::lint;
use crate::markdown::reader;
use crate::plans;
use crate::program::on_one_line;

/// What else is stated with a condition, so that there is a plan with sessions where there can be
/// one.
fn profile(condition: Condition, pain: u32) -> String {
    let more = match condition {
        Condition::Pregnancy => "pregnancy_weeks = 20\n",
        Condition::PostSurgery => "surgery = \"discectomy\"\nsurgery_weeks = 30\n",
        _ => "",
    };
    format!(
        "conditions = [\"{}\"]\n{more}cleared = true\npain = {pain}\nage = 40\n",
        condition.as_str()
    )
}

/// A plan for every condition at every pain that has one, for nobody in particular, and one with a
/// direction that eases.
fn all() -> Vec<(String, Plan)> {
    let with = |condition: Condition| (0..8).map(move |pain| profile(condition, pain));
    let profiles = Condition::ALL.iter().copied().flat_map(with);
    let profiles = profiles.chain([
        String::new(),
        "pain = 3".into(),
        "goal = \"sore-back\"".into(),
        "pain = 9".into(),
    ]);
    let long = "level = \"advanced\"\nequipment = [\"gym\"]\nminutes = 120\ncleared = true\nage = \
        55\nconditions = [\"hypertension\", \"nonspecific-lbp\", \"osteoporosis\", \
        \"spinal-stenosis\"]";
    let profiles = profiles.chain([long.to_owned()]);
    let mut plans: Vec<_> =
        profiles.map(|profile| (profile.clone(), plans::planned(&profile))).collect();
    for (_, plan) in &mut plans {
        if !plan.profile.conditions.is_empty()
            && plan.rests_on.is_empty()
            && plan.status != Status::Refused
        {
            let words = [
                "a clinician has cleared exercise with it",
                "a doctor has looked at the pain at night",
            ];
            plan.rests_on = words.map(Into::into).to_vec();
        }
    }
    plans.push(("a disc".into(), plans::disc()));
    plans
}

/// Words as they are compared: without case and line breaks. Signs within a sentence go without
/// their full stop.
fn plain(text: &str) -> String {
    on_one_line(text).trim_end_matches('.').to_lowercase()
}

/// Every text below a value.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(plain(text)),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// All that a plan has to say, from its JSON, so that a new field is not forgotten.
fn words(plan: &Plan) -> Vec<String> {
    let mut json: Value = serde_json::from_str(&export::json::plan(plan)).expect("it is JSON");
    let mut found = Vec::new();
    if plan.status == Status::Refused {
        // There is nothing to stop.
        json["safety"]["stop_signs"].take();
    }
    texts(&json["safety"], &mut found);
    texts(&json["rests_on"], &mut found);
    assert!(found.len() > 8 && found.iter().all(|text| !text.is_empty()), "{found:?}");
    found
}

fn text(plan: &Plan, width: usize, unicode: bool) -> String {
    strip_str(&export::text::plan(plan, &Look { width, unicode }, false)).to_string()
}

fn markdown(plan: &Plan) -> String {
    let page = export::markdown::plan(plan, &Options::default());
    reader::text(&reader::read(&page).expect("it parses"))
}

fn html(plan: &Plan, booklet: bool, large: bool) -> String {
    let options = Options { booklet, large, ..Options::default() };
    let page = export::html::plan(plan, &options, &Figures::default());
    let document = Html::parse_document(&page);
    let body = Selector::parse("body").expect("a selector");
    let texts = document.select(&body).flat_map(|body| body.descendants());
    // What a script holds is read by nobody.
    let read = texts.filter(|node| {
        let parent = node.parent().and_then(ElementRef::wrap);
        parent.is_none_or(|parent| parent.value().name() != "script")
    });
    read.filter_map(|node| Some(node.value().as_text()?.to_string())).collect()
}

fn cells(plan: &Plan) -> String {
    let file = export::csv::plan(plan, &Options::default());
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    reader
        .records()
        .flat_map(|row| {
            row.expect("a row").iter().map(|cell| format!("{cell}\n")).collect::<Vec<_>>()
        })
        .collect()
}

fn script(plan: &Plan) -> String {
    let text =
        export::liftoscript::plan(plan, &Options::default(), &backplan::built_in::catalogue());
    let shown = text.lines().filter_map(|line| line.strip_prefix("// "));
    shown.collect::<Vec<_>>().join("\n").replace('\\', "")
}

/// What is said in the resources of a plan, and what people read of it who read no more.
fn records(plan: &Plan) -> [String; 2] {
    let bundle = export::fhir::plan(plan, &Options::default());
    let mut bundle: Value = serde_json::from_str(&bundle).expect("it is JSON");
    let narrative = bundle["entry"][0]["resource"]["text"]["div"].take();
    let narrative = Html::parse_fragment(narrative.as_str().expect("a narrative"));
    let read = narrative.root_element().text().collect::<Vec<_>>().join("\n");
    for entry in bundle["entry"].as_array_mut().expect("entries") {
        entry["resource"]["text"].take();
    }
    let mut found = Vec::new();
    texts(&bundle, &mut found);
    [found.join("\n").replace('\\', ""), read]
}

/// What the steps of each session say.
fn steps(plan: &Plan) -> Vec<String> {
    let encoder = export::fit::Encoder::new(plan);
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    let files = sessions.map(|(day, session)| decoder::read(&encoder.session(day, session)));
    let said = files.map(|messages| {
        let steps = messages.iter().filter(|message| message.number == 27);
        let about = messages
            .iter()
            .find(|message| message.number == 26)
            .map_or("", |workout| workout.text(17));
        about.to_owned() + " " + &steps.map(|step| step.text(8)).collect::<Vec<_>>().join(" ")
    });
    said.collect()
}

fn events(plan: &Plan) -> Vec<String> {
    let calendar = lint::read(&export::ics::plan(plan, &Options::default()));
    calendar.of("VEVENT").iter().map(|event| event.shown("DESCRIPTION")).collect()
}

/// What each page of a format says, with a name for it.
fn pages(plan: &Plan) -> Vec<(&'static str, String)> {
    let mut pages = vec![
        ("text", text(plan, 40, true)),
        ("text", text(plan, 80, false)),
        ("text", text(plan, 100, true)),
        ("markdown", markdown(plan)),
        ("html", html(plan, false, false)),
        ("large html", html(plan, false, true)),
        ("booklet", html(plan, true, false)),
        ("large booklet", html(plan, true, true)),
        ("csv", cells(plan)),
        ("liftoscript", script(plan)),
    ];
    pages.extend(["fhir", "fhir in short"].into_iter().zip(records(plan)));
    pages.extend(events(plan).into_iter().map(|page| ("ics", page)));
    pages.extend(steps(plan).into_iter().map(|page| ("fit", page)));
    let toml: toml::Value = toml::from_str(&export::toml::plan(plan)).expect("it is TOML");
    let (mut json, mut found) = (serde_json::to_value(toml).expect("TOML is JSON"), Vec::new());
    texts(&json["safety"].take(), &mut found);
    texts(&json["rests_on"].take(), &mut found);
    pages.push(("toml", found.join("\n")));
    pages
}

#[test]
fn every_word_for_safety_stands_in_every_format() {
    for (name, plan) in all() {
        let words = words(&plan);
        for (format, page) in pages(&plan) {
            let shown = plain(&page);
            for word in &words {
                assert!(shown.contains(word), "{format} of {name} does not say: {word}\n{page}");
            }
        }
    }
}

#[test]
fn no_format_says_a_word_for_safety_twice() {
    for (name, plan) in all().into_iter().filter(|(_, plan)| plan.status != Status::Refused) {
        let safety = &plan.safety;
        let once = [
            &safety.after_stop,
            &safety.pain_rule,
            &safety.bad_day,
            &safety.missed,
            &safety.illness,
        ];
        let once: Vec<_> =
            once.into_iter().chain(&safety.red_flags).map(|text| plain(text)).collect();
        for (format, page) in pages(&plan) {
            let shown = plain(&page);
            for word in &once {
                assert_eq!(
                    shown.matches(word.as_str()).count(),
                    1,
                    "{format} of {name}: {word}\n{page}"
                );
            }
            let notice = plan.notices.iter().find(|notice| *notice.rule == *"stop-signs");
            let told = notice.is_some_and(|notice| shown.contains(&plain(&notice.text)));
            assert_eq!(told, format == "csv", "{format} of {name} says the signs to stop twice");
        }
    }
}

const HELP: &str = "Get help at once if you notice";

/// Where a text first stands on a page of text.
fn at(page: &str, said: &str) -> usize {
    page.find(said).unwrap_or_else(|| panic!("{said:?} is not in:\n{page}"))
}

#[test]
fn text_has_the_signs_to_get_help_where_they_are_looked_for() {
    let nerves = ["disc-herniation", "sciatica-acute", "spinal-stenosis", "post-surgery"];
    for (name, plan) in all().into_iter().filter(|(_, plan)| plan.status != Status::Refused) {
        let near = plan.profile.pain >= 4
            || plan.profile.conditions.iter().any(|one| nerves.contains(&one.as_str()));
        for width in [40, 80, 100] {
            let page = text(&plan, width, true);
            let (help, week) = (at(&page, HELP), at(&page, "The week at a glance"));
            assert_eq!(page.matches(HELP).count(), 1, "{name} at {width}");
            assert_eq!(help < week, near, "{name} at {width}:\n{page}");
            let list: Vec<&str> =
                page[help..].lines().skip(1).take_while(|line| !line.is_empty()).collect();
            let points = list.iter().filter(|line| line.trim_start().starts_with('•')).count();
            assert_eq!(points, plan.safety.red_flags.len(), "one a line: {list:#?}");
            let advice =
                plan.safety.advice.first().and_then(|advice| advice.split_whitespace().next());
            assert!(
                advice.is_none_or(|advice| at(&page, advice) < help),
                "advice comes first: {page}"
            );
        }
    }
}

#[test]
fn how_much_pain_is_fine_is_told_early_to_those_who_have_some() {
    for (name, plan) in all().into_iter().filter(|(_, plan)| plan.status != Status::Refused) {
        let early = plan.profile.pain > 0 || !plan.profile.conditions.is_empty();
        let page = text(&plan, 80, true);
        let rule = plan.safety.pain_rule.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        assert_eq!(at(&page, &rule) < at(&page, "The week at a glance"), early, "{name}:\n{page}");
        let mut usual = plan.safety.stop_signs.iter().filter(|sign| !is_of_pregnancy(sign));
        let last = plain(usual.next_back().expect("signs to stop"));
        let (shown, then) = (plain(&page), plain(&plan.safety.after_stop));
        assert!(shown.contains(&format!("{last}. {then}")), "{name}:\n{page}");
    }
}

#[test]
fn no_line_is_wider_than_the_page() {
    for (name, plan) in all() {
        for (width, unicode) in [(40, true), (40, false), (80, true), (80, false), (100, true)] {
            let page = text(&plan, width, unicode);
            assert!(unicode || page.is_ascii(), "{name}");
            for line in page.lines() {
                assert!(
                    line.width() <= width && !line.ends_with(' '),
                    "{name} at {width}: {line:?}"
                );
            }
        }
    }
}

#[test]
fn the_reason_that_tells_when_to_stop_stands_beside_its_item_without_being_asked_for() {
    let plan = plans::disc();
    let easing = plain(plans::EASING);
    let sessions = plan.weeks.iter().flat_map(Week::sessions).count();
    for (format, page) in pages(&plan).into_iter().filter(|(format, _)| *format != "toml") {
        assert!(plain(&page).contains(&easing), "{format}:\n{page}");
    }
    assert_eq!(events(&plan).len(), sessions);
    let page = text(&plan, 80, true);
    let item = page
        .lines()
        .position(|line| line.trim_start().starts_with("Prone press-up"))
        .expect("the item");
    let below = page.lines().skip(item + 1).take(3).collect::<Vec<_>>().join(" ");
    assert!(plain(&below).starts_with(&easing), "{below}");
    // Where reasons are asked for it is one of them.
    let all =
        strip_str(&export::text::plan(&plan, &Look { width: 80, unicode: true }, true)).to_string();
    let times = |page: &str| plain(page).matches(&easing).count();
    assert!(
        times(&all) >= times(&page)
            && plain(&all).contains(&(easing.clone() + ". [directional-preference]")),
        "{all}"
    );
    let other = plans::beginner();
    assert!(pages(&other).iter().all(|(_, page)| !plain(page).contains(&easing)));
}

#[test]
fn a_refused_plan_says_what_to_do_and_no_word_about_sessions() {
    let mut plan = plans::refused();
    plan.rests_on = vec!["a clinician has cleared it".into()];
    for (format, page) in pages(&plan).into_iter().filter(|(format, _)| *format != "toml") {
        let shown = plain(&page);
        assert!(
            !shown.contains("rests on your word") && !shown.contains("a bad day"),
            "{format}:\n{page}"
        );
        assert!(!shown.contains("sharp pain"), "{format}:\n{page}");
    }
}
