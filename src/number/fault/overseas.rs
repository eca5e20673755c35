//! What can be wrong with a number of another country.

use std::fmt;

use arrayvec::ArrayString;

use super::Code;
use super::words::Digits;

/// What is wrong with a number of another country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::number) enum OverseasFault {
    NoSuchCountry { digits: Code },
    MobileAfterZeros,
    MissingPlus,
    FarTooShort { digits: usize },
    FarTooLong { digits: usize },
    Length { calling_code: u16, digits: usize, too_long: bool, example: ArrayString<40> },
    NotInPlan { calling_code: u16, example: ArrayString<40> },
}

impl fmt::Display for OverseasFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchCountry { digits } => {
                write!(f, "no country code begins like +{digits}; check the first digits after the `+` or 00")
            }
            Self::MobileAfterZeros => f.write_str(
                "00 in front is for calls to other countries; a mobile number in China is dialled without zeros",
            ),
            Self::MissingPlus => {
                f.write_str("for a number of another country, put `+` or 00 and the country code in front")
            }
            Self::FarTooShort { digits } => write!(
                f,
                "{} are too few for a number with a country code; check that all of it was copied",
                Digits(*digits)
            ),
            Self::FarTooLong { digits } => write!(
                f,
                "{} are too many for a number with a country code, which has fifteen at most",
                Digits(*digits)
            ),
            Self::Length { calling_code, digits, too_long, example } => write!(
                f,
                "{} after +{calling_code} is too {} for any number there; one that fits is {example}",
                Digits(*digits),
                if *too_long { "long" } else { "short" },
            ),
            Self::NotInPlan { calling_code, example } => write!(
                f,
                "no number of +{calling_code} has these digits or this length, by libphonenumber's list; \
                 one that fits is {example}"
            ),
        }
    }
}
