//! What a script says of itself: what it is judged by, where it is published, how else people get through. Nothing in
//! a call depends on it.

use std::ops::Range;

/// What a script says of itself, for those who judge and publish it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The profile it is to be judged by, and where the script says so.
    pub profile: Option<(Box<str>, Range<usize>)>,
    /// Where the menu is published in writing.
    pub map: Option<Box<str>>,
    /// The ways to get through without hearing or speech, and the number or address of each.
    pub channels: Vec<(Channel, Box<str>)>,
}

/// A way to get through in writing, or by somebody who speaks for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Text that appears while it is typed.
    RealTimeText,
    /// Text messages.
    Messages,
    /// A chat on the web.
    Chat,
    /// A number that relay services call.
    Relay,
}
