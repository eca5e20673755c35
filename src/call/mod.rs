//! One call in progress, as a value: events and the time go in, actions come out. It reads no clock, opens no
//! file and plays no sound, so a minute of silence is tested in microseconds and a call can be copied to see
//! what else might have happened.
//!
//! The caller's side keeps to this:
//! 1. It makes a [`Call`] and hands it [`Event::Connected`].
//! 2. It carries out the actions that come back, in order. [`Action::Play`] stops whatever plays before it.
//! 3. It hands in every event with its time, times never going backwards; [`Event::Finished`] when a playback
//!    has ended by itself, [`Event::Deadline`] when [`Call::deadline`] is reached and nothing came before.
//! 4. After [`Action::Transfer`] or [`Action::HangUp`] nothing more comes.

mod action;
mod answer;
mod choices;
mod counting;
mod deeds;
mod ending;
mod entry;
mod essence;
mod event;
mod fact;
mod going_on;
mod saying;
mod settings;
mod silence;
mod speaking;
mod state;
mod travel;
mod trying;
mod typed;
mod words;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;

pub use action::{Action, Actions};
pub use ending::{Ending, Reason};
pub use essence::{Essence, SETTLED, Touched, Ways};
pub use event::{Event, PlayId};
pub use fact::Fact;
pub use saying::{Choice, Hearing, Preface, Saying, What};
pub use settings::{Pace, Patience, Settings};
use state::{Over, Phase, Place, Recent, Spot, State, Way};
pub use trying::Trying;
pub use typed::COMMANDS;
pub use words::{deed_prompt, grouped, line_values, utterance};

use crate::clock::At;
use crate::key::Keys;
use crate::prompt::Utterance;
use crate::script::{Hotline, LanguageId, StepId};

/// One call.
#[derive(Clone)]
pub struct Call {
    hotline: Arc<Hotline>,
    live: Live,
    /// What happened, where somebody asked for it.
    facts: Option<Vec<Fact>>,
    /// What was asked of the call since it was settled; nothing that follows depends on it.
    touched: Touched,
}

/// All that changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Live {
    state: State,
    settings: Settings,
    /// The language question was answered before it was asked.
    language_known: bool,
    way: Way,
    recent: Recent,
    /// What was typed and may be said again, by entry.
    entries: Vec<(StepId, Keys)>,
    hearings: u16,
    next_play: u32,
    connected: Timestamp,
}

impl Call {
    /// A call to this hotline, not connected yet.
    pub fn new(hotline: Arc<Hotline>) -> Self {
        let live = Live {
            state: State::Ringing,
            settings: Settings::default(),
            language_known: false,
            way: Way::default(),
            recent: Recent::Nothing,
            entries: Vec::new(),
            hearings: 0,
            next_play: 0,
            connected: Timestamp::UNIX_EPOCH,
        };
        Self { hotline, live, facts: None, touched: Touched::default() }
    }

    /// The same call with the question for a language answered in the caller's place.
    #[must_use]
    pub fn with_language(mut self, language: LanguageId) -> Self {
        self.live.settings.language = language;
        self.live.language_known = true;
        self
    }

    /// Takes in what happened at a moment, and says what to do.
    pub fn handle(&mut self, at: At, event: Event) -> Actions {
        let mut actions = Actions::default();
        match (&self.live.state, event) {
            (State::Ringing, Event::Connected(now)) => {
                self.live.connected = now;
                let start = self.hotline.start();
                self.enter(at, start, Preface::Nothing, Hearing::First, &mut actions);
            }
            (State::Talking(_), Event::Key(key)) => self.key(at, key, &mut actions),
            (State::Talking(_), Event::Typed(text)) => self.typed(at, &text, &mut actions),
            (State::Talking(place), Event::Finished(id)) => {
                if let Phase::Playing { id: playing, early, .. } = place.phase
                    && playing == id
                {
                    self.finished(at, early, &mut actions);
                }
            }
            (State::Talking(place), Event::Deadline) => {
                if let Phase::Listening { until } = place.phase
                    && at >= until
                {
                    self.silence(at, &mut actions);
                }
            }
            (State::Ringing | State::Talking(_), Event::HungUp) => {
                self.live.state = State::Ended(Ending::HungUp);
            }
            (State::Talking(_), Event::Connected(_))
            | (State::Ringing, Event::Key(_) | Event::Typed(_) | Event::Finished(_) | Event::Deadline)
            | (State::Ended(_), _) => {}
        }
        actions
    }

    /// When [`Event::Deadline`] is due, if nothing happens before.
    pub fn deadline(&self) -> Option<At> {
        match &self.live.state {
            State::Talking(Place { phase: Phase::Listening { until }, .. }) => Some(*until),
            State::Talking(Place { phase: Phase::Playing { .. }, .. }) | State::Ringing | State::Ended(_) => {
                None
            }
        }
    }

    /// The hotline.
    pub fn hotline(&self) -> &Arc<Hotline> {
        &self.hotline
    }

    /// How the call ended, if it has.
    pub fn ending(&self) -> Option<Ending> {
        match self.live.state {
            State::Ended(ending) => Some(ending),
            State::Ringing | State::Talking(_) => None,
        }
    }

    /// The step the caller is at, if the call is in progress.
    pub fn step(&self) -> Option<StepId> {
        match &self.live.state {
            State::Talking(place) => Some(place.spot.step()),
            State::Ringing | State::Ended(_) => None,
        }
    }

    /// The steps that lead back from here, the nearest last.
    pub fn way(&self) -> &[StepId] {
        self.live.way.steps()
    }

    /// What was typed before and may be said again, by entry; what is secret is not among it.
    pub fn entries(&self) -> &[(StepId, Keys)] {
        &self.live.entries
    }

    /// What the caller hears of something that is to be said now.
    pub fn utterance(&self, saying: &Saying) -> Utterance {
        utterance(&self.hotline, saying, &self.live.entries)
    }

    /// What the caller has set.
    pub fn settings(&self) -> Settings {
        self.live.settings
    }

    /// Whether something is being said.
    pub fn is_playing(&self) -> bool {
        matches!(&self.live.state, State::Talking(Place { phase: Phase::Playing { .. }, .. }))
    }

    /// Whether what is typed now must not be shown or kept.
    pub fn is_secret(&self) -> bool {
        match &self.live.state {
            State::Talking(Place { spot: Spot::Entry { typed, .. }, over: Over::Nothing, .. }) => {
                typed.secret
            }
            State::Talking(_) | State::Ringing | State::Ended(_) => false,
        }
    }

    /// Whether the next key goes on with what was pressed before: digits of an entry, or an option of several
    /// keys.
    pub fn is_typing(&self) -> bool {
        match &self.live.state {
            State::Talking(place) => {
                self.collects(place)
                    || matches!(&place.spot, Spot::Menu { partial, .. } if !partial.is_empty())
            }
            State::Ringing | State::Ended(_) => false,
        }
    }

    /// The choices that keys have where the caller is, in the order in which they are told, without those that
    /// keys have everywhere.
    pub fn choices(&self) -> Vec<(Keys, Choice)> {
        match &self.live.state {
            State::Talking(place) => self.choices_at(place),
            State::Ringing | State::Ended(_) => Vec::new(),
        }
    }
}

/// Two calls are equal when they are to the same hotline and nothing that follows could differ.
impl PartialEq for Call {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.hotline, &other.hotline) && self.live == other.live
    }
}

impl Eq for Call {}

impl Hash for Call {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.live.hash(state);
    }
}

impl std::fmt::Debug for Call {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Call({}, {:?})", self.hotline.name(), self.live)
    }
}
