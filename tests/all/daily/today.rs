//! What a plan holds for a day.

use serde_json::Value;

use super::Home;

fn json(home: &Home, line: &str) -> Value {
    serde_json::from_str(&home.good(&format!("today -f json {line}"))).expect("JSON")
}

#[test]
fn every_day_says_what_it_is() {
    let home = Home::new("today-days");
    home.good("generate --save --weeks 2 --start mon --days mon,wed,fri --minutes 30");
    for (date, state, text) in [
        ("2026-11-29", "before", "Your plan begins on Monday 30 November."),
        ("2026-11-30", "session", "Monday 30 November"),
        ("2026-12-01", "session", "Daily mobility and stretching"),
        ("2026-12-13", "session", "week 2 of 2"),
        ("2026-12-14", "over", "Your plan ended on Sunday 13 December."),
    ] {
        let line = format!("--date {date}");
        assert_eq!(json(&home, &line)["state"], state, "{date}");
        let told = home.good(&format!("today {line}"));
        assert!(told.contains(text), "{date}: {told}");
    }
    let over = home.good("today --date 2027-01-01");
    assert!(
        over.contains("backplan screen") && over.contains("backplan generate --save"),
        "{over}"
    );
    let today = json(&home, "");
    assert_eq!(today["sessions"][0]["title"], "Strength A");
    assert_eq!(today["next"]["date"], "2026-12-02");
    assert_eq!(json(&home, "--date tomorrow")["next"]["title"], "Strength B");
}

#[test]
fn a_day_of_rest_says_what_comes() {
    let home = Home::new("today-rest");
    let plan = home.good("generate --weeks 1 --start mon -f json");
    let mut plan: Value = serde_json::from_str(&plan).expect("a plan");
    plan["weeks"][0]["days"][1]["sessions"] = Value::Array(Vec::new());
    let folder = home.path().join("plans");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("own.json"), plan.to_string()).expect("a plan");
    std::fs::write(folder.join("current"), "own.json\n").expect("a list");
    let told = home.good("today --date tomorrow");
    assert!(told.contains("Rest.") && told.contains("Next: Strength B on"), "{told}");
    assert_eq!(json(&home, "--date tomorrow")["state"], "rest");
}

#[test]
fn a_session_says_how_when_to_stop_and_how_to_go_on() {
    let home = Home::new("today-session");
    home.good("generate --save --start mon --equipment dumbbell --level intermediate");
    let told = home.good("today");
    for part in [
        "Romanian deadlift",
        "Which weight",
        "Stop if you notice",
        "backplan start",
        "--short",
        "--flare",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let alone = home.good("");
    assert_eq!(alone, told, "backplan alone says the same");
    assert!(!told.contains('\u{2800}') && !told.contains('⣿'), "no pictures behind a pipe");
}

#[test]
fn a_short_day_and_a_gentle_one_stand_in_for_the_session() {
    let home = Home::new("today-instead");
    home.good("generate --save --start mon --equipment dumbbell --level intermediate");
    let short = json(&home, "--short");
    let seconds = short["sessions"][0]["seconds"].as_u64().expect("a number");
    assert!((240..=480).contains(&seconds), "{short}");
    assert!(home.good("today --short").contains("A short one for today"));
    let gentle = json(&home, "--flare");
    assert_eq!(gentle["sessions"][0]["kind"], "relief");
    assert!(home.good("today --flare").contains("A gentle one for today"));
    assert!(home.says("today --flare --short", 2).contains("does not go with"));
    let card = home.says("today --short --date tomorrow", 0);
    assert!(card.contains("it is short already"), "{card}");
}

#[test]
fn a_date_that_is_none_is_said_to_be_none() {
    let home = Home::new("today-date");
    home.good("generate --save");
    let said = home.says("today --date 2026-02-30 --format xml", 2);
    assert!(said.contains("--date: `2026-02-30`") && said.contains("--format: unknown"), "{said}");
}

#[test]
fn a_day_knows_what_the_journal_knows() {
    let home = Home::new("today-journal");
    home.good("generate --save --start 2026-11-23 --days mon,wed,fri --weeks 2");
    assert_eq!(json(&home, "")["missed"], Value::Null, "without a journal nothing is missed");
    home.good("log --date 2026-11-25 --pain 2");
    home.good("log --date 2026-11-27 --pain 2");
    let sunday = json(&home, "--date 2026-11-29");
    assert_eq!(sunday["next_day_of"], "2026-11-27");
    let told = home.good("today --date 2026-11-29");
    assert!(told.contains("the morning after Friday") && told.contains("--next-day"), "{told}");
    assert_eq!(json(&home, "--date 2026-11-30")["next_day_of"], Value::Null, "too long ago");
    home.good("log --next-day 2 --today 2026-11-28");
    assert_eq!(json(&home, "--date 2026-11-29")["next_day_of"], Value::Null, "answered");
    let later = json(&home, "--date 2026-12-01");
    assert_eq!(later["missed"]["date"], "2026-11-30", "{later}");
    let told = home.good("today --date 2026-12-01");
    assert!(told.contains("is not in your journal"), "{told}");
    home.good("log --pain 1");
    assert_eq!(json(&home, "")["sessions"][0]["done"], true);
    assert!(home.good("today").contains("is done for today"));
    assert_eq!(json(&home, "--date 2026-12-01")["missed"], Value::Null);
}

#[test]
fn much_pain_in_the_journal_is_answered_at_once() {
    let home = Home::new("today-pain");
    home.good("init --red-flag none --pain 2 --minutes 20");
    home.good("generate --save --start 2026-11-23 --weeks 4");
    home.good("log --date 2026-11-27 --pain-before 2 --pain 8");
    for line in ["today", "adapt"] {
        let told = home.good(line).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            told.contains("Pain was 8 of 10") && told.contains("doctor or physiotherapist"),
            "{told}"
        );
        assert!(told.contains("leave training out"), "{line}: {told}");
    }
    assert!(json(&home, "")["change"].as_str().is_some_and(|text| text.contains("8 of 10")));
    let said = home.says("generate", 0);
    assert!(said.contains("your journal has pain of 8 of 10") && said.contains("--pain"), "{said}");
    assert!(!home.says("generate --pain 3", 0).contains("your journal has"));
}

#[test]
fn days_away_are_told_with_what_the_plan_says_of_them() {
    let home = Home::new("today-away");
    home.good("generate --save --start 2026-11-23 --days mon,wed,fri --weeks 4");
    home.good("log --date 2026-11-23 --pain 1");
    let told =
        home.good("today --today 2026-12-02").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("9 days lie between") && told.contains("do the last week again"),
        "{told}"
    );
    assert!(told.contains("backplan adapt") && !told.contains("One session missed"), "{told}");
    let over = home.good("adapt --today 2027-02-01");
    assert!(over.contains("Your plan is over"), "{over}");
}

#[test]
fn a_second_answer_about_a_morning_corrects_the_first() {
    let home = Home::new("today-answers");
    home.good("generate --save --start 2026-11-23 --days mon,wed,fri --weeks 2");
    home.good("log --date 2026-11-27 --pain 1");
    home.good("log --next-day 5 --today 2026-11-28");
    home.good("log --next-day 2 --today 2026-11-28");
    let listed = home.good("log list");
    assert_eq!(listed.matches("next-day").count(), 1, "{listed}");
    assert!(listed.contains("2 of 10"), "{listed}");
}
