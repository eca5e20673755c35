//! Items in words.

use super::{Answer, Item};
use crate::script::{Hotline, StepId, StepKind, Target};

impl Item {
    /// It in words: `` `main`, key 2 to `postal-savings` ``.
    pub fn words(self, hotline: &Hotline) -> String {
        let name = |step: StepId| &*hotline.step(step).name;
        match self {
            Self::Language(language) => format!("the language `{}`", hotline.locale(language).tag),
            Self::Everywhere(key) => {
                let target = hotline.anywhere(key).map(|target| target_words(hotline, target));
                format!("the key {key} everywhere, {}", target.unwrap_or_default())
            }
            Self::Step(step) => format!("`{}`", name(step)),
            Self::Option(step, keys) => {
                let leads = match &hotline.step(step).kind {
                    StepKind::Menu(menu) => {
                        let languages = menu.languages.iter().filter(|(own, _)| *own == keys);
                        let options = menu.options.iter().filter(|option| option.keys == keys);
                        let languages =
                            languages.map(|(_, language)| format!("for `{}`", hotline.locale(*language).tag));
                        languages.chain(options.map(|option| target_words(hotline, option.target))).next()
                    }
                    StepKind::Line(_)
                    | StepKind::Bulletin(_)
                    | StepKind::Announcement(_)
                    | StepKind::Entry(_)
                    | StepKind::Hours(_) => None,
                };
                format!("`{}`, the key {keys}, {}", name(step), leads.unwrap_or_default())
            }
            Self::Answer(step, answer) => format!("`{}`, {}", name(step), answer.words()),
            Self::Silence(step) => format!("`{}`, silence", name(step)),
            Self::LastSilence(step) => format!("`{}`, silence until it leads on", name(step)),
            Self::Wrong(step) => format!("`{}`, a wrong key", name(step)),
            Self::LastWrong(step) => format!("`{}`, wrong keys until they lead on", name(step)),
        }
    }
}

impl Answer {
    const fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Story => "a story",
            Self::Older => "older headlines",
            Self::Newer => "newer headlines",
            Self::Open => "when it is open",
            Self::Closed => "when it is closed",
        }
    }
}

fn target_words(hotline: &Hotline, target: Target) -> String {
    match target {
        Target::Step(step) => format!("to `{}`", hotline.step(step).name),
        Target::Do(deed) => deed.name().to_owned(),
    }
}
