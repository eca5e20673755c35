//! What was said to a caller, word by word: when each word is over, in which language it is, and between which
//! pauses it stands.

use std::time::Duration;

use super::alignment;
use super::vocabulary::{Vocabulary, WordId};
use crate::prompt::locale::Tempo;
use crate::prompt::{Locale, Part, Utterance};
use crate::transcript::call_file::HeardAs;
use crate::transcript::plain::each_word;

/// An utterance, word by word.
#[derive(Debug)]
pub(super) struct Spoken {
    /// The words in order.
    pub(super) words: Vec<WordId>,
    /// What else is known of each.
    spots: Vec<Spot>,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
struct Spot {
    /// How much is spoken at the ordinary pace when the word is over, in milliseconds.
    spoken: u32,
    /// How much silence came before it, in milliseconds.
    silent: u32,
    /// How many pauses came before it.
    stretch: u32,
    locale: &'static Locale,
}

impl Spoken {
    /// Takes an utterance apart. How long a word takes is known of the words as they sound; of words as they look,
    /// those that sound as they look are over when they are said, and the others share the time between.
    pub(super) fn of(utterance: &Utterance, heard_as: HeardAs, vocabulary: &mut Vocabulary) -> Self {
        let mut spoken = Self { words: Vec::new(), spots: Vec::new() };
        let silent = utterance.parts().iter().map(pause).sum();
        let total = utterance.length(100).saturating_sub(silent);
        let by_parts: Duration = utterance.parts().iter().map(speech).sum();
        let (mut before, mut silent, mut stretch) = (Duration::ZERO, Duration::ZERO, 0);
        for part in utterance.parts() {
            let Part::Words { locale, said } = part else {
                silent += pause(part);
                stretch += 1;
                continue;
            };
            let length = speech(part);
            let ear = sounded(locale, &said.ear, vocabulary);
            let words = match heard_as {
                HeardAs::Sound => ear,
                HeardAs::Words => alignment::looked(&vocabulary.of(&said.eye), &ear),
            };
            for (word, over) in words {
                // Lengths of parts are rounded, and so is the whole; the last word ends with the whole.
                let over = scaled(before + length.mul_f64(over), by_parts, total);
                let spot = Spot { spoken: milliseconds(over), silent: milliseconds(silent), stretch, locale };
                spoken.words.push(word);
                spoken.spots.push(spot);
            }
            before += length;
        }
        spoken
    }

    /// How many words are over after so much time, at a pace in percent of the ordinary one.
    pub(super) fn over_after(&self, time: Duration, percent: u32) -> usize {
        self.spots.partition_point(|spot| spot.over(percent) <= time)
    }

    /// How long after the beginning a word is over, at a pace in percent of the ordinary one.
    #[inline]
    pub(super) fn over(&self, word: usize, percent: u32) -> Duration {
        self.spots.get(word).map_or(Duration::ZERO, |spot| spot.over(percent))
    }

    /// The language of a word.
    pub(super) fn locale(&self, word: usize) -> Option<&'static Locale> {
        self.spots.get(word).map(|spot| spot.locale)
    }

    /// Whether there is a pause somewhere from one word to another.
    pub(super) fn pauses_between(&self, first: usize, last: usize) -> bool {
        let stretch = |word: usize| self.spots.get(word).map(|spot| spot.stretch);
        stretch(first) != stretch(last)
    }
}

impl Spot {
    #[inline]
    fn over(self, percent: u32) -> Duration {
        Duration::from_millis(u64::from(self.spoken)) * 100 / percent.max(1)
            + Duration::from_millis(u64::from(self.silent))
    }
}

fn pause(part: &Part) -> Duration {
    match part {
        Part::Pause(length) => *length,
        Part::Words { .. } => Duration::ZERO,
    }
}

fn speech(part: &Part) -> Duration {
    match part {
        Part::Pause(_) => Duration::ZERO,
        Part::Words { locale, said } => locale.length(&said.ear),
    }
}

/// The words of a text as they sound, each with the share of the time after which it is over. The share follows
/// [`Locale::length`]: what stands between spaces takes equally long, or each sounded character does.
fn sounded(locale: &Locale, ear: &str, vocabulary: &mut Vocabulary) -> Vec<(WordId, f64)> {
    let mut weighed = Vec::new();
    match locale.tempo {
        Tempo::WordsPerMinute(_) => {
            for chunk in ear.split_whitespace() {
                let words = vocabulary.of(chunk);
                let count = f64::from(u32::try_from(words.len()).unwrap_or(u32::MAX));
                weighed.extend(words.into_iter().map(|word| (word, 1.0 / count)));
            }
        }
        Tempo::CharactersPerMinute(_) => each_word(ear, |word| {
            let count = word.chars().filter(|c| c.is_alphanumeric()).count();
            weighed.push((vocabulary.id(word), f64::from(u32::try_from(count).unwrap_or(u32::MAX))));
        }),
    }
    let total: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0.0;
    for (_, weight) in &mut weighed {
        sum += *weight;
        *weight = if total > 0.0 { sum / total } else { 1.0 };
    }
    weighed
}

fn scaled(time: Duration, from: Duration, to: Duration) -> Duration {
    if from.is_zero() { to } else { Duration::from_millis(mul_div(time, to, from)) }
}

fn mul_div(a: Duration, b: Duration, c: Duration) -> u64 {
    u64::try_from(a.as_millis() * b.as_millis() / c.as_millis().max(1)).unwrap_or(u64::MAX)
}

/// To the nearest millisecond: shares of a whole are not exact.
fn milliseconds(length: Duration) -> u32 {
    u32::try_from((length.as_micros() + 500) / 1000).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::locale::Said;

    fn said(text: &str) -> Said {
        Said { eye: text.to_owned(), ear: text.to_owned() }
    }

    #[test]
    fn a_word_is_heard_once_it_is_over() {
        let en = Locale::find("en").unwrap();
        let mut utterance = Utterance::default();
        utterance.say(en, said("one two three"));
        utterance.pause(Duration::from_secs(1));
        utterance.say(en, said("four"));
        let mut vocabulary = Vocabulary::default();
        let spoken = Spoken::of(&utterance, HeardAs::Words, &mut vocabulary);
        // At 150 words a minute a word takes 400 milliseconds.
        let heard = |milliseconds| spoken.over_after(Duration::from_millis(milliseconds), 100);
        assert_eq!(
            [heard(0), heard(399), heard(400), heard(1200), heard(2599), heard(2600)],
            [0, 0, 1, 3, 3, 4]
        );
        assert_eq!(spoken.over(3, 200), Duration::from_millis(1800), "pauses keep their length");
        assert!(spoken.pauses_between(2, 3) && !spoken.pauses_between(0, 2));
        assert_eq!(spoken.over(3, 100), utterance.length(100));
    }

    #[test]
    fn a_number_takes_as_long_as_its_digits_take_to_say() {
        let en = Locale::find("en").unwrap();
        let mut utterance = Utterance::default();
        utterance.say(en, said("You reach China Post’s savings, "));
        utterance.say(en, en.digits("95580"));
        utterance.say(en, said(". Please hold."));
        let mut vocabulary = Vocabulary::default();
        let spoken = Spoken::of(&utterance, HeardAs::Words, &mut vocabulary);
        let over: Vec<u128> =
            (0..spoken.words.len()).map(|word| spoken.over(word, 100).as_millis()).collect();
        // You, reach, China, Post, s, savings, 95580, Please, hold.
        assert_eq!(over, [400, 800, 1200, 1400, 1600, 2000, 4000, 4400, 4800]);
    }
}
