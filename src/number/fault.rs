//! Everything that can be wrong with a number, and the sentence that says so.

use std::fmt;

use arrayvec::ArrayString;

use super::china::{Area, Standing};
use super::kind::Kind;
use super::signs;

/// A few digits that belong to a code or a prefix, never a whole personal number.
pub(super) type Code = ArrayString<8>;

/// What is wrong. `at` counts characters from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Text(TextFault),
    Plan(PlanFault),
    Overseas(OverseasFault),
}

/// What is wrong with the text, whatever the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TextFault {
    Empty,
    TooLong { bytes: usize },
    NoDigits,
    TooManyDigits { digits: usize },
    LookAlike { c: char, at: usize, digit: char },
    OtherScript { c: char, at: usize, digit: char },
    Foreign { c: char, at: usize },
    Bracket { c: char, at: usize },
    Several { sign: Option<char> },
    ExtensionDigits { digits: usize },
    TwoExtensions,
    NoExtensionHere { kind: Kind },
    Parameter { name: ArrayString<24> },
    Context,
    ContextWithPlus,
}

/// What is wrong by the numbering plan of mainland China.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PlanFault {
    WhichCity { digits: usize },
    EightySix { digits: usize, read_so: Option<Box<Fault>> },
    NoTrunkZero { area: &'static Area },
    NoSuchArea { code: Code },
    AreaReserved { area: &'static Area },
    AreaRetired { area: &'static Area },
    AreaAlone { area: &'static Area },
    SubscriberLength { area: &'static Area, digits: usize },
    SubscriberStart { area: &'static Area, first: char },
    CodeBehindArea { area: &'static Area, digits: usize },
    CodeLength { digits: usize },
    NinetyFiveLength { digits: usize },
    NinetySixLength { digits: usize },
    SixDigitCode { family: Code },
    NineThousand { first: Code },
    CompanyLength { prefix: Code, digits: usize },
    MobileLength { digits: usize },
    MobilePrefix { prefix: Code },
    MachinePrefix { prefix: Code },
    MobileBehindArea { area: &'static Area },
    NationwideBehindArea { area: &'static Area },
    AccessPrefixAlone { prefix: Code },
    AccessPrefixPerhaps { prefix: Code },
    TwoReadings { one: Code, other: Code },
    ExtensionOrNot,
    ForeignEmergency { code: Code },
    NoShape { first: Code, digits: usize },
}

/// What is wrong with a number of another country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OverseasFault {
    NoSuchCountry { digits: Code },
    MobileAfterZeros,
    MissingPlus,
    FarTooShort { digits: usize },
    FarTooLong { digits: usize },
    Length { calling_code: u16, digits: usize, too_long: bool, example: ArrayString<40> },
    NotInPlan { calling_code: u16, example: ArrayString<40> },
}

impl From<TextFault> for Fault {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

impl From<PlanFault> for Fault {
    fn from(fault: PlanFault) -> Self {
        Self::Plan(fault)
    }
}

impl From<OverseasFault> for Fault {
    fn from(fault: OverseasFault) -> Self {
        Self::Overseas(fault)
    }
}

/// The first digits of `digits`, as many as a message may show.
pub(super) fn first(digits: &str, most: usize) -> Code {
    Code::from(&digits[..digits.len().min(most)]).unwrap_or_default()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(fault) => fault.fmt(f),
            Self::Plan(fault) => fault.fmt(f),
            Self::Overseas(fault) => fault.fmt(f),
        }
    }
}

impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing to read; a number looks like `010 6885 8888`"),
            Self::TooLong { bytes } => {
                write!(f, "this is {bytes} bytes long; no phone number is longer than a line of text")
            }
            Self::NoDigits => f.write_str("there is no digit in it; a phone number is made of digits"),
            Self::TooManyDigits { digits } => {
                write!(f, "this has {digits} digits; no phone number has more than twenty")
            }
            Self::LookAlike { c, at, digit } => {
                write!(f, "character {at} is the letter `{c}`, where the digit `{digit}` would be right")
            }
            Self::OtherScript { c, at, digit } => {
                write!(f, "character {at}, `{c}`, is written as `{digit}` in a phone number")
            }
            Self::Foreign { c, at } => foreign(*c, *at, f),
            Self::Bracket { c, at } => {
                write!(f, "character {at} is the bracket `{c}` without its other half; take it out")
            }
            Self::Several { sign: Some(sign) } if signs::is_printable(*sign) => {
                write!(f, "there is more than one number, parted by `{sign}`; give them one at a time")
            }
            Self::Several { sign: Some(sign) } => {
                let name = signs::name_of_invisible(*sign).unwrap_or("invisible character");
                write!(f, "there is more than one number, parted by a {name}; give them one at a time")
            }
            Self::Several { sign: None } => {
                f.write_str("there is more than one number in it; give them one at a time")
            }
            Self::ExtensionDigits { digits: 0 } => {
                f.write_str("there is no digit after the sign for an extension; write it as `ext. 8001`")
            }
            Self::ExtensionDigits { digits } => {
                write!(f, "the extension has {}; extensions have one to eight", Digits(*digits))
            }
            Self::TwoExtensions => f.write_str("there is more than one extension; a number has one"),
            Self::NoExtensionHere { kind } => {
                write!(f, "this is an extension behind a {}, which has none; leave it out", kind.words())
            }
            Self::Parameter { name } => {
                write!(
                    f,
                    "`{name}` is no part of a `tel:` number that is known here; `ext` and `phone-context` are"
                )
            }
            Self::Context => f.write_str(
                "the `phone-context` is not +86, alone or with an area code, as in `phone-context=+86-10`",
            ),
            Self::ContextWithPlus => {
                f.write_str("a number that begins with `+` needs no `phone-context`; leave one of them out")
            }
        }
    }
}

/// A character that has no place in a number.
fn foreign(c: char, at: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let code = u32::from(c);
    if signs::is_invisible(c) {
        let name = signs::name_of_invisible(c).unwrap_or("control or formatting character");
        return write!(f, "character {at} is invisible, U+{code:04X} ({name}); take it out");
    }
    if !signs::is_printable(c) {
        return write!(f, "character {at} is U+{code:04X}, which is no part of a phone number; take it out");
    }
    let what = if c.is_alphabetic() { "letter" } else { "sign" };
    write!(
        f,
        "character {at} is the {what} `{c}` (U+{code:04X}), which is no part of a phone number; take it out"
    )
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
            Self::EightySix { digits, read_so: Some(fault) } => {
                write!(
                    f,
                    "a number of {} needs its area code in front; read with country code 86, {fault}",
                    Digits(*digits)
                )
            }
            Self::NoTrunkZero { area } => {
                write!(f, "within China the area code is dialled with a 0 in front: {}", Dialled(area))
            }
            Self::NoSuchArea { code } => {
                write!(f, "0{code} is no area code in China; Beijing's is 010, Shenzhen's 0755")
            }
            Self::AreaReserved { area } => write!(
                f,
                "area code {} was never given out; for {} dial the country code +886",
                area.dial_as, area.province_en
            ),
            Self::AreaRetired { area } => retired(area, f),
            Self::AreaAlone { area } => {
                write!(f, "{} is an area code; the number itself is missing after it", Dialled(area))
            }
            Self::SubscriberLength { area, digits } => subscriber_length(area, *digits, f),
            Self::SubscriberStart { area, first } => write!(
                f,
                "a number in {} begins with a digit from 2 to 8, this begins with {first} after the area code",
                Dialled(area)
            ),
            Self::CodeBehindArea { area, digits } => write!(
                f,
                "behind {} there are {}: service codes have three, five, six or eight, and subscribers' numbers {}",
                Dialled(area),
                Digits(*digits),
                area.subscriber_digits
            ),
            Self::CodeLength { digits } => write!(
                f,
                "a service code that begins with 1 has three or five digits, or six after 116 and 118; this has {}",
                Word(*digits)
            ),
            Self::NinetyFiveLength { digits } => write!(
                f,
                "a service code that begins with 95 has five or six digits, or eight after 950; this has {}",
                Word(*digits)
            ),
            Self::NinetySixLength { digits } => {
                write!(
                    f,
                    "a service code that begins with 96 has five or six digits; this has {}",
                    Word(*digits)
                )
            }
            Self::SixDigitCode { family } => {
                write!(f, "service codes that begin with {family} have six digits; this has five")
            }
            Self::NineThousand { first } => {
                write!(f, "numbers that begin with {first} are kept for later and given to nobody yet")
            }
            Self::CompanyLength { prefix, digits } => {
                write!(f, "{prefix} numbers have ten digits, this has {}", Word(*digits))
            }
            Self::MobileLength { digits } => {
                write!(f, "mobile numbers in China have eleven digits, this has {}", Word(*digits))
            }
            Self::MobilePrefix { prefix } => {
                write!(
                    f,
                    "no mobile numbers beginning with {prefix} have been given out; check the first digits"
                )
            }
            Self::MachinePrefix { prefix } => write!(
                f,
                "numbers that begin with {prefix} belong to machines and have thirteen digits; \
                 a mobile phone's has eleven and begins otherwise"
            ),
            Self::MobileBehindArea { area } => {
                write!(f, "a mobile number has no area code; leave {} out", Dialled(area))
            }
            Self::NationwideBehindArea { area } => {
                write!(
                    f,
                    "a 1010 number is the same everywhere and has no area code; leave {} out",
                    Dialled(area)
                )
            }
            Self::AccessPrefixAlone { prefix } => {
                write!(
                    f,
                    "{prefix} only opens the way to IP telephony; the number itself is missing after it"
                )
            }
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
            Self::NoShape { first, digits } => {
                write!(
                    f,
                    "no number in China that begins with {first} has {}; check for a missing one",
                    Digits(*digits)
                )
            }
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
        Some(digit) => write!(f, ", and {digit} in front of the old number"),
        None => f.write_str(
            ", and ask for the new number if it had seven digits: which digit was added is not certain",
        ),
    }
}

fn subscriber_length(area: &Area, digits: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "numbers in {} have {} digits, this has {}",
        Dialled(area),
        area.subscriber_digits,
        Word(digits)
    )?;
    match (area.eight_digits_since, area.put_in_front) {
        (Some(since), Some(digit)) if digits == 7 => {
            write!(f, "; since {since} there is {digit} in front of the old seven")
        }
        (Some(since), None) if digits == 7 => write!(f, "; they have had eight since {since}"),
        (Some(_), _) | (None, _) if !area.length_checked => {
            f.write_str(" (not certain: libphonenumber alone says so)")
        }
        (Some(_), _) | (None, _) => Ok(()),
    }
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

/// An area by its code and name: "0592 (Xiamen)".
struct Dialled<'a>(&'a Area);

impl fmt::Display for Dialled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.0.dial_as, self.0.name_en)
    }
}

/// A small count as a word.
struct Word(usize);

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WORDS: [&str; 21] = [
            "none",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ];
        match WORDS.get(self.0) {
            Some(word) => f.write_str(word),
            None => self.0.fmt(f),
        }
    }
}

/// A count of digits: "one digit", "eight digits".
struct Digits(usize);

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} digit{}", Word(self.0), if self.0 == 1 { "" } else { "s" })
    }
}
