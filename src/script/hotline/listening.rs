//! How a step listens to its caller: how long, how often, and what it says of the keys.

use std::time::Duration;

use super::Target;

/// How a step listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listening {
    /// How much silence after the words is taken for no answer.
    pub no_input_timeout: Duration,
    /// How much silence between two digits ends an entry, or decides between 1 and 12.
    pub inter_digit_timeout: Duration,
    /// How many times the options are heard, if they are met with silence.
    pub max_no_input: u8,
    /// How many times the options are heard, if they are met with wrong keys.
    pub max_no_match: u8,
    /// Where silence leads in the end.
    pub on_no_input: Target,
    /// Where wrong keys lead in the end.
    pub on_no_match: Target,
    /// Whether a key cuts the words short. Where it does not, early keys count once the words are over.
    pub barge_in: bool,
    /// The silence between two options.
    pub option_pause: Duration,
    /// The same key again within this time is a bounce of the first, except among typed digits.
    pub double_key_guard: Duration,
    /// The same among typed digits: off unless it is set, for 11185 begins with three ones.
    pub double_digit_guard: Duration,
    /// Which common keys are named after the options.
    pub announce: Announce,
    /// Whether the way to a person is named before the options.
    pub person_first: bool,
    /// Whether the number of options is said before them.
    pub count_options: bool,
}

/// Which of the keys that mean the same everywhere are named after a menu's own options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Announce {
    /// All of them.
    All,
    /// The way to a person.
    Person,
    /// None.
    Nothing,
}
