//! Finds the tags in a piece of HTML, as the HTML standard's tokenizer (13.2.5) would, as far as words depend
//! on it. Every search that fails is remembered, so no hostile input is read more than a few times over.

/// What stands between two stretches of text.
pub(super) enum Tag<'h> {
    /// A start tag: its name in lower case, without a prefix, and all that follows the name.
    Opens {
        /// `p` for `<P>` and for `<xhtml:p>`.
        name: String,
        /// The attributes as written.
        attributes: &'h str,
    },
    /// An end tag.
    Closes {
        /// As above.
        name: String,
    },
    /// Text in which nothing has a meaning: a CDATA section, or a `<` that begins no tag.
    Verbatim(&'h str),
    /// A comment or a declaration.
    Nothing,
}

/// A piece of HTML, read from the front.
pub(super) struct Tags<'h> {
    rest: &'h str,
    /// A tag without an end was met: from there on nothing is a tag.
    tags_over: bool,
}

impl<'h> Tags<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        Self { rest: html, tags_over: false }
    }

    /// The text up to the next `<`.
    pub(super) fn text(&mut self) -> &'h str {
        let end = if self.tags_over { None } else { self.rest.find('<') };
        self.take(end.unwrap_or(self.rest.len()))
    }

    /// The tag that begins here; `None` at the end.
    pub(super) fn tag(&mut self) -> Option<Tag<'h>> {
        let after = self.rest.strip_prefix('<')?;
        if after.starts_with("!--") {
            self.past("-->", "<!".len());
            return Some(Tag::Nothing);
        }
        if after.starts_with("![CDATA[") {
            self.take("<![CDATA[".len());
            let text = self.take(self.rest.find("]]>").unwrap_or(self.rest.len()));
            self.take(3);
            return Some(Tag::Verbatim(text));
        }
        let closes = after.starts_with('/');
        let inside = &after[usize::from(closes)..];
        if !closes && after.starts_with(['!', '?']) {
            self.past(">", 1);
            return Some(Tag::Nothing);
        }
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(Tag::Verbatim(self.take(1)));
        }
        let Some(end) = end_of_tag(inside) else {
            self.tags_over = true;
            return Some(Tag::Verbatim(self.take(1)));
        };
        let tag = &inside[..end];
        self.take(1 + usize::from(closes) + end + 1);
        let name_end =
            tag.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name_end);
        let name = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        Some(if closes { Tag::Closes { name } } else { Tag::Opens { name, attributes } })
    }

    /// Goes past the end tag of an element in which nothing else is a tag.
    pub(super) fn skip_raw(&mut self, name: &str) {
        while let Some(at) = self.rest.find("</") {
            self.take(at + 2);
            let here = self.rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
            if here {
                self.past(">", 0);
                return;
            }
        }
        self.take(self.rest.len());
    }

    /// Goes past the end tag of an element, and past elements of its own name inside it.
    pub(super) fn skip_element(&mut self, name: &str) {
        let mut open = 1_usize;
        while open > 0 {
            self.text();
            match self.tag() {
                None => return,
                Some(Tag::Opens { name: inner, attributes }) if inner == name => {
                    open += usize::from(!attributes.ends_with('/'));
                }
                Some(Tag::Closes { name: inner }) if inner == name => open -= 1,
                Some(Tag::Opens { .. } | Tag::Closes { .. } | Tag::Verbatim(_) | Tag::Nothing) => {}
            }
        }
    }

    /// Goes past the next `mark` that is at least `from` bytes away, or to the end.
    fn past(&mut self, mark: &str, from: usize) {
        let tail = self.rest.get(from..).unwrap_or_default();
        let end = tail.find(mark).map_or(self.rest.len(), |at| from + at + mark.len());
        self.take(end);
    }

    fn take(&mut self, length: usize) -> &'h str {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }
}

/// Where the `>` of a tag is: the first that is not inside a quoted value.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut at = 0;
    let mut value_begins = false;
    while let Some(&byte) = tag.as_bytes().get(at) {
        match byte {
            b'>' => return Some(at),
            b'"' | b'\'' if value_begins => {
                let quoted = &tag[at + 1..];
                at += 1 + quoted.find(char::from(byte))?;
                value_begins = false;
            }
            b'=' => value_begins = true,
            _ if byte.is_ascii_whitespace() => {}
            _ => value_begins = false,
        }
        at += 1;
    }
    None
}

/// The value of an attribute, as written between its quotes.
pub(super) fn attribute<'h>(attributes: &'h str, wanted: &str) -> Option<&'h str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // An `=` that comes first is part of the name, as the standard has it.
        let ends = |&(at, c): &(usize, char)| at > 0 && (c.is_ascii_whitespace() || c == '=');
        let end = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        let name;
        (name, rest) = rest.split_at_checked(end)?;
        rest = rest.trim_start();
        let Some(after) = rest.strip_prefix('=') else { continue };
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value;
        (value, rest) = if let Some(quote) = quote {
            after[1..].split_once(quote)?
        } else {
            after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len()))
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
    }
}
