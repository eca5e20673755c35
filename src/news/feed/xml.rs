//! An XML document read element by element, without a tree and without recursion: the shape that feeds need.
//! `quick-xml` finds the tags; namespaces, the content of an element and what to make of entities are here.

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{NamespaceError, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::Unreadable;
use crate::news::{html, words};

/// The namespaces that mean something in a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Declared nowhere: plain RSS.
    Plain,
    /// RSS 0.90 and 1.0, which are RDF.
    RdfRss,
    /// Atom 1.0 (RFC 4287) and Atom 0.3.
    Atom,
    /// Dublin Core, for dates and languages.
    DublinCore,
    /// The full story beside RSS's summary.
    Content,
    /// Any other.
    Other,
}

/// A namespace by its name. The older names of RSS and Atom are those of Netscape's RSS 0.90 and of the Atom
/// 0.3 draft; common readers that do not know them take such feeds for empty ones.
fn space(name: &str) -> Space {
    match name {
        "http://purl.org/rss/1.0/"
        | "http://my.netscape.com/rdf/simple/0.9/"
        | "http://channel.netscape.com/rdf/simple/0.9/" => Space::RdfRss,
        "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns#" => Space::Atom,
        "http://purl.org/dc/elements/1.1/" | "http://purl.org/dc/terms/" => Space::DublinCore,
        "http://purl.org/rss/1.0/modules/content/" => Space::Content,
        "" => Space::Plain,
        _ => Space::Other,
    }
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Element<'t> {
    pub(super) space: Space,
    /// The namespace's own name.
    pub(super) space_name: String,
    /// The name without its prefix, as written.
    pub(super) name: String,
    start: BytesStart<'t>,
}

impl Element<'_> {
    /// An attribute by its name as written, prefix and all, with its character references put in.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        // Unchecked: the check for doubles takes time in proportion to the square of their number.
        let found = self.start.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
        let mut value = String::new();
        html::put_in_references(&found.value, |text| value.push_str(text));
        Some(value.trim().to_owned())
    }
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Text, with its references put in.
    Text(String),
    /// Markup as it stands in the document: there were elements inside.
    Markup(String),
}

/// A document, read from the front.
pub(super) struct Document<'t> {
    text: &'t str,
    reader: NsReader<&'t [u8]>,
    /// Where the tags begin of the elements that are open.
    open: Vec<usize>,
    /// The entities that the document declares for itself.
    declared: HashSet<&'t str>,
}

impl<'t> Document<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // `AT&T` is not XML, but what it means is plain.
        config.allow_dangling_amp = true;
        Self { text, reader, open: Vec::new(), declared: HashSet::new() }
    }

    /// The element that all others are in.
    pub(super) fn root(&mut self) -> Result<Element<'t>, Unreadable> {
        match self.child()? {
            Some(root) => Ok(root),
            None => Err(Unreadable::NoFeed("has no element in it, so it is no feed".into())),
        }
    }

    /// The next element inside the one that was opened last and not yet read to its end; `None` at that end.
    /// Whoever is given an element reads it to its end, by this or by `content` or `skip`.
    pub(super) fn child(&mut self) -> Result<Option<Element<'t>>, Unreadable> {
        loop {
            let from = self.at();
            match self.event()? {
                Happened::Opened(start) => {
                    self.open.push(from);
                    return Ok(Some(self.element(start)));
                }
                Happened::Closed => {
                    self.open.pop();
                    return Ok(None);
                }
                Happened::Text(_) => {}
                Happened::Ended => return self.ended().map(|()| None),
            }
        }
    }

    /// Reads the rest of the element opened last and makes nothing of it.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.open.len().saturating_sub(1);
        while self.open.len() > outside {
            let from = self.at();
            match self.event()? {
                Happened::Opened(_) => self.open.push(from),
                Happened::Closed => _ = self.open.pop(),
                Happened::Text(_) => {}
                Happened::Ended => return self.ended(),
            }
        }
        Ok(())
    }

    /// Reads the rest of the element opened last and gives what it holds.
    pub(super) fn content(&mut self) -> Result<Content, Unreadable> {
        let outside = self.open.len().saturating_sub(1);
        let begins = self.at();
        let mut ends = begins;
        let mut text = String::new();
        let mut markup = false;
        while self.open.len() > outside {
            ends = self.at();
            match self.event()? {
                Happened::Opened(_) => {
                    markup = true;
                    self.open.push(ends);
                }
                Happened::Closed => _ = self.open.pop(),
                Happened::Text(_) if markup => {}
                Happened::Text(more) => text.push_str(&more),
                Happened::Ended => {
                    self.ended()?;
                    break;
                }
            }
        }
        Ok(if markup { Content::Markup(self.text[begins..ends].to_owned()) } else { Content::Text(text) })
    }

    fn event(&mut self) -> Result<Happened<'t>, Unreadable> {
        loop {
            let at = self.at();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.broken(&error, at)),
            };
            return Ok(match event {
                Event::Start(start) => Happened::Opened(start),
                Event::End(_) => Happened::Closed,
                Event::Text(text) => Happened::Text(text.xml_content(XmlVersion::Explicit1_0)),
                Event::CData(text) => Happened::Text(text.xml_content(XmlVersion::Explicit1_0)),
                Event::GeneralRef(reference) => Happened::Text(self.reference(&reference, at)?),
                Event::DocType(_) => {
                    self.declared = entities(&self.text[at..self.at()]);
                    continue;
                }
                Event::Eof => Happened::Ended,
                // `expand_empty_elements` turns an empty element into a start and an end.
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// An entity means what XML or HTML says. One that the document declares is refused: no feed needs them, and
    /// they are used to make a short file mean an endless text, or one of the reader's own.
    fn reference(&self, reference: &BytesRef<'_>, at: usize) -> Result<Cow<'static, str>, Unreadable> {
        let name: &str = reference.as_ref();
        if name.starts_with('#') {
            let mut meant = String::new();
            html::put_in_references(&format!("&{name};"), |text| meant.push_str(text));
            return Ok(Cow::Owned(meant));
        }
        // XML's own five come first: they are most of all there are.
        match quick_xml::escape::resolve_xml_entity(name).or_else(|| html::named(name)) {
            Some(meant) => Ok(Cow::Borrowed(meant)),
            None if self.declared.contains(name) => Err(Unreadable::Broken {
                at: super::position(self.text, at),
                what: format!("it uses `&{};`, which it declares itself; such entities are not put in", {
                    words::beginning(name, 40)
                }),
            }),
            None => Ok(Cow::Owned(format!("&{name};"))),
        }
    }

    fn element(&self, start: BytesStart<'t>) -> Element<'t> {
        let (resolved, local) = self.reader.resolver().resolve_element(start.name());
        let space_name = match resolved {
            ResolveResult::Bound(namespace) => namespace.as_ref().to_owned(),
            ResolveResult::Unbound => String::new(),
            // Many feeds use a prefix they never declare; everyone knows what they mean by it.
            ResolveResult::Unknown(prefix) => match prefix.as_str() {
                "dc" => "http://purl.org/dc/elements/1.1/".into(),
                "content" => "http://purl.org/rss/1.0/modules/content/".into(),
                "atom" => "http://www.w3.org/2005/Atom".into(),
                _ => prefix,
            },
        };
        let name = local.as_ref().to_owned();
        Element { space: space(&space_name), space_name, name, start }
    }

    /// The end of the text: of the document, or in the middle of it.
    fn ended(&self) -> Result<(), Unreadable> {
        let Some(&last) = self.open.last() else { return Ok(()) };
        let tag = &self.text[last..];
        let end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(tag.len());
        Err(Unreadable::Broken {
            at: super::position(self.text, self.text.len()),
            what: format!(
                "it ends in the middle of `{}`, which begins on line {}",
                words::beginning(&format!("{}>", &tag[..end]), 40),
                super::position(self.text, last).0,
            ),
        })
    }

    fn broken(&self, error: &quick_xml::Error, at: usize) -> Unreadable {
        // The crate has a place only for what is not XML at all.
        let found = usize::try_from(self.reader.error_position()).unwrap_or(at);
        let found = if matches!(error, quick_xml::Error::Namespace(_)) { at } else { found };
        // The crate's own sentence, without its name for the sort of error.
        let what = match error {
            quick_xml::Error::Syntax(error) => error.to_string(),
            quick_xml::Error::IllFormed(error) => error.to_string(),
            quick_xml::Error::Namespace(NamespaceError::TooManyBindings(most)) => {
                format!("more than {most} namespaces are declared at once, which no feed needs")
            }
            quick_xml::Error::Namespace(NamespaceError::TooDeeplyNested(most)) => {
                format!("elements are more than {most} deep in one another, which no feed needs")
            }
            quick_xml::Error::Namespace(error) => error.to_string(),
            quick_xml::Error::Io(_)
            | quick_xml::Error::InvalidAttr(_)
            | quick_xml::Error::Encoding(_)
            | quick_xml::Error::Escape(_) => error.to_string(),
        };
        Unreadable::Broken { at: super::position(self.text, found), what: words::beginning(&what, 200) }
    }

    fn at(&self) -> usize {
        // The whole text is in memory, so every place in it fits.
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.text.len())
    }
}

/// What the reader met.
enum Happened<'t> {
    Opened(BytesStart<'t>),
    Closed,
    Text(Cow<'t, str>),
    Ended,
}

/// The names of the general entities that a document type declares.
fn entities(document_type: &str) -> HashSet<&str> {
    document_type
        .split("<!ENTITY")
        .skip(1)
        .filter_map(|declaration| declaration.split_whitespace().next())
        .filter(|name| *name != "%")
        .collect()
}
