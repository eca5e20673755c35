//! A test call made ready for one hotline: names have become ids, words have become numbers, the clock a moment
//! of the world's time. What does not fit the hotline is told here, all of it at once.

use std::ops::Range;
use std::time::Duration;

use jiff::tz::AmbiguousOffset;
use jiff::{Timestamp, civil::DateTime};

use super::listener::Listener;
use super::matching::Sought;
use crate::caller::simulated::{self, Habits};
use crate::diagnostic::{Diagnostic, nearest, quoted};
use crate::key::Keys;
use crate::number;
use crate::prompt::Locale;
use crate::script::{Hotline, LanguageId, Line, StepId, StepKind};
use crate::transcript::act::Act;
use crate::transcript::call_file::{
    CallFile, Ends, Expectation, Expected, Heads, HeardAs, Moment, Says, TestCall, faults,
};

/// What the clock on the hotline's wall shows where a call says nothing: a working day in the morning.
pub const ORDINARY_MOMENT: DateTime = DateTime::constant(2026, 3, 2, 10, 0, 0, 0);

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
    pub(super) fn has_words(&self) -> bool {
        self.expected
            .iter()
            .any(|check| matches!(check.what, What::Hear(_) | What::NotHear(_) | What::Silence))
    }

    /// Whether it matters when a step is reached.
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
        let mut making = Making { file, call, hotline: &hotline, faults: Vec::new() };
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
}

impl Plan {
    /// When the hotline answers.
    pub fn connected(&self) -> Timestamp {
        self.connected
    }

    /// The language that is chosen in the caller's place.
    pub fn language(&self) -> Option<LanguageId> {
        self.language
    }
}

struct Making<'a> {
    file: &'a CallFile,
    call: &'a TestCall,
    hotline: &'a Hotline,
    faults: Vec<Diagnostic>,
}

impl Making<'_> {
    fn fault(
        &mut self,
        code: &'static crate::diagnostic::Code,
        message: String,
        span: &Range<usize>,
        help: String,
    ) {
        let mut fault = Diagnostic::error(code, message, self.file.place(span)).help(help);
        if let Some(row) = &self.call.row {
            fault = fault.related(self.file.place(&row.span), "in this row");
        }
        self.faults.push(fault);
    }

    fn language(&mut self, tag: &str, span: &Range<usize>) -> Option<LanguageId> {
        let found = self.hotline.language(tag);
        if found.is_none() {
            let tags: Vec<&str> = self.hotline.language_ids().map(|id| self.hotline.locale(id).tag).collect();
            let help = match nearest(tag, tags.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its languages are {}", list(&tags)),
            };
            let message = format!("`{}` does not speak {}", self.hotline.name(), quoted(tag));
            self.fault(&faults::NOT_ITS_LANGUAGE, message, span, help);
        }
        found
    }

    /// Whose pace the caller has.
    fn caller(&mut self, heads: &Heads) -> Option<&'static Habits> {
        let caller = heads.caller.as_ref().filter(|caller| caller.value != ATTENTIVE)?;
        let found = simulated::callers::find(&caller.value);
        if found.is_none() {
            let message = format!("there is no caller {}", quoted(&caller.value));
            let help = match nearest(&caller.value, callers()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the callers are {}", list(&callers().collect::<Vec<_>>())),
            };
            self.fault(&faults::UNKNOWN_CALLER, message, &caller.span, help);
        }
        found
    }

    /// The moment of connection in the world's time.
    fn moment(&mut self, heads: &Heads) -> Timestamp {
        let zone = self.hotline.timezone();
        let Some(written) = &heads.at else {
            return zone
                .to_ambiguous_timestamp(ORDINARY_MOMENT)
                .compatible()
                .unwrap_or(Timestamp::UNIX_EPOCH);
        };
        let Moment { clock, offset } = written.value;
        let ambiguous = zone.to_ambiguous_timestamp(clock);
        let on_the_wall = clock.strftime("%Y-%m-%d %H:%M").to_string();
        let zone_name = zone.iana_name().unwrap_or("its time zone");
        let (message, help) = match (ambiguous.offset(), offset) {
            (AmbiguousOffset::Gap { .. }, _) => (
                format!("in {zone_name} no clock shows {on_the_wall}: clocks are put forward past it"),
                "write a time before or after that hour".to_owned(),
            ),
            (AmbiguousOffset::Fold { before, after }, None) => (
                format!("in {zone_name} clocks show {on_the_wall} twice, for they are put back"),
                format!(
                    "say which: `at {on_the_wall} {}` or `at {on_the_wall} {}`",
                    offset_of(before),
                    offset_of(after)
                ),
            ),
            (AmbiguousOffset::Unambiguous { offset: own }, Some(written)) if own != written => (
                format!("in {zone_name} clocks are {} ahead of UTC at that time", offset_of(own)),
                "leave the offset away; it is needed only in the hour that comes twice".to_owned(),
            ),
            (AmbiguousOffset::Fold { before, after }, Some(written))
                if written != before && written != after =>
            {
                (
                    format!(
                        "in {zone_name} clocks are {} or {} ahead of UTC in that hour",
                        offset_of(before),
                        offset_of(after)
                    ),
                    "write one of the two".to_owned(),
                )
            }
            (AmbiguousOffset::Fold { .. }, Some(written)) => {
                return written.to_timestamp(clock).unwrap_or(Timestamp::UNIX_EPOCH);
            }
            (AmbiguousOffset::Unambiguous { offset }, _) => match offset.to_timestamp(clock) {
                Ok(moment) => return moment,
                Err(_) => {
                    ("no clock shows this time".to_owned(), "write a year that people live in".to_owned())
                }
            },
        };
        self.fault(&faults::NO_SUCH_TIME, message, &written.span, help);
        Timestamp::UNIX_EPOCH
    }

    fn step(&mut self, name: &str, span: &Range<usize>, only_lines: bool) -> Option<StepId> {
        let found = self.hotline.find(name);
        if found.is_none() {
            let steps = self.hotline.steps();
            let names = steps.iter().filter(|step| !only_lines || matches!(step.kind, StepKind::Line(_)));
            let names = names.map(|step| &*step.name);
            let what = if only_lines { "line" } else { "step" };
            let help = nearest(name, names).map_or_else(
                || format!("the names of its {what}s are in {}", quoted(self.hotline.source().name())),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("`{}` has no {what} named {}", self.hotline.name(), quoted(name));
            self.fault(&faults::NO_SUCH_STEP, message, span, help);
        }
        found
    }

    fn check(
        &mut self,
        statement: usize,
        expected: &Expected,
        span: &Range<usize>,
        listener: &mut Listener,
    ) -> Option<Check> {
        let said_in = match &expected.said_in {
            Some(tag) => Some(self.hotline.locale(self.language(tag, span)?)),
            None => None,
        };
        let what = match &expected.what {
            Expectation::Hear(pattern) => What::Hear(listener.seek(pattern)),
            Expectation::NotHear(pattern) => What::NotHear(listener.seek(pattern)),
            Expectation::HearNothing => What::Silence,
            Expectation::At(name) => What::At(self.step(name, span, false)?),
            Expectation::Options(keys) => What::Options(keys.clone()),
            Expectation::Ends(ends) => What::Ends(*ends),
            Expectation::Transfer { line: name, number } => {
                let step = self.step(name, span, true)?;
                let StepKind::Line(line) = &self.hotline.step(step).kind else {
                    let message = format!("{} is no line, so nobody can be connected to it", quoted(name));
                    self.fault(
                        &faults::NOT_A_LINE,
                        message,
                        span,
                        format!("write `at menu {name}` to expect the call there"),
                    );
                    return None;
                };
                match number {
                    None => What::Transfer(step, true),
                    Some(written) => What::Transfer(step, self.is_dialled(line, written, span)?),
                }
            }
        };
        Some(Check { statement, what, within: expected.within, said_in })
    }

    /// Whether a line dials this number, in whatever way it is written.
    fn is_dialled(&mut self, line: &Line, written: &str, span: &Range<usize>) -> Option<bool> {
        let own = line.numbers.first()?;
        match number::read(written) {
            Ok(number) => Some(
                number == *own
                    || number.national().to_string() == own.national().to_string()
                    || plain_digits(written) == plain_digits(&own.local().to_string()),
            ),
            Err(refusal) => {
                // What is dialled on the spot may be no number anywhere else.
                if plain_digits(written) == plain_digits(&own.local().to_string()) {
                    return Some(true);
                }
                let message = format!("{} is no telephone number: {refusal}", quoted(written));
                let help = format!("the line dials `{}`", own.national());
                self.fault(&faults::NOT_A_NUMBER, message, span, help);
                None
            }
        }
    }
}

fn plain_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// An offset as the notation has it: `+08:00`.
fn offset_of(offset: jiff::tz::Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
