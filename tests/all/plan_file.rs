//! A plan file reads back to the plan that was written, whatever a person leaves out is filled in,
//! and every mistake is named.

use std::fs;
use std::path::PathBuf;

use backplan::built_in;
use backplan::catalogue::dose::Dose;
use backplan::catalogue::exercise::{Level, Pattern};
use backplan::person::key::Key;
use backplan::person::profile::Day;
use backplan::plan::{BlockKind, Notice, Plan, Safety, SessionKind, Status};
use backplan::plan_file;
use backplan::rules::{Context, Outlook, climb, foreign, usual_safety, weeks};
use backplan::text::id::Text;
use chrono::NaiveDate;

use crate::golden;

pub mod sample;

fn folder(name: &str) -> PathBuf {
    golden::path("plan_file").join(name)
}

/// A Wednesday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date")
}

fn read(text: &str) -> Plan {
    plan_file::read("plan", text, &built_in::catalogue(), today())
        .unwrap_or_else(|problems| panic!("{problems}"))
}

fn read_file(name: &str) -> Plan {
    read(&fs::read_to_string(folder("plans").join(name)).expect(name))
}

/// Every file of `mistakes/` with the message it brings in a file of the same name and `.txt`.
/// `BACKPLAN_BLESS=1` rewrites them.
#[test]
fn every_mistake_is_named_with_its_place() {
    let catalogue = built_in::catalogue();
    let mut files: Vec<PathBuf> = fs::read_dir(folder("mistakes"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension != "txt"));
    files.sort();
    assert!(files.len() > 30, "the reproducers are there");
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect(&name);
        let problems = plan_file::read(&name, &text, &catalogue, today()).expect_err(&name);
        let shown = format!("{problems}\n");
        assert!(
            !shown.contains('\u{1b}') && !shown.contains('\u{202e}'),
            "{name}: hostile text reaches the terminal"
        );
        golden::same(file.with_file_name(format!("{name}.txt")), &shown);
    }
}

/// What a plan says of levels, themes, weights in words and rungs, as it follows from its profile,
/// doses and steps of weight: whatever a file says of it is worked out anew.
fn worked_out(plan: &mut Plan) {
    let catalogue = built_in::catalogue();
    let profile = plan.profile.clone();
    let outlook = Outlook::of(&profile, plan.status);
    for week in &mut plan.weeks {
        let context = Context::new(&outlook, &catalogue, plan.status).of(week);
        week.level = (plan.status == Status::Plan).then(|| context.level());
        week.theme = weeks::theme(context);
        let sessions = week.days.iter_mut().flat_map(|day| &mut day.sessions);
        let blocks = sessions.flat_map(|session| &mut session.blocks);
        let main = blocks.filter(|block| block.kind == BlockKind::Main);
        let items = main.flat_map(|block| &mut block.items);
        for item in items.filter(|item| item.exercise.pattern != Pattern::Stretch) {
            let steps = item.load.as_ref().map(|load| load.step);
            climb::mark_read(context, item, steps);
        }
    }
}

/// A plan with the program's own words for safety before those that it has, with what it rests on,
/// with the mark of whose the others are, and with what follows from the rest; a refused one has
/// the program's words only.
fn believed(mut plan: Plan) -> Plan {
    worked_out(&mut plan);
    let catalogue = built_in::catalogue();
    let outlook = Outlook::of(&plan.profile, plan.status);
    let usual = usual_safety(Context::new(&outlook, &catalogue, plan.status));
    let own = plan.status != Status::Refused;
    let signed = |text: &Text| Text::from(format!("From the plan's author: {text}"));
    let after = |usual: Vec<Text>, texts: &[Text]| -> Vec<Text> {
        usual.into_iter().chain(texts.iter().filter(|_| own).map(signed)).collect()
    };
    let notices = plan.notices.iter().filter(|_| own);
    let notices =
        notices.map(|notice| Notice { text: signed(&notice.text), ..notice.clone() }).collect();
    let safety = Safety {
        stop_signs: after(usual.stop_signs, &plan.safety.stop_signs),
        advice: after(usual.advice, &plan.safety.advice),
        afterwards: after(usual.afterwards, &plan.safety.afterwards),
        red_flags: after(usual.red_flags, &plan.safety.red_flags),
        ..usual
    };
    Plan { safety, notices, rests_on: foreign::rests_on(&plan), ..plan }
}

#[test]
fn words_for_safety_are_added_to_and_never_taken_away() {
    for plan in sample::plans(&built_in::catalogue()) {
        assert_eq!(read(&serde_json::to_string(&plan).expect("JSON")), believed(plan));
    }
}

#[test]
fn a_complete_plan_reads_back_unchanged_from_json_and_toml() {
    let catalogue = built_in::catalogue();
    for plan in sample::plans(&catalogue).map(believed) {
        assert_eq!(read(&serde_json::to_string(&plan).expect("JSON")), plan);
        assert_eq!(read(&serde_json::to_string_pretty(&plan).expect("JSON")), plan);
        assert_eq!(read(&toml::to_string(&plan).expect("TOML")), plan);
        assert_eq!(read(&toml::to_string_pretty(&plan).expect("TOML")), plan);
    }
}

/// Level, theme, rung and the words of a weight are worked out anew; steps of weight, walking and
/// easy first sets are the file's.
#[test]
fn what_follows_from_the_rest_is_worked_out_anew() {
    let [plan, ..] = sample::plans(&built_in::catalogue()).map(believed);
    let mut value = serde_json::to_value(&plan).expect("JSON");
    let week = &mut value["weeks"][0];
    (week["level"], week["theme"]) = ("advanced".into(), "learn".into());
    let blocks = &mut week["days"][0]["sessions"][0]["blocks"];
    let lift = &mut blocks[1]["items"][1];
    assert_eq!(lift["exercise"], "romanian-deadlift");
    assert_eq!(lift["dose"]["load"]["step"], 1);
    lift["dose"]["load"]["text"] = "as heavy as you can".into();
    lift["rung"]["next"] = "3 x 100".into();
    let (read, told) =
        plan_file::read_telling("plan", &value.to_string(), &built_in::catalogue(), today())
            .expect("a plan");
    assert_eq!(read, plan);
    let of_weeks: Vec<&String> = told.iter().filter(|told| told.contains("a theme")).collect();
    assert!(of_weeks.len() == 1 && of_weeks[0].starts_with("1 week "), "{told:?}");
    let lift = &read.weeks[0].days[0].sessions[0].blocks[1].items[1];
    assert!(lift.load.as_ref().is_some_and(|load| load.text.contains("heavier")), "{lift:?}");
    assert!(
        read.weeks[0].walk.is_some() && read.weeks[0].days[0].sessions[0].blocks[0].items[2].ramp
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let text = fs::read_to_string(folder("plans").join("minimal.toml")).expect("a plan");
    assert_eq!(read(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), read(&text));
    let text = fs::read_to_string(folder("plans").join("minimal.json")).expect("a plan");
    assert_eq!(read(&format!("\u{feff}\n {text}")), read(&text));
}

#[test]
fn a_few_lines_of_toml_make_a_plan() {
    let plan = read_file("minimal.toml");
    assert_eq!(plan.status, Status::Plan);
    assert_eq!(plan.made_by.program.as_str(), "written by hand");
    assert!(!plan.safety.disclaimer.is_empty() && !plan.safety.stop_signs.is_empty());
    assert_eq!(plan.profile.level, Level::Intermediate);
    assert_eq!(plan.profile.minutes, 30);
    let others = [Key::Pain, Key::Conditions, Key::RedFlags, Key::Walk];
    assert_eq!(
        plan.assumed,
        [&[Key::Age, Key::Goal, Key::Sessions, Key::Days, Key::Minutes][..], &others].concat()
    );
    let days = &plan.weeks[0].days;
    assert_eq!(
        days.iter().map(|day| day.weekday).collect::<Vec<_>>(),
        [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun]
    );
    let titles: Vec<_> = plan.weeks[0]
        .sessions()
        .map(|(day, session)| (day.weekday, session.title.as_str()))
        .collect();
    assert_eq!(
        titles,
        [
            (Day::Mon, "Strength A"),
            (Day::Wed, "Daily mobility and stretching"),
            (Day::Thu, "Strength B")
        ]
    );
}

#[test]
fn what_a_hand_written_item_leaves_out_comes_from_the_catalogue() {
    let catalogue = built_in::catalogue();
    let plan = read_file("minimal.toml");
    let session = &plan.weeks[0].days[0].sessions[0];
    assert_eq!(session.kind, SessionKind::Strength);
    let main: Vec<_> = session.main().collect();
    assert_eq!(main[0].dose, Dose::parse("3x12/side r45 t2-0-2-1").expect("a dose"));
    assert_eq!(main[0].seconds, 485);
    assert_eq!(main[0].rpe, None, "effort is for what is done with a weight");
    assert_eq!(main[1].rpe, Some([6, 7]));
    assert_eq!(main[1].load, None, "nobody said with which weight");
    assert_eq!(
        main[0].breathing.as_ref(),
        Some(&catalogue.exercise("bird-dog").expect("bird dog").breathing)
    );
    assert_eq!(main[1].dose, Dose::parse("3x8-10 r90 t3-1-2-0").expect("a dose"));
    assert_eq!(main[1].seconds, 405);
    assert_eq!((main[2].rpe, &main[2].breathing), (None, &None), "a stretch needs no effort");
    assert_eq!(session.seconds, 300 + 485 + 405 + main[2].seconds);
    let bridge = plan.weeks[0].days[3].sessions[0].main().next().expect("an item");
    assert_eq!(Some(&bridge.dose), bridge.exercise.dose(Level::Intermediate));
}

/// An effort is a range that may be of one number; turned round, or outside of 1 to 10, it is a
/// mistake.
#[test]
fn an_effort_may_be_one_number() {
    let plan = |rpe: &str| {
        format!(
            "[[weeks]]\n[[weeks.days]]\nweekday = \
                \"mon\"\n[[weeks.days.sessions]]\n[[weeks.days.sessions.blocks]]\nkind = \
                \"main\"\nitems = [{{ exercise = \"bird-dog\", dose = \"3x12\", rpe = {rpe} }}]\n"
        )
    };
    for (rpe, expected) in
        [("[7, 7]", [7, 7]), ("[6, 7]", [6, 7]), ("[1, 1]", [1, 1]), ("[10, 10]", [10, 10])]
    {
        let plan = read(&plan(rpe));
        let (_, session) = plan.weeks[0].sessions().next().expect("a session");
        assert_eq!(session.main().next().expect("an item").rpe, Some(expected), "{rpe}");
    }
    for rpe in ["[7, 6]", "[0, 7]", "[7, 11]"] {
        let problems = plan_file::read("plan.toml", &plan(rpe), &built_in::catalogue(), today())
            .expect_err(rpe);
        assert!(
            problems.to_string().contains("effort is 1 to 10 from low to high"),
            "{rpe}: {problems}"
        );
    }
}

#[test]
fn a_few_lines_of_json_make_a_plan_from_its_first_date() {
    let plan = read_file("minimal.json");
    assert_eq!(plan.profile.start.to_string(), "2026-11-23");
    assert_eq!(plan.profile.weeks, 1);
    let strength: Vec<_> = plan.weeks[0]
        .strength()
        .map(|(day, session)| (day.weekday, session.title.as_str()))
        .collect();
    assert_eq!(strength, [(Day::Mon, "Strength A"), (Day::Thu, "Strength B")]);
    let item = plan.weeks[0].days[3].sessions[0].main().next().expect("an item");
    assert_eq!(item.dose.per_side(), Some(true), "the exercise is one-sided");
    assert_eq!(item.rpe, None, "effort is for what is done with a weight");
}

#[test]
fn without_any_date_a_plan_starts_today() {
    let plan = read("weeks = [{}, { days = [{ weekday = \"mon\", sessions = [{}] }] }]");
    assert_eq!(plan.profile.start, today());
    assert_eq!(plan.profile.weeks, 2);
    let (day, session) = plan.weeks[1].sessions().next().expect("a session");
    assert_eq!(
        day.date.to_string(),
        "2026-12-07",
        "the Monday of the week from Wednesday 2 December"
    );
    assert_eq!((session.kind, session.seconds), (SessionKind::Daily, 0));
}

#[test]
fn a_plan_that_begins_in_its_second_week_starts_a_week_earlier() {
    let plan = read("weeks = [{}, { days = [{ date = 2026-11-30 }] }]");
    assert_eq!(plan.profile.start.to_string(), "2026-11-23");
}

#[test]
fn a_week_may_be_an_earlier_week_of_training() {
    let plan = read("weeks = [{}, {}, { training = 2 }, { training = 3 }, { training = 1 }]");
    let trained: Vec<u32> = plan.weeks.iter().map(backplan::plan::Week::training).collect();
    assert_eq!(trained, [1, 2, 2, 3, 1]);
    assert_eq!(read(&serde_json::to_string(&plan).expect("JSON")), plan);
    let usual = read("weeks = [{ training = 1 }, { training = 2 }]");
    assert_eq!(usual, read("weeks = [{}, {}]"), "what is as usual may be said");
}

#[test]
fn training_goes_on_by_one_week_at_most() {
    for (weeks, week, training, most) in [
        ("{ training = 2 }", 1, 2, 1),
        ("{}, {}, { training = 0 }", 3, 0, 3),
        ("{}, { training = 1 }, { training = 3 }", 3, 3, 2),
        ("{}, { training = 1 }, {}", 3, 3, 2),
        ("{}, { training = 4000000000 }", 2, 4_000_000_000_u32, 2),
    ] {
        let text = format!("weeks = [{weeks}]");
        let problems = plan_file::read("plan", &text, &built_in::catalogue(), today());
        let problems = problems.expect_err(weeks).to_string();
        for said in [
            format!("week {week} is week {training} of training"),
            format!("write `training` from 1 to {most}"),
        ] {
            assert!(problems.contains(&said), "{weeks}: {problems}");
        }
    }
}

#[test]
fn what_a_file_states_is_kept_where_it_is_odd() {
    let text = r#"{ "weeks": [ { "kind": "step-back", "days": [ { "sessions": [ { "kind": "daily", "title": "My own", "seconds": 7,
        "blocks": [ { "kind": "main", "seconds": 8, "items": [ { "exercise": "bird-dog", "name": "Wrong", "seconds": 9,
        "rpe": [9, 10], "breathing": "Hum.", "dose": { "sets": 3, "reps": [8, 10], "per_side": false } } ] } ] } ] } ] } ] }"#;
    let plan = read(text);
    let session = &plan.weeks[0].days[0].sessions[0];
    let item = &session.blocks[0].items[0];
    assert_eq!(
        (session.kind, session.title.as_str(), session.seconds),
        (SessionKind::Daily, "My own", 7)
    );
    assert_eq!(
        (session.blocks[0].kind, session.blocks[0].seconds, item.seconds),
        (BlockKind::Main, 8, 9)
    );
    assert_eq!((item.rpe, item.breathing.as_deref()), (Some([9, 10]), Some("Hum.")));
    assert_eq!(item.dose.per_side(), Some(false));
}

#[test]
fn a_workout_without_minutes_gets_the_minutes_it_needs() {
    let plan = read("weeks = [{}]\n[profile]\nworkout = \"sample\"");
    assert_eq!(
        plan.profile.minutes,
        backplan::planner::workout_minutes(&plan.profile, &built_in::catalogue())
    );
}

#[test]
fn plans_at_the_ends_of_time_are_read_or_refused() {
    let catalogue = built_in::catalogue();
    let end = "[profile]\nstart = 2199-12-31\n";
    let plan = read(&format!("weeks = [{}]\n{end}", "{}, ".repeat(52)));
    assert_eq!(plan.weeks[51].days[6].date.to_string(), "2200-12-29");
    assert_eq!(read(&serde_json::to_string(&plan).expect("JSON")), plan);
    for date in ["9999-12-31", "-262143-01-01", "+262142-12-31", "1999-12-31", "0000-01-01"] {
        let text = format!("weeks = [{{}}, {{ days = [{{ date = \"{date}\" }}] }}]");
        assert!(plan_file::read("plan", &text, &catalogue, today()).is_err(), "{date}");
    }
}

/// Plans as the planner makes them, of every goal and level, read back from both formats.
#[test]
fn planned_weeks_read_back_unchanged() {
    use backplan::person::profile::{Goal, PartialProfile, Reader};
    use backplan::text::vocabulary::Vocabulary;
    let catalogue = built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: today() };
    let mut made = 0;
    for (goal, level) in
        Goal::ALL.iter().flat_map(|goal| Level::ALL.iter().map(move |level| (*goal, *level)))
    {
        let draft = PartialProfile {
            goal: Some(goal),
            level: Some(level),
            weeks: Some(5),
            ..PartialProfile::default()
        };
        let profile = draft.complete(&reader);
        let Ok(plan) = backplan::planner::plan(&profile, &draft.assumed(), &catalogue) else {
            continue;
        };
        made += 1;
        assert!(read(&backplan::export::json::plan(&plan)) == plan, "{goal} {level} as JSON");
        assert!(read(&backplan::export::toml::plan(&plan)) == plan, "{goal} {level} as TOML");
    }
    assert!(made > 15, "only {made} plans were made");
}
