//! A failure in words, at its place in the call's text.

use super::{Failure, Missed};
use crate::call::{Ending, Reason};
use crate::clock::print_length;
use crate::diagnostic::{Diagnostic, printable, quoted};
use crate::key::Keys;
use crate::script::Hotline;
use crate::transcript::call_file::{CallFile, Expectation, Says, TestCall};

impl Failure {
    /// It in one sentence, at its place in the call's text.
    pub fn diagnostic(&self, file: &CallFile, call: &TestCall, hotline: &Hotline) -> Diagnostic {
        let Some(statement) = call.statements.get(self.statement) else {
            return Diagnostic::error(self.code(), "something was not as expected", file.source.place(0..0));
        };
        let (message, label) = self.words(&statement.says, hotline);
        let mut told = Diagnostic::error(self.code(), message, file.place(&statement.span)).label(label);
        if let Some(row) = &call.row {
            told = told.related(file.place(&row.span), "in this row");
        }
        told.help(if self.is_of_the_program() {
            "the fault is in Reachline; send this call with its script and prompts to its maintainers"
                .to_owned()
        } else {
            self.whereabouts(file, call, hotline)
        })
    }

    /// Where the call was, when, and since which act.
    fn whereabouts(&self, file: &CallFile, call: &TestCall, hotline: &Hotline) -> String {
        let step = match self.step {
            Some(step) => format!("the call was at `{}`", hotline.step(step).name),
            None => "the call was nowhere yet".to_owned(),
        };
        let since = self.since.and_then(|since| call.statements.get(since)).map(|statement| {
            let line = file.source.position(statement.span.start).line;
            let act = match &statement.says {
                Says::Act(act) => squeezed(&act.to_string()),
                Says::Expected(_) => String::new(),
            };
            format!(", {} after {} on line {line}", print_length(self.at - self.since_at), quoted(&act))
        });
        format!("{step}, {} after it was connected{}", self.at, since.unwrap_or_default())
    }

    /// The sentence, and what is said under the carets.
    fn words(&self, says: &Says, hotline: &Hotline) -> (String, String) {
        if let Missed::Program { failed } = &self.missed {
            return (
                "the program failed in this call".to_owned(),
                format!("it failed here: {}", quoted_line(failed)),
            );
        }
        let expected = match says {
            Says::Expected(expected) => expected,
            Says::Act(act) => {
                let how = if let Missed::CallOver { ending } = &self.missed {
                    over(Some(*ending), hotline)
                } else {
                    String::new()
                };
                return (format!("the call was over before {}", quoted(&squeezed(&act.to_string()))), how);
            }
        };
        let named = match &expected.what {
            Expectation::Hear(pattern) | Expectation::NotHear(pattern) => quoted(pattern.text()),
            Expectation::At(name) | Expectation::Transfer { line: name, .. } => format!("`{name}`"),
            Expectation::HearNothing => "silence".to_owned(),
            Expectation::Options(keys) => keys_of(keys),
            Expectation::Ends(ends) => format!("`{}`", ends.name()),
        };
        match &self.missed {
            Missed::NotHeard { other_language: Some(other), .. } => {
                let wanted = expected.said_in.as_deref().unwrap_or_default();
                (format!("{named} was not said in `{wanted}`"), format!("said in `{}`", other.tag))
            }
            Missed::NotHeard { out_of_order: true, .. } => {
                (format!("{named} was not heard after the words before it"), "heard, but earlier".to_owned())
            }
            Missed::NotHeard { .. } => (format!("{named} was not heard"), self.instead()),
            Missed::Heard { line } => (format!("{named} was heard"), format!("heard: {}", quoted(line))),
            Missed::NotSilent => ("there was no silence".to_owned(), self.instead()),
            Missed::TooLate { took } => {
                let within = expected.within.map(print_length).unwrap_or_default();
                (
                    format!("{named} did not come within {within}"),
                    format!("it came after {}", print_length(*took)),
                )
            }
            Missed::NotAt { at, ending } => {
                let label = match (at, ending) {
                    (_, Some(ending)) => over(Some(*ending), hotline),
                    (Some(at), None) => format!("the call is at `{}`", hotline.step(*at).name),
                    (None, None) => "the call has not begun".to_owned(),
                };
                (format!("the call is not at {named}"), label)
            }
            Missed::OtherOptions { keys } => {
                (format!("the options are not {named}"), format!("they are {}", keys_of(keys)))
            }
            Missed::NotTransferred { ending } => {
                (format!("the caller was not connected to {named}"), over(*ending, hotline))
            }
            Missed::OtherNumber { line } => {
                let dialled = hotline.step(*line).kind.line().and_then(|line| line.numbers.first());
                let dialled = dialled.map(|number| number.national().to_string());
                (format!("{named} dials another number"), format!("it dials {}", dialled.unwrap_or_default()))
            }
            Missed::NotEnded { ending } => (format!("the call did not end {named}"), over(*ending, hotline)),
            Missed::CallOver { ending } => ("the call was over".to_owned(), over(Some(*ending), hotline)),
            Missed::Program { failed } => ("the program failed in this call".to_owned(), quoted_line(failed)),
        }
    }

    /// What was heard in place of the words.
    fn instead(&self) -> String {
        match (&self.nearest, self.heard.as_slice()) {
            (Some(nearest), _) => format!("nearest: {}", quoted_line(nearest)),
            (None, []) => "nothing was said".to_owned(),
            (None, [only]) => format!("heard: {}", quoted_line(only)),
            (None, [first, rest @ ..]) => {
                let lines = if rest.len() == 1 {
                    "1 more line".to_owned()
                } else {
                    format!("{} more lines", rest.len())
                };
                format!("heard: {} and {lines}", quoted_line(first))
            }
        }
    }
}

/// A line of the notation with one space between its words.
fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How a call ended, or that it did not.
fn over(ending: Option<Ending>, hotline: &Hotline) -> String {
    match ending {
        None => "the call goes on".to_owned(),
        Some(Ending::Transferred(line)) => {
            format!("the caller was connected to `{}`", hotline.step(line).name)
        }
        Some(Ending::HungUp) => "the caller has hung up".to_owned(),
        Some(Ending::Finished(Reason::Done)) => "the hotline has hung up, as its script says".to_owned(),
        Some(Ending::Finished(Reason::TooLong)) => {
            "the hotline has hung up: the call went on too long".to_owned()
        }
    }
}

fn keys_of(keys: &[Keys]) -> String {
    if keys.is_empty() {
        return "`none`".to_owned();
    }
    format!("`{}`", keys.iter().map(Keys::to_string).collect::<Vec<_>>().join(" "))
}

/// A line that was heard, between backticks, cut where it is long.
fn quoted_line(line: &str) -> String {
    const MOST: usize = 120;
    match line.char_indices().nth(MOST) {
        Some((cut, _)) => format!("`{}...`", printable(&line[..cut])),
        None => format!("`{}`", printable(line)),
    }
}
