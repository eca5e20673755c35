//! The keyboard of a terminal: by lines, by lines that do not show, or key by key. However the walk ends, the
//! terminal is given back as it was.
//!
//! The terminal's own line editing is used, which screen readers, braille displays and input methods know; a
//! prompt library would draw each letter itself and clear the line when it is done.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use elsewhere::Keyboard;
#[cfg(unix)]
pub use unix::Keyboard;

/// How keys are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A line at a time, which shows as it is typed.
    Line,
    /// A line at a time, which does not show.
    HiddenLine,
    /// Key by key, which do not show.
    Keys,
}
