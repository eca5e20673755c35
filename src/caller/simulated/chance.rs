//! Chance, made from a seed: every call has a generator of its own, so that it goes the same way whatever other
//! calls are made, and on however many cores.

use rand_distr::{Distribution, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A generator.
#[derive(Clone, Debug)]
pub struct Chance(Xoshiro256PlusPlus);

/// A seed for everything that has these names, made from another.
#[inline]
pub fn seed(from: u64, names: &[&str]) -> u64 {
    // FNV-1a, with an end after every name.
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ from.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for byte in names.iter().flat_map(|name| name.bytes().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}

impl Chance {
    /// The generator of one of many.
    pub fn of(seed: u64, index: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A number from 0, and less than 1.
    pub fn unit(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let number = (self.0.next_u64() >> 11) as f64;
        number * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Whether something happens that is this likely.
    pub fn happens(&mut self, likely: f64) -> bool {
        likely > 0.0 && self.unit() < likely
    }

    /// One of so many.
    pub fn one_of(&mut self, count: usize) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "there are few"
        )]
        let place = (self.unit() * count as f64) as usize;
        place.min(count.saturating_sub(1))
    }

    /// A factor around 1, lognormally spread.
    pub fn factor(&mut self, spread: f64) -> f64 {
        if spread == 0.0 {
            return 1.0;
        }
        let deviate: f64 = StandardNormal.sample(&mut self.0);
        (deviate * spread).exp()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_run_into_each_other_are_told_apart() {
        assert_ne!(seed(1, &["ab", "c"]), seed(1, &["a", "bc"]));
        assert_ne!(seed(1, &["a"]), seed(2, &["a"]));
    }

    #[test]
    fn a_lognormal_factor_has_its_median_at_one() {
        let above = (0..10_000).filter(|index| Chance::of(7, *index).factor(0.4) > 1.0).count();
        assert!((4_800..5_200).contains(&above), "{above}");
    }
}
