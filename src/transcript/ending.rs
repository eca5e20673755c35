//! How a call ended, in a word: the argument of `ends`.

use crate::call::{Ending, Reason};

/// The caller was connected to a line.
pub const TRANSFERRED: &str = "transferred";

/// The word for an ending: `transferred`, `hung-up`, `done` or `too-long`.
pub const fn ending_name(ending: Ending) -> &'static str {
    match ending {
        Ending::Transferred(_) => TRANSFERRED,
        Ending::HungUp => "hung-up",
        Ending::Finished(Reason::Done) => "done",
        Ending::Finished(Reason::TooLong) => "too-long",
    }
}

/// Every word that [`ending_name`] gives, with what it means.
pub const ENDINGS: [(&str, &str); 4] = [
    (TRANSFERRED, "the caller was connected to a line"),
    ("hung-up", "the caller hung up"),
    ("done", "the hotline hung up, because the script says so"),
    ("too-long", "the hotline hung up on a call without end, and knows no line to connect it to"),
];
