//! Keeps the items of a feed as item files: knows again what is there already, leaves alone what an author has
//! changed, and writes all of an import or nothing of it.

mod commit;
mod existing;
mod names;

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::feed::{self, Feed};
use super::folder::{self, Unopened};
use super::item::Identity;
use super::item_file::{self, Contents};
use commit::Folder;
use existing::{Existing, Standing};
use serde::{Deserialize, Serialize};

/// What an import did, file by file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The items that were not there before.
    pub added: Vec<Kept>,
    /// The items that the feed has other words for than last time.
    pub updated: Vec<Kept>,
    /// The items of which the feed has other words too, and someone here has changed the file: it was left as
    /// it is.
    pub left: Vec<Kept>,
    /// How many were there already, word for word.
    pub same: usize,
}

/// An item and the file it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file's name inside the folder.
    pub file: String,
    /// The item's title.
    pub title: String,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// So many files are written…
    pub files: usize,
    /// …of so many.
    pub of: usize,
}

/// An import that was not made. The folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// Items without a language have no file name.
    #[error(
        "the feed does not say which language {} in; say so with `--language`, as in `--language zh-CN`",
        if *.0 == 1 { "one of its items is".to_owned() } else { format!("{} of its items are", .0) }
    )]
    NoLanguage(usize),
    /// Another import is at it.
    #[error("another import is writing into `{}`; try again when it is done", folder::shown(.0))]
    Busy(PathBuf),
    /// The folder cannot be read.
    #[error(transparent)]
    Unopened(#[from] Unopened),
    /// Something could not be written.
    #[error("cannot {doing} `{}`: {error}; the news there is as it was", folder::shown(.path))]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// What is remembered of a feed's address, so that it is fetched only when it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The address it was fetched from.
    pub address: String,
    /// The language it was imported in, if one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How many of its newest items were imported, if not all were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<usize>,
    /// The server's name for that version of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When the server says it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// The most addresses that are remembered of one folder.
const MOST_MEMORIES: usize = 1000;

/// The file that changes with each import: `folder::STAMP`.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Stamp {
    /// For readers: another number after each import.
    imports: u64,
    #[serde(default)]
    feeds: Vec<Memory>,
}

impl Stamp {
    /// The folder's stamp. One that cannot be read is as good as none: it only saves a download.
    fn of(folder: &Path) -> Self {
        folder::stamp(folder).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }
}

impl Memory {
    /// Whether two imports ask for the same, so that one has nothing to add to the other.
    fn same_request(&self, other: &Self) -> bool {
        self.address == other.address && self.language == other.language && self.newest == other.newest
    }
}

/// What is remembered in a folder of an import that asked for the same as `request`, whose answers are empty.
pub fn memory(folder: &Path, request: &Memory) -> Option<Memory> {
    Stamp::of(folder).feeds.into_iter().find(|memory| memory.same_request(request))
}

/// Keeps the items of a feed in a folder, which is made if need be. `memory` is remembered in the same stroke.
/// `progress` is told of each file.
///
/// # Errors
/// When an item has no language, or something cannot be read or written; then the folder is as it was.
pub fn keep(
    feed: &Feed,
    folder: &Path,
    memory: Option<Memory>,
    progress: &mut dyn FnMut(Written),
) -> Result<Report, NotKept> {
    let unnamed = feed.items.iter().filter(|item| item.language.is_none()).count();
    if unnamed > 0 {
        return Err(NotKept::NoLanguage(unnamed));
    }
    let target = Folder::open(folder)?;
    let existing = Existing::read(folder)?;
    let mut names = names::Names::new(existing.names());
    let mut report = Report::default();
    let mut writes = Vec::new();
    let mut now = HashSet::new();
    for item in &feed.items {
        let Some(language) = &item.language else { continue };
        let identity = Identity::new(item.id.clone(), feed.identity.clone());
        let contents = contents(item, feed);
        let key = identity.key();
        // Two ids of one feed may mean the same beyond it; the first is the one.
        if !now.insert(key.clone()) {
            continue;
        }
        let kept = |file: &str| Kept { file: file.to_owned(), title: item.title.clone() };
        let Some(file) = existing.find(&key, language) else {
            let name = names.next(existing.stem(&key), item, &key, language);
            report.added.push(kept(&name));
            writes.push((name, item_file::write(&contents)));
            continue;
        };
        match file.standing(&contents.digest()) {
            Standing::Same => report.same += 1,
            Standing::Changed => report.left.push(kept(&file.name)),
            Standing::Outdated => {
                report.updated.push(kept(&file.name));
                writes.push((file.name.clone(), item_file::write(&contents)));
            }
        }
    }
    let mut stamp = Stamp::of(folder);
    let forgetful = memory.as_ref().is_none_or(|memory| stamp.feeds.contains(memory));
    if writes.is_empty() && forgetful {
        return Ok(report);
    }
    stamp.imports = stamp.imports.wrapping_add(1);
    if let Some(memory) = memory {
        stamp.feeds.retain(|known| !known.same_request(&memory));
        stamp.feeds.push(memory);
        let surplus = stamp.feeds.len().saturating_sub(MOST_MEMORIES);
        stamp.feeds.drain(..surplus);
    }
    // A stamp is numbers and texts; writing those as JSON cannot fail.
    let stamp = serde_json::to_string_pretty(&stamp).unwrap_or_default();
    target.write(&writes, &stamp, progress)?;
    Ok(report)
}

fn contents<'c>(item: &'c feed::Item, feed: &'c Feed) -> Contents<'c> {
    Contents {
        title: &item.title,
        when: item.when,
        link: item.link.as_deref(),
        id: &item.id,
        // An item of a feed that does not say what it is still is one that came from a feed.
        feed: Some(feed.identity.as_deref().unwrap_or("unnamed")),
        paragraphs: &item.paragraphs,
    }
}
