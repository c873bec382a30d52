//! Plan files on their way through the command line: read, held to be for somebody, held against
//! the rules before they are shown.

use std::path::Path;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::cli::failure::Failure;
use crate::cli::key_flags::Health;
use crate::cli::mistakes::Mistakes;
use crate::cli::{context, file, profile, terminal};
use crate::person::profile::Reader;
use crate::plan::{Plan, Status};
use crate::rules::{self, hold};
use crate::text::id::Text;
use crate::{plan_file, planner};

/// Reads a plan file; `-` is stdin. What is wrong with it goes to `wrong`.
pub fn read(
    path: &Path,
    catalogue: &Catalogue,
    today: NaiveDate,
    wrong: &mut Mistakes,
) -> Option<Read> {
    let name = file::name(path);
    match file::read(path) {
        Ok(text) => {
            let (plan, remarks) =
                wrong.file(plan_file::read_telling(&name, &text, catalogue, today))?;
            if let Some(mistake) = context::undated(plan.profile.start) {
                wrong.push(mistake);
            }
            Some(Read { plan, name, remarks, is_own: false })
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
    /// Whether it is as the program made it, by the rules of today.
    is_own: bool,
}

impl Read {
    /// A plan that is as the program made it.
    pub fn own(plan: Plan, name: String) -> Self {
        Self { plan, name, remarks: Vec::new(), is_own: true }
    }

    /// Holds the plan to be for its own person with what flags add, or for that of a profile file.
    pub fn address(
        &mut self,
        whom: (Option<&Path>, &Health),
        catalogue: &Catalogue,
        mut wrong: Mistakes,
        today: NaiveDate,
    ) -> Result<(), Failure> {
        if whom.0.is_none() && whom.1.given().next().is_none() {
            return wrong.none();
        }
        let reader = Reader { catalogue, today };
        let person = profile::person_of_plan(whom, &self.plan, (&reader, &mut wrong));
        wrong.none()?;
        person.say();
        let assumed = profile::assumed_of_plan(whom, &self.plan, &person.draft);
        let mut profile = planner::complete(&person.draft, &reader);
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
    pub fn say_remarks(&self) {
        self.remarks.iter().for_each(|remark| terminal::note(&format!("{}: {remark}", self.name)));
    }

    /// Puts the plan's seconds right, and says so.
    pub fn recount(&mut self) {
        match self.plan.recount() {
            0 => {}
            1 => terminal::note(&format!(
                "{}: seconds in one place were not what the formula gives; they are now",
                self.name
            )),
            places => {
                let text = format!(
                    "seconds in {places} places were not what the formula gives; they are now"
                );
                terminal::note(&format!("{}: {text}", self.name));
            }
        }
    }

    /// Holds the plan against the must rules before it is shown. A plan that the gate refuses is
    /// answered with the refused plan of that person; other broken rules of safety stop it, unless
    /// it is let pass `unchecked`. Returns what stands at its head else.
    pub fn hold(&self, unchecked: bool, catalogue: &Catalogue) -> Result<Held, Failure> {
        if self.is_own {
            return Ok(Held::Shown(Vec::new()));
        }
        let held = hold::hold(&self.plan, catalogue);
        let heads = held.heads();
        let Plan { profile, assumed, status, .. } = &self.plan;
        if held.of_safety.is_empty() || unchecked {
            for head in &heads {
                terminal::note(&format!("{}: {head}", self.name));
            }
            return Ok(Held::Shown(heads));
        }
        if *status != Status::Refused && rules::gate(profile).status == Status::Refused {
            terminal::note(&format!("{}: there should be no plan for this person now", self.name));
            return Ok(Held::Refused(
                planner::plan(profile, assumed, catalogue).map_err(Failure::NoPlan)?.into(),
            ));
        }
        Err(Failure::Unsafe { name: self.name.clone(), findings: held.of_safety })
    }
}

/// What becomes of a plan that was held against the rules.
pub enum Held {
    /// It is shown with these lines at its head.
    Shown(Vec<Text>),
    /// There should be none; this is the answer instead.
    Refused(Box<Plan>),
}
