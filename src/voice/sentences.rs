//! Text in sentences, none longer than a voice takes well, so that the first is heard while the next is made, and a
//! book needs no more memory than a sentence.

/// The most characters that a voice is given at once. Sentences are shorter; what is longer is parted at a comma, at a
/// space, or in the end anywhere.
const MOST: usize = 400;

/// The sentences of a text, each with the marks that end it. Blanks around them are left out.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (sentence, after) = rest.split_at(end(rest));
        rest = after;
        Some(sentence.trim_end())
    })
}

/// Where the first sentence ends.
fn end(text: &str) -> usize {
    let mut comma = None;
    let mut space = None;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count == MOST {
            return comma.or(space).unwrap_or(at);
        }
        let after = at + c.len_utf8();
        let next = text[after..].chars().next();
        if is_end(c, next) {
            return after + closing(&text[after..]);
        }
        match c {
            ',' | ';' | ':' if next.is_none_or(char::is_whitespace) => comma = Some(after),
            '，' | '、' | '；' | '：' => comma = Some(after),
            _ if c.is_whitespace() => space = Some(after),
            _ => {}
        }
    }
    text.len()
}

/// A full stop ends a sentence only before a space, for there are also 3.5 and reachline.toml.
fn is_end(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '\n' | '\u{2028}' | '\u{2029}' => true,
        '.' | '!' | '?' | '…' => next.is_none_or(|next| next.is_whitespace() || is_closing(next)),
        _ => false,
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '）' | '】' | '》' | '」' | '』')
}

/// The length of the marks that close what the sentence opened.
fn closing(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_closing).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        sentences(text).collect()
    }

    #[test]
    fn a_text_is_parted_where_people_breathe() {
        assert_eq!(of("Hello. How are you? \n Fine!"), ["Hello.", "How are you?", "Fine!"]);
        assert_eq!(of("你好。请按二！“好。”再见"), ["你好。", "请按二！", "“好。”", "再见"]);
        assert_eq!(of("Version 3.5 of a.toml (yes.) Good"), ["Version 3.5 of a.toml (yes.)", "Good"]);
        assert_eq!(of(" \n "), Vec::<&str>::new());
    }

    #[test]
    fn a_megabyte_without_a_space_is_given_in_small_pieces() {
        let text = "a".repeat(1 << 20);
        let pieces = of(&text);
        assert!(pieces.iter().all(|piece| piece.len() <= MOST));
        assert_eq!(pieces.concat(), text);
    }

    #[test]
    fn a_long_sentence_is_parted_at_a_comma_before_a_space() {
        let text = format!("{}, {}", "word ".repeat(30).trim_end(), "word ".repeat(90));
        assert!(of(&text)[0].ends_with("word,"));
        assert!(of(&"word ".repeat(200))[0].ends_with("word"));
    }
}
