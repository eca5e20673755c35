//! Words by their keys, looked up in one piece of text that `build.rs` has made: nothing is set up at a start, and it takes
//! no more room than its words.

/// What ends a key.
const KEY_ENDS: u8 = 0x1F;
/// What ends an entry.
const ENTRY_ENDS: u8 = 0x1E;

/// A table: for each entry its key, U+001F, its value and U+001E, in the order of the keys' bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table(&'static str);

impl Table {
    /// The table in this text.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The value of a key.
    pub(crate) fn get(self, key: &str) -> Option<&'static str> {
        let bytes = self.0.as_bytes();
        let (mut from, mut to) = (0, bytes.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let begins =
                bytes[from..middle].iter().rposition(|&b| b == ENTRY_ENDS).map_or(from, |at| from + at + 1);
            let parts = begins + bytes[begins..].iter().position(|&b| b == KEY_ENDS)?;
            let ends = parts + bytes[parts..].iter().position(|&b| b == ENTRY_ENDS)?;
            match bytes[begins..parts].cmp(key.as_bytes()) {
                std::cmp::Ordering::Less => from = ends + 1,
                std::cmp::Ordering::Equal => return self.0.get(parts + 1..ends),
                std::cmp::Ordering::Greater => to = begins,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_and_nothing_else() {
        let table = Table::new("a\u{1F}one\u{1E}ab\u{1F}\u{1E}b\u{1F}three\nlines\u{1E}你\u{1F}you\u{1E}");
        assert_eq!(table.get("a"), Some("one"));
        assert_eq!(table.get("ab"), Some(""));
        assert_eq!(table.get("b"), Some("three\nlines"));
        assert_eq!(table.get("你"), Some("you"));
        for other in ["", "aa", "abc", "c", "one", "你你", "\u{1E}", "a\u{1F}one"] {
            assert_eq!(table.get(other), None, "{other:?}");
        }
        assert_eq!(Table::new("").get("a"), None);
    }
}
