//! `tel:` URIs (RFC 3966): parts the number from its parameters, and reads those. How such a URI is printed is in
//! `forms`.

use arrayvec::ArrayString;

use super::extension::{self, Extension, Found};
use super::fault::{Fault, TextFault};
use super::signs::Sign;

/// A text without its `tel:` and parameters.
#[derive(Debug, Default)]
pub(super) struct Split<'a> {
    /// The number as it was written.
    pub(super) body: &'a str,
    /// `;ext=`
    pub(super) extension: Option<Extension>,
    /// The digits of `;phone-context=+…`: where a local number is dialled.
    pub(super) context: Option<ArrayString<6>>,
}

/// Parts a text into number and parameters. A text that is no URI is all number.
pub(super) fn split(text: &str) -> Result<Split<'_>, Fault> {
    let body = match text.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => text[4..].trim_start(),
        Some(_) | None => text,
    };
    let Some(at) = first_parameter(body) else { return Ok(Split { body, ..Split::default() }) };
    let mut split = Split { body: body[..at].trim_end(), ..Split::default() };
    for parameter in body[at + 1..].split(';') {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if name.eq_ignore_ascii_case("ext") && split.extension.is_none() {
            split.extension = Some(extension(value)?);
        } else if name.eq_ignore_ascii_case("phone-context") && split.context.is_none() {
            split.context = Some(context(value)?);
        } else {
            return Err(TextFault::Parameter { name: shown(name) }.into());
        }
    }
    Ok(split)
}

/// Where a `;` stands with the name of a parameter behind it.
fn first_parameter(body: &str) -> Option<usize> {
    body.match_indices(';').map(|(at, _)| at).find(|at| {
        let name = &body[at + 1..];
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains('=')
    })
}

fn extension(value: &str) -> Result<Extension, Fault> {
    let mut written = ArrayString::<64>::from(";ext=").unwrap_or_default();
    if written.try_push_str(value).is_err() {
        return Err(TextFault::ExtensionDigits { digits: value.len() }.into());
    }
    match extension::read(&written, false) {
        Found::Extension(extension) => Ok(extension),
        Found::Faulty(fault) => Err(fault),
        Found::Stray(_) | Found::Unclosed | Found::Nothing => {
            Err(TextFault::ExtensionDigits { digits: 0 }.into())
        }
    }
}

/// The digits of a context, which begins with `+`. A context may also be a domain name, which says nothing to us.
fn context(value: &str) -> Result<ArrayString<6>, Fault> {
    let mut digits = ArrayString::new();
    let global = value.strip_prefix('+').ok_or(TextFault::Context)?;
    for c in global.chars() {
        match Sign::of(c) {
            Sign::Digit(digit) => digits.try_push(digit).map_err(|_| TextFault::Context)?,
            Sign::Gap | Sign::Dash | Sign::Open | Sign::Close => {}
            Sign::Plus | Sign::Slash | Sign::Stop | Sign::Other => return Err(TextFault::Context.into()),
        }
    }
    Ok(digits)
}

/// The name of a parameter, fit to be printed.
fn shown(name: &str) -> ArrayString<24> {
    let mut shown = ArrayString::new();
    for c in name.chars().map(|c| if c.is_ascii_graphic() && c != '`' { c } else { '?' }) {
        if shown.try_push(c).is_err() {
            break;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_number_keeps_its_context_apart() {
        let split = split("tel:11185;phone-context=+86-10").unwrap();
        assert_eq!((split.body, split.context.as_deref()), ("11185", Some("8610")));
    }

    #[test]
    fn what_is_no_uri_is_all_number() {
        assert_eq!(split("010-6885 8888").unwrap().body, "010-6885 8888");
        assert_eq!(split("TEL: 95580").unwrap().body, "95580");
    }

    #[test]
    fn parameters_that_are_not_known_are_refused() {
        for text in [
            "tel:95580;isub=1",
            "tel:95580;ext=1;ext=2",
            "tel:95580;phone-context=example.com",
            "95580;m-x=\u{202E}",
        ] {
            assert!(split(text).is_err(), "{text}");
        }
    }
}
