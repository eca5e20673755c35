//! What an author is told about a fault, in each format, and why a file cannot be read. Every picture here is
//! what stands on the screen or is spoken, to the character.

mod examples;
mod json;
mod read;
mod sarif;
mod text;
mod words;
