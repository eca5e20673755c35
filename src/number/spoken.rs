//! Digits as they are read aloud.

/// English, digit by digit, a comma where the number is grouped.
pub fn digits_en(printed: &str) -> String {
    const NAMES: [&str; 10] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let words: Vec<&str> =
        printed.chars().filter_map(|c| c.to_digit(10)).map(|d| NAMES[d as usize]).collect();
    words.join(" ")
}

/// Mandarin, digit by digit, 1 as 幺.
pub fn digits_zh(printed: &str) -> String {
    const NAMES: [char; 10] = ['零', '幺', '二', '三', '四', '五', '六', '七', '八', '九'];
    printed.chars().filter_map(|c| c.to_digit(10)).map(|d| NAMES[d as usize]).collect()
}
