//! What an author is told about a fault, in each format, and why a file cannot be read. Every picture here is
//! what stands on the screen or is spoken, to the character.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes the pictures in this form")]

mod any;
mod examples;
mod json;
mod read;
mod sarif;
mod text;
mod words;
