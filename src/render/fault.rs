//! Why prompts could not be rendered, and what to do about it.

use std::io;
use std::path::PathBuf;

use crate::diagnostic::quoted;
use crate::file;
use crate::voice::Trouble;

/// Why it could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The voice could not say something.
    #[error("cannot render `{id}`: {trouble}")]
    Voice {
        /// What.
        id: String,
        /// Why.
        trouble: Trouble,
    },
    /// A file could not be written.
    #[error("cannot write {}: {}; what was rendered before is kept, and the next run goes on from there", quoted(&path.display().to_string()), file::why(error))]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Whoever watches wanted no more.
    #[error("stopped before the end; what was rendered is kept, and the next run goes on from there")]
    Stopped,
    /// Something is in the way.
    #[error("there is {} already, and it was not rendered here, so it is not replaced; move it away, or choose another folder", quoted(&.0.display().to_string()))]
    Taken(PathBuf),
    /// The manifest cannot be read.
    #[error("cannot read {}: {why}; take it away, with the files it names, to render everything anew", quoted(&path.display().to_string()))]
    Manifest {
        /// Where.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The manifest is another hotline's.
    #[error("{} holds the prompts of `{there}` for {system}; choose another folder for those of another hotline or for another system", quoted(&folder.display().to_string()))]
    Another {
        /// Where.
        folder: PathBuf,
        /// Whose it is.
        there: String,
        /// What they are for.
        system: String,
    },
}
