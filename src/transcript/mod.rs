//! The notation of a call: what a caller does and what is heard, a line each, read and written. The walkthrough
//! prints it, test calls are kept in it.

pub mod act;
pub mod call_file;
pub mod plain;

pub use act::{Act, ActFault};
