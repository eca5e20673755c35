//! Numbers of other countries, as google/libphonenumber has them, through the `rlibphonenumber` crate. The only file
//! that knows that crate; a number in China never touches it.
//!
//! The crate gets no default country, a `+`, and digits alone: with a default country, libphonenumber's ports apply
//! that country's prefixes to every other's numbers. What it makes of the digits is compared with the digits given,
//! so that nothing is cut off or added unsaid.

use std::fmt;

use arrayvec::ArrayString;
use rlibphonenumber::{
    PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, PhoneNumberType, Region, ValidationError,
};

use super::fault::{Fault, OverseasFault, first};

/// A number of another country.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Overseas {
    calling_code: u16,
    region: Option<ArrayString<2>>,
    kind: OverseasKind,
    /// With `+`; libphonenumber knows numbers of up to seventeen digits after the country code.
    pub(super) e164: ArrayString<24>,
    pub(super) international: ArrayString<48>,
    pub(super) national: ArrayString<48>,
}

/// The digits are left out: it is a person's number, and this is what lands in logs.
impl fmt::Debug for Overseas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Overseas(+{}, {})", self.calling_code, self.kind.words())
    }
}

/// What libphonenumber takes a number for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are libphonenumber's own, and `words` says them")]
pub enum OverseasKind {
    FixedLine,
    Mobile,
    FixedLineOrMobile,
    TollFree,
    PremiumRate,
    SharedCost,
    Voip,
    PersonalNumber,
    Pager,
    UniversalAccess,
    Voicemail,
}

impl OverseasKind {
    /// Its name for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::FixedLine => "fixed line",
            Self::Mobile => "mobile phone",
            Self::FixedLineOrMobile => "fixed line or mobile phone",
            Self::TollFree => "toll-free number",
            Self::PremiumRate => "premium-rate number",
            Self::SharedCost => "shared-cost number",
            Self::Voip => "internet telephone",
            Self::PersonalNumber => "personal number that moves with its owner",
            Self::Pager => "pager",
            Self::UniversalAccess => "company number",
            Self::Voicemail => "voicemail",
        }
    }

    /// Whether anyone can be expected to reach it from another country.
    pub(super) const fn is_an_ordinary_line(self) -> bool {
        match self {
            Self::FixedLine | Self::Mobile | Self::FixedLineOrMobile | Self::Voip => true,
            Self::TollFree
            | Self::PremiumRate
            | Self::SharedCost
            | Self::PersonalNumber
            | Self::Pager
            | Self::UniversalAccess
            | Self::Voicemail => false,
        }
    }

    fn from_type(kind: PhoneNumberType) -> Option<Self> {
        Some(match kind {
            PhoneNumberType::FixedLine => Self::FixedLine,
            PhoneNumberType::Mobile => Self::Mobile,
            PhoneNumberType::FixedLineOrMobile => Self::FixedLineOrMobile,
            PhoneNumberType::TollFree => Self::TollFree,
            PhoneNumberType::PremiumRate => Self::PremiumRate,
            PhoneNumberType::SharedCost => Self::SharedCost,
            PhoneNumberType::VoIP => Self::Voip,
            PhoneNumberType::PersonalNumber => Self::PersonalNumber,
            PhoneNumberType::Pager => Self::Pager,
            PhoneNumberType::UAN => Self::UniversalAccess,
            PhoneNumberType::VoiceMail => Self::Voicemail,
            PhoneNumberType::Unknown => return None,
        })
    }
}

impl Overseas {
    /// The country calling code: 44, 1, 852.
    #[must_use]
    pub fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// The country or region by its two letters (ISO 3166): `GB`. `None` for numbers that belong to no country.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// What libphonenumber takes it for.
    #[must_use]
    pub fn kind(&self) -> OverseasKind {
        self.kind
    }

    /// The digits after the country code.
    pub(super) fn digits_after_country_code(&self) -> &str {
        let code = usize::from(self.calling_code >= 10) + usize::from(self.calling_code >= 100);
        &self.e164[code + 2..]
    }
}

/// A number, and whether its digits are not just those that were given.
pub(super) struct Reading {
    pub(super) number: Box<Overseas>,
    pub(super) rewritten: bool,
}

/// Reads the digits after `+`. They are not China's.
pub(super) fn read(digits: &str) -> Result<Reading, Fault> {
    let mut given = ArrayString::<48>::new();
    if given.try_push_str("+").and_then(|()| given.try_push_str(digits)).is_err() {
        return Err(no_such_country(digits));
    }
    let number = PHONE_NUMBER_UTIL.parse(given, None).map_err(|error| unparsed(&error, digits))?;
    let Some(kind) = OverseasKind::from_type(number.get_type()) else { return Err(not_in_plan(&number)) };
    let e164 = number.format_as(PhoneNumberFormat::E164);
    let printed = Overseas {
        calling_code: u16::try_from(number.country_code).unwrap_or_default(),
        region: number.get_region_code().filter(|&region| region != Region::World).and_then(two_letters),
        kind,
        e164: ArrayString::from(&e164).map_err(|_| not_in_plan(&number))?,
        international: fitting(&number.format_as(PhoneNumberFormat::International), &e164),
        national: fitting(&number.format_as(PhoneNumberFormat::National), &e164),
    };
    let rewritten = *e164 != given[..];
    Ok(Reading { number: Box::new(printed), rewritten })
}

/// A printed form, or E.164 in its place should a country ever print its numbers longer than they fit here.
fn fitting(form: &str, e164: &str) -> ArrayString<48> {
    ArrayString::from(form).or_else(|_| ArrayString::from(e164)).unwrap_or_default()
}

fn two_letters(region: Region) -> Option<ArrayString<2>> {
    ArrayString::from(region.as_region_str().as_ref()).ok()
}

fn no_such_country(digits: &str) -> Fault {
    OverseasFault::NoSuchCountry { digits: first(digits, 3) }.into()
}

fn unparsed(error: &ParseError, digits: &str) -> Fault {
    match error {
        ParseError::InvalidCountryCode | ParseError::NotANumber(_) | ParseError::TooShortAfterIdd => {
            no_such_country(digits)
        }
        ParseError::TooShortNsn => OverseasFault::FarTooShort { digits: digits.len() }.into(),
        ParseError::TooLongNsn => OverseasFault::FarTooLong { digits: digits.len() }.into(),
    }
}

/// A number that no pattern of its country takes: by its length where that says it, else by its digits.
fn not_in_plan(number: &PhoneNumber) -> Fault {
    let calling_code = u16::try_from(number.country_code).unwrap_or_default();
    let example = example(number);
    let digits = number.get_national_significant_number().len();
    match number.is_possible_with_reason() {
        Err(ValidationError::TooShort) => {
            OverseasFault::Length { calling_code, digits, too_long: false, example }.into()
        }
        Err(ValidationError::TooLong) => {
            OverseasFault::Length { calling_code, digits, too_long: true, example }.into()
        }
        Ok(_) | Err(ValidationError::InvalidLength | ValidationError::InvalidCountryCode) => {
            OverseasFault::NotInPlan { calling_code, example }.into()
        }
    }
}

/// A number of the same country code that would be right, as libphonenumber gives it.
fn example(number: &PhoneNumber) -> ArrayString<40> {
    let util = &*PHONE_NUMBER_UTIL;
    let found = match util.get_region_for_country_code(number.country_code) {
        Some(Region::World) | None => util.get_example_number_for_non_geo_entity(number.country_code).ok(),
        Some(region) => util.get_example_number(region).ok(),
    };
    found
        .and_then(|example| ArrayString::from(&example.format_as(PhoneNumberFormat::International)).ok())
        .unwrap_or_default()
}
