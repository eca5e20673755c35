//! Reachline: an accessibility-first laboratory for phone menus.
//!
//! A hotline is written as a script ([`script`]) and its words ([`prompt`]). A [`call::Call`] is one call to it
//! in progress: events and the time go in, actions come out, and whoever is at the other end carries them out.

pub mod audit;
pub mod call;
pub mod caller;
pub mod cli;
pub mod clock;
mod contained;
pub mod diagnostic;
pub mod explore;
pub mod file;
pub mod key;
pub mod map;
pub mod news;
pub mod number;
pub mod page;
pub mod prompt;
pub mod render;
pub mod report;
pub mod script;
pub mod sound;
mod table;
pub mod transcript;
pub mod voice;
