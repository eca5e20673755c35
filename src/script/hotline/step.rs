//! The steps of a hotline, one table of the script each, as checked.

use std::ops::Range;

use super::{LanguageId, Listening, Target};
use crate::key::{Key, Keys};
use crate::number::Number;
use crate::script::hours::Timetable;

/// A step, by its name.
#[derive(Debug)]
pub struct Step {
    /// The name in the script, and of its words in the prompts.
    pub name: Box<str>,
    /// Where the script names it, for complaints and coverage.
    pub span: Range<usize>,
    /// What it is.
    pub kind: StepKind,
}

/// What a step is.
#[derive(Debug)]
pub enum StepKind {
    /// A choice by key.
    Menu(Menu),
    /// A telephone line that callers are connected to.
    Line(Line),
    /// Headlines and stories.
    Bulletin(Bulletin),
    /// Words, and where they lead.
    Announcement(Announcement),
    /// Digits that callers type.
    Entry(Entry),
    /// A way that depends on the time.
    Hours(Hours),
}

impl StepKind {
    /// The menu that this is, if it is one.
    pub fn menu(&self) -> Option<&Menu> {
        match self {
            Self::Menu(menu) => Some(menu),
            Self::Line(_) | Self::Bulletin(_) | Self::Announcement(_) | Self::Entry(_) | Self::Hours(_) => {
                None
            }
        }
    }

    /// The line that this is, if it is one.
    pub fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Menu(_) | Self::Bulletin(_) | Self::Announcement(_) | Self::Entry(_) | Self::Hours(_) => {
                None
            }
        }
    }

    /// The entry that this is, if it is one.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::Menu(_) | Self::Line(_) | Self::Bulletin(_) | Self::Announcement(_) | Self::Hours(_) => {
                None
            }
        }
    }

    /// How it listens, if it says so itself.
    pub fn listening(&self) -> Option<&Listening> {
        match self {
            Self::Menu(menu) => Some(&menu.listening),
            Self::Line(line) => Some(&line.listening),
            Self::Bulletin(bulletin) => Some(&bulletin.listening),
            Self::Entry(entry) => Some(&entry.listening),
            Self::Announcement(_) | Self::Hours(_) => None,
        }
    }
}

/// A choice by key.
#[derive(Debug)]
pub struct Menu {
    /// The options in the order of their keys.
    pub options: Vec<MenuOption>,
    /// The languages it offers, in the order of their keys; most menus offer none.
    pub languages: Vec<(Keys, LanguageId)>,
    /// Where the script names each of them.
    pub language_spans: Vec<Range<usize>>,
    /// Where a chosen language leads.
    pub then: Option<Target>,
    /// Whether callers in danger or distress come here.
    pub urgent: bool,
    /// How it listens.
    pub listening: Listening,
}

/// One choice.
#[derive(Clone, Debug)]
pub struct MenuOption {
    /// What is pressed.
    pub keys: Keys,
    /// Where it leads.
    pub target: Target,
    /// The share of callers who choose it, in percent, where the author knows.
    pub weight: Option<f64>,
    /// Where the script says so.
    pub span: Range<usize>,
}

/// A telephone line.
#[derive(Debug)]
pub struct Line {
    /// Its numbers, the one that is dialled first. Never empty.
    pub numbers: Vec<Number>,
    /// How the first number is printed for the public, where that is not how it is dialled.
    pub published: Option<Box<str>>,
    /// When it is open, and where callers go when it is not; always open without.
    pub hours: Option<(Timetable, Target)>,
    /// Whether the caller is asked before being connected, because it costs or cannot be undone.
    pub confirm: bool,
    /// Whether a person answers.
    pub person: bool,
    /// Whether callers in danger or distress come here.
    pub urgent: bool,
    /// How it listens while it says where it leads.
    pub listening: Listening,
}

/// Headlines and stories.
#[derive(Debug)]
pub struct Bulletin {
    /// How it listens.
    pub listening: Listening,
    /// The keys that choose a story, in order; the last two of the free ones turn pages.
    pub story_keys: Vec<Key>,
    /// The key for older items, and the one for newer.
    pub page_keys: (Key, Key),
}

/// Words, and where they lead.
#[derive(Debug)]
pub struct Announcement {
    /// Where the caller goes after it.
    pub then: Target,
    /// Whether a key cuts it short.
    pub barge_in: bool,
}

/// Digits that callers type.
#[derive(Debug)]
pub struct Entry {
    /// What is accepted.
    pub accept: Accept,
    /// The key that ends it, where the length is open.
    pub end_key: Option<Key>,
    /// Whether what was typed is read back and confirmed.
    pub confirm: bool,
    /// Whether what was typed must never be said, shown or kept.
    pub sensitive: bool,
    /// Where it leads.
    pub then: Target,
    /// Where "no" leads, where yes or no is asked.
    pub on_no: Option<Target>,
    /// How it listens.
    pub listening: Listening,
}

impl Entry {
    /// The key that stops the typing, so that keys mean what they mean elsewhere.
    pub fn pause_key(&self) -> Key {
        if self.end_key == Some(Key::Star) { Key::Hash } else { Key::Star }
    }
}

/// What an entry accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accept {
    /// Digits, at least and at most so many.
    Digits {
        /// The fewest.
        least: u8,
        /// The most.
        most: u8,
    },
    /// A telephone number of any country.
    PhoneNumber,
    /// Four digits of a year, two of a month and two of a day, and a day that exists.
    Date,
    /// 1 for yes, 2 for no.
    YesNo,
}

/// A way that depends on the time.
#[derive(Debug)]
pub struct Hours {
    /// When it is open.
    pub timetable: Timetable,
    /// Where callers go then.
    pub when_open: Target,
    /// Where they go at all other times.
    pub when_closed: Target,
}
