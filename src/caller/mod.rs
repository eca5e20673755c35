//! Everyone who can be at the other end of a call. Each is a loop around a [`crate::call::Call`] that carries
//! out its actions; they share the [`handset`], which does so in virtual time, and the [`witness`], which tells
//! what happens.

pub mod fuzz;
pub mod handset;
pub mod replay;
pub mod scripted;
pub mod simulated;
mod stretches;
pub mod terminal;
pub mod witness;

pub use handset::{Handset, Heard, Lexicon};
pub use stretches::{Line, lines, stretches};
pub use witness::Witness;
