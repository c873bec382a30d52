//! Plans put together by hand, as the planner would, and plans that it makes: what the texts and
//! files of the export tests are made from.

use std::sync::Arc;

use backplan::catalogue::Catalogue;
use backplan::catalogue::dose::Written;
use backplan::catalogue::exercise::{Exercise, Level};
use backplan::person::health::{Clearance, Condition, Direction};
use backplan::person::key::Key;
use backplan::person::profile::{Day, Goal, PartialProfile, Profile, Reader};
use backplan::plan::{
    Block, BlockKind, Excluded, Item, Load, MadeBy, Notice, NoticeKind, Plan, PlanDay, RuleId,
    Rung, SCHEMA, Safety, Session, SessionKind, Status, Theme, Walk, Week, WeekKind,
};
use backplan::text::id::{Id, Text};
use backplan::{built_in, planner};
use chrono::{Days, NaiveDate};

pub const MONDAY: &str = "2026-11-23";

pub struct Maker {
    pub catalogue: Catalogue,
    pub level: Level,
    rpe: [u32; 2],
}

impl Maker {
    pub fn new(level: Level, rpe: [u32; 2]) -> Self {
        Self { catalogue: built_in::catalogue(), level, rpe }
    }

    fn exercise(&self, id: &str) -> Arc<Exercise> {
        Arc::clone(self.catalogue.exercise(id).unwrap_or_else(|| panic!("no exercise {id}")))
    }

    /// `glute-bridge`, or with a dose of its own `march-in-place 2min`.
    fn item(&self, kind: BlockKind, written: &str) -> Item {
        let (id, own) = written.split_once(' ').unwrap_or((written, ""));
        let exercise = self.exercise(id);
        let dose = match own {
            "" => exercise.dose(self.level).unwrap_or_else(|| panic!("{id} has no dose")).clone(),
            own => {
                let written = Written::parse(own).expect("a dose");
                backplan::catalogue::complete_dose(&exercise, &written, self.level)
            }
        };
        let mut item = Item::new(exercise, dose);
        if kind == BlockKind::Main {
            item.rpe = Some(self.rpe);
            item.breathing = Some(item.exercise.breathing.clone());
        }
        for (rule, text) in reasons(kind, &item.exercise) {
            item.because(rule, text);
        }
        item
    }

    fn block(&self, kind: BlockKind, items: &[&str]) -> Block {
        Block::new(kind, items.iter().map(|written| self.item(kind, written)).collect())
    }

    pub fn strength(
        &self,
        title: &'static str,
        warm_up: &[&str],
        main: &[&str],
        cool_down: &[&str],
    ) -> Session {
        let parts = [
            (BlockKind::WarmUp, warm_up),
            (BlockKind::Main, main),
            (BlockKind::CoolDown, cool_down),
        ];
        Session::new(
            SessionKind::Strength,
            title,
            parts.map(|(kind, items)| self.block(kind, items)).into(),
        )
    }

    pub fn gentle(
        &self,
        kind: SessionKind,
        title: &'static str,
        mobility: &[&str],
        stretch: &[&str],
    ) -> Session {
        let parts = [(BlockKind::Mobility, mobility), (BlockKind::Stretch, stretch)];
        Session::new(kind, title, parts.map(|(kind, items)| self.block(kind, items)).into())
    }
}

fn reasons(kind: BlockKind, exercise: &Exercise) -> Vec<(RuleId, String)> {
    match kind {
        BlockKind::WarmUp => {
            vec![(
                RuleId::WARM_UP_FIRST,
                "A short, easy warm-up opens each strength session.".into(),
            )]
        }
        BlockKind::Main => vec![
            (
                RuleId::WEEKLY_COVERAGE,
                format!(
                    "Each week trains the pattern {}; of the exercises for it this is the first \
                        that fits.",
                    exercise.pattern
                ),
            ),
            (RuleId::EFFORT_CAP, "The set ends with good repetitions to spare.".into()),
        ],
        BlockKind::CoolDown | BlockKind::Stretch => {
            vec![(
                RuleId::STRETCH_DOSE,
                "Sixty seconds of stretching for this muscle in all.".into(),
            )]
        }
        BlockKind::Mobility => {
            vec![(RuleId::DAILY_MOBILITY, "Five to ten minutes of easy movement each day.".into())]
        }
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

pub fn days(start: NaiveDate, sessions: impl IntoIterator<Item = Vec<Session>>) -> Vec<PlanDay> {
    let day = |(index, sessions): (u64, Vec<Session>)| {
        let date = start + Days::new(index);
        PlanDay { date, weekday: Day::of(date), sessions }
    };
    (0..).zip(sessions).map(day).collect()
}

/// The plan that the planner makes for a profile written as TOML.
pub fn made(profile: &str, catalogue: &Catalogue) -> Plan {
    let reader = Reader { catalogue, today: date(MONDAY) };
    let draft = PartialProfile::read("profile.toml", profile, &reader)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let profile = planner::complete(&draft, &reader);
    planner::plan(&profile, &draft.assumed(), catalogue).unwrap_or_else(|none| panic!("{none:?}"))
}

/// A plan of every kind: short and long, of movement alone, refused, with hostile texts.
pub fn of_every_kind() -> Vec<Plan> {
    vec![
        beginner(),
        dumbbells(),
        climbing(),
        disc(),
        weeks(5),
        relief(),
        refused(),
        hostile(),
        planned("weeks = 12"),
    ]
}

/// The plan for a profile with the exercises of the program.
pub fn planned(profile: &str) -> Plan {
    made(profile, &built_in::catalogue())
}

fn profile(level: Level, goal: Goal) -> Profile {
    let catalogue = built_in::catalogue();
    let reader = Reader { catalogue: &catalogue, today: date(MONDAY) };
    PartialProfile { level: Some(level), goal: Some(goal), ..PartialProfile::default() }
        .complete(&reader)
}

fn safety() -> Safety {
    let signs =
        ["sharp pain", "pain spreading down the leg", "new numbness or weakness", "dizziness"];
    let flags = [
        "numbness between the legs or around the back passage",
        "new trouble starting, feeling or holding urine",
        "new loss of control of the bowel",
        "a leg or foot that gets weaker",
        "new pain, numbness or weakness in both legs",
        "chest pain or fainting",
        "fever with back pain",
        "unsteady walking or clumsy hands that are new",
    ];
    Safety {
        disclaimer: "backplan is general information, not a diagnosis, and cannot examine you."
            .into(),
        stop_signs: signs.map(Text::from).to_vec(),
        advice: vec![],
        afterwards: vec!["The morning after: pain no higher than before means go on.".into()],
        red_flags: flags.map(Text::from).to_vec(),
        after_stop: "Then stop this exercise. If the sign is gone within ten minutes, go on with \
            the others. With numbness or weakness, stop for today and call your doctor or \
            physiotherapist."
            .into(),
        pain_rule: "While you exercise, pain of 0 to 3 out of 10 is fine. Pain of 4 to 5 is \
            acceptable if it is back to where it was by the next morning. At 6 and more, or with \
            pain that spreads down a leg, make the movement smaller, slower, or take the easier \
            exercise; if it is still so, leave it out today. Hurting a little is not harm."
            .into(),
        bad_day: "A bad day: do only the warm-up and the daily part, and take short walks, for \
            two days. Then come back with half the sets."
            .into(),
        missed: "One session missed: do it the next day if a free day follows it, else skip it. \
            Never do two in one day."
            .into(),
        illness: "Fever or illness: wait until you have had two days without it.".into(),
    }
}

/// The words of a plan without a session.
fn without_sessions(safety: Safety) -> Safety {
    let (stop_signs, advice, red_flags) = (safety.stop_signs, safety.advice, safety.red_flags);
    Safety { disclaimer: safety.disclaimer, stop_signs, advice, red_flags, ..Safety::default() }
}

fn notice(kind: NoticeKind, rule: &'static str, text: &'static str) -> Notice {
    Notice::new(kind, RuleId::of(rule), text)
}

fn left_out(exercise: &'static str, rule: &'static str, text: &'static str) -> Excluded {
    Excluded { exercise: id(exercise), rule: rule.into(), text: text.into() }
}

fn plan(profile: Profile, weeks: Vec<Week>) -> Plan {
    Plan {
        schema: SCHEMA,
        made_by: MadeBy {
            program: "backplan 0.1.0".into(),
            catalogue: "0123456789abcdef".into(),
            rules: "fedcba9876543210".into(),
        },
        status: Status::Plan,
        part: None,
        profile: Profile { weeks: weeks.len().max(1).try_into().expect("few weeks"), ..profile },
        assumed: vec![Key::Equipment, Key::Days],
        weeks,
        notices: vec![],
        excluded: vec![],
        safety: safety(),
        rests_on: vec![],
        foreign: vec![],
    }
}

fn info() -> Vec<Notice> {
    use NoticeKind::Info;
    vec![
        notice(
            Info,
            "stop-signs",
            "Stop an exercise at sharp pain, pain that spreads down the leg, new numbness or \
                weakness, or dizziness. Call for help at once: numbness between the legs, trouble \
                with bladder or bowel, weakness in a leg, chest pain, fainting.",
        ),
        notice(
            Info,
            "exhale-on-effort",
            "Breathe out during the hard part of each repetition; count aloud in holds.",
        ),
        notice(
            Info,
            "no-bounce",
            "Stretch slowly and breathe deeply, without bouncing or forcing.",
        ),
    ]
}

/// A beginner's week without equipment.
pub fn beginner() -> Plan {
    let make = Maker::new(Level::Beginner, [4, 5]);
    let warm_up = ["march-in-place", "cat-camel-small", "knee-rolls"];
    let a = make.strength(
        "Strength A",
        &warm_up,
        &["hip-hinge-drill", "glute-bridge", "wall-elbow-press", "bird-dog", "side-plank-knees"],
        &["hip-flexor-stretch 1x30s"],
    );
    let b = make.strength(
        "Strength B",
        &warm_up,
        &["sit-to-stand", "glute-bridge", "prone-w-raise", "mcgill-curl-up", "clamshell"],
        &["childs-pose 2x30s"],
    );
    let c = make.strength(
        "Strength C",
        &["march-in-place", "pelvic-tilt", "quadruped-rock-back"],
        &["hip-hinge-drill", "prone-hip-extension", "wall-slide", "bird-dog", "dead-bug"],
        &["piriformis-stretch 2x30s"],
    );
    let daily = || {
        let mobility = ["breathing-90-90", "cat-cow", "open-book", "knee-rolls", "pelvic-tilt"];
        vec![make.gentle(SessionKind::Daily, "Stretch and mobility", &mobility, &["childs-pose"])]
    };
    let sessions = [vec![a], daily(), vec![b], daily(), vec![c], daily(), daily()];
    let week = Week {
        number: 1,
        training: None,
        kind: WeekKind::Build,
        level: None,
        theme: None,
        walk: None,
        days: days(date(MONDAY), sessions),
    };
    let mut plan = plan(profile(Level::Beginner, Goal::Balanced), vec![week]);
    plan.profile.include = Some(vec![id("romanian-deadlift")]);
    plan.notices = vec![
        notice(
            NoticeKind::Applied,
            "beginner-low-load",
            "In the first two weeks beginners do one or two sets of exercises that press little \
                on the spine, at an easy effort.",
        ),
        notice(
            NoticeKind::Deviation,
            "weekly-coverage",
            "The middle of the back is trained by pressing the elbows into a wall, because there \
                is neither band nor cable to pull on.",
        ),
        notice(
            NoticeKind::Applied,
            "no-unsafe-filler",
            "Romanian deadlift was asked for and left out, because it starts at intermediate \
                level.",
        ),
    ];
    plan.notices.extend(info());
    plan.excluded = vec![
        left_out("romanian-deadlift", "level-gate", "It starts at intermediate level."),
        left_out("good-morning", "level-gate", "It starts at advanced level."),
        left_out("stir-the-pot", "level-gate", "It starts at advanced level."),
        left_out("cable-pull-through", "equipment-gate", "It needs a cable machine."),
    ];
    plan
}

/// The beginner's week for somebody with a herniated disc that bending backward eases.
pub fn disc() -> Plan {
    let mut plan = beginner();
    let profile = &mut plan.profile;
    (profile.conditions, profile.pain) = (vec![Condition::DiscHerniation], 2);
    (profile.direction, profile.cleared) = (Some(Direction::Extension), Clearance::All);
    profile.include = None;
    plan.excluded.clear();
    plan.notices = vec![notice(NoticeKind::Info, "stop-signs", SIGNS_TO_STOP), info().remove(2)];
    plan.rests_on = vec![
        "a clinician has cleared exercise with a herniated disc".into(),
        "a clinician has looked at the pain at night".into(),
    ];
    plan.safety.advice = vec![
        "Ease into it: what draws the pain out of the leg is good, what sends it down is not."
            .into(),
    ];
    let make = Maker::new(Level::Beginner, [4, 5]);
    for session in plan.weeks[0].days.iter_mut().flat_map(|day| &mut day.sessions) {
        let block = &mut session.blocks[0];
        let mut item = make.item(block.kind, "prone-press-up 1x10");
        item.because(RuleId::DIRECTIONAL_PREFERENCE, EASING);
        block.items.insert(0, item);
        *block = Block::new(block.kind, std::mem::take(&mut block.items));
        *session =
            Session::new(session.kind, session.title.clone(), std::mem::take(&mut session.blocks));
    }
    plan
}

/// What a notice says that repeats the signs to stop.
const SIGNS_TO_STOP: &str =
    "Stop at sharp pain, pain spreading down the leg, new numbness or weakness, or dizziness.";
/// What stands beside the exercise that eases.
pub const EASING: &str = "10 times, may be repeated 3 to 5 times a day, as long as it eases; \
    leave it if pain moves further down the leg.";

fn lifting(make: &Maker, row: &'static str) -> [Vec<Session>; 7] {
    let warm_up = ["march-in-place", "cat-camel-small", "hip-hinge-drill 1x8"];
    let a = make.strength(
        "Strength A",
        &warm_up,
        &["romanian-deadlift", "glute-bridge", row, "bird-dog"],
        &["hip-flexor-stretch", "hamstring-stretch-strap 1x30s"],
    );
    let b = make.strength(
        "Strength B",
        &warm_up,
        &["goblet-squat", "superman-hold", "mcgill-curl-up", "side-plank", "suitcase-carry"],
        &["childs-pose"],
    );
    let daily = |stretch| {
        let mobility =
            ["breathing-90-90", "open-book", "quadruped-rock-back", "standing-back-bend"];
        vec![make.gentle(SessionKind::Daily, "Stretch and mobility", &mobility, &[stretch])]
    };
    let first = daily("piriformis-stretch");
    [vec![a], first.clone(), first, vec![b], daily("childs-pose"), daily("childs-pose"), vec![]]
}

/// An intermediate week with dumbbells, and one day off.
pub fn dumbbells() -> Plan {
    let make = Maker::new(Level::Intermediate, [6, 7]);
    let days = days(date("2026-11-30"), lifting(&make, "reverse-fly"));
    let mut plan = plan(
        profile(Level::Intermediate, Goal::Strength),
        vec![Week {
            number: 1,
            training: None,
            kind: WeekKind::Build,
            level: None,
            theme: None,
            walk: None,
            days,
        }],
    );
    plan.profile.equipment = vec![id("dumbbell"), id("bench")];
    plan.profile.minutes = 40;
    plan.profile.start = date("2026-11-30");
    plan.notices = info();
    plan.excluded = vec![left_out("good-morning", "level-gate", "It starts at advanced level.")];
    plan
}

/// Several intermediate weeks, every fourth lighter.
pub fn weeks(number: u32) -> Plan {
    let make = Maker::new(Level::Intermediate, [6, 7]);
    let week = |number: u32| {
        let start = date("2026-12-14") + Days::new(7 * u64::from(number - 1));
        let kind = if number.is_multiple_of(4) { WeekKind::StepBack } else { WeekKind::Build };
        Week {
            number,
            training: None,
            kind,
            level: None,
            theme: None,
            walk: None,
            days: days(start, lifting(&make, "reverse-fly")),
        }
    };
    let mut plan =
        plan(profile(Level::Intermediate, Goal::Performance), (1..=number).map(week).collect());
    plan.profile.equipment = vec![id("dumbbell")];
    plan.profile.minutes = 40;
    plan.profile.start = date("2026-12-14");
    plan.notices = info();
    plan
}

/// The week with dumbbells as one that climbs: level, theme, walking, rungs, weights, an easy first
/// set.
pub fn climbing() -> Plan {
    let mut plan = dumbbells();
    let week = &mut plan.weeks[0];
    week.level = Some(Level::Intermediate);
    week.theme = Some(Theme::Load);
    week.walk = Some(Walk { days: 4, minutes: 14, times: 2 });
    for session in week.days.iter_mut().flat_map(|day| &mut day.sessions) {
        climb(session);
    }
    plan
}

fn climb(session: &mut Session) {
    let mut blocks = std::mem::take(&mut session.blocks);
    for (index, item) in (1..).zip(blocks.iter_mut().flat_map(|block| &mut block.items)) {
        let next = (index > 1).then(|| Text::from("3 x 9, one step heavier"));
        item.rung = item.rpe.map(|_| Rung { index, of: (index > 4).then_some(12), next });
    }
    if let Some(lift) =
        blocks.iter_mut().find_map(|block| block.items.iter_mut().find(|item| is_lifted(item)))
    {
        let text = "two steps heavier than at first (each about 1 kg a dumbbell)".into();
        lift.load = Some(Load { step: 2, text, grams: Some(22_500) });
        let written = Written::parse("1x6 r0").expect("a dose");
        let dose =
            backplan::catalogue::complete_dose(&lift.exercise, &written, Level::Intermediate);
        let easy = Item { ramp: true, ..Item::new(Arc::clone(&lift.exercise), dose) };
        blocks[0].items.push(easy);
        blocks[0] = Block::new(blocks[0].kind, std::mem::take(&mut blocks[0].items));
    }
    *session = Session::new(session.kind, session.title.clone(), blocks);
}

fn is_lifted(item: &Item) -> bool {
    item.rpe.is_some()
        && item.exercise.equipment.iter().flatten().any(|id| id.as_str() == "dumbbell")
}

/// Exercises that a text names, as whole words: unsteady walking is no steady walk.
pub fn named_in(text: &str) -> Vec<Id> {
    let words = |text: &str| {
        let lower = text.to_lowercase();
        let words: Vec<_> = lower.split(|sign: char| !sign.is_alphanumeric()).collect();
        format!(" {} ", words.join(" "))
    };
    let (text, catalogue) = (words(text), built_in::catalogue());
    let exercises = catalogue.exercises().iter();
    exercises.filter(|one| text.contains(&words(&one.name))).map(|one| one.id.clone()).collect()
}

/// A week of gentle movement.
pub fn relief() -> Plan {
    let make = Maker::new(Level::Beginner, [3, 4]);
    let gentle = || {
        let mobility = ["breathing-90-90", "march-in-place", "pelvic-tilt", "cat-cow"];
        vec![make.gentle(
            SessionKind::Relief,
            "Gentle movement",
            &mobility,
            &["knee-to-chest 2x20s", "childs-pose 2x20s"],
        )]
    };
    let week = Week {
        number: 1,
        training: None,
        kind: WeekKind::Build,
        level: None,
        theme: None,
        walk: None,
        days: days(date(MONDAY), [(); 7].map(|()| gentle())),
    };
    let mut plan = plan(profile(Level::Beginner, Goal::SoreBack), vec![week]);
    plan.status = Status::Relief;
    plan.notices = vec![notice(
        NoticeKind::Applied,
        "relief-gentle",
        "Gentle movement only; the session may be repeated up to three times a day.",
    )];
    plan.notices.extend(info());
    plan.safety.bad_day =
        "A bad day: do only the breathing and the two movements that feel best, and take short \
            walks, for two days. Then go on as before."
            .into();
    plan.safety.missed =
        "One session missed: go on with the next one. There is nothing to catch up on.".into();
    plan.safety.advice = vec![
        "Have this looked at by a doctor or physiotherapist before strength training. Gentle \
            walking and easy movement are fine as long as they do not spread the symptoms."
            .into(),
    ];
    plan
}

/// No exercise.
pub fn refused() -> Plan {
    let mut plan = plan(profile(Level::Beginner, Goal::Balanced), vec![]);
    plan.status = Status::Refused;
    plan.safety = without_sessions(plan.safety);
    plan.notices = vec![notice(
        NoticeKind::Applied,
        "red-flag-urgent",
        "Fever with back pain must be looked at first.",
    )];
    plan.safety.advice = vec![
        "Contact a doctor or an urgent-care line today, before any exercise plan.".into(),
        "Most back pain is harmless; what you describe is worth a look by a person, soon.".into(),
    ];
    plan
}

/// Names and reasons as an unkind file could bring them.
pub fn hostile() -> Plan {
    let mut plan = beginner();
    let mut exercise =
        Exercise::clone(&plan.weeks[0].days[0].sessions[0].blocks[1].items[0].exercise);
    exercise.name = Text::from("Übung\u{1b}[31m \u{202e}漢字 ".to_owned() + &"long".repeat(30));
    let item = Item::new(
        Arc::new(exercise),
        plan.weeks[0].days[0].sessions[0].blocks[1].items[0].dose.clone(),
    );
    plan.weeks[0].days[0].sessions[0].blocks[1].items[0] = item;
    plan.weeks[0].days[1].sessions[0].title =
        Text::from("Title\r\n\u{7} ".to_owned() + &"w".repeat(120));
    plan.weeks[0].days[2].sessions[0].title = Text::from("漢字".repeat(20));
    plan.notices[0].text = Text::from("Notice\u{1b}]0;title\u{7} ".to_owned() + &"x".repeat(150));
    plan.notices[0].rule = Text::from("r".repeat(120));
    plan.excluded[0].text = Text::from("\u{9b}2J".to_owned());
    let safety = &mut plan.safety;
    safety.disclaimer = Text::from("\u{1b}[2J".to_owned());
    safety.after_stop = Text::from("Then\u{1b}[31m ".to_owned() + &"y".repeat(150));
    safety.pain_rule = Text::from("漢字".repeat(60));
    safety.bad_day = Text::from("\u{202e}day\r\n".to_owned());
    plan.rests_on = vec![Text::from("you \u{1b}]0;title\u{7} ".to_owned() + &"z".repeat(150))];
    plan
}
