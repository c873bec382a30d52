//! The ladder of an exercise: the one way in which everything grows, steps back and adapts.
//!
//! A rung is an amount of weight and a dose. The sets of a dose are those of the exercise's own:
//! how many are done belongs to the session. Pure: a function of the catalogue entry, a level and
//! what is there to add weight with.

use super::Load;
use super::dose::{Dose, Tempo};
use super::exercise::{Exercise, Pattern};
use super::limits::{CARRY_HOLD, CORE_HOLD, is_quick};
use super::spine::MOST;

/// Repetitions that a range of one number grows by.
const OWN_RANGE: u32 = 2;
/// Repetitions that come before the next weight where that is a big step, or works small muscles.
const BIG_STEP: u32 = 2;
/// Rungs above the low end that this leads to at most, where the range does not lead further.
const FEW_RUNGS: u32 = 4;
/// Repetitions of weighted work that is done one side at a time: more would take too long.
const WEIGHTED_SIDE: (u32, u32) = (8, 10);
/// Most repetitions without weight, both sides at once and one at a time, and by how many they rise
/// above the own range.
const MOST_REPS: (u32, u32) = (15, 10);
const RISE: (u32, u32) = (2, 1);
/// Repetitions from which a backpack comes: both sides at once, one at a time; and those that it
/// begins with.
const BACKPACK_FROM: (u32, u32) = (12, 8);
const BACKPACK_LOW: (u32, u32) = (8, 6);
/// Seconds by which short holds grow, and how many a set has in the end: both sides at once, one at
/// a time.
const LONGER_HOLD: u32 = 2;
const MOST_HOLDS: [[u32; 3]; 2] = [[8, 6, 4], [6, 5, 3]];
/// Longest hold of an exercise of the highest compression, in seconds.
const HIGHEST_HOLD: u32 = 5;
/// Seconds by which a carry grows, and those from which it begins with another weight.
const CARRY: (u32, u32) = (5, 20);
/// Seconds of standing still.
const BALANCE: [u32; 4] = [10, 15, 20, 30];

/// What there is to make an exercise harder with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Nothing but the body.
    None,
    /// Something to put on once repetitions are many, and its most steps.
    Later(u32),
    /// Something in hand from the first day.
    Now {
        /// The most steps; none where there is no end.
        most: Option<u32>,
        /// Whether a step is a big one, so that repetitions rise further before it.
        big: bool,
    },
}

impl Weight {
    /// What equipment brings that is in hand from the first day.
    pub const fn of(load: &Load) -> Self {
        Self::Now { most: Some(load.most), big: load.is_big() }
    }
}

/// A place on a ladder, lower ones first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rung {
    /// Steps of weight above the first one.
    pub load: u32,
    /// Places above the low end of that weight. Below 0: repetitions fewer than the low end, as
    /// heavy weeks have them.
    pub step: i32,
}

/// The rungs of an exercise at a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// Doses with the first weight, or with none.
    first: Vec<Dose>,
    /// Doses with every further weight.
    further: Vec<Dose>,
    /// Most steps of weight; none where there is no end.
    most: Option<u32>,
    /// Whether every dose of it is done with a weight.
    weighted: bool,
}

impl Ladder {
    /// The ladder of an exercise from a dose of its own on.
    pub fn of(exercise: &Exercise, own: &Dose, weight: Weight) -> Self {
        let (first, further) = match own {
            Dose::Reps { .. } => repetitions(exercise, own, weight),
            Dose::Hold { .. } if exercise.is_carry() => carry(own),
            Dose::Hold { seconds, .. } if exercise.pattern == Pattern::Balance => {
                let longer = BALANCE.into_iter().filter(|more| more > seconds);
                (longer.fold(vec![own.clone()], |list, more| and(list, held(own, more))), vec![])
            }
            Dose::Holds { .. } if exercise.pattern.is_main() => (holds(exercise, own), vec![]),
            _ => (vec![own.clone()], vec![]),
        };
        let grows = exercise.pattern.is_main() && !further.is_empty();
        let most = match weight {
            Weight::Later(most) if grows => Some(most),
            Weight::Now { most, .. } if grows => most,
            _ => Some(0),
        };
        let weighted = matches!(weight, Weight::Now { .. }) && exercise.pattern.is_main();
        Self { first, further, most, weighted }
    }

    fn with(&self, load: u32) -> &[Dose] {
        if load == 0 { &self.first } else { &self.further }
    }

    /// The sets of its doses.
    pub fn sets(&self) -> u32 {
        self.first[0].sets()
    }

    /// Whether it is climbed at all.
    pub fn is_climbed(&self) -> bool {
        self.first.len() > 1 || self.most != Some(0)
    }

    /// Whether a rung is done with a weight.
    pub fn is_weighted(&self, rung: Rung) -> bool {
        self.weighted || rung.load > 0
    }

    /// The dose of a rung; above the top that of the top.
    pub fn dose(&self, rung: Rung) -> Dose {
        let doses = self.with(rung.load);
        match usize::try_from(rung.step) {
            Ok(step) => doses[step.min(doses.len() - 1)].clone(),
            Err(_) => fewer_reps(&doses[0], rung.step.unsigned_abs()),
        }
    }

    /// The rung above; none at the top.
    pub fn next(&self, rung: Rung) -> Option<Rung> {
        let last = i32::try_from(self.with(rung.load).len()).unwrap_or(i32::MAX) - 1;
        if rung.step < last {
            Some(Rung { step: rung.step + 1, ..rung })
        } else {
            let ends = self.most.is_some_and(|most| rung.load >= most);
            (!ends).then_some(Rung { load: rung.load + 1, step: 0 })
        }
    }

    /// The rung below; at the bottom the bottom itself.
    #[must_use]
    pub fn back(&self, rung: Rung) -> Rung {
        match (rung.load, rung.step) {
            (load, step) if step > 0 => Rung { load, step: step - 1 },
            (0, _) => Rung::default(),
            (load, _) => {
                let last = self.with(load - 1).len() - 1;
                Rung { load: load - 1, step: i32::try_from(last).unwrap_or(i32::MAX) }
            }
        }
    }

    /// A heavier start: more weight and repetitions fewer than the low end, but no fewer than
    /// `least`. None where nothing heavier is left, or it is not done in repetitions.
    pub fn heavier(&self, rung: Rung, steps: u32, fewer: u32, least: u32) -> Option<Rung> {
        let Some(Dose::Reps { reps: [low, _], .. }) = self.further.first() else { return None };
        let load = self.most.map_or(rung.load + steps, |most| most.min(rung.load + steps));
        let fewer = fewer.min(low.saturating_sub(least));
        (self.weighted && load > rung.load)
            .then(|| Rung { load, step: -i32::try_from(fewer).unwrap_or(0) })
    }

    /// The rung itself, or the top of its weight where there is no such rung.
    #[must_use]
    pub fn nearest(&self, rung: Rung) -> Rung {
        let load = self.most.map_or(rung.load, |most| most.min(rung.load));
        let last = i32::try_from(self.with(load).len()).unwrap_or(i32::MAX) - 1;
        Rung { load, step: rung.step.min(last) }
    }

    /// Where a dose stands with so many steps of weight, whatever its sets and rest.
    pub fn place(&self, dose: &Dose, load: u32) -> Option<Rung> {
        if self.most.is_some_and(|most| load > most) {
            return None;
        }
        let doses = self.with(load);
        let step = doses.iter().position(|own| is_same_work(own, dose));
        let below = || {
            let (Dose::Reps { reps: [low, _], .. }, Dose::Reps { reps: [_, reps], .. }) =
                (doses.first()?, dose)
            else {
                return None;
            };
            let fewer = low.checked_sub(*reps).filter(|fewer| (1..=4).contains(fewer))?;
            is_same_work(&fewer_reps(&doses[0], fewer), dose)
                .then(|| -i32::try_from(fewer).unwrap_or(0))
        };
        let step = step.and_then(|step| i32::try_from(step).ok()).or_else(below)?;
        Some(Rung { load, step })
    }

    /// The lowest rung that asks for no less than a dose.
    pub fn not_below(&self, dose: &Dose, load: u32) -> Rung {
        let least = amount(dose);
        let mut rung = Rung { load: self.most.map_or(load, |most| most.min(load)), step: 0 };
        while amount(&self.dose(rung)) < least {
            match self.next(rung).filter(|next| next.load == rung.load) {
                Some(next) => rung = next,
                None => return rung,
            }
        }
        rung
    }

    /// How far up a rung is, counted from the bottom. Repetitions fewer than the low end of a weight
    /// count as rungs below it.
    pub fn index(&self, rung: Rung) -> u32 {
        let count = |load: u32| u32::try_from(self.with(load).len()).unwrap_or(u32::MAX);
        let below = match rung.load {
            0 => 0,
            load => count(0).saturating_add((load - 1).saturating_mul(count(1))),
        };
        below.saturating_add_signed(rung.step)
    }

    /// Rungs above one; none where there is no end to them.
    pub fn above(&self, rung: Rung) -> Option<u32> {
        let count = |load: u32| u32::try_from(self.with(load).len()).unwrap_or(u32::MAX);
        let own = (count(rung.load) - 1).saturating_add_signed(-rung.step);
        let loads = self.most?.saturating_sub(rung.load);
        Some(own.saturating_add(loads.saturating_mul(count(1))))
    }

    /// The rungs from the bottom to the top of the first weight and of the next one.
    pub fn shown(&self) -> impl Iterator<Item = (u32, &Dose)> {
        let further = if self.most == Some(0) { &[][..] } else { &self.further };
        let first = self.first.iter().map(|dose| (0, dose));
        first.chain(further.iter().map(|dose| (1, dose)))
    }

    /// The fewest and the most repetitions with the first weight, where it is done in repetitions.
    pub fn reps(&self) -> Option<[u32; 2]> {
        let reps = |dose: &Dose| match dose {
            Dose::Reps { reps: [low, high], .. } => Some([*low, *high]),
            _ => None,
        };
        Some([reps(self.first.first()?)?[0], reps(self.first.last()?)?[1]])
    }

    /// The longest dose among the next so many rungs, in seconds of an exercise with so many sets.
    pub fn longest(&self, rung: Rung, rungs: u32, seconds: impl Fn(&Dose) -> u32) -> u32 {
        let climb = std::iter::successors(Some(rung), |rung| self.next(*rung));
        climb.take(rungs as usize + 1).map(|rung| seconds(&self.dose(rung))).max().unwrap_or(0)
    }
}

/// How much a dose asks for on one side, without its sets: repetitions with their tempo, or held
/// seconds.
fn amount(dose: &Dose) -> u32 {
    match dose {
        Dose::Reps { reps: [_, high], tempo, .. } => high * 100 + tempo.seconds(),
        Dose::Hold { seconds, .. } => *seconds,
        Dose::Holds { .. } => dose.held_per_side(),
        Dose::Minutes { minutes } => minutes * 60,
    }
}

/// Whether two doses ask for the same, whatever their sets and rest. Lists of holds are compared as
/// far as both go.
fn is_same_work(one: &Dose, other: &Dose) -> bool {
    match (one, other) {
        (Dose::Reps { reps: a, tempo: s, .. }, Dose::Reps { reps: b, tempo: t, .. }) => {
            a == b && s == t
        }
        (Dose::Hold { seconds: a, .. }, Dose::Hold { seconds: b, .. }) => a == b,
        (
            Dose::Holds { reps_per_set: a, seconds: s, .. },
            Dose::Holds { reps_per_set: b, seconds: t, .. },
        ) => s == t && a.iter().zip(b).all(|(a, b)| a == b),
        (one, other) => one == other,
    }
}

fn and(mut list: Vec<Dose>, dose: Dose) -> Vec<Dose> {
    list.push(dose);
    list
}

fn fewer_reps(dose: &Dose, fewer: u32) -> Dose {
    let Dose::Reps { reps: [low, _], .. } = dose else { return dose.clone() };
    let reps = low.saturating_sub(fewer).max(1);
    dose.with_reps([reps, reps])
}

/// Doses of repetitions with the first weight, and with the further ones.
fn repetitions(exercise: &Exercise, own: &Dose, weight: Weight) -> (Vec<Dose>, Vec<Dose>) {
    let Dose::Reps { reps: [low, high], per_side, .. } = *own else { return Default::default() };
    let doses = |reps: Vec<u32>| reps.into_iter().map(|reps| own.with_reps([reps; 2])).collect();
    let of_sides = |pair: (u32, u32)| if per_side { pair.1 } else { pair.0 };
    match weight {
        _ if !exercise.pattern.is_main() => (vec![own.clone()], vec![]),
        Weight::Now { .. } if per_side => {
            let low = low.min(WEIGHTED_SIDE.0);
            let doses: Vec<Dose> = doses((low..=WEIGHTED_SIDE.1).collect());
            (doses.clone(), doses)
        }
        Weight::Now { big, .. } => {
            let high = if low == high { low + OWN_RANGE } else { high };
            let small = !exercise.lift && !is_of_the_legs(exercise.pattern);
            let high =
                if big || small { high.max((high + BIG_STEP).min(low + FEW_RUNGS)) } else { high };
            let doses: Vec<Dose> = doses((low..=high).collect());
            (doses.clone(), doses)
        }
        Weight::Later(_) => {
            let from = of_sides(BACKPACK_FROM);
            let further = rising(of_sides(BACKPACK_LOW).min(low), high.min(from), from, per_side);
            (doses(rising(low, high, from, per_side)), doses(further))
        }
        Weight::None => {
            let mut list: Vec<Dose> = doses(rising(low, high, of_sides(MOST_REPS), per_side));
            if let Some(last) = list.last().cloned() {
                list.extend(slower(exercise, &last));
            }
            (list, vec![])
        }
    }
}

fn is_of_the_legs(pattern: Pattern) -> bool {
    matches!(pattern, Pattern::Hinge | Pattern::Squat | Pattern::Bridge)
}

/// Repetitions by one within the own range, then further up to the most; at the most already, one
/// rung more.
fn rising(low: u32, high: u32, most: u32, per_side: bool) -> Vec<u32> {
    let rise = if per_side { RISE.1 } else { RISE.0 };
    if low >= most {
        return vec![low, low + rise];
    }
    let mut reps: Vec<u32> = (low..=high.min(most)).collect();
    while let Some(last) = reps.last().copied().filter(|last| *last < most) {
        reps.push((last + rise).min(most));
    }
    reps
}

/// The same repetitions a second slower on the way down, then with a pause a second longer.
fn slower(exercise: &Exercise, dose: &Dose) -> Vec<Dose> {
    let Dose::Reps { sets, reps, per_side, tempo: Tempo([down, long, up, short]), rest } = *dose
    else {
        return vec![];
    };
    // What is quick stays quick.
    if is_quick(exercise) || up <= 1 {
        return vec![];
    }
    let dosed = |tempo| Dose::Reps { sets, reps, per_side, tempo: Tempo(tempo), rest };
    let at_the_end = short >= long && exercise.pattern != Pattern::Squat;
    let pause =
        if at_the_end { [down + 1, long, up, short + 1] } else { [down + 1, long + 1, up, short] };
    vec![dosed([down + 1, long, up, short]), dosed(pause)]
}

/// Longer holds, then more of them in the set that is furthest below what it has in the end.
fn holds(exercise: &Exercise, own: &Dose) -> Vec<Dose> {
    let Dose::Holds { reps_per_set, seconds, per_side, rest } = own else { return vec![] };
    let (per_side, rest) = (*per_side, *rest);
    let dosed = |reps: &[u32], seconds| Dose::Holds {
        reps_per_set: reps.to_vec(),
        seconds,
        per_side,
        rest,
    };
    let highest = exercise.spine.comp >= MOST && exercise.pattern == Pattern::Extension;
    let longest = if highest { HIGHEST_HOLD } else { CORE_HOLD }.max(*seconds);
    let mut list = vec![own.clone()];
    let mut seconds = *seconds;
    while seconds < longest {
        seconds = (seconds + LONGER_HOLD).min(longest);
        list.push(dosed(reps_per_set, seconds));
    }
    let mut reps = reps_per_set.clone();
    while let Some(set) = furthest_below(&reps, MOST_HOLDS[usize::from(per_side)]) {
        reps[set] += 1;
        list.push(dosed(&reps, seconds));
    }
    list
}

/// The set that lacks most holds and may have one more without having more than the set before it;
/// of equals the first.
fn furthest_below(reps: &[u32], most: [u32; 3]) -> Option<usize> {
    let lacks = |set: usize| most[set.min(most.len() - 1)].saturating_sub(reps[set]);
    let free = |set: &usize| lacks(*set) > 0 && (*set == 0 || reps[*set] < reps[*set - 1]);
    (0..reps.len()).filter(free).max_by_key(|set| (lacks(*set), std::cmp::Reverse(*set)))
}

fn held(own: &Dose, wanted: u32) -> Dose {
    let mut dose = own.clone();
    if let Dose::Hold { seconds, .. } = &mut dose {
        *seconds = wanted;
    }
    dose
}

/// Longer carries with the first weight, and with the further ones.
fn carry(own: &Dose) -> (Vec<Dose>, Vec<Dose>) {
    let from = own.hold().unwrap_or(CARRY.1);
    let longer = |from: u32| {
        let seconds = (from.min(CARRY_HOLD)..=CARRY_HOLD).step_by(CARRY.0 as usize);
        seconds.map(|seconds| held(own, seconds)).collect::<Vec<_>>()
    };
    (longer(from), longer(CARRY.1))
}

#[cfg(test)]
mod tests {
    use super::super::exercise::Level::{self, Advanced, Beginner, Intermediate};
    use super::*;

    const NONE: Weight = Weight::None;
    const BACKPACK: Weight = Weight::Later(10);
    const DUMBBELL: Weight = Weight::Now { most: Some(16), big: false };
    const KETTLEBELL: Weight = Weight::Now { most: Some(3), big: true };
    const BAND: Weight = Weight::Now { most: Some(4), big: true };

    /// Exercises with the rungs of the first weight, and behind a bar those of the next: how many,
    /// how many a second slower (`-`), how many with a pause besides (`=`); seconds of holds; lists
    /// of holds.
    const LADDERS: &[(&str, Level, Weight, &str)] = &[
        ("romanian-deadlift", Intermediate, DUMBBELL, "8 9 10 | 8 9 10"),
        ("romanian-deadlift", Advanced, DUMBBELL, "6 7 8 | 6 7 8"),
        ("kettlebell-deadlift", Beginner, KETTLEBELL, "8 9 10 11 12 | 8 9 10 11 12"),
        ("kettlebell-deadlift", Intermediate, KETTLEBELL, "8 9 10 11 12 | 8 9 10 11 12"),
        ("dumbbell-row", Beginner, DUMBBELL, "8 9 10 | 8 9 10"),
        ("dumbbell-row", Advanced, DUMBBELL, "8 9 10 | 8 9 10"),
        ("band-row", Beginner, BAND, "10 11 12 13 14 | 10 11 12 13 14"),
        ("band-row", Intermediate, BAND, "12 13 14 15 16 | 12 13 14 15 16"),
        ("suitcase-carry", Intermediate, DUMBBELL, "20s 25s 30s 35s 40s | 20s 25s 30s 35s 40s"),
        ("suitcase-carry", Advanced, DUMBBELL, "30s 35s 40s | 20s 25s 30s 35s 40s"),
        ("bird-dog", Beginner, NONE, "6 7 8 9 10 10- 10="),
        ("bird-dog", Intermediate, NONE, "12 13 13- 13="),
        ("dead-bug", Beginner, NONE, "6 7 8 9 10 10- 10="),
        ("dead-bug", Intermediate, NONE, "8 9 10 10- 10="),
        ("glute-bridge", Beginner, NONE, "10 12 14 15 15- 15="),
        ("glute-bridge", Beginner, BACKPACK, "10 12 | 8 9 10 12"),
        ("bodyweight-squat", Beginner, NONE, "8 10 12 14 15 15- 15="),
        ("bodyweight-squat", Advanced, NONE, "15 17 17- 17="),
        (
            "side-plank-knees",
            Beginner,
            NONE,
            "3,2x6s 3,2x8s 3,2x10s 4,2x10s 4,3x10s 5,3x10s 5,4x10s 6,4x10s 6,5x10s",
        ),
        (
            "side-plank",
            Intermediate,
            NONE,
            "4,3,2x10s 5,3,2x10s 5,4,2x10s 6,4,2x10s 6,5,2x10s 6,5,3x10s",
        ),
        ("single-leg-stance", Beginner, NONE, "10s 15s 20s 30s"),
        ("single-leg-stance", Advanced, NONE, "30s"),
        ("superman-hold", Intermediate, NONE, "6,6x3s 6,6x5s 7,6x5s 8,6x5s"),
        ("childs-pose", Beginner, NONE, "20s"),
    ];

    fn told(dose: &Dose, own: &Dose) -> String {
        match (dose, own) {
            (Dose::Reps { reps: [low, high], tempo, .. }, Dose::Reps { tempo: usual, .. }) => {
                assert_eq!(low, high, "a rung is one number");
                let sign = ["", "-", "="];
                format!("{high}{}", sign[(tempo.seconds() - usual.seconds()) as usize])
            }
            (Dose::Holds { reps_per_set, seconds, .. }, _) => {
                let holds: Vec<String> = reps_per_set.iter().map(ToString::to_string).collect();
                format!("{}x{seconds}s", holds.join(","))
            }
            (Dose::Hold { seconds, .. }, _) => format!("{seconds}s"),
            (dose, _) => dose.to_string(),
        }
    }

    fn shown(ladder: &Ladder, own: &Dose) -> String {
        let rungs = |wanted| {
            let of_weight = ladder.shown().filter(move |(load, _)| *load == wanted);
            of_weight.map(|(_, dose)| told(dose, own)).collect::<Vec<_>>().join(" ")
        };
        let further = rungs(1);
        if further.is_empty() { rungs(0) } else { format!("{} | {further}", rungs(0)) }
    }

    #[test]
    fn ladders_are_these() {
        let catalogue = crate::built_in::catalogue();
        for (id, level, weight, expected) in LADDERS {
            let exercise = catalogue.exercise(id).expect(id);
            let own = exercise.dose(*level).expect("a dose");
            let ladder = Ladder::of(exercise, own, *weight);
            assert_eq!(shown(&ladder, own), *expected, "{id} {level:?}");
        }
    }

    /// Every ladder of the catalogue, with each kind of weight.
    fn each(look: impl Fn(&str, &Ladder)) {
        for exercise in crate::built_in::catalogue().exercises() {
            for own in exercise.doses.iter().flatten() {
                for weight in [NONE, BACKPACK, DUMBBELL, KETTLEBELL, BAND] {
                    let ladder = Ladder::of(exercise, own, weight);
                    look(&format!("{} {own} {weight:?}", exercise.id), &ladder);
                }
            }
        }
    }

    fn climbed(ladder: &Ladder) -> Vec<Rung> {
        std::iter::successors(Some(Rung::default()), |rung| ladder.next(*rung)).collect()
    }

    #[test]
    fn a_climb_counts_its_rungs_and_comes_to_its_top() {
        each(|name, ladder| {
            let rungs = climbed(ladder);
            for (index, rung) in rungs.iter().enumerate() {
                assert_eq!(ladder.index(*rung) as usize, index, "{name} {rung:?}");
                let above = rungs.len() - 1 - index;
                assert_eq!(ladder.above(*rung).map(|count| count as usize), Some(above), "{name}");
            }
            assert!(rungs.is_sorted(), "{name}");
            assert_eq!(ladder.is_climbed(), rungs.len() > 1, "{name}");
        });
    }

    #[test]
    fn a_step_back_undoes_a_step_up() {
        each(|name, ladder| {
            for pair in climbed(ladder).windows(2) {
                assert_eq!(ladder.back(pair[1]), pair[0], "{name}");
            }
            assert_eq!(ladder.back(Rung::default()), Rung::default(), "{name}");
        });
    }

    /// Of any sets; lists of holds are known by all of theirs.
    #[test]
    fn every_dose_finds_its_rung() {
        each(|name, ladder| {
            for rung in climbed(ladder) {
                let dose = ladder.dose(rung);
                assert_eq!(ladder.place(&dose, rung.load), Some(rung), "{name}");
                if !matches!(dose, Dose::Holds { .. }) {
                    assert_eq!(ladder.place(&dose.with_sets(1), rung.load), Some(rung), "{name}");
                }
                assert_eq!(ladder.nearest(rung), rung, "{name}");
                assert_eq!(ladder.not_below(&dose, rung.load), rung, "{name}");
            }
            let top = climbed(ladder).last().copied().unwrap_or_default();
            let dose = ladder.dose(top);
            assert_eq!(ladder.place(&dose, top.load + 1), None, "{name}: above its last weight");
        });
    }

    /// With the same weight no rung asks for less than the one below it.
    #[test]
    fn no_rung_asks_for_less() {
        each(|name, ladder| {
            for pair in climbed(ladder).windows(2).filter(|pair| pair[0].load == pair[1].load) {
                let [less, more] = [pair[0], pair[1]].map(|rung| amount(&ladder.dose(rung)));
                assert!(less < more, "{name}: {pair:?}");
            }
        });
    }

    #[test]
    fn a_heavier_start_is_found_again_and_climbed_from() {
        each(|name, ladder| {
            for rung in climbed(ladder) {
                let Some(heavy) = ladder.heavier(rung, 1, 2, 5) else { continue };
                let dose = ladder.dose(heavy);
                assert!(heavy.load == rung.load + 1 && heavy.step <= 0, "{name}: {heavy:?}");
                assert_eq!(ladder.place(&dose, heavy.load), Some(heavy), "{name}: {dose}");
                let up = std::iter::successors(Some(heavy), |rung| ladder.next(*rung));
                let low = Rung { load: heavy.load, step: 0 };
                assert!(up.take(3).any(|rung| rung == low), "{name}: {heavy:?}");
            }
            let top = climbed(ladder).last().copied().unwrap_or_default();
            assert_eq!(ladder.heavier(top, 1, 2, 5), None, "{name}: nothing heavier is left");
        });
    }
}
