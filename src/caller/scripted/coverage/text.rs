//! Coverage in words: a line for each kind, then everything that was not used, with its place in the script.

use std::io;

use super::{Coverage, Kind};
use crate::diagnostic::printable;

/// So much that was not used is named.
const MOST: usize = 100;

pub(super) fn write(all: &[Coverage], out: &mut dyn io::Write) -> io::Result<()> {
    for coverage in all {
        let name = printable(coverage.name());
        writeln!(out, "coverage of {name}: {}", coverage.summary())?;
        for kind in Kind::ALL {
            if let (used, of @ 1..) = coverage.tally(Some(kind)) {
                writeln!(out, "{}: {used} of {of}", kind.name())?;
            }
        }
        for item in coverage.unused().take(MOST) {
            let words = item.words(&coverage.hotline);
            writeln!(out, "not covered: {name}:{}: {words}", coverage.line(item))?;
        }
        if let left @ 1.. = coverage.unused().count().saturating_sub(MOST) {
            writeln!(out, "not covered: and {left} more, all in the form `html`")?;
        }
    }
    Ok(())
}
