//! A caller who follows a test call. Hears everything out before each act, unless the call says when; makes no
//! mistakes; never gets tired. What callers other than this one do is for the simulated ones.

mod again;
mod alignment;
mod attempt;
pub mod coverage;
mod failure;
pub mod failures;
mod listener;
mod matching;
mod plan;
mod record;
pub mod report;
pub mod rewrite;
mod spoken;
pub mod suggest;
pub mod suite;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use again::{again, parting};
pub use attempt::{GoOn, Room, attempt};
pub use failure::Failure;
pub use listener::Listener;
pub use plan::{ATTENTIVE, ORDINARY_MOMENT, Plan, callers, ordinary_moment};
