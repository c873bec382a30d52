//! What a plan is for: what was wished for, and what its weeks come to.

use chrono::NaiveDate;
use maud::html;

use super::resource::{CodeableConcept, Goal, Narrative, Quantity, Target, UCUM};
use super::{Maker, activity};
use crate::export::say::plan::GENTLE_ONLY;
use crate::person::profile;
use crate::plan::{Plan, Status, Walk, Week};
use crate::text::printable::counted;

/// Days of a whole week.
const WEEK: usize = 7;

impl Maker<'_> {
    /// The goals of a plan; none of one without exercise.
    pub fn goals(&self) -> Vec<Goal> {
        if self.plan.status == Status::Refused {
            return Vec::new();
        }
        let wish = self.goal("wish", wish(self.plan), None);
        [Some(wish), self.strength(), self.walking()].into_iter().flatten().collect()
    }

    /// As many sessions of strength as the fullest week has.
    fn strength(&self) -> Option<Goal> {
        let (end, most) = fullest(self.plan, |week| u32::try_from(week.strength().count()).ok())?;
        let target = Target {
            measure: CodeableConcept::said("Strength sessions a week"),
            detail_quantity: Quantity {
                value: most,
                unit: "sessions a week",
                system: UCUM,
                code: "{session}/wk",
            },
            due_date: end,
        };
        let said = counted(most, "strength session") + " a week";
        Some(self.goal("strength", &said, Some(target)))
    }

    /// As many minutes of walking as the fullest week has.
    fn walking(&self) -> Option<Goal> {
        let (end, most) = fullest(self.plan, |week| week.walk.map(walked))?;
        let target = Target {
            measure: CodeableConcept::said("Minutes of walking a week"),
            detail_quantity: Quantity {
                value: most,
                unit: "min a week",
                system: UCUM,
                code: "min/wk",
            },
            due_date: end,
        };
        Some(self.goal("walking", &format!("{most} minutes of walking a week"), Some(target)))
    }

    fn goal(&self, which: &str, said: &str, target: Option<Target>) -> Goal {
        Goal {
            id: self.names.id("Goal", which),
            text: Narrative::of(&html! { p { (said) "." } }),
            lifecycle_status: "planned",
            category: [activity()],
            description: CodeableConcept::said(said),
            subject: self.subject.clone(),
            start_date: self.start,
            target: target.map(|target| [target]),
        }
    }
}

/// The most that a whole week has of something, and the last day of the first week that has it.
fn fullest(plan: &Plan, count: impl Fn(&Week) -> Option<u32>) -> Option<(NaiveDate, u32)> {
    let weeks = plan.weeks.iter().filter(|week| week.days.len() == WEEK);
    let counted = weeks.filter_map(|week| Some((week.days.last()?.date, count(week)?)));
    let counted = counted.filter(|(_, count)| *count > 0);
    // Of several that have the most, the last one in the list: the first week.
    counted.rev().max_by_key(|(_, count)| *count)
}

fn walked(walk: Walk) -> u32 {
    walk.days.saturating_mul(walk.times).saturating_mul(walk.minutes)
}

/// What was wished for.
fn wish(plan: &Plan) -> &'static str {
    use profile::Goal;
    if plan.status == Status::Relief {
        return GENTLE_ONLY.trim_end_matches('.');
    }
    match plan.profile.goal {
        Goal::Balanced => "A bit of everything for the lower back: strength, mobility, stretching",
        Goal::Strength => "Strength for the lower back first",
        Goal::SoreBack => "Gentle movement for a back that is sore now",
        Goal::Stretch => "Flexibility first",
        Goal::MidBack => "Strength for middle and lower back together",
        Goal::Desk => "Movement against long sitting",
        Goal::Performance => "Strength for sport",
    }
}
