//! Writes an item file: the other direction of reading one.

use std::fmt::Write;

use super::FENCE;
use crate::news::When;
use crate::news::feed::digest;

/// What is written into a file.
pub(in crate::news) struct Contents<'c> {
    pub(in crate::news) title: &'c str,
    pub(in crate::news) when: Option<When>,
    pub(in crate::news) link: Option<&'c str>,
    pub(in crate::news) id: &'c str,
    pub(in crate::news) feed: Option<&'c str>,
    pub(in crate::news) paragraphs: &'c [String],
}

impl Contents<'_> {
    /// What tells these words from others: whoever changes the file afterwards changes its digest too.
    pub(in crate::news) fn digest(&self) -> String {
        let when = self.when.map(|when| when.to_string()).unwrap_or_default();
        let head = [self.title, &when, self.link.unwrap_or_default()];
        let digest = digest(head.into_iter().chain(self.paragraphs.iter().map(String::as_str)));
        format!("{digest:016x}")
    }
}

/// The text of an item file.
pub(in crate::news) fn write(contents: &Contents<'_>) -> String {
    let mut text = format!("{FENCE}\n");
    let mut key = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name} = {value}");
        }
    };
    let quoted = |value: &str| toml::Value::from(value).to_string();
    key("title", Some(quoted(contents.title)));
    key("date", contents.when.map(|when| when.to_string()));
    key("link", contents.link.map(quoted));
    key("id", Some(quoted(contents.id)));
    key("feed", contents.feed.map(quoted));
    key("imported", Some(quoted(&contents.digest())));
    text.push_str(FENCE);
    text.push('\n');
    for paragraph in contents.paragraphs {
        text.push('\n');
        text.push_str(paragraph);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::read;
    use super::*;
    use crate::diagnostic::Source;
    use crate::news::words;

    proptest! {
        #[test]
        fn what_was_written_is_read_back(title in ".{0,60}", id in ".{0,30}", story in "(.{0,40}\n){0,8}") {
            let title = Some(words::line(&title)).filter(|title| !title.is_empty()).unwrap_or("x".into());
            let id = Some(words::line(&id)).filter(|id| !id.is_empty()).unwrap_or("x".into());
            let paragraphs = words::plain(&story);
            let contents = Contents {
                title: &title,
                when: None,
                link: Some("https://example.org/a\"b'c"),
                id: &id,
                feed: Some("a 'feed' \"of\" \\ours"),
                paragraphs: &paragraphs,
            };
            let mut faults = Vec::new();
            let item = read(&Source::new("a.en.txt", write(&contents)), &mut faults).unwrap();
            prop_assert!(faults.is_empty(), "{faults:?}");
            prop_assert_eq!(item.story.title(), &title);
            prop_assert_eq!(item.story.paragraphs(), &paragraphs);
            prop_assert_eq!(&item.identity.id, &id);
            prop_assert_eq!(item.identity.feed.as_deref(), contents.feed);
            prop_assert_eq!(item.imported, Some(contents.digest()));
        }
    }
}
