//! What can be wrong by the numbering plan of mainland China, area codes aside.

use std::fmt;

use super::words::{Digits, Word};
use super::{Code, Fault};

/// What is wrong by the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::number) enum PlanFault {
    /// A subscriber's number without its area code.
    WhichCity {
        digits: usize,
    },
    /// Few digits that begin with 86, and what is wrong with them if that is the country code.
    EightySix {
        digits: usize,
        read_so: Option<Box<Fault>>,
    },
    /// Too many digits, or too few, for the family they begin like.
    Length {
        family: Family,
        digits: usize,
    },
    /// A 400 or 800 number of the wrong length.
    CompanyLength {
        prefix: Code,
        digits: usize,
    },
    /// 952, 954 and 956 with five digits.
    SixDigitCode {
        family: Code,
    },
    /// 92 and 98, which are kept for later.
    KeptForLater {
        first: Code,
    },
    MobilePrefix {
        prefix: Code,
    },
    MachinePrefix {
        prefix: Code,
    },
    /// A code that opens the way to IP telephony, without a number behind it.
    AccessPrefixAlone {
        prefix: Code,
    },
    /// Five digits in front of a number that may be such a code.
    AccessPrefixPerhaps {
        prefix: Code,
    },
    TwoReadings {
        one: Code,
        other: Code,
    },
    ExtensionOrNot,
    ForeignEmergency {
        code: Code,
    },
    NoShape {
        first: Code,
        digits: usize,
    },
}

/// Numbers that are known by how they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::number) enum Family {
    One,
    NinetyFive,
    NinetySix,
    Mobile,
}

impl Family {
    /// Which lengths the family has.
    const fn lengths(self) -> &'static str {
        match self {
            Self::One => {
                "a service code that begins with 1 has three or five digits, or six after 116 and 118"
            }
            Self::NinetyFive => {
                "a service code that begins with 95 has five or six digits, or eight after 950"
            }
            Self::NinetySix => "a service code that begins with 96 has five or six digits",
            Self::Mobile => "mobile numbers in China have eleven digits",
        }
    }
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WhichCity { digits } => write!(
                f,
                "a number of {} needs its area code in front, as 010 for Beijing; which city is it in?",
                Digits(*digits)
            ),
            Self::EightySix { digits, read_so: None } => write!(
                f,
                "a number of {} that begins with 86 may be local, or of the country code 86; \
                 put an area code or a `+` in front",
                Digits(*digits)
            ),
            Self::EightySix { digits, read_so: Some(fault) } => write!(
                f,
                "a number of {} needs its area code in front; read with country code 86, {fault}",
                Digits(*digits)
            ),
            Self::Length { family, digits } => write!(f, "{}, this has {}", family.lengths(), Word(*digits)),
            Self::CompanyLength { prefix, digits } => {
                write!(f, "{prefix} numbers have ten digits, this has {}", Word(*digits))
            }
            Self::SixDigitCode { family } => {
                write!(f, "service codes that begin with {family} have six digits, this has five")
            }
            Self::KeptForLater { first } => {
                write!(f, "numbers that begin with {first} are kept for later and given to nobody yet")
            }
            Self::MobilePrefix { prefix } => write!(
                f,
                "no mobile numbers that begin with {prefix} are known to be given out; check the first digits"
            ),
            Self::MachinePrefix { prefix } => write!(
                f,
                "numbers that begin with {prefix} belong to machines and have thirteen digits; \
                 a mobile phone's has eleven and begins otherwise"
            ),
            Self::AccessPrefixAlone { prefix } => write!(
                f,
                "{prefix} only opens the way to IP telephony; the number itself is missing after it"
            ),
            Self::AccessPrefixPerhaps { prefix } => write!(
                f,
                "{prefix} in front is perhaps an access code of one carrier, which is not certain; leave it out"
            ),
            Self::TwoReadings { one, other } => {
                write!(f, "this can be read as {one} or as {other}; part the digits with spaces to say which")
            }
            Self::ExtensionOrNot => f.write_str(
                "the digits after the last dash may belong to the number or be an extension; \
                 leave the dash out, or write `ext.` in its place",
            ),
            Self::ForeignEmergency { code } => write!(
                f,
                "{code} is not an emergency number in mainland China: police 110, fire 119, ambulance 120, \
                 traffic accidents 122"
            ),
            Self::NoShape { first, digits } => write!(
                f,
                "no number in China that begins with {first} has {}; check for a missing or a doubled one",
                Digits(*digits)
            ),
        }
    }
}
