//! One thing that happened in a call and when, as it is kept: what was said, what the caller did, how it ended.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::act::Act;
use super::mask::{Mask, hide};
use crate::clock::At;
use crate::key::Keys;

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// When; in JSON, milliseconds since the call was connected.
    #[serde(with = "super::milliseconds::at")]
    pub at: At,
    /// What.
    #[serde(flatten)]
    pub what: Happened,
}

/// What happens in a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Happened {
    /// The hotline begins to say something.
    Hear {
        /// When it ends, unless it is cut short.
        #[serde(with = "super::milliseconds::at")]
        until: At,
        /// The name of the step.
        step: String,
        /// The tag of the language that the caller has chosen.
        language: String,
        /// What is said.
        said: Vec<Stretch>,
    },
    /// What is being said is cut short.
    Cut,
    /// The caller presses keys, the first of them now and the others at the pace of
    /// [`super::act::BETWEEN_KEYS`].
    Press {
        /// Which.
        #[serde(with = "super::milliseconds::keys")]
        keys: Keys,
        /// How long after what was done before, where that matters.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "super::milliseconds::length")]
        after: Option<Duration>,
    },
    /// The caller presses keys that are not kept.
    PressHidden {
        /// Why.
        why: Hidden,
        /// What may be shown of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shown: Option<String>,
    },
    /// The caller types words.
    Type {
        /// Which.
        words: String,
        /// How long after what was done before, where that matters.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "super::milliseconds::length")]
        after: Option<Duration>,
    },
    /// The caller lets time pass.
    Wait {
        /// How long.
        #[serde(with = "super::milliseconds::whole")]
        length: Duration,
    },
    /// The caller hangs up.
    HangUp {
        /// How long after what was done before, where that matters.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "super::milliseconds::length")]
        after: Option<Duration>,
    },
    /// The caller is connected to a line.
    Transfer {
        /// Its name.
        line: String,
        /// Its number, as dialled from the same city.
        number: String,
    },
    /// The call is over.
    Ends {
        /// How: a word of [`super::ENDINGS`].
        reason: String,
    },
    /// Something that the caller's side has to say about the call.
    Note {
        /// A sentence.
        words: String,
    },
}

/// What is said between two pauses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// When it begins.
    #[serde(with = "super::milliseconds::at")]
    pub at: At,
    /// When it ends, unless it is cut short.
    #[serde(with = "super::milliseconds::at")]
    pub until: At,
    /// The tag of the language it begins in.
    pub language: String,
    /// Its words, for the eye.
    pub text: String,
}

/// Why keys are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hidden {
    /// The hotline takes something secret.
    Secret,
    /// They are the caller's own number.
    Number,
}

impl Happened {
    /// What a caller does, as it happens.
    pub fn of_act(act: Act) -> Self {
        match act {
            Act::Press { keys, after } => Self::Press { keys, after },
            Act::Type { words, after } => Self::Type { words, after },
            Act::Wait(length) => Self::Wait { length },
            Act::HangUp { after } => Self::HangUp { after },
        }
    }

    /// What the caller does, if it is something that the caller does and that was kept.
    pub fn act(&self) -> Option<Act> {
        match self {
            Self::Press { keys, after } => Some(Act::Press { keys: *keys, after: *after }),
            Self::Type { words, after } => Some(Act::Type { words: words.clone(), after: *after }),
            Self::Wait { length } => Some(Act::Wait(*length)),
            Self::HangUp { after } => Some(Act::HangUp { after: *after }),
            Self::Hear { .. }
            | Self::Cut
            | Self::PressHidden { .. }
            | Self::Transfer { .. }
            | Self::Ends { .. }
            | Self::Note { .. } => None,
        }
    }

    /// The same with every number of `numbers` hidden in what is said and typed.
    #[must_use]
    pub fn without(mut self, numbers: &[Keys], mask: Mask) -> Self {
        if numbers.is_empty() {
            return self;
        }
        match &mut self {
            Self::Hear { said, .. } => {
                for stretch in said {
                    stretch.text = hide(&stretch.text, numbers, mask);
                }
            }
            Self::Type { words, .. } => *words = hide(words, numbers, mask),
            Self::Cut
            | Self::Press { .. }
            | Self::PressHidden { .. }
            | Self::Wait { .. }
            | Self::HangUp { .. }
            | Self::Transfer { .. }
            | Self::Ends { .. }
            | Self::Note { .. } => {}
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_back_as_they_are_written() {
        let welcome = Stretch {
            at: At::START,
            until: At::from_millis(1600),
            language: "en".to_owned(),
            text: "Welcome.".to_owned(),
        };
        for (what, json) in [
            (
                Happened::Hear {
                    until: At::from_millis(1600),
                    step: "welcome".to_owned(),
                    language: "en".to_owned(),
                    said: vec![welcome],
                },
                r#"{"at":250,"event":"hear","until":1600,"step":"welcome","language":"en","said":[{"at":0,"until":1600,"language":"en","text":"Welcome."}]}"#,
            ),
            (Happened::Cut, r#"{"at":250,"event":"cut"}"#),
            (
                Happened::of_act(Act::read("press 1*# after 250ms").unwrap()),
                r#"{"at":250,"event":"press","keys":"1*#","after":250}"#,
            ),
            (Happened::of_act(Act::read("press 1").unwrap()), r#"{"at":250,"event":"press","keys":"1"}"#),
            (
                Happened::PressHidden { why: Hidden::Number, shown: Some("***8000".to_owned()) },
                r#"{"at":250,"event":"press-hidden","why":"number","shown":"***8000"}"#,
            ),
            (Happened::of_act(Act::read("wait 10s").unwrap()), r#"{"at":250,"event":"wait","length":10000}"#),
            (Happened::of_act(Act::read("hang up").unwrap()), r#"{"at":250,"event":"hang-up"}"#),
        ] {
            let moment = Moment { at: At::from_millis(250), what };
            assert_eq!(serde_json::to_string(&moment).unwrap(), json);
            assert_eq!(serde_json::from_str::<Moment>(json).unwrap(), moment);
        }
    }

    #[test]
    fn keys_that_no_telephone_has_are_refused_when_read() {
        let told = serde_json::from_str::<Moment>(r#"{"at":0,"event":"press","keys":"1a"}"#).unwrap_err();
        assert!(told.to_string().contains("no telephone has a key `a`"), "{told}");
    }
}
