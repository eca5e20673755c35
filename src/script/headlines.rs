//! The news of a hotline as a call reads them: each item in the caller's language, or in another that there is.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::news::News;
use crate::prompt::Locale;

/// The news, newest first.
#[derive(Debug, Default)]
pub struct Headlines {
    items: Vec<Item>,
}

#[derive(Debug)]
struct Item {
    day: Option<Date>,
    /// Never empty.
    stories: Vec<Story>,
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
    /// The items that are told in a language that can be spoken, their days by the clock of the hotline.
    pub fn new(news: &News, zone: &TimeZone) -> Self {
        let told = |item: &crate::news::Item| {
            let stories = item.stories().iter().filter_map(|story| {
                Some(Story {
                    locale: Locale::find(&story.language().to_string())?,
                    title: story.title().to_owned(),
                    paragraphs: story.paragraphs().to_vec(),
                })
            });
            let stories: Vec<Story> = stories.collect();
            (!stories.is_empty()).then(|| Item { day: item.when().map(|when| when.day_in(zone)), stories })
        };
        Self { items: news.items().iter().filter_map(told).collect() }
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
