//! Everything in a script that calls can use, and which of it a call used.

use std::ops::Range;

use crate::call::{Choice, Fact};
use crate::key::{Key, Keys};
use crate::script::{Accept, Hotline, LanguageId, StepId, StepKind, Target};

/// Something in a script that calls can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A language that the hotline speaks.
    Language(LanguageId),
    /// A key that means the same everywhere.
    Everywhere(Key),
    /// A step that callers come to.
    Step(StepId),
    /// An option of a menu, or a language that it offers.
    Option(StepId, Keys),
    /// Another answer that a step knows.
    Answer(StepId, Answer),
    /// Silence that is forgiven.
    Silence(StepId),
    /// Silence that leads on.
    LastSilence(StepId),
    /// An answer that means nothing, and is forgiven.
    Wrong(StepId),
    /// An answer that means nothing, and leads on.
    LastWrong(StepId),
}

/// An answer of a step that is no menu, by a caller or by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// A story of a bulletin.
    Story,
    /// Older headlines.
    Older,
    /// Newer headlines.
    Newer,
    /// It is open.
    Open,
    /// It is closed.
    Closed,
}

/// What items are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Steps.
    Steps,
    /// What steps offer, and ways that depend on the time.
    Options,
    /// Keys that mean the same everywhere.
    Everywhere,
    /// Silence: time-outs.
    Silence,
    /// Wrong keys and words.
    Wrong,
    /// Languages.
    Languages,
}

impl Kind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::Steps, Self::Options, Self::Everywhere, Self::Silence, Self::Wrong, Self::Languages];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Options => "options",
            Self::Everywhere => "keys everywhere",
            Self::Silence => "silence",
            Self::Wrong => "wrong keys",
            Self::Languages => "languages",
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

impl Item {
    /// Everything in a hotline, in the order of its script.
    pub(super) fn all(hotline: &Hotline) -> Vec<Self> {
        let mut all: Vec<Self> = hotline.language_ids().map(Self::Language).collect();
        all.extend(hotline.anywhere_keys().map(|(key, _)| Self::Everywhere(key)));
        for step in hotline.step_ids() {
            all.push(Self::Step(step));
            answers(hotline, step, &mut all);
        }
        all.sort_by_key(|item| (item.span(hotline).start, *item));
        all
    }

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

    /// What it is counted with.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Language(_) => Kind::Languages,
            Self::Everywhere(_) => Kind::Everywhere,
            Self::Step(_) => Kind::Steps,
            Self::Option(..) | Self::Answer(..) => Kind::Options,
            Self::Silence(_) | Self::LastSilence(_) => Kind::Silence,
            Self::Wrong(_) | Self::LastWrong(_) => Kind::Wrong,
        }
    }

    /// The step it belongs to, if it belongs to one.
    pub const fn step(self) -> Option<StepId> {
        match self {
            Self::Language(_) | Self::Everywhere(_) => None,
            Self::Step(step)
            | Self::Option(step, _)
            | Self::Answer(step, _)
            | Self::Silence(step)
            | Self::LastSilence(step)
            | Self::Wrong(step)
            | Self::LastWrong(step) => Some(step),
        }
    }

    /// Where the script says it.
    pub fn span(self, hotline: &Hotline) -> Range<usize> {
        let own = match self {
            Self::Language(language) => hotline.language_span(language),
            Self::Everywhere(key) => hotline.anywhere_span(key),
            Self::Option(step, keys) => match &hotline.step(step).kind {
                StepKind::Menu(menu) => {
                    let languages = menu.languages.iter().zip(&menu.language_spans);
                    let mut languages = languages.filter(|((own, _), _)| *own == keys);
                    let mut options = menu.options.iter().filter(|option| option.keys == keys);
                    let language = languages.next().map(|(_, span)| span.clone());
                    language.or_else(|| options.next().map(|option| option.span.clone()))
                }
                StepKind::Line(_)
                | StepKind::Bulletin(_)
                | StepKind::Announcement(_)
                | StepKind::Entry(_)
                | StepKind::Hours(_) => None,
            },
            Self::Step(_)
            | Self::Answer(..)
            | Self::Silence(_)
            | Self::LastSilence(_)
            | Self::Wrong(_)
            | Self::LastWrong(_) => None,
        };
        own.or_else(|| self.step().map(|step| hotline.step(step).span.clone())).unwrap_or(0..0)
    }

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

fn target_words(hotline: &Hotline, target: Target) -> String {
    match target {
        Target::Step(step) => format!("to `{}`", hotline.step(step).name),
        Target::Do(deed) => deed.name().to_owned(),
    }
}

/// What can be answered at a step, and what silence and wrong keys do there.
fn answers(hotline: &Hotline, step: StepId, all: &mut Vec<Item>) {
    let mut add = |own: &[Answer]| all.extend(own.iter().map(|answer| Item::Answer(step, *answer)));
    let listening = match &hotline.step(step).kind {
        StepKind::Menu(menu) => {
            all.extend(menu.languages.iter().map(|(keys, _)| Item::Option(step, *keys)));
            all.extend(menu.options.iter().map(|option| Item::Option(step, option.keys)));
            Some(&menu.listening)
        }
        StepKind::Line(line) => {
            if line.hours.is_some() {
                add(&[Answer::Open, Answer::Closed]);
            }
            if line.confirm {
                add(&[Answer::Yes, Answer::No]);
            }
            line.confirm.then_some(&line.listening)
        }
        // A bulletin without news says so and leads back.
        StepKind::Bulletin(_) if hotline.news().is_empty() => None,
        StepKind::Bulletin(bulletin) => {
            add(&[Answer::Story]);
            if hotline.news().len() > bulletin.story_keys.len() {
                add(&[Answer::Older, Answer::Newer]);
            }
            Some(&bulletin.listening)
        }
        StepKind::Announcement(_) => None,
        StepKind::Entry(entry) => {
            if entry.confirm || entry.accept == Accept::YesNo {
                add(&[Answer::Yes, Answer::No]);
            }
            Some(&entry.listening)
        }
        StepKind::Hours(_) => {
            add(&[Answer::Open, Answer::Closed]);
            None
        }
    };
    let Some(listening) = listening else { return };
    // Where once is too often, nothing is forgiven.
    if listening.max_no_input > 1 {
        all.push(Item::Silence(step));
    }
    all.push(Item::LastSilence(step));
    if listening.max_no_match > 1 {
        all.push(Item::Wrong(step));
    }
    all.push(Item::LastWrong(step));
}
