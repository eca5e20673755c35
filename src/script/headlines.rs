//! The news of a hotline as a call reads them: each item in the caller's language, or in another that there is.

use jiff::civil::Date;

use crate::prompt::Locale;

/// The news, newest first.
#[derive(Debug, Default)]
pub struct Headlines {
    items: Vec<Item>,
}

/// One item.
#[derive(Debug)]
pub struct Item {
    /// Its day, if it has one.
    pub day: Option<Date>,
    /// The story in each language there is. Never empty.
    pub stories: Vec<Story>,
}

/// An item in one language.
#[derive(Debug)]
pub struct Story {
    /// The language.
    pub locale: &'static Locale,
    /// The headline.
    pub title: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
}

impl Headlines {
    /// The news, which are in their order already.
    pub fn new(items: Vec<Item>) -> Self {
        Self { items }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The day of an item.
    pub fn day(&self, item: usize) -> Option<Date> {
        self.items.get(item)?.day
    }

    /// An item in `locale`, or in the language it was written in.
    pub fn story(&self, item: usize, locale: &Locale) -> Option<&Story> {
        let stories = &self.items.get(item)?.stories;
        stories.iter().find(|story| story.locale == locale).or_else(|| stories.first())
    }

    /// How many paragraphs an item has.
    pub fn paragraphs(&self, item: usize, locale: &Locale) -> usize {
        self.story(item, locale).map_or(0, |story| story.paragraphs.len())
    }
}
