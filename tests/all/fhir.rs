//! Plans for a clinic's records: golden files, and what holds of any bundle.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all fhir` rewrites the golden files; read the difference
//! before committing it. `.ci/records` hands bundles to others that know FHIR.

mod reader;

use std::collections::BTreeMap;
use std::sync::Arc;

use backplan::built_in;
use backplan::catalogue::dose::Dose;
use backplan::catalogue::exercise::Exercise;
use backplan::export::Options;
use backplan::export::fhir::{self, Subject};
use backplan::plan::part::Part;
use backplan::plan::{Item, Plan, Status, Walk, Week};
use backplan::text::id::Text;
use proptest::prelude::*;
use reader::{Bundle, done};
use serde_json::{Value, json};

use crate::program::{run_line as run, stderr, stdout};
use crate::{golden, plans, scratch};

const SUBJECT: &str = "Patient/123";

fn written(plan: &Plan) -> String {
    let subject = Some(Subject::parse(SUBJECT).expect("a subject"));
    fhir::plan(plan, &Options { subject, ..Options::default() })
}

fn bundle(plan: &Plan) -> Bundle {
    Bundle::read(&written(plan), Some(SUBJECT))
}

fn all() -> Vec<Plan> {
    let mut plans = plans::of_every_kind();
    plans.extend([
        plans::planned("weeks = 52\nlevel = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60"),
        plans::planned("weeks = 2\npain = 6"),
        plans::planned(
            "weeks = 6\nstart = \"2026-11-26\"\nweights = { dumbbell-row = 7.5 }\nequipment = [\"dumbbell\"]",
        ),
        plans::planned("pain = 9"),
    ]);
    plans
}

/// A bundle that tells of its first exercise alone how it is done, and for people of the plan and
/// that exercise alone what it says.
fn in_short(bundle: &str) -> String {
    let mut told = [0; 2];
    let tells = |line: &&str| {
        let known = ["\"div\": ", "\"patientInstruction\": "];
        let Some(which) = known.iter().position(|key| line.trim_start().starts_with(key)) else {
            return true;
        };
        told[which] += 1;
        told[which] == 1
    };
    bundle.split_inclusive('\n').filter(tells).collect()
}

#[test]
fn plans_of_every_status_read_as_they_should() {
    golden::same("fhir/refused.json", &written(&plans::refused()));
    for (name, plan) in [("relief", plans::relief()), ("climbing", plans::climbing())] {
        golden::same(format!("fhir/{name}.json"), &in_short(&written(&plan)));
    }
    let twelve = "weeks = 12\nlevel = \"intermediate\"\nequipment = [\"dumbbell\"]\nweights = { dumbbell-row = 7.5 }\nminutes = 20";
    for (name, plan) in [
        ("disc", plans::disc()),
        ("two-weeks", plans::weeks(2)),
        ("twelve-weeks", plans::planned(twelve)),
    ] {
        golden::same(format!("fhir/{name}.txt"), &bundle(&plan).told());
    }
}

/// What a plan asks for: on which day which exercise in which dose, and how many seconds it takes.
fn asked(plan: &Plan) -> BTreeMap<(String, String, String), Vec<u32>> {
    let mut asked: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for (day, session) in plan.sessions() {
        for (_, item) in session.items() {
            let foreign = plan.foreign.contains(&item.exercise.id);
            let name = backplan::text::printable::printable(&item.exercise.name);
            let id = if foreign { &name } else { item.exercise.id.as_str() };
            let key = (day.date.to_string(), id.to_owned(), item.dose.to_string());
            asked.entry(key).or_default().push(item.seconds);
        }
    }
    for seconds in asked.values_mut() {
        seconds.sort_unstable();
    }
    asked
}

/// Holds what is asked for in a bundle against its plan.
fn same_work(plan: &Plan, bundle: &Bundle) {
    assert_eq!(done(bundle), asked(plan));
    let seconds: u32 = plan.sessions().map(|(_, session)| session.seconds).sum();
    assert_eq!(bundle.seconds(), seconds);
    let walked = |walk: Walk| walk.days * walk.times * walk.minutes;
    let whole = plan.weeks.iter().filter(|week| week.days.len() == 7);
    assert_eq!(bundle.walked(), whole.filter_map(|week| week.walk).map(walked).sum::<u32>());
    let status = if plan.status == Status::Refused { "on-hold" } else { "active" };
    assert_eq!(bundle.care_plan()["status"], status);
    assert_eq!(bundle.goals().is_empty(), plan.status == Status::Refused);
    let gentle = plan.status == Status::Relief;
    for request in bundle.exercises() {
        let times = &request["occurrenceTiming"]["repeat"]["frequencyMax"];
        assert_eq!(times, &if gentle { json!(3) } else { Value::Null });
    }
}

#[test]
fn every_item_of_a_plan_is_asked_for_on_its_days_and_no_other() {
    for plan in all() {
        same_work(&plan, &bundle(&plan));
    }
}

#[test]
fn doses_are_coded_as_they_are_read() {
    for plan in all() {
        for request in bundle(&plan).exercises() {
            let detail = &request["orderDetail"][0];
            let code = detail["coding"][0]["code"].as_str().expect("a code");
            let dose = Dose::parse(code).unwrap_or_else(|_| panic!("{code} is no dose"));
            let (value, unit) = match &dose {
                Dose::Minutes { minutes } => (*minutes, "min"),
                _ => (dose.sets(), "{set}"),
            };
            let quantity = &request["quantityQuantity"];
            assert_eq!((&quantity["value"], &quantity["code"]), (&json!(value), &json!(unit)));
            let sides = detail["text"].as_str().is_some_and(|text| text.contains("per side"));
            assert_eq!(sides, dose.is_per_side(), "{detail}");
        }
    }
}

#[test]
fn consecutive_weeks_that_are_alike_are_one_request() {
    let mut plan = plans::weeks(3);
    let one = plans::weeks(1);
    let items = bundle(&one).exercises().count();
    for (index, week) in (0..).zip(&mut plan.weeks) {
        for (day, first) in week.days.iter_mut().zip(&one.weeks[0].days) {
            day.sessions.clone_from(&first.sessions);
        }
        week.number = index + 1;
    }
    assert_eq!(bundle(&plan).exercises().count(), items);
    same_work(&plan, &bundle(&plan));
    // A day less in the middle week: what is done that day ends, pauses, and begins again.
    plan.weeks[1].days[0].sessions.clear();
    assert!(bundle(&plan).exercises().count() > items);
    same_work(&plan, &bundle(&plan));
    // The same exercise in the same amount twice on a day.
    let again = plan.weeks[0].days[0].sessions[0].clone();
    plan.weeks[0].days[0].sessions.push(again);
    same_work(&plan, &bundle(&plan));
}

#[test]
fn a_part_asks_for_that_part_alone() {
    let plan = plans::planned("weeks = 4");
    let whole = bundle(&plan);
    let days = plan.weeks[1].days.iter().map(|day| Part::Day(day.date));
    for part in days.chain([Part::Week(2)]) {
        let part = plan.part(part).expect("a part");
        let bundle = bundle(&part);
        same_work(&part, &bundle);
        assert_ne!(bundle.care_plan()["id"], whole.care_plan()["id"], "a part replaces no plan");
    }
}

#[test]
fn a_plan_made_anew_replaces_and_other_peoples_plans_keep_apart() {
    let id = |profile: &str, subject: Option<&str>| {
        let subject = subject.map(|subject| Subject::parse(subject).expect("a subject"));
        let options = Options { subject, ..Options::default() };
        let written = fhir::plan(&plans::planned(profile), &options);
        assert_eq!(written, fhir::plan(&plans::planned(profile), &options), "the same bytes");
        let read: Value = serde_json::from_str(&written).expect("it is JSON");
        read["entry"][0]["resource"]["id"].as_str().expect("an id").to_owned()
    };
    let one = id("", Some("Patient/1"));
    assert_eq!(id("level = \"advanced\"", Some("Patient/1")), one, "made anew");
    assert_eq!(id("pain = 9", Some("Patient/1")), one, "refused now");
    assert_ne!(id("", Some("Patient/2")), one);
    assert_ne!(id("start = \"2026-11-30\"", Some("Patient/1")), one);
    // By name, as calendars are.
    let anna = id("name = \"Anna\"", None);
    assert_eq!(id("name = \"anna\"\nlevel = \"advanced\"", None), anna);
    assert_ne!(id("name = \"Bert\"", None), anna);
    // Nobody in particular may be anybody.
    assert_ne!(id("", None), id("level = \"advanced\"", None));
}

#[test]
fn nothing_is_made_up_of_the_person() {
    let mut plan =
        plans::planned("name = \"Anna Bell\"\nconditions = [\"hypertension\"]\ncleared = true");
    for subject in [None, Some(SUBJECT)] {
        let options = Options {
            subject: subject.map(|subject| Subject::parse(subject).expect("a subject")),
            ..Options::default()
        };
        let written = fhir::plan(&plan, &options);
        Bundle::read(&written, subject);
        assert!(!written.contains("Anna") && !written.contains("\"Condition"), "{written}");
    }
    let author = |plan: &Plan| bundle(plan).care_plan()["author"]["display"].clone();
    assert_eq!(author(&plan), plan.made_by.program.as_str());
    plan.made_by.program = backplan::plan::MadeBy::BY_HAND;
    assert_eq!(author(&plan), Value::Null);
}

#[test]
fn an_exercise_of_a_users_file_has_no_code() {
    let mut plan = plans::beginner();
    let id = plan.weeks[0].days[0].sessions[0].blocks[1].items[0].exercise.id.clone();
    plan.foreign = vec![id.clone()];
    let bundle = bundle(&plan);
    same_work(&plan, &bundle);
    let name =
        plans::beginner().weeks[0].days[0].sessions[0].blocks[1].items[0].exercise.name.clone();
    let own = bundle.exercises().filter(|request| request["code"]["text"] == *name).count();
    assert!(own > 0 && !bundle.text.contains(&format!("\"{id}\"")), "{id}");
}

/// A plan that says something wherever it can.
fn speaking(text: &str) -> Plan {
    let mut plan = plans::climbing();
    let said = || Text::from(text.to_owned());
    let mut exercise =
        Exercise::clone(&plan.weeks[0].days[0].sessions[0].blocks[1].items[0].exercise);
    exercise.name = Text::from(format!("x{text}"));
    [exercise.setup, exercise.breathing, exercise.stop] = [said(), said(), said()];
    exercise.steps = vec![said(), said()];
    exercise.cues = vec![said()];
    exercise.phases = Some([said(), said()]);
    let exercise = Arc::new(exercise);
    for day in &mut plan.weeks[0].days {
        for session in &mut day.sessions {
            session.title = said();
            for item in session.blocks.iter_mut().flat_map(|block| &mut block.items).take(1) {
                item.exercise = Arc::clone(&exercise);
                item.breathing = Some(said());
                item.why = vec![backplan::plan::Why { rule: said(), text: said() }];
            }
        }
    }
    for notice in &mut plan.notices {
        (notice.text, notice.rule) = (said(), said());
    }
    for left in &mut plan.excluded {
        (left.text, left.rule) = (said(), said());
    }
    plan.rests_on = vec![said()];
    plan.made_by.program = said();
    let safety = &mut plan.safety;
    safety.advice = vec![said()];
    safety.stop_signs = vec![said()];
    safety.red_flags = vec![said()];
    safety.afterwards = vec![said()];
    safety.disclaimer = said();
    safety.pain_rule = said();
    safety.after_stop = said();
    plan
}

#[test]
fn text_of_a_file_is_shown_and_does_nothing() {
    for text in [
        "<script>alert(1)</script>",
        "</div><div onclick=\"x\">",
        "&lt;b&gt; ]]> <!-- -->",
        "[click](javascript:alert(1)) ![x](http://a.b/c) <http://a.b>",
        "\u{1b}[31m\u{202e}\u{7}\r\n\0\u{2028}",
        "`code` *bold* _it_ # head",
        "\"}],\"resourceType\":\"Patient\"",
        "",
        " ",
    ] {
        let bundle = bundle(&speaking(text));
        for note in bundle.notes() {
            let page = comrak::markdown_to_html(&note, &comrak::Options::default());
            for acts in ["<script", "<a ", "<img", "<code", "<em", "<strong", "<h1", "<!--"] {
                assert!(!page.contains(acts), "{acts} in {page}");
            }
        }
    }
}

/// Profiles of every kind.
fn profile() -> impl Strategy<Value = String> {
    let goal = prop::sample::select(vec![
        "balanced",
        "strength",
        "sore-back",
        "stretch",
        "mid-back",
        "desk",
        "performance",
    ]);
    let level = prop::sample::select(vec!["beginner", "intermediate", "advanced"]);
    let gear = prop::sample::select(vec!["", "\"gym\"", "\"band\"", "\"dumbbell\", \"band\""]);
    let state = prop::sample::select(vec![
        "",
        "pain = 2",
        "pain = 5",
        "pain = 6",
        "pain = 9",
        "conditions = [\"osteoporosis\"]\nage = 66",
        "conditions = [\"spinal-stenosis\"]\ncleared = true",
        "conditions = [\"pregnancy\"]\npregnancy_weeks = 20\ncleared = true",
        "conditions = [\"disc-herniation\"]\ndirection = \"extension\"\ncleared = true",
        "red_flags = [\"leg-numbness\"]",
        "red_flags = [\"bladder-change\"]",
        "weights = { dumbbell-row = 7.5 }\nunit = \"lb\"",
    ]);
    let numbers = (10..61_u32, 1..14_u32, 0..30_u32, 1..29_u32, 1..8_u32);
    (goal, level, gear, state, numbers).prop_map(|(goal, level, gear, state, numbers)| {
        let (minutes, weeks, walk, day, sessions) = numbers;
        let weeks = if goal == "sore-back" || state.starts_with("pain = 6") || state.contains("leg-") {
            weeks.min(2)
        } else {
            weeks
        };
        format!(
            "goal = \"{goal}\"\nlevel = \"{level}\"\nequipment = [{gear}]\nminutes = {minutes}\nweeks = {weeks}\nwalk = {walk}\n\
                start = \"2026-12-{day:02}\"\nsessions = {sessions}\n{state}\n"
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_it_is_for_all_of_the_plan_is_asked_for(profile in profile()) {
        let plan = plans::planned(&profile);
        same_work(&plan, &bundle(&plan));
    }

    #[test]
    fn any_text_leaves_a_bundle_that_can_be_read(text in "\\PC{0,60}|[<>&\"'\\[\\]()`*_#!\\-\\n\\t\\x00-\\x1f]{0,40}") {
        let plan = speaking(&text);
        same_work(&plan, &bundle(&plan));
    }
}

#[test]
fn a_subject_is_a_reference_and_goes_with_this_format_alone() {
    let generate = "generate --today 2026-11-23 --minutes 20";
    let wrong = |line: &str, said: &[&str]| {
        let output = run(&format!("{generate} {line}"));
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{line}");
        for said in said {
            assert!(stderr(&output).contains(said), "{line}: {}", stderr(&output));
        }
    };
    wrong("-f fhir --subject Anna", &["--subject: `Anna` is no reference", "Patient/123"]);
    wrong("-f fhir --subject Practitioner/1", &["--subject: `Practitioner/1` is no reference"]);
    wrong(
        "--subject Patient/1",
        &["--subject: goes with the format fhir, not text", "--format fhir"],
    );
    wrong("-f json --subject Patient/1", &["--subject: goes with the format fhir, not json"]);
    wrong("-f fhir --time 07:00", &["--time: goes with the format ics, not fhir"]);
    let known = run(&format!("{generate} -f hl7 --subject Patient/1"));
    assert!(stdout(&known).contains("\"reference\": \"Patient/1\""));
    assert!(!stderr(&known).contains("subject"), "{}", stderr(&known));
    let unknown = run(&format!("{generate} -f fhir"));
    assert!(stderr(&unknown).contains("the subject is unknown; --subject"), "{}", stderr(&unknown));
}

#[test]
fn a_file_may_end_as_json_does() {
    let folder = scratch::folder("fhir");
    let generate = "generate --today 2026-11-23 --minutes 20 --subject Patient/1";
    for (name, format) in
        [("a.fhir", ""), ("a.fhir.json", ""), ("a.json", "-f fhir"), ("b.FHIR.JSON", "")]
    {
        let file = scratch::path(&folder, name);
        for _ in 0..2 {
            let output = run(&format!("{generate} {format} -o {file}"));
            assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        }
        let text = std::fs::read_to_string(&file).expect("a file");
        let mark = "\n  \"identifier\": { \"value\": \"backplan plan ";
        assert!(text.starts_with(&format!("{{\n  \"resourceType\": \"Bundle\",{mark}")), "{text}");
        Bundle::read(&text, Some("Patient/1"));
        let check = run(&format!("check {file}"));
        assert_eq!(check.status.code(), Some(2));
        assert!(stderr(&check).contains("a record of a clinic (FHIR)"), "{}", stderr(&check));
    }
    let other = run(&format!("{generate} -f fhir -o {}", scratch::path(&folder, "a.csv")));
    assert_eq!(other.status.code(), Some(2));
    assert!(stderr(&other).contains("is the name of a csv file, but --format is fhir"));
    let json = run(&format!(
        "generate --today 2026-11-23 -f json -o {}",
        scratch::path(&folder, "c.fhir")
    ));
    assert_eq!(json.status.code(), Some(2), "a plan as JSON is no FHIR");
}

#[test]
fn every_exercise_says_how_it_is_done_and_when_to_stop() {
    let catalogue = built_in::catalogue();
    let plan =
        plans::planned("weeks = 2\nlevel = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60");
    for request in bundle(&plan).exercises() {
        let id = request["code"]["coding"][0]["code"].as_str().expect("a code");
        let exercise = catalogue.exercise(id).expect("an exercise");
        let told = request["patientInstruction"].as_str().expect("how it is done");
        let words =
            exercise.steps.iter().chain(&exercise.cues).chain([&exercise.setup, &exercise.stop]);
        for words in words {
            assert!(told.contains(&**words), "{id} does not say: {words}");
        }
    }
}

#[test]
fn weights_effort_rest_tempo_and_the_next_step_are_told() {
    let plan = plans::climbing();
    let bundle = bundle(&plan);
    let said: Vec<String> = bundle
        .exercises()
        .flat_map(|request| request["orderDetail"].as_array().expect("details").clone())
        .map(|detail| detail["text"].as_str().expect("words").to_owned())
        .collect();
    let notes: Vec<String> = bundle.notes().collect();
    let main = |item: &&Item| item.rpe.is_some();
    let items = plan.weeks.iter().flat_map(Week::main).filter(main);
    for item in items {
        let [low, high] = item.rpe.expect("an effort");
        let effort =
            if low == high { format!("effort {low}") } else { format!("effort {low} to {high}") };
        assert!(said.contains(&effort), "{effort}");
        if let Some(load) = &item.load {
            assert!(said.contains(&format!("weight: {}", load.text)), "{}", load.text);
        }
        if let Some(next) = item.rung.as_ref().and_then(|rung| rung.next.as_ref()) {
            assert!(notes.iter().any(|note| *note == format!("Next: {next}.")), "{next}");
        }
    }
    assert!(
        said.iter().any(|said| said.starts_with("rest "))
            && said.iter().any(|said| said.starts_with("each "))
    );
}
