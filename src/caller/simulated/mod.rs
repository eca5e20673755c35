//! Simulated callers: people who are usually left behind, as figures. Each knows only what was said in the call so
//! far; they listen, miss, forget, choose, mistype, wait, ask again and give up, through the call engine itself, in
//! virtual time. What comes of it is a simulation, and no evidence about people.
//!
//! A caller is a set of figures ([`habits`]), read from a small file ([`read`]); what they want is a [`wish`]; what they
//! make of words is an [`ear`]; a call is a [`conversation`]; many of them are a [`run`], counted in a [`tally`] and
//! judged by a [`verdict`].

pub mod callers;
pub mod chance;
pub mod compare;
pub mod conversation;
pub mod ear;
pub mod faults;
pub mod habits;
pub mod outcome;
pub mod read;
pub mod report;
pub mod room;
pub mod run;
pub mod sensitivity;
pub mod statistics;
pub mod tally;
pub mod verdict;
pub mod way;
pub mod why;
pub mod wish;

pub use habits::{Basis, Channel, Habit, Habits};
pub use run::{Progress, Results, Simulation};
pub use verdict::Verdict;
pub use wish::{Wish, wishes};
