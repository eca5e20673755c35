//! What there is to say of the items of a feed that was read.

use std::fmt;

use jiff::civil::Date;

use crate::news::words::LONGEST_STORY;

/// Something to say about an item, and about others of which the same is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark<K> {
    /// What is to be said of the first of them.
    pub kind: K,
    /// Which item that is, counted from one as they stand in the feed; zero for the feed as a whole.
    pub item: usize,
    /// Of how many items the like is to be said.
    pub count: usize,
}

impl<K> Remark<K> {
    /// Remarks upon an item: a feed with a million of the same fault is one remark.
    pub(super) fn add(remarks: &mut Vec<Self>, item: usize, kind: K) {
        let like = std::mem::discriminant(&kind);
        match remarks.iter_mut().find(|remark| std::mem::discriminant(&remark.kind) == like) {
            Some(remark) => remark.count += 1,
            None => remarks.push(Self { kind, item, count: 1 }),
        }
    }
}

/// Why an item was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Neither a title nor a story.
    #[error("has neither a title nor words, so there is nothing to read")]
    NoWords,
    /// A story beyond what anybody hears out.
    #[error("is too long to be read over a telephone: {0} characters of words, and {most} are allowed", most = LONGEST_STORY)]
    TooLong(usize),
    /// An id that an earlier item has.
    #[error("has the id of an earlier item, `{0}`, and only the first was taken")]
    Twice(String),
}

/// What was amiss with an item that was kept all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Note {
    /// No date at all.
    #[error("has no date; it is read last")]
    NoDate,
    /// A date that cannot be made sure of.
    #[error("has a date that cannot be made sure of, `{0}`; it is kept without one and read last")]
    UnreadableDate(String),
    /// A date to come.
    #[error("is dated in the future, {0}")]
    Future(Date),
    /// No title: its first words stand in.
    #[error("has no title; its first words stand in for one")]
    NoTitle,
    /// A title too long to be one; all of it is in the story.
    #[error("has a title too long for a headline; the whole of it begins the story")]
    LongTitle,
    /// A language nobody has heard of.
    #[error("names a language that is none, `{0}`")]
    UnknownLanguage(String),
    /// Characters that the encoding has not.
    #[error("has characters that are not in its encoding: {0}; they read as `\u{FFFD}`")]
    LostCharacters(usize),
}

/// One sentence: `item 3 has no date; it is read last (so have 4 more)`.
impl<K: fmt::Display> fmt::Display for Remark<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            0 => write!(out, "the feed {}", self.kind)?,
            item => write!(out, "item {item} {}", self.kind)?,
        }
        match self.count {
            1 => Ok(()),
            2 => out.write_str(" (and so it is with one more item)"),
            count => write!(out, " (and so it is with {} more items)", count - 1),
        }
    }
}
