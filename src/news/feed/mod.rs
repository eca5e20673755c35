//! Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, in whatever encoding they come.
//! Everything in a feed is a stranger's: sizes, depths, encodings, markup, dates and ids. Getting a feed is left
//! to `fetch.rs`, keeping its items to `import`.
//!
//! This is done here rather than by the `feed-rs` crate because that one takes Atom 0.3 and RSS 0.90 for empty
//! feeds, refuses other RSS versions, drops RSS 1.0 items without a link, forgets which offset a date was
//! written in, and makes up ids that differ at each reading. A test holds the two side by side where both read.

mod atom;
mod contained;
mod date;
mod draft;
mod encoding;
mod gathering;
mod json;
mod rss;
mod xml;

use std::fmt;

use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use super::When;
pub(in crate::news) use draft::digest;

/// The most items that are taken from one feed; `Wishes::newest` reads on and keeps the newest.
pub const MOST_ITEMS: usize = 100_000;

/// What is known or wanted of a feed besides its bytes.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The `charset` that the server named.
    pub charset: Option<String>,
    /// Where the feed is, for the links in it.
    pub address: Option<String>,
    /// The language of every item, whatever the feed says.
    pub language: Option<LanguageIdentifier>,
    /// Only so many, the newest; without it all, up to [`MOST_ITEMS`].
    pub newest: Option<usize>,
    /// Items dated after this day are remarked upon.
    pub today: Option<Date>,
}

/// A feed, understood.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// Which dialect, as people name it: `RSS 2.0`.
    pub dialect: String,
    /// Its title, as one line.
    pub title: Option<String>,
    /// What it calls itself: an id, or the address of itself or of its site.
    pub identity: Option<String>,
    /// The encoding it came in.
    pub encoding: &'static str,
    /// Its items, the newest first, those without a date last.
    pub items: Vec<Item>,
    /// What was left out, and why.
    pub refused: Vec<Remark<Refusal>>,
    /// What was kept although something was amiss.
    pub remarks: Vec<Remark<Note>>,
}

/// An item of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The feed's own id, or one made from the item, the same at each reading. Not a path: see `import`.
    pub id: String,
    /// One line.
    pub title: String,
    /// When it was published, if the feed says so in a way that can be made sure of.
    pub when: Option<When>,
    /// The story. May be empty: some feeds carry headlines alone.
    pub paragraphs: Vec<String>,
    /// Which language it is in, if the feed says so.
    pub language: Option<LanguageIdentifier>,
    /// The page of the item.
    pub link: Option<String>,
}

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
    fn add(remarks: &mut Vec<Self>, item: usize, kind: K) {
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
    #[error("is too long to be read over a telephone: {0} characters of words, and {most} are allowed", most = super::words::LONGEST_STORY)]
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

/// A feed that cannot be read. Reads on from the feed's name: "`news.xml` is empty".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing there.
    #[error("is empty")]
    Empty,
    /// Not text.
    #[error("is not text, so it is no feed; look for a file that ends in .xml, .rss, .atom or .json")]
    Binary,
    /// An encoding that is not known here.
    #[error("says it is encoded in `{0}`, which is not known here; save it as UTF-8")]
    Encoding(String),
    /// Bytes that are not in the encoding they should be in.
    #[error(
        "is not in the encoding {encoding}, see line {}, column {}; name the right one in its first line, as in \
         <?xml version=\"1.0\" encoding=\"GBK\"?>, or save it as UTF-8", at.0, at.1
    )]
    NotIn {
        /// The encoding it was read in.
        encoding: &'static str,
        /// Line and column of the first character that could not be.
        at: (usize, usize),
    },
    /// Broken XML or JSON.
    #[error("is broken at line {}, column {}: {what}", at.0, at.1)]
    Broken {
        /// Line and column.
        at: (usize, usize),
        /// What is wrong there.
        what: String,
    },
    /// Sound, but no feed that is known here.
    #[error("{0}")]
    NoFeed(String),
    /// More items than [`MOST_ITEMS`].
    #[error("has more than {MOST_ITEMS} items; take the newest of them with `--newest 100`, say")]
    TooMany,
    /// The reader itself failed.
    #[error("cannot be read: the reader failed on it ({0}), which is a fault of Reachline; please report it")]
    Crashed(String),
}

/// What stands at the head of a feed.
#[derive(Default)]
struct Head {
    title: Option<draft::Field>,
    identity: Option<String>,
    language: Option<String>,
    base: Option<String>,
}

/// Reads a feed. `progress` is told now and then how many items were read so far.
///
/// # Errors
/// When the feed as a whole cannot be read; then nothing of it is.
pub fn understand(
    bytes: Vec<u8>,
    wishes: &Wishes,
    progress: &mut dyn FnMut(usize),
) -> Result<Feed, Unreadable> {
    contained::contained(|| understand_at_risk(bytes, wishes, progress))
        .unwrap_or_else(|panic| Err(Unreadable::Crashed(panic)))
}

fn understand_at_risk(
    bytes: Vec<u8>,
    wishes: &Wishes,
    progress: &mut dyn FnMut(usize),
) -> Result<Feed, Unreadable> {
    let decoded = encoding::decode(bytes, wishes.charset.as_deref())?;
    let text = decoded.text.as_str();
    let mut gathering = gathering::Gathering::new(wishes, progress);
    let dialect = match text.trim_start().chars().next() {
        Some('{') => json::read(text, &mut gathering)?,
        Some('<') => {
            let mut document = xml::Document::new(text);
            let root = document.root()?;
            match root.name.as_str() {
                "rss" | "RDF" => rss::read(&mut document, &root, &mut gathering)?,
                "feed" | "entry" => atom::read(&mut document, root, &mut gathering)?,
                other => return Err(no_feed(other)),
            }
        }
        _ => {
            return Err(Unreadable::NoFeed(
                "is no feed: a feed begins with `<` (RSS, Atom) or `{` (JSON Feed)".into(),
            ));
        }
    };
    let mut feed = gathering.finish()?;
    feed.dialect = dialect;
    feed.encoding = decoded.encoding;
    if decoded.lost > 0 {
        Remark::add(&mut feed.remarks, 0, Note::LostCharacters(decoded.lost));
    }
    Ok(feed)
}

/// What to say of a document whose outermost element no feed has.
fn no_feed(root: &str) -> Unreadable {
    Unreadable::NoFeed(if root.eq_ignore_ascii_case("html") {
        "is a web page and no feed; look on it for a link named RSS, Atom or feed".into()
    } else {
        let root = super::words::beginning(root, 40);
        format!(
            "is no feed: its outermost element is `<{root}>`, and a feed's is `<rss>`, `<rdf:RDF>` or `<feed>`"
        )
    })
}

/// Line and column of a byte of a text, both counted from one, the column in characters.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(byte)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
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
