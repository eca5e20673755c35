//! The words of a hotline's own prompt files, as rules read them.

use std::ops::Range;

use super::lexicon;
use crate::prompt::catalogue::{Contents, Pattern, Piece};
use crate::script::{Hotline, LanguageId, StepId};

/// Words of the hotline's own prompt files.
pub struct Prompt {
    /// The language of the file.
    pub language: LanguageId,
    /// The message.
    pub name: Box<str>,
    /// The attribute, if these are an attribute's words.
    pub attribute: Option<Box<str>>,
    /// The step whose words they are, if they are a step's.
    pub step: Option<StepId>,
    /// What is said, with `…` for every value. Words for different cases are on lines of their own.
    pub text: String,
    /// The same in small letters.
    pub lower: String,
    /// Whether anything is said: a letter, a digit, a value or the words of another prompt.
    pub speaks: bool,
    /// The values it names.
    pub values: Vec<Box<str>>,
    /// Where the words are.
    pub span: Range<usize>,
    /// Where each piece of plain text is, and where in `text`.
    pub(super) pieces: Vec<(usize, Range<usize>)>,
}

/// Stands for a value in the words of a prompt.
pub const VALUE: char = '…';

impl Prompt {
    pub(super) fn all(hotline: &Hotline, language: LanguageId) -> Vec<Self> {
        let catalogue = hotline.prompts(language);
        let (contents, text) = (catalogue.contents(), catalogue.source().text());
        let mut prompts = Vec::new();
        for message in contents.messages().iter().filter(|message| !message.name.starts_with("command-")) {
            let step = hotline.find(&message.name);
            let attributes = message.attributes.iter().map(|own| (Some(own.name.clone()), own.pattern));
            for (attribute, id) in message.value.map(|id| (None, id)).into_iter().chain(attributes) {
                let pattern = contents.pattern(id);
                let mut prompt = Self {
                    language,
                    name: message.name.clone(),
                    attribute,
                    step,
                    text: String::new(),
                    lower: String::new(),
                    speaks: false,
                    values: pattern.variables().map(|variable| variable.name.clone()).collect(),
                    span: pattern.span.clone(),
                    pieces: Vec::new(),
                };
                prompt.read(contents, text, pattern);
                prompt.lower = prompt.text.to_lowercase();
                prompt.speaks |= prompt.text.chars().any(char::is_alphanumeric);
                prompts.push(prompt);
            }
        }
        prompts
    }

    fn read(&mut self, contents: &Contents, text: &str, pattern: &Pattern) {
        for piece in &pattern.pieces {
            match piece {
                Piece::Text(span) => {
                    self.pieces.push((self.text.len(), span.clone()));
                    self.text.push_str(&text[span.clone()]);
                }
                Piece::Literal { text, .. } => self.text.push_str(text),
                Piece::Value(_) => {
                    self.speaks = true;
                    self.text.push(VALUE);
                }
                Piece::Reference(reference) => {
                    self.speaks = true;
                    let inner = reference.target.map(|id| contents.pattern(id));
                    match inner.map(|pattern| &*pattern.pieces) {
                        Some([Piece::Text(span)]) => self.text.push_str(&text[span.clone()]),
                        Some(_) | None => self.text.push(VALUE),
                    }
                }
                Piece::Selector(_) => {}
                Piece::Variant => self.text.push('\n'),
            }
        }
    }

    /// The sentences, with where each is in `text`.
    pub fn sentences(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut start = 0;
        let ends = |c: char| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '\n');
        self.text.split_inclusive(ends).filter_map(move |sentence| {
            let from = start + (sentence.len() - sentence.trim_start().len());
            start += sentence.len();
            let trimmed = sentence.trim();
            (!trimmed.is_empty()).then(|| (from..from + trimmed.len(), trimmed))
        })
    }

    /// The first of some phrases that it holds, and where.
    pub fn finds(&self, phrases: &[&'static str]) -> Option<(&'static str, Range<usize>)> {
        phrases.iter().find_map(|phrase| Some((*phrase, lexicon::find(&self.lower, phrase)?)))
    }

    /// What it is called in messages: `main.again`.
    pub fn title(&self) -> String {
        match &self.attribute {
            Some(attribute) => format!("{}.{attribute}", self.name),
            None => self.name.to_string(),
        }
    }

    /// Its source's way to say it: one line.
    pub fn line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
