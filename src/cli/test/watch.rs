//! `--watch`: tests again whenever something changes that a call depends on.

use super::Test;
use crate::cli::{Failure, Outcome};

/// Tests, waits for a change, tests what it touches, and so on until somebody stops it.
pub(super) fn watch(asked: &Test) -> Result<Outcome, Failure> {
    let _ = asked;
    Err(Failure::told("not yet"))
}
