//! The ladder of programming.md 1, typed a second time: what is one rung above what, what is higher,
//! and what is the top.

use std::cmp::Ordering;

use super::facts::{Exercise, Steps, Written};
use super::plan::{Dose, Item};
use super::world::World;

/// Repetitions without weight that are the most: both sides at once, one side at a time; by how many
/// they rise above the own range; and those from which a backpack comes.
const MOST_REPS: [u32; 2] = [15, 10];
const RISE: [u32; 2] = [2, 1];
const BACKPACK_FROM: [u32; 2] = [12, 8];
/// Weighted repetitions of one side.
const ONE_SIDED: [u32; 2] = [8, 10];
/// What a list of holds grows to: both sides at once, one side at a time.
const LISTS: [[u32; 3]; 2] = [[8, 6, 4], [6, 5, 3]];
const LONGEST: u32 = 10;
/// Holds of an extension of the highest compression.
const HIGHEST: u32 = 5;
const CARRY: (u32, u32, u32) = (20, 5, 40);
const BALANCE: [u32; 4] = [10, 15, 20, 30];
/// Things with so few steps have big ones.
const BIG: u32 = 4;

/// What there is to make an exercise harder with.
enum Weight {
    No,
    /// A backpack, once there are many repetitions.
    Later(Steps),
    Now(Steps),
}

/// The ladder of an exercise at a level, with what somebody owns.
pub struct Ladder<'a> {
    fact: &'a Exercise,
    own: Written,
    weight: Weight,
}

/// Which of two numbers holds: one side at a time, or both at once.
fn side(fact: &Exercise) -> usize {
    usize::from(fact.unilateral)
}

impl<'a> Ladder<'a> {
    pub fn of(world: &World<'a>, fact: &'a Exercise, week: usize) -> Self {
        let weight = match world.facts.steps(fact, &world.who.equipment) {
            Some(steps) => Weight::Now(steps),
            None if fact.backpack => Weight::Later(world.facts.backpack()),
            None => Weight::No,
        };
        Self { fact, own: world.full(fact, week), weight }
    }

    /// Whether it is done with a weight from its first rung on.
    pub fn is_weighted(&self) -> bool {
        matches!(self.weight, Weight::Now(_))
    }
    pub fn takes_weight(&self) -> bool {
        !matches!(self.weight, Weight::No)
    }
    pub fn most(&self) -> u32 {
        match self.weight {
            Weight::No => 0,
            Weight::Later(steps) | Weight::Now(steps) => steps.most,
        }
    }
    /// A step that is small beside the weight: at most 5 % of it. Only plates and barbells have such.
    pub fn has_small_steps(&self) -> bool {
        self.most() > BIG
    }

    /// Lowest and highest repetitions with one weight.
    pub fn range(&self) -> Option<(u32, u32)> {
        let Written::Reps { low, high, .. } = self.own else { return None };
        let [from, to] = ONE_SIDED;
        match self.weight {
            Weight::Now(_) if self.fact.unilateral => Some((low.min(from), to)),
            Weight::Now(steps) => {
                let high = if low == high { low + 2 } else { high };
                let legs = ["hinge", "squat", "bridge"].contains(&self.fact.pattern.as_str());
                let small = !self.fact.lift && !legs;
                Some((low, if small || steps.most <= BIG { high + 2 } else { high }))
            }
            _ => Some((low, self.last_reps(low))),
        }
    }

    /// Most repetitions without weight; who begins there has one rung more.
    fn last_reps(&self, low: u32) -> u32 {
        let most = MOST_REPS[side(self.fact)];
        if low >= most { low + RISE[side(self.fact)] } else { most }
    }

    /// The repetitions after so many, without weight or with a backpack.
    fn more_reps(&self, reps: u32) -> Option<u32> {
        let Written::Reps { low, high, .. } = self.own else { return None };
        let last = self.last_reps(low);
        let next = if reps < high { reps + 1 } else { reps + RISE[side(self.fact)] };
        (reps < last).then_some(next.min(last))
    }

    /// Whether the new item is exactly one rung above the old one.
    pub fn one_up(&self, old: &Item, new: &Item) -> bool {
        let heavier = new.steps() == old.steps() + 1 && new.steps() <= self.most();
        let same = new.steps() == old.steps();
        match (&old.dose, &new.dose) {
            (
                Dose::Reps { reps: [_, a], tempo: s, .. },
                Dose::Reps { reps: [_, b], tempo: t, .. },
            ) => self.reps_up((*a, s), (*b, t), (same, heavier)),
            (Dose::Hold { seconds: a, .. }, Dose::Hold { seconds: b, .. }) => {
                let longer = if self.fact.is_carry() {
                    *b == (a + CARRY.1).min(CARRY.2)
                } else {
                    BALANCE.iter().find(|more| *more > a) == Some(b)
                };
                same && longer || heavier && *a >= CARRY.2 && *b == CARRY.0
            }
            (
                Dose::Holds { reps_per_set: a, seconds: s, .. },
                Dose::Holds { reps_per_set: b, seconds: t, .. },
            ) => same && self.list_up((a, *s), (b, *t)),
            _ => false,
        }
    }

    fn reps_up(
        &self,
        (a, s): (u32, &[u32; 4]),
        (b, t): (u32, &[u32; 4]),
        (same, heavier): (bool, bool),
    ) -> bool {
        if self.is_weighted() {
            // A wide range ends after its high end, or after five rungs: the table says both.
            let Some((low, top)) = self.range() else { return false };
            return s == t
                && (same && b == a + 1 && b <= top
                    || heavier && a >= top.min(low + 4) && b == low);
        }
        let backpack =
            matches!(self.weight, Weight::Later(_)) && a >= BACKPACK_FROM[side(self.fact)];
        let more = t.iter().sum::<u32>() == s.iter().sum::<u32>() + 1;
        let slowed = t[0] == s[0] + 1 || t[1] == s[1] + 1 || t[3] == s[3] + 1;
        same && s == t && self.more_reps(a) == Some(b)
            || heavier && backpack && b <= a
            || same && a == b && more && slowed && self.more_reps(a).is_none()
    }

    fn longest(&self) -> u32 {
        let own = match self.own {
            Written::Holds { seconds, .. } => seconds,
            _ => 0,
        };
        let highest = self.fact.comp() == 3 && self.fact.is("extension");
        own.max(if highest { HIGHEST } else { LONGEST })
    }

    /// How two items of one exercise compare: by weight, then by repetitions and tempo, or by seconds
    /// held, as far as both lists go.
    #[expect(clippy::many_single_char_names, reason = "two doses side by side")]
    #[expect(clippy::unused_self, reason = "it reads as a question to the ladder")]
    pub fn height(&self, a: &Item, b: &Item) -> Ordering {
        let amount = match (&a.dose, &b.dose) {
            (Dose::Reps { reps: r, tempo: s, .. }, Dose::Reps { reps: q, tempo: t, .. }) => {
                (r[1], sum(s)).cmp(&(q[1], sum(t)))
            }
            (Dose::Hold { seconds: s, .. }, Dose::Hold { seconds: t, .. }) => s.cmp(t),
            (
                Dose::Holds { reps_per_set: r, seconds: s, .. },
                Dose::Holds { reps_per_set: q, seconds: t, .. },
            ) => {
                let (one, other) =
                    common(r, q).fold((0, 0), |(one, other), (a, b)| (one + a * s, other + b * t));
                one.cmp(&other)
            }
            _ => Ordering::Equal,
        };
        a.steps().cmp(&b.steps()).then(amount)
    }

    /// Two seconds more, or one hold more in one set, which is the one furthest below its end.
    fn list_up(&self, (a, s): (&[u32], u32), (b, t): (&[u32], u32)) -> bool {
        if t != s {
            return t == (s + 2).min(self.longest()) && common(a, b).all(|(a, b)| a == b);
        }
        if a.len() != b.len() {
            // A set more or less moves what can be compared.
            let more = common(a, b).filter(|(a, b)| b > a).count();
            return more <= 1;
        }
        let changed: Vec<usize> = (0..a.len()).filter(|set| a[*set] != b[*set]).collect();
        let [set] = changed[..] else { return false };
        // Of a list that is not shown whole the furthest may be hidden.
        let whole = matches!(&self.own, Written::Holds { reps, .. } if reps.len() <= a.len());
        s == self.longest()
            && b[set] == a[set] + 1
            && self.grows(a).any(|(other, lack)| other == set && (lack == self.lack(a) || !whole))
    }

    /// The sets that may have one hold more, with what each lacks.
    fn grows<'l>(&self, list: &'l [u32]) -> impl Iterator<Item = (usize, u32)> + use<'l> {
        let ends = LISTS[side(self.fact)];
        list.iter().enumerate().filter_map(move |(set, reps)| {
            let lack = ends[set.min(2)].saturating_sub(*reps);
            (lack > 0 && (set == 0 || *reps < list[set - 1])).then_some((set, lack))
        })
    }

    fn lack(&self, list: &[u32]) -> u32 {
        self.grows(list).map(|(_, lack)| lack).max().unwrap_or(0)
    }

    /// Whether there is a rung above.
    pub fn goes_on(&self, item: &Item) -> bool {
        let heavier = item.steps() < self.most();
        match &item.dose {
            Dose::Reps { reps: [_, reps], tempo, .. } if self.is_weighted() => {
                let _ = tempo;
                heavier || self.range().is_some_and(|(_, top)| *reps < top)
            }
            Dose::Reps { reps: [_, reps], tempo, .. } => {
                let Written::Reps { tempo: own, .. } = self.own else { return false };
                let slowed = own.is_some_and(|own| sum(tempo) >= sum(&own) + 2);
                let few = self.more_reps(*reps).is_some();
                let loaded = item.steps() > 0;
                // What is quick stays quick.
                let quick = own.is_some_and(|own| own[2] <= 1);
                if loaded { heavier } else { !slowed && (few || (own.is_some() && !quick)) }
            }
            Dose::Hold { seconds, .. } if self.fact.is_carry() => heavier || *seconds < CARRY.2,
            Dose::Hold { seconds, .. } => self.fact.is("balance") && *seconds < BALANCE[3],
            Dose::Holds { reps_per_set, seconds, .. } => {
                *seconds < self.longest() || self.grows(reps_per_set).next().is_some()
            }
            Dose::Minutes { .. } => false,
        }
    }

    /// Whether an item stands on the first rung.
    pub fn is_first(&self, item: &Item) -> bool {
        item.steps() == 0
            && match (&item.dose, &self.own) {
                (Dose::Reps { reps, tempo, .. }, Written::Reps { tempo: own, .. }) => {
                    let low = self.range().map_or(0, |(low, _)| low);
                    *reps == [low, low] && own.is_none_or(|own| own == *tempo)
                }
                (Dose::Hold { seconds, .. }, Written::Hold { seconds: own, .. }) => seconds == own,
                (
                    Dose::Holds { reps_per_set, seconds, .. },
                    Written::Holds { reps, seconds: own, .. },
                ) => seconds == own && common(reps_per_set, reps).all(|(a, b)| a == b),
                _ => false,
            }
    }

    /// Whether the dose is one that the ladder can have at all; a named workout has ranges.
    pub fn holds(&self, item: &Item, ranges: bool) -> bool {
        let within = item.steps() <= self.most() && self.takes_weight() == (self.most() > 0);
        within
            && match (&item.dose, &self.own) {
                (Dose::Reps { reps, tempo, .. }, Written::Reps { low, tempo: own, .. }) => {
                    let (least, top) = self.range().unwrap_or((*low, *low));
                    let slow = own.map_or(0, |own| sum(tempo).saturating_sub(sum(&own)));
                    let kept = own.is_none_or(|own| tempo[2] == own[2] && sum(tempo) >= sum(&own));
                    (reps[0] == reps[1] || ranges)
                        && reps[1] + 4 >= least.min(BACKPACK_FROM[side(self.fact)] - 2)
                        && reps[1] <= top
                        && kept
                        && slow <= if self.is_weighted() { 0 } else { 2 }
                }
                (Dose::Hold { seconds, .. }, Written::Hold { seconds: own, .. }) => {
                    seconds >= own || self.fact.is_carry() && *seconds >= CARRY.0
                }
                (
                    Dose::Holds { seconds, reps_per_set, .. },
                    Written::Holds { seconds: own, reps, .. },
                ) => {
                    let ends = LISTS[side(self.fact)];
                    let few = |(set, held): (usize, &u32)| {
                        *held <= ends[set.min(2)].max(reps[set.min(reps.len() - 1)])
                    };
                    (*own..=self.longest()).contains(seconds)
                        && reps_per_set.iter().enumerate().all(few)
                }
                _ => false,
            }
    }
}

/// The sets that two lists have in common: the last ones go first.
fn common<'l>(a: &'l [u32], b: &'l [u32]) -> impl Iterator<Item = (u32, u32)> + use<'l> {
    a.iter().copied().zip(b.iter().copied())
}

fn sum(tempo: &[u32; 4]) -> u32 {
    tempo.iter().sum()
}
