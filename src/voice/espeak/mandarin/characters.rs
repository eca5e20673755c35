//! Characters whose tone is another one than stands beside them in the dictionary: 一 and 不 before certain syllables,
//! and some that the dictionary has as toneless though they carry their own tone in most words. Each is replaced with
//! one that is said the same and has the right tone. And those that the dictionary does not have.

use std::borrow::Cow;

use super::tone::Tone;

/// Toneless in the dictionary; beside it what has its tone.
pub(super) const TONELESS: [(char, char); 30] = [
    ('仙', '先'),
    ('伍', '五'),
    ('务', '雾'),
    ('匠', '酱'),
    ('宜', '移'),
    ('息', '西'),
    ('扮', '半'),
    ('拾', '时'),
    ('敞', '厂'),
    ('晨', '辰'),
    ('楚', '储'),
    ('欢', '獾'),
    ('泼', '坡'),
    ('涂', '图'),
    ('睛', '精'),
    ('矩', '举'),
    ('缀', '坠'),
    ('蝇', '营'),
    ('识', '时'),
    ('诉', '素'),
    ('辑', '集'),
    ('酬', '愁'),
    ('驼', '陀'),
    ('夫', '肤'),
    ('巴', '八'),
    ('朵', '躲'),
    ('乎', '忽'),
    ('坊', '方'),
    ('糊', '胡'),
    ('拇', '母'),
];

/// The dictionary has no syllable that ends in -iong, which is said as ü with ng. Each is written in eSpeak NG's own
/// phonemes.
const UNREAD: [(char, &str); 11] = [
    ('兄', "[[S;'y55N]]"),
    ('凶', "[[S;'y55N]]"),
    ('匈', "[[S;'y55N]]"),
    ('汹', "[[S;'y55N]]"),
    ('胸', "[[S;'y55N]]"),
    ('熊', "[[S;'y35N]]"),
    ('雄', "[[S;'y35N]]"),
    ('穷', "[[tS;h'y35N]]"),
    ('琼', "[[tS;h'y35N]]"),
    ('炯', "[[tS;'y214N]]"),
    ('窘', "[[tS;'y214N]]"),
];

/// What 一 is said as before a fourth tone, and before others.
const ONE: (char, char) = ('移', '意');
/// What 不 is said as before a fourth tone.
const NOT: char = '醭';

/// 一 changes where it counts what follows, and not where it is a digit or a name: 一个, 一百, but 一月, 一楼.
const COUNTED: &str = "个次下些样定直起般百千万亿天种位条封件张份项";
/// After these it is part of a number, or a name: 第一次, 十一个, 星期一下午.
const WITHIN_A_NUMBER: &str = "第期周零〇一幺二两三四五六七八九十百千万亿点";

/// The text with each character as it is said; `tone` is what a character alone has.
pub(super) fn as_said(text: &str, tone: impl Fn(&str) -> Option<Tone>) -> String {
    // 个 is toneless behind a number; what is said before it goes by the tone that it had.
    let falls = |c: char| c == '个' || tone(&own(c)) == Some(Tone::Falling);
    let mut said = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        match (c, next) {
            ('不', Some(next)) if falls(next) => said.push(NOT),
            ('一', Some(next)) if counts(before, next) => {
                said.push(if falls(next) { ONE.0 } else { ONE.1 });
            }
            _ => said.push_str(&own(c)),
        }
        before = Some(c);
    }
    said
}

/// A character as it is said by itself.
fn own(c: char) -> Cow<'static, str> {
    if let Some((_, phonemes)) = UNREAD.iter().find(|(unread, _)| *unread == c) {
        return Cow::Borrowed(phonemes);
    }
    let own = TONELESS.iter().find(|(toneless, _)| *toneless == c).map_or(c, |(_, own)| *own);
    Cow::Owned(own.to_string())
}

fn counts(before: Option<char>, next: char) -> bool {
    COUNTED.contains(next) && !before.is_some_and(|before| WITHIN_A_NUMBER.contains(before))
}
