//! Why a text is no number that can be used: one sentence that names the character or the length and says what
//! would be right, and the number that was probably meant.
//!
//! The sentence never holds more of a personal number than its first digits, so it may go into a log; the number
//! that was meant is given apart.

use std::fmt;

use super::fault::Fault;

/// A text that is not a number that can be used. Printed, it is the sentence.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    fault: Fault,
    cleaned: Option<Box<str>>,
}

impl Refusal {
    /// A refusal that offers the number that was probably meant.
    pub(super) fn offering(fault: Fault, cleaned: Option<Box<str>>) -> Self {
        Self { fault, cleaned }
    }

    /// The number that was probably meant, as it is printed: only where it is a number that can be used. It may be
    /// a person's, so it is for the one who gave the text.
    #[must_use]
    pub fn cleaned(&self) -> Option<&str> {
        self.cleaned.as_deref()
    }

    pub(super) fn fault(&self) -> &Fault {
        &self.fault
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self { fault, cleaned: None }
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
