//! What a caller does, in a line of the notation: `press 2`, `type postal savings`, `wait 10s`, `hang up`.
//! Who carries it out is [`crate::caller`]'s.

use std::fmt;
use std::time::Duration;

use crate::clock::{parse_length, print_length};
use crate::key::Keys;

/// Between two keys of one `press`, at an ordinary pace.
pub const BETWEEN_KEYS: Duration = Duration::from_millis(500);

/// One thing that a caller does.
///
/// Each is done once everything is heard out; those with `after` so long after what was done before, into the
/// words if they last longer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Presses keys.
    Press {
        /// Which, [`BETWEEN_KEYS`] apart.
        keys: Keys,
        /// How long after what was done before.
        after: Option<Duration>,
    },
    /// Types words.
    Type {
        /// Which.
        words: String,
        /// How long after what was done before.
        after: Option<Duration>,
    },
    /// Does nothing for so long, once everything is heard out.
    Wait(Duration),
    /// Hangs up.
    HangUp {
        /// How long after what was done before.
        after: Option<Duration>,
    },
}

/// Why a line is no act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActFault {
    /// The line begins with no verb of an act.
    #[error("a caller can `press`, `type`, `wait` or `hang up`")]
    NoVerb,
    /// `press` without keys.
    #[error("say which keys, as in `press 2`")]
    NoKeys,
    /// A key that no telephone has.
    #[error("no telephone has a key `{0}`; the keys are 0 to 9, * and #")]
    NoSuchKey(char),
    /// More keys than one line takes.
    #[error("one line presses at most {} keys", Keys::MOST)]
    TooManyKeys,
    /// `type` without words.
    #[error("say what is typed, as in `type postal savings`")]
    NoWords,
    /// `wait`, or `after`, without a length of time.
    #[error("`{0}` is no length of time; write a number and its unit, as in `wait 10s`")]
    NoLength(String),
    /// Something after `hang up` that is no time for it.
    #[error("nothing comes after `hang up` but a time for it, as in `hang up after 2s`")]
    Trailing,
}

impl Act {
    /// How long after what was done before it is done; none when everything is heard out first.
    pub fn after(&self) -> Option<Duration> {
        match self {
            Self::Press { after, .. } | Self::Type { after, .. } | Self::HangUp { after } => *after,
            Self::Wait(_) => None,
        }
    }

    /// Reads a line that holds an act and nothing else.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn read(line: &str) -> Result<Self, ActFault> {
        let line = line.trim();
        let (verb, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let argument = argument.trim();
        match verb {
            "press" => press(argument),
            "type" => types(argument),
            "wait" => length(argument).map(Self::Wait),
            "hang" => hang_up(argument),
            _ => Err(ActFault::NoVerb),
        }
    }
}

fn press(argument: &str) -> Result<Act, ActFault> {
    let (keys, after) = match argument.split_once("after") {
        Some((keys, after)) => (keys, Some(length(after.trim())?)),
        None => (argument, None),
    };
    let keys: String = keys.split_whitespace().collect();
    if keys.is_empty() {
        return Err(ActFault::NoKeys);
    }
    match Keys::parse(&keys) {
        Ok(keys) => Ok(Act::Press { keys, after }),
        Err(Some(c)) => Err(ActFault::NoSuchKey(c)),
        Err(None) => Err(ActFault::TooManyKeys),
    }
}

/// Words in quotation marks are typed as they stand, so that they can end in `after 2s`.
fn types(argument: &str) -> Result<Act, ActFault> {
    let (words, after) = timed(argument).map_or((argument, None), |(words, after)| (words, Some(after)));
    let words = unquoted(words).unwrap_or(words);
    if words.trim().is_empty() {
        return Err(ActFault::NoWords);
    }
    Ok(Act::Type { words: words.to_owned(), after })
}

/// Takes the time from the end of an argument, if it has one: `postal savings after 2s`.
fn timed(argument: &str) -> Option<(&str, Duration)> {
    let (before, time) = argument.rsplit_once(char::is_whitespace)?;
    let words = before.trim_end().strip_suffix("after")?;
    if !words.ends_with(char::is_whitespace) {
        return None;
    }
    Some((words.trim_end(), parse_length(time)?))
}

fn unquoted(words: &str) -> Option<&str> {
    words.strip_prefix('"')?.strip_suffix('"')
}

fn hang_up(argument: &str) -> Result<Act, ActFault> {
    let rest = argument.strip_prefix("up").ok_or(ActFault::NoVerb)?;
    if rest.is_empty() {
        return Ok(Act::HangUp { after: None });
    }
    if !rest.starts_with(char::is_whitespace) {
        return Err(ActFault::NoVerb);
    }
    let after = rest.trim_start().strip_prefix("after").ok_or(ActFault::Trailing)?;
    length(after.trim()).map(|after| Act::HangUp { after: Some(after) })
}

fn length(text: &str) -> Result<Duration, ActFault> {
    parse_length(text).ok_or_else(|| ActFault::NoLength(text.to_owned()))
}

/// Prints the line that [`Act::read`] reads, the argument in the column of the notation.
impl fmt::Display for Act {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let after = match self {
            Self::Press { keys, after } => {
                write!(out, "press    {keys}")?;
                *after
            }
            Self::Type { words, after } => {
                if timed(words).is_some() || unquoted(words).is_some() {
                    write!(out, "type     \"{words}\"")?;
                } else {
                    write!(out, "type     {words}")?;
                }
                *after
            }
            Self::Wait(length) => return write!(out, "wait     {}", print_length(*length)),
            Self::HangUp { after } => {
                out.write_str("hang up")?;
                *after
            }
        };
        match after {
            Some(after) => write!(out, " after {}", print_length(after)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "any other value is a failure of the test")]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_read_back_as_it_is_written() {
        for line in [
            "press    2",
            "press    11185#",
            "press    1 after 200ms",
            "type     postal savings",
            "type     postal savings after 1.5s",
            "type     \"call me after 5s\"",
            "type     \"call me after 5s\" after 2s",
            "wait     1.5s",
            "hang up",
            "hang up after 12.345s",
        ] {
            assert_eq!(Act::read(line).unwrap().to_string(), line);
        }
    }

    #[test]
    fn words_are_typed_as_they_stand_between_quotation_marks() {
        let words = |line| match Act::read(line).unwrap() {
            Act::Type { words, after } => (words, after),
            other => panic!("{other}"),
        };
        assert_eq!(words("type \"after 5s\""), ("after 5s".to_owned(), None));
        assert_eq!(words("type the day after"), ("the day after".to_owned(), None));
        assert_eq!(words("type yes after 5s"), ("yes".to_owned(), Some(Duration::from_secs(5))));
    }

    #[test]
    fn what_is_no_act_says_why() {
        for (line, words) in [
            ("press", "which keys"),
            ("press 1a", "key `a`"),
            ("press 1 after", "length of time"),
            ("wait", "length of time"),
            ("wait ten", "`ten`"),
            ("hang up now", "nothing comes after"),
            ("hang up after", "length of time"),
            ("hang upside", "can `press`"),
            ("type \"\"", "what is typed"),
            ("shout", "can `press`"),
        ] {
            let told = Act::read(line).unwrap_err().to_string();
            assert!(told.contains(words), "{line}: {told}");
        }
    }
}
