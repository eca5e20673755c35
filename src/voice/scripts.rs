//! Which language a text is in, run by run, by its letters: Chinese characters are Mandarin, Latin letters English,
//! and everything else belongs to what stands before it.

use crate::prompt::Locale;
use crate::prompt::locale;

/// Words in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The language.
    pub locale: &'static Locale,
    /// The words.
    pub text: &'a str,
}

/// The runs of a text, in order; together they are the whole of it. `locale` is the language of what has no
/// letters, and of letters that belong to no language that Reachline speaks.
pub fn runs<'a>(locale: &'static Locale, text: &'a str) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    let mut begin = 0;
    let mut current: Option<&'static Locale> = None;
    for (at, c) in text.char_indices() {
        let Some(own) = language_of(c) else { continue };
        match current {
            Some(before) if before == own => {}
            None => current = Some(own),
            Some(before) => {
                let at = opening(text, begin, at);
                runs.push(Run { locale: before, text: &text[begin..at] });
                begin = at;
                current = Some(own);
            }
        }
    }
    if begin < text.len() {
        runs.push(Run { locale: current.unwrap_or(locale), text: &text[begin..] });
    }
    runs
}

/// An opening bracket or quotation mark belongs to the words that it opens.
fn opening(text: &str, begin: usize, at: usize) -> usize {
    let opens = |c: char| matches!(c, '(' | '[' | '“' | '‘' | '（' | '【' | '《' | '「' | '『');
    begin + text[begin..at].trim_end_matches(opens).len()
}

/// The language whose letter this is.
fn language_of(c: char) -> Option<&'static Locale> {
    let tag = match c {
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '\u{C0}'..='\u{24F}' if c.is_alphabetic() => {
            "en"
        }
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '〇' => "zh-CN",
        '\u{20000}'..='\u{323AF}' => "zh-CN",
        _ => return None,
    };
    locale::ALL.iter().copied().find(|locale| locale.tag == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(tag: &str, text: &'static str) -> Vec<(&'static str, &'static str)> {
        let runs = runs(Locale::find(tag).unwrap(), text);
        assert_eq!(runs.iter().map(|run| run.text).collect::<String>(), text);
        runs.into_iter().map(|run| (run.locale.tag, run.text)).collect()
    }

    #[test]
    fn an_english_name_inside_mandarin_is_english() {
        assert_eq!(
            parted("zh-CN", "国际快递（EMS），请按三。"),
            [("zh-CN", "国际快递"), ("en", "（EMS），"), ("zh-CN", "请按三。")]
        );
    }

    #[test]
    fn a_chinese_name_inside_english_is_mandarin() {
        assert_eq!(
            parted("en", "For 普通话, press 2."),
            [("en", "For "), ("zh-CN", "普通话, "), ("en", "press 2.")]
        );
    }

    #[test]
    fn what_has_no_letters_is_in_the_language_that_was_asked_for() {
        assert_eq!(parted("zh-CN", "11185"), [("zh-CN", "11185")]);
        assert_eq!(parted("en", "11185"), [("en", "11185")]);
        assert_eq!(parted("en", ""), []);
    }
}
