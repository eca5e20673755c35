//! One item file: what its name says, the block of keys at its top, and the paragraphs of its story.
//!
//! ```text
//! +++
//! title = "New stamps are out"
//! date = 2021-01-05
//! +++
//!
//! The new stamps are out today.
//!
//! They are sold at every post office.
//! ```

mod front_matter;
mod write;

use std::ops::Range;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

pub(super) use write::{Contents, write};

use super::{Identity, Story, When, faults, words};
use crate::diagnostic::{Diagnostic, Place, Source};

/// The ending of item files.
pub(super) const ENDING: &str = ".txt";

/// The line above and below the block of keys.
const FENCE: &str = "+++";

/// The most hidden characters told of one file: who pasted a thousand of them sees it by the first few.
const MOST_HIDDEN: usize = 10;

/// What one file says.
pub(super) struct ItemFile {
    pub(super) identity: Identity,
    pub(super) when: Option<(When, Place)>,
    pub(super) story: Story,
    /// What the import noted down about the words it wrote; `None` when they are an author's own.
    pub(super) imported: Option<String>,
}

/// What the name of an item file says.
pub(super) struct FileName<'n> {
    /// The item's name.
    pub(super) stem: &'n str,
    pub(super) language: LanguageIdentifier,
}

/// Reads a file's name, with or without folders before it; `None` when it is no item file's.
pub(super) fn file_name(name: &str) -> Option<FileName<'_>> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, language) = name.strip_suffix(ENDING)?.rsplit_once('.')?;
    let language = super::language(language).filter(|_| !stem.is_empty())?;
    Some(FileName { stem, language })
}

/// Reads an item file, adding every fault it has. There is an item when it has a name, a language and a title.
pub(super) fn read(source: &Arc<Source>, faults: &mut Vec<Diagnostic>) -> Option<ItemFile> {
    hidden_characters(source, faults);
    let text = source.text();
    let name = file_name(source.name());
    if name.is_none() {
        let shown = words::beginning(source.name().rsplit(['/', '\\']).next().unwrap_or_default(), 100);
        faults.push(
            Diagnostic::error(
                &faults::FILE_NAME,
                format!("the file name `{shown}` does not say which language the item is in"),
                source.place(0..0),
            )
            .help("name it `NAME.LANGUAGE.txt`, as in `2020-10-18-agreement.en.txt`"),
        );
    }
    let (block, body) = front_matter::find(source, faults)?;
    let keys = front_matter::read(source, block, faults);
    let paragraphs = words::plain(&text[body..]);
    let title = keys.title?;
    judge_length(source, &title, body, faults);
    if paragraphs.is_empty() && keys.feed.is_none() && keys.imported.is_none() {
        let message = "this item has a headline and no story";
        let end = text.trim_end().len();
        faults.push(
            Diagnostic::warning(&faults::NO_WORDS, message, source.place(end..end))
                .help("write at least one paragraph after the second `+++`"),
        );
    }
    let FileName { stem, language } = name?;
    let identity = Identity::new(keys.id.unwrap_or_else(|| stem.to_owned()), keys.feed);
    let story = Story::new(language, title.0, paragraphs, keys.link, source.place(title.1));
    Some(ItemFile { identity, when: keys.when, story, imported: keys.imported })
}

fn hidden_characters(source: &Arc<Source>, faults: &mut Vec<Diagnostic>) {
    let text = source.text();
    // A mark at the very beginning is how some editors say that a file is UTF-8.
    let found = text.char_indices().filter(|&(at, c)| !(at == 0 && c == '\u{FEFF}'));
    let found = found.filter_map(|(at, c)| words::hidden(c).map(|what| (at, c, what)));
    for (at, c, what) in found.take(MOST_HIDDEN) {
        let number = u32::from(c);
        faults.push(
            Diagnostic::error(
                &faults::HIDDEN_CHARACTER,
                format!("there is {what} here, U+{number:04X}, that nobody sees or hears"),
                source.place(at..at + c.len_utf8()),
            )
            .help("delete it; if it cannot be seen, delete the word around it and type that again")
            .suggest(""),
        );
    }
}

fn judge_length(
    source: &Arc<Source>,
    (title, title_at): &(String, Range<usize>),
    body: usize,
    faults: &mut Vec<Diagnostic>,
) {
    let characters = title.chars().count();
    let most = words::LONGEST_TITLE;
    if characters > words::LONGEST_TITLE {
        let message =
            format!("this title has {characters} characters; {most} are allowed, twenty seconds of speech");
        faults.push(
            Diagnostic::error(&faults::TOO_LONG, message, source.place(title_at.clone()))
                .help("say in the title only what callers need to choose the story"),
        );
    }
    let text = source.text();
    let mut story = 0;
    let mut from = body;
    for paragraph in blocks(&text[body..]) {
        let characters = paragraph.trim().chars().count();
        story += characters;
        let start = from + (paragraph.len() - paragraph.trim_start().len());
        if characters > words::LONGEST_PARAGRAPH {
            let first_line = text[start..].find('\n').map_or(text.len(), |at| start + at);
            let message = format!(
                "this paragraph has {characters} characters, more than a minute to hear again for one missed word"
            );
            faults.push(
                Diagnostic::warning(&faults::TOO_LONG, message, source.place(start..first_line)).help(
                    format!(
                        "put blank lines in it, so that none is longer than {}",
                        words::LONGEST_PARAGRAPH
                    ),
                ),
            );
        }
        from += paragraph.len();
    }
    if story > words::LONGEST_STORY {
        let most = words::LONGEST_STORY;
        let message = format!("this story has {story} characters; {most} are allowed, hours of speech");
        faults.push(
            Diagnostic::error(&faults::TOO_LONG, message, source.place(body..body))
                .help("cut the story into several items"),
        );
    }
}

/// A text cut after each blank line, nothing of it left out.
fn blocks(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let (mut from, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.trim().is_empty() {
            blocks.push(&text[from..at]);
            from = at;
        }
    }
    blocks.push(&text[from..]);
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn faults_of(name: &str, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let source = Source::new(name, text);
        read(&source, &mut faults);
        let told = |fault: &Diagnostic| {
            let at = source.position(fault.place.span.start);
            format!("{}:{} {}", at.line, at.column, fault.code.name)
        };
        faults.iter().map(told).collect()
    }

    const SOUND: &str = "+++\ntitle = \"Stamps\"\ndate = 2021-01-05\n+++\n\nOne\nline.\n\nTwo.\n";

    #[test]
    fn a_sound_file_is_read() {
        let mut faults = Vec::new();
        for text in [SOUND.to_owned(), format!("\u{FEFF}{}", SOUND.replace('\n', "\r\n"))] {
            let item = read(&Source::new("news/stamps.zh-CN.txt", text), &mut faults).unwrap();
            assert!(faults.is_empty(), "{faults:?}");
            assert_eq!(item.identity.id, "stamps");
            assert_eq!(item.when.unwrap().0.to_string(), "2021-01-05");
            assert_eq!(item.story.language().to_string(), "zh-CN");
            assert_eq!(item.story.title(), "Stamps");
            assert_eq!(item.story.paragraphs(), ["One line.", "Two."]);
        }
    }

    #[test]
    fn every_fault_of_a_file_is_told_at_once() {
        let text =
            "+++\ntitel = \"x\"\ndate = \"2021-01-05\"\nlink = \"example.org\"\n+++\n\nTu\u{202E}rned.\n";
        assert_eq!(
            faults_of("a.txt", text),
            [
                "7:3 item-hidden-character",
                "1:1 item-file-name",
                "2:1 item-unknown-key",
                "3:8 item-bad-date",
                "4:8 item-bad-value",
                "1:1 item-missing-title",
            ]
        );
    }

    #[test]
    fn a_block_that_is_missing_open_or_broken_is_told() {
        for (text, fault) in [
            ("Just words.\n", "1:1 item-front-matter"),
            ("", "1:1 item-front-matter"),
            ("+++\ntitle = \"x\"\n\nwords\n", "1:1 item-front-matter"),
            ("+++\ntitle = New stamps\n+++\nwords\n", "2:9 item-front-matter"),
            ("+++\ntitle = \"x\"\ndate = 2021-13-05\n+++\nwords\n", "3:8 item-bad-date"),
            ("+++\ntitle = \"x\"\ndate = 5 January 2021\n+++\nwords\n", "3:8 item-bad-date"),
            ("+++\ntitle = \"x\"\ndate = 09:00:00\n+++\nwords\n", "3:8 item-bad-date"),
            ("+++\ntitle = 5\n+++\nwords\n", "2:9 item-bad-value"),
            ("+++\ntitle = \"  \"\n+++\nwords\n", "2:9 item-bad-value"),
        ] {
            assert_eq!(faults_of("a.en.txt", text), [fault], "{text}");
        }
    }

    #[test]
    fn a_headline_without_a_story_is_a_warning_unless_it_is_a_feeds() {
        assert_eq!(faults_of("a.en.txt", "+++\ntitle = \"x\"\n+++\n"), ["3:4 item-no-words"]);
        assert!(
            faults_of("a.en.txt", "+++\ntitle = \"x\"\nfeed = \"https://example.org/\"\n+++\n").is_empty()
        );
    }

    #[test]
    fn what_is_too_long_to_hear_is_told_where_it_begins() {
        let text = format!("+++\ntitle = \"{}\"\n+++\n\nShort.\n\n{}\n", "t".repeat(301), "w ".repeat(600));
        assert_eq!(faults_of("a.en.txt", &text), ["2:9 item-too-long", "7:1 item-too-long"]);
    }

    #[test]
    fn a_file_full_of_hidden_characters_is_told_of_by_the_first_few() {
        let text = format!("+++\ntitle = \"x\"\n+++\nwords {}\n", "\u{200B}".repeat(900));
        assert_eq!(faults_of("a.en.txt", &text).len(), MOST_HIDDEN);
    }
}
