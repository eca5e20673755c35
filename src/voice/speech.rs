//! An utterance becomes sound, piece by piece: every part by its own language, a sentence at a time, with the pauses
//! between.

use std::collections::VecDeque;
use std::time::Duration;

use super::{Manner, Trouble, Voice, Words, recorded, runs, sentences};
use crate::prompt::recordings::{self, Recording};
use crate::prompt::{Locale, Part, Utterance};
use crate::sound::Sound;

/// What lies between two sentences that are said one after the other, at the ordinary speed.
const BETWEEN_SENTENCES: Duration = Duration::from_millis(300);

/// The sound of a whole utterance, at the rate of samples of its first words.
///
/// # Errors
/// When the voice cannot say some of it.
pub fn speak(utterance: &Utterance, manner: Manner, voice: &dyn Voice) -> Result<Sound, Trouble> {
    let mut whole: Option<Sound> = None;
    for sound in Speech::new(utterance, manner, voice) {
        match &mut whole {
            None => whole = Some(sound?),
            Some(whole) => whole.join(&sound?),
        }
    }
    Ok(whole.unwrap_or_else(|| Sound::new(SILENT_RATE, Vec::new())))
}

/// The rate of samples of what says nothing.
const SILENT_RATE: u32 = 8_000;

/// An utterance on its way to being heard: gives its sound in order, a [`Sentence`] at a time. What has been given can be
/// heard while the rest is made.
pub struct Speech<'a> {
    voice: &'a dyn Voice,
    manner: Manner,
    pieces: VecDeque<Piece<'a>>,
}

/// At most a sentence, in one language, with the silence that follows it.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    voice: &'a dyn Voice,
    manner: Manner,
    piece: Piece<'a>,
    pause: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'static Locale, &'a str),
    Recorded(&'a Recording),
    Silence(Duration),
}

impl<'a> Speech<'a> {
    /// All that an utterance says.
    pub fn new(utterance: &'a Utterance, manner: Manner, voice: &'a dyn Voice) -> Self {
        let mut speech = Self { voice, manner, pieces: VecDeque::new() };
        for part in utterance.parts() {
            match part {
                Part::Words { locale, said } => speech.add_part(locale, &said.ear),
                Part::Pause(length) => speech.add_silence(*length),
            }
        }
        speech
    }

    /// Recordings say what they can, the voice says the rest.
    fn add_part(&mut self, locale: &'static Locale, ear: &'a str) {
        let Some(recordings) = self.voice.recordings(locale) else { return self.add_words(locale, ear) };
        for piece in recordings.pieces(ear) {
            match piece {
                recordings::Piece::Recorded(recording) => self.pieces.push_back(Piece::Recorded(recording)),
                recordings::Piece::Words(words) => self.add_words(locale, words),
            }
        }
    }

    fn add_words(&mut self, locale: &'static Locale, ear: &'a str) {
        for run in runs(locale, ear) {
            for sentence in sentences(run.text).filter(|text| text.chars().any(char::is_alphanumeric)) {
                if let Some(Piece::Words(_, before)) = self.pieces.back()
                    && ends_a_sentence(before)
                {
                    self.add_silence(BETWEEN_SENTENCES * 100 / self.manner.rate.max(1));
                }
                self.pieces.push_back(Piece::Words(run.locale, sentence));
            }
        }
    }

    /// Two silences in a row are the longer of them.
    fn add_silence(&mut self, length: Duration) {
        match self.pieces.back_mut() {
            Some(Piece::Silence(before)) => *before = length.max(*before),
            Some(Piece::Words(..) | Piece::Recorded(_)) | None => {
                self.pieces.push_back(Piece::Silence(length))
            }
        }
    }
}

impl<'a> Speech<'a> {
    /// What is left of it, before it is sound. No sentence waits for another, so they can be made side by side.
    pub fn sentences(mut self) -> impl Iterator<Item = Sentence<'a>> {
        std::iter::from_fn(move || self.sentence())
    }

    fn sentence(&mut self) -> Option<Sentence<'a>> {
        let piece = self.pieces.pop_front()?;
        let mut pause = Duration::ZERO;
        if let Some(Piece::Silence(length)) = self.pieces.front() {
            pause = *length;
            self.pieces.pop_front();
        }
        Some(Sentence { voice: self.voice, manner: self.manner, piece, pause })
    }
}

impl Iterator for Speech<'_> {
    type Item = Result<Sound, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        self.sentence().map(|sentence| sentence.sound())
    }
}

impl Sentence<'_> {
    /// Its sound.
    ///
    /// # Errors
    /// When the voice cannot say it.
    pub fn sound(&self) -> Result<Sound, Trouble> {
        let mut sound = match self.piece {
            Piece::Words(locale, text) => self.voice.speak(&Words::new(locale, text, self.manner))?,
            Piece::Recorded(recording) => recorded::play(recording, self.manner)?,
            Piece::Silence(length) => Sound::silence(SILENT_RATE, length),
        };
        sound.pause(self.pause);
        Ok(sound)
    }
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '）', ')']).ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::prompt::locale::Said;

    /// A voice that notes what it is given, and says every character for a hundredth of a second.
    #[derive(Default)]
    struct Noting(Mutex<Vec<String>>);

    impl Voice for Noting {
        fn name(&self) -> &'static str {
            "noting"
        }

        fn speaks(&self, _: &'static Locale) -> bool {
            true
        }

        fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble> {
            if words.text().contains("unspeakable") {
                return Err(Trouble("there are no words for it".to_owned()));
            }
            self.0.lock().unwrap().push(format!("{}: {}", words.locale().tag, words.text()));
            Ok(Sound::new(16_000, vec![0.5; 160 * words.text().chars().count()]))
        }
    }

    fn utterance(tag: &str, ear: &str) -> Utterance {
        let mut utterance = Utterance::default();
        let said = Said { eye: ear.to_owned(), ear: ear.to_owned() };
        utterance.say(Locale::find(tag).unwrap(), said);
        utterance
    }

    fn given(utterance: &Utterance) -> Vec<String> {
        let voice = Noting::default();
        speak(utterance, Manner::default(), &voice).unwrap();
        voice.0.into_inner().unwrap()
    }

    #[test]
    fn every_part_is_said_in_its_own_language_and_mandarin_hears_no_digit() {
        let mut both = utterance("zh-CN", "新闻：China Post 95580，请按１。");
        both.say(Locale::find("en").unwrap(), Said { eye: String::new(), ear: "Press 1.".to_owned() });
        assert_eq!(
            given(&both),
            ["zh-CN: 新闻：", "en: China Post 95580，", "zh-CN: 请按一。", "en: Press 1."]
        );
    }

    #[test]
    fn a_pause_is_silence_of_its_length_and_sentences_are_parted() {
        let mut words = utterance("en", "One. Two.");
        words.pause(Duration::from_secs(2));
        words.append(utterance("en", "Three."));
        let sound = speak(&words, Manner::default(), &Noting::default()).unwrap();
        assert_eq!(sound.length(), Duration::from_millis(4 * 10 + 300 + 4 * 10 + 2_000 + 6 * 10));
        assert_eq!(sound.rate(), 16_000);
    }

    #[test]
    fn nothing_to_say_is_no_sound() {
        assert_eq!(
            speak(&utterance("en", " … !"), Manner::default(), &Noting::default()).unwrap().length(),
            Duration::ZERO
        );
        let nothing = Utterance::default();
        assert_eq!(speak(&nothing, Manner::default(), &Noting::default()).unwrap().length(), Duration::ZERO);
    }

    #[test]
    fn the_first_words_are_heard_before_the_voice_fails() {
        let words = utterance("en", "Hello. This is unspeakable.");
        let voice = Noting::default();
        let mut speech = Speech::new(&words, Manner::default(), &voice);
        assert!(speech.next().unwrap().is_ok());
        assert_eq!(speech.next().unwrap().unwrap_err().0, "there are no words for it");
    }
}
