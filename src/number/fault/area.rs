//! What can be wrong with an area code, or with what stands behind it.

use std::fmt;

use super::Code;
use super::words::{Dialled, Digits, Word};
use crate::number::china::{Area, Standing};

/// What is wrong with an area code or behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::number) enum AreaFault {
    NoTrunkZero {
        area: &'static Area,
    },
    NoSuchArea {
        code: Code,
    },
    Reserved {
        area: &'static Area,
    },
    Retired {
        area: &'static Area,
    },
    /// Nothing stands behind it.
    Alone {
        area: &'static Area,
    },
    SubscriberLength {
        area: &'static Area,
        digits: usize,
    },
    SubscriberStart {
        area: &'static Area,
        first: char,
    },
    /// Too few digits for a subscriber, and no service code.
    CodeLength {
        area: &'static Area,
        digits: usize,
    },
    /// A mobile number, which has no area code.
    Mobile {
        area: &'static Area,
    },
    /// A number that is the same everywhere.
    Nationwide {
        area: &'static Area,
    },
}

impl fmt::Display for AreaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTrunkZero { area } => {
                write!(f, "within China the area code is dialled with a 0 in front: {}", Dialled(area))
            }
            Self::NoSuchArea { code } => {
                write!(f, "0{code} is no area code in China; Beijing's is 010, Shenzhen's 0755")
            }
            Self::Reserved { area } => write!(
                f,
                "area code {} was never given out; for {} dial the country code +886",
                area.dial_as, area.province_en
            ),
            Self::Retired { area } => retired(area, f),
            Self::Alone { area } => {
                write!(f, "{} is an area code; the number itself is missing after it", Dialled(area))
            }
            Self::SubscriberLength { area, digits } => subscriber_length(area, *digits, f),
            Self::SubscriberStart { area, first } => write!(
                f,
                "a number in {} begins with a digit from 2 to 8, this begins with {first} after the area code",
                Dialled(area)
            ),
            Self::CodeLength { area, digits } => write!(
                f,
                "behind {} there is room for a service code of three, five, six or eight digits or a subscriber's \
                 number of {}, and this has {}",
                Dialled(area),
                area.subscriber_digits,
                Digits(*digits)
            ),
            Self::Mobile { area } => {
                write!(f, "a mobile number has no area code; leave {} out", Dialled(area))
            }
            Self::Nationwide { area } => write!(
                f,
                "a 1010 number is the same everywhere and has no area code; leave {} out",
                Dialled(area)
            ),
        }
    }
}

fn retired(area: &Area, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Standing::Retired { successor, put_in_front, since } = area.standing else {
        return write!(f, "{} is no longer in use", Dialled(area));
    };
    write!(f, "area code {} ended", Dialled(area))?;
    if let Some(since) = since {
        write!(f, " on {since}")?;
    }
    write!(f, "; dial 0{successor} instead")?;
    match put_in_front {
        Some(digit) => write!(f, ", and {digit} in front of the old seven digits"),
        None => f.write_str("; which digit was put in front of the old seven is not certain"),
    }
}

fn subscriber_length(area: &Area, digits: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let length = area.subscriber_digits;
    write!(f, "numbers in {} have {length} digits, this has {}", Dialled(area), Word(digits))?;
    match (area.eight_digits_since, area.put_in_front) {
        (Some(since), Some(digit)) if digits == 7 => {
            write!(f, "; since {since} there is {digit} in front of the old seven")
        }
        (Some(since), None) if digits == 7 => write!(f, "; they have had eight since {since}"),
        _ if area.length_checked => Ok(()),
        _ => f.write_str(" (not certain: libphonenumber alone says so)"),
    }
}
