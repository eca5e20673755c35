//! English.

use jiff::civil::{Date, Time};

use super::{Locale, Said, Tempo};
use crate::key::Key;

pub(super) static EN: Locale = Locale {
    tag: "en",
    own_name: "English",
    english_name: "English",
    also_called: &["英语", "英文"],
    // The usual speed of recorded announcements; speech engines begin a little faster.
    tempo: Tempo::WordsPerMinute(150),
    common: include_str!("../../../prompts/common/en.ftl"),
    pronunciation: include_str!("../../../prompts/common/en/pronunciation.toml"),
    key,
    digits,
    date,
    time,
    count,
    ear: str::to_owned,
    between_sentences: " ",
};

const DIGITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

const TEENS: [&str; 10] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [&str; 31] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
];

fn key(key: Key) -> &'static str {
    const NAMES: [&str; 12] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "star", "hash"];
    NAMES[key as usize]
}

fn digits(printed: &str) -> String {
    crate::number::spoken::digits_en(printed)
}

fn date(date: Date) -> Said {
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    let day = DAYS[usize::from(date.day().unsigned_abs()) - 1];
    Said {
        eye: format!("{} {month} {}", date.day(), date.year()),
        ear: format!("the {day} of {month} {}", year(date.year().unsigned_abs())),
    }
}

/// Years are said in two halves, "twenty twenty", save those that begin a century or a millennium.
fn year(year: u16) -> String {
    let (century, rest) = (u64::from(year / 100), u64::from(year % 100));
    match rest {
        _ if century % 10 == 0 && rest < 10 => count(u64::from(year)),
        0 => format!("{} hundred", count(century)),
        1..=9 => format!("{} oh {}", count(century), count(rest)),
        _ => format!("{} {}", count(century), count(rest)),
    }
}

fn time(time: Time) -> Said {
    let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
    let half = if hour < 12 {
        "in the morning"
    } else if hour < 18 {
        "in the afternoon"
    } else {
        "in the evening"
    };
    let on_the_clock = u64::from((hour + 11) % 12 + 1);
    let ear = match minute {
        0 => format!("{} o'clock {half}", count(on_the_clock)),
        1..=9 => format!("{} oh {} {half}", count(on_the_clock), count(u64::from(minute))),
        _ => format!("{} {} {half}", count(on_the_clock), count(u64::from(minute))),
    };
    Said { eye: format!("{hour}:{minute:02}"), ear }
}

fn count(count: u64) -> String {
    let (high, word, rest) = match count {
        0..=9 => return DIGITS[usize::try_from(count).expect("below ten")].to_owned(),
        10..=19 => return TEENS[usize::try_from(count - 10).expect("below ten")].to_owned(),
        20..=99 => {
            let tens = TENS[usize::try_from(count / 10).expect("below ten")];
            return match count % 10 {
                0 => tens.to_owned(),
                ones => format!("{tens}-{}", self::count(ones)),
            };
        }
        100..=999 => (count / 100, "hundred", count % 100),
        1_000..=999_999 => (count / 1_000, "thousand", count % 1_000),
        _ => (count / 1_000_000, "million", count % 1_000_000),
    };
    match rest {
        0 => format!("{} {word}", self::count(high)),
        1..=99 => format!("{} {word} and {}", self::count(high), self::count(rest)),
        _ => format!("{} {word} {}", self::count(high), self::count(rest)),
    }
}
