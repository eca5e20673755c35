//! Checking scripts and prompts, as an author lives through it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod broken;
mod example;
mod pages;
mod said_keys;
mod written;
