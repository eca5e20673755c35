//! News: dated items, the newest first, each told in one language or more; from files beside a hotline's
//! prompts, and from feeds. How a caller hears them is left to the call, the date in words to the prompts.

mod built_in;
pub mod faults;
pub mod feed;
pub mod fetch;
mod folder;
mod html;
pub mod import;
mod item;
mod item_file;
mod link;
mod when;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

pub use built_in::CHINA_POST;
pub use faults::CODES;
pub use folder::Unopened;
pub use item::{Item, Story};
pub use when::When;

use crate::diagnostic::{Diagnostic, Source};
use item::Identity;

/// The items of one hotline, the newest first; those without a date come last.
#[derive(Clone, Debug, Default)]
pub struct News {
    items: Vec<Item>,
}

impl News {
    /// Reads every item file in a folder: those named `NAME.LANGUAGE.txt`. Other files, and folders, are passed
    /// over. What an interrupted import had already made sure of is read too.
    ///
    /// The items are all that could be read; the diagnostics are all that was wrong, with and without an item.
    ///
    /// # Errors
    /// When the folder itself cannot be read. A folder without items is no error.
    pub fn read(folder: &Path) -> Result<(Self, Vec<Diagnostic>), Unopened> {
        let (sources, mut faults) = folder::sources(folder)?;
        let (news, more) = Self::of(&sources);
        faults.extend(more);
        Ok((news, faults))
    }

    /// Reads item files that are in memory already, such as [`CHINA_POST`]. Each source is named as its file.
    #[must_use]
    pub fn of(sources: &[Arc<Source>]) -> (Self, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut items: BTreeMap<String, Item> = BTreeMap::new();
        for source in sources {
            let Some(file) = item_file::read(source, &mut faults) else { continue };
            let item = items.entry(file.identity.key()).or_insert_with(|| Item::new(file.identity.clone()));
            item.add(file, &mut faults);
        }
        let mut items: Vec<Item> = items.into_values().collect();
        items.sort_by_key(|item| std::cmp::Reverse(item.when().map(When::order)));
        (Self { items }, faults)
    }

    /// The items, the newest first, those without a date last.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// A warning for each item that is not told in one of a hotline's languages. Items of feeds come in the
    /// feed's language alone; of them there is one warning for each language, at the newest.
    #[must_use]
    pub fn untranslated(&self, languages: &[LanguageIdentifier]) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for language in languages {
            let missing = |item: &&Item| item.story(language).is_none();
            let (fed, own): (Vec<&Item>, Vec<&Item>) =
                self.items.iter().filter(missing).partition(|item| item.from_feed());
            for item in own {
                let message = format!("the item `{}` is not told in `{language}`", item.id());
                faults.extend(item.untranslated(message));
            }
            if let Some(first) = fed.first() {
                let message = match fed.len() {
                    1 => format!("one item that came from a feed is not told in `{language}`"),
                    count => format!("{count} items that came from feeds are not told in `{language}`"),
                };
                faults.extend(first.untranslated(message));
            }
        }
        faults
    }
}

/// A language by its tag (BCP 47), in whatever case: `zh-cn`. The language itself has two or three letters, for
/// longer ones are free in the grammar of tags and unused in the world: `English` is no tag.
pub(crate) fn language(tag: &str) -> Option<LanguageIdentifier> {
    let language: LanguageIdentifier = tag.trim().parse().ok()?;
    (2..=3).contains(&language.language.as_str().len()).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news(files: &[(&str, &str)]) -> (News, Vec<String>) {
        let sources: Vec<_> = files.iter().map(|&(name, text)| Source::new(name, text)).collect();
        let (news, faults) = News::of(&sources);
        let faults = faults.iter().map(|fault| format!("{} {}", fault.place.source.name(), fault.code.name));
        (news, faults.collect())
    }

    fn file(title: &str, keys: &str) -> String {
        format!("+++\ntitle = \"{title}\"\n{keys}\n+++\nWords.\n")
    }

    fn titles(news: &News) -> Vec<&str> {
        news.items().iter().map(|item| item.stories()[0].title()).collect()
    }

    #[test]
    fn the_newest_item_comes_first_and_the_undated_last() {
        let (news, faults) = news(&[
            ("a.en.txt", &file("oldest", "date = 2019-01-01")),
            ("b.en.txt", &file("undated", "")),
            ("c.en.txt", &file("newest", "date = 2020-10-18T01:00:00Z")),
            ("d.en.txt", &file("between", "date = 2020-10-18T08:00:00+08:00")),
        ]);
        assert!(faults.is_empty());
        assert_eq!(titles(&news), ["newest", "between", "oldest", "undated"]);
    }

    #[test]
    fn files_of_one_name_are_one_item_in_its_languages() {
        let (news, faults) = news(&[
            ("n/a.en.txt", &file("English", "")),
            ("n/a.zh-CN.txt", &file("中文", "date = 2020-10-18")),
        ]);
        assert!(faults.is_empty());
        let [item] = news.items() else { panic!("{news:?}") };
        let told = |language: &str| item.story(&language.parse().unwrap()).map(Story::title);
        assert_eq!((told("en"), told("zh-CN")), (Some("English"), Some("中文")));
        // The nearest there is, when there is one of the same language.
        assert_eq!((told("en-GB"), told("zh"), told("fr")), (Some("English"), Some("中文"), None));
        assert_eq!(item.when().unwrap().to_string(), "2020-10-18");
    }

    #[test]
    fn an_item_told_twice_or_dated_differently_is_a_fault() {
        let one = "date = 2020-10-18\nid = \"https://example.org/1\"";
        let (news, faults) = news(&[
            ("a.en.txt", &file("first", one)),
            ("b.en.txt", &file("second", one)),
            ("c.zh-CN.txt", &file("第三", "date = 2020-10-19\nid = \"https://example.org/1\"")),
        ]);
        assert_eq!(faults, ["b.en.txt item-twice", "c.zh-CN.txt item-dates-differ"]);
        assert_eq!(news.items().len(), 1);
    }

    #[test]
    fn ids_that_are_no_addresses_are_each_feeds_own() {
        let (news, faults) = news(&[
            ("a.en.txt", &file("ours", "id = \"1\"\nfeed = \"https://example.org/\"")),
            ("b.en.txt", &file("theirs", "id = \"1\"\nfeed = \"https://example.net/\"")),
        ]);
        assert!(faults.is_empty());
        assert_eq!(news.items().len(), 2);
    }

    #[test]
    fn items_missing_in_a_language_are_told_and_those_of_feeds_together() {
        let fed = "feed = \"https://example.org/\"";
        let (news, _) = news(&[
            ("a.en.txt", &file("own", "")),
            ("b.en.txt", &file("both", "")),
            ("b.zh-CN.txt", &file("两种", "")),
            ("c.en.txt", &file("fed", fed)),
            ("d.en.txt", &file("fed", fed)),
        ]);
        let faults = news.untranslated(&["en".parse().unwrap(), "zh-CN".parse().unwrap()]);
        let told: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            told,
            ["the item `a` is not told in `zh-CN`", "2 items that came from feeds are not told in `zh-CN`"]
        );
    }

    #[test]
    fn the_built_in_items_are_sound_and_told_in_both_languages() {
        let sources: Vec<_> = CHINA_POST.iter().map(|&(name, text)| Source::new(name, text)).collect();
        let (news, faults) = News::of(&sources);
        assert!(faults.is_empty(), "{faults:?}");
        assert!(news.untranslated(&["en".parse().unwrap(), "zh-CN".parse().unwrap()]).is_empty());
        let newest = &news.items()[0];
        assert_eq!(newest.when().unwrap().to_string(), "2020-10-18");
        let [english, chinese] = newest.stories() else { panic!("{newest:?}") };
        assert_eq!(english.paragraphs().len(), chinese.paragraphs().len());
        // A Mandarin voice misreads Arabic digits.
        assert!(!chinese.paragraphs().concat().contains(|c: char| c.is_ascii_digit()));
    }

    #[test]
    fn the_item_in_the_handbook_is_sound() {
        let page = include_str!("../../docs/news.md");
        let example = page.split("```text\n").find(|block| block.starts_with("+++")).unwrap();
        let (news, faults) = news(&[("stamps.en.txt", example.split("```").next().unwrap())]);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(news.items()[0].stories()[0].paragraphs().len(), 2);
    }

    #[test]
    fn every_fault_has_a_page_under_its_own_name() {
        for code in CODES {
            assert!(code.page.starts_with(&format!("# {}\n", code.name)), "{}", code.name);
        }
    }
}
