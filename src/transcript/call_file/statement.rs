//! What is done and expected, line by line: one line of the notation becomes one statement.

mod wrong;

use std::ops::Range;
use std::time::Duration;

pub(super) use self::wrong::{Wrong, unknown_placeholder};
use self::wrong::{missing, shifted, unknown_verb};
use super::expectation::{Ends, Expectation, Expected};
use super::faults;
use super::pattern::{Pattern, PatternFault, VALUES};
use crate::clock::parse_length;
use crate::diagnostic::{nearest, quoted};
use crate::key::Keys;
use crate::transcript::act::{Act, ActFault};

/// One thing done or expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Where it is written: its argument, or its verb where it has none.
    pub span: Range<usize>,
    /// What it says.
    pub says: Says,
}

/// What a statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// That the caller does something.
    Act(Act),
    /// That the caller expects something.
    Expected(Expected),
}

/// A line as understood by itself.
pub(super) enum Meaning {
    Says(Says),
    /// `within`: about the expectation before it.
    Within(Duration),
    /// `said in`: about the expectation before it.
    SaidIn(String),
}

/// Reads a line that does or expects something.
pub(super) fn read(verb: &str, argument: &str) -> Result<Meaning, Wrong> {
    let expect = |what| Ok(Meaning::Says(Says::Expected(Expected::new(what))));
    match verb {
        "press" | "type" | "wait" | "hang" => act(verb, argument),
        "hear" if argument == "nothing" => expect(Expectation::HearNothing),
        "hear" => expect(Expectation::Hear(pattern("hear", argument)?)),
        "not" => match argument.split_once(char::is_whitespace).unwrap_or((argument, "")) {
            ("hear", words) if words.trim() == "nothing" => {
                Err(Wrong::new(&faults::EXTRA_WORDS, "`not hear nothing` says the same thing twice over")
                    .help("write `hear {any}` to expect that something is said"))
            }
            ("hear", words) => expect(Expectation::NotHear(
                pattern("not hear", words.trim()).map_err(|wrong| shifted(wrong, argument, words.trim()))?,
            )),
            _ => Err(unknown_verb(verb, argument)),
        },
        "at" => at_step(argument),
        "options" => options(argument),
        "transfer" => transfer(argument),
        "ends" => ends(argument),
        "within" => length("within", argument).map(Meaning::Within),
        "said" => match argument.split_once(char::is_whitespace).unwrap_or((argument, "")) {
            ("in", language) if !language.trim().is_empty() => {
                Ok(Meaning::SaidIn(language.trim().to_owned()))
            }
            ("in", _) => Err(missing("said in", "a language", "said in en")),
            _ => Err(unknown_verb(verb, argument)),
        },
        _ => Err(unknown_verb(verb, argument)),
    }
}

fn act(verb: &str, argument: &str) -> Result<Meaning, Wrong> {
    Act::read(&format!("{verb} {argument}")).map(|act| Meaning::Says(Says::Act(act))).map_err(|fault| {
        let told = fault.to_string();
        match fault {
            ActFault::NoVerb => unknown_verb(verb, argument),
            ActFault::NoKeys | ActFault::NoWords => {
                Wrong::new(&faults::MISSING_ARGUMENT, format!("`{verb}` says nothing more")).help(told)
            }
            ActFault::NoSuchKey(c) => {
                let (sentence, _) = told.split_once(';').unwrap_or((&told, ""));
                let mut wrong = Wrong::new(&faults::NO_SUCH_CALL_KEY, sentence).help(
                    "the keys are 0 to 9, * and #; words are typed with `type`, and a comment is a line of its own",
                );
                wrong.part = argument.find(c).map(|at| at..at + c.len_utf8());
                wrong
            }
            ActFault::TooManyKeys => Wrong::new(&faults::TOO_MANY_CALL_KEYS, told).help("press the rest on a second line"),
            ActFault::NoLength(_) => Wrong::new(&faults::BAD_LENGTH, told),
            ActFault::Trailing => Wrong::new(&faults::EXTRA_WORDS, told),
        }
    })
}

fn pattern(verb: &str, text: &str) -> Result<Pattern, Wrong> {
    if text.is_empty() {
        return Err(missing(verb, "words", &format!("{verb} Welcome")));
    }
    Pattern::read(text).map_err(|fault| match fault {
        PatternFault::UnknownValue(name, part) => {
            unknown_placeholder(&name, VALUES.iter().map(|(name, _)| *name)).part(part)
        }
        PatternFault::LoneBrace(at) => {
            Wrong::new(&faults::UNKNOWN_PLACEHOLDER, "a brace without its other half")
                .help("a value that may differ stands between braces, as in `{number}`")
                .part(at..at + 1)
        }
        PatternFault::NoWords => Wrong::new(
            &faults::NO_WORDS,
            "there is no word in this that could be heard",
        )
        .help(format!(
            "write some of the words; for silence write `hear nothing`, for anything at all `{verb} {{any}}`"
        )),
    })
}

fn at_step(argument: &str) -> Result<Meaning, Wrong> {
    match argument.split_once(char::is_whitespace).unwrap_or((argument, "")) {
        ("menu", name) => {
            let name = name.trim();
            one_name("at menu", name, "at menu main")?;
            Ok(Meaning::Says(Says::Expected(Expected::new(Expectation::At(name.to_owned())))))
        }
        _ => Err(Wrong::new(&faults::UNKNOWN_VERB, "`at` is followed by `menu` and a name here")
            .help("write `at menu main`; the time of the call, as in `at 2026-11-23 21:00`, comes before the first act")),
    }
}

fn options(argument: &str) -> Result<Meaning, Wrong> {
    let mut all = Vec::new();
    if argument.is_empty() {
        return Err(missing("options", "the keys", "options 1 2 3"));
    }
    if argument != "none" {
        for written in argument.split_whitespace() {
            let begin = written.as_ptr() as usize - argument.as_ptr() as usize;
            let part = begin..begin + written.len();
            match Keys::parse(written) {
                Ok(keys) => all.push(keys),
                Err(Some(c)) => {
                    return Err(Wrong::new(
                        &faults::NO_SUCH_CALL_KEY,
                        format!("no telephone has a key {}", quoted(&c.to_string())),
                    )
                    .help("write the keys with spaces between them, as in `options 1 2 3`, or `options none`")
                    .part(part));
                }
                Err(None) => {
                    return Err(Wrong::new(
                        &faults::TOO_MANY_CALL_KEYS,
                        format!("an option has at most {} keys", Keys::MOST),
                    )
                    .part(part));
                }
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    Ok(Meaning::Says(Says::Expected(Expected::new(Expectation::Options(all)))))
}

fn transfer(argument: &str) -> Result<Meaning, Wrong> {
    let (line, number) = match argument.split_once(" to ") {
        Some((line, number)) => (line.trim(), Some(number.trim())),
        None => (argument, None),
    };
    one_name("transfer", line, "transfer postal-savings` or `transfer postal-savings to 95580")?;
    if number.is_some_and(str::is_empty) {
        return Err(missing("transfer LINE to", "a number", "transfer postal-savings to 95580"));
    }
    let number = number.map(str::to_owned);
    Ok(Meaning::Says(Says::Expected(Expected::new(Expectation::Transfer { line: line.to_owned(), number }))))
}

fn ends(argument: &str) -> Result<Meaning, Wrong> {
    let known = || Ends::ALL.into_iter().map(Ends::name);
    let list = || known().map(|name| format!("`ends {name}`")).collect::<Vec<_>>().join(", ");
    if argument.is_empty() {
        return Err(Wrong::new(&faults::MISSING_ARGUMENT, "`ends` says nothing more")
            .help(format!("say how: {}", list())));
    }
    let squeezed = argument.split_whitespace().collect::<Vec<_>>().join(" ");
    match Ends::find(&squeezed) {
        Some(ends) => Ok(Meaning::Says(Says::Expected(Expected::new(Expectation::Ends(ends))))),
        None => {
            let help = match nearest(&squeezed, known()) {
                Some(near) => format!("did you mean `ends {near}`?"),
                None => format!("there is {}; a caller who is connected is expected with `transfer`", list()),
            };
            Err(Wrong::new(&faults::NO_SUCH_ENDING, format!("no call ends {}", quoted(&squeezed))).help(help))
        }
    }
}

fn length(verb: &str, argument: &str) -> Result<Duration, Wrong> {
    if argument.is_empty() {
        return Err(missing(verb, "a length of time", &format!("{verb} 5s")));
    }
    parse_length(argument).ok_or_else(|| {
        Wrong::new(&faults::BAD_LENGTH, format!("{} is no length of time", quoted(argument)))
            .help("write a number and its unit, as in `10s`, `1.5s`, `200ms` or `2m`")
    })
}

fn one_name(verb: &str, name: &str, example: &str) -> Result<(), Wrong> {
    if name.is_empty() {
        return Err(missing(verb, "a name", example));
    }
    if name.contains(char::is_whitespace) {
        return Err(Wrong::new(&faults::EXTRA_WORDS, format!("{} is more than one name", quoted(name)))
            .help(format!("write one name of the script, as in `{example}`")));
    }
    Ok(())
}
