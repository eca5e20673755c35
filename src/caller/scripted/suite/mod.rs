//! Many test calls: found in folders, read, made on all cores, and their results put in the order of the files
//! however many cores there were. How results are told is for `report`.

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
