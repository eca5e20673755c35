//! Finds out whether bytes are text in UTF-8, and if not, what they seem to be and how to make them so.

use std::fmt;

/// The byte order mark in UTF-8. Some editors write it; it says nothing here and is dropped.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How much of a file is looked at to tell UTF-16 without a mark from something that is no text at all.
const LOOKED_AT: usize = 4096;

/// What bytes are that are not text in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// Text in another encoding of Unicode, by its mark or by every second byte being zero.
    Wide {
        /// As people call it.
        name: &'static str,
        /// As `iconv` calls it.
        iconv: &'static str,
    },
    /// A zero byte, which no text has.
    Binary {
        /// Where it is in the file, counted from zero.
        byte: usize,
        /// The line, counted from one.
        line: usize,
    },
    /// A byte that UTF-8 does not have there.
    NotUtf8 {
        /// The byte.
        value: u8,
        /// Where it is in the file, counted from zero.
        byte: usize,
        /// The line, counted from one.
        line: usize,
        /// Whether the whole reads as Chinese in GBK or its successor GB 18030.
        chinese: bool,
    },
}

impl fmt::Display for NotText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wide { name, iconv } => write!(
                out,
                "is written in {name}, not UTF-8; save it as UTF-8 in your editor, or convert it with \
                 `iconv -f {iconv} -t UTF-8 OLD > NEW`"
            ),
            Self::Binary { byte, line } => write!(
                out,
                "is not text: line {line} has a zero byte (byte offset {byte}); check that it is the right file"
            ),
            Self::NotUtf8 { value, byte, line, chinese: false } => write!(
                out,
                "is not UTF-8: line {line} has the byte 0x{value:02X} (byte offset {byte}); save it as UTF-8 in \
                 your editor"
            ),
            Self::NotUtf8 { value, byte, line, chinese: true } => write!(
                out,
                "is not UTF-8: line {line} has the byte 0x{value:02X} (byte offset {byte}), and the whole reads as \
                 GBK; save it as UTF-8 in your editor, or convert it with `iconv -f GB18030 -t UTF-8 OLD > NEW`"
            ),
        }
    }
}

/// The text, and how many bytes of mark were dropped before it.
pub(super) fn text(mut bytes: Vec<u8>) -> Result<(String, usize), NotText> {
    if let Some(wide) = wide(&bytes) {
        return Err(wide);
    }
    if let Some(byte) = bytes.iter().position(|&byte| byte == 0) {
        return Err(NotText::Binary { byte, line: line(&bytes, byte) });
    }
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    bytes.drain(..mark);
    String::from_utf8(bytes).map(|text| (text, mark)).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        NotText::NotUtf8 {
            value: bytes[at],
            byte: at + mark,
            line: line(bytes, at),
            chinese: reads_as_chinese(bytes),
        }
    })
}

fn line(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|&byte| byte == b'\n').count()
}

fn wide(bytes: &[u8]) -> Option<NotText> {
    // The mark of UTF-32, low byte first, begins with that of UTF-16, so it is asked for first.
    let marked = [
        (&b"\xFF\xFE\0\0"[..], "UTF-32", "UTF-32"),
        (&b"\0\0\xFE\xFF"[..], "UTF-32", "UTF-32"),
        (&b"\xFF\xFE"[..], "UTF-16", "UTF-16"),
        (&b"\xFE\xFF"[..], "UTF-16", "UTF-16"),
    ];
    for (mark, name, iconv) in marked {
        if bytes.starts_with(mark) {
            return Some(NotText::Wide { name, iconv });
        }
    }
    // Without a mark: what authors write is mostly ASCII (keys, names, punctuation), whose other byte is zero.
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let pairs = start.len() / 2;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 2 || start.contains(&0) && even.min(odd) > pairs / 20 {
        return None;
    }
    match (even * 2 > pairs, odd * 2 > pairs) {
        (false, true) => Some(NotText::Wide { name: "UTF-16", iconv: "UTF-16LE" }),
        (true, false) => Some(NotText::Wide { name: "UTF-16", iconv: "UTF-16BE" }),
        (true, true) | (false, false) => None,
    }
}

/// Chinese in GBK has two bytes a character, the first of them high and nearly always the second too. Western
/// text in an encoding of one byte has its high bytes alone, between plain letters.
fn reads_as_chinese(bytes: &[u8]) -> bool {
    let is_high = |byte: &u8| *byte >= 0x80;
    let runs = || bytes.chunk_by(|a, b| is_high(a) == is_high(b)).filter(|run| is_high(&run[0]));
    let paired = runs().filter(|run| run.len() % 2 == 0).count();
    paired * 10 >= runs().count() * 9
        && encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: &[u8]) -> String {
        text(bytes.to_vec()).unwrap_err().to_string()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf8_is_text_with_or_without_its_mark() {
        assert_eq!(text(b"a\r\n".to_vec()), Ok(("a\r\n".to_owned(), 0)));
        assert_eq!(text("\u{FEFF}中".into()), Ok(("中".to_owned(), 3)));
        assert_eq!(text(vec![]), Ok((String::new(), 0)));
    }

    #[test]
    fn utf16_is_told_by_its_mark_and_without_one() {
        let script = "[hotline]\nname = \"邮政\"\n";
        let little = utf16(script, u16::to_le_bytes);
        let big = utf16(script, u16::to_be_bytes);
        assert!(problem(&little).contains("UTF-16LE"), "{}", problem(&little));
        assert!(problem(&big).contains("UTF-16BE"));
        let marked = [b"\xFF\xFE".to_vec(), little].concat();
        assert_eq!(
            problem(&marked),
            "is written in UTF-16, not UTF-8; save it as UTF-8 in your editor, or convert it with \
             `iconv -f UTF-16 -t UTF-8 OLD > NEW`"
        );
        assert!(problem(b"\xFF\xFE\0\0a\0\0\0").contains("UTF-32"));
    }

    #[test]
    fn a_zero_byte_is_no_text() {
        assert_eq!(
            problem(b"\x7FELF\n\x02\x01\x01\x00\x00\x00"),
            "is not text: line 2 has a zero byte (byte offset 8); check that it is the right file"
        );
        assert!(problem(&[0; 64]).starts_with("is not text"));
        assert!(problem(b"\0").starts_with("is not text"));
    }

    #[test]
    fn the_first_byte_that_is_not_utf8_is_found() {
        assert_eq!(
            problem(b"name = 1\nx = \"caf\xE9 noir\"\n"),
            "is not UTF-8: line 2 has the byte 0xE9 (byte offset 17); save it as UTF-8 in your editor"
        );
        assert!(
            problem(b"\xEF\xBB\xBFab\xFF").contains("byte offset 5"),
            "the mark counts, being in the file"
        );
        assert!(problem(b"cut \xE4\xB8").contains("byte offset 4"));
    }

    #[test]
    fn chinese_in_gbk_is_recognised() {
        let (gbk, _, _) = encoding_rs::GBK.encode("main = 欢迎致电中国邮政。\n");
        assert!(problem(&gbk).contains("reads as GBK"), "{}", problem(&gbk));
    }
}
