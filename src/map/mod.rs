//! The menu of a hotline for people: what is said, which key leads where, when lines are open and how they are
//! dialled. As a nested list for a website or a letter, and as pictures with the same in words.
//!
//! The outline is made once for each language; each form writes it down. Each step is told once, where it is
//! fewest steps from the beginning; elsewhere the map says where that is.

mod facts;
mod form;
mod hours;
mod outline;
mod terms;
mod ways;

pub use form::Form;
pub use outline::{Entry, Goes, Marks, Outline, Section};
