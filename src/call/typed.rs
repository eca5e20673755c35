//! Words that a caller types in place of keys.

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;

use super::saying::{Choice, Hearing, Preface};
use super::state::{Over, Place, State};
use super::{Actions, Call};
use crate::clock::At;
use crate::key::Keys;
use crate::script::{Deed, LanguageId, StepKind, Target};

/// More than anyone types to answer a menu; the rest is not looked at.
const LONGEST: usize = 200;

/// What callers may type at any time: the common prompt that lists the words, and what they mean.
pub const COMMANDS: [(&str, Choice); 14] = [
    ("command-help", Choice::Help),
    ("command-repeat", Choice::Target(Target::Do(Deed::Repeat))),
    ("command-settings", Choice::Target(Target::Do(Deed::Settings))),
    ("command-wait", Choice::Target(Target::Do(Deed::Wait))),
    ("command-back", Choice::Target(Target::Do(Deed::Back))),
    ("command-skip", Choice::Target(Target::Do(Deed::Skip))),
    ("command-slower", Choice::Target(Target::Do(Deed::Slower))),
    ("command-faster", Choice::Target(Target::Do(Deed::Faster))),
    ("command-more-time", Choice::Target(Target::Do(Deed::MoreTime))),
    ("command-language", Choice::Target(Target::Do(Deed::Language))),
    ("command-hang-up", Choice::Target(Target::Do(Deed::HangUp))),
    ("command-person", Choice::Person),
    ("command-yes", Choice::Yes),
    ("command-no", Choice::No),
];

impl Call {
    /// The caller typed words.
    pub(super) fn typed(&mut self, at: At, text: &str, actions: &mut Actions) {
        let text: String = text.chars().take(LONGEST).collect();
        if text.trim().is_empty() {
            return;
        }
        // Typed digits are keys, as they are on a text telephone.
        if let Ok(keys) = Keys::parse(&text.split_whitespace().collect::<String>()) {
            for key in keys.iter() {
                self.early_key(at, key, actions);
            }
            return;
        }
        let State::Talking(place) = &self.live.state else { return };
        if self.waits() {
            return self.resume(at, Preface::GoingOn, actions);
        }
        match self.understand(place, &plain(&text)) {
            Understood::Certainly(choice) => self.meant(at, Some(choice), actions),
            Understood::Perhaps(choice) => self.lay_over(at, Over::Guess(choice), actions),
            Understood::Not => self.meant(at, None, actions),
        }
    }

    /// Does what typed words certainly mean, or says that they mean nothing.
    pub(super) fn meant(&mut self, at: At, choice: Option<Choice>, actions: &mut Actions) {
        match choice {
            Some(_) | None if self.waits() => self.resume(at, Preface::GoingOn, actions),
            Some(choice) => {
                self.note_choice(choice, Keys::NONE);
                self.choose(at, choice, actions);
            }
            None => self.not_matched(at, |tries| Hearing::NotUnderstood { tries }, actions),
        }
    }

    fn waits(&self) -> bool {
        matches!(&self.live.state, State::Talking(Place { over: Over::Waiting { .. }, .. }))
    }

    /// The choice whose words were typed, or nearly.
    fn understand(&self, place: &Place, text: &str) -> Understood {
        let candidates = self.candidates(place);
        if let Some((_, choice)) = candidates.iter().find(|(words, _)| words == text) {
            return Understood::Certainly(*choice);
        }
        // A slip of the fingers is nearest, then some of an option's words, slips and all, then an option's words
        // among others, the more of them the nearer.
        let nearness = |words: &str| {
            if let Some(slips) = slips(text, words) {
                Some((0, slips))
            } else if let Some(slips) = slips_in_part(text, words) {
                Some((1, slips))
            } else {
                is_part(words, text).then(|| (2, LONGEST.saturating_sub(words.chars().count())))
            }
        };
        let mut near: Vec<((u8, usize), Choice)> =
            candidates.iter().filter_map(|(words, choice)| Some((nearness(words)?, *choice))).collect();
        near.sort_by_key(|(distance, _)| *distance);
        // Where two meanings are equally near, guessing would be a coin toss.
        match near.split_first() {
            Some(((best, choice), rest))
                if rest.iter().all(|(distance, other)| other == choice || distance > best) =>
            {
                Understood::Perhaps(*choice)
            }
            Some(_) | None => Understood::Not,
        }
    }

    /// Everything that can be typed where the caller is, with what it means. The choices of the place come
    /// first, so that they win over words that mean something everywhere.
    fn candidates(&self, place: &Place) -> Vec<(String, Choice)> {
        let language = self.live.settings.language;
        let mut candidates = Vec::new();
        let choices = self.choices_at(place);
        for (_, choice) in &choices {
            candidates
                .extend(self.words_for(*choice, language).into_iter().map(|words| (plain(&words), *choice)));
        }
        for (_, target) in self.hotline.anywhere_keys() {
            let choice = Choice::Target(target);
            candidates
                .extend(self.words_for(choice, language).into_iter().map(|words| (plain(&words), choice)));
        }
        let answers = choices.iter().any(|(_, choice)| *choice == Choice::Yes);
        for (name, choice) in COMMANDS {
            if matches!(choice, Choice::Yes | Choice::No) && !answers {
                continue;
            }
            if let Some(words) = self.hotline.prompts(language).text(name, None) {
                candidates.extend(words.split('|').map(|words| (plain(words), choice)));
            }
        }
        candidates
    }

    /// Words that are certain to mean a choice where the caller is, if there are any.
    pub fn words_meaning(&self, choice: Choice) -> Option<String> {
        let State::Talking(place) = &self.live.state else { return None };
        let candidates = self.candidates(place);
        let means = |words: &str| candidates.iter().find(|(own, _)| own == words).map(|(_, choice)| *choice);
        candidates
            .iter()
            .find(|(words, own)| *own == choice && means(words) == Some(choice))
            .map(|(words, _)| words.clone())
    }

    /// The words that stand for a choice in a language.
    fn words_for(&self, choice: Choice, language: LanguageId) -> Vec<String> {
        let prompts = self.hotline.prompts(language);
        match choice {
            Choice::Target(Target::Step(step)) => {
                let step = self.hotline.step(step);
                let mut words: Vec<String> = ["option", "anywhere"]
                    .iter()
                    .filter_map(|label| prompts.text(&step.name, Some(label)))
                    .collect();
                if let StepKind::Line(_) = step.kind {
                    words.push(step.name.replace('-', " "));
                }
                words
            }
            Choice::Language(language) => {
                let locale = self.hotline.locale(language);
                vec![locale.own_name.to_owned(), locale.english_name.to_owned(), locale.tag.to_owned()]
                    .into_iter()
                    .chain(locale.also_called.iter().map(|name| (*name).to_owned()))
                    .collect()
            }
            Choice::Story(item) => {
                let locale = self.hotline.locale(language);
                self.hotline
                    .news()
                    .story(usize::from(item), locale)
                    .into_iter()
                    .map(|story| story.title.clone())
                    .collect()
            }
            // Their words are among the commands, or they have a key alone.
            Choice::Target(Target::Do(_))
            | Choice::Page(_)
            | Choice::NextParagraph
            | Choice::PreviousParagraph
            | Choice::Yes
            | Choice::No
            | Choice::Person
            | Choice::Help => Vec::new(),
        }
    }
}

/// The common prompt that lists the words for a choice.
pub(super) fn command(choice: Choice) -> Option<&'static str> {
    let choice =
        if choice == Choice::NextParagraph { Choice::Target(Target::Do(Deed::Skip)) } else { choice };
    COMMANDS.into_iter().find(|(_, own)| *own == choice).map(|(name, _)| name)
}

enum Understood {
    Certainly(Choice),
    Perhaps(Choice),
    Not,
}

/// Words without what does not matter: case, width, punctuation, further spaces. A question mark alone stays.
fn plain(text: &str) -> String {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    if text.trim() == "?" {
        return "?".to_owned();
    }
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many slips of the fingers lie between what was typed and what may have been meant; none where it is
/// another word. One slip in four letters is a slip.
fn slips(typed: &str, meant: &str) -> Option<usize> {
    let distance = damerau_levenshtein(typed, meant);
    (distance <= typed.chars().count() / 4).then_some(distance)
}

/// The same where some of the words of an option were typed.
fn slips_in_part(typed: &str, words: &str) -> Option<usize> {
    if is_part(typed, words) {
        return Some(0);
    }
    let nearest = |word: &str| words.split(' ').filter_map(|other| slips(word, other)).min();
    // Short words are like too many others.
    let long_enough = typed.split(' ').all(|word| word.chars().count() >= 4);
    typed.split(' ').map(nearest).sum::<Option<usize>>().filter(|_| long_enough)
}

/// Whether all of `part`'s words are among `whole`'s; in writing without spaces, whether it is in it.
fn is_part(part: &str, whole: &str) -> bool {
    let spaced = part.is_ascii();
    if part.chars().count() < if spaced { 3 } else { 2 } {
        return false;
    }
    if spaced {
        part.split(' ').all(|word| whole.split(' ').any(|other| other == word))
    } else {
        whole.contains(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::locale;

    #[test]
    fn case_width_and_punctuation_do_not_matter_to_what_is_typed() {
        assert_eq!(plain("  Postal   SAVINGS! "), "postal savings");
        assert_eq!(plain("ＥＭＳ，快递"), "ems 快递");
        assert_eq!(plain("？"), "?");
    }

    #[test]
    fn some_of_an_options_words_are_a_part_of_it_and_half_a_word_is_not() {
        assert!(is_part("savings", "postal savings"));
        assert!(!is_part("sav", "postal savings"));
        assert!(is_part("储蓄", "邮政储蓄"));
        assert!(!is_part("储", "邮政储蓄"));
    }

    #[test]
    fn a_slip_in_one_of_an_options_words_is_forgiven_and_another_word_is_not() {
        assert_eq!(slips_in_part("savngs", "postal savings"), Some(1));
        assert_eq!(slips_in_part("lattest newws", "the latest headline news"), Some(2));
        assert_eq!(slips_in_part("stamp", "postman story"), None);
        assert_eq!(slips_in_part("a", "a person"), None);
    }

    #[test]
    fn every_command_has_words_in_every_language() {
        for locale in locale::ALL {
            for (name, _) in COMMANDS {
                assert!(locale.common.contains(&format!("\n{name} = ")), "{name} in {}", locale.tag);
            }
        }
    }
}
