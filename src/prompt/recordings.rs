//! The recorded sounds of a hotline in one language, found by the words they say. They lie beside the prompts, named
//! for the message: `main.wav`, `main.again.wav`; where values come between the words, `main.1.wav` and so on. A
//! manifest tells which words each said when somebody last listened; other words are not said by an old recording.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Catalogue, Locale, Part, Value, locale};
use crate::sound::recording;

/// The file that tells which words are said.
pub const MANIFEST: &str = "manifest.toml";

/// The folder that they lie in, in that of the language.
pub const FOLDER: &str = "sounds";

/// The endings of recordings.
pub const ENDINGS: [&str; 2] = ["wav", "flac"];
/// A manifest is small.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Words that can be recorded: what a message says between its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recordable {
    /// The name of the file, without its ending.
    pub id: String,
    /// The words for the ear.
    pub ear: String,
}

impl Recordable {
    /// A fingerprint of the words: the same as long as they are (FNV-1a).
    pub fn digest(&self) -> String {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        format!("{:016x}", self.ear.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }
}

/// A recording that says what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// Where it is.
    pub path: PathBuf,
    /// How long it is.
    pub length: Duration,
    ear: String,
}

/// The recordings of one language that can be heard.
#[derive(Debug, Default)]
pub struct Recordings {
    /// Those that say most first.
    list: Vec<Recording>,
}

/// What was found of words that can be recorded.
#[derive(Debug)]
pub enum Found {
    /// Nothing.
    Missing,
    /// A recording that nobody has listened to since it was made.
    NotAccepted(PathBuf),
    /// A recording of other words.
    Stale(PathBuf),
    /// A recording of these words.
    Fresh(PathBuf),
}

/// Some of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// By a recording.
    Recorded(&'a Recording),
    /// By a voice.
    Words(&'a str),
}

/// All that can be recorded of a language, in the order of the file.
pub fn recordables(catalogue: &Catalogue) -> Vec<Recordable> {
    let mut all = Vec::new();
    for message in catalogue.contents().messages().iter().filter(|message| !message.is_term()) {
        let attributes = message.attributes.iter().map(|attribute| Some(&*attribute.name));
        for attribute in message.value.map(|_| None).into_iter().chain(attributes) {
            let id = attribute.map_or_else(
                || message.name.to_string(),
                |attribute| format!("{}.{attribute}", message.name),
            );
            let stretches = stretches(catalogue, &message.name, attribute);
            let one = stretches.len() == 1;
            for (number, ear) in stretches.into_iter().enumerate() {
                let id = if one { id.clone() } else { format!("{id}.{}", number + 1) };
                all.push(Recordable { id, ear });
            }
        }
    }
    all
}

/// The words of a message between its values, in order.
fn stretches(catalogue: &Catalogue, name: &str, attribute: Option<&str>) -> Vec<String> {
    let own = catalogue.locale();
    // Another language parts the words where a value stands.
    let Some(other) = locale::ALL.iter().copied().find(|locale| *locale != own) else { return Vec::new() };
    let contents = catalogue.contents();
    let Some(pattern) = contents.find(name, attribute) else { return Vec::new() };
    let names: Vec<&str> = contents.pattern(pattern).variables().map(|variable| &*variable.name).collect();
    let value = |name| (name, Value::Words { locale: other, text: "·".to_owned() });
    let values: Vec<(&str, Value)> = names.into_iter().map(value).collect();
    let Some(utterance) = catalogue.utter(name, attribute, &values) else { return Vec::new() };
    let words = utterance.parts().iter().filter_map(|part| match part {
        Part::Words { locale, said } if *locale == own => Some(sounded(&said.ear).to_owned()),
        Part::Words { .. } | Part::Pause(_) => None,
    });
    words.filter(|ear| ear.chars().any(char::is_alphanumeric)).collect()
}

/// Words without what stands before and after them and is not heard.
fn sounded(ear: &str) -> &str {
    ear.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What is in a folder of recordings for some words. `manifest` is what [`manifest`] gives.
pub fn find(folder: &Path, manifest: &BTreeMap<String, String>, recordable: &Recordable) -> Found {
    let paths = ENDINGS.map(|ending| folder.join(format!("{}.{ending}", recordable.id)));
    let Some(path) = paths.into_iter().find(|path| path.is_file()) else { return Found::Missing };
    match manifest.get(&recordable.id) {
        None => Found::NotAccepted(path),
        Some(digest) if *digest == recordable.digest() => Found::Fresh(path),
        Some(_) => Found::Stale(path),
    }
}

/// What the manifest of a folder says: the fingerprint of the words of each recording. Without one, nothing.
///
/// # Errors
/// When it is there and cannot be read.
pub fn manifest(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let path = folder.join(MANIFEST);
    let Ok(about) = fs::metadata(&path) else { return Ok(BTreeMap::new()) };
    let unreadable = |why: String| {
        format!("the manifest `{}` cannot be read: {why}; remove it and accept anew", path.display())
    };
    if about.len() > LARGEST {
        return Err(unreadable("it is too large".to_owned()));
    }
    let text = fs::read_to_string(&path).map_err(|error| unreadable(error.to_string()))?;
    toml::from_str(&text).map_err(|error| unreadable(error.message().to_owned()))
}

impl Recordings {
    /// The recordings in a folder that say what the prompts say. What is missing, stale or damaged is not among them;
    /// `reachline voices --check` tells why.
    pub fn read(folder: &Path, catalogue: &Catalogue) -> Self {
        let Ok(manifest) = manifest(folder) else { return Self::default() };
        let mut list = Vec::new();
        for recordable in recordables(catalogue) {
            if let Found::Fresh(path) = find(folder, &manifest, &recordable)
                && let Ok(length) = recording::length_of(&path)
            {
                list.push(Recording { path, length, ear: recordable.ear });
            }
        }
        list.sort_by_key(|recording: &Recording| std::cmp::Reverse(recording.ear.len()));
        Self { list }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What is said by recordings and what by a voice.
    pub fn pieces<'a>(&'a self, ear: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut rest = ear;
        while !rest.is_empty() {
            let met =
                self.list.iter().filter_map(|recording| Some((place_of(&recording.ear, rest)?, recording)));
            // The first in the text; of those the longest, which come first in the list.
            let Some((at, recording)) = met.min_by_key(|(at, _)| *at) else { break };
            if at > 0 {
                pieces.push(Piece::Words(&rest[..at]));
            }
            pieces.push(Piece::Recorded(recording));
            rest = &rest[at + recording.ear.len()..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest));
        }
        pieces
    }

    /// How long words take: recordings their own length, other words as ever.
    pub fn length(&self, locale: &Locale, ear: &str, percent: u32) -> Duration {
        let pieces = self.pieces(ear).into_iter().map(|piece| match piece {
            Piece::Recorded(recording) => recording.length,
            Piece::Words(words) => locale.length(words),
        });
        pieces.sum::<Duration>() * 100 / percent.max(1)
    }
}

/// Where words stand in a text, not within other words.
fn place_of(words: &str, text: &str) -> Option<usize> {
    let within = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        let after = text[at + words.len()..].chars().next();
        let before = text[..at].chars().next_back();
        let joined_before = before.is_some_and(within) && words.starts_with(within);
        let joined_after = after.is_some_and(within) && words.ends_with(within);
        !joined_before && !joined_after
    })
}
