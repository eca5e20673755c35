//! Numbers of every other country are valid or not as libphonenumber has it, to the digit: every region's example of
//! every kind, whole, a digit or two too long, and a digit or two too short.

use std::collections::BTreeSet;

use reachline::number::{self, Kind, Number};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType};

const TYPES: [PhoneNumberType; 11] = [
    PhoneNumberType::FixedLine,
    PhoneNumberType::Mobile,
    PhoneNumberType::FixedLineOrMobile,
    PhoneNumberType::TollFree,
    PhoneNumberType::PremiumRate,
    PhoneNumberType::SharedCost,
    PhoneNumberType::VoIP,
    PhoneNumberType::PersonalNumber,
    PhoneNumberType::Pager,
    PhoneNumberType::UAN,
    PhoneNumberType::VoiceMail,
];

/// Every example libphonenumber has, China's aside, in E.164.
fn examples() -> BTreeSet<String> {
    let util = &*PHONE_NUMBER_UTIL;
    let regions = util.get_supported_regions().flat_map(|region| {
        TYPES.iter().filter_map(move |&kind| util.get_example_number_for_type_and_region(region, kind).ok())
    });
    let nobodys = util
        .get_supported_global_network_calling_codes()
        .filter_map(|code| util.get_example_number_for_non_geo_entity(code).ok());
    regions
        .chain(nobodys)
        .filter(|example| example.country_code != 86)
        .map(|example| example.format_as(PhoneNumberFormat::E164).into_owned())
        .collect()
}

/// The example, and what it is with digits too many and too few.
fn variants(example: &str) -> [String; 5] {
    let shorter = |by: usize| example[..example.len() - by].to_owned();
    [example.to_owned(), format!("{example}0"), format!("{example}12"), shorter(1), shorter(2)]
}

/// What libphonenumber says: the number if it is valid.
fn by_libphonenumber(text: &str) -> Option<PhoneNumber> {
    PHONE_NUMBER_UTIL.parse(text, None).ok().filter(PhoneNumber::is_valid)
}

fn forms(number: &Number) -> [String; 3] {
    let form = |form: Option<number::Printed>| form.map(|form| form.to_string()).unwrap_or_default();
    [form(number.e164()), form(number.international()), number.national().to_string()]
}

#[test]
fn every_region_is_read_as_libphonenumber_reads_it() {
    use PhoneNumberFormat::{E164, International, National};
    let examples = examples();
    assert!(examples.len() > 900, "there are examples");
    for text in examples.iter().flat_map(|example| variants(example)) {
        let expected = by_libphonenumber(&text)
            .map(|number| [E164, International, National].map(|form| number.format_as(form).into_owned()));
        let found = number::read(&text).ok();
        assert_eq!(found.as_ref().map(forms), expected, "{text}");
        assert!(found.is_none_or(|number| number.kind() == Kind::Overseas), "{text}");
    }
}

#[test]
fn every_region_reads_back_from_every_form_that_stands_alone() {
    for example in examples() {
        let Ok(number) = number::read(&example) else { continue };
        let international = number.international().map(|form| form.to_string()).unwrap_or_default();
        let zeros = international.replacen('+', "00 ", 1);
        for form in [international, zeros, number.rfc3966().to_string(), number.local().to_string()] {
            assert_eq!(number::read(&form), Ok(number.clone()), "{form}");
        }
    }
}

#[test]
fn a_refusal_shows_a_number_of_that_country_that_would_be_right() {
    for example in examples() {
        let text = format!("{example}00000");
        // Some countries have numbers this long.
        let Err(refusal) = number::read(&text) else { continue };
        let sentence = refusal.to_string();
        if let Some((_, shown)) = sentence.split_once("one that fits is ") {
            assert!(number::read(shown).is_ok(), "{text}: {sentence}");
        } else {
            assert!(sentence.contains("too many"), "{text}: {sentence}");
        }
    }
}
