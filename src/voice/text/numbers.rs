//! What numbers stand in a text: those that are dialled or written on a form are said digit by digit, days and times as
//! such, and quantities are left to the voice.

use jiff::civil::{Date, Time};

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// Words, with quantities among them.
    Words(&'a str),
    /// A telephone number or another identifier.
    Number(&'a str),
    /// A day, as written: `2020-10-18`.
    Date(&'a str, Date),
    /// A time of day, as written: `9:30`.
    Time(&'a str, Time),
}

/// From so many digits on, a number is dialled rather than counted.
const DIALLED: usize = 5;

/// The pieces of a text, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut words_from, mut at) = (0, 0);
    let mut within_word = false;
    while let Some(next) = text[at..].chars().next() {
        let begins = !within_word && (next.is_ascii_digit() || next == '+');
        let (length, piece) = if begins { number(&text[at..]) } else { (0, None) };
        match piece {
            Some(piece) => {
                if words_from < at {
                    pieces.push(Piece::Words(&text[words_from..at]));
                }
                pieces.push(piece);
                at += length;
                words_from = at;
                within_word = false;
            }
            None => {
                at += length.max(next.len_utf8());
                // A5 and 3.5 are one thing each, and no number begins within them.
                within_word = next.is_ascii_alphanumeric() || (within_word && matches!(next, '.' | ','));
            }
        }
    }
    if words_from < text.len() {
        pieces.push(Piece::Words(&text[words_from..]));
    }
    pieces
}

/// How far a number goes: digits with single marks between groups of them, none at the end.
fn length(text: &str) -> usize {
    let mut end = 0;
    let mut mark_before = false;
    for (at, c) in text.char_indices() {
        match c {
            '+' if at == 0 => {}
            '0'..='9' => {
                end = at + 1;
                mark_before = false;
            }
            ' ' | '-' if !mark_before && end > 0 => mark_before = true,
            _ => break,
        }
    }
    // 12345.67 and 10,000 are quantities, and 4th and 5kg are words.
    let after = &text[end..];
    let goes_on = after.starts_with(|c: char| c.is_ascii_alphabetic())
        || after.starts_with(['.', ',', '%']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    if goes_on { 0 } else { end }
}

/// What begins here, and how far it goes.
fn number(text: &str) -> (usize, Option<Piece<'_>>) {
    let ends = |end: usize, marks: &[char]| {
        !text[end..].starts_with(|c: char| c.is_ascii_alphanumeric() || marks.contains(&c))
    };
    if let Some(date) = text.get(..10).and_then(parse_date)
        && ends(10, &['-'])
    {
        return (10, Some(Piece::Date(&text[..10], date)));
    }
    for end in [5, 4] {
        if let Some(time) = text.get(..end).and_then(parse_time)
            && ends(end, &[':'])
        {
            return (end, Some(Piece::Time(&text[..end], time)));
        }
    }
    let end = length(text);
    let written = &text[..end];
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let dialled = digits >= DIALLED || written.starts_with('+') && digits > 1;
    (end, dialled.then_some(Piece::Number(written)))
}

pub(crate) fn parse_date(written: &str) -> Option<Date> {
    let shaped = written.len() == 10
        && written.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| written.parse().ok()).flatten()
}

pub(crate) fn parse_time(written: &str) -> Option<Time> {
    let (hour, minute) = written.split_once(':')?;
    let shaped = (1..=2).contains(&hour.len()) && minute.len() == 2;
    let digits = hour.bytes().chain(minute.bytes()).all(|byte| byte.is_ascii_digit());
    if !shaped || !digits {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<&str> {
        let pieces = pieces(text);
        pieces
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Number(number) => Some(number),
                Piece::Words(_) | Piece::Date(..) | Piece::Time(..) => None,
            })
            .collect()
    }

    #[test]
    fn what_is_dialled_is_told_from_what_is_counted() {
        assert_eq!(numbers("Dial +86 10 11185, or 400-890-9999."), ["+86 10 11185", "400-890-9999"]);
        for text in
            ["3 parcels", "in 2020", "10,000 letters", "12345.67", "A12345", "12345kg", "1 2", "+1", ""]
        {
            assert_eq!(numbers(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_day() {
        assert_eq!(pieces("2020-02-30"), [Piece::Number("2020-02-30")]);
        assert_eq!(pieces("25:00"), [Piece::Words("25:00")]);
        assert!(matches!(pieces("at 9:05")[..], [Piece::Words("at "), Piece::Time("9:05", _)]));
    }
}
