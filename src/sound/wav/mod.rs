//! Sound in WAV files (RIFF): read from any program, however its header lies, and written for any program, to a
//! file or into a pipe.

mod file;
mod head;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use file::{WavFile, save};
pub use read::{LONGEST, WavFault, length_of, read};
pub use write::{Encoding, Extent, Form, Writer, bytes};
