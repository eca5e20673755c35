//! The little arithmetic of shares and times: intervals for a share and for the difference of two, and times
//! counted so that those of a million calls take no more room than those of one.

/// The normal deviate of 95%.
const Z: f64 = 1.959_963_984_540_054;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub of: u64,
    /// Out of how many.
    pub all: u64,
}

/// Between what a share lies, or the difference of two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end, as a part of one.
    pub low: f64,
    /// The upper end, as a part of one.
    pub high: f64,
}

#[expect(clippy::cast_precision_loss, reason = "no simulation makes 2^52 calls")]
fn real(number: u64) -> f64 {
    number as f64
}

impl Share {
    /// The share, from 0 to 1; nothing of nothing is 0.
    pub fn share(self) -> f64 {
        if self.all == 0 { 0.0 } else { real(self.of) / real(self.all) }
    }

    /// Wilson's interval of 95%.
    pub fn interval(self) -> Interval {
        if self.all == 0 {
            return Interval { low: 0.0, high: 1.0 };
        }
        let (n, p) = (real(self.all), self.share());
        let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        Interval { low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
    }

    /// How much more this share is than another, with Newcombe's interval of 95% (his method 10, made of Wilson's
    /// intervals).
    pub fn more_than(self, other: Self) -> (f64, Interval) {
        let (p, q) = (self.share(), other.share());
        let (own, its) = (self.interval(), other.interval());
        let below = ((p - own.low).powi(2) + (its.high - q).powi(2)).sqrt();
        let above = ((own.high - p).powi(2) + (q - its.low).powi(2)).sqrt();
        (p - q, Interval { low: p - q - below, high: p - q + above })
    }
}

/// Times to a tenth of a second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    tenths: Vec<u32>,
    count: u64,
}

/// The longest that is told apart: an hour. What is longer counts as that long.
const LONGEST: u64 = 36_000;

impl Times {
    /// Takes in a time in milliseconds.
    pub fn add(&mut self, milliseconds: u64) {
        let tenth = usize::try_from((milliseconds / 100).min(LONGEST)).unwrap_or(0);
        if tenth >= self.tenths.len() {
            self.tenths.resize(tenth + 1, 0);
        }
        self.tenths[tenth] = self.tenths[tenth].saturating_add(1);
        self.count += 1;
    }

    /// Takes in all of another's.
    pub fn merge(&mut self, other: &Self) {
        if other.tenths.len() > self.tenths.len() {
            self.tenths.resize(other.tenths.len(), 0);
        }
        for (own, more) in self.tenths.iter_mut().zip(&other.tenths) {
            *own = own.saturating_add(*more);
        }
        self.count += other.count;
    }

    /// The time, in seconds, that so many percent are not over; none where there is no time.
    pub fn percentile(&self, percent: u64) -> Option<f64> {
        if self.count == 0 {
            return None;
        }
        let wanted = (self.count * percent).div_ceil(100).max(1);
        let mut seen = 0;
        let place = self.tenths.iter().position(|count| {
            seen += u64::from(*count);
            seen >= wanted
        });
        #[expect(clippy::cast_precision_loss, reason = "at most an hour of tenths")]
        place.map(|place| place as f64 / 10.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.0005
    }

    #[test]
    fn intervals_are_those_of_the_textbook() {
        // Newcombe 1998, table II: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        for (of, all, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let interval = Share { of, all }.interval();
            assert!(near(interval.low, low) && near(interval.high, high), "{of}/{all}: {interval:?}");
        }
        // Newcombe 1998, the second paper, table II: 56 of 70 less 48 of 80.
        let (more, interval) = Share { of: 56, all: 70 }.more_than(Share { of: 48, all: 80 });
        assert!(near(more, 0.2) && near(interval.low, 0.0524) && near(interval.high, 0.3339), "{interval:?}");
    }

    #[test]
    fn times_give_their_median_and_their_longest() {
        let mut times = Times::default();
        [1_000, 2_000, 3_000, 4_040, 99_999_999].into_iter().for_each(|time| times.add(time));
        assert_eq!(times.percentile(50), Some(3.0));
        assert_eq!(times.percentile(80), Some(4.0));
        assert_eq!(times.percentile(90), Some(3600.0));
        assert_eq!(Times::default().percentile(50), None);
    }
}
