//! `reachline schema`: what editors need to complete and check a script.

use std::io::{self, Write};

use super::{Failure, Outcome};
use crate::script::schema;

/// Print the JSON Schema of scripts, for editors.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Schema {}

impl Schema {
    /// Prints it.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        serde_json::to_writer_pretty(&mut out, &schema()).map_err(io::Error::from)?;
        writeln!(out)?;
        out.flush()?;
        Ok(Outcome::Fine)
    }
}
