//! What a person at a terminal can do now, in words.

use super::Manner;
use crate::call::{Call, Hearing, Preface, Saying};
use crate::prompt::Utterance;

/// How answers are given when each is a line.
const BY_LINES: &str = "\
Type a key and Enter, as in 2. Several keys are pressed one after another, as in 95580.
Type words in place of keys, as in postal savings. They may be nearly right.
repeat: hear it again. wait 10s: stay silent for ten seconds. hang up, quit, exit, or the end of input: end the call.
type, and words: type words that mean something here, as in type repeat.";

/// How answers are given when each is a key.
const BY_KEYS: &str = "\
Keys count at once: 0 to 9, star and hash.
t: type words in place of keys, then Enter. r: hear it again. q: hang up. ?: this help. ^C: stop.";

/// Where a walk stops between the paragraphs of a story.
const AT_PARAGRAPH: &str =
    "Enter alone: hear on. A key or a word is meant for the paragraph that you have just heard.";

/// The help, line by line: how to answer, and the choices of the place and of the whole hotline, in the caller's
/// language.
pub(super) fn lines(call: &Call, manner: Manner, saying: Option<&Saying>, at_paragraph: bool) -> Vec<String> {
    let how = match manner {
        Manner::Lines => BY_LINES,
        Manner::Keys => BY_KEYS,
    };
    let mut lines: Vec<String> = how.lines().map(str::to_owned).collect();
    if at_paragraph {
        lines.push(AT_PARAGRAPH.to_owned());
    }
    if let Some(saying) = saying {
        let language = call.settings().language;
        let now = Saying { preface: Preface::Help, what: saying.what, hearing: Hearing::Again, language };
        lines.extend(call.utterance(&now).lines());
    }
    lines
}

/// The words that a caller types, in their own language, to hear something again.
pub(super) fn repeat(call: &Call) -> String {
    let prompts = call.hotline().prompts(call.settings().language);
    let words = prompts.utter("command-repeat", None, &[]).as_ref().map(Utterance::to_string);
    let first = words.as_deref().and_then(|words| words.split('|').next()).map(str::trim);
    first.filter(|words| !words.is_empty()).unwrap_or("repeat").to_owned()
}
