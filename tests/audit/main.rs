//! Judging hotlines, as an owner lives through it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod command;
#[path = "../check/example.rs"]
mod example;
mod pages;
#[path = "../check/written.rs"]
mod written;
