//! Atom 1.0 (RFC 4287), and the 0.3 draft that came before it. A lone entry document is a feed of one.

use super::draft::{Draft, Field, Kind};
use super::gathering::Gathering;
use super::xml::{Content, Document, Element, Space};
use super::{Head, Unreadable};
use crate::news::words;

/// Reads what is inside `<feed>`, or a lone `<entry>`, and gives the dialect's name.
pub(super) fn read(
    document: &mut Document<'_>,
    root: &Element<'_>,
    gathering: &mut Gathering<'_>,
) -> Result<String, Unreadable> {
    if !matches!(root.space, Space::Atom | Space::Plain) {
        let namespace = words::beginning(&root.space_name, 100);
        return Err(Unreadable::NoFeed(format!(
            "is no feed that is known here: its `<{}>` is in the namespace `{namespace}`, which is not Atom's",
            root.name
        )));
    }
    let draft_version = root.space_name == "http://purl.org/atom/ns#" || root.attribute("version").is_some();
    let dialect = if draft_version { "Atom 0.3" } else { "Atom 1.0" };
    let mut reading = Reading { document, gathering, root_space: root.space };
    if root.name == "entry" {
        reading.entry(root)?;
    } else {
        reading.feed(root)?;
    }
    Ok(dialect.to_owned())
}

struct Reading<'r, 't, 'g> {
    document: &'r mut Document<'t>,
    gathering: &'r mut Gathering<'g>,
    root_space: Space,
}

impl Reading<'_, '_, '_> {
    fn feed(&mut self, root: &Element<'_>) -> Result<(), Unreadable> {
        let mut head = Head {
            language: root.attribute("xml:lang"),
            base: root.attribute("xml:base"),
            ..Head::default()
        };
        let mut told = false;
        while let Some(element) = self.document.child()? {
            if element.space != self.root_space {
                self.document.skip()?;
                continue;
            }
            match element.name.as_str() {
                "entry" => {
                    if !std::mem::replace(&mut told, true) {
                        self.gathering.head(&head);
                    }
                    self.entry(&element)?;
                }
                "title" => head.title = self.field(&element)?,
                "id" => head.identity = Some(self.text()?),
                "link" => {
                    let identifies = element.attribute("rel").is_none_or(|rel| rel == "alternate");
                    let address = element.attribute("href").filter(|_| identifies);
                    head.identity = head.identity.or_else(|| address.clone());
                    head.base = head.base.or(address);
                    self.document.skip()?;
                }
                _ => self.document.skip()?,
            }
        }
        if head.identity.is_none() {
            head.identity = head.title.as_ref().and_then(Field::line);
        }
        self.gathering.head(&head);
        Ok(())
    }

    fn entry(&mut self, entry: &Element<'_>) -> Result<(), Unreadable> {
        let mut draft = Draft { language: entry.attribute("xml:lang"), ..Draft::default() };
        let (mut published, mut updated) = (None, None);
        while let Some(element) = self.document.child()? {
            if element.space != self.root_space {
                self.document.skip()?;
                continue;
            }
            match element.name.as_str() {
                "id" => draft.id = Some(self.text()?),
                "title" => draft.title = self.field(&element)?,
                "content" => {
                    draft.language = element.attribute("xml:lang").or(draft.language);
                    draft.story = self.field(&element)?;
                }
                "summary" => draft.summary = self.field(&element)?,
                // Atom 0.3: issued, created, modified.
                "published" | "issued" => published = Some(self.text()?),
                "created" => published = published.or(Some(self.text()?)),
                "updated" | "modified" => updated = Some(self.text()?),
                "link" => {
                    let page = element.attribute("rel").is_none_or(|rel| rel == "alternate");
                    draft.link = draft.link.or_else(|| element.attribute("href").filter(|_| page));
                    self.document.skip()?;
                }
                _ => self.document.skip()?,
            }
        }
        draft.date = published.filter(|date| !date.trim().is_empty()).or(updated);
        self.gathering.take(draft)
    }

    /// A text construct (RFC 4287, 3.1) or content (4.1.3); `None` when it is elsewhere, or no text.
    fn field(&mut self, element: &Element<'_>) -> Result<Option<Field>, Unreadable> {
        let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let escaped = element.attribute("mode").is_some_and(|mode| mode == "escaped");
        let elsewhere = element.attribute("src").is_some();
        let content = self.document.content()?;
        if elsewhere {
            return Ok(None);
        }
        let kind = match kind.as_str() {
            // Atom 0.3 gives a media type, and HTML in it escaped whatever the type says.
            "" | "text" | "text/plain" => {
                if escaped {
                    Kind::Unsure
                } else {
                    Kind::Plain
                }
            }
            "html" | "xhtml" | "text/html" | "application/xhtml+xml" => Kind::Html,
            other if other.starts_with("text/") => Kind::Unsure,
            _ => return Ok(None),
        };
        Ok(Some(match content {
            Content::Text(text) => Field::new(kind, text),
            Content::Markup(markup) => Field::new(Kind::Html, markup),
        }))
    }

    fn text(&mut self) -> Result<String, Unreadable> {
        Ok(match self.document.content()? {
            Content::Text(text) | Content::Markup(text) => text,
        })
    }
}
