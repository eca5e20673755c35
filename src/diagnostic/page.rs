//! A page in Markdown as plain words for a terminal: what `--explain` prints. `pulldown-cmark` reads the
//! Markdown; here it is set in lines. Going by way of HTML and a text browser's crate would draw tables and
//! leave code unmarked.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

use super::printable;

/// How far code stands in from the words around it.
const CODE: &str = "    ";

/// The page in lines of at most `width` columns, where words are short enough: headings on lines of their own,
/// lists with `-` or their number, code set in and never broken, a link's address after its words, names in
/// backticks as in every message. Ends with a line end, unless there is nothing.
#[must_use]
pub fn plain(page: &str, width: usize) -> String {
    let mut sheet = Sheet { width, ..Sheet::default() };
    for event in Parser::new(page) {
        sheet.take(event);
    }
    sheet.set_words();
    sheet.out
}

/// The words of the page's first heading, or its first line where there is none: its name in a list.
#[must_use]
pub fn title(page: &str) -> &str {
    page.lines().map(|line| line.trim_start_matches('#').trim()).find(|line| !line.is_empty()).unwrap_or("")
}

/// What has been set, and where the next words go.
#[derive(Default)]
struct Sheet {
    width: usize,
    out: String,
    /// The words of the paragraph that is being read.
    words: String,
    /// What the next line begins with in place of the indent: the sign of a list's item.
    sign: Option<String>,
    indent: String,
    /// The number of the next item of each list that is open, if it has numbers, and how far each stands in.
    lists: Vec<(Option<u64>, usize)>,
    links: Vec<String>,
    in_code: bool,
    in_heading: bool,
    /// Whether the next block follows without an empty line: the first of an item does.
    close: bool,
}

impl Sheet {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) if self.in_code => self.set_code(&text),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.words.push_str(&text),
            Event::Code(name) if self.in_heading => self.words.push_str(&name),
            Event::Code(name) => {
                self.words.push('`');
                self.words.push_str(&name);
                self.words.push('`');
            }
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::TaskListMarker(done) => self.words.push_str(if done { "done: " } else { "to do: " }),
            Event::Rule => self.set_words(),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.set_words();
                self.in_heading = true;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.set_words();
                self.gap();
                self.in_code = true;
            }
            Tag::BlockQuote(_) => {
                self.set_words();
                self.indent.push_str("  ");
            }
            Tag::List(first) => {
                self.set_words();
                // A list within an item belongs to its words.
                self.close |= !self.lists.is_empty();
                self.lists.push((first, 0));
            }
            Tag::Item => self.start_item(),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(dest_url.into_string());
            }
            Tag::Paragraph => self.set_words(),
            Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn start_item(&mut self) {
        self.set_words();
        let Some((number, depth)) = self.lists.last_mut() else { return };
        let sign = match number {
            Some(number) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            None => "- ".to_owned(),
        };
        // Items follow each other without an empty line; the first is set off from what comes before the list.
        self.close |= *depth > 0;
        *depth = sign.len();
        self.sign = Some(format!("{}{sign}", self.indent));
        self.indent.push_str(&" ".repeat(sign.len()));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.set_words();
                self.in_heading = false;
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::BlockQuote(_) => {
                self.set_words();
                self.indent.truncate(self.indent.len().saturating_sub(2));
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.close = false;
            }
            TagEnd::Item => {
                self.set_words();
                let depth = self.lists.last().map_or(0, |&(_, depth)| depth);
                self.indent.truncate(self.indent.len().saturating_sub(depth));
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(address) = self.links.pop()
                    && !self.words.ends_with(&address)
                {
                    self.words.push_str(" (");
                    self.words.push_str(&address);
                    self.words.push(')');
                }
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.set_words(),
            TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// An empty line before a block, but at the top and where it belongs to what stands above.
    fn gap(&mut self) {
        if !self.out.is_empty() && !std::mem::take(&mut self.close) {
            self.out.push('\n');
        }
    }

    fn set_code(&mut self, code: &str) {
        for line in code.lines() {
            let line = format!("{}{CODE}{}", self.indent, printable(line));
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    /// Sets the paragraph in lines.
    fn set_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        self.gap();
        let mut line = self.sign.take().unwrap_or_else(|| self.indent.clone());
        for part in words.split('\n') {
            let mut empty = true;
            for word in part.split_whitespace() {
                if !empty && line.width() + 1 + word.width() > self.width {
                    self.end_line(&mut line);
                    empty = true;
                }
                if !empty {
                    line.push(' ');
                }
                line.push_str(&printable(word));
                empty = false;
            }
            if !empty {
                self.end_line(&mut line);
            }
        }
    }

    fn end_line(&mut self, line: &mut String) {
        self.out.push_str(line);
        self.out.push('\n');
        line.clone_from(&self.indent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_set_in_words() {
        let page = "# Unknown `step`\n\nA key leads to a name\nthat *no* step has: `nws`.\n\n```toml\n\
            options = { 5 = \"nws\" }\n\n# so\n```\n\n## Mend it\n\n- Correct the **name**, or\n- add the step:\n  \
            see [the reference](script.md).\n\n  More.\n\n1. one\n2. two\n   - two a\n\nEnd.\n";
        let expected = "\
Unknown step

A key leads to a name that no step has: `nws`.

    options = { 5 = \"nws\" }

    # so

Mend it

- Correct the name, or
- add the step: see the reference (script.md).

  More.

1. one
2. two
   - two a

End.
";
        assert_eq!(plain(page, 80), expected);
    }

    #[test]
    fn lines_are_as_wide_as_asked_where_words_allow() {
        assert_eq!(plain("- one two three four", 10), "- one two\n  three\n  four\n");
        assert_eq!(plain("a `very_long_name_indeed` b", 10), "a\n`very_long_name_indeed`\nb\n");
        assert_eq!(plain("```\nlong code stays whole\n```", 10), "    long code stays whole\n");
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(plain("", 80), "");
    }

    #[test]
    fn the_title_is_the_first_heading() {
        assert_eq!(title("\n# A key twice\n\nwords"), "A key twice");
        assert_eq!(title("words\n"), "words");
        assert_eq!(title(""), "");
    }
}
