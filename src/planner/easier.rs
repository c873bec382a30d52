//! What is easier than an item of a plan, for whoever finds it too hard today.

use crate::catalogue::Catalogue;
use crate::catalogue::dose::Dose;
use crate::catalogue::ladder::Rung;
use crate::plan::{BlockKind, Item, Plan, Session, Week};
use crate::rules::climb::{own_ladder, weigh};
use crate::rules::{Candidate, Context, Outlook, allows};

/// How many easier exercises are offered, one easier than the other.
const MOST: usize = 3;

/// Of each item of a session its easier ones, the next easier first, with as many sets and as much
/// rest: the lowest rung of its own ladder, then the easier exercises that the person may do.
pub fn easier(
    plan: &Plan,
    week: &Week,
    session: &Session,
    catalogue: &Catalogue,
) -> Vec<Vec<Item>> {
    let weeks = u32::try_from(plan.weeks.len()).unwrap_or(u32::MAX);
    let outlook = Outlook::over(&plan.profile, plan.status, weeks);
    let context = Context::new(&outlook, catalogue, plan.status).of(week);
    session.items().map(|(block, item)| than(context, block, item)).collect()
}

fn than(context: Context, block: BlockKind, item: &Item) -> Vec<Item> {
    let mut list: Vec<Item> = lower(context, item).into_iter().collect();
    let mut harder = &item.exercise;
    let mut taken = vec![&item.exercise.id];
    for _ in 0..MOST {
        let links = harder.easier.iter().filter(|id| !taken.contains(id));
        let mut known = links.filter_map(|id| context.catalogue.exercise(id.as_str()));
        let Some(exercise) = known.find(|exercise| allows(&Candidate { context, exercise, block }))
        else {
            break;
        };
        taken.push(&exercise.id);
        list.extend(on_rung(context, item, Item::new(exercise.clone(), item.dose.clone()), None));
        harder = exercise;
    }
    list
}

/// One rung down the item's own ladder, where it does not stand at the bottom.
fn lower(context: Context, item: &Item) -> Option<Item> {
    let ladder = own_ladder(context, &item.exercise, item.dose.sets())?;
    let load = item.load.as_ref().map_or(0, |load| load.step);
    let rung = ladder.place(&item.dose, load)?;
    let back = ladder.back(rung);
    if back < rung { on_rung(context, item, item.clone(), Some(back)) } else { None }
}

/// The item on a rung, or at the bottom of its ladder.
fn on_rung(context: Context, of: &Item, mut item: Item, rung: Option<Rung>) -> Option<Item> {
    let ladder = own_ladder(context, &item.exercise, of.dose.sets())?;
    let rung = rung.unwrap_or_default();
    (item.load, item.rung) = (None, None);
    let dose = ladder.dose(rung).with_sets(of.dose.sets()).with_rest(of.dose.rest());
    item.set_dose(no_more(dose, &of.dose));
    weigh(context, &mut item, &ladder, rung);
    Some(item)
}

/// The dose with no more repetitions, and no longer held, than another one.
fn no_more(mut dose: Dose, most: &Dose) -> Dose {
    match (&mut dose, most) {
        (Dose::Reps { reps, .. }, Dose::Reps { reps: most, .. }) => {
            *reps = [reps[0].min(most[0]), reps[1].min(most[1])];
        }
        (Dose::Hold { seconds, .. }, Dose::Hold { seconds: most, .. })
        | (Dose::Holds { seconds, .. }, Dose::Holds { seconds: most, .. }) => {
            *seconds = (*seconds).min(*most);
        }
        _ => {}
    }
    dose
}
