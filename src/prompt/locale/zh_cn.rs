//! Mandarin as spoken on the Chinese mainland.

use jiff::civil::{Date, Time};

use super::{Locale, Said, Tempo};
use crate::key::Key;

pub(super) static ZH_CN: Locale = Locale {
    tag: "zh-CN",
    own_name: "普通话",
    english_name: "Mandarin Chinese",
    also_called: &["mandarin", "chinese", "putonghua", "中文", "汉语", "国语"],
    tempo: Tempo::CharactersPerMinute(240),
    common: include_str!("../../../prompts/common/zh-CN.ftl"),
    pronunciation: include_str!("../../../prompts/common/zh-CN/pronunciation.toml"),
    key,
    digits,
    date,
    time,
    count,
    ear,
    between_sentences: "",
};

/// In dates and other running text, 1 is 一; only in numbers that are dialled is it 幺.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A key is named as a digit, not dialled as part of a number: 请按一, never 请按幺.
fn key(key: Key) -> &'static str {
    const NAMES: [&str; 12] =
        ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "星号键", "井号键"];
    NAMES[key as usize]
}

fn digits(printed: &str) -> String {
    crate::number::spoken::digits_zh(printed)
}

fn date(date: Date) -> Said {
    let (year, month, day) = (date.year(), date.month(), date.day());
    Said {
        eye: format!("{year}年{month}月{day}日"),
        ear: format!(
            "{}年{}月{}日",
            ear(&year.to_string()),
            count(u64::from(month.unsigned_abs())),
            count(u64::from(day.unsigned_abs()))
        ),
    }
}

fn time(time: Time) -> Said {
    let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
    let half = match hour {
        0..=5 => "凌晨",
        6..=11 => "上午",
        12 => "中午",
        13..=17 => "下午",
        _ => "晚上",
    };
    let on_the_clock = count(u64::from(if hour > 12 { hour - 12 } else { hour }));
    let minutes = match minute {
        0 => String::new(),
        1..=9 => format!("零{}分", count(u64::from(minute))),
        _ => format!("{}分", count(u64::from(minute))),
    };
    Said { eye: format!("{hour}:{minute:02}"), ear: format!("{half}{on_the_clock}点{minutes}") }
}

fn count(count: u64) -> String {
    const UNITS: [(u64, &str); 5] =
        [(100_000_000, "亿"), (10_000, "万"), (1_000, "千"), (100, "百"), (10, "十")];
    if count < 10 {
        return DIGITS[usize::try_from(count).expect("below ten")].to_string();
    }
    // 10 to 19 are 十 to 十九; further in, the ten has its one: 一百一十.
    if (10..20).contains(&count) {
        return if count == 10 { "十".to_owned() } else { format!("十{}", self::count(count - 10)) };
    }
    let (unit, word) = UNITS.into_iter().find(|(unit, _)| count >= *unit).expect("ten or more has a unit");
    let (high, rest) = (count / unit, count % unit);
    let rest_in_words = match rest {
        0 => String::new(),
        // A gap in the places is said once: 一百零五.
        _ if rest < unit / 10 => format!("零{}", self::count(rest)),
        10..20 => format!("一{}", self::count(rest)),
        _ => self::count(rest),
    };
    format!("{}{word}{rest_in_words}", self::count(high))
}

/// Digits in an author's own text become characters one by one, for a voice would read a quantity.
fn ear(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).map_or(c, |digit| DIGITS[digit as usize])).collect()
}
