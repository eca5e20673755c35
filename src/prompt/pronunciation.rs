//! How words are said that voices misread: a file for each language, written as TOML, for every hotline and for one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use toml::Spanned;

use super::faults;
use crate::diagnostic::{Diagnostic, Source, quoted};

/// More words than anybody writes down, and few enough that a prompt is looked through in no time.
const MOST: usize = 1_000;

/// What is said in place of what is written.
#[derive(Debug, Default)]
pub struct Pronunciation {
    /// Longer ones first, so that a word within another does not come before it.
    entries: Vec<(Box<str>, Box<str>)>,
}

impl Pronunciation {
    /// Reads a file, with all that is wrong with it; what could be read is kept all the same.
    pub fn read(source: &Arc<Source>) -> (Self, Vec<Diagnostic>) {
        let mut told = Vec::new();
        let written: BTreeMap<Spanned<String>, Spanned<String>> = match toml::from_str(source.text()) {
            Ok(written) => written,
            Err(error) => {
                let place = source.place(error.span().unwrap_or(0..0));
                told.push(
                    Diagnostic::error(&faults::PRONUNCIATION, error.message().replace('\n', "; "), place)
                        .help("write a word as it is written, `=`, and in quotation marks how it is said: `EMS = \"E M S\"`"),
                );
                return (Self::default(), told);
            }
        };
        let mut entries = Vec::new();
        for (word, said) in &written {
            let wrong = |what: &str, span| {
                Diagnostic::error(&faults::PRONUNCIATION, what, source.place(span))
                    .help("write how the word is said, as in `EMS = \"E M S\"`, or remove the line")
            };
            if word.get_ref().trim().is_empty() {
                told.push(wrong("a word without letters is never met", word.span()));
            } else if !said.get_ref().chars().any(char::is_alphanumeric) {
                told.push(wrong(
                    &format!("{} would be said as nothing", quoted(word.get_ref())),
                    said.span(),
                ));
            } else if entries.len() == MOST {
                told.push(wrong(&format!("a file has at most {MOST} words"), word.span()));
                break;
            } else {
                entries.push((word.get_ref().as_str().into(), said.get_ref().as_str().into()));
            }
        }
        entries.sort_by_key(|(word, _): &(Box<str>, Box<str>)| std::cmp::Reverse(word.len()));
        (Self { entries }, told)
    }

    /// Puts what is said in place of what is written, wherever it stands as a word of its own. Words of the same
    /// language without spaces, such as Mandarin, are met wherever they stand.
    pub fn said<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.entries.iter().any(|(word, _)| text.contains(&**word)) {
            return Cow::Borrowed(text);
        }
        let mut said = String::with_capacity(text.len() + 16);
        let mut before = None;
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let met = self.entries.iter().find(|(word, _)| {
                rest.strip_prefix(&**word).is_some_and(|after| {
                    !joined(before, word.chars().next())
                        && !joined(word.chars().next_back(), after.chars().next())
                })
            });
            let length = match met {
                Some((word, as_said)) => {
                    said.push_str(as_said);
                    word.len()
                }
                None => {
                    said.push(next);
                    next.len_utf8()
                }
            };
            before = rest[..length].chars().next_back();
            rest = &rest[length..];
        }
        Cow::Owned(said)
    }
}

/// Whether two neighbours are within one word.
fn joined(before: Option<char>, after: Option<char>) -> bool {
    let within = |c: char| c.is_ascii_alphanumeric() || ('\u{C0}'..='\u{24F}').contains(&c);
    before.is_some_and(within) && after.is_some_and(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(file: &str, text: &str) -> String {
        let (pronunciation, told) = Pronunciation::read(&Source::new("en/pronunciation.toml", file));
        assert!(told.is_empty(), "{told:?}");
        pronunciation.said(text).into_owned()
    }

    #[test]
    fn a_word_is_met_where_it_stands_alone() {
        let file = "EMS = 'E M S'\n'EMS Plus' = 'E M S plus'\n'重庆' = '崇庆'\n";
        assert_eq!(said(file, "For EMS, press 3."), "For E M S, press 3.");
        assert_eq!(said(file, "EMS Plus"), "E M S plus");
        assert_eq!(said(file, "SYSTEMS, EMSX, 3EMS"), "SYSTEMS, EMSX, 3EMS");
        assert_eq!(said(file, "去重庆邮局寄EMS快递"), "去崇庆邮局寄E M S快递");
    }

    #[test]
    fn what_is_said_is_not_looked_through_again() {
        assert_eq!(said("a = 'a a'", "a"), "a a");
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_at_its_place() {
        for file in ["EMS = 3", "EMS", "EMS = ' '", "'' = 'x'", "[table]\nx = 'y'", "EMS = 'a'\nEMS = 'b'"] {
            let (_, told) = Pronunciation::read(&Source::new("en/pronunciation.toml", file));
            assert_eq!(told.len(), 1, "{file}: {told:?}");
        }
    }
}
