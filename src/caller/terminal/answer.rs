//! What a person at a terminal means by a line, or by a single key.

use crate::diagnostic::{is_hidden, printable, quoted};
use crate::key::{Key, Keys};
use crate::transcript::{Act, ActFault};

/// What a person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// That the caller does this.
    Act(Act),
    /// To hear it again.
    Repeat,
    /// Nothing: to hear on where the walk has stopped.
    Nothing,
    /// To know what can be done.
    Help,
    /// To type words, where keys count by themselves.
    TypeWords,
    /// A remark, in a list of acts from a file.
    Remark,
    /// What cannot be done, with a sentence that says why.
    Refused(String),
}

/// Where lines come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A person at a terminal.
    Terminal,
    /// A file or another program.
    Pipe,
}

/// What the printed lines of a walk begin with that are no acts. They may stand among acts that come from a file.
const HEARD: [&str; 8] =
    ["hear     ", "not hear ", "transfer ", "ends     ", "hotline  ", "language ", "at       ", "at menu  "];

impl Answer {
    /// What a line means. Keys are pressed; a line that begins with a verb of the notation is what it says; any
    /// other words are typed, as by a caller with a text telephone.
    pub fn of_line(line: &str, origin: Origin) -> Self {
        if origin == Origin::Pipe && HEARD.iter().any(|verb| line.starts_with(verb)) {
            return Self::Remark;
        }
        let line = line.replace('\t', " ");
        let line = line.trim();
        if let Some(hidden) = line.chars().find(|c| is_hidden(*c)) {
            let shown = printable(hidden.encode_utf8(&mut [0; 4])).into_owned();
            return Self::Refused(format!(
                "that line holds a character that cannot be seen, {shown}; nothing was done, please write it again"
            ));
        }
        if line.starts_with("# ") {
            return Self::Remark;
        }
        match line {
            "" => return Self::Nothing,
            "?" | "？" => return Self::Help,
            "repeat" => return Self::Repeat,
            "quit" | "exit" => return Self::Act(Act::HangUp { after: None }),
            _ => {}
        }
        if let Some(keys) = keys(line) {
            return keys;
        }
        match (verb(line), Act::read(line)) {
            (_, Ok(act)) => Self::Act(act),
            (true, Err(fault)) => Self::refused(&fault),
            (false, Err(_)) => Self::Act(Act::Type { words: line.to_owned(), after: None }),
        }
    }

    /// What a key of the keyboard means where keys count by themselves.
    pub fn of_stroke(stroke: char) -> Self {
        match stroke {
            '\r' | '\n' | ' ' => Self::Nothing,
            '?' | '？' => Self::Help,
            't' | 'T' => Self::TypeWords,
            'r' | 'R' => Self::Repeat,
            'q' | 'Q' => Self::Act(Act::HangUp { after: None }),
            other => match Key::from_char(other) {
                Some(key) => Self::Act(Act::Press { keys: key.into(), after: None }),
                None => Self::Refused(format!(
                    "no telephone has a key {}; press ? to hear what can be pressed",
                    quoted(other.encode_utf8(&mut [0; 4]))
                )),
            },
        }
    }

    fn refused(fault: &ActFault) -> Self {
        Self::Refused(format!("{fault}; nothing was done"))
    }
}

/// A line of nothing but keys.
fn keys(line: &str) -> Option<Answer> {
    let keys: String = line.split_whitespace().collect();
    match Keys::parse(&keys) {
        Ok(keys) => Some(Answer::Act(Act::Press { keys, after: None })),
        Err(None) => Some(Answer::refused(&ActFault::TooManyKeys)),
        Err(Some(_)) => None,
    }
}

/// Whether a line means to be an act. `wait` and `hang up` are also words that callers type.
fn verb(line: &str) -> bool {
    let (verb, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match verb {
        "press" | "type" => true,
        "wait" => argument.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        "hang" => argument.trim_start().starts_with("up "),
        _ => false,
    }
}

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "any other value is a failure of the test")]
mod tests {
    use super::*;

    fn answer(line: &str) -> Answer {
        Answer::of_line(line, Origin::Terminal)
    }

    fn act(line: &str) -> Answer {
        Answer::Act(Act::read(line).unwrap())
    }

    #[test]
    fn keys_are_pressed_however_they_are_written() {
        for (line, keys) in [("2", "2"), (" １ ", "1"), ("press 1 2", "12"), ("#", "#"), ("* 0", "*0")] {
            assert_eq!(answer(line), act(&format!("press {keys}")), "{line}");
        }
    }

    #[test]
    fn words_are_typed_and_verbs_are_done() {
        for (line, meant) in [
            ("postal savings", "type postal savings"),
            ("Savings, please!", "type Savings, please!"),
            ("wait", "type wait"),
            ("wait a moment", "type wait a moment"),
            ("wait 10s", "wait 10s"),
            ("type repeat", "type repeat"),
            ("hang up", "hang up"),
            ("quit", "hang up"),
            ("exit", "hang up"),
            ("邮政储蓄", "type 邮政储蓄"),
            ("transfer me", "type transfer me"),
        ] {
            assert_eq!(answer(line), act(meant), "{line}");
        }
        assert_eq!(answer("repeat"), Answer::Repeat);
        assert_eq!(answer(" ? "), Answer::Help);
        assert_eq!(answer("\t"), Answer::Nothing);
    }

    #[test]
    fn what_cannot_be_done_is_refused_in_a_sentence() {
        for (line, told) in [
            ("press", "which keys"),
            ("press x", "no telephone has a key `x`"),
            ("wait 10", "no length of time"),
            ("type", "say what is typed"),
            ("\u{1B}[A", r"\u{1B}"),
            ("ab\u{202E}c", r"\u{202E}"),
            (&"1".repeat(33), "at most 32 keys"),
        ] {
            match answer(line) {
                Answer::Refused(words) => assert!(words.contains(told), "{line:?}: {words}"),
                #[expect(
                    clippy::wildcard_enum_match_arm,
                    reason = "any other answer is a failure of the test"
                )]
                other => panic!("{line:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn what_a_walk_printed_can_be_handed_in_again() {
        for line in
            ["hear     Welcome.", "transfer news to 1", "ends     hung-up", "# a remark", "language zh-CN"]
        {
            assert_eq!(Answer::of_line(line, Origin::Pipe), Answer::Remark, "{line}");
        }
        assert_eq!(answer("# a remark"), Answer::Remark);
        assert_eq!(answer("hear again"), act("type hear again"));
    }

    #[test]
    fn every_key_of_a_telephone_counts_by_itself() {
        for key in Key::ALL {
            assert_eq!(Answer::of_stroke(key.as_char()), act(&format!("press {key}")));
        }
        assert_eq!(Answer::of_stroke('\n'), Answer::Nothing);
        assert!(matches!(Answer::of_stroke('x'), Answer::Refused(words) if words.contains("`x`")));
    }
}
