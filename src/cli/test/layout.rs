//! `--fmt`: sets call files out in the usual way.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::caller::scripted::rewrite::rewrite;
use crate::cli::{Failure, Outcome, tell};
use crate::diagnostic::{Faults, Format, printable};
use crate::transcript::call_file::{CallFile, laid_out};

/// Sets the files out; with `only_check` it says which would change.
pub(super) fn lay_out(paths: &[PathBuf], only_check: bool) -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    let (mut changed, mut faults, mut trouble) = (0_usize, Vec::new(), None);
    for path in paths {
        let (file, found) = match CallFile::open(path) {
            Ok(read) => read,
            Err(error) => {
                trouble = trouble.or(Some(Failure::told(error.to_string())));
                continue;
            }
        };
        // What is not understood is not touched.
        if !found.is_empty() {
            faults.extend(found);
            continue;
        }
        let text = laid_out(file.source.text());
        if text == file.source.text() {
            continue;
        }
        let name = path.to_string_lossy();
        if only_check {
            writeln!(out, "would set out {}", printable(&name))?;
        } else if let Err(error) = rewrite(path, &file.source, &text) {
            trouble = trouble.or(Some(Failure::told(error.to_string())));
            continue;
        } else {
            writeln!(out, "set out {}", printable(&name))?;
        }
        changed += 1;
    }
    drop(out);
    let faults: Faults = faults.into_iter().collect();
    let told = tell(&faults, Format::Text)?;
    match trouble {
        Some(trouble) => Err(trouble),
        None if only_check && changed > 0 => Ok(Outcome::Found),
        None => Ok(told),
    }
}
