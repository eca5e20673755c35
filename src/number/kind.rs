//! The kinds of phone numbers.

use std::fmt;

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A line at a place in mainland China.
    FixedLine,
    /// A mobile phone in mainland China.
    Mobile,
    /// A short code that a service answers: 11185, 95580, 12306.
    ServiceCode,
    /// 400: the caller pays the local part, the company the rest.
    SharedCost,
    /// 800, and 10800 for companies abroad: the company pays.
    TollFree,
    /// 110, 119, 120, 122.
    Emergency,
    /// Machines that talk to machines; no person can be reached there.
    M2m,
    /// A satellite phone in China's plan.
    Satellite,
    /// Sends and receives texts; nobody can call it.
    SmsOnly,
    /// 160 and 168: the caller pays more than for a call.
    PremiumRate,
    /// A number of another country. [`super::Overseas`] says what libphonenumber has to say of it.
    Overseas,
    /// Well formed, but what it is, the sources do not settle.
    Unknown,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::FixedLine,
        Self::Mobile,
        Self::ServiceCode,
        Self::SharedCost,
        Self::TollFree,
        Self::Emergency,
        Self::M2m,
        Self::Satellite,
        Self::SmsOnly,
        Self::PremiumRate,
        Self::Overseas,
        Self::Unknown,
    ];

    /// Its name for programs, in lower case with hyphens: `fixed-line`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FixedLine => "fixed-line",
            Self::Mobile => "mobile",
            Self::ServiceCode => "service-code",
            Self::SharedCost => "shared-cost",
            Self::TollFree => "toll-free",
            Self::Emergency => "emergency",
            Self::M2m => "m2m",
            Self::Satellite => "satellite",
            Self::SmsOnly => "sms-only",
            Self::PremiumRate => "premium-rate",
            Self::Overseas => "overseas",
            Self::Unknown => "unknown",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::FixedLine => "fixed line",
            Self::Mobile => "mobile phone",
            Self::ServiceCode => "service code",
            Self::SharedCost => "shared-cost number",
            Self::TollFree => "toll-free number",
            Self::Emergency => "emergency number",
            Self::M2m => "machine to machine",
            Self::Satellite => "satellite phone",
            Self::SmsOnly => "for text messages only",
            Self::PremiumRate => "premium-rate number",
            Self::Overseas => "number of another country",
            Self::Unknown => "not certain",
        }
    }

    /// Whether such a number may lead to one person, so that it has to be masked where it could be kept. Codes and
    /// company numbers are printed on walls.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        match self {
            Self::FixedLine | Self::Mobile | Self::M2m | Self::Satellite | Self::Overseas | Self::Unknown => {
                true
            }
            Self::ServiceCode
            | Self::SharedCost
            | Self::TollFree
            | Self::Emergency
            | Self::SmsOnly
            | Self::PremiumRate => false,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
