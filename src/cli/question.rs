//! A question for yes or no, at a terminal: a label and a line of text. Nothing is drawn again and no arrow key is needed,
//! which libraries for questions do not offer.

use std::io::{self, Write};

/// Asks whether `what` is to be written; anything but yes is no.
///
/// # Errors
/// When standard output cannot be written, or standard input read.
pub(super) fn agreed(what: &str) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    write!(out, "Write {what}? Type yes or no: ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
