//! Callers who do anything at all, at the moments that matter most, and what must hold whatever they do. A call
//! in which something does not hold is shrunk to the shortest that shows it, and becomes a test call.
//!
//! A call follows from the seed and its own number, so the same seed finds the same on any number of cores.

mod draw;
mod known;
mod making;
mod phone;
mod rules;
mod run;
mod saved;
mod shrink;
#[cfg(test)]
mod tests;

pub use known::Known;
pub use making::{Opening, perform};
pub use phone::{Phone, kept};
pub use rules::{Broken, Rule};
pub use run::{Found, Fuzz, Outcome};
pub use saved::test_call;
