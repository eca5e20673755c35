//! The area codes of mainland China: which there are, where they are, and how long a number behind each is.
//! The table is `area-codes.tsv`, whose head says where it comes from. What a number behind a code means is
//! the plan's business, in `china`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

static TABLE: &str = include_str!("area-codes.tsv");
static AREAS: LazyLock<Areas> = LazyLock::new(|| Areas::from_table(TABLE));

/// A part of mainland China that shares an area code.
pub struct Area {
    /// What follows +86: `10`, `755`.
    pub code: &'static str,
    /// What is dialled in China: `010`, `0755`.
    pub dial_as: String,
    /// The places in English, parted by commas: `Beijing`, `Guiyang, Zunyi, Anshun`.
    pub name_en: &'static str,
    /// The places in Chinese, parted by `、`: `北京`.
    pub name_zh: &'static str,
    /// The province, region or municipality in English.
    pub province_en: &'static str,
    /// The province, region or municipality in Chinese.
    pub province_zh: &'static str,
    /// How many digits a subscriber's number has here.
    pub subscriber_digits: SubscriberDigits,
    /// Whether something beside libphonenumber speaks for that length.
    pub length_checked: bool,
    /// Whether the code is in use.
    pub standing: Standing,
    /// Since when numbers here have eight digits, where a dated notice says so.
    pub eight_digits_since: Option<&'static str>,
    /// The digit that the old seven-digit numbers got in front, where one rule held for the whole area.
    pub put_in_front: Option<&'static str>,
}

/// How long a subscriber's number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubscriberDigits {
    /// Seven digits.
    Seven,
    /// Eight digits.
    Eight,
    /// The sources do not settle it.
    SevenOrEight,
}

impl SubscriberDigits {
    /// Whether a number of so many digits fits.
    #[must_use]
    pub const fn fit(self, digits: usize) -> bool {
        match self {
            Self::Seven => digits == 7,
            Self::Eight => digits == 8,
            Self::SevenOrEight => digits == 7 || digits == 8,
        }
    }
}

impl fmt::Display for SubscriberDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Seven => "seven",
            Self::Eight => "eight",
            Self::SevenOrEight => "seven or eight",
        })
    }
}

/// Whether an area code is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is.
    Current,
    /// It ended.
    Retired {
        /// The area code that took its place.
        successor: &'static str,
        /// The digit that went in front of every number, where one rule held for the whole area.
        put_in_front: Option<&'static str>,
        /// The day it ended, as year, month and day, where known.
        since: Option<&'static str>,
    },
    /// One list has it and the ministry's has not.
    Unconfirmed,
    /// Kept back and never given out.
    Reserved,
}

impl Area {
    /// The area with this code, written without the 0 in front.
    #[must_use]
    pub fn with_code(code: &str) -> Option<&'static Self> {
        AREAS.find(code)
    }

    /// Every area code of the table, in order, with those that are no longer or not surely in use.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        AREAS.rows.iter()
    }

    /// How many digits an area code has that begins like `digits`: two for 10 and the twenties, else three.
    pub(super) fn code_length(digits: &str) -> usize {
        if digits.starts_with("10") || digits.starts_with('2') { 2 } else { 3 }
    }
}

/// Two areas are one when they have the same code.
impl PartialEq for Area {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Area {}

impl Hash for Area {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl fmt::Debug for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Area({} {})", self.dial_as, self.name_en)
    }
}

struct Areas {
    rows: Vec<Area>,
    /// For each code read as a quantity, one more than its row; 0 where there is none.
    row_of: [u16; 1000],
}

impl Areas {
    fn from_table(table: &'static str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
        let rows: Vec<Area> = lines.map(area).collect();
        let mut row_of = [0; 1000];
        for (row, number) in rows.iter().zip(1_u16..) {
            row_of[quantity(row.code).expect("a code of the table has two or three digits")] = number;
        }
        Self { rows, row_of }
    }

    fn find(&self, code: &str) -> Option<&Area> {
        let row = usize::from(self.row_of[quantity(code)?]);
        self.rows.get(row.checked_sub(1)?)
    }
}

/// Two or three digits read as a quantity. No two codes of the plan share one: those of two digits begin with 1 or 2.
fn quantity(code: &str) -> Option<usize> {
    let two_or_three = matches!(code.len(), 2 | 3) && !code.starts_with('0');
    if two_or_three && code.bytes().all(|digit| digit.is_ascii_digit()) { code.parse().ok() } else { None }
}

/// One row of the table. A fault in it is ours, and every test that reads a number would meet it.
fn area(line: &'static str) -> Area {
    let mut columns = line.split('\t');
    let mut next = || columns.next().expect("a row of the area table has eleven columns");
    let (code, province_zh, province_en, name_zh, name_en) = (next(), next(), next(), next(), next());
    let subscriber_digits = match next() {
        "7" => SubscriberDigits::Seven,
        "8" => SubscriberDigits::Eight,
        // Codes that are not in use, or not surely, may have no length.
        _ => SubscriberDigits::SevenOrEight,
    };
    let length_checked = next() == "yes";
    let status = next();
    let (successor, in_front, since) = (next(), next(), next());
    let given = |column: &'static str| Some(column).filter(|column| !column.is_empty());
    let standing = match status {
        "current" => Standing::Current,
        "retired" => Standing::Retired { successor, put_in_front: given(in_front), since: given(since) },
        "unconfirmed" => Standing::Unconfirmed,
        "reserved" => Standing::Reserved,
        other => panic!("the area table has a status that is none: {other}"),
    };
    let current = standing == Standing::Current;
    Area {
        code,
        dial_as: format!("0{code}"),
        name_en,
        name_zh,
        province_en,
        province_zh,
        subscriber_digits,
        length_checked,
        standing,
        eight_digits_since: given(since).filter(|_| current),
        put_in_front: given(in_front).filter(|_| current),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beijing_is_found_by_its_code_and_named_in_both_languages() {
        let beijing = Area::with_code("10").unwrap();
        assert_eq!((beijing.name_en, beijing.name_zh, beijing.dial_as.as_str()), ("Beijing", "北京", "010"));
        assert_eq!(beijing.subscriber_digits, SubscriberDigits::Eight);
    }

    #[test]
    fn every_row_is_found_by_its_own_code() {
        assert!(Area::all().count() > 300, "the table is there");
        for area in Area::all() {
            assert_eq!(Area::with_code(area.code), Some(area));
            assert_eq!(area.code.len(), Area::code_length(area.code), "{area:?}");
            let named = !area.name_en.is_empty() && !area.name_zh.is_empty();
            assert!(named || area.standing == Standing::Reserved, "{area:?}");
        }
    }

    #[test]
    fn every_retired_code_leads_to_one_in_use() {
        for area in Area::all() {
            if let Standing::Retired { successor, .. } = area.standing {
                let next = Area::with_code(successor).unwrap();
                assert_eq!(next.standing, Standing::Current, "{area:?}");
            }
        }
    }

    #[test]
    fn what_is_no_area_code_is_not_found() {
        for code in ["", "0", "1", "010", "30", "999999", "4a", "４"] {
            assert_eq!(Area::with_code(code), None, "{code}");
        }
    }
}
