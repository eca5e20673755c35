//! What a hotline can say, as a small value: cheap to pass about, compare and count. `words` makes the
//! utterance of it; nothing is put into words during a call.

use crate::key::Keys;
use crate::script::{LanguageId, StepId, Target};

/// One thing to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Saying {
    /// A sentence that goes before it.
    pub preface: Preface,
    /// What.
    pub what: What,
    /// Whether it is heard for the first time, and if not, why it is heard again.
    pub hearing: Hearing,
    /// In which language.
    pub language: LanguageId,
}

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A menu and its options.
    Menu(StepId),
    /// The words of a menu of languages, when its question is answered already.
    Greeting(StepId),
    /// Where a line leads.
    Line(StepId),
    /// That a line is closed.
    Closed(StepId),
    /// A page of headlines and the keys of their stories.
    Headlines {
        /// The bulletin.
        step: StepId,
        /// The page, from zero.
        page: u16,
    },
    /// That there is no news.
    NoNews(StepId),
    /// A paragraph of a story; the first with its headline.
    Story {
        /// The item, newest first, from zero.
        item: u16,
        /// The paragraph, from zero.
        paragraph: u16,
    },
    /// An announcement.
    Announcement(StepId),
    /// What to type.
    Entry(StepId),
    /// What was typed, for the caller to say whether it is right.
    ReadBack {
        /// The entry.
        step: StepId,
        /// What was typed.
        typed: Keys,
    },
    /// How many digits were typed, where they must not be said.
    HiddenReadBack {
        /// The entry.
        step: StepId,
        /// How many.
        count: u8,
    },
    /// What can be set.
    Settings,
    /// The languages, each in itself.
    Languages,
    /// That the hotline waits, for the first time or again.
    Waiting {
        /// Whether it has said so before.
        again: bool,
    },
    /// How many digits were typed so far, and what can be done with them.
    Paused {
        /// How many.
        count: u8,
    },
    /// Whether the caller meant this.
    Guess(Choice),
}

/// Why something is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hearing {
    /// For the first time.
    First,
    /// Once more, because the caller wants it or comes back to it.
    Again,
    /// Once more, after silence.
    NoInput {
        /// How many times there was silence.
        tries: u8,
    },
    /// Once more, after a wrong key.
    NoMatch {
        /// How many times the key was wrong.
        tries: u8,
        /// What was pressed.
        keys: Keys,
    },
    /// Once more, because typed words were not understood.
    NotUnderstood {
        /// How many times the answer was wrong.
        tries: u8,
    },
    /// Once more, because too few digits were typed.
    TooShort {
        /// How many times the answer was wrong.
        tries: u8,
        /// How many digits there were.
        count: u8,
    },
    /// Once more, because the digits are no such date or number.
    NotValid {
        /// How many times the answer was wrong.
        tries: u8,
    },
}

/// A sentence before what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Preface {
    /// None.
    #[default]
    Nothing,
    /// Speech is slower now.
    Slower,
    /// Speech cannot be slower.
    Slowest,
    /// Speech is faster now.
    Faster,
    /// Speech cannot be faster.
    Fastest,
    /// There is more time to answer now.
    MoreTime,
    /// There cannot be more time.
    MostTime,
    /// The language was changed.
    LanguageSet,
    /// There is nothing further back.
    AtBeginning,
    /// The call goes on where it was.
    GoingOn,
    /// There is nothing to skip.
    NothingToSkip,
    /// What can be done at any time.
    Help,
    /// The story is over.
    StoryEnd,
    /// Silence was met too often.
    GaveUpSilence,
    /// Wrong keys were met too often.
    GaveUpWrong,
    /// The hotline has waited too long.
    WaitedLong,
    /// The call has gone on for too long.
    TooLong,
}

/// Something that an answer can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A step, or what every hotline can do.
    Target(Target),
    /// A language.
    Language(LanguageId),
    /// A story of the bulletin, newest first, from zero.
    Story(u16),
    /// A page of headlines, from zero.
    Page(u16),
    /// The next paragraph.
    NextParagraph,
    /// The paragraph before.
    PreviousParagraph,
    /// Yes: right, connect, go on typing.
    Yes,
    /// No: wrong, go back, begin again.
    No,
    /// A person.
    Person,
    /// What can be done at any time.
    Help,
}
