//! How a test call is made ready: whatever it names is looked for in the hotline, and what is not there is told.

use std::ops::Range;

use super::{ATTENTIVE, Check, What, callers};
use crate::caller::scripted::listener::Listener;
use crate::caller::simulated::{self, Habits};
use crate::diagnostic::{Code, Diagnostic, did_you_mean, listed, quoted};
use crate::number;
use crate::script::{Hotline, LanguageId, Line, StepId, StepKind};
use crate::transcript::call_file::{CallFile, Expectation, Expected, Heads, TestCall, faults};

/// A test call that is being made ready, and all that does not fit.
pub(super) struct Making<'a> {
    file: &'a CallFile,
    call: &'a TestCall,
    pub(super) hotline: &'a Hotline,
    pub(super) faults: Vec<Diagnostic>,
}

impl<'a> Making<'a> {
    pub(super) fn of(file: &'a CallFile, call: &'a TestCall, hotline: &'a Hotline) -> Self {
        Self { file, call, hotline, faults: Vec::new() }
    }

    pub(super) fn fault(&mut self, code: &'static Code, message: String, span: &Range<usize>, help: String) {
        let mut fault = Diagnostic::error(code, message, self.file.place(span)).help(help);
        if let Some(row) = &self.call.row {
            fault = fault.related(self.file.place(&row.span), "in this row");
        }
        self.faults.push(fault);
    }

    pub(super) fn language(&mut self, tag: &str, span: &Range<usize>) -> Option<LanguageId> {
        let found = self.hotline.language(tag);
        if found.is_none() {
            let tags: Vec<&str> = self.hotline.language_ids().map(|id| self.hotline.locale(id).tag).collect();
            let tags = || tags.iter().copied();
            let help = did_you_mean(tag, tags(), || format!("its languages are {}", listed(tags())));
            let message = format!("`{}` does not speak {}", self.hotline.name(), quoted(tag));
            self.fault(&faults::NOT_ITS_LANGUAGE, message, span, help);
        }
        found
    }

    /// Whose pace the caller has.
    pub(super) fn caller(&mut self, heads: &Heads) -> Option<&'static Habits> {
        let caller = heads.caller.as_ref().filter(|caller| caller.value != ATTENTIVE)?;
        let found = simulated::callers::find(&caller.value);
        if found.is_none() {
            let message = format!("there is no caller {}", quoted(&caller.value));
            let all = || format!("the callers are {}", listed(callers()));
            let help = did_you_mean(&caller.value, callers(), all);
            self.fault(&faults::UNKNOWN_CALLER, message, &caller.span, help);
        }
        found
    }

    fn step(&mut self, name: &str, span: &Range<usize>, only_lines: bool) -> Option<StepId> {
        let found = self.hotline.find(name);
        if found.is_none() {
            let steps = self.hotline.steps();
            let names = steps.iter().filter(|step| !only_lines || matches!(step.kind, StepKind::Line(_)));
            let names = names.map(|step| &*step.name);
            let what = if only_lines { "line" } else { "step" };
            let elsewhere =
                || format!("the names of its {what}s are in {}", quoted(self.hotline.source().name()));
            let help = did_you_mean(name, names, elsewhere);
            let message = format!("`{}` has no {what} named {}", self.hotline.name(), quoted(name));
            self.fault(&faults::NO_SUCH_STEP, message, span, help);
        }
        found
    }

    pub(super) fn check(
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
