//! What a caller does that can be heard.

use crate::clock::At;
use crate::key::Key;

/// Something that the caller did and that can be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sounded {
    /// When.
    pub at: At,
    /// What.
    pub what: Audible,
}

/// What a caller does that can be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audible {
    /// Pressing a key.
    Key(Key),
    /// Pressing a key that is not kept.
    HiddenKey,
    /// Typing words, which are read and not heard.
    Words,
}
