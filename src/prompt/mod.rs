//! What callers hear, as words: messages in Fluent, one file per language, become utterances whose parts have
//! a text for the eye and a text for the ear. Which message is said when is the call's business; how words
//! become sound is a voice's.

pub mod catalogue;
pub mod faults;
pub mod locale;
mod pronunciation;
pub mod recordings;
pub mod utterance;
pub mod value;

pub use catalogue::{Catalogue, Message};
pub use locale::Locale;
pub use pronunciation::Pronunciation;
pub use utterance::{Part, Utterance};
pub use value::Value;
