//! What is to be said: text from the arguments or standard input, a prompt of a hotline, or SSML.

use std::io::{self, Cursor, IsTerminal, Read, Write};

use super::{Failure, Say};
use crate::call::line_values;
use crate::diagnostic::{Format, Source, nearest, quoted, text as lines};
use crate::key::Key;
use crate::prompt::catalogue::common;
use crate::prompt::{Catalogue, Locale, Part, Utterance, Value};
use crate::script::{self, Checked, Hotline, StepKind};
use crate::voice::settings::Emoji;
use crate::voice::text::{BETWEEN_PARAGRAPHS, NotRead, Paragraphs, guess, parse_date, parse_time, utterance};
use crate::voice::{Choice, Manner, ssml};

/// SSML is read whole; more than this is no text for a caller.
const LARGEST_SSML: u64 = 1024 * 1024;

/// Something said in one manner.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) utterance: Utterance,
    pub(super) manner: Manner,
}

/// What is said, one thing after another.
pub(super) enum Material<'a> {
    /// Things that are all at hand.
    Whole(std::vec::IntoIter<Said>),
    /// Text that is read while it is said.
    Text {
        say: &'a Say,
        paragraphs: Paragraphs<Box<dyn Read>>,
        locale: Option<&'static Locale>,
        manner: Option<Manner>,
        emoji: Emoji,
    },
}

impl<'a> Material<'a> {
    pub(super) fn new(say: &'a Say, choice: &Choice, hotline: Option<&Hotline>) -> Result<Self, Failure> {
        let emoji = choice.settings().emoji;
        if let (Some(id), Some(hotline)) = (&say.prompt, hotline) {
            return Ok(Self::Whole(vec![prompt(say, hotline, id)?].into_iter()));
        }
        let from: Box<dyn Read> = if say.text.is_empty() {
            if io::stdin().is_terminal() {
                writeln!(
                    io::stderr(),
                    "Type or paste the text; an empty line parts paragraphs, Control-D ends."
                )?;
            }
            Box::new(io::stdin())
        } else {
            Box::new(Cursor::new(say.text.join(" ").into_bytes()))
        };
        if say.ssml {
            return Ok(Self::Whole(marked_up(say, from, emoji)?.into_iter()));
        }
        Ok(Self::Text {
            say,
            paragraphs: Paragraphs::new(from),
            locale: say.language()?,
            manner: None,
            emoji,
        })
    }
}

impl Iterator for Material<'_> {
    type Item = Result<Said, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Whole(things) => things.next().map(Ok),
            Self::Text { say, paragraphs, locale, manner, emoji } => {
                let paragraph = match paragraphs.next()? {
                    Ok(paragraph) => paragraph,
                    Err(why) => return Some(Err(not_read(&why))),
                };
                let own = *locale.get_or_insert_with(|| guess(&paragraph));
                let manner = match manner {
                    Some(manner) => *manner,
                    None => match say.manner_in(own) {
                        Ok(first) => *manner.insert(first),
                        Err(failure) => return Some(Err(failure)),
                    },
                };
                let mut utterance = utterance(&paragraph, own, *emoji);
                utterance.pause(BETWEEN_PARAGRAPHS);
                Some(Ok(Said { utterance, manner }))
            }
        }
    }
}

/// Whether nothing of it would be heard.
pub(super) fn is_silent(utterance: &Utterance) -> bool {
    !utterance.parts().iter().any(|part| match part {
        Part::Words { said, .. } => said.ear.chars().any(char::is_alphanumeric),
        Part::Pause(_) => false,
    })
}

fn not_read(why: &NotRead) -> Failure {
    Failure::told(format!("cannot read the text: {why}"))
}

fn marked_up(say: &Say, from: Box<dyn Read>, emoji: Emoji) -> Result<Vec<Said>, Failure> {
    let mut bytes = Vec::new();
    let read = from.take(LARGEST_SSML + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::told(format!("cannot read the SSML: {error}")))?;
    if bytes.len() as u64 > LARGEST_SSML {
        return Err(Failure::told("the SSML is larger than a megabyte; say it in parts"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| not_read(&NotRead::NotUtf8(error.utf8_error().valid_up_to() as u64 + 1)))?;
    let locale = say.language()?.unwrap_or_else(|| guess(&words_of(&text)));
    let source = Source::new("the SSML", text.as_str());
    match ssml::read(&source, locale, say.manner_in(locale)?, emoji) {
        Ok(stretches) => {
            Ok(stretches.into_iter().map(|s| Said { utterance: s.utterance, manner: s.manner }).collect())
        }
        Err(faults) => {
            let count = faults.len();
            // When standard error is closed, the exit code still tells.
            let _ = Format::Text.write(&faults.into_iter().collect(), lines::WIDTH, &mut io::stderr().lock());
            Err(Failure::told(format!(
                "the SSML has {count} fault{}; `reachline check --explain ssml` says what is spoken",
                if count == 1 { "" } else { "s" }
            )))
        }
    }
}

/// The text between tags, as far as it matters for the language.
fn words_of(text: &str) -> String {
    text.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect()
}

fn prompt(say: &Say, hotline: &Hotline, id: &str) -> Result<Said, Failure> {
    let language = match say.language()? {
        None => hotline.language_ids().next(),
        Some(locale) => {
            let found = hotline.language_ids().find(|language| hotline.locale(*language) == locale);
            if found.is_none() {
                return Err(Failure::told(format!("the hotline has no prompts in {}", locale.english_name)));
            }
            found
        }
    };
    let language = language.ok_or_else(|| Failure::told("the hotline has no language"))?;
    let catalogue = hotline.prompts(language);
    let (name, attribute) = match id.split_once('.') {
        Some((name, attribute)) => (name, Some(attribute)),
        None => (id, None),
    };
    let mut values = Vec::new();
    for written in &say.value {
        values.push(value(written, catalogue.locale())?);
    }
    let own = hotline.find(name).map(|step| &hotline.step(step).kind);
    if let Some(StepKind::Line(line)) = own {
        values.extend(line_values(line).into_iter().map(|(name, value)| (name.to_owned(), value)));
    }
    let values: Vec<(&str, Value)> =
        values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let Some(utterance) = catalogue.utter(name, attribute, &values) else {
        return Err(no_such_prompt(catalogue, id));
    };
    let words = utterance.to_string();
    if let Some((missing, _)) = words.split_once("{$").and_then(|(_, rest)| rest.split_once('}')) {
        return Err(Failure::told(format!(
            "the prompt {} needs the value `{missing}`; give it, as in `--value {missing}=1`",
            quoted(id)
        )));
    }
    Ok(Said { utterance, manner: say.manner_in(catalogue.locale())? })
}

/// The hotline that was asked for. Faults are told on standard error, and only a sound hotline speaks.
pub(super) fn hotline(say: &Say) -> Result<Option<Hotline>, Failure> {
    if say.prompt.is_none() {
        return Ok(None);
    }
    let Checked { hotline, faults } = match &say.hotline {
        None => script::built_in(),
        Some(path) => script::load(path).map_err(|error| Failure::told(error.to_string()))?,
    };
    hotline.map(Some).ok_or_else(|| {
        let _ = Format::Text.write(&faults.into_iter().collect(), lines::WIDTH, &mut io::stderr().lock());
        Failure::told("the hotline says nothing until its faults are mended; `reachline check` tells them")
    })
}

fn no_such_prompt(catalogue: &Catalogue, id: &str) -> Failure {
    let own = catalogue.contents().messages().iter().filter(|message| !message.is_term());
    let own: Vec<String> = own
        .flat_map(|message| {
            let attributes = message.attributes.iter().map(|one| format!("{}.{}", message.name, one.name));
            message.value.map(|_| message.name.to_string()).into_iter().chain(attributes)
        })
        .chain(common::names().map(str::to_owned))
        .collect();
    let meant = nearest(id, own.iter().map(String::as_str));
    let meant = meant.map_or_else(
        || format!("its names are in {}", quoted(catalogue.source().name())),
        |meant| format!("did you mean `{meant}`?"),
    );
    Failure::told(format!(
        "there is no prompt {} in {}; {meant}",
        quoted(id),
        catalogue.locale().english_name
    ))
}

/// A value as it is written: a key, a count, a number, a day, a time, or words.
fn value(written: &str, locale: &'static Locale) -> Result<(String, Value), Failure> {
    let Some((name, text)) =
        written.split_once('=').filter(|(name, text)| !name.is_empty() && !text.is_empty())
    else {
        return Err(Failure::told(format!(
            "`--value {written}` has no value; write NAME=VALUE, as in `--value key=1`"
        )));
    };
    let counted = matches!(name, "count" | "try" | "least" | "most" | "page" | "pages");
    let mut characters = text.chars();
    let key = characters.next().filter(|_| characters.next().is_none()).and_then(Key::from_char);
    let value = match (text.parse(), key, parse_date(text), parse_time(text)) {
        (Ok(count), ..) if counted => Value::Count(count),
        (_, Some(key), ..) => Value::Key(key),
        (_, _, Some(date), _) => Value::Date(date),
        (_, _, _, Some(time)) => Value::Time(time),
        _ if text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-')) => {
            Value::Digits(text.to_owned())
        }
        _ => Value::Words { locale, text: text.to_owned() },
    };
    Ok((name.to_owned(), value))
}
