//! Finds the name that was probably meant.

use std::cmp::Reverse;

/// The longest name, in characters, that is compared: comparing costs the product of two lengths, and nobody
/// mistypes a longer one by a letter.
const LONGEST: usize = 80;

/// How much comparing [`Names`] does in its life, counted in pairs of letters. Enough for a hundred mistakes
/// among ten thousand names, and a small part of a second at the most for a script that was made to be slow.
const WORK: usize = 20_000_000;

/// What one comparison costs before its first pair of letters.
const WORK_TO_BEGIN: usize = 50;

/// The candidate nearest to what was written, if any is near enough to be offered. Who asks more than once about
/// the same candidates asks [`Names`].
///
/// A name that differs only in case, or in `-`, `_` and spaces, is always near. Otherwise at most one letter in
/// three may be wrong, left out, added, or have changed places with its neighbour. Among equally near ones the
/// one that begins alike for longest wins, then the first in the order of the alphabet, so that the answer does
/// not hang on the order of the candidates.
#[must_use]
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Names::new(candidates).nearest(wanted)
}

/// What to tell whoever wrote a name that there is not: the nearest that there is, else what `otherwise` says.
#[must_use]
pub fn did_you_mean<'a>(
    wanted: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(wanted, candidates).map_or_else(otherwise, |near| format!("did you mean `{near}`?"))
}

/// Names as a message lists them: `main`, `news`, each in backticks.
#[must_use]
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Names to choose from, made ready once for many questions.
///
/// It offers names as long as that is cheap. After very many questions among very many names it answers
/// [`None`]: an author who has ten thousand names wrong is not helped by a guess at the last of them, and the
/// time for it would grow with the square of the script.
#[derive(Clone, Debug)]
pub struct Names<'a> {
    list: Vec<Name<'a>>,
    work_left: usize,
}

#[derive(Clone, Debug)]
struct Name<'a> {
    given: &'a str,
    plain: Plain,
}

/// A name without what people vary: case, and what stands between its words.
#[derive(Clone, Debug)]
struct Plain {
    letters: String,
    /// How many letters there are.
    length: usize,
    /// Which letters occur, each at one of 64 places.
    set: u64,
}

impl<'a> Names<'a> {
    /// Makes candidates ready.
    pub fn new(candidates: impl IntoIterator<Item = &'a str>) -> Self {
        Self::in_order(candidates.into_iter().filter_map(Name::of).collect())
    }

    /// In the order of the alphabet, so that it does not hang on the order of the candidates where the work runs out,
    /// either.
    fn in_order(mut list: Vec<Name<'a>>) -> Self {
        list.sort_unstable_by_key(|name| name.given);
        Self { list, work_left: WORK }
    }

    /// The nearest to what was written, as [`nearest`] has it.
    pub fn nearest(&mut self, wanted: &str) -> Option<&'a str> {
        let wanted = Plain::of(wanted)?;
        let mut limit = (wanted.length / 3).max(1);
        let mut best: Option<((usize, Reverse<usize>), &'a str)> = None;
        self.work_left = self.work_left.checked_sub(self.list.len())?;
        for Name { given, plain } in &self.list {
            if wanted.is_further_than(limit, plain) {
                continue;
            }
            let (alike, a, b) = differing(&wanted.letters, &plain.letters);
            self.work_left = self.work_left.checked_sub(WORK_TO_BEGIN + a.len() * b.len())?;
            let distance = strsim::osa_distance(a, b);
            // Two names of one or two letters that share none are not near, though a letter in them is all it
            // takes.
            if distance > limit || distance >= wanted.length.max(plain.length) {
                continue;
            }
            let rank = (distance, Reverse(alike));
            if best.is_none_or(|(least, _)| rank < least) {
                limit = distance;
                best = Some((rank, given));
            }
        }
        best.map(|(_, given)| given)
    }
}

impl<'a> Name<'a> {
    /// Nothing for a name that cannot be compared.
    fn of(given: &'a str) -> Option<Self> {
        Some(Self { given, plain: Plain::of(given)? })
    }
}

impl Plain {
    /// Nothing for a name that holds no letters, or too many.
    fn of(name: &str) -> Option<Self> {
        let (mut letters, mut length, mut set) = (String::new(), 0, 0);
        let kept = name.chars().filter(|char| !matches!(char, '-' | '_' | ' ')).flat_map(char::to_lowercase);
        for char in kept.take(LONGEST + 1) {
            letters.push(char);
            length += 1;
            set |= 1 << (u32::from(char) % u64::BITS);
        }
        (1..=LONGEST).contains(&length).then_some(Self { letters, length, set })
    }

    /// Whether it is plain without comparing that more than so many letters differ: by the lengths, or by the
    /// letters that only one of the two has.
    fn is_further_than(&self, limit: usize, other: &Self) -> bool {
        let alone = (self.set & !other.set).count_ones().max((other.set & !self.set).count_ones());
        alone as usize > limit || self.length.abs_diff(other.length) > limit
    }
}

/// How many bytes two names begin with alike, and what is left of each without these and without the letters that
/// they end with alike: the rest is as far apart as the whole.
fn differing<'a>(a: &'a str, b: &'a str) -> (usize, &'a str, &'a str) {
    let same = |(a, b): &(char, char)| a == b;
    let alike = a.chars().zip(b.chars()).take_while(same).map(|(char, _)| char.len_utf8()).sum();
    let (a, b) = (&a[alike..], &b[alike..]);
    let end: usize =
        a.chars().rev().zip(b.chars().rev()).take_while(same).map(|(char, _)| char.len_utf8()).sum();
    (alike, &a[..a.len() - end], &b[..b.len() - end])
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

    #[test]
    fn many_questions_are_answered_until_they_cost_too_much() {
        let list: Vec<String> = (0..300).map(|number| format!("menu-{number}")).collect();
        let mut names = Names::new(list.iter().map(String::as_str));
        for (number, name) in list.iter().enumerate() {
            assert_eq!(names.nearest(&format!("mneu-{number}")), Some(name.as_str()));
        }
        while names.nearest("menu-99x").is_some() {}
        assert_eq!(names.nearest("menu-99x"), None);
    }
}
