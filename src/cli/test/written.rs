//! Reports in files: `FORM=FILE` on the command line.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::cli::Failure;
use crate::diagnostic::{did_you_mean, listed, quoted};

/// A report in a file.
#[derive(Clone, Debug)]
pub(super) struct Written<F> {
    pub(super) form: F,
    pub(super) path: PathBuf,
}

/// Reads `FORM=FILE`.
pub(super) fn form_and_file<F: Copy>(
    text: &str,
    all: &[F],
    name: fn(F) -> &'static str,
    example: &str,
) -> Result<Written<F>, String> {
    let forms = || all.iter().map(|form| name(*form));
    let Some((form, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        return Err(format!("write the form and the file, as in `{example}`"));
    };
    match all.iter().find(|known| name(**known) == form) {
        Some(form) => Ok(Written { form: *form, path: path.into() }),
        None => {
            let all = || format!("the forms are {}", listed(forms()));
            Err(format!("there is no form {}; {}", quoted(form), did_you_mean(form, forms(), all)))
        }
    }
}

/// Writes a report; the failure says that the results are told all the same.
pub(super) fn write_file(
    path: &Path,
    what: &str,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let written = File::create(path).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    });
    written.map_err(|error| {
        let path = quoted(&path.to_string_lossy());
        Failure::told(format!("cannot write the {what} {path}: {error}; the results are told above"))
    })
}
