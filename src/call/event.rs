//! What happens to a call.

use jiff::Timestamp;

use crate::key::Key;

/// The name of a playback. A report about another one is late, and ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlayId(pub(super) u32);

/// What happens to a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// It is connected, at this moment of the world's time.
    Connected(Timestamp),
    /// The caller pressed a key.
    Key(Key),
    /// The caller typed words, by real-time text or in a terminal.
    Typed(String),
    /// A playback has ended by itself.
    Finished(PlayId),
    /// The deadline was reached.
    Deadline,
    /// The caller hung up.
    HungUp,
}
