//! Which mobile ranges of mainland China have been given out. The ministry adds some every year or two.
//!
//! As of 2026: the list of VincentSit/ChinaMobilePhoneNumberRegex (2022-05) with what google/libphonenumber (Apache-2.0)
//! has added up to 9.0.43. Numbers move between carriers since 2019-12-01, so a range says nothing of today's carrier.

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

/// The range of a number that begins with 13 to 19 and has at least five digits.
pub(super) fn range(digits: &str) -> Range {
    let first = |count: usize| digits.get(..count).and_then(|first| first.parse::<u32>().ok());
    let (Some(three), Some(four), Some(five)) = (first(3), first(4), first(5)) else { return Range::Free };
    match three {
        130..=139 | 150..=153 | 155..=159 | 180..=193 | 195..=199 => Range::Mobile,
        145 | 147 | 149 | 162 | 165..=167 | 170..=173 | 175..=178 => Range::Mobile,
        161 if four == 1610 => Range::Mobile,
        174 => match five {
            17400..=17405 => Range::Mobile,
            // 17406 to 17412 are the ministry's for emergencies, 1749 is for ships.
            17406..=17412 | 17490..=17499 => Range::Satellite,
            _ => Range::Free,
        },
        140 | 141 | 144 | 146 | 148 => Range::Machines,
        _ => Range::Free,
    }
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
