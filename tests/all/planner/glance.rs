//! A year at a glance: what six people do, week by week, to be read from top to bottom.

use std::fmt::Write as _;

use backplan::catalogue::dose::Dose;
use backplan::plan::{Item, Plan, Session, Week, WeekKind};

use crate::{golden, plans};

const PEOPLE: [(&str, &str); 6] = [
    ("A beginner at a desk, 15 min", "goal = \"desk\"\nminutes = 15"),
    (
        "45 years, pain of 3 that comes back",
        "age = 45\npain = 3\nconditions = [\"nonspecific-lbp\"]\nminutes = 30",
    ),
    ("Trained, at a gym, 45 min", "level = \"intermediate\"\nequipment = [\"gym\"]\nminutes = 45"),
    (
        "Well trained, with a barbell, for performance, 60 min",
        "level = \"advanced\"\ngoal = \"performance\"\nequipment = [\"barbell\"]\nminutes = 60",
    ),
    (
        "62 years, osteoporosis",
        "age = 62\nlevel = \"intermediate\"\nconditions = [\"osteoporosis\"]\nminutes = 30",
    ),
    ("80 years, nothing else", "age = 80\nminutes = 20"),
];

fn written(dose: &Dose) -> String {
    let all = dose.to_string();
    let amount = all.split(' ').next().unwrap_or_default();
    match dose {
        Dose::Reps { tempo, .. } => format!("{amount} t{tempo}"),
        _ => amount.to_owned(),
    }
}

fn line(item: &Item) -> String {
    let load = item.load.as_ref().map_or(String::new(), |load| format!(" +{}", load.step));
    let ramp = if item.ramp { " (ramp)" } else { "" };
    format!("{} {}{load}{ramp}", item.exercise.id, written(&item.dose))
}

fn items<'s>(session: &'s Session, wanted: impl Fn(&Item) -> bool + 's) -> String {
    let items = session.items().map(|(_, item)| item).filter(|item| wanted(item));
    items.map(line).collect::<Vec<_>>().join("; ")
}

fn minutes(session: &Session) -> String {
    format!("{}:{:02}", session.seconds / 60, session.seconds % 60)
}

fn head(week: &Week) -> String {
    let level = week.level.map(|level| format!(" {level}")).unwrap_or_default();
    let theme = week.theme.map(|theme| format!(" {theme}")).unwrap_or_default();
    let lighter = if week.kind == WeekKind::StepBack { " lighter" } else { "" };
    let walk = week.walk.map_or(String::new(), |walk| {
        let times = if walk.times > 1 { format!("{} x ", walk.times) } else { String::new() };
        format!(", walk {} days of {times}{} min", walk.days, walk.minutes)
    });
    format!("{}{level}{theme}{lighter}{walk}", week.number)
}

/// One line a week and one a session; the card of a day where it is another one than before.
fn glance(plan: &Plan) -> String {
    let mut text = String::new();
    let mut card = String::new();
    for week in &plan.weeks {
        writeln!(text, "{}", head(week)).expect("a text takes all");
        let mut told: Vec<&str> = Vec::new();
        for (_, session) in week.strength() {
            if !told.contains(&session.title.as_str()) {
                told.push(session.title.as_str());
                let main: Vec<&Item> = session.main().collect();
                let of_work = items(session, |item| item.ramp || main.contains(&item));
                writeln!(text, "   {} {}: {of_work}", session.title, minutes(session))
                    .expect("a text takes all");
            }
        }
        let daily = week.sessions().find(|(_, session)| !session.is_strength());
        let today = daily.map(|(_, session)| {
            format!("   {} {}: {}\n", session.title, minutes(session), items(session, |_| true))
        });
        if let Some(today) = today.filter(|today| *today != card) {
            text.push_str(&today);
            card = today;
        }
    }
    text
}

#[test]
fn a_year_at_a_glance() {
    let mut text = String::from(
        "A year of six people, one line a week and one a session with its work: `+2` is two steps\n\
         of weight above the first, `t` the tempo. The card of a day stands where it changes.\n",
    );
    for (who, profile) in PEOPLE {
        let plan = plans::planned(&format!("{profile}\nweeks = 52"));
        write!(text, "\n## {who}\n\n{}", glance(&plan)).expect("a text takes all");
    }
    golden::same("planner/year.txt", &text);
}
