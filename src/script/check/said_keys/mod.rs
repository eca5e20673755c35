//! Keys that prompts name: whether they do what the words say, whether they mean anything at all where the words
//! are heard, and whether callers ever hear of the keys that mean something everywhere. The engine names the key
//! of every option itself; this is about what authors write beside that.

pub mod hearing;
mod meanings;
mod mentions;
mod phrases;
mod sense;
mod tokens;
mod unsaid;

use std::collections::HashSet;

use self::meanings::{Meaning, Meanings, Speech};
use self::mentions::Mention;
use self::sense::Sense;
use self::tokens::Token;
use super::languages::{is_much, side_by_side};
use super::reader::Reader;
use super::ways::Ways;
use crate::diagnostic::Diagnostic;
use crate::key::Keys;
use crate::prompt::Catalogue;
use crate::prompt::catalogue::{Message, Pattern, PatternId, common};
use crate::script::faults;
use crate::script::hotline::Hotline;

/// Compares the keys that prompts name with what they do.
pub(super) fn check(reader: &mut Reader, hotline: &Hotline, ways: &Ways) {
    let catalogues: Vec<&Catalogue> =
        hotline.languages().iter().filter(|catalogue| catalogue.is_complete()).collect();
    let whole = reader.is_complete();
    let checked = side_by_side(is_much(hotline.languages()), catalogues, |catalogue| {
        let phrases = phrases::of(catalogue.locale())?;
        let mut checking = Checking {
            speech: Speech { hotline, catalogue, phrases },
            told: Vec::new(),
            named: HashSet::new(),
            somewhere: None,
        };
        checking.all();
        Some((checking.told, checking.named))
    });
    let mut named_in_each = Vec::new();
    for (catalogue, found) in hotline.languages().iter().filter(|c| c.is_complete()).zip(checked) {
        let Some((told, named)) = found else { continue };
        reader.tell(told.into_iter().filter(|_| whole));
        named_in_each.push((catalogue.locale(), named));
    }
    if whole && reader.has_values("announce") {
        unsaid::check(reader, hotline, ways, &named_in_each);
    }
}

/// Where the words of a prompt file name a key before they say what it is for: the message, and the place of the key.
pub fn keys_before_goals(catalogue: &Catalogue) -> Vec<(&str, std::ops::Range<usize>)> {
    let Some(phrases) = phrases::of(catalogue.locale()) else { return Vec::new() };
    let (contents, text) = (catalogue.contents(), catalogue.source().text());
    let mut found = Vec::new();
    for message in contents.messages().iter().filter(|message| !message.name.starts_with("command-")) {
        for id in message.patterns() {
            let tokens = tokens::of_pattern(phrases, contents, text, contents.pattern(id));
            let mentions = mentions::find(phrases, &tokens);
            let early = mentions.iter().filter(|mention| mention.is_before_its_goal(phrases, &tokens));
            found.extend(early.map(|mention| (&*message.name, mention.span.clone())));
        }
    }
    found
}

/// The prompts of one language while they are gone through.
struct Checking<'a> {
    speech: Speech<'a>,
    told: Vec<Diagnostic>,
    /// Every key that some prompt names.
    named: HashSet<Keys>,
    /// Every key that means something somewhere, once it is asked for.
    somewhere: Option<HashSet<Keys>>,
}

impl Checking<'_> {
    fn all(&mut self) {
        let contents = self.speech.catalogue.contents();
        for message in contents.messages() {
            if let Some(value) = message.value {
                self.pattern(message, None, value);
            }
            for attribute in &message.attributes {
                self.pattern(message, Some(&attribute.name), attribute.pattern);
            }
        }
    }

    fn pattern(&mut self, message: &Message, attribute: Option<&str>, id: PatternId) {
        let contents = self.speech.catalogue.contents();
        let (phrases, text) = (self.speech.phrases, self.speech.catalogue.source().text());
        let pattern: &Pattern = contents.pattern(id);
        // What callers may type is no speech.
        if message.name.starts_with("command-") {
            return;
        }
        let tokens = tokens::of_pattern(phrases, contents, text, pattern);
        let mentions = mentions::find(phrases, &tokens);
        if mentions.is_empty() {
            return;
        }
        if self.speech.hotline.find(&message.name).is_some() && is_label(attribute) {
            let told: Vec<_> = mentions.iter().map(|mention| self.key_in_label(message, mention)).collect();
            return self.told.extend(told);
        }
        let meanings = self.meanings(message, attribute);
        for mention in &mentions {
            self.named.extend(&mention.keys);
            let fault = self.says_otherwise(&meanings, &tokens, mention);
            self.told.extend(fault.or_else(|| self.unbound(&meanings, mention)));
        }
    }

    /// What keys mean where some words are heard.
    fn meanings(&mut self, message: &Message, attribute: Option<&str>) -> Meanings {
        match self.speech.hotline.find(&message.name) {
            Some(step) => match attribute {
                Some("closed" | "no-news") => self.speech.on_the_way(step),
                Some(_) | None => self.speech.at_step(step),
            },
            None => {
                let speech = &self.speech;
                let somewhere = self.somewhere.get_or_insert_with(|| speech.somewhere());
                let name = if common::is_common(&message.name) { &*message.name } else { "" };
                self.speech.at_common(name, somewhere)
            }
        }
    }

    /// A label that names its key, which is named after it anyway.
    fn key_in_label(&self, message: &Message, mention: &Mention) -> Diagnostic {
        let place = self.speech.catalogue.source().place(mention.span.clone());
        let said = format!("the name of `{}` names a key", message.name);
        Diagnostic::warning(&faults::KEY_IN_LABEL, said, place)
            .label("a caller hears the key twice")
            .help("write only what the choice is; the key is said after it, in every menu the one that it has there")
    }

    /// Words that say what one key is for, and name another.
    fn says_otherwise(
        &self,
        meanings: &Meanings,
        tokens: &[Token<'_>],
        mention: &Mention,
    ) -> Option<Diagnostic> {
        let [keys] = *mention.keys.as_slice() else { return None };
        let phrases = self.speech.phrases;
        let words = Sense::of(phrases, &tokens[mention.purpose.clone()]);
        let own = meanings.of(keys);
        let evidence = own.map_or_else(Sense::default, |own| {
            let around = mention.around.iter().map(|range| Sense::of(phrases, &tokens[range.clone()]));
            let mut said = words.clone();
            around.for_each(|more| said.add(&more));
            own.all.and(&said)
        });
        let others = meanings.list.iter().filter(|other| {
            let elsewhere = own.is_none_or(|own| other.target.is_none() || own.target != other.target);
            other.keys != keys && elsewhere
        });
        let meant = others
            .flat_map(|other| other.names.iter().map(move |name| (other, name)))
            .filter(|(_, name)| name.is_meant_by(phrases, &words))
            .filter(|(_, name)| name.and(&words).says_more_than(&evidence.and(&words)))
            .filter(|(_, name)| evidence.size() == 0 || name.and(&words).says_more_than(&evidence))
            .max_by_key(|(_, name)| name.and(&words).size());
        let (meant, _) = meant?;
        Some(self.tell_otherwise(own, meant, mention, keys))
    }

    fn tell_otherwise(
        &self,
        own: Option<&Meaning>,
        meant: &Meaning,
        mention: &Mention,
        keys: Keys,
    ) -> Diagnostic {
        let source = self.speech.catalogue.source();
        let place = source.place(mention.span.clone());
        let message = match own {
            Some(own) if !own.name.is_empty() => {
                format!("the words speak of “{}”, and the key `{keys}` is for “{}”", meant.name, own.name)
            }
            Some(_) => {
                format!("the words speak of “{}”, and the key `{keys}` is for something else", meant.name)
            }
            None => format!("the words speak of “{}”, and the key `{keys}` does nothing here", meant.name),
        };
        let is_key = Keys::parse(place.text()) == Ok(keys);
        let fault = Diagnostic::warning(&faults::WRONG_KEY_SAID, message, place)
            .help(format!("its key is `{}`", meant.keys));
        if is_key { fault.suggest(meant.keys.to_string()) } else { fault }
    }

    /// A key that means nothing where it is named.
    fn unbound(&self, meanings: &Meanings, mention: &Mention) -> Option<Diagnostic> {
        if meanings.open {
            return None;
        }
        let keys = mention.keys.iter().find(|keys| meanings.of(**keys).is_none())?;
        let place = self.speech.catalogue.source().place(mention.span.clone());
        let message = format!("callers are told to press `{keys}`, which does nothing where they hear this");
        let mut bound: Vec<String> = meanings.list.iter().map(|own| format!("`{}`", own.keys)).collect();
        bound.sort_unstable();
        bound.dedup();
        let help = if bound.is_empty() {
            "no key does anything here; add it to the script, or take it out of the words".to_owned()
        } else {
            format!(
                "the keys here are {}; add it to the script, or take it out of the words",
                bound.join(", ")
            )
        };
        Some(Diagnostic::warning(&faults::UNBOUND_KEY_SAID, message, place).help(help))
    }
}

/// Whether it is an attribute by which a step is named to callers.
fn is_label(attribute: Option<&str>) -> bool {
    matches!(attribute, Some("option" | "anywhere"))
}
