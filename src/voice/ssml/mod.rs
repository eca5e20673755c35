//! Text in a part of SSML 1.1 (W3C): what is spoken, in which language, how fast, with which pauses. What is not known
//! is told with its place, not passed over.

mod elements;
mod say_as;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use quick_xml::events::{BytesRef, Event};
use quick_xml::{Reader, XmlVersion};

use super::Manner;
use super::settings::Emoji;
use crate::diagnostic::{Diagnostic, Source, quoted};
use crate::prompt::{Locale, Utterance};
use elements::{Element, Scope};

/// What can be wrong with a text in SSML.
pub mod faults {
    crate::diagnostic::codes! {
        SSML = "ssml",
    }
}

/// More elements within one another than any text needs.
const DEEPEST: usize = 32;
/// More faults than anybody mends at once.
const MOST_FAULTS: usize = 50;

/// What is said in one manner.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The words.
    pub utterance: Utterance,
    /// How they are spoken.
    pub manner: Manner,
}

/// Reads a text. `locale` is its language where it names none, `manner` how it is spoken where it says nothing else.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(
    source: &Arc<Source>,
    locale: &'static Locale,
    manner: Manner,
    emoji: Emoji,
) -> Result<Vec<Stretch>, Vec<Diagnostic>> {
    let outside = Scope { locale, manner, say_as: None, silent: false };
    let mut text = Text {
        source,
        emoji,
        ordinary: manner,
        open: vec![outside],
        stretches: Vec::new(),
        faults: Vec::new(),
        any: false,
    };
    text.read_all();
    if text.faults.is_empty() && !text.any {
        text.fault(
            "there is no element `speak`",
            0..0,
            "write `<speak>` before the words and `</speak>` after them",
        );
    }
    if text.faults.is_empty() { Ok(text.stretches) } else { Err(text.faults) }
}

struct Text<'a> {
    source: &'a Arc<Source>,
    emoji: Emoji,
    /// The manner of what is outside every element.
    ordinary: Manner,
    /// What holds within each element that is open, the outermost first.
    open: Vec<Scope>,
    stretches: Vec<Stretch>,
    faults: Vec<Diagnostic>,
    /// Whether there was an element.
    any: bool,
}

impl Text<'_> {
    fn read_all(&mut self) {
        let source = Arc::clone(self.source);
        let mut reader = Reader::from_str(source.text());
        reader.config_mut().expand_empty_elements = true;
        while self.faults.len() < MOST_FAULTS {
            let from = place(reader.buffer_position(), &source);
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = place(reader.error_position(), &source);
                    self.fault(
                        &format!("this is no XML: {error}"),
                        at..at,
                        "close every element that is opened",
                    );
                    return;
                }
            };
            let span = from..place(reader.buffer_position(), &source);
            match event {
                Event::Start(start) => {
                    if self.open.len() > DEEPEST {
                        let what = format!("more than {DEEPEST} elements are within one another");
                        self.fault(&what, span, "write it with fewer");
                        return;
                    }
                    self.any = true;
                    self.begin(&Element::read(&start, span));
                }
                Event::End(_) => {
                    self.open.pop();
                }
                Event::Text(text) => self.words(&text.xml_content(XmlVersion::Explicit1_0), &span),
                Event::CData(text) => self.words(&text.xml_content(XmlVersion::Explicit1_0), &span),
                Event::GeneralRef(reference) => self.reference(&reference, &span),
                Event::DocType(_) => {
                    self.fault(
                        "a document type is not read",
                        span,
                        "remove `<!DOCTYPE …>`; it can mean an endless text",
                    );
                    return;
                }
                Event::Eof => {
                    if self.open.len() > 1 {
                        let what = format!("{} elements are not closed at the end", self.open.len() - 1);
                        self.fault(&what, span, "close every element that is opened");
                    }
                    return;
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn begin(&mut self, element: &Element) {
        let scope = self.scope();
        let inner = element.scope(scope, self);
        self.open.push(inner);
    }

    fn scope(&self) -> Scope {
        self.open.last().copied().unwrap_or(Scope {
            locale: crate::prompt::locale::ALL[0],
            manner: self.ordinary,
            say_as: None,
            silent: true,
        })
    }

    fn reference(&mut self, reference: &BytesRef<'_>, span: &std::ops::Range<usize>) {
        let name: &str = reference.as_ref();
        let meant = match reference.resolve_char_ref() {
            Ok(Some(c)) => Some(c.to_string()),
            Ok(None) => quick_xml::escape::resolve_xml_entity(name).map(str::to_owned),
            Err(_) => None,
        };
        match meant {
            Some(meant) => self.words(&meant, span),
            None => {
                let what = format!("there is no character {}", quoted(&format!("&{name};")));
                self.fault(&what, span.clone(), "write the character itself; `&` is written `&amp;`");
            }
        }
    }

    fn words(&mut self, text: &str, span: &std::ops::Range<usize>) {
        let scope = self.scope();
        if scope.silent || text.trim().is_empty() && self.stretches.is_empty() {
            return;
        }
        if self.open.len() == 1 && !text.trim().is_empty() {
            self.fault(
                "words are outside of `speak`",
                span.clone(),
                "put everything between `<speak>` and `</speak>`",
            );
            return;
        }
        match scope.say_as {
            Some(kind) if !text.trim().is_empty() => match kind.said(text.trim(), scope.locale) {
                Ok(said) => self.stretch(scope.manner).say(scope.locale, said),
                Err(why) => self.fault(&why, span.clone(), kind.help()),
            },
            Some(_) => {}
            None => {
                let spaced = one_spaced(text);
                let utterance = super::text::utterance(&spaced, scope.locale, self.emoji);
                self.stretch(scope.manner).append(utterance);
            }
        }
    }

    /// Where words of this manner go.
    fn stretch(&mut self, manner: Manner) -> &mut Utterance {
        if self.stretches.last().is_none_or(|last| last.manner != manner) {
            self.stretches.push(Stretch { utterance: Utterance::default(), manner });
        }
        let last = self.stretches.last_mut().expect("one was added if there was none");
        &mut last.utterance
    }

    fn fault(&mut self, what: &str, span: std::ops::Range<usize>, help: &str) {
        let told = Diagnostic::error(&faults::SSML, what, self.source.place(span)).help(help);
        self.faults.push(told);
    }
}

/// New lines and rows of spaces are one space.
fn one_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if spaced.ends_with(' ') => {}
            true => spaced.push(' '),
            false => spaced.push(c),
        }
    }
    spaced
}

/// A place of the reader in the text.
fn place(position: u64, source: &Source) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX).min(source.text().len())
}
