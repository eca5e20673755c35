//! What a prompt file holds, with the place of everything a check may point at.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use super::span_of;
use crate::diagnostic::{Diagnostic, Source};
use crate::prompt::faults;

/// A message or a term of a prompt file.
#[derive(Debug)]
pub struct Message {
    /// Its name; a term's begins with a hyphen.
    pub name: Box<str>,
    /// Where the name stands.
    pub span: Range<usize>,
    /// Its words, if it has any besides its attributes.
    pub value: Option<Pattern>,
    /// Its attributes, by name.
    pub attributes: Vec<(Box<str>, Pattern)>,
}

impl Message {
    /// An attribute's words.
    pub fn attribute(&self, name: &str) -> Option<&Pattern> {
        self.attributes.iter().find(|(own, _)| &**own == name).map(|(_, pattern)| pattern)
    }

    /// The message's own words and those of all its attributes.
    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.value.iter().chain(self.attributes.iter().map(|(_, pattern)| pattern))
    }
}

/// The words of a message or an attribute.
#[derive(Debug)]
pub struct Pattern {
    /// From the first word to the last.
    pub span: Range<usize>,
    /// The values it names, and where.
    pub variables: Vec<(Box<str>, Range<usize>)>,
    /// The other messages whose words it uses.
    pub references: Vec<Reference>,
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
}

/// Lists the messages of a file, and complains of those whose name is taken.
pub(super) fn read(
    resource: &FluentResource,
    source: &Arc<Source>,
    complaints: &mut Vec<Diagnostic>,
) -> HashMap<Box<str>, Message> {
    let mut messages: HashMap<Box<str>, Message> = HashMap::new();
    let mut reading = Reading { text: resource.source(), source, complaints };
    for entry in resource.entries() {
        let message = match entry {
            ast::Entry::Message(message) => {
                reading.message(message.id.name, "", message.value.as_ref(), &message.attributes)
            }
            ast::Entry::Term(term) => reading.message(term.id.name, "-", Some(&term.value), &term.attributes),
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            | ast::Entry::Junk { .. } => continue,
        };
        if let Some(first) = messages.get(&message.name) {
            reading.complaints.push(
                Diagnostic::error(
                    &faults::DUPLICATE_PROMPT,
                    format!("there are two prompts named `{}`", message.name),
                    source.place(message.span.clone()),
                )
                .related(source.place(first.span.clone()), "the first is here")
                .help("remove or rename one of them"),
            );
        } else {
            messages.insert(message.name.clone(), message);
        }
    }
    messages
}

struct Reading<'a> {
    text: &'a str,
    source: &'a Arc<Source>,
    complaints: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    fn message(
        &mut self,
        name: &str,
        sign: &str,
        value: Option<&ast::Pattern<&str>>,
        attributes: &[ast::Attribute<&str>],
    ) -> Message {
        Message {
            name: format!("{sign}{name}").into(),
            span: span_of(self.text, name),
            value: value.map(|pattern| self.pattern(pattern, name)),
            attributes: attributes
                .iter()
                .map(|attribute| {
                    (attribute.id.name.into(), self.pattern(&attribute.value, attribute.id.name))
                })
                .collect(),
        }
    }

    /// `name` gives the place of a pattern that has no words of its own.
    fn pattern(&mut self, pattern: &ast::Pattern<&str>, name: &str) -> Pattern {
        let at_name = span_of(self.text, name);
        let mut read =
            Pattern { span: at_name.end..at_name.end, variables: Vec::new(), references: Vec::new() };
        self.elements(pattern, &mut read);
        if read.span.start == at_name.end {
            read.span = at_name.start..read.span.end.max(at_name.end);
        }
        read
    }

    fn elements(&mut self, pattern: &ast::Pattern<&str>, read: &mut Pattern) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    let span = span_of(self.text, value.trim());
                    grow(&mut read.span, &span);
                }
                ast::PatternElement::Placeable { expression } => self.expression(expression, read),
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>, read: &mut Pattern) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline, read),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector, read);
                for variant in variants {
                    self.elements(&variant.value, read);
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>, read: &mut Pattern) {
        let (name, attribute, sign) = match inline {
            ast::InlineExpression::VariableReference { id } => {
                let span = span_of(self.text, id.name);
                grow(&mut read.span, &span);
                read.variables.push((id.name.into(), span));
                return;
            }
            ast::InlineExpression::MessageReference { id, attribute } => (id.name, attribute, ""),
            ast::InlineExpression::TermReference { id, attribute, .. } => (id.name, attribute, "-"),
            ast::InlineExpression::FunctionReference { id, .. } => {
                self.complaints.push(
                    Diagnostic::error(
                        &faults::UNKNOWN_FUNCTION,
                        format!("prompts have no functions such as `{}`", id.name),
                        self.source.place(span_of(self.text, id.name)),
                    )
                    .help("write the value alone, as in `{ $number }`; it knows how it is printed and said"),
                );
                return;
            }
            ast::InlineExpression::Placeable { expression } => return self.expression(expression, read),
            ast::InlineExpression::StringLiteral { value }
            | ast::InlineExpression::NumberLiteral { value } => {
                return grow(&mut read.span, &span_of(self.text, value));
            }
        };
        let span = span_of(self.text, name);
        grow(&mut read.span, &span);
        read.references.push(Reference {
            name: format!("{sign}{name}").into(),
            attribute: attribute.as_ref().map(|attribute| attribute.name.into()),
            span,
        });
    }
}

/// Makes `span` reach over `more`; an empty span begins there.
fn grow(span: &mut Range<usize>, more: &Range<usize>) {
    if more.start == more.end {
        return;
    }
    if span.start == span.end {
        *span = more.clone();
    } else {
        *span = span.start.min(more.start)..span.end.max(more.end);
    }
}
