//! Everyone who can be at the other end of a call. Each is a loop around a [`crate::call::Call`] that carries
//! out its actions; they share the [`Handset`], which does so in virtual time, and the [`Witness`], which tells
//! what happens.

pub mod fuzz;
mod handset;
mod heard;
mod lexicon;
pub mod recording;
pub mod replay;
pub mod scripted;
pub mod simulated;
mod stretches;
pub mod terminal;
pub mod witness;

pub use handset::Handset;
pub use heard::Heard;
pub use lexicon::{Lengths, Lexicon};
pub use stretches::{Line, lines, stretches};
pub use witness::Witness;
