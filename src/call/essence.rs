//! What of a call decides where it goes from here. Two calls of one essence go on alike, whatever came before,
//! as long as nobody does anything within a moment of what was done last; so whoever goes through all that can
//! happen need look at each essence once.
//!
//! Left out is what only tells how long something takes or how it sounds: pace and patience, the names of
//! playbacks, the count of hearings below its bound, what was typed before. Left out too is the key before: a key
//! that falls into its shadow is dropped, and the call is as if it had not been pressed. Words being said are
//! taken as over where the hotline listens after them: a key cuts into them and does what it does afterwards.
//! Digits are known by their number, and reminders of a waiting hotline as none or the last.
//! `docs/explore.md` tells why each is sound; `tests/explore_properties.rs` tries it.

mod ways;

use jiff::Timestamp;

pub use self::ways::Ways;
use super::silence::MOST_REMINDERS;
use super::state::{Over, Phase, Place, Recent, Spot, State, Tries, Way};
use super::{Actions, Call, Event, PlayId, Settings};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::{Accept, Hotline, LanguageId, StepId, StepKind};

/// When something is done in a settled call: late enough that nothing done before matters.
pub const SETTLED: At = At::from_millis(10_000);

/// What of a call decides where it goes from here.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Essence {
    spot: Spot,
    over: Over,
    tries: Tries,
    language: LanguageId,
    language_known: bool,
    way: u32,
}

/// What of a call was looked at or changed since it was settled, beside what its spot and its settings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// How often the way back was gone; more than once too where it was gone after arriving elsewhere.
    pub back: u8,
    /// Whether silence or something wrong was counted, and the count looked at.
    pub tries: bool,
    /// Whether the caller arrived somewhere, with all tries before them.
    pub arrived: bool,
}

impl Essence {
    /// The step.
    pub fn step(&self) -> StepId {
        self.spot.step()
    }

    /// The language, or the first that leads alike.
    pub fn language(&self) -> LanguageId {
        self.language
    }

    /// The one that stands for all that differ from this only in their tries and in their way back.
    #[must_use]
    pub fn summed(self) -> Self {
        Self { tries: Tries::default(), way: 0, ..self }
    }

    /// What of the step this is, in words: `waiting`, `settings`, or nothing where it is the step itself.
    pub fn over(&self) -> &'static str {
        match self.over {
            Over::Nothing | Over::Guess(_) => "",
            Over::Settings => "settings",
            Over::Languages => "languages",
            Over::Waiting { .. } => "waiting",
            Over::Paused => "paused typing",
        }
    }

    /// How many digits stand typed.
    pub fn typed(&self) -> usize {
        match self.spot {
            Spot::Entry { typed, .. } | Spot::ReadBack { typed, .. } => typed.keys.len(),
            Spot::Menu { partial, .. } => partial.len(),
            Spot::Greeting { .. }
            | Spot::Line { .. }
            | Spot::Closed { .. }
            | Spot::Headlines { .. }
            | Spot::NoNews { .. }
            | Spot::Story { .. }
            | Spot::Announcement { .. } => 0,
        }
    }

    /// The same with other digits typed, as many as there are.
    #[must_use]
    pub fn with_digits(mut self, digits: Keys) -> Self {
        if let Spot::Entry { typed, .. } = &mut self.spot {
            typed.keys = digits.iter().take(typed.keys.len()).collect();
        }
        self
    }

    /// Whether the hotline listens here, once its words are over; elsewhere the call goes on after them.
    fn rests(spot: &Spot, over: Over, hotline: &Hotline) -> bool {
        over != Over::Nothing
            || match spot {
                Spot::Menu { .. } | Spot::Headlines { .. } | Spot::Entry { .. } | Spot::ReadBack { .. } => {
                    true
                }
                Spot::Line { step } => {
                    matches!(&hotline.step(*step).kind, StepKind::Line(line) if line.confirm)
                }
                Spot::Greeting { .. }
                | Spot::Closed { .. }
                | Spot::NoNews { .. }
                | Spot::Story { .. }
                | Spot::Announcement { .. } => false,
            }
    }
}

impl Call {
    /// What decides where this call goes from here. None before it is connected and once it is over, and none
    /// while it asks whether typed words were meant: that leads where the words lead, or back. `before` may have
    /// the same way.
    pub fn essence(&self, ways: &mut Ways, before: Option<&Essence>) -> Option<Essence> {
        let essence = self.essence_by(ways, 0)?;
        Some(Essence { way: ways.number(&self.live.way, before.map(|before| before.way)), ..essence })
    }

    /// The same without the way back and without the tries: all essences that differ in nothing else are one.
    /// Settled, it is on no way and has all tries before it.
    pub fn summed(&self, ways: &mut Ways) -> Option<Essence> {
        let essence = self.essence_by(ways, 0)?;
        // The first way that is known is always the empty one.
        let way = ways.number(&Way::default(), Some(0));
        Some(Essence { way, ..essence.summed() })
    }

    /// Puts a settled call on a way of one step, and at the last try of both kinds if that is asked.
    pub fn vary(&mut self, back: Option<StepId>, last: bool) {
        self.live.way = Way::default();
        if let Some(step) = back {
            self.live.way.leave(step);
        }
        let State::Talking(place) = &self.live.state else { return };
        let listening = self.hotline.listening_at(place.spot.step());
        let last_tries = Tries {
            no_input: listening.max_no_input.saturating_sub(1),
            no_match: listening.max_no_match.saturating_sub(1),
        };
        if let (State::Talking(place), true) = (&mut self.live.state, last) {
            place.tries = last_tries;
        }
    }

    /// Has it that something wrong came so often before, where the caller is.
    pub fn vary_wrong(&mut self, times: u8) {
        if let State::Talking(place) = &mut self.live.state {
            place.tries.no_match = times;
        }
    }

    /// What was looked at since this call was settled.
    pub fn touched(&self) -> Touched {
        self.touched
    }

    /// Whether there was silence or something wrong where the caller is.
    pub fn has_tried(&self) -> bool {
        matches!(&self.live.state, State::Talking(place) if place.tries != Tries::default())
    }

    fn essence_by(&self, ways: &Ways, way: u32) -> Option<Essence> {
        let State::Talking(place) = &self.live.state else { return None };
        let over = match place.over {
            Over::Guess(_) => return None,
            Over::Waiting { reminders: 1.. } => Over::Waiting { reminders: MOST_REMINDERS },
            over @ (Over::Nothing
            | Over::Settings
            | Over::Languages
            | Over::Paused
            | Over::Waiting { reminders: 0 }) => over,
        };
        let mut spot = place.spot;
        if let Spot::Entry { step, typed } | Spot::ReadBack { step, typed } = &mut spot {
            typed.keys = self.plain_digits(*step, typed.keys.len());
        }
        let settings = self.live.settings;
        Some(Essence {
            spot,
            over,
            tries: place.tries,
            language: ways.alike(settings.language),
            language_known: self.live.language_known,
            way,
        })
    }

    /// Makes this call one of this essence, connected at a moment, with nothing done lately. What happens next
    /// is handed in at [`SETTLED`].
    pub fn settle(&mut self, essence: &Essence, ways: &Ways, connected: Timestamp) {
        let Essence { spot, over, tries, language, language_known, way } = *essence;
        let phase = if Essence::rests(&spot, over, &self.hotline) {
            Phase::Listening { until: At::START }
        } else {
            Phase::Playing { id: PlayId(0), since: At::START, early: Keys::NONE }
        };
        self.touched = Touched::default();
        let live = &mut self.live;
        live.state = State::Talking(Place { spot, over, phase, tries });
        live.settings = Settings { language, ..Settings::default() };
        live.language_known = language_known;
        live.way.clone_from(ways.way(way));
        live.recent = Recent::Nothing;
        live.entries.clear();
        live.hearings = 0;
        live.next_play = 1;
        live.connected = connected;
    }

    /// The same call of a caller who has asked for the slowest speech and the most time.
    #[must_use]
    pub fn at_its_slowest(mut self) -> Self {
        while let Some(slower) = self.live.settings.pace.slower() {
            self.live.settings.pace = slower;
        }
        while let Some(more) = self.live.settings.patience.more() {
            self.live.settings.patience = more;
        }
        self
    }

    /// What a silent caller meets next: the end of the words, or of the hotline's patience.
    pub fn silent(&mut self, at: At) -> Actions {
        let event = match &self.live.state {
            State::Talking(Place { phase: Phase::Playing { id, .. }, .. }) => Event::Finished(*id),
            State::Talking(_) | State::Ringing | State::Ended(_) => Event::Deadline,
        };
        self.handle(at, event)
    }

    /// Digits that stand for any of the same number.
    fn plain_digits(&self, step: StepId, count: usize) -> Keys {
        let is_date = self.hotline.step(step).kind.entry().is_some_and(|entry| entry.accept == Accept::Date);
        let first = if is_date { "20260302" } else { "" };
        first.chars().filter_map(Key::from_char).chain(std::iter::repeat(Key::One)).take(count).collect()
    }
}
