//! Takes the items of a feed one by one, as its reader finds them, and makes of each what is kept, what is
//! refused and what there is to remark.

use std::cmp::Reverse;
use std::collections::HashSet;

use unic_langid::LanguageIdentifier;

use super::draft::{Draft, Titled, digest};
use super::{Feed, Head, Item, MOST_ITEMS, Note, Refusal, Remark, Unreadable, Wishes, date};
use crate::news::{link, words};

/// How many items pass between two words of progress.
const PROGRESS: usize = 1000;

/// How many items may gather beyond those that are wanted before the oldest are let go of.
const ROOM: usize = 1000;

/// A feed in the making.
pub(super) struct Gathering<'w> {
    wishes: &'w Wishes,
    progress: &'w mut dyn FnMut(usize),
    feed: Feed,
    /// The feed's language, for items that name none.
    language: Option<LanguageIdentifier>,
    /// The same as the feed wrote it.
    told_language: Option<String>,
    base: Option<String>,
    seen: HashSet<String>,
    count: usize,
}

impl<'w> Gathering<'w> {
    pub(super) fn new(wishes: &'w Wishes, progress: &'w mut dyn FnMut(usize)) -> Self {
        Self {
            wishes,
            progress,
            feed: Feed::default(),
            language: None,
            told_language: None,
            base: wishes.address.clone(),
            seen: HashSet::new(),
            count: 0,
        }
    }

    /// What is at the head of the feed. Called again when more of it is known: RSS may put it after the items.
    pub(super) fn head(&mut self, head: &Head) {
        if let Some(title) = head.title.as_ref().and_then(super::draft::Field::line) {
            self.feed.title = Some(words::beginning(&title, words::LONGEST_TITLE));
        }
        if let Some(identity) = head.identity.as_deref() {
            self.feed.identity =
                Some(words::beginning(identity, 500)).filter(|identity| !identity.is_empty());
        }
        let language = head.language.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if let Some(text) = language.filter(|text| self.told_language.as_deref() != Some(*text)) {
            self.told_language = Some(text.to_owned());
            match crate::news::language(text) {
                Some(language) => self.language = Some(language),
                None => self.remark(0, Note::UnknownLanguage(words::beginning(text, 40))),
            }
        }
        if let Some(base) = head.base.as_deref().and_then(|base| link::absolute(self.base.as_deref(), base)) {
            self.base = Some(base);
        }
    }

    /// One item, in the feed's order.
    pub(super) fn take(&mut self, mut draft: Draft) -> Result<(), Unreadable> {
        self.count += 1;
        if self.count.is_multiple_of(PROGRESS) {
            (self.progress)(self.count);
        }
        if self.wishes.newest.is_none() && self.count > MOST_ITEMS {
            return Err(Unreadable::TooMany);
        }
        draft.link = draft.link.as_deref().and_then(|link| link::absolute(self.base.as_deref(), link));
        match self.item(&draft) {
            Ok(item) => self.feed.items.push(item),
            Err(refusal) => Remark::add(&mut self.feed.refused, self.count, refusal),
        }
        // A feed of a million items is read in the memory of the few that are wanted.
        if let Some(newest) = self.wishes.newest
            && self.feed.items.len() >= newest.saturating_mul(2).max(ROOM)
        {
            self.keep_newest(newest);
        }
        Ok(())
    }

    fn item(&mut self, draft: &Draft) -> Result<Item, Refusal> {
        let words = draft.words().ok_or(Refusal::NoWords)?;
        let length: usize = words.paragraphs.iter().map(|paragraph| paragraph.chars().count()).sum();
        if length > words::LONGEST_STORY {
            return Err(Refusal::TooLong(length));
        }
        let made = || {
            let date = draft.date.as_deref().unwrap_or_default();
            let first = words.paragraphs.first().map_or("", String::as_str);
            format!("made-{:016x}", digest([words.title.as_str(), date, first]))
        };
        let id = draft.given_id().unwrap_or_else(made);
        if !self.seen.insert(id.clone()) {
            return Err(Refusal::Twice(words::beginning(&id, 100)));
        }
        match words.titled {
            Titled::AsWritten => {}
            Titled::ByStory => self.remark(self.count, Note::NoTitle),
            Titled::CutShort => self.remark(self.count, Note::LongTitle),
        }
        let when = self.date(draft.date.as_deref());
        let language = self.language(draft.language.as_deref());
        Ok(Item {
            id,
            title: words.title,
            when,
            paragraphs: words.paragraphs,
            language,
            link: draft.link.clone(),
        })
    }

    fn date(&mut self, written: Option<&str>) -> Option<super::When> {
        let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else {
            self.remark(self.count, Note::NoDate);
            return None;
        };
        let Some(when) = date::read(written) else {
            self.remark(self.count, Note::UnreadableDate(words::beginning(written, 60)));
            return None;
        };
        // A day's grace: it is tomorrow already somewhere.
        let tomorrow = self.wishes.today.and_then(|today| today.tomorrow().ok());
        if tomorrow.is_some_and(|tomorrow| when.day() > tomorrow) {
            self.remark(self.count, Note::Future(when.day()));
        }
        Some(when)
    }

    fn language(&mut self, written: Option<&str>) -> Option<LanguageIdentifier> {
        if self.wishes.language.is_some() {
            return self.wishes.language.clone();
        }
        if let Some(text) = written.map(str::trim).filter(|text| !text.is_empty()) {
            match crate::news::language(text) {
                Some(language) => return Some(language),
                None => self.remark(self.count, Note::UnknownLanguage(words::beginning(text, 40))),
            }
        }
        self.language.clone()
    }

    fn remark(&mut self, item: usize, kind: Note) {
        Remark::add(&mut self.feed.remarks, item, kind);
    }

    fn keep_newest(&mut self, newest: usize) {
        self.feed.items.sort_by_key(|item| Reverse(item.when.map(super::When::order)));
        self.feed.items.truncate(newest);
    }

    /// The feed, its items in order.
    pub(super) fn finish(mut self) -> Feed {
        self.keep_newest(self.wishes.newest.unwrap_or(usize::MAX));
        // An RSS feed may name its language only after its items.
        let language = self.wishes.language.as_ref().or(self.language.as_ref());
        for item in &mut self.feed.items {
            item.language = item.language.take().or_else(|| language.cloned());
        }
        self.feed
    }
}
