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

mod answer;
mod choices;
mod deeds;
mod entry;
mod essence;
mod fact;
mod saying;
mod settings;
mod silence;
mod state;
mod travel;
mod typed;
mod words;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;

pub use essence::{Essence, SETTLED, Touched, Trying, Ways};
pub use fact::Fact;
pub use saying::{Choice, Hearing, Preface, Saying, What};
pub use settings::{Pace, Patience, Settings};
use state::{Over, Phase, Place, Recent, Spot, State, Tries, Way};
pub use typed::COMMANDS;
pub use words::{deed_prompt, grouped, line_values, utterance};

use crate::clock::At;
use crate::key::{Key, Keys};
use crate::prompt::Utterance;
use crate::script::{Hotline, LanguageId, Listening, StepId};

/// The name of a playback. A report about another one is late, and ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlayId(u32);

/// What happens to a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// It is connected, at this moment of the world's time.
    Connected(Timestamp),
    /// The caller pressed a key.
    Key(Key),
    /// The caller typed words, by real-time text or in a terminal.
    Typed(String),
    /// A playback has ended by itself.
    Finished(PlayId),
    /// The deadline was reached.
    Deadline,
    /// The caller hung up.
    HungUp,
}

/// What the caller's side has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Say this, in place of whatever is being said.
    Play {
        /// Its name, for [`Event::Finished`].
        id: PlayId,
        /// What.
        saying: Saying,
        /// How fast.
        pace: Pace,
    },
    /// Fall silent.
    Stop,
    /// Connect the caller to a line; the call is over.
    Transfer(StepId),
    /// Hang up; the call is over.
    HangUp(Reason),
}

/// Why a hotline hangs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The script says so: the caller has what they wanted, or asked for it.
    Done,
    /// The call has gone on too long, and the script knows no line.
    TooLong,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The caller was connected to a line.
    Transferred(StepId),
    /// The caller hung up.
    HungUp,
    /// The hotline hung up.
    Finished(Reason),
}

/// What the caller's side has to do now, in order.
#[must_use = "the caller's side has to carry out these actions"]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actions {
    first: Option<Action>,
    second: Option<Action>,
}

impl Actions {
    /// The actions in order.
    pub fn iter(&self) -> impl Iterator<Item = Action> {
        [self.first, self.second].into_iter().flatten()
    }

    /// What is played, if anything is.
    pub fn played(&self) -> Option<(PlayId, Saying, Pace)> {
        self.iter().find_map(|action| match action {
            Action::Play { id, saying, pace } => Some((id, saying, pace)),
            Action::Stop | Action::Transfer(_) | Action::HangUp(_) => None,
        })
    }

    /// A playback that is replaced at once is never heard, and silence before words goes without saying. So what
    /// comes after the end of a call is all that can be second.
    fn push(&mut self, action: Action) {
        match self.first {
            Some(Action::Transfer(_) | Action::HangUp(_)) => self.second = Some(action),
            Some(Action::Play { .. } | Action::Stop) | None => self.first = Some(action),
        }
    }
}

impl IntoIterator for Actions {
    type Item = Action;
    type IntoIter = std::iter::Flatten<std::array::IntoIter<Option<Action>, 2>>;

    fn into_iter(self) -> Self::IntoIter {
        [self.first, self.second].into_iter().flatten()
    }
}

/// A call that has come this far through steps and hearings goes to a person: nothing a caller wants takes so
/// many, and a script that leads in circles must not hold anyone.
const MOST_HEARINGS: u16 = 1000;

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

    /// How a step listens; those that say nothing else as the hotline does.
    pub fn listening_at(&self, step: StepId) -> &Listening {
        self.listening(step)
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

    /// Begins to say something and to count its tries.
    fn hear(&mut self, at: At, preface: Preface, hearing: Hearing, actions: &mut Actions) {
        if !self.may_hear_more(at, actions) {
            return;
        }
        let State::Talking(place) = &mut self.live.state else { return };
        if let Spot::Menu { partial, .. } = &mut place.spot {
            *partial = Keys::NONE;
        }
        let State::Talking(place) = &self.live.state else { return };
        let what = Self::what(place);
        let saying = Saying { preface, what, hearing, language: self.live.settings.language };
        let id = PlayId(self.live.next_play);
        self.live.next_play = self.live.next_play.wrapping_add(1);
        self.live.hearings = self.live.hearings.saturating_add(1);
        self.note(Fact::Spoke(saying.language));
        actions.push(Action::Play { id, saying, pace: self.live.settings.pace });
        if let State::Talking(place) = &mut self.live.state {
            place.phase = Phase::Playing { id, since: at, early: Keys::NONE };
        }
    }

    /// What is said where the caller is.
    fn what(place: &Place) -> What {
        match place.over {
            Over::Settings => return What::Settings,
            Over::Languages => return What::Languages,
            Over::Waiting { reminders } => return What::Waiting { again: reminders > 0 },
            Over::Guess(choice) => return What::Guess(choice),
            Over::Paused | Over::Nothing => {}
        }
        match &place.spot {
            Spot::Menu { step, .. } => What::Menu(*step),
            Spot::Greeting { step } => What::Greeting(*step),
            Spot::Line { step } => What::Line(*step),
            Spot::Closed { step } => What::Closed(*step),
            Spot::Headlines { step, page } => What::Headlines { step: *step, page: *page },
            Spot::NoNews { step } => What::NoNews(*step),
            Spot::Story { item, paragraph, .. } => What::Story { item: *item, paragraph: *paragraph },
            Spot::Announcement { step } => What::Announcement(*step),
            Spot::Entry { typed, .. } if place.over == Over::Paused => {
                What::Paused { count: count(typed.keys) }
            }
            Spot::Entry { step, .. } => What::Entry(*step),
            Spot::ReadBack { step, typed } if typed.secret => {
                What::HiddenReadBack { step: *step, count: count(typed.keys) }
            }
            Spot::ReadBack { step, typed } => What::ReadBack { step: *step, typed: typed.keys },
        }
    }

    /// Takes the caller to a spot, with all tries before them.
    fn arrive(&mut self, at: At, spot: Spot, preface: Preface, hearing: Hearing, actions: &mut Actions) {
        let phase = Phase::Listening { until: at };
        self.touched.arrived = true;
        self.live.state = State::Talking(Place { spot, over: Over::Nothing, phase, tries: Tries::default() });
        self.hear(at, preface, hearing, actions);
    }

    /// Ends the call.
    fn end(&mut self, ending: Ending, action: Action, actions: &mut Actions) {
        self.live.state = State::Ended(ending);
        actions.push(action);
    }
}

/// How many keys, as what is said holds it.
fn count(keys: Keys) -> u8 {
    u8::try_from(keys.len()).unwrap_or(u8::MAX)
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
