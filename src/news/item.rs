//! An item of the news, and its story in each language.

use unic_langid::LanguageIdentifier;

use super::item_file::ItemFile;
use super::{When, faults, words};
use crate::diagnostic::{Diagnostic, Place};

/// What makes two files the same item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// The item's id.
    pub(super) id: String,
    /// The feed it came from.
    pub(super) feed: Option<String>,
}

impl Identity {
    pub(super) fn new(id: String, feed: Option<String>) -> Self {
        Self { id, feed }
    }

    /// A text that two identities have in common when they are the same. An id that is an address of any sort
    /// means one thing the world over; `42` means something only within its feed.
    pub(super) fn key(&self) -> String {
        let global = self.id.contains("://") || self.id.starts_with("tag:") || self.id.starts_with("urn:");
        match &self.feed {
            Some(feed) if !global => format!("{}\n{feed}", self.id),
            Some(_) | None => self.id.clone(),
        }
    }
}

/// An item, told in at least one language.
#[derive(Clone, Debug)]
pub struct Item {
    identity: Identity,
    when: Option<(When, Place)>,
    stories: Vec<Story>,
}

impl Item {
    pub(super) fn new(identity: Identity) -> Self {
        Self { identity, when: None, stories: Vec::new() }
    }

    /// The item's id: the file's name without language and ending, or the id that a feed gave it. Any text; it
    /// is neither a path nor unique beyond the feed it came from.
    pub fn id(&self) -> &str {
        &self.identity.id
    }

    /// When it was published; `None` when nobody said.
    pub fn when(&self) -> Option<When> {
        self.when.as_ref().map(|(when, _)| *when)
    }

    /// The item in each of its languages, at least one, in the order of their tags.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// The item in `language`, or in the nearest variety of it: `en` for someone who asked for `en-GB`.
    pub fn story(&self, language: &LanguageIdentifier) -> Option<&Story> {
        let exact = self.stories.iter().find(|story| story.language == *language);
        exact.or_else(|| self.stories.iter().find(|story| story.language.language == language.language))
    }

    /// Whether it came from a feed.
    pub fn from_feed(&self) -> bool {
        self.identity.feed.is_some()
    }

    /// Adds what one more file says of the item.
    pub(super) fn add(&mut self, file: ItemFile, faults: &mut Vec<Diagnostic>) {
        let ItemFile { when, story, identity: _, imported: _ } = file;
        match self.stories.binary_search_by_key(&story.language.to_string(), |told| told.language.to_string())
        {
            Err(at) => self.stories.insert(at, story),
            Ok(at) => {
                let message = format!(
                    "the item `{}` is told in `{}` by another file already",
                    words::beginning(self.id(), 100),
                    story.language
                );
                faults.push(
                    Diagnostic::error(&faults::TWICE, message, story.place)
                        .related(self.stories[at].place.clone(), "told here")
                        .help("delete one of the two files, or give it an `id` of its own"),
                );
                return;
            }
        }
        match (&self.when, when) {
            (Some((known, place)), Some((other, at))) if *known != other => faults.push(
                Diagnostic::error(
                    &faults::DATES_DIFFER,
                    format!("this item is dated `{other}` here and `{known}` in another language"),
                    at,
                )
                .related(place.clone(), "dated here")
                .help("write the same date in every language of the item, or in one alone"),
            ),
            (Some(_), _) | (None, None) => {}
            (None, found) => self.when = found,
        }
    }

    /// A warning that a language is missing, at the story that there is.
    pub(super) fn untranslated(&self, message: String) -> Option<Diagnostic> {
        let place = self.stories.first()?.place.clone();
        let help = "copy the file, change the language in its name, and translate title and paragraphs";
        Some(Diagnostic::warning(&faults::UNTRANSLATED, message, place).help(help))
    }
}

/// An item as it is told in one language.
#[derive(Clone, Debug)]
pub struct Story {
    language: LanguageIdentifier,
    title: String,
    paragraphs: Vec<String>,
    link: Option<String>,
    place: Place,
}

impl Story {
    pub(super) fn new(
        language: LanguageIdentifier,
        title: String,
        paragraphs: Vec<String>,
        link: Option<String>,
        place: Place,
    ) -> Self {
        Self { language, title, paragraphs, link, place }
    }

    /// The language of its words.
    pub fn language(&self) -> &LanguageIdentifier {
        &self.language
    }

    /// The headline: one line, not empty, without hidden characters.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The story, each paragraph one line, none empty. There may be none: some feeds carry headlines alone.
    pub fn paragraphs(&self) -> &[String] {
        &self.paragraphs
    }

    /// The item's page on the web, for the transcript and not for the ear.
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }

    /// Where the title stands.
    pub fn place(&self) -> &Place {
        &self.place
    }
}
