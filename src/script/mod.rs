//! A hotline: as written (`document`), as checked (`hotline`), and the way from one to the other (`check`).
//! What is said in it belongs to `prompt`, what happens in it to `call`.

mod check;
mod document;
pub mod faults;
mod folder;
pub mod headlines;
mod hotline;
pub mod hours;
pub mod starter;

pub use check::{Checked, Parts, check};
pub use document::schema;
pub use folder::{LARGEST, built_in, load, sounds};
pub use hotline::{
    Accept, Announce, Announcement, Bulletin, Deed, Entry, Hotline, Hours, LanguageId, Line, Listening, Menu,
    MenuOption, Step, StepId, StepKind, Target,
};
