//! What a prompt file holds: its messages and terms, their words piece by piece, and the place of everything a
//! check may point at. Reading it from Fluent's own tree is left to `reading`.

use std::collections::HashMap;
use std::ops::Range;

/// Words of a message, of a term or of an attribute: their number in the file, counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternId(pub(super) u32);

impl PatternId {
    /// The place in [`Contents::patterns`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A prompt file, message by message in the order in which they are written.
#[derive(Debug, Default)]
pub struct Contents {
    pub(super) messages: Vec<Message>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) by_name: HashMap<Box<str>, usize>,
    /// Names that could not be read for sure, because what follows them is no Fluent.
    pub(super) damaged: Vec<Box<str>>,
}

impl Contents {
    /// Every message and term, in order.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The message of this name; a term's name begins with a hyphen.
    #[must_use]
    pub fn message(&self, name: &str) -> Option<&Message> {
        self.by_name.get(name).map(|&place| &self.messages[place])
    }

    /// All words in order; a [`PatternId`] is a place among them.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Some words.
    #[must_use]
    pub fn pattern(&self, id: PatternId) -> &Pattern {
        &self.patterns[id.index()]
    }

    /// The words of a message, or of one of its attributes.
    #[must_use]
    pub fn find(&self, name: &str, attribute: Option<&str>) -> Option<PatternId> {
        let message = self.message(name)?;
        match attribute {
            None => message.value,
            Some(attribute) => message.attribute(attribute).map(|attribute| attribute.pattern),
        }
    }

    /// Whether something of this name is there that could not be read, so that nobody can say what it lacks.
    #[must_use]
    pub fn is_damaged(&self, name: &str) -> bool {
        self.damaged.iter().any(|damaged| **damaged == *name)
    }
}

/// A message or a term of a prompt file.
#[derive(Debug)]
pub struct Message {
    /// Its name; a term's begins with a hyphen.
    pub name: Box<str>,
    /// Where the name stands.
    pub span: Range<usize>,
    /// Its words, if it has any besides its attributes.
    pub value: Option<PatternId>,
    /// Its attributes, in order, each name once.
    pub attributes: Vec<Attribute>,
}

impl Message {
    /// The attribute of this name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.name == name)
    }

    /// The message's own words and those of all its attributes.
    pub fn patterns(&self) -> impl Iterator<Item = PatternId> {
        self.value.into_iter().chain(self.attributes.iter().map(|attribute| attribute.pattern))
    }

    /// Whether it is a term: words for other prompts, never said by themselves.
    #[must_use]
    pub fn is_term(&self) -> bool {
        self.name.starts_with('-')
    }
}

/// `.option = …`
#[derive(Debug)]
pub struct Attribute {
    /// Its name, without the dot.
    pub name: Box<str>,
    /// Where the name stands.
    pub span: Range<usize>,
    /// Its words.
    pub pattern: PatternId,
}

/// The words of a message or an attribute.
#[derive(Debug)]
pub struct Pattern {
    /// The message it belongs to: a place in [`Contents::messages`].
    pub message: usize,
    /// From the first word to the last.
    pub span: Range<usize>,
    /// What is said, in order.
    pub pieces: Box<[Piece]>,
    /// The most braces that are filled in one telling, those of other messages not counted.
    pub placeables: usize,
}

/// A piece of what is said.
#[derive(Debug)]
pub enum Piece {
    /// Words as they are written.
    Text(Range<usize>),
    /// A text or a number in braces.
    Literal {
        /// What it says.
        text: Box<str>,
        /// Where.
        span: Range<usize>,
    },
    /// A value, said in its place.
    Value(Variable),
    /// A value by which words are chosen; it is not said itself.
    Selector(Variable),
    /// Another message's words.
    Reference(Reference),
    /// Here the words for one value of a selector begin or end; what comes before need not be said with them.
    Variant,
}

/// A value that is named: `$number`.
#[derive(Debug)]
pub struct Variable {
    /// Its name, without the dollar sign.
    pub name: Box<str>,
    /// Where it stands, with the dollar sign.
    pub span: Range<usize>,
}

/// One message named by another.
#[derive(Debug)]
pub struct Reference {
    /// The message; a term's name begins with a hyphen.
    pub name: Box<str>,
    /// The attribute, if one is named.
    pub attribute: Option<Box<str>>,
    /// Where.
    pub span: Range<usize>,
    /// The values that a term is given there.
    pub given: Vec<Box<str>>,
    /// Whose words these are, if they are in the same file.
    pub target: Option<PatternId>,
}

impl Pattern {
    /// The values it names, whether they are said or chosen by.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Value(variable) | Piece::Selector(variable) => Some(variable),
            Piece::Text(_) | Piece::Literal { .. } | Piece::Reference(_) | Piece::Variant => None,
        })
    }

    /// The other messages whose words it uses.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Reference(reference) => Some(reference),
            Piece::Text(_)
            | Piece::Literal { .. }
            | Piece::Value(_)
            | Piece::Selector(_)
            | Piece::Variant => None,
        })
    }
}
