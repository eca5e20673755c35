//! Finds expected words in what was said.

use super::vocabulary::{Dates, Vocabulary, WordId};
use crate::transcript::call_file::{Pattern, Piece};

/// `{any}` and `{number}` stand for at most so many words.
const LONGEST_VALUE: usize = 50;

/// An expectation of words, ready to be found.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    /// What stands between gaps, each without gaps.
    runs: Vec<Vec<Element>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Word(WordId),
    Number,
    Date,
    Any,
}

/// What can be known of the words that are searched.
pub(super) struct Ground<'a> {
    pub(super) words: &'a [WordId],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) dates: &'a [Dates],
    /// Whether there is a pause, or another saying begins, from one word to another.
    pub(super) pauses_between: &'a dyn Fn(usize, usize) -> bool,
}

impl Sought {
    /// Makes a pattern ready.
    pub(super) fn new(pattern: &Pattern, vocabulary: &mut Vocabulary) -> Self {
        let mut runs = vec![Vec::new()];
        for piece in pattern.pieces() {
            let element = match piece {
                Piece::Gap => {
                    runs.push(Vec::new());
                    continue;
                }
                Piece::Word(word) => Element::Word(vocabulary.id(word)),
                Piece::Number => Element::Number,
                Piece::Date => Element::Date,
                Piece::Any => Element::Any,
            };
            if let Some(run) = runs.last_mut() {
                run.push(element);
            }
        }
        runs.retain(|run| !run.is_empty());
        Self { runs }
    }

    /// Whether a day is expected in it.
    pub(super) fn has_date(&self) -> bool {
        self.runs.iter().flatten().any(|element| *element == Element::Date)
    }

    /// The words of it, without the values.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> {
        self.runs.iter().flatten().filter_map(|element| match element {
            Element::Word(word) => Some(*word),
            Element::Number | Element::Date | Element::Any => None,
        })
    }

    /// Finds it at `from` or after: each stretch between gaps at its first place. Tells the stretches of words
    /// that it was found in, and gives the word after the last.
    pub(super) fn find(
        &self,
        ground: &Ground<'_>,
        from: usize,
        mut tell: impl FnMut(usize, usize),
    ) -> Option<usize> {
        let mut at = from;
        for run in &self.runs {
            let (start, end) = find_run(run, ground, at)?;
            tell(start, end);
            at = end;
        }
        Some(at)
    }
}

fn find_run(run: &[Element], ground: &Ground<'_>, from: usize) -> Option<(usize, usize)> {
    let Some(Element::Word(first)) = run.first() else {
        return (from..ground.words.len()).find_map(|start| Some((start, run_here(run, ground, start)?)));
    };
    let mut start = from;
    loop {
        start += ground.words.get(start..)?.iter().position(|word| word == first)?;
        if let Some(end) = run_here(run, ground, start) {
            return Some((start, end));
        }
        start += 1;
    }
}

/// Where the run ends if it begins here.
fn run_here(run: &[Element], ground: &Ground<'_>, start: usize) -> Option<usize> {
    let (mut rest, mut end) = (run, start);
    while let [Element::Word(word), after @ ..] = rest {
        if ground.words.get(end)? != word {
            return None;
        }
        (rest, end) = (after, end + 1);
    }
    if rest.is_empty() {
        return Some(end);
    }
    let mut ends = vec![end];
    for element in rest {
        ends = after(*element, ground, &ends);
    }
    match run.last() {
        Some(Element::Number | Element::Date) => ends.last().copied(),
        Some(Element::Word(_) | Element::Any) | None => ends.first().copied(),
    }
}

/// Where the element ends, for each place where it may begin; in order, each once.
fn after(element: Element, ground: &Ground<'_>, starts: &[usize]) -> Vec<usize> {
    let words = ground.words;
    let mut ends = Vec::new();
    for &start in starts {
        let most = (start + LONGEST_VALUE).min(words.len());
        match element {
            Element::Word(word) => {
                if words.get(start) == Some(&word) {
                    ends.push(start + 1);
                }
            }
            Element::Number => {
                let length =
                    words[start..most].iter().take_while(|word| ground.vocabulary.is_numeric(**word)).count();
                ends.extend(start + 1..=start + length);
            }
            Element::Date => {
                ground.dates.iter().for_each(|dates| dates.ends(words, start, |end| ends.push(end)))
            }
            Element::Any => {
                ends.extend((start + 1..=most).take_while(|end| !(ground.pauses_between)(start, end - 1)));
            }
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::Locale;
    use crate::transcript::call_file::HeardAs;

    /// The words between which the pattern is found, as text; `|` is a pause.
    fn found(pattern: &str, said: &str) -> Option<String> {
        let mut vocabulary = Vocabulary::default();
        let sought = Sought::new(&Pattern::read(pattern).unwrap(), &mut vocabulary);
        let dates = [Dates::learn(Locale::find("en").unwrap(), HeardAs::Words, &mut vocabulary)];
        let (mut words, mut names, mut stretches) = (Vec::new(), Vec::new(), Vec::new());
        for (stretch, text) in said.split('|').enumerate() {
            for name in crate::transcript::plain::words(text) {
                words.push(vocabulary.id(&name));
                names.push(name);
                stretches.push(stretch);
            }
        }
        let pauses_between = |a: usize, b: usize| stretches[a] != stretches[b];
        let ground =
            Ground { words: &words, vocabulary: &vocabulary, dates: &dates, pauses_between: &pauses_between };
        let mut runs = Vec::new();
        sought.find(&ground, 0, |start, end| runs.push(names[start..end].join(" ")))?;
        Some(runs.join(" / "))
    }

    #[test]
    fn words_are_found_anywhere_but_whole_and_together() {
        let said = "Welcome to China Post.|For English, press 1.";
        assert_eq!(found("china post", said).as_deref(), Some("china post"));
        assert_eq!(found("post. For English", said).as_deref(), Some("post for english"), "over a pause");
        assert_eq!(found("welcome china", said), None);
        assert_eq!(found("come", said), None, "half a word is no word");
        assert_eq!(found("press 1 please", said), None, "nothing is beyond the end");
    }

    #[test]
    fn a_gap_stands_for_any_words_or_none() {
        let said = "press 1 or press 2";
        assert_eq!(found("press ... 2", said).as_deref(), Some("press / 2"));
        assert_eq!(found("press ... 1", said).as_deref(), Some("press / 1"));
        assert_eq!(found("2 ... press", said), None, "order matters");
        assert_eq!(found("... or ...", said).as_deref(), Some("or"));
    }

    #[test]
    fn a_number_is_all_of_its_digits() {
        let said = "dial 010 11185; from abroad, dial +86 10 11185.";
        assert_eq!(found("dial {number}", said).as_deref(), Some("dial 010 11185"));
        assert_eq!(found("dial {number} 11185", said).as_deref(), Some("dial 010 11185"));
        assert_eq!(found("abroad dial {number}", said).as_deref(), Some("abroad dial 86 10 11185"));
        assert_eq!(found("from {number}", said), None);
    }

    #[test]
    fn a_date_is_a_day_as_the_hotline_says_it() {
        let said = "18 October 2020. China Post signs";
        assert_eq!(found("{date} china", said).as_deref(), Some("18 october 2020 china"));
        assert_eq!(found("{date}", "October 18").as_deref(), None);
    }

    #[test]
    fn any_value_is_at_least_a_word_and_does_not_go_past_a_pause() {
        let said = "connecting you to Postal Savings, 95580.|Goodbye.";
        assert_eq!(found("you to {any}, 95580", said).as_deref(), Some("you to postal savings 95580"));
        assert_eq!(found("savings {any} 95580", said), None);
        assert_eq!(found("to {any} 95580", "to Postal|Savings, 95580"), None);
        assert_eq!(found("{any}", said).as_deref(), Some("connecting"));
    }
}
