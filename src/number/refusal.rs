//! Why a text is no number that can be used: one sentence that names the character or the length and says what
//! would be right, and the number that was probably meant.
//!
//! The sentence never holds more of a personal number than its first digits, so it may go into a log; the number
//! that was meant is given apart.

use std::fmt;

use super::Number;
use super::fault::Fault;

/// A text that is not a number that can be used. Printed, it is the sentence.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    fault: Fault,
    cleaned: Option<Box<str>>,
}

impl Refusal {
    /// Turns what was found wrong with a text into what its giver is told: a number that was meant is offered in the
    /// manner it was written in, with the country code or without.
    pub(super) fn of(text: &str, refused: Refused) -> Self {
        let cleaned = refused.meant.map(|number| {
            let begins = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '＋');
            let abroad = ["+", "＋", "00", "86", "８６", "tel:+"];
            let abroad = number.overseas().is_some() || abroad.iter().any(|start| begins.starts_with(start));
            let printed = if abroad { number.in_full() } else { number.national() };
            Box::from(printed.as_str())
        });
        Self { fault: refused.fault, cleaned }
    }

    /// The number that was probably meant, as it is printed: only where it is a number that can be used. It may be
    /// a person's, so it is for the one who gave the text.
    #[must_use]
    pub fn cleaned(&self) -> Option<&str> {
        self.cleaned.as_deref()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

/// What was meant is left out: it may be a person's number, and this is what lands in logs.
impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Refusal({}", self.fault)?;
        if self.cleaned.is_some() {
            f.write_str("; a number is offered")?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for Refusal {}

/// What is wrong, and the number that was meant, while a text is being read.
pub(super) struct Refused {
    pub(super) fault: Fault,
    pub(super) meant: Option<Box<Number>>,
}

impl Refused {
    /// A refusal that offers the number that was probably meant.
    pub(super) fn offering(fault: impl Into<Fault>, meant: Option<Number>) -> Self {
        Self { fault: fault.into(), meant: meant.map(Box::new) }
    }
}

impl<F: Into<Fault>> From<F> for Refused {
    fn from(fault: F) -> Self {
        Self { fault: fault.into(), meant: None }
    }
}
