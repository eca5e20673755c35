//! What was asked and what is known about it, before it is put into lines or JSON.

use std::borrow::Cow;
use std::fmt;

use super::lines::Line;
use crate::number::{self, Number, Refusal};

/// A text that was asked about.
pub(super) struct Asked<'a> {
    /// The text; where it was not UTF-8, with U+FFFD for what could not be read.
    pub(super) input: Cow<'a, str>,
    /// What it is.
    pub(super) number: Result<Number, Why>,
}

/// Why it is no number.
pub(super) enum Why {
    Refused(Refusal),
    /// The first byte that is not UTF-8, counted from one.
    NotUtf8 {
        at: usize,
    },
    /// A line of which only the first bytes were kept.
    Cut {
        bytes: u64,
    },
}

impl Why {
    /// The number that was probably meant.
    pub(super) fn cleaned(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) => refusal.cleaned(),
            Self::NotUtf8 { .. } | Self::Cut { .. } => None,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::NotUtf8 { at } => {
                write!(f, "byte {at} is not UTF-8, so U+FFFD stands in its place; save the text as UTF-8")
            }
            Self::Cut { bytes } => {
                write!(
                    f,
                    "the line is {bytes} bytes long, so only its beginning is shown; no phone number is longer than a line of text"
                )
            }
        }
    }
}

impl<'a> Asked<'a> {
    /// Reads a text of unknown encoding.
    pub(super) fn from_bytes(bytes: &'a [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { input: text.into(), number: number::read(text).map_err(Why::Refused) },
            Err(error) => Self {
                input: String::from_utf8_lossy(bytes),
                number: Err(Why::NotUtf8 { at: error.valid_up_to() + 1 }),
            },
        }
    }

    /// Reads a line of a file.
    pub(super) fn from_line(line: &Line<'a>) -> Self {
        let asked = Self::from_bytes(line.bytes);
        match line.cut {
            0 => asked,
            cut => Self { number: Err(Why::Cut { bytes: line.bytes.len() as u64 + cut }), ..asked },
        }
    }
}
