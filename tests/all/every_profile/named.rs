//! A workout given by name keeps its own order and doses: domain.md 3, head; hard rules hold, a
//! warm-up is added.

use super::facts::{self, Exercise, Written, parse};
use super::gate;
use super::plan::{Dose, Item};
use super::world::{Findings, Spot, World};

const WORKOUT: &str = "workout";

pub fn check(world: &World, out: &mut Findings) {
    let Some(id) = world.who.workout.as_ref().filter(|_| !world.plan.is_relief()) else { return };
    let workout = world.facts.workout(id);
    let (entries, level) = (&workout.items, facts::level(&workout.level));
    for spot in world.spots().filter(|spot| spot.session.is_strength()) {
        let place = |item: &Item| entries.iter().position(|entry| entry.exercise == item.exercise);
        let items: Vec<&Item> = spot.session.items().collect();
        let places: Vec<usize> = items.iter().filter_map(|item| place(item)).collect();
        // Where getting down and up is work of its own, the order is made for that.
        let kept = places.is_sorted() || world.floor(spot.week.number);
        out.must(kept, WORKOUT, spot, "a workout keeps its order", format!("{places:?}"));
        let sore = gate::sore(&world.who);
        let whole = world.level(spot.week.number) > 0
            && world.who.minutes >= 40
            && world.who.exclude.is_empty();
        for entry in entries {
            let fact = &world.facts.exercises[&entry.exercise];
            let item = items.iter().find(|item| item.exercise == entry.exercise);
            let own = parse(&entry.dose);
            let own = if sore && !fact.is("stretch") { own.set_less() } else { own };
            if let Some(item) = item.filter(|_| sore && !fact.is("stretch")) {
                let few = item.dose.sets() <= own.sets();
                out.must(few, "pain-gate", spot, "a set less of a workout's own", &entry.exercise);
            }
            // From the second week on it climbs; its sets stay.
            let climbs = spot.week.number > 1;
            let fits = item.is_some_and(|item| {
                same(&item.dose, &own, fact, level) || climbs && item.dose.sets() == own.sets()
            });
            let due = whole && world.allowed(fact, spot.week.number) && !pressed(world, &spot);
            out.must(
                fits || !due,
                WORKOUT,
                spot,
                "a workout keeps its doses",
                format!("{} {item:?}", entry.dose),
            );
        }
    }
}

/// Whether the days lie side by side, so that the session has to stay light.
fn pressed(world: &World, spot: &Spot) -> bool {
    let days: Vec<_> =
        world.plan.weeks.iter().flat_map(|week| week.strength()).map(|(day, _)| day.date).collect();
    days.iter().any(|date| (*date - spot.day.date).num_days().abs() == 1)
}

/// The workout's own dose; what it leaves out is the catalogue's for the level of the workout.
fn same(dose: &Dose, own: &Written, fact: &Exercise, level: usize) -> bool {
    let (usual_rest, usual_tempo) = match fact.dose(level) {
        Written::Reps { rest, tempo, .. } => (rest, tempo),
        Written::Hold { rest, .. } | Written::Holds { rest, .. } => (rest, None),
        Written::Minutes(_) => (0, None),
    };
    match (dose, own) {
        (
            Dose::Reps { sets, reps, tempo, rest, .. },
            Written::Reps { sets: own, low, high, .. },
        ) => {
            let tempo = usual_tempo.is_none_or(|usual| usual == *tempo);
            sets == own && *reps == [*low, *high] && *rest == usual_rest && tempo
        }
        (Dose::Hold { sets, seconds, .. }, Written::Hold { sets: own, seconds: held, .. }) => {
            sets == own && seconds == held
        }
        _ => false,
    }
}
