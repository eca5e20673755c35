//! What a caller does, in a line of the notation: `press 2`, `type postal savings`, `wait 10s`, `hang up`.

use std::fmt;
use std::time::Duration;

use crate::clock::{parse_length, print_length};
use crate::key::Keys;

/// Between two keys of one `press`, at an ordinary pace.
pub const BETWEEN_KEYS: Duration = Duration::from_millis(500);

/// One thing that a caller does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Presses keys: once everything is heard out, or so long after what came before.
    Press {
        /// Which, [`BETWEEN_KEYS`] apart.
        keys: Keys,
        /// How long after what came before; into the words, if they last longer.
        after: Option<Duration>,
    },
    /// Types words, once everything is heard out.
    Type(String),
    /// Does nothing for so long, once everything is heard out.
    Wait(Duration),
    /// Hangs up, at once.
    HangUp,
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
    /// Words after `hang up`.
    #[error("nothing comes after `hang up`")]
    Trailing,
}

impl Act {
    /// Reads one line, which has no comment.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn read(line: &str) -> Result<Self, ActFault> {
        let line = line.trim();
        let (verb, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let argument = argument.trim();
        match verb {
            "press" => press(argument),
            "type" if argument.is_empty() => Err(ActFault::NoWords),
            "type" => Ok(Self::Type(argument.to_owned())),
            "wait" => length(argument).map(Self::Wait),
            "hang" if argument == "up" => Ok(Self::HangUp),
            "hang" if argument.starts_with("up") => Err(ActFault::Trailing),
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

fn length(text: &str) -> Result<Duration, ActFault> {
    parse_length(text).ok_or_else(|| ActFault::NoLength(text.to_owned()))
}

/// Prints the line that [`Act::read`] reads, the argument in the column of the notation.
impl fmt::Display for Act {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Press { keys, after: None } => write!(out, "press    {keys}"),
            Self::Press { keys, after: Some(after) } => {
                write!(out, "press    {keys} after {}", print_length(*after))
            }
            Self::Type(words) => write!(out, "type     {words}"),
            Self::Wait(length) => write!(out, "wait     {}", print_length(*length)),
            Self::HangUp => out.write_str("hang up"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_read_back_as_it_is_written() {
        for line in [
            "press    2",
            "press    11185#",
            "press    1 after 200ms",
            "type     postal savings",
            "wait     1.5s",
            "hang up",
        ] {
            assert_eq!(Act::read(line).unwrap().to_string(), line);
        }
    }

    #[test]
    fn what_is_no_act_says_why() {
        for (line, words) in [
            ("press", "which keys"),
            ("press 1a", "key `a`"),
            ("wait", "length of time"),
            ("wait ten", "`ten`"),
            ("hang up now", "nothing comes after"),
            ("shout", "can `press`"),
        ] {
            let told = Act::read(line).unwrap_err().to_string();
            assert!(told.contains(words), "{line}: {told}");
        }
    }
}
