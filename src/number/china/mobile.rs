//! Which mobile ranges of mainland China have been given out. The ministry adds some every year or two.
//!
//! As of 2026: the list of VincentSit/ChinaMobilePhoneNumberRegex (2022-05) with what google/libphonenumber (Apache-2.0)
//! has added up to 9.0.43. Numbers move between carriers since 2019-12-01, so a range says nothing of today's carrier.

use std::ops::RangeInclusive;

/// What a range of eleven-digit numbers is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    Mobile,
    Satellite,
    /// Thirteen-digit numbers of machines begin so; eleven-digit ones do not.
    Machines,
    /// Given to nobody, as far as these sources know.
    Free,
}

/// What begins between two groups of five digits, both of them in it. In order.
const RANGES: [(RangeInclusive<u32>, Range); 19] = [
    (13000..=13999, Range::Mobile),
    (14000..=14199, Range::Machines),
    (14400..=14499, Range::Machines),
    (14500..=14599, Range::Mobile),
    (14600..=14699, Range::Machines),
    (14700..=14799, Range::Mobile),
    (14800..=14899, Range::Machines),
    (14900..=15399, Range::Mobile),
    (15500..=15999, Range::Mobile),
    (16100..=16109, Range::Mobile),
    (16200..=16299, Range::Mobile),
    (16500..=16799, Range::Mobile),
    (17000..=17399, Range::Mobile),
    (17400..=17405, Range::Mobile),
    // The ministry's own, for emergencies.
    (17406..=17412, Range::Satellite),
    // Ships.
    (17490..=17499, Range::Satellite),
    (17500..=17899, Range::Mobile),
    (18000..=19399, Range::Mobile),
    (19500..=19999, Range::Mobile),
];

/// The range of a number that has at least five digits.
pub(super) fn range(digits: &str) -> Range {
    let first = digits.get(..5).and_then(|first| first.parse().ok());
    let found = first.and_then(|first| RANGES.iter().find(|(range, _)| range.contains(&first)));
    found.map_or(Range::Free, |&(_, range)| range)
}

/// Whether a thirteen-digit number belongs to a machine.
pub(super) fn is_machine(digits: &str) -> bool {
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| digits.starts_with(prefix));
    digits.len() == 13 && begins(&["1410", "1440", "1441", "146", "148", "1064"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_what_the_lists_say() {
        for (prefix, expected) in [
            ("13490", Range::Mobile),
            ("14900", Range::Mobile),
            ("16100", Range::Mobile),
            ("16110", Range::Free),
            ("17405", Range::Mobile),
            ("17406", Range::Satellite),
            ("17412", Range::Satellite),
            ("17413", Range::Free),
            ("17491", Range::Satellite),
            ("15400", Range::Free),
            ("19400", Range::Free),
            ("14400", Range::Machines),
        ] {
            assert_eq!(range(prefix), expected, "{prefix}");
        }
    }
}
