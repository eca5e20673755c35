//! The block of keys at the top of an item file.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::FENCE;
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::news::{When, faults, link, words};

/// The keys there are.
const KEYS: [&str; 6] = ["title", "date", "link", "id", "feed", "imported"];

/// What the keys say.
#[derive(Default)]
pub(super) struct Keys {
    /// The title and where it stands.
    pub(super) title: Option<(String, Range<usize>)>,
    pub(super) when: Option<(When, Place)>,
    pub(super) link: Option<String>,
    pub(super) id: Option<String>,
    pub(super) feed: Option<String>,
    pub(super) imported: Option<String>,
}

/// Where the block is, and where the story begins.
pub(super) fn find(source: &Arc<Source>, faults: &mut Vec<Diagnostic>) -> Option<(Range<usize>, usize)> {
    let text = source.text();
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut at = start;
    let mut begins = None;
    for line in text[start..].split_inclusive('\n') {
        let fence = line.trim_end() == FENCE;
        match begins {
            None if fence => begins = Some(at + line.len()),
            None => break,
            Some(begins) if fence => return Some((begins..at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    let first_line = start..text[start..].find('\n').map_or(text.len(), |at| start + at);
    faults.push(match begins {
        None => Diagnostic::error(
            &faults::FRONT_MATTER,
            "an item file begins with a line `+++` and a block of keys, and this one does not",
            source.place(first_line),
        )
        .help("write `+++`, the line `title = \"…\"` and `+++` above the story, each on a line of its own"),
        Some(_) => Diagnostic::error(
            &faults::FRONT_MATTER,
            "the block of keys that begins here is not closed",
            source.place(first_line),
        )
        .help("put a line `+++` between the keys and the story"),
    });
    None
}

/// Reads the keys, adding every fault among them.
pub(super) fn read(source: &Arc<Source>, block: Range<usize>, faults: &mut Vec<Diagnostic>) -> Keys {
    let mut reading = Reading { source, block: block.clone(), faults, keys: Keys::default() };
    let (table, errors) = DeTable::parse_recoverable(&source.text()[block.clone()]);
    let broken: Vec<&str> = errors.iter().map(|error| reading.syntax(error)).collect();
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    // The table is in the order of its keys; faults are told in the order of the lines.
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let name: &str = key.get_ref();
        // A line that is no TOML was told of; what the parser made of it means nothing.
        if !broken.contains(&name) {
            reading.key(name, key.span(), value);
        }
    }
    let said = |key: &str| broken.contains(&key) || table.get_ref().contains_key(key);
    if !said("title") {
        let open = block.start.saturating_sub(1);
        let fence = source.text()[..open].rfind('\n').map_or(0, |at| at + 1)..open;
        reading.faults.push(
            Diagnostic::error(&faults::MISSING_TITLE, "this item has no `title`", source.place(fence))
                .help("add the headline that callers choose the story by: `title = \"…\"`"),
        );
    }
    reading.keys
}

struct Reading<'r> {
    source: &'r Arc<Source>,
    block: Range<usize>,
    faults: &'r mut Vec<Diagnostic>,
    keys: Keys,
}

impl<'r> Reading<'r> {
    /// Tells of a fault of syntax; gives the key on whose line it is, if any.
    fn syntax(&mut self, error: &toml::de::Error) -> &'r str {
        let text = self.source.text();
        let span = error.span().unwrap_or_default();
        let at = (self.block.start + span.start).min(self.block.end);
        let end = (self.block.start + span.end).clamp(at, self.block.end);
        let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let line = text[line_start..self.block.end].lines().next().unwrap_or_default();
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        if key.trim() == "date" {
            // Without a value, the whole line is what is wrong.
            let written = if value.trim().is_empty() { line } else { value };
            let value_start = line_start + line.len() - written.trim_start().len();
            let value = value_start..value_start + written.trim().len();
            // One date may offend the parser in more than one way.
            let told = |fault: &Diagnostic| fault.place.span == value;
            if !self.faults.iter().any(told) {
                self.bad_date(value);
            }
        } else {
            let what = words::beginning(error.message(), 200);
            let message = format!("the block of keys is not TOML here: {what}");
            self.faults
                .push(Diagnostic::error(&faults::FRONT_MATTER, message, self.source.place(at..end)).help(
                "a key is followed by `=` and its value, and words stand in quotes: `title = \"New stamps\"`",
            ));
        }
        key.trim()
    }

    fn key(&mut self, name: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) {
        let span = self.block.start + value.span().start..self.block.start + value.span().end;
        match name {
            "date" => match value.get_ref().as_datetime().and_then(When::from_toml) {
                Some(when) => self.keys.when = Some((when, self.source.place(span))),
                None => self.bad_date(span),
            },
            "title" => {
                let title = self.text(name, span.clone(), value);
                // A title that is not sound is told of once, not as missing as well.
                self.keys.title = title.map(|title| (title, span));
            }
            "link" => {
                if let Some(text) = self.text(name, span.clone(), value) {
                    self.keys.link = link::absolute(None, &text);
                    if self.keys.link.is_none() {
                        self.faults.push(
                            Diagnostic::error(
                                &faults::BAD_VALUE,
                                format!("`{}` is not a web address", words::beginning(&text, 100)),
                                self.source.place(span),
                            )
                            .help("write the whole address of the page, beginning with `https://`"),
                        );
                    }
                }
            }
            "id" => self.keys.id = self.text(name, span, value),
            "feed" => self.keys.feed = self.text(name, span, value),
            "imported" => self.keys.imported = self.text(name, span, value),
            _ => self.unknown(name, at),
        }
    }

    /// A value that has to be words.
    fn text(&mut self, name: &str, span: Range<usize>, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(words::line);
        let fault = match text.as_deref() {
            None => format!(
                "`{name}` is a piece of text, and this is not: it is of the type {}",
                value.get_ref().type_str()
            ),
            Some("") => format!("`{name}` is empty"),
            Some(_) => return text,
        };
        self.faults.push(
            Diagnostic::error(&faults::BAD_VALUE, fault, self.source.place(span))
                .help(format!("write it in quotes: `{name} = \"…\"`")),
        );
        None
    }

    fn bad_date(&mut self, span: Range<usize>) {
        let written = &self.source.text()[span.clone()];
        let mut fault = Diagnostic::error(
            &faults::BAD_DATE,
            format!("`{}` is not a date", words::beginning(written, 60)),
            self.source.place(span),
        )
        .help("write the date without quotes and year first, as in `date = 2020-10-18`");
        let bare = written.trim_matches(['"', '\'']);
        if bare.parse().is_ok_and(|date| When::from_toml(&date).is_some()) {
            fault = fault.suggest(bare);
        }
        self.faults.push(fault);
    }

    fn unknown(&mut self, name: &str, at: Range<usize>) {
        let place = self.source.place(self.block.start + at.start..self.block.start + at.end);
        let message = format!("there is no key `{}` in an item file", words::beginning(name, 60));
        let near = KEYS.into_iter().filter(|key| strsim::jaro_winkler(key, name) > 0.8);
        let near =
            near.max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)));
        let fault = Diagnostic::error(&faults::UNKNOWN_KEY, message, place);
        self.faults.push(match near {
            Some(near) => fault.help(format!("did you mean `{near}`?")).suggest(near),
            None => fault.help("the keys that you write are `title`, `date` and `link`"),
        });
    }
}
