//! Every prompt of a hotline as sound files, for a telephone system that plays files: named and placed as that system
//! looks for them, at one loudness, with a manifest that says what each file says. What has not changed since the last
//! time is left as it is.

mod fault;
mod heard;
mod job;
mod layout;
mod manifest;
mod pieces;
mod plan;
mod there;
mod told;
mod work;

pub use fault::Fault;
pub use layout::System;
pub use manifest::{Composed, Manifest, NAME, Piece, Prompt, Rendered, SaidBy};
pub use plan::plan;
pub use work::{Plan, Tally};

use crate::prompt::{Locale, Utterance};

/// Something to be rendered into a file, or put together out of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it is called.
    pub id: String,
    /// The language of the hotline that it belongs to.
    pub locale: &'static Locale,
    /// What it says, in order.
    pub says: Vec<Says>,
}

/// A piece of what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Words, which can be a file.
    Words(Utterance),
    /// A value that is only known in a call, by its name.
    Value(String),
}
