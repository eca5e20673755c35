//! What each character of a pasted number is: a digit, something that parts digits, or something that does not
//! belong. Knows characters, not numbers.

/// What a character is, to someone who reads a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A digit that is read: ASCII or full-width, given as ASCII.
    Digit(char),
    /// `+`
    Plus,
    /// A space of any width, a dot: they part groups and mean nothing.
    Gap,
    /// Any dash: it parts groups, or an extension from its number.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A slash: it may stand once, after the area code.
    Slash,
    /// What parts one number from the next.
    Stop,
    /// Anything else.
    Other,
}

impl Sign {
    pub(super) fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit(c),
            '\u{FF10}'..='\u{FF19}' => full_width_digit(c).map_or(Self::Other, Self::Digit),
            ' ' | '.' => Self::Gap,
            '-' => Self::Dash,
            '+' | '\u{FF0B}' => Self::Plus,
            '(' | '[' | '（' | '［' | '【' | '〔' => Self::Open,
            ')' | ']' | '）' | '］' | '】' | '〕' => Self::Close,
            '/' | '／' | '\u{2044}' | '\u{2215}' => Self::Slash,
            ',' | ';' | '|' | '~' | '\t' | '\n' | '\r' | '，' | '；' | '、' | '｜' | '～' => Self::Stop,
            _ if is_gap(c) => Self::Gap,
            _ if is_dash(c) => Self::Dash,
            _ => Self::Other,
        }
    }

    /// The digit that it is, if it is one.
    pub(super) fn digit(self) -> Option<char> {
        match self {
            Self::Digit(digit) => Some(digit),
            Self::Plus
            | Self::Gap
            | Self::Dash
            | Self::Open
            | Self::Close
            | Self::Slash
            | Self::Stop
            | Self::Other => None,
        }
    }
}

/// Full-width digits are the ASCII ones moved by this much.
fn full_width_digit(c: char) -> Option<char> {
    char::from_u32(u32::from(c) - 0xFEE0)
}

/// Spaces with and without a break (Unicode's separators), and the dots and waves people part groups with.
fn is_gap(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
        || matches!(c, '．' | '·' | '・' | '‧' | '｡' | '。' | '․' | '\u{301C}' | '\u{3030}')
}

/// Unicode's dash punctuation, the minus signs, and the long-vowel mark that Chinese keyboards give for a dash.
fn is_dash(c: char) -> bool {
    matches!(c, '\u{058A}' | '\u{05BE}' | '\u{1400}' | '\u{1806}' | '\u{2010}'..='\u{2015}' | '\u{2043}')
        || matches!(c, '\u{207B}' | '\u{208B}' | '\u{2212}' | '\u{2E17}' | '\u{2E1A}' | '\u{30A0}')
        || matches!(
            c,
            '\u{2E3A}'
                | '\u{2E3B}'
                | '\u{2E40}'
                | '\u{2E5D}'
                | '\u{10D6E}'
                | '\u{10EAD}'
                | '\u{30FC}'
                | '\u{FF70}'
                | '\u{2500}'
                | '\u{2501}'
        )
        || matches!(c, '\u{FE31}' | '\u{FE32}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// The digit a letter is mistaken for.
pub(super) fn look_alike(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'Ｏ' | 'ｏ' | 'О' | 'о' | 'Ο' | 'ο' | '○' => Some('0'),
        'I' | 'l' | 'i' | 'Ｉ' | 'ｌ' | 'ｉ' | 'І' | 'Ι' | 'ı' => Some('1'),
        _ => None,
    }
}

/// The digit that a character of another script stands for: Arabic, Indian, Thai and other digits, and Chinese
/// numerals, plain, formal, and as they are said on the phone.
pub(super) fn other_digit(c: char) -> Option<char> {
    /// The zero of each run of ten digits, from Unicode's decimal digits (general category Nd).
    const ZEROS: [u32; 22] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
        0xF20, 0x1040, 0x17E0, 0x1810, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7F6,
    ];
    const CHINESE: [&str; 10] =
        ["〇零", "一壹幺", "二贰貳两", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];
    let code = u32::from(c);
    let from_zero = ZEROS.iter().find_map(|&zero| code.checked_sub(zero).filter(|&digit| digit < 10));
    let value = match from_zero {
        Some(value) => value,
        None => u32::try_from(CHINESE.iter().position(|same| same.contains(c))?).ok()?,
    };
    char::from_digit(value, 10)
}

/// What a decimal digit of any script is worth; Chinese numerals are words, not digits.
pub(crate) fn decimal(c: char) -> Option<u32> {
    match Sign::of(c).digit() {
        Some(digit) => digit.to_digit(10),
        None => other_digit(c).filter(|_| c.is_numeric() && c != '〇')?.to_digit(10),
    }
}

/// Whether a character leaves no mark of its own: controls, direction marks, joiners, fillers, tags.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}')
        || matches!(c, '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// What Unicode calls an invisible character that people meet in pasted numbers.
pub(super) fn name_of_invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\0' => "null",
        '\t' => "tab",
        '\n' => "line feed",
        '\r' => "carriage return",
        '\u{1B}' => "escape",
        '\u{7F}' => "delete",
        '\u{AD}' => "soft hyphen",
        '\u{61C}' => "Arabic letter mark",
        '\u{200B}' => "zero-width space",
        '\u{200C}' => "zero-width non-joiner",
        '\u{200D}' => "zero-width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "pop directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{FE0F}' => "emoji variation selector",
        '\u{FEFF}' => "byte order mark",
        _ => return None,
    })
}

/// Whether a character can be put in a message as it stands: visible, and standing on its own.
pub(super) fn is_printable(c: char) -> bool {
    let private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    let combining = matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}');
    !is_invisible(c) && !private && !combining && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_known_by_value() {
        for (c, digit) in
            [('٠', '0'), ('۹', '9'), ('३', '3'), ('๗', '7'), ('幺', '1'), ('〇', '0'), ('玖', '9')]
        {
            assert_eq!(other_digit(c), Some(digit), "{c}");
        }
        assert_eq!(other_digit('十'), None);
        assert_eq!(other_digit('5'), None);
    }

    #[test]
    fn every_dash_of_unicode_parts_groups() {
        for c in "-‐‑‒–—―−－﹣﹘⸺ー".chars() {
            assert_eq!(Sign::of(c), Sign::Dash, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn full_width_signs_are_what_their_narrow_ones_are() {
        for (wide, narrow) in
            "０１２３４５６７８９＋－（）．／［］，；".chars().zip("0123456789+-()./[],;".chars())
        {
            assert_eq!(Sign::of(wide), Sign::of(narrow), "{wide}");
        }
    }
}
