//! What of a script a call used.

use super::{Answer, Item};
use crate::call::{Choice, Fact};
use crate::script::{Hotline, StepKind};

impl Item {
    /// Names each item that a call used when this happened.
    pub(in crate::caller::scripted) fn each(hotline: &Hotline, fact: Fact, mut tell: impl FnMut(Self)) {
        match fact {
            Fact::Came(step) => tell(Self::Step(step)),
            Fact::Everywhere(key) => tell(Self::Everywhere(key)),
            Fact::Looked { step, open } => {
                tell(Self::Answer(step, if open { Answer::Open } else { Answer::Closed }));
            }
            Fact::Silence { step, last } => {
                tell(if last { Self::LastSilence(step) } else { Self::Silence(step) })
            }
            Fact::Wrong { step, last } => tell(if last { Self::LastWrong(step) } else { Self::Wrong(step) }),
            Fact::Spoke(language) => tell(Self::Language(language)),
            Fact::Chose { step, choice, keys } => match &hotline.step(step).kind {
                StepKind::Menu(_) if !keys.is_empty() => tell(Self::Option(step, keys)),
                // Typed words mean every option that leads there.
                StepKind::Menu(menu) => {
                    let languages = menu.languages.iter().map(|(keys, own)| (*keys, Choice::Language(*own)));
                    let options = menu.options.iter().map(|own| (own.keys, Choice::Target(own.target)));
                    let meant = languages.chain(options).filter(|(_, own)| *own == choice);
                    meant.for_each(|(keys, _)| tell(Self::Option(step, keys)));
                }
                StepKind::Bulletin(bulletin) => match choice {
                    Choice::Story(_) => tell(Self::Answer(step, Answer::Story)),
                    Choice::Page(_) if keys == bulletin.page_keys.0.into() => {
                        tell(Self::Answer(step, Answer::Older));
                    }
                    Choice::Page(_) => tell(Self::Answer(step, Answer::Newer)),
                    Choice::Target(_)
                    | Choice::Language(_)
                    | Choice::NextParagraph
                    | Choice::PreviousParagraph
                    | Choice::Yes
                    | Choice::No
                    | Choice::Person
                    | Choice::Help => {}
                },
                StepKind::Line(_) | StepKind::Entry(_) if choice == Choice::Yes => {
                    tell(Self::Answer(step, Answer::Yes));
                }
                StepKind::Line(_) | StepKind::Entry(_) if choice == Choice::No => {
                    tell(Self::Answer(step, Answer::No));
                }
                StepKind::Line(_) | StepKind::Entry(_) | StepKind::Announcement(_) | StepKind::Hours(_) => {}
            },
        }
    }
}
