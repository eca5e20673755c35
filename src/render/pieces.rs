//! A message into pieces: the words around its values, and the values that only a call knows.

use super::Says;
use crate::prompt::catalogue::{Contents, Piece, common};
use crate::prompt::locale::Said;
use crate::prompt::{Catalogue, Locale, Part, Utterance, Value};

/// Characters that stand for values here; neither authors nor the catalogue use them.
const FIRST: u32 = 0xE000;

/// A message names no more values than this, and no more messages within messages.
const MOST: usize = 100;

/// The values that a message's words name, by which it also chooses them: whether it does.
pub(super) fn named(prompts: &Catalogue, name: &str, attribute: Option<&str>) -> Vec<(String, bool)> {
    let mut named = Vec::new();
    let mut open = vec![(name.to_owned(), attribute.map(str::to_owned))];
    let mut seen = 0;
    while let Some((name, attribute)) = open.pop().filter(|_| seen < MOST) {
        seen += 1;
        let common = &common::of(prompts.locale()).contents;
        let find = |contents: &Contents| contents.find(&name, attribute.as_deref());
        let own = prompts.contents();
        let Some(pattern) =
            find(own).map(|id| own.pattern(id)).or_else(|| Some(common.pattern(find(common)?)))
        else {
            continue;
        };
        for piece in &pattern.pieces {
            match piece {
                Piece::Value(variable) => named.push((variable.name.to_string(), false)),
                Piece::Selector(variable) => named.push((variable.name.to_string(), true)),
                Piece::Reference(reference) => {
                    open.push((
                        reference.name.to_string(),
                        reference.attribute.as_ref().map(ToString::to_string),
                    ));
                }
                Piece::Text(_) | Piece::Literal { .. } | Piece::Variant => {}
            }
        }
    }
    named.truncate(MOST);
    let selects = |name: &str| named.iter().any(|(own, selects)| own == name && *selects);
    let mut once: Vec<(String, bool)> = named.iter().map(|(name, _)| (name.clone(), selects(name))).collect();
    once.sort();
    once.dedup();
    once
}

/// A message in pieces. What is known of its values is said with the words.
pub(super) fn pieces(
    prompts: &Catalogue,
    name: &str,
    attribute: Option<&str>,
    known: &[(&str, Value)],
) -> Option<Vec<Says>> {
    let unknown: Vec<String> = named(prompts, name, attribute)
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| known.iter().all(|(own, _)| own != name))
        .collect();
    let stands = |index: usize| char::from_u32(FIRST + u32::try_from(index).ok()?);
    let mut values: Vec<(&str, Value)> = known.to_vec();
    for (index, name) in unknown.iter().enumerate() {
        let text = stands(index)?.to_string();
        values.push((name, Value::Words { locale: prompts.locale(), text }));
    }
    let utterance = prompts.utter(name, attribute, &values)?;
    let mut says = Vec::new();
    let mut words = Utterance::default();
    for part in utterance.parts() {
        match part {
            Part::Pause(length) => words.pause(*length),
            Part::Words { locale, said } => {
                let eye = split(&said.eye, unknown.len());
                let ear = split(&said.ear, unknown.len());
                for (index, ((text, value), (spoken, _))) in eye.iter().zip(&ear).enumerate() {
                    if index > 0 {
                        end(&mut words, &mut says);
                    }
                    words.say(locale, Said { eye: (*text).to_owned(), ear: (*spoken).to_owned() });
                    if let Some(value) = value {
                        end(&mut words, &mut says);
                        says.push(Says::Value(unknown[*value].clone()));
                    }
                }
            }
        }
    }
    end(&mut words, &mut says);
    Some(says)
}

/// The words so far are a piece, if anything of them is sounded.
fn end(words: &mut Utterance, says: &mut Vec<Says>) {
    let words = std::mem::take(words);
    let sounded = |part: &Part| match part {
        Part::Words { said, .. } => said.ear.chars().any(char::is_alphanumeric),
        Part::Pause(_) => false,
    };
    if words.parts().iter().any(sounded) {
        says.push(Says::Words(words));
    }
}

/// Words up to each value, and which that is; none behind the last.
fn split(text: &str, values: usize) -> Vec<(&str, Option<usize>)> {
    let value = |c: char| {
        let index = u32::from(c).checked_sub(FIRST)? as usize;
        (index < values).then_some(index)
    };
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| value(*c).is_some()) {
        pieces.push((&rest[..at], value(c)));
        rest = &rest[at + c.len_utf8()..];
    }
    pieces.push((rest, None));
    pieces
}

/// The forms of a message that counts choose: the value, the count, and what is then said. What is said of any other
/// count is what [`pieces`] gives.
pub(super) fn by_count(
    prompts: &Catalogue,
    name: &str,
    attribute: Option<&str>,
    known: &[(&str, Value)],
) -> Vec<(String, u64, Vec<Says>)> {
    let mut forms = Vec::new();
    for (value, _) in named(prompts, name, attribute).into_iter().filter(|(_, selects)| *selects) {
        for count in 0..=2 {
            let mut with = known.to_vec();
            with.push((&value, Value::Count(count)));
            let said = pieces(prompts, name, attribute, &with);
            // What says the count in its place is the form for any count.
            let any = pieces(prompts, name, attribute, known)
                .map(|any| filled(&any, &value, prompts.locale(), count));
            if let Some(said) = said.filter(|said| Some(plain(said)) != any) {
                forms.push((value.clone(), count, said));
            }
        }
    }
    forms
}

/// Pieces as one text, with a count in the place of a value.
fn filled(says: &[Says], value: &str, locale: &Locale, count: u64) -> String {
    let texts = says.iter().map(|piece| match piece {
        Says::Words(words) => words.to_string(),
        Says::Value(name) if name == value => locale.count(count).eye,
        Says::Value(name) => format!("{{{name}}}"),
    });
    squeezed(&texts.collect::<String>())
}

fn plain(says: &[Says]) -> String {
    let texts = says.iter().map(|piece| match piece {
        Says::Words(words) => words.to_string(),
        Says::Value(name) => format!("{{{name}}}"),
    });
    squeezed(&texts.collect::<String>())
}

/// A text by what of it is sounded.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '{' | '}')).collect()
}
