//! The notation of a call: what a caller does and what is heard, a line each, read and written. The walkthrough
//! prints it, test calls are kept in it. The same in JSON carries enough to make the call again.

pub mod act;
pub mod call_file;
mod digest;
mod ending;
mod file;
mod head;
pub mod mask;
mod milliseconds;
mod moment;
mod notation;
pub mod plain;

pub use act::{Act, ActFault};
pub use digest::Digest;
pub use ending::{ENDINGS, ending_name};
pub use file::TranscriptFile;
pub use head::{Clock, FORM, Head, Numbers, Transcript};
pub use moment::{Happened, Hidden, Moment, Stretch};
pub use notation::{Form, Heads, Notation};
