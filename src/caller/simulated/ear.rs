//! What a caller can make of something said: which keys were named for what, when each was over, and how much its
//! words have to do with what the caller wants. Made of the words alone, once for each saying and wish.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::wish::InMind;
use crate::key::Keys;
use crate::prompt::{Locale, Part, Utterance};
use crate::script::hearing::{KeySaid, keys_said, sense};
use crate::script::{Hotline, LanguageId};

/// From this likeness on, an option is clearly what was wanted.
pub const CLEAR: f32 = 0.6;
/// From this likeness on, it may be.
pub const PLAUSIBLE: f32 = 0.3;
/// How much of the likeness is the share of an option's words that were wanted; the rest is the share of the wanted
/// words that it has, so that of two options that fit the fuller one wins.
const OF_OPTION: f32 = 0.9;
/// A word of so many letters stands for a rare one.
const LONG_WORD: usize = 9;

/// A moment within something said, at any pace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The speech up to it, in milliseconds at the ordinary pace.
    pub spoken: u32,
    /// The silence up to it, in milliseconds.
    pub silent: u32,
}

impl Point {
    /// How long after the beginning it comes, in milliseconds.
    #[inline]
    pub fn after(self, percent: u32) -> u64 {
        u64::from(self.spoken) * 100 / u64::from(percent.max(1)) + u64::from(self.silent)
    }
}

/// A key that was named, and what for.
#[derive(Clone, Debug)]
pub struct Cue {
    /// When both were over.
    pub over: Point,
    /// The key.
    pub keys: Keys,
    /// How much it has to do with the wish, from 0 to 1.
    pub likeness: f32,
    /// Whether it was said in the caller's own language.
    pub own: bool,
    /// Whether the words speak of a person.
    pub person: bool,
    /// Whether they speak of hearing it again.
    pub again: bool,
    /// Whether they speak of going back.
    pub back: bool,
    /// Whether the key was named before its purpose.
    pub key_first: bool,
    /// How many of the words are rare.
    pub rare: u8,
    /// The words, for who types them.
    pub label: String,
}

/// All that can be made of something said.
#[derive(Clone, Debug, Default)]
pub struct Ear {
    /// The keys that were named, in their order.
    pub cues: Vec<Cue>,
    /// The end.
    pub end: Point,
    /// How many words it has; in Mandarin, characters.
    pub words: u32,
    /// How much the words beside the keys have to do with the wish, from 0 to 1.
    pub likeness: f32,
    /// Whether a language is offered in itself.
    pub offers_language: bool,
}

/// What a caller knows of a language: its words for what every hotline does, and its names.
#[derive(Debug)]
struct Words {
    person: Vec<BTreeSet<String>>,
    again: Vec<BTreeSet<String>>,
    back: Vec<BTreeSet<String>>,
    names: Vec<BTreeSet<String>>,
}

impl Words {
    fn of(hotline: &Hotline, language: LanguageId) -> Self {
        let locale = hotline.locale(language);
        let all = |name: &str| -> Vec<BTreeSet<String>> {
            let text = hotline.prompts(language).text(name, None).unwrap_or_default();
            text.split('|').map(|words| sense(locale, words)).filter(|sense| !sense.is_empty()).collect()
        };
        // "Help me" asks for a person; "help" alone may be anything.
        let help = all("command-help");
        let person = all("command-person").into_iter().filter(|words| !help.contains(words)).collect();
        let names = [locale.own_name, locale.english_name].map(|name| sense(locale, name));
        let names = names.into_iter().filter(|sense| !sense.is_empty()).collect();
        Self { person, again: all("command-repeat"), back: all("command-back"), names }
    }
}

/// The ears of callers of a hotline: one of them for each language.
#[derive(Debug)]
pub struct Ears {
    words: Vec<(LanguageId, &'static Locale, Words)>,
}

impl Ears {
    /// Whoever may call this hotline.
    pub fn of(hotline: &Hotline) -> Self {
        let words = hotline.language_ids();
        Self {
            words: words
                .map(|language| (language, hotline.locale(language), Words::of(hotline, language)))
                .collect(),
        }
    }

    /// What a caller makes of an utterance.
    pub fn hear(&self, utterance: &Utterance, wish: &InMind) -> Arc<Ear> {
        let mut ear = Ear::default();
        let mut rest = BTreeSet::new();
        for part in utterance.parts() {
            match part {
                Part::Pause(length) => ear.end.silent += whole(length.as_millis()),
                Part::Words { locale, said } => {
                    let length = whole(locale.length(&said.ear).as_millis());
                    let known = self.words.iter().find(|(_, own, _)| own == locale);
                    let own = known.is_some_and(|(language, ..)| wish.language == Some(*language));
                    let keys = keys_said(locale, &said.eye);
                    if own {
                        rest.extend(sense(locale, &said.eye));
                    }
                    for key in keys {
                        let spoken = share(length, key.end, said.eye.len());
                        let over = Point { spoken: ear.end.spoken + spoken, silent: ear.end.silent };
                        let words = known.map(|(_, _, words)| words);
                        if let Some(words) = words
                            && any_within(&words.names, &key.sense)
                        {
                            ear.offers_language = true;
                        }
                        ear.cues.push(cue(key, over, own, words, wish));
                    }
                    ear.end.spoken += length;
                    ear.words += units(locale, &said.ear);
                }
            }
        }
        ear.likeness = likeness(&rest, &wish.sense, 0.0);
        Arc::new(ear)
    }
}

fn cue(key: KeySaid, over: Point, own: bool, words: Option<&Words>, wish: &InMind) -> Cue {
    let speaks_of = |of: fn(&Words) -> &Vec<BTreeSet<String>>| {
        own && words.is_some_and(|words| any_within(of(words), &key.sense))
    };
    let is_own_language = speaks_of(|words| &words.names);
    Cue {
        over,
        likeness: if is_own_language { 1.0 } else { likeness(&key.sense, &wish.sense, OF_OPTION) },
        own,
        person: speaks_of(|words| &words.person),
        again: speaks_of(|words| &words.again),
        back: speaks_of(|words| &words.back),
        key_first: key.key_first,
        rare: rare(&key.label),
        keys: key.keys,
        label: key.label,
    }
}

/// Whether one of some meanings is wholly said.
fn any_within(meanings: &[BTreeSet<String>], said: &BTreeSet<String>) -> bool {
    meanings.iter().any(|meaning| meaning.is_subset(said))
}

/// How much what was said has to do with what was wanted. `of_said` is the part that the share of what was said
/// plays in it.
fn likeness(said: &BTreeSet<String>, wanted: &BTreeSet<String>, of_said: f32) -> f32 {
    let both = said.intersection(wanted).count();
    if both == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "there are few words in a sentence")]
    let share = |all: usize| both as f32 / all as f32;
    of_said * share(said.len()) + (1.0 - of_said) * share(wanted.len())
}

/// How many words are long, or abbreviations, which stand for rare ones.
fn rare(label: &str) -> u8 {
    let is_rare = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_ascii_alphabetic()).count();
        letters >= LONG_WORD || letters > 1 && word.chars().all(|c| !c.is_lowercase()) && word.is_ascii()
    };
    u8::try_from(label.split_whitespace().filter(is_rare).count()).unwrap_or(u8::MAX)
}

/// How many words, or characters where words do not stand apart.
fn units(locale: &Locale, ear: &str) -> u32 {
    let per_minute = match locale.tempo {
        crate::prompt::locale::Tempo::WordsPerMinute(rate)
        | crate::prompt::locale::Tempo::CharactersPerMinute(rate) => rate,
    };
    let milliseconds = locale.length(ear).as_millis();
    whole((milliseconds * u128::from(per_minute) + 30_000) / 60_000)
}

fn share(length: u32, of: usize, all: usize) -> u32 {
    whole(u128::from(length) * of as u128 / all.max(1) as u128)
}

fn whole(milliseconds: u128) -> u32 {
    u32::try_from(milliseconds).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::caller::simulated::wish::wishes;
    use crate::caller::{Handset, Lexicon};
    use crate::script::built_in;

    #[test]
    fn a_caller_knows_the_right_option_by_its_words_and_when_it_was_over() {
        let hotline = Arc::new(built_in().hotline.unwrap());
        let savings = wishes(&hotline).into_iter().find(|wish| wish.name == "postal-savings").unwrap();
        for (language, label) in hotline.language_ids().zip(["postal savings", "邮政储蓄"]) {
            let wish = InMind::new(&hotline, &hotline, &savings, Some(language));
            let mut lexicon = Lexicon::default();
            let mut handset =
                Handset::connect(Arc::clone(&hotline), Timestamp::UNIX_EPOCH, Some(language), &mut lexicon);
            handset.hear_on(&mut lexicon);
            let heard = handset.hearing().unwrap();
            let ear = Ears::of(&hotline).hear(heard.utterance(&lexicon), &wish);
            let best = ear.cues.iter().max_by(|a, b| a.likeness.total_cmp(&b.likeness)).unwrap();
            assert_eq!((best.keys.to_string().as_str(), best.label.as_str()), ("2", label));
            assert!(best.likeness > CLEAR);
            let person = ear.cues.iter().find(|cue| cue.person).unwrap();
            assert_eq!(person.keys.to_string(), "0");
            assert_eq!(heard.from + std::time::Duration::from_millis(ear.end.after(100)), heard.to);
            assert!(ear.cues.windows(2).all(|pair| pair[0].over.after(100) < pair[1].over.after(100)));
            // Whoever asks what can be done is told the keys that mean the same everywhere.
            handset.types(if label.is_ascii() { "help" } else { "帮助" }, &mut lexicon);
            let told = handset.hearing().unwrap().utterance(&lexicon);
            let ear = Ears::of(&hotline).hear(told, &wish);
            assert!(ear.cues.iter().any(|cue| cue.again) && ear.cues.iter().any(|cue| cue.back));
        }
    }

    #[test]
    fn a_caller_finds_their_own_language_and_nothing_in_another() {
        let hotline = Arc::new(built_in().hotline.unwrap());
        let savings = wishes(&hotline).into_iter().find(|wish| wish.name == "postal-savings").unwrap();
        let mut lexicon = Lexicon::default();
        let handset = Handset::connect(Arc::clone(&hotline), Timestamp::UNIX_EPOCH, None, &mut lexicon);
        let utterance = handset.hearing().unwrap().utterance(&lexicon);
        for (language, key) in hotline.language_ids().zip(["1", "2"]) {
            let wish = InMind::new(&hotline, &hotline, &savings, Some(language));
            let ear = Ears::of(&hotline).hear(utterance, &wish);
            assert!(ear.offers_language);
            for cue in &ear.cues {
                assert_eq!(cue.own, cue.keys.to_string() == key);
                assert_eq!(cue.likeness > CLEAR, cue.own);
            }
        }
    }
}
