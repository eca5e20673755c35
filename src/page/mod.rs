//! A web page in one file, for reports: headings, real tables, words before colour. It needs no script, follows the
//! reader's colours and text size, reads well at 320 pixels, in print and in forced colours. What a page says is
//! its writer's business.

mod chart;
mod table;

use std::fmt;
use std::io::{self, Write};

pub use chart::Bars;
pub use table::Table;

use crate::diagnostic::printable;

/// What every page looks like. Wide tables scroll by themselves, so that the page never does.
const STYLE: &str = "\
:root { color-scheme: light dark; background: Canvas; color: CanvasText; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
.table { overflow-x: auto; }
table { border-collapse: collapse; min-width: 100%; margin-block: 1rem; overflow-wrap: normal; }
caption { text-align: start; font-weight: bold; padding-block: .5rem; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; }
td.number { white-space: nowrap; text-align: end; font-variant-numeric: tabular-nums; }
pre { white-space: pre-wrap; border-inline-start: .25rem solid; padding-inline-start: .75rem; }
svg { max-width: 100%; height: auto; }
svg text { fill: CanvasText; font-size: 14px; }
svg .bar { fill: CanvasText; opacity: .55; }
svg .range { stroke: CanvasText; stroke-width: 2; }
kbd { font: inherit; font-weight: bold; }
dt { font-weight: bold; }
.map ul ul { border-inline-start: 1px solid; }
.map ul { padding-inline-start: 1.25rem; }
.map li { margin-block: .35rem; }
.map li > p { margin: 0; }
summary { cursor: pointer; padding-block: .5rem; }
:focus-visible { outline: .2rem solid; outline-offset: .1rem; }
.skip { position: absolute; inset-inline-start: -100rem; }
.skip:focus { position: static; }
@media print { .table { overflow: visible; } a { color: inherit; } .skip { display: none; } }
";

/// The head of a page.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The language of the page, as a tag: `en`, `zh-CN`.
    pub language: &'a str,
    /// Its title, in words.
    pub title: &'a str,
    /// The words of the link that leads past the contents, where there are contents.
    pub skip: Option<&'a str>,
}

impl Head<'_> {
    /// Begins the page, up to the inside of `main`; what comes before it, such as contents, is written by `before`.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn begin(
        &self,
        out: &mut dyn Write,
        before: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
            Text(self.language),
            Text(self.title)
        )?;
        if let Some(words) = self.skip {
            writeln!(out, "<a class=\"skip\" href=\"#main\">{}</a>", Text(words))?;
        }
        before(out)?;
        writeln!(out, "<main id=\"main\">")
    }
}

/// Ends a page.
///
/// # Errors
/// When `out` cannot be written.
pub fn end(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</main>\n</body>\n</html>")
}

/// Text inside a page: what means something to a browser is escaped, and what cannot be seen is shown.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a>(pub &'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&html_escape::encode_quoted_attribute(&printable(self.0)))
    }
}

/// A name for a place in the page, made of any text: what cannot stand in it becomes a hyphen.
pub fn anchor(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_author_wrote_cannot_become_markup() {
        assert_eq!(
            Text("<b>\"a\" & 'b'</b>").to_string(),
            "&lt;b&gt;&quot;a&quot; &amp; &#x27;b&#x27;&lt;/b&gt;"
        );
    }

    #[test]
    fn a_page_is_whole_and_in_its_language() {
        let mut out = Vec::new();
        let head = Head { language: "zh-CN", title: "1 < 2", skip: Some("past") };
        head.begin(&mut out, |out| writeln!(out, "<nav></nav>")).unwrap();
        end(&mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
        assert!(page.contains("<title>1 &lt; 2</title>"));
        assert!(
            page.contains(
                "<a class=\"skip\" href=\"#main\">past</a>\n<nav></nav>\n<main id=\"main\">\n</main>"
            )
        );
    }
}
