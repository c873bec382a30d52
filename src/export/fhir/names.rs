//! By which addresses the resources of a plan are known: the same plan has the same ones, and a
//! plan that is made anew for somebody replaces the one that begins on the same day.

use chrono::NaiveDate;

use crate::export::json;
use crate::plan::Plan;
use crate::text::digest::digest;

/// Where the second half of an address begins to differ from the first.
const OTHER: u64 = 0x6261_636b_706c_616e;
/// Stands behind what tells resources apart: so much makes addresses that are alike unlike.
const TAIL: &str = "backplan";

/// What all addresses of a plan are made from: two numbers.
pub struct Names([u64; 2]);

impl Names {
    /// Those of a plan for a subject: it is known by whom it is for, its first day, and which part
    /// of it there is. A plan for nobody in particular is known by all that it holds, so that those
    /// of two people keep apart.
    pub fn of(plan: &Plan, subject: Option<&str>) -> Self {
        let name = plan.profile.name.as_deref().map(str::to_lowercase);
        let whose = match (subject, name) {
            (None, None) => json::plan(plan),
            (subject, name) => {
                format!("{}\n{}", subject.unwrap_or_default(), name.unwrap_or_default())
            }
        };
        let part = plan.part.map(|part| part.to_string()).unwrap_or_default();
        let key = format!("{whose}\n{}\n{part}", start(plan));
        Self([0, OTHER].map(|seed| digest(seed, key.as_bytes())))
    }

    /// The id of a resource, a UUID: by its kind, and what tells it from others of the kind.
    pub fn id(&self, kind: &str, which: &str) -> String {
        let key = [kind, which, TAIL].join("\n");
        let [one, two] = self.0.map(|seed| digest(seed, key.as_bytes()));
        // Version 8 of RFC 9562: made in a way of one's own.
        format!(
            "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
            one >> 32,
            one >> 16 & 0xffff,
            one & 0xfff,
            two >> 48 & 0x3fff | 0x8000,
            two & 0xffff_ffff_ffff
        )
    }
}

/// The address of a resource.
pub fn address(id: &str) -> String {
    format!("urn:uuid:{id}")
}

/// The first day of a plan; without days, that for which it was asked.
pub fn start(plan: &Plan) -> NaiveDate {
    let first = plan.weeks.iter().flat_map(|week| &week.days).next();
    first.map_or(plan.profile.start, |day| day.date)
}
