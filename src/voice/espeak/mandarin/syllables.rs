//! What the crate makes of a text, syllable by syllable. Where two third tones meet it runs their syllables into one
//! and leaves the first unstressed; here each stands for itself, so that each has a place in the sound, and of
//! 九五五 every digit is heard.

use espeak_ng::{PhonemeCode, PhonemeData};

use super::tone::Tone;

// Codes that are the same in every language of eSpeak NG, or types of phonemes.
const STRESS: u8 = 6;
const END_OF_WORD: u8 = 15;
const TYPE_STRESS: u8 = 1;
const TYPE_VOWEL: u8 = 2;

/// A text as the crate's synthesizer takes it.
#[derive(Debug, Default)]
pub(super) struct Syllables {
    /// Without the tones, which the synthesizer would only stumble over.
    pub(super) codes: Vec<PhonemeCode>,
    /// The tone of each word that the codes have, and of each emptiness between two boundaries.
    pub(super) tones: Vec<Option<Tone>>,
}

impl Syllables {
    pub(super) fn of(codes: &[PhonemeCode], phonemes: &PhonemeData) -> Self {
        let mut all = Self::default();
        let mut before = None;
        let mut words = codes.split_inclusive(|code| code.is_boundary).peekable();
        while let Some(word) = words.next() {
            let (word, boundary) = match word.split_last() {
                Some((boundary, word)) if boundary.is_boundary => (word, Some(boundary)),
                Some(_) | None => (word, None),
            };
            all.word(word, phonemes, &mut before);
            if let Some(boundary) = boundary {
                all.codes.push(boundary.clone());
                if boundary.code == 0 {
                    before = None;
                }
                if words.peek().is_none() {
                    all.tones.push(None);
                }
            }
        }
        all
    }

    /// One word of the crate's: mostly one syllable.
    fn word(&mut self, mut word: &[PhonemeCode], phonemes: &PhonemeData, before: &mut Option<Tone>) {
        while let Some((syllable, rest)) = first_of_many(word, phonemes) {
            self.syllable(syllable, phonemes, before);
            self.codes.push(PhonemeCode { code: phonemes.lookup_phoneme("_|"), ..PhonemeCode::default() });
            self.codes.push(PhonemeCode { code: END_OF_WORD, is_boundary: true, ..PhonemeCode::default() });
            word = rest;
        }
        self.syllable(word, phonemes, before);
    }

    fn syllable(&mut self, codes: &[PhonemeCode], phonemes: &PhonemeData, before: &mut Option<Tone>) {
        let tone =
            codes.iter().find_map(|code| tone(code, phonemes)).and_then(|name| Tone::named(&name, *before));
        let mut stressed = tone.is_none();
        for code in codes.iter().filter(|code| self::tone(code, phonemes).is_none()) {
            stressed |= is_plain(code) && code.code == STRESS;
            if is_vowel(code, phonemes) && !stressed {
                self.codes.push(PhonemeCode { code: STRESS, ..PhonemeCode::default() });
                stressed = true;
            }
            self.codes.push(code.clone());
        }
        self.tones.push(tone);
        *before = tone.or(*before);
    }
}

/// The first syllable of several, and what comes after it.
fn first_of_many<'a>(
    word: &'a [PhonemeCode],
    phonemes: &PhonemeData,
) -> Option<(&'a [PhonemeCode], &'a [PhonemeCode])> {
    let is_tone = |code: &PhonemeCode| tone(code, phonemes).is_some();
    let at = word.iter().position(is_tone)? + 1;
    if !word[at..].iter().any(is_tone) {
        return None;
    }
    let mut after = word[at..].iter().filter(|code| code.code != STRESS);
    let ends_in_it = match (after.next().map(|code| name(code, phonemes)).as_deref(), after.next()) {
        (Some("N"), _) => true,
        // Before a vowel it begins the next syllable.
        (Some("n"), Some(next)) => !is_vowel(next, phonemes),
        _ => false,
    };
    Some(word.split_at(at + usize::from(ends_in_it)))
}

fn is_plain(code: &PhonemeCode) -> bool {
    !code.is_boundary && code.marker.is_none()
}

fn is_vowel(code: &PhonemeCode, phonemes: &PhonemeData) -> bool {
    is_plain(code) && phonemes.get(code.code).is_some_and(|phoneme| phoneme.typ == TYPE_VOWEL)
}

fn name(code: &PhonemeCode, phonemes: &PhonemeData) -> String {
    phonemes.get(code.code).map(|phoneme| phoneme.mnemonic_str()).unwrap_or_default()
}

/// What eSpeak NG calls a tone. It keeps tones among the marks of stress, and only they have something to do.
fn tone(code: &PhonemeCode, phonemes: &PhonemeData) -> Option<String> {
    let phoneme = phonemes.get(code.code).filter(|_| is_plain(code))?;
    (phoneme.typ == TYPE_STRESS && phoneme.program != 0).then(|| phoneme.mnemonic_str())
}
