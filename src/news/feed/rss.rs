//! RSS in all its dialects: 0.90 and 1.0, which are RDF; 0.91 to 0.94 and 2.0, which are not. An item's core
//! elements are those in the namespace of the feed itself.

use super::draft::{Draft, Field, Kind};
use super::gathering::Gathering;
use super::xml::{Content, Document, Element, Space};
use super::{Head, Unreadable};
use crate::news::words;

/// Reads what is inside `<rss>` or `<rdf:RDF>`, and gives the dialect's name.
pub(super) fn read(
    document: &mut Document<'_>,
    root: &Element<'_>,
    gathering: &mut Gathering<'_>,
) -> Result<String, Unreadable> {
    let mut reading =
        Reading { document, gathering, rdf: root.name == "RDF", root_space: root.space_name.clone() };
    let mut channels = 0_usize;
    let mut dialect = match root.attribute("version").filter(|version| !version.is_empty()) {
        Some(version) => format!("RSS {}", words::beginning(&version, 20)),
        None => "RSS".to_owned(),
    };
    while let Some(element) = reading.document.child()? {
        match (reading.is_core(&element), element.name.as_str()) {
            (true, "channel") => {
                channels += 1;
                if reading.rdf {
                    let oldest = element.space_name != "http://purl.org/rss/1.0/";
                    dialect = format!("RSS {}", if oldest { "0.90" } else { "1.0" });
                }
                reading.channel(element.attribute("rdf:about"))?;
            }
            (true, "item") => reading.item(&element)?,
            _ => reading.document.skip()?,
        }
    }
    if channels == 0 {
        return Err(Unreadable::NoFeed(if reading.rdf {
            "is RDF, but has no `<channel>` of RSS 0.90 or 1.0 in it, so it is no feed".into()
        } else {
            "is RSS without a `<channel>`, so there is no feed in it".into()
        }));
    }
    Ok(dialect)
}

struct Reading<'r, 't, 'g> {
    document: &'r mut Document<'t>,
    gathering: &'r mut Gathering<'g>,
    rdf: bool,
    root_space: String,
}

impl Reading<'_, '_, '_> {
    /// Whether an element is of RSS itself and not of one of its many extensions.
    fn is_core(&self, element: &Element<'_>) -> bool {
        match element.space {
            Space::RdfRss => true,
            Space::Plain | Space::Other => !self.rdf && element.space_name == self.root_space,
            Space::Atom | Space::DublinCore | Space::Content => false,
        }
    }

    fn channel(&mut self, about: Option<String>) -> Result<(), Unreadable> {
        let mut head = Head { identity: about, ..Head::default() };
        let mut told = false;
        while let Some(element) = self.document.child()? {
            let core = self.is_core(&element);
            match element.name.as_str() {
                "item" if core => {
                    // What stands before the items is known to them; most feeds put it all there.
                    if !std::mem::replace(&mut told, true) {
                        self.gathering.head(&head);
                    }
                    self.item(&element)?;
                }
                "title" if core => head.title = Some(self.field(Kind::Unsure)?),
                "link" if core => {
                    let link = self.text()?;
                    head.identity = head.identity.or_else(|| Some(link.clone()));
                    head.base = Some(link);
                }
                "language" if core || element.space == Space::DublinCore => {
                    head.language = Some(self.text()?);
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

    fn item(&mut self, item: &Element<'_>) -> Result<(), Unreadable> {
        let mut draft = Draft { id: item.attribute("rdf:about"), ..Draft::default() };
        let (mut published, mut updated) = (None, None);
        while let Some(element) = self.document.child()? {
            match (element.space, element.name.as_str()) {
                (Space::Content, "encoded") => draft.story = Some(self.field(Kind::Html)?),
                (Space::DublinCore, "date" | "issued" | "created") | (Space::Atom, "published") => {
                    published = published.or(Some(self.text()?));
                }
                (Space::Atom, "updated") => updated = Some(self.text()?),
                (Space::DublinCore, "language") => draft.language = Some(self.text()?),
                (Space::Atom, "link") => {
                    let alternate = element.attribute("rel").is_none_or(|rel| rel == "alternate");
                    draft.link = draft.link.or_else(|| element.attribute("href").filter(|_| alternate));
                    self.document.skip()?;
                }
                _ if self.is_core(&element) => match element.name.as_str() {
                    "title" => draft.title = Some(self.field(Kind::Unsure)?),
                    "description" => draft.summary = Some(self.field(Kind::Unsure)?),
                    "link" => {
                        draft.link = Some(self.text()?).filter(|link| !link.trim().is_empty()).or(draft.link);
                    }
                    "pubDate" => published = Some(self.text()?),
                    "guid" => {
                        let id = self.text()?;
                        if element.attribute("isPermaLink").is_none_or(|is| is == "true")
                            && draft.link.is_none()
                        {
                            draft.link = Some(id.clone()).filter(|id| crate::news::link::is_web(id.trim()));
                        }
                        draft.id = Some(id);
                    }
                    _ => self.document.skip()?,
                },
                _ => self.document.skip()?,
            }
        }
        draft.date = published.filter(|date| !date.trim().is_empty()).or(updated);
        self.gathering.take(draft)
    }

    fn field(&mut self, kind: Kind) -> Result<Field, Unreadable> {
        Ok(match self.document.content()? {
            Content::Text(text) => Field::new(kind, text),
            // Someone put HTML there as it is; RSS has no word for that, but what is meant is plain.
            Content::Markup(markup) => Field::new(Kind::Html, markup),
        })
    }

    fn text(&mut self) -> Result<String, Unreadable> {
        Ok(match self.document.content()? {
            Content::Text(text) | Content::Markup(text) => text,
        })
    }
}
