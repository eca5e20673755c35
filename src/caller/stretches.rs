//! When each stretch of something heard is said, from the words and the speed of speech.

use super::{Heard, Lexicon};
use crate::prompt::{Part, Utterance};
use crate::transcript::Stretch;

/// A stretch, and its words for a voice.
#[derive(Clone, Debug)]
pub struct Line {
    /// When it is said, and what is printed of it.
    pub stretch: Stretch,
    /// What a voice is given of it.
    pub words: Utterance,
}

/// What was said, a stretch for each run of words between two pauses that has something for the eye. The last
/// ends when the whole would have ended, had nobody cut it short.
pub fn stretches(heard: &Heard, lexicon: &Lexicon) -> Vec<Stretch> {
    lines(heard, lexicon).into_iter().map(|line| line.stretch).collect()
}

/// The same with the words for a voice.
pub fn lines(heard: &Heard, lexicon: &Lexicon) -> Vec<Line> {
    let utterance = heard.utterance(lexicon);
    let percent = heard.pace.percent();
    let end = heard.from + utterance.length(percent);
    let mut lines: Vec<Line> = Vec::new();
    let mut now = heard.from;
    let mut open = false;
    for part in utterance.parts() {
        match part {
            Part::Pause(length) => {
                now = now + *length;
                open = false;
            }
            Part::Words { locale, said } => {
                let until = now + locale.length(&said.ear) * 100 / percent.max(1);
                if !open {
                    let stretch =
                        Stretch { at: now, until, language: locale.tag.to_owned(), text: String::new() };
                    lines.push(Line { stretch, words: Utterance::default() });
                }
                if let Some(line) = lines.last_mut() {
                    line.stretch.text.push_str(&said.eye);
                    line.stretch.until = until;
                    line.words.say(locale, said.clone());
                }
                now = until;
                open = true;
            }
        }
    }
    for Line { stretch, .. } in &mut lines {
        stretch.text = stretch.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines.retain(|line| !line.stretch.text.is_empty());
    // Lengths are rounded part by part; the whole counts.
    for Line { stretch, .. } in &mut lines {
        (stretch.at, stretch.until) = (stretch.at.min(end), stretch.until.min(end));
    }
    if let Some(last) = lines.last_mut() {
        last.stretch.until = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::*;
    use crate::caller::Handset;
    use crate::script::built_in;

    #[test]
    fn the_stretches_are_the_lines_of_the_utterance_in_their_order_of_time() {
        let hotline = Arc::new(built_in().hotline.unwrap());
        let mut lexicon = Lexicon::default();
        let handset = Handset::connect(hotline, Timestamp::UNIX_EPOCH, None, &mut lexicon);
        let heard = handset.hearing().unwrap();
        let stretches = stretches(heard, &lexicon);
        let lines: Vec<String> = heard.utterance(&lexicon).lines().collect();
        assert!(lines.len() > 1);
        assert_eq!(
            stretches.iter().map(|stretch| &stretch.text).collect::<Vec<_>>(),
            lines.iter().collect::<Vec<_>>()
        );
        assert!(stretches.windows(2).all(|pair| pair[0].at < pair[0].until && pair[0].until < pair[1].at));
        assert_eq!(stretches.last().unwrap().until, heard.to);
    }
}
