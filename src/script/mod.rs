//! A hotline: as written (`document`), as checked (`hotline`), and the way from one to the other (`check`).
//! What is said in it belongs to `prompt`, what happens in it to `call`.

mod check;
mod document;
pub mod faults;
mod folder;
pub mod headlines;
mod hotline;
pub mod hours;
mod parts;
pub mod starter;

pub(crate) use check::is_name;
pub use check::{Checked, check, hearing, keys_before_goals};
pub use document::SCHEMA;
pub use folder::{LARGEST, built_in, load, load_text, prompt_folders, sounds};
pub use hotline::{
    About, Accept, Announce, Announcement, Bulletin, Channel, Deed, Entry, Hotline, Hours, LanguageId, Line,
    Listening, Menu, MenuOption, Step, StepId, StepKind, Target, Task,
};
pub use parts::Parts;
