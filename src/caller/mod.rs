//! Everyone who can be at the other end of a call. Each is a loop around a [`crate::call::Call`] that carries
//! out its actions; they share nothing but the [`handset`], which does so in virtual time.

pub mod handset;
pub mod scripted;

pub use handset::{Handset, Heard, Lexicon};
