//! Everything that can be wrong with a number, and the sentence that says so: each is one clause in lower case that
//! names the character or the length, and what would be right.

mod area;
mod overseas;
mod plan;
mod text;
mod words;

use std::fmt;

use arrayvec::ArrayString;

pub(super) use area::AreaFault;
pub(super) use overseas::OverseasFault;
pub(super) use plan::{Family, PlanFault};
pub(super) use text::TextFault;

/// A few digits that belong to a code or a prefix, never a whole personal number.
pub(super) type Code = ArrayString<8>;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Text(TextFault),
    Area(AreaFault),
    Plan(PlanFault),
    Overseas(OverseasFault),
}

impl From<TextFault> for Fault {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

impl From<AreaFault> for Fault {
    fn from(fault: AreaFault) -> Self {
        Self::Area(fault)
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
            Self::Area(fault) => fault.fmt(f),
            Self::Plan(fault) => fault.fmt(f),
            Self::Overseas(fault) => fault.fmt(f),
        }
    }
}
