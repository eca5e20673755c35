//! Finds the name that was probably meant.

use std::cmp::Reverse;

/// The longest name, in characters, that is compared: comparing costs the product of two lengths, and nobody
/// mistypes a longer one by a letter.
const LONGEST: usize = 80;

/// The candidate nearest to what was written, if any is near enough to be offered.
///
/// A name that differs only in case, or in `-`, `_` and spaces, is always near. Otherwise at most one letter in
/// three may be wrong, left out, added, or have changed places with its neighbour. Among equally near ones the
/// one that begins alike for longest wins, then the first in the order of the alphabet, so that the answer does
/// not hang on the order of the candidates.
#[must_use]
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = plain(wanted).take(LONGEST + 1).collect();
    if wanted.is_empty() || wanted.len() > LONGEST {
        return None;
    }
    let letters = letters(&wanted);
    let most = (wanted.len() / 3).max(1);
    let mut near: Option<((usize, Reverse<usize>, &str), &str)> = None;
    for candidate in candidates {
        let name: Vec<char> = plain(candidate).take(LONGEST + 1).collect();
        let limit = near.as_ref().map_or(most, |((distance, ..), _)| *distance);
        // Both are lower bounds of the distance, found at a fraction of its cost: a difference in length, and
        // letters that only one of the two has.
        let alone = (letters & !self::letters(&name)).count_ones() as usize;
        if name.is_empty() || name.len().abs_diff(wanted.len()) > limit || alone > limit {
            continue;
        }
        let distance = distance(&wanted, &name);
        // Two names of one or two letters that share none are not near, though a letter in them is all it takes.
        if distance > limit || distance >= wanted.len().max(name.len()) {
            continue;
        }
        let alike = wanted.iter().zip(&name).take_while(|(a, b)| a == b).count();
        let rank = (distance, Reverse(alike), candidate);
        if near.as_ref().is_none_or(|(best, _)| rank < *best) {
            near = Some((rank, candidate));
        }
    }
    near.map(|(_, candidate)| candidate)
}

/// A name without what people vary: case, and what stands between its words.
fn plain(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|char| !matches!(char, '-' | '_' | ' ')).flat_map(char::to_lowercase)
}

/// Which letters occur, each at one of 64 places.
fn letters(name: &[char]) -> u64 {
    name.iter().fold(0, |seen, &char| seen | 1 << (u32::from(char) % 64))
}

/// How many letters are wrong, missing, added, or have changed places with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    strsim::generic_damerau_levenshtein(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [&str; 6] =
        ["main", "news", "postal-business", "postal-savings", "logistics-ems", "邮政业务"];

    fn meant(wanted: &str) -> Option<&'static str> {
        nearest(wanted, STEPS)
    }

    #[test]
    fn a_letter_wrong_is_forgiven() {
        assert_eq!(meant("nws"), Some("news"));
        assert_eq!(meant("mian"), Some("main"));
        assert_eq!(meant("postal-bussines"), Some("postal-business"));
        assert_eq!(meant("邮正业务"), Some("邮政业务"));
    }

    #[test]
    fn case_and_what_joins_words_do_not_count() {
        assert_eq!(meant("Postal_Business"), Some("postal-business"));
        assert_eq!(meant("logisticsEMS"), Some("logistics-ems"));
        assert_eq!(nearest("a-b", ["ac", "A_B"]), Some("A_B"));
    }

    #[test]
    fn what_is_far_is_not_offered() {
        assert_eq!(meant("about"), None);
        assert_eq!(meant("x"), None);
        assert_eq!(meant(""), None);
        assert_eq!(meant("---"), None);
        assert_eq!(nearest("x", ["y", ""]), None);
        assert_eq!(nearest("news", []), None);
    }

    #[test]
    fn the_answer_does_not_hang_on_the_order_of_candidates() {
        assert_eq!(nearest("line-3", ["line-2", "line-1", "lime-3"]), Some("line-1"));
        assert_eq!(nearest("line-3", ["lime-3", "line-1", "line-2"]), Some("line-1"));
    }

    #[test]
    fn a_name_of_a_megabyte_costs_nothing() {
        let long = "x".repeat(1_000_000);
        assert_eq!(nearest(&long, STEPS), None);
        assert_eq!(nearest("news", [long.as_str(), "news"]), Some("news"));
    }
}
