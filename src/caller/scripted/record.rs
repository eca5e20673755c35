//! What was said to a caller since the last act, as one run of words, with the way back from a word to where and
//! when it was said.

use super::listener::Words;
use super::spoken::Spoken;
use super::vocabulary::WordId;
use crate::caller::{Heard, Lexicon};
use crate::clock::At;
use crate::prompt::{Locale, Part, Utterance};
use crate::transcript::call_file::HeardAs;
use crate::transcript::plain::words;

/// The words, and what they were said in.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Every word that was heard to its end.
    pub(super) words: Vec<WordId>,
    said: Vec<Said>,
}

/// One saying of them.
#[derive(Debug)]
struct Said {
    /// Its first word among all.
    start: usize,
    /// Its number in the lexicon, or its own words.
    source: Result<u32, Spoken>,
    from: At,
    percent: u32,
    /// How many of its words were heard, where it was not heard whole.
    cut_after: Option<usize>,
}

/// Where words that are known already are kept.
type Known<'a> = (&'a Words, HeardAs);

impl Record {
    /// Puts down what was heard until a moment.
    pub(super) fn fill(
        &mut self,
        heard: &[Heard],
        until: At,
        lexicon: &Lexicon,
        words: &mut Words,
        heard_as: HeardAs,
    ) {
        self.words.clear();
        self.said.clear();
        for heard in heard {
            let own = words.learn(heard, lexicon, heard_as);
            let number = heard.number().unwrap_or_default();
            let Some(spoken) = own.as_ref().or_else(|| words.known(number, heard_as)) else { continue };
            let (start, percent) = (self.words.len(), heard.pace.percent());
            let whole = !heard.cut && heard.to <= until;
            let cut_after = (!whole).then(|| spoken.over_after(heard.to.min(until) - heard.from, percent));
            self.words.extend_from_slice(&spoken.words[..cut_after.unwrap_or(spoken.words.len())]);
            let source = own.map_or(Ok(number), Err);
            self.said.push(Said { start, source, from: heard.from, percent, cut_after });
        }
    }

    /// The saying of a word, and which of its words it is.
    fn place<'a>(&'a self, word: usize, known: Known<'a>) -> Option<(&'a Said, &'a Spoken, usize)> {
        let after = self.said.partition_point(|said| said.start <= word);
        let said = self.said.get(after.checked_sub(1)?)?;
        Some((said, said.spoken(known)?, word - said.start))
    }

    /// When a word was over.
    pub(super) fn over(&self, word: usize, known: Known<'_>) -> At {
        self.place(word, known)
            .map_or(At::START, |(said, spoken, own)| said.from + spoken.over(own, said.percent))
    }

    /// The language of a word.
    pub(super) fn locale(&self, word: usize, known: Known<'_>) -> Option<&'static Locale> {
        self.place(word, known).and_then(|(_, spoken, own)| spoken.locale(own))
    }

    /// Whether there is a pause from one word to another, or something else began to be said.
    pub(super) fn pauses_between(&self, first: usize, last: usize, known: Known<'_>) -> bool {
        match (self.place(first, known), self.place(last, known)) {
            (Some((one, spoken, first)), Some((other, _, last))) => {
                one.start != other.start || spoken.pauses_between(first, last)
            }
            _ => true,
        }
    }

    /// Everything heard, a line for each stretch between pauses.
    pub(super) fn lines(&self, heard: &[Heard], lexicon: &Lexicon, heard_as: HeardAs) -> Vec<String> {
        let mut all = Vec::new();
        for (said, heard) in self.said.iter().zip(heard) {
            let mut left = said.cut_after.unwrap_or(usize::MAX);
            for line in lines(heard.utterance(lexicon), heard_as) {
                let count = words(&line).len();
                if count > left {
                    if left > 0 {
                        all.push(format!("{} ...", first_words(&line, left)));
                    }
                    break;
                }
                left -= count;
                all.push(line);
            }
        }
        all
    }

    /// The line that a word was said in.
    pub(super) fn line_of(
        &self,
        word: usize,
        heard: &[Heard],
        lexicon: &Lexicon,
        known: Known<'_>,
    ) -> Option<String> {
        let after = self.said.partition_point(|said| said.start <= word);
        let index = after.checked_sub(1)?;
        let mut own = word - self.said.get(index)?.start;
        for line in lines(heard.get(index)?.utterance(lexicon), known.1) {
            let count = words(&line).len();
            if own < count {
                return Some(line);
            }
            own -= count;
        }
        None
    }
}

impl Said {
    fn spoken<'a>(&'a self, (words, heard_as): Known<'a>) -> Option<&'a Spoken> {
        match &self.source {
            Ok(number) => words.known(*number, heard_as),
            Err(own) => Some(own),
        }
    }
}

/// The lines of an utterance, as they look or as they sound.
pub(super) fn lines(utterance: &Utterance, heard_as: HeardAs) -> Vec<String> {
    let stretches = utterance.parts().split(|part| matches!(part, Part::Pause(_)));
    let joined = stretches.map(|stretch| {
        let texts = stretch.iter().map(|part| match (part, heard_as) {
            (Part::Words { said, .. }, HeardAs::Words) => said.eye.as_str(),
            (Part::Words { said, .. }, HeardAs::Sound) => said.ear.as_str(),
            (Part::Pause(_), _) => "",
        });
        let joined: String = texts.collect();
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    joined.filter(|line| !line.is_empty()).collect()
}

/// The beginning of a line, up to the end of so many words.
fn first_words(line: &str, count: usize) -> &str {
    let ends = line.char_indices().map(|(at, c)| at + c.len_utf8());
    let enough = ends.take_while(|end| words(&line[..*end]).len() <= count);
    line[..enough.last().unwrap_or(0)].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_at_the_end_of_a_word() {
        assert_eq!(first_words("Welcome to China Post.", 2), "Welcome to");
        assert_eq!(first_words("欢迎致电中国邮政。", 3), "欢迎致");
        assert_eq!(first_words("one", 0), "");
    }
}
