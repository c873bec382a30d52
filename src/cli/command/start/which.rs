//! Which session is meant.

use std::process::ExitCode;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::command::today::{in_place, plan as current};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake, REFUSED};
use crate::cli::filed::{self, Held};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::{args, terminal};
use crate::export::text;
use crate::person::profile::Reader;
use crate::plan::{Plan, PlanDay, Session, Status, Today, Week};
use crate::text::near::plain;
use crate::text::printable::{list_in_words, shown};

/// A plan with the day and the session that are meant.
pub struct Chosen {
    /// The plan.
    pub plan: Plan,
    date: NaiveDate,
    name: Option<String>,
}

/// The plan that is meant; where there should be none, its advice is printed and the exit code
/// comes instead.
pub fn choose(
    args: &args::Start,
    catalogue: &Catalogue,
    context: &mut Context,
) -> Result<Result<Chosen, ExitCode>, Failure> {
    let mut wrong = Mistakes::default();
    let today = context.today(catalogue, &mut wrong);
    let date = args.date.as_deref().map(|text| Reader { catalogue, today }.date(text));
    let date = wrong.value("--date", date).unwrap_or(today);
    let plan = match &args.plan {
        None => current(&Home::find()?, (catalogue, today), wrong)?,
        Some(path) => {
            let Some(mut read) = filed::read(path, catalogue, today, &mut wrong) else {
                return Err(wrong.into());
            };
            wrong.none()?;
            read.say_remarks();
            read.recount();
            match read.hold(false, catalogue)? {
                Held::Refused(answer) => *answer,
                Held::Shown(_) => read.plan,
            }
        }
    };
    let plan = match plan.status {
        Status::Refused => plan,
        _ => in_place(plan, &args.instead, (catalogue, date))?.0,
    };
    if plan.status == Status::Refused {
        context.print(&text::plan(&plan, &terminal::look_of_stdout(), false))?;
        return Ok(Err(ExitCode::from(REFUSED)));
    }
    Ok(Ok(Chosen { plan, date, name: args.session.clone() }))
}

impl Chosen {
    /// The session, with its day and week.
    pub fn session(&self) -> Result<(&Week, &PlanDay, &Session), Failure> {
        let (week, day) = match self.plan.on(self.date) {
            Some(Today::Day(week, day)) if !day.sessions.is_empty() => (week, day),
            on => return Err(self.nothing(on).into()),
        };
        let called = |session: &&Session, name: &str| plain(&session.title) == plain(name);
        let found = match &self.name {
            None => day.sessions.first(),
            Some(name) => day.sessions.iter().find(|session| called(session, name)),
        };
        let session = found.ok_or_else(|| {
            let titles: Vec<&str> = day.sessions.iter().map(|session| &*session.title).collect();
            let name = self.name.as_deref().unwrap_or_default();
            Mistake::Said {
                message: format!("`{}` is no session of {}", shown(name), day.name()),
                help: Some(format!("there is {}", shown(&list_in_words(&titles, " and")))),
            }
        })?;
        Ok((week, day, session))
    }

    /// What to say where there is no session, and when the next one is.
    fn nothing(&self, on: Option<Today>) -> Mistake {
        let message = match on {
            Some(Today::Day(_, day)) => format!("{} is a day of rest", day.name()),
            Some(Today::Before(_)) => "the plan has not begun".to_owned(),
            Some(Today::Over(_)) | None => "the plan is over".to_owned(),
        };
        let next = self.plan.sessions().find(|(day, _)| day.date > self.date);
        let help = match next {
            Some((day, session)) => format!(
                "{} comes next, on {}: `backplan start --date {}` does it now",
                shown(&session.title),
                day.name(),
                day.date
            ),
            None => "make the next one: `backplan generate --save`".to_owned(),
        };
        Mistake::Said { message, help: Some(help) }
    }
}
