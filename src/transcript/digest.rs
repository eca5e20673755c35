//! A fingerprint of a hotline: the same as long as everything that callers can hear or do is the same. It tells
//! an honest change; it is no defence against a forged one.

use std::fmt;
use std::io::{self, Read};

use crate::script::Hotline;

/// The fingerprint of a hotline.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(u128);

impl Digest {
    /// Of its script, its prompts in every language with the common ones below them, and its news. How lines
    /// end in a file does not matter, so that a checkout on Windows is the same hotline.
    pub fn of(hotline: &Hotline) -> Self {
        let mut digest = Self(OFFSET);
        digest.text(hotline.source().text());
        for prompts in hotline.languages() {
            let locale = prompts.locale();
            digest.text(locale.tag);
            digest.text(prompts.source().text());
            digest.text(locale.common);
            for item in 0..hotline.news().len() {
                if let Some(day) = hotline.news().day(item) {
                    digest.text(&day.to_string());
                }
                if let Some(story) = hotline.news().story(item, locale) {
                    digest.text(story.locale.tag);
                    digest.text(&story.title);
                    story.paragraphs.iter().for_each(|paragraph| digest.text(paragraph));
                }
            }
        }
        digest
    }

    /// Of texts, each with its end.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut digest = Self(OFFSET);
        texts.into_iter().for_each(|text| digest.text(text));
        digest
    }

    /// Of bytes, as they come.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn of_bytes(from: &mut impl Read) -> io::Result<Self> {
        let mut digest = Self(OFFSET);
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = match from.read(&mut piece) {
                Ok(0) => return Ok(digest),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            piece[..read].iter().for_each(|byte| digest.byte(*byte));
        }
    }

    /// Adds a text, and that it ends here.
    fn text(&mut self, text: &str) {
        text.bytes().filter(|byte| *byte != b'\r').for_each(|byte| self.byte(byte));
        // No text in UTF-8 holds this byte.
        self.byte(0xFF);
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(PRIME);
    }
}

// FNV-1a with 128 bits, whose two constants are those of its authors (Fowler, Noll, Vo; RFC 9923).
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;

/// Prints as `fnv1a-128:` and 32 hexadecimal digits.
impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "fnv1a-128:{:032x}", self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::built_in;

    fn of_text(text: &str) -> u128 {
        let mut digest = Digest(OFFSET);
        text.bytes().for_each(|byte| digest.byte(byte));
        digest.0
    }

    #[test]
    fn it_is_the_published_function() {
        // Test vectors of the authors of FNV for the empty text, `a` and `foobar`.
        assert_eq!(of_text(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(of_text("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(of_text("foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    #[test]
    fn bytes_that_come_in_pieces_are_the_same_bytes() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        let by_one = bytes.iter().fold(Digest(OFFSET), |mut digest, byte| {
            digest.byte(*byte);
            digest
        });
        assert_eq!(Digest::of_bytes(&mut bytes.as_slice()).unwrap(), by_one);
    }

    #[test]
    fn the_same_hotline_has_the_same_digest_and_line_ends_do_not_matter() {
        let digest = |checked: crate::script::Checked| Digest::of(&checked.hotline.unwrap());
        assert_eq!(digest(built_in()), digest(built_in()));
        let (mut plain, mut returns) = (Digest(OFFSET), Digest(OFFSET));
        plain.text("a = 1\nb = 2\n");
        returns.text("a = 1\r\nb = 2\r\n");
        assert_eq!(plain, returns);
    }

    #[test]
    fn a_text_that_moves_over_its_end_is_another() {
        let (mut one, mut other) = (Digest(OFFSET), Digest(OFFSET));
        one.text("ab");
        one.text("c");
        other.text("a");
        other.text("bc");
        assert_ne!(one, other);
    }
}
