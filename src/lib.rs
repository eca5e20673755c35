//! Reachline: an accessibility-first laboratory for phone menus.

pub mod cli;
pub mod clock;
pub mod diagnostic;
pub mod key;
pub mod number;
