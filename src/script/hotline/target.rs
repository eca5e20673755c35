//! Where a way leads: to a step, or to something that every hotline can do.

use super::StepId;

/// Where a key or a time-out leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// To a step.
    Step(StepId),
    /// To something that every hotline can do.
    Do(Deed),
}

/// What every hotline can do, under the name a script gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// `repeat`: says the same again.
    Repeat,
    /// `settings`: slower, faster, more time, another language.
    Settings,
    /// `wait`: holds on until a key is pressed.
    Wait,
    /// `back`: to where the caller was before.
    Back,
    /// `skip`: past what is being said.
    Skip,
    /// `slower`: slower speech.
    Slower,
    /// `faster`: faster speech.
    Faster,
    /// `more-time`: longer time-outs.
    MoreTime,
    /// `language`: another language.
    Language,
    /// `hang-up`: ends the call.
    HangUp,
}

impl Deed {
    /// Every deed, and the name that a script has for it; no step can be called so.
    pub const ALL: [(&'static str, Self); 10] = [
        ("repeat", Self::Repeat),
        ("settings", Self::Settings),
        ("wait", Self::Wait),
        ("back", Self::Back),
        ("skip", Self::Skip),
        ("slower", Self::Slower),
        ("faster", Self::Faster),
        ("more-time", Self::MoreTime),
        ("language", Self::Language),
        ("hang-up", Self::HangUp),
    ];

    /// The deed that a script calls `name`.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(own, _)| *own == name).map(|(_, deed)| deed)
    }

    /// The name that a script has for it.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, deed)| *deed == self).map_or("", |(name, _)| name)
    }
}

/// The deeds by which a call goes on where no key was pressed. The others answer to a key; a step that led to
/// one of them by itself would do so again and again.
pub(in crate::script) const NEXT: [Deed; 2] = [Deed::Back, Deed::HangUp];
