//! Finds when a word as it looks is over, from when the words are over as they sound: `95580` is over when "nine
//! five five eight zero" is.

use super::vocabulary::WordId;

/// How far ahead the two are searched for a word that they have in common.
const HORIZON: usize = 60;

/// The words as they look, each with the share of the time after which it is over, taken from the words as they
/// sound. Words that differ share the time between those that do not.
pub(super) fn looked(eye: &[WordId], ear: &[(WordId, f64)]) -> Vec<(WordId, f64)> {
    let mut timed = Vec::with_capacity(eye.len());
    let (mut i, mut j) = (0, 0);
    while i < eye.len() {
        if ear.get(j).is_some_and(|(word, _)| *word == eye[i]) {
            timed.push((eye[i], ear[j].1));
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (next_i, next_j) = next_in_common(eye, ear, i, j);
        let from = j.checked_sub(1).map_or(0.0, |before| ear[before].1);
        let to = next_j.checked_sub(1).map_or(0.0, |before| ear[before].1);
        let count = f64::from(u32::try_from(next_i - i).unwrap_or(u32::MAX));
        let mut passed = 0.0;
        for word in &eye[i..next_i] {
            passed += 1.0;
            timed.push((*word, from + (to - from) * passed / count));
        }
        (i, j) = (next_i, next_j);
    }
    timed
}

/// The nearest places from which both go on alike; the ends of both, if there are none.
fn next_in_common(eye: &[WordId], ear: &[(WordId, f64)], i: usize, j: usize) -> (usize, usize) {
    let alike = |i: usize, j: usize| match (eye.get(i), ear.get(j)) {
        (Some(a), Some((b, _))) => a == b,
        (None, None) => true,
        _ => false,
    };
    for ahead in 1..=HORIZON {
        for (a, b) in (0..=ahead).map(|a| (i + a, j + ahead - a)) {
            // Two in a row, for one alone may be there by chance.
            if alike(a, b) && a < eye.len() && alike(a + 1, b + 1) {
                return (a, b);
            }
        }
    }
    (eye.len(), ear.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(eye: &[WordId], ear: &[WordId]) -> Vec<f64> {
        let ear: Vec<_> = ear.iter().zip(1..).map(|(word, place)| (*word, f64::from(place))).collect();
        looked(eye, &ear).into_iter().map(|(_, over)| over).collect()
    }

    #[test]
    fn words_that_differ_share_the_time_between_those_that_do_not() {
        assert_eq!(ends(&[1, 2, 3], &[1, 2, 3]), [1.0, 2.0, 3.0]);
        assert_eq!(ends(&[1, 90, 2, 3], &[1, 50, 51, 52, 2, 3]), [1.0, 4.0, 5.0, 6.0]);
        assert_eq!(ends(&[1, 90, 91, 2, 3], &[1, 50, 51, 52, 53, 2, 3]), [1.0, 3.0, 5.0, 6.0, 7.0]);
        assert_eq!(ends(&[1, 90], &[1, 50, 51]), [1.0, 3.0], "at the end");
        assert_eq!(ends(&[90, 1, 2], &[1, 2]), [0.0, 1.0, 2.0], "what does not sound takes no time");
        assert_eq!(ends(&[90], &[]), [0.0]);
    }
}
