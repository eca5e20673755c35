//! Why a feed as a whole cannot be read.

use super::MOST_ITEMS;

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
