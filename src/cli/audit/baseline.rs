//! `--baseline` and `--write-baseline`.

use std::io::{self, Write};
use std::path::Path;

use crate::audit::Report;
use crate::audit::baseline::{Baseline, LARGEST};
use crate::cli::{Failure, Outcome};
use crate::diagnostic::{Source, quoted};
use crate::file::write_whole;

/// The report without what the file knows.
pub(super) fn without(report: Report, file: &Path) -> Result<Report, Failure> {
    let source = Source::read(file, LARGEST).map_err(|error| Failure::told(error.to_string()))?;
    match Baseline::read(source.text(), &report) {
        Ok(baseline) => Ok(report.without(&baseline)),
        Err(why) => {
            Err(Failure::told(format!("cannot use the baseline {}: {why}", quoted(&file.to_string_lossy()))))
        }
    }
}

/// Keeps what a report found.
pub(super) fn write(report: &Report, file: &Path) -> Result<Outcome, Failure> {
    let baseline = Baseline::of(report);
    let name = quoted(&file.to_string_lossy());
    if let Err(error) = write_whole(file, |out| out.write_all(baseline.text().as_bytes())) {
        return Err(Failure::told(format!(
            "cannot write the baseline {name}: {error}; check that its folder is there and may be written"
        )));
    }
    let findings = if baseline.count() == 1 { "finding" } else { "findings" };
    writeln!(io::stderr(), "kept {} {findings} in {name}", baseline.count())?;
    Ok(Outcome::Fine)
}
