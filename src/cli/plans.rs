//! Plans on their way through the command line: made from flags, put into words.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::args;
use crate::cli::context::{self, Context};
use crate::cli::failure::{Failure, REFUSED};
use crate::cli::file;
use crate::cli::mistakes::Mistakes;
use crate::cli::options;
use crate::cli::output::{Format, Target};
use crate::cli::profile;
use crate::exercise::Text;
use crate::export::{self, Look, Options};
use crate::plan::{MadeBy, Plan, Status, Week};
use crate::plan_file;
use crate::planner;
use crate::profile::Reader;
use crate::rules::{self, hold};

/// Makes the plan that flags and a profile file ask for. Fails with everything that is wrong, `wrong` included.
pub fn make(
    flags: &args::Profile,
    catalogue: &Catalogue,
    mut wrong: Mistakes,
    context: &Context,
) -> Result<Plan, Failure> {
    let today = context.today(catalogue, &mut wrong);
    let reader = Reader { catalogue, today };
    let person = profile::person(flags, &reader, &mut wrong);
    wrong.none()?;
    person.say();
    let assumed = person.draft.assumed();
    let profile = person.draft.complete(&reader, |profile| planner::workout_minutes(profile, catalogue));
    profile::say_assumed(&profile, &assumed, "set them with flags or --profile");
    let mut plan = planner::plan(&profile, &assumed, catalogue).map_err(Failure::NoPlan)?;
    // What was set aside is told first; it is no part of the person the plan is made for.
    plan.notices.splice(0..0, person.notices);
    Ok(plan)
}

/// Reads a plan file; `-` is stdin. What is wrong with it goes to `wrong`.
pub fn read(path: &Path, catalogue: &Catalogue, today: NaiveDate, wrong: &mut Mistakes) -> Option<Read> {
    let stdin = file::is_dash(path);
    let name = if stdin { "stdin".into() } else { file::name(path) };
    match if stdin { file::read_stdin() } else { file::read(path) } {
        Ok(text) => {
            let (plan, remarks) = wrong.file(plan_file::read_telling(&name, &text, catalogue, today))?;
            Some(Read { plan, name, remarks })
        }
        Err(mistake) => {
            wrong.push(mistake);
            None
        }
    }
}

/// A plan file that was read.
pub struct Read {
    /// The plan.
    pub plan: Plan,
    /// What the file is called.
    pub name: String,
    remarks: Vec<String>,
}

impl Read {
    /// Holds the plan to be for its own person with what flags add, or for that of a profile file.
    pub fn address(
        &mut self,
        whom: (Option<&Path>, &args::Health),
        catalogue: &Catalogue,
        mut wrong: Mistakes,
        today: NaiveDate,
    ) -> Result<(), Failure> {
        if whom.0.is_none() && profile::given_health(whom.1).is_empty() {
            return wrong.none();
        }
        let reader = Reader { catalogue, today };
        let person = profile::person_of_plan(whom, &self.plan, (&reader, &mut wrong));
        wrong.none()?;
        person.say();
        let assumed = profile::assumed_of_plan(whom, &self.plan, &person.draft);
        let mut profile = person.draft.complete(&reader, |profile| planner::workout_minutes(profile, catalogue));
        if self.plan.status == Status::Refused {
            profile.without_wishes();
        }
        if profile != self.plan.profile {
            plan_file::readdress(&mut self.plan, profile, assumed, catalogue);
        }
        self.plan.notices.splice(0..0, person.notices);
        Ok(())
    }

    /// Says on stderr what of the file is not believed, and by what else the plan was made.
    pub fn say_remarks(&self, catalogue: &Catalogue) {
        let tell = |remark: &str| context::note(&format!("{}: {remark}", self.name));
        let MadeBy { catalogue: exercises, rules, .. } = &self.plan.made_by;
        let other = |said: &str, own: &str| !said.is_empty() && said != own;
        if other(exercises, &catalogue.digest()) || other(rules, rules::digest()) {
            tell("made with other rules or exercises");
        }
        self.remarks.iter().for_each(|remark| tell(remark));
    }

    /// Puts the plan's seconds right, and says so.
    pub fn recount(&mut self) {
        match self.plan.recount() {
            0 => {}
            1 => context::note(&format!(
                "{}: seconds in one place were not what the formula gives; they are now",
                self.name
            )),
            places => {
                let text = format!("seconds in {places} places were not what the formula gives; they are now");
                context::note(&format!("{}: {text}", self.name));
            }
        }
    }

    /// Holds the plan against the must rules before it is shown. A plan that the gate refuses is answered with the refused plan of that
    /// person; other broken rules of safety stop it, unless it is let pass `unchecked`. Returns what stands at its head else.
    pub fn hold(&self, unchecked: bool, catalogue: &Catalogue) -> Result<Verdict, Failure> {
        let held = hold::hold(&self.plan, catalogue);
        let heads = held.heads();
        let Plan { profile, assumed, status, .. } = &self.plan;
        if held.of_safety.is_empty() || unchecked {
            heads.iter().for_each(|head| context::note(&format!("{}: {head}", self.name)));
            return Ok(Verdict::Shown(heads));
        }
        if *status != Status::Refused && rules::gate(profile).status == Status::Refused {
            context::note(&format!("{}: there should be no plan for this person now", self.name));
            return Ok(Verdict::Refused(planner::plan(profile, assumed, catalogue).map_err(Failure::NoPlan)?.into()));
        }
        Err(Failure::Unsafe { name: self.name.clone(), findings: held.of_safety })
    }
}

/// What becomes of a plan that was held against the rules.
pub enum Verdict {
    /// It is shown with these lines at its head.
    Shown(Vec<Text>),
    /// There should be none; this is the answer instead.
    Refused(Box<Plan>),
}

/// Prints a plan, or writes it to a file or, where a format has a file for each session, to a folder; returns the exit code that goes
/// with its status.
pub fn deliver(
    plan: &Plan,
    catalogue: &Catalogue,
    args: &args::PlanOutput,
    target: &Target,
    context: &mut Context,
) -> Result<ExitCode, Failure> {
    let mut wrong = Mistakes::default();
    let options = options::understand(args, target.format, &mut wrong);
    options::fit_together(&options, plan, &mut wrong);
    target.may_write(args.force, &mut wrong);
    wrong.none()?;
    match target.format {
        // No session, no file: the advice is said all the same.
        Format::Fit if plan.status == Status::Refused => {
            context::say(&export::text::plan(plan, &target.look(), false));
        }
        Format::Fit => target.deliver_files(&workouts(plan), args.force, context)?,
        format => target.deliver(&render(plan, catalogue, format, &target.look(), &options), context)?,
    }
    Ok(ExitCode::from(if plan.status == Status::Refused { REFUSED } else { 0 }))
}

/// The plan in a format that is text.
fn render(plan: &Plan, catalogue: &Catalogue, format: Format, look: &Look, options: &Options) -> String {
    match format {
        Format::Text => export::text::plan(plan, look, options.why),
        Format::Toml => export::toml::plan(plan),
        Format::Markdown => export::markdown::plan(plan, options),
        Format::Csv => export::csv::plan(plan, options),
        Format::Ics => export::ics::plan(plan, options),
        Format::Html => export::html::plan(plan, options, &catalogue.figures()),
        Format::Liftoscript => export::liftoscript::plan(plan, options),
        // Workouts are no text and are written by session; a plan is no picture.
        Format::Json | Format::Fit | Format::Svg => export::json::plan(plan),
    }
}

/// A workout file for each session, named by date and title.
fn workouts(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    let encoder = export::fit::Encoder::new(plan);
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    let named = sessions.map(|(day, session)| {
        let title: String = session.title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        (format!("{}-{}.fit", day.date, title.to_lowercase()), encoder.session(day, session))
    });
    named.collect()
}
