//! Many test calls: found in folders, read, made on all cores, and their results put in the order of the files
//! however many cores there were. How results are told is for `report`.
//!
//! Every call of a folder, one after the other:
//!
//! ```
//! use reachline::caller::scripted::suite::{Choice, Suite, find};
//!
//! let suite = Suite::read(&find(&["scripts".into()])?);
//! assert_eq!(suite.broken(), [], "every file can be read, and its hotline is sound");
//! let tests = suite.tests(&Choice { filters: vec!["china-post/lines".to_owned()], shard: None });
//! assert!(!tests.is_empty());
//! for test in tests {
//!     println!("{}", suite.file(test).name(test.call));
//!     suite.make(test)?;
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `tests/calls.rs` in the repository gives them to `libtest-mimic`, so that each is a test of its own.

mod accept;
mod alone;
mod files;
mod find;
mod hotlines;
mod results;
mod run;
mod watched;

pub use accept::{Acceptance, Change, ChangedLine};
pub use files::{Choice, Shard, Suite, Test, TestFile};
pub use find::{FindError, find};
pub use hotlines::{Answer, Hotlines};
pub use results::{Cause, Outcome, Results, Tally, Tested};
pub use run::{Progress, Run};
pub use watched::{Touch, Watched};
