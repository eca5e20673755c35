//! What is wrong with a line that cannot be understood, and what to write instead.

use std::ops::Range;

use crate::diagnostic::{Code, nearest, quoted};
use crate::transcript::call_file::faults;

/// What is wrong with a line.
pub(in crate::transcript::call_file) struct Wrong {
    pub(in crate::transcript::call_file) code: &'static Code,
    pub(in crate::transcript::call_file) message: String,
    pub(in crate::transcript::call_file) help: Option<String>,
    /// The part of the argument that is meant, where it is a part.
    pub(in crate::transcript::call_file) part: Option<Range<usize>>,
}

impl Wrong {
    pub(super) fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: None, part: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn part(mut self, part: Range<usize>) -> Self {
        self.part = Some(part);
        self
    }
}

/// The verbs of acts and expectations, and of heads and tables, as they are offered to who mistypes one.
const VERBS: [&str; 18] = [
    "press",
    "type",
    "wait",
    "hang up",
    "hear",
    "not hear",
    "hear nothing",
    "at menu",
    "options",
    "transfer",
    "ends",
    "within",
    "said in",
    "hotline",
    "language",
    "caller",
    "for",
    "row",
];

/// A name in braces that means nothing.
pub(in crate::transcript::call_file) fn unknown_placeholder<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Wrong {
    let known: Vec<&str> = known.collect();
    let wrong = Wrong::new(
        &faults::UNKNOWN_PLACEHOLDER,
        format!("{} is no value and no column of a table", quoted(&format!("{{{name}}}"))),
    );
    match nearest(name, known.iter().copied()) {
        Some(near) => wrong.help(format!("did you mean `{{{near}}}`?")),
        None if known.is_empty() => wrong.help("name the column in a line such as `for key, line`"),
        None => {
            let known: Vec<String> = known.iter().map(|name| format!("`{{{name}}}`")).collect();
            wrong.help(format!("there is {}", known.join(", ")))
        }
    }
}

pub(super) fn missing(verb: &str, what: &str, example: &str) -> Wrong {
    Wrong::new(&faults::MISSING_ARGUMENT, format!("`{verb}` needs {what}")).help(format!("as in `{example}`"))
}

/// A line that begins with nothing of the notation.
pub(super) fn unknown_verb(verb: &str, argument: &str) -> Wrong {
    let wrong = Wrong::new(&faults::UNKNOWN_VERB, format!("no line of a call begins with {}", quoted(verb)));
    let second = argument.split_whitespace().next().unwrap_or_default();
    let both = format!("{verb} {second}");
    match nearest(&both, VERBS.into_iter().filter(|verb| verb.contains(' '))).or_else(|| nearest(verb, VERBS)) {
        Some(near) => wrong.help(format!("did you mean `{near}`?")),
        None => wrong.help(
            "a caller can `press`, `type`, `wait` and `hang up`, and expects with `hear`, `not hear`, `at menu`, \
             `options`, `transfer` and `ends`; a comment begins with `#`",
        ),
    }
}

/// A part found in words that are themselves a part of the argument.
pub(super) fn shifted(mut wrong: Wrong, argument: &str, words: &str) -> Wrong {
    let by = argument.len() - words.len();
    wrong.part = wrong.part.map(|part| part.start + by..part.end + by);
    wrong
}
