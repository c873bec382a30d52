//! A forged plan is found out: every field of several plans is tampered with in many ways, and each
//! time the reader refuses it, puts it right and says so, or a rule reports it. What may stand as
//! anybody likes is in a short table, with the reason.

mod added;
mod field;
mod free;
mod plans;
mod weeks;

use std::collections::{BTreeMap, BTreeSet};

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::plan::Plan;
use backplan::plan_file;
use backplan::planner;
use backplan::rules::report::{Report, report};
use backplan::text::problem::{Problem, Problems};

use field::{Field, New, WAYS, Words};
use free::FREE;
use plans::Genuine;

/// What a reader makes of a plan, and what is said of it.
struct Seen {
    plan: Plan,
    told: Vec<String>,
}

fn see(text: &str, genuine: &Genuine, catalogue: &Catalogue) -> Result<Seen, Problems> {
    let (plan, told) =
        plan_file::read_telling("plan", text, catalogue, genuine.plan.profile.start)?;
    Ok(Seen { plan, told })
}

/// How a tampered plan is found out; nothing where it passes.
fn found_out(
    text: &str,
    genuine: &Genuine,
    base: &Report,
    catalogue: &Catalogue,
) -> Option<&'static str> {
    let seen = match see(text, genuine, catalogue) {
        Ok(seen) => seen,
        // A place in the text, a path like `weeks[0]`, or the key that is missing.
        Err(problems) => {
            let placed = |one: &Problem| one.at.is_some() || one.message.contains(['`', '[']);
            return problems.list.iter().all(placed).then_some("refused");
        }
    };
    if seen.plan == genuine.plan {
        return Some("the same");
    }
    if !seen.told.is_empty() {
        return Some("told");
    }
    // Another person for whom the very same plan is made.
    let other = seen.plan.profile != genuine.plan.profile;
    if other
        && planner::plan(&seen.plan.profile, &seen.plan.assumed, catalogue)
            .is_ok_and(|own| own == seen.plan)
    {
        return Some("genuine");
    }
    let report = report(&seen.plan, catalogue);
    report.findings.iter().any(|finding| !base.findings.contains(finding)).then_some("found")
}

/// What of one plan passes that should not, which entries of the table it needs, and in how many
/// ways it was tampered with.
#[derive(Default)]
struct Outcome {
    passed: Vec<String>,
    needed: BTreeSet<usize>,
    counts: BTreeMap<&'static str, usize>,
}

fn shown(new: &New) -> String {
    match new {
        New::Nothing => "nothing".into(),
        New::Value(value) => value.to_string(),
    }
}

fn forge(genuine: &Genuine, fields: &[Field], catalogue: &Catalogue) -> Outcome {
    let mut value = serde_json::to_value(&genuine.plan).expect("JSON");
    let text = value.to_string();
    let base = see(&text, genuine, catalogue)
        .unwrap_or_else(|problems| panic!("{}: {problems}", genuine.name));
    assert!(base.plan == genuine.plan && base.told.is_empty(), "{}: {:?}", genuine.name, base.told);
    let base = report(&genuine.plan, catalogue);
    let words = Words::of(&value);
    let mut outcome = Outcome::default();
    for field in fields {
        for (way, tamper) in WAYS {
            let Some(tampered) = tamper(&value, field, &words) else { continue };
            let before = field.put(&mut value, tampered.clone());
            let text = value.to_string();
            field.put_back(&mut value, before);
            let how = found_out(&text, genuine, &base, catalogue);
            *outcome.counts.entry(how.unwrap_or("free")).or_default() += 1;
            if how.is_some() {
                continue;
            }
            let free: Vec<usize> =
                (0..FREE.len()).filter(|at| FREE[*at].takes(field, way)).collect();
            if free.is_empty() {
                let shown: String = shown(&tampered).chars().take(90).collect();
                outcome.passed.push(format!(
                    "{}: {} ({}) {way}: {shown}",
                    genuine.name, field.shape, field.path
                ));
            }
            outcome.needed.extend(free);
        }
    }
    outcome
}

#[test]
fn every_tampered_field_is_found_out() {
    let catalogue = built_in::catalogue();
    let plans = plans::genuine(&catalogue);
    let fields = field::spread(&plans);
    let turns: Vec<(&Genuine, &[Field])> =
        plans.iter().zip(fields.iter().map(Vec::as_slice)).collect();
    let share = |offset: usize| {
        let catalogue = built_in::catalogue();
        turns
            .iter()
            .skip(offset)
            .step_by(2)
            .map(|(plan, fields)| forge(plan, fields, &catalogue))
            .collect::<Vec<_>>()
    };
    let outcomes = std::thread::scope(|scope| {
        let other = scope.spawn(|| share(1));
        let mut outcomes = share(0);
        outcomes.extend(other.join().expect("the other half is tampered with"));
        outcomes
    });
    let mut all = Outcome::default();
    for outcome in outcomes {
        all.passed.extend(outcome.passed);
        all.needed.extend(outcome.needed);
        outcome
            .counts
            .into_iter()
            .for_each(|(how, count)| *all.counts.entry(how).or_default() += count);
    }
    for how in ["refused", "the same", "told", "genuine", "found", "free"] {
        assert!(all.counts.contains_key(how), "nothing is {how}");
    }
    assert!(
        all.passed.is_empty(),
        "{} forgeries pass:\n{}",
        all.passed.len(),
        all.passed.join("\n")
    );
    let idle = (0..FREE.len()).filter(|at| !all.needed.contains(at));
    let idle: Vec<_> = idle.map(|at| (FREE[at].shape, FREE[at].ways, FREE[at].because)).collect();
    assert!(idle.is_empty(), "need not be free: {idle:#?}");
    let tried: usize = all.counts.values().sum();
    assert!(tried > 2500, "only {tried} forgeries were tried: {:?}", all.counts);
}
