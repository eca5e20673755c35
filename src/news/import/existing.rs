//! The item files that are there before an import.

use std::collections::HashMap;
use std::path::Path;

use unic_langid::LanguageIdentifier;

use crate::news::folder::{self, Unopened};
use crate::news::item_file::{self, Contents, ItemFile};

/// The files of a folder, by what they hold.
pub(super) struct Existing {
    by_item: HashMap<(String, LanguageIdentifier), File>,
    stems: HashMap<String, String>,
    names: Vec<String>,
}

/// A file with an item in it.
pub(super) struct File {
    /// Its name inside the folder.
    pub(super) name: String,
    /// What the import noted down when it wrote the file.
    imported: Option<String>,
    /// What it would note down of the file as it is now.
    actual: String,
}

/// How a file compares with what a feed says now.
pub(super) enum Standing {
    /// The feed says what it said.
    Same,
    /// The feed says something new, and the file is as the last import left it.
    Outdated,
    /// The feed says something new, and the file is an author's.
    Changed,
}

impl File {
    /// Compares the file with the digest of what the feed says now.
    pub(super) fn standing(&self, digest: &str) -> Standing {
        match self.imported.as_deref() {
            Some(imported) if imported == digest => Standing::Same,
            Some(imported) if imported == self.actual => Standing::Outdated,
            _ if self.actual == digest => Standing::Same,
            _ => Standing::Changed,
        }
    }
}

impl Existing {
    /// Reads a folder. Faulty files are in nobody's way: their names are taken, and that is all.
    pub(super) fn read(folder: &Path) -> Result<Self, Unopened> {
        let mut existing = Self {
            by_item: HashMap::new(),
            stems: HashMap::new(),
            names: folder::names(folder)?.into_keys().collect(),
        };
        let (sources, _) = folder::sources(folder)?;
        for source in sources {
            let mut faults = Vec::new();
            let Some(file) = item_file::read(&source, &mut faults) else { continue };
            let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
            existing.add(&file, name);
        }
        Ok(existing)
    }

    fn add(&mut self, file: &ItemFile, name: &str) {
        let story = &file.story;
        let contents = Contents {
            title: story.title(),
            when: file.when.as_ref().map(|(when, _)| *when),
            link: story.link(),
            id: &file.identity.id,
            feed: file.identity.feed.as_deref(),
            paragraphs: story.paragraphs(),
        };
        let key = file.identity.key();
        let (name, actual) = (name.to_owned(), contents.digest());
        if let Some(written) = item_file::file_name(&name) {
            self.stems.entry(key.clone()).or_insert_with(|| written.stem.to_owned());
        }
        self.by_item.entry((key, story.language().clone())).or_insert(File {
            name,
            imported: file.imported.clone(),
            actual,
        });
    }

    /// The file that holds an item in a language.
    pub(super) fn find(&self, key: &str, language: &LanguageIdentifier) -> Option<&File> {
        self.by_item.get(&(key.to_owned(), language.clone()))
    }

    /// The name that an item goes by in another language.
    pub(super) fn stem(&self, key: &str) -> Option<&str> {
        self.stems.get(key).map(String::as_str)
    }

    /// The names that are taken.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}
