//! A test call made ready for one hotline: names have become ids, words have become numbers, the clock a moment
//! of the world's time. What does not fit the hotline is told here, all of it at once.

mod making;
mod moment;

use std::time::Duration;

use jiff::Timestamp;

use self::making::Making;
pub use self::moment::{ORDINARY_MOMENT, ordinary_moment};
use super::listener::Listener;
use super::matching::Sought;
use crate::caller::simulated::{self, Habits};
use crate::diagnostic::Diagnostic;
use crate::key::Keys;
use crate::prompt::Locale;
use crate::script::{LanguageId, StepId};
use crate::transcript::act::Act;
use crate::transcript::call_file::{CallFile, Ends, HeardAs, Says, TestCall};

/// The caller that every call has which names none: who answers at once, as soon as everything was said.
pub const ATTENTIVE: &str = "attentive";

/// The names that `caller` can have: the attentive one, and the simulated callers, whose pace a call can have.
pub fn callers() -> impl Iterator<Item = &'static str> {
    [ATTENTIVE].into_iter().chain(simulated::callers::all().iter().map(|caller| caller.name.as_str()))
}

/// A call ready to be made.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) connected: Timestamp,
    pub(super) language: Option<LanguageId>,
    pub(super) heard_as: HeardAs,
    /// Whose pace the caller has; the attentive caller needs no time.
    pub(super) paced_as: Option<&'static Habits>,
    pub(super) segments: Vec<Segment>,
}

/// An act, and what is expected until the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    /// The act and its statement; none before the first.
    pub(super) act: Option<(usize, Act)>,
    /// How long after the act the next one comes; none where everything is heard out first.
    pub(super) lasts: Option<Duration>,
    /// Whether the next act answers what was said, for which a caller needs time.
    pub(super) is_answered: bool,
    pub(super) expected: Vec<Check>,
}

/// Something expected.
#[derive(Clone, Debug)]
pub(super) struct Check {
    pub(super) statement: usize,
    pub(super) what: What,
    pub(super) within: Option<Duration>,
    pub(super) said_in: Option<&'static Locale>,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Hear(Sought),
    NotHear(Sought),
    Silence,
    At(StepId),
    Options(Vec<Keys>),
    /// The line, and whether its number is the one that is expected.
    Transfer(StepId, bool),
    Ends(Ends),
}

impl Segment {
    /// Whether words are to be found in what is said.
    #[inline]
    pub(super) fn has_words(&self) -> bool {
        self.expected
            .iter()
            .any(|check| matches!(check.what, What::Hear(_) | What::NotHear(_) | What::Silence))
    }

    /// Whether it matters when a step is reached.
    #[inline]
    pub(super) fn times_steps(&self) -> bool {
        self.expected.iter().any(|check| matches!(check.what, What::At(_)) && check.within.is_some())
    }
}

impl Plan {
    /// Makes a call of `file` ready for the listener's hotline.
    ///
    /// # Errors
    /// Everything in it that does not fit the hotline.
    pub fn new(file: &CallFile, call: &TestCall, listener: &mut Listener) -> Result<Self, Vec<Diagnostic>> {
        let hotline = std::sync::Arc::clone(listener.hotline());
        let mut making = Making::of(file, call, &hotline);
        let heads = &call.heads;
        let language = heads.language.as_ref().and_then(|tag| making.language(&tag.value, &tag.span));
        let paced_as = making.caller(heads);
        let connected = making.moment(heads);
        let mut segments = vec![Segment::default()];
        for (index, statement) in call.statements.iter().enumerate() {
            match &statement.says {
                Says::Act(act) => {
                    if let Some(before) = segments.last_mut() {
                        before.lasts = act.after();
                        before.is_answered = !matches!(act, Act::Wait(_));
                    }
                    segments.push(Segment { act: Some((index, act.clone())), ..Segment::default() });
                }
                Says::Expected(expected) => {
                    let check = making.check(index, expected, &statement.span, listener);
                    if let (Some(check), Some(segment)) = (check, segments.last_mut()) {
                        segment.expected.push(check);
                    }
                }
            }
        }
        if !making.faults.is_empty() {
            return Err(making.faults);
        }
        let heard_as = heads.heard_as.as_ref().map(|written| written.value).unwrap_or_default();
        listener.prepare(heard_as, &segments);
        Ok(Self { connected, language, heard_as, paced_as, segments })
    }

    /// When the hotline answers.
    pub fn connected(&self) -> Timestamp {
        self.connected
    }

    /// The language that is chosen in the caller's place.
    pub fn language(&self) -> Option<LanguageId> {
        self.language
    }
}
