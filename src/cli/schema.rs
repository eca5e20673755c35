//! `reachline schema`: what editors need to complete and check a script.

use std::io::{self, Write};

use super::{Failure, Outcome};
use crate::script::SCHEMA;

/// Print the JSON Schema of scripts, for editors.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Schema {}

impl Schema {
    /// Prints it.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut out = io::stdout().lock();
        out.write_all(SCHEMA.as_bytes())?;
        out.flush()?;
        Ok(Outcome::Fine)
    }
}
