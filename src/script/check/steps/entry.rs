//! Entries: how many digits, of which kind, and how their end is known.

use super::{By, Checking};
use crate::diagnostic::quoted;
use crate::key::{Key, Keys};
use crate::script::document::{EntryTable, Field, Raw};
use crate::script::faults;
use crate::script::hotline::{Accept, Entry};

/// The most digits of an entry: as many as a call keeps.
const MOST_DIGITS: u8 = 32;
const _: () = assert!(MOST_DIGITS as usize == Keys::MOST, "an entry holds what a call keeps, and no more");

impl Checking<'_> {
    pub(super) fn entry(&mut self, mut table: EntryTable) -> Entry {
        let listening_table = table.listening();
        let listening = self.listening(&listening_table, true);
        let accept = self.accept(&table).unwrap_or(Accept::Digits { least: 1, most: MOST_DIGITS });
        let open_ended = match accept {
            Accept::Digits { least, most } => least < most,
            Accept::PhoneNumber => true,
            Accept::Date | Accept::YesNo => false,
        };
        let end_key = match &table.end_key {
            Some(field) => self.end_key(field),
            None => open_ended.then_some(Key::Hash),
        };
        let then = self.needed(By::Answer, table.then.as_ref(), "then");
        let on_no = match (accept, &table.on_no) {
            (Accept::YesNo, field) => Some(self.needed(By::Answer, field.as_ref(), "on-no")),
            (Accept::Digits { .. } | Accept::PhoneNumber | Accept::Date, None) => None,
            (Accept::Digits { .. } | Accept::PhoneNumber | Accept::Date, Some(field)) => {
                let message = "`on-no` goes with `accept = \"yes-no\"`";
                self.reader.error(&faults::WRONG_VALUE, message, field.span());
                self.reader.help("remove it, or ask for yes or no");
                None
            }
        };
        let confirm = self.reader.truth(table.confirm.as_ref(), "confirm").unwrap_or(false);
        let sensitive = self.reader.truth(table.sensitive.as_ref(), "sensitive").unwrap_or(false);
        Entry { accept, end_key, confirm, sensitive, then, on_no, listening }
    }

    /// What is accepted, unless that is told to be wrong.
    fn accept(&mut self, table: &EntryTable) -> Option<Accept> {
        match (&table.digits, &table.accept) {
            (Some(digits), None) => self.digits(digits),
            (None, Some(_)) => {
                let kinds = [
                    ("phone-number", Accept::PhoneNumber),
                    ("date", Accept::Date),
                    ("yes-no", Accept::YesNo),
                ];
                self.reader.choice(table.accept.as_ref(), "accept", &kinds)
            }
            (Some(digits), Some(_)) => {
                let message = "an entry has `digits` or `accept`, not both";
                self.reader.error(&faults::WRONG_VALUE, message, digits.span());
                self.reader.help("keep `digits` for a number of digits, `accept` for a date and the like");
                None
            }
            (None, None) => {
                let message = format!("`[entry.{}]` says neither `digits` nor `accept`", self.name);
                self.reader.error(&faults::MISSING_KEY, message, self.span.clone());
                self.reader.help("add `digits = 6`, `digits = \"4..11\"` or, for one, `accept = \"date\"`");
                None
            }
        }
    }

    fn end_key(&mut self, field: &Field) -> Option<Key> {
        let text = self.reader.text(field, "end-key")?;
        let key = Keys::parse(text).ok().filter(|keys| keys.len() == 1).and_then(|keys| keys.get(0));
        if key.is_none_or(|key| key.digit().is_some()) {
            let message = format!("{} cannot end an entry", quoted(text));
            self.reader.error(&faults::NO_SUCH_KEY, message, field.span());
            self.reader.help("digits belong to what is typed; use \"#\" or \"*\"");
        }
        key
    }

    /// `6`, or `"4..11"`.
    fn digits(&mut self, field: &Field) -> Option<Accept> {
        let range = match field.get_ref() {
            Raw::Whole(length) => Some((*length, *length)),
            Raw::Text(text) => text
                .split_once("..")
                .and_then(|(least, most)| Some((least.trim().parse().ok()?, most.trim().parse().ok()?))),
            Raw::Fraction(_) | Raw::Truth(_) | Raw::Moment(_) | Raw::List(_) | Raw::Table(_) => None,
        };
        let Some((least, most)) = range else {
            self.reader.error(&faults::WRONG_VALUE, "this is no number of digits", field.span());
            self.reader.help("write `digits = 6`, or a range: `digits = \"4..11\"`");
            return None;
        };
        let in_range = |length: i64| u8::try_from(length).ok().filter(|n| (1..=MOST_DIGITS).contains(n));
        match (in_range(least), in_range(most)) {
            (Some(least), Some(most)) if least <= most => Some(Accept::Digits { least, most }),
            (Some(_) | None, Some(_) | None) => {
                let message = format!("an entry takes from 1 to {MOST_DIGITS} digits, the fewest first");
                self.reader.error(&faults::OUT_OF_RANGE, message, field.span());
                self.reader.help("write `digits = 6`, or a range: `digits = \"4..11\"`");
                None
            }
        }
    }
}
