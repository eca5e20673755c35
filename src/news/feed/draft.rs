//! An item as it stands in a feed, before anything was made of it, and what becomes of its words.

use crate::news::{html, words};

/// How much of a story stands in for a missing title, in characters.
const STAND_IN: usize = 100;

/// The longest id kept as it is, in bytes.
const LONGEST_ID: usize = 500;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text, whatever it looks like.
    Plain,
    /// HTML.
    Html,
    /// RSS does not say, and publishers differ: HTML if it looks like it.
    Unsure,
}

/// A text of a feed.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) kind: Kind,
    pub(super) text: String,
}

impl Field {
    pub(super) fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }

    pub(super) fn paragraphs(&self) -> Vec<String> {
        match self.kind {
            Kind::Html => html::paragraphs(&self.text),
            Kind::Unsure if html::looks_like(&self.text) => html::paragraphs(&self.text),
            Kind::Plain | Kind::Unsure => words::plain(&self.text),
        }
    }

    /// The text as one line; `None` without a word.
    pub(super) fn line(&self) -> Option<String> {
        Some(self.paragraphs().join(" ")).filter(|line| !line.is_empty())
    }
}

/// An item as its feed has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) title: Option<Field>,
    /// The whole story.
    pub(super) story: Option<Field>,
    /// A short of it, read when there is nothing else.
    pub(super) summary: Option<Field>,
    /// The date as written.
    pub(super) date: Option<String>,
    pub(super) language: Option<String>,
    pub(super) link: Option<String>,
}

/// The words of an item.
pub(super) struct Words {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    /// What became of the title.
    pub(super) titled: Titled,
}

/// Where a title comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Titled {
    AsWritten,
    ByStory,
    CutShort,
}

impl Draft {
    /// The item's title and story; `None` when it has no words at all.
    pub(super) fn words(&self) -> Option<Words> {
        let story = self.story.as_ref().map(Field::paragraphs).filter(|story| !story.is_empty());
        let mut paragraphs =
            story.or_else(|| self.summary.as_ref().map(Field::paragraphs)).unwrap_or_default();
        let Some(title) = self.title.as_ref().and_then(Field::line) else {
            let title = first_words(paragraphs.first()?);
            return Some(Words { title, paragraphs, titled: Titled::ByStory });
        };
        if title.chars().nth(words::LONGEST_TITLE).is_none() {
            return Some(Words { title, paragraphs, titled: Titled::AsWritten });
        }
        let short = first_words(&title);
        paragraphs.insert(0, title);
        Some(Words { title: short, paragraphs, titled: Titled::CutShort })
    }

    /// The feed's id for the item, or else its link, fit to be printed and no longer than need be.
    pub(super) fn given_id(&self) -> Option<String> {
        let id = self.id.as_deref().map(words::line).filter(|id| !id.is_empty());
        let id = id.or_else(|| self.link.as_deref().map(words::line).filter(|link| !link.is_empty()))?;
        if id.len() <= LONGEST_ID {
            return Some(id);
        }
        Some(format!("{} ({:016x})", words::beginning(&id, 100), digest([id.as_str()])))
    }
}

/// The first sentence of a text if it is short enough for a headline, else its first words.
fn first_words(text: &str) -> String {
    let end = text.char_indices().take(STAND_IN).find_map(|(at, c)| {
        let after = &text[at + c.len_utf8()..];
        let ends = matches!(c, '。' | '！' | '？') || matches!(c, '.' | '!' | '?') && after.starts_with(' ');
        ends.then_some(at + c.len_utf8())
    });
    if let Some(end) = end {
        return text[..end].to_owned();
    }
    let cut = words::beginning(text, STAND_IN);
    // Not in the middle of a word, in scripts that part words.
    match cut.strip_suffix('…').and_then(|cut| cut.rsplit_once(' ')) {
        Some((whole, _)) if whole.len() > STAND_IN / 2 => format!("{whole}…"),
        Some(_) | None => cut,
    }
}

/// FNV-1a, 64 bits (RFC 9923): the same on every machine and in every version. It only tells texts apart that
/// nobody made to look alike; nothing trusts it.
pub(in crate::news) fn digest<'t>(texts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for text in texts {
        // A byte that no text has marks where one ends.
        for byte in text.bytes().chain([0xFF]) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    digest
}
