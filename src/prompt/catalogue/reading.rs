//! From Fluent's own tree to [`Contents`].

use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::contents::{Attribute, Contents, Message, Pattern, PatternId, Piece, Reference, Variable};
use super::soundness;
use crate::diagnostic::{Diagnostic, Source};
use crate::prompt::faults;

/// Lists the messages of a file. Complains of those whose name is taken, and of what no prompt can hold.
pub(super) fn read(
    resource: &FluentResource,
    source: &Arc<Source>,
    complaints: &mut Vec<Diagnostic>,
) -> Contents {
    let mut reading = Reading { text: resource.source(), source, complaints, contents: Contents::default() };
    for entry in resource.entries() {
        match entry {
            ast::Entry::Message(message) => {
                reading.message(message.id.name, "", message.value.as_ref(), &message.attributes);
            }
            ast::Entry::Term(term) => {
                reading.message(term.id.name, "-", Some(&term.value), &term.attributes);
            }
            ast::Entry::Junk { content } => {
                reading.contents.damaged.extend(name_at_start(content).map(Box::from));
            }
            ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => {}
        }
    }
    let mut contents = reading.contents;
    resolve(&mut contents);
    contents
}

/// Finds whose words each reference means.
fn resolve(contents: &mut Contents) {
    let mut targets = Vec::new();
    for pattern in &contents.patterns {
        for reference in pattern.references() {
            targets.push(contents.find(&reference.name, reference.attribute.as_deref()));
        }
    }
    let mut targets = targets.into_iter();
    for pattern in &mut contents.patterns {
        for piece in &mut pattern.pieces {
            if let Piece::Reference(reference) = piece {
                reference.target = targets.next().flatten();
            }
        }
    }
}

/// The name that something begins with which is no Fluent; most likely it was meant for a message.
fn name_at_start(content: &str) -> Option<&str> {
    let end = content.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    Some(&content[..end.unwrap_or(content.len())]).filter(|name| !name.is_empty())
}

struct Reading<'a> {
    text: &'a str,
    source: &'a Arc<Source>,
    complaints: &'a mut Vec<Diagnostic>,
    contents: Contents,
}

impl Reading<'_> {
    fn message(
        &mut self,
        name: &str,
        sign: &str,
        value: Option<&ast::Pattern<&str>>,
        attributes: &[ast::Attribute<&str>],
    ) {
        let span = self.span_of(name);
        let name: Box<str> = format!("{sign}{name}").into();
        let message = self.contents.messages.len();
        match self.contents.by_name.entry(name.clone()) {
            Entry::Occupied(first) => {
                let first = self.contents.messages[*first.get()].span.clone();
                return self.twice(format!("there are two prompts named `{name}`"), span, first);
            }
            Entry::Vacant(place) => place.insert(message),
        };
        let value = value.map(|pattern| self.pattern(pattern, message, span.clone()));
        let mut read: Vec<Attribute> = Vec::with_capacity(attributes.len());
        for attribute in attributes {
            let own = attribute.id.name;
            let span = self.span_of(own);
            if let Some(first) = read.iter().find(|first| &*first.name == own) {
                let first = first.span.clone();
                self.twice(format!("`{name}` has two attributes named `.{own}`"), span, first);
                continue;
            }
            let pattern = self.pattern(&attribute.value, message, span.clone());
            read.push(Attribute { name: own.into(), span, pattern });
        }
        self.contents.messages.push(Message { name, span, value, attributes: read });
    }

    fn twice(&mut self, message: String, span: Range<usize>, first: Range<usize>) {
        self.complaints.push(
            Diagnostic::error(&faults::DUPLICATE_PROMPT, message, self.source.place(span))
                .related(self.source.place(first), "the first is here")
                .help("only one of them could ever be said; remove or rename the other"),
        );
    }

    /// `name` gives the place of a pattern that has no words of its own.
    fn pattern(&mut self, pattern: &ast::Pattern<&str>, message: usize, name: Range<usize>) -> PatternId {
        let mut pieces = Vec::with_capacity(pattern.elements.len());
        let placeables = self.elements(pattern, &mut pieces);
        let span = span_of_pieces(self.text, &pieces).unwrap_or(name);
        let id = PatternId(u32::try_from(self.contents.patterns.len()).unwrap_or(u32::MAX));
        self.contents.patterns.push(Pattern { message, span, pieces: pieces.into(), placeables });
        id
    }

    /// Gives the most braces that are filled in one telling.
    fn elements(&mut self, pattern: &ast::Pattern<&str>, pieces: &mut Vec<Piece>) -> usize {
        let mut placeables = 0;
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => pieces.push(Piece::Text(self.span_of(value))),
                ast::PatternElement::Placeable { expression } => {
                    placeables += 1 + self.expression(expression, pieces);
                }
            }
        }
        placeables
    }

    fn expression(&mut self, expression: &ast::Expression<&str>, pieces: &mut Vec<Piece>) -> usize {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline, pieces),
            ast::Expression::Select { selector, variants } => {
                if let ast::InlineExpression::VariableReference { id } = selector {
                    pieces.push(Piece::Selector(self.variable(id)));
                } else {
                    self.inline(selector, pieces);
                }
                let mut most = 0;
                for variant in variants {
                    pieces.push(Piece::Variant);
                    most = most.max(self.elements(&variant.value, pieces));
                }
                pieces.push(Piece::Variant);
                most
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>, pieces: &mut Vec<Piece>) -> usize {
        let (name, attribute, sign, arguments) = match inline {
            ast::InlineExpression::VariableReference { id } => {
                pieces.push(Piece::Value(self.variable(id)));
                return 0;
            }
            ast::InlineExpression::MessageReference { id, attribute } => (id.name, attribute, "", None),
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                (id.name, attribute, "-", arguments.as_ref())
            }
            ast::InlineExpression::FunctionReference { id, .. } => {
                let span = self.span_of(id.name);
                self.complaints.push(
                    Diagnostic::error(
                        &faults::UNKNOWN_FUNCTION,
                        format!("prompts have no functions such as `{}`", id.name),
                        self.source.place(span),
                    )
                    .help("write the value alone, as in `{ $number }`; it knows how it is printed and said"),
                );
                return 0;
            }
            ast::InlineExpression::Placeable { expression } => return self.expression(expression, pieces),
            ast::InlineExpression::StringLiteral { value }
            | ast::InlineExpression::NumberLiteral { value } => {
                let span = self.span_of(value);
                let text = unescape_unicode_to_string(value);
                self.complaints.extend(soundness::unsafe_in_literal(self.source, &text, &span));
                pieces.push(Piece::Literal { text: text.into(), span });
                return 0;
            }
        };
        pieces.push(Piece::Reference(Reference {
            name: format!("{sign}{name}").into(),
            attribute: attribute.as_ref().map(|attribute| attribute.name.into()),
            span: self.span_of(name),
            given: arguments
                .iter()
                .flat_map(|arguments| &arguments.named)
                .map(|argument| argument.name.name.into())
                .collect(),
            target: None,
        }));
        0
    }

    fn variable(&self, id: &ast::Identifier<&str>) -> Variable {
        let name = self.span_of(id.name);
        Variable { name: id.name.into(), span: name.start.saturating_sub(1)..name.end }
    }

    /// Where a piece of the text stands that was cut from it.
    fn span_of(&self, piece: &str) -> Range<usize> {
        let start = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        start..(start + piece.len()).min(self.text.len())
    }
}

/// From the first word to the last.
fn span_of_pieces(text: &str, pieces: &[Piece]) -> Option<Range<usize>> {
    let mut spans = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(span) => {
            let words = &text[span.clone()];
            let start = span.start + (words.len() - words.trim_start().len());
            let end = start + words.trim().len();
            (start < end).then_some(start..end)
        }
        Piece::Literal { span, .. } => Some(span.clone()),
        Piece::Value(variable) | Piece::Selector(variable) => Some(variable.span.clone()),
        Piece::Reference(reference) => Some(reference.span.clone()),
        Piece::Variant => None,
    });
    let first = spans.next()?;
    Some(spans.fold(first, |all, span| all.start.min(span.start)..all.end.max(span.end)))
}
