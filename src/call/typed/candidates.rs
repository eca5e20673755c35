//! What can be typed where a caller is, and what each of it means.

use super::alike::plain;
use crate::call::Call;
use crate::call::saying::Choice;
use crate::call::state::{Place, State};
use crate::script::{Deed, LanguageId, StepKind, Target};

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
    /// Everything that can be typed where the caller is, with what it means. The choices of the place come
    /// first, so that they win over words that mean something everywhere.
    pub(super) fn candidates(&self, place: &Place) -> Vec<(String, Choice)> {
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
pub(in crate::call) fn command(choice: Choice) -> Option<&'static str> {
    let choice =
        if choice == Choice::NextParagraph { Choice::Target(Target::Do(Deed::Skip)) } else { choice };
    COMMANDS.into_iter().find(|(_, own)| *own == choice).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::locale;

    #[test]
    fn every_command_has_words_in_every_language() {
        for locale in locale::ALL {
            for (name, _) in COMMANDS {
                assert!(locale.common.contains(&format!("\n{name} = ")), "{name} in {}", locale.tag);
            }
        }
    }
}
