//! From the bytes of a feed to its text: by its byte order mark, by what the server said, by its XML
//! declaration, by the look of UTF-16 without a mark, else as UTF-8, in this order (RFC 7303, section 3).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Unreadable;
use crate::news::words;

/// A decoded feed.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The encoding's name, as the Encoding Standard has it.
    pub(super) encoding: &'static str,
    /// How many characters could not be read and are now U+FFFD.
    pub(super) lost: usize,
}

/// With more than one unreadable character in so many, the encoding is wrong and not the character.
const TOLERATED: usize = 100;

/// How far an XML declaration may reach.
const DECLARATION: usize = 1024;

/// Decodes a feed. `charset` is what the server said.
pub(super) fn decode(bytes: Vec<u8>, charset: Option<&str>) -> Result<Decoded, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_16LE && bytes[mark..].starts_with(&[0, 0]) {
            return Err(Unreadable::Encoding("UTF-32".into()));
        }
        return tolerable(decode_as(bytes, mark, encoding));
    }
    if bytes.starts_with(&[0, 0]) {
        return Err(Unreadable::Binary);
    }
    let said = charset.map(|label| (label, Encoding::for_label(label.as_bytes())));
    if let Some((_, Some(encoding))) = said
        && let Some(text) = as_the_server_says(&bytes, encoding)
    {
        return Ok(text);
    }
    if let Some(encoding) = unmarked_utf_16(&bytes) {
        return tolerable(decode_as(bytes, 0, encoding));
    }
    if bytes.contains(&0) {
        return Err(Unreadable::Binary);
    }
    let encoding = match (declared(&bytes), said) {
        // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
        (Some(label), _) => match Encoding::for_label(label.as_bytes()) {
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
            Some(encoding) => encoding,
            None => return Err(Unreadable::Encoding(words::beginning(label, 40))),
        },
        (None, Some((_, Some(encoding)))) => encoding,
        (None, Some((label, None))) if std::str::from_utf8(&bytes).is_err() => {
            return Err(Unreadable::Encoding(words::beginning(label, 40)));
        }
        (None, Some((_, None)) | None) => UTF_8,
    };
    tolerable(decode_as(bytes, 0, encoding))
}

/// What the server said, if the bytes bear it out. An encoding of single bytes fits any bytes, so it counts for
/// less than what the file says of itself: many servers name the same one for all their files.
fn as_the_server_says(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded> {
    if encoding.is_single_byte() && declared(bytes).is_some() {
        return None;
    }
    let text = if encoding == UTF_8 {
        std::str::from_utf8(bytes).ok()?.to_owned()
    } else {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        (!had_errors).then(|| text.into_owned())?
    };
    // Every feed begins with an ASCII character; UTF-16 made of other bytes begins with anything.
    let sound = text.trim_start().starts_with(|c: char| c.is_ascii()) && !text.contains('\0');
    sound.then_some(Decoded { text, encoding: encoding.name(), lost: 0 })
}

fn decode_as(mut bytes: Vec<u8>, from: usize, encoding: &'static Encoding) -> Decoded {
    if encoding == UTF_8 {
        bytes.drain(..from);
        let text = match String::from_utf8(bytes) {
            Ok(text) => return Decoded { text, encoding: encoding.name(), lost: 0 },
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        return Decoded { lost: lost(&text), text, encoding: encoding.name() };
    }
    let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[from..]);
    let text = text.into_owned();
    Decoded { lost: if had_errors { lost(&text) } else { 0 }, text, encoding: encoding.name() }
}

fn lost(text: &str) -> usize {
    text.matches('\u{FFFD}').count()
}

fn tolerable(decoded: Decoded) -> Result<Decoded, Unreadable> {
    if decoded.lost > decoded.text.chars().count() / TOLERATED {
        let first = decoded.text.find('\u{FFFD}').unwrap_or_default();
        return Err(Unreadable::NotIn {
            encoding: decoded.encoding,
            at: super::position(&decoded.text, first),
        });
    }
    Ok(decoded)
}

/// UTF-16 without a mark: every feed begins with ASCII, of which one byte in two is zero.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let begins = |byte: u8| matches!(byte, b'<' | b'{' | b' ' | b'\t' | b'\r' | b'\n');
    match bytes {
        [0, first, 0, _, ..] if begins(*first) => Some(UTF_16BE),
        [first, 0, _, 0, ..] if begins(*first) => Some(UTF_16LE),
        _ => None,
    }
}

/// The label in `<?xml … encoding="label"`.
fn declared(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let head = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = head.windows(2).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after[1..].split_once(quote).map(|(label, _)| label)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GB18030, GBK};

    use super::*;

    const NEWS: &str = "中国邮政与北京邮电大学签署协议";

    fn xml(label: &str) -> String {
        format!("<?xml version=\"1.0\" encoding=\"{label}\"?><a>{NEWS}</a>")
    }

    #[track_caller]
    fn reads(bytes: &[u8], charset: Option<&str>, encoding: &str) {
        let decoded = decode(bytes.to_vec(), charset).unwrap();
        assert!(decoded.text.contains(NEWS), "{}", decoded.text);
        assert!(!decoded.text.starts_with('\u{FEFF}'));
        assert_eq!((decoded.encoding, decoded.lost), (encoding, 0));
    }

    fn utf_16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    }

    #[test]
    fn the_declaration_is_honoured() {
        reads(xml("utf-8").as_bytes(), None, "UTF-8");
        for label in ["GBK", "gb2312", "GB2312", "x-gbk"] {
            reads(&GBK.encode(&xml(label)).0, None, "GBK");
        }
        reads(&GB18030.encode(&xml("GB18030")).0, None, "gb18030");
    }

    #[test]
    fn utf_16_is_read_in_either_order_with_or_without_a_mark() {
        for little in [true, false] {
            let name = if little { "UTF-16LE" } else { "UTF-16BE" };
            reads(&utf_16(&xml("utf-16"), little), None, name);
            reads(&utf_16(&format!("\u{FEFF}{}", xml("utf-16")), little), None, name);
            reads(&utf_16(&format!("{{\"a\":\"{NEWS}\"}}"), little), None, name);
        }
    }

    #[test]
    fn the_server_is_believed_unless_the_bytes_say_otherwise() {
        let bare = format!("<a>{NEWS}</a>");
        reads(&GBK.encode(&bare).0, Some("gbk"), "GBK");
        reads(xml("utf-8").as_bytes(), Some("utf-16"), "UTF-8");
        reads(xml("utf-8").as_bytes(), Some("no-such"), "UTF-8");
        reads(&GBK.encode(&xml("gbk")).0, Some("utf-8"), "GBK");
        reads(&GBK.encode(&xml("gbk")).0, Some("iso-8859-1"), "GBK");
        reads(xml("gbk").as_bytes(), Some("utf-8"), "UTF-8");
    }

    #[test]
    fn a_declaration_of_utf_16_in_single_bytes_is_not_believed() {
        reads(xml("utf-16").as_bytes(), None, "UTF-8");
    }

    #[test]
    fn a_mark_counts_more_than_all_else() {
        reads(format!("\u{FEFF}{}", xml("gbk")).as_bytes(), Some("gbk"), "UTF-8");
    }

    #[test]
    fn one_bad_character_is_told_and_a_wrong_encoding_refused() {
        let mut bytes = xml("utf-8").replace(NEWS, &NEWS.repeat(20)).into_bytes();
        let end = bytes.len() - 4;
        bytes.insert(end, 0xFF);
        assert_eq!(decode(bytes, None).unwrap().lost, 1);
        let wrong = decode(GBK.encode(&xml("utf-8")).0.into_owned(), None).unwrap_err();
        assert!(matches!(wrong, Unreadable::NotIn { encoding: "UTF-8", at: (1, 42) }), "{wrong:?}");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(matches!(decode(b" \n".to_vec(), None), Err(Unreadable::Empty)));
        assert!(matches!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\r".to_vec(), None), Err(Unreadable::Binary)));
        assert!(
            matches!(decode(xml("klingon").into_bytes(), None), Err(Unreadable::Encoding(label)) if label == "klingon")
        );
        assert!(
            matches!(decode(b"\xFF\xFE\0\0<\0\0\0".to_vec(), None), Err(Unreadable::Encoding(label)) if label == "UTF-32")
        );
    }
}
