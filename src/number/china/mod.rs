//! The numbering plan of mainland China: what digits mean once the country is known, whether they were dialled
//! inside it or came after +86. How numbers are printed and spoken is elsewhere.
//!
//! The plan is the ministry's (MIIT, "Telecom network numbering plan", edition of 2017) as quoted in public; where it
//! is silent, `docs/numbers.md` says what was chosen.

mod areas;
mod behind_area;
mod codes;
mod dialled;
mod from_abroad;
mod mobile;
mod shape;

use arrayvec::ArrayString;

pub use areas::{Area, Standing, SubscriberDigits};
pub use codes::Service;
pub(super) use codes::service_at;
pub(super) use dialled::{dialled, in_area};
pub(super) use from_abroad::after_country_code;

use super::fault::{Code, Fault, PlanFault, first};
use super::kind::Kind;
use super::pasted::Run;
use super::refusal::Refused;

/// The most digits a number of the plan has: text-only numbers are the longest.
const MOST_DIGITS: usize = 20;

/// A line in China's plan.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub(super) kind: Kind,
    /// Always there for a fixed line; for a short code, when it was dialled behind an area code.
    pub(super) area: Option<&'static Area>,
    /// Without area code, country code, or a 0 in front.
    pub(super) digits: ArrayString<MOST_DIGITS>,
}

/// What was made of the text, and is said about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    /// It followed +86 without an area code, though it is a short code.
    pub(super) straight_after_86: bool,
    /// A 0 that does not belong was left out.
    pub(super) zero: Option<Zero>,
    /// An area code that does not belong was left out.
    pub(super) area_dropped: Option<&'static Area>,
    /// A code that opens the way to IP telephony was left out.
    pub(super) access_prefix: Option<Code>,
}

/// A 0 that does not belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zero {
    BeforeMobile,
    AfterCountryCode,
}

/// A line, and how it was written.
#[derive(Clone)]
pub(super) struct Reading {
    pub(super) line: Line,
    pub(super) written: Written,
}

pub(super) type Answer = Result<Reading, Refused>;

impl Reading {
    fn new(kind: Kind, area: Option<&'static Area>, digits: &str) -> Answer {
        let Ok(digits) = ArrayString::from(digits) else { return Err(no_shape(digits)) };
        Ok(Self { line: Line { kind, area, digits }, written: Written::default() })
    }

    fn with_zero(mut self, zero: Zero) -> Self {
        self.written.zero = Some(zero);
        self
    }
}

/// A refusal that offers what another reading of the digits gives, if it gives a number.
fn offer(fault: impl Into<Fault>, meant: Answer) -> Refused {
    Refused::offering(fault, meant.ok().map(super::Number::from))
}

fn no_shape(digits: &str) -> Refused {
    PlanFault::NoShape { first: first(digits, 3), digits: digits.len() }.into()
}

fn refuse(fault: impl Into<Fault>) -> Answer {
    Err(Refused::from(fault))
}

/// Whether the digits begin as mobile numbers do.
fn begins_as_mobile(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// A number of eleven digits, by its range.
fn mobile(run: Run<'_>) -> Answer {
    let prefix = || first(run.digits, 3);
    match mobile::range(run.digits) {
        mobile::Range::Mobile => Reading::new(Kind::Mobile, None, run.digits),
        mobile::Range::Satellite => Reading::new(Kind::Satellite, None, run.digits),
        mobile::Range::Machines => refuse(PlanFault::MachinePrefix { prefix: prefix() }),
        mobile::Range::Free => refuse(PlanFault::MobilePrefix { prefix: prefix() }),
    }
}
