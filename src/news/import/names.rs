//! Names for new item files. A name is made of a date, the title's plain letters and a number: nothing a feed
//! says reaches a path by itself.

use std::collections::HashSet;

use unic_langid::LanguageIdentifier;

use crate::news::feed::{self, digest};
use crate::news::item_file::ENDING;

/// The most characters of a title in a name.
const MOST_OF_TITLE: usize = 40;

/// The names that are taken, in lower case: some file systems take `A` for `a`.
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    pub(super) fn new<'n>(taken: impl Iterator<Item = &'n str>) -> Self {
        Self { taken: taken.map(str::to_lowercase).collect() }
    }

    /// A name for an item that is in no file yet. `stem` is what it goes by in another language.
    pub(super) fn next(
        &mut self,
        stem: Option<&str>,
        item: &feed::Item,
        key: &str,
        language: &LanguageIdentifier,
    ) -> String {
        let stem = stem.map_or_else(|| new_stem(item, key), str::to_owned);
        let mut name = format!("{stem}.{language}{ENDING}");
        let mut count = 2;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{stem}-{count}.{language}{ENDING}");
            count += 1;
        }
        name
    }
}

fn new_stem(item: &feed::Item, key: &str) -> String {
    let date = item.when.map_or_else(|| "undated".to_owned(), |when| when.day().to_string());
    let mut title = String::new();
    for c in item.title.chars() {
        if c.is_ascii_alphanumeric() {
            title.push(c.to_ascii_lowercase());
        } else if !title.is_empty() && !title.ends_with('-') {
            title.push('-');
        }
        if title.len() >= MOST_OF_TITLE {
            break;
        }
    }
    // The last word may be cut in two.
    if title.len() >= MOST_OF_TITLE
        && let Some((whole, _)) = title.rsplit_once('-')
    {
        title.truncate(whole.len());
    }
    let title = title.trim_end_matches('-');
    let hyphen = if title.is_empty() { "" } else { "-" };
    // Thirty-two bits of it: enough to tell items apart at a glance, and a name that is taken gets a number.
    format!("{date}-{title}{hyphen}{:08x}", digest([key]) >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(title: &str, id: &str) -> String {
        let item = feed::Item {
            id: id.into(),
            title: title.into(),
            when: None,
            paragraphs: Vec::new(),
            language: None,
            link: None,
        };
        Names::new(["taken.en.txt"].into_iter()).next(None, &item, id, &"en".parse().unwrap())
    }

    #[test]
    fn a_name_is_plain_whatever_the_feed_says() {
        for hostile in
            ["../../etc/passwd", "C:\\x", "a\0b", "..", ".", "", "~", "-rf", "con", "中国邮政", "%2e%2e/"]
        {
            let name = name(hostile, hostile);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let stem = name.strip_suffix(".en.txt").unwrap();
            assert!(stem.starts_with("undated-") && stem.chars().all(plain), "{name}");
        }
    }

    #[test]
    fn a_long_title_gives_a_short_name_of_whole_words() {
        let name = name("China Post signs strategic partnership agreement with BUPT", "1");
        assert!(name.starts_with("undated-china-post-signs-strategic-partnership-"), "{name}");
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let item = feed::Item {
            id: "1".into(),
            title: "x".into(),
            when: None,
            paragraphs: Vec::new(),
            language: None,
            link: None,
        };
        let mut names = Names::new(["TAKEN.en.txt"].into_iter());
        assert_eq!(names.next(Some("taken"), &item, "1", &"en".parse().unwrap()), "taken-2.en.txt");
        assert_eq!(names.next(Some("taken"), &item, "2", &"en".parse().unwrap()), "taken-3.en.txt");
    }
}
