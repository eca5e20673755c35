//! Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, in whatever encoding they come.
//! Everything in a feed is a stranger's: sizes, depths, encodings, markup, dates and ids. Getting a feed is left
//! to `fetch.rs`, keeping its items to `import`.
//!
//! This is done here rather than by the `feed-rs` crate because that one takes Atom 0.3 and RSS 0.90 for empty
//! feeds, refuses other RSS versions, drops RSS 1.0 items without a link, forgets which offset a date was
//! written in, and makes up ids that differ at each reading. A test holds the two side by side where both read.

mod atom;
mod date;
mod draft;
mod encoding;
mod gathering;
mod json;
mod remark;
mod rss;
mod unreadable;
mod xml;

use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use super::When;
use super::words;
use crate::contained::contained;
pub(in crate::news) use draft::digest;
pub use remark::{Note, Refusal, Remark};
pub use unreadable::Unreadable;

/// The largest feed, in bytes.
pub const MOST_BYTES: usize = 64 << 20;

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
    contained(|| understand_at_risk(bytes, wishes, progress))
        .unwrap_or_else(|panic| Err(Unreadable::Crashed(words::beginning(&panic.words, 200))))
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
                "feed" | "entry" => atom::read(&mut document, &root, &mut gathering)?,
                other => return Err(no_feed(other, text, wishes)),
            }
        }
        _ => {
            return Err(Unreadable::NoFeed(
                "is no feed: a feed begins with `<` (RSS, Atom) or `{` (JSON Feed)".into(),
            ));
        }
    };
    let mut feed = gathering.finish();
    feed.dialect = dialect;
    feed.encoding = decoded.encoding;
    if decoded.lost > 0 {
        Remark::add(&mut feed.remarks, 0, Note::LostCharacters(decoded.lost));
    }
    Ok(feed)
}

/// What to say of a document whose outermost element no feed has.
fn no_feed(root: &str, text: &str, wishes: &Wishes) -> Unreadable {
    Unreadable::NoFeed(if root.eq_ignore_ascii_case("html") {
        let feed = super::html::feed_of_page(text);
        let whole =
            feed.and_then(|feed| super::link::absolute(wishes.address.as_deref(), &feed).or(Some(feed)));
        match whole {
            Some(feed) => {
                format!("is a web page and no feed; its feed is `{}`", super::words::beginning(&feed, 200))
            }
            None => "is a web page and no feed; look on it for a link named RSS, Atom or feed".into(),
        }
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
