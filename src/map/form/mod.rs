//! The forms of a map. Words of a script or a prompt are never part of a form's own notation: each escapes them.

mod dot;
mod html;
mod markdown;
mod mermaid;
mod svg;
mod text;

use std::io;

use clap::ValueEnum;

use super::Outline;

/// How a map is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Nested lists in plain text.
    Text,
    /// A page for a website, for letters and for screen readers.
    Html,
    /// The same lists in Markdown.
    Markdown,
    /// A picture for Mermaid.
    Mermaid,
    /// A picture for Graphviz.
    Dot,
    /// A picture that needs nothing else, with the same in words.
    Svg,
}

impl Form {
    /// Writes outlines, one for each language.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(self, outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(outlines, out),
            Self::Html => html::write(outlines, out),
            Self::Markdown => markdown::write(outlines, out),
            Self::Mermaid => mermaid::write(outlines, out),
            Self::Dot => dot::write(outlines, out),
            Self::Svg => svg::write(outlines, out),
        }
    }
}

impl Outline {
    /// Writes it as a part of a page, with a heading of this level and others below it.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_section(&self, level: usize, out: &mut dyn io::Write) -> io::Result<()> {
        html::write_outline(self, level, out)
    }
}
