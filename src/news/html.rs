//! HTML reduced to the words a caller hears: paragraphs, list items and table rows as paragraphs, pictures as
//! their text alternative, scripts and styles gone. A reader of tags, not a browser: it builds no tree, so
//! neither depth nor size of the markup costs more than reading it once.

mod elements;
mod tags;

use super::words::Paragraphs;
use crate::table::Table;
use elements::Role;
use tags::{Tag, Tags};

/// The paragraphs of a piece of HTML.
pub(crate) fn paragraphs(html: &str) -> Vec<String> {
    let mut reading = Reading { tags: Tags::new(html), words: Paragraphs::default(), breaks: 0 };
    reading.read();
    reading.words.finish()
}

/// Whether a text that may be plain or HTML is HTML: it has a tag that HTML knows, or a character reference.
/// `a < b` and `x<y>` are plain.
pub(crate) fn looks_like(text: &str) -> bool {
    text.match_indices(['<', '&']).any(|(at, mark)| {
        let rest = &text[at + 1..];
        if mark == "&" {
            return reference(rest).is_some();
        }
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        if rest.starts_with("!--") {
            return true;
        }
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest[end..].starts_with(['>', '/', ' ', '\t', '\n', '\r'])
            && elements::role(&rest[..end].to_ascii_lowercase()).is_some()
    })
}

/// The address of the feed that a web page names as its own, as the page writes it.
pub(crate) fn feed_of_page(page: &str) -> Option<String> {
    let mut tags = Tags::new(page);
    loop {
        tags.text();
        let Tag::Opens { name, attributes } = tags.tag()? else { continue };
        match elements::role(&name) {
            Some(Role::Raw) => tags.skip_raw(&name),
            // All such links are at the head of the page.
            _ if name == "body" => return None,
            _ if name == "link" => {
                let kind = tags::attribute(attributes, "type").unwrap_or_default();
                let feed = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
                if feed.iter().any(|feed| kind.eq_ignore_ascii_case(feed)) {
                    let mut address = String::new();
                    put_in_references(tags::attribute(attributes, "href")?, |text| address.push_str(text));
                    return Some(address);
                }
            }
            _ => {}
        }
    }
}

/// The words of a text with its character references (`&eacute;`, `&#8217;`) put in, and nothing else changed.
pub(crate) fn put_in_references(text: &str, mut push: impl FnMut(&str)) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        push(&rest[..at]);
        rest = &rest[at + 1..];
        match reference(rest) {
            Some((meant, length)) => {
                let mut bytes = [0; 4];
                push(match meant {
                    Meant::Name(text) => text,
                    Meant::Character(c) => c.encode_utf8(&mut bytes),
                });
                rest = &rest[length..];
            }
            None => push("&"),
        }
    }
    push(rest);
}

/// What HTML's names of characters stand for.
const NAMES: Table = Table::new(include_str!(concat!(env!("OUT_DIR"), "/entities.table")));

/// What a character reference stands for.
enum Meant {
    Name(&'static str),
    Character(char),
}

/// The longest name HTML has for a character, with room to spare.
const LONGEST_NAME: usize = 40;

/// A character reference, without its `&`, at the beginning of a text: what it means and how long it is.
/// Numbers follow the HTML standard (13.2.5.80): 128 to 159 are those of windows-1252, and what cannot be a
/// character is U+FFFD. Names need their semicolon, except the few that the oldest pages leave it off.
fn reference(text: &str) -> Option<(Meant, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix, before) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 2),
            None => (number, 10, 1),
        };
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        if end == 0 {
            return None;
        }
        let semicolon = usize::from(digits[end..].starts_with(';'));
        let c = u32::from_str_radix(&digits[..end], radix).map_or('\u{FFFD}', character);
        return Some((Meant::Character(c), before + end + semicolon));
    }
    let end = text.bytes().take(LONGEST_NAME).position(|b| !b.is_ascii_alphanumeric());
    let end = end.unwrap_or(text.len().min(LONGEST_NAME));
    let name = text.get(..end)?;
    if text[end..].starts_with(';') {
        return named(name).map(|meant| (Meant::Name(meant), end + 1));
    }
    ["nbsp", "amp", "lt", "gt", "quot", "copy", "reg"]
        .contains(&name)
        .then(|| named(name))
        .flatten()
        .map(|meant| (Meant::Name(meant), end))
}

/// The characters that a name of the HTML standard stands for.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    NAMES.get(name)
}

fn character(number: u32) -> char {
    if let Ok(byte @ 0x80..=0x9F) = u8::try_from(number) {
        let byte = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
        return text.chars().next().unwrap_or('\u{FFFD}');
    }
    char::from_u32(number).filter(|&c| c != '\0').unwrap_or('\u{FFFD}')
}

struct Reading<'h> {
    tags: Tags<'h>,
    words: Paragraphs,
    /// Line breaks since the last word: two part paragraphs, as people meant who wrote them.
    breaks: usize,
}

impl Reading<'_> {
    fn read(&mut self) {
        loop {
            let text = self.tags.text();
            if !text.trim().is_empty() {
                self.breaks = 0;
            }
            put_in_references(text, |text| self.words.push(text));
            match self.tags.tag() {
                None => return,
                Some(Tag::Nothing) => {}
                Some(Tag::Verbatim(text)) => self.words.push(text),
                Some(Tag::Opens { name, attributes }) => self.element(&name, attributes, true),
                Some(Tag::Closes { name }) => self.element(&name, "", false),
            }
        }
    }

    fn element(&mut self, name: &str, attributes: &str, opens: bool) {
        match elements::role(name) {
            None | Some(Role::Inline) => {}
            Some(Role::Block) => self.words.end(),
            Some(Role::Cell) => {
                if opens && self.words.begun() {
                    self.words.push(", ");
                }
            }
            Some(Role::Break) => {
                self.breaks += 1;
                if self.breaks > 1 { self.words.end() } else { self.words.push("\n") }
            }
            Some(Role::Picture) => {
                let alternative = tags::attribute(attributes, "alt").unwrap_or_default();
                if alternative.contains(char::is_alphanumeric) {
                    self.words.push(" ");
                    put_in_references(alternative, |text| self.words.push(text));
                    self.words.push(" ");
                }
            }
            Some(Role::Raw) => {
                if opens && !attributes.ends_with('/') {
                    self.tags.skip_raw(name);
                }
            }
            Some(Role::Unheard) => {
                if opens && !attributes.ends_with('/') {
                    self.tags.skip_element(name);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_rows_are_paragraphs() {
        let html = "<div><p>One <b>bold</b> word</p>two<ul><li>first</li><li>second</ul>\
                    <table><tr><th>Line</th><td>11185</td></tr><tr><td>EMS<td>11183</table></div>";
        assert_eq!(
            paragraphs(html),
            ["One bold word", "two", "first", "second", "Line, 11185", "EMS, 11183"]
        );
    }

    #[test]
    fn two_breaks_part_paragraphs_and_one_does_not() {
        assert_eq!(paragraphs("a<br>b<br/>\n<br />c"), ["a b", "c"]);
        assert_eq!(paragraphs("邮政<br>服务<br><br>快递"), ["邮政服务", "快递"]);
    }

    #[test]
    fn scripts_styles_drawings_and_annotations_are_not_heard() {
        let html = "a<script>if (1 < 2) alert('<b>')</script><style>p{}</style><svg><svg></svg><text>x</text></svg>\
                    <ruby>邮<rp>(</rp><rt>yóu</rt><rp>)</rp></ruby>z<!-- <b> -->";
        assert_eq!(paragraphs(html), ["a邮z"]);
    }

    #[test]
    fn a_picture_is_heard_as_its_alternative() {
        assert_eq!(
            paragraphs(
                r#"<p><img src="a>b.jpg" alt="Signing &amp; stamping">Done<img alt=""><img alt="🙂">"#
            ),
            ["Signing & stamping Done"]
        );
    }

    #[test]
    fn character_references_are_put_in_even_the_old_ones() {
        assert_eq!(
            paragraphs(
                "AT&T caf&eacute;&nbsp;&#8212; &#x4E2D;&#146;s &copy 2020 &nosuch; &#0; &#xFFFFFFFFF;"
            ),
            ["AT&T café — 中’s © 2020 &nosuch; \u{FFFD} \u{FFFD}"]
        );
    }

    #[test]
    fn what_is_not_a_tag_is_words() {
        assert_eq!(paragraphs("a < b, c <3 d, 1<2 and <"), ["a < b, c <3 d, 1<2 and <"]);
        assert_eq!(paragraphs("the end <b of it"), ["the end <b of it"]);
        assert_eq!(paragraphs("<xhtml:p>one</xhtml:p><xhtml:p>two</xhtml:p>"), ["one", "two"]);
        assert_eq!(paragraphs("<![CDATA[a <b> c]]> d"), ["a <b> c d"]);
    }

    #[test]
    fn plain_text_is_told_from_html() {
        for plain in ["a < b", "x<y>", "AT&T", "if 1<2 & 3>2", "List<String>"] {
            assert!(!looks_like(plain), "{plain}");
        }
        for html in ["<b>x</b>", "a<br/>b", "fish &amp; chips", "&#8217;", "<P CLASS='x'>"] {
            assert!(looks_like(html), "{html}");
        }
    }

    #[test]
    fn hostile_markup_costs_no_more_than_reading_it() {
        // Any of these would be felt if it were read more than a few times over.
        for hostile in
            ["<a x=\"", "<a ", "<", "<!--", "<![CDATA[", "&", "<svg>", "<script>", "</", "&#", "<a a=' b=\""]
        {
            let _ = paragraphs(&hostile.repeat(300_000 / hostile.len()));
        }
        let attributes: Vec<String> = (0..50_000).map(|n| format!("a{n}")).collect();
        assert_eq!(paragraphs(&format!("<p {}>words", attributes.join(" "))), ["words"]);
        assert_eq!(paragraphs(&("<div>".repeat(100_000) + "deep")), ["deep"]);
    }
}
