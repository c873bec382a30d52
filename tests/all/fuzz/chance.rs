//! Chance that can be had again.

/// Numbers of George Marsaglia's xorshift64*.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number under `end`.
    pub fn under(&mut self, end: usize) -> usize {
        usize::try_from((self.next() >> 11) % u64::try_from(end.max(1)).expect("64 bits"))
            .expect("under a usize")
    }

    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.under(high + 1 - low)
    }

    pub fn one_in(&mut self, of: usize) -> bool {
        self.under(of) == 0
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.under(from.len())]
    }

    /// Some of a list, each once, in its order.
    pub fn some<'a, T>(&mut self, from: &'a [T], most: usize) -> Vec<&'a T> {
        let wanted = self.under(most + 1);
        from.iter()
            .filter(|_| self.one_in(from.len().div_ceil(wanted.max(1))))
            .take(wanted)
            .collect()
    }
}
