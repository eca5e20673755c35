//! Labelled lines for people: words first, one thing a line, so that a screen reader's line key walks through them.

use std::borrow::Cow;
use std::io::{self, Write};

use super::answer::{Asked, Why};
use crate::number::{Number, is_invisible};

/// The most of a strange input that is shown.
const MOST_CHARACTERS: usize = 80;

/// Writes everything about one number, without a blank line after it.
pub(super) fn write(out: &mut impl Write, asked: &Asked<'_>) -> io::Result<()> {
    writeln!(out, "number: {}", shown(&asked.input))?;
    match &asked.number {
        Ok(number) => valid(out, number),
        Err(why) => refused(out, why),
    }
}

fn refused(out: &mut impl Write, why: &Why) -> io::Result<()> {
    writeln!(out, "valid: no")?;
    writeln!(out, "why: {why}")?;
    match why.cleaned() {
        Some(cleaned) => writeln!(out, "probably meant: {cleaned}"),
        None => Ok(()),
    }
}

fn valid(out: &mut impl Write, number: &Number) -> io::Result<()> {
    writeln!(out, "valid: yes")?;
    match number.overseas() {
        Some(overseas) => writeln!(out, "kind: {}, {}", number.kind().words(), overseas.kind().words())?,
        None => writeln!(out, "kind: {}", number.kind().words())?,
    }
    if let Some(area) = number.area() {
        write!(out, "area: {}, {}", area.name_en, area.name_zh)?;
        if area.province_en != area.name_en {
            write!(out, ", in {}, {}", area.province_en, area.province_zh)?;
        }
        writeln!(out, ", area code {}", area.dial_as)?;
    }
    dialling(out, number)?;
    match (number.e164(), number.no_e164()) {
        (Some(e164), _) => writeln!(out, "E.164: {e164}")?,
        (None, Some(why)) => writeln!(out, "E.164: none, {why}")?,
        (None, None) => {}
    }
    match number.international() {
        Some(international) => writeln!(out, "international: {international}")?,
        None => writeln!(out, "international: none")?,
    }
    writeln!(out, "national: {}", number.national())?;
    writeln!(out, "RFC 3966: {}", number.rfc3966())?;
    let form = number.spoken_form();
    writeln!(out, "read aloud in English: {}", number.spoken_en(form))?;
    writeln!(out, "read aloud in Mandarin: {}", number.spoken_zh(form))?;
    number.note().map_or(Ok(()), |notes| notes.iter().try_for_each(|note| writeln!(out, "note: {note}")))
}

/// Whether it can be dialled, and how, from the same city, from elsewhere in China, and from other countries.
fn dialling(out: &mut impl Write, number: &Number) -> io::Result<()> {
    let can = number.can_be_dialled();
    if number.overseas().is_some() {
        writeln!(out, "dialled in China: {}, {}", can.in_china, number.local())?;
    } else {
        writeln!(out, "dialled in China: {}, {}", can.in_china, number.national())?;
        let from =
            if number.area().is_none() || number.is_nationwide() { "any city" } else { "the same city" };
        writeln!(out, "dialled in {from}: {}", number.local())?;
    }
    match number.international() {
        Some(international) if number.overseas().is_none() => {
            writeln!(out, "dialled from abroad: {}, {international}", can.from_abroad)
        }
        Some(international) => {
            writeln!(out, "dialled from other countries: {}, {international}", can.from_abroad)
        }
        None => writeln!(out, "dialled from abroad: {}", can.from_abroad),
    }
}

/// The input as it can be shown: what a terminal may obey is written as its code point, and what is long is cut.
fn shown(input: &str) -> Cow<'_, str> {
    let cut = input.char_indices().nth(MOST_CHARACTERS).map(|(at, _)| at);
    if cut.is_none() && !input.contains(is_invisible) {
        return input.into();
    }
    let mut shown = String::new();
    for c in input[..cut.unwrap_or(input.len())].chars() {
        if is_invisible(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    if cut.is_some() {
        shown.push_str(" and more");
    }
    shown.into()
}
