//! Plans built by hand that hold every kind of value a plan can hold.

use std::sync::Arc;

use backplan::catalogue::Catalogue;
use backplan::catalogue::dose::Dose;
use backplan::catalogue::exercise::Level;
use backplan::person::health::{BloodPressure, Clearance, Condition, Direction, RedFlag, Surgery};
use backplan::person::key::Key;
use backplan::person::profile::{Day, Goal, PartialProfile, Profile, Reader};
use backplan::person::weight::{Unit, Weights};
use backplan::plan::{
    Block, BlockKind, Excluded, Item, Load, MadeBy, Notice, NoticeKind, Plan, PlanDay, RuleId,
    SCHEMA, Safety, Session, SessionKind, Status, Walk, Week, WeekKind,
};
use backplan::text::id::Id;
use chrono::{Days, NaiveDate};

fn item(catalogue: &Catalogue, id: &str, dose: &str) -> Item {
    Item::new(Arc::clone(catalogue.exercise(id).expect(id)), Dose::parse(dose).expect(dose))
}

fn worked(catalogue: &Catalogue, id: &str, dose: &str) -> Item {
    let mut item = item(catalogue, id, dose);
    item.rpe = Some([6, 7]);
    item.breathing = Some(item.exercise.breathing.clone());
    item.because(RuleId::WEEKLY_COVERAGE, "It trains the \"long\" muscles \\ beside the spine.");
    item.because(RuleId::of("dose-by-level"), "Zwölf – für Fortgeschrittene.");
    item
}

fn strength(catalogue: &Catalogue, title: &'static str) -> Session {
    let mut ramp = item(catalogue, "romanian-deadlift", "1x6 r0 t3-1-2-0");
    ramp.ramp = true;
    let mut heavier = worked(catalogue, "romanian-deadlift", "3x9 r90 t3-1-2-0");
    heavier.load = Some(Load { step: 1, text: "".into(), grams: None });
    let warm_up = vec![
        item(catalogue, "march-in-place", "2min"),
        item(catalogue, "cat-cow", "1x10 r0 t2-0-2-0"),
        ramp,
    ];
    let main = vec![
        worked(catalogue, "bird-dog", "6,4,2x10s/side r30"),
        heavier,
        worked(catalogue, "side-plank-knees", "2x10s/side r20"),
        item(catalogue, "childs-pose", "2x30s r15"),
    ];
    let stretches = vec![item(catalogue, "childs-pose", "1x20s r0")];
    let blocks =
        [(BlockKind::WarmUp, warm_up), (BlockKind::Main, main), (BlockKind::CoolDown, stretches)];
    Session::new(
        SessionKind::Strength,
        title,
        blocks.map(|(kind, items)| Block::new(kind, items)).into(),
    )
}

fn daily(catalogue: &Catalogue, kind: SessionKind) -> Session {
    let mut own = item(catalogue, "cat-cow", "1x8 r0 t2-0-2-0");
    own.breathing = Some("In and out, as it comes.".into());
    let blocks = vec![
        Block::new(BlockKind::Mobility, vec![own]),
        Block::new(BlockKind::Stretch, vec![item(catalogue, "childs-pose", "2x20s r10")]),
    ];
    Session::new(kind, if kind == SessionKind::Relief { "Relief" } else { "Daily" }, blocks)
}

fn weeks(catalogue: &Catalogue, profile: &Profile, kind: Option<SessionKind>) -> Vec<Week> {
    let day = |week: u32, ahead: u64| {
        let date = profile.start + Days::new(u64::from(week) * 7 + ahead);
        let sessions = match (kind, ahead) {
            (Some(kind), _) => vec![daily(catalogue, kind)],
            (None, 0) => {
                vec![strength(catalogue, "Strength A"), daily(catalogue, SessionKind::Daily)]
            }
            (None, 3) => vec![strength(catalogue, "Strength B")],
            (None, 6) => Vec::new(),
            (None, _) => vec![daily(catalogue, SessionKind::Daily)],
        };
        PlanDay { date, weekday: Day::of(date), sessions }
    };
    let week = |index: u32| Week {
        number: index + 1,
        training: None,
        kind: if index % 4 == 3 { WeekKind::StepBack } else { WeekKind::Build },
        level: None,
        theme: None,
        walk: Some(Walk { days: 4, minutes: 12, times: index + 1 }),
        days: (0..7).map(|ahead| day(index, ahead)).collect(),
    };
    (0..profile.weeks).map(week).collect()
}

fn plan(status: Status, profile: Profile, weeks: Vec<Week>) -> Plan {
    let notice = |rule, kind, text: &'static str| Notice::new(kind, RuleId::of(rule), text);
    Plan {
        schema: SCHEMA,
        made_by: MadeBy {
            program: "backplan 0.1.0".into(),
            catalogue: "00ff".into(),
            rules: "ff00".into(),
        },
        status,
        part: None,
        profile,
        assumed: vec![Key::Sessions, Key::Start],
        weeks,
        notices: vec![
            notice("strength-frequency", NoticeKind::Applied, "Three sessions instead of five."),
            notice("time-budget", NoticeKind::Deviation, "Half of the minutes are used."),
            notice("stop-signs", NoticeKind::Info, "Stop at sharp pain."),
        ],
        excluded: vec![Excluded {
            exercise: Id::parse("good-morning").expect("an id"),
            rule: "level-gate".into(),
            text: "Good morning is for advanced lifters.".into(),
        }],
        safety: Safety {
            disclaimer: "General information.".into(),
            stop_signs: vec!["Sharp pain.".into(), "Dizziness.".into()],
            advice: vec!["Ask a clinician.".into()],
            afterwards: vec!["Sleep on it.".into()],
            red_flags: vec!["Call for help.".into()],
            ..Safety::default()
        },
        rests_on: vec![],
        foreign: vec![],
    }
}

fn weights() -> Weights {
    let mut weights = Weights::new(Unit::Pound);
    for (exercise, hundredths) in [("romanian-deadlift", 4500), ("dumbbell-row", 1750)] {
        let id = Id::parse(exercise).expect("an id");
        weights.add(id, Unit::Pound.grams(hundredths)).expect("new");
    }
    weights
}

/// A draft that says everything about health.
fn healthy() -> PartialProfile {
    PartialProfile {
        age: Some(62),
        pain: Some(2),
        conditions: Some(vec![Condition::Pregnancy, Condition::PostSurgery]),
        cleared: Some(Clearance::All),
        assessed: Some(Clearance::All),
        red_flags: Some(vec![RedFlag::LegNumbness, RedFlag::FeverUnwell]),
        pregnancy_weeks: Some(12),
        complications: Some(false),
        surgery: Some(Surgery::Discectomy),
        surgery_weeks: Some(60),
        blood_pressure: BloodPressure::new(138, 86).ok(),
        direction: Some(Direction::Extension),
        minutes_since_waking: Some(90),
        walk: Some(15),
        weights: Some(weights()),
        unit: Some(Unit::Pound),
        different: Some(16),
        ..PartialProfile::default()
    }
}

/// A plan of five weeks with everything in it, a relief plan, and a refused one.
pub fn plans(catalogue: &Catalogue) -> [Plan; 3] {
    let start = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
    let reader = Reader { catalogue, today: start };
    let id = |text: &str| Id::parse(text).expect(text);
    let draft = PartialProfile {
        level: Some(Level::Intermediate),
        goal: Some(Goal::MidBack),
        equipment: Some(vec![id("dumbbell"), id("band")]),
        days: Some(vec![Day::Wed, Day::Sat]),
        weeks: Some(5),
        include: Some(vec![id("bird-dog")]),
        exclude: Some(vec![id("superman-hold")]),
        workout: Some(id("sample")),
        ..healthy()
    };
    let full = PartialProfile { minutes: Some(41), ..draft }.complete(&reader);
    let plain = PartialProfile { goal: Some(Goal::SoreBack), ..healthy() }.complete(&reader);
    let mut refused =
        PartialProfile { pain: Some(9), ..PartialProfile::default() }.complete(&reader);
    refused.without_wishes();
    [
        plan(Status::Plan, full.clone(), weeks(catalogue, &full, None)),
        plan(Status::Relief, plain.clone(), weeks(catalogue, &plain, Some(SessionKind::Relief))),
        plan(Status::Refused, refused, Vec::new()),
    ]
}
