//! Words fit to be read aloud and printed: white space made plain, characters that nobody hears or that would
//! order a terminal about taken out, text cut into paragraphs.

/// The longest title, in characters: about twenty seconds of speech, for something heard only to choose by.
pub(crate) const LONGEST_TITLE: usize = 300;

/// The longest paragraph that an import makes and that authors are not warned about, in characters: about a
/// minute of speech, so that "back" and "repeat" go a bearable way.
pub(crate) const LONGEST_PARAGRAPH: usize = 1000;

/// The longest story, in characters: hours of speech.
pub(crate) const LONGEST_STORY: usize = 100_000;

/// What is wrong with a character that has no sound and no picture of its own; `None` for all others. The
/// direction characters are those of Unicode's bidirectional algorithm (UAX 9); the joiners that some scripts
/// need (U+200C, U+200D) are let through.
pub(crate) fn hidden(c: char) -> Option<&'static str> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\0'..='\x1F' | '\x7F'..='\u{9F}' => Some("a control character"),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some("a direction character")
        }
        '\u{AD}'
        | '\u{200B}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => Some("an invisible character"),
        _ => None,
    }
}

/// One line fit to be printed: white space collapsed, hidden characters gone.
pub(crate) fn line(text: &str) -> String {
    let mut paragraphs = Paragraphs::default();
    paragraphs.push(text);
    paragraphs.finish().pop().unwrap_or_default()
}

/// The beginning of a text as one line, for a message: at most `most` characters, with a mark where it was cut.
pub(crate) fn beginning(text: &str, most: usize) -> String {
    // The cut comes first: a message about a megabyte must not cost a megabyte.
    let end = text.char_indices().nth(most * 4).map_or(text.len(), |(at, _)| at);
    let line = line(&text[..end]);
    match line.char_indices().nth(most) {
        None if end == text.len() => line,
        None => format!("{line}…"),
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
    }
}

/// Plain text as paragraphs: blank lines part them, single line ends do not.
pub(crate) fn plain(text: &str) -> Vec<String> {
    let mut paragraphs = Paragraphs::default();
    for line in text.split(['\n', '\u{2029}']) {
        if line.trim().is_empty() {
            paragraphs.end();
        }
        paragraphs.push(line);
        paragraphs.push("\n");
    }
    paragraphs.finish()
}

/// Paragraphs in the making.
#[derive(Default)]
pub(crate) struct Paragraphs {
    done: Vec<String>,
    words: String,
    gap: Gap,
}

/// The white space since the last word.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    /// A line end, which is no space between two Chinese characters.
    Line,
    Space,
}

impl Paragraphs {
    /// Adds text to the paragraph in the making.
    pub(crate) fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            // Most of most texts is plain letters, which need no looking at one by one.
            let plain = rest.bytes().take_while(u8::is_ascii_graphic).count();
            if plain > 0 {
                self.bridge(c);
                self.words.push_str(&rest[..plain]);
                rest = &rest[plain..];
                continue;
            }
            rest = &rest[c.len_utf8()..];
            if matches!(c, '\n' | '\r' | '\u{2028}') {
                self.gap = if self.gap == Gap::None { Gap::Line } else { self.gap };
            } else if c.is_whitespace() {
                self.gap = Gap::Space;
            } else if hidden(c) == Some("a control character") {
                // Never the end of a word and the beginning of the next in one.
                self.gap = Gap::Space;
            } else if hidden(c).is_none() {
                self.bridge(c);
                self.words.push(c);
            }
        }
    }

    fn bridge(&mut self, next: char) {
        let space = match (self.gap, self.words.chars().next_back()) {
            (Gap::None, _) | (_, None) => false,
            (Gap::Space, Some(_)) => true,
            (Gap::Line, Some(last)) => !(unspaced(last) && unspaced(next)),
        };
        if space {
            self.words.push(' ');
        }
        self.gap = Gap::None;
    }

    /// Whether the paragraph in the making has words.
    pub(crate) fn begun(&self) -> bool {
        !self.words.is_empty()
    }

    /// Ends the paragraph.
    pub(crate) fn end(&mut self) {
        self.gap = Gap::None;
        if self.begun() {
            split_into(&mut self.done, std::mem::take(&mut self.words));
        }
    }

    /// All paragraphs, none of them empty.
    pub(crate) fn finish(mut self) -> Vec<String> {
        self.end();
        self.done
    }
}

/// Whether a character belongs to a script that puts no spaces between words.
fn unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FF64}' | '\u{20000}'..='\u{3FFFF}')
}

/// Adds a paragraph, cut at the ends of sentences where it is too long to be heard in one go. A paragraph
/// without such an end stays whole: a cut in the middle of a sentence would be worse.
fn split_into(done: &mut Vec<String>, paragraph: String) {
    if paragraph.len() <= LONGEST_PARAGRAPH {
        done.push(paragraph);
        return;
    }
    let mut rest = paragraph.as_str();
    loop {
        let mut cut = None;
        let mut beyond = false;
        for (count, (at, c)) in rest.char_indices().enumerate() {
            let after = at + c.len_utf8();
            let ends = matches!(c, '。' | '！' | '？')
                || (matches!(c, '.' | '!' | '?') && rest[after..].starts_with(' '));
            beyond = count >= LONGEST_PARAGRAPH;
            if ends && after < rest.len() {
                cut = Some(after);
            }
            if beyond && cut.is_some() {
                break;
            }
        }
        let Some(at) = cut.filter(|_| beyond) else {
            done.push(rest.to_owned());
            return;
        };
        done.push(rest[..at].to_owned());
        rest = rest[at..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs_and_line_ends_do_not() {
        assert_eq!(plain("one\ntwo\r\n\r\n  \nthree\n"), ["one two", "three"]);
    }

    #[test]
    fn a_line_end_between_chinese_characters_leaves_no_gap() {
        assert_eq!(line("中国\n邮政 EMS\n服务"), "中国邮政 EMS 服务");
    }

    #[test]
    fn nothing_that_would_order_a_terminal_about_is_left() {
        let hostile = "a\x1B[31mb\u{9B}c\u{202E}d\u{200B}e\u{E0041}\u{FEFF}";
        assert_eq!(line(hostile), "a [31mb cde");
    }

    #[test]
    fn a_long_paragraph_is_cut_at_the_end_of_a_sentence_and_loses_no_word() {
        let long = "This is a sentence. ".repeat(200);
        let parts = plain(&long);
        assert!(parts.len() > 2, "{}", parts.len());
        assert!(
            parts.iter().all(|part| part.ends_with("sentence.") && part.chars().count() <= LONGEST_PARAGRAPH)
        );
        assert_eq!(parts.join(" "), long.trim());
    }

    #[test]
    fn a_sentence_without_an_end_is_never_cut() {
        let long = "words and ".repeat(1000);
        assert_eq!(plain(&long).len(), 1);
    }

    #[test]
    fn a_message_shows_only_the_beginning_of_a_long_text() {
        assert_eq!(beginning("short", 10), "short");
        assert_eq!(beginning("a longer text", 8), "a longer…");
        assert_eq!(beginning(&" ".repeat(100), 8), "…");
    }
}
