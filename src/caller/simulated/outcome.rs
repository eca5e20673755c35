//! What came of one simulated call.

use crate::clock::At;
use crate::key::Key;
use crate::script::StepId;

/// How it ended for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// They got what they wanted.
    Completed,
    /// They were connected to a person whom the hotline has for those who need one, and whom they had not called for.
    Person,
    /// They were connected to another line.
    Elsewhere(StepId),
    /// They hung up, at this step.
    GaveUp(StepId),
    /// The hotline hung up, at this step.
    Forced(StepId),
}

impl Outcome {
    /// Whether the caller got what they wanted, or a person.
    pub fn is_help(self) -> bool {
        match self {
            Self::Completed | Self::Person => true,
            Self::Elsewhere(_) | Self::GaveUp(_) | Self::Forced(_) => false,
        }
    }
}

/// Something that a caller did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// They pressed a key.
    Press(Key),
    /// They typed words.
    Type(String),
    /// They hung up.
    HangUp,
}

/// What is counted of a call.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// How it ended.
    pub outcome: Outcome,
    /// When.
    pub ended: At,
    /// Whether a person answers where the caller was connected.
    pub human: bool,
    /// How many keys were pressed.
    pub keys: u32,
    /// How many of them were not meant, or pressed twice.
    pub wrong_keys: u32,
    /// How many words were heard, or read; in Mandarin, characters.
    pub words: u32,
    /// How many times the caller asked for the same again.
    pub repeats: u32,
    /// How many times the hotline met with silence.
    pub silences: u32,
    /// How many times it was given what it does not know.
    pub no_matches: u32,
    /// How many menus and headlines were visited beyond the shortest way.
    pub lost: u32,
    /// How many answers came after the time for them was over.
    pub late: u32,
    /// The least time that was left when an answer came, in milliseconds; less than nothing when it came too late.
    /// None where every answer came while words were still being said.
    pub slack: Option<i64>,
    /// The most options that were held in mind.
    pub memory: u32,
}
