//! Whether a number can be dialled, and from where.

use std::fmt;

use super::{Kind, Line, Number};

/// Whether a call gets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The sources do not say, or it depends on the network the call begins in.
    NotCertain,
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotCertain => "not certain",
        })
    }
}

/// Whether a number can be dialled in China, and from other countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dialling {
    /// In mainland China.
    pub in_china: Reach,
    /// From other countries, Hong Kong, Macao and Taiwan among them.
    pub from_abroad: Reach,
}

impl Number {
    /// Whether it can be dialled, and from where.
    #[must_use]
    pub fn can_be_dialled(&self) -> Dialling {
        let (in_china, from_abroad) = match &self.line {
            Line::Overseas(number) if number.kind().is_an_ordinary_line() => (Reach::Yes, Reach::Yes),
            Line::Overseas(_) => (Reach::NotCertain, Reach::NotCertain),
            Line::China(line) => match line.kind {
                Kind::FixedLine | Kind::Mobile => (Reach::Yes, Reach::Yes),
                // No source shows every foreign network completing a code behind an area code, or a 400 number.
                Kind::SharedCost | Kind::Satellite => (Reach::Yes, Reach::NotCertain),
                Kind::ServiceCode if self.international().is_some() => (Reach::Yes, Reach::NotCertain),
                Kind::ServiceCode | Kind::Emergency | Kind::TollFree => (Reach::Yes, Reach::No),
                Kind::PremiumRate => (Reach::NotCertain, Reach::No),
                Kind::M2m | Kind::SmsOnly => (Reach::No, Reach::No),
                Kind::Unknown | Kind::Overseas => (Reach::NotCertain, Reach::NotCertain),
            },
        };
        Dialling { in_china, from_abroad }
    }
}
