//! Phone numbers: read as people paste them, judged, printed, spoken and masked.
//!
//! China's plan is here in full ([`Area`], [`Kind`]), because libphonenumber, which is right about ordinary numbers, is
//! wrong about its service codes and its slips; numbers of other countries are libphonenumber's. Whether a number
//! answers is not known here.
//!
//! ```
//! use reachline::number;
//!
//! let post = number::read("8610 11185")?;
//! assert_eq!(post.kind(), number::Kind::ServiceCode);
//! assert_eq!(post.international().as_deref(), Some("+86 10 11185"));
//! assert_eq!(post.spoken_zh(number::Form::Local), "幺幺幺八五");
//! # Ok::<(), number::Refusal>(())
//! ```

mod china;
mod clean;
mod dialling;
mod extension;
mod fault;
mod forms;
mod kind;
mod mask;
mod note;
mod overseas;
mod pasted;
mod printed;
mod reading;
mod refusal;
pub(crate) mod signs;
pub mod spoken;
mod uri;

use std::fmt;
use std::hash::{Hash, Hasher};

pub use china::{Area, Service, Standing, SubscriberDigits};
pub use dialling::{Dialling, Reach};
pub use forms::Form;
pub use kind::Kind;
pub use note::{Note, Notes};
pub use overseas::{Overseas, OverseasKind};
pub use printed::Printed;
pub use refusal::Refusal;
pub(crate) use signs::is_invisible;

use extension::Extension;

/// A phone number that can be used.
///
/// Two numbers are equal when they lead to the same line: how they were written, and what was left out of the text
/// to understand it, does not count. There is no `Display`: which form is meant has to be said, and where a number
/// may be kept, [`Number::masked`] is the one. `Debug` is masked.
#[derive(Clone)]
pub struct Number {
    line: Line,
    extension: Option<Extension>,
    written: china::Written,
    /// What libphonenumber did to the digits that were given.
    rewritten: Option<overseas::Rewritten>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Line {
    China(china::Line),
    Overseas(Box<Overseas>),
}

/// Reads a number as it was pasted. There is no default country: a number in China needs its area code, its country
/// code, or none by its nature; a number of another country needs `+` or 00.
///
/// # Errors
///
/// One sentence that names what is wrong and what would be right, and where it is clear, the number that was meant.
pub fn read(text: &str) -> Result<Number, Refusal> {
    reading::read(text).map_err(|refused| Refusal::of(text, clean::offer(text, refused)))
}

impl Number {
    /// What kind of number it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.line {
            Line::China(line) => line.kind,
            Line::Overseas(_) => Kind::Overseas,
        }
    }

    /// The area it is in: for every fixed line of China, and for a short code that was dialled behind an area code.
    #[must_use]
    pub fn area(&self) -> Option<&'static Area> {
        match &self.line {
            Line::China(line) => line.area,
            Line::Overseas(_) => None,
        }
    }

    /// Who is known to answer, for codes that people know.
    #[must_use]
    pub fn service(&self) -> Option<&'static Service> {
        match &self.line {
            Line::China(line) => china::service_at(&line.digits),
            Line::Overseas(_) => None,
        }
    }

    /// Whether it is a code of the 95 family, which is dialled alike in every city, even if it was written behind an
    /// area code.
    #[must_use]
    pub fn is_nationwide(&self) -> bool {
        matches!(&self.line, Line::China(line) if line.kind == Kind::ServiceCode && line.digits.starts_with("95"))
    }

    /// What libphonenumber says of a number of another country.
    #[must_use]
    pub fn overseas(&self) -> Option<&Overseas> {
        match &self.line {
            Line::China(_) => None,
            Line::Overseas(number) => Some(number),
        }
    }

    /// The digits that a company's own exchange wants after the number.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        (&self.line, self.extension) == (&other.line, other.extension)
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.line, self.extension).hash(state);
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({}, {})", self.kind(), self.masked())
    }
}

impl From<china::Reading> for Number {
    fn from(reading: china::Reading) -> Self {
        Self { line: Line::China(reading.line), extension: None, written: reading.written, rewritten: None }
    }
}

impl From<overseas::Reading> for Number {
    fn from(reading: overseas::Reading) -> Self {
        Self {
            line: Line::Overseas(reading.number),
            extension: None,
            written: china::Written::default(),
            rewritten: reading.rewritten,
        }
    }
}
